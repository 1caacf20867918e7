"""A .docx that came back, read by its content controls and compared with the composition it was made from.

What differs is listed by field, then the fixed text line by line: a sentence of the statute that somebody rewrote shows
as well as a changed amount. Nothing is taken over: a person decides.
"""

import difflib
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal

from brigade_app.documents.composition import Composition, Run
from brigade_app.documents.errors import BadDocx
from brigade_app.documents.word import KIND_PROPERTY

MAX_DOCX_BYTES = 64 * 1024 * 1024
MAX_XML_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the field (or none), its words, what the record says and what the file says."""

    what: Literal["changed", "removed", "added", "text-removed", "text-added"]
    field: str | None
    label: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class DocxTexts:
    """A .docx as it came back: kind and version it was made of, values by field in order, and all its lines."""

    kind: str | None
    version: int | None
    hash: str | None
    fields: dict[str, list[str]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()


def read_docx(data: bytes, path: str = "") -> DocxTexts:
    """Return what a .docx says.

    Raises:
        BadDocx: no Word file (``not-docx``), too large (``too-large``), or with a document type of its own (``dtd``).
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    check_package(data, path)
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise BadDocx(path=path, reason="not-docx") from error
    kind, version, digest = _origin(document.core_properties.keywords or "")
    fields: dict[str, list[str]] = defaultdict(list)
    for control in _all(document.element.body, "sdt"):
        key = _tag(control)
        if key:
            fields[key].append(_text(control))
    lines = tuple(text for line in _all(document.element.body, "p") if (text := _text(line)).strip())
    return DocxTexts(kind, version, digest, dict(fields), lines)


def check_package(data: bytes, path: str) -> None:
    """Refuse a file that is no Word package, unpacks beyond measure, or has a document type of its own."""
    if len(data) > MAX_DOCX_BYTES:
        raise BadDocx(path=path, reason="too-large")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > MAX_XML_BYTES:
                raise BadDocx(path=path, reason="too-large")
            parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
            if any(b"<!DOCTYPE" in package.read(name)[:4096] for name in parts):
                raise BadDocx(path=path, reason="dtd")
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise BadDocx(path=path, reason="not-docx") from error


def _origin(keywords: str) -> tuple[str | None, int | None, str | None]:
    parts = keywords.removeprefix(KIND_PROPERTY).split("|")
    if not keywords.startswith(KIND_PROPERTY) or len(parts) != 3 or not parts[1].isdigit():
        return None, None, None
    return parts[0], int(parts[1]), parts[2]


def _all(element: Any, name: str) -> Any:
    from docx.oxml.ns import qn

    return element.iter(qn(f"w:{name}"))


def _tag(control: Any) -> str | None:
    from docx.oxml.ns import qn

    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return tag.get(qn("w:val")) if tag is not None else None


def _text(element: Any) -> str:
    from docx.oxml.ns import qn

    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        parts.append(node.text or "" if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else "\t")
    return "".join(parts)


def compare_docx(composition: Composition, data: bytes, path: str = "") -> list[Difference]:
    """Return where a .docx that came back differs from the composition; empty where it says the same.

    Raises:
        BadDocx: the file cannot be read.
    """
    found = read_docx(data, path)
    labels = dict(composition.labels)
    differences = list(_fields(composition, found, labels))
    changed = {one.expected for one in differences} | {one.found for one in differences}
    return differences + _lines(composition, found, changed)


def _fields(composition: Composition, found: DocxTexts, labels: dict[str, str]) -> list[Difference]:
    expected: dict[str, list[str]] = defaultdict(list)
    for paragraph in composition.paragraphs():
        for run in paragraph.runs:
            if run.field:
                expected[run.field].append(run.text)
    made = []
    for key in (*expected, *(name for name in found.fields if name not in expected)):
        want, have = expected.get(key, []), found.fields.get(key, [])
        label = labels.get(key, key)
        for index in range(max(len(want), len(have))):
            before = want[index] if index < len(want) else None
            after = have[index] if index < len(have) else None
            if before == after:
                continue
            what: Literal["changed", "removed", "added"] = "changed"
            if before is None or after is None:
                what = "added" if before is None else "removed"
            made.append(Difference(what, key, label, before or "", after or ""))
    return made


def _lines(composition: Composition, found: DocxTexts, changed: set[str]) -> list[Difference]:
    want = [_fixed(paragraph.runs, changed) for paragraph in composition.paragraphs()]
    want = [line for line in want if line.strip()]
    have = [_without(line, found, changed) for line in found.lines]
    missing = Counter(_key(line) for line in want)
    missing.subtract(_key(line) for line in have)
    removed = [line for line in want if missing[_key(line)] > 0]
    added = [line for line in have if missing[_key(line)] < 0]
    pairs = [Difference("text-removed", None, "", line, _closest(line, added)) for line in dict.fromkeys(removed)]
    close = {one.found for one in pairs}
    return pairs + [Difference("text-added", None, "", "", line) for line in dict.fromkeys(added) if line not in close]


def _fixed(runs: tuple[Run, ...], changed: set[str]) -> str:
    return "".join("" if run.text in changed and run.field else run.text for run in runs)


def _without(line: str, found: DocxTexts, changed: set[str]) -> str:
    for text in sorted(
        changed & {value for values in found.fields.values() for value in values}, key=len, reverse=True
    ):
        if text:
            line = line.replace(text, "")
    return line


def _key(line: str) -> str:
    return "".join(line.split())


def _closest(line: str, candidates: list[str]) -> str:
    return next(iter(difflib.get_close_matches(line, candidates, n=1, cutoff=0.6)), "")
