"""The volume of a case and the package for the court: fetched from store and vault, written by the documents floor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from brigade_app.documents import (
    Composition,
    Original,
    PackageFile,
    Volume,
    VolumePlace,
    compose,
    make_volume,
    write_court_package,
)
from brigade_app.domain.evidence_seal import decision_of, late_reason, newest_seal
from brigade_app.domain.keeping import Change, IssuedDocument, SignOff
from brigade_app.domain.records import Action, CaseFile, Dispute, Json
from brigade_app.domain.when import SHANGHAI
from brigade_app.errors import Refused
from brigade_app.operations.court_fence import LeftOutReason, fence_of
from brigade_app.operations.custody import links_of_copies
from brigade_app.operations.desk import Desk
from brigade_app.operations.media import MediaReader
from brigade_app.operations.paper_context import case_file_of, context_of, stamp_of
from brigade_app.operations.papers import entries_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, living, living_rows, make_id, save
from brigade_app.operations.volume_parts import (
    END_SHEET_KIND,
    VOLUME_KIND,
    cover_of,
    exhibit_parts,
    paper_part,
    papers_of,
    scan_files,
)

PACKAGES = {"reconsideration": "行政复议证据材料", "litigation": "行政诉讼证据材料"}
ANSWERS = {"reconsideration": ("D01", "D01-2", "行政复议答复书"), "litigation": ("D02", "D02-2", "行政诉讼答辩状")}
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class NoSuchDispute(Refused):
    """The case has no suit or reconsideration of this id. Facts ``case``, ``dispute``."""


@dataclass(frozen=True, slots=True)
class CourtPackage:
    """What was written: the files with their digests, and the evidence that was fenced off as collected too late."""

    files: tuple[PackageFile, ...]
    left_out: tuple[str, ...]
    why_left_out: tuple[LeftOutReason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bound:
    """A volume and where each of its papers stands in it."""

    volume: Volume
    papers: tuple[tuple[IssuedDocument, VolumePlace], ...]


def case_volume(
    desk: Desk,
    case: str,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> Volume | None:
    """Make the volume of a case, seal it in the vault and record it; ``None`` when it was cancelled (nothing saved)."""
    require(desk, "make-documents", case)
    file = case_file_of(desk, case)
    bound = _bind(desk, file, papers_of(desk, file), progress, cancelled)
    if bound is None:
        return None
    volume = bound.volume
    sealed = desk.store.vault.seal(BytesIO(volume.pdf), name="案卷.pdf", media_type="application/pdf")
    versions = [one.version for one in living(desk, IssuedDocument, case) if one.kind == VOLUME_KIND]
    stamp = stamp_of(desk)
    record = IssuedDocument(
        id=make_id(desk), case=case, kind=VOLUME_KIND, number=file.case.number, version=1 + max(versions, default=0),
        state="issued", sha256=sealed.sha256, pages=volume.pages, head_seq=stamp.seq, head_hash=stamp.hash,
    )  # fmt: skip
    save(desk, [Change(record=record, case=case, blobs=(sealed.sha256,))])
    return volume


def _bind(
    desk: Desk, file: CaseFile, papers: Sequence[IssuedDocument], progress: Progress, cancelled: Cancelled
) -> _Bound | None:
    """Bind papers and the evidence of ``file``; the sheet at the end of a case file (T45-3) is the last of all."""
    seal, decision = newest_seal(living(desk, SignOff, file.case.id)), decision_of(file.actions)
    late = {one.id for one in file.evidence if late_reason(one, seal, decision) in ("made-after", "added-after")}
    before = [one for one in papers if one.kind != END_SHEET_KIND]
    after = [one for one in papers if one.kind == END_SHEET_KIND]
    with MediaReader() as reader:
        exhibits = exhibit_parts(desk, reader, file, late)
        first, last = ([paper_part(desk, reader, file, one) for one in some] for some in (before, after))
        parts = [*first, *exhibits, *last]
        volume = make_volume(cover_of(desk, file), parts, stamp=stamp_of(desk), progress=progress, cancelled=cancelled)
    return _Bound(volume, tuple(zip(before, volume.places, strict=False))) if volume else None


def court_package(
    desk: Desk,
    case: str,
    dispute: str,
    folder: Path,
    *,
    entries: Mapping[str, Json] | None = None,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> CourtPackage | None:
    """Write answer, evidence list, volume, originals, digests and instruction into an empty folder.

    An answer that was made already goes along as it was made; ``entries`` are words to be written instead. Only
    evidence that may support the act goes along: what was collected after it stays at home and is named (行政诉讼法
    art. 35; 行政复议法 art. 46). ``None`` when it was cancelled.

    Raises:
        NoSuchDispute, FolderNotEmpty, OriginalChanged.
    """
    require(desk, "court-package", case)
    file = case_file_of(desk, case)
    found = next((one for one in file.disputes if one.id == dispute), None)
    if found is None or found.channel not in ANSWERS:
        raise NoSuchDispute(case=file.case.number or case, dispute=dispute)
    fence = fence_of(desk, file, found)
    allowed, late = fence.part(file.evidence)
    told = replace(file, evidence=allowed)
    bound = _bind(desk, told, papers_of(desk, told, disputes=False), progress, cancelled)
    if bound is None:
        return None
    timely: dict[str, Json] = {"timely": "是"} if all(map(fence.is_proven, allowed)) else {}
    papers = _answer(desk, told, found, {**timely, **(entries or {}), "dispute": dispute}, bound)
    named = [(item.file.name or item.name or item.id, item.file.sha256) for item in allowed if item.file]
    named += scan_files(desk, told, [document for document, _ in bound.papers])
    originals = [Original(name, sha256, partial(_open, desk, sha256)) for name, sha256 in named]
    files = write_court_package(
        folder, papers, bound.volume.pdf, originals, stamp=stamp_of(desk), organ=desk.unit.name, cancelled=cancelled
    )
    if files is None:
        return None
    written = event(desk, "court-package", case=case, dispute=dispute, files=len(files))
    went_out = [item.id for item in allowed if item.file]
    save(desk, [written, *links_of_copies(desk, case, went_out, "exported", PACKAGES[found.channel])])
    names = tuple(item.name or item.id for item, _ in late)
    return CourtPackage(files, names, tuple(reason for _, reason in late))


def _open(desk: Desk, sha256: str) -> BinaryIO:
    return desk.store.vault.open(sha256)


def _answer(
    desk: Desk, file: CaseFile, dispute: Dispute, entries: Mapping[str, Json], bound: _Bound
) -> list[tuple[str, Composition]]:
    answer, catalogue, name = ANSWERS[dispute.channel or "litigation"]
    act = next((one for one in file.actions if one.id == dispute.against), None)
    listed: dict[str, Json] = {"catalogue": _course(file, act, bound)}
    made = []
    for kind, title in ((answer, name), (catalogue, "证据清单和法律依据")):
        written, version, day = _written(desk, file.case.id, kind, dispute)
        context = context_of(
            desk, file, kind, action=dispute.against, entries={**listed, **written, **entries},
            page_of=bound.volume.page_of(), version=version,
        )  # fmt: skip
        context = replace(context, today=day or context.today)
        composition = compose(kind, file, context)
        if composition.missing:
            # an answer that is not finished goes along as a draft and says so on every page
            composition = compose(kind, file, replace(context, purpose="draft"))
        made.append((title, composition))
    return made


def _written(desk: Desk, case: str, kind: str, dispute: Dispute) -> tuple[Mapping[str, Json], int, date | None]:
    """Return the words, version and day of the paper that was made for this dispute last; nothing where none was."""
    for row in reversed(living_rows(desk, IssuedDocument, case)):
        document = row.record
        if document.kind == kind and document.state in ("issued", "signed"):
            words = entries_of(document)
            if words.get("dispute", dispute.id) == dispute.id:
                return words, document.version, row.created_at.astimezone(SHANGHAI).date()
    return {}, 1, None


def _course(file: CaseFile, act: Action | None, bound: _Bound) -> list[Json]:
    """Return the papers that prove the course up to the act in dispute and its service, with their pages."""
    steps = {one.id: one for one in file.actions}
    rows: list[Json] = []
    for document, place in bound.papers:
        step = steps.get(document.action or "")
        if step is not None and _leads_to(step, act):
            pages = str(place.first) if place.pages < 2 else f"{place.first}-{place.first + place.pages - 1}"
            rows.append({"title": place.title, "number": place.number, "date": place.date, "pages": pages})
    return rows


def _leads_to(step: Action, act: Action | None) -> bool:
    if act is None or act.at is None or step.at is None:
        return True
    if step.kind == "service" and act.id in (step.refers_to or ()):
        return True
    return step.at.sort_key() <= act.at.sort_key()
