"""Carries out what the first section asks: choosing by step, a draft with its blanks, the document, its Word draft."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from brigade_app.documents import pages_as_png
from brigade_app.domain.records import Json
from brigade_app.operations import CaseView, Desk
from brigade_app.operations.file_out import write_file
from brigade_app.operations.papers import MadeDocument, make_document, preview_document
from brigade_app.operations.word_twins import draft_twin
from brigade_app.ui.kit import Banner
from brigade_app.ui.papers.choosing import form_choices, step_choices
from brigade_app.ui.papers.make_section import MakeSection
from brigade_app.ui.papers.rows import EntryRow, LackRow, form_rows, needs_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

SCREEN_DPI = 144


@dataclass(frozen=True, slots=True)
class _Draft:
    """Pages of a draft, what is to be typed for it and what it still lacks."""

    kind: str
    pages: tuple[bytes, ...]
    entries: tuple[EntryRow, ...]
    lacks: tuple[LackRow, ...]


class MakePresenter(QObject):
    """One for each case page. ``made`` carries the document that was made."""

    made = Signal(object)

    def __init__(self, section: MakeSection, banner: Banner, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(section)
        self._section, self._banner, self._seat, self._ways, self._case_id = section, banner, seat, ways, case_id
        self._page: CaseView | None = None
        self._kind = self._seen = ""
        self._dispute = ""
        section.step_chosen.connect(self._choose_step)
        section.form_chosen.connect(self.choose_form)
        section.preview_asked.connect(self.preview)
        section.make_asked.connect(self._make)
        section.word_asked.connect(self._word)

    def show(self, page: CaseView) -> None:
        """Take a fresh answer."""
        self._page = page
        self._section.show_steps(step_choices(page.timeline))
        self._section.allow(page.header.owned)

    def begin(self) -> None:
        """Choose a form for the first look: one that a next step needs, else one of the newest step."""
        page = self._page
        if page is None or self._kind:
            return
        steps = page.assessment.next_steps if page.assessment else ()
        wanted = [paper for step in steps if step.allowed for paper in step.documents]
        timeline = {row.action.kind for row in page.timeline}
        fitting = [one for one in wanted if one in form_rows() and timeline & set(form_rows()[one].actions)]
        if fitting:
            self.choose_form(fitting[0])
            return
        self._choose_step(str(self._section.step.value() or ""))

    def write_for(self, kind: str, dispute: str) -> None:
        """Choose a paper of a dispute."""
        self._dispute = dispute
        self.choose_form(kind)

    def choose_form(self, kind: str) -> None:
        """Choose a form: it stays with the chosen step if it papers it, else with the newest step that it papers."""
        chosen = form_rows().get(kind)
        if chosen is None or self._page is None:
            return
        steps = {row.action.id: row.action.kind for row in self._page.timeline}
        at = str(self._section.step.value() or "")
        if steps.get(at) not in chosen.actions:
            at = next((key for key, of in reversed(steps.items()) if of in chosen.actions), "")
            self._section.step.choose(at)
        self._section.show_forms(form_choices(self._page, at))
        self._section.form.choose(kind)
        self._begin_form(kind)

    def _choose_step(self, step: str) -> None:
        if self._page is None:
            return
        self._section.show_forms(form_choices(self._page, step))
        chosen = str(self._section.form.value() or "")
        self._begin_form(chosen)

    def _begin_form(self, kind: str) -> None:
        if kind != self._kind:
            self._section.keep_typed(self._kind)
            self._section.show_needs((), ())
            self._kind = kind
        self.preview()

    def _asked(self) -> tuple[str, str | None, dict[str, Json]]:
        step = str(self._section.step.value() or "") or None
        entries: dict[str, Json] = dict(self._section.typed())
        if self._dispute and self._kind.startswith("D"):
            entries["dispute"] = self._dispute
        return self._kind, step, entries

    def preview(self) -> None:
        """Show the draft."""
        kind, step, entries = self._asked()
        if not kind or self._page is None or not self._page.header.owned:
            return

        def work(desk: Desk) -> _Draft:
            composition, pdf = preview_document(desk, self._case_id, kind, action=step, entries=entries)
            known, lacks = needs_of(kind, composition.missing, composition.values)
            return _Draft(kind, pictures(pdf, SCREEN_DPI), known, lacks)

        self._banner.clear()
        self._seat.ask_aside(work, then=self._show_draft, otherwise=self._banner.show_error)

    def _show_draft(self, draft: _Draft) -> None:
        if draft.kind != self._kind:
            return
        self._section.pages.show_pages(draft.pages, stay=draft.kind == self._seen)
        self._seen = draft.kind
        self._section.show_needs(draft.entries, draft.lacks)
        self._section.bring_back(draft.kind)

    def _make(self) -> None:
        kind, step, entries = self._asked()
        self._banner.clear()
        self._section.set_busy(True)
        self._seat.do(
            lambda desk: make_document(desk, self._case_id, kind, action=step, entries=entries),
            then=self._made,
            otherwise=self._not_made,
        )

    def _made(self, made: MadeDocument) -> None:
        self._section.set_busy(False)
        self.made.emit(made)

    def _not_made(self, error: Exception) -> None:
        self._section.set_busy(False)
        self._banner.show_error(error)

    def _word(self) -> None:
        kind, step, entries = self._asked()
        if not kind:
            return
        suggested = f"{form_rows()[kind].title}.docx"
        path = self._ways.dialogs.save_as(self._section, self.tr("Draft as Word"), suggested, "Word (*.docx)")
        if path is None:
            return
        self._seat.ask_aside(
            lambda desk: write_file(
                path, draft_twin(desk, self._case_id, kind, action=step, entries=entries).content
            ).name,
            then=self._wrote,
            otherwise=self._banner.show_error,
        )  # fmt: skip

    def _wrote(self, name: str) -> None:
        words = self.tr("{name} is written: a draft without a number. Compare it under Word when it comes back.")
        self._banner.say(words.format(name=name), "ok")

    def typed(self) -> dict[str, Json]:
        """Return what is typed for the form on the screen."""
        return self._asked()[2]


def pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return the pages of a PDF as pictures."""
    return tuple(pages_as_png(pdf, dpi))
