"""The deadlines of a penalty case from the act to publication (D01 to D18), as this case has them."""

from collections.abc import Iterator
from datetime import date, timedelta

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.reading import Span, day_span, flag, moment, span_of, text, whole
from brigade_app.domain.law.reckoning import UNRECORDED, Met, Reckoner, Term
from brigade_app.domain.law.types import DeadlineResult, Trace
from brigade_app.domain.law.waits import course_of
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action, Dispute
from brigade_app.domain.when import When

Results = Iterator[DeadlineResult | None]
_FELL = ("R-CH", "R-RV", "R-PR", "R-IL", "R-VO", "J-RV", "J-PR", "J-IL1", "J-IL2", "J-IL3", "J-VO", "J-CH")


def case_terms(r: Reckoner) -> Results:
    """Yield D01 to D18."""
    yield from time_bar(r)
    yield from on_the_spot(r)
    yield from preservation(r)
    yield from notice(r)
    yield from handling(r)
    yield from payment(r)
    yield from publication(r)


def time_bar(r: Reckoner) -> Results:
    """D01, D02: from the act (its end where it goes on) to its discovery; the row of the day of filing applies."""
    case, reading = r.reading.case, r.reading
    filing = reading.first("filing")
    begun = case.act_ended_on or (None if case.act_continuing else case.act_started_on)
    if begun is None:
        return
    found = Met(span_of(case.discovered_on, case)) if case.discovered_on else (
        Met(Span(None, day_span(filing).last), filing.id) if filing else UNRECORDED
    )  # fmt: skip
    judged = day_span(filing).first if filing else (case.discovered_on.earliest if case.discovered_on else r.on)
    start = span_of(begun, case)
    yield r.result(r.term("D01", start, at=judged), met=found)
    yield r.result(r.term("D02", start, at=judged), met=found)


def on_the_spot(r: Reckoner) -> Results:
    """D03 hand-over of the on-the-spot decision, D04 and D05 the money collected on the spot."""
    for act in r.reading.of("simple-decision"):
        services = r.reading.services_of(act)
        served = min((r.service_span(each) for each in services), key=lambda s: s.first or r.on) if services else None
        met = Met(served, services[0].id) if served else Met(known_absent=r.reading.known_absent("service", of=act))
        yield r.result(r.term("D03", day_span(act)), source=act.id, met=met)
    for paid in r.reading.of("payment"):
        if flag(paid, "collected_on_spot"):
            handed_over = r.term("D04", day_span(paid))
            yield r.result(handed_over, source=paid.id)
            yield r.result(r.term("D05", handed_over.due) if handed_over else None, source=paid.id)


def preservation(r: Reckoner) -> Results:
    """D06: registered evidence is disposed of within seven working days."""
    for act in r.reading.of("evidence-registration"):
        kind = "evidence-registration-disposal"
        disposal = r.first_of((kind,), of=act) or r.first_of((kind,), after=act)
        yield r.result(r.term("D06", day_span(act)), source=act.id, met=r.met_by(disposal, kind, of=None))


def notice(r: Reckoner) -> Results:
    """D07 request of a hearing, D08 notice of the hearing, D09 statement and defence."""
    for act in r.reading.of("prior-notice"):
        served = r.served(act)
        if flag(act, "hearing_right_told") is not False:
            asked = r.first_of(("hearing-request",), after=act)
            yield r.result(r.term("D07", served), source=act.id, met=r.met_by(asked, "hearing-request"))
        said = r.first_of(("statement-defence",), after=act)
        term = r.term("D09", served, length=whole(act, "response_days"))
        yield r.result(term, source=act.id, met=r.met_by(said, "statement-defence"))
    for act in r.reading.of("hearing-notice"):
        held = hearing_of(r, act)
        told = r.served(act)
        met = Met(told, act.id) if told and told.last else Met(day_span(act), act.id)
        yield r.result(r.term("D08", held), source=act.id, met=met)


def hearing_of(r: Reckoner, act: Action) -> Span | None:
    """Return the day of the hearing that a notice announces: as announced, else as held."""
    if said := moment(act, "hearing_on"):
        return span_of(said)
    held = r.first_of(("hearing",), of=act) or r.first_of(("hearing",), after=act)
    return day_span(held) if held else None


def handling(r: Reckoner) -> Results:
    """D10 ninety days from filing to the decision, D11 service of the decision, D12 service by announcement."""
    for act in r.reading.of("filing"):
        if flag(act, "approved") is False:
            continue
        decided = r.first_of(("decision",), after=act)
        term, extra = handling_term(r, act)
        yield r.result(term, source=act.id, met=r.met_by(decided, "decision"), extra=extra)
    for act in r.reading.of("decision"):
        services = r.reading.services_of(act)
        first = min(services, key=lambda each: r.delivery_span(each).first or r.on) if services else None
        sent = (
            Met(r.delivery_span(first), first.id)
            if first
            else Met(known_absent=r.reading.known_absent("service", of=act))
        )
        yield r.result(r.term("D11", day_span(act)), source=act.id, met=sent)
    land = "land" if r.reading.case.procedure == "demolition-land" else ""
    for act in r.reading.of("service"):
        if text(act, "mode") == "announcement":
            yield r.result(r.term("D12", day_span(act), part=land), source=act.id, wait=True)


