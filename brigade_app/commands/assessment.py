"""An assessment as lines of a terminal; as JSON it is worded by the law engine."""

from brigade_app.commands.shapes import show_findings
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.law.types import Assessment

VERDICTS = {"iron": "铁案", "repairable": "可补正", "at-risk": "有败诉风险"}


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
