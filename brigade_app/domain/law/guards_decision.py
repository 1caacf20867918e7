"""Guards from the prior notice to service (E13 to E22)."""

from collections.abc import Iterator
from datetime import date

from brigade_app.domain.calendar import ONE_DAY
from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.guards import Look, guard
from brigade_app.domain.law.periods import earliest_after_notice
from brigade_app.domain.law.reading import Span, day_span, flag, is_before, moment, text, whole
from brigade_app.domain.law.reckoning import Term
from brigade_app.domain.law.terms_case import handling_term
from brigade_app.domain.law.triggers import Trigger, discussion_trigger, hearing_trigger, review_trigger
from brigade_app.domain.law.types import Reason
from brigade_app.domain.records import Action, Penalty

Reasons = Iterator[Reason]
PASSED = ("passed", "passed-with-changes")
NO_PENALTY = ("no-penalty-minor", "no-penalty-unproven", "transfer")


def spares(act: Action) -> bool:
    """Whether a decision imposes no penalty."""
    return text(act, "result") in NO_PENALTY


def trigger_of(look: Look) -> Trigger:
    """Return whether a hearing is due by what is proposed: the decision's penalties, else the last notice's."""
    penalties = penalties_of(look.act.data)
    last = look.reading.last("prior-notice")
    if penalties is None and last is not None:
        penalties = penalties_of(last.data)
    return hearing_trigger(look.reading, penalties, look.law.pack)


@guard("report-made")
def report_made(look: Look) -> Reasons:
    """The investigation has ended with a report."""
    yield from look.missing(
        "investigation-report", "没有调查终结报告", "no investigation report", "XZCF 57/1", mark="D"
    )


@guard("notice-content")
def notice_content(look: Look) -> Reasons:
    """The notice names the intended penalty and the rights (Penalty Law arts. 44, 63)."""
    if look.planned:
        return
    if not penalties_of(look.act.data):
        yield look.doubt("没有写明拟处罚内容", "the intended penalty is not stated", "XZCF 44", mark="text")
    if flag(look.act, "defence_right_told") is False:
        yield look.no("没有告知陈述、申辩权", "the right to state and defend is not told", "XZCF 44")
    due = hearing_trigger(look.reading, penalties_of(look.act.data), look.law.pack)
    if flag(look.act, "hearing_right_told") is False and due.due:
        words = (f"应当告知听证权而没有告知：{due.zh}", f"the right to a hearing must be told: {due.en}")
        yield look.no(*words, "XZCF 63/1") if due.certain else look.doubt(*words, "XZCF 63/1", mark=due.mark)


@guard("no-penalty-ground")
def no_penalty_ground(look: Look) -> Reasons:
    """A decision without penalty says which of the grounds it is."""
    if not look.planned and not spares(look.act):
        yield look.doubt("没有写明不予处罚的理由", "the ground of no penalty is not stated", "XZCF 57/1(2)")


@guard("notice-served")
def notice_served(look: Look) -> Reasons:
    """The prior notice was made and served (Penalty Law arts. 44, 62)."""
    if spares(look.act):
        return
    last = look.reading.last("prior-notice")
    if last is None:
        yield from look.missing("prior-notice", "没有事先告知", "no prior notice", "XZCF 44", "XZCF 62")
    elif look.r.served(last) is None:
        yield look.no("事先告知书没有送达", "the prior notice was not served", "XZCF 44", "XZCF 62")


def told_first(look: Look) -> Reasons:
    """A notice that was made was served; a case without a notice may end without penalty."""
    if look.reading.of("prior-notice"):
        yield from notice_served(look)


@guard("defence-over")
def defence_over(look: Look) -> Reasons:
    """The terms to defend and to ask for a hearing have run, or were waived; the defence was reviewed."""
    last = look.reading.last("prior-notice")
    if last is None or spares(look.act):
        return
    served = look.r.served(last)
    if served is None:
        return
    said = [act for act in look.reading.of("statement-defence") if is_before(act, last) is not True]
    waived = any(flag(act, "waived") for act in said)
    asked = _asked(look, last)
    if not asked and flag(last, "hearing_right_told") is not False and trigger_of(look).due is not False:
        term = look.r.term("D07", served)
        yield from _still_running(look, term, "听证申请期限", "the term to ask for a hearing", "XZCF 64(1)", "XZCF 85")
    if not said and not waived and not asked:
        told = whole(last, "response_days")
        term = look.r.term("D09", served, length=told)
        words = ("陈述申辩期限", "the term to state and defend")
        yield from _still_running(look, term, *words, "XZCF 45/1", "XZCF 62", told=told is not None)
    if any(flag(act, "waived") is not True for act in said) and not look.reading.of("defence-review"):
        words = ("陈述申辩没有复核", "the defence was not reviewed")
        yield (
            look.no(*words, "XZCF 45/1", earliest=look.day)
            if look.reading.complete
            else look.doubt(*words, "XZCF 45/1", mark="text")
        )


