"""The names of deadlines and steps as the installed rule pack words them; without a pack there are none."""

from dataclasses import dataclass

from brigade_app.operations.desk import Desk
from brigade_app.operations.shelf import NoRulePack


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    zh: str
    en: str


def deadline_names(desk: Desk) -> dict[str, Name]:
    """Return deadline id -> name."""
    try:
        pack = desk.law.pack
    except NoRulePack:
        return {}
    return {rule.id: Name(rule.name_zh, rule.name_en) for rule in reversed(pack.deadlines)}


def stage_name(desk: Desk, stage: str | None) -> Name | None:
    """Return the name of a stage (``P10``); ``None`` where the pack has none."""
    try:
        states = desk.law.pack.states
    except NoRulePack:
        return None
    return next((Name(rule.name_zh, rule.name_en) for rule in states if rule.id == stage), None)
