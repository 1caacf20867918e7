"""JSON of a case file, read strictly and written by our own hand.

A reader would guess that ``json.loads`` is enough. It lets the last of two equal keys win, takes NaN and UTF-16, grows
a stack per bracket, and makes floats; here each of these is refused with its path, and a number that is not whole
stays a `Decimal`. Whoever reads a case file has no signature to lean on: what is not plain is not read (R23).
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NoReturn

from brigade_app.errors import Unreadable

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
MAX_INTEGER = 2**63 - 1
MAX_NUMBER_CHARACTERS = 40

Plain = None | bool | int | Decimal | str | list["Plain"] | dict[str, "Plain"]

# An unterminated string runs to the end: every byte is looked at once.
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


class BadCaseFile(Unreadable):
    """A case file that cannot be taken. Facts ``file``, ``path`` (of the key), ``reason``, ``found``."""


class _Refusal:
    """Stands in the parsed tree for what must not be there, until the walk knows its path."""

    def __init__(self, reason: str, found: str) -> None:
        self.reason, self.found = reason, found[:80]


def refuse(path: str, reason: str, found: object = "") -> NoReturn:
    """Raise the fault at ``path``."""
    raise BadCaseFile(path=path, reason=reason, found=str(found)[:80])


def parse_strictly(content: bytes) -> Plain:
    """Return the value that ``content`` says: UTF-8 JSON, no key twice, numbers of 64 bit, at most 32 levels.

    Raises:
        BadCaseFile: ``reason`` is ``too-large``, ``not-utf-8``, ``byte-order-mark``, ``too-deep``, ``not-json``,
            ``duplicate-key``, ``not-a-number`` or ``out-of-range``.
    """
    if len(content) > MAX_FILE_BYTES:
        refuse("$", "too-large", len(content))
    if content.startswith(b"\xef\xbb\xbf"):
        refuse("$", "byte-order-mark")
    _check_depth(content)
    try:
        plain = json.loads(
            content.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant, parse_float=_decimal,
            parse_int=_whole,
        )  # fmt: skip
    except UnicodeDecodeError as error:
        raise BadCaseFile(path="$", reason="not-utf-8", found=f"byte {error.start}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise BadCaseFile(path="$", reason="not-json", found=f"{place}: {error.msg}") from error
    for path, refusal in _refusals(plain, "$"):
        refuse(path, refusal.reason, refusal.found)
    checked: Plain = plain
    return checked


def _check_depth(content: bytes) -> None:
    depth = 0
    for token in _TOKENS.finditer(content):
        opening = token.group()[:1]
        if opening in b"[{":
            depth += 1
            if depth > MAX_DEPTH:
                refuse("$", "too-deep", f"byte {token.start()}")
        elif opening in b"]}":
            depth -= 1


def _object(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    twin = next(key for key in keys if keys.count(key) > 1)
    found[twin] = _Refusal("duplicate-key", twin)
    return found


def _constant(word: str) -> object:
    return _Refusal("not-a-number", word)


def _decimal(text: str) -> object:
    if len(text) > MAX_NUMBER_CHARACTERS:
        return _Refusal("out-of-range", text)
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or not -18 <= exponent <= 18 or abs(number) > MAX_INTEGER:
        return _Refusal("out-of-range", text)
    return number


def _whole(text: str) -> object:
    if len(text) > 20 or abs(int(text)) > MAX_INTEGER:
        return _Refusal("out-of-range", text)
    return int(text)


def _refusals(value: object, path: str) -> Iterator[tuple[str, _Refusal]]:
    if isinstance(value, _Refusal):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _refusals(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _refusals(item, f"{path}[{index}]")


def write_json(value: object, indent: str = "") -> str:
    """Return the JSON text of plain values, decimals as numbers: stable, two blanks a level, short lists inline."""
    deeper = indent + "  "
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Mapping):
        inner = [
            f"{deeper}{json.dumps(key, ensure_ascii=False)}: {write_json(item, deeper)}" for key, item in value.items()
        ]
        return "{\n" + ",\n".join(inner) + f"\n{indent}}}" if inner else "{}"
    if isinstance(value, list | tuple):
        if not any(isinstance(item, Mapping | list | tuple) for item in value):
            return "[" + ", ".join(write_json(item) for item in value) + "]"
        inner = [deeper + write_json(item, deeper) for item in value]
        return "[\n" + ",\n".join(inner) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)
