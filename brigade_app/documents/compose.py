"""A form and a case become a composition: every value read once from the case, every gap named.

In a final paper an optional field without a value is struck (／), so that nothing can be written in afterwards, and an
optional part of a sentence (``[依据{entry.norm}，]``) is left out; a mandatory one is named in ``missing``. In drafts
and field packs both are visible blanks to be written in by hand. A field pack is for a step that is still to be taken:
it takes nothing from earlier steps of its own kind.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from brigade_app.documents.casewords import CaseWords, plain
from brigade_app.documents.composition import (
    Align,
    Block,
    Cell,
    Composition,
    Missing,
    PageBreak,
    Paragraph,
    Rules,
    Run,
    Seal,
    Signatures,
    SignPlace,
    Style,
    Table,
    cell_sign_text,
)
from brigade_app.documents.conditions import holds
from brigade_app.documents.context import DocumentContext
from brigade_app.documents.errors import FieldsMissing
from brigade_app.documents.field import BLANK
from brigade_app.documents.fields import FIELDS
from brigade_app.documents.forms import KEY, OPTIONAL, ROLES, BlockSpec, Form, form
from brigade_app.documents.listings import LISTINGS
from brigade_app.documents.remedies import paper_words, remedy_kind, remedy_texts
from brigade_app.domain.records import CaseFile

BLANK_DATE = "　　　　年　　月　　日"
STRUCK = "／"
MARKS = ("。", "；", "，", "、")
"""A value's own mark at its end is dropped where the sentence goes on with one."""
LABEL_SHARE, VALUE_SHARE = 19.0, 31.0
DAYS_OF_MAKING = ("doc.date", "today")
UNDATED_LINES = 3
QUESTION_LINES = 24
NARROW_SHARE = 13.0
"""Columns up to this share (numbers, counts, pages) are centred."""
COPIES = "零一二三四五六七八九"


def compose(kind: str, file: CaseFile, context: DocumentContext) -> Composition:
    """Return the document of this kind about this case.

    Raises:
        UnknownForm: no such kind.
    """
    made = form(kind)
    ahead = made.actions if context.purpose == "field-pack" else ()
    return _Composer(made, CaseWords(file, context, without=ahead), context).composition()


def title_of(kind: str, file: CaseFile, context: DocumentContext) -> str:
    """Return the title that this document of the case bears (责令停止建设通知书), without composing it."""
    return _title(form(kind), CaseWords(file, context))


def _title(made: Form, words: CaseWords) -> str:
    return next((title for when, title in made.titles if holds(when, words)), made.title)


def require_complete(composition: Composition) -> None:
    """Refuse a final document that lacks mandatory fields.

    Raises:
        FieldsMissing: facts ``document`` and ``fields``.
    """
    if composition.purpose == "final" and composition.missing:
        names = "、".join(one.label for one in composition.missing)
        raise FieldsMissing(document=composition.title, fields=names)


