"""The staircase into a volume: each step makes the next safe, and the first that fails stops it.

::

    envelope → opens with our key → plan's signature → sender enrolled then → addressed to us → plan → manifest
             → room → members one by one, digests at their ends → end blocks → last chunk → end of file

Nothing but the fixed tag members is parsed before the signature holds. What is handed on are streams; a member counts
only after its stream was read to the end without an error. Source: bundle format, section 8; reliability R20-R28.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from brigade_app.domain.keeping import Peer
from brigade_app.errors import Untrusted
from brigade_app.sync.bag import BAGIT_TXT, MAX_TAG_BYTES, TAG_NAMES, Member, read_manifest, tag_manifest_bytes
from brigade_app.sync.errors import (
    AlteredManifest,
    AlteredMember,
    BadSignature,
    MissingMember,
    SwappedVolume,
    TruncatedVolume,
    UnexpectedMember,
    UnknownSender,
    WrongRecipient,
    WrongSize,
)
from brigade_app.sync.keys import fingerprint, ssh_public_key
from brigade_app.sync.opening import OpenedFile, check_envelope, explained, sealed_size
from brigade_app.sync.plan import MAX_PLAN_BYTES, Plan, plan_digest, read_plan
from brigade_app.sync.registry import check_counts, signer_of
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, MAX_ARMOR_BYTES, BadArmor, read_armor, verify
from brigade_app.sync.ustar import BLOCK_BYTES, END, StrictReader

MAX_RECORDS_BYTES = 64 << 20
_FOLDER = re.compile(r"([0-9a-hjkmnp-tv-z]{10})-v([0-9]{4})/(.+)")
_TAG_LIMITS = dict(zip(TAG_NAMES, (1024, MAX_PLAN_BYTES, MAX_ARMOR_BYTES, MAX_TAG_BYTES, 1 << 16), strict=True))


@dataclass(frozen=True, slots=True)
class Proven:
    """What the first steps proved: the plan, whose it is, and which of its volumes this is."""

    plan: Plan
    plan_bytes: bytes
    armor: str
    sender: Peer
    n: int
    members: tuple[Member, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the plan's bytes."""
        return plan_digest(self.plan_bytes)


class PartStream:
    """The bytes of one member. Its digest is checked at the end: only then does `read` return nothing.

    Raises:
        AlteredMember: from `read`, at the end.
    """

    def __init__(self, reader: StrictReader, member: Member, size: int, path: str) -> None:
        self._reader, self._member, self._path = reader, member, path
        self._digest = hashlib.sha256()
        self.size = size
        self.is_whole = False

    def read(self, size: int = -1, /) -> bytes:
        """Return at most ``size`` bytes; empty when the whole member was read and its digest holds."""
        part = self._reader.read(size if size >= 0 else self.size)
        if part:
            self._digest.update(part)
            return part
        if not self.is_whole and self._digest.hexdigest() != self._member.sha256:
            raise AlteredMember(path=self._path, member=self._member.name)
        self.is_whole = True
        return b""

    def read_whole(self, limit: int) -> bytes:
        """Return the whole member, at most ``limit`` bytes.

        Raises:
            WrongSize: it is longer.
        """
        if self.size > limit:
            raise WrongSize(path=self._path, member=self._member.name, expected=limit, found=self.size)
        parts = []
        while part := self.read(1 << 20):
            parts.append(part)
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Part:
    """A member that is coming: which, how long, and its bytes."""

    member: Member
    size: int
    stream: PartStream


