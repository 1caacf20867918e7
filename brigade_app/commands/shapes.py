"""Answers as JSON and as lines of a terminal: the same facts, two shapes."""

from typing import Any

from brigade_app.commands.terminal import Terminal
from brigade_app.domain.codec import encode
from brigade_app.domain.law.types import Finding
from brigade_app.operations.views import CaseLine, CaseView, DueLine, Light

MARKS: dict[Light, tuple[str, str, str]] = {
    "ok": ("●", "正常", "in time"), "soon": ("▲", "临期", "due"), "late": ("■", "超期", "overdue"),
    "doubt": ("◆", "存疑", "doubtful"),
}  # fmt: skip


def light_word(light: Light, days: int | None, terminal: Terminal) -> str:
    """Return a light as shape, word and days: ``▲ 临期 3 天``."""
    shape, zh, en = MARKS[light]
    if days is None or light in ("ok", "doubt"):
        return f"{shape} {terminal.pick(zh, en)}"
    return f"{shape} {terminal.pick(f'{zh} {abs(days)} 天', f'{en} {abs(days)} d')}"


def case_line_json(line: CaseLine) -> dict[str, Any]:
    """Return a line of the case list."""
    return {
        "id": line.id, "number": line.number, "title": line.title, "unit": line.unit, "matter": line.matter,
        "parties": list(line.parties), "stage": line.status, "opened_on": _iso(line.opened_on),
        "closed_on": _iso(line.closed_on), "next_due_on": _iso(line.next_due_on), "next_due": line.next_due_rule,
        "days_left": line.days_left, "light": line.light, "score": line.score, "fatal": line.fatal,
        "lacking": line.lacking,
    }  # fmt: skip


def due_line_json(line: DueLine) -> dict[str, Any]:
    """Return a line of what falls due."""
    return {
        "case": line.case_id, "number": line.number, "title": line.title, "deadline": line.rule,
        "name_zh": line.name_zh, "name_en": line.name_en, "due_on": line.due_on.isoformat(),
        "days_left": line.days_left, "light": line.light,
    }  # fmt: skip


def case_view_json(view: CaseView) -> dict[str, Any]:
    """Return a whole case page."""
    head = view.header
    return {
        "id": head.id, "number": head.number, "title": head.title, "state": head.state, "stage": head.stage,
        "score": head.score, "fatal": head.fatal, "verdict": head.verdict,
        "steps": [{"id": one.id, "name_zh": one.name_zh, "state": one.state} for one in view.steps],
        "file": encode(view.file),
        "checklist": [
            {"element": one.element.id, "name_zh": one.element.name_zh, "proven": one.proven,
             "proven_by": list(one.proven_by), "struck": list(one.struck), "missing": list(one.missing)}
            for one in view.checklist.elements
        ],
        "deadlines": [
            {"id": one.rule, "name_zh": one.name_zh, "due_on": _iso(one.due_on), "days_left": one.days_left,
             "state": one.state, "light": one.light, "basis": list(one.basis), "trace_zh": list(one.trace_zh)}
            for one in view.deadlines
        ],
        "sign_offs": [encode(one) for one in view.sign_offs],
        "comments": [encode(one) for one in view.comments],
        "documents": [encode(one) for one in view.documents],
    }  # fmt: skip


def show_case(view: CaseView, terminal: Terminal) -> None:
    """Write a case page as lines."""
    head = view.header
    stage = terminal.pick(head.stage_zh or "", head.stage_en or "") or head.stage or ""
    terminal.row(f"{head.number or head.id}  {head.title or ''}")
    if head.score is not None:
        terminal.say(f"阶段：{stage}    铁案 {head.score}/100，致命 {head.fatal} 项",
                     f"Stage: {stage}    score {head.score}/100, {head.fatal} fatal")  # fmt: skip
    elif view.assessment is not None:
        terminal.say("执法记录，尚未立案", "logged, not filed as a case")
    terminal.row("")
    for party in view.file.parties:
        terminal.say(
            f"当事人  {party.name or ''}  {party.address or ''}", f"party   {party.name or ''}  {party.address or ''}"
        )
    for row in view.timeline:
        when = row.action.at.text if row.action.at else "—"
        names = "、".join(officer.name or "" for officer in row.officers)
        terminal.row(f"{when:<26}{terminal.pick(row.name_zh, row.name_en)}  {names}")
    terminal.say(f"证据 {len(view.evidence)} 件", f"{len(view.evidence)} items of evidence")
    for one in view.deadlines:
        if one.pending:
            name = terminal.pick(one.name_zh, one.name_en)
            terminal.row(
                f"{light_word(one.light, one.days_left, terminal)}  {one.rule} {name}  {_iso(one.due_on) or ''}"
            )
    if view.assessment is not None:
        show_findings(view.assessment.findings, terminal)


def show_findings(findings: tuple[Finding, ...], terminal: Terminal) -> None:
    """Write what fails: problem, articles, cure."""
    for one in findings:
        if one.result != "fail":
            continue
        mark = "■" if one.fatal else "▲"
        terminal.row(f"{mark} {one.check} {terminal.pick(one.because_zh, one.because_en)}")
        if one.basis:
            terminal.row("    " + "、".join(basis.short for basis in one.basis))
        cure = terminal.pick(one.cure_zh, one.cure_en)
        if cure:
            terminal.row(f"    {terminal.pick('补救', 'cure')}：{cure}")


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()
