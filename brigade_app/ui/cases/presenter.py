"""Turns what the query bar asks into row numbers, and the pages that come into sight into lines."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from brigade_app.operations import CaseLine, Desk
from brigade_app.operations.case_sheet import COLUMNS, case_sheet
from brigade_app.operations.file_out import write_file
from brigade_app.operations.lists import CaseQuery, MatterName, case_keys, case_lines, matter_names, stage_names
from brigade_app.operations.roles import may
from brigade_app.ui.cases.rows import Asked, case_query, case_row, filed_stages
from brigade_app.ui.cases.view import CaseListView
from brigade_app.ui.kit import PAGE_ROWS, TableRow, pick
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


@dataclass(frozen=True, slots=True)
class _List:
    """A whole list as the store answered: what was asked, the row numbers, the first page's lines."""

    asked: Asked
    keys: "array[int]"
    first: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that lines and the bar need, read once."""

    stages: Mapping[str, tuple[str, str]]
    matters: tuple[MatterName, ...]


class CaseListPresenter(QObject):
    """Feeds a `CaseListView`; ``only_filed`` keeps to cases that were filed (立案)."""

    def __init__(self, view: CaseListView, seat: Seat, ways: Ways, *, only_filed: bool) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways, self._only_filed = view, seat, ways, only_filed
        self._names: _Names | None = None
        view.refresh_requested.connect(self.refresh)
        view.asked.connect(self._list)
        view.case_opened.connect(self._open)
        view.action_asked.connect(self._new_action)
        view.table.rows.page_wanted.connect(self._fetch)
        view.export_asked.connect(self._export)
        if may(seat.desk, "export-case"):
            view.offer_export([(one.id, pick(one.name_zh, one.name_en)) for one in COLUMNS])
        view.show_allowed(log=may(seat.desk, "log-action"))

    def refresh(self) -> None:
        """List again what the bar asks for."""
        if self._names is None:
            self._seat.ask(_read_names, then=self._take_names, otherwise=self._view.show_error)
        else:
            self._list(self._view.present())

    def _take_names(self, names: _Names) -> None:
        self._names = names
        self._view.show_matters([(pick(one.name_zh, one.name_en), one.id) for one in names.matters])
        self._list(self._view.present())

    def _list(self, asked: Asked) -> None:
        query = self._query(asked)

        def work(desk: Desk) -> _List:
            keys = case_keys(desk, query)
            return _List(asked, keys, case_lines(desk, keys[:PAGE_ROWS]))

        self._seat.ask(work, then=self._show, otherwise=self._view.show_error)

    def _query(self, asked: Asked) -> CaseQuery:
        stages = self._names.stages if self._names else {}
        filed = filed_stages(stages) if self._only_filed and asked.which != "withdrawn" else None
        return case_query(asked, self._seat.desk.today, filed or None)

    def _export(self, columns: tuple[str, ...]) -> None:
        suggested = f"{self._view.title.text()}{self._seat.desk.today:%Y%m%d}.xlsx"
        path = self._ways.dialogs.save_as(self._view, self.tr("Write the list to"), suggested, "Excel (*.xlsx)")
        if path is None:
            return
        target, query, stopped = path.with_suffix(".xlsx"), self._query(self._view.present()), Event()
        self._seat.leaving.connect(stopped.set)

        def work(desk: Desk) -> Path | None:
            content = case_sheet(desk, query, columns, stopped.is_set)
            return None if content is None else write_file(target, content)

        self._seat.ask_aside(work, then=self._exported, otherwise=self._view.show_error)

    def _exported(self, path: Path | None) -> None:
        if path is not None:
            self._view.show_exported(self.tr("The list is written to {path}.").format(path=path.name))

    def _show(self, found: _List) -> None:
        if found.asked != self._view.present():
            return
        rows = self._view.table.rows
        rows.show_keys(found.keys, first=self._rows(0, found.first))
        self._view.show_count(len(found.keys))
        if found.keys:
            self._view.table.setCurrentIndex(rows.index(0, 0))

    def _fetch(self, page: int) -> None:
        rows = self._view.table.rows
        keys, generation = rows.page_keys(page), rows.generation
        self._seat.ask(
            lambda desk: case_lines(desk, keys),
            then=partial(self._put, generation, page),
            otherwise=partial(self._fetch_failed, page),
        )

    def _put(self, generation: int, page: int, lines: tuple[CaseLine, ...]) -> None:
        self._view.table.rows.put_page(generation, page, self._rows(page * PAGE_ROWS, lines))

    def _fetch_failed(self, page: int, error: Exception) -> None:
        self._view.table.rows.forget_wanted(page)
        self._view.show_error(error)

    def _rows(self, start: int, lines: Sequence[CaseLine]) -> list[TableRow]:
        today, stages = self._seat.desk.today, self._names.stages if self._names else {}
        return [case_row(line, start + at + 1, today, stages) for at, line in enumerate(lines)]

    def _open(self, case_id: str, part: str) -> None:
        self._ways.open_case(case_id, part)

    def _new_action(self) -> None:
        self._ways.go("actions", "new")


def _read_names(desk: Desk) -> _Names:
    return _Names(stage_names(desk), matter_names(desk))
