"""Documents of a case in words: forms that may be made, what was made, what is lacking, what the checks say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from brigade_app.documents import (
    Difference,
    LintFinding,
    Missing,
    TemplateFault,
    form,
    form_ids,
    picker,
)
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.domain.records import Dispute
from brigade_app.operations.signed_copies import is_by_hand, scans_of
from brigade_app.operations.volumes import CourtPackage
from brigade_app.ui.kit import LightKind, TableRow, Words, write_day

PapersWords = Words("PapersWords")
VOLUME_KIND = "VOLUME"
SCENE_FORMS = (
    "T05", "T06", "T07", "T08", "T08-2", "T09", "T12", "T15", "T16", "T17", "T20", "T21", "T25", "T25-2", "T33", "T36",
    "T37",
)  # fmt: skip
"""Forms that are filled in by hand where something happened."""
USUAL_PACK = ("T05", "T07", "T08", "T20")
LONG_ENTRIES = (
    "facts", "findings", "answer", "request", "nature", "reason", "opinions", "discretion", "measures", "content",
    "course", "result", "qa", "items", "samples", "returned", "materials", "answers", "instalments", "objects",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form: id, title, the kinds of step it papers, and the entries that an officer writes for it (key, label)."""

    id: str
    title: str
    actions: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The words of the choice."""
        return f"{self.id} {self.title}"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What only this paper says: key, label, what the case would put there, and whether the paper needs it."""

    key: str
    label: str
    from_case: str
    hint: str
    long: bool


