"""The deadlines of reconsideration, litigation, compensation and mediation (D40 to D66), as this case has them.

Terms whose start a case file cannot record (an information request, a claim for compensation) are not here; they are
counted by `reckoning.reckon`.
"""

from collections.abc import Iterator

from brigade_app.domain.law.reading import Span, day_span, span_of
from brigade_app.domain.law.reckoning import UNRECORDED, Met, Reckoner
from brigade_app.domain.law.terms_case import begun
from brigade_app.domain.law.types import DeadlineResult
from brigade_app.domain.law.waits import course_of, remedies_told
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action, Dispute, DisputeStep

Results = Iterator[DeadlineResult | None]
ATTACKABLE = ("decision", "simple-decision", "order-to-correct", "seizure", "enforcement-decision", "demolition")


def dispute_terms(r: Reckoner) -> Results:
    """Yield D40 to D65."""
    for act in r.reading.of(*ATTACKABLE):
        yield from rights(r, act)
    for dispute in r.reading.disputes:
        if not begun(dispute, r.on):
            continue
        if dispute.channel == "reconsideration":
            yield from reconsideration(r, dispute)
        elif dispute.channel == "litigation":
            yield from litigation(r, dispute)
        elif dispute.channel == "mediation":
            yield from mediation(r, dispute)


def rights(r: Reckoner, act: Action) -> Results:
    """D40 to D42 and D52 to D55: until when the party may attack an act."""
    known = r.served(act)
    if known is None:
        return
    by_review, by_suit = remedies_told(act)
    immovable = "immovable" if (r.reading.case.procedure or "").startswith("demolition") else ""
    review, suit = _against(r, act, "reconsideration"), _against(r, act, "litigation")
    after_review = review.span is not None
    yield r.result(r.term("D40" if by_review else "D41", known), source=act.id, met=review)
    if not by_review:
        yield r.result(r.term("D42", day_span(act), part=immovable), source=act.id, met=review)
    if after_review or act.kind == "simple-decision":
        return
    land = r.reading.case.procedure == "demolition-land" and act.kind != "seizure"
    by_term = ("D53" if land else "D52") if by_suit else "D54"
    yield r.result(r.term(by_term, known), source=act.id, met=suit)
    if not by_suit:
        yield r.result(r.term("D55", day_span(act), part=immovable), source=act.id, met=suit)


def _against(r: Reckoner, act: Action, channel: str) -> Met:
    disputes = [each for each in r.reading.disputes_against(act, channel) if begun(each, r.on)]
    if not disputes:
        unused = channel in (r.reading.case.remedies_unused or ())
        return Met(known_absent=unused or r.reading.complete)
    first = disputes[0]
    return Met(span_of(first.received_on, first), first.id) if first.received_on else Met(Span(None, None), first.id)


def _received(dispute: Dispute) -> Span | None:
    return span_of(dispute.received_on, dispute) if dispute.received_on else None


def _step(r: Reckoner, dispute: Dispute, *kinds: str) -> DisputeStep | None:
    steps = [step for step in dispute.steps or () if step.kind in kinds]
    steps = [step for step in steps if step.on is None or step.on.earliest <= r.on]
    return steps[0] if steps else None


def _sitting(r: Reckoner, dispute: Dispute) -> DisputeStep | None:
    """Return the hearing that is announced for today or later, else the first that was held."""
    dated = [step for step in dispute.steps or () if step.kind == "hearing" and step.on is not None]
    ahead = [step for step in dated if step.on is not None and step.on.latest >= r.on]
    return next(iter(ahead or dated), None)


def _answered(r: Reckoner, dispute: Dispute, *kinds: str) -> Met:
    """Return what meets an answer: its step, a step said to be in time, or its known absence."""
    step = _step(r, dispute, *kinds)
    if step is None:
        absent = any(kind in (dispute.absent or ()) for kind in kinds)
        return Met(known_absent=absent or (r.reading.complete and dispute.outcome is None))
    if step.on is None:
        return UNRECORDED
    return Met(span_of(step.on, step), dispute.id)


def reconsideration(r: Reckoner, dispute: Dispute) -> Results:
    """D47 answer with evidence, D48 hearing, D50 redo, D51 suit afterwards."""
    received = _received(dispute)
    answered = _answered(r, dispute, "evidence-filed", "answer-filed")
    yield r.result(r.term("D47", received), source=dispute.id, met=answered)
    sitting = _sitting(r, dispute)
    if sitting is not None and sitting.on is not None:
        yield r.result(r.term("D48", span_of(sitting.on, sitting)), source=dispute.id)
    course = course_of(dispute, r.on)
    if course.pending or course.served is None:
        return
    if course.set_aside:
        yield from redo(r, dispute, course.served)
    sued = Met(known_absent=r.reading.complete)
    act = r.reading.action.get(dispute.against or "")
    if act is not None and (suits := r.reading.disputes_against(act, "litigation")):
        sued = Met(_received(suits[0]) or Span(None, None), suits[0].id)
    yield r.result(r.term("D51", course.served), source=dispute.id, met=sued)


def redo(r: Reckoner, dispute: Dispute, served: Span) -> Results:
    """D50: the act is made again, in the term the decision names or else in sixty days."""
    days = dispute.redo_within_days
    if days is None and dispute.channel != "reconsideration":
        return
    again = [act for act in r.reading.of("decision") if (act.data or {}).get("redoes") == dispute.against]
    met = Met(day_span(again[0]), again[0].id) if again else UNRECORDED
    extra = () if days is None else (line(f"决定书、判决书限 {days} 日内重作", f"{days} days by the decision itself"),)
    yield r.result(r.term("D50", served, part="redo", length=days), source=dispute.id, met=met, extra=extra)


def litigation(r: Reckoner, dispute: Dispute) -> Results:
    """D57 to D60 around the answer and the hearing, D62 appeal, D63 second instance, D34 the effective judgment."""
    received = _received(dispute)
    answered = _answered(r, dispute, "evidence-filed", "answer-filed")
    yield r.result(r.term("D57", received), source=dispute.id, met=answered)
    if answered.span is None and dispute.outcome is None:
        yield r.result(r.term("D58", received), source=dispute.id)
        yield r.result(r.term("D59", received), source=dispute.id)
    sitting = _sitting(r, dispute)
    if sitting is not None and sitting.on is not None:
        yield r.result(r.term("D60", span_of(sitting.on, sitting)), source=dispute.id)
    appeal = _step(r, dispute, "appeal")
    if appeal is not None and appeal.on is not None:
        yield r.result(r.term("D63", span_of(appeal.on, appeal)), source=dispute.id)
    course = course_of(dispute, r.on)
    if course.pending or course.served is None:
        return
    if not course.appealed:
        part = "ruling" if course.withdrawn else "judgment"
        yield r.result(r.term("D62", course.served, part=part), source=dispute.id)
    if course.set_aside:
        yield from redo(r, dispute, course.served)
    elif dispute.outcome == "J-DR":
        yield r.result(r.term("D34", course.served), source=dispute.id)


def mediation(r: Reckoner, dispute: Dispute) -> Results:
    """D65: judicial confirmation within thirty days of the agreement."""
    settled = _step(r, dispute, "settlement")
    if settled is not None and settled.on is not None:
        yield r.result(r.term("D65", span_of(settled.on, settled)), source=dispute.id)
