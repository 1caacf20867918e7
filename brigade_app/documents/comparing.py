"""A .docx that came back, compared line by line with the composition it was made from.

Content controls say whose value a stretch is; a file without them (LibreOffice drops their keys) is read by its lines
alone. Either way no letter that differs is passed over: what differs is listed in the order of the page, by field
where that is certain, else with the whole line. Nothing is taken over: a person decides.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from brigade_app.documents.comparing_lines import Line, line_of, pair_lines, part_like, sense
from brigade_app.documents.composition import Composition
from brigade_app.documents.forms import field_label
from brigade_app.documents.word_foot import foot_sign
from brigade_app.documents.word_marks import TwinMark, read_subject, read_twin_mark
from brigade_app.documents.word_package import open_package
from brigade_app.documents.word_text import paragraphs, typed

Label = Callable[[str], str]
_PAGE_NUMBER = re.compile(r"[-–—―－]+\d{0,4}[-–—―－]+")


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
    """A .docx as it came back: what it says of itself, its values by field in order, and all its lines.

    ``around`` are the lines of headers, footers and notes; ``subject`` the number among its properties.
    """

    mark: TwinMark | None = None
    subject: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    rows: tuple[Line, ...] = ()
    around: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the body."""
        return tuple(one.text for one in self.rows)


def read_docx(data: bytes, path: str = "") -> DocxTexts:
    """Return what a .docx says.

    Raises:
        BadDocx: the file cannot be read; see `open_package`.
    """
    package = open_package(data, path)
    fields: dict[str, list[str]] = defaultdict(list)
    rows: list[Line] = []
    around: list[Line] = []
    for _, where, root in package.stories():
        for paragraph in paragraphs(root):
            line = line_of(_pieces(paragraph))
            (rows if where == "body" else around).append(line)
    for line in rows:
        for key, value in zip(line.keys, line.values, strict=True):
            fields[key].append(value)
    return DocxTexts(read_twin_mark(package), read_subject(package), dict(fields), _spoken(rows), _spoken(around))


def _spoken(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text.strip())


def _pieces(paragraph: object) -> list[tuple[str, str | None]]:
    """Return the texts of a paragraph; what stands in one control is one piece."""
    pieces: list[tuple[str, str | None]] = []
    control = None
    for one in typed(paragraph, hidden=False):
        if pieces and one.control is not None and one.control is control:
            pieces[-1] = (pieces[-1][0] + one.text, one.tag)
        else:
            pieces.append((one.text, one.tag))
        control = one.control
    return pieces


def compare_docx(composition: Composition, data: bytes, path: str = "") -> list[Difference]:
    """Return where a .docx that came back differs from the composition; empty where it says the same.

    Raises:
        BadDocx: the file cannot be read.
    """
    return compare_texts(composition, read_docx(data, path))


def compare_texts(composition: Composition, texts: DocxTexts) -> list[Difference]:
    """Return where the texts of a .docx differ from the composition; empty where they say the same."""
    label = partial(field_label, composition.kind)
    made: list[Difference] = []
    for want, have in pair_lines(_expected(composition), texts.rows):
        made += _differences(want, have, label)
    own = sense(foot_sign(composition))
    for line in texts.around:
        rest = sense(line.text).replace(own, "")
        if rest and not _PAGE_NUMBER.fullmatch(rest):
            made.append(Difference("text-added", None, "", "", line.text.strip()))
    return made


def _expected(composition: Composition) -> list[Line]:
    lines = (line_of([(run.text, run.field) for run in one.runs]) for one in composition.paragraphs())
    return [line for line in lines if line.text.strip()]


def _differences(want: Line | None, have: Line | None, label: Label) -> Iterator[Difference]:
    if want is None or have is None:
        yield from _alone(want, have, label)
        return
    if sense(want.text) == sense(have.text):
        return
    changed = list(_by_field(want, have, label))
    yield from changed or [Difference("text-removed", None, "", want.text, have.text)]


def _by_field(want: Line, have: Line, label: Label) -> Iterator[Difference]:
    """Yield the changed fields of a line, and the line itself where its fixed words changed as well."""
    parted = part_like(want, have)
    same_words = [sense(one) for one in parted.fixed] == [sense(one) for one in want.fixed]
    # by letters alone it is not certain which field a change belongs to
    if same_words or parted is have:
        for key, before, after in zip(want.keys, want.values, parted.values, strict=True):
            if sense(before) != sense(after):
                yield Difference("changed", key, label(key), before, after)
    if not same_words:
        yield Difference("text-removed", None, "", want.text, have.text)


def _alone(want: Line | None, have: Line | None, label: Label) -> Iterator[Difference]:
    if want is not None:
        key = want.keys[0] if want.is_one_field else None
        what: Literal["removed", "text-removed"] = "removed" if key else "text-removed"
        yield Difference(what, key, label(key) if key else "", want.text, "")
    if have is not None:
        key = have.keys[0] if have.is_one_field else None
        came: Literal["added", "text-added"] = "added" if key else "text-added"
        yield Difference(came, key, label(key) if key else "", "", have.text)


def with_all_fields(composition: Composition, texts: DocxTexts) -> DocxTexts:
    """Return the texts with the values of fields whose controls are gone, as the lines give them."""
    read: dict[str, list[str]] = defaultdict(list)
    for want, have in pair_lines(_expected(composition), texts.rows):
        if want is not None:
            values = part_like(want, have).values if have is not None else ("",) * len(want.keys)
            for key, value in zip(want.keys, values, strict=True):
                read[key].append(value)
    return replace(texts, fields={**read, **texts.fields})


def share_of_lines(composition: Composition, texts: DocxTexts) -> float:
    """Return how much of a document's lines stand in a file as they are, from 0 to 1."""
    pairs = pair_lines(_expected(composition), texts.rows)
    wanted = [one for one in pairs if one[0] is not None]
    same = sum(1 for want, have in wanted if want and have and sense(want.text) == sense(have.text))
    return same / len(wanted) if wanted else 0.0
