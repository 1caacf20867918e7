"""Joins the sections of the papers part to their presenters, and tells each of a fresh answer."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.documents import form, form_ids, warm_up
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.operations import CaseView
from brigade_app.operations.paper_titles import paper_title
from brigade_app.operations.papers import MadeDocument
from brigade_app.ui.papers.binding import BindPresenter
from brigade_app.ui.papers.checking import CheckPresenter
from brigade_app.ui.papers.making import MakePresenter
from brigade_app.ui.papers.output import Outlet, OutputPresenter
from brigade_app.ui.papers.rows import SCENE_FORMS, USUAL_PACK, document_row, form_rows
from brigade_app.ui.papers.view import PapersPart
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class PapersPresenter(QObject):
    """One for each case page. ``place_asked`` names the part of the case page where something is filled in."""

    changed = Signal()
    counted = Signal(int)
    place_asked = Signal(str)

    def __init__(self, part: PapersPart, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(part)
        self._part, self._seat = part, seat
        self._is_looked_at = False
        outlet = Outlet(part.banner, seat, ways, case_id, part.printing)
        self._making = MakePresenter(part.make, part.banner, seat, ways, case_id)
        self._output = OutputPresenter(part.made, part.pack, outlet)
        self._checking = CheckPresenter(part, outlet, self._making.typed)
        self._binding = BindPresenter(part.volume, outlet)
        part.pack.show_forms([form_rows()[kind] for kind in SCENE_FORMS], USUAL_PACK)
        self._making.made.connect(self._made)
        part.make.place_asked.connect(self.place_asked)
        self._output.changed.connect(self.changed)
        self._binding.bound.connect(self._bound)
        self._binding.paper_wanted.connect(self._write_for)
        part.pack.numbers_asked.connect(partial(ways.go, "numbers", "blank"))

    def warm(self) -> None:
        """Read the fonts aside, so that the first document is as quick as the next."""
        self._seat.ask_aside(lambda _desk: warm_up(), then=_nothing, otherwise=self._part.banner.show_error)

    def look(self, part: str) -> None:
        """The parts of the case page change: at the first look at the documents a form is chosen and shown."""
        if part == "papers" and not self._is_looked_at:
            self._is_looked_at = True
            self._making.begin()

    def show(self, page: object) -> None:
        """Show the documents of a fresh answer."""
        shown = cast(CaseView, page)
        owned = shown.header.owned
        words = {one.id: self._title(one) for one in shown.documents}
        copies = {one.id: form(one.kind).copies for one in shown.documents if one.kind in form_ids()}
        rows = [document_row(one, words[one.id]) for one in reversed(shown.documents)]
        self._making.show(shown)
        self._binding.show(shown)
        self._output.know(words, copies)
        self._part.made.show_made(rows, owned)
        self._part.check.allow(bool(rows))
        self._part.pack.allow(owned)
        self._part.name_section("made", self.tr("Made {n}").format(n=len(rows)))
        self.counted.emit(len(rows))
        if self._is_looked_at:
            self._making.begin()

    def _title(self, document: IssuedDocument) -> str:
        volume = document.kind not in form_ids()
        return self.tr("volume") if volume else paper_title(document.kind, document.fields)

    def _made(self, made: object) -> None:
        done = cast(MadeDocument, made)
        title = paper_title(done.document.kind, done.document.fields)
        self.changed.emit()
        self._part.show_section("made")
        self._part.made.choose(done.document.id)
        self._checking.show_found(done.findings)
        words = self.tr("{number} is made: %n page(s).", "", done.document.pages or 0)
        words = words.format(number=done.document.number or title)
        if done.findings:
            found = self.tr("The check found %n thing(s); see the check of documents.", "", len(done.findings))
            words = f"{words} {found}"
        self._part.banner.say(words, "soon" if done.findings else "ok")

    def _bound(self) -> None:
        self.changed.emit()

    def write(self, kind: str) -> None:
        """Choose a paper that another part asks for."""
        self._is_looked_at = True
        self._part.show_section("make")
        self._making.choose_form(kind)
        self.place_asked.emit("papers")

    def go_to(self, document: str) -> None:
        """Choose a document that was made, where it is one."""
        if self._part.made.choose(document):
            self._part.show_section("made")

    def _write_for(self, kind: str, dispute: str) -> None:
        self._part.show_section("make")
        self._making.write_for(kind, dispute)


def _nothing(_: object) -> None:
    """Nobody waits for warm fonts."""
