"""The deadlines of coercion, enforcement and transfer (D19 to D37), as this case has them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from brigade_app.domain.calendar import ONE_DAY, WorkCalendar, day_en, day_zh
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, moment, span_of, whole
from brigade_app.domain.law.reckoning import Met, Reckoner, Term, hours_after, with_hours
from brigade_app.domain.law.rules import RulePack
from brigade_app.domain.law.terms_case import fined, pay_term, pending, suspended_days
from brigade_app.domain.law.types import DeadlineResult, DeadlineState, TraceLine
from brigade_app.domain.law.waits import Finality, court_window, finality
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action
from brigade_app.domain.when import SHANGHAI, When

Results = Iterator[DeadlineResult | None]


def enforcement_terms(r: Reckoner) -> Results:
    """Yield D19 to D37."""
    for act in r.reading.of("seizure"):
        yield from seizure(r, act)
    for act in r.reading.of("demand"):
        yield from demand(r, act)
    yield from late_fee_month(r)
    for act in r.reading.of("substitute-performance"):
        asked = r.reading.last("demand")
        met = Met(r.served(asked), asked.id) if asked else r.met_by(None, "demand")
        yield r.result(r.term("D25", day_span(act)), source=act.id, met=met)
    yield from court(r)
    order = enforceable_order(r)
    if order is not None:
        yield waiting(r, order)
    for act in r.reading.of("demolition", "substitute-performance", "enforcement-decision"):
        yield forbidden_hours(r, act)
    for act in r.reading.of("police-transfer"):
        yield transfer(r, act)


def seizure(r: Reckoner, act: Action) -> Results:
    """D19 report of an urgent measure, D20 and D21 the term of sealing or seizure without the time of appraisal."""
    if flag(act, "urgent"):
        yield urgent(r, act)
    ended = r.first_of(("seizure-release", "seizure-disposal"), of=act)
    ended = ended or r.first_of(("seizure-release", "seizure-disposal"), after=act)
    met = r.met_by(ended, "seizure-release")
    excluded = appraisal_days(r, act)
    first = r.term("D20", day_span(act), excluded=excluded)
    longer = [each for each in r.reading.of("seizure-extension") if flag(each, "approved") is not False]
    longer = [each for each in longer if not each.refers_to or act.id in each.refers_to]
    if not longer or first is None:
        yield r.result(first, source=act.id, met=met)
        return
    yield r.result(first, source=act.id, met=Met(day_span(longer[0]), longer[0].id))
    yield r.result(_extended(r, first, longer[0]), source=longer[0].id, met=met)


def _extended(r: Reckoner, first: Term, extension: Action) -> Term | None:
    """Return D21, or an earlier end that the extension itself fixes."""
    term = r.term("D21", first.due)
    until = moment(extension, "until")
    if term is None or until is None:
        return term
    if before_limit(Span(until.earliest, until.latest), term.due) is not True:
        return term
    note = line(f"延长决定定至 {until}", f"the extension itself ends on {until}")
    return Term(term.rule, Span(until.earliest, until.latest), term.count, term.start, (*term.extra, note))


def appraisal_days(r: Reckoner, act: Action) -> int:
    """Return the days of appraisal that do not count: only those fixed and told in writing (art. 25 para. 3)."""
    days = 0
    for each in r.reading.of("appraisal"):
        if moment(each, "told_to_party_on") and (not each.refers_to or act.id in each.refers_to):
            days += whole(each, "period_days") or 0
    return days


def urgent(r: Reckoner, act: Action) -> DeadlineResult | None:
    """D19: within 24 clock hours of the measure."""
    reported = moment(act, "reported_at") or moment(act, "approved_at")
    told = Met(span_of(reported), act.id) if reported else Met(known_absent=flag(act, "reported") is False)
    result = r.result(r.term("D19", day_span(act)), source=act.id, met=told)
    return _to_the_minute(r, result, act.at, reported, 24)


def _to_the_minute(
    r: Reckoner, result: DeadlineResult | None, start: When | None, done: When | None, hours: int
) -> DeadlineResult | None:
    """Return a term in hours: by the minute where both are known to it, else unsure between one day and the next."""
    if result is None or start is None:
        return result
    if start.instant is None:
        vague = done is not None and done.day is not None and start.day is not None
        sure = vague and done is not None and start.day is not None and done.latest <= start.day
        state: DeadlineState = "met" if sure else ("provisional" if result.state == "met" else result.state)
        return replace(result, state=state)
    result = with_hours(result, start.instant, hours)
    ends = hours_after(start.instant, hours)
    if done is None:
        return result
    if done.instant is not None:
        return replace(result, state="met" if done.instant <= ends else "missed")
    if done.latest < ends.date():
        return replace(result, state="met")
    return replace(result, state="missed" if done.earliest > ends.date() else "provisional")


def demand(r: Reckoner, act: Action) -> Results:
    """D22 ten working days before the court, D23 the term stated before own enforcement."""
    served = r.served(act)
    applied = r.first_of(("court-application",), after=act)
    decided = r.first_of(("enforcement-decision",), after=act)
    applies = Met(day_span(applied), applied.id) if applied else Met()
    if applied or r.reading.case.procedure not in ("demolition-rural", "demolition-urban"):
        yield r.result(r.term("D22", served), source=act.id, met=applies, wait=True)
    days = whole(act, "term_days")
    if days is not None and served is not None:
        met = Met(day_span(decided), decided.id) if decided else Met()
        yield r.result(r.term("D23", served, length=days), source=act.id, met=met, wait=True)


def late_fee_month(r: Reckoner) -> Results:
    """D24: the late fee must have run for more than thirty days before direct enforcement."""
    for act in r.reading.of("decision", "simple-decision"):
        pay = pay_term(r, act)
        if pay is None or pay.due.last is None or r.on <= pay.due.last or not r.reading.of("demand"):
            continue
        if r.reading.of("payment") or not fined(act):
            continue
        days = suspended_days(r, act, pay)
        term = r.term("D24", pay.due, excluded=days)
        yield r.result(term, source=act.id, wait=True, suspended=pending(r, act))


def court(r: Reckoner) -> Results:
    """D26 the window to apply, D27 and D30 around the court's answer."""
    act = r.reading.decision or (r.reading.orders[-1] if r.reading.orders else None)
    applied = r.reading.first("court-application")
    own_power = r.reading.case.procedure in ("demolition-rural", "demolition-urban") and not applied
    spared = act is not None and (act.data or {}).get("result", "penalty") != "penalty"
    if act is not None and not spared and not own_power and not r.reading.of("performance", "payment"):
        yield window(r, act, applied)
    if applied is not None:
        ruled = r.first_of(("court-ruling",), after=applied)
        yield r.result(r.term("D27", day_span(applied)), source=applied.id, met=r.met_by(ruled, "court-ruling"))
    for ruling in r.reading.of("court-ruling"):
        if flag(ruling, "allowed") is False:
            told = r.served(ruling) if r.reading.services_of(ruling) else day_span(ruling)
            yield r.result(r.term("D30", told), source=ruling.id)


