"""What the linter reads and says: a document as text and values, a case, and findings of three lines each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.comparing import DocxTexts
from brigade_app.documents.composition import Composition
from brigade_app.documents.context import DocumentContext, LawTitles, NoLaws
from brigade_app.domain.keeping import Unit
from brigade_app.domain.records import Action, CaseFile

Weight = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintContext:
    """What the rules need beside case and documents."""

    unit: Unit
    today: date
    laws: LawTitles = field(default_factory=NoLaws)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document to be checked: printed values by field and lines, as composed or as a .docx came back with them."""

    kind: str
    title: str
    number: str | None
    final: bool
    issuer: str
    values: Mapping[str, str]
    lines: tuple[str, ...]
    missing: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    remedies: str | None = None
    sealed: bool = False
    action: Action | None = None

    @property
    def text(self) -> str:
        """All lines in one."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A finding: which rule, where (document, field, words), the problem, the correction, its basis."""

    rule: str
    weight: Weight
    document: str
    field: str | None
    place: str
    problem: str
    correction: str
    basis: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found, before its name and basis are added."""

    problem: str
    correction: str
    place: str = ""
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule looks at: one document (or none, for rules about the whole case), all documents, the case."""

    file: CaseFile
    words: CaseWords
    context: LintContext
    documents: tuple[DocumentText, ...]
    document: DocumentText

    @property
    def value(self) -> Callable[[str], str]:
        """Read a value of the document; empty where it has none or it is struck."""
        return lambda key: self.document.values.get(key, "").replace("／", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``kinds`` are the documents it is about (none: every document; ``case``: once a case)."""

    id: str
    name: str
    basis: str
    check: Callable[[Looked], Iterator[Hit]]
    kinds: tuple[str, ...] = ()
    weight: Weight = "error"


def text_of(composition: Composition, action: Action | None = None) -> DocumentText:
    """Return a composition as the linter reads it."""
    lines, blanks = [], []
    for paragraph in composition.paragraphs():
        lines.append(paragraph.text)
        blanks += [run.field for run in paragraph.runs if run.blank and run.field]
    return DocumentText(
        kind=composition.kind,
        title=composition.title,
        number=composition.number,
        final=composition.purpose == "final",
        issuer=composition.issuer,
        values=composition.values,
        lines=tuple(lines),
        missing=tuple(one.label for one in composition.missing),
        blanks=tuple(dict.fromkeys(blanks)),
        remedies=composition.remedies,
        sealed=composition.sealed,
        action=action,
    )


def text_of_docx(composition: Composition, docx: DocxTexts, action: Action | None = None) -> DocumentText:
    """Return a .docx that came back as the linter reads it: the words of the file, the nature of the form."""
    values = {key: found[0] for key, found in docx.fields.items() if found}
    base = text_of(composition, action)
    blanks = tuple(key for key, value in values.items() if "____" in value)
    return DocumentText(
        kind=base.kind,
        title=base.title,
        number=values.get("doc.number", base.number or "") or None,
        final=base.final,
        issuer=values.get("unit.name", base.issuer),
        values=values,
        lines=docx.lines,
        missing=tuple(
            one.label for one in composition.missing if not values.get(one.field, "").replace("_", "").strip("／")
        ),
        blanks=blanks,
        remedies=base.remedies,
        sealed=base.sealed,
        action=base.action,
    )


def looked_at(
    file: CaseFile, context: LintContext, documents: tuple[DocumentText, ...], document: DocumentText
) -> Looked:
    """Return what the rules look at for one document."""
    words = CaseWords(file, DocumentContext(unit=context.unit, today=context.today, action=document.action))
    return Looked(file, words, context, documents, document)
