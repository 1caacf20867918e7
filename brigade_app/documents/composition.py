"""A composed document: blocks of plain text, each value marked with the field it came from.

Composing comes first and is tested as text; drawing (PDF, Word) comes after and decides nothing. A run's text is never
read as markup by anyone: ``<b>`` in a name is four characters of the name.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Layout = Literal["official", "form"]
Purpose = Literal["final", "draft", "field-pack"]
Align = Literal["left", "center", "right", "justify"]
Style = Literal["body", "heading1", "heading2", "title", "issuer", "number", "small", "label", "emphasis"]
SHORT_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. ``field`` names the field whose value it is; ``blank`` marks a place left to be written in."""

    text: str
    field: str | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow together. ``indent`` counts characters before the first line, ``hang`` before the others."""

    runs: tuple[Run, ...]
    style: Style = "body"
    align: Align = "justify"
    indent: float = 0
    hang: float = 0
    keep_next: bool = False

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs, over ``span`` columns, at least ``height_mm`` high; ``foot`` sits at its bottom."""

    content: tuple[Paragraph, ...]
    span: int = 1
    height_mm: float = 0
    foot: tuple[Paragraph, ...] = ()
    label: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells over columns whose ``widths`` are shares; the first ``heads`` rows come again on every page."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class SignPlace:
    """Who signs where: ``role`` (officers, party, witness, …), its words, and lines to write on."""

    role: str
    label: str
    lines: int = 1
    dated: bool = True
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, one under the other; never filled by the program."""

    places: tuple[SignPlace, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Organ and date with room for the seal, which is stamped on paper (GB/T 9704, 7.3.5)."""

    organ: Run
    date: Run


@dataclass(frozen=True, slots=True)
class Rules:
    """``lines`` ruled lines to write on by hand."""

    lines: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Paragraph | Table | Signatures | Seal | Rules | PageBreak


@dataclass(frozen=True, slots=True)
class Missing:
    """A mandatory field that the case does not give: its key, its words, and where in the case it belongs."""

    field: str
    label: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A document ready to be drawn. ``fields`` are the values used, by key; ``missing`` what must still be known."""

    kind: str
    title: str
    layout: Layout
    purpose: Purpose
    issuer: str
    number: str | None
    version: int
    blocks: tuple[Block, ...]
    fields: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    missing: tuple[Missing, ...]
    copies: int
    basis: tuple[str, ...]
    sealed: bool
    signers: tuple[str, ...]
    remedies: str | None = None
    page_sign: str | None = None
    page_numbers: bool = True

    @property
    def values(self) -> dict[str, str]:
        """The values by field."""
        return dict(self.fields)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what the document says: its printed text, number, version and purpose."""
        parts = [self.kind, self.number or "", str(self.version), self.purpose, self.text]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    @property
    def short_hash(self) -> str:
        """The first eight digits of `digest`, as printed beside the QR code."""
        return self.digest[:SHORT_HASH_DIGITS]

    @property
    def text(self) -> str:
        """Every printed sentence, one paragraph or cell a line: the golden text."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those of cells, signature and seal places included."""
        for block in self.blocks:
            yield from _paragraphs(block)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.content
                yield from cell.foot
    elif isinstance(block, Signatures):
        for place in block.places:
            yield Paragraph((Run(sign_text(place)),), align="left")
    elif isinstance(block, Seal):
        yield Paragraph((block.organ,), align="right")
        yield Paragraph((block.date,), align="right")


def cell_sign_text(place: SignPlace) -> str:
    """The words of a signature place inside a table, where the row already says who signs."""
    lines = "、".join(["____________"] * place.lines)
    return f"签名：{lines}　　　　年　　月　　日"


def sign_text(place: SignPlace) -> str:
    """The words of a signature place, with its lines and the place of the date."""
    lines = "、".join(["__________"] * place.lines)
    return f"{place.label}：{lines}" + ("　　____年__月__日" if place.dated else "")
