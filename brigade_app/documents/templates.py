"""County-made .docx templates: fields in double braces (``{{party.name}}``), picked by their words, checked, filled.

A template is filled by plain replacement and never run: there are no loops and no expressions in it, so a template from
outside can do nothing. Word splits a field into several runs as people type; the runs of a paragraph are read as one.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.comparing import check_package
from brigade_app.documents.context import DocumentContext
from brigade_app.documents.errors import BadDocx
from brigade_app.documents.fields import FIELDS
from brigade_app.domain.records import CaseFile

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_LOOSE = re.compile(r"\{\{|\}\}")
BLANK = "________"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A wrong field of a template: what stands there, the line it stands in, what may have been meant."""

    found: str
    line: str
    meant: str | None


def picker() -> tuple[tuple[str, str, str], ...]:
    """Return what the field picker shows: words, key to insert, where it comes from."""
    return tuple((field.label, f"{{{{{field.key}}}}}", field.source) for field in FIELDS.values())


def check_template(data: bytes, path: str = "") -> list[TemplateFault]:
    """Return the fields of a template that there are not; empty where all are right.

    Raises:
        BadDocx: the file cannot be read.
    """
    faults = []
    for paragraph in _paragraphs(_open(data, path)):
        text = "".join(run.text for run in paragraph.runs)
        for found in _FIELD.findall(text):
            if found not in FIELDS:
                faults.append(TemplateFault(found, text[:80], _meant(found)))
        rest = _FIELD.sub("", text)
        if _LOOSE.search(rest):
            faults.append(TemplateFault(rest[:80], text[:80], None))
    return faults


def _meant(found: str) -> str | None:
    by_label = {field.label: key for key, field in FIELDS.items()}
    if found in by_label:
        return by_label[found]
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
    if faults := check_template(data, path):
        raise BadDocx(path=path, reason="unknown-field", found=faults[0].found)
    document = _open(data, path)
    for paragraph in _paragraphs(document):
        text = "".join(run.text for run in paragraph.runs)
        if not _FIELD.search(text):
            continue
        filled = _FIELD.sub(lambda found: values.get(found[1]) or BLANK, text)
        # the first run keeps its looks and takes the whole paragraph
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = filled
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _open(data: bytes, path: str) -> Any:
    import docx

    check_package(data, path)
    try:
        return docx.Document(BytesIO(data))
    except (KeyError, ValueError) as error:
        raise BadDocx(path=path, reason="not-docx") from error


def _paragraphs(document: Any) -> Iterator[Any]:
    yield from document.paragraphs
    for table in document.tables:
        yield from _of_table(table)
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _of_table(table: Any) -> Iterator[Any]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs
            for inner in cell.tables:
                yield from _of_table(inner)
