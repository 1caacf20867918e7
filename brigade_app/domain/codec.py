"""Records to plain JSON values and back, strictly: `encode` and `decode`.

A plain value has only ``None``, ``bool``, ``int``, ``str``, ``Decimal`` (from a parser that keeps it), lists and
dicts. Decoding refuses unknown keys, wrong types and words outside a closed list, and names the path of the first
fault (``$.actions[3].data.penalties``). ``null`` is the same as an absent key; encoding leaves absent fields out.
A decimal that is not whole is written as text (``"120.5"``), since no float enters a record (data layer 1.6).
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from brigade_app.domain.records import Action, Json, LawRef, Penalty
from brigade_app.domain.vocabulary import ACTION_KINDS, DataKey
from brigade_app.domain.when import When, parse_when
from brigade_app.errors import Unreadable

T = TypeVar("T")
Decoder = Callable[[object, str], Any]
MAX_INTEGER = 2**63 - 1


def _bad(path: str, reason: str, found: object = "") -> Unreadable:
    said = "null" if found is None else "" if found == "" else repr(found)[:80]
    return Unreadable(path=path, reason=reason, found=said)


def decode(cls: type[T], plain: object, path: str = "$") -> T:
    """Return the record of type ``cls`` that ``plain`` says.

    Raises:
        Unreadable: facts ``path``, ``reason`` (``unknown-key``, ``missing-key``, ``wrong-type``, ``not-a-date``,
            ``not-a-choice``, ``out-of-range``) and ``found``.
    """
    return cast(T, _decoder_of(cast(Any, cls))(plain, path))


def encode(record: object) -> dict[str, Json]:
    """Return the plain JSON object of ``record``: absent fields left out, explicit empties kept."""
    return cast(dict[str, Json], _encode(record))


@cache
def _names_of(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _encode(value: object) -> Json:
    if isinstance(value, When):
        return value.text
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value.normalize())
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name)) for name in _names_of(type(value)))
        return {name: _encode(item) for name, item in pairs if item is not None}
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(type(value).__name__)


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _bad(path, "wrong-type", value)
    return value


def _flag(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise _bad(path, "wrong-type", value)
    return value


def _whole(value: object, path: str) -> int:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _bad(path, "wrong-type", value)
    if abs(value) > MAX_INTEGER:
        raise _bad(path, "out-of-range", value)
    return value


def _decimal(value: object, path: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise _bad(path, "wrong-type", value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise _bad(path, "wrong-type", value) from None
    if not number.is_finite() or abs(number) > MAX_INTEGER:
        raise _bad(path, "out-of-range", value)
    return number


def _when(value: object, path: str) -> When:
    text = _text(value, path)
    try:
        return parse_when(text)
    except ValueError:
        raise _bad(path, "not-a-date", value) from None


def _json(value: object, path: str) -> Json:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | Decimal):
        number = _decimal(value, path)
        return int(number) if number == number.to_integral_value() else str(number)
    if isinstance(value, list | tuple):
        return [_json(item, f"{path}[{i}]") for i, item in enumerate(value)]
    if isinstance(value, Mapping):
        return {_text(key, path): _json(item, f"{path}.{key}") for key, item in value.items()}
    raise _bad(path, "wrong-type", value)


def _mapping(value: object, path: str) -> Json:
    if not isinstance(value, Mapping):
        raise _bad(path, "wrong-type", value)
    return _json(value, path)


@cache
def _decoder_of(hint: Any) -> Decoder:
    plain: dict[Any, Decoder] = {str: _text, bool: _flag, int: _whole, Decimal: _decimal, When: _when}
    if hint in plain:
        return plain[hint]
    origin = get_origin(hint)
    if origin is Literal:
        return _choice(get_args(hint))
    if origin is tuple:
        return _many(_decoder_of(get_args(hint)[0]))
    if origin in (Union, types.UnionType):
        return _either(tuple(arm for arm in get_args(hint) if arm is not type(None)))
    if origin is not None:
        return _mapping
    if is_dataclass(hint):
        return _record(cast(type, hint))
    raise TypeError(hint)


def _choice(words: tuple[object, ...]) -> Decoder:
    allowed = frozenset(words)

    def one(value: object, path: str) -> str:
        if _text(value, path) not in allowed:
            raise _bad(path, "not-a-choice", value)
        return cast(str, value)

    return one


def _many(item: Decoder) -> Decoder:
    def several(value: object, path: str) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise _bad(path, "wrong-type", value)
        return tuple([item(one, f"{path}[{i}]") for i, one in enumerate(value)])

    return several


def _either(arms: tuple[Any, ...]) -> Decoder:
    if len(arms) == 1:
        return _decoder_of(arms[0])
    text_arm = next((arm for arm in arms if arm is str), None)
    record_arm = next((arm for arm in arms if is_dataclass(arm)), None)
    if text_arm is None or record_arm is None:
        raise TypeError(arms)
    record = _decoder_of(cast(Any, record_arm))

    def either(value: object, path: str) -> object:
        return value if isinstance(value, str) else record(value, path)

    return either


def _record(cls: type) -> Decoder:
    hints = get_type_hints(cls)
    decoders = {field.name: _decoder_of(hints[field.name]) for field in fields(cls)}
    required = frozenset(f.name for f in fields(cls) if f.default is f.default_factory)

    def record(value: object, path: str) -> object:
        if not isinstance(value, Mapping):
            raise _bad(path, "wrong-type", value)
        found: dict[str, object] = {}
        for key, item in value.items():
            decoder = decoders.get(key)
            if decoder is None:
                raise _bad(f"{path}.{key}", "unknown-key")
            if item is not None:
                found[key] = decoder(item, f"{path}.{key}")
        missing = required - found.keys()
        if missing:
            raise _bad(f"{path}.{min(missing)}", "missing-key")
        if cls is Action:
            _check_action(found, path)
        return cls(**found)

    return record


def _check_action(found: dict[str, object], path: str) -> None:
    kind = ACTION_KINDS.get(cast(str, found["kind"]))
    if kind is None:
        raise _bad(f"{path}.kind", "not-a-choice", found["kind"])
    data = cast(Mapping[str, Json], found.get("data") or {})
    for key, value in data.items():
        if key not in kind.data:
            raise _bad(f"{path}.data.{key}", "unknown-key")
        if value is not None:
            check_data(kind.data[key], value, f"{path}.data.{key}")
    if "data" in found:
        found["data"] = {key: value for key, value in data.items() if value is not None}


def check_data(key: DataKey, value: Json, path: str) -> None:
    """Check one value of ``Action.data`` against the shape of its key.

    Raises:
        Unreadable: as `decode`.
    """
    if key.shape == "choice":
        _choice(key.choices)(value, path)
    elif key.shape == "choices":
        _many(_choice(key.choices))(value, path)
    elif key.shape == "late-fee":
        _object(value, path, {"from": _when, "to": _when, "amount_fen": _whole})
    elif key.shape == "remedies":
        whole_or_text: dict[str, Decoder] = {"organ": _text, "court": _text}
        _object(value, path, whole_or_text | {"reconsideration_days": _whole, "litigation_months": _whole})
    else:
        simple: dict[str, Decoder] = {
            "flag": _flag, "whole": _whole, "text": _text, "texts": _many(_text), "when": _when, "any": _json,
            "penalties": _many(_decoder_of(Penalty)),
        }  # fmt: skip
        simple[key.shape](value, path)


def _object(value: object, path: str, keys: dict[str, Decoder]) -> None:
    if not isinstance(value, Mapping):
        raise _bad(path, "wrong-type", value)
    for key, item in value.items():
        if key not in keys:
            raise _bad(f"{path}.{key}", "unknown-key")
        if item is not None:
            keys[key](item, f"{path}.{key}")


def penalties_of(data: Mapping[str, Json] | None) -> tuple[Penalty, ...] | None:
    """Return the penalties that an action's data names; ``None`` where none are recorded."""
    listed = (data or {}).get("penalties")
    if not isinstance(listed, list):
        return None
    return tuple(decode(Penalty, item, "$.penalties") for item in listed)


def law_refs(value: Json) -> tuple[LawRef, ...]:
    """Return the articles under a ``basis`` key, whose form a case file leaves open: objects, or nothing."""
    listed = value if isinstance(value, list) else [value]
    return tuple(decode(LawRef, item, "$.basis") for item in listed if isinstance(item, dict) and "law" in item)