def _still_running(look: Look, term: Term | None, zh: str, en: str, *codes: str, told: bool = False) -> Reasons:
    if term is None:
        return
    if term.due.last is None or (term.due.first is not None and term.due.first < look.day <= term.due.last):
        yield look.doubt(f"{zh}是否届满不能确定", f"whether {en} has run cannot be told", *codes, mark="text")
    elif look.day <= term.due.last:
        mark = "D" if told and term.rule.mark == "P" else term.rule.mark
        words = (f"{zh}尚未届满（至 {term.due.last}）", f"{en} runs until {term.due.last}")
        earliest = term.due.last + ONE_DAY
        yield look.no(*words, *codes, mark=mark, earliest=earliest, trace=term.trace)


def _asked(look: Look, after: Action) -> list[Action]:
    requests = [act for act in look.reading.of("hearing-request") if flag(act, "withdrawn") is not True]
    return [act for act in requests if is_before(act, after) is not True]


@guard("hearing-held")
def hearing_held(look: Look) -> Reasons:
    """A hearing that was asked for in time is held before the decision (Penalty Law arts. 63, 65)."""
    last = look.reading.last("prior-notice")
    asked = _asked(look, last) if last is not None else []
    held = [act for act in look.reading.of("hearing") if _by(act, look.day)]
    if not asked or held or spares(look.act):
        return
    served = look.r.served(last) if last is not None else None
    term = look.r.term("D07", served)
    first = day_span(asked[0])
    late = term is not None and term.due.last is not None and first.first is not None and first.first > term.due.last
    if late:
        words = ("听证申请逾期，是否接受应当说明理由", "the request was late: say why it is refused")
        yield look.doubt(*words, "XZCF 64(1)", mark="text")
    elif look.reading.known_absent("hearing"):
        words = ("当事人要求听证而没有举行", "a hearing was asked for and not held")
        yield look.no(*words, "XZCF 63/1", "XZCF 65", earliest=first_hearing_day(look))
    else:
        yield look.doubt("没有听证记录", "no record of the hearing", "XZCF 63/1", mark="text")


def first_hearing_day(look: Look) -> date | None:
    """Return the first day on which a hearing may be held: as announced, else seven working days after a notice."""
    notice = look.reading.last("hearing-notice")
    announced = moment(notice, "hearing_on") if notice is not None else None
    if announced is not None:
        return max(announced.earliest, look.day)
    told = look.r.served(notice) if notice is not None else None
    rule = look.law.pack.deadline("D08", look.day)
    if rule is None:
        return None
    given = told.last if told is not None and told.last is not None else look.day
    return max(earliest_after_notice(given, rule, look.law.calendar), look.day)


def _by(act: Action, day: date) -> bool:
    span = day_span(act)
    return span.first is None or span.first <= day


@guard("review-passed")
def review_passed(look: Look) -> Reasons:
    """Legal review was passed where it is due, after the hearing (Penalty Law art. 58)."""
    if spares(look.act):
        return
    due = review_trigger(look.reading, trigger_of(look))
    last = look.reading.last("legal-review")
    if last is None:
        if due.due is False:
            return
        certain = due.certain and look.reading.known_absent("legal-review")
        words = (f"未经法制审核：{due.zh}", f"no legal review: {due.en}")
        yield (
            look.no(*words, "XZCF 58/1", earliest=look.day)
            if certain
            else look.doubt(*words, "XZCF 58/1", mark=due.mark)
        )
        return
    outcome = text(last, "outcome")
    if outcome is not None and outcome not in PASSED:
        yield look.no("法制审核未通过", "the legal review did not pass", "XZCF 58/1")
    hearing = look.reading.last("hearing")
    if hearing is not None and is_before(last, hearing) is True:
        yield look.no("法制审核在听证之前作出", "the legal review came before the hearing", "XZCF 58/1(2)", mark="D")


