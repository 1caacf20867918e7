"""Documents as deeds: made and numbered, checked, printed with a log, and field packs with reserved numbers.

A number is spent only after the document has been composed whole and every character has been found in a font: a paper
that cannot be made costs no number. The PDF is sealed in the vault like evidence; the same number and version never
has two contents.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

from brigade_app.documents import (
    Composition,
    DocumentContext,
    Form,
    LintContext,
    LintFinding,
    Rendered,
    Stamp,
    compose,
    form,
    form_ids,
    join_pdfs,
    lint,
    render,
    require_complete,
    text_of,
)
from brigade_app.domain.keeping import Change, IssuedDocument, NumberUse
from brigade_app.domain.numbers import CODE_OF_DOCUMENT
from brigade_app.domain.records import Action, CaseFile, Json, Paper
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.numbering import series_of, spending
from brigade_app.operations.paper_context import LibraryTitles, case_file_of, context_of, stamp_of
from brigade_app.operations.paper_titles import TITLE, paper_title
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, find_row, living, make_id, save
from brigade_app.operations.signed_copies import BY_HAND, came_back, is_by_hand, signed_copy

PDF_TYPE = "application/pdf"
REVIEW_PAPERS = ("T30", "T31", "T32")
"""Opinion, discussion and approval, which come while the case lies with the reviewer or the responsible person."""


class NoSuchStep(Refused):
    """The step that the document is about is not in the case. Facts ``document``, ``action``."""


class NothingToPrint(Refused):
    """No document was chosen, or it has no PDF. Facts ``document``."""


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document that was made: its record, its PDF, the pages on which somebody signs, what the linter says."""

    document: IssuedDocument
    pdf: bytes
    sign_pages: tuple[int, ...]
    findings: tuple[LintFinding, ...]


def draft_document(
    desk: Desk, case: str, kind: str, *, action: str | None = None, entries: Mapping[str, Json] | None = None
) -> Composition:
    """Return a draft of a document with visible blanks and what it lacks; nothing is saved and no number spent.

    Raises:
        UnknownForm, CaseNotHere.
    """
    require(desk, "print", case)
    file = case_file_of(desk, case)
    return compose(kind, file, context_of(desk, file, kind, action=action, purpose="draft", entries=entries))


def preview_document(
    desk: Desk, case: str, kind: str, *, action: str | None = None, entries: Mapping[str, Json] | None = None
) -> tuple[Composition, bytes]:
    """Return a draft of a document with visible blanks, and its PDF; nothing is saved and no number spent.

    Raises:
        UnknownForm, CaseNotHere, GlyphMissing.
    """
    composition = draft_document(desk, case, kind, action=action, entries=entries)
    return composition, render(composition, stamp=Stamp()).pdf


def make_document(
    desk: Desk, case: str, kind: str, *, action: str | None = None, entries: Mapping[str, Json] | None = None
) -> MadeDocument:
    """Make a final document: number from the series, PDF in the vault, record in the journal; one deed.

    Raises:
        UnknownForm, CaseNotHere, NoSuchStep.
        FieldsMissing, GlyphMissing: nothing was made and no number spent.
    """
    require(desk, deed_of(kind), case)
    made, file = form(kind), case_file_of(desk, case)
    context = context_of(desk, file, kind, action=action, entries=entries)
    if action is not None and context.action is None:
        raise NoSuchStep(document=made.title, action=action)
    version = 1 + max((one.version for one in _earlier(desk, case, kind, context.action)), default=0)
    context = replace(context, version=version)
    _try_out(desk, made, file, context)
    with _number_of(desk, case, made, context) as (number, use):
        context = replace(context, number=number)
        composition = compose(kind, file, context)
        drawn = render(composition, stamp=stamp_of(desk))
        document = _seal(desk, case, composition, drawn, context)
        changes = [Change(record=document, case=case, blobs=(document.sha256 or "",))]
        if use is not None:
            changes.append(Change(record=replace(use, document=document.id), case=case))
        if (step := _papered(context.action, composition)) is not None:
            changes.append(Change(record=step, case=case))
        save(desk, changes)
    findings = lint(file, [text_of(composition, context.action)], lint_context(desk))
    return MadeDocument(document, drawn.pdf, drawn.sign_pages, tuple(findings))


def deed_of(kind: str) -> str:
    """Return the row of the roles' table for a paper of this kind: those of the review are made while it is on."""
    return "make-review-papers" if kind in REVIEW_PAPERS else "make-documents"


