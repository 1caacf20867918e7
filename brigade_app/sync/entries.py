"""Journal entries as they travel: one canonical JSON object a line, checked over the received bytes.

`Entry.body` is raw bytes: never parsed and encoded again to be believed, only compared. ``b""`` means that the body
was erased or is withheld, and then ``body_sha`` stands in its place; ``b"null"`` is the body of a withdrawn record.
Source: bundle format, section 6; data layer, section 3; reliability R9, R22, R23.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, NoReturn

import msgspec
from msgspec import Meta, Struct

from brigade_app.sync.canonical import MAX_DEPTH, canonical_json, depth_of
from brigade_app.sync.errors import MalformedEntry, UnchainedEntry
from brigade_app.sync.plan import MAX_ENTRIES, Digest, EntryRange, Log

MAX_LINE_BYTES = 1 << 20
NO_HASH = "0" * 64

Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z", max_length=32)]
Instant = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z")]
Node = Annotated[int, Meta(ge=1)]
Seq = Annotated[int, Meta(ge=1)]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a journal as it travels."""

    actor: Id
    at: Instant
    hash: Digest
    kind: Annotated[str, Meta(pattern=r"^[a-z_]{1,32}\Z", max_length=32)]
    log: Log
    op: Literal["put", "del", "handover", "redact"]
    origin: Node
    rec: Annotated[str, Meta(pattern=r"^[!-~]{1,64}\Z", max_length=64)]
    seq: Seq
    txn: Seq
    ver: Annotated[int, Meta(ge=1, le=10_000)]
    body: msgspec.Raw = msgspec.Raw(b"")
    body_sha: Digest | None = None
    sig: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z", max_length=128)] | None = None


def entry_hash(entry: Entry, prev: str, body_sha: str) -> str:
    """Return the hash of an entry in its chain; the array's form is frozen under the tag ``j1``."""
    array = [
        "j1", entry.log, entry.seq, entry.txn, entry.at, entry.actor, entry.kind, entry.ver, entry.origin, entry.rec,
        entry.op, prev, body_sha,
    ]  # fmt: skip
    return hashlib.sha256(canonical_json(array)).hexdigest()


def body_digest(entry: Entry) -> str:
    """Return the digest of the body: of its bytes where they are there, else as the entry says."""
    return hashlib.sha256(bytes(entry.body)).hexdigest() if bytes(entry.body) else entry.body_sha or ""


def entry_line(entry: Entry) -> bytes:
    """Return the line of an entry, line feed included."""
    plain = {
        "actor": entry.actor, "at": entry.at, "hash": entry.hash, "kind": entry.kind, "log": entry.log, "op": entry.op,
        "origin": entry.origin, "rec": entry.rec, "seq": entry.seq, "txn": entry.txn, "ver": entry.ver,
    }  # fmt: skip
    beside = {"body": entry.body if bytes(entry.body) else None, "body_sha": entry.body_sha, "sig": entry.sig}
    return _ENCODER.encode(plain | {key: value for key, value in beside.items() if value is not None}) + b"\n"


def without_body(entry: Entry) -> Entry:
    """Return the entry with only the digest of its body."""
    return msgspec.structs.replace(entry, body=msgspec.Raw(b""), body_sha=body_digest(entry))


def _no_float(_text: str) -> NoReturn:
    raise ValueError("not-an-integer")


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Entry)
_PLAIN = msgspec.json.Decoder(float_hook=_no_float)


def read_line(line: bytes, path: str, number: int) -> Entry:
    """Return the entry of one line (without its line feed).

    Raises:
        MalformedEntry: too long, too deep, not canonical (so: duplicate keys, spaces, escapes, order), a float, an
            unknown key, a wrong type, or a signature where no deed ends.
    """
    if len(line) > MAX_LINE_BYTES:
        raise MalformedEntry(path=path, line=number, reason="too-long")
    if line.count(b"[") + line.count(b"{") > MAX_DEPTH and depth_of(line) > MAX_DEPTH:
        raise MalformedEntry(path=path, line=number, reason="too-deep")
    try:
        if _ENCODER.encode(_PLAIN.decode(line)) != line:
            raise MalformedEntry(path=path, line=number, reason="not-canonical")
        entry = _DECODER.decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError, RecursionError) as error:
        raise MalformedEntry(path=path, line=number, reason=str(error)[:200]) from error
    if bool(bytes(entry.body)) == (entry.body_sha is not None):
        raise MalformedEntry(path=path, line=number, reason="body-or-digest")
    if entry.op in {"put", "del"} and bytes(entry.body) and (entry.op == "del") != (bytes(entry.body) == b"null"):
        raise MalformedEntry(path=path, line=number, reason="body-of-op")
    if entry.txn < entry.seq or (entry.sig is not None and entry.seq != entry.txn):
        raise MalformedEntry(path=path, line=number, reason="mark")
    return entry


