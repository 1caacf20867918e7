"""Record ids: UUIDv7 (RFC 9562) as 32 hex digits.

The instant and the random bytes are arguments, so that a test can repeat an id. The twelve bits behind the
milliseconds hold the fraction of the millisecond, not chance: ids of one deed keep the order of their instants.
Source: data layer 1.3.
"""

import re
import secrets
from datetime import UTC, datetime, timedelta

ENTROPY_BYTES = 8
_SHAPE = re.compile(r"[0-9a-f]{32}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(at: datetime, entropy: bytes | None = None) -> str:
    """Return a new id for a record made at the aware instant ``at``; ``entropy`` is 8 random bytes.

    Raises:
        ValueError: ``at`` has no offset or lies outside 1970 to 10889, or ``entropy`` is not 8 bytes.
    """
    if at.tzinfo is None:
        raise ValueError("an id needs an instant with an offset")
    noise = secrets.token_bytes(ENTROPY_BYTES) if entropy is None else entropy
    if len(noise) != ENTROPY_BYTES:
        raise ValueError("an id needs 8 random bytes")
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)
    milliseconds, rest = divmod(microseconds, 1000)
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError(at.isoformat())
    fraction = rest * 4096 // 1000
    tail = int.from_bytes(noise, "big") & ((1 << 62) - 1)
    return f"{(milliseconds << 80) | (7 << 76) | (fraction << 64) | (2 << 62) | tail:032x}"


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id of ours: 32 lower-case hex digits, version 7, variant of the RFC."""
    return bool(_SHAPE.fullmatch(text)) and text[12] == "7" and text[16] in "89ab"


def instant_of(record_id: str) -> datetime:
    """Return the instant an id claims to be made at, to the millisecond (UTC). A claim, not a proof.

    Raises:
        ValueError: no id of ours.
    """
    if not is_id(record_id):
        raise ValueError(record_id)
    return _EPOCH + timedelta(milliseconds=int(record_id[:12], 16))
