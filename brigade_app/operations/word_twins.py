"""Word files of documents: the twin that goes out to be edited, the file that came back, and county-made templates.

A file that came back is compared with what the case says today and is never taken over: a person reads the differences
and changes the case or the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from brigade_app.documents import (
    Difference,
    LintFinding,
    Origin,
    compare_texts,
    compose,
    field_values,
    fill_template,
    form,
    form_ids,
    lint,
    read_docx,
    render_docx,
    text_of_docx,
    with_all_fields,
)
from brigade_app.documents.composition import Composition
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.domain.records import CaseFile, Json
from brigade_app.operations.desk import Desk
from brigade_app.operations.paper_context import case_file_of, context_of, step_of
from brigade_app.operations.papers import entries_of, lint_context
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_row
from brigade_app.operations.word_recognition import recognise

BLANK_TEMPLATE_FORM = "T01"
"""The form whose context a template is filled in: it is about the case as a whole."""


@dataclass(frozen=True, slots=True)
class WordTwin:
    """A Word file to be written: its name without folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class WordComparison:
    """What a Word file that came back says differently, and what the linter says about its words.

    ``document`` is the document that it was made from, or none for the twin of a draft; ``record_moved`` tells that the
    case has changed since the twin was written, so that a difference may be the record's and not the file's.
    """

    title: str
    document: IssuedDocument | None
    differences: tuple[Difference, ...]
    findings: tuple[LintFinding, ...]
    record_moved: bool


def word_twin(desk: Desk, document: str) -> WordTwin:
    """Return the Word twin of a document that was made."""
    _, record = find_row(desk, IssuedDocument, document)
    assert record.case is not None
    require(desk, "print", record.case)
    composition = _as_made(desk, case_file_of(desk, record.case), record)
    origin = Origin(case=record.case, document=record.id)
    return WordTwin(f"{composition.title}{record.number or ''}.docx", render_docx(composition, origin))


def draft_twin(
    desk: Desk, case: str, kind: str, *, action: str | None = None, entries: Mapping[str, Json] | None = None
) -> WordTwin:
    """Return a draft as a Word file; nothing is saved and no number spent."""
    require(desk, "print", case)
    file = case_file_of(desk, case)
    composition, step = _draft(desk, file, kind, action, entries), step_of(form(kind), file, action)
    origin = Origin(case=case, action=step.id if step else "")
    return WordTwin(f"{composition.title}（草稿）.docx", render_docx(composition, origin))


def compare_word(
    desk: Desk, case: str, content: bytes, name: str, *, entries: Mapping[str, Json] | None = None
) -> WordComparison:
    """Compare a Word file that came back with the record; ``entries`` are those of a draft still on the screen.

    Raises:
        BadDocx: the file cannot be read.
        NotMadeHere: it is no twin of a document of the program.
        TwinOfAnotherCase, TwinOfNoCaseHere: it is one, and not of this case.
    """
    require(desk, "read-cases", case)
    texts, file = read_docx(content, name), case_file_of(desk, case)
    found = recognise(desk, file, texts, name, lambda kind: _draft(desk, file, kind, None, entries))
    record, step = found.record, found.action
    if record is not None:
        composition, step = _as_made(desk, file, record), record.action
    else:
        composition = _draft(desk, file, found.kind, step, entries)
    action = next((one for one in file.actions if one.id == step), None)
    whole = with_all_fields(composition, texts)
    findings = lint(file, [text_of_docx(composition, whole, action)], lint_context(desk))
    moved = texts.mark is not None and composition.short_hash != texts.mark.hash
    differences = compare_texts(composition, texts)
    return WordComparison(composition.title, record, tuple(differences), tuple(findings), moved)


def _as_made(desk: Desk, file: CaseFile, record: IssuedDocument) -> Composition:
    context = context_of(
        desk, file, record.kind, action=record.action, number=record.number, version=record.version,
        entries=entries_of(record),
    )  # fmt: skip
    return compose(record.kind, file, context)


def _draft(
    desk: Desk, file: CaseFile, kind: str, action: str | None, entries: Mapping[str, Json] | None
) -> Composition:
    known = form(kind).entries
    typed = {key: value for key, value in (entries or {}).items() if key in known or key == "dispute"}
    return compose(kind, file, context_of(desk, file, kind, action=action, purpose="draft", entries=typed))


def fill_case_template(desk: Desk, case: str, content: bytes, name: str, *, action: str | None = None) -> WordTwin:
    """Return a county-made template filled from the case; a field without a value stays a visible blank.

    Raises:
        BadDocx: the file cannot be read, or one of its fields is wrong.
    """
    require(desk, "print", case)
    file = case_file_of(desk, case)
    step = next((one for one in file.actions if one.id == action), None)
    kind = next((one for one in form_ids() if step and step.kind in form(one).actions), BLANK_TEMPLATE_FORM)
    values = field_values(file, context_of(desk, file, kind, action=action))
    return WordTwin(f"{file.case.number or ''}{name}", fill_template(content, values, name))