@guard("discussed")
def discussed(look: Look) -> Reasons:
    """The responsible persons discussed complex or serious cases (Penalty Law art. 57 para. 2)."""
    if spares(look.act) or look.reading.of("collective-discussion"):
        return
    due = discussion_trigger(look.reading, trigger_of(look))
    if due.due is False:
        return
    certain = due.certain and look.reading.known_absent("collective-discussion")
    words = (f"没有集体讨论：{due.zh}", f"no collective discussion: {due.en}")
    yield look.no(*words, "XZCF 57/2", earliest=look.day) if certain else look.doubt(*words, "XZCF 57/2", mark=due.mark)


@guard("not-heavier")
def not_heavier(look: Look) -> Reasons:
    """The decision is not heavier than what was notified (Penalty Law arts. 44, 45, 62)."""
    last = look.reading.last("prior-notice")
    decided, told = penalties_of(look.act.data), penalties_of(last.data) if last is not None else None
    if decided is None or told is None:
        return
    known = {penalty.kind: penalty for penalty in told}
    for penalty in decided:
        before = known.get(penalty.kind)
        if before is None and penalty.kind != "warning":
            yield look.no(
                f"告知书没有“{penalty.kind}”", f"{penalty.kind} was not notified", "XZCF 44", "XZCF 62", mark="D"
            )
        elif before is not None and _more(penalty, before):
            new, old = (penalty.amount_fen or 0) // 100, (before.amount_fen or 0) // 100
            words = (f"罚款{new}元重于告知的{old}元", f"{new} yuan is more than the {old} yuan notified")
            yield look.no(*words, "XZCF 45/2", "XZCF 62", mark="D")


def _more(penalty: Penalty, before: Penalty) -> bool:
    return penalty.amount_fen is not None and before.amount_fen is not None and penalty.amount_fen > before.amount_fen


@guard("within-term")
def within_term(look: Look) -> Reasons:
    """Within ninety days from filing; a late decision must still be made, so this only warns (art. 60)."""
    filing = look.reading.first("filing")
    if filing is None:
        return
    term, _ = handling_term(look.r, filing)
    if term is not None and term.due.last is not None and look.day > term.due.last:
        words = (f"已超过办案期限（至 {term.due.last}）", f"the term to decide ended on {term.due.last}")
        yield look.doubt(*words, "XZCF 60", mark="text", trace=term.trace)


@guard("hearing-asked")
def hearing_asked(look: Look) -> Reasons:
    """The party asked for the hearing."""
    if not look.reading.of("hearing-request"):
        yield look.doubt("当事人没有要求听证", "the party has not asked for a hearing", "XZCF 63/1")


@guard("hearing-notice-days")
def hearing_notice_days(look: Look) -> Reasons:
    """Seven full working days lie between notice and hearing (Penalty Law art. 64 item 2)."""
    told: date | None = look.day
    held = moment(look.act, "hearing_on")
    event = held.day if held else None
    if look.act.kind == "hearing":
        notice = look.reading.last("hearing-notice")
        if notice is None:
            yield from look.missing("hearing-notice", "没有听证通知", "no notice of the hearing", "XZCF 64(2)")
            return
        served = look.r.served(notice) or Span(None, None)
        told, event = served.last or day_span(notice).last, look.day
    rule = look.law.pack.deadline("D08", event or look.day)
    if event is None or told is None or rule is None:
        return
    term = look.r.term("D08", Span(event, event))
    if term is not None and term.due.first is not None and told > term.due.first:
        earliest = earliest_after_notice(told, rule, look.law.calendar)
        words = (
            f"通知距听证不足七个工作日，最早 {earliest} 举行",
            f"less than seven working days: {earliest} at the earliest",
        )
        yield look.no(*words, "XZCF 64(2)", "XZCF 85", mark=rule.mark, earliest=earliest, trace=term.trace)


@guard("hearing-host")
def hearing_host(look: Look) -> Reasons:
    """The host is not an investigator of the case (Penalty Law art. 64 item 4)."""
    host = text(look.act, "host") or look.act.decided_by
    if host is not None and host in look.reading.case_officers():
        officer = look.reading.officers.get(host)
        name = officer.name or host if officer else host
        yield look.no(f"{name}是本案调查人员，不得主持听证", f"{name} investigated the case", "XZCF 64(4)")
    elif host is None and not look.planned:
        yield look.doubt("没有登记听证主持人", "no host is recorded", "XZCF 64(4)", mark="text")


