"""Questions: the first screen, the case list, what one types into the command box, what was logged. Nothing is changed.

Each answer is complete, so that a screen paints it without asking again, and each asks the store for a page or a count,
never for all rows.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from brigade_app.domain.codec import encode
from brigade_app.domain.ids import is_id
from brigade_app.domain.keeping import Account
from brigade_app.domain.records import Json
from brigade_app.domain.when import SHANGHAI
from brigade_app.errors import Refused
from brigade_app.operations.board_words import deadline_names
from brigade_app.operations.clock import standing_doubts
from brigade_app.operations.desk import Desk
from brigade_app.operations.keeping import UNANCHORED_DAYS, backup_light, last_backup
from brigade_app.operations.lights import light_of
from brigade_app.operations.people import administrators_combined
from brigade_app.operations.roles import CaseNotHere, require
from brigade_app.operations.saving import living
from brigade_app.operations.views import (
    Board,
    CaseLine,
    CasesPage,
    DueLine,
    HistoryRow,
    Hit,
    Light,
    Standing,
)
from brigade_app.store import CaseAfter, CaseQuery, CaseRow, HistoryEntry

DUE_LINES = 50
RECENT_CASES = 10
SOON = timedelta(days=3)
COMMANDS = (
    "new-action", "import-photos", "export-bundle", "import-bundles", "open-cases", "open-documents", "open-disputes",
    "open-statistics", "open-sync", "open-settings", "backup", "lock",
)  # fmt: skip


class NumberLikeTwoCases(Refused):
    """More than one case is named so. Facts ``text``, ``cases``."""


def board(desk: Desk) -> Board:
    """Return 工作台 as it is now."""
    require(desk, "read-cases")
    today = desk.today
    count = desk.store.cases.count
    first = today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    open_cases = CaseQuery(is_open=True)
    due_soon = count(replace(open_cases, due_to=today + SOON))
    late = count(replace(open_cases, due_to=today - timedelta(days=1), lights=("ok", "soon", "late")))
    recent = desk.store.cases.page(CaseQuery(order="changed"), size=RECENT_CASES).rows
    return Board(
        today=today,
        working_day=desk.law.calendar.is_working_day(today),
        todo=count(replace(open_cases, has_due=True)),
        todo_soon=due_soon - late,
        warned=due_soon,
        warned_late=late,
        lacking=count(replace(open_cases, lacking=True)),
        closed_this_month=count(CaseQuery(closed_from=first, closed_to=today)),
        closed_last_month=count(CaseQuery(closed_from=before, closed_to=first - timedelta(days=1))),
        due=due_lines(desk, DUE_LINES),
        recent=tuple(case_line(desk, row) for row in recent),
        standing=standing(desk),
    )


def due_lines(desk: Desk, limit: int = DUE_LINES, to: date | None = None) -> tuple[DueLine, ...]:
    """Return what falls due, nearest first (what is overdue stands on top), over all open cases."""
    require(desk, "read-cases")
    names = deadline_names(desk)
    found = []
    for row in desk.store.cases.due(to=to, limit=limit):
        left = (row.due_on - desk.today).days
        name = names.get(row.rule)
        case = desk.store.cases.get(row.case_id)
        doubtful = not desk.law.calendar.known(row.due_on) or (case is not None and case.light == "doubt")
        found.append(DueLine(
            case_id=row.case_id, number=row.number, title=row.title, rule=row.rule,
            name_zh=name.zh if name else row.rule, name_en=name.en if name else row.rule, due_on=row.due_on,
            days_left=left, light=light_of(left, doubtful=doubtful),
        ))  # fmt: skip
    return tuple(found)


def case_line(desk: Desk, row: CaseRow) -> CaseLine:
    """Return a row of the store as a line of a list, its light as of today."""
    left = None if row.next_due_on is None else (row.next_due_on - desk.today).days
    stored: Light = cast(Light, row.light or "ok")
    light: Light = light_of(left, doubtful=stored == "doubt") if left is not None else stored
    return CaseLine(
        id=row.id, number=row.number, title=row.title, unit=row.unit, matter=row.matter,
        matter_zh=_matter_name(desk, row), parties=row.parties, status=row.status, opened_on=row.opened_on,
        next_due_on=row.next_due_on, next_due_rule=row.next_due_rule, days_left=left, light=light, score=row.score,
        fatal=row.fatal, lacking=row.lacking, owned=row.owner == desk.store.node, updated_at=row.updated_at,
        closed_on=row.closed_on,
    )  # fmt: skip


def _matter_name(desk: Desk, row: CaseRow) -> str | None:
    matter = desk.law.catalogue.matter(row.matter)
    return matter.name_zh if matter else row.matter_zh


def cases_page(desk: Desk, query: CaseQuery, after: object | None = None, size: int = 100) -> CasesPage:
    """Return one page of the case list; the ``after`` of a page asks for the next."""
    require(desk, "read-cases")
    page = desk.store.cases.page(query, after=cast("CaseAfter | None", after), size=size)
    return CasesPage(lines=tuple(case_line(desk, row) for row in page.rows), after=page.after)


def count_cases(desk: Desk, query: CaseQuery) -> int:
    """Return how many cases a query has."""
    require(desk, "read-cases")
    return desk.store.cases.count(query)


def standing(desk: Desk) -> Standing:
    """Return the line at the foot of the window."""
    head = desk.store.journal.head()
    now = desk.now()
    backup_at = last_backup(desk)
    received_seq, received_at, days = _anchor(desk, now)
    anchored: Light = "soon" if days is not None and days >= UNANCHORED_DAYS else "ok"
    return Standing(
        saved_at=_instant(head.at), backup_at=backup_at, backup_light=backup_light(backup_at, now),
        unanchored_days=days, unanchored_light=anchored, received_to=received_at, received_seq=received_seq,
        head_seq=head.seq, clock_doubts=standing_doubts(desk),
        combined_administrators=administrators_combined(desk), has_little_room=desk.store.vault.has_little_room(),
    )  # fmt: skip


def _anchor(desk: Desk, now: datetime) -> tuple[int | None, date | None, int | None]:
    """Return up to which entry and day the county confirmed this log, and for how many days entries are unanchored."""
    log = desk.store.current_log
    acks = [ack for ack in desk.store.sync.acks() if ack.log == log]
    newest = max(acks, key=lambda ack: ack.seq, default=None)
    head = desk.store.journal.head()
    seq = newest.seq if newest else 0
    on = _day(_instant(newest.at)) if newest else None
    if head.seq <= seq:
        return seq or None, on, 0
    first = next(iter(desk.store.journal.entries(log, seq + 1, seq + 1)), None)
    since = _instant(first.at) if first else None
    return seq or None, on, None if since is None else max(0, (now - since).days)


def _instant(value: object) -> datetime | None:
    if isinstance(value, datetime) or value is None:
        return value
    return datetime.fromisoformat(str(value).replace("Z", "+00:00"))


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.astimezone(SHANGHAI).date()


def find(desk: Desk, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return what the command box offers for ``text``: cases, parties, articles, commands; pinyin initials too."""
    require(desk, "read-cases")
    wanted = text.strip()
    if not wanted:
        return tuple(Hit(kind="command", id=one, text=one) for one in COMMANDS[:limit])
    found = [_case_hit(row) for row in desk.store.cases.page(CaseQuery(text=wanted), size=limit).rows]
    found += [Hit(kind="command", id=one, text=one) for one in COMMANDS if wanted.casefold() in one]
    found += _article_hits(desk, wanted, limit)
    return tuple(found[:limit])


