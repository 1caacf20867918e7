"""Numbers from the unit's gap-free series: reserved offline before the deed, spent by it, void when it failed.

"Gap-free" can only mean this offline: none is missing and none is spent twice; a number that is not used is recorded as
void, with its reason (data layer 1.3). A person makes one void in `voiding`; `number_register` lists them all.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from brigade_app.domain.keeping import Change, NumberUse
from brigade_app.domain.numbers import Number, Series, parse_number
from brigade_app.domain.records import CaseFile
from brigade_app.errors import BrigadeError, Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import make_id

CASE_CODE = "罚立"
ACTION_CODE = "执行"


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


@contextmanager
def spending(desk: Desk, code: str, year: int, case: str) -> Iterator[NumberUse]:
    """Yield the next number of the series, to be saved as used in the deed of the block; a failed deed makes it void.

    Raises:
        NoNumberPlace: the unit's short place name is not filled in. NumberTaken: the laptop's block is used up.
    """
    series = series_of(desk, code, year)
    use = desk.store.numbers.reserve(series.key, series.text, by=desk.session, at=desk.now(), case=case)
    try:
        yield replace(use, state="used", case=case)
    except BrigadeError as error:
        with suppress(BrigadeError):
            desk.store.numbers.void(use.id, f"not saved: {type(error).__name__}", by=desk.session, at=desk.now())
        raise


def brought_numbers(desk: Desk, file: CaseFile) -> list[Change]:
    """Return the numbers of our own series that a case file brings, as used: none of them may be spent again."""
    place = desk.unit.place_short
    texts = [file.case.number, *(one.document.number for one in file.actions if one.document)]
    changes: dict[str, Change] = {}
    for text in texts:
        number = _own_number(text, place)
        if number is None or text is None or text in changes:
            continue
        series = series_of(desk, number.code, number.year)
        if any(use.counter == number.counter for use in desk.store.numbers.list(series.key)):
            continue
        use = NumberUse(
            id=make_id(desk), series=series.key, counter=number.counter, text=text, state="used", case=file.case.id
        )
        changes[text] = Change(record=use)
    return list(changes.values())


def _own_number(text: str | None, place: str | None) -> Number | None:
    try:
        number = parse_number(text) if text else None
    except BrigadeError:
        return None
    return number if number is not None and number.place == place else None
