"""An assessment as ``brigade-assessment/1`` and as lines of a terminal."""

from datetime import date
from typing import Any

from brigade_app.commands.shapes import show_findings
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.law.types import Assessment, DeadlineResult, Finding, NextStep, Reason

FORMAT = "brigade-assessment/1"
VERDICTS = {"iron": "铁案", "repairable": "可补正", "at-risk": "有败诉风险"}


def assessment_json(result: Assessment) -> dict[str, Any]:
    """Return the document of an assessment, in the keys and order of the format."""
    return {
        "format": FORMAT,
        "case": result.case,
        "on": result.on.isoformat(),
        "rules": {"pack": result.pack, "version": result.version, "sha256": result.sha256},
        "stage": result.stage,
        "verdict": result.verdict,
        "score": result.score,
        "score_of": result.score_of,
        "known": result.known,
        "findings": [_finding(one) for one in result.findings],
        "deadlines": [_deadline(one) for one in result.deadlines],
        "next_steps": [_step(one) for one in result.next_steps],
        "checklist": [
            {"element": one.element, "name_zh": one.name_zh, "proven": one.proven, "missing": list(one.missing)}
            for one in result.checklist
        ],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "check": one.check, "result": one.result, "fatal": one.fatal, "risk": one.risk, "causes": list(one.causes),
        "because_zh": one.because_zh, "because_en": one.because_en, "basis": [basis.short for basis in one.basis],
        "actions": list(one.actions), "evidence": list(one.evidence), "cure_zh": one.cure_zh, "cure_en": one.cure_en,
        "curable": one.curable, "mark": one.mark,
    }  # fmt: skip


def _deadline(one: DeadlineResult) -> dict[str, Any]:
    return {
        "id": one.id, "name_zh": one.name_zh, "name_en": one.name_en, "due_on": _iso(one.due_on),
        "from": one.from_action, "state": one.state, "days_left": one.days_left,
        "basis": [basis.short for basis in one.basis], "who": one.who,
    }  # fmt: skip


def _step(one: NextStep) -> dict[str, Any]:
    return {
        "action": one.action, "allowed": one.allowed, "waiting_for": [_waiting(reason) for reason in one.waiting_for],
        "earliest_on": _iso(one.earliest_on), "documents": list(one.documents),
    }  # fmt: skip


def _waiting(reason: Reason) -> str:
    return reason.because_zh


def show_assessment(result: Assessment, terminal: Terminal) -> None:
    """Write an assessment as lines: verdict, what fails, what is unknown, what falls due, what comes next."""
    verdict = terminal.pick(VERDICTS[result.verdict], result.verdict)
    terminal.say(
        f"{result.on.isoformat()}  阶段 {result.stage}  {verdict}  得分 {result.score}/{result.score_of}  "
        f"已知 {result.known:.0%}",
        f"{result.on.isoformat()}  stage {result.stage}  {verdict}  score {result.score}/{result.score_of}  "
        f"known {result.known:.0%}",
    )
    show_findings(result.findings, terminal)
    unknown = [one.check for one in result.findings if one.result == "unknown"]
    if unknown:
        terminal.say(f"◆ 记录不足，无法判断：{'、'.join(unknown)}", f"◆ not recorded, so unknown: {', '.join(unknown)}")
    for due in result.deadlines:
        if due.state in ("running", "provisional") and due.due_on is not None:
            terminal.row(f"○ {due.id} {terminal.pick(due.name_zh, due.name_en)}  {due.due_on.isoformat()}")
    for step in result.next_steps:
        if step.allowed:
            terminal.say(f"→ 可以办理：{step.name_zh}", f"→ possible now: {step.name_en}")


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
