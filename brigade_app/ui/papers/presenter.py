"""Carries out what the papers part asks: drafts, documents, print, volume, court package, linter, signed pages."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.documents import LintFinding, form, form_ids, pages_as_png
from brigade_app.domain.records import Json
from brigade_app.operations import CaseView, Desk
from brigade_app.operations.papers import (
    MadeDocument,
    document_pdf,
    lint_case,
    make_document,
    preview_document,
    print_documents,
)
from brigade_app.operations.scans import SortedScans, sort_scans
from brigade_app.operations.volumes import CourtPackage, case_volume, court_package
from brigade_app.ui.kit import Progress, pick, write_day
from brigade_app.ui.papers.printing import PRINT_DPI, print_pages
from brigade_app.ui.papers.rows import FormRow, document_row, lint_row
from brigade_app.ui.papers.view import PapersPart
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

SCREEN_DPI = 110


@dataclass(frozen=True, slots=True)
class _Draft:
    """Pages of a draft, and what it still lacks."""

    pages: tuple[bytes, ...]
    lacks: tuple[str, ...]


class PapersPresenter(QObject):
    """One for each case page."""

    changed = Signal()
    counted = Signal(int)
    _bound = Signal(int, int)

    def __init__(self, part: PapersPart, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(part)
        self._part, self._seat, self._ways, self._case_id = part, seat, ways, case_id
        self._page: CaseView | None = None
        self._forms: dict[str, FormRow] = {}
        self._stop = Event()
        part.form_chosen.connect(self._choose)
        part.preview_asked.connect(self._preview)
        part.make_asked.connect(self._make)
        part.open_asked.connect(self._open)
        part.print_asked.connect(self._print)
        part.save_asked.connect(self._save)
        part.volume_asked.connect(self._bind)
        part.court_asked.connect(self._package)
        part.check_asked.connect(self._check)
        part.scans_asked.connect(self._scans)
        part.cancel_asked.connect(self._stop.set)
        self._bound.connect(self._show_binding)
        seat.leaving.connect(self._stop.set)

    def show(self, page: object) -> None:
        """Show the documents of a fresh answer."""
        shown = cast(CaseView, page)
        self._page = shown
        if not self._forms:
            self._forms = {row.id: row for row in _form_rows()}
            self._part.show_forms(list(self._forms.values()))
            self._choose(self._first_form(shown))
        titles = {row.id: row.title for row in self._forms.values()} | {"VOLUME": self.tr("volume")}
        rows = [document_row(one, titles.get(one.kind, "")) for one in reversed(shown.documents)]
        self._part.show_made(rows, shown.header.owned)
        self.counted.emit(len(rows))

    def _first_form(self, page: CaseView) -> str:
        steps = page.assessment.next_steps if page.assessment else ()
        wanted = [paper for step in steps if step.allowed for paper in step.documents]
        return next((one for one in wanted if one in self._forms), next(iter(self._forms), ""))

    def _choose(self, kind: str) -> None:
        chosen = self._forms.get(kind)
        if chosen is None or self._page is None:
            return
        self._part.form.choose(kind)
        rows = [row for row in self._page.timeline if row.action.kind in chosen.actions]
        steps = [(f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}", row.action.id) for row in reversed(rows)]
        self._part.show_steps(steps)
        self._part.show_entries(chosen.entries)
        self._part.pages.show_pages(())

    def _asked(self) -> tuple[str, str | None, dict[str, Json]]:
        step = str(self._part.step.value() or "") or None
        entries: dict[str, Json] = dict(self._part.typed())
        return str(self._part.form.value() or ""), step, entries

    def _preview(self) -> None:
        kind, step, entries = self._asked()

        def work(desk: Desk) -> _Draft:
            composition, pdf = preview_document(desk, self._case_id, kind, action=step, entries=entries)
            lacks = tuple(f"{one.label}（{one.source}）" if one.source else one.label for one in composition.missing)
            return _Draft(_pictures(pdf, SCREEN_DPI), lacks)

        self._part.banner.clear()
        self._seat.ask_aside(work, then=self._show_draft, otherwise=self._part.banner.show_error)

    def _show_draft(self, draft: _Draft) -> None:
        self._part.pages.show_pages(draft.pages)
        if draft.lacks:
            words = self.tr("A draft with blanks. Still to be known: {what}").format(what="、".join(draft.lacks))
            self._part.banner.say(words, "soon")

    def _make(self) -> None:
        kind, step, entries = self._asked()
        self._part.banner.clear()
        self._seat.do(
            lambda desk: make_document(desk, self._case_id, kind, action=step, entries=entries),
            then=self._made,
            otherwise=self._part.banner.show_error,
        )

    def _made(self, made: MadeDocument) -> None:
        words = self.tr("{number} is made: %n page(s).", "", made.document.pages or 0)
        title = self._forms[made.document.kind].title if made.document.kind in self._forms else made.document.kind
        self._part.banner.say(words.format(number=made.document.number or title), "ok")
        self._show_lint(made.findings)
        self._open(made.document.id)
        self.changed.emit()

    def _open(self, document: str) -> None:
        self._seat.ask_aside(
            lambda desk: _pictures(document_pdf(desk, document), SCREEN_DPI),
            then=self._part.pages.show_pages,
            otherwise=self._part.banner.show_error,
        )

    def _print(self, documents: list[str]) -> None:
        self._seat.do(
            lambda desk: _pictures(print_documents(desk, documents), PRINT_DPI),
            then=self._to_printer,
            otherwise=self._part.banner.show_error,
        )

    def _to_printer(self, pages: tuple[bytes, ...]) -> None:
        print_pages(self._part, pages, self.tr("Documents"))
        self.changed.emit()

    def _save(self, documents: list[str]) -> None:
        if not documents:
            return
        path = self._ways.dialogs.save_as(self._part, self.tr("Save as PDF"), "文书.pdf", "PDF (*.pdf)")
        if path is not None:
            self._seat.do(
                lambda desk: _write(path, print_documents(desk, documents)),
                then=partial(self._saved, path),
                otherwise=self._part.banner.show_error,
            )

    def _saved(self, path: Path, _: object) -> None:
        self._part.banner.say(self.tr("Written to {path}").format(path=path.name), "ok")
        self.changed.emit()

    def _bind(self) -> None:
        self._stop.clear()
        self._part.progress.begin_again()
        self._part.progress.show()
        self._seat.ask_aside(
            lambda desk: case_volume(
                desk, self._case_id, progress=self._bound.emit, cancelled=self._stop.is_set
            ) is not None,
            then=self._bound_whole,
            otherwise=self._not_bound,
        )  # fmt: skip

    def _show_binding(self, done: int, total: int) -> None:
        self._part.show_progress(Progress(done, total, f"{done} / {total}"))

    def _bound_whole(self, whole: bool) -> None:
        self._part.progress.hide()
        if whole:
            self._part.banner.say(self.tr("The volume is bound; it stands in the list."), "ok")
        self.changed.emit()

    def _not_bound(self, error: Exception) -> None:
        self._part.progress.hide()
        self._part.banner.show_error(error)

    def _package(self) -> None:
        page = self._page
        dispute = next((one for one in (page.disputes if page else ()) if one.channel != "mediation"), None)
        if dispute is None:
            self._part.banner.say(self.tr("There is no suit or reconsideration yet; enter it under Disputes."), "soon")
            return
        folder = self._ways.dialogs.folder(self._part, self.tr("An empty folder for the package"))
        if folder is not None:
            self._seat.ask_aside(
                lambda desk: court_package(desk, self._case_id, dispute.id, folder),
                then=partial(self._packaged, folder),
                otherwise=self._part.banner.show_error,
            )

    def _packaged(self, folder: Path, package: CourtPackage | None) -> None:
        if package is None:
            return
        words = self.tr("%n file(s) written to {folder}.", "", len(package.files)).format(folder=folder.name)
        if package.left_out:
            late = self.tr("Left at home, as collected after the act: {names}").format(
                names="、".join(package.left_out)
            )
            words = f"{words} {late}"
        self._part.banner.say(words, "ok")

    def _check(self) -> None:
        self._seat.ask_aside(
            lambda desk: lint_case(desk, self._case_id), then=self._show_lint, otherwise=self._part.banner.show_error
        )

    def _show_lint(self, findings: tuple[LintFinding, ...]) -> None:
        self._part.show_found([lint_row(number, one) for number, one in enumerate(findings)])
        if not findings:
            self._part.banner.say(self.tr("The check found nothing to correct."), "ok")

    def _scans(self) -> None:
        paths = self._ways.dialogs.files(self._part, self.tr("Photographs or scans of signed pages"))
        if paths:
            self._seat.ask_aside(
                lambda desk: sort_scans(desk, self._case_id, [path.read_bytes() for path in paths]),
                then=partial(self._sorted, paths),
                otherwise=self._part.banner.show_error,
            )

    def _sorted(self, paths: list[Path], done: SortedScans) -> None:
        count = sum(len(pages) for pages in done.filed.values())
        words = [self.tr("%n page(s) filed with their documents.", "", count)]
        if done.doubts:
            names = "、".join(paths[at].name for at, _ in done.doubts)
            words.append(self.tr("Not recognised, file them by hand: {names}").format(names=names))
        if done.outdated:
            words.append(self.tr("%n page(s) are of an older version.", "", len(done.outdated)))
        for number, pages in done.unsigned:
            lacking = "、".join(str(page) for page in pages)
            words.append(
                self.tr("{number}: signed page {pages} has not come back.").format(number=number, pages=lacking)
            )
        self._part.banner.say("\n".join(words), "soon" if len(words) > 1 else "ok")
        self.changed.emit()


def _pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    return tuple(pages_as_png(pdf, dpi))


def _form_rows() -> list[FormRow]:
    made = [form(kind) for kind in form_ids()]
    return [
        FormRow(one.id, one.title, one.actions, tuple((key, entry.label) for key, entry in one.entries.items()))
        for one in made
    ]


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