def handling_term(r: Reckoner, filing: Action) -> tuple[Term | None, Trace]:
    """Return D10 with the extensions the record has; whether they were lawful is for the checks."""
    extra: list[tuple[str, str]] = []
    excluded = 0
    until: When | None = None
    for act in r.reading.of("term-extension"):
        if flag(act, "approved") is False:
            continue
        out, said = whole(act, "excluded_days") or 0, moment(act, "until")
        if out:
            excluded += out
            extra.append((f"扣除 {out} 日", f"{out} days excluded"))
        if said and (until is None or said.earliest > until.earliest):
            until = said
    term = r.term("D10", day_span(filing), excluded=excluded)
    if term and until and (term.due.last is None or until.latest > term.due.last):
        term = Term(term.rule, Span(until.earliest, until.latest), term.count, term.start, term.extra)
        extra.append((f"经批准延长至 {until}", f"extended to {until} on approval"))
    lines = tuple(
        line(f"{zh}（以卷内批准为据，是否合法另行核对）", f"{en}, by the approval on file") for zh, en in extra
    )
    return term, lines


def payment(r: Reckoner) -> Results:
    """D13 payment, D14 late fee, D18 time of appraisal."""
    for act in r.reading.of("decision", "simple-decision"):
        if not fined(act):
            continue
        term = pay_term(r, act)
        paid = r.first_of(("payment",), of=act) or r.first_of(("payment",), after=act)
        met = r.met_by(paid, "payment")
        yield r.result(term, source=act.id, met=met)
        if term and _overdue(r, term, met):
            cap = r.term("D14", term.due, excluded=suspended_days(r, act, term))
            yield r.result(cap, source=act.id, met=met, suspended=pending(r, act))
    for act in r.reading.of("appraisal"):
        days = whole(act, "period_days")
        told = moment(act, "told_to_party_on")
        if days is not None:
            yield r.result(r.term("D18", span_of(told) if told else day_span(act), length=days), source=act.id)


def pay_term(r: Reckoner, act: Action) -> Term | None:
    """D13, or the end of an approved deferral."""
    term = r.term("D13", r.served(act))
    for plan in r.reading.of("payment-plan"):
        until = moment(plan, "until")
        if term and until and flag(plan, "approved") and (not plan.refers_to or act.id in plan.refers_to):
            note = line(
                f"经批准延期、分期缴纳至 {until}（处罚法第六十六条第二款）", f"deferred to {until} (art. 66 para. 2)"
            )
            term = Term(term.rule, Span(until.earliest, until.latest), term.count, term.start, (*term.extra, note))
    return term


def fined(act: Action) -> bool:
    """Whether an act imposes a fine."""
    return any(penalty.kind == "fine" for penalty in penalties_of(act.data) or ())


def _overdue(r: Reckoner, term: Term, met: Met) -> bool:
    last = term.due.last
    if last is None or r.on <= last:
        return False
    return met.span is None or met.span.last is None or met.span.last > last


def pending(r: Reckoner, act: Action) -> bool:
    """Whether a reconsideration or a suit against the act is going on today."""
    disputes = [each for each in r.reading.disputes_against(act) if each.channel != "mediation"]
    return any(course_of(each, r.on).pending for each in disputes if begun(each, r.on))


def begun(dispute: Dispute, on: date) -> bool:
    """Whether a dispute has reached the unit by that day; one without a day has."""
    return dispute.received_on is None or dispute.received_on.earliest <= on


def suspended_days(r: Reckoner, act: Action, term: Term) -> int:
    """Return the days of ended reconsiderations and suits after the term, during which the late fee did not run."""
    last = term.due.last
    total = timedelta()
    for dispute in r.reading.disputes_against(act):
        course = course_of(dispute, r.on)
        if dispute.channel != "mediation" and last and course.began and course.ended:
            total += max(course.ended - max(course.began, last), timedelta())
    return total.days


def publication(r: Reckoner) -> Results:
    """D15 withdrawal, D16 publication of penalty decisions, D17 of other decisions."""
    for act in r.reading.of("decision", "simple-decision"):
        published = r.first_of(("publication",), of=act) or r.first_of(("publication",), after=act)
        met = Met(_published(published), published.id) if published else r.met_by(None, "publication")
        yield r.result(r.term("D16", day_span(act)), source=act.id, met=met)
        if published:
            yield from _withdrawal(r, act)
    for act in r.reading.of("seizure", "enforcement-decision"):
        published = r.first_of(("publication",), of=act)
        met = Met(_published(published), published.id) if published else r.met_by(None, "publication", of=act)
        yield r.result(r.term("D17", day_span(act)), source=act.id, met=met)


def _published(act: Action) -> Span:
    said = moment(act, "published_on")
    return span_of(said) if said else day_span(act)


def _withdrawal(r: Reckoner, act: Action) -> Results:
    for dispute in r.reading.disputes_against(act):
        fell = [step for step in dispute.steps or () if step.kind in ("outcome", "service") and step.on]
        if dispute.outcome in _FELL and fell:
            withdrawn = r.first_of(("publication-withdrawal",))
            met = r.met_by(withdrawn, "publication-withdrawal")
            yield r.result(r.term("D15", span_of(fell[-1].on, fell[-1])), source=act.id, met=met)
