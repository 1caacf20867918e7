"""A journal entry, the bytes it travels as, and the body of a record inside it (data layer 3, bundle format 6).

The body is the whole record with what the program keeps beside it: ``salt`` (else the digest that an erased body leaves
lets a name be found by trying), ``case`` and ``case_origin`` (the link of the case file's own records), ``outside_id``
and ``blobs``. A line is checked as received: parsed, written again, compared (R9, R23).
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta

from brigade_app.domain.codec import decode, encode
from brigade_app.domain.keeping import KIND_OF, KINDS, Change
from brigade_app.errors import Unreadable
from brigade_app.store.canonical import (
    MAX_ENTRY_BYTES,
    NULL_BODY,
    canonical_json,
    digest,
    entry_hash,
    is_id,
    parse_canonical,
)
from brigade_app.store.errors import BadEntry, BadText

VERSION: Mapping[str, int] = dict.fromkeys(KINDS, 1)
"""The version of each kind's body that this program writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a log: hex and text as it travels, the body as bytes (``None``: erased or withheld)."""

    log: int
    seq: int
    txn: int
    at: str
    actor: str
    kind: str
    ver: int
    origin: int
    rec: str
    op: str
    body: bytes | None
    body_sha: str
    hash: str
    sig: str | None = None

    def hashed(self, prev: str) -> bytes:
        """Return what the hash must be, after the entry whose hash is ``prev``."""
        return entry_hash(
            self.log, self.seq, self.txn, self.at, self.actor, self.kind, self.ver, self.origin, self.rec, self.op,
            prev, self.body_sha,
        )  # fmt: skip


_INSTANT = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\.[0-9]{3}Z\Z"
_Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Number = Annotated[int, Meta(ge=1, lt=2**53)]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    actor: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    at: Annotated[str, Meta(pattern=_INSTANT)]
    hash: _Digest
    kind: Annotated[str, Meta(pattern=r"^[a-z_]{1,32}\Z")]
    log: _Number
    op: Literal["put", "del", "handover", "redact"]
    origin: Annotated[int, Meta(ge=1, le=2**63 - 1)]
    rec: Annotated[str, Meta(pattern=r"^[!-~]{1,64}\Z")]
    seq: _Number
    txn: _Number
    ver: Annotated[int, Meta(ge=1, le=10_000)]
    body: msgspec.Raw = msgspec.Raw()
    body_sha: _Digest | None = None
    sig: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")] | None = None


_LINES = msgspec.json.Decoder(_Line)
_HEX = re.compile(r"[0-9a-f]*")
_ENCODER = msgspec.json.Encoder(order="sorted")


def write_line(entry: Entry) -> bytes:
    """Return the entry as one canonical JSON object, without the line feed."""
    plain: dict[str, Any] = {
        "actor": entry.actor, "at": entry.at, "hash": entry.hash, "kind": entry.kind, "log": entry.log, "op": entry.op,
        "origin": entry.origin, "rec": entry.rec, "seq": entry.seq, "txn": entry.txn, "ver": entry.ver,
    }  # fmt: skip
    if entry.body is None:
        plain["body_sha"] = entry.body_sha
    else:
        plain["body"] = msgspec.Raw(entry.body)
    if entry.sig is not None:
        plain["sig"] = entry.sig
    return _ENCODER.encode(plain)


def withhold_body(entry: Entry) -> Entry:
    """Return the entry without its body: the digest stands in its place and the chain still verifies."""
    return replace(entry, body=None)


def read_line(received: bytes) -> Entry:
    """Return the entry that a received line says.

    Raises:
        BadEntry: too long, unknown or missing keys, or not the canonical bytes.
    """
    if len(received) > MAX_ENTRY_BYTES:
        raise BadEntry(path="$", reason="too-long", log=None, seq=None)
    try:
        line = _LINES.decode(received)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadEntry(path="$", reason="not-an-entry", log=None, seq=None) from error
    body = bytes(line.body) or None
    if (body is None) == (line.body_sha is None):
        raise BadEntry(path="$.body", reason="missing-key", log=line.log, seq=line.seq)
    if line.seq > line.txn or not is_id(line.rec) or not _is_instant(line.at):
        raise BadEntry(path="$.txn", reason="out-of-range", log=line.log, seq=line.seq)
    body_sha = digest(body).hex() if body is not None else str(line.body_sha)
    entry = Entry(
        log=line.log, seq=line.seq, txn=line.txn, at=line.at, actor=line.actor, kind=line.kind, ver=line.ver,
        origin=line.origin, rec=line.rec, op=line.op, body=body, body_sha=body_sha, hash=line.hash, sig=line.sig,
    )  # fmt: skip
    if write_line(entry) != received:
        raise BadEntry(path="$", reason="not-canonical", log=line.log, seq=line.seq)
    return entry


