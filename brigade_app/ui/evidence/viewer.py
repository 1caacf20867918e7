"""The viewer of one item, or of two side by side: the picture large, what is said, required and claimed beside it.

The picture is drawn by the media child from the sealed original and comes as a JPEG; nothing is written to the disk.
Only a film or sound that is opened with the system's player is copied out, into a folder that is emptied at the lock.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brigade_app.domain.writing import play_time
from brigade_app.ui.evidence.filmstrip import Filmstrip
from brigade_app.ui.evidence.grid import EvidenceModel
from brigade_app.ui.evidence.picture import ZOOM, Pair
from brigade_app.ui.evidence.rows import KEYS
from brigade_app.ui.evidence.sides import Sides
from brigade_app.ui.kit import Button, Text, named, row

DETAIL_EM = 25


class Viewer(QWidget):
    """Picture and sides, with the way to the item before and after, the pages of a paper and the stills of a film."""

    closed = Signal()
    step_asked = Signal(int)
    item_asked = Signal(str)
    page_asked = Signal(int)
    player_asked = Signal()
    original_asked = Signal()
    line_key_pressed = Signal(int)

    def __init__(self, now: Callable[[], datetime], cells: EvidenceModel) -> None:
        super().__init__()
        self.setObjectName("viewer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pair, self.sides, self.strip = Pair(), Sides(now, DETAIL_EM), Filmstrip(cells)
        self.describe = self.sides.describe
        self._page, self._pages, self._no_picture = 0, 1, ""
        self._is_film = False
        self._still_ms: int | None = None
        self._name = Text("", "strong", wrap=True, name="viewer_name")
        self._late = Text("", "body", "late", wrap=True, name="viewer_late")
        self._note = Text("", tone="muted", wrap=True, name="viewer_note")
        self._back = Button(self.tr("Back to the grid  Esc"), "viewer_back", "plain", "chevron-left")
        self._player = Button(self.tr("Open with the system's program"), "viewer_player", "plain", "arrow-up-right")
        self._original = Button(self.tr("Save the original"), "viewer_original", "plain", "download")
        self._page_before = Button(self.tr("Page before"), "viewer_page_before")
        self._page_words = Text("", name="viewer_page")
        self._page_after = Button(self.tr("Next page"), "viewer_page_after")
        self._smaller = Button(self.tr("Smaller"), "viewer_smaller")
        self._larger = Button(self.tr("Larger"), "viewer_larger")
        self._turn = Button(self.tr("Turn"), "viewer_turn")
        self._before = Button(self.tr("Before"), "viewer_before")
        self._after = Button(self.tr("Next"), "viewer_after")
        self._lay_out()
        self._connect()

    def show_item(
        self, evidence_id: str, name: str, late: str, *, plays: bool, present: bool = True, has_file: bool = True
    ) -> None:
        """Show what an item is called; its picture comes when it is drawn.

        ``plays``: the system may play it; ``present``: its file is here, so that it can be saved; ``has_file``: it has
        one at all.
        """
        no_file = self.tr("This item has no file. Photographs of it are items of their own.")
        no_picture = self.tr("There is no picture of this file here. It is filed as it came.")
        self._no_picture = no_picture if has_file else no_file
        self.pair.compare(False)
        self.sides.show()
        self._name.setText(name)
        self._late.say(late)
        self._note.say(self.tr("The picture is being drawn …"))
        self._player.setVisible(plays)
        self._original.setVisible(present)
        self._page, self._pages = 0, 1
        self._is_film, self._still_ms = False, None
        self._page_words.setMinimumWidth(0)
        self._show_page()
        self.pair.first.show_picture(QPixmap())
        self.strip.show_item(evidence_id)
        self.setFocus()

    def show_two(self, first: str, second: str) -> None:
        """Show two items side by side, without what is said of them."""
        self.sides.hide()
        self._name.setText(self.tr("Left: {first}    Right: {second}").format(first=first, second=second))
        self.pair.compare(True)

    def show_picture(self, picture: QPixmap | None, pages: int = 1, still_ms: int | None = None) -> None:
        """Show the picture; ``None``: there is none that can be shown here. A still of a film has its time."""
        if picture is not None or self._page == 0:
            self._pages, self._is_film = max(1, pages), still_ms is not None
        self._still_ms = still_ms
        self._show_page()
        self.pair.first.show_picture(picture or QPixmap())
        if picture is not None:
            self._note.say("")
        elif self._page:
            self._note.say(self.tr("This one cannot be drawn; the others may be."))
        else:
            self._note.say(self._no_picture)

    def show_second(self, picture: QPixmap | None) -> None:
        """Show the picture at the right."""
        if picture is not None and self.pair.compares:
            self.pair.second.show_picture(picture)
            self.pair.fit()

    def _show_page(self) -> None:
        for one in (self._page_before, self._page_words, self._page_after):
            one.setVisible(self._pages > 1)
        self._page_before.setEnabled(self._page > 0)
        self._page_after.setEnabled(self._page + 1 < self._pages)
        before, after = self.tr("Page before"), self.tr("Next page")
        words = f"{self._page + 1} / {self._pages}"
        if self._is_film:
            before, after = self.tr("Still before"), self.tr("Next still")
            time = play_time(self._still_ms) if self._still_ms is not None else "…"
            words = self.tr("Still {number} / {count} · {time}").format(
                number=self._page + 1, count=self._pages, time=time
            )
        self._page_words.setText(words)
        self._page_words.setMinimumWidth(max(self._page_words.minimumWidth(), self._page_words.sizeHint().width()))
        for button, name in ((self._page_before, before), (self._page_after, after)):
            button.setText(name)
            button.setAccessibleName(name)

    def _lay_out(self) -> None:
        seen = QVBoxLayout()
        seen.addLayout(row(self._name, self._page_before, self._page_words, self._page_after))
        seen.addWidget(self._late)
        seen.addWidget(self._note)
        seen.addWidget(self.pair, 1)
        seen.addWidget(self.strip)
        both = QHBoxLayout()
        both.addLayout(seen, 1)
        both.addWidget(self.sides)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(
            self._back, self._player, self._original, None, self._smaller, self._larger, self._turn, self._before,
            self._after,
        ))  # fmt: skip
        whole.addLayout(both, 1)
        named(self.strip, "viewer_strip")

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._player.clicked.connect(self.player_asked)
        self._original.clicked.connect(self.original_asked)
        self._before.clicked.connect(self._go_before)
        self._after.clicked.connect(self._go_after)
        self._page_before.clicked.connect(self._turn_back)
        self._page_after.clicked.connect(self._turn_over)
        self._larger.clicked.connect(self._zoom_in)
        self._smaller.clicked.connect(self._zoom_out)
        self._turn.clicked.connect(self.pair.turn)
        self.strip.chosen.connect(self.item_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Escape: self.closed.emit, Qt.Key.Key_Space: self.closed.emit, Qt.Key.Key_Left: self._go_before,
            Qt.Key.Key_Right: self._go_after, Qt.Key.Key_Plus: self._zoom_in, Qt.Key.Key_Minus: self._zoom_out,
            Qt.Key.Key_R: self.pair.turn, Qt.Key.Key_F: self.pair.fit, Qt.Key.Key_PageUp: self._turn_back,
            Qt.Key.Key_PageDown: self._turn_over,
        }  # fmt: skip
        deed = keys.get(Qt.Key(event.key()))
        if event.text() and event.text() in KEYS + "0":
            self.line_key_pressed.emit(int(event.text()))
        elif deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _turn_back(self) -> None:
        self._go_to_page(self._page - 1)

    def _turn_over(self) -> None:
        self._go_to_page(self._page + 1)

    def _go_to_page(self, page: int) -> None:
        if 0 <= page < self._pages:
            self._page, self._still_ms = page, None
            self._show_page()
            self.page_asked.emit(page)

    def _go_before(self) -> None:
        self.step_asked.emit(-1)

    def _go_after(self) -> None:
        self.step_asked.emit(1)

    def _zoom_in(self) -> None:
        self.pair.zoom(ZOOM)

    def _zoom_out(self) -> None:
        self.pair.zoom(1 / ZOOM)
