"""``bundle export | import | verify | reply``: the same deeds as the sync page, for servers, scripts and tests."""

import argparse
from pathlib import Path

from brigade_app.commands.arguments import FileNotRead, Subparsers, add_json, add_store, desk_of, read_file
from brigade_app.commands.terminal import Terminal
from brigade_app.errors import Unreadable
from brigade_app.operations.bundles import (
    Came,
    Exported,
    ExportPlan,
    ImportBoard,
    Progress,
    Verdict,
    check_volumes,
    delivery,
    drop_plan,
    enrolled_units,
    export_bundle,
    import_bundles,
    keys_from_files,
    plan_export,
    verify_bundles,
)
from brigade_app.operations.desk import Desk

MEGABYTE = 1_000_000


class NoSuchUnit(Unreadable):
    """The registry has no unit of this code or name. Facts ``org``, ``known``."""


class WhichUnit(Unreadable):
    """Several units are enrolled: say which. Facts ``path``, ``known``."""


def register(subparsers: Subparsers) -> None:
    """Add ``bundle`` and its four words."""
    group = subparsers.add_parser("bundle", help="export, import and verify bundles").add_subparsers(
        metavar="WORD", required=True
    )
    for word, text in (("export", "write what the other side has not confirmed"), ("reply", "county: receipts back")):
        parser = group.add_parser(word, help=text)
        parser.add_argument(
            "--to", default=None, metavar="ORG", help="code or name of the unit; left out: the only one"
        )
        parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder, such as a stick")
        parser.add_argument("--plan-only", action="store_true", help="say what would be written, and write nothing")
        _finish(parser, run_export)
    parser = group.add_parser("import", help="take bundles in")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="stick, folder or volume")
    _finish(parser, run_import)
    parser = group.add_parser("verify", help="read volumes to their end and check everything; keep nothing")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="stick, folder or volume")
    parser.add_argument("--key", type=Path, default=None, metavar="F", help="age identity, instead of a store")
    parser.add_argument("--signers", type=Path, default=None, metavar="F", help="allowed_signers, instead of a store")
    _finish(parser, run_verify)


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_export(args: argparse.Namespace, terminal: Terminal) -> int:
    """Plan, show, write, read back."""
    with desk_of(args, terminal) as desk:
        plan = plan_export(desk, _unit(desk, args.to), args.out)
        _show_plan(plan, terminal)
        if args.plan_only:
            drop_plan(plan)
            terminal.document({"plan": _plan_json(plan)})
            return 0
        with terminal.progress("写入", "writing", plan.size) as advance:
            done = export_bundle(desk, plan, watch=lambda at: advance(at.bytes))
        how_far = delivery(desk, plan.org)
    terminal.say(f"已写入 {done.folder}，回读校验无误，可以拔出。", f"Wrote {done.folder}, read back: safe to remove.")
    terminal.say(
        f"{plan.name}已确认收到 {how_far.received} / {how_far.head} 条",
        f"{plan.name} has confirmed {how_far.received} of {how_far.head} entries",
    )
    terminal.document({"plan": _plan_json(plan), "written": _written_json(done)})
    return 0


def _unit(desk: Desk, asked: str | None) -> str:
    units = enrolled_units(desk)
    known = ", ".join(f"{code} {name}" for code, name in units.items())
    if asked is None:
        if len(units) == 1:
            return next(iter(units))
        raise WhichUnit(path="--to", known=known)
    for code, name in units.items():
        if asked in (code, name):
            return code
    raise NoSuchUnit(org=asked, known=known)


def _show_plan(plan: ExportPlan, terminal: Terminal) -> None:
    size = plan.evidence_bytes / MEGABYTE
    terminal.say(
        f"新记录 {plan.entries} 条（{len(plan.cases)} 案）  证据 {len(plan.evidence)} 件 {size:.1f} MB  "
        f"分 {plan.volume_count} 卷  对方上次确认：第 {plan.acknowledged} 条",
        f"{plan.entries} new entries ({len(plan.cases)} cases), {len(plan.evidence)} files of evidence, {size:.1f} MB, "
        f"{plan.volume_count} volumes; confirmed so far: entry {plan.acknowledged}",
    )
    if plan.evidence_missing:
        count = len(plan.evidence_missing)
        terminal.note(
            f"有 {count} 件证据文件不在本机，未带上。", f"{count} files of evidence are not here and stay out."
        )


def _plan_json(plan: ExportPlan) -> dict[str, object]:
    return {
        "org": plan.org, "kind": plan.kind, "entries": plan.entries, "cases": list(plan.cases),
        "evidence": list(plan.evidence), "evidence_bytes": plan.evidence_bytes, "withheld": plan.withheld,
        "evidence_missing": list(plan.evidence_missing), "volumes": plan.volume_count, "bytes": plan.size,
        "free": plan.free, "acknowledged": plan.acknowledged, "head": plan.head,
    }  # fmt: skip


