"""``demo``: builds the sample world, runs the main job through it step by step, leaves everything to be looked at."""

import argparse
import time
from pathlib import Path

from brigade_app.commands.arguments import Subparsers, add_json
from brigade_app.commands.terminal import Terminal
from brigade_app.operations.sample.main_job import build, run
from brigade_app.operations.sample.world import read_spec
from brigade_app.paths import resources_folder

FOLDER = "brigade-demo"


def register(subparsers: Subparsers) -> None:
    """Add ``demo``."""
    parser = subparsers.add_parser("demo", help="build the sample world and run the main job through it")
    parser.add_argument("--dir", type=Path, default=Path(FOLDER), metavar="D", help=f"folder (default: {FOLDER})")
    parser.add_argument("--no-window", action="store_true", help="make no pictures of the windows")
    add_json(parser)
    parser.set_defaults(run=run_demo)


def run_demo(args: argparse.Namespace, terminal: Terminal) -> int:
    """Run the main job and say at each step what to look at."""
    started, number = time.monotonic(), 0

    def say(zh: str, en: str) -> None:
        nonlocal number
        number += 1
        terminal.say(f"{number:2}. {zh}", f"{number:2}. {en}")

    folder = args.dir.absolute()
    world = build(read_spec(resources_folder()), folder, say)
    try:
        outcome = run(world, say)
    finally:
        world.close()
    pictures = [] if args.no_window else args.pictures(folder, folder / "pictures")
    if pictures:
        say(f"各窗口截图 {len(pictures)} 张：{folder / 'pictures'}",
            f"{len(pictures)} pictures of the windows: {folder / 'pictures'}")  # fmt: skip
    seconds = time.monotonic() - started
    cases, entries, files = outcome.cases, outcome.entries, outcome.files
    terminal.say(
        f"完成：{cases} 件案件和行动，{entries} 条记录，{files} 个文件，用时 {seconds:.0f} 秒。",
        f"Done: {cases} cases and actions, {entries} records, {files} files, {seconds:.0f} s.",
    )
    terminal.say("不用本程序打开数据包：", "To open the bundle without this program:")
    for line in outcome.lines:
        terminal.row(f"    {line}")
    terminal.document({
        "folder": str(folder), "cases": outcome.cases, "entries": outcome.entries, "files": outcome.files,
        "bytes": outcome.file_bytes, "bundle": str(outcome.bundle), "pictures": [str(one) for one in pictures],
        "commands": outcome.lines,
    })  # fmt: skip
    return 0
