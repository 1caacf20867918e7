"""``verify``, ``backup``, ``restore``: is the store whole, is there a copy, does the copy work."""

import argparse
from pathlib import Path

from brigade_app.commands.arguments import Subparsers, add_json, add_store, desk_of
from brigade_app.commands.terminal import Terminal
from brigade_app.operations.keeping import backup, verify
from brigade_app.operations.restoring import restore

DONE, FAILED = 0, 4


def register(subparsers: Subparsers) -> None:
    """Add ``verify``, ``backup`` and ``restore``."""
    parser = subparsers.add_parser("verify", help="check journal, chain, vault and projections")
    parser.add_argument("--deep", action="store_true", help="every signature and every sealed file too")
    _finish(parser, run_verify)
    parser = subparsers.add_parser("backup", help="write a verified backup")
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="folder, best on a medium of its own")
    _finish(parser, run_backup)
    parser = subparsers.add_parser("restore", help="restore a backup into a new folder")
    parser.add_argument("--from", dest="source", required=True, type=Path, metavar="DIR", help="folder of the backup")
    parser.add_argument("--store", required=True, type=Path, metavar="NEW", help="new folder of the store")
    add_json(parser)
    parser.set_defaults(run=run_restore)


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_verify(args: argparse.Namespace, terminal: Terminal) -> int:
    """Check the store; exit 4 when something is wrong, each finding on its line."""
    with desk_of(args, terminal) as desk, terminal.progress("校验", "checking"):
        findings = verify(desk, args.deep)
    terminal.document({
        "clean": findings.is_clean, "checked": dict(findings.checked),
        "found": [{"what": one.what, "where": one.where, "detail": one.detail, "case": one.case}
                  for one in findings.found],
    })  # fmt: skip
    for name, count in findings.checked.items():
        terminal.row(f"{name}: {count}")
    for one in findings.found:
        terminal.row(f"■ {one.what} {one.where} {one.detail}")
    if findings.is_clean:
        terminal.say("没有发现问题。", "Nothing is wrong.")
        return DONE
    terminal.note(
        f"发现 {len(findings.found)} 处问题。程序不会自行修改，请停止录入，用最近的备份恢复到新文件夹后比对。",
        f"{len(findings.found)} findings. Nothing was changed: stop entering, restore the last backup and compare.",
    )
    return FAILED


def run_backup(args: argparse.Namespace, terminal: Terminal) -> int:
    """Write a backup and read it back."""
    with desk_of(args, terminal) as desk, terminal.progress("备份", "backing up"):
        done = backup(desk, args.to)
    terminal.say(f"已备份到 {done.folder}，至第 {done.seq} 条记录。请拔下介质另行保管。",
                 f"Backed up to {done.folder}, up to entry {done.seq}. Unplug the medium.")  # fmt: skip
    terminal.document({"folder": str(done.folder), "at": done.at.isoformat(), "seq": done.seq})
    return DONE


def run_restore(args: argparse.Namespace, terminal: Terminal) -> int:
    """Restore into a new folder."""
    with terminal.progress("恢复", "restoring"):
        done = restore(args.source, args.store)
    if done is None:
        return FAILED
    terminal.say(
        f"已恢复到 {done.folder}。原来的库没有改动。", f"Restored into {done.folder}. The old store is untouched."
    )
    terminal.document({"store": str(done.folder)})
    return DONE
