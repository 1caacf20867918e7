"""Turns the journal's page into questions to the journal, a workbook, and a check of the whole chain."""

from array import array
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from brigade_app.operations import Desk
from brigade_app.operations.auditing import JournalLine, Writer, journal_keys, journal_lines, journal_sheet, writers
from brigade_app.operations.file_out import write_file
from brigade_app.operations.keeping import verify
from brigade_app.operations.roles import may
from brigade_app.store import Findings
from brigade_app.ui.frame import alarm_words, finding_words
from brigade_app.ui.journal.rows import (
    Asked,
    case_of,
    journal_query,
    journal_rows,
    sheet_cells,
    sheet_head,
    writer_choices,
)
from brigade_app.ui.journal.view import JournalView
from brigade_app.ui.kit import PAGE_ROWS
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


@dataclass(frozen=True, slots=True)
class _List:
    """What was asked, the row numbers, and the first page."""

    asked: Asked
    keys: "array[int]"
    first: tuple[JournalLine, ...]


class JournalPresenter(QObject):
    """Feeds `JournalView`."""

    def __init__(self, view: JournalView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        view.refresh_requested.connect(self.refresh)
        view.asked.connect(self._list)
        view.export_asked.connect(self._export)
        view.check_asked.connect(self._check)
        view.line_opened.connect(self._open)
        view.table.rows.page_wanted.connect(self._fetch)
        view.allow_check(may(seat.desk, "verify"))

    def refresh(self) -> None:
        """Read the names and the list anew."""
        self._seat.ask(writers, then=self._take_writers, otherwise=self._view.show_error)

    def _take_writers(self, found: tuple[Writer, ...]) -> None:
        self._view.show_writers(writer_choices(found))
        self._list()

    def _list(self) -> None:
        asked = self._view.present()

        def work(desk: Desk) -> _List:
            keys = journal_keys(desk, journal_query(asked))
            return _List(asked, keys, journal_lines(desk, keys[:PAGE_ROWS]))

        self._seat.ask(work, then=self._show, otherwise=self._view.show_error)

    def _show(self, found: _List) -> None:
        if found.asked == self._view.present():
            self._view.table.rows.show_keys(found.keys, first=journal_rows(found.first))
            self._view.show_count(len(found.keys))

    def _fetch(self, page: int) -> None:
        rows = self._view.table.rows
        keys = rows.page_keys(page)
        self._seat.ask(
            lambda desk: journal_lines(desk, keys),
            then=partial(self._put, rows.generation, page),
            otherwise=partial(self._lost, page),
        )

    def _put(self, generation: int, page: int, lines: tuple[JournalLine, ...]) -> None:
        self._view.table.rows.put_page(generation, page, journal_rows(lines))

    def _lost(self, page: int, error: Exception) -> None:
        self._view.table.rows.forget_wanted(page)
        self._view.show_error(error)

    def _open(self, row: str) -> None:
        case = case_of(row)
        if case and may(self._seat.desk, "read-cases"):
            self._ways.open_case(case, "history")

    def _export(self) -> None:
        suggested = f"{self._view.title.text()}{self._seat.desk.today:%Y%m%d}.xlsx"
        path = self._ways.dialogs.save_as(self._view, self.tr("Write the journal to"), suggested, "Excel (*.xlsx)")
        if path is None:
            return
        target, query, stopped = path.with_suffix(".xlsx"), journal_query(self._view.present()), Event()
        self._seat.leaving.connect(stopped.set)

        def work(desk: Desk) -> Path | None:
            content = journal_sheet(desk, query, sheet_head(), sheet_cells, stopped.is_set)
            return None if content is None else write_file(target, content)

        self._seat.ask_aside(work, then=self._exported, otherwise=self._view.show_error)

    def _exported(self, path: Path | None) -> None:
        if path is not None:
            words = self.tr("The journal is written to {path}. The file is not sealed.").format(path=path.name)
            self._view.banner.say(words, "ok")

    def _check(self) -> None:
        self._view.set_checking(True)
        self._seat.ask_aside(verify, then=self._checked, otherwise=self._not_checked)

    def _checked(self, found: Findings) -> None:
        self._view.set_checking(False)
        if found.is_clean:
            count = found.checked.get("entries", 0)
            words = self.tr("%n entry(ies) checked: numbering, chain, bodies and records agree.", "", count)
            self._view.banner.say(words, "ok")
        else:
            places = [f"{finding_words(one.what)} {one.where}" for one in found.found]
            self._view.banner.say(alarm_words(places, len(places), ()), "late")
        self._list()

    def _not_checked(self, error: Exception) -> None:
        self._view.set_checking(False)
        self._view.show_error(error)
