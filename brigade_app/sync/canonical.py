"""JSON as the formats want it: written canonically, read strictly.

A reader would guess that ``json.loads`` is strict enough. It lets the last of two equal keys win in silence, takes
floats and ``NaN``, and recurses as deep as the input likes. Source: data layer section 3; reliability R9, R22, R23.
"""

import json
import re
from typing import NoReturn

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]

MAX_DEPTH = 32
MAX_INTEGER = 2**63 - 1
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")


class NotStrict(ValueError):
    """Bytes that are not the strict JSON of our formats; ``reason`` is a plain word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def canonical_json(value: object) -> bytes:
    """Return the canonical bytes: UTF-8, sorted keys, no spaces, no escapes beyond JSON's own, no floats.

    Raises:
        NotStrict: a float, or a text that is not Unicode.
    """
    _refuse_floats(value)
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotStrict("not-unicode") from error


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise NotStrict("not-an-integer")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def strict_json(data: bytes, *, limit: int) -> Plain:
    """Return what ``data`` says; at most ``limit`` bytes.

    Raises:
        NotStrict: ``reason`` is ``too-long``, ``byte-order-mark``, ``not-unicode``, ``too-deep``, ``duplicate-key``,
            ``not-an-integer``, ``out-of-range`` or ``not-json``.
    """
    if len(data) > limit:
        raise NotStrict("too-long")
    if data.startswith(b"\xef\xbb\xbf"):
        raise NotStrict("byte-order-mark")
    if depth_of(data) > MAX_DEPTH:
        raise NotStrict("too-deep")
    try:
        text = data.decode("utf-8")
        value: Plain = json.loads(
            text, object_pairs_hook=_pairs, parse_float=_no_float, parse_constant=_no_float, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise NotStrict("not-unicode") from error
    except json.JSONDecodeError as error:
        raise NotStrict("not-json") from error
    if "\\u" in text and _has_surrogate(value):
        raise NotStrict("not-unicode")
    return value


def depth_of(data: bytes) -> int:
    """Return how deep the brackets of a JSON text nest, found without parsing it."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _pairs(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict("duplicate-key")
    return found


def _no_float(_text: str) -> NoReturn:
    raise NotStrict("not-an-integer")


def _integer(text: str) -> int:
    if len(text) > 20 or abs(int(text)) > MAX_INTEGER:
        raise NotStrict("out-of-range")
    return int(text)


def _has_surrogate(value: Plain) -> bool:
    if isinstance(value, str):
        return any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, list):
        return any(_has_surrogate(item) for item in value)
    if isinstance(value, dict):
        return any(_has_surrogate(key) or _has_surrogate(item) for key, item in value.items())
    return False
