"""Papers and sounds: what their structure says, a picture of a page. Runs in the child only."""

import io
import zipfile

from brigade_app.operations.media.pictures import encode_thumbnail
from brigade_app.operations.media.sniff import OLE, ZIP

Found = dict[str, object]
MAX_MEMBERS = 20_000
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("OFD.xml", "application/ofd"),
    ("mimetype", "application/vnd.oasis.opendocument"),
)
_OLE_STREAMS = (
    ("WordDocument".encode("utf-16-le"), "application/msword"),
    ("Workbook".encode("utf-16-le"), "application/vnd.ms-excel"),
    ("PowerPoint Document".encode("utf-16-le"), "application/vnd.ms-powerpoint"),
)


def look_at_pdf(content: bytes, max_px: int | None, number: int = 0) -> tuple[Found, bytes | None]:
    """Return the page count, the program that made a PDF, and a page as a picture (beyond the last: the last)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"problems": ["encrypted" if "assword" in str(error) else "unreadable"]}, None
    try:
        said = document.get_metadata_dict()
        made_by = " ".join(text for text in (said.get("Creator"), said.get("Producer")) if text)
        facts: Found = {"pages": len(document), "software": made_by[:120] or None, "problems": []}
        if max_px is None or not len(document):
            return facts, None
        page = document[min(max(number, 0), len(document) - 1)]
        scale = min(max_px / max(page.get_width(), page.get_height(), 1.0), 4.0)
        return facts, encode_thumbnail(page.render(scale=scale).to_pil(), max_px)
    except (pypdfium2.PdfiumError, ValueError):
        return {"problems": ["unreadable"]}, None
    finally:
        document.close()


def look_at_sound(content: bytes, media_type: str) -> Found:
    """Return the length of a WAV sound; of others nothing is claimed."""
    if media_type != "audio/wav":
        return {"problems": []}
    import wave

    try:
        with wave.open(io.BytesIO(content)) as sound:
            return {"duration_ms": sound.getnframes() * 1000 // max(sound.getframerate(), 1), "problems": []}
    except (wave.Error, EOFError, ValueError):
        return {"problems": ["unreadable"]}


def office_type(content: bytes, media_type: str) -> tuple[str, list[str]]:
    """Return which office format a zip or OLE file is, by the names of its parts; nothing is unpacked (R30)."""
    if media_type == OLE:
        return next((found for name, found in _OLE_STREAMS if name in content), OLE), []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()[:MAX_MEMBERS]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ZIP, ["truncated"]
    for mark, found in _OFFICE:
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            return found, []
    return ZIP, []