def _earlier(desk: Desk, case: str, kind: str, action: Action | None) -> tuple[IssuedDocument, ...]:
    key = action.id if action else None
    return tuple(one for one in living(desk, IssuedDocument, case) if one.kind == kind and one.action == key)


def _try_out(desk: Desk, made: Form, file: CaseFile, context: DocumentContext) -> None:
    """Compose and draw once with a stand-in number, so that a refusal costs none."""
    number = context.number
    if made.number == "own" and not number:
        code = _code(made.id)
        number = series_of(desk, code, desk.today.year).text(1) if code else None
    trial = compose(made.id, file, replace(context, number=number))
    require_complete(trial)
    render(trial, stamp=Stamp())


def _code(kind: str) -> str | None:
    return CODE_OF_DOCUMENT.get(kind) or CODE_OF_DOCUMENT.get(kind.split("-")[0])


@contextmanager
def _number_of(
    desk: Desk, case: str, made: Form, context: DocumentContext
) -> Iterator[tuple[str | None, NumberUse | None]]:
    """Yield the document's number: the one it has, else the next of its series, which a failure makes void."""
    paper = context.action.document if context.action else None
    earlier = _earlier(desk, case, made.id, context.action)
    had = next((one.number for one in earlier if one.number and one.state != "void"), None)
    own = paper.number if paper and paper.kind == made.id else None
    code = _code(made.id)
    if made.number != "own" or had or own or code is None:
        number = had or own
        yield number, _reserved(desk, case, number)
        return
    with spending(desk, code, desk.today.year, case) as use:
        yield use.text, use


def _reserved(desk: Desk, case: str, number: str | None) -> NumberUse | None:
    """Return the number of a field pack that came back, now used; nothing where it was not reserved for this case."""
    for use in living(desk, NumberUse, case):
        if use.text == number and use.state == "reserved":
            return replace(use, state="used")
    return None


def _seal(desk: Desk, case: str, composition: Composition, drawn: Rendered, context: DocumentContext) -> IssuedDocument:
    name = f"{composition.title}.pdf"
    sealed = desk.store.vault.seal(BytesIO(drawn.pdf), name=name, media_type=PDF_TYPE)
    stamp = stamp_of(desk)
    fields: dict[str, Json] = {
        **dict(context.entries), "_sign_pages": list(drawn.sign_pages), "_short_hash": composition.short_hash,
        TITLE: composition.title,
    }  # fmt: skip
    return IssuedDocument(
        id=make_id(desk),
        case=case,
        kind=composition.kind,
        number=composition.number,
        version=composition.version,
        state="issued",
        action=context.action.id if context.action else None,
        sha256=sealed.sha256,
        pages=drawn.pages,
        head_seq=stamp.seq,
        head_hash=stamp.hash,
        fields=fields,
        copies_printed=0,
    )


def _papered(action: Action | None, composition: Composition) -> Action | None:
    """Return the step with its paper named, where it has none yet; a step that names another paper keeps that."""
    if action is None or (action.document and action.document.number) or form(composition.kind).number != "own":
        return None
    base = action.document or Paper()
    if base.kind not in (None, composition.kind):
        return None
    paper = replace(base, kind=base.kind or composition.kind, number=composition.number, issuer=composition.issuer)
    return replace(action, document=paper)


def lint_context(desk: Desk) -> LintContext:
    """Return what the linter needs beside case and documents."""
    return LintContext(unit=desk.unit, today=desk.today, laws=LibraryTitles(desk.law.library))


def lint_case(desk: Desk, case: str) -> tuple[LintFinding, ...]:
    """Check every document that was made of a case, as it would be made today, and return the findings.

    A blank form that was filled in by hand is not among them: what it says stands on the paper.
    """
    require(desk, "read-cases", case)
    file, texts = case_file_of(desk, case), []
    for one in living(desk, IssuedDocument, case):
        if one.state in ("void", "draft") or is_by_hand(one) or one.kind not in form_ids():
            continue
        context = context_of(
            desk, file, one.kind, action=one.action, number=one.number, version=one.version, entries=entries_of(one)
        )
        texts.append(text_of(compose(one.kind, file, context), context.action))
    return tuple(lint(file, texts, lint_context(desk)))


def entries_of(document: IssuedDocument) -> dict[str, Json]:
    """Return what an officer wrote for this document alone."""
    return {key: value for key, value in (document.fields or {}).items() if not key.startswith("_")}


