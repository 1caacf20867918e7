"""Forced demolition (强制拆除). K-X04: a decision, a notice, a demand, an enforcement decision, and the long wait."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    en_of,
    failed,
    missing_act,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.periods import add_months
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, is_before, moment, span_of, whole
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.waits import finality
from brigade_app.domain.records import Action

EVIDENCE_KEPT = (
    ("inventory_made", "no-inventory", "没有清点登记屋内物品", "movables were not listed"),
    ("goods_handed_over", "no-inventory", "没有移交屋内物品", "movables were not handed over"),
    ("recorded_av", "no-video", "没有全过程录像", "the demolition was not filmed"),
    ("site_record", "no-video", "没有现场笔录", "there is no on-site record"),
    ("party_called", "not-called", "没有通知当事人到场", "the party was not called"),
)


def demolition(judging: Judging) -> Iterator[Point]:
    """K-X04: what must precede a demolition, the wait of art. 44, and no night or holiday."""
    for act in judging.reading.of("demolition"):
        basic = _basic(judging, act)
        yield from _decided(judging, act, basic)
        yield from _papers(judging, act)
        if basic is not None:
            yield _waited(judging, act, basic, day_span(act))
            yield from _own_term(judging, act, basic)
        yield from _manner(judging, act)
    for act in judging.reading.of("enforcement-decision"):
        planned = moment(act, "planned_on")
        basic = _basic(judging, act)
        if planned is not None and basic is not None and not judging.reading.of("demolition"):
            yield _waited(judging, act, basic, span_of(planned))
        if flag(act, "remedy_period_expired") is False:
            yield failed(
                "before-expiry",
                f"{zh_of(act)}作出时复议、诉讼期限没有届满",
                f"the {en_of(act)} was made before the remedies ran out",
                act,
            )


def _basic(judging: Judging, act: Action) -> Action | None:
    """Return the decision that is enforced: an order to demolish or a decision, not after the act."""
    reading = judging.reading
    found = [a for a in (*reading.orders, *reading.of("decision")) if is_before(act, a) is not True]
    return found[-1] if found else None


def _decided(judging: Judging, act: Action, basic: Action | None) -> Iterator[Point]:
    reading = judging.reading
    if basic is not None:
        if (
            basic.kind == "order-to-correct"
            and reading.known_absent("decision", before=act)
            and not reading.complete
            and reading.case.procedure == "demolition-land"
        ):
            yield failed(
                "no-decision",
                f"{zh_of(act)}之前只有{zh_of(basic)}，没有作出行政决定",
                f"before the {en_of(act)} there was only the {en_of(basic)} and no decision",
                act,
                basic,
            )
        else:
            yield passed(
                "no-decision",
                f"{zh_of(act)}以{zh_of(basic)}为依据",
                f"the {en_of(act)} rests on the {en_of(basic)}",
                act,
                basic,
            )
    elif reading.known_absent("decision", before=act) and reading.known_absent("order-to-correct", before=act):
        yield failed(
            "no-decision",
            f"{zh_of(act)}之前没有作出任何行政决定",
            f"no decision of any kind preceded the {en_of(act)}",
            act,
        )
    else:
        yield unknown(
            "no-decision",
            f"{zh_of(act)}以什么决定为依据未记录",
            f"which decision the {en_of(act)} enforces is not recorded",
            act,
            fields=("decision", "order-to-correct"),
        )


def _papers(judging: Judging, act: Action) -> Iterator[Point]:
    yield from missing_act(
        judging,
        "demolition-notice",
        "no-notice",
        "违法建筑物强制拆除应当公告、限期自行拆除",
        "a public notice with a term must come first",
        act,
        before=act,
    )
    yield from missing_act(
        judging, "demand", "no-demand", "强制执行前应当书面催告", "a written demand must come first", act, before=act
    )
    yield from missing_act(
        judging,
        "enforcement-decision",
        "no-enforcement-decision",
        "应当作出书面强制执行决定",
        "a written enforcement decision must come first",
        act,
        before=act,
    )


def _waited(judging: Judging, act: Action, basic: Action, when: Span) -> Point:
    """The time to ask for reconsideration and to sue must have run out unused, or have ended (art. 44)."""
    reading = judging.reading
    stated = flag(act, "remedy_period_expired")
    day = when.last or judging.on
    final = finality(Reckoner(reading, judging.law, day), basic)
    if stated is False:
        return failed(
            "before-expiry",
            f"{zh_of(act)}时，{zh_of(basic)}的复议、诉讼期限没有届满",
            f"at the {en_of(act)} the remedies against the {en_of(basic)} had not run out",
            act,
            basic,
        )
    if final.blocked is not None and final.disputed and disputed_before(judging, basic, when):
        return failed(
            "before-expiry",
            f"{zh_of(act)}时，{final.blocked.zh}",
            f"at the {en_of(act)}: {final.blocked.en}",
            act,
            basic,
        )
    known = judging.reckoner.told(basic)
    months = 3 if basic.at is not None and basic.at.latest.isoformat() < "2015-02-01" else 6
    floor = (
        None
        if known.first is None
        else max(add_months(known.first, months), after_days(Span(known.first, None), 60).first or known.first)
    )
    land = reading.case.procedure == "demolition-land"
    if land:
        floor = after_days(Span(known.first, None), 15).first
    if _remedy_ended(judging, basic, when):
        floor = None
    if floor is not None and when.last is not None and when.last <= floor:
        return failed(
            "before-expiry",
            f"{zh_of(basic)}的复议（六十日）、起诉期限最早{floor}届满，{zh_of(act)}（{when.last}）在此之前",
            f"the remedies against the {en_of(basic)} end on {floor} at the earliest; "
            f"the {en_of(act)} ({when.last}) came before that",
            act,
            basic,
        )
    if final.until is not None and before_limit(when, final.until) is False:
        return passed(
            "before-expiry",
            f"{zh_of(basic)}的复议、起诉期限{final.until.last}届满后才{zh_of(act)}",
            f"the {en_of(act)} came after the remedies ended on {final.until.last}",
            act,
            basic,
        )
    return unknown(
        "before-expiry",
        f"{zh_of(act)}时，{zh_of(basic)}的复议、起诉期限是否届满不能确定",
        f"whether the remedies against the {en_of(basic)} had run out at the {en_of(act)} cannot be told",
        act,
        basic,
        fields=("served_on", "remedies_unused"),
    )


def _remedy_ended(judging: Judging, act: Action, when: Span) -> bool:
    """Whether a reconsideration or suit against the act had its outcome before that time: then that end counts."""
    return any(
        before_limit(span_of(step.on, step), when) is True
        for dispute in judging.reading.disputes_against(act)
        for step in dispute.steps or ()
        if step.kind in ("outcome", "withdrawal", "settlement") and step.on is not None
    )


def disputed_before(judging: Judging, act: Action, when: Span) -> bool:
    """Whether a reconsideration or suit against the act was surely received before that time."""
    return any(
        before_limit(span_of(dispute.received_on, dispute), when) is True
        for dispute in judging.reading.disputes_against(act)
        if dispute.received_on is not None
    )


def _own_term(judging: Judging, act: Action, basic: Action) -> Iterator[Point]:
    """The organ's own date for self-demolition, in the order, the notice or the enforcement decision."""
    for paper in (basic, *judging.reading.of("demolition-notice", "demand", "enforcement-decision")):
        if is_before(act, paper):
            continue
        until = moment(paper, "until")
        days = whole(paper, "term_days")
        limit = (
            span_of(until)
            if until is not None
            else after_days(judging.reckoner.told(paper), days)
            if days is not None
            else None
        )
        if limit is not None and before_limit(day_span(act), limit):
            yield failed(
                "own-deadline",
                f"{zh_of(paper)}给当事人的期限至{limit.first}，{zh_of(act)}在期限内实施",
                f"the {en_of(paper)} gave the party until {limit.first}; the {en_of(act)} came inside that term",
                act,
                paper,
            )


