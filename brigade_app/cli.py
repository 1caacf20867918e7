"""The composition root of the commands: words in, exit code out. Imported by nothing but ``main.py``.

0 done; 1 a rule says no; 2 bad usage or unreadable input; 3 untrusted input; 4 store, disk, key, or a bug of ours. No
user error shows a traceback; a bug is logged without anybody's data and said plainly (R39).
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from brigade_app import __version__
from brigade_app.commands import GROUPS
from brigade_app.commands.terminal import Terminal, language_of
from brigade_app.errors import BrigadeError
from brigade_app.operations.faults import log_fault, log_file

DONE, REFUSED, UNREADABLE, UNTRUSTED, FAILED, INTERRUPTED = 0, 1, 2, 3, 4, 130


def run(words: Sequence[str]) -> int:
    """Do what the words of the command line say and return the exit code."""
    _speak_utf8()
    if "--version" in words[:1]:
        print(version_line())
        return DONE
    parser = build_parser(words)
    try:
        args = parser.parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else UNREADABLE
    terminal = Terminal(language_of(args.language), as_json=getattr(args, "json", False))
    if getattr(args, "run", None) is None:
        parser.print_usage(sys.stderr)
        return UNREADABLE
    args.pictures = _pictures
    return _guarded(args, terminal)


def _pictures(world: Path, into: Path) -> list[Path]:
    """Take pictures of the windows: the one thing a command asks of the window's side."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from brigade_app.pictures import take_pictures

    return take_pictures(world, into)


def _guarded(args: argparse.Namespace, terminal: Terminal) -> int:
    try:
        return int(args.run(args, terminal))
    except BrigadeError as error:
        terminal.error(error)
        return error.exit_code
    except KeyboardInterrupt:
        terminal.note("已停止。", "Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the process's edge: every bug becomes a number in the log
        number = log_fault(error)
        terminal.note(
            f"程序出现内部故障，编号 {number}，没有说明的内容都没有完成。记录在 {log_file()}，请交给维护人员。",
            f"The program failed (fault {number}). What was not reported as done was not done. See {log_file()}.",
        )
        return FAILED


def build_parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser; only the group that ``words`` call is loaded, so a start stays quick."""
    parser = argparse.ArgumentParser(
        prog="main.py", description="Case program of township enforcement brigades. Without a command: the window."
    )
    parser.add_argument("--version", action="store_true", help="print the versions of the program and its engine")
    parser.add_argument("--language", choices=("zh", "en"), default=None, help="language of messages")
    parser.set_defaults(run=None)
    subparsers = parser.add_subparsers(metavar="COMMAND")
    called = next((word for word in words if word in GROUPS), None)
    for name, (module, told) in GROUPS.items():
        if called is None:
            subparsers.add_parser(name, help=told)
        elif module == GROUPS[called][0]:
            importlib.import_module(f"brigade_app.commands.{module}").register(subparsers)
            break
    return parser


def version_line() -> str:
    """Return the versions of the program, of SQLite and of SQLCipher (R1)."""
    from brigade_app.store.versions import engine_versions

    sqlite, cipher = engine_versions()
    return f"brigade-app {__version__} · SQLite {sqlite} · SQLCipher {cipher}"


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def main() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))
