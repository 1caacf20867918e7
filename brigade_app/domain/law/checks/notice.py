"""Telling and hearing the party before the decision. K-P04 to K-P08, in the group of procedure."""

from collections.abc import Iterator

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    after_working_days,
    en_of,
    failed,
    missing_act,
    names_en,
    names_zh,
    passed,
    told,
    unknown,
    yuan,
    zh_of,
)
from brigade_app.domain.law.reading import Reading, Span, before_limit, day_span, flag, is_before, text, whole
from brigade_app.domain.law.triggers import NEW_PENALTY_LAW
from brigade_app.domain.records import Action, Penalty

CONTENT = ("facts", "grounds", "basis", "content")
CONTENT_ZH = {"facts": "事实", "grounds": "理由", "basis": "依据", "content": "拟处罚内容"}


def penalised(judging: Judging) -> Action | None:
    """Return the ordinary decision, where it imposes a penalty."""
    act = judging.reading.decision
    if act is None or act.kind != "decision" or (text(act, "result") or "penalty") != "penalty":
        return None
    return act


def notice_before(judging: Judging, act: Action) -> Action | None:
    """Return the last prior notice that is not surely after an act."""
    notices = [n for n in judging.reading.of("prior-notice") if is_before(act, n) is not True]
    return notices[-1] if notices else None


def never_reached(judging: Judging, act: Action) -> Action | None:
    """Return the service by which a document was only posted up, though no other mode was tried."""
    services = judging.reading.services_of(act)
    for service in services if len(services) == 1 else ():
        mode, tried = text(service, "mode"), (service.data or {}).get("tried_before")
        if (
            mode in ("posting", "announcement")
            and tried is not None
            and not tried
            and (service.data or {}).get("receiver") is None
        ):
            return service
    return None


