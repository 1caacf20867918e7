"""The names of deadlines and steps as the installed rule pack words them; without a pack there are none.

What is announced and no term of the law (a hearing) has its names here.
"""

from dataclasses import dataclass

from brigade_app.operations.desk import Desk
from brigade_app.operations.shelf import NoRulePack


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    zh: str
    en: str


APPOINTMENTS: dict[str, Name] = {
    "hearing": Name("听证会", "hearing"),
    "review-hearing": Name("行政复议听证（负责人参加）", "reconsideration hearing (the responsible person attends)"),
    "court-sitting": Name("开庭（负责人出庭）", "court sitting (the responsible person attends)"),
}


def deadline_names(desk: Desk) -> dict[str, Name]:
    """Return deadline id -> name, with the appointments by their kinds."""
    names = dict(APPOINTMENTS)
    try:
        pack = desk.law.pack
    except NoRulePack:
        return names
    return names | {rule.id: Name(rule.name_zh, rule.name_en) for rule in reversed(pack.deadlines)}


def stage_name(desk: Desk, stage: str | None) -> Name | None:
    """Return the name of a stage (``P10``); ``None`` where the pack has none."""
    try:
        states = desk.law.pack.states
    except NoRulePack:
        return None
    return next((Name(rule.name_zh, rule.name_en) for rule in states if rule.id == stage), None)
