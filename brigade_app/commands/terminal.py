"""What a command says and how it asks: results on standard output, everything else on standard error.

With ``--json`` standard output gets exactly one document. Progress is drawn only where a person watches.
"""

import getpass
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from brigade_app.errors import BrigadeError, Unreadable
from brigade_app.operations.wording import Language, word_error

PASSWORD_VARIABLE = "BRIGADE_PASSWORD"  # noqa: S105 - the name of a variable, no password
LANGUAGE_VARIABLE = "BRIGADE_LANGUAGE"


class NoPassword(Unreadable):
    """Nobody can be asked for the password here."""


class Terminal:
    """Where a command's words go, in one language."""

    def __init__(self, language: Language, *, as_json: bool = False, out: TextIO | None = None,
                 err: TextIO | None = None) -> None:  # fmt: skip
        self.language, self.as_json = language, as_json
        self._out, self._err = out or sys.stdout, err or sys.stderr

    def pick(self, zh: str, en: str) -> str:
        """Return the sentence in this terminal's language."""
        return zh if self.language == "zh" else en

    def row(self, text: str) -> None:
        """Write a line of the result."""
        if not self.as_json:
            print(text, file=self._out)

    def say(self, zh: str, en: str) -> None:
        """Write a line of the result in the terminal's language."""
        self.row(self.pick(zh, en))

    def note(self, zh: str, en: str) -> None:
        """Write a message beside the result."""
        print(self.pick(zh, en), file=self._err)

    def document(self, value: Any) -> None:
        """Write the one JSON document, where it was asked for."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False), file=self._out)

    def raw(self, content: bytes) -> None:
        """Write bytes as the result (an exported case file)."""
        self._out.write(content.decode("utf-8"))
        self._out.flush()

    def error(self, error: BrigadeError) -> None:
        """Write what went wrong, and what to do."""
        print(word_error(error, self.language), file=self._err)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write rows in columns; wide characters count as two."""
        if self.as_json:
            return
        widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)] if rows else []
        for cells in (head, *rows) if rows else ():
            padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
            print("  ".join(padded).rstrip(), file=self._out)

    @contextmanager
    def progress(self, zh: str, en: str, total: int | None = None) -> "Iterator[Any]":
        """Yield ``advance(done, total=None)``; a bar is drawn only on a terminal."""
        if not self._err.isatty():
            yield lambda done, of=None: None
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(file=self._err), transient=True) as bar:
            task = bar.add_task(self.pick(zh, en), total=total)
            yield lambda done, of=None: bar.update(task, completed=done, total=of or total)


def _width(text: str) -> int:
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def password_from(path: str | None, *, repeat: bool = False, language: Language = "zh") -> str:
    """Return the password: from the file, ``BRIGADE_PASSWORD``, else asked for without an echo.

    Raises:
        Unreadable: the file cannot be read. NoPassword: nobody can be asked.
    """
    if path is not None:
        return _first_line(Path(path))
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise NoPassword
    asked = getpass.getpass("口令：" if language == "zh" else "Password: ")
    if repeat and getpass.getpass("再次输入：" if language == "zh" else "Again: ") != asked:
        raise Unreadable(path="password", reason="not-the-same", found="")
    return asked


def _first_line(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(path=str(path), reason=read_fault(error), found="") from error
    return text.splitlines()[0] if text.splitlines() else ""


def read_fault(error: Exception) -> str:
    """Return the reason word of a file that could not be read or written."""
    words: tuple[tuple[type[Exception], str], ...] = (
        (FileNotFoundError, "not-found"), (IsADirectoryError, "not-a-file"), (NotADirectoryError, "not-a-folder"),
        (PermissionError, "no-permission"), (UnicodeDecodeError, "not-utf-8"), (FileExistsError, "exists"),
    )  # fmt: skip
    return next((word for cls, word in words if isinstance(error, cls)), "disk")


def language_of(given: str | None) -> Language:
    """Return the language: as asked, else of the system; Chinese where that says nothing."""
    wanted = given or os.environ.get(LANGUAGE_VARIABLE) or ""
    if wanted in ("zh", "en"):
        return "en" if wanted == "en" else "zh"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.split(".")[0] not in ("C", "POSIX"):
            return "en" if value.startswith("en") else "zh"
    return "zh"
