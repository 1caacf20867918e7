"""Arguments that many commands share, and the way from them to a desk."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeAlias

from brigade_app import paths
from brigade_app.commands.terminal import Terminal, password_from, read_fault
from brigade_app.errors import Unavailable, Unreadable
from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.questions import case_id_of

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # it has no public name


class FileNotRead(Unreadable):
    """A file that a person named cannot be read. Facts ``path``, ``reason``."""


class FileNotWritten(Unavailable):
    """A file cannot be written. Facts ``path``, ``reason``."""


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add ``--store``, ``--as`` and ``--password-file``."""
    parser.add_argument("--store", type=Path, default=None, metavar="D", help="folder of the store")
    parser.add_argument("--as", dest="account", default=None, metavar="ACCOUNT", help="account; left out: the only one")
    parser.add_argument("--password-file", default=None, metavar="F", help="file whose first line is the password")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print one JSON document on standard output")


def day(text: str) -> date:
    """Return the day that an argument says (``2026-06-30``)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None


def store_folder(args: argparse.Namespace) -> Path:
    """Return the folder of the store that the arguments mean."""
    return paths.store_folder(args.store)


@contextmanager
def desk_of(args: argparse.Namespace, terminal: Terminal) -> Iterator[Desk]:
    """Yield the desk that the arguments open, and leave it.

    Raises:
        WrongPassword, StoreMissing, NoPassword …: the store cannot be opened.
    """
    password = password_from(args.password_file, language=terminal.language)
    desk = open_desk(store_folder(args), args.account, password)
    try:
        yield desk
    finally:
        leave(desk)


def named_case(desk: Desk, text: str) -> str:
    """Return the id of the case that a person names by id, number or outside id. Raises `CaseNotHere`."""
    return case_id_of(desk, text)


def read_file(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        FileNotRead: missing, a folder, no permission, a failing disk.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileNotRead(path=str(path), reason=read_fault(error)) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file, its folder made where it is missing.

    Raises:
        FileNotWritten: no folder, no room, no permission.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise FileNotWritten(path=str(path), reason=read_fault(error)) from error
