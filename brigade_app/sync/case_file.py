"""Case files: one JSON document holds one case (``docs/case-file.md``). Bytes to `CaseFile` and back.

A reader would guess that reading is the codec. It is a staircase: size, depth, JSON, names and texts (R24), shape,
references; each step raises `BadCaseFile` with the path of the first fault. In the file a position is degrees
(``lat``, ``lon``), in the records whole 1e-7 degrees, since no float enters a record (data layer 1.6).
"""

from collections.abc import Mapping
from dataclasses import fields
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from itertools import chain
from typing import cast

from brigade_app.domain.codec import decode, encode
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.names import clean_name, clean_text, shown
from brigade_app.domain.records import CaseFile
from brigade_app.errors import Unreadable
from brigade_app.sync.case_file_checks import faults_of, gaps_of
from brigade_app.sync.case_file_json import BadCaseFile, Plain, parse_strictly, refuse, write_json

FORMAT = "brigade-case/1"
_PARTS = tuple(field.name for field in fields(CaseFile) if field.name != "case")
_DEGREE = Decimal(10_000_000)
_POSITIONS = {"lat": 90, "lon": 180}
_DECIMALS = frozenset({"area_m2", "quantity"})
_FREE_DATA = frozenset({"recusal_declared", "items", "materials", "basis", "discretion_basis"})
# every other string is a name, a number, an id or a word of the format
_TEXTS = frozenset({
    "title", "matter_zh", "text", "address", "instrument", "tier", "note", "place", "method", "original_kept_at",
    "outcome", "case",
})  # fmt: skip
_REFERENCES_IN_DATA = frozenset({"redoes"})


def read_case_file(
    content: bytes, name: str = "", *, catalogue: Catalogue | None = None, allow_draft: bool = False
) -> CaseFile:
    """Return the case that ``content`` says; ``name`` is what its sender calls the file, for the complaint.

    ``catalogue`` lets the elements of ``unproven`` be checked against the matter. ``allow_draft`` takes a case that is
    half filled (no party, no action, no matter), as the program's own may be.

    Raises:
        BadCaseFile: facts ``file``, ``path``, ``reason``, ``found``; nothing else escapes.
    """
    try:
        return _read(content, catalogue, allow_draft)
    except Unreadable as error:
        path = shown(str(error.facts.get("path", "$")))
        raise BadCaseFile(**{"file": shown(name), **error.facts, "path": path}) from error


def write_case_file(case: CaseFile) -> bytes:
    """Return the JSON document of ``case``: UTF-8, keys in the order of the format, absent fields left out."""
    plain = encode(case)
    document: dict[str, object] = {"format": FORMAT, "case": _outward(plain["case"], case)}
    for part in _PARTS:
        document[part] = [_outward(item, None) for item in cast(list[object], plain[part])]
    return (write_json(document) + "\n").encode()


def _read(content: bytes, catalogue: Catalogue | None, allow_draft: bool) -> CaseFile:
    plain = parse_strictly(content)
    if not isinstance(plain, dict):
        refuse("$", "wrong-type", type(plain).__name__)
    if plain.get("format") != FORMAT:
        refuse("$.format", "missing-key" if plain.get("format") is None else "other-format", plain.get("format"))
    whole = {key: item for key, item in plain.items() if key != "format"}
    case = decode(CaseFile, _clean(whole, "$", ""))
    for path, reason, found in chain(() if allow_draft else gaps_of(case), faults_of(case, catalogue)):
        refuse(path, reason, found)
    return case


def _clean(value: Plain, path: str, key: str, data: str = "") -> Plain:
    """Return ``value`` with texts and names in order and positions in 1e-7 degrees.

    ``key`` is the key it stands under, ``data`` is ``typed`` or ``free`` inside the data of an action.
    """
    if isinstance(value, dict):
        return _clean_object(value, path, data)
    if isinstance(value, list):
        return [_clean(item, f"{path}[{index}]", key, data) for index, item in enumerate(value)]
    if isinstance(value, str):
        return _clean_string(value, path, key, data)
    if isinstance(value, Decimal) and key not in _DECIMALS and data != "free":
        refuse(path, "wrong-type", value)
    return value


def _clean_object(value: Mapping[str, Plain], path: str, data: str) -> dict[str, Plain]:
    cleaned: dict[str, Plain] = {}
    for key, item in value.items():
        here = f"{path}.{shown(key)}"
        if data != "free" and key in ("lat_e7", "lon_e7"):
            refuse(here, "unknown-key")
        elif path.endswith(".place") and key in _POSITIONS:
            cleaned[f"{key}_e7"] = _position(item, here, _POSITIONS[key])
        elif not data and key == "accuracy_m" and isinstance(item, Decimal):
            cleaned[key] = int(item.to_integral_value(ROUND_CEILING))
        elif not data and key in _DECIMALS and isinstance(item, str):
            refuse(here, "wrong-type", item)
        else:
            inside = _inside(path, key, data)
            cleaned[shown(key) if data == "free" else key] = _clean(item, here, key, inside)
    return cleaned


def _inside(path: str, key: str, data: str) -> str:
    """Whether what stands under ``key`` is data of an action: ``typed`` by its key, ``free`` where the form is open."""
    if data == "typed" and path.endswith(".data") and key in _FREE_DATA:
        return "free"
    if not data and key == "data" and path.startswith("$.actions["):
        return "typed"
    return data


def _clean_string(value: str, path: str, key: str, data: str) -> str:
    if data == "free" or (data and key not in _REFERENCES_IN_DATA) or _is_text(key, path):
        text = clean_text(value, path)
        if data != "free" and not text.strip():
            refuse(path, "empty")
        return text
    if path.endswith(".file.name"):
        return shown(value)
    return clean_name(value, path)


def _is_text(key: str, path: str) -> bool:
    return key in _TEXTS or (key == "name" and path.startswith("$.evidence[") and not path.endswith(".file.name"))


def _position(value: Plain, path: str, limit: int) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        refuse(path, "wrong-type", value)
    degrees = Decimal(value)
    if abs(degrees) > limit:
        refuse(path, "out-of-range", value)
    return int((degrees * _DEGREE).to_integral_value(ROUND_HALF_EVEN))


def _outward(plain: object, case: CaseFile | None) -> object:
    """Return an encoded record as the file writes it: degrees, and decimals as numbers."""
    if not isinstance(plain, dict):
        return plain
    outward = {key: _place(item) if key == "place" else item for key, item in plain.items()}
    if case is not None and case.case.facts is not None:
        measured = {
            key: getattr(case.case.facts, key) for key in _DECIMALS if getattr(case.case.facts, key) is not None
        }
        outward["facts"] = cast(dict[str, object], outward["facts"]) | measured
    return outward


def _place(plain: object) -> object:
    if not isinstance(plain, dict):
        return plain
    degrees = {"lat_e7": "lat", "lon_e7": "lon"}
    return {degrees.get(k, k): Decimal(v) / _DEGREE if k in degrees else v for k, v in plain.items()}
