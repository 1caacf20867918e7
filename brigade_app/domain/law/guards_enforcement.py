"""Guards from performance to the archive, and of the party's remedies (E23 to E30)."""

from collections.abc import Iterator
from datetime import date, timedelta

from brigade_app.domain.calendar import ONE_DAY
from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.guards import Look, guard
from brigade_app.domain.law.periods import earliest_after_notice
from brigade_app.domain.law.reading import Span, flag, moment, span_of, text, whole
from brigade_app.domain.law.reckoning import Term
from brigade_app.domain.law.terms_case import pay_term
from brigade_app.domain.law.terms_enforcement import enforceable_order, forbidden
from brigade_app.domain.law.types import Mark, Reason, Trace
from brigade_app.domain.law.waits import court_window, finality
from brigade_app.domain.law.wording import line
from brigade_app.domain.records import Action
from brigade_app.domain.when import on_day

Reasons = Iterator[Reason]
DEMOLISHING = ("demolition", "enforcement-decision")


def subject_of(look: Look) -> Action | None:
    """Return the act to be enforced: the order or decision to demolish, else the decision."""
    return enforceable_order(look.r) or look.reading.decision


@guard("served")
def served(look: Look) -> Reasons:
    """Performance follows a served decision."""
    act = subject_of(look)
    if act is not None and act.kind != "simple-decision" and look.r.served(act) is None:
        yield look.doubt("决定书没有送达", "the decision was not served", "XZCF 61/1", mark="text")
    elif act is None and not look.reading.of("order-to-correct"):
        yield look.doubt("卷内没有须履行的决定", "no decision to perform is on file", "XZCF 66/1", mark="text")


@guard("collected-lawfully")
def collected_lawfully(look: Look) -> Reasons:
    """Officers collect only up to 100 yuan on the spot, or under art. 69 (Penalty Law arts. 67 to 69)."""
    if flag(look.act, "collected_on_spot") is not True:
        return
    amount = whole(look.act, "amount_fen")
    if look.reading.of("simple-decision") and amount is not None and amount <= 10000:
        return
    words = ("当场收缴须符合处罚法第六十八条、第六十九条", "collecting on the spot needs arts. 68 or 69")
    yield look.doubt(*words, "XZCF 67/2", "XZCF 68", "XZCF 69", mark="text")


@guard("overdue")
def overdue(look: Look) -> Reasons:
    """A demand follows an act that is served and not performed in its term (Coercion Law arts. 34, 54)."""
    act = subject_of(look)
    if act is None:
        yield from look.missing("decision", "没有可催告履行的决定", "no decision to demand", "XZQZ 34", mark="D")
        return
    if look.r.served(act) is None:
        yield look.no("决定书没有送达，履行期限未起算", "the decision is not served", "XZQZ 34", mark="D")
        return
    until, trace = term_to_perform(look, act)
    if until is None:
        yield look.doubt("履行期限没有登记", "the term to perform is not recorded", "XZQZ 34", mark="text")
    elif look.day <= until:
        words = (f"履行期限尚未届满（至 {until}）", f"the term to perform runs until {until}")
        yield look.no(*words, "XZQZ 34", mark="D", earliest=until + ONE_DAY, trace=trace)


def term_to_perform(look: Look, act: Action) -> tuple[date | None, Trace]:
    """Return the last day to perform: as the act says, else the fifteen days of a fine."""
    said = moment(act, "until")
    if said is not None:
        return said.latest, ()
    days = whole(act, "term_days")
    for penalty in penalties_of(act.data) or ():
        days = penalty.term_days if penalty.kind == "demolition" and penalty.term_days is not None else days
    known = look.r.served(act)
    if days is not None and known is not None and known.last is not None:
        last = known.last + timedelta(days=days)
        return last, (
            line(f"{known.last} 送达 + 限期 {days} 日 = {last}", f"served {known.last} + {days} days = {last}"),
        )
    if any(penalty.kind == "fine" for penalty in penalties_of(act.data) or ()):
        term = pay_term(look.r, act)
        return (term.due.last, term.trace) if term else (None, ())
    return None, ()


