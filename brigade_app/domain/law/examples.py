"""The worked examples of a rule pack, run against its own rows: a pack that breaks one of them is not installed.

A reader would guess that a pack without errors is right. A row may be well formed and say the wrong number; the
examples were counted by hand from the statute and travel with the rows.
"""

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.law.periods import count_after, count_before
from brigade_app.domain.law.rules import Example, RulePack
from brigade_app.domain.strict_toml import DataFileInvalid

EXAMPLES_FILE = "examples.toml"


def run_examples(pack: RulePack, calendar: WorkCalendar) -> int:
    """Count every example of the pack and return how many there are.

    Raises:
        DataFileInvalid: one ends on another day; facts name file, line and key, and ``reason`` both days.
    """
    for example in pack.examples:
        if reason := fault_of(example, pack, calendar):
            raise DataFileInvalid(path=EXAMPLES_FILE, line=example.line, key="example.due", reason=reason)
    return len(pack.examples)


def fault_of(example: Example, pack: RulePack, calendar: WorkCalendar) -> str | None:
    """Return what is wrong with an example: no such row on that day, no length, another last day."""
    name = f"{example.id} {example.part}".strip()
    rule = pack.deadline(example.id, example.start, example.part)
    if rule is None:
        return f"no row of {name} is in force on {example.start}"
    length = example.length if example.length is not None else rule.length
    if length is None and rule.parameter is not None:
        length = pack.whole(rule.parameter)
    if length is None:
        return f"{name} has no length of its own: the example must say one"
    count = count_before if rule.direction == "before" else count_after
    last = count(example.start, rule, calendar, length=length).last
    return None if last == example.due else f"{name} from {example.start} ends on {last}, not on {example.due}"
