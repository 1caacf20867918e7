"""The right to a hearing (听证权), and a regular hearing. K-P07 and K-P08, in the group of procedure."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.notice import counted_days, is_new_law, notice_before, penalised
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    after_working_days,
    en_of,
    failed,
    missing_act,
    passed,
    told,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, is_before, moment, text
from brigade_app.domain.law.triggers import Trigger, hearing_trigger
from brigade_app.domain.records import Action


def hearing_right(judging: Judging) -> Iterator[Point]:
    """K-P07: the right to a hearing was told where it exists, its term awaited, and the hearing held when asked for."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        return
    trigger = hearing_trigger(reading, reading.penalties, judging.law.pack)
    notice = notice_before(judging, act)
    right = flag(notice, "hearing_right_told") if notice is not None else None
    requests = [r for r in reading.of("hearing-request") if not flag(r, "withdrawn")]
    if trigger.due is False and not requests:
        return
    if trigger.due is None and not requests:
        yield unknown(
            "not-told",
            f"{zh_of(act)}：{trigger.zh}，不能判断是否应当告知听证权",
            f"{en_of(act)}: {trigger.en}",
            act,
            fields=("penalties",),
        )
        return
    yield _told_of_hearing(judging, act, notice, trigger, bool(requests))
    if right and notice is not None and not requests:
        yield from _hearing_term(judging, notice, act)
    for request in requests:
        yield from missing_act(
            judging,
            "hearing",
            "not-held",
            f"当事人已经申请（{zh_of(request)}）",
            f"the party asked ({en_of(request)}) and no hearing was held",
            request,
            act,
            before=act,
        )


def _told_of_hearing(judging: Judging, act: Action, notice: Action | None, trigger: Trigger, requested: bool) -> Point:
    reading, tail = judging.reading, "" if trigger.certain else "-threshold"
    right = flag(notice, "hearing_right_told") if notice is not None else None
    if right is False:
        return failed(
            "not-told" + tail,
            f"{zh_of(act)}系{trigger.zh}，{zh_of(notice) if notice else ''}没有告知听证权",
            f"{en_of(act)}: {trigger.en}; the notice did not tell of the right to a hearing",
            *filter(None, (notice, act)),
        )
    if right:
        return passed(
            "not-told",
            f"{zh_of(notice) if notice else ''}告知了听证权",
            "the right to a hearing was told",
            *filter(None, (notice, act)),
        )
    if notice is None and reading.known_absent("prior-notice", before=act):
        return failed(
            "not-told" + tail,
            f"{zh_of(act)}系{trigger.zh}，没有事先告知，也就没有告知听证权",
            f"{en_of(act)}: {trigger.en}; there was no notice and so no telling",
            act,
        )
    if trigger.certain and not requested and reading.known_absent("hearing") and not reading.complete:
        return failed(
            "no-hearing",
            f"{zh_of(act)}系{trigger.zh}，没有举行听证，案卷也没有告知听证权或者当事人放弃听证的记录",
            f"{en_of(act)}: {trigger.en}; no hearing was held and nothing shows that the right was told or waived",
            act,
        )
    return unknown(
        "not-told" + tail,
        f"{zh_of(act)}系{trigger.zh}，是否告知听证权未记录",
        f"{en_of(act)}: {trigger.en}; whether the right was told is not recorded",
        act,
        fields=("hearing_right_told",),
    )


def _hearing_term(judging: Judging, notice: Action, act: Action) -> Iterator[Point]:
    """Five working days after the notice (art. 64 item 1); three days under the older law."""
    new = is_new_law(notice)
    days = 5 if new else 3
    limit = counted_days(judging, judging.reckoner.told(notice), days, new)
    answer = before_limit(day_span(act), limit)
    term = f"{days}个工作日" if new else f"{days}日"
    if answer:
        yield failed(
            "term-cut-short",
            f"{zh_of(notice)}后申请听证的{term}至{limit.first}届满，{zh_of(act)}在届满前作出",
            f"the {days} days to ask for a hearing ran until {limit.first}; the {en_of(act)} came before that",
            notice,
            act,
        )
    elif answer is False:
        yield passed(
            "term-cut-short",
            f"申请听证的{term}届满后才作出{zh_of(act)}",
            f"the {days} days to ask for a hearing were awaited",
            notice,
            act,
        )
    else:
        yield unknown(
            "term-cut-short",
            f"{zh_of(act)}是否在申请听证期限届满后作出不能确定",
            f"whether the {days} days to ask were awaited cannot be told",
            notice,
            act,
            fields=("served_on",),
        )