@guard("no-own-power")
def no_own_power(look: Look) -> Reasons:
    """The court is for organs without own power; a rural demolition order has it (reply of 2013, seen in excerpts)."""
    if look.reading.case.procedure == "demolition-rural":
        words = ("乡镇对该建筑有强制拆除权，法院不受理申请", "the township has own power: the court does not accept")
        yield look.doubt(*words, "FS2013-5", "CXGH 65", mark="S")


@guard("court-window")
def court_window_open(look: Look) -> Reasons:
    """After both terms, within three months of the time to sue (Coercion Law art. 53)."""
    act = subject_of(look)
    if act is None:
        yield from look.missing("decision", "没有可申请执行的决定", "no decision to enforce", "XZQZ 53", mark="D")
        return
    window = court_window(look.r, act)
    if window.finality.blocked is not None:
        blocked = window.finality.blocked
        yield look.no(blocked.zh, blocked.en, "XZQZ 53", mark="D", trace=window.trace)
        return
    if window.opens_on is None:
        yield look.doubt("复议、起诉期限何时届满不能确定", "when the terms end cannot be told", "XZQZ 53", mark="text")
    elif look.day < window.opens_on:
        words = (f"复议、起诉期限尚未届满，{window.opens_on} 起方可申请", f"lawful from {window.opens_on}")
        yield look.no(*words, "XZQZ 53", earliest=window.opens_on, trace=window.trace)
    closes = window.closes.due.last if window.closes else None
    if closes is not None and look.day > closes:
        words = (f"申请期限已于 {closes} 届满，须有正当理由", f"the term ended on {closes}: good reason is needed")
        yield look.doubt(*words, "XZQZ 53", "SSJS 156", mark="text", trace=window.trace)


@guard("demand-ten-days")
def demand_ten_days(look: Look) -> Reasons:
    """Ten working days after service of the demand (Coercion Law arts. 54, 69)."""
    last = look.reading.last("demand")
    if last is None:
        yield from look.missing("demand", "没有催告", "no demand", "XZQZ 54")
        return
    yield from _wait(
        look, look.r.term("D22", look.r.served(last)), "催告书送达未满十个工作日", "ten working days", "XZQZ 54"
    )


def _wait(look: Look, term: Term | None, zh: str, en: str, code: str) -> Reasons:
    if term is None:
        yield look.no(f"{zh}：催告书没有送达", "the demand was not served", code)
    elif term.due.last is None:
        yield look.doubt(f"{zh}：送达日不详", "the day of service is not known", code, mark="text")
    elif look.day <= term.due.last:
        words = (f"{zh}（至 {term.due.last}）", f"{en} after the demand run until {term.due.last}")
        yield look.no(*words, code, earliest=term.due.last + ONE_DAY, trace=term.trace)


@guard("own-power")
def own_power(look: Look) -> Reasons:
    """A law gives the unit own enforcement (Coercion Law arts. 13, 34; Planning Law art. 65)."""
    case = look.reading.case
    if case.procedure == "demolition-land":
        words = ("土地违法建筑须申请法院强制执行，不得自行拆除", "land-law buildings are enforced by the court only")
        yield look.no(*words, "TDGL 83", "XZQZ 13/2")
    elif case.procedure == "demolition-urban":
        words = ("城镇规划区内由县级以上政府责成有关部门拆除", "in town areas the county orders the demolition")
        yield look.no(*words, "CXGH 68")
    elif case.authority is not None and case.authority.kind == "entrusted":
        yield look.doubt(
            "受委托单位是否有强制执行权须核实", "whether an entrusted body may enforce", "XZQZ 34", mark="D"
        )
    elif case.procedure != "demolition-rural" and look.act.kind != "substitute-performance":
        yield look.doubt("自行强制执行须有法律授权", "own enforcement needs a law", "XZQZ 13/1", "XZQZ 34", mark="text")