class _Composer:
    """One document in the making: the values already read, by key."""

    def __init__(self, form: Form, words: CaseWords, context: DocumentContext) -> None:
        self.form, self.words, self.context = form, words, context
        self.values: dict[str, str] = {}
        self.used: dict[str, None] = {}
        self.title = _title(form, words)

    def composition(self) -> Composition:
        blocks = (*self._head(), *self._body())
        missing = tuple(
            Missing(key, self.form.label(key), self._source(key))
            for key in dict.fromkeys((*self.form.mandatory, *(["doc.number"] if self.form.number == "own" else [])))
            if not self._value(key)
        )
        kind = remedy_kind(self.form, self.words)
        return Composition(
            kind=self.form.id,
            title=self.title,
            layout=self.form.layout,
            purpose=self.context.purpose,
            issuer=plain(self.context.unit.name) or "",
            number=self._number(),
            version=self.context.version,
            blocks=blocks,
            fields=tuple((key, self.values[key]) for key in self.used if self.values.get(key)),
            labels=tuple((key, self.form.label(key)) for key in self.used),
            missing=missing,
            copies=self.form.copies,
            basis=self.form.basis,
            sealed=self.form.sealed,
            signers=self.form.signers,
            remedies=kind,
            page_sign=_page_sign(self.form.page_signer),
        )

    def _number(self) -> str | None:
        key = {"own": "doc.number", "case": "case.number"}.get(self.form.number)
        return self._value(key) or None if key else None

    def _source(self, key: str) -> str:
        if not key.startswith("entry."):
            return FIELDS[key].source
        entry = self.form.entries[key.removeprefix("entry.")]
        return FIELDS[entry.fallback].source if entry.fallback else f"document.fields.{key.removeprefix('entry.')}"

    def _value(self, key: str) -> str:
        if key not in self.values:
            self.values[key] = self._read(key) or ""
        return self.values[key]

    def _read(self, key: str) -> str | None:
        if key in DAYS_OF_MAKING and self.context.purpose == "field-pack":
            return None  # the day is written on the scene
        if not key.startswith("entry."):
            return FIELDS[key].read(self.words)
        name = key.removeprefix("entry.")
        fallback = self.form.entries[name].fallback
        return plain(self.words.entry(name)) or (FIELDS[fallback].read(self.words) if fallback else None)

    def _run(self, name: str) -> Run:
        key = name.removeprefix("?")
        self.used[key] = None
        value = self._value(key)
        if value or name.startswith("?"):
            return Run(value, key)
        if self.context.purpose == "final" and key not in self.form.mandatory:
            return Run(STRUCK, key)
        return Run(self._blank(key), key, blank=True)

    def _blank(self, key: str) -> str:
        if key.startswith("entry."):
            key = self.form.entries[key.removeprefix("entry.")].fallback or key
        return FIELDS[key].blank if key in FIELDS else BLANK

    def _date(self) -> Run:
        key = self.form.dated
        self.used[key] = None
        if self.context.purpose == "field-pack":
            return Run(BLANK_DATE, key, blank=True)
        return self._run(key)

    def _runs(self, text: str) -> tuple[Run, ...]:
        runs: list[Run] = []
        for part in re.split(OPTIONAL, text):
            if not part.startswith("["):
                runs += self._said(part)
            elif self.context.purpose != "final" or all(self._value(key) for key in KEY.findall(part)):
                runs += self._said(part[1:-1])
        return tuple(_without_doubled_marks(runs))

    def _said(self, text: str) -> Iterator[Run]:
        at = 0
        for found in KEY.finditer(text):
            if found.start() > at:
                yield Run(text[at : found.start()])
            yield self._run(found[1])
            at = found.end()
        if at < len(text):
            yield Run(text[at:])

    def _paragraphs(
        self, text: str, style: Style = "body", align: Align = "justify", indent: float = 2, *, keep: bool = False
    ) -> Iterator[Paragraph]:
        for line in _split_lines(self._runs(text)):
            yield Paragraph(line, style, align, indent, keep_next=keep)

    def _head(self) -> Iterator[Block]:
        self.used["unit.name"] = None
        self._value("unit.name")
        if not self.form.of_party:
            yield Paragraph((self._run("unit.name"),), "issuer", "center", keep_next=True)
        yield Paragraph((Run(self.title),), "title", "center", keep_next=True)
        if self.form.number != "none":
            key = "doc.number" if self.form.number == "own" else "case.number"
            align: Align = "center" if self.form.layout == "official" else "right"
            number = self._run(key)
            if number.text != STRUCK:
                label = (Run("案号："),) if self.form.number == "case" else ()
                yield Paragraph((*label, number), "number", align, keep_next=True)

    def _copies(self) -> Iterator[Block]:
        if self.form.copies_note:
            yield Paragraph((Run(self.form.copies_note),), "small", "left")
        elif self.form.copies > 1:
            who = "一份交当事人" if self.form.party_gets else "一份送有关单位"
            rest = "一份附卷" if self.form.copies == 2 else "其余附卷"
            yield Paragraph((Run(f"本文书一式{COPIES[self.form.copies]}份，{who}，{rest}。"),), "small", "left")

    def _body(self) -> Iterator[Block]:
        specs = [spec for spec in self.form.blocks if holds(spec.when, self.words)]
        ends = next((index for index, spec in enumerate(specs) if spec.kind == "break"), len(specs))
        for spec in specs[:ends]:
            yield from self._block(spec)
        # the note on copies stands under the paper, before what is annexed to it
        yield from self._copies()
        for spec in specs[ends:]:
            yield from self._block(spec)

    def _block(self, spec: BlockSpec) -> Iterator[Block]:
        match spec.kind:
            case "p":
                yield from self._written(spec.text)
            case "h1":
                yield from self._paragraphs(spec.text, "heading1", keep=True)
            case "h2":
                yield from self._paragraphs(spec.text, "heading2", keep=True)
            case "to":
                yield from self._paragraphs(spec.text, align="left", indent=0)
            case "title":
                yield Paragraph((Run(spec.text),), "title", "center", keep_next=True)
            case "small":
                yield from self._paragraphs(spec.text, "small", indent=0)
            case "table":
                yield self._table(spec)
            case "list":
                yield self._listing(spec)
            case "qa":
                yield from self._questions()
            case "lines":
                yield Rules(spec.count)
            case "sign":
                yield Signatures(tuple(self._place(role) for role in spec.roles))
            case "seal":
                yield Seal(self._run("unit.name"), self._date())
            case "remedies":
                yield from self._remedies()
            case "break":
                yield PageBreak()

    def _written(self, text: str) -> Iterator[Block]:
        """Yield the paragraphs; in a field pack the long blank that ends a sentence becomes ruled lines."""
        runs = self._runs(text)
        if not runs:
            return  # nothing but optional parts without a value
        at = max((index for index, run in enumerate(runs) if run.field), default=0)
        ends = runs[at].blank and not "".join(run.text for run in runs[at + 1 :]).strip("".join(MARKS))
        lines = self._lines(runs[at].field or "") if ends and self.context.purpose == "field-pack" else 0
        if not lines:
            yield from self._paragraphs(text)
            return
        if any(run.text for run in runs[:at]):
            yield Paragraph(runs[:at], indent=2, keep_next=True)
        yield Rules(lines)

    def _lines(self, key: str) -> int:
        return self.form.entries[key.removeprefix("entry.")].lines if key.startswith("entry.") else 0

    def _remedies(self) -> Iterator[Block]:
        kind = remedy_kind(self.form, self.words)
        if kind is None:
            return
        text = remedy_texts()[kind].replace("{paper}", paper_words(self.title))
        text = text.replace("{organ}", "{remedy.organ}").replace("{court}", "{remedy.court}")
        yield from self._paragraphs(text)

    def _questions(self) -> Iterator[Block]:
        asked = self.words.entry("qa")
        if not asked:
            yield Rules(QUESTION_LINES)
        for line in asked.splitlines() if isinstance(asked, str) else ():
            if said := plain(line):
                # a question is not parted from its answer
                yield Paragraph((Run(said, "entry.qa"),), indent=2, keep_next=said.startswith("问"))
        for item in asked if isinstance(asked, list) else ():
            if isinstance(item, dict):
                for mark, key in (("问", "q"), ("答", "a")):
                    for line in (plain(item.get(key)) or "").split("\n"):
                        yield Paragraph((Run(f"{mark}："), Run(line, "entry.qa")), indent=2, keep_next=mark == "问")

    def _place(self, role: str) -> SignPlace:
        label, lines = ROLES[role]
        return SignPlace(role, label, lines, dated=lines < UNDATED_LINES)

    def _table(self, spec: BlockSpec) -> Table:
        widths = (LABEL_SHARE, VALUE_SHARE, LABEL_SHARE, VALUE_SHARE)
        return Table(widths, tuple(self._row(row) for row in spec.rows))

    def _row(self, row: tuple[str, ...]) -> tuple[Cell, ...]:
        options = _options(row[-1]) if row[-1].startswith("@") else {}
        cells = row[:-1] if options else row
        if len(cells) == 1:
            section = cells[0].startswith("*")
            text = cells[0].removeprefix("*")
            style: Style = "label" if section else "body"
            content = tuple(self._paragraphs(text, style, "center" if section else "justify", 0, keep=section))
            return (Cell(content, 4, float(options.get("h", 0)), self._foot(options), label=section),)
        made = []
        for index in range(0, len(cells), 2):
            last = index + 2 >= len(cells)
            span = 4 - index - 1 if last else 1
            made.append(Cell(tuple(self._paragraphs(cells[index], "label", "center", 0)), label=True))
            foot = self._foot(options) if last else ()
            content = tuple(self._cell_paragraphs(cells[index + 1], narrow=span == 1))
            made.append(Cell(content, span, float(options.get("h", 0)) if last else 0, foot))
        return tuple(made)

    def _cell_paragraphs(self, text: str, *, narrow: bool) -> Iterator[Paragraph]:
        for paragraph in self._paragraphs(text, align="left", indent=0):
            if self.context.purpose == "final" or not all(run.blank for run in paragraph.runs):
                yield paragraph
                continue
            # the cell itself is the place to write; a day or an hour keeps its words
            runs = (replace(run, text=_cell_blank(run.text, narrow=narrow)) for run in paragraph.runs)
            yield replace(paragraph, runs=tuple(runs))

    def _foot(self, options: dict[str, str]) -> tuple[Paragraph, ...]:
        roles = [role for role in options.get("sign", "").split(",") if role]
        return tuple(Paragraph((Run(cell_sign_text(self._place(role)), blank=True),), align="right") for role in roles)

    def _listing(self, spec: BlockSpec) -> Table:
        listing = LISTINGS[spec.text]
        head = tuple(Cell((Paragraph((Run(name),), "label", "center"),), label=True) for name, _ in listing.columns)
        rows = list(listing.rows(self.words))
        if self.context.purpose == "field-pack" or not rows:
            rows += [("",) * len(listing.columns)] * max(0, spec.count - len(rows))
        field = f"list.{spec.text}"
        sides: list[Align] = ["center" if share <= NARROW_SHARE else "left" for _, share in listing.columns]
        lines = tuple(
            tuple(
                Cell(
                    tuple(
                        Paragraph(line, align=sides[column])
                        for line in _split_lines((Run(cell, f"{field}.{number}.{column}"),))
                    )
                )
                for column, cell in enumerate((*row, *[""] * (len(listing.columns) - len(row))))
            )
            for number, row in enumerate(rows, 1)
        )
        return Table(tuple(float(share) for _, share in listing.columns), (head, *lines), heads=1)


def _without_doubled_marks(runs: list[Run]) -> Iterator[Run]:
    for run, after in zip_longest(runs, runs[1:]):
        marked = after is not None and not after.field and after.text.startswith(MARKS)
        yield Run(run.text.rstrip("".join(MARKS)), run.field) if marked and run.field and not run.blank else run


def _cell_blank(text: str, *, narrow: bool) -> str:
    if not text.strip("_"):
        return ""
    return text.replace("__", "　") if narrow else text


def _page_sign(role: str | None) -> str | None:
    return f"{ROLES[role][0].split('（')[0]}签名" if role else None


def _options(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text[1:].split() if "=" in part)


def _split_lines(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each line: a line break inside a value begins a new paragraph."""
    line: list[Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                yield tuple(line)
                line = []
            if piece or len(pieces) == 1:
                line.append(Run(piece, run.field, run.blank))
    yield tuple(line)
