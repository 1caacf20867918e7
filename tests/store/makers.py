"""Makers of the store's tests: stores of two nodes, records with sensible defaults, a clock that only goes forward."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Unit
from brigade_app.domain.records import Action, Case, Evidence, EvidenceFile, Party
from brigade_app.domain.when import parse_when
from brigade_app.store import Cost, Created, NewAccount, Saved, Session, Store, create_store, unlock

PASSWORD = "南阳盆地的雨下了一天一夜"
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
TOWNSHIP, COUNTY = 411321104001, 411321000001
UNIT = Unit(id="411321104", name="城郊乡人民政府", seat="township", place_short="城郊")


class Clock:
    """An instant that moves on by a second each time it is asked."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Seat:
    """A store, who sits at it, and its clock."""

    store: Store
    session: Session
    clock: Clock
    folder: Path
    recovery_key: str = ""

    def save(self, *changes: Change, deed: str | None = None, by: Any = "session", sealed: Sequence[Any] = ()) -> Saved:
        """Save a deed of whoever sits here."""
        at = self.clock()
        who = self.session if by == "session" else by
        return self.store.save(list(changes), by=who, at=at, deed=deed or new_id(at), sealed=sealed)

    def id(self) -> str:
        """Return a new id."""
        return new_id(self.clock())

    def case(self, title: str = "赵某某未取得乡村建设规划许可证建房", **facts: Any) -> Case:
        """Save and return a case."""
        case = a_case(self.id(), title=title, **facts)
        self.save(Change(record=case))
        return case

    def close(self) -> None:
        """Log out and close."""
        self.session.close()
        self.store.close()

    def reopened(self) -> "Seat":
        """Close and open again."""
        self.close()
        return open_seat(self.folder, self.clock)


def a_case(case_id: str, **facts: Any) -> Case:
    """Return a case."""
    standard: dict[str, Any] = {"title": "赵某某未批先建", "unit": UNIT.id, "discovered_on": parse_when("2026-02-03")}
    return Case(id=case_id, **{**standard, **facts})


def a_party(party_id: str, name: str = "赵某某", **facts: Any) -> Party:
    """Return a party."""
    return Party(id=party_id, **{"role": "party", "kind": "person", "name": name, **facts})


def an_action(action_id: str, **facts: Any) -> Action:
    """Return an action."""
    return Action(id=action_id, **{"kind": "patrol", "at": parse_when("2026-02-03"), **facts})


def an_evidence(evidence_id: str, sha256: str | None = None, **facts: Any) -> Evidence:
    """Return an item of evidence."""
    file = EvidenceFile(sha256=sha256) if sha256 else None
    return Evidence(id=evidence_id, **{"kind": "audiovisual", "name": "现场照片", "file": file, **facts})


def make_seat(folder: Path, node: int = TOWNSHIP, unit: Unit = UNIT, **account: Any) -> Seat:
    """Make a store with one account that may do everything."""
    clock = Clock()
    facts = {"name": "王队长", "password": PASSWORD, "roles": ("captain", "system-admin"), **account}
    created: Created = create_store(
        folder, unit, node, NewAccount(**facts), now=clock(), cost=Cost.for_tests(), state=state_of(folder)
    )
    return Seat(created.store, created.session, clock, folder, created.recovery_key)


def make_county(folder: Path) -> Seat:
    """Make the county's store."""
    return make_seat(folder, COUNTY, replace(UNIT, id="411321", name="南召县", seat="county"))


def open_seat(folder: Path, clock: Clock | None = None, name: str | None = None, password: str = PASSWORD) -> Seat:
    """Unlock a store."""
    clock = clock or Clock(START + timedelta(days=1))
    store, session = unlock(folder, name, password, now=clock(), cost=Cost.for_tests(), state=state_of(folder))
    return Seat(store, session, clock, folder)


def state_of(folder: Path) -> Path:
    """Return where failed log-ins of a test's store are counted."""
    return folder.parent / "state"


def register(seat: Seat, other: Seat) -> None:
    """Let the entries of ``other``'s logs into ``seat``'s store."""
    for log in other.store.sync.logs():
        if log.node == other.store.node:
            parent = (log.parent_log, log.parent_seq, log.parent_hash) if log.parent_log else None
            seat.store.sync.register_log(log.log, log.node, log.public_key, at=seat.clock(), parent=parent)


def send(source: Seat, target: Seat, first: int = 1, last: int | None = None) -> Any:
    """Bring ``source``'s live log into ``target``'s store."""
    lines = list(source.store.journal.lines(source.store.current_log, first, last))
    return target.store.journal.append_foreign(lines, at=target.clock())
