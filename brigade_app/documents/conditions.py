"""Conditions under which a block of a form appears: a few words, joined by ``&``, turned round by ``!``.

``kind:filing`` the step is of this kind · ``data.order:demolish`` the step's data say so · ``has:party.phone`` the
field has a value · ``fine``, ``hearing``, ``organisation``, … the facts below.
"""

from collections.abc import Callable, Mapping

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.fields import FIELDS
from brigade_app.domain.records import Action


def _is_disputed(words: CaseWords) -> bool:
    act = words.near("decision", "order-to-correct")
    channels = ("reconsideration", "litigation")
    return any(act is not None and one.against == act.id and one.channel in channels for one in words.file.disputes)


def _is_hearing_told(notice: Action | None) -> bool:
    if notice is None:
        return False
    paper = notice.document.kind if notice.document else None
    return paper == "T24" or (notice.data or {}).get("hearing_right_told") is True


_FACTS: Mapping[str, Callable[[CaseWords], bool]] = {
    "fine": lambda w: any(one.kind == "fine" for one in w.penalties(w.penal_act())),
    "demolition": lambda w: any(one.kind == "demolition" for one in w.penalties(w.penal_act())),
    "money-only": lambda w: {one.kind for one in w.penalties(w.penal_act())} == {"fine"},
    "confiscation": lambda w: any(
        one.kind == "confiscation" and one.amount_fen is not None for one in w.penalties(w.penal_act())
    ),
    "disputed": _is_disputed,
    "hearing-told": lambda w: _is_hearing_told(w.near("prior-notice")),
    "hearing": lambda w: w.last("hearing") is not None,
    "waived": lambda w: (act := w.last("statement-defence")) is not None and (act.data or {}).get("waived") is True,
    "organisation": lambda w: w.party is not None and w.party.kind == "organisation",
    "land": lambda w: w.case.procedure == "demolition-land",
    "urgent": lambda w: (w.data.get("urgent")) is True,
    "no-penalty": lambda w: str(w.data.get("result", "")).startswith("no-penalty"),
    "draft": lambda w: w.context.purpose != "final",
    "pack": lambda w: w.context.purpose == "field-pack",
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
