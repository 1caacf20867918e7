"""The assessment of a case as a pure function: findings, verdict, score, deadlines, next steps, checklist.

A reader would guess that the score decides. It does not: a fatal finding, or any failing finding a court would act on,
keeps a case from ``iron`` whatever its score; so does an unanswered check that could lose the case alone. Grounds whose
law was not in force on the day of the act are dropped; the older Penalty Law stands in with mark M, never fatal.
Source: rule-pack reference 4.4; case-file format, "The assessment".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from brigade_app.domain.checklist import Checklist, checklist_of
from brigade_app.domain.keeping import CheckItem, SignOff
from brigade_app.domain.law.checks import PREDICATES
from brigade_app.domain.law.checks.points import Judging, Point
from brigade_app.domain.law.deadlines import deadlines_of
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.rules import CheckRule, GroundRule, Law, RulePack
from brigade_app.domain.law.steps import next_steps_of, stage_of
from brigade_app.domain.law.triggers import NEW_PENALTY_LAW
from brigade_app.domain.law.types import (
    CERTAIN,
    Assessment,
    Basis,
    ChecklistLine,
    DeadlineResult,
    Finding,
    Mark,
    NextStep,
    Result,
    Verdict,
)
from brigade_app.domain.records import CaseFile, Json

IRON_PERCENT = 90
LOSING_RISKS = frozenset("VRIM")
JUDGED_BY_PEOPLE = frozenset({"K-D02"})
SENTENCES = 4
_ENDED_BY = {
    "decision": ("decision", "simple-decision"),
    "execution": ("demolition", "court-application", "substitute-performance", "enforcement-decision"),
    "closing": ("closing",),
    "always": (),
}


def assess(
    case: CaseFile, law: Law, on: date, marks: Sequence[CheckItem] = (), *, seal: SignOff | None = None,
    checklist: Checklist | None = None, steps: bool = True,
) -> Assessment:  # fmt: skip
    """Return how the case stands on a day: pure, and independent of the order of the case's records.

    ``marks`` and ``seal`` are what the program keeps beside the case file: lines that do not apply, the evidence that
    was frozen with the decision. Who assesses thousands for summaries hands in the ``checklist`` that it has, and
    leaves out the next ``steps``.
    """
    case = _ordered(case)
    reading = Reading(case, on)
    matter = law.catalogue.matter(case.case.matter)
    judging = Judging(reading, law, checklist or checklist_of(case, matter, marks, seal), seal)
    terms = deadlines_of(reading, law, on)
    rules = [rule for rule in law.pack.checks if rule.in_force(on)]
    findings = tuple(_explained(find(judging, rule), rule, terms) for rule in rules)
    applying = [finding for finding in findings if finding.result != "not-applicable"]
    known = sum(1 for finding in applying if finding.result != "unknown")
    score = sum(finding.weight for finding in applying if finding.result == "pass")
    score_of = sum(finding.weight for finding in applying)
    return Assessment(
        case=case.case.id,
        on=on,
        pack=law.pack.id,
        version=law.pack.version,
        sha256=law.pack.sha256,
        stage=stage_of(reading, law.pack),
        verdict=verdict_of(applying, score, score_of),
        score=score,
        score_of=score_of,
        known=round(known / len(applying), 2) if applying else 0.0,
        findings=findings,
        deadlines=terms,
        next_steps=next_steps_of(reading, law, on) if steps else (),
        checklist=_lines(judging.checklist, reading),
    )


def _explained(finding: Finding, rule: CheckRule, terms: Sequence[DeadlineResult]) -> Finding:
    """Return the finding with the computation of the terms it counted: those of its rule that start at its acts."""
    if not rule.deadlines or finding.result == "not-applicable":
        return finding
    counted = [term for term in terms if term.id in rule.deadlines and term.from_action in finding.actions]
    trace = tuple(dict.fromkeys(line for term in counted for line in term.trace))
    return replace(finding, trace=trace) if trace else finding


def _ordered(case: CaseFile) -> CaseFile:
    """Return the case with its records in one order, so that the answer does not depend on the file's."""
    return replace(
        case,
        parties=tuple(sorted(case.parties, key=lambda one: one.id)),
        officers=tuple(sorted(case.officers, key=lambda one: one.id)),
        actions=tuple(sorted(case.actions, key=lambda one: one.id)),
        evidence=tuple(sorted(case.evidence, key=lambda one: one.id)),
        disputes=tuple(sorted(case.disputes, key=lambda one: one.id)),
    )