def _case_hit(row: CaseRow) -> Hit:
    return Hit(kind="case", id=row.id, text=row.number or row.title or row.id, detail=row.title)


def _article_hits(desk: Desk, wanted: str, limit: int) -> list[Hit]:
    library = desk.law.library
    if library is None:
        return []
    hits = []
    for found in library.search(wanted, limit):
        name, article = found.statute.name, found.article
        hits.append(Hit(
            kind="article", id=f"{name}#{article.number}", text=f"{name} {article.label}", detail=article.text[:120],
        ))  # fmt: skip
    return hits


def case_id_of(desk: Desk, text: str) -> str:
    """Return the id of the case that a person names: by id, by number, by the id it has outside.

    Raises:
        CaseNotHere: no case is named so. NumberLikeTwoCases: more than one is.
    """
    require(desk, "read-cases")
    wanted = text.strip()
    if is_id(wanted) and desk.store.records.get("case", wanted) is not None:
        return wanted
    rows = desk.store.records.find("case", "outside_id", wanted)
    ids = [row.id for row in rows] or [row.id for row in desk.store.records.find("case", "number", wanted)]
    if not ids:
        raise CaseNotHere(case=wanted)
    if len(ids) > 1:
        raise NumberLikeTwoCases(text=wanted, cases=tuple(ids))
    return ids[0]


def history(desk: Desk, record: str) -> tuple[HistoryRow, ...]:
    """Return what became of a record, oldest first."""
    require(desk, "read-history")
    return history_rows(desk, desk.store.cases.history(record))


def events(desk: Desk, account: str | None = None, limit: int = 500) -> tuple[HistoryRow, ...]:
    """Return what was logged (of an account), newest first: log-ins, exports, prints, backups. Read by the audit."""
    if account != desk.account.id:
        require(desk, "read-audit")
    found = desk.store.cases.events(actor=account, limit=limit)
    return history_rows(desk, found)


def history_rows(desk: Desk, entries: "list[HistoryEntry] | tuple[HistoryEntry, ...]") -> tuple[HistoryRow, ...]:
    """Return journal entries with the names of who wrote them."""
    names = {one.id: _name_of(one) for one in living(desk, Account)}
    return tuple(
        HistoryRow(
            log=one.log, seq=one.seq, at=one.at, actor=one.actor, actor_name=names.get(one.actor), kind=one.kind,
            record=one.id, op=one.op, body=_body(one), hash=one.hash, signed=one.signed,
        )
        for one in entries
    )  # fmt: skip


def _name_of(account: Account) -> str:
    return account.name


def _body(entry: HistoryEntry) -> Mapping[str, Json] | None:
    return None if entry.record is None else encode(entry.record)