def hearing_regular(judging: Judging) -> Iterator[Point]:
    """K-P08: seven working days' notice, a host who did not investigate, public, a signed record."""
    reading = judging.reading
    for act in reading.of("hearing"):
        called = [n for n in reading.of("hearing-notice") if is_before(act, n) is not True]
        if called:
            yield from _called(judging, called[-1], act)
        else:
            yield from missing_act(
                judging,
                "hearing-notice",
                "not-called",
                "听证应当提前通知时间、地点",
                "time and place were not notified",
                act,
                before=act,
            )
        yield from _host(judging, act, called[-1] if called else None)
        if flag(act, "public") is False:
            yield failed("not-public", f"{zh_of(act)}没有公开举行", f"the {en_of(act)} was not public", act)
        yield told(
            "unsigned",
            flag(act, "record_signed"),
            (f"{zh_of(act)}的笔录没有签名，也没有注明拒签", f"the record of the {en_of(act)} is unsigned"),
            (f"{zh_of(act)}的笔录已签名", f"the record of the {en_of(act)} is signed"),
            "record_signed",
            act,
        )
        decision = penalised(judging)
        if decision is not None and is_before(decision, act):
            yield failed(
                "after-decision",
                f"{zh_of(act)}在{zh_of(decision)}之后",
                f"the {en_of(act)} came after the {en_of(decision)}",
                act,
                decision,
            )


def _called(judging: Judging, notice: Action, act: Action) -> Iterator[Point]:
    days = 7
    limit = (
        after_working_days(judging.calendar, judging.reckoner.told(notice), days)
        if is_new_law(notice)
        else after_days(judging.reckoner.told(notice), days)
    )
    held = moment(notice, "hearing_on")
    day = Span(held.earliest, held.latest) if held is not None and act.at is None else day_span(act)
    answer = before_limit(day, limit)
    # Neither end day counts: the hearing must lie after the seventh full working day (0.3 rule 4).
    if answer:
        yield failed(
            "short-notice",
            f"{zh_of(notice)}距{zh_of(act)}不足七个工作日",
            f"the {en_of(notice)} came less than seven working days before the {en_of(act)}",
            notice,
            act,
        )
    elif answer is False:
        yield passed(
            "short-notice",
            f"{zh_of(notice)}在听证七个工作日前通知",
            f"the {en_of(notice)} came seven working days before",
            notice,
            act,
        )
    else:
        yield unknown(
            "short-notice",
            f"{zh_of(act)}是否提前七个工作日通知不能确定",
            f"whether the {en_of(act)} was notified seven working days before cannot be told",
            notice,
            act,
            fields=("served_on",),
        )


def _host(judging: Judging, act: Action, notice: Action | None) -> Iterator[Point]:
    host = text(act, "host") or (text(notice, "host") if notice is not None else None)
    people = judging.reading.officers
    officer = next((o for o in people.values() if host in (o.id, o.name)), None)
    if host is None:
        yield unknown(
            "host", f"{zh_of(act)}由谁主持未记录", f"who hosted the {en_of(act)} is not recorded", act, fields=("host",)
        )
    elif officer is not None and officer.id in judging.reading.case_officers():
        yield failed(
            "host",
            f"{zh_of(act)}由本案调查人员{officer.name or host}主持",
            f"the {en_of(act)} was hosted by {officer.name or host}, who investigated the case",
            act,
        )
    else:
        yield passed(
            "host",
            f"{zh_of(act)}由{host}主持，不是本案调查人员",
            f"the {en_of(act)} was hosted by {host}, who did not investigate",
            act,
        )
