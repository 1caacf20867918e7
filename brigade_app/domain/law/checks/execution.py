"""Execution (执行): money, late fee, demand, demolition, application to the court. K-X01 to K-X05."""

from collections.abc import Iterator, Mapping

from brigade_app.domain.law.checks.demolition import disputed_before
from brigade_app.domain.law.checks.facts import fine_of
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
    yuan,
    zh_of,
)
from brigade_app.domain.law.reading import before_limit, day_span, flag, is_before, span_of, text
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.waits import court_window
from brigade_app.domain.records import Action
from brigade_app.domain.when import When, parse_when

ENFORCING = ("enforcement-decision", "demolition", "court-application", "substitute-performance")
MATERIALS = 5


def fine_collected(judging: Judging) -> Iterator[Point]:
    """K-X01: the fine goes to the bank; on the spot only under arts. 68 and 69 and with the proper receipt."""
    reading = judging.reading
    for act in reading.of("payment"):
        on_spot, receipt = flag(act, "collected_on_spot"), text(act, "receipt")
        if on_spot is None:
            yield unknown(
                "collected",
                f"{zh_of(act)}如何缴纳未记录",
                f"how the fine was paid ({en_of(act)}) is not recorded",
                act,
                fields=("collected_on_spot",),
            )
        elif not on_spot:
            yield passed("collected", f"{zh_of(act)}缴至银行", f"the fine was paid to the bank ({en_of(act)})", act)
        elif receipt == "":
            yield failed(
                "no-receipt",
                f"{zh_of(act)}当场收缴，没有出具专用票据",
                f"collected on the spot without the special receipt ({en_of(act)})",
                act,
            )
        else:
            yield _on_spot(judging, act)


def _on_spot(judging: Judging, act: Action) -> Point:
    simple = judging.reading.last("simple-decision")
    amount = act.data.get("amount_fen") if act.data else None
    if simple is not None and isinstance(amount, int) and amount <= judging.setting("spot_limit_fen"):
        return passed(
            "collected", f"{zh_of(act)}当场收缴{yuan(amount)}元", f"{yuan(amount)} yuan collected on the spot", act
        )
    if simple is None and isinstance(amount, int) and amount > judging.setting("spot_limit_fen"):
        return unknown(
            "collected",
            f"{zh_of(act)}当场收缴{yuan(amount)}元，是否系边远地区且当事人提出未记录",
            f"{yuan(amount)} yuan collected on the spot; whether art. 69 applies is not recorded",
            act,
            fields=("note",),
        )
    return unknown(
        "collected",
        f"{zh_of(act)}当场收缴的事由未记录",
        f"why the fine was collected on the spot is not recorded ({en_of(act)})",
        act,
        fields=("note",),
    )


def late_fee(judging: Judging) -> Iterator[Point]:
    """K-X02: deferral approved; the late fee capped at the fine and not counted during remedies."""
    reading = judging.reading
    for plan in reading.of("payment-plan"):
        yield told(
            "plan-not-approved",
            flag(plan, "approved"),
            (f"{zh_of(plan)}没有经批准", f"the {en_of(plan)} was not approved"),
            (f"{zh_of(plan)}已经批准", f"the {en_of(plan)} was approved"),
            "approved",
            plan,
        )
    for act in reading.of("payment", "demand", "court-application"):
        fee = (act.data or {}).get("late_fee")
        if isinstance(fee, dict):
            yield from _fee(judging, act, fee)


def _fee(judging: Judging, act: Action, fee: Mapping[str, object]) -> Iterator[Point]:
    reading, amount = judging.reading, fee.get("amount_fen")
    starts = parse_when(str(fee["from"])) if fee.get("from") else None
    ends = parse_when(str(fee["to"])) if fee.get("to") else None
    fine = fine_of(reading.penalties)
    bad = False
    if isinstance(amount, int) and fine and amount > fine:
        bad = True
        yield failed(
            "above-fine",
            f"{zh_of(act)}加处罚款{yuan(amount)}元，超过罚款本数{yuan(fine)}元",
            f"{en_of(act)}: the late fee of {yuan(amount)} yuan exceeds the fine of {yuan(fine)}",
            act,
        )
    for during in _remedies_inside(judging, act, starts, ends):
        bad = True
        yield failed(
            "during-remedies",
            f"{zh_of(act)}的加处罚款自{starts}起连续计算，没有扣除{during}的复议、诉讼期间",
            f"{en_of(act)}: the late fee runs from {starts} on and leaves out no part of {during}",
            act,
        )
    if starts is not None and reading.decision is not None and not bad:
        due = after_days(judging.reckoner.told(reading.decision), 15)
        if before_limit(span_of(starts), due):
            bad = True
            yield failed(
                "too-early",
                f"{zh_of(act)}的加处罚款自{starts}起算，缴款期限{due.first}尚未届满",
                f"{en_of(act)}: the late fee runs from {starts}, before the term to pay ended",
                act,
            )
    if not bad and isinstance(amount, int) and fine:
        yield passed(
            "above-fine",
            f"{zh_of(act)}加处罚款{yuan(amount)}元，未超过罚款本数",
            f"{en_of(act)}: the late fee of {yuan(amount)} yuan is within the fine",
            act,
        )
    elif not bad:
        yield unknown(
            "above-fine",
            f"{zh_of(act)}的加处罚款数额或者起止日未记录",
            f"amount or days of the late fee of the {en_of(act)} are not recorded",
            act,
            fields=("late_fee",),
        )


