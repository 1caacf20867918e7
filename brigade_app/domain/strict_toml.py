"""Data files of the program read strictly: an error names file, line and key.

A reader would guess that ``tomllib`` is enough. It forgets lines once parsed, so `TomlFile` finds the line of a key
again in the text. A `Table` hands out each value once, with the type that was asked for; `Table.close` refuses keys
that nobody asked for, so a misspelt key is never silently ignored.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn, TypeVar

from brigade_app.errors import Unreadable

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*("[^"]+"|'[^']+'|[A-Za-z0-9_-]+)(?:\s*=|\s*\.)""")
_AT_LINE = re.compile(r"line (\d+)")

Word = TypeVar("Word", bound=str)


class DataFileInvalid(Unreadable):
    """A data file (rules, calendar, powers) breaks its form. Facts: ``path``, ``line``, ``key``, ``reason``."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed file with its text, to find lines again."""

    path: Path
    text: str
    data: Mapping[str, object]

    def line_of(self, table: str, index: int, key: str | None) -> int:
        """Return the line of a key in the ``index``-th table of that name (the header's where the key is not found)."""
        current, seen, header_line = "", 0, 1
        for number, line in enumerate(self.text.splitlines(), 1):
            header = _HEADER.match(line)
            if header:
                current = header.group(2)
                if current == table:
                    seen += 1
                    header_line = number if seen == index + 1 else header_line
            elif key and current == table and (seen == index + 1 or not table):
                found = _KEY.match(line)
                if found and found.group(1).strip("\"'") == key:
                    return number
        return header_line

    def root(self) -> "Table":
        """Return the file's top level."""
        return Table(self, "", 0, dict(self.data))


def read_toml(path: Path) -> TomlFile:
    """Read a file.

    Raises:
        DataFileInvalid: no such file, not UTF-8, not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataFileInvalid(path=path.name, line=0, key="", reason=error.strerror or "unreadable") from error
    except UnicodeDecodeError as error:
        raise DataFileInvalid(path=path.name, line=0, key="", reason="not UTF-8") from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        raise DataFileInvalid(path=path.name, line=int(at.group(1)) if at else 0, key="", reason=str(error)) from error
    return TomlFile(path, text, data)


class Table:
    """One table of a file; every getter takes its key away."""

    def __init__(self, file: TomlFile, name: str, index: int, values: dict[str, object]) -> None:
        self.file, self.name, self.index, self._values = file, name, index, values

    def fail(self, key: str | None, reason: str) -> NoReturn:
        """Refuse the file because of this key."""
        line = self.file.line_of(self.name, self.index, key)
        where = f"{self.name}.{key}" if self.name and key else (key or self.name)
        raise DataFileInvalid(path=self.file.path.name, line=line, key=where, reason=reason)

    def has(self, key: str) -> bool:
        """Whether the key is there and not yet taken."""
        return key in self._values

    def _take(self, key: str) -> object:
        if key not in self._values:
            self.fail(key, "missing")
        return self._values.pop(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty; ``default`` where the key is absent."""
        if default is not None and key not in self._values:
            return default
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            self.fail(key, "must be a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """Return a text, or ``None`` where the key is absent."""
        return self.text(key) if key in self._values else None

    def choice(self, key: str, choices: tuple[Word, ...], default: Word | None = None) -> Word:
        """Return one of a closed list of words."""
        value = self.text(key, default)
        found = next((word for word in choices if word == value), None)
        if found is None:
            self.fail(key, f"must be one of {', '.join(choices)}")
        return found

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number that is not negative."""
        if default is not None and key not in self._values:
            return default
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fail(key, "must be a whole number from 0")
        return value

    def optional_whole(self, key: str) -> int | None:
        """Return a whole number, or ``None`` where the key is absent."""
        return self.whole(key) if key in self._values else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        if default is not None and key not in self._values:
            return default
        value = self._take(key)
        if not isinstance(value, bool):
            self.fail(key, "must be true or false")
        return value

    def day(self, key: str) -> date:
        """Return a local day."""
        value = self._take(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            self.fail(key, "must be a day (YYYY-MM-DD without quotes)")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a local day, or ``None`` where the key is absent."""
        return self.day(key) if key in self._values else None

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of local days."""
        value = self._take(key)
        if not isinstance(value, list) or not all(type(each) is date for each in value):
            self.fail(key, "must be a list of days")
        return tuple(value)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; empty where the key is absent and not required."""
        if not required and key not in self._values:
            return ()
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self.fail(key, "must be a list of texts")
        return tuple(value)

    def value(self, key: str) -> object:
        """Return a value as it stands, for keys whose form the caller checks."""
        return self._take(key)

    def rows(self, key: str) -> Iterator["Table"]:
        """Yield the tables of an array ``[[key]]``; none where it is absent."""
        value = self._values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fail(key, f"must be tables [[{key}]]")
        name = f"{self.name}.{key}" if self.name else key
        for index, each in enumerate(value):
            yield Table(self.file, name, index, dict(each))

    def named(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """Yield the tables ``[key.name]`` with their names; none where they are absent."""
        value = self._values.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
            self.fail(key, f"must be tables [{key}.name]")
        for name, each in value.items():
            yield name, Table(self.file, f"{key}.{name}", 0, dict(each))

    def close(self) -> None:
        """Refuse keys that were not asked for."""
        for key in self._values:
            self.fail(key, "unknown key")