def _is_instant(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def instant_text(at: datetime) -> str:
    """Return an aware instant as records write it: ``2026-03-01T08:00:00.000Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def instant_of(text: str) -> datetime:
    """Return the instant that a record's text says."""
    return datetime.fromisoformat(text)


_WITH_CASE = frozenset(cls for cls in KINDS.values() if any(field.name == "case" for field in fields(cls)))
_BESIDE = ("salt", "case", "case_origin", "outside_id", "blobs")


def _has_case(cls: type) -> bool:
    return cls in _WITH_CASE


def kind_of(record: object) -> str:
    """Return the journal kind of a record."""
    return KIND_OF[type(record)]


def case_of(change: Change) -> str | None:
    """Return the case that a change belongs to, from the record itself or from beside it."""
    own = getattr(change.record, "case", None) if _has_case(type(change.record)) else None
    return own if own is not None else change.case


def plain_body(change: Change, case_origin: int | None) -> dict[str, Any]:
    """Return the body of a change without its salt. ``case_origin`` only where it is not the record's own origin."""
    plain: dict[str, Any] = encode(change.record)
    beside = {
        "case": case_of(change),
        "case_origin": case_origin,
        "outside_id": change.outside_id,
        "blobs": sorted(set(change.blobs)) or None,
    }
    plain.update((key, value) for key, value in beside.items() if value is not None)
    return plain


def sealed_body(plain: Mapping[str, Any]) -> bytes:
    """Return the canonical bytes of a body, with a new salt."""
    return canonical_json({**plain, "salt": secrets.token_hex(16)})


def record_of(kind: str, plain: Mapping[str, Any]) -> Any:
    """Return the record in a body.

    Raises:
        Unreadable: the body is not of the kind's form.
    """
    cls = KINDS[kind]
    keep = _has_case(cls)
    own = {key: value for key, value in plain.items() if key not in _BESIDE or (keep and key == "case")}
    return decode(cls, own)


def checked_body(entry: Entry) -> dict[str, Any] | None:
    """Return the body of a ``put``, checked: canonical bytes, a salt, the record's type, its id. ``None``: no body.

    Raises:
        BadEntry: with the path of the first fault.
    """
    if entry.body is None:
        return None
    try:
        plain = parse_body(entry.op, entry.body)
        if plain is None:
            return None
        if entry.op == "put" and entry.kind in KINDS and entry.ver == VERSION[entry.kind]:
            record = record_of(entry.kind, plain)
            if record.id != entry.rec:
                raise BadText(path="$.id", reason="another-id")
    except (Unreadable, TypeError, ValueError) as error:
        facts = error.facts if isinstance(error, Unreadable) else {"path": "$", "reason": "wrong-type"}
        raise BadEntry(log=entry.log, seq=entry.seq, path=facts.get("path"), reason=facts.get("reason")) from error
    return plain


def parse_body(op: str, body: bytes) -> dict[str, Any] | None:
    """Return a body whose form holds: its canonical bytes (R9), its salt. ``None``: the body of a ``del``.

    Its type is `checked_body`'s to judge.

    Raises:
        BadText: with the path of the first fault.
    """
    plain = parse_canonical(body)
    if op == "del":
        if body != NULL_BODY:
            raise BadText(path="$", reason="not-null")
        return None
    _check_beside(plain)
    return cast(dict[str, Any], plain)


_NO_BLOBS: list[str] = []


def _check_beside(plain: object) -> None:
    if not isinstance(plain, dict):
        raise BadText(path="$", reason="wrong-type")
    salt, blobs = plain.get("salt"), plain.get("blobs", _NO_BLOBS)
    if not isinstance(salt, str) or len(salt) != 32 or not _is_hex(salt):
        raise BadText(path="$.salt", reason="wrong-type")
    if blobs is not _NO_BLOBS and not (
        isinstance(blobs, list) and all(isinstance(sha, str) and len(sha) == 64 and _is_hex(sha) for sha in blobs)
    ):
        raise BadText(path="$.blobs", reason="wrong-type")
    if not isinstance(plain.get("case_origin", 0), int) or not isinstance(plain.get("outside_id", ""), str):
        raise BadText(path="$.case_origin", reason="wrong-type")
    if not isinstance(plain.get("case") or "", str):
        raise BadText(path="$.case", reason="wrong-type")


def _is_hex(text: str) -> bool:
    return _HEX.fullmatch(text) is not None
