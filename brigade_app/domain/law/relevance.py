"""Which steps make sense now: on the case's own way, beside it, or not at all.

A reader would guess that a step which no guard refuses may be offered. The law does not forbid reviewing a defence that
nobody made, serving a notice twice, or closing while a fine is open; a captain would. So each kind has one question to
the record: is its object there, and is it not done yet. What is left out here can still be logged: only the gate
refuses. The order of the list follows from the answers: the own way first, what is allowed before what waits.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Literal

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.guards import Look
from brigade_app.domain.law.guards_opening import power_of, simple_limits
from brigade_app.domain.law.reading import Reading, day_span, flag, is_before, moment, text, whole
from brigade_app.domain.law.terms_case import begun
from brigade_app.domain.law.terms_enforcement import enforceable_order
from brigade_app.domain.law.triggers import Trigger, discussion_trigger, hearing_trigger, review_trigger
from brigade_app.domain.law.waits import course_of
from brigade_app.domain.records import Action, Penalty

Place = Literal["way", "aside"]
Question = Callable[[Look], Place | None]
WAY: Place = "way"
ASIDE: Place = "aside"
TO_SERVE = ("prior-notice", "hearing-notice", "decision", "simple-decision", "demand", "enforcement-decision")
OVERTAKEN = {
    "prior-notice": ("decision",),
    "hearing-notice": ("hearing", "decision"),
    "demand": ("court-application", "enforcement-decision", "demolition", "payment"),
    "enforcement-decision": ("demolition",),
}
SPARING = ("no-penalty-minor", "no-penalty-unproven", "transfer")
RETURNED = ("returned", "not-passed")


def place_of(look: Look) -> Place | None:
    """Return where a planned step stands in the list of next steps; ``None`` where it makes no sense now."""
    question = QUESTIONS.get(look.act.kind)
    return question(look) if question is not None else WAY


def to_serve(reading: Reading) -> Action | None:
    """Return the last paper that must be served and is not, as far as the record tells."""
    papers = [*reading.of(*TO_SERVE), *reading.ruling_orders]
    open_ones = [act for act in papers if not reading.services_of(act) and _still_to_serve(act, reading)]
    return open_ones[-1] if open_ones else None


def _still_to_serve(act: Action, reading: Reading) -> bool:
    """Whether service still helps: no later act of its kind, and what it announces has not happened."""
    over = OVERTAKEN.get(act.kind, ())
    return act is reading.last(act.kind) and not _later(reading, act, "closing", *over)


def on_the_spot(reading: Reading) -> bool:
    """Whether the case goes the short way: no filing, so no officers assigned and no report."""
    return reading.case.procedure == "simple" and not reading.of("filing")


def _once(kind: str, place: Place = WAY) -> Question:
    return lambda look: None if look.reading.of(kind) else place


def _opening(place: Place) -> Question:
    """What may be done only while the case is not filed and not ended."""
    ended = ("filing", "no-filing", "case-transfer", "police-transfer", "simple-decision")
    return lambda look: None if look.reading.of(*ended) else place


def _filing(look: Look) -> Place | None:
    if look.reading.of("filing", "no-filing", "case-transfer"):
        return None
    short = look.reading.of("simple-decision") or look.reading.case.procedure == "simple"
    return ASIDE if short and not list(simple_limits(look)) else WAY


def _on_the_spot(look: Look) -> Place | None:
    """On the spot: the way, unless it is doubtful that a fine of this matter can be so low."""
    place = _opening(WAY)(look)
    return ASIDE if place and any(not reason.certain for reason in simple_limits(look)) else place


def _transfer(look: Look) -> Place | None:
    if look.reading.of("case-transfer"):
        return None
    held = power_of(look)
    return WAY if held is not None and held.held == "no" else ASIDE


def _order(look: Look) -> Place | None:
    """An order to correct: once, and again where the re-inspection found it not corrected."""
    last, checked = look.reading.last("order-to-correct"), look.reading.last("recheck")
    if last is None:
        return WAY if look.reading.of("filing") and not look.reading.decision else ASIDE
    failed = checked is not None and flag(checked, "corrected") is False and is_before(last, checked) is not False
    return ASIDE if failed and not look.reading.of("closing") else None


def _recheck(look: Look) -> Place | None:
    last = look.reading.last("order-to-correct")
    if last is None or _later(look.reading, last, "recheck", "performance", "demolition", "closing"):
        return None
    until, days, given = moment(last, "until"), whole(last, "term_days"), day_span(last).last
    due = until.latest if until else given + timedelta(days=days) if given and days is not None else None
    return WAY if due is not None and due <= look.day and look.reading.decision is None else ASIDE


def _later(reading: Reading, after: Action, *kinds: str) -> bool:
    return any(is_before(act, after) is not True for act in reading.of(*kinds))


def _crime(look: Look) -> Place | None:
    return WAY if "suspected-crime" in look.reading.flags and not look.reading.of("police-transfer") else None


def _disposal(look: Look) -> Place | None:
    made, settled = look.reading.of("evidence-registration"), look.reading.of("evidence-registration-disposal")
    return WAY if len(made) > len(settled) else None


def _seized(look: Look) -> Place | None:
    made = look.reading.last("seizure")
    if made is None or _later(look.reading, made, "seizure-release", "seizure-disposal"):
        return None
    if look.act.kind == "seizure-extension" and look.reading.of("seizure-extension"):
        return None
    return WAY if look.act.kind == "seizure-release" else ASIDE


def _report(look: Look) -> Place | None:
    last, back = look.reading.last("investigation-report"), look.reading.last("legal-review")
    if last is None:
        return None if on_the_spot(look.reading) else WAY
    returned = back is not None and text(back, "outcome") in RETURNED and is_before(last, back) is True
    return ASIDE if returned else None


def _notice(look: Look) -> Place | None:
    if look.edge.id == "E17":
        return ASIDE if look.reading.decision is None else None
    return WAY


def _defences(reading: Reading) -> list[Action]:
    last = reading.last("prior-notice")
    return [act for act in reading.of("statement-defence") if last is None or is_before(act, last) is not True]


def _defence(look: Look) -> Place | None:
    if look.reading.decision is not None or look.reading.last("prior-notice") is None:
        return None
    said = _defences(look.reading)
    return None if any(flag(act, "waived") for act in said) else ASIDE if said else WAY


def _defence_review(look: Look) -> Place | None:
    said = [act for act in _defences(look.reading) if flag(act, "waived") is not True]
    return WAY if said and not _later(look.reading, said[-1], "defence-review") else None


def _asked(reading: Reading) -> Action | None:
    last = reading.last("prior-notice")
    asked = [act for act in reading.of("hearing-request") if flag(act, "withdrawn") is not True]
    asked = [act for act in asked if last is None or is_before(act, last) is not True]
    return asked[-1] if asked else None


def _hearing_request(look: Look) -> Place | None:
    last = look.reading.last("prior-notice")
    if last is None or look.reading.decision is not None or _asked(look.reading) is not None:
        return None
    if flag(last, "hearing_right_told") is False or look.reading.of("hearing") or look.r.served(last) is None:
        return None
    return WAY


def _hearing_notice(look: Look) -> Place | None:
    asked = _asked(look.reading)
    if asked is None or _later(look.reading, asked, "hearing-notice", "hearing"):
        return None
    return WAY


def _hearing(look: Look) -> Place | None:
    asked, told = _asked(look.reading), look.reading.last("hearing-notice")
    return WAY if asked is not None and told is not None and not _later(look.reading, told, "hearing") else None


def _trigger(reading: Reading, look: Look) -> Trigger:
    last = reading.last("prior-notice")
    return hearing_trigger(reading, penalties_of(last.data) if last is not None else None, look.law.pack)


def _review(look: Look) -> Place | None:
    reading, last = look.reading, look.reading.last("legal-review")
    if reading.decision is not None or (last is not None and text(last, "outcome") not in RETURNED):
        return None
    return ASIDE if review_trigger(reading, _trigger(reading, look)).due is False else WAY


def _discussion(look: Look) -> Place | None:
    if look.reading.decision is not None or look.reading.of("collective-discussion"):
        return None
    return ASIDE if discussion_trigger(look.reading, _trigger(look.reading, look)).due is False else WAY


def _approval(look: Look) -> Place | None:
    if look.reading.decision is not None or look.reading.of("decision-approval"):
        return None
    return WAY if look.reading.of("prior-notice") else ASIDE


def _decision(look: Look) -> Place | None:
    if look.reading.decision is not None:
        return None
    return ASIDE if look.edge.id == "E14" else WAY


def _service(look: Look) -> Place | None:
    return WAY if to_serve(look.reading) is not None else None


def _imposed(reading: Reading) -> Sequence[Penalty]:
    return penalties_of(reading.decision.data) or () if reading.decision is not None else ()


def fine_is_open(reading: Reading) -> bool:
    """Whether a fine stands and the record shows less than its payment."""
    fine = sum(each.amount_fen or 0 for each in _imposed(reading) if each.kind in ("fine", "confiscation"))
    paid = reading.of("payment")
    if not any(each.kind == "fine" for each in _imposed(reading)):
        return False
    return not paid or sum(whole(act, "amount_fen") or fine for act in paid) < fine


def deed_is_open(reading: Reading) -> bool:
    """Whether the decision orders something other than money, and nothing shows that it was done."""
    ordered = bool(reading.ruling_orders) or any(each.kind == "demolition" for each in _imposed(reading))
    done = [act for act in reading.of("performance") if flag(act, "complete") is not False]
    return ordered and not done and not reading.of("demolition", "substitute-performance")


def _payment(look: Look) -> Place | None:
    return WAY if fine_is_open(look.reading) else None


def _plan(look: Look) -> Place | None:
    return ASIDE if fine_is_open(look.reading) and not look.reading.of("payment-plan") else None


def _performance(look: Look) -> Place | None:
    return WAY if deed_is_open(look.reading) else None


def _demand(look: Look) -> Place | None:
    main = look.reading.main_act
    if not (fine_is_open(look.reading) or deed_is_open(look.reading)) or main is None:
        return None
    return None if _later(look.reading, main, "demand") else WAY


def _court(look: Look) -> Place | None:
    reading = look.reading
    if reading.of("court-application"):
        return None
    own = reading.case.procedure == "demolition-rural"
    return WAY if fine_is_open(reading) or (deed_is_open(reading) and not own) else None


def _own_enforcement(look: Look) -> Place | None:
    reading = look.reading
    if reading.case.procedure != "demolition-rural" or not deed_is_open(reading) or reading.of(look.act.kind):
        return None
    return WAY


def _demolition_notice(look: Look) -> Place | None:
    rural = look.reading.case.procedure == "demolition-rural"
    return WAY if rural and deed_is_open(look.reading) and not look.reading.of("demolition-notice") else None


def _substitute(look: Look) -> Place | None:
    """Performance by another: only where something is ordered that is neither money nor a demolition."""
    if enforceable_order(look.r) is not None or look.reading.of("substitute-performance"):
        return None
    last, checked = look.reading.last("order-to-correct"), look.reading.last("recheck")
    return ASIDE if last is not None and checked is not None and flag(checked, "corrected") is False else None


def _closing(look: Look) -> Place | None:
    """Closing: nothing is open that the decision imposed, nothing is to be served, no remedy is pending."""
    reading = look.reading
    if reading.of("closing") or fine_is_open(reading) or deed_is_open(reading) or to_serve(reading) is not None:
        return None
    against = [one for one in reading.disputes if one.channel != "mediation" and begun(one, reading.on)]
    if any(course_of(one, reading.on).pending for one in against):
        return None
    ended = reading.of("no-filing", "case-transfer", "police-transfer")
    return WAY if ended or reading.main_act is not None else None


def _publication(look: Look) -> Place | None:
    act = look.reading.decision
    if act is None or text(act, "result") in SPARING or _later(look.reading, act, "publication"):
        return None
    if not look.reading.services_of(act):
        return None
    return ASIDE


QUESTIONS: dict[str, Question] = {
    "clue": _once("clue"),
    "case-transfer": _transfer,
    "no-filing": _opening(ASIDE),
    "simple-decision": _on_the_spot,
    "filing": _filing,
    "assignment": lambda look: None if on_the_spot(look.reading) else _once("assignment")(look),
    "sampling": lambda _: ASIDE,
    "appraisal": lambda _: ASIDE,
    "term-extension": lambda _: None,
    "evidence-registration": lambda _: ASIDE,
    "evidence-registration-disposal": _disposal,
    "seizure": lambda _: ASIDE,
    "seizure-extension": _seized,
    "seizure-release": _seized,
    "seizure-disposal": _seized,
    "order-to-correct": _order,
    "recheck": _recheck,
    "police-transfer": _crime,
    "investigation-report": _report,
    "prior-notice": _notice,
    "statement-defence": _defence,
    "defence-review": _defence_review,
    "hearing-request": _hearing_request,
    "hearing-notice": _hearing_notice,
    "hearing": _hearing,
    "legal-review": _review,
    "collective-discussion": _discussion,
    "decision-approval": _approval,
    "decision": _decision,
    "service": _service,
    "payment": _payment,
    "payment-plan": _plan,
    "performance": _performance,
    "demand": _demand,
    "demolition-notice": _demolition_notice,
    "court-application": _court,
    "court-ruling": _once("court-ruling"),
    "enforcement-decision": _own_enforcement,
    "demolition": _own_enforcement,
    "substitute-performance": _substitute,
    "closing": _closing,
    "publication": _publication,
    "archiving": _once("archiving"),
}