def _manner(judging: Judging, act: Action) -> Iterator[Point]:
    day = day_span(act).day
    if flag(act, "at_night"):
        yield failed("night-holiday", f"{zh_of(act)}在夜间实施", f"the {en_of(act)} was carried out at night", act)
    if day is not None and judging.calendar.is_statutory_holiday(day):
        yield failed(
            "night-holiday",
            f"{zh_of(act)}在法定节假日{day}实施",
            f"the {en_of(act)} was carried out on a statutory holiday ({day})",
            act,
        )
    if flag(act, "beyond_scope"):
        yield failed(
            "beyond-scope",
            f"{zh_of(act)}超出决定认定的范围",
            f"the {en_of(act)} went beyond what the decision covers",
            act,
        )
    if flag(act, "people_removed"):
        yield failed("force", f"{zh_of(act)}强行带离在场人员", f"people were removed by force at the {en_of(act)}", act)
    for key, ground, zh, en in EVIDENCE_KEPT:
        if flag(act, key) is False:
            yield failed(ground, f"{zh_of(act)}{zh}", f"{en_of(act)}: {en}", act)
    if judging.reading.paper_absent("T42"):
        yield failed("no-video", f"{zh_of(act)}没有现场笔录", f"the {en_of(act)} has no on-site record", act)
