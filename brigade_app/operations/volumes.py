"""The volume of a case and the package for the court: fetched from store and vault, written by the documents floor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from brigade_app.documents import (
    Composition,
    Cover,
    Original,
    PackageFile,
    Part,
    Volume,
    compose,
    form,
    make_volume,
    write_court_package,
)
from brigade_app.domain.evidence_seal import DECISIONS, LateReason, decision_of, is_made_after, late_reason, newest_seal
from brigade_app.domain.keeping import Change, IssuedDocument, SignOff
from brigade_app.domain.records import Action, CaseFile, Dispute, Evidence, Json
from brigade_app.domain.when import When
from brigade_app.domain.writing import date_in_words
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.exhibits import shown_of
from brigade_app.operations.media import MediaReader
from brigade_app.operations.paper_context import case_file_of, context_of, matter_of, stamp_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, living, make_id, save

ANSWERS = {"reconsideration": ("D01", "D01-2", "行政复议答复书"), "litigation": ("D02", "D02-2", "行政诉讼答辩状")}
VOLUME_KIND = "VOLUME"
LeftOutReason = LateReason | Literal["unlawful"]
LATE_NOTE = "决定之后取得或者补入，不能作为认定决定合法的依据（行政诉讼证据规定第六十条第一项）"
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
    volume = _volume(desk, file, tuple(file.evidence), progress, cancelled)
    if volume is None:
        return None
    sealed = desk.store.vault.seal(BytesIO(volume.pdf), name="案卷.pdf", media_type="application/pdf")
    versions = [one.version for one in living(desk, IssuedDocument, case) if one.kind == VOLUME_KIND]
    stamp = stamp_of(desk)
    record = IssuedDocument(
        id=make_id(desk), case=case, kind=VOLUME_KIND, number=file.case.number, version=1 + max(versions, default=0),
        state="issued", sha256=sealed.sha256, pages=volume.pages, head_seq=stamp.seq, head_hash=stamp.hash,
    )  # fmt: skip
    save(desk, [Change(record=record, case=case, blobs=(sealed.sha256,))])
    return volume


def _volume(
    desk: Desk, file: CaseFile, evidence: tuple[Evidence, ...], progress: Progress, cancelled: Cancelled
) -> Volume | None:
    seal, decision = newest_seal(living(desk, SignOff, file.case.id)), decision_of(file.actions)
    late = {one.id for one in evidence if late_reason(one, seal, decision) in ("made-after", "added-after")}
    with MediaReader() as reader:
        exhibits = (_exhibit(desk, reader, item, late=item.id in late) for item in evidence)
        parts = [*_papers(desk, file), *exhibits]
        return make_volume(_cover(desk, file), parts, stamp=stamp_of(desk), progress=progress, cancelled=cancelled)


def _papers(desk: Desk, file: CaseFile) -> list[Part]:
    """Return the newest version of each document, in the order of the steps they paper."""
    newest: dict[tuple[str, str | None], IssuedDocument] = {}
    for one in living(desk, IssuedDocument, file.case.id):
        if one.sha256 and one.state in ("issued", "signed") and one.kind != VOLUME_KIND:
            key = (one.kind, one.action)
            if key not in newest or newest[key].version < one.version:
                newest[key] = one
    order = {action.id: action.at.sort_key() for action in file.actions if action.at}
    first = min(order.values(), default=None)
    ordered = sorted(newest.values(), key=lambda one: (order.get(one.action or "", first) or (), one.kind))
    return [
        Part(form(one.kind).title, one.number or "", pdf=desk.store.vault.read(one.sha256 or "")) for one in ordered
    ]


def _exhibit(desk: Desk, reader: MediaReader, item: Evidence, *, late: bool) -> Part:
    return Part(
        f"{item.name or ''}（决定后）" if late else item.name or "", evidence=item.id,
        sha256=item.file.sha256 if item.file else "", note=LATE_NOTE if late else "",
        shown=shown_of(desk, reader, item.file),
    )  # fmt: skip


def _cover(desk: Desk, file: CaseFile) -> Cover:
    matter = matter_of(desk, file)
    at = {action.kind: action.at for action in file.actions}
    archived = next((one.data for one in file.actions if one.kind == "archiving"), None) or {}
    parties = [one.name or "" for one in file.parties if one.role in (None, "party")]
    return Cover(
        organ=desk.unit.name,
        title=file.case.title or "",
        case_number=file.case.number or "",
        party="、".join(parties),
        cause=matter.name if matter else file.case.matter_zh or "",
        opened_on=_day(at.get("filing")),
        closed_on=_day(at.get("closing")),
        retention=str(archived.get("retention") or ""),
    )


def _day(when: When | None) -> str:
    return date_in_words(when.day) if when and when.day else ""


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

    Only evidence that may support the act goes along: what was collected after it stays at home and is named
    (行政诉讼法 art. 35; 行政复议法 art. 46). ``None`` when it was cancelled.

    Raises:
        NoSuchDispute, FolderNotEmpty, OriginalChanged.
    """
    require(desk, "court-package", case)
    file = case_file_of(desk, case)
    found = next((one for one in file.disputes if one.id == dispute), None)
    if found is None or found.channel not in ANSWERS:
        raise NoSuchDispute(case=file.case.number or case, dispute=dispute)
    allowed, late = _fence(file, found, newest_seal(living(desk, SignOff, case)))
    volume = _volume(desk, file, allowed, progress, cancelled)
    if volume is None:
        return None
    told = replace(file, evidence=allowed)
    papers = _answer(desk, told, found, {**(entries or {}), "dispute": dispute}, volume.page_of())
    originals = [
        Original(item.file.name or item.name or item.id, item.file.sha256, partial(_open, desk, item.file.sha256))
        for item in allowed
        if item.file
    ]
    files = write_court_package(
        folder, papers, volume.pdf, originals, stamp=stamp_of(desk), organ=desk.unit.name, cancelled=cancelled
    )
    if files is None:
        return None
    save(desk, [event(desk, "court-package", case=case, dispute=dispute, files=len(files))])
    names = tuple(item.name or item.id for item, _ in late)
    return CourtPackage(files, names, tuple(reason for _, reason in late))


