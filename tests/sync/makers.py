"""Makers for the tests of sync: journals, evidence, two townships and a county, and bundles sealed between them."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyrage

from brigade_app.domain.keeping import Peer
from brigade_app.domain.when import parse_when
from brigade_app.sync.canonical import canonical_json
from brigade_app.sync.entries import NO_HASH, Entry, body_digest, entry_hash, entry_line, references_bytes
from brigade_app.sync.keys import DeviceKeys, SigningKey, fingerprint, make_device_keys
from brigade_app.sync.layout import EvidenceFile, VolumeContents, bundle_folder, fill_volumes, tag_files, volume_name
from brigade_app.sync.plan import Ack, EntryRange, Plan, Recipient, Sender, plan_bytes
from brigade_app.sync.sealing import SealedVolume, SealJob, archive_blocks, finish_bundle, seal_volume
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, sign

CREATED = datetime(2026, 11, 24, 0, 15, tzinfo=UTC)
ID = "7f3k9q2m4t" + "a" * 22
COUNTY = "411321"


@dataclass(frozen=True)
class Node:
    """A device: its keys and numbers."""

    org: str
    node: int
    log: int
    keys: DeviceKeys = field(default_factory=make_device_keys)

    def peer(self, **changes: object) -> Peer:
        peer = Peer(
            id=f"{self.node:032x}", node=self.node, unit=self.org, name=self.org, seat="township", log=self.log,
            sign_key=self.keys.sign_key, age_keys=(self.keys.recipient,),
            valid_after=parse_when("2026-01-01T00:00:00+08:00"),
        )  # fmt: skip
        return replace(peer, **changes)


def a_township(number: int = 1) -> Node:
    return Node(f"41132110{number}", 411321100001 + number * 1000, 1000 + number)


def a_county() -> Node:
    return Node(COUNTY, 411321000001, 9001)


def a_journal(log: int, count: int, origin: int = 411321101001, text: str = "占地建房") -> list[Entry]:
    """A chain of ``count`` entries, each a deed of its own."""
    entries: list[Entry] = []
    prev = NO_HASH
    for seq in range(1, count + 1):
        body = canonical_json({"id": f"{seq:032x}", "salt": f"{seq:032x}", "title": f"{text}{seq}"})
        entry = Entry(
            actor="a" * 32, at="2026-11-20T08:00:00.000Z", hash=NO_HASH, kind="case", log=log, op="put", origin=origin,
            rec=f"{seq:032x}", seq=seq, txn=seq, ver=1, body=msgspec.Raw(body), sig="ab" * 64,
        )  # fmt: skip
        entry = msgspec.structs.replace(entry, hash=entry_hash(entry, prev, body_digest(entry)))
        prev = entry.hash
        entries.append(entry)
    return entries


def a_photo(number: int, size: int = 3000) -> bytes:
    return hashlib.shake_128(f"photo {number}".encode()).digest(size)


class Shelf:
    """Sources that hold everything in memory."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self.held = held

    def open(self, key: str) -> io.BytesIO:
        return io.BytesIO(self.held[key])


@dataclass
class Parcel:
    """A bundle in the making: change what a test is about, then `seal`."""

    sender: Node
    to: Sequence[Node]
    plan: Plan
    volumes: list[VolumeContents]
    shelf: Shelf
    signer: SigningKey
    namespace: str = BUNDLE_NAMESPACE
    recipients: Sequence[str] | None = None
    change_plan: Callable[[bytes], bytes] = lambda data: data

    def data(self) -> bytes:
        return self.change_plan(plan_bytes(self.plan))

    def job(self, folder: Path, n: int) -> SealJob:
        data = self.data()
        contents = self.volumes[n - 1]
        plan = self.plan
        if self.recipients is not None:
            plan = msgspec.structs.replace(plan, to=tuple(Recipient(org="x", key=k, role="x") for k in self.recipients))
        armor = sign(data, self.signer, self.namespace)
        return SealJob(folder, plan, data, armor, n, tuple(contents.contents), contents.manifest, self.shelf)

    def seal(self, medium: Path) -> list[Path]:
        folder = bundle_folder(medium, self.plan)
        folder.mkdir(parents=True, exist_ok=True)
        sealed: list[SealedVolume] = [seal_volume(self.job(folder, one.n)) for one in self.volumes]
        finish_bundle(folder, self.plan, sealed)
        return [folder / one.name for one in sealed]

    def archive(self, n: int = 1) -> bytes:
        return b"".join(archive_blocks(self.job(Path(), n), lambda _b, _i: None, lambda: False))

    def seal_raw(self, medium: Path, archive: bytes, n: int = 1) -> Path:
        """Seal an archive that was tampered with, by somebody who has every key."""
        folder = bundle_folder(medium, self.plan)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / volume_name(self.plan, n)
        keys = self.recipients or [one.key for one in self.plan.to]
        path.write_bytes(pyrage.encrypt(archive, [pyrage.x25519.Recipient.from_str(key) for key in keys]))
        return path


def a_parcel(
    sender: Node,
    to: Node,
    entries: Sequence[Entry] = (),
    photos: Sequence[bytes] = (),
    number: int = 1,
    bundle_id: str = ID,
    created: datetime = CREATED,
    pieces: Sequence[tuple[EvidenceFile, bytes]] = (),
    acks: Sequence[Ack] = (),
) -> Parcel:
    records = [b"".join(entry_line(one) for one in entries)] if entries else []
    refs = references_bytes(())
    files = [EvidenceFile(hashlib.sha256(one).hexdigest(), len(one)) for one in photos]
    held = {one.sha256: data for one, data in zip(files, photos, strict=True)} | {"refs": refs}
    held |= {f"records/{i}": data for i, data in enumerate(records, 1)} | {one.sha256: data for one, data in pieces}
    digests = [(hashlib.sha256(one).hexdigest(), len(one)) for one in records]
    volumes = fill_volumes(digests, refs, [*files, *(one for one, _ in pieces)])
    ranges = ()
    if entries:
        before = NO_HASH
        first, last = entries[0], entries[-1]
        ranges = (EntryRange(log=first.log, first=first.seq, last=last.seq, base=before, head=last.hash),)
    plan = Plan(
        bundle_id=bundle_id, kind="upload", profile="supervision", created=created, app="0.1.0",
        sender=Sender(org=sender.org, node=sender.node, log=sender.log, sign_key=fingerprint(sender.keys.sign_key)),
        to=(Recipient(org=to.org, key=to.keys.recipient, role="working"),), number=number, prev=None, entries=ranges,
        acks=tuple(acks), want=(), volumes=tuple(one.planned() for one in volumes),
    )  # fmt: skip
    return Parcel(sender, (to,), plan, volumes, Shelf(held), sender.keys.sign)


def tags_of(parcel: Parcel, n: int = 1) -> dict[str, bytes]:
    job = parcel.job(Path(), n)
    return tag_files(job.plan_data, job.armor, job.manifest)