def _written_json(done: Exported) -> dict[str, object]:
    volumes = [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in done.volumes]
    return {"bundle": done.bundle_id, "number": done.number, "folder": str(done.folder), "volumes": volumes}


def run_import(args: argparse.Namespace, terminal: Terminal) -> int:
    """Take in what lies there; the exit code is that of the first refusal."""

    def watch(at: Progress) -> None:
        advance(at.bytes, at.total_bytes)

    with desk_of(args, terminal) as desk, terminal.progress("导入", "importing") as advance:
        board = import_bundles(desk, args.paths, watch=watch)
    for one in board.came:
        _show_came(one, terminal)
    for refusal in board.refused:
        terminal.error(refusal.error)
    terminal.document(_board_json(board))
    return board.refused[0].error.exit_code if board.refused else 0


STATES = {
    "imported": ("已导入", "imported"),
    "partial": ("部分导入，还缺分卷", "partly imported, volumes are missing"),
    "unchanged": ("已导入过，没有变化", "already imported, nothing changed"),
}


def _show_came(one: Came, terminal: Terminal) -> None:
    zh, en = STATES[one.state]
    terminal.say(f"{one.sender} 第 {one.number} 号：{zh}", f"{one.sender}, number {one.number}: {en}")
    terminal.say(
        f"  新记录 {one.entries_new} 条，新案 {len(one.cases_new)} 件，有变化 {len(one.cases_changed)} 件，"
        f"证据 {len(one.evidence_new)} 件，尚缺 {len(one.evidence_missing)} 件",
        f"  {one.entries_new} new entries, {len(one.cases_new)} new cases, {len(one.cases_changed)} changed, "
        f"{len(one.evidence_new)} files of evidence, {len(one.evidence_missing)} awaited",
    )
    if one.confirmed:
        terminal.say(
            f"  对方已收到 {one.confirmed} / {one.head} 条", f"  received there: {one.confirmed} of {one.head}"
        )
    if one.missing_numbers:
        numbers = ", ".join(map(str, one.missing_numbers))
        terminal.note(f"未收到的数据包：第 {numbers} 号", f"Bundles that never came: {numbers}")
    if one.signature_faults:
        count = len(one.signature_faults)
        terminal.note(f"{count} 处人员签名未通过核对", f"{count} officers' signatures do not hold")
    if one.diverging:
        terminal.note(
            "对方记得的本机记录与本机不同，请勿继续导出，联系县局。",
            "The other side remembers another past of this store: do not export, ask the county.",
        )


def _board_json(board: ImportBoard) -> dict[str, object]:
    came = [
        {
            "bundle": one.bundle_id, "kind": one.kind, "sender": one.sender, "node": one.node, "number": one.number,
            "state": one.state, "entries_new": one.entries_new, "entries_known": one.entries_known,
            "cases_new": list(one.cases_new), "cases_changed": list(one.cases_changed),
            "evidence_new": list(one.evidence_new), "evidence_missing": list(one.evidence_missing),
            "missing_numbers": list(one.missing_numbers), "signature_faults": list(one.signature_faults),
            "confirmed": one.confirmed, "head": one.head, "diverging": list(one.diverging),
        }
        for one in board.came
    ]  # fmt: skip
    refused = [{"path": str(one.path), "reason": type(one.error).__name__} for one in board.refused]
    return {"came": came, "refused": refused}


def run_verify(args: argparse.Namespace, terminal: Terminal) -> int:
    """Check volumes with a store, or with an age identity and an ``allowed_signers`` file."""
    if args.key is not None and args.signers is not None:
        try:
            identities, recipients, peers = keys_from_files(
                read_file(args.key).decode(), read_file(args.signers).decode()
            )
        except UnicodeDecodeError as error:
            raise FileNotRead(path=str(args.key), reason="not-utf-8") from error
        verdicts = check_volumes(args.paths, identities, recipients, peers)
    else:
        with desk_of(args, terminal) as desk:
            verdicts = verify_bundles(desk, args.paths)
    for one in verdicts:
        _show_verdict(one, terminal)
    terminal.document({
        "volumes": [
            {
                "path": str(one.path), "good": one.error is None, "n": one.n,
                "bundle": one.plan.bundle_id if one.plan else None, "node": one.plan.sender.node if one.plan else None,
                "reason": type(one.error).__name__ if one.error else None,
            }
            for one in verdicts
        ]
    })  # fmt: skip
    faults = [one.error for one in verdicts if one.error is not None]
    return faults[0].exit_code if faults else 0


def _show_verdict(one: Verdict, terminal: Terminal) -> None:
    if one.error is not None:
        terminal.error(one.error)
    elif one.plan is not None:
        terminal.say(
            f"● {one.path.name}：完好，来自设备 {one.plan.sender.node}，第 {one.plan.number} 号第 {one.n} 卷",
            f"● {one.path.name}: good, from node {one.plan.sender.node}, number {one.plan.number}, volume {one.n}",
        )