@dataclass(frozen=True, slots=True)
class LackRow:
    """What the case does not say yet: its label, where it is filled in, and the part of the case page (or none)."""

    label: str
    where: str
    part: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A finding of the linter: its line, and place, problem, correction and basis in full."""

    line: TableRow
    place: str
    problem: str
    correction: str
    basis: str


@cache
def form_rows() -> Mapping[str, FormRow]:
    """Return every form by id."""
    made = (form(kind) for kind in form_ids())
    rows = (
        FormRow(one.id, one.title, one.actions, tuple((key, entry.label) for key, entry in one.entries.items()))
        for one in made
    )
    return {row.id: row for row in rows}


def needs_of(
    kind: str, missing: Sequence[Missing], values: Mapping[str, str]
) -> tuple[tuple[EntryRow, ...], tuple[LackRow, ...]]:
    """Return what is to be typed for a form, and what is lacking elsewhere."""
    needed = {one.field for one in missing}
    entries = []
    for key, entry in form(kind).entries.items():
        from_case = values.get(f"entry.{key}", "")
        hint = PapersWords.tr("needed") if f"entry.{key}" in needed else ""
        entries.append(EntryRow(key, entry.label, from_case, hint, key in LONG_ENTRIES))
    lacks = [
        LackRow(one.label, *_where(one.source))
        for one in missing
        if not one.field.startswith("entry.") and one.field != "doc.number"
    ]
    return tuple(entries), tuple(lacks)


def _where(source: str) -> tuple[str, str]:
    """Return where a field is filled in, in words, and the part of the case page."""
    head = source.replace("[", ".").split(".", 1)[0]
    places = {
        "unit": (PapersWords.tr("Settings, unit"), ""),
        "parties": (PapersWords.tr("under Parties"), "parties"),
        "case": (PapersWords.tr("under Overview"), "overview"),
        "evidence": (PapersWords.tr("under Evidence"), "evidence"),
        "disputes": (PapersWords.tr("under Disputes"), "disputes"),
        "officers": (PapersWords.tr("People, officers"), ""),
    }
    return places.get(head, (PapersWords.tr("in the step, under Course"), "timeline"))


def document_row(document: IssuedDocument, title: str) -> TableRow:
    """Return a line of the documents that were made."""
    states = {
        "draft": PapersWords.tr("draft"), "issued": PapersWords.tr("issued"),
        "signed": PapersWords.tr("signed copy back"), "void": PapersWords.tr("void"),
    }  # fmt: skip
    state, back = states[document.state], len(scans_of(document))
    if document.state not in ("signed", "void") and back:
        state = PapersWords.tr("{back} of {pages} pages back").format(back=back, pages=document.pages or "?")
    elif is_by_hand(document) and document.state == "draft":
        state = PapersWords.tr("blank form")
    cells = (
        f"{document.kind} {title}".strip() if document.kind != VOLUME_KIND else title, document.number or "",
        state, str(document.version), str(document.pages or ""), str(document.copies_printed or 0),
    )  # fmt: skip
    return TableRow(document.id, cells)


def found_row(number: int, finding: LintFinding) -> FoundRow:
    """Return what the linter found: place, problem, correction."""
    must = finding.weight == "error"
    light = LightKind.LATE if must else LightKind.SOON
    words = PapersWords.tr("must be corrected") if must else PapersWords.tr("look at it")
    place = f"{finding.document} {finding.place}".strip()
    cells = (f"{light.shape} {words}", place, finding.problem, finding.correction)
    line = TableRow(f"{number}", cells, ((0, light.value),), finding.basis)
    return FoundRow(line, place, finding.problem, finding.correction, finding.basis)


def difference_row(number: int, one: Difference) -> TableRow:
    """Return a line of what a Word file says differently, with both values."""
    what = {
        "changed": PapersWords.tr("changed"), "removed": PapersWords.tr("taken out"), "added": PapersWords.tr("added"),
        "text-removed": PapersWords.tr("fixed text changed"), "text-added": PapersWords.tr("text added"),
    }[one.what]  # fmt: skip
    light = LightKind.LATE if one.what != "added" and one.what != "text-added" else LightKind.SOON
    if one.what == "text-removed" and not one.found:
        what = PapersWords.tr("taken out")
    label = one.label or PapersWords.tr("fixed text")
    tip = f"{one.expected}\n→\n{one.found}"
    return TableRow(str(number), (f"{light.shape} {what}", label, one.expected, one.found), ((0, light.value),), tip)


def fault_row(number: int, fault: TemplateFault) -> TableRow:
    """Return a line of the wrong fields of a template."""
    meant = f"{{{{{fault.meant}}}}}" if fault.meant else PapersWords.tr("look it up in the list of fields")
    cells = (fault.found, _place_words(fault.place), fault.line, meant)
    return TableRow(str(number), cells, ((0, LightKind.LATE.value),), fault.line)


def _place_words(place: Sequence[str]) -> str:
    words = {
        "body": PapersWords.tr("body"), "header": PapersWords.tr("header of the page"),
        "footer": PapersWords.tr("footer of the page"), "footnote": PapersWords.tr("footnote"),
        "endnote": PapersWords.tr("endnote"), "drawing": PapersWords.tr("chart (cannot be filled)"),
        "table": PapersWords.tr("table"), "text-box": PapersWords.tr("text box"),
    }  # fmt: skip
    return " · ".join(words[one] for one in place)


def field_rows() -> list[TableRow]:
    """Return the fields that a template may name."""
    return [TableRow(key, (label, key, _where(source)[0])) for label, key, source in picker()]


def dispute_choices(disputes: Sequence[Dispute]) -> list[tuple[str, str]]:
    """Return the suits and reconsiderations (words, id), those without an outcome first."""
    channels = {
        "reconsideration": PapersWords.tr("reconsideration"), "litigation": PapersWords.tr("suit"),
    }  # fmt: skip
    shown = [one for one in disputes if one.channel in channels]
    shown.sort(key=lambda one: one.outcome is not None)
    return [
        (
            f"{channels[one.channel or '']} {write_day(one.received_on.earliest) if one.received_on else ''}".strip(),
            one.id,
        )
        for one in shown
    ]


def left_rows(package: CourtPackage) -> list[TableRow]:
    """Return the evidence that stays at home, each with its reason."""
    reasons = {
        "unlawful": PapersWords.tr("obtained unlawfully"),
        "made-after": PapersWords.tr("made after the act"),
        "added-after": PapersWords.tr("added after the set was sealed with the decision"),
        "unsealed": PapersWords.tr("added after the set was sealed with the decision"),
        "entered-after": PapersWords.tr("entered after the act, and nothing says when it was made"),
    }
    left = PapersWords.tr("left at home")
    pairs = zip(package.left_out, package.why_left_out, strict=True)
    return [
        TableRow(
            f"left-{number}", (f"{LightKind.SOON.shape} {left}: {name}", reasons[why]), ((0, LightKind.SOON.value),),
            reasons[why],
        )
        for number, (name, why) in enumerate(pairs)
    ]  # fmt: skip