def _remedies_inside(judging: Judging, act: Action, starts: When | None, ends: When | None) -> Iterator[str]:
    """Yield reconsiderations and suits that lie inside the days for which a late fee is asked."""
    last = ends.latest if ends is not None else (act.at.latest if act.at is not None else None)
    for dispute in judging.reading.disputes:
        began = span_of(dispute.received_on, dispute).first
        if dispute.channel not in ("reconsideration", "litigation") or began is None or starts is None or last is None:
            continue
        over = [
            step.on
            for step in dispute.steps or ()
            if step.kind in ("outcome", "service", "withdrawal") and step.on is not None
        ]
        if starts.latest < began <= last:
            yield f"{dispute.received_on}至{over[-1] if over else '…'}"


def demanded(judging: Judging) -> Iterator[Point]:
    """K-X03: a demand was served before any enforcement, and the defence against it heard."""
    reading = judging.reading
    for act in reading.of(*ENFORCING):
        court = act.kind == "court-application"
        ground = {"court-application": "no-demand-court", "substitute-performance": "no-demand-substitute"}.get(
            act.kind, "no-demand"
        )
        yield from missing_act(
            judging,
            "demand",
            ground,
            "强制执行前应当书面催告",
            "a written demand comes before enforcement",
            act,
            before=act,
        )
        demands = [d for d in reading.of("demand") if is_before(act, d) is not True]
        if demands and court:
            yield _ten_days(judging, demands[-1], act)
        if demands and not court:
            yield from _heard(judging, demands[-1], act)
        if (
            not demands
            and not court
            and not reading.complete
            and reading.known_absent("statement-defence")
            and reading.known_absent("demand", before=act)
        ):
            yield failed(
                "not-heard",
                f"{zh_of(act)}之前没有催告，当事人没有陈述申辩的机会",
                f"there was no demand before the {en_of(act)} and so no chance to be heard",
                act,
            )


def _ten_days(judging: Judging, demand: Action, act: Action) -> Point:
    limit = after_working_days(judging.calendar, judging.reckoner.told(demand), 10)
    answer = before_limit(day_span(act), limit)
    if answer:
        return failed(
            "demand-too-short",
            f"{zh_of(demand)}送达后十个工作日至{limit.first}届满，{zh_of(act)}过早",
            f"ten working days after the {en_of(demand)} end on {limit.first}; the {en_of(act)} came too early",
            demand,
            act,
        )
    if answer is False:
        return passed(
            "demand-too-short",
            f"{zh_of(demand)}送达十个工作日后才{zh_of(act)}",
            f"ten working days passed between the {en_of(demand)} and the {en_of(act)}",
            demand,
            act,
        )
    return unknown(
        "demand-too-short",
        f"{zh_of(demand)}何时送达未记录，不能判断是否满十个工作日",
        f"when the {en_of(demand)} was served is not recorded",
        demand,
        act,
        fields=("served_on",),
    )