def _open(desk: Desk, sha256: str) -> BinaryIO:
    return desk.store.vault.open(sha256)


def _fence(
    file: CaseFile, dispute: Dispute, seal: SignOff | None
) -> tuple[tuple[Evidence, ...], tuple[tuple[Evidence, LeftOutReason], ...]]:
    """Part what may support the act from what came after it: by its time, and for a decision by the sealed set."""
    act = next((one for one in file.actions if one.id == dispute.against), None)
    late: list[tuple[Evidence, LeftOutReason]] = []
    for item in file.evidence:
        reason = _why_fenced(item, act, seal)
        if reason is not None:
            late.append((item, reason))
    fenced = {item.id for item, _ in late}
    return tuple(item for item in file.evidence if item.id not in fenced), tuple(late)


def _why_fenced(item: Evidence, act: Action | None, seal: SignOff | None) -> LeftOutReason | None:
    if item.obtained_lawfully is False:
        return "unlawful"
    if act is not None and act.kind in DECISIONS:
        return late_reason(item, seal, act)
    return "made-after" if is_made_after(item, act) else None


def _answer(
    desk: Desk, file: CaseFile, dispute: Dispute, entries: Mapping[str, Json], page_of: Mapping[str, int]
) -> list[tuple[str, Composition]]:
    answer, catalogue, name = ANSWERS[dispute.channel or "litigation"]
    made = []
    for kind, title in ((answer, name), (catalogue, "证据清单和法律依据")):
        context = context_of(desk, file, kind, action=dispute.against, entries=entries, page_of=page_of)
        composition = compose(kind, file, context)
        if composition.missing:
            # an answer that is not finished goes along as a draft and says so on every page
            composition = compose(kind, file, replace(context, purpose="draft"))
        made.append((title, composition))
    return made
