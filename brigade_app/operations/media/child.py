"""The child that opens hostile files: limits on itself, then questions and answers over its pipe, one at a time.

A question is a JSON frame. Where it has a ``size`` the file stays with the parent and is pulled part by part
(``pulled``); else its bytes follow as a second frame. An answer is a JSON frame, then the thumbnail's bytes (empty:
none). Never pickle: what this process says after reading a hostile file is itself from outside (R19, R30).
"""

import ctypes
import io
import json
import signal
import sys
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import Any, BinaryIO, cast

from brigade_app.domain.provenance import FileFacts
from brigade_app.operations.media.avi import look_at_avi
from brigade_app.operations.media.films import look_at_film, look_at_other_film
from brigade_app.operations.media.papers import look_at_pdf, look_at_sound, office_type
from brigade_app.operations.media.pictures import look_at_picture
from brigade_app.operations.media.pulled import PulledFile
from brigade_app.operations.media.sniff import FILMS, HEAD_BYTES, OLE, ZIP, media_type_of, name_says_otherwise

MEMORY_BYTES = 512 * 1024 * 1024
CODE_BYTES = 256 * 1024 * 1024
MAX_PICTURE_BYTES = 128 * 1024 * 1024
BOXED = frozenset({"video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"})
AVI = "video/x-msvideo"
_ARENA_MAX = -8  # mallopt's M_ARENA_MAX


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a file: how large its picture may be (``None``: none), and which page or still.

    ``stills`` is false where only the facts count: then no film is decoded.
    """

    name: str = ""
    max_px: int | None = None
    page: int = 0
    stills: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen. ``still_ms``: the time of the still within its film."""

    facts: FileFacts
    thumbnail: bytes | None = None
    still_ms: int | None = None


def serve(pipe: Connection) -> None:
    """Answer questions until the pipe ends. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's, who then ends us
    limit_ourselves()
    while True:
        try:
            question = json.loads(pipe.recv_bytes())
            size = question.get("size")
            source = io.BytesIO(pipe.recv_bytes()) if size is None else cast(BinaryIO, PulledFile(pipe, size))
            seen = answer(question, source)
            pipe.send_bytes(json.dumps({**asdict(seen.facts), "still_ms": seen.still_ms}).encode())
            pipe.send_bytes(seen.thumbnail or b"")
        except (EOFError, OSError):
            return


def limit_ourselves() -> None:
    """Limit memory to 512 MiB, write no file and no core dump. Windows has no such call: there only time is limited.

    The code of the libraries is mapped, not kept: it comes on top, within a bound of its own.
    """
    if sys.platform == "win32":
        return
    import resource

    ctypes.CDLL(None).mallopt(_ARENA_MAX, 1) if sys.platform == "linux" else None
    limits = (
        (resource.RLIMIT_DATA, MEMORY_BYTES), (resource.RLIMIT_AS, MEMORY_BYTES + CODE_BYTES),
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0),
    )  # fmt: skip
    for limit, most in limits:
        _, hard = resource.getrlimit(limit)
        ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (ceiling, ceiling))


def answer(question: dict[str, Any], source: BinaryIO) -> Seen:
    """Return what is seen of the file in question; one beyond the limits is ``too-large``, never an error."""
    wish = Wish(str(question.get("name") or ""), question.get("max_px"), question.get("page") or 0,
                question.get("stills", True))  # fmt: skip
    try:
        return look(source, wish)
    except MemoryError:
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        head = source.read(HEAD_BYTES)
        return Seen(FileFacts(media_type=media_type_of(head), size=size, name=wish.name, problems=("too-large",)))


def look(source: BinaryIO, wish: Wish) -> Seen:
    """Return what is seen of a file: of a film by reading here and there, of all else by reading the whole."""
    size = source.seek(0, io.SEEK_END)
    source.seek(0)
    if not size:
        return Seen(FileFacts(media_type="application/octet-stream", size=0, name=wish.name, problems=("empty",)))
    media_type = media_type_of(source.read(HEAD_BYTES))
    found, thumbnail, other = _look_at(source, size, media_type, wish)
    still_ms = cast("int | None", found.pop("still_ms", None))
    return Seen(_facts(other or media_type, size, wish.name, found), thumbnail, still_ms)


def _look_at(
    source: BinaryIO, size: int, media_type: str, wish: Wish
) -> tuple[dict[str, object], bytes | None, str | None]:
    """Return facts and thumbnail, and the media type where it is another than the first bytes said."""
    film_px = wish.max_px if wish.stills else None
    if media_type in BOXED:
        return look_at_film(source, size, film_px, wish.page)
    if media_type == AVI:
        return *look_at_avi(source, size, film_px, wish.page), None
    if media_type in FILMS:
        return *look_at_other_film(source, film_px, wish.page), None
    if size > MAX_PICTURE_BYTES:
        return {"problems": ["too-large"]}, None, None
    source.seek(0)
    content = source.read()
    if media_type.startswith("image/"):
        return *look_at_picture(content, media_type, wish.max_px, wish.page), None
    if media_type == "application/pdf":
        return *look_at_pdf(content, wish.max_px, wish.page), None
    if media_type.startswith("audio/"):
        return look_at_sound(content, media_type), None, None
    if media_type in (ZIP, OLE):
        other, problems = office_type(content, media_type)
        return {"problems": problems}, None, other
    return {"problems": []}, None, None


def _facts(media_type: str, size: int, name: str, found: dict[str, object]) -> FileFacts:
    problems = [str(one) for one in cast(list[object], found.pop("problems", []))]
    if name_says_otherwise(name, media_type):
        problems.append("wrong-extension")
    fitting = {key: value for key, value in found.items() if value is not None}
    return FileFacts(media_type=media_type, size=size, name=name, problems=tuple(problems), **fitting)  # type: ignore[arg-type]  # the readers name the fields
