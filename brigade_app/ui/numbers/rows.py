"""Series and numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.number_register import NumberLine, SeriesLine
from brigade_app.ui.kit import LightKind, TableRow, Words, pick

Numbers = Words("Numbers")


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """The list of series, and the sentence above it."""

    rows: tuple[TableRow, ...]
    light: LightKind
    words: str


@dataclass(frozen=True, slots=True)
class ChosenNumber:
    """The number that is chosen: what the form says of it, and whether it may be made void here."""

    id: str
    words: str
    detail: str
    case: str | None
    may_void: bool


def series_rows(lines: Sequence[SeriesLine]) -> SeriesRows:
    """Return the series of a unit, and whether they have gaps."""
    missing = sum(one.missing for one in lines)
    reserved = sum(one.reserved for one in lines)
    words = Numbers.tr("No number is missing: each is reserved, used or void with its reason.")
    if missing:
        words = Numbers.tr("%n number(s) were not given here: compare them with the paper register.", "", missing)
    if reserved:
        waiting = Numbers.tr("%n number(s) reserved and not used.", "", reserved)
        words = f"{words} {waiting}"
    return SeriesRows(tuple(_series_row(one) for one in lines), LightKind.DOUBT if missing else LightKind.OK, words)


def _series_row(one: SeriesLine) -> TableRow:
    name = pick(one.name_zh, one.name_en)
    cells = (f"{one.code}〔{one.year}〕", name, str(one.reserved), str(one.used), str(one.void))
    words = Numbers.tr("{name}: {reserved} reserved, {used} used, {void} void, {missing} not given here")
    tip = words.format(name=name, reserved=one.reserved, used=one.used, void=one.void, missing=one.missing)
    return TableRow(one.key, cells, ((2, "soon"),) if one.reserved else (), tip)


def number_rows(lines: Sequence[NumberLine], which: str) -> list[TableRow]:
    """Return the numbers of a series that are in the state asked for (``""``: all; ``blank``: on blank forms)."""
    return [_number_row(one) for one in lines if which in ("", one.state) or (which == "blank" and one.is_blank)]


def _number_row(one: NumberLine) -> TableRow:
    light, words = _state(one)
    on = one.at.astimezone(SHANGHAI).strftime("%Y-%m-%d")
    said = one.reason or one.case_title or ""
    return TableRow(one.id, (one.text, f"{light.shape} {words}", said, on), ((1, light.value),), said)


def _state(one: NumberLine) -> tuple[LightKind, str]:
    if one.state == "void":
        return LightKind.LATE, Numbers.tr("void")
    if one.state == "used":
        return LightKind.OK, Numbers.tr("used")
    if one.is_blank:
        return LightKind.SOON, Numbers.tr("on a blank form")
    return LightKind.SOON, Numbers.tr("reserved")


def chosen_number(one: NumberLine, *, may_void: bool) -> ChosenNumber:
    """Return what is said of the number that is chosen."""
    parts = [_state(one)[1]]
    if one.form:
        parts.append(Numbers.tr("paper {form}").format(form=one.form))
    if one.case_title:
        parts.append(one.case_title)
    if one.reason:
        parts.append(Numbers.tr("reason: {reason}").format(reason=one.reason))
    if one.state == "void":
        at = one.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
        parts.append(
            Numbers.tr("made void by {name}, {time}").format(name=one.by or Numbers.tr("the program"), time=at)
        )
    allowed = may_void and one.is_own and one.state != "void"
    return ChosenNumber(one.id, one.text, " · ".join(parts), one.case, allowed)
