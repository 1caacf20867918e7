"""A table over rows that are ready before they are painted: a paged model with an LRU of pages, and its view.

``data()`` is a look-up in the pages that the model holds. It asks for nothing: the *view* says which rows are about to
be seen (`PagedModel.want`), the model says which pages it lacks (``page_wanted``), the presenter fetches them through
its `Background` and hands them back (`PagedModel.put_page`). A row that is not there yet is painted empty.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from brigade_app.ui.kit.line_delegate import LineDelegate
from brigade_app.ui.kit.look import em, theme
from brigade_app.ui.kit.pieces import Tone, named, plain_tip

PAGE_ROWS: Final = 100
PAGES_KEPT: Final = 40
Index = QModelIndex | QPersistentModelIndex


LEAST_EM: Final = 8
"""What a column that takes what is left must have, if it says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in em (``0``: takes what is left), and to which side its text goes.

    In a narrow window it goes down to ``least_em``, and the columns that may yield are hidden, the greatest number
    first (``yields``; 0: never).
    """

    title: str
    width_em: float = 8
    side: Literal["left", "right", "middle"] = "left"
    least_em: float = 0
    yields: int = 0

    @property
    def least(self) -> float:
        """The narrowest that still says something, in em."""
        return self.least_em or self.width_em or LEAST_EM


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line, already worded: its id, a text a column, and the tones of those that have one (by column)."""

    id: str
    cells: tuple[str, ...]
    tones: tuple[tuple[int, Tone], ...] = ()
    tip: str = ""


class PagedModel(QAbstractTableModel):
    """Rows by number, in pages of `PAGE_ROWS`; the least recently wanted page goes first.

    ``keys`` are the row numbers of the store in the order of the list; a presenter slices them to fetch a page.
    ``generation`` grows with each list, so that a page fetched for an older list is dropped.
    """

    page_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.keys = array("q")
        self.generation = 0
        self._pages: OrderedDict[int, tuple[TableRow, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def show_keys(self, keys: "array[int]", first: Sequence[TableRow] = ()) -> None:
        """Begin a list of these row numbers; ``first`` is its first page, the others come when they are wanted."""
        self.beginResetModel()
        self.keys = keys
        self.generation += 1
        self._pages.clear()
        self._asked.clear()
        if first:
            self._pages[0] = tuple(first)
        self.endResetModel()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show a short list whose rows are all here."""
        self.beginResetModel()
        self.keys = array("q", range(len(rows)))
        self.generation += 1
        self._asked.clear()
        self._pages = OrderedDict(
            (start // PAGE_ROWS, tuple(rows[start : start + PAGE_ROWS])) for start in range(0, len(rows), PAGE_ROWS)
        )
        self.endResetModel()

    def page_keys(self, page: int) -> "array[int]":
        """Return the row numbers of a page."""
        return self.keys[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]

    def put_page(self, generation: int, page: int, rows: Sequence[TableRow]) -> None:
        """Take a fetched page; one that belongs to an older list is dropped."""
        if generation != self.generation:
            return
        self._asked.discard(page)
        self._pages[page] = tuple(rows)
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE_ROWS, len(self.keys)) - 1
        if last >= page * PAGE_ROWS:
            self.dataChanged.emit(self.index(page * PAGE_ROWS, 0), self.index(last, len(self.columns) - 1))

    def forget_wanted(self, page: int) -> None:
        """A page could not be fetched: it may be asked for again."""
        self._asked.discard(page)

    def want(self, first: int, last: int) -> None:
        """Say that the rows from ``first`` to ``last`` are about to be seen: lacking pages are asked for once."""
        if not self.keys:
            return
        final = (len(self.keys) - 1) // PAGE_ROWS
        for page in range(max(0, first // PAGE_ROWS), min(final, last // PAGE_ROWS) + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page not in self._asked:
                self._asked.add(page)
                self.page_wanted.emit(page)

    def row_at(self, number: int) -> TableRow | None:
        """Return the row, if its page is here."""
        page = self._pages.get(number // PAGE_ROWS)
        place = number % PAGE_ROWS
        return page[place] if page is not None and place < len(page) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column] if column < len(row.cells) else None
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = next((tone for at, tone in row.tones if at == column), None)
            return None if tone in (None, "plain") else QBrush(QColor(theme()[str(tone)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[column].side)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section].side)
        return None


def _side(side: str) -> Qt.AlignmentFlag:
    flags = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "right": Qt.AlignmentFlag.AlignRight,
        "middle": Qt.AlignmentFlag.AlignHCenter,
    }
    return flags[side] | Qt.AlignmentFlag.AlignVCenter


class Table(QTableView):
    """A list of lines: arrows walk, Enter or a double click opens, and so does one click in ``opening_column``.

    It wants the rows that are about to be seen before they are painted.
    """

    row_opened = Signal(str)
    row_chosen = Signal(str)

    def __init__(
        self, columns: Sequence[Column], name: str, accessible_name: str, *, opening_column: int | None = None
    ) -> None:
        super().__init__()
        self._opening_column = opening_column
        named(self, name, accessible_name)
        self.rows = PagedModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(LineDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        across = self.verticalHeader()
        across.setVisible(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(em(2.2))
        across.setDefaultSectionSize(em(2.4))
        self._set_widths(columns)
        self.verticalScrollBar().valueChanged.connect(self._want_visible)
        self.rows.modelReset.connect(self._want_visible)
        self.doubleClicked.connect(self._open_index)
        self.clicked.connect(self._open_by_click)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def chosen(self) -> str | None:
        """Return the id of the current line."""
        row = self.rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return row.id if row else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if any(column.yields or column.least_em for column in self.rows.columns):
            self._fit_columns(self.viewport().width())
        self._want_visible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _set_widths(self, columns: Sequence[Column]) -> None:
        along = self.horizontalHeader()
        along.setHighlightSections(False)
        along.setMinimumSectionSize(em(3))
        for number, column in enumerate(columns):
            if column.width_em:
                along.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, em(column.width_em))
            else:
                along.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _fit_columns(self, room: int) -> None:
        """Hide what may yield until the others have their least width, and share out what is left over."""
        shown = list(enumerate(self.rows.columns))
        while sum(em(column.least) for _, column in shown) > room:
            place = max(range(len(shown)), key=lambda at: shown[at][1].yields)
            if not shown[place][1].yields:
                break
            del shown[place]
        kept = {number for number, _ in shown}
        for number in range(len(self.rows.columns)):
            self.setColumnHidden(number, number not in kept)
        spare = max(0, room - sum(em(column.least) for _, column in shown))
        wished = sum(em(column.width_em) - em(column.least) for _, column in shown if column.width_em)
        part = 1.0 if wished <= spare else spare / wished
        for number, column in shown:
            if column.width_em:
                least = em(column.least)
                self.setColumnWidth(number, least + int((em(column.width_em) - least) * part))

    def _want_visible(self) -> None:
        first = max(0, self.rowAt(0))
        shown = self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) + 2
        self.rows.want(first - shown, first + 2 * shown)

    def _open_index(self, index: Index) -> None:
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self.row_opened.emit(row.id)

    def _open_by_click(self, index: Index) -> None:
        if index.column() == self._opening_column:
            self._open_index(index)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row_at(current.row()) if current.isValid() else None
        if row is not None:
            self.row_chosen.emit(row.id)
