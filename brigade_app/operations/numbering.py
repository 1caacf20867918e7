"""Numbers from the unit's gap-free series: the next one is taken, offline, in the deed that uses it.

"Gap-free" can only mean this offline: none is missing and none is spent twice; a number that is not used is recorded as
void, with its reason (data layer 1.3).
"""

from dataclasses import replace

from brigade_app.domain.keeping import Change, NumberUse
from brigade_app.domain.names import clean_text
from brigade_app.domain.numbers import Series
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_row, make_id, save

CASE_CODE = "罚立"
ACTION_CODE = "执行"


class VoidNeedsReason(Refused):
    """A number is only made void with a reason."""


class NoNumberPlace(Refused):
    """The unit has no short place name to stand in its numbers. Facts ``unit``."""


def series_of(desk: Desk, code: str, year: int) -> Series:
    """Return the unit's series of this code and year.

    Raises:
        NoNumberPlace: the unit's short place name is not filled in.
    """
    unit = desk.unit
    if not unit.place_short:
        raise NoNumberPlace(unit=unit.name)
    return Series(unit.id, unit.place_short, code, year)


def take_number(desk: Desk, code: str, year: int, case: str) -> NumberUse:
    """Return the next number of the series, used by ``case``: to be saved in the same deed, so that none is lost.

    Raises:
        NoNumberPlace: the unit's short place name is not filled in.
    """
    series = series_of(desk, code, year)
    rows = desk.store.records.find("number", "series", series.key, deleted=True)
    counter = 1 + max((row.record.counter for row in rows if isinstance(row.record, NumberUse)), default=0)
    text = series.text(counter)
    return NumberUse(id=make_id(desk), series=series.key, counter=counter, text=text, state="used", case=case)


def void_number(desk: Desk, number_id: str, reason: str) -> None:
    """Record that a number is not used, and why; it stays spent.

    Raises:
        NotRegistered: there is no such number. VoidNeedsReason.
    """
    _, number = find_row(desk, NumberUse, number_id)
    require(desk, "file-case", number.case)
    said = clean_text(reason, "reason").strip()
    if not said:
        raise VoidNeedsReason
    save(desk, [Change(record=replace(number, state="void", reason=said))])
