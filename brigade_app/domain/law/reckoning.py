"""One deadline of one case: the row in force on the day it starts, its span, its state today, its computation.

A reader would guess that a deadline passed without its act is missed. Only where the record shows that the act was not
done: a partial record that is silent answers ``provisional``. A date known only roughly gives a span of last days; the
answer is ``met`` or ``missed`` only where it is the same over the whole span.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from brigade_app.domain.calendar import ONE_DAY, day_en, day_zh
from brigade_app.domain.law.periods import Count, count_after, count_before
from brigade_app.domain.law.reading import Reading, Span, before_limit, day_span, moment, span_of, text
from brigade_app.domain.law.rules import DeadlineRule, Law
from brigade_app.domain.law.types import DeadlineResult, DeadlineState, Trace, TraceLine
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action, Case, CaseFile
from brigade_app.domain.when import SHANGHAI, When, on_day


@dataclass(frozen=True, slots=True)
class Met:
    """The act that meets a deadline, or (``known_absent``) that it was not done; neither: not to be told."""

    span: Span | None = None
    by: str | None = None
    known_absent: bool = False


UNRECORDED = Met()


@dataclass(frozen=True, slots=True)
class Term:
    """A counted term of the case: its row, the span of its last day, the count from its first possible start."""

    rule: DeadlineRule
    due: Span
    count: Count | None
    start: Span
    extra: Trace = ()

    @property
    def after(self) -> date | None:
        """The first day after the term, whatever the span."""
        return None if self.due.last is None else self.due.last + ONE_DAY

    @property
    def provisional(self) -> bool:
        """Whether the count went beyond the holiday table or the dates are too vague for one day."""
        return self.due.day is None or (self.count is not None and self.count.provisional)

    @property
    def trace(self) -> Trace:
        """The computation in words."""
        return (*(self.count.trace if self.count else ()), *self.extra)


class Reckoner:
    """Counts the deadlines of one case on one day."""

    def __init__(self, reading: Reading, law: Law, on: date) -> None:
        self.reading, self.law, self.on = reading, law, on

    def rule(self, id: str, start: Span, part: str = "", at: date | None = None) -> DeadlineRule | None:
        """Return the row in force when the term starts (``at`` for terms judged by another day)."""
        day = at or start.first or start.last
        return self.law.pack.deadline(id, day, part) if day else None

    def term(
        self,
        id: str,
        start: Span | None,
        *,
        part: str = "",
        length: int | None = None,
        excluded: int = 0,
        at: date | None = None,
    ) -> Term | None:
        """Count a term from the span of its start; ``None`` where it has no start or no row is in force."""
        if start is None:
            return None
        rule = self.rule(id, start, part, at)
        if rule is None:
            return None
        size = length if length is not None else self._length(rule)
        if size is None:
            return None
        first = None if start.first is None else self._count(start.first, rule, size, excluded)
        last = None if start.last is None else self._count(start.last, rule, size, excluded)
        due = Span(first.last if first else None, last.last if last else None)
        extra: Trace = () if start.day else (_vague_line(start),)
        return Term(rule, due, first or last, start, extra)

    def _length(self, rule: DeadlineRule) -> int | None:
        return self.law.pack.whole(rule.parameter) if rule.parameter else rule.length

    def _count(self, day: date, rule: DeadlineRule, length: int, excluded: int) -> Count:
        if rule.direction == "before":
            return count_before(day, rule, self.law.calendar, length=length)
        return count_after(day, rule, self.law.calendar, length=length, excluded=excluded)

    def result(
        self,
        term: Term | None,
        *,
        source: str | None = None,
        met: Met = UNRECORDED,
        party: str | None = None,
        extra: Trace = (),
        suspended: bool = False,
        wait: bool = False,
        opens_on: date | None = None,
    ) -> DeadlineResult | None:
        """Return the deadline as it stands today. ``wait``: the term must pass before something may be done."""
        if term is None:
            return None
        rule, due = term.rule, term.due
        if wait:
            state = self._wait_state(term, met, suspended)
            opens_on = opens_on or term.after
        else:
            state = self._state(term, met, suspended)
        left = (due.day - self.on).days if due.day and state in ("running", "suspended") else None
        return DeadlineResult(
            id=rule.id,
            part=rule.part,
            name_zh=rule.name_zh,
            name_en=rule.name_en,
            who=rule.who,
            state=state,
            due_on=due.day,
            opens_on=opens_on,
            warn_on=due.day - ONE_DAY if rule.warn_early and due.day else None,
            from_action=source,
            met_by=met.by,
            days_left=left,
            party=party,
            basis=rule.basis,
            mark=rule.mark,
            trace=(*term.trace, *extra),
            consequence_zh=rule.consequence_zh,
            consequence_en=rule.consequence_en,
            display_only=rule.display_only,
        )

    def _state(self, term: Term, met: Met, suspended: bool) -> DeadlineState:
        due = term.due
        if met.span is not None:
            in_time = before_limit(met.span, due)
            if in_time is None or (term.count is not None and term.count.provisional):
                return "provisional"
            return "met" if in_time else "missed"
        if suspended:
            return "suspended"
        if term.provisional or due.last is None:
            return "provisional"
        if self.on <= due.last:
            return "running"
        return "missed" if met.known_absent else "provisional"

    def _wait_state(self, term: Term, met: Met, suspended: bool) -> DeadlineState:
        if suspended:
            return "suspended"
        if term.provisional or term.due.last is None:
            return "provisional"
        if met.span is not None:
            early = before_limit(met.span, term.due)
            return "provisional" if early is None else ("missed" if early else "met")
        return "running" if self.on <= term.due.last else "met"

    def served(self, act: Action) -> Span | None:
        """Return when an act's document counts as served; ``None`` where it is known not to be.

        Service by announcement counts when its term has run (D12). Where no service is recorded and nothing says there
        was none, it lies some day from the act's own day on.
        """
        services = self.reading.services_of(act)
        if not services:
            if self.reading.known_absent("service", of=act):
                return None
            return Span(day_span(act).first, None)
        return _earliest(map(self.service_span, services))

    def service_span(self, service: Action) -> Span:
        """Return the day on which one service counts: as recorded; an announcement never before its term has run.

        Source: MSSS art. 95 (sixty days until 2021), land decisions sixty days (D12).
        """
        said, sent = moment(service, "served_on"), day_span(service)
        if text(service, "mode") != "announcement":
            return span_of(said) if said else sent
        land = "land" if self.reading.case.procedure == "demolition-land" else ""
        term = self.term("D12", sent, part=land)
        if term is None or term.due.first is None:
            return span_of(said) if said else sent
        if said is None or said.earliest <= term.due.first:
            return term.due
        return span_of(said)

    def delivery_span(self, service: Action) -> Span:
        """Return the day that the term to serve looks at: receipt, or of an announcement its being issued (art. 61)."""
        return day_span(service) if text(service, "mode") == "announcement" else self.service_span(service)

    def told(self, act: Action) -> Span:
        """Return when the party got to know of an act: service, or else not before the act itself was made."""
        services = self.reading.services_of(act)
        return _earliest(map(self.service_span, services)) if services else Span(day_span(act).first, None)

    def delivered(self, act: Action) -> Span | None:
        """Return when an act was first handed over or announced; ``None`` where no service is recorded."""
        services = self.reading.services_of(act)
        return _earliest(map(self.delivery_span, services)) if services else None

    def first_of(
        self, kinds: tuple[str, ...], *, of: Action | None = None, after: Action | None = None
    ) -> Action | None:
        """Return the first act of these kinds (that refers to an act; that is not before another)."""
        for act in self.reading.of(*kinds):
            if of is not None and of.id not in (act.refers_to or ()):
                continue
            if after is not None and _surely_before(act, after):
                continue
            return act
        return None

    def met_by(self, act: Action | None, absent_kind: str, *, of: Action | None = None) -> Met:
        """Return what meets a deadline: this act, or that such an act is known to be absent."""
        if act is not None:
            return Met(day_span(act), act.id)
        return Met(known_absent=self.reading.known_absent(absent_kind, of=of))


def _earliest(spans: Iterable[Span]) -> Span:
    return min(spans, key=lambda span: span.first or date.max)


def _surely_before(act: Action, other: Action) -> bool:
    first, second = day_span(act), day_span(other)
    return first.last is not None and second.first is not None and first.last < second.first


def _vague_line(start: Span) -> TraceLine:
    first_zh = day_zh(start.first) if start.first else "不详"
    last_zh = day_zh(start.last) if start.last else "不详"
    first_en = day_en(start.first) if start.first else "unknown"
    last_en = day_en(start.last) if start.last else "unknown"
    return line(
        f"起算日只知在 {first_zh} 至 {last_zh} 之间，不能算出确切的期满日",
        f"the first day is only known to lie between {first_en} and {last_en}: no exact last day",
    )


def hours_after(instant: datetime, hours: int) -> datetime:
    """Return the minute a term in hours ends: clock hours, days off included."""
    return (instant + timedelta(hours=hours)).astimezone(SHANGHAI)


_NO_CASE = Reading(CaseFile(case=Case(id="")), date.max)


def reckon(
    law: Law, id: str, start: When | date, on: date, *, part: str = "", length: int | None = None
) -> DeadlineResult | None:
    """Return any deadline of the table counted from a given start, apart from a case; ``None`` where no row applies."""
    from_when = on_day(start) if isinstance(start, date) else start
    reckoner = Reckoner(_NO_CASE, law, on)
    term = reckoner.term(id, Span(from_when.earliest, from_when.latest), part=part, length=length)
    result = reckoner.result(term)
    if result is None or term is None or term.rule.unit != "hour" or from_when.instant is None:
        return result
    return with_hours(result, from_when.instant, term.rule.length or 0)


def with_hours(result: DeadlineResult, instant: datetime, hours: int) -> DeadlineResult:
    """Return the deadline with its minute, where the start is known to the minute."""
    ends = hours_after(instant, hours)
    return replace(result, due_at=ends, due_on=ends.date())