def window(r: Reckoner, act: Action, applied: Action | None) -> DeadlineResult | None:
    """D26: opens after both terms ran out unused, closes three months after the time to sue."""
    opens = court_window(r, act)
    met = r.met_by(applied, "court-application")
    result = r.result(
        opens.closes, source=act.id, met=met, suspended=opens.finality.blocked is not None, opens_on=opens.opens_on
    )
    if result is None:
        return None
    state = result.state
    if applied is not None and state == "met" and opens.opens_on is not None:
        early = before_limit(day_span(applied), Span(opens.opens_on - ONE_DAY, opens.opens_on - ONE_DAY))
        state = "missed" if early else ("provisional" if early is None else state)
    return replace(result, state=state, trace=opens.trace)


def enforceable_order(r: Reckoner) -> Action | None:
    """Return the act whose finality a demolition waits for: the order or decision to demolish."""
    decision = r.reading.decision
    if decision is not None and any(penalty.kind == "demolition" for penalty in r.reading.penalties or ()):
        return decision
    if r.reading.orders:
        return r.reading.orders[-1]
    rural = r.reading.case.procedure in ("demolition-rural", "demolition-urban")
    return decision if rural else None


def waiting(r: Reckoner, order: Action) -> DeadlineResult | None:
    """D31: the wait before demolition, unused remedies or the end of those used."""
    final = finality(r, order)
    done = r.first_of(("demolition",), after=order)
    known = Span(None, None) if final.until is None else final.until
    rule = r.rule("D31", day_span(order))
    if rule is None:
        return None
    term = Term(rule, known, None, day_span(order))
    met = Met(day_span(done), done.id) if done else Met()
    result = r.result(
        term, source=order.id, met=met, wait=True, suspended=final.blocked is not None, opens_on=final.opens_on
    )
    if result is None:
        return None
    state = _demolished(result.state, done, final)
    if state == "running" and final.provisional:
        state = "provisional"
    return replace(result, state=state, trace=(*final.trace, *_opening(final)))