@guard("public-notice")
def public_notice(look: Look) -> Reasons:
    """Demolition is announced with a term to demolish oneself (Coercion Law art. 44)."""
    if look.act.kind not in DEMOLISHING or enforceable_order(look.r) is None:
        return
    last = look.reading.last("demolition-notice")
    if last is None:
        words = ("没有限期自行拆除公告", "no public notice to demolish")
        yield from look.missing("demolition-notice", *words, "XZQZ 44")
        return
    until = moment(last, "until")
    if until is not None and look.day <= until.latest:
        words = (f"公告的自行拆除期限至 {until} 届满", f"the public notice gives until {until}")
        yield look.no(*words, "XZQZ 44", earliest=until.latest + ONE_DAY)


@guard("demand-term")
def demand_term(look: Look) -> Reasons:
    """A written demand was served and its term has run (Coercion Law arts. 35, 37)."""
    if look.act.kind == "substitute-performance":
        return
    last = look.reading.last("demand")
    if last is None:
        yield from look.missing("demand", "没有催告", "no demand", "XZQZ 35", "XZQZ 37/1")
        return
    days = whole(last, "term_days")
    if days is None:
        yield look.doubt("催告书的期限没有登记", "the term of the demand is not recorded", "XZQZ 35(1)", mark="text")
        return
    term = look.r.term("D23", look.r.served(last), length=days)
    yield from _wait(look, term, "催告期限尚未届满", "the term of the demand", "XZQZ 37/1")


@guard("remedies-over")
def remedies_over(look: Look) -> Reasons:
    """Both remedy terms have run out unused, or what was used has ended (Coercion Law art. 44)."""
    order = enforceable_order(look.r)
    if look.act.kind not in DEMOLISHING or order is None:
        return
    final = finality(look.r, order)
    mark: Mark = "D" if look.act.kind == "enforcement-decision" else "text"
    if final.blocked is not None:
        yield look.no(final.blocked.zh, final.blocked.en, "XZQZ 44", mark=mark, trace=final.trace)
    elif final.opens_on is None:
        yield look.doubt("复议、起诉期限何时届满不能确定", "when the terms end cannot be told", "XZQZ 44", mark="text")
    elif look.day < final.opens_on:
        earliest = look.law.calendar.next_working_day(final.opens_on)
        words = (
            f"复议、起诉期限尚未届满，最早 {earliest} 方可强制拆除",
            f"the terms to attack the order still run: {earliest} at the earliest",
        )
        yield look.no(*words, "XZQZ 44", "XZFY 20/1", "XZSS 46/1", mark=mark, earliest=earliest, trace=final.trace)


@guard("enforcement-decided")
def enforcement_decided(look: Look) -> Reasons:
    """A written enforcement decision was made and served (Coercion Law arts. 37, 38)."""
    if look.act.kind != "demolition":
        return
    last = look.reading.last("enforcement-decision")
    if last is None:
        words = ("没有强制执行决定", "no enforcement decision")
        yield from look.missing("enforcement-decision", *words, "XZQZ 37/1", "XZQZ 37/2")
    elif look.r.served(last) is None:
        yield look.no("强制执行决定书没有送达", "the enforcement decision was not served", "XZQZ 38", earliest=look.day)


@guard("lawful-hours")
def lawful_hours(look: Look) -> Reasons:
    """Not at night, not on a statutory holiday (Coercion Law art. 43)."""
    when = moment(look.act, "planned_on") if look.act.kind == "enforcement-decision" else look.act.at
    if when is None and look.act.kind != "enforcement-decision":
        when = on_day(look.day)
    against = forbidden(when, look.law.calendar, look.law.pack)
    if flag(look.act, "at_night"):
        yield look.no(
            "夜间不得实施强制执行（情况紧急的除外）", "no enforcement at night, save in an emergency", "XZQZ 43/1"
        )
    elif against is not None and when is not None and when.day is not None:
        kind, words = against
        following = when.day if kind == "night" else when.day + ONE_DAY
        earliest = look.law.calendar.next_working_day(following)
        if kind in ("night", "holiday"):
            mark: Mark = "D" if kind == "night" else "text"
            yield look.no(words.zh, words.en, "XZQZ 43/1", mark=mark, earliest=earliest)
        else:
            yield look.doubt(words.zh, words.en, "XZQZ 43/1", mark="D", earliest=earliest)