@guard("changed-for-worse")
def changed_for_worse(look: Look) -> Reasons:
    """A second notice has its reason: changed facts, grounds or penalty."""
    last = look.reading.last("prior-notice")
    new, old = penalties_of(look.act.data), penalties_of(last.data) if last is not None else None
    if new is not None and new == old:
        yield look.doubt("拟处罚内容与上次告知相同", "the intended penalty is the same as before", "XZCF 44", mark="D")


@guard("after-hearing")
def after_hearing(look: Look) -> Reasons:
    """Review follows a hearing that was asked for (Penalty Law art. 58 para. 1 item 2)."""
    last = look.reading.last("prior-notice")
    if last is not None and _asked(look, last) and not look.reading.of("hearing"):
        words = ("当事人要求听证，听证尚未举行", "a hearing was asked for and is not held yet")
        yield look.no(*words, "XZCF 58/1(2)", "XZCF 63/1", mark="D", earliest=first_hearing_day(look))


@guard("reviewer-apart")
def reviewer_apart(look: Look) -> Reasons:
    """The reviewer did not investigate the case; a first-timer is qualified (Penalty Law art. 58)."""
    reviewer = text(look.act, "reviewer") or look.act.decided_by
    officer = look.reading.officers.get(reviewer or "")
    if reviewer in look.reading.case_officers():
        yield look.doubt("审核人是本案办案人员", "the reviewer investigated the case", "XZCF 58/1")
    if officer is not None and officer.legal_qualification is False:
        words = ("审核人没有法律职业资格（初次从事审核的须具备）", "the reviewer lacks the legal qualification")
        yield look.doubt(*words, "XZCF 58/2", mark="text")


@guard("review-outcome")
def review_outcome(look: Look) -> Reasons:
    """A review says its outcome."""
    if not look.planned and text(look.act, "outcome") is None:
        yield look.doubt("没有写明审核结论", "the outcome of the review is not stated", "XZCF 58/1")


@guard("by-the-organ")
def by_the_organ(look: Look) -> Reasons:
    """The responsible persons of the organ discuss, not the brigade (Penalty Law art. 57 para. 2)."""
    by = text(look.act, "by")
    if by in ("brigade", "entrusted-body"):
        words = ("集体讨论须由行政机关负责人进行", "the responsible persons of the organ must discuss")
        yield look.no(*words, "XZCF 57/2")
    elif by is None and not look.planned:
        yield look.doubt("没有登记由谁讨论", "who discussed is not recorded", "XZCF 57/2", mark="text")


@guard("after-defence")
def after_defence(look: Look) -> Reasons:
    """Discussion follows defence and hearing (derived from arts. 45, 57, 65)."""
    yield from defence_over(look)
    yield from hearing_held(look)


@guard("something-to-serve")
def something_to_serve(look: Look) -> Reasons:
    """Service names the paper served."""
    if look.planned and not look.reading.of(
        "decision", "simple-decision", "prior-notice", "order-to-correct", "demand"
    ):
        yield look.doubt("没有可送达的文书", "nothing to serve", "XZCF 61/1")
    if not look.planned and not look.act.refers_to:
        yield look.doubt("没有写明送达哪份文书", "the paper served is not named", "XZCF 61/1")
    for target in look.act.refers_to or ():
        if target not in look.reading.action:
            yield look.no("送达的文书不在卷内", "the paper served is not in the file", "XZCF 61/1", mark="D")


@guard("announcement-last")
def announcement_last(look: Look) -> Reasons:
    """Announcement only when nothing else worked; electronic service only with a signed confirmation."""
    mode = text(look.act, "mode")
    tried = look.value("tried_before")
    if mode == "announcement" and tried == []:
        yield look.no("未尝试其他方式即公告送达", "announced without trying another mode", "MSSS 95/1", "XZCF 61/1")
    elif mode == "announcement" and tried is None:
        yield look.doubt("没有登记此前的送达方式", "the modes tried before are not recorded", "MSSS 95/1", mark="text")
    if mode == "electronic" and flag(look.act, "consent_signed") is False:
        yield look.no("当事人没有签订电子送达确认书", "no signed confirmation of electronic service", "XZCF 61/2")
