"""`MediaReader`: one long-lived child that looks into files; killed and born again when it takes too long or dies.

A reader would guess that no answer is an error. It is not: a file that cannot be looked into is filed all the same,
with ``timed-out`` or ``crashed`` among its problems (R19). One question at a time; several threads may share a reader.
"""

import json
import multiprocessing
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, BinaryIO, Literal

from brigade_app.domain.keeping import Claims
from brigade_app.domain.provenance import FileFacts
from brigade_app.operations.media import child
from brigade_app.operations.media.claims import claims_of
from brigade_app.operations.media.sniff import HEAD_BYTES, media_type_of

LIMIT_SECONDS = 10.0
BIRTH_SECONDS = 60.0
CHECK_PX = 160
MAX_IN_MEMORY_BYTES = 64 * 1024 * 1024
Icon = Literal["photo", "film", "sound", "page", "sheet", "slides", "archive", "file"]
Source = bytes | BinaryIO | Path


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in a file: its facts and a thumbnail (JPEG), where there can be one."""

    facts: FileFacts
    thumbnail: bytes | None


class MediaReader:
    """Asks a child process about files. ``close`` it, or use it in a ``with``; it starts with the first question."""

    def __init__(self, *, limit_s: float = LIMIT_SECONDS) -> None:
        self.limit_s = limit_s
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def look(self, source: Source, *, name: str = "", max_px: int | None = None, page: int = 0) -> Look:
        """Return facts and, with ``max_px``, a thumbnail: of bytes, a decrypted stream, or the user's own file (path).

        ``page`` counts from 0: a page of a PDF, a still of a film of JPEG frames; beyond the last it is the last.
        A stream is read up to 64 MiB; beyond that only its type is told (a film's own file is better given as path).
        """
        content = _content_of(source)
        if isinstance(content, FileFacts):
            return Look(content, None)
        question: dict[str, object] = {"name": name, "max_px": max_px, "page": page}
        if isinstance(content, Path):
            question["path"] = str(content.absolute())
        with self._lock:
            answered = self._ask(question, content if isinstance(content, bytes) else None)
        if isinstance(answered, str):
            return Look(_without_answer(content, name, answered), None)
        return answered

    def claims(self, source: Source, sha256: str, *, name: str = "") -> Claims:
        """Return what a file says of itself (a small picture is drawn too: only that shows a damaged one)."""
        return claims_of(sha256, self.look(source, name=name, max_px=CHECK_PX).facts)

    def thumbnail(self, source: Source, max_px: int) -> bytes | None:
        """Return a JPEG no larger than ``max_px`` on its longer edge; ``None`` where there is nothing to show."""
        return self.look(source, max_px=max_px).thumbnail

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def __enter__(self) -> "MediaReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, way: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: dict[str, object], content: bytes | None) -> "Look | str":
        """Return the answer, or why there is none (``timed-out``, ``crashed``)."""
        for attempt in (1, 2):
            try:
                pipe = self._born()
                pipe.send_bytes(json.dumps(question).encode())
                if content is not None:
                    pipe.send_bytes(content)
                if not pipe.poll(self.limit_s):
                    self._end()
                    return "timed-out"
                facts = json.loads(pipe.recv_bytes())
                if not pipe.poll(self.limit_s):
                    self._end()
                    return "timed-out"
                thumbnail = pipe.recv_bytes()
                return Look(_facts_from(facts), thumbnail or None)
            except (EOFError, OSError, ValueError, TypeError):
                self._end()
                if attempt == 2:
                    return "crashed"
        return "crashed"

    def _born(self) -> Connection:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=child.serve, args=(theirs,), name="media", daemon=True)
        process.start()
        self._process = process
        theirs.close()
        self._pipe = ours
        self._wait_until_up(ours)
        return ours

    def _wait_until_up(self, pipe: Connection) -> None:
        """Ask about an empty file first, so that the time to be born is not counted against a real one."""
        pipe.send_bytes(b"{}")
        pipe.send_bytes(b"")
        if pipe.poll(BIRTH_SECONDS):
            pipe.recv_bytes()
            pipe.recv_bytes()

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


def _content_of(source: Source) -> bytes | Path | FileFacts:
    if isinstance(source, bytes | Path):
        return source
    content = source.read(MAX_IN_MEMORY_BYTES + 1)
    if len(content) <= MAX_IN_MEMORY_BYTES:
        return content
    return FileFacts(media_type=media_type_of(content[:HEAD_BYTES]), size=len(content), problems=("too-large",))


def _facts_from(plain: Any) -> FileFacts:
    """Return the facts a child sent; what it sends is from outside: known keys, plain values, nothing else."""
    known = {field.name for field in fields(FileFacts)}
    if not isinstance(plain, dict) or not plain.keys() <= known:
        raise ValueError("not facts")
    problems = plain.pop("problems", None) or []
    if not all(value is None or isinstance(value, str | int | bool) for value in plain.values()):
        raise ValueError("not facts")
    return FileFacts(**plain, problems=tuple(str(one) for one in problems))


def _without_answer(content: bytes | Path, name: str, problem: str) -> FileFacts:
    if isinstance(content, Path):
        try:
            with content.open("rb") as stream:
                return FileFacts(media_type=media_type_of(stream.read(HEAD_BYTES)), size=content.stat().st_size,
                                 name=name, problems=(problem,))  # fmt: skip
        except OSError:
            return FileFacts(media_type="application/octet-stream", size=0, name=name, problems=("unreadable",))
    return FileFacts(media_type=media_type_of(content[:HEAD_BYTES]), size=len(content), name=name, problems=(problem,))


def icon_of(media_type: str | None) -> Icon:
    """Return which icon stands for a file without a thumbnail."""
    kind = media_type or ""
    table: tuple[tuple[str, Icon], ...] = (
        ("image/", "photo"), ("video/", "film"), ("audio/", "sound"), ("application/pdf", "page"), ("text/", "page"),
        ("application/msword", "page"), ("application/ofd", "page"), ("application/rtf", "page"),
        ("spreadsheet", "sheet"),
        ("ms-excel", "sheet"), ("presentation", "slides"), ("ms-powerpoint", "slides"), ("wordprocessing", "page"),
        ("application/zip", "archive"),
    )  # fmt: skip
    return next((icon for mark, icon in table if mark in kind), "file")
