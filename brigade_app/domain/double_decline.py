"""The double decline (双下降): fewer new suits than the year before, a smaller share of them lost.

A term of local policy, not of a statute, so both numbers always stand beside the rate, the formula is named, and the
other common formula stands beside it. Rates are fractions of counts, never rounded here. A unit without concluded
suits has no rate, which is not 0 %. Source: procedure 5.4, S1, S3-S5, S4b, S14 and counting rules 1-6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from brigade_app.domain.outcomes import OUTCOMES, Outcome
from brigade_app.domain.records import Dispute

Standing = Literal["achieved", "single", "not-achieved", "not-applicable"]


@dataclass(frozen=True, slots=True)
class Suit:
    """One first-instance suit: whose, when it came, when and how its first instance ended."""

    case: str
    dispute: str
    unit: str
    received_on: date | None
    concluded_on: date | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class YearCount:
    """Counts of one unit and year, each with the disputes it counts, so that every number opens its list."""

    unit: str
    year: int
    new: tuple[Suit, ...]
    concluded: tuple[Suit, ...]

    @property
    def lost(self) -> tuple[Suit, ...]:
        """Concluded suits with an outcome that counts as lost (5.3)."""
        return tuple(suit for suit in self.concluded if suit.outcome is not None and suit.outcome.adverse)

    @property
    def judged(self) -> tuple[Suit, ...]:
        """Concluded suits that ended by a judgment."""
        return tuple(suit for suit in self.concluded if suit.outcome is not None and suit.outcome.judgment)

    @property
    def losing_rate(self) -> Fraction | None:
        """S4: lost by concluded first-instance suits, withdrawals and dismissals included; ``None`` without any."""
        return Fraction(len(self.lost), len(self.concluded)) if self.concluded else None

    @property
    def losing_rate_on_judgments(self) -> Fraction | None:
        """S4b: lost by judgments."""
        return Fraction(len(self.lost), len(self.judged)) if self.judged else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A year beside the year before: S2 as a fraction, S5 in percentage points, S14 as a word."""

    unit: str
    this: YearCount
    last: YearCount

    @property
    def change_of_new(self) -> Fraction | None:
        """S2; ``None`` where the base is 0 (then the absolute change is shown)."""
        base = len(self.last.new)
        return Fraction(len(self.this.new) - base, base) if base else None

    @property
    def change_of_rate(self) -> Fraction | None:
        """S5: a difference of rates, in parts of one; ``None`` where one of them has no rate."""
        now, before = self.this.losing_rate, self.last.losing_rate
        return None if now is None or before is None else now - before

    @property
    def standing(self) -> Standing:
        """S14; staying at 0 counts as a decline (project default: the bureau must fix it)."""
        change = self.change_of_rate
        if not self.last.new or change is None:
            return "not-applicable"
        fewer = len(self.this.new) < len(self.last.new)
        better = change < 0 or (change == 0 and self.this.losing_rate == 0)
        if fewer and better:
            return "achieved"
        return "single" if fewer or better else "not-achieved"


def suit_of(case: str, unit: str, dispute: Dispute) -> Suit | None:
    """Return the first-instance suit that a dispute is; ``None`` for other channels and refused court enforcement.

    An outcome of the second instance says nothing about the first, whose own outcome stands in its step.
    """
    if dispute.channel != "litigation":
        return None
    ended: tuple[date | None, Outcome | None] = (None, None)
    for step in dispute.steps or ():
        code = (step.data or {}).get("code")
        found = OUTCOMES.get(code) if isinstance(code, str) else OUTCOMES.get(dispute.outcome or "")
        if step.kind == "outcome" and found is not None and found.concluded and not found.second_instance:
            ended = (step.on.earliest if step.on else None, found)
            break
    if ended[1] is not None and ended[1].own_indicator:
        return None
    received = dispute.received_on.earliest if dispute.received_on else None
    return Suit(case, dispute.id, unit, received, *ended)


def count_year(unit: str, year: int, suits: Iterable[Suit], first_month: int = 1) -> YearCount:
    """Return a unit's counts of a year that begins with ``first_month`` (12: December to November)."""
    own = tuple(suit for suit in suits if suit.unit == unit)
    new = tuple(suit for suit in own if _in_year(suit.received_on, year, first_month))
    concluded = tuple(suit for suit in own if suit.outcome and _in_year(suit.concluded_on, year, first_month))
    return YearCount(unit, year, new, concluded)


def _in_year(day: date | None, year: int, first_month: int) -> bool:
    if day is None:
        return False
    return year == (day.year + (1 if first_month > 1 and day.month >= first_month else 0))


def compare(
    year: int, suits: Iterable[Suit], first_month: int = 1, units: Iterable[str] = ()
) -> tuple[Comparison, ...]:
    """Return each unit's comparison of ``year`` with the year before, in the order of their names."""
    listed = tuple(suits)
    names = sorted({*units, *(suit.unit for suit in listed)})
    return tuple(
        Comparison(
            name, count_year(name, year, listed, first_month), count_year(name, year - 1, listed, first_month)
        )
        for name in names
    )  # fmt: skip


def together(name: str, comparisons: Iterable[Comparison]) -> Comparison:
    """Return the county's sum of its units. A suit against two of them is one dispute and counts once (rule 1)."""
    listed = tuple(comparisons)
    this = _joined(name, [one.this for one in listed])
    return Comparison(name, this, _joined(name, [one.last for one in listed]))


def _joined(name: str, counts: list[YearCount]) -> YearCount:
    new = {suit.dispute: suit for count in counts for suit in count.new}
    concluded = {suit.dispute: suit for count in counts for suit in count.concluded}
    year = counts[0].year if counts else 0
    return YearCount(name, year, tuple(new.values()), tuple(concluded.values()))
