"""A store of a township in a folder, a clock that is wound by hand, and forms with sensible fields."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from brigade_app.domain.keeping import Account, Change, Role
from brigade_app.domain.records import Place
from brigade_app.domain.when import When, at_instant, on_day
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import Filing, NewAction, NewLogin, NewOfficer, NewUnit, Person
from brigade_app.operations.people import officers
from brigade_app.operations.setup import Started, first_start
from brigade_app.operations.shelf import shelf_of
from brigade_app.paths import resources_folder
from brigade_app.store import Cost, Session

PASSWORD = "城郊乡综合执法大队2026"
NODE = 411321100 * 1000 + 1
BEGIN = datetime(2026, 11, 24, 1, 20, tzinfo=UTC)
MATTER = "rural-build-no-permit"


SHELF = shelf_of(None, resources_folder())
"""The shipped law, read once for all tests."""


class WoundClock:
    """A clock that stands still until it is wound."""

    def __init__(self, at: datetime = BEGIN) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def wind(self, **by: float) -> None:
        """Move on by so much (``days=5``)."""
        self.at += timedelta(**by)


def an_officer(name: str = "张建国", number: str | None = "豫R1101", **fields: Any) -> NewOfficer:
    """Return a form with a certificate that is valid from 2024 to 2028."""
    form = NewOfficer(
        name=name, certificate=number, certificate_from=date(2024, 1, 1), certificate_to=date(2028, 12, 31),
    )  # fmt: skip
    return replace(form, **fields)


def a_unit(**fields: Any) -> NewUnit:
    """Return the form of a township."""
    form = NewUnit(
        name="南召县城郊乡人民政府", seat="township", node=NODE, place_short="南召（城郊）", villages=("东村", "西村"),
        county_name="南召县司法局",
    )  # fmt: skip
    return replace(form, **fields)


def a_township(folder: Path, clock: WoundClock, **unit: Any) -> Started:
    """Make a store with two officers; 张建国 is logged in."""
    people = [an_officer(posts=("officer", "captain")), an_officer("李红", "豫R1102")]
    login = NewLogin(name="张建国", password=PASSWORD)
    cost = Cost.for_tests()
    started = first_start(folder / "store", a_unit(**unit), people, login, clock, first_officer=0, cost=cost)
    return replace(started, desk=replace(started.desk, law=SHELF))


def as_role(desk: Desk, *roles: Role) -> Desk:
    """Return the same desk with an account of other roles, whose record stands in the store."""
    account = replace(desk.account, roles=roles)
    session = Session(account, bytes(32))
    session.account = account
    return replace(desk, session=_Borrowed(desk.session, account))  # type: ignore[arg-type]


class _Borrowed:
    """The open session's key under other roles: what a second account would do, without its key derivation."""

    def __init__(self, session: Session, account: Account) -> None:
        self.account, self._session = account, session
        self.failures_before = 0

    def sign(self, message: bytes) -> bytes:
        return self._session.sign(message)

    def close(self) -> None:
        self._session.close()


def day(text: str) -> When:
    """Return the moment of a day."""
    return on_day(date.fromisoformat(text))


def moment(desk: Desk) -> When:
    """Return this instant."""
    return at_instant(desk.now())


def an_action(**fields: Any) -> NewAction:
    """Return the five fields of a patrol that found a building."""
    form = NewAction(
        at=day("2026-11-20"), place=Place(village="东村", text="东村三组"), source="inspection",
        persons=(Person(name="赵某某"),), kind="patrol", matter=MATTER,
    )  # fmt: skip
    return replace(form, **fields)


def two_officers(desk: Desk) -> tuple[str, str]:
    """Return the ids of the two officers."""
    first, second = (line.officer.id for line in officers(desk)[:2])
    return first, second


def a_filing(desk: Desk, **fields: Any) -> Filing:
    """Return the form of a filing by two officers."""
    return replace(Filing(at=day("2026-11-24"), officers=two_officers(desk)), **fields)


def put(desk: Desk, *changes: Change) -> None:
    """Save records as they are, whatever an operation would say."""
    from brigade_app.operations.saving import save

    save(desk, changes)
