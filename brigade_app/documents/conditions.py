"""Conditions under which a block of a form appears: a few words, joined by ``&``, turned round by ``!``.

``kind:filing`` the step is of this kind · ``data.order:demolish`` the step's data say so · ``has:party.phone`` the
field has a value · ``fine``, ``hearing``, ``organisation``, … the facts below.
"""

from collections.abc import Callable, Mapping

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.fields import FIELDS

_FACTS: Mapping[str, Callable[[CaseWords], bool]] = {
    "fine": lambda w: any(one.kind == "fine" for one in w.penalties(w.penal_act())),
    "demolition": lambda w: any(one.kind == "demolition" for one in w.penalties(w.penal_act())),
    "money-only": lambda w: {one.kind for one in w.penalties(w.penal_act())} == {"fine"},
    "hearing": lambda w: w.last("hearing") is not None,
    "waived": lambda w: (act := w.last("statement-defence")) is not None and (act.data or {}).get("waived") is True,
    "organisation": lambda w: w.party is not None and w.party.kind == "organisation",
    "land": lambda w: w.case.procedure == "demolition-land",
    "urgent": lambda w: (w.data.get("urgent")) is True,
    "no-penalty": lambda w: str(w.data.get("result", "")).startswith("no-penalty"),
    "draft": lambda w: w.context.purpose != "final",
}


def is_condition(text: str) -> bool:
    """Whether every word of a condition is known."""
    return all(_is_known(part) for part in _parts(text))


def holds(text: str, words: CaseWords) -> bool:
    """Whether a condition holds for this document; the empty one always does."""
    return all(_holds(part, words) for part in _parts(text))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("&") if part.strip()]


def _is_known(part: str) -> bool:
    name, _, value = part.removeprefix("!").partition(":")
    if name == "has":
        return value in FIELDS or value.startswith("entry.")
    return name in _FACTS or name == "kind" or name.startswith("data.")


def _holds(part: str, words: CaseWords) -> bool:
    if part.startswith("!"):
        return not _holds(part[1:], words)
    name, _, value = part.partition(":")
    if name == "kind":
        return words.action is not None and words.action.kind == value
    if name == "has":
        if value.startswith("entry."):
            return bool(words.entry(value.removeprefix("entry.")))
        return bool(FIELDS[value].read(words))
    if name.startswith("data."):
        return str(words.data.get(name.removeprefix("data."), "")) == value
    return _FACTS[name](words)
