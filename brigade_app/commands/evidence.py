"""``evidence add | list``: files into a case as evidence, and what a case has."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from brigade_app.commands.arguments import Subparsers, add_json, add_store, desk_of, named_case
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.codec import encode
from brigade_app.domain.provenance import ASKS, GROUNDS, asks_for
from brigade_app.operations.evidence import (
    Intake,
    IntakePlan,
    IntakeProgress,
    TakenFile,
    evidence_of,
    plan_intake,
    take_in,
)
from brigade_app.operations.views import EvidenceRow

GRADES = {
    "camera-original": ("相机原始文件", "camera original"), "edited": ("经过编辑", "edited"),
    "messenger-copy": ("聊天软件转发件", "messenger copy"), "screenshot": ("截屏", "screenshot"),
    "re-photographed": ("翻拍", "re-photographed"), "unknown": ("来源不明", "unknown"),
}  # fmt: skip
STATES = {
    "filed": ("已录入", "filed"), "duplicate": ("重复，已跳过", "duplicate, skipped"),
    "failed": ("未录入", "not taken"),
    "left": ("尚未处理", "left"),
}  # fmt: skip


def register(subparsers: Subparsers) -> None:
    """Add ``evidence`` and its two words."""
    group = subparsers.add_parser("evidence", help="take evidence in and list it").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("add", help="take files and folders in")
    parser.add_argument("--case", required=True, metavar="ID", help="id, number or outside id")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--method", default=None, metavar="TEXT", help="how the files came: cable, card, handed over")
    _finish(parser, run_add)
    parser = group.add_parser("list", help="list the evidence of a case")
    parser.add_argument("--case", required=True, metavar="ID", help="id, number or outside id")
    _finish(parser, run_list)


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_add(args: argparse.Namespace, terminal: Terminal) -> int:
    """Take files in; the exit code is that of the first that could not be taken."""
    with desk_of(args, terminal) as desk:
        case = named_case(desk, args.case)
        plan = plan_intake(args.files, desk, case)
        _warn_of_room(plan, terminal)
        with terminal.progress("录入证据", "taking evidence in", plan.total_bytes) as advance:

            def tell(progress: IntakeProgress) -> None:
                advance(progress.done_bytes)

            intake = take_in(desk, case, plan, tell, method=args.method)
    for one in intake.files:
        _show_taken(one, terminal)
    _show_asks(intake, terminal)
    terminal.document({"case": case, "files": [_taken_json(one) for one in intake.files]})
    return _exit_code(intake)


def _warn_of_room(plan: IntakePlan, terminal: Terminal) -> None:
    if plan.has_room:
        return
    need, free = _amount(plan.needed_bytes), _amount(plan.free_bytes or 0)
    terminal.note(
        f"磁盘空间可能不足：需要 {need}，剩余 {free}。", f"The disk may be too small: {need} needed, {free} free."
    )


def _amount(size: int) -> str:
    return f"{size / 2**20:.1f} MiB" if size >= 1 << 20 else f"{size / 1024:.1f} KiB"


def _show_taken(one: TakenFile, terminal: Terminal) -> None:
    zh, en = STATES[one.state]
    grade = GRADES[one.claims.grade] if one.claims and one.claims.grade else ("", "")
    terminal.row(f"{terminal.pick(zh, en)}  {one.name}  {terminal.pick(*grade)}".rstrip())
    if one.error is not None:
        terminal.error(one.error)


def _show_asks(intake: Intake, terminal: Terminal) -> None:
    """Say once what to ask for, and for how many files."""
    claims = [one.claims for one in intake.files if one.claims is not None]
    asked = Counter(ask for one in claims for ask in asks_for(one.grade, one.grounds))
    for ask, count in asked.items():
        zh, en = ASKS[ask]
        terminal.say(f"→ {zh}（{count} 个文件）", f"→ {en} ({count} files)")


def _taken_json(one: TakenFile) -> dict[str, Any]:
    return {
        "file": one.name, "state": one.state, "evidence": one.evidence_id, "sha256": one.sha256,
        "duplicate_of": one.duplicate_of, "claims": encode(one.claims) if one.claims else None,
        "error": type(one.error).__name__ if one.error else None,
    }  # fmt: skip


def _exit_code(intake: Intake) -> int:
    return next((one.error.exit_code for one in intake.files if one.error is not None), 0)


def run_list(args: argparse.Namespace, terminal: Terminal) -> int:
    """List the evidence of a case with what its files say of themselves."""
    with desk_of(args, terminal) as desk:
        case = named_case(desk, args.case)
        rows = evidence_of(desk, case)
    terminal.document({"case": case, "evidence": [_row_json(row) for row in rows]})
    terminal.table(
        [terminal.pick("名称", "name"), terminal.pick("大小", "size"), terminal.pick("自述时间", "claimed time"),
         terminal.pick("来源", "provenance"), terminal.pick("清单项", "line"), "SHA-256"],
        [_row_cells(row, terminal) for row in rows],
    )  # fmt: skip
    if not rows:
        terminal.say("该案件还没有证据。", "The case has no evidence yet.")
    return 0


def _row_json(row: EvidenceRow) -> dict[str, Any]:
    return {
        **encode(row.evidence), "claims": encode(row.claims) if row.claims else None,
        "custody": [encode(link) for link in row.custody], "present": row.present, "after_seal": row.after_seal,
        "added_at": row.added_at.isoformat() if row.added_at else None,
    }  # fmt: skip


def _row_cells(row: EvidenceRow, terminal: Terminal) -> list[str]:
    file, claims = row.evidence.file, row.claims
    grade = terminal.pick(*GRADES[claims.grade]) if claims and claims.grade else ""
    grounds = [terminal.pick(*GROUNDS[one]) for one in (claims.grounds or () if claims else ()) if one in GROUNDS]
    size = file.size if file and file.size is not None else None
    return [
        row.evidence.name or row.evidence.id, _amount(size) if size is not None else "",
        claims.taken_text or "" if claims else "", f"{grade} · {grounds[0]}".strip(" ·") if grounds else grade,
        row.evidence.checklist_item or "", file.sha256[:16] if file else "",
    ]  # fmt: skip