def _demolished(state: DeadlineState, done: Action | None, final: Finality) -> DeadlineState:
    """A demolition while a remedy is pending, or before the first day on which the wait can end, is too early."""
    if done is None or final.fell:
        return state
    span = day_span(done)
    if final.blocked is not None and final.disputed:
        return "missed"
    earliest = final.until.first if final.until else None
    if span.last is not None and earliest is not None and span.last <= earliest:
        return "missed"
    return state


def _opening(final: Finality) -> tuple[TraceLine, ...]:
    if final.opens_on is None:
        return ()
    return (
        line(
            f"两项期限均届满而未提起，{day_zh(final.opens_on)}起方可强制拆除（强制法第四十四条）",
            f"both terms over unused: demolition is lawful from {day_en(final.opens_on)} (Coercion Law art. 44)",
        ),
    )


def forbidden(moment_: When | None, calendar: WorkCalendar, pack: RulePack) -> tuple[str, TraceLine] | None:
    """Say what stands against enforcing at a moment (D32): ``night``, ``holiday``, ``rest``, ``unknown`` year."""
    if moment_ is None or moment_.day is None:
        return None
    day = moment_.day
    if calendar.is_statutory_holiday(day):
        return "holiday", line(f"{day_zh(day, weekday=True)}为法定节假日", f"{day_en(day)} is a statutory holiday")
    if moment_.instant is not None and is_night(moment_.instant, pack):
        clock = moment_.instant.astimezone(SHANGHAI).strftime("%H:%M")
        return "night", line(f"{day_zh(day)} {clock} 属夜间", f"{clock} on {day_en(day)} is at night")
    if not calendar.known(day):
        return "unknown", line(f"{day.year}年节假日表未安装", f"the holiday table of {day.year} is not installed")
    if not calendar.is_working_day(day):
        return "rest", line(f"{day_zh(day, weekday=True)}为休息日", f"{day_en(day, weekday=True)} is a day off")
    return None


def is_night(instant: datetime, pack: RulePack) -> bool:
    """Whether an instant is at night; the hours are a parameter, the law names none."""
    hour = instant.astimezone(SHANGHAI).hour
    return hour >= pack.whole("night_from_hour") or hour < pack.whole("night_to_hour")


def forbidden_hours(r: Reckoner, act: Action) -> DeadlineResult | None:
    """D32 for one enforcement, done or planned."""
    when = moment(act, "planned_on") if act.kind == "enforcement-decision" else act.at
    if when is None or when.day is None:
        return None
    rule = r.rule("D32", Span(when.day, when.day))
    if rule is None:
        return None
    against = forbidden(when, r.law.calendar, r.law.pack)
    night = flag(act, "at_night")
    state: DeadlineState = "met" if night is False or when.instant is not None else "provisional"
    trace = [line(f"{day_zh(when.day, weekday=True)}", day_en(when.day, weekday=True))]
    if night:
        state, trace = "missed", [line("记录为夜间实施", "recorded as done at night")]
    elif against is not None and against[0] in ("night", "holiday"):
        state, trace = "missed", [against[1]]
    elif against is not None and against[0] == "unknown":
        state, trace = "provisional", [against[1]]
    elif against is not None:
        trace = [against[1], line("条文未列周末，建议避开", "the text does not name weekends; avoid them")]
    result = r.result(Term(rule, Span(when.day, when.day), None, Span(when.day, when.day), tuple(trace)), source=act.id)
    return replace(result, state=state) if result else None


def transfer(r: Reckoner, act: Action) -> DeadlineResult | None:
    """D37: sent to the police within 24 hours of approval."""
    approved = moment(act, "approved_at")
    if approved is None:
        return None
    result = r.result(r.term("D37", span_of(approved)), source=act.id, met=Met(day_span(act), act.id))
    return _to_the_minute(r, result, approved, act.at, 24)
