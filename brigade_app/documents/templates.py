"""County-made .docx templates: fields in double braces (``{{party.name}}``), picked by their words, checked, filled.

A template is filled by plain replacement and never run: there are no loops and no expressions in it, so a template from
outside can do nothing. Checker and filler read the same paragraphs: of body, tables, text boxes, links, headers,
footers and notes. Word splits a field into several runs as people type; a paragraph is read as one text, and the value
takes the looks of the place where the field begins.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.context import DocumentContext
from brigade_app.documents.errors import BadDocx
from brigade_app.documents.fields import FIELDS
from brigade_app.documents.word_package import DocxPackage, W, open_package, pack, with_roots
from brigade_app.documents.word_text import TEXT, Typed, is_copy, paragraphs, place_of, text_of_paragraph, typed
from brigade_app.domain.records import CaseFile

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_WIDE = re.compile(r"[{｛]{2}\s*([^{}｛｝]*?)\s*[}｝]{2}")
_LOOSE = re.compile(r"\{\{|\}\}|｛｛|｝｝")
_DRAWN = ("word/charts/", "word/diagrams/", "word/drawings/")
_LINE_SHOWN = 80
BLANK = "________"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A wrong field of a template: what stands there, the line it stands in, what may have been meant, and where.

    ``place`` names what the line stands in, the outermost first: ``body``, ``header``, ``footer``, ``footnote``,
    ``endnote`` or ``drawing`` (a chart, whose words cannot be filled), then ``table``, ``text-box``.
    """

    found: str
    line: str
    meant: str | None
    place: tuple[str, ...] = ("body",)


def picker() -> tuple[tuple[str, str, str], ...]:
    """Return what the field picker shows: words, key to insert, where it comes from."""
    return tuple((field.label, f"{{{{{field.key}}}}}", field.source) for field in FIELDS.values())


def check_template(data: bytes, path: str = "") -> list[TemplateFault]:
    """Return the fields of a template that there are not; empty where all are right.

    Raises:
        BadDocx: the file cannot be read.
    """
    return _faults(open_package(data, path))


def _faults(package: DocxPackage) -> list[TemplateFault]:
    faults: list[TemplateFault] = []
    for _, where, root in package.stories():
        for paragraph in paragraphs(root, copies=True):
            found = list(_faults_in(text_of_paragraph(paragraph), (where, *place_of(paragraph))))
            faults += [one for one in found if not (is_copy(paragraph) and one in faults)]
    for name, root in package.roots.items():
        if name.startswith(_DRAWN) and _LOOSE.search(text := "".join(root.itertext())):
            whole = _WIDE.search(text)
            found_there = whole.group() if whole else text[:_LINE_SHOWN]
            faults.append(TemplateFault(found_there, text[:_LINE_SHOWN], None, ("drawing",)))
    return faults


def _faults_in(text: str, place: tuple[str, ...]) -> Iterator[TemplateFault]:
    line = text[:_LINE_SHOWN]
    for found in _WIDE.finditer(text):
        if _FIELD.fullmatch(found.group()) is None:
            yield TemplateFault(found.group(), line, _meant(found[1]), place)
        elif found[1] not in FIELDS:
            yield TemplateFault(found[1], line, _meant(found[1]), place)
    rest = _WIDE.sub("", text)
    if _LOOSE.search(rest):
        yield TemplateFault(rest[:_LINE_SHOWN], line, None, place)


def _meant(found: str) -> str | None:
    by_label = {field.label: key for key, field in FIELDS.items()}
    if found in FIELDS or found in by_label:
        return by_label.get(found, found)
    close = difflib.get_close_matches(found, [*FIELDS, *by_label], n=1, cutoff=0.5)
    return by_label.get(close[0], close[0]) if close else None


def field_values(file: CaseFile, context: DocumentContext) -> dict[str, str]:
    """Return every field of the table that this case has a value for."""
    words = CaseWords(file, context)
    read = ((key, field.read(words)) for key, field in FIELDS.items())
    return {key: value for key, value in read if value}


def fill_template(data: bytes, values: Mapping[str, str], path: str = "") -> bytes:
    """Return the template with the values of a case; a field without a value becomes a visible blank.

    Raises:
        BadDocx: the file cannot be read, or a field in it is wrong (``unknown-field``).
    """
    package = open_package(data, path)
    if faults := _faults(package):
        raise BadDocx(path=path, reason="unknown-field", found=faults[0].found)
    changed = set()
    for name, _, root in package.stories():
        for paragraph in list(paragraphs(root, copies=True)):
            if _FIELD.search(text_of_paragraph(paragraph)):
                _fill(paragraph, values)
                changed.add(name)
    return pack(with_roots(package, changed))


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Put the values into a paragraph, from the last to the first so that what stands before keeps its place."""
    nodes = list(typed(paragraph))
    for found in reversed(list(_FIELD.finditer("".join(one.text for one in nodes)))):
        _replace(nodes, found.start(), found.end(), values.get(found[1]) or BLANK)
        nodes = list(typed(paragraph))


def _replace(nodes: Sequence[Typed], start: int, end: int, value: str) -> None:
    at, first = 0, True
    for one in nodes:
        begin, stop = max(start - at, 0), min(end - at, len(one.text))
        at += len(one.text)
        if begin >= stop or one.node.tag != TEXT:
            continue
        _write(one.node, one.text[:begin] + (value if first else "") + one.text[stop:])
        first = False


def _write(node: Any, text: str) -> None:
    """Write a text into a node of a run; a new line or tab of a value becomes Word's own."""
    for piece in reversed(re.split(r"([\n\t])", text)[1:]):
        sign = {"\n": f"{W}br", "\t": f"{W}tab"}.get(piece)
        added = node.makeelement(sign or TEXT)
        if sign is None:
            _say(added, piece)
        node.addnext(added)
    _say(node, re.split(r"[\n\t]", text)[0])


def _say(node: Any, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