@guard("substitute-days")
def substitute_days(look: Look) -> Reasons:
    """Substitute performance: demanded three working days before (Coercion Law art. 51)."""
    if look.act.kind != "substitute-performance":
        return
    last = look.reading.last("demand")
    if last is None:
        yield from look.missing("demand", "没有代履行催告", "no demand before performance", "XZQZ 51/1(2)")
        return
    told = look.r.served(last)
    term = look.r.term("D25", Span(look.day, look.day))
    if told is None or told.last is None or term is None or term.due.first is None:
        yield look.doubt("催告送达日不详", "the day of the demand is not known", "XZQZ 51/1(2)", mark="text")
    elif told.last > term.due.first:
        earliest = earliest_after_notice(told.last, term.rule, look.law.calendar)
        words = (
            f"催告距代履行不足三个工作日，最早 {earliest}",
            f"less than three working days: {earliest} at the earliest",
        )
        yield look.no(*words, "XZQZ 51/1(2)", "XZQZ 69", mark="D", earliest=earliest, trace=term.trace)


@guard("may-close")
def may_close(look: Look) -> Reasons:
    """Performed, enforced, transferred, spared or terminated (derived: the law has no article on closing)."""
    done = look.reading.of(
        "payment",
        "performance",
        "demolition",
        "substitute-performance",
        "case-transfer",
        "police-transfer",
        "no-filing",
    )
    spared = any(
        text(act, "result") in ("no-penalty-minor", "no-penalty-unproven") for act in look.reading.of("decision")
    )
    allowed = any(flag(act, "allowed") for act in look.reading.of("court-ruling"))
    warned = [p for act in look.reading.of("decision", "simple-decision") for p in penalties_of(act.data) or ()]
    only_warning = bool(warned) and all(penalty.kind == "warning" for penalty in warned)
    if not (done or spared or allowed or only_warning or text(look.act, "ground")):
        yield look.doubt("没有履行、执行、移送或者不予处罚的记录", "nothing on file ends the case", "XZCF 47", mark="D")


@guard("publishable")
def publishable(look: Look) -> Reasons:
    """A decision is published, with what must not be published masked (Penalty Law arts. 48, 50)."""
    if not look.reading.of("decision", "simple-decision"):
        yield from look.missing("decision", "没有可公示的处罚决定", "no decision to publish", "XZCF 48/1", mark="D")
    if "minor-involved" in look.reading.flags:
        yield look.doubt("涉及未成年人，不宜公示", "a minor is involved", "XZCF 50", mark="S")
    if flag(look.act, "redacted") is False:
        yield look.doubt("没有遮盖个人信息", "personal data is not masked", "XZCF 50", "GBF 25", mark="text")


@guard("closed")
def closed(look: Look) -> Reasons:
    """Archiving follows closing."""
    yield from look.missing("closing", "尚未结案", "the case is not closed", "XZCF 47", mark="D")


@guard("remedy-open")
def remedy_open(look: Look) -> Reasons:
    """The party applies in time: sixty days, six months (Reconsideration Law art. 20, Litigation Law art. 46)."""
    act = subject_of(look)
    if act is None:
        yield from look.missing("decision", "没有可以不服的决定", "nothing to attack", "XZFY 20/1", mark="D")
        return
    final = finality(look.r, act)
    term = final.reconsider if look.act.kind == "reconsideration" else final.sue
    if term is not None and term.due.last is not None and look.day > term.due.last:
        words = (f"期限已于 {term.due.last} 届满", f"the term ended on {term.due.last}")
        code = "XZFY 20/1" if look.act.kind == "reconsideration" else "XZSS 46/1"
        yield look.no(*words, code, mark=term.rule.mark, trace=term.trace)
    received = [span_of(each.received_on, each) for each in look.reading.disputes if each.received_on]
    if look.act.kind == "litigation" and act.kind == "simple-decision" and not received:
        words = ("对当场处罚须先复议", "an on-the-spot decision goes to reconsideration first")
        yield look.no(*words, "XZFY 23/1(1)")
