"""A bundle out, written: volumes sealed by workers, read back, README, the mark of a finished export, safe to remove.

What is half done is taken away again: a bundle that was stopped leaves nothing on the medium but its number here, which
is spent (another plan under the same number would look like a fork to the other side).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from brigade_app.errors import BrigadeError, Refused
from brigade_app.operations.custody import links_of_exports
from brigade_app.operations.desk import Desk
from brigade_app.operations.planning import ExportPlan, drop_plan, free_on, needed_bytes
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, save
from brigade_app.operations.workers import (
    INLINE_BYTES,
    Cancelled,
    Progress,
    Watch,
    WorkCancelled,
    never,
    run_jobs,
    unwatched,
)
from brigade_app.store import BundleRow
from brigade_app.sync import SealedVolume, SealJob, finish_bundle, plan_digest, seal_volume
from brigade_app.sync.errors import MediumFailed, NoRoomOnMedium

_FAT_LIMIT_BYTES = (4 << 30) - 1


class PlanOutdated(Refused):
    """What the plan staged is gone: it was written or dropped, or the store was closed since. Facts ``number``."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that lies on the medium, read back and good. The medium may be removed."""

    folder: Path
    bundle_id: str
    number: int
    volumes: tuple[SealedVolume, ...]
    entries: int
    evidence: int
    bytes: int


def export_bundle(
    desk: Desk, plan: ExportPlan, *, watch: Watch = unwatched, cancelled: Cancelled = never, read_back: bool = True
) -> Exported:
    """Write the planned bundle: volumes by workers, each read back, then README and the mark of a finished export.

    Raises:
        NotYourRole, PlanOutdated, NoRoomOnMedium, MediumFailed, EvidenceNotAsPlanned, WorkCancelled: nothing
            of it is left on the medium.
    """
    require(desk, "export-bundle")
    if not plan.sources.staging.is_dir():
        raise PlanOutdated(number=plan.plan.number)
    try:
        _check_medium(plan)
        plan.folder.mkdir(parents=True, exist_ok=True)
        _remember(desk, plan, "started")
        sealed = _seal(plan, watch, cancelled, read_back)
        finish_bundle(plan.folder, plan.plan, sealed)
    except OSError as error:
        shutil.rmtree(plan.folder, ignore_errors=True)
        raise MediumFailed(path=str(plan.medium), reason=error.strerror or "write") from error
    except BaseException:
        shutil.rmtree(plan.folder, ignore_errors=True)
        raise
    finally:
        drop_plan(plan)
    _remember(desk, plan, "written")
    told = event(
        desk, "bundle-exported", bundle=plan.plan.bundle_id, org=plan.org, number=plan.plan.number,
        entries=plan.entries, evidence=len(plan.evidence), volumes=len(sealed),
    )  # fmt: skip
    save(desk, [told, *links_of_exports(desk, plan.evidence, f"数据包 {plan.plan.number}")])
    return Exported(
        plan.folder, plan.plan.bundle_id, plan.plan.number, tuple(sealed), plan.entries, len(plan.evidence),
        sum(one.size for one in sealed),
    )  # fmt: skip


def _check_medium(plan: ExportPlan) -> None:
    needed, free = needed_bytes(plan), free_on(plan.medium)
    largest = max(volume.size + 2048 * len(volume.contents) for volume in plan.volumes)
    if free < needed or largest > _FAT_LIMIT_BYTES:
        raise NoRoomOnMedium(path=str(plan.medium), needed=needed, free=free)


def _remember(desk: Desk, plan: ExportPlan, state: str) -> None:
    row = BundleRow(
        plan.plan.bundle_id, "out", None, plan.org, plan.plan.number, plan.plan_data, plan_digest(plan.plan_data),
        state, desk.now(),
    )  # fmt: skip
    desk.store.sync.put_bundle(row)


def _seal(plan: ExportPlan, watch: Watch, cancelled: Cancelled, read_back: bool) -> list[SealedVolume]:
    jobs = [
        SealJob(
            plan.folder, plan.plan, plan.plan_data, plan.armor, one.n, tuple(one.contents), one.manifest, plan.sources,
            read_back,
        )
        for one in plan.volumes
    ]  # fmt: skip
    done = [0, 0]
    total = sum(len(one.contents) for one in plan.volumes)

    def report(size: int, items: int) -> None:
        done[0] += size
        done[1] += items
        watch(Progress(done[0], plan.size, done[1], total))

    outcomes = run_jobs(seal_volume, jobs, report=report, cancelled=cancelled, inline=plan.size < INLINE_BYTES)
    sealed: list[SealedVolume] = []
    for outcome in outcomes:
        if isinstance(outcome, BrigadeError):
            raise WorkCancelled if cancelled() else outcome
        sealed.append(outcome)
    return sealed