def verdict_of(applying: Sequence[Finding], score: int, score_of: int) -> Verdict:
    """Return the verdict of 4.4: iron, repairable while every failing item can still be cured, else at risk."""
    failing = [finding for finding in applying if finding.result == "fail"]
    open_fatal = any(
        finding.result == "unknown" and finding.fatal and finding.check not in JUDGED_BY_PEOPLE for finding in applying
    )
    losing = any(finding.fatal or LOSING_RISKS & set(finding.risk) for finding in failing)
    if not losing and not open_fatal and applying and score * 100 >= IRON_PERCENT * score_of:
        return "iron"
    return "repairable" if all(finding.curable for finding in failing) else "at-risk"


@dataclass(frozen=True, slots=True)
class _Judged:
    """A point with the articles that govern it, its mark, and whether it is fatal."""

    point: Point
    basis: tuple[Basis, ...]
    mark: Mark
    fatal: bool


def find(judging: Judging, rule: CheckRule) -> Finding:
    """Return the finding of one check: the points that decide it, their articles and sentences."""
    judging.rule = rule
    judged = [one for point in PREDICATES[rule.id](judging) if (one := _judge(point, judging))]
    if not judged:
        return _silent(rule)
    result = _result(judged)
    deciding = [one for one in judged if one.point.result == result]
    failing = result == "fail"
    fatal = any(one.fatal for one in deciding) if failing else rule.fatal
    shown = sorted(deciding, key=lambda one: not one.fatal)
    return Finding(
        check=rule.id,
        axis=rule.axis,
        result=result,
        fatal=fatal,
        weight=rule.weight,
        risk=rule.risk,
        causes=rule.causes,
        because_zh=_because([one.point.zh for one in shown], "；", "等", "。"),
        because_en=_because([one.point.en for one in shown], "; ", " and more", "."),
        basis=tuple(dict.fromkeys(basis for one in shown for basis in one.basis)) or rule.basis,
        actions=tuple(dict.fromkeys(i for one in shown for i in one.point.acts)),
        evidence=tuple(dict.fromkeys(i for one in shown for i in one.point.evidence)),
        cure_zh=rule.cure_zh if result in ("fail", "unknown") else "",
        cure_en=rule.cure_en if result in ("fail", "unknown") else "",
        curable=result in ("fail", "unknown") and curable(rule, judging.reading),
        mark=shown[0].mark,
        unknown_fields=tuple(dict.fromkeys(name for one in shown for name in one.point.fields)),
    )


def _silent(rule: CheckRule) -> Finding:
    """Return the finding of a check that says nothing of this case."""
    return Finding(
        check=rule.id,
        axis=rule.axis,
        result="not-applicable",
        fatal=rule.fatal,
        weight=rule.weight,
        risk=rule.risk,
        causes=rule.causes,
        because_zh="本案没有这项检查所涉及的步骤。",
        because_en="The case has no step that this check is about.",
        basis=rule.basis,
        mark=rule.mark,
    )


def curable(rule: CheckRule, reading: Reading) -> bool:
    """Whether a failing item can still be put right: the step that ends it has not been taken.

    An order to demolish is the decision of the rural path. Source: rule-pack reference 4.4, last paragraph.
    """
    if rule.curable_until == "never":
        return False
    ended = reading.of(*_ENDED_BY[rule.curable_until])
    if rule.curable_until == "decision":
        ended = (*ended, *reading.ruling_orders, *reading.of(*_ENDED_BY["execution"]))
    return not ended


def _judge(point: Point, judging: Judging) -> _Judged | None:
    """Return the point under the law of its day; ``None`` where its ground was not law then."""
    ground, day, pack = judging.rule.grounds[point.ground], point.on, judging.law.pack
    if day is None or day >= judging.newest_law:
        return _Judged(point, (*ground.basis, *point.basis), ground.mark, _fatal(ground))
    if not ground.in_force(day):
        return None
    extra = tuple(basis for basis in point.basis if _valid(basis, pack, day))
    own = tuple(basis for basis in ground.basis if _valid(basis, pack, day))
    revised = day < NEW_PENALTY_LAW and any(basis.code == "XZCF" for basis in ground.basis)
    if ground.old_basis and (revised or not own):
        seen = all(basis.edition is None and _valid(basis, pack, day) for basis in ground.old_basis)
        mark: Mark = ground.mark if seen else "M"
        return _Judged(point, (*ground.old_basis, *extra), mark, ground.fatal and mark in CERTAIN)
    if ground.basis and not own:
        return None
    return _Judged(point, (*own, *extra), ground.mark, _fatal(ground))


