"""The columns beside a body that lists and searches need, and the words of a record that are searched.

Pure: from a body's plain value to the values of `brigade_app.store.tables.EXTRACTED`, in that order. What a case's
assessment says (stage, next due day, score) is not here: it never comes from a body.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from brigade_app.domain.when import parse_when

Plain = Mapping[str, Any]


def first_day(text: object) -> str | None:
    """Return the first local day that a `When` may be."""
    return parse_when(text).earliest.isoformat() if isinstance(text, str) else None


def _place(value: object) -> str | None:
    if isinstance(value, Mapping):
        parts = [value.get("village"), value.get("text")]
        return " ".join(part for part in parts if part) or None
    return value if isinstance(value, str) else None


def _case(plain: Plain, at: str) -> tuple[object, ...]:
    return (
        *(plain.get(key) for key in ("unit", "number", "title", "matter", "matter_zh", "procedure", "source")),
        _place(plain.get("place")), first_day(plain.get("discovered_on")),
    )  # fmt: skip


def _document_number(plain: Plain) -> str | None:
    paper = plain.get("document")
    return paper.get("number") if isinstance(paper, Mapping) else None


def _sha(plain: Plain) -> bytes | None:
    file = plain.get("file")
    text = file.get("sha256") if isinstance(file, Mapping) else None
    try:
        return bytes.fromhex(text) if text else None
    except ValueError:
        return None


def _texts(*keys: str) -> Callable[[Plain, str], tuple[object, ...]]:
    return lambda plain, at: tuple(plain.get(key) for key in keys)


_EXTRACTORS: Mapping[str, Callable[[Plain, str], tuple[object, ...]]] = {
    "case": _case,
    "party": _texts("name", "role", "id_number", "phone"),
    "officer": _texts("name", "certificate"),
    "action": lambda plain, at: (plain.get("kind"), first_day(plain.get("at")), _document_number(plain)),
    "evidence": lambda plain, at: (plain.get("kind"), plain.get("name"), plain.get("checklist_item"), _sha(plain)),
    "dispute": lambda plain, at: (plain.get("channel"), first_day(plain.get("received_on"))),
    "unit": _texts("name"),
    "account": lambda plain, at: (
        plain.get("name"), _hex(plain.get("public_key")), int(plain.get("active") is not False),
    ),
    "custody": _texts("evidence", "act"),
    "claims": _texts("grade"),
    "check_item": _texts("item"),
    "document": _texts("kind", "number", "state", "action"),
    "number": _texts("series", "counter", "state", "document"),
    "comment": lambda plain, at: (plain.get("about"), plain.get("state"), first_day(plain.get("due_on"))),
    "sign_off": _texts("what"),
    "event": _texts("what"),
    "peer": _texts("node", "log", "unit"),
    "pack": lambda plain, at: (plain.get("what"), plain.get("name"), first_day(plain.get("effective_from"))),
}  # fmt: skip


def _hex(value: object) -> bytes | None:
    try:
        return bytes.fromhex(str(value))
    except ValueError:
        return None


def extracted(kind: str, plain: Plain, at: str) -> tuple[object, ...]:
    """Return the values of the kind's own columns. ``at`` is the entry's instant."""
    return _EXTRACTORS[kind](plain, at)


SEARCHED_KINDS: Sequence[str] = ("case", "party", "action", "evidence", "dispute", "document", "comment")
"""Kinds whose words are searched; the place in this list is their number in ``record_search.rowid``: never reorder."""
_WORDS: Mapping[str, tuple[str, ...]] = {
    "action": ("note", "place"),
    "evidence": ("name", "place", "method", "original_kept_at"),
    "dispute": ("outcome",),
    "document": ("number", "note"),
    "comment": ("text", "basis"),
}


def record_words(kind: str, plain: Plain) -> str:
    """Return the words by which a record inside a case is found; empty for kinds that are not searched."""
    words = [_place(plain.get(key)) for key in _WORDS.get(kind, ())]
    if kind == "action":
        words.append(_document_number(plain))
        words.extend(value for value in (plain.get("data") or {}).values() if isinstance(value, str))
    return " ".join(word for word in words if word)
