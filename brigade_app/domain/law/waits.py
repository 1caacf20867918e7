"""Waits that depend on what the party does: when an act became final (D31), when the court may be asked (D26).

A reader would guess that six months after the order the building may go. The wait ends when BOTH the 60 days of
reconsideration and the six months of a suit have run out unused; where remedies were not told they run for a year
(复议法 20, 行诉法解释 64); a pending reconsideration or suit blocks, and after it the 15 days to sue or to appeal must
pass too. Sources: 强制法 44, 53; 行诉法解释 156; rule-pack reference D26, D31.
"""

from dataclasses import dataclass
from datetime import date, datetime

from brigade_app.domain.calendar import ONE_DAY, day_en, day_zh
from brigade_app.domain.law.reading import Span, day_span, flag, moment, span_of
from brigade_app.domain.law.reckoning import Reckoner, Term
from brigade_app.domain.law.types import Trace, TraceLine
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action, Dispute
from brigade_app.domain.when import SHANGHAI

SET_ASIDE = frozenset(
    ["R-CH", "R-RV", "R-PR", "R-IL", "R-VO", "R-NE", "J-RV", "J-PR", "J-IL1", "J-IL2", "J-IL3", "J-VO", "J-CH"],
)
WITHDRAWN = frozenset({"R-TM", "R-DA", "R-NA", "J-WD", "J-WT", "J-RJ", "J-TM"})
_ENDS = ("outcome", "withdrawal", "settlement")
_NEVER = datetime.max.replace(tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Course:
    """A reconsideration or suit as it stands on a day: since when, until when, and what came of it."""

    channel: str
    began: date | None
    ended: date | None
    pending: bool
    set_aside: bool
    withdrawn: bool
    served: Span | None
    appealed: bool


def course_of(dispute: Dispute, on: date) -> Course:
    """Return the course of a dispute up to a day; steps after the day are not yet known."""
    steps = sorted(
        (step for step in dispute.steps or () if step.on is None or step.on.earliest <= on),
        key=lambda step: step.on.sort_key() if step.on else (date.max, _NEVER),
    )
    began = dispute.received_on.earliest if dispute.received_on else None
    appeals = [i for i, step in enumerate(steps) if step.kind == "appeal"]
    ends = [i for i, step in enumerate(steps) if step.kind in _ENDS]
    over = bool(ends) and (not appeals or ends[-1] > appeals[-1])
    later = any(step.on and step.on.earliest > on and step.kind in _ENDS for step in dispute.steps or ())
    told = dispute.outcome is not None and not over and not appeals and not later
    last = steps[ends[-1]] if over else None
    served = (
        next((span_of(step.on, step) for step in reversed(steps) if step.kind == "service"), None) if over else None
    )
    if served is None and last is not None and last.on is not None:
        served = span_of(last.on, last)
    outcome = dispute.outcome or ""
    return Course(
        channel=dispute.channel or "",
        began=began,
        ended=(served.last if served else None),
        pending=not (over or told),
        set_aside=(over or told) and outcome in SET_ASIDE,
        withdrawn=outcome in WITHDRAWN or (last is not None and last.kind == "withdrawal"),
        served=served,
        appealed=bool(appeals),
    )


@dataclass(frozen=True, slots=True)
class Finality:
    """When an act can no longer be attacked: ``until`` is the span of the last day of the wait.

    ``until`` is ``None`` while something is pending, nothing was served, or the act fell; ``blocked`` then says why.
    ``sue`` and ``reconsider`` are the terms that were counted.
    """

    until: Span | None
    sue: Term | None
    reconsider: Term | None
    trace: Trace
    blocked: TraceLine | None = None
    provisional: bool = False
    fell: bool = False
    disputed: bool = False

    @property
    def opens_on(self) -> date | None:
        """The first day after the wait."""
        return self.until.last + ONE_DAY if self.until and self.until.last else None


def remedies_told(act: Action) -> tuple[bool, bool]:
    """Whether reconsideration and suit were told; silence of the record counts as told, a known lack does not."""
    if act.document is not None and "remedies" in (act.document.lacks or ()):
        return False, False
    said = (act.data or {}).get("remedies")
    if not isinstance(said, dict):
        return True, True
    if not said:
        return False, False
    return said.get("reconsideration_days") != 0, said.get("litigation_months") != 0


def finality(r: Reckoner, act: Action) -> Finality:
    """Return when an act becomes final for its party."""
    known = _known(r, act)
    if known is None:
        return Finality(None, None, None, (), line("决定尚未送达，期限未起算", "not served yet: no term has begun"))
    by_review, by_suit = remedies_told(act)
    land = r.reading.case.procedure == "demolition-land"
    reconsider = r.term("D40" if by_review else "D41", known) or r.term("D40", known)
    sue = r.term(("D53" if land else "D52") if by_suit else "D54", known)
    terms = [term for term in (reconsider, sue) if term]
    untold = () if by_review and by_suit else (_untold(by_review, by_suit),)
    trace: Trace = (*(each for term in terms for each in term.trace), *untold)
    latest = _latest([term.due for term in terms])
    provisional = any(term.provisional for term in terms)
    return _with_disputes(r, act, Finality(latest, sue, reconsider, trace, provisional=provisional))


def _known(r: Reckoner, act: Action) -> Span | None:
    if act.kind in ("demolition", "simple-decision") and not r.reading.services_of(act):
        return day_span(act)
    return r.served(act)


def _with_disputes(r: Reckoner, act: Action, plain: Finality) -> Finality:
    until, trace = plain.until, list(plain.trace)
    disputed = False
    for dispute in r.reading.disputes_against(act):
        if dispute.channel not in ("reconsideration", "litigation"):
            continue
        if dispute.received_on is not None and dispute.received_on.earliest > r.on:
            continue
        course = course_of(dispute, r.on)
        disputed = True
        if course.pending:
            blocked = _pending_line(course)
            return Finality(None, plain.sue, plain.reconsider, (*trace, blocked), blocked, disputed=True)
        if course.set_aside:
            blocked = line(
                "该决定已被撤销、变更或者确认违法，不得执行", "the act was set aside: it must not be enforced"
            )
            return Finality(None, plain.sue, plain.reconsider, (*trace, blocked), blocked, fell=True, disputed=True)
        ended, lines = _after(r, course)
        trace += lines
        until = _latest([span for span in (until, ended) if span])
    return Finality(until, plain.sue, plain.reconsider, tuple(trace), None, plain.provisional, disputed=disputed)


def _after(r: Reckoner, course: Course) -> tuple[Span | None, Trace]:
    """Return the last day of the term that opens when a dispute ended: to sue, or to appeal."""
    if course.served is None:
        return Span(None, None), (line("救济程序终结日不详", "the day the remedy ended is not known"),)
    if course.channel == "reconsideration":
        term = r.term("D51", course.served)
    elif course.appealed:
        return course.served, (line("二审已终结，裁判生效", "second instance over: the judgment is effective"),)
    else:
        term = r.term("D62", course.served, part="ruling" if course.withdrawn else "judgment")
    return (term.due, term.trace) if term else (course.served, ())


def _latest(spans: list[Span]) -> Span:
    firsts = [span.first for span in spans]
    lasts = [span.last for span in spans]
    first = max((day for day in firsts if day is not None), default=None)
    last = None if any(day is None for day in lasts) else max((day for day in lasts if day), default=None)
    return Span(first, last)


def _pending_line(course: Course) -> TraceLine:
    name_zh, name_en = ("行政复议", "reconsideration") if course.channel == "reconsideration" else ("行政诉讼", "suit")
    since_zh = f"（{day_zh(course.began)}收到）" if course.began else ""
    since_en = f" (received {day_en(course.began)})" if course.began else ""
    return line(
        f"{name_zh}正在进行{since_zh}，终结并生效前不得强制拆除或者申请执行（强制法第四十四条、第五十三条）",
        f"a {name_en} is pending{since_en}: no demolition or application before its end (Coercion Law arts. 44, 53)",
    )


def _untold(by_review: bool, by_suit: bool) -> TraceLine:
    what_zh = "、".join(name for told, name in ((by_review, "复议权"), (by_suit, "起诉期限")) if not told)
    return line(
        f"未告知{what_zh}，按最长一年计算（复议法第二十条第三款、行诉法解释第六十四条）",
        "remedies were not told: up to one year (Reconsideration Law art. 20 para. 3, Interpretation art. 64)",
    )


@dataclass(frozen=True, slots=True)
class CourtWindow:
    """When the court may be asked: ``opens_on`` after both terms, ``closes`` three months after the time to sue."""

    opens_on: date | None
    closes: Term | None
    finality: Finality
    trace: Trace


def court_window(r: Reckoner, act: Action) -> CourtWindow:
    """Return the window of D26 for an act."""
    final = finality(r, act)
    unused = final.sue is not None and (final.blocked is not None or not final.disputed)
    start = final.sue.due if final.sue is not None and unused else final.until
    notes: list[TraceLine] = []
    deferred = deferral_end(r, act)
    if deferred:
        start = _latest([span for span in (start, deferred) if span])
        notes.append(line(f"暂缓、分期缴纳至 {deferred.last}，自届满之日起算（处罚法第七十二条第二款）",
                          f"deferred to {deferred.last}: counted from its end (art. 72 para. 2)"))  # fmt: skip
    closes = r.term("D26", start) if start else None
    opens = final.opens_on
    if opens and deferred and deferred.last and deferred.last >= opens:
        opens = deferred.last + ONE_DAY
    trace = (*final.trace, *(closes.trace if closes else ()), *notes)
    return CourtWindow(opens, closes, final, trace)


def deferral_end(r: Reckoner, act: Action) -> Span | None:
    """Return the end of an approved deferral or payment by instalments of the act's fine."""
    ends = [
        span_of(until)
        for plan in r.reading.of("payment-plan")
        if flag(plan, "approved") is not False
        and (not plan.refers_to or act.id in plan.refers_to)
        and (until := moment(plan, "until"))
    ]
    return _latest(ends) if ends else None