def _fatal(ground: GroundRule) -> bool:
    return ground.fatal and ground.mark in CERTAIN


def _valid(basis: Basis, pack: RulePack, day: date) -> bool:
    law = pack.laws.get(basis.code)
    return law is None or law.effective_from is None or law.effective_from <= day


def _result(judged: Sequence[_Judged]) -> Result:
    results = {one.point.result for one in judged}
    return "fail" if "fail" in results else "unknown" if "unknown" in results else "pass"


def _because(sentences: Sequence[str], joint: str, more: str, stop: str) -> str:
    said = list(dict.fromkeys(sentences))
    return joint.join(said[:SENTENCES]) + (more if len(said) > SENTENCES else "") + stop


def _lines(checklist: Checklist, reading: Reading) -> tuple[ChecklistLine, ...]:
    names = {line.line.id: line.line.name_zh for line in checklist.lines}
    return tuple(
        ChecklistLine(
            element=one.element.id,
            name_zh=one.element.name_zh,
            name_en=one.element.name_en,
            proven=True if one.proven else False if one.denied or reading.complete else None,
            missing=tuple(names[line] for line in one.missing),
        )
        for one in checklist.elements
        if checklist.matter or one.denied or one.proven
    )


def assessment_json(found: Assessment) -> dict[str, Json]:
    """Return the assessment as plain JSON, exactly ``brigade-assessment/1``."""
    return {
        "format": "brigade-assessment/1",
        "case": found.case,
        "on": found.on.isoformat(),
        "rules": {"pack": found.pack, "version": found.version, "sha256": found.sha256},
        "stage": found.stage,
        "verdict": found.verdict,
        "score": found.score,
        "score_of": found.score_of,
        "known": _share(found.known),
        "findings": [_finding_json(finding) for finding in found.findings],
        "deadlines": [_deadline_json(deadline) for deadline in found.deadlines],
        "next_steps": [_step_json(step) for step in found.next_steps],
        "checklist": [
            {
                "element": line.element,
                "name_zh": line.name_zh,
                "proven": line.proven is True,
                "missing": list(line.missing),
            }
            for line in found.checklist
        ],
    }


def _share(known: float) -> Json:
    return known  # type: ignore[return-value]  # the one fraction of the format; no record holds a float


def _finding_json(finding: Finding) -> dict[str, Json]:
    return {
        "check": finding.check,
        "result": finding.result,
        "fatal": finding.fatal,
        "risk": finding.risk,
        "causes": list(finding.causes),
        "because_zh": finding.because_zh,
        "because_en": finding.because_en,
        "basis": _short(finding.basis),
        "actions": list(finding.actions),
        "evidence": list(finding.evidence),
        "cure_zh": finding.cure_zh,
        "cure_en": finding.cure_en,
        "curable": finding.curable,
        "mark": finding.mark,
    }


def _short(basis: Sequence[Basis]) -> list[Json]:
    """Word articles as the format does: ``行政处罚法 44``; an older text with its year: ``行政处罚法(2017) 31``."""
    words = [one.short if one.edition is None else f"{one.law}({one.edition}) {one.article}" for one in basis]
    return list(dict.fromkeys(words))


def _deadline_json(deadline: DeadlineResult) -> dict[str, Json]:
    return {
        "id": deadline.id,
        "name_zh": deadline.name_zh,
        "due_on": deadline.due_on.isoformat() if deadline.due_on else None,
        "from": deadline.from_action,
        "state": deadline.state,
        "days_left": deadline.days_left,
        "basis": _short(deadline.basis),
        "who": deadline.who,
    }


def _step_json(step: NextStep) -> dict[str, Json]:
    return {
        "action": step.action,
        "allowed": step.allowed,
        "waiting_for": [reason.because_zh for reason in step.waiting_for],
        "earliest_on": step.earliest_on.isoformat() if step.earliest_on else None,
        "documents": list(step.documents),
    }
