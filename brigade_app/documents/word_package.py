"""A .docx from outside as a package of parts: opened step by step with limits, its XML read, and written again.

Nothing is read as a document before the sizes, the ZIP and every XML part have proved sound, so that a damaged or
hostile file is `BadDocx` with its reason and never a fault of the program. What is written has fixed times: equal parts
give equal bytes.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from brigade_app.documents.errors import BadDocx

MAX_DOCX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_XML_BYTES = 32 * 1024 * 1024
MAX_PARTS = 4096
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES: Mapping[str, str] = {
    f"{W}document": "body", f"{W}hdr": "header", f"{W}ftr": "footer", f"{W}footnotes": "footnote",
    f"{W}endnotes": "endnote",
}  # fmt: skip
"""The root of each part that people read as text, and where it stands on the page."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocxPackage:
    """The parts by name in their order, and the root elements of those that are XML. ``main`` is the document's."""

    parts: Mapping[str, bytes]
    roots: Mapping[str, Any]
    main: str

    def stories(self) -> Iterator[tuple[str, str, Any]]:
        """Every part that people read: its name, where it stands (body, header, …), its root; the body first."""
        yield self.main, "body", self.roots[self.main]
        for name, root in self.roots.items():
            if name != self.main and root.tag in STORIES:
                yield name, STORIES[root.tag], root


def open_package(data: bytes, path: str = "") -> DocxPackage:
    """Return a .docx as its parts.

    Raises:
        BadDocx: with the ``reason`` ``not-docx``, ``old-word`` (.doc), ``encrypted``, ``too-large``, ``damaged`` or
            ``dtd`` (a document type of its own).
    """
    if len(data) > MAX_DOCX_BYTES:
        raise BadDocx(path=path, reason="too-large")
    if data.startswith(_OLE):
        raise BadDocx(path=path, reason="encrypted" if _ENCRYPTED in data else "old-word")
    if not data.startswith(b"PK"):
        raise BadDocx(path=path, reason="not-docx")
    parts = _unpacked(data, path)
    roots = {name: _root(parts[name], path) for name in parts if name.lower().endswith((".xml", ".rels"))}
    main = _main_part(roots)
    if main is None or _TYPES not in parts:
        raise BadDocx(path=path, reason="not-docx")
    return DocxPackage(parts, roots, main)


def _unpacked(data: bytes, path: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_members(package.infolist(), path)
            return {info.filename: _read(package, info) for info in package.infolist() if not info.is_dir()}
    except _BROKEN_ZIP as error:
        raise BadDocx(path=path, reason="damaged") from error


def _read(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # without a number the library would unpack two gigabytes at once for a member that lies about its size
    with package.open(member) as opened:
        return opened.read(member.file_size + 1)


def _check_members(members: list[zipfile.ZipInfo], path: str) -> None:
    """Judge by the directory alone, before anything is unpacked."""
    xml = sum(one.file_size for one in members if one.filename.lower().endswith((".xml", ".rels")))
    if len(members) > MAX_PARTS or xml > MAX_XML_BYTES or sum(one.file_size for one in members) > MAX_UNPACKED_BYTES:
        raise BadDocx(path=path, reason="too-large")
    if any(one.flag_bits & 1 for one in members):
        raise BadDocx(path=path, reason="encrypted")
    names = {one.filename.lower() for one in members}
    strange = any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in members)
    # of two parts with one name each program would read another
    if strange or len(names) < len(members):
        raise BadDocx(path=path, reason="damaged")


def _root(part: bytes, path: str) -> Any:
    from lxml import etree

    if any(mark in part for mark in _DOCTYPES):
        raise BadDocx(path=path, reason="dtd")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise BadDocx(path=path, reason="damaged") from error
    if root.getroottree().docinfo.doctype:
        raise BadDocx(path=path, reason="dtd")
    return root


def _main_part(roots: Mapping[str, Any]) -> str | None:
    """Return the name of the part that the package says is its document."""
    relations = roots.get("_rels/.rels")
    if relations is None:
        return None
    by_name = {name.lower(): name for name in roots}
    for one in relations.iter(_RELATIONS):
        if one.get("Type", "").endswith("/officeDocument"):
            name = by_name.get(posixpath.normpath("/" + one.get("Target", "")).lstrip("/").lower())
            return name if name and roots[name].tag == f"{W}document" else None
    return None


def with_roots(package: DocxPackage, changed: Iterable[str]) -> dict[str, bytes]:
    """Return the parts, those that changed as they stand now in their elements, the others as they came."""
    from lxml import etree

    parts = dict(package.parts)
    for name in changed:
        parts[name] = etree.tostring(package.roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts; equal parts give equal bytes on every computer and day."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, _FIXED_TIME)
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(member, part)
    return out.getvalue()