class VolumeReader:
    """One sealed volume. Use it as a context: `prove`, then `parts` to their end.

    ``identities`` are the age identities held here, ``recipients`` their public sides (also those of keys that lie
    elsewhere, such as the county's recovery key), ``peers`` the registry, ``report`` is told the sealed bytes read.
    """

    def __init__(
        self,
        path: Path,
        identities: Sequence[str],
        recipients: Sequence[str],
        peers: Sequence[Peer],
        report: Callable[[int], None] | None = None,
    ) -> None:
        self._path, self._name = path, path.name
        self._recipients, self._peers = frozenset(recipients), tuple(peers)
        self._header_bytes = check_envelope(path)
        self._opened = OpenedFile(path, identities, report)
        self._reader = StrictReader(self._opened, self._name)
        self._tag_bytes = 0
        self._proven: Proven | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._opened.close()

    def prove(self) -> Proven:
        """Return what the plan, its signature and the manifest prove.

        Raises:
            Untrusted: each step its own class.
        """
        folder, bagit = self._tag(TAG_NAMES[0], None)
        if bagit != BAGIT_TXT:
            raise AlteredManifest(path=self._name, reason="bagit.txt")
        plan_data = self._tag(TAG_NAMES[1], folder)[1]
        armor = self._tag(TAG_NAMES[2], folder)[1].decode("ascii", "replace")
        try:
            signature = read_armor(armor)
        except BadArmor as error:
            raise BadSignature(path=self._name, reason=str(error)) from error
        if not verify(plan_data, signature, BUNDLE_NAMESPACE):
            raise BadSignature(path=self._name, reason="not-over-this")
        sign_key = ssh_public_key(signature.public)
        if all(peer.sign_key != sign_key for peer in self._peers):
            raise UnknownSender(path=self._name, sign_key=fingerprint(sign_key))
        plan = read_plan(plan_data, self._name)
        if plan.sender.sign_key != fingerprint(sign_key):
            raise BadSignature(path=self._name, reason="another-key")
        sender = signer_of(self._peers, plan.sender.node, signature.public, plan.created, self._name)
        if sender.unit and sender.unit != plan.sender.org:
            raise UnknownSender(path=self._name, node=plan.sender.node, org=plan.sender.org)
        check_counts(sender, plan.entries, self._name)
        if self._recipients.isdisjoint(one.key for one in plan.to):
            raise WrongRecipient(path=self._name)
        n = self._place(folder, plan)
        members = self._manifest(folder, plan, n, (bagit, plan_data, armor.encode("ascii")))
        self._proven = Proven(plan, plan_data, armor, sender, n, members)
        self._check_size()
        return self._proven

    def _tag(self, name: str, folder: str | None) -> tuple[str, bytes]:
        found = self._reader.next_header()
        if found is None:
            raise MissingMember(path=self._name, expected=name)
        match = _FOLDER.fullmatch(found[0])
        if match is None or match[3] != name or folder not in {None, f"{match[1]}-v{match[2]}"}:
            raise UnexpectedMember(path=self._name, member=found[0], expected=name)
        if found[1] > _TAG_LIMITS[name]:
            raise WrongSize(path=self._name, member=name, expected=_TAG_LIMITS[name], found=found[1])
        self._tag_bytes += BLOCK_BYTES + found[1] + -found[1] % BLOCK_BYTES
        return f"{match[1]}-v{match[2]}", self._reader.read_whole()

    def _place(self, folder: str, plan: Plan) -> int:
        n = int(folder[-4:])
        if folder[:10] != plan.short_id or not 1 <= n <= len(plan.volumes):
            raise SwappedVolume(path=self._name, expected=plan.short_id, found=folder)
        return n

    def _manifest(self, folder: str, plan: Plan, n: int, tags: tuple[bytes, ...]) -> tuple[Member, ...]:
        planned = plan.volumes[n - 1]
        data = self._tag(TAG_NAMES[3], folder)[1]
        if hashlib.sha256(data).hexdigest() != planned.manifest:
            raise AlteredManifest(path=self._name, reason="not-planned")
        members = read_manifest(data, self._name)
        if len(members) != planned.members:
            raise WrongSize(path=self._name, member=TAG_NAMES[3], expected=planned.members, found=len(members))
        if self._tag(TAG_NAMES[4], folder)[1] != tag_manifest_bytes(dict(zip(TAG_NAMES, (*tags, data), strict=False))):
            raise AlteredManifest(path=self._name, reason="tagmanifest")
        return members

    def _check_size(self) -> None:
        """The plan knows the sum of the sizes: a file too short, or far too long, is told before it is read."""
        proven = self.proven
        planned = proven.plan.volumes[proven.n - 1]
        least = self._tag_bytes + planned.bytes + BLOCK_BYTES * len(proven.members) + len(END)
        most = least + (BLOCK_BYTES - 1) * len(proven.members)
        found = self._path.stat().st_size
        shortest, longest = sealed_size(self._header_bytes, least), sealed_size(self._header_bytes, most)
        if not shortest <= found <= longest:
            raise TruncatedVolume(path=self._name, expected=shortest, found=found)

    @property
    def proven(self) -> Proven:
        """What `prove` returned."""
        if self._proven is None:
            raise ValueError("not proven yet")
        return self._proven

    def parts(self) -> Iterator[Part]:
        """Yield the payload members in order; each stream must be read to its end before the next is asked for.

        When the iterator ends, the archive, the sealed stream and the file have ended too, as planned.

        Raises:
            Untrusted: each fault its own class.
        """
        proven = self.proven
        planned = proven.plan.volumes[proven.n - 1].bytes
        folder = f"{proven.plan.short_id}-v{proven.n:04d}/"
        total = 0
        for member in proven.members:
            found = self._reader.next_header()
            if found is None:
                raise MissingMember(path=self._name, expected=member.name)
            name, size = found
            if name != folder + member.name:
                raise UnexpectedMember(path=self._name, member=name, expected=member.name)
            total += size
            if total > planned:
                raise WrongSize(path=self._name, member=name, expected=planned, found=total)
            part = Part(member, size, PartStream(self._reader, member, size, self._name))
            yield part
            while part.stream.read(1 << 20):
                pass
        extra = self._reader.next_header()
        if extra is not None:
            raise UnexpectedMember(path=self._name, member=extra[0], expected="")
        self._reader.finish()
        if total != planned:
            raise WrongSize(path=self._name, member="", expected=planned, found=total)


def verify_volume(
    path: Path,
    identities: Sequence[str],
    recipients: Sequence[str],
    peers: Sequence[Peer],
    report: Callable[[int], None] | None = None,
) -> Proven:
    """Return what a volume proves after all of it was read and checked; nothing of it is kept.

    Raises:
        Untrusted: the first step that fails, explained with the checksum beside it.
    """
    try:
        with VolumeReader(path, identities, recipients, peers, report) as volume:
            proven = volume.prove()
            for part in volume.parts():
                while part.stream.read(1 << 20):
                    pass
    except Untrusted as error:
        cause = explained(path, error)
        if cause is error:
            raise
        raise cause from error
    return proven