def noticed(judging: Judging) -> Iterator[Point]:
    """K-P04: a prior notice with content, facts, grounds, basis and rights reached the party before the decision."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        if reading.ruling_orders and reading.decision is None:
            yield from missing_act(
                judging,
                "prior-notice",
                "no-notice-of-order",
                "责令限期拆除也应当先告知并听取意见",
                "an order to demolish should be preceded by a notice",
                reading.ruling_orders[-1],
            )
        return
    for party in reading.punished(act):
        if reading.of("prior-notice") and _left_out(reading, party.id):
            yield failed(
                "no-notice",
                f"{zh_of(act)}之前没有向{party.name or party.id}事先告知",
                f"{party.name or party.id} was given no prior notice before the {en_of(act)}",
                act,
            )
    notice = notice_before(judging, act)
    if notice is None:
        yield from missing_act(
            judging,
            "prior-notice",
            "no-notice",
            f"没有告知{names_zh(reading.punished(act))}拟处罚的内容、事实、理由、依据和权利",
            f"{names_en(reading.punished(act))} was not told of content, facts, grounds, basis and rights",
            act,
            before=act,
        )
        return
    yield from _reached(judging, notice, act)
    yield told(
        "rights-not-told",
        flag(notice, "defence_right_told"),
        (f"{zh_of(notice)}没有告知陈述申辩权", f"the {en_of(notice)} did not tell of the right to defend"),
        (f"{zh_of(notice)}告知了陈述申辩权", f"the {en_of(notice)} told of the right to defend"),
        "defence_right_told",
        notice,
    )
    yield _content(notice)


def _left_out(reading: Reading, party: str) -> bool:
    """Whether the party is known to have had no notice, though others had one."""
    notices = reading.of("prior-notice")
    named = all(notice.parties for notice in notices)
    if reading.complete and named and not any(party in (notice.parties or ()) for notice in notices):
        return True
    return reading.known_absent("prior-notice", party=party)


def _reached(judging: Judging, notice: Action, act: Action) -> Iterator[Point]:
    """The notice came to the party, and early enough to be answered; an express waiver makes one day enough."""
    exact = notice.at is not None and act.at is not None and notice.at.day is not None and notice.at.day == act.at.day
    waived = any(flag(defence, "waived") for defence in judging.reading.of("statement-defence"))
    if exact and not waived and not notice.approximate and not act.approximate:
        yield failed(
            "same-day",
            f"{zh_of(notice)}与{zh_of(act)}在同一日，当事人没有陈述申辩的时间",
            f"the {en_of(notice)} and the {en_of(act)} bear one date",
            notice,
            act,
        )
    posted = never_reached(judging, notice)
    if posted is not None:
        how = "张贴" if text(posted, "mode") == "posting" else "公告"
        yield failed(
            "not-reached",
            f"{zh_of(notice)}仅以{how}方式送达，没有采用其他方式，不能视为已经告知",
            f"the {en_of(notice)} was only posted up and no other mode was tried: it did not reach the party",
            notice,
            posted,
        )


def _content(notice: Action) -> Point:
    paper = notice.document
    lacks = [CONTENT_ZH[part] for part in CONTENT if paper and part in (paper.lacks or ())]
    if lacks:
        return failed(
            "content-missing",
            f"{zh_of(notice)}没有写明{'、'.join(lacks)}",
            f"the {en_of(notice)} lacks {', '.join(paper.lacks or ()) if paper else ''}",
            notice,
        )
    if paper and set(CONTENT) <= set(paper.states or ()):
        return passed(
            "content-missing",
            f"{zh_of(notice)}写明了内容、事实、理由和依据",
            f"the {en_of(notice)} states content, facts, grounds and basis",
            notice,
        )
    return unknown(
        "content-missing",
        f"{zh_of(notice)}写明了哪些内容未记录",
        f"what the {en_of(notice)} states is not recorded",
        notice,
        fields=("document.states",),
    )


def counted_days(judging: Judging, start: Span, days: int, governed_by_new_law: bool) -> Span:
    """Count a term of the Penalty Law: 2, 3, 5 and 7 days are working days since 2021-07-15 (art. 85)."""
    if governed_by_new_law and days in (2, 3, 5, 7):
        return after_working_days(judging.calendar, start, days)
    return after_days(start, days)


def is_new_law(act: Action) -> bool:
    return act.at is None or act.at.earliest >= NEW_PENALTY_LAW


def defence_heard(judging: Judging) -> Iterator[Point]:
    """K-P05: the defence was awaited or expressly waived; each point reviewed and answered."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        yield from _order_enforced_inside(judging)
        return
    notice = notice_before(judging, act)
    defences = [d for d in reading.of("statement-defence") if not _about_demand(judging, d)]
    if notice is None:
        if reading.presence("prior-notice", before=act) == "unknown" and not defences:
            yield unknown(
                "cut-short",
                f"{zh_of(act)}之前是否听取陈述申辩未记录",
                f"whether the party was heard before the {en_of(act)} is not recorded",
                act,
                fields=("prior-notice", "statement-defence"),
            )
    elif not defences:
        yield _awaited(judging, notice, act)
    for defence in defences:
        if flag(defence, "waived"):
            yield passed(
                "cut-short", f"{zh_of(defence)}：当事人明确放弃", f"{en_of(defence)}: expressly waived", defence
            )
        else:
            yield from _reviewed(judging, defence, act)
    answered = flag(act, "defence_answered")
    if answered is False:
        yield failed(
            "not-answered",
            f"{zh_of(act)}没有回应当事人的陈述申辩",
            f"the {en_of(act)} does not answer the defence",
            act,
        )


def _about_demand(judging: Judging, defence: Action) -> bool:
    targets = [judging.reading.action[i] for i in defence.refers_to or () if i in judging.reading.action]
    return bool(targets) and all(
        target.kind in ("demand", "demolition-notice", "enforcement-decision") for target in targets
    )


def _awaited(judging: Judging, notice: Action, act: Action) -> Point:
    stated = whole(notice, "response_days")
    days = stated if stated is not None else judging.law.pack.whole("defence_days")
    limit = counted_days(judging, judging.reckoner.told(notice), days, is_new_law(notice))
    answer = before_limit(day_span(act), limit)
    term_zh = f"{days}日" if stated is not None else f"{days}个工作日（参数）"
    if answer and limit.first is not None:
        ground = "cut-short" if stated is not None else "short-by-parameter"
        return failed(
            ground,
            f"{zh_of(notice)}给当事人{term_zh}，{limit.first}届满，{zh_of(act)}在届满前作出",
            f"the {en_of(notice)} gave {days} days until {limit.first}; the {en_of(act)} came before that",
            notice,
            act,
        )
    if answer is False:
        return passed(
            "cut-short",
            f"{zh_of(notice)}后等待了{term_zh}才作出{zh_of(act)}",
            f"{days} days were awaited before the {en_of(act)}",
            notice,
            act,
        )
    return unknown(
        "cut-short",
        f"{zh_of(act)}是否在陈述申辩期限届满后作出不能确定",
        f"whether the {en_of(act)} came after the term of the notice cannot be told",
        notice,
        act,
        fields=("served_on", "response_days"),
    )


