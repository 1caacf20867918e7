"""The window itself: first start, door or frame, one at a time; the idle lock; look and language.

A lock drops the desk and the whole frame with every row it shows; the tabs that were open come back for the same
account. A change of look or language builds the frame anew.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from brigade_app.operations import Desk
from brigade_app.operations.opening import leave
from brigade_app.operations.roles import may
from brigade_app.ui.door import DoorPresenter, DoorView, Opens, Recovers, RecoveryPresenter, RecoveryView
from brigade_app.ui.frame import Frame, FramePresenter
from brigade_app.ui.help import TAB, help_title, make_help
from brigade_app.ui.kit import CURRENT, Dialogs, em, language, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.places import commands_of, places_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.settings import Chosen

_AWAKE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
FAULT_SHOWN_MS = 20_000
CasePage = Callable[[Seat, Frame, str], QWidget]


class Shell(QMainWindow):
    """Holds the seat; `app` tells it whether to begin with the first start or with the door."""

    closing = Signal()

    def __init__(
        self,
        seat: Seat,
        memory: Memory,
        folder: Path,
        ways_in: tuple[Opens, Recovers],
        case_page: CasePage,
        dialogs: Dialogs,
    ) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.seat, self.memory, self.folder = seat, memory, folder
        self._opens, self._recovers = ways_in
        self._case_page, self._dialogs = case_page, dialogs
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._frame: Frame | None = None
        self._open_before: tuple[str, str, list[str]] = ("", "", [])
        self._unit = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._lock_when_idle)
        self.setWindowTitle(self.tr("Brigade case program"))
        self.setMinimumSize(em(50), em(31))
        if (kept := memory.geometry) is None or not self.restoreGeometry(kept):
            self.resize(em(96), em(53))
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._new_action)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def frame(self) -> Frame | None:
        """The frame, while somebody is logged in."""
        return self._frame

    def page(self) -> QWidget | None:
        """Return what the window shows: first start, door or frame."""
        return self._stack.currentWidget()

    def show_door(self, words: str = "") -> None:
        """Show the log-in; ``words`` say why it is shut."""
        view = DoorView(self._unit, self.memory.account)
        presenter = DoorPresenter(view, self.folder, self.seat.background, self._opens)
        presenter.opened.connect(self.let_in)
        view.recovery_asked.connect(self._show_recovery)
        self.put(view)
        view.begin(words)

    def _show_recovery(self) -> None:
        view = RecoveryView()
        presenter = RecoveryPresenter(view, self.folder, self.seat.background, self._recovers)
        presenter.opened.connect(self.let_in)
        view.back_asked.connect(self.show_door)
        self.put(view)

    def let_in(self, desk: Desk) -> None:
        """Show the frame to who has logged in."""
        self.seat.sit(desk)
        self.folder = desk.store.folder
        self.memory.account = desk.account.name
        self._unit = desk.unit.name
        self.setWindowTitle(self.tr("{unit} · Brigade case program").format(unit=desk.unit.name))
        place = "board" if may(desk, "read-cases") else "people"
        tabs: list[str] = []
        if self._open_before[0] == desk.account.id:
            _, place, tabs = self._open_before
        self._build_frame(place, tabs)
        failures = desk.session.failures_before
        if failures and self._frame is not None:
            page = self._frame.shown_page()
            banner = getattr(page, "banner", None)
            if banner is not None:
                banner.say(self.tr("%n wrong password(s) since your last log-in.", "", failures), "soon")
        self._wake()

    def lock(self, words: str = "") -> None:
        """Drop desk and frame, and show the door."""
        if not self.seat.is_taken:
            return
        self._remember_pages()
        self._idle.stop()
        self.seat.leave(leave)
        self._drop_frame()
        self.show_door(words or self.tr("Locked. What you were typing is kept, sealed."))

    def say_fault(self, number: str) -> None:
        """Say plainly that something went wrong that should not have; ``number`` finds it in the log."""
        words = self.tr("Something went wrong in the program itself; what was saved is safe. Log entry {number}.")
        self.statusBar().showMessage(words.format(number=number), FAULT_SHOWN_MS)

    def choose(self, chosen: Chosen) -> None:
        """Take a choice of the settings: remember it and show it at once."""
        self.memory.idle_minutes = chosen.idle_minutes
        self._wake()
        look = replace(CURRENT.look, mode=chosen.mode, big=chosen.big)
        if look == CURRENT.look and chosen.language == language():
            return
        self.memory.look, self.memory.language = look, chosen.language
        # The frame goes first, so that nothing is dressed anew only to be dropped; and not while its own signal runs.
        QTimer.singleShot(0, self, self._dress_anew)

    def _dress_anew(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        self._remember_pages()
        taken, frame = self.seat.is_taken, self._frame
        self._drop_frame()
        if frame is not None:
            QCoreApplication.sendPostedEvents(frame, QEvent.Type.DeferredDelete.value)
        speak(self.memory.language)
        wear(application, replace(self.memory.look, shipped_font=CURRENT.look.shipped_font))
        if taken:
            self._build_frame("settings", self._open_before[2])

    def present(self) -> Chosen:
        """Return the choices as they stand."""
        return Chosen(language(), CURRENT.look.mode, CURRENT.look.big, self.memory.idle_minutes)

    def put(self, widget: QWidget) -> None:
        """Show ``widget`` in place of what was shown."""
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None and before is not self._frame:
            self._stack.removeWidget(before)
            before.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AWAKE and self.seat.is_taken:
            self._wake()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.geometry = self.saveGeometry()
        self.memory.flush()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._idle.stop()
        self.closing.emit()
        if self.seat.is_taken:
            self.seat.leave(leave)
        self.seat.stop()
        super().closeEvent(event)

    def _build_frame(self, place: str, tabs: list[str]) -> None:
        places = places_of(self.present, self.choose)
        frame = Frame(self.seat, places, self._case_page, self._dialogs)
        presenter = FramePresenter(frame, self.seat, commands_of(places))
        presenter.command_asked.connect(self._run_command)
        frame.lock_asked.connect(self.lock)
        frame.help_asked.connect(self._show_help)
        self._frame = frame
        self.put(frame)
        for key in tabs:
            if key.startswith("case:"):
                frame.open_case(key.removeprefix("case:"))
        frame.go(place or "board")
        frame.navigation.take_focus()

    def _drop_frame(self) -> None:
        frame, self._frame = self._frame, None
        if frame is not None:
            self._stack.removeWidget(frame)
            frame.deleteLater()

    def _remember_pages(self) -> None:
        if self._frame is not None and self.seat.is_taken:
            self._open_before = (self.seat.desk.account.id, self._frame.place, self._frame.open_tabs())

    def _wake(self) -> None:
        self._idle.start(self.memory.idle_minutes * 60_000)

    def _lock_when_idle(self) -> None:
        self.lock(self.tr("Locked after %n minute(s) without a key or a click.", "", self.memory.idle_minutes))

    def _new_action(self) -> None:
        if self._frame is not None:
            self._frame.go("actions", "new")

    def _show_help(self) -> None:
        if self._frame is not None:
            self._frame.open_tab(TAB, help_title(), make_help)

    def _run_command(self, command: str) -> None:
        if self._frame is None:
            return
        if command.startswith("go:"):
            self._frame.go(command.removeprefix("go:"))
        elif command == "new-action":
            self._new_action()
        elif command == "help":
            self._show_help()
        elif command == "lock":
            self.lock()
