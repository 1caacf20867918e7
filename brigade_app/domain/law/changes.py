"""What another pack changes: which rules differ, and what of one case's assessment differs under them.

A reader would guess that a changed rule changes every case. It changes those whose acts fall into its days, so the two
assessments of the same case on the same day are compared. A sentence that only words the same answer otherwise is no
change; another result, fatality, article, last day or first lawful day is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from brigade_app.domain.law.rules import Law, Rule, RulePack
from brigade_app.domain.law.types import Assessment, DeadlineResult, Finding, NextStep, Verdict

Kind = Literal["added", "removed", "changed"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that differs: ``list`` is check, deadline, edge, …; ``before`` or ``after`` is ``None`` where absent."""

    kind: Kind
    list: str
    id: str
    before: Rule | None
    after: Rule | None

    @property
    def rule(self) -> Rule:
        """The rule as it will stand, or as it stood."""
        rule = self.after or self.before
        assert rule is not None
        return rule


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One check that answers otherwise; ``before`` or ``after`` is ``None`` where the pack has no such check."""

    check: str
    before: Finding | None
    after: Finding | None


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """One term that ends on another day, stands otherwise, appears or goes."""

    id: str
    before: DeadlineResult | None
    after: DeadlineResult | None


@dataclass(frozen=True, slots=True)
class StepChange:
    """One next step that is allowed, refused or put off otherwise."""

    action: str
    before: NextStep | None
    after: NextStep | None


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """What differs between two assessments of one case on one day; ``score`` in percent of what applies."""

    verdict_before: Verdict
    verdict_after: Verdict
    score_before: int | None
    score_after: int | None
    findings: tuple[FindingChange, ...]
    deadlines: tuple[DeadlineChange, ...]
    steps: tuple[StepChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs that somebody would act on."""
        return bool(self.findings or self.deadlines or self.steps or self.verdict_before != self.verdict_after)


def compare(before: Assessment, after: Assessment) -> AssessmentChange:
    """Return what differs between two assessments of the same case on the same day."""
    findings = _pairs(before.findings, after.findings, lambda one: one.check, _said)
    terms = _pairs(before.deadlines, after.deadlines, _term_key, _term)
    steps = _pairs(before.next_steps, after.next_steps, lambda one: f"{one.action}/{one.edge}", _open)
    return AssessmentChange(
        verdict_before=before.verdict,
        verdict_after=after.verdict,
        score_before=_percent(before),
        score_after=_percent(after),
        findings=tuple(FindingChange(key, old, new) for key, old, new in findings),
        deadlines=tuple(DeadlineChange(key.partition("/")[0], old, new) for key, old, new in terms),
        steps=tuple(StepChange(key.partition("/")[0], old, new) for key, old, new in steps),
    )


def _pairs(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], str], said: Callable[[T], object]
) -> list[tuple[str, T | None, T | None]]:
    old, new = {key(one): one for one in before}, {key(one): one for one in after}
    found: list[tuple[str, T | None, T | None]] = []
    for name in [*new, *(name for name in old if name not in new)]:
        one, other = old.get(name), new.get(name)
        if one is None or other is None or said(one) != said(other):
            found.append((name, one, other))
    return found


def _said(one: Finding) -> object:
    return one.result, one.fatal, one.mark, one.basis, one.actions


def _term_key(one: DeadlineResult) -> str:
    return "/".join((one.id, one.part, one.from_action or "", one.party or ""))


def _term(one: DeadlineResult) -> object:
    return one.due_on, one.due_at, one.opens_on, one.state, one.basis


def _open(one: NextStep) -> object:
    return one.allowed, one.earliest_on


def _percent(assessment: Assessment) -> int | None:
    return round(100 * assessment.score / assessment.score_of) if assessment.score_of else None


def rule_changes(before: Law, after: Law) -> tuple[RuleChange, ...]:
    """Return the rules, parameters apart, and the grants of power that differ, in the order of the lists."""
    old, new = _rows(before), _rows(after)
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        one, other = old.get(key), new.get(key)
        if one != other:
            kind: Kind = "added" if one is None else "removed" if other is None else "changed"
            found.append(RuleChange(kind, key[0], key[1], one, other))
    return tuple(found)


def _rows(law: Law) -> Mapping[tuple[str, str, str], Rule]:
    rows: dict[tuple[str, str, str], Rule] = {}
    for name, rules in (*lists_of(law.pack), ("authority", law.authority.grants)):
        for rule in rules:
            rows[name, rule.id, f"{getattr(rule, 'part', '')} {rule.effective_from}"] = rule
    return rows


def lists_of(pack: RulePack) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Return the lists of a pack by their names."""
    return (
        ("state", pack.states), ("edge", pack.edges), ("deadline", pack.deadlines), ("check", pack.checks),
        ("document", pack.documents), ("cause", pack.causes), ("segregation", pack.segregation),
        ("publication", pack.publication), ("discretion", pack.discretion),
    )  # fmt: skip