def _reviewed(judging: Judging, defence: Action, act: Action) -> Iterator[Point]:
    reviews = [r for r in judging.reading.of("defence-review") if is_before(act, r) is not True]
    if reviews:
        yield told(
            "not-reviewed",
            flag(reviews[-1], "answered_all"),
            (f"{zh_of(reviews[-1])}没有逐条复核当事人意见", f"the {en_of(reviews[-1])} left points unanswered"),
            (f"{zh_of(reviews[-1])}逐条复核", f"the {en_of(reviews[-1])} answered each point"),
            "answered_all",
            reviews[-1],
            defence,
        )
    else:
        yield from missing_act(
            judging,
            "defence-review",
            "not-reviewed",
            f"{zh_of(defence)}提出的意见没有复核",
            f"the points of the {en_of(defence)} were not reviewed",
            defence,
            before=act,
        )


def _order_enforced_inside(judging: Judging) -> Iterator[Point]:
    """A notice that gave days to answer, and a demolition inside them."""
    for notice in judging.reading.of("prior-notice"):
        stated = whole(notice, "response_days")
        for demolition in judging.reading.of("demolition"):
            if stated is None:
                continue
            limit = counted_days(judging, judging.reckoner.told(notice), stated, is_new_law(notice))
            answer = before_limit(day_span(demolition), limit)
            if answer:
                yield failed(
                    "cut-short",
                    f"{zh_of(notice)}给当事人{stated}日陈述申辩，{zh_of(demolition)}在期限内实施",
                    f"the {en_of(notice)} gave {stated} days; the {en_of(demolition)} came inside them",
                    notice,
                    demolition,
                )
            elif answer is None:
                yield unknown(
                    "cut-short",
                    f"{zh_of(demolition)}是否在{zh_of(notice)}的陈述期限内不能确定",
                    f"whether the {en_of(demolition)} came inside the term of the notice cannot be told",
                    notice,
                    demolition,
                    fields=("served_on",),
                )


def not_heavier(judging: Judging) -> Iterator[Point]:
    """K-P06: the decision is not heavier than, or different from, what was notified."""
    act = penalised(judging)
    notice = notice_before(judging, act) if act is not None else None
    if act is None or (notice is None and flag(act, "matches_notice") is None):
        return
    of = (notice, act) if notice is not None else (act,)
    matches = flag(act, "matches_notice")
    if matches is False:
        yield failed(
            "differs",
            f"{zh_of(act)}与{zh_of(notice) if notice else '事先告知'}的内容不一致",
            f"the {en_of(act)} differs from the {en_of(notice) if notice else 'prior notice'}",
            *of,
        )
        return
    decided, intended = judging.reading.penalties, penalties_of(notice.data) if notice is not None else None
    heavier = _heavier(decided, intended) if decided is not None and intended is not None else None
    if heavier:
        yield failed("heavier", f"{zh_of(act)}{heavier[0]}", f"{en_of(act)}: {heavier[1]}", *of)
    elif matches or heavier == ():
        yield passed(
            "differs", f"{zh_of(act)}不重于事先告知的内容", f"the {en_of(act)} is not heavier than the notice", *of
        )
    else:
        yield unknown(
            "differs",
            f"{zh_of(act)}是否与告知一致未记录",
            f"whether the {en_of(act)} matches the notice is not recorded",
            *of,
            fields=("matches_notice", "penalties"),
        )


def _heavier(decided: tuple[Penalty, ...], intended: tuple[Penalty, ...]) -> tuple[()] | tuple[str, str] | None:
    before = {penalty.kind: penalty for penalty in intended}
    for penalty in decided:
        was = before.get(penalty.kind)
        if was is None:
            return f"作出了没有告知的处罚（{penalty.kind}）", f"a penalty was never notified ({penalty.kind})"
        if penalty.amount_fen is not None and was.amount_fen is not None and penalty.amount_fen > was.amount_fen:
            return (
                f"罚没{yuan(penalty.amount_fen)}元，告知的是{yuan(was.amount_fen)}元",
                f"{yuan(penalty.amount_fen)} yuan, where {yuan(was.amount_fen)} were notified",
            )
        if (penalty.amount_fen is None) != (was.amount_fen is None) and penalty.kind in ("fine", "confiscation"):
            return None
    return ()
