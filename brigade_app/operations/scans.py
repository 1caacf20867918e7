"""Signed paper comes back: photographs and scans are filed with the documents whose QR code they bear.

A page is filed only where number, version and short hash are those of a document that was made here: in this case, or
in another case of this laptop, which is then named. Everything else (no code, two codes, a code of somebody else) is
left for a person and never guessed. The number of a blank form that comes back is spent by it; a paper whose number
was made void is named as such and not filed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import cast

from brigade_app.documents import Gap, PageMark, form, form_ids, gaps
from brigade_app.domain.keeping import Change, IssuedDocument, NumberUse
from brigade_app.domain.records import Case, Json
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, find_record, living, save
from brigade_app.operations.scan_reading import ScanFile, ScannedPage, content_of, scanned_pages
from brigade_app.operations.signed_copies import SCANS, Scan, came_back, is_by_hand, scans_of

MarkKey = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Came:
    """A page that came: which file of the row, which page of it (from 1) of how many."""

    file: int
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class FiledElsewhere:
    """Pages that belong to another case and were filed there: the document's words, the case's, how many."""

    document: str
    case: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedScans:
    """What became of scanned pages, and what is missing still.

    ``filed``: the pages by document of this case. ``doubts``: pages that were not filed, and why (``no-mark``,
    ``several-marks``, ``unreadable``, ``unknown-document``, ``not-yours``: the case may not be changed from here).
    ``outdated``: of an old version, filed with it. ``void``: of a paper whose number was made void, and the reason.
    ``gaps``: documents of which pages are missing still or came twice. ``unsigned``: documents of which a page that
    somebody signs is missing. ``waiting``: documents that went out to be signed and of which nothing came back yet.
    """

    filed: Mapping[str, tuple[int, ...]]
    elsewhere: tuple[FiledElsewhere, ...] = ()
    doubts: tuple[tuple[Came, str], ...] = ()
    outdated: tuple[tuple[Came, PageMark], ...] = ()
    void: tuple[tuple[Came, PageMark, str], ...] = ()
    gaps: tuple[Gap, ...] = ()
    unsigned: tuple[tuple[str, tuple[int, ...]], ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages were filed."""
        return sum(map(len, self.filed.values())) + sum(len(one.pages) for one in self.elsewhere)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left for a person."""
        return not (self.doubts or self.outdated or self.void or self.gaps or self.unsigned)


@dataclass(slots=True)
class _Sorting:
    """What is known while pages are sorted: the documents, and what was filed with them."""

    documents: dict[str, IssuedDocument] = field(default_factory=dict)
    filed: dict[str, dict[int, Scan]] = field(default_factory=dict)
    marks: list[PageMark] = field(default_factory=list)
    doubts: list[tuple[Came, str]] = field(default_factory=list)
    outdated: list[tuple[Came, PageMark]] = field(default_factory=list)
    void: list[tuple[Came, PageMark, str]] = field(default_factory=list)
    sealed: dict[int, str] = field(default_factory=dict)


def sort_scans(desk: Desk, case: str, files: Sequence[ScanFile]) -> SortedScans:
    """File the pages of photographs, scans and PDF files with the documents whose QR code they bear."""
    require(desk, "make-documents", case)
    shelves, work = _Shelves(desk, case), _Sorting()
    for page in scanned_pages(files):
        _sort(desk, shelves, work, page, files[page.file])
    if work.filed:
        _save(desk, shelves, work)
    ours = [one for one in work.documents.values() if one.case == case]
    others = [one for one in work.documents.values() if one.case != case]
    return SortedScans(
        filed={one.id: tuple(sorted(work.filed[one.id])) for one in ours},
        elsewhere=tuple(
            FiledElsewhere(_words(one), shelves.words(one.case or ""), tuple(sorted(work.filed[one.id])))
            for one in others
        ),
        doubts=tuple(work.doubts), outdated=tuple(work.outdated), void=tuple(work.void),
        gaps=tuple(gaps([*_before(work.documents.values()), *work.marks])),
        unsigned=tuple(
            (_words(one), lacking) for one in work.documents.values() if (lacking := _unsigned(one, work.filed))
        ),
        waiting=tuple(_words(one) for one in living(desk, IssuedDocument, case) if _waits(one)),
    )  # fmt: skip


def _sort(desk: Desk, shelves: "_Shelves", work: _Sorting, page: ScannedPage, file: ScanFile) -> None:
    came, mark = Came(page.file, page.page, page.pages), page.read.mark
    if mark is None:
        work.doubts.append((came, page.read.doubt or "no-mark"))
        return
    found = shelves.find(mark)
    if found is None or found.case is None:
        work.doubts.append((came, "unknown-document"))
    elif not shelves.may_change(found.case):
        work.doubts.append((came, "not-yours"))
    elif found.state == "void":
        work.void.append((came, mark, shelves.reason(found)))
    else:
        if found.version < shelves.newest(found):
            work.outdated.append((came, mark))
        if page.file not in work.sealed:
            sealed = desk.store.vault.seal(BytesIO(content_of(file)), name=f"{found.kind}-{mark.page}")
            work.sealed[page.file] = sealed.sha256
        work.documents[found.id] = found
        work.filed.setdefault(found.id, {})[mark.page] = Scan(work.sealed[page.file], page.page)
        work.marks.append(mark)


class _Shelves:
    """The documents of the case at hand by what their codes say, and of other cases when one is asked for."""

    def __init__(self, desk: Desk, case: str) -> None:
        self._desk = desk
        self._known: dict[MarkKey, IssuedDocument] = {}
        self._newest: dict[tuple[str | None, str, str | None], int] = {}
        self._looked: set[str] = set()
        self._may: dict[str, bool] = {}
        self._look_into(case)

    def find(self, mark: PageMark) -> IssuedDocument | None:
        """Return the document of a mark, of this case or of another one that lies here."""
        if mark.document not in self._known and mark.number:
            rows = self._desk.store.records.find("document", "number", mark.number)
            for other in {row.case for row in rows if row.case}:
                self._look_into(other)
        return self._known.get(mark.document)

    def may_change(self, case: str) -> bool:
        """Whether pages may be filed with that case from here."""
        if case not in self._may:
            try:
                require(self._desk, "make-documents", case)
                self._may[case] = True
            except Refused:
                self._may[case] = False
        return self._may[case]

    def newest(self, document: IssuedDocument) -> int:
        """Return the newest version of that document."""
        return self._newest.get((document.case, document.kind, document.action), 0)

    def number(self, document: IssuedDocument) -> NumberUse | None:
        """Return the number that the document bears."""
        uses = living(self._desk, NumberUse, document.case or "")
        return next((one for one in uses if one.text == document.number), None)

    def reason(self, document: IssuedDocument) -> str:
        """Return why its number is void."""
        number = self.number(document)
        return (number.reason if number else None) or ""

    def words(self, case: str) -> str:
        """Return what a person calls that case."""
        record = find_record(self._desk, Case, case)
        return " ".join(filter(None, (record.number, record.title)))

    def _look_into(self, case: str) -> None:
        if case in self._looked:
            return
        self._looked.add(case)
        for one in living(self._desk, IssuedDocument, case):
            self._known[_mark_key(one)] = one
            if one.state != "void":
                key = (case, one.kind, one.action)
                self._newest[key] = max(self._newest.get(key, 0), one.version)


def _save(desk: Desk, shelves: _Shelves, work: _Sorting) -> None:
    changes = []
    for key, pages in work.filed.items():
        document = work.documents[key]
        changes.append(_scanned(document, pages))
        if (number := shelves.number(document)) is not None:
            changes.append(_spent(number, document))
    for case in dict.fromkeys(one.case for one in work.documents.values()):
        count = sum(len(work.filed[one.id]) for one in work.documents.values() if one.case == case)
        changes.append(event(desk, "scans-filed", case=case, pages=count))
    save(desk, changes)


def _mark_key(document: IssuedDocument) -> MarkKey:
    digest = str((document.fields or {}).get("_short_hash", ""))
    return document.kind, document.number or "", document.version, digest


def title_of(kind: str, number: str) -> str:
    """Return what a person calls a document: the title of its form and its number."""
    return f"{form(kind).title if kind in form_ids() else kind} {number}".strip()


def _words(document: IssuedDocument) -> str:
    return title_of(document.kind, document.number or "")


def _scanned(document: IssuedDocument, pages: Mapping[int, Scan]) -> Change:
    scans = {**scans_of(document), **pages}
    kept: dict[str, Json] = {str(page): scan.text for page, scan in sorted(scans.items())}
    whole = document.pages is not None and len(scans) >= document.pages
    record = replace(
        document, fields={**(document.fields or {}), SCANS: kept}, state="signed" if whole else document.state
    )
    files = dict.fromkeys(scan.sha256 for scan in scans.values())
    blobs = (*((document.sha256,) if document.sha256 else ()), *files)
    return Change(record=record, case=document.case, blobs=blobs)


def _spent(number: NumberUse, document: IssuedDocument) -> Change:
    """A blank form that came back filled in has spent its number."""
    return Change(record=replace(number, state="used", document=number.document or document.id), case=document.case)


def _before(documents: Iterable[IssuedDocument]) -> list[PageMark]:
    """Return the marks of the pages that came back earlier, so that only what is missing still is called missing."""
    return [
        PageMark(*_mark_key(one)[:3], page, one.pages or page, _mark_key(one)[3])
        for one in documents for page in scans_of(one)
    ]  # fmt: skip


def _sign_pages(document: IssuedDocument) -> tuple[int, ...]:
    said = (document.fields or {}).get("_sign_pages")
    return tuple(int(cast(int, page)) for page in said) if isinstance(said, list | tuple) else ()


def _unsigned(document: IssuedDocument, filed: Mapping[str, Mapping[int, Scan]]) -> tuple[int, ...]:
    have = {*scans_of(document), *filed[document.id]}
    return tuple(page for page in _sign_pages(document) if page not in have)


def _waits(document: IssuedDocument) -> bool:
    """Whether a paper that somebody signs went out, and nothing of it has come back."""
    if document.state == "void" or came_back(document) or not _sign_pages(document):
        return False
    return is_by_hand(document) or bool(document.copies_printed)
