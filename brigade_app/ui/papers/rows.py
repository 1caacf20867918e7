"""Documents of a case in words: forms that may be made, what was made, what the linter says."""

from dataclasses import dataclass

from brigade_app.documents import LintFinding
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.ui.kit import LightKind, TableRow, Words

PapersWords = Words("PapersWords")


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form: id, title, the kinds of step it papers, and the entries that an officer writes for it (key, label)."""

    id: str
    title: str
    actions: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The words of the choice."""
        return f"{self.id} {self.title}"


def document_row(document: IssuedDocument, title: str) -> TableRow:
    """Return a line of the documents that were made."""
    states = {
        "draft": PapersWords.tr("draft"), "issued": PapersWords.tr("issued"), "signed": PapersWords.tr("signed"),
        "void": PapersWords.tr("void"),
    }  # fmt: skip
    printed = PapersWords.tr("%n cop(ies) printed", "", document.copies_printed or 0)
    version = PapersWords.tr("version {number}").format(number=document.version)
    cells = (
        f"{document.kind} {title}".strip(), document.number or "", states[document.state], version,
        PapersWords.tr("%n page(s)", "", document.pages or 0), printed,
    )  # fmt: skip
    return TableRow(document.id, cells)


def lint_row(number: int, finding: LintFinding) -> TableRow:
    """Return a line of what the linter found: place, problem, correction."""
    must = finding.weight == "error"
    light = LightKind.LATE if must else LightKind.SOON
    words = PapersWords.tr("must be corrected") if must else PapersWords.tr("look at it")
    cells = (
        f"{light.shape} {words}",
        f"{finding.document} {finding.place}".strip(),
        finding.problem,
        finding.correction,
    )
    return TableRow(f"{number}", cells, ((0, light.value),), finding.basis)
