"""The journal of a case in words, newest first: a paper is told by what changed since the entry before."""

from collections.abc import Mapping, Sequence

from brigade_app.domain.records import Json
from brigade_app.domain.when import at_instant
from brigade_app.operations import HistoryRow
from brigade_app.operations.paper_titles import paper_title
from brigade_app.ui.case.notes import Note, record_words
from brigade_app.ui.kit import Words, pick, write_when
from brigade_app.ui.words import kind_words

CaseHistory = Words("CaseHistory")

ENTRIES_SHOWN = 400
NAME_SHOWN = 60
Body = Mapping[str, Json]


def history_notes(history: Sequence[HistoryRow]) -> list[Note]:
    """Return the journal of the case, newest first."""
    notes: list[Note] = []
    before: dict[str, Body] = {}
    for one in sorted(history, key=lambda row: (row.log, row.seq)):
        signed = CaseHistory.tr("signed") if one.signed else ""
        small = " · ".join(part for part in (f"#{one.seq}", one.hash[:16], signed) if part)
        actor = one.actor_name or CaseHistory.tr("the program")
        heading = f"{write_when(at_instant(one.at))}  {actor}"
        notes.append((heading, _deed_words(one, before.get(one.record)), small))
        if one.body is not None:
            before[one.record] = one.body
    return notes[: -ENTRIES_SHOWN - 1 : -1]


def _deed_words(row: HistoryRow, before: Body | None) -> str:
    """Return what one journal entry did, and to which record."""
    body = row.body or {}
    if row.op == "put" and row.kind == "document":
        return _paper_words(body, before)
    if row.op == "put" and row.kind == "number":
        return _number_words(body)
    name = body.get("name") or body.get("title") or body.get("text") or ""
    if row.kind == "action":
        name = kind_words(str(body.get("kind", "")))
    elif row.kind == "document":
        name = _paper_name(body)
    deed = {
        "put": CaseHistory.tr("{what} as it then stood: {name}"), "del": CaseHistory.tr("{what} withdrawn: {name}"),
        "redact": CaseHistory.tr("{what} erased"), "handover": CaseHistory.tr("{what} handed over"),
    }.get(row.op, row.op)  # fmt: skip
    return deed.format(what=record_words(row.kind), name=str(name)[:NAME_SHOWN]).rstrip("：: ")


def _paper_words(body: Body, before: Body | None) -> str:
    """Return what was done to a paper: made, printed, signed pages filed, made void; else that it was changed."""
    name, told = _paper_name(body), []
    if before is None and body.get("note") == "field-pack":
        told.append(CaseHistory.tr("Blank form made: {paper}").format(paper=name))
    elif before is None:
        words = CaseHistory.tr("Document made: {paper}, version {version}, %n page(s)", "", _number(body, "pages"))
        told.append(words.format(paper=name, version=body.get("version", 1)))
    had = before or {}
    if copies := _number(body, "copies_printed") - _number(had, "copies_printed"):
        told.append(CaseHistory.tr("Printed: {paper}, %n copies", "", copies).format(paper=name))
    if pages := sorted(_scans(body) - _scans(had), key=_as_number):
        listed = pick("、", ", ").join(pages)
        told.append(CaseHistory.tr("Signed pages filed: {paper}, page {pages}").format(paper=name, pages=listed))
    if body.get("state") == "void" and had.get("state") != "void":
        told.append(CaseHistory.tr("Document made void: {paper}").format(paper=name))
    if not told:
        told.append(CaseHistory.tr("Document changed: {paper}").format(paper=name))
    return "\n".join(told)


def _paper_name(body: Body) -> str:
    fields = body.get("fields")
    title = paper_title(str(body.get("kind") or ""), fields if isinstance(fields, Mapping) else None)
    return f"{title} {body.get('number') or ''}".strip()


def _number_words(body: Body) -> str:
    """Return what became of a number."""
    words = {
        "reserved": CaseHistory.tr("Number reserved: {number}"),
        "used": CaseHistory.tr("Number used: {number}"),
        "void": CaseHistory.tr("Number void: {number} ({reason})"),
    }[str(body.get("state"))]
    return words.format(number=body.get("text") or "", reason=body.get("reason") or "")


def _number(body: Body, key: str) -> int:
    value = body.get(key)
    return value if isinstance(value, int) else 0


def _scans(body: Body) -> set[str]:
    fields = body.get("fields")
    scans = fields.get("_scans") if isinstance(fields, Mapping) else None
    return set(scans) if isinstance(scans, Mapping) else set()


def _as_number(page: str) -> int:
    return int(page) if page.isdecimal() else 0
