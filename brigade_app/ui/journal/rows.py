"""Lines of the journal, and what the bar asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.auditing import JournalLine, JournalQuery, Writer
from brigade_app.ui.journal.words import GROUPS, JournalWords, deed_words, said_words
from brigade_app.ui.kit import TableRow, Tone
from brigade_app.ui.words import kind_words as action_words

HASH_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What the bar asks for: whose, what, from when to when."""

    actor: str | None
    group: str
    first: date | None
    last: date | None


def journal_query(asked: Asked) -> JournalQuery:
    """Return the question that the bar asks."""
    kinds, events = GROUPS[asked.group]
    return JournalQuery(
        actor=asked.actor, kinds=kinds, events=events, since=_start(asked.first),
        until=_start(asked.last + timedelta(days=1)) if asked.last else None,
    )  # fmt: skip


def _start(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) if day else None


def writer_choices(writers: Sequence[Writer]) -> list[tuple[str, object]]:
    """Return who may be asked for, everybody first; with the unit where several are here."""
    several = len({one.unit for one in writers}) > 1
    everybody: list[tuple[str, object]] = [(JournalWords.tr("everybody"), None)]
    return everybody + [(f"{one.name} · {one.unit}" if several else one.name, one.id) for one in writers]


def journal_rows(lines: Sequence[JournalLine]) -> list[TableRow]:
    """Return the lines of a page; the id names the case, if there is one, and the entry."""
    return [_row(one) for one in lines]


def _row(one: JournalLine) -> TableRow:
    at = one.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    cells = (at, _who(one), deed_words(one.kind, one.op, one.what), _object(one), one.case_name, str(one.seq))
    signed = JournalWords.tr("signed") if one.signed else ""
    tip = " · ".join(part for part in (one.unit, f"#{one.seq}", one.hash[:HASH_SHOWN], signed) if part)
    tones: tuple[tuple[int, Tone], ...] = (
        ((2, "late"),) if one.op in ("del", "redact") or one.what == "bundle-refused" else ()
    )
    return TableRow(f"{one.case or ''}#{one.log}/{one.seq}", cells, tones, tip)


def case_of(row_id: str) -> str:
    """Return the case that a line belongs to, or nothing."""
    return row_id.split("#", 1)[0]


def _who(one: JournalLine) -> str:
    return one.actor or JournalWords.tr("the program")


def _object(one: JournalLine) -> str:
    if one.is_empty:
        return JournalWords.tr("its content is not here: not carried in the bundle, or erased")
    if one.what:
        return said_words(one.data, one.actor or "")
    return action_words(one.action_kind) if one.action_kind else one.object


def sheet_head() -> tuple[str, ...]:
    """Return the head of the workbook."""
    return (
        JournalWords.tr("Time"), JournalWords.tr("Unit"), JournalWords.tr("Who"), JournalWords.tr("Deed"),
        JournalWords.tr("Object"), JournalWords.tr("Case"), JournalWords.tr("Log"), JournalWords.tr("Entry"),
        JournalWords.tr("Digest"),
    )  # fmt: skip


def sheet_cells(one: JournalLine) -> tuple[str, ...]:
    """Return a line of the workbook."""
    at = one.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    deed = deed_words(one.kind, one.op, one.what)
    return (at, one.unit, _who(one), deed, _object(one), one.case_name, str(one.log), str(one.seq), one.hash)
