"""The one form of a body and of an entry's hash (data layer 3), and the comparison that refuses any other (R9).

A hash cannot refuse duplicate keys, blanks or escapes, since it covers whatever bytes there are. So the bytes are
decoded, encoded again and compared: it costs a microsecond and leaves one form only. msgspec writes the same bytes as
``json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False)`` for all values that may stand in a record.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from brigade_app.store.errors import BadText

JOURNAL_TAG = "j1"
MAX_ENTRY_BYTES = 1 << 20
MAX_DEPTH = 32
ZERO_HASH = "0" * 64
NULL_BODY = b"null"
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder()
_HEX_ID = re.compile(r"(?:[0-9a-f]{32}|[0-9a-f]{64})")
_CODE = re.compile(r"[!-~]{1,48}")


def canonical_json(plain: object, path: str = "$") -> bytes:
    """Return the canonical bytes of ``plain``.

    Raises:
        BadText: a float, a key beyond ASCII, or a text with a lone surrogate.
    """
    if not _is_plain(plain, 0):
        _check(plain, path, 0)
    try:
        return _ENCODER.encode(plain)
    except (UnicodeEncodeError, msgspec.MsgspecError) as error:
        raise BadText(path=path, reason="not-unicode") from error


_SCALARS = frozenset({str, bool, type(None)})


def _is_plain(value: object, depth: int) -> bool:
    """Whether `_check` finds nothing, asked without making the paths that only a fault needs."""
    if isinstance(value, dict):
        items: Iterable[object] = value.values()
        try:
            if not "".join(value).isascii():
                return False
        except TypeError:
            return False
    elif isinstance(value, list):
        items = value
    elif isinstance(value, int):
        return depth <= MAX_DEPTH and -(2**63) <= value < 2**63
    else:
        return type(value) in _SCALARS
    for item in items:
        if type(item) not in _SCALARS and not _is_plain(item, depth + 1):
            return False
    return depth <= MAX_DEPTH


def _check(value: object, path: str, depth: int) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if depth > MAX_DEPTH:
        raise BadText(path=path, reason="too-deep")
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise BadText(path=path, reason="out-of-range")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise BadText(path=f"{path}.{key}", reason="key-not-ascii")
            _check(item, path, depth + 1)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item, path, depth + 1)
    else:
        raise BadText(path=path, reason="not-a-plain-value")


def parse_canonical(received: bytes) -> Any:
    """Return the value of ``received`` if those are its canonical bytes (R9).

    Raises:
        BadText: they are not: duplicate keys, blanks, escapes, another order, floats, too deep.
    """
    try:
        value = _DECODER.decode(received)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadText(path="$", reason="not-json") from error
    if canonical_json(value) != received:
        raise BadText(path="$", reason="not-canonical")
    return value


def digest(content: bytes) -> bytes:
    """Return the SHA-256 of ``content``."""
    return hashlib.sha256(content).digest()


def entry_hash(
    log: int, seq: int, txn: int, at: str, actor: str, kind: str, ver: int, origin: int, rec: str, op: str, prev: str,
    body_sha: str,
) -> bytes:  # fmt: skip
    """Return the hash of an entry: SHA-256 of the array whose form is frozen under the tag ``j1``."""
    array = [JOURNAL_TAG, log, seq, txn, at, actor, kind, ver, origin, rec, op, prev, body_sha]
    return hashlib.sha256(_ENCODER.encode(array)).digest()


def id_bytes(text: str) -> bytes:
    """Return an id as it is stored: 16 or 32 bytes for hex digits, else the ASCII of a code (a unit's).

    Raises:
        BadText: no id of either form, or a code whose length would make it look like the other.
    """
    if _HEX_ID.fullmatch(text):
        return bytes.fromhex(text)
    if _CODE.fullmatch(text) and len(text) not in (16, 32):
        return text.encode("ascii")
    raise BadText(path="$.id", reason="not-an-id")


def is_id(text: str) -> bool:
    """Whether `id_bytes` takes it."""
    return bool(_HEX_ID.fullmatch(text) or (_CODE.fullmatch(text) and len(text) not in (16, 32)))


def id_text(stored: bytes) -> str:
    """Return the text of a stored id."""
    return stored.hex() if len(stored) in (16, 32) else stored.decode("ascii")