def document_pdf(desk: Desk, document: str) -> bytes:
    """Return the sealed PDF of a document.

    Raises:
        NothingToPrint: it has none.
    """
    _, record = find_row(desk, IssuedDocument, document)
    require(desk, "print", record.case)
    if record.sha256 is None:
        raise NothingToPrint(document=record.number or record.kind)
    return desk.store.vault.read(record.sha256)


def as_it_stands(desk: Desk, document: str) -> bytes:
    """Return a document with the signed pages that came back, else as it was printed. Raises as `document_pdf`."""
    _, record = find_row(desk, IssuedDocument, document)
    return signed_copy(desk, document) if came_back(record) else document_pdf(desk, document)


def join_documents(desk: Desk, documents: Sequence[str], *, signed: bool = False) -> bytes:
    """Return one PDF of these documents, with a bookmark each; nothing is logged. ``signed``: as they came back.

    Raises:
        NothingToPrint: none were chosen, or one has no PDF.
    """
    if not documents:
        raise NothingToPrint(document="")
    papers = []
    for key in documents:
        _, record = find_row(desk, IssuedDocument, key)
        pdf = as_it_stands(desk, key) if signed else document_pdf(desk, key)
        title = paper_title(record.kind, record.fields)
        papers.append((f"{title} {record.number or ''}".strip(), pdf))
    return join_pdfs(papers, organ=desk.unit.name)


def log_printing(desk: Desk, documents: Sequence[str], copies: int = 1) -> None:
    """Log that documents went to the printer: which, how many copies, by whom.

    Raises:
        NothingToPrint: none were chosen, or fewer than one copy.
    """
    if not documents or copies < 1:
        raise NothingToPrint(document="")
    changes, cases = [], set()
    for key in documents:
        _, record = find_row(desk, IssuedDocument, key)
        require(desk, "print", record.case)
        cases.add(record.case)
        printed = replace(record, copies_printed=(record.copies_printed or 0) + copies)
        changes.append(Change(record=printed, case=record.case))
    one_case = next(iter(cases)) if len(cases) == 1 else None
    save(desk, [*changes, event(desk, "printed", documents=list(documents), copies=copies, case=one_case)])


def print_documents(desk: Desk, documents: Sequence[str], copies: int = 1) -> bytes:
    """Return one PDF of these documents for the printer, and log that it was printed: which, how many, by whom.

    Raises:
        NothingToPrint: none were chosen, or one has no PDF.
    """
    joined = join_documents(desk, documents)
    log_printing(desk, documents, copies)
    return joined


def save_documents(desk: Desk, documents: Sequence[str]) -> bytes:
    """Return one PDF of these documents to be kept outside, with the signed pages that came back; no copy is counted.

    Raises:
        NothingToPrint: none were chosen, or one has no PDF.
    """
    joined = join_documents(desk, documents, signed=True)
    save(desk, [event(desk, "saved-as-pdf", documents=list(documents))])
    return joined


def field_pack(desk: Desk, case: str, kinds: Sequence[str]) -> bytes:
    """Return blank papers for the scene as one PDF, numbered from the series; the numbers are reserved for the case.

    Raises:
        NothingToPrint: no kind was named. UnknownForm, NoNumberPlace.
    """
    require(desk, "make-documents", case)
    if not kinds:
        raise NothingToPrint(document="")
    file, papers, changes = case_file_of(desk, case), [], []
    for kind in kinds:
        made, code = form(kind), _code(kind)
        number = None
        if made.number == "own" and code:
            series = series_of(desk, code, desk.today.year)
            use = desk.store.numbers.reserve(series.key, series.text, by=desk.session, at=desk.now(), case=case)
            number = use.text
        context = context_of(desk, file, kind, number=number, purpose="field-pack")
        composition = compose(kind, file, replace(context, action=None))
        drawn = render(composition, stamp=stamp_of(desk))
        document = _seal(desk, case, composition, drawn, replace(context, action=None))
        record = replace(document, state="draft", note=BY_HAND)
        changes.append(Change(record=record, case=case, blobs=(record.sha256 or "",)))
        papers.append((f"{composition.title} {number or ''}".strip(), drawn.pdf))
    save(desk, [*changes, event(desk, "printed", field_pack=list(kinds), case=case, copies=1)])
    return join_pdfs(papers, organ=desk.unit.name)
