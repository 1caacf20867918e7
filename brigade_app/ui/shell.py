"""The window itself: first start, door or frame, one at a time; the idle lock; look and language.

A lock drops the desk and the whole frame with every row it shows; the tabs that were open come back for the same
account. A change of look or language builds the frame anew.

The log-in window must stand before the rest of the program is loaded, so nothing but the door is imported here: what
lies behind it is `Inside`, which `app` hands over as a function and which is called at the log-in.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from brigade_app.ui.door import DoorPresenter, DoorView
from brigade_app.ui.idleness import Idleness
from brigade_app.ui.kit import CURRENT, Language, Look, em, language, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.seat import Seat

if TYPE_CHECKING:
    from brigade_app.operations import Clock, Desk
    from brigade_app.ui.frame import Frame

FAULT_SHOWN_MS = 20_000


class Inside(Protocol):
    """What lies behind the door (`brigade_app.ui.inside`)."""

    def opens(self, folder: Path, account: str, password: str, now: "Clock") -> "Desk":
        """Open the store for who proves to be who they say."""

    def first_place(self, desk: "Desk") -> str:
        """Return where somebody begins who was not here before."""

    def leave(self, desk: "Desk") -> None:
        """Journal the log-out and close the store."""

    def make_recovery(self, shell: "Shell") -> QWidget:
        """Return the way back in with the recovery key."""

    def make_restore(self, shell: "Shell") -> QWidget:
        """Return the page that brings a backup back."""

    def make_frame(self, shell: "Shell") -> "Frame":
        """Return the frame for who has just sat down."""

    def show_help(self, frame: "Frame") -> None:
        """Open the manual in its tab."""


class Shell(QMainWindow):
    """Holds the seat; `app` tells it whether to begin with the first start or with the door."""

    closing = Signal()

    def __init__(self, seat: Seat, memory: Memory, folder: Path, inside: Callable[[], Inside]) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.seat, self.memory, self.folder = seat, memory, folder
        self._inside = inside
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._frame: Frame | None = None
        self._open_before: tuple[str, str, list[str]] = ("", "", [])
        self._unit = ""
        self.beginning: Callable[[], object] | None = None
        self.idleness = Idleness(self)
        self.idleness.passed.connect(self._lock_when_idle)
        self.setWindowTitle(self.tr("Brigade case program"))
        self.setMinimumSize(em(50), em(31))
        if (kept := memory.geometry) is None or not self.restoreGeometry(kept):
            self.resize(em(96), em(53))
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._new_action)

    @property
    def frame(self) -> "Frame | None":
        """The frame, while somebody is logged in."""
        return self._frame

    def page(self) -> QWidget | None:
        """Return what the window shows: first start, door or frame."""
        return self._stack.currentWidget()

    def show_door(self, words: str = "") -> None:
        """Show the log-in; ``words`` say why it is shut."""
        view = DoorView(self._unit, self.memory.account)
        presenter = DoorPresenter(view, self.folder, self.seat.background, self._open)
        presenter.opened.connect(self.let_in)
        view.recovery_asked.connect(self._show_recovery)
        view.restore_asked.connect(self.show_restore)
        self.put(view)
        view.begin(words)

    def load_inside(self) -> None:
        """Load what lies behind the door while somebody types; a log-in waits its turn behind it."""
        self.seat.background.run(self._inside, then=_nothing, otherwise=_raise)

    def _open(self, folder: Path, account: str, password: str) -> "Desk":
        """Open the store; called off the GUI thread, behind the loading of what lies inside."""
        return self._inside().opens(folder, account, password, self.seat.now)

    def _show_recovery(self) -> None:
        self.put(self._inside().make_recovery(self))

    def show_restore(self) -> None:
        """Show the page that brings a backup back."""
        self.put(self._inside().make_restore(self))

    def show_outside(self) -> None:
        """Show the door again, or the first start, whichever stood here before."""
        if self.beginning is not None:
            self.beginning()
        else:
            self.show_door()

    def open_restored(self, folder: Path) -> None:
        """Stand before the door of a store that was restored."""
        self.folder, self.beginning = folder, None
        self.show_door(self.tr("Restored. Log in with the password of the day of the backup."))

    def let_in(self, desk: "Desk") -> None:
        """Show the frame to who has logged in."""
        self.seat.sit(desk)
        self.beginning = None
        self.folder = desk.store.folder
        self.memory.account = desk.account.name
        self._unit = desk.unit.name
        self.setWindowTitle(self.tr("{unit} · Brigade case program").format(unit=desk.unit.name))
        place = self._inside().first_place(desk)
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
        self.idleness.watch(self.memory.idle_minutes)

    def lock(self, words: str = "") -> None:
        """Drop desk and frame, and show the door."""
        if not self.seat.is_taken:
            return
        self._remember_pages()
        self.idleness.stop()
        self.seat.leave(self._inside().leave)
        self._drop_frame()
        self.show_door(words or self.tr("Locked. What you were typing is kept, sealed."))

    def say_fault(self, number: str) -> None:
        """Say plainly that something went wrong that should not have; ``number`` finds it in the log."""
        words = self.tr("Something went wrong in the program itself; what was saved is safe. Log entry {number}.")
        self.statusBar().showMessage(words.format(number=number), FAULT_SHOWN_MS)

    def choose(self, spoken: Language, look: Look, idle_minutes: int) -> None:
        """Take a choice of the settings: remember it and show it at once."""
        self.memory.idle_minutes = idle_minutes
        self.idleness.watch(idle_minutes)
        if look == CURRENT.look and spoken == language():
            return
        self.memory.look, self.memory.language = look, spoken
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

    def put(self, widget: QWidget) -> None:
        """Show ``widget`` in place of what was shown."""
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None and before is not self._frame:
            self._stack.removeWidget(before)
            before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.geometry = self.saveGeometry()
        self.memory.flush()
        self.idleness.stop()
        self.closing.emit()
        if self.seat.is_taken:
            self.seat.leave(self._inside().leave)
        self.seat.stop()
        super().closeEvent(event)

    def _build_frame(self, place: str, tabs: list[str]) -> None:
        frame = self._inside().make_frame(self)
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

    def _lock_when_idle(self) -> None:
        self.lock(self.tr("Locked after %n minute(s) without a key or a click.", "", self.memory.idle_minutes))

    def _new_action(self) -> None:
        if self._frame is not None:
            self._frame.go("actions", "new")

    def show_help(self) -> None:
        """Open the manual."""
        if self._frame is not None:
            self._inside().show_help(self._frame)

    def run_command(self, command: str) -> None:
        """Do what was chosen in the search box."""
        if self._frame is None:
            return
        if command.startswith("go:"):
            self._frame.go(command.removeprefix("go:"))
        elif command == "new-action":
            self._new_action()
        elif command == "help":
            self.show_help()
        elif command == "lock":
            self.lock()


def _nothing(_inside: Inside) -> None:
    """It is loaded; the log-in asks for it."""


def _raise(error: Exception) -> None:
    raise error
