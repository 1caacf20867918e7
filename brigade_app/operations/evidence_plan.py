"""What an intake would take: files and folders looked at from outside, before a byte is filed.

A reader would guess that the plan decides what is a duplicate. It only says what looks like one (same size, same
beginning and end, or a file of that name and size is in the case already); what is one, the SHA-256 says in `take_in`.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from brigade_app.domain.names import fold_name, short_name, shown
from brigade_app.domain.records import Evidence
from brigade_app.operations.desk import Desk
from brigade_app.operations.media.sniff import HEAD_BYTES, media_type_of
from brigade_app.operations.saving import living

Problem = Literal["empty", "not-found", "not-a-file", "no-permission", "disk"]
SPARE_BYTES = 500 * 1024 * 1024
SAMPLE_BYTES = 64 * 1024
MAX_FILES = 100_000
_IGNORED = re.compile(
    r"\.|thumbs\.db$|desktop\.ini$|\$recycle\.bin$|system volume information$|lost\.dir$", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file of a plan. ``name`` as it will be kept; ``same_as`` names another file it looks like."""

    path: Path
    name: str
    size: int
    media_type: str | None = None
    problem: Problem | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePlan:
    """What would be taken in, and whether there is room: all files, the largest once more, and 500 MiB (R8)."""

    files: tuple[PlannedFile, ...]
    needed_bytes: int
    free_bytes: int | None

    @property
    def total_bytes(self) -> int:
        """The bytes of all files that can be taken in."""
        return sum(one.size for one in self.files if one.problem is None)

    @property
    def has_room(self) -> bool:
        """Whether the store's disk has room for it, as far as is known."""
        return self.free_bytes is None or self.free_bytes >= self.needed_bytes

    @property
    def problems(self) -> tuple[PlannedFile, ...]:
        """The files that cannot be taken in, each with its problem."""
        return tuple(one for one in self.files if one.problem is not None)


def plan_intake(paths: Sequence[Path], desk: Desk | None = None, case_id: str | None = None) -> IntakePlan:
    """Return the plan to take in ``paths``: files, and folders with all below them (of a phone or camera its DCIM).

    With a desk the plan knows the room on the store's disk, and with a case which files look as if they were there.
    """
    looked = [_look_at(path) for path in _files_below(paths)]
    held = _held(desk, case_id) if desk is not None and case_id is not None else {}
    files = tuple(_with_twins(looked, held))
    largest = max((one.size for one in files), default=0)
    total = sum(one.size for one in files if one.problem is None)
    free = shutil.disk_usage(desk.store.folder).free if desk is not None else None
    return IntakePlan(files=files, needed_bytes=total + largest + SPARE_BYTES if total else 0, free_bytes=free)


def _files_below(paths: Iterable[Path]) -> Iterator[Path]:
    seen: set[str] = set()
    for named in paths:
        for path in _below(named):
            key = os.path.normcase(path.absolute())
            if key not in seen and len(seen) < MAX_FILES:
                seen.add(key)
                yield path


def _below(named: Path) -> Iterator[Path]:
    if not named.is_dir():
        yield named
        return
    camera = next((one for one in (named / "DCIM", named / "dcim") if one.is_dir()), None)
    for folder, folders, names in os.walk(camera or named, followlinks=False):
        folders[:] = sorted((one for one in folders if not _IGNORED.match(one)), key=_natural)
        yield from (Path(folder) / name for name in sorted(names, key=_natural) if not _IGNORED.match(name))


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Order names as a person does: IMG_2 before IMG_10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _NUMBERS.split(name)]


def _look_at(path: Path) -> PlannedFile:
    name = short_name(shown(path.name))
    problem: Problem | None = None
    size, head = 0, b""
    try:
        if not path.is_file():
            problem = "not-a-file" if path.exists() else "not-found"
        else:
            size = path.stat().st_size
            with path.open("rb") as stream:
                head = stream.read(HEAD_BYTES)
            problem = None if size else "empty"
    except FileNotFoundError:
        problem = "not-found"
    except PermissionError:
        problem = "no-permission"
    except OSError:
        problem = "disk"
    return PlannedFile(
        path=path, name=name, size=size, media_type=media_type_of(head) if head else None, problem=problem
    )


def _held(desk: Desk, case_id: str) -> dict[tuple[int, str], str]:
    """The files of the case by size and folded name."""
    files = ((one, one.file) for one in living(desk, Evidence, case_id) if one.file is not None)
    return {
        (file.size, fold_name(file.name)): one.name or file.name
        for one, file in files
        if file.size is not None and file.name is not None
    }


def _with_twins(files: list[PlannedFile], held: dict[tuple[int, str], str]) -> Iterator[PlannedFile]:
    sizes: dict[int, int] = {}
    for one in files:
        sizes[one.size] = sizes.get(one.size, 0) + 1
    first: dict[tuple[int, bytes], str] = {}
    for one in files:
        if one.problem is not None:
            yield one
            continue
        same = held.get((one.size, fold_name(one.name)))
        if same is None and sizes[one.size] > 1:
            key = (one.size, _sample(one))
            same = first.get(key)
            first.setdefault(key, one.name)
        yield one if same is None else _as_twin(one, same)


def _as_twin(one: PlannedFile, same: str) -> PlannedFile:
    return PlannedFile(path=one.path, name=one.name, size=one.size, media_type=one.media_type, same_as=same)


def _sample(one: PlannedFile) -> bytes:
    """A digest of the beginning and the end of a file; of its path where it cannot be read (like no other then)."""
    try:
        with one.path.open("rb") as stream:
            sample = stream.read(SAMPLE_BYTES)
            stream.seek(max(one.size - SAMPLE_BYTES, 0))
            return hashlib.sha256(sample + stream.read(SAMPLE_BYTES)).digest()
    except OSError:
        return os.fsencode(one.path)
