"""What a document needs beside the case, fetched from the store and the shelf of the law."""

from collections.abc import Mapping
from datetime import date

from brigade_app.documents import DocumentContext, Form, MatterWords, Purpose, Stamp, form
from brigade_app.domain.evidence_seal import decision_of, late_reason, newest_seal
from brigade_app.domain.keeping import SignOff
from brigade_app.domain.law.law_library import Library, from_chinese
from brigade_app.domain.law.types import Basis
from brigade_app.domain.matters import LawCitation
from brigade_app.domain.records import Action, CaseFile, Json, LawRef
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import CaseNotHere
from brigade_app.operations.saving import living


class LibraryTitles:
    """The installed statutes as the documents ask for them; without a library, nothing is known."""

    def __init__(self, library: Library | None) -> None:
        self._library = library

    def title(self, law: str) -> str | None:
        """The printed title of a law."""
        statute = self._library.statute(_short(law)) if self._library else None
        return statute.title if statute else None

    def holds(self, law: str) -> bool:
        """Whether its text is installed."""
        return bool(self._library and self._library.statute(_short(law)))

    def article_text(self, law: str, article: str, on: date) -> str | None:
        """The text of an article as of that day; nothing where the version of that day is not installed."""
        number = _number(article)
        if self._library is None or number is None:
            return None
        statute = self._library.statute(_short(law), on)
        if statute is None or (statute.version is not None and statute.version > on):
            return None
        name = _short(law)
        found = self._library.find(Basis(code=name, law=name, law_en=name, short_zh=name, article=number), on)
        return found.article.text if found else None


def _short(law: str) -> str:
    return law.split("(", 1)[0].strip("《》").removeprefix("中华人民共和国")


def _number(article: str) -> int | None:
    words = article.strip().removeprefix("第").split("条", 1)[0]
    if words.isascii() and words.isdigit():
        return int(words)
    try:
        return from_chinese(words)
    except ValueError:
        return None


def case_file_of(desk: Desk, case: str) -> CaseFile:
    """Return the whole case.

    Raises:
        CaseNotHere: there is none.
    """
    file = desk.store.cases.file(case)
    if file is None:
        raise CaseNotHere(case=case)
    return file


def step_of(made: Form, file: CaseFile, action: str | None, dispute: Json = None) -> Action | None:
    """Return the step that a document papers: the one named, else the last of a kind that the form is for.

    A paper of a dispute papers none: it speaks of the act that ``dispute`` (else the last one) is against.
    """
    if action is None and not made.actions:
        action = next((one.against for one in reversed(file.disputes) if dispute in (None, one.id)), None)
    if action is not None:
        return next((one for one in file.actions if one.id == action), None)
    fitting = [one for one in file.actions if one.kind in made.actions]
    return max(fitting, key=lambda one: one.at.sort_key() if one.at else (date.min,), default=None)


def stamp_of(desk: Desk) -> Stamp:
    """Return where the journal stands."""
    head = desk.store.journal.head()
    return Stamp(seq=head.seq, hash=head.hash) if head.seq else Stamp()


def matter_of(desk: Desk, file: CaseFile) -> MatterWords | None:
    """Return the words of the case's matter; nothing where it is in no catalogue."""
    matter = desk.law.catalogue.matter(file.case.matter)
    if matter is None:
        return None
    return MatterWords(
        name=matter.name_zh,
        elements={one.id: one.name_zh for one in matter.elements},
        prohibition=_refs(matter.prohibition),
        liability=_refs(matter.liability),
    )


def _refs(citations: tuple[LawCitation, ...]) -> tuple[LawRef, ...]:
    return tuple(
        LawRef(law=one.law, article=one.article, paragraph=one.paragraph or None, item=one.item or None)
        for one in citations
    )


def context_of(
    desk: Desk,
    file: CaseFile,
    kind: str,
    *,
    action: str | None = None,
    number: str | None = None,
    version: int = 1,
    purpose: Purpose = "final",
    entries: Mapping[str, Json] | None = None,
    page_of: Mapping[str, int] | None = None,
) -> DocumentContext:
    """Return the context of one document."""
    return DocumentContext(
        unit=desk.unit,
        today=desk.today,
        action=step_of(form(kind), file, action, (entries or {}).get("dispute")),
        number=number,
        version=version,
        purpose=purpose,
        laws=LibraryTitles(desk.law.library),
        matter=matter_of(desk, file),
        entries=entries or {},
        page_of=page_of or {},
        late=_late(desk, file),
    )


def _late(desk: Desk, file: CaseFile) -> frozenset[str]:
    """Return the evidence that was added after the set was sealed with the decision."""
    seal, decision = newest_seal(living(desk, SignOff, file.case.id)), decision_of(file.actions)
    return frozenset(one.id for one in file.evidence if late_reason(one, seal, decision) == "added-after")
