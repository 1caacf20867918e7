"""`MediaReader`: one long-lived child that looks into files; killed and born again when it takes too long or dies.

A reader would guess that no answer is an error. It is not: a file that cannot be looked into is filed all the same,
with ``timed-out`` or ``crashed`` among its problems (R19). One question at a time; several threads may share a reader.
"""

import io
import json
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Lock, Timer
from types import TracebackType
from typing import Any, BinaryIO, Literal, get_type_hints

from brigade_app.domain.keeping import Claims
from brigade_app.domain.provenance import FileFacts
from brigade_app.operations.media import child
from brigade_app.operations.media.claims import claims_of
from brigade_app.operations.media.pulled import Parts, SourceFailed
from brigade_app.operations.media.sniff import HEAD_BYTES, media_type_of

LIMIT_SECONDS = 10.0
BIRTH_SECONDS = 60.0
CHECK_PX = 160
MAX_IN_MEMORY_BYTES = 64 * 1024 * 1024
MAX_FACTS_BYTES = 1024 * 1024
MAX_PICTURE_BYTES = 64 * 1024 * 1024
Icon = Literal["photo", "film", "sound", "page", "sheet", "slides", "archive", "file"]
Source = bytes | BinaryIO | Path
_NO_ANSWER = (EOFError, OSError, ValueError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in a file: its facts, and a thumbnail (JPEG) where there can be one.

    ``still_ms`` is the time of a still within its film, also where none could be drawn; nothing but a film has one.
    """

    facts: FileFacts
    thumbnail: bytes | None
    still_ms: int | None = None


class MediaReader:
    """Asks a child process about files. ``close`` it, or use it in a ``with``; it starts with the first question."""

    def __init__(self, *, limit_s: float = LIMIT_SECONDS) -> None:
        self.limit_s = limit_s
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closing = Event()

    def look(
        self, source: Source, *, name: str = "", max_px: int | None = None, page: int = 0, stills: bool = True
    ) -> Look:
        """Return facts and, with ``max_px``, a thumbnail: of bytes, a stream, or the user's own file (path).

        ``page`` counts from 0: a page of a PDF, a still of a film; beyond the last it is the last. ``stills`` false
        leaves films undecoded, where only the facts count. Of a stream that can seek, and of a file, the child reads
        no more than it needs, so a film may have any size; another stream is read up to 64 MiB, beyond that only its
        type is told.

        Raises:
            What the stream raises of itself (``EvidenceDamaged``).
        """
        asked: dict[str, object] = {"name": name, "max_px": max_px, "page": page, "stills": stills}
        try:
            with _opened(source) as content:
                if isinstance(content, FileFacts):
                    return Look(content, None)
                with self._lock:
                    answered = self._ask(asked, content)
                return Look(_without_answer(content, name, answered), None) if isinstance(answered, str) else answered
        except (OSError, SourceFailed):
            return Look(FileFacts(media_type="application/octet-stream", size=0, name=name, problems=("unreadable",)),
                        None)  # fmt: skip

    def check(self, source: Source, *, name: str = "") -> Look:
        """Look for the facts alone. A small picture is drawn too, since only that shows a damaged one; no film's."""
        return self.look(source, name=name, max_px=CHECK_PX, stills=False)

    def claims(self, source: Source, sha256: str, *, name: str = "") -> Claims:
        """Return what a file says of itself."""
        return claims_of(sha256, self.check(source, name=name).facts)

    def thumbnail(self, source: Source, max_px: int) -> bytes | None:
        """Return a JPEG no larger than ``max_px`` on its longer edge; ``None`` where there is nothing to show."""
        return self.look(source, max_px=max_px).thumbnail

    def close(self) -> None:
        """End the child, also while it looks: whoever waits for it is told that it crashed."""
        self._closing.set()
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it was ended in this moment
                process.kill()
        with self._lock:
            self._closing.clear()
            self._end()

    def __enter__(self) -> "MediaReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, way: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: dict[str, object], content: "bytes | BinaryIO") -> "Look | str":
        """Return the answer, or why there is none (``timed-out``, ``crashed``)."""
        for _attempt in (1, 2):
            if self._closing.is_set():
                break
            is_over = Event()
            try:
                pipe = self._born()
                with self._limited(is_over):
                    return _converse(pipe, question, content)
            except _NO_ANSWER:
                self._end()
                if is_over.is_set():
                    return "timed-out"
            except BaseException:  # the stream's own failure: the child waits for a part that never comes
                self._end()
                raise
        return "crashed"

    @contextmanager
    def _limited(self, is_over: Event) -> Iterator[None]:
        """Kill the child when the time is over, whatever it does or does not send."""
        process = self._process

        def kill() -> None:
            is_over.set()
            if process is not None:
                process.kill()

        timer = Timer(self.limit_s, kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

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


@contextmanager
def _opened(source: Source) -> "Iterator[bytes | BinaryIO | FileFacts]":
    """Yield what the child is given: bytes, a stream to pull from, or the facts of what it cannot be given."""
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") if isinstance(source, Path) else nullcontext(source) as stream:
        if stream.seekable():
            yield stream
            return
        content = stream.read(MAX_IN_MEMORY_BYTES + 1)
        if len(content) <= MAX_IN_MEMORY_BYTES:
            yield content
            return
        media_type = media_type_of(content[:HEAD_BYTES])
        yield FileFacts(media_type=media_type, size=len(content), problems=("too-large",))


def _converse(pipe: Connection, question: dict[str, object], content: "bytes | BinaryIO") -> Look:
    """Ask, give the parts that are asked for, and return the answer. What the child says is from outside.

    Raises:
        One of `_NO_ANSWER`: it died, or said what is no answer. SourceFailed, and what the stream raises of itself.
    """
    if isinstance(content, bytes):
        pipe.send_bytes(json.dumps(question).encode())
        pipe.send_bytes(content)
        parts = None
    else:
        parts = Parts(content)
        pipe.send_bytes(json.dumps({**question, "size": parts.size}).encode())
    while True:
        said = json.loads(pipe.recv_bytes(MAX_FACTS_BYTES))
        if parts is None or not isinstance(said, dict) or said.keys() != {"part"}:
            break
        pipe.send_bytes(parts.part(said["part"]))
    facts, still_ms = _facts_from(said)
    return Look(facts, pipe.recv_bytes(MAX_PICTURE_BYTES) or None, still_ms)


def _facts_from(plain: Any) -> tuple[FileFacts, int | None]:
    """Return the facts a child sent, and the time of its still. Unknown names are no answer, odd values no facts."""
    kinds = get_type_hints(FileFacts)
    if not isinstance(plain, dict) or not plain.keys() <= kinds.keys() | {"still_ms"}:
        raise ValueError("not facts")
    still_ms = plain.pop("still_ms", None)
    if still_ms is not None and (type(still_ms) is not int or not 0 <= still_ms < 2**40):
        raise ValueError("not a time")
    problems = plain.pop("problems", None) or []
    fitting = {name: value for name, value in plain.items() if isinstance(value, kinds[name])}
    return FileFacts(**fitting, problems=tuple(str(one) for one in problems)), still_ms


def _without_answer(content: "bytes | BinaryIO", name: str, problem: str) -> FileFacts:
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return FileFacts(media_type=media_type_of(stream.read(HEAD_BYTES)), size=size, name=name, problems=(problem,))


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
