"""From a lost case to a checklist: what a loss teaches, and which open cases stand where the lost one stood.

A reader would guess that a lesson is a text. It is the checks that the coded causes (C01 to C23) name: a case that
fails one of them, or cannot answer it, is in the same danger. Source: rule-pack reference 5.5.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from brigade_app.domain.law.rules import CheckRule, RulePack
from brigade_app.domain.law.types import Assessment, Finding
from brigade_app.domain.records import CaseFile


@dataclass(frozen=True, slots=True)
class Lesson:
    """The causes of a loss and the checks they teach, in the order of the pack."""

    causes: tuple[str, ...]
    checks: tuple[CheckRule, ...]


@dataclass(frozen=True, slots=True)
class Endangered:
    """An open case that fails the checks of a lesson, or (``unknown``) cannot answer them."""

    case: str
    failing: tuple[Finding, ...]
    unknown: tuple[Finding, ...]


def lesson_of(causes: Iterable[str], pack: RulePack) -> Lesson:
    """Return what causes teach: the checks that the pack's cause rows name, and those that carry the code."""
    wanted = tuple(sorted(set(causes)))
    named = {check for cause in pack.causes if cause.id in wanted for check in cause.checks}
    checks = tuple(rule for rule in pack.checks if rule.id in named or set(wanted) & set(rule.causes))
    return Lesson(wanted, checks)


def causes_of(case: CaseFile) -> tuple[str, ...]:
    """Return the causes with which the outcomes of a case's disputes were coded."""
    return tuple(sorted({cause for dispute in case.disputes for cause in dispute.causes or ()}))


def endangered(lesson: Lesson, open_cases: Iterable[Assessment]) -> tuple[Endangered, ...]:
    """Return the open cases that the lesson is about: those that fail first, then by case."""
    ids = {rule.id for rule in lesson.checks}
    found = []
    for assessment in open_cases:
        about = [finding for finding in assessment.findings if finding.check in ids]
        failing = tuple(finding for finding in about if finding.result == "fail")
        unknown = tuple(finding for finding in about if finding.result == "unknown")
        if failing or unknown:
            found.append(Endangered(assessment.case, failing, unknown))
    return tuple(sorted(found, key=lambda one: (-sum(f.fatal for f in one.failing), -len(one.failing), one.case)))
