"""What a twin says of itself out of sight: kind, version and short hash of its document, and the case it is of.

It stands twice, as a property of its own and among the keywords, as plain words: office programs that save the file
drop the one or rewrite the signs of the other (LibreOffice makes a space of a colon).
"""

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from brigade_app.documents.word_package import DocxPackage

PROPERTY = "BrigadeDocument"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_ID = r"[0-9a-f]{32}"
_MARK = re.compile(
    r"brigade\W+(?P<kind>[A-Z]\d\d(?:-\d)?)\W+v?(?P<version>\d{1,4})\W+h?(?P<hash>[0-9a-f]{8})\b"
    rf"(?:\W+c(?P<case>{_ID})\b)?(?:\W+d(?P<document>{_ID})\b)?(?:\W+a(?P<action>{_ID})\b)?"
)
_CUSTOM_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}"><vt:lpwstr>{words}</vt:lpwstr>'
    "</property></Properties>"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a twin comes from: the ids of case, document made and step of a draft; empty where there is none."""

    case: str = ""
    document: str = ""
    action: str = ""


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class TwinMark:
    """The mark of a twin; a twin of an earlier version of the program bears no origin."""

    kind: str
    version: int
    hash: str
    origin: Origin = NOWHERE

    @property
    def words(self) -> str:
        """The mark as it is written."""
        of = (("c", self.origin.case), ("d", self.origin.document), ("a", self.origin.action))
        ids = "".join(f" {letter}{one}" for letter, one in of if one)
        return f"brigade {self.kind} v{self.version} h{self.hash}{ids}"


def parse_twin_mark(words: str) -> TwinMark | None:
    """Return the mark in these words, wherever it stands; ``None`` where there is none."""
    found = _MARK.search(words)
    if found is None:
        return None
    origin = Origin(found["case"] or "", found["document"] or "", found["action"] or "")
    return TwinMark(found["kind"], int(found["version"]), found["hash"], origin)


def read_twin_mark(package: DocxPackage) -> TwinMark | None:
    """Return what a .docx says of itself, from its own property, else from its keywords."""
    for name, wanted in ((CUSTOM, "property"), (CORE, "keywords")):
        for element in _named(package, name, wanted):
            if mark := parse_twin_mark(" ".join(element.itertext())):
                return mark
    return None


def read_subject(package: DocxPackage) -> str:
    """Return the subject of a .docx: in a twin the document's number."""
    return " ".join("".join(element.itertext()).strip() for element in _named(package, CORE, "subject"))


def _named(package: DocxPackage, part: str, name: str) -> list[Any]:
    root = package.roots.get(part)
    if root is None:
        return []
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name]


def custom_properties(mark: TwinMark) -> bytes:
    """Return the part of custom properties that bears the mark."""
    return _CUSTOM_XML.format(name=PROPERTY, words=escape(mark.words)).encode()