class ChainCheck:
    """Follows the entries of one bundle and checks that they are the planned ranges, unbroken.

    Where a records file starts in the middle of a range (volumes may come alone) its first entry is taken as it is:
    the store checks it against its own head in any case.
    """

    def __init__(self, ranges: Iterable[EntryRange], path: str) -> None:
        self._ranges = {one.log: one for one in ranges}
        self._path = path
        self._last: Entry | None = None
        self._reached: dict[int, int] = {}
        self.count = 0

    def follow(self, entry: Entry) -> None:
        """Check ``entry`` as the next one.

        Raises:
            UnchainedEntry: out of range, out of order, or another hash than computed.
        """
        planned = self._ranges.get(entry.log)
        if planned is None or not planned.first <= entry.seq <= planned.last:
            raise self._broken(entry, "not-planned")
        before, self._last, self.count = self._last, entry, self.count + 1
        self._reached[entry.log] = entry.seq
        prev: str | None = None
        if before is not None and before.log == entry.log:
            if entry.seq != before.seq + 1 or (before.seq != before.txn and before.txn != entry.txn):
                raise self._broken(entry, "order")
            prev = before.hash
        elif before is not None and not (before.seq == before.txn == self._ranges[before.log].last):
            raise self._broken(before, "cut")
        if entry.seq == planned.first:
            prev = planned.base
        if prev is not None and entry_hash(entry, prev, body_digest(entry)) != entry.hash:
            raise self._broken(entry, "hash")
        if entry.seq == planned.last and (entry.hash != planned.head or entry.txn != entry.seq):
            raise self._broken(entry, "head")

    def finish(self) -> None:
        """Check that the planned ranges came to their ends: for a bundle whose records were all in this volume.

        Raises:
            UnchainedEntry: a range is cut short or missing.
        """
        for one in self._ranges.values():
            if self._reached.get(one.log) != one.last:
                seq = self._reached.get(one.log, one.first - 1)
                raise UnchainedEntry(path=self._path, log=one.log, seq=seq, reason="cut")

    def _broken(self, entry: Entry, reason: str) -> UnchainedEntry:
        return UnchainedEntry(path=self._path, log=entry.log, seq=entry.seq, reason=reason)


def read_lines(data: bytes, path: str, chain: ChainCheck | None = None) -> Iterator[Entry]:
    """Yield the entries of one records file whose digest has been checked.

    Raises:
        MalformedEntry, UnchainedEntry: the file does not end with a line feed, or an entry does not hold.
    """
    if data and not data.endswith(b"\n"):
        raise MalformedEntry(path=path, line=0, reason="line-feed")
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        entry = read_line(line, path, number)
        if chain is not None:
            chain.follow(entry)
            if chain.count > MAX_ENTRIES:
                raise MalformedEntry(path=path, line=number, reason="too-many")
        yield entry


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of ``refs.jsonl``: evidence the records name that another bundle carried."""

    bundle: Annotated[str, Meta(pattern=r"^[0-9a-z]{32}\Z", max_length=32)]
    sha256: Digest
    size: Annotated[int, Meta(ge=0)]


_REFERENCE = msgspec.json.Decoder(Reference)


def references_bytes(references: Iterable[Reference]) -> bytes:
    """Return ``refs.jsonl``."""
    return b"".join(_ENCODER.encode(one) + b"\n" for one in references)


def read_references(data: bytes, path: str) -> tuple[Reference, ...]:
    """Return the lines of ``refs.jsonl``.

    Raises:
        MalformedEntry: a line that is not one.
    """
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            one = _REFERENCE.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise MalformedEntry(path=path, line=number, reason=str(error)[:200]) from error
        found.append(one)
    return tuple(found)
