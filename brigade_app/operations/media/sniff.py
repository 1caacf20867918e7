"""What a file is, by its first bytes and never by its name; and whether its name says something else."""

from pathlib import PurePath

HEAD_BYTES = 4096
UNKNOWN = "application/octet-stream"
OLE = "application/x-ole-storage"
ZIP = "application/zip"

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"PK\x03\x04", ZIP),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"{\\rtf", "application/rtf"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"hevc": "image/heic", b"heim": "image/heic", b"heis": "image/heic",
    b"mif1": "image/heif", b"msf1": "image/heif", b"avif": "image/avif", b"avis": "image/avif",
    b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
    b"3gp4": "video/3gpp", b"3gp5": "video/3gpp",
}  # fmt: skip
FILMS = frozenset({
    "video/mp4", "video/quicktime", "video/3gpp", "video/x-msvideo", "video/x-matroska", "video/mpeg", "video/mp2t",
    "video/x-flv", "video/x-ms-asf",
})  # fmt: skip
_ENDINGS = {
    "image/jpeg": "jpg jpeg jpe jfif", "image/png": "png", "image/gif": "gif", "image/tiff": "tif tiff dng nef cr2 arw",
    "image/bmp": "bmp dib", "image/webp": "webp", "image/heic": "heic heif",
    "image/heif": "heif heic", "image/avif": "avif",
    "application/pdf": "pdf", "video/mp4": "mp4 m4v", "video/quicktime": "mov qt", "video/3gpp": "3gp",
    "audio/mpeg": "mp3", "audio/wav": "wav", "audio/mp4": "m4a", "audio/amr": "amr", "audio/ogg": "ogg oga opus",
    "audio/flac": "flac", "video/x-msvideo": "avi", "video/x-matroska": "mkv webm", "application/rtf": "rtf doc",
    "video/mpeg": "mpg mpeg vob", "video/mp2t": "ts mts m2ts", "video/x-flv": "flv", "video/x-ms-asf": "wmv asf wma",
    OLE: "doc xls ppt wps et dps msg", ZIP: "zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx docm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx xlsm",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/ofd": "ofd",
}  # fmt: skip


def media_type_of(head: bytes) -> str:
    """Return the media type that the first bytes say (a zip or OLE file is told apart later, by its parts)."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "video/quicktime"
    if _is_transport_stream(head):
        return "video/mp2t"
    return next((found for magic, found in _MAGIC if head.startswith(magic)), _text_or_unknown(head))


def _is_transport_stream(head: bytes) -> bool:
    """Whether a sync byte begins each packet (188 bytes; 192 with a time before each, as on AVCHD cards)."""
    for first, packet in ((0, 188), (4, 192)):
        marks = head[first::packet]
        if len(marks) >= 5 and set(marks) == {0x47}:
            return True
    return False


def _brand(head: bytes) -> str:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    if major in _BRANDS and major not in (b"mif1", b"msf1"):
        return _BRANDS[major]
    compatible = [head[i : i + 4] for i in range(16, size - 3, 4)]
    if major in (b"mif1", b"msf1"):
        return next((_BRANDS[b] for b in compatible if b in (b"heic", b"heix", b"avif")), "image/heif")
    return "video/mp4"


def _text_or_unknown(head: bytes) -> str:
    if not head or b"\x00" in head:
        return UNKNOWN
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "text/plain" if error.start > len(head) - 8 else UNKNOWN
    return "text/plain"


def name_says_otherwise(name: str, media_type: str) -> bool:
    """Whether the ending of ``name`` is that of another type (a file without ending says nothing)."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if not ending or media_type not in _ENDINGS:
        return False
    known = {one for endings in _ENDINGS.values() for one in endings.split()}
    return ending in known and ending not in _ENDINGS[media_type].split()
