"""The pictures of an evidence file for the volume: drawn by the media child out of the vault, page by page (R19)."""

from collections.abc import Callable, Iterator
from functools import partial

from brigade_app.documents import Shown
from brigade_app.domain.records import EvidenceFile
from brigade_app.domain.writing import play_time
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_viewing import PagePicture, picture_of_file
from brigade_app.operations.media import MediaReader

MAX_SHOWN_BYTES = 64 * 1024 * 1024
PICTURE_PX, PAGE_PX = 1600, 2200
PAPER = "application/pdf"
STILLS = 3
LOCKED = "文件加了密码，不能显示，原件另存。"
BROKEN = "文件已损坏，不能显示，原件另存。"
CUT = "文件不完整，只能显示一部分，原件另存。"


def shown_of(desk: Desk, reader: MediaReader, file: EvidenceFile | None) -> Callable[[], Shown] | None:
    """Return how to ask for the pictures of a picture, paper or film; ``None``: there are none, or it is too large."""
    media = (file.media_type or "") if file else ""
    if file is not None and media.startswith("video/"):
        return partial(_stills_of, desk, reader, file)
    if file is None or (file.size or 0) > MAX_SHOWN_BYTES or not media.startswith(("image/", PAPER)):
        return None
    read = partial(desk.store.vault.read, file.sha256, limit=MAX_SHOWN_BYTES)
    return partial(drawn_by, reader, read, is_paper=media == PAPER)


def _stills_of(desk: Desk, reader: MediaReader, file: EvidenceFile) -> Shown:
    """Return a few stills of a film, which tell it from others; the film itself is the evidence."""
    first = _still(desk, reader, file, 0)
    if first is None:
        return Shown(())
    wanted = sorted({round(at * (first.pages - 1) / max(1, STILLS - 1)) for at in range(STILLS)})
    seen = [first, *(one for number in wanted if number and (one := _still(desk, reader, file, number)))]
    times = "、".join(play_time(one.still_ms) for one in seen if one.still_ms is not None)
    note = f"录像中的画面（{times}），供辨认；内容以原始载体为准。" if times else ""
    return Shown([one.content for one in seen], note=note)


def _still(desk: Desk, reader: MediaReader, file: EvidenceFile, number: int) -> PagePicture | None:
    seen = picture_of_file(desk, reader, file, PICTURE_PX, number)
    return seen if seen.content is not None else None


def drawn_by(reader: MediaReader, read: Callable[[], bytes], *, is_paper: bool) -> Shown:
    """Return the pictures of a file as the media child draws them, a paper page by page; none: why not."""
    content = read()
    look = reader.look(content, max_px=PAGE_PX if is_paper else PICTURE_PX)
    if look.thumbnail is None:
        return Shown((), note=LOCKED if "encrypted" in look.facts.problems else BROKEN)
    note = CUT if "truncated" in look.facts.problems else ""
    pages = look.facts.pages or 1
    return Shown(_pages(reader, content, look.thumbnail, pages if is_paper else 1), whole_page=is_paper, note=note)


def _pages(reader: MediaReader, content: bytes, first: bytes, pages: int) -> Iterator[bytes | None]:
    yield first
    for number in range(1, pages):
        yield reader.look(content, max_px=PAGE_PX, page=number).thumbnail
