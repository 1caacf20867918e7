"""Evidence of a case: taken in, described, put on the checklist, its clock corrected, its custody kept, its file shown.

The file itself is never changed by any of these: what is said about it stands in records beside it. Files come in by
`plan_intake` and `take_in`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import BinaryIO

from brigade_app.domain.checklist import suggested_proves
from brigade_app.domain.keeping import Change, CheckItem, Claims
from brigade_app.domain.names import clean_name, clean_text
from brigade_app.domain.records import Evidence
from brigade_app.domain.when import at_instant
from brigade_app.errors import Refused, Unavailable
from brigade_app.operations.case_page import evidence_rows
from brigade_app.operations.custody import CustodyAct, add_custody
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_intake import FileNotTaken, Intake, IntakeProgress, TakenFile, take_in
from brigade_app.operations.evidence_plan import IntakePlan, PlannedFile, plan_intake
from brigade_app.operations.evidence_reading import sealed_for_look
from brigade_app.operations.evidence_seal import DescriptionSealed, DescriptionSealedForGood, refuse_sealed
from brigade_app.operations.law import file_of, reassess_after
from brigade_app.operations.media import MediaReader
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_case, find_record, find_row, living, make_id, save
from brigade_app.operations.views import EvidenceRow
from brigade_app.store.errors import EvidenceMissing

__all__ = [
    "CustodyAct", "DescriptionSealed", "DescriptionSealedForGood", "FileNotTaken", "FilesAreFixed", "Intake",
    "IntakePlan", "IntakeProgress", "LineUnknown", "NoProof", "NoReason", "PlannedFile", "TakenFile",
    "accept_claimed_time", "add_custody", "describe", "evidence_of", "mark_line", "note_clock_offset", "open_original",
    "plan_intake", "put_on_line", "read_original", "take_in", "thumbnail",
]  # fmt: skip

MAX_OFFSET_S = 100 * 366 * 86_400
COPIES = frozenset({"screenshot", "messenger-copy", "re-photographed"})


class FilesAreFixed(Refused):
    """The sealed file of evidence cannot be exchanged; take the other file in as evidence of its own. Fact ``id``."""


class NotAnOriginal(Refused):
    """A screenshot, a messenger's copy or a photograph of a screen is no original. Facts ``name``, ``grade``."""


class LineUnknown(Refused):
    """The case's checklist has no such line or element. Facts ``item``, ``matter``."""


class NoReason(Refused):
    """A line is marked not applicable without a reason. Fact ``item``."""


class NoProof(Refused):
    """A clock's offset without what shows it (a photo of another clock, a phone call). Fact ``offset_s``."""


def evidence_of(desk: Desk, case_id: str) -> tuple[EvidenceRow, ...]:
    """Return the evidence of a case with claims, custody, and whether each file is here."""
    require(desk, "read-cases")
    return evidence_rows(desk, file_of(desk, case_id))


def describe(desk: Desk, case_id: str, evidence: Evidence) -> None:
    """Save what is said about a piece of evidence: kind, name, when, where, how and by whom it was made.

    Raises:
        FilesAreFixed: ``evidence.file`` is not the one that was sealed.
        NotAnOriginal: the file itself shows that it is a copy.
        DescriptionSealed: it was sealed, and what proves would be changed.
        BadName, TextTooLong.
    """
    require(desk, "describe-evidence", case_id)
    row, known = find_row(desk, Evidence, evidence.id)
    if evidence.file != known.file:
        raise FilesAreFixed(id=evidence.id)
    claims = _claims_of(desk, evidence.id)
    if evidence.original and not known.original and claims is not None and claims.grade in COPIES:
        raise NotAnOriginal(name=known.name or evidence.id, grade=claims.grade)
    refuse_sealed(desk, case_id, [(known, evidence)])
    _save_evidence(desk, case_id, [(_tidy(evidence), row.outside_id)])


def _tidy(evidence: Evidence) -> Evidence:
    def text(value: str | None, field: str) -> str | None:
        return clean_text(value, field) if value else None

    return replace(
        evidence,
        name=text(evidence.name, "name"),
        method=text(evidence.method, "method"),
        place=text(evidence.place, "place"),
        original_kept_at=text(evidence.original_kept_at, "original_kept_at"),
        made_by=clean_name(evidence.made_by, "made_by") if evidence.made_by else None,
        copy_checked_by=clean_name(evidence.copy_checked_by, "copy_checked_by") if evidence.copy_checked_by else None,
    )


def put_on_line(
    desk: Desk, case_id: str, evidence_ids: Sequence[str], item: str | None, proves: Sequence[str] | None = None
) -> None:
    """Put evidence on a line of the checklist, or take it off (``item`` is ``None``).

    ``proves`` are element ids; left out, the line's own. What is put somewhere only after the decision is marked late
    and counts nowhere.

    Raises:
        LineUnknown: the matter has no such line or element.
        DescriptionSealedForGood: the decision rests on what it was listed for.
    """
    require(desk, "describe-evidence", case_id)
    matter = desk.law.catalogue.matter(find_case(desk, case_id).matter)
    if item is not None and (matter is None or matter.line(item) is None):
        raise LineUnknown(item=item, matter=matter.id if matter else None)
    elements = {one.id for one in matter.elements} if matter else None
    for one in proves or ():
        if elements is not None and one not in elements:
            raise LineUnknown(item=one, matter=matter.id if matter else None)
    shown = tuple(proves) if proves is not None else suggested_proves(matter, item) or None
    found = [find_row(desk, Evidence, one) for one in evidence_ids]
    placed = [replace(known, checklist_item=item, proves=shown) for _, known in found]
    refuse_sealed(desk, case_id, [(known, now) for (_, known), now in zip(found, placed, strict=True)])
    _save_evidence(desk, case_id, [(now, row.outside_id) for (row, _), now in zip(found, placed, strict=True)])


