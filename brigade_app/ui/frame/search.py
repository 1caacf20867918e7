"""The box over everything (Ctrl+K): cases, parties, articles, commands; its results hang under it, arrows walk them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from brigade_app.ui.kit import LineEntry, dress, em, icon

PAUSE_MS = 60
ROWS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One result, in words: what it is, its id, its two texts."""

    kind: Literal["case", "party", "article", "command"]
    id: str
    text: str
    detail: str = ""


_ICONS = {"case": "folder-open", "party": "user", "article": "book-open", "command": "arrow-up-right"}


class SearchBox(LineEntry):
    """Asks while one types, shows what was found, says what was opened."""

    text_asked = Signal(str)
    row_opened = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("search_box", "", "", 0)
        self.setParent(parent)
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search cases, parties, articles, commands   Ctrl+K"))
        self.addAction(icon("search"), LineEntry.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._list = QListWidget(parent.window())
        self._list.setObjectName("search_results")
        self._list.setAccessibleName(self.tr("Search results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self._list, piece="popup")
        self._list.hide()
        self.textEdited.connect(self._wait)
        self._pause.timeout.connect(self._ask)
        self._list.itemClicked.connect(self._open)
        self.installEventFilter(self)

    def show_found(self, rows: Sequence[FoundRow]) -> None:
        """Show what was found for the present text; nothing found is said in one line."""
        self._list.clear()
        if not self.text().strip():
            self._list.hide()
            return
        for found in rows[:ROWS_SHOWN]:
            item = QListWidgetItem(icon(_ICONS[found.kind]), f"{found.text}    {found.detail}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, (found.kind, found.id))
            self._list.addItem(item)
        if not rows:
            item = QListWidgetItem(self.tr("Nothing found for “{text}”").format(text=self.text().strip()))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        else:
            self._list.setCurrentRow(0)
        self._place_list()

    def found_count(self) -> int:
        """How many results hang under the box."""
        return 0 if self._list.isHidden() else self._list.count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self._list.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._list.isHidden():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._list.isHidden():
            self._open(self._list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def _wait(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()

    def _ask(self) -> None:
        self.text_asked.emit(self.text().strip())

    def _open(self, item: QListWidgetItem | None) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if chosen:
            self._list.hide()
            self.clear()
            self.row_opened.emit(*chosen)

    def _place_list(self) -> None:
        holder = self._list.parentWidget()
        if holder is None:
            return
        corner = self.mapTo(holder, QPoint(0, self.height() + em(0.2)))
        height = em(2) * self._list.count() + em(0.6)
        self._list.setGeometry(corner.x(), corner.y(), max(self.width(), em(30)), height)
        self._list.raise_()
        self._list.show()
