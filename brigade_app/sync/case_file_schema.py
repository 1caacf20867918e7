"""The JSON Schema (2020-12) of a case file, made from the records: ``python -m brigade_app.sync.case_file_schema``.

It says what a schema can: keys, types, closed lists, the data of each kind of action. References, contradictions,
duplicate keys and lengths are the reader's (`brigade_app.sync.case_file`). ``null`` is the same as an absent key.
"""

import json
import sys
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from brigade_app.domain.records import (
    Absence,
    Action,
    Case,
    CaseFile,
    Dispute,
    DisputeStep,
    DisputeStepKind,
    Paper,
    Penalty,
    Place,
)
from brigade_app.domain.vocabulary import ACTION_KINDS, DataKey
from brigade_app.domain.when import When
from brigade_app.sync.case_file import FORMAT
from brigade_app.sync.case_file_json import MAX_INTEGER

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_WHOLE: Schema = {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}
_NUMBER: Schema = {"type": "number", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}
_FLAG: Schema = {"type": "boolean"}
_CLOCK = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})"
_DATE: Schema = {
    "type": "string",
    "pattern": rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_CLOCK})?)?)?$",
    "description": "A local day, month or year (Asia/Shanghai), or an instant with its offset.",
}
_DOCUMENT: Schema = {"type": "string", "pattern": "^T(0[1-9]|[1-3][0-9]|4[0-5])$"}
_STEPS: Schema = {"enum": list(get_args(DisputeStepKind))}
_PLAIN: Mapping[Any, Schema] = {str: _TEXT, bool: _FLAG, int: _WHOLE, Decimal: _NUMBER, When: _DATE}


def schema() -> Schema:
    """Return the schema as plain JSON values."""
    definitions: dict[str, Schema] = {}
    document = _record(CaseFile, definitions)
    document["properties"] = {"format": {"const": FORMAT}, **document["properties"]}
    document["required"] = ["format", "case"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:brigade:case:1",
        "title": FORMAT,
        **document,
        "$defs": dict(sorted(definitions.items())),
    }


def _or_null(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "null"}]}


def _record(cls: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(cls)
    properties, required = {}, []
    for field in fields(cls):
        inner = _special(cls, field.name, definitions) or _of(hints[field.name], definitions)
        needed = field.default is field.default_factory
        required += [field.name] if needed else []
        properties[field.name] = inner if needed else _or_null(inner)
    if cls is Place:
        properties = {_outward_key(key): _outward(key, inner) for key, inner in properties.items()}
    found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        found["required"] = required
    if cls is Action:
        found["allOf"] = [_data_of(kind.id, kind.data, definitions) for kind in ACTION_KINDS.values()]
    if cls is Absence:
        found["anyOf"] = [{"required": [key]} for key in ("party", "of", "after", "before")]
    return found


def _special(cls: type, name: str, definitions: dict[str, Schema]) -> Schema | None:
    kinds: Schema = {"enum": list(ACTION_KINDS)}
    absent: Schema = {"anyOf": [kinds, _DOCUMENT]}
    in_time: Schema = {"in_time": _or_null(_FLAG), "good_cause": _or_null(_FLAG)}
    table: dict[tuple[type, str], Schema] = {
        (Action, "kind"): kinds,
        (Action, "data"): {"type": "object"},
        (Absence, "kind"): absent,
        (Paper, "kind"): _DOCUMENT,
        (Dispute, "absent"): {"type": "array", "items": _STEPS},
        (Dispute, "causes"): {"type": "array", "items": {"type": "string", "pattern": "^C[0-9][0-9]$"}},
        (DisputeStep, "data"): {"type": "object", "additionalProperties": False, "properties": in_time},
    }
    if (cls, name) == (Case, "absent"):
        return {"type": "array", "items": {"anyOf": [*absent["anyOf"], _ref(Absence, definitions)]}}
    return table.get((cls, name))


def _outward_key(key: str) -> str:
    return key.removesuffix("_e7")


def _outward(key: str, inner: Schema) -> Schema:
    limits = {"lat_e7": 90, "lon_e7": 180}
    if key in limits:
        return _or_null({"type": "number", "minimum": -limits[key], "maximum": limits[key]})
    return _or_null(_NUMBER) if key == "accuracy_m" else inner


def _ref(cls: type, definitions: dict[str, Schema]) -> Schema:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _record(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], definitions)}
    if origin in (Union, types.UnionType):
        arms = [_of(arm, definitions) for arm in inner if arm is not type(None)]
        return arms[0] if len(arms) == 1 else {"anyOf": arms}
    if is_dataclass(hint) and isinstance(hint, type):
        return _ref(hint, definitions)
    raise TypeError(hint)


def _data_of(kind: str, keys: Mapping[str, DataKey], definitions: dict[str, Schema]) -> Schema:
    properties = {key: _or_null(_shape(shape, definitions)) for key, shape in keys.items()}
    data: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": {"data": _or_null(data)}},
    }


def _shape(key: DataKey, definitions: dict[str, Schema]) -> Schema:
    def closed(properties: dict[str, Schema]) -> Schema:
        nullable = {name: _or_null(inner) for name, inner in properties.items()}
        return {"type": "object", "additionalProperties": False, "properties": nullable}

    remedies = {"organ": _TEXT, "court": _TEXT, "reconsideration_days": _WHOLE, "litigation_months": _WHOLE}
    shapes: dict[str, Schema] = {
        "flag": _FLAG,
        "whole": _WHOLE,
        "text": _TEXT,
        "texts": {"type": "array", "items": _TEXT},
        "when": _DATE,
        "any": {},
        "choice": {"enum": list(key.choices)},
        "choices": {"type": "array", "items": {"enum": list(key.choices)}},
        "penalties": {"type": "array", "items": _ref(Penalty, definitions)},
        "late-fee": closed({"from": _DATE, "to": _DATE, "amount_fen": _WHOLE}),
        "remedies": closed(remedies),
    }
    return shapes[key.shape]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream when run as a program
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
