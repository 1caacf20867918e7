"""The child that opens hostile files: limits on itself, then questions and answers over its pipe, one at a time.

A question is a JSON frame, then the file's bytes as a second frame unless the question names a path (only ever the
user's own source file). An answer is a JSON frame, then the thumbnail's bytes (empty: none). Never pickle: what this
process says after reading a hostile file is itself from outside (R19, R30).
"""

import ctypes
import json
import signal
import sys
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from brigade_app.domain.provenance import FileFacts
from brigade_app.operations.media.avi import look_at_avi
from brigade_app.operations.media.papers import look_at_film, look_at_pdf, look_at_sound, office_type
from brigade_app.operations.media.pictures import look_at_picture, open_stream
from brigade_app.operations.media.sniff import HEAD_BYTES, OLE, ZIP, media_type_of, name_says_otherwise

MEMORY_BYTES = 512 * 1024 * 1024
MAX_PICTURE_BYTES = 128 * 1024 * 1024
BOXED = frozenset({"video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"})
AVI = "video/x-msvideo"
_ARENA_MAX = -8  # mallopt's M_ARENA_MAX


def serve(pipe: Connection) -> None:
    """Answer questions until the pipe ends. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's, who then ends us
    limit_ourselves()
    while True:
        try:
            question = json.loads(pipe.recv_bytes())
            content = None if question.get("path") else pipe.recv_bytes()
        except (EOFError, OSError):
            return
        facts, thumbnail = answer(question, content)
        pipe.send_bytes(json.dumps(asdict(facts)).encode())
        pipe.send_bytes(thumbnail or b"")


def limit_ourselves() -> None:
    """Limit memory to 512 MiB, write no file and no core dump. Windows has no such call: there only time is limited."""
    if sys.platform == "win32":
        return
    import resource

    ctypes.CDLL(None).mallopt(_ARENA_MAX, 1) if sys.platform == "linux" else None
    for limit, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        _, hard = resource.getrlimit(limit)
        ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (ceiling, ceiling))


def answer(question: dict[str, object], content: bytes | None) -> tuple[FileFacts, bytes | None]:
    """Return facts and thumbnail of the file in question; a file beyond the limits is ``too-large``, never an error."""
    name = str(question.get("name") or "")
    asked = question.get("max_px")
    max_px = asked if isinstance(asked, int) else None
    number = question.get("page")
    page = number if isinstance(number, int) else 0
    try:
        if content is None:
            return _look_at_path(Path(str(question["path"])), name, max_px, page)
        return look(content, name, max_px, page)
    except MemoryError:
        size = len(content) if content is not None else 0
        return FileFacts(media_type=media_type_of((content or b"")[:HEAD_BYTES]), size=size, name=name,
                         problems=("too-large",)), None  # fmt: skip


def _look_at_path(path: Path, name: str, max_px: int | None, page: int) -> tuple[FileFacts, bytes | None]:
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        head = stream.read(HEAD_BYTES)
        media_type = media_type_of(head)
        if media_type in BOXED:
            found, thumbnail, other = look_at_film(stream, size, max_px)
            return _facts(other or media_type, size, name, found), thumbnail
        if media_type == AVI:
            found, thumbnail = look_at_avi(stream, size, max_px, page)
            return _facts(media_type, size, name, found), thumbnail
        if size > MAX_PICTURE_BYTES:
            return _facts(media_type, size, name, {"problems": ["too-large"]}), None
        stream.seek(0)
        return look(stream.read(), name, max_px, page)


def look(content: bytes, name: str, max_px: int | None, page: int = 0) -> tuple[FileFacts, bytes | None]:
    """Return facts and thumbnail of a whole file in memory."""
    size = len(content)
    if not content:
        return FileFacts(media_type="application/octet-stream", size=0, name=name, problems=("empty",)), None
    media_type = media_type_of(content[:HEAD_BYTES])
    found: dict[str, object] = {"problems": []}
    thumbnail = None
    if media_type.startswith("image/"):
        found, thumbnail = look_at_picture(content, media_type, max_px, page)
    elif media_type == "application/pdf":
        found, thumbnail = look_at_pdf(content, max_px, page)
    elif media_type in BOXED:
        found, thumbnail, other = look_at_film(open_stream(content), size, max_px)
        media_type = other or media_type
    elif media_type == AVI:
        found, thumbnail = look_at_avi(open_stream(content), size, max_px, page)
    elif media_type.startswith("audio/"):
        found = look_at_sound(content, media_type)
    elif media_type in (ZIP, OLE):
        media_type, problems = office_type(content, media_type)
        found = {"problems": problems}
    return _facts(media_type, size, name, found), thumbnail


def _facts(media_type: str, size: int, name: str, found: dict[str, object]) -> FileFacts:
    problems = [str(one) for one in cast(list[object], found.pop("problems", []))]
    if name_says_otherwise(name, media_type):
        problems.append("wrong-extension")
    fitting = {key: value for key, value in found.items() if value is not None}
    return FileFacts(media_type=media_type, size=size, name=name, problems=tuple(problems), **fitting)  # type: ignore[arg-type]  # the readers name the fields
