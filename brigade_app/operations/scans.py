"""Signed paper comes back: photographs and scans are filed with the documents whose QR code they bear.

A page is filed only where number, version and short hash are those of a document that was made here. Everything else
(no code, two codes, a code of somebody else) is left for a person and never guessed. The number of a blank form that
comes back is spent by it; a paper whose number was made void is named as such and not filed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from brigade_app.documents import Gap, PageMark, form, gaps, read_pages
from brigade_app.domain.keeping import Change, IssuedDocument, NumberUse
from brigade_app.domain.records import Json
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, living, save


@dataclass(frozen=True, slots=True)
class SortedScans:
    """What became of scanned pages: filed by document, not recognised, of an old version, and what is missing.

    ``void`` are pages of papers whose number was made void, each with the reason.
    ``unsigned`` are documents of which a page that somebody signs has not come back; ``doubts`` pairs the place of a
    picture in the row with why it was not filed (``no-mark``, ``several-marks``, ``unreadable``, ``unknown-document``).
    """

    filed: Mapping[str, tuple[int, ...]]
    doubts: tuple[tuple[int, str], ...]
    outdated: tuple[tuple[int, PageMark], ...]
    void: tuple[tuple[int, PageMark, str], ...]
    gaps: tuple[Gap, ...]
    unsigned: tuple[tuple[str, tuple[int, ...]], ...]


def sort_scans(desk: Desk, case: str, pictures: Sequence[bytes]) -> SortedScans:
    """File scanned pages with the documents whose QR code they bear; what is not certain is left for a person."""
    require(desk, "make-documents", case)
    known = _known(desk, case)
    filed: dict[str, dict[int, str]] = {}
    doubts, outdated, void, marks = [], [], [], []
    for read in read_pages(list(pictures)):
        if read.mark is None:
            doubts.append((read.index, read.doubt or "no-mark"))
            continue
        found = known.by_mark.get(read.mark.document)
        if found is None:
            doubts.append((read.index, "unknown-document"))
            continue
        if found.state == "void":
            void.append((read.index, read.mark, known.reason(read.mark.number)))
            continue
        marks.append(read.mark)
        if found.version < known.newest[found.kind, found.action]:
            outdated.append((read.index, read.mark))
        sealed = desk.store.vault.seal(BytesIO(pictures[read.index]), name=f"{found.kind}-{read.mark.page}")
        filed.setdefault(found.id, {})[read.mark.page] = sealed.sha256
    came = [one for one in known.by_mark.values() if one.id in filed]
    changes = [_scanned(one, filed[one.id], case) for one in came]
    changes += [_spent(known.numbers[one.number], one, case) for one in came if one.number in known.numbers]
    if changes:
        save(desk, [*changes, event(desk, "scans-filed", case=case, pages=len(marks))])
    unsigned = [(one.number or form(one.kind).title, lacking) for one in came if (lacking := _unsigned(one, filed))]
    pages = {key: tuple(sorted(found)) for key, found in filed.items()}
    return SortedScans(pages, tuple(doubts), tuple(outdated), tuple(void), tuple(gaps(marks)), tuple(unsigned))


@dataclass(frozen=True, slots=True)
class _Known:
    """The documents of a case by what their code says, the newest version of each, and the numbers of the case."""

    by_mark: Mapping[tuple[str, str, int, str], IssuedDocument]
    newest: Mapping[tuple[str, str | None], int]
    numbers: Mapping[str | None, NumberUse]

    def reason(self, number: str) -> str:
        """Return why a number is void."""
        found = self.numbers.get(number)
        return (found.reason if found else None) or ""


def _known(desk: Desk, case: str) -> _Known:
    documents = living(desk, IssuedDocument, case)
    newest: dict[tuple[str, str | None], int] = {}
    for one in documents:
        if one.state != "void":
            newest[one.kind, one.action] = max(newest.get((one.kind, one.action), 0), one.version)
    numbers: dict[str | None, NumberUse] = {one.text: one for one in living(desk, NumberUse, case)}
    return _Known({_mark_key(one): one for one in documents}, newest, numbers)


def came_back(document: IssuedDocument) -> bool:
    """Whether a signed page of the document was filed."""
    return document.state == "signed" or bool(_scans(document))


def _mark_key(document: IssuedDocument) -> tuple[str, str, int, str]:
    digest = str((document.fields or {}).get("_short_hash", ""))
    return document.kind, document.number or "", document.version, digest


def _scans(document: IssuedDocument) -> dict[str, Json]:
    kept = (document.fields or {}).get("_scans")
    return dict(kept) if isinstance(kept, dict) else {}


def _scanned(document: IssuedDocument, pages: Mapping[int, str], case: str) -> Change:
    scans = _scans(document) | {str(page): digest for page, digest in pages.items()}
    fields: dict[str, Json] = {**dict(document.fields or {}), "_scans": dict(scans)}
    whole = document.pages is not None and len(scans) >= document.pages
    record = replace(document, fields=fields, state="signed" if whole else document.state)
    blobs = tuple(str(value) for value in scans.values())
    return Change(record=record, case=case, blobs=(*((document.sha256,) if document.sha256 else ()), *blobs))


def _spent(number: NumberUse, document: IssuedDocument, case: str) -> Change:
    """A blank form that came back filled in has spent its number."""
    return Change(record=replace(number, state="used", document=number.document or document.id), case=case)


def _unsigned(document: IssuedDocument, filed: Mapping[str, Mapping[int, str]]) -> tuple[int, ...]:
    wanted = (document.fields or {}).get("_sign_pages")
    if document.id not in filed or not isinstance(wanted, list):
        return ()
    have = set(_scans(document)) | {str(page) for page in filed[document.id]}
    return tuple(int(str(page)) for page in wanted if str(page) not in have)
