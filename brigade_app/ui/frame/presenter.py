"""Turns the frame's requests into questions: what the search box finds, how the store stands."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from brigade_app.errors import BrigadeError
from brigade_app.operations import Desk, Hit, Standing
from brigade_app.operations.clock import confirm_date
from brigade_app.operations.law import is_assessed, reassess_all
from brigade_app.operations.questions import find, standing
from brigade_app.operations.roles import may
from brigade_app.operations.rulebook import texts_of
from brigade_app.ui.frame.frame import Frame
from brigade_app.ui.frame.search import FoundRow
from brigade_app.ui.frame.wording import person_words, status_row
from brigade_app.ui.kit import Explanation
from brigade_app.ui.seat import Seat

REFRESH_MS = 60_000


class FramePresenter(QObject):
    """Keeps head, search results and status line of a `Frame` true."""

    command_asked = Signal(str)

    def __init__(self, frame: Frame, seat: Seat, commands: tuple[FoundRow, ...]) -> None:
        super().__init__(frame)
        self._frame, self._seat, self._commands = frame, seat, commands
        self._found: dict[str, FoundRow] = {}
        self._texts: dict[str, str] = {}
        frame.search.text_asked.connect(self._search)
        frame.search.row_opened.connect(self._open)
        seat.saved.connect(self._note_saved)
        frame.place_shown.connect(self._refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()
        frame.explain_panel.texts_wanted.connect(self._find_texts)
        frame.status.date_confirmed.connect(self._confirm_date)
        frame.show_person(person_words(seat.desk.account))
        self._assess_the_day()

    def _assess_the_day(self) -> None:
        """Compute the summaries of a new day or pack beside the work; the first screen is there before it is done."""
        if may(self._seat.desk, "reassess"):
            self._seat.ask_aside(_assess_if_due, then=self._show_assessed, otherwise=self._leave_status)

    def _show_assessed(self, changed: bool) -> None:
        if changed:
            self._frame.refresh_shown()

    def _confirm_date(self) -> None:
        self._seat.do(confirm_date, then=self._refresh_after, otherwise=self._leave_status)

    def _refresh_after(self, _nothing: None) -> None:
        self._refresh()

    def _refresh(self) -> None:
        if self._seat.is_taken:
            self._seat.ask(standing, then=self._show_standing, otherwise=self._leave_status)

    def _show_standing(self, found: Standing) -> None:
        status = status_row(found, self._seat.desk.today)
        if self._seat.desk.unit.seat == "county":
            status = replace(status, received="", received_light=None)
        self._frame.status.show_status(status)

    def _leave_status(self, error: Exception) -> None:
        if not isinstance(error, BrigadeError):
            raise error

    def _note_saved(self, at: object) -> None:
        self._refresh()

    def _find_texts(self, cited: tuple[str, ...]) -> None:
        """Look the articles' words up once; the first time the installed statutes are read, off this thread."""
        self._frame.explain_panel.show_texts({one: self._texts[one] for one in cited if one in self._texts})
        missing = [one for one in cited if one not in self._texts]
        if missing:
            self._seat.ask(lambda desk: texts_of(desk, missing), then=self._show_texts, otherwise=self._leave_status)

    def _show_texts(self, texts: dict[str, str]) -> None:
        self._texts |= texts
        self._frame.explain_panel.show_texts(texts)

    def _search(self, text: str) -> None:
        if not text:
            return
        self._seat.ask(lambda desk: (text, find(desk, text)), then=self._show_found, otherwise=self._leave_status)

    def _show_found(self, found: tuple[str, tuple[Hit, ...]]) -> None:
        text, hits = found
        if text != self._frame.search.text().strip():
            return
        commands = [row for row in self._commands if text.casefold() in f"{row.text} {row.detail}".casefold()]
        rows = [FoundRow(hit.kind, hit.id, hit.text, hit.detail or "") for hit in hits if hit.kind != "command"]
        self._found = {row.id: row for row in rows}
        self._frame.search.show_found([*commands, *rows])

    def _open(self, kind: str, found_id: str) -> None:
        if kind in ("case", "party"):
            self._frame.open_case(found_id)
        elif kind == "command":
            self.command_asked.emit(found_id)
        elif (found := self._found.get(found_id)) is not None:
            self._frame.explain(Explanation(found.text, articles=(found.detail,) if found.detail else ()))


def _assess_if_due(desk: Desk) -> bool:
    return not is_assessed(desk) and bool(reassess_all(desk).changed)
