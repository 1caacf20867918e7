"""The evidence part of a case: grid at the left, checklist at the right, intake above; the viewer in its place."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brigade_app.domain.provenance import METHODS
from brigade_app.ui.evidence.checklist import ChecklistPanel
from brigade_app.ui.evidence.grid import EvidenceGrid
from brigade_app.ui.evidence.item_form import ItemForm
from brigade_app.ui.evidence.proposals import ProposalPanel
from brigade_app.ui.evidence.rows import EvidenceCell, LineRow
from brigade_app.ui.evidence.sealing import SealPanel
from brigade_app.ui.evidence.viewer import Viewer
from brigade_app.ui.kit import Banner, Button, Choice, EmptyState, Progress, ProgressRow, Text, em, pick, row

CHECKLIST_EM = 19


class EvidencePart(QWidget):
    """Says what is asked; shows what it is given."""

    files_asked = Signal()
    folder_asked = Signal()
    files_dropped = Signal(list)
    line_asked = Signal(list, object)
    view_asked = Signal(str)
    explanation_asked = Signal(object)
    cancel_asked = Signal()
    seal_asked = Signal()
    lift_asked = Signal()
    compare_asked = Signal(list)
    withdrawal_asked = Signal(str)
    comment_asked = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("evidence_part")
        self.setAcceptDrops(True)
        self.banner = Banner("evidence_banner")
        self._files = Button(self.tr("Add files"), "evidence_files", "plain", "image-plus")
        self._folder = Button(self.tr("Add a folder or phone"), "evidence_folder", "plain", "folder-open")
        self._maker = Choice("intake_maker", self.tr("Taken by"), [(self.tr("not said"), "")])
        ways: list[tuple[str, object]] = [(self.tr("not said"), "")]
        ways += [(pick(zh, en), zh) for zh, en in METHODS.values()]
        self._method = Choice("intake_method", self.tr("How they came"), ways)
        self._thing = Button(self.tr("Register without a file"), "evidence_thing", "plain", "plus")
        self.item_form = ItemForm()
        self._compare = Button(self.tr("Compare two"), "evidence_compare")
        self._seal = Button(self.tr("Seal the evidence"), "evidence_seal", "plain", "lock")
        self._lift = Button(self.tr("Lift the seal"), "evidence_lift", "quiet")
        self._lift.hide()
        self.sealing = SealPanel()
        self._withdraw = Button(self.tr("Withdraw"), "evidence_withdraw", "quiet")
        self._withdraw.hide()
        self._comment = Button(self.tr("Comment on it"), "evidence_comment", "quiet")
        self._comment.hide()
        self._sealed = Text("", "caption", "muted", name="evidence_sealed")
        keys = self.tr(
            "Keys 1–9 put it on a line, 0 takes it off, Space shows it, C compares two, Shift+F8 next missing"
        )
        self._hint = Text(keys, "caption", "muted")
        self.progress = ProgressRow(
            self.tr("Taking in"),
            "intake_progress",
            self.tr("What is filed already stays; the rest can be taken in later."),
        )
        self.progress.hide()
        self.grid = EvidenceGrid()
        self.checklist = ChecklistPanel()
        self.checklist.setFixedWidth(em(CHECKLIST_EM))
        self.viewer = Viewer(now, self.grid.cells)
        self.proposals = ProposalPanel()
        self._nothing = EmptyState(
            self.tr("No evidence yet. Drop photographs here, or add files or the folder of a phone."),
            self.tr("Add files"), "evidence_first", "images",
        )  # fmt: skip
        self._lay_out()
        self._connect()

    def show_evidence(
        self, cells: Sequence[EvidenceCell], lines: Sequence[LineRow], missing: int, may_add: bool
    ) -> None:
        """Show the items and the checklist."""
        self.grid.show_cells(cells)
        self.checklist.show_lines(lines, missing, may_add)
        self._left.setCurrentWidget(self.grid if cells else self._nothing)
        for button in (self._files, self._folder, self._thing):
            button.setEnabled(may_add)

    def show_makers(self, makers: Sequence[tuple[str, str]]) -> None:
        """Offer these as who made what is taken in next; who was chosen stays chosen."""
        chosen = self._maker.value()
        self._maker.clear()
        for words, value in ((self.tr("not said"), ""), *makers):
            self._maker.addItem(words, value)
        self._maker.choose(chosen)

    def said_of_new(self) -> tuple[str | None, str | None]:
        """Return who made what is taken in next and how it came, as far as somebody said so."""
        return str(self._maker.value() or "") or None, str(self._method.value() or "") or None

    def show_seal(self, words: str, may_seal: bool, may_lift: bool) -> None:
        """Say that and when the evidence was sealed; before the decision by hand, and opened again with a reason."""
        self._sealed.say(words)
        self._seal.setVisible(may_seal)
        self._lift.setVisible(may_lift)
        self.sealing.hide()

    def allow_withdrawal(self, allowed: bool) -> None:
        """Let an item be withdrawn, or not."""
        self._withdraw.setVisible(allowed)

    def allow_comments(self, allowed: bool) -> None:
        """Let an item be commented on, or not."""
        self._comment.setVisible(allowed)

    def show_progress(self, progress: Progress) -> None:
        """Show how far an intake is."""
        self.progress.show()
        self.progress.show_progress(progress)

    def end_progress(self) -> None:
        """The intake is over."""
        self.progress.hide()

    def begin_progress(self) -> None:
        """An intake begins."""
        self.progress.begin_again()
        self.progress.show()

    def show_viewer(self, shown: bool) -> None:
        """Show the viewer in place of grid and checklist, or these again."""
        self._tools.setVisible(not shown)
        self._whole.setCurrentWidget(self.viewer if shown else self._both)
        if not shown:
            self.grid.setFocus()

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.grid)
        self._left.addWidget(self._nothing)
        self._both = QWidget()
        sides = QHBoxLayout(self._both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(em(0.6))
        sides.addWidget(self._left, 1)
        sides.addWidget(self.checklist)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._both)
        self._whole.addWidget(self.viewer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.4), 0, 0)
        column.setSpacing(em(0.4))
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(em(0.4))
        deeds = (self._files, self._folder, self._thing, self._compare, self._seal, self._comment, self._withdraw)
        tools.addLayout(row(*deeds, self._sealed, self._lift, None))
        tools.addWidget(self.item_form)
        tools.addWidget(self.sealing)
        said = (Text(self.tr("Files taken in now:"), "caption", "muted"), Text(self.tr("taken by"), "caption", "muted"))
        came = Text(self.tr("how they came"), "caption", "muted")
        tools.addLayout(row(*said, self._maker, came, self._method, None))
        tools.addWidget(self._hint)
        tools.addWidget(self.proposals)
        column.addWidget(self._tools)
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        column.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self._files.clicked.connect(self.files_asked)
        self._folder.clicked.connect(self.folder_asked)
        self._thing.clicked.connect(self.item_form.toggle)
        self._nothing.asked.connect(self.files_asked)
        self.grid.files_dropped.connect(self.files_dropped)
        self._seal.clicked.connect(self.seal_asked)
        self._lift.clicked.connect(self.lift_asked)
        self._compare.clicked.connect(self._ask_compare)
        self._withdraw.clicked.connect(self._ask_withdrawal)
        self._comment.clicked.connect(self._ask_comment)
        self.grid.compare_asked.connect(self._ask_compare)
        self.grid.view_asked.connect(self.view_asked)
        self.grid.line_key_pressed.connect(self._key)
        self.checklist.evidence_dropped.connect(self._drop)
        self.checklist.explanation_asked.connect(self.explanation_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self.viewer.closed.connect(self._close_viewer)
        QShortcut(QKeySequence("Shift+F8"), self).activated.connect(self.checklist.next_missing)

    def _key(self, number: int) -> None:
        chosen = self.grid.chosen()
        line = self.checklist.line_id(number)
        if chosen and (number == 0 or line is not None):
            self.line_asked.emit(chosen, line)

    def _ask_compare(self) -> None:
        chosen = self.grid.chosen()
        if len(chosen) == 2:
            self.compare_asked.emit(chosen)
        else:
            self.banner.say(self.tr("Choose two items first (Ctrl and click)."), "soon")

    def _ask_withdrawal(self) -> None:
        chosen = self.grid.chosen()
        if len(chosen) == 1:
            self.withdrawal_asked.emit(chosen[0])
        else:
            self.banner.say(self.tr("Choose one item first."), "soon")

    def _ask_comment(self) -> None:
        chosen = self.grid.chosen()
        if len(chosen) == 1:
            self.comment_asked.emit(chosen[0])
        else:
            self.banner.say(self.tr("Choose one item first."), "soon")

    def _drop(self, line: str, ids: list[str]) -> None:
        self.line_asked.emit(ids, line)

    def _close_viewer(self) -> None:
        self.show_viewer(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
