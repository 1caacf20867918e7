"""Bundles in words: what an export would carry, how far it is, what an import brought."""

from dataclasses import dataclass

from brigade_app.operations.bundles import Came, Delivery, Exported, ExportPlan, ImportBoard, Refusal
from brigade_app.operations.workers import Progress as Done
from brigade_app.ui.kit import LightKind, Progress, TableRow, Words, words_of, write_day

SyncWords = Words("SyncWords")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan of an export in words."""

    head: str
    pairs: tuple[tuple[str, str | None], ...]
    fits: bool


def bytes_words(size: int) -> str:
    """Return a size: 2.1 GB, 38 MB, 512 KB."""
    for unit, factor in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= factor:
            return f"{size / factor:,.1f} {unit}"
    return f"{size} B"


def plan_row(plan: ExportPlan, needed: int) -> PlanRow:
    """Return what an export would carry, and whether there is room for it."""
    records = SyncWords.tr("{entries} new records of {cases} case(s)")
    evidence = SyncWords.tr("{count} item(s), {size}, in {volumes} volume(s)")
    room = SyncWords.tr("{needed} needed, {free} free")
    point = SyncWords.tr("nothing yet")
    if plan.acknowledged:
        point = SyncWords.tr("up to record {seq}").format(seq=plan.acknowledged)
        if plan.acknowledged_at:
            point += f"（{write_day(plan.acknowledged_at.date())}）"
    missing = None
    if plan.evidence_missing:
        missing = SyncWords.tr("%n file(s) are not in this store", "", len(plan.evidence_missing))
    withheld = None
    if plan.withheld:
        withheld = SyncWords.tr("%n record(s): who reported never leaves", "", plan.withheld)
    pairs = (
        (SyncWords.tr("Records"), records.format(entries=plan.entries, cases=len(plan.cases))),
        (SyncWords.tr("Evidence"),
         evidence.format(count=len(plan.evidence), size=bytes_words(plan.evidence_bytes), volumes=plan.volume_count)),
        (SyncWords.tr("Confirmed before"), point),
        (SyncWords.tr("Receipts enclosed"), str(plan.acks)),
        (SyncWords.tr("Room"), room.format(needed=bytes_words(needed), free=bytes_words(plan.free))),
        (SyncWords.tr("Withheld"), withheld),
        (SyncWords.tr("Missing"), missing),
    )  # fmt: skip
    head = SyncWords.tr("To {name}").format(name=plan.name)
    return PlanRow(head, tuple(pair for pair in pairs if pair[1] is not None), needed <= plan.free)


def progress_of(done: Done) -> Progress:
    """Return how far an export or import is."""
    words = f"{bytes_words(done.bytes)} / {bytes_words(done.total_bytes)}"
    if done.total_items:
        words += "  " + SyncWords.tr("{n} of {of} files").format(n=done.items, of=done.total_items)
    return Progress(done.bytes, done.total_bytes, words)


def exported_words(done: Exported) -> str:
    """Return how an export ended."""
    words = SyncWords.tr(
        "Bundle {number} is written and read back: {entries} records, {evidence} items, {size}. Folder {folder}.",
    )
    return words.format(
        number=done.number, entries=done.entries, evidence=done.evidence, size=bytes_words(done.bytes),
        folder=done.folder.name,
    )  # fmt: skip


def delivery_words(found: Delivery, name: str) -> tuple[LightKind, str]:
    """Return how much the other side has confirmed."""
    if not found.received:
        return LightKind.SOON, SyncWords.tr("{name} has confirmed nothing yet").format(name=name)
    words = SyncWords.tr("{name} has received {n} of {of} records")
    light = LightKind.OK if found.waiting <= 0 else LightKind.SOON
    return light, words.format(name=name, n=found.received, of=found.head)


def board_rows(board: ImportBoard) -> list[TableRow]:
    """Return a line for each bundle that came, and one for each that was refused."""
    return [_came_row(one) for one in board.came] + [_refused_row(one) for one in board.refused]


def _came_row(came: Came) -> TableRow:
    states = {
        "imported": (LightKind.OK, SyncWords.tr("taken in")),
        "partial": (LightKind.SOON, SyncWords.tr("volumes missing")),
        "unchanged": (LightKind.OK, SyncWords.tr("already here")),
    }
    light, words = states.get(came.state, (LightKind.DOUBT, came.state))
    if came.diverging or came.signature_faults:
        light, words = LightKind.LATE, SyncWords.tr("look at this one")
    cases = SyncWords.tr("{new} new, {changed} changed")
    evidence = SyncWords.tr("{new} new, {missing} awaited")
    notes = []
    if came.missing_numbers:
        missing = "、".join(str(one) for one in came.missing_numbers)
        notes.append(SyncWords.tr("bundle {numbers} never came").format(numbers=missing))
    if came.volumes_missing:
        volumes = "、".join(str(one) for one in came.volumes_missing)
        notes.append(SyncWords.tr("volume {numbers} missing").format(numbers=volumes))
    if came.confirmed:
        notes.append(SyncWords.tr("confirms our {n} of {of}").format(n=came.confirmed, of=came.head))
    if came.comments:
        notes.append(SyncWords.tr("%n comment(s)", "", len(came.comments)))
    cells = (
        f"{light.shape} {words}", came.sender, str(came.number), str(came.entries_new),
        cases.format(new=len(came.cases_new), changed=len(came.cases_changed)),
        evidence.format(new=len(came.evidence_new), missing=len(came.evidence_missing)), "；".join(notes),
    )  # fmt: skip
    return TableRow(came.bundle_id, cells, ((0, light.value),), "；".join(notes))


def _refused_row(refused: Refusal) -> TableRow:
    words = words_of(refused.error)
    said = SyncWords.tr("refused")
    light = f"{LightKind.LATE.shape} {said}"
    return TableRow(str(refused.path), (light, refused.path.name, "", "", "", "", words), ((0, "late"),), words)