def _heard(judging: Judging, demand: Action, act: Action) -> Iterator[Point]:
    reading = judging.reading
    heard = flag(demand, "defence_heard")
    defences = [
        d for d in reading.of("statement-defence") if demand.id in (d.refers_to or ()) and not flag(d, "waived")
    ]
    if heard is False:
        yield failed(
            "not-heard",
            f"{zh_of(demand)}后没有听取陈述申辩",
            f"after the {en_of(demand)} the party was not heard",
            demand,
            act,
        )
    elif heard:
        yield passed(
            "not-heard",
            f"{zh_of(demand)}后听取了陈述申辩",
            f"after the {en_of(demand)} the party was heard",
            demand,
            act,
        )
    elif defences:
        reviews = reading.referring(defences[-1].id, "defence-review") or [
            r for r in reading.of("defence-review") if is_before(defences[-1], r)
        ]
        if reviews:
            yield passed(
                "not-heard",
                f"{zh_of(defences[-1])}已经{zh_of(reviews[-1])}",
                f"the {en_of(defences[-1])} was reviewed",
                defences[-1],
                reviews[-1],
            )
        elif reading.known_absent("defence-review", after=defences[-1]):
            yield failed(
                "not-heard",
                f"{zh_of(defences[-1])}没有复核即{zh_of(act)}",
                f"the {en_of(defences[-1])} was not reviewed before the {en_of(act)}",
                defences[-1],
                act,
            )
        else:
            yield unknown(
                "not-heard",
                f"{zh_of(defences[-1])}是否复核未记录",
                f"whether the {en_of(defences[-1])} was reviewed is not recorded",
                defences[-1],
                act,
                fields=("defence-review",),
            )
    else:
        yield unknown(
            "not-heard",
            f"{zh_of(demand)}后是否听取陈述申辩未记录",
            f"whether the party was heard after the {en_of(demand)} is not recorded",
            demand,
            fields=("defence_heard",),
        )


def court_asked(judging: Judging) -> Iterator[Point]:
    """K-X05: the court was asked inside the window, with the five materials."""
    reading = judging.reading
    for act in reading.of("court-application"):
        targets = [reading.action[i] for i in act.refers_to or () if i in reading.action]
        decision = next(
            (t for t in targets if t.kind in ("decision", "order-to-correct", "simple-decision")), reading.decision
        )
        if decision is not None:
            yield _window(judging, act, decision)
        materials = (act.data or {}).get("materials")
        if materials is None:
            yield unknown(
                "materials",
                f"{zh_of(act)}附了哪些材料未记录",
                f"the materials of the {en_of(act)} are not recorded",
                act,
                fields=("materials",),
            )
        elif isinstance(materials, list) and len(materials) < MATERIALS:
            yield failed(
                "materials",
                f"{zh_of(act)}只附了{len(materials)}项材料",
                f"the {en_of(act)} has only {len(materials)} of the five materials",
                act,
            )
        else:
            yield passed("materials", f"{zh_of(act)}材料齐全", f"the {en_of(act)} has its materials", act)
        if reading.known_absent("demand", before=act):
            yield failed("no-demand", f"{zh_of(act)}之前没有催告", f"there was no demand before the {en_of(act)}", act)


def _window(judging: Judging, act: Action, decision: Action) -> Point:
    when = act.at.latest if act.at is not None else judging.on
    window = court_window(Reckoner(judging.reading, judging.law, min(judging.on, when)), decision)
    span = day_span(act)
    if window.finality.blocked and window.finality.disputed and disputed_before(judging, decision, span):
        return failed(
            "window",
            f"{zh_of(act)}时，{window.finality.blocked.zh}",
            f"at the {en_of(act)}: {window.finality.blocked.en}",
            act,
            decision,
        )
    until = window.finality.until
    if until is not None and before_limit(span, until):
        return failed(
            "window",
            f"{zh_of(act)}，复议、起诉期限{until.first}才届满，申请过早",
            f"the {en_of(act)} came before the remedies ran out on {until.first}",
            act,
            decision,
        )
    closes = window.closes.due if window.closes is not None else None
    early = _land_only(judging)
    if closes is not None and before_limit(span, closes) is False and not early:
        return failed(
            "window",
            f"{zh_of(act)}，三个月的申请期限{closes.last}已届满",
            f"the {en_of(act)} came after the three months ended on {closes.last}",
            act,
            decision,
        )
    if closes is not None and before_limit(span, closes) and until is not None and before_limit(span, until) is False:
        return passed(
            "window",
            f"{zh_of(act)}在{until.last}之后、{closes.first}之前",
            f"the {en_of(act)} came after {until.last} and by {closes.first}",
            act,
            decision,
        )
    return unknown(
        "window",
        f"{zh_of(act)}是否在申请期限内不能确定",
        f"whether the {en_of(act)} lies inside the window cannot be told",
        act,
        decision,
        fields=("served_on", "remedies"),
    )


def _land_only(judging: Judging) -> bool:
    """Land decisions: fifteen days or six months to sue are both defended, so lateness is not certain (P19, D)."""
    return judging.reading.case.procedure == "demolition-land"
