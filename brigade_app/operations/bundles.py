"""The door of sync for the floors above: enrol, export, import, reply, verify; what each does is in its own module.

::

    enrolment   enrol_request, look_at, accept_request, install_registry
    planning    plan_export, drop_plan        exporting   export_bundle       importing   import_bundles
    receipts    delivery                      here        make_reply, install_registry, verify_bundles
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from brigade_app.domain.keeping import Peer
from brigade_app.errors import Unreadable, Untrusted
from brigade_app.operations.applying import Came
from brigade_app.operations.desk import Desk
from brigade_app.operations.enrolment import (
    Accepted,
    EnrolmentFile,
    accept_request,
    enrol_request,
    install_county,
    look_at,
    own_card,
    write_card,
)
from brigade_app.operations.exporting import Exported, export_bundle
from brigade_app.operations.importing import ImportBoard, NothingToImport, Refusal, import_bundles
from brigade_app.operations.peers import believed_peers, device_keys, org_code, own_recipients, peers_of
from brigade_app.operations.planning import ExportPlan, NotEnrolledThere, drop_plan, needed_bytes, plan_export
from brigade_app.operations.receipts import Delivery, delivery
from brigade_app.operations.workers import Cancelled, Progress, Watch, never, unwatched
from brigade_app.sync import Plan, find_volumes, read_allowed_signers, verify_volume
from brigade_app.sync.enrolment import COUNTY_NAME
from brigade_app.sync.errors import MalformedRequest
from brigade_app.sync.keys import age_recipient, is_age_identity
from brigade_app.sync.registry import peers_of_signers


@dataclass(frozen=True, slots=True)
class Installed:
    """A county that is believed now, and what came with its card."""

    county: Peer
    board: ImportBoard | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a volume proved, or why it did not."""

    path: Path
    plan: Plan | None
    n: int | None
    error: Untrusted | None


class BadKeyFile(Unreadable):
    """A key file or an ``allowed_signers`` file is not one. Facts ``path``, ``reason``."""


def make_reply(
    desk: Desk, org: str, medium: Path, *, watch: Watch = unwatched, cancelled: Cancelled = never
) -> Exported:
    """Write the county's reply to a township: receipts, what is wanted again, comments and instructions, packs.

    Raises:
        As `plan_export` and `export_bundle`.
    """
    return export_bundle(desk, plan_export(desk, org, medium), watch=watch, cancelled=cancelled)


def answer_request(
    desk: Desk, accepted: Accepted, medium: Path, *, watch: Watch = unwatched, cancelled: Cancelled = never
) -> tuple[Exported, EnrolmentFile]:
    """Write the answer to an accepted request: a bundle of kind ``enrol``, and the county's own card before it.

    Raises:
        As `plan_export` and `export_bundle`.
    """
    plan = plan_export(desk, accepted.peer.unit, medium, kind="enrol")
    done = export_bundle(desk, plan, watch=watch, cancelled=cancelled)
    return done, write_card(done.folder / COUNTY_NAME, own_card(desk))


def install_registry(desk: Desk, path: Path, words: str, *, cancelled: Cancelled = never) -> Installed:
    """Believe the county whose card lies at ``path`` (``words`` were compared), and take in the registry beside it.

    Raises:
        As `enrolment.install_county`.
    """
    file = look_at(path)
    county = install_county(desk, file.path, words)
    beside = find_volumes(file.path.parent)
    board = import_bundles(desk, [file.path.parent], cancelled=cancelled) if beside else None
    return Installed(county, board)


def enrolled_units(desk: Desk) -> dict[str, str]:
    """Return the units that bundles can be sent to: registry code -> name."""
    here = org_code(desk.store.node)
    wanted = "county" if desk.unit.seat == "township" else "township"
    peers = [one for one in believed_peers(desk) if one.seat == wanted and one.unit != here]
    return {one.unit: one.name for one in sorted(peers, key=lambda one: one.unit)}


def keys_from_files(identity: str, signers: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Peer, ...]]:
    """Return identities, recipients and peers from the text of an age key file and of an ``allowed_signers`` file.

    Raises:
        BadKeyFile: a line that is neither a comment nor what the file should hold.
    """
    lines = [line.strip() for line in identity.splitlines() if line.strip() and not line.startswith("#")]
    if not lines or not all(is_age_identity(line) for line in lines):
        raise BadKeyFile(path="age", reason="not-a-key", found="")
    try:
        peers = peers_of_signers(read_allowed_signers(signers))
    except MalformedRequest as error:
        raise BadKeyFile(path="allowed_signers", reason="not-a-key", found="") from error
    return tuple(lines), tuple(age_recipient(line) for line in lines), peers


def verify_bundles(desk: Desk, paths: Sequence[Path]) -> tuple[Verdict, ...]:
    """Read volumes to their end and check everything; nothing is kept.

    Raises:
        NothingToImport: there is no volume.
    """
    keys, recipients, peers = device_keys(desk), own_recipients(desk), believed_peers(desk)
    return check_volumes(paths, keys.age, recipients, peers)


def check_volumes(
    paths: Sequence[Path], identities: Sequence[str], recipients: Sequence[str], peers: Sequence[Peer]
) -> tuple[Verdict, ...]:
    """The same without a store, with an age identity and a registry from files."""
    volumes = [one for path in paths for one in find_volumes(path)]
    if not volumes:
        raise NothingToImport(path=", ".join(str(path) for path in paths))
    verdicts = []
    for volume in volumes:
        try:
            proven = verify_volume(volume, identities, recipients, peers)
        except Untrusted as error:
            verdicts.append(Verdict(volume, None, None, error))
        else:
            verdicts.append(Verdict(volume, proven.plan, proven.n, None))
    return tuple(verdicts)


__all__ = [
    "Accepted", "Came", "Delivery", "EnrolmentFile", "ExportPlan", "Exported", "ImportBoard", "Installed",
    "NotEnrolledThere", "NothingToImport", "Progress", "Refusal", "Verdict", "accept_request", "answer_request",
    "check_volumes", "delivery", "drop_plan", "enrol_request", "enrolled_units", "export_bundle", "import_bundles",
    "install_registry", "keys_from_files", "look_at", "make_reply", "needed_bytes", "org_code", "peers_of",
    "plan_export", "verify_bundles",
]  # fmt: skip
