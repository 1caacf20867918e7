"""Who may speak: the county's registry as values, as OpenSSH ``allowed_signers`` lines, and as recipients.

A registry is the `Peer` records of the county's log. A key counts from ``valid_after`` to ``valid_before`` and, since
a date can be set back, only up to the entry that ``counts_to_seq`` names. Source: bundle format, section 10; R31.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from brigade_app.domain.keeping import Peer
from brigade_app.domain.when import SHANGHAI, When, at_instant
from brigade_app.sync.errors import ExpiredKey, MalformedRequest, RevokedSender, UnknownSender
from brigade_app.sync.keys import public_of_line
from brigade_app.sync.plan import EntryRange, Recipient
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, ENROL_NAMESPACE

_LINE = re.compile(
    r'(?P<node>\d{1,19}) namespaces="(?P<spaces>[a-z0-9,-]+)",valid-after="(?P<after>\d{14})Z"'
    r'(?:,valid-before="(?P<before>\d{14})Z")? (?P<key>ssh-ed25519 [A-Za-z0-9+/=]{68})'
)
_STAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class AllowedSigner:
    """One line of an ``allowed_signers`` file: which node's key counts, from when, until when."""

    node: int
    sign_key: str
    valid_after: datetime
    valid_before: datetime | None = None


def start_of(when: When) -> datetime:
    """Return the first instant that ``when`` may be (a day starts at midnight in Asia/Shanghai)."""
    day = when.earliest
    return when.instant or datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def allowed_signers(peers: Iterable[Peer]) -> str:
    """Return the ``allowed_signers`` file of these peers, one line each, for ``ssh-keygen -Y verify``."""
    lines = []
    for peer in peers:
        options = f'namespaces="{BUNDLE_NAMESPACE},{ENROL_NAMESPACE}",valid-after="{_stamp(peer.valid_after)}"'
        if peer.valid_before is not None:
            options += f',valid-before="{_stamp(peer.valid_before)}"'
        lines.append(f"{peer.node} {options} {peer.sign_key}\n")
    return "".join(lines)


def _stamp(when: When) -> str:
    return start_of(when).astimezone(UTC).strftime(_STAMP) + "Z"


def read_allowed_signers(text: str, path: str = "allowed_signers") -> tuple[AllowedSigner, ...]:
    """Return the lines of an ``allowed_signers`` file as we write it; comments and empty lines are passed over.

    Raises:
        MalformedRequest: a line of another form.
    """
    found = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise MalformedRequest(path=path, reason="line")
        before = match["before"] and _instant(match["before"])
        found.append(AllowedSigner(int(match["node"]), match["key"], _instant(match["after"]), before or None))
    return tuple(found)


def _instant(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def peers_of_signers(signers: Iterable[AllowedSigner], org: str = "") -> tuple[Peer, ...]:
    """Return peers that have only what an ``allowed_signers`` file says: enough to check a signature."""
    return tuple(
        Peer(
            id="0" * 32, node=one.node, unit=org, name=str(one.node), seat="township", log=1, sign_key=one.sign_key,
            age_keys=(), valid_after=at_instant(one.valid_after),
            valid_before=at_instant(one.valid_before) if one.valid_before else None,
        )
        for one in signers
    )  # fmt: skip


def signer_of(peers: Iterable[Peer], node: int, public: bytes, at: datetime, path: str) -> Peer:
    """Return the peer whose enrolled key ``public`` is, if it counted at ``at``.

    Raises:
        UnknownSender: the node is not enrolled, or with another key.
        ExpiredKey: the key did not count then.
    """
    known = [peer for peer in peers if peer.node == node and public_of_line(peer.sign_key) == public]
    if not known:
        raise UnknownSender(path=path, node=node)
    for peer in known:
        if start_of(peer.valid_after) <= at and (peer.valid_before is None or at < start_of(peer.valid_before)):
            return peer
    raise ExpiredKey(path=path, node=node, at=at)


def check_counts(peer: Peer, entries: Iterable[EntryRange], path: str) -> None:
    """Check that no entry goes beyond the last that counts; where one is named, no other log of the node counts.

    Raises:
        RevokedSender: one does.
    """
    for one in entries:
        if peer.counts_to_seq is None:
            return
        if one.log != (peer.counts_log or peer.log) or one.last > peer.counts_to_seq:
            raise RevokedSender(path=path, node=peer.node, last=peer.counts_to_seq, found=one.last)


def recipients_of(peers: Iterable[Peer], org: str) -> tuple[Recipient, ...]:
    """Return the keys that a bundle to ``org`` is sealed to: every device of it; a county's second key is recovery."""
    found: dict[str, Recipient] = {}
    for peer in peers:
        if peer.unit == org:
            for place, key in enumerate(peer.age_keys):
                role = "working" if place == 0 else "recovery"
                found.setdefault(key, Recipient(org=org, key=key, role=role))
    return tuple(found.values())