def _save_evidence(desk: Desk, case_id: str, items: Sequence[tuple[Evidence, str | None]]) -> None:
    changes = [
        Change(record=one, case=case_id, outside_id=outside, blobs=(one.file.sha256,) if one.file else ())
        for one, outside in items
    ]
    save(desk, changes)
    reassess_after(desk, case_id)


def mark_line(desk: Desk, case_id: str, item: str, *, not_applicable: bool, note: str | None) -> None:
    """Mark a line of the checklist not applicable, with the reason, or leave a note on it.

    Raises:
        NoReason: not applicable, and no reason given. LineUnknown.
    """
    require(desk, "describe-evidence", case_id)
    matter = desk.law.catalogue.matter(find_case(desk, case_id).matter)
    if matter is None or matter.line(item) is None:
        raise LineUnknown(item=item, matter=matter.id if matter else None)
    said = clean_text(note, "note").strip() if note else ""
    if not_applicable and not said:
        raise NoReason(item=item)
    known = next((mark for mark in living(desk, CheckItem, case_id) if mark.item == item), None)
    mark = CheckItem(
        id=known.id if known else make_id(desk),
        case=case_id,
        item=item,
        not_applicable=not_applicable,
        note=said or None,
    )
    save(desk, [Change(record=mark, case=case_id)])
    reassess_after(desk, case_id)


def note_clock_offset(desk: Desk, case_id: str, evidence_ids: Sequence[str], offset_s: int, proof: str) -> None:
    """Note that the clock of the device was wrong, in seconds to add, and what shows it. The file's time stays.

    Raises:
        NoProof: no proof given, or an offset beyond a century.
    """
    require(desk, "describe-evidence", case_id)
    said = clean_text(proof, "proof").strip()
    if not said or abs(offset_s) > MAX_OFFSET_S:
        raise NoProof(offset_s=offset_s)
    changes = [
        Change(record=replace(claims, clock_offset_s=offset_s, clock_proof=said))
        for claims in (_claims_of(desk, one) for one in evidence_ids)
        if claims is not None
    ]
    save(desk, changes)


def _claims_of(desk: Desk, evidence_id: str) -> Claims | None:
    file = find_record(desk, Evidence, evidence_id).file
    row = desk.store.records.get("claims", file.sha256) if file else None
    return row.record if row is not None and isinstance(row.record, Claims) else None


def accept_claimed_time(desk: Desk, case_id: str, evidence_ids: Sequence[str]) -> tuple[str, ...]:
    """Take the time that the files claim, corrected by their clock offset, as when they were made.

    Only where no time was entered before. Returns the ids that claim no time.

    Raises:
        DescriptionSealed: one of them is sealed; nothing was changed.
    """
    require(desk, "describe-evidence", case_id)
    without: list[str] = []
    changed: list[tuple[Evidence, str | None]] = []
    for one in evidence_ids:
        row, known = find_row(desk, Evidence, one)
        claims = _claims_of(desk, one)
        instant = claims.taken_at.instant if claims and claims.taken_at else None
        if claims is None or instant is None:
            without.append(one)
        elif known.made_at is None:
            right = instant + timedelta(seconds=claims.clock_offset_s or 0)
            changed.append((replace(known, made_at=at_instant(right)), row.outside_id))
    if changed:
        refuse_sealed(desk, case_id, [(find_record(desk, Evidence, one.id), one) for one, _ in changed])
        _save_evidence(desk, case_id, changed)
    return tuple(without)


def open_original(desk: Desk, evidence_id: str) -> BinaryIO:
    """Return the original as a stream that is decrypted while it is read.

    Raises:
        EvidenceMissing: the file has not come yet, or never existed. EvidenceDamaged: while reading.
    """
    require(desk, "read-cases")
    return desk.store.vault.open(_sha256_of(desk, evidence_id))


def read_original(desk: Desk, evidence_id: str) -> bytes:
    """Return the whole original, checked. Raises EvidenceTooLarge above 64 MiB, and as `open_original`."""
    require(desk, "read-cases")
    return desk.store.vault.read(_sha256_of(desk, evidence_id))


def _sha256_of(desk: Desk, evidence_id: str) -> str:
    file = find_record(desk, Evidence, evidence_id).file
    if file is None:
        raise EvidenceMissing(sha256=None, state="no-file", sealed=None)
    return file.sha256


def thumbnail(desk: Desk, reader: MediaReader, evidence: Evidence, max_px: int) -> bytes | None:
    """Return a small JPEG of an item, or ``None``: no file, not here yet, damaged, nothing to draw. Never fails."""
    if evidence.file is None:
        return None
    try:
        with sealed_for_look(desk.store, evidence.file) as source:
            return reader.thumbnail(source, max_px)
    except Unavailable:
        return None
