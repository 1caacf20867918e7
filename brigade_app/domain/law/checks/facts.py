"""Facts (事实): what happened, proven point by point, in time, once, and not a crime. K-F01 to K-F05."""

from collections.abc import Iterator
from dataclasses import replace

from brigade_app.domain.checklist import CheckElement
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    en_of,
    failed,
    missing_act,
    norm_of,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.periods import add_months
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, span_of
from brigade_app.domain.records import Action, Dispute, Penalty

STRUCK_ZH = "（决定之后形成、补入、归入或者非法取得）"
STRUCK_EN = "(made, added or placed after the decision, or obtained unlawfully)"
STARTS = ("clue", "filing", "on-site-inspection", "inquiry", "patrol", "order-to-correct", "prior-notice", "decision")


def elements_proven(judging: Judging) -> Iterator[Point]:
    """K-F01: who, when, where, what, how and the result are each linked to evidence."""
    reading = judging.reading
    act = reading.main_act or reading.last("investigation-report")
    for dispute in reading.disputes:
        yield from _evidence_in_court(judging, dispute)
    if act is None and not reading.unproven:
        return
    for element in judging.checklist.elements:
        yield from element_point(judging, element, act, "unproven")


def element_point(judging: Judging, element: CheckElement, act: Action | None, ground: str) -> Iterator[Point]:
    """Yield how an element stands: known to be unproven fails; in a complete record no evidence for it fails too."""
    zh, en = element.element.name_zh, element.element.name_en
    of = (act,) if act is not None else ()
    named = f"（{zh_of(act)}）" if act is not None else ""
    if element.denied:
        yield failed(ground, f"“{zh}”没有证据证明{named}", f"nothing proves “{en}”", *of, basis=norm_of(judging))
    elif element.proven:
        count = len(element.proven_by)
        yield passed(ground, f"“{zh}”有{count}件证据证明", f"“{en}” is proven by {count} item(s)", *of)
    elif judging.reading.complete and judging.matter and not element.also and act is not None:
        zh_only, en_only = ("没有任何证据", "no evidence at all speaks to")
        if element.struck:
            zh_only, en_only = ("只有应当剔除的证据" + STRUCK_ZH, f"only evidence that is struck {STRUCK_EN} speaks to")
        yield failed(ground, f"“{zh}”{zh_only}{named}", f"{en_only} “{en}”", *of, basis=norm_of(judging))
    elif judging.matter or element.element.proves in ("subject", "act"):
        yield unknown(
            ground,
            f"“{zh}”由哪些证据证明未记录" + ("，已有的证据应当剔除" + STRUCK_ZH if element.struck else ""),
            f"which evidence proves “{en}” is not recorded"
            + (f"; what there is, is struck {STRUCK_EN}" if element.struck else ""),
            *of,
            fields=("evidence.proves",),
            basis=norm_of(judging),
        )


def _evidence_in_court(judging: Judging, dispute: Dispute) -> Iterator[Point]:
    act = judging.reading.action.get(dispute.against or "")
    of = (act,) if act is not None else ()
    what_zh, what_en = (zh_of(act), en_of(act)) if act else ("被诉行为", "the act")
    late = [s for s in dispute.steps or () if s.kind == "evidence-filed" and (s.data or {}).get("in_time") is False]
    excused = any((step.data or {}).get("good_cause") is True for step in late)
    forum_zh = "复议" if dispute.channel == "reconsideration" else "诉讼"
    forum_en = "the reconsideration" if dispute.channel == "reconsideration" else "the suit"
    ground = "no-evidence-in-reconsideration" if dispute.channel == "reconsideration" else "no-evidence-in-court"
    if "evidence-filed" in (dispute.absent or ()):
        yield dispute_point(
            dispute,
            ground,
            f"就{what_zh}的{forum_zh}，机关没有提交证据，视为没有证据",
            f"in {forum_en} about the {what_en} the organ filed no evidence and is deemed to have none",
            *of,
        )
    elif late and not excused:
        yield dispute_point(
            dispute,
            ground,
            f"就{what_zh}的{forum_zh}，机关{late[0].on or ''}提交证据已逾期，视为没有证据",
            f"in {forum_en} about the {what_en} evidence was filed late ({late[0].on or 'no date'})",
            *of,
        )


def dispute_point(dispute: Dispute, ground: str, zh: str, en: str, *of: Action) -> Point:
    """Return a failing point whose law is that of the dispute's day, not of the act."""
    received = dispute.received_on
    return replace(failed(ground, zh, en, *of), on=received.earliest if received else None)


def in_time(judging: Judging) -> Iterator[Point]:
    """K-F02: the act was found within two years (five where life, health or money is harmed)."""
    reading, case = judging.reading, judging.reading.case
    act = reading.decision or reading.first("filing")
    if act is None or (case.procedure or "").startswith("demolition") or _only_demolition(reading.penalties):
        return
    if case.act_continuing:
        yield passed(
            "time-barred", "违法行为仍在继续，追责时效尚未起算", "the act still continues; no term has begun", act
        )
        return
    ended = span_of(case.act_ended_on, case)
    found = _found(judging)
    if ended.first is None or ended.last is None or (found.first is None and found.last is None):
        yield unknown(
            "time-barred",
            "行为终了日或者发现日未记录，不能判断是否超过追责时效",
            "the day the act ended or was found is not recorded",
            act,
            fields=("act_ended_on", "discovered_on"),
        )
        return
    years = 5 if case.facts is not None and case.facts.harm == "serious" else 2
    limit = Span(add_months(ended.first, 12 * years), add_months(ended.last, 12 * years))
    answer = before_limit(found, limit)
    days = f"行为{case.act_ended_on}终了", f"the act ended on {case.act_ended_on}"
    if answer is None:
        yield unknown(
            "time-barred",
            f"{days[0]}，是否在二年内被发现不能确定",
            f"{days[1]}; whether it was found within two years cannot be told",
            act,
            fields=("discovered_on",),
        )
    elif answer:
        yield passed(
            "time-barred", f"{days[0]}，在{years}年内被发现", f"{days[1]} and was found within {years} years", act
        )
    else:
        yield failed(
            "time-barred",
            f"{days[0]}，{case.discovered_on}才被发现，已过{years}年",
            f"{days[1]} and was found only on {case.discovered_on}, after {years} years",
            act,
        )


def _found(judging: Judging) -> Span:
    """Return when the act was found: as recorded, or not after the first thing done about it."""
    case = judging.reading.case
    if case.discovered_on is not None:
        return span_of(case.discovered_on, case)
    firsts = [day_span(act).last for act in judging.reading.of(*STARTS)]
    return Span(None, min((day for day in firsts if day is not None), default=None))


def _only_demolition(penalties: tuple[Penalty, ...] | None) -> bool:
    return bool(penalties) and all(penalty.kind in ("demolition", "other") for penalty in penalties or ())


def fined_once(judging: Judging) -> Iterator[Point]:
    """K-F03: the same act was not fined before (one act, one fine)."""
    reading = judging.reading
    act, earlier = reading.decision, reading.case.earlier_penalties
    if act is None or reading.penalties is None:
        return
    if not any(penalty.kind == "fine" for penalty in reading.penalties):
        return
    if earlier is None:
        yield unknown(
            "fined-before",
            f"{zh_of(act)}之前同一行为是否罚过款未记录",
            f"whether the same act was fined before the {en_of(act)} is not recorded",
            act,
            fields=("earlier_penalties",),
        )
        return
    fines = [one for one in earlier if any(penalty.kind == "fine" for penalty in one.penalties or ())]
    for one in fines:
        when, organ = one.on or "此前", one.organ or "有关机关"
        if one.same_act:
            yield failed(
                "fined-before",
                f"同一行为{when}已被{organ}罚款{'并缴纳' if one.paid else ''}，{zh_of(act)}又罚款",
                f"the same act was fined on {when} by {organ}; the {en_of(act)} fines it again",
                act,
            )
        elif one.same_act is None:
            yield unknown(
                "fined-before",
                f"{when}{organ}的罚款是否针对同一行为未记录",
                f"whether the fine of {when} by {organ} was for the same act is not recorded",
                act,
                fields=("earlier_penalties.same_act",),
            )
    if all(one.same_act is False for one in fines):
        yield passed("fined-before", "没有就同一行为罚过款", "the same act was not fined before", act)


def crime_transferred(judging: Judging) -> Iterator[Point]:
    """K-F04: a suspected crime goes to the police and is not replaced by a penalty."""
    reading = judging.reading
    act = reading.decision
    if reading.case.flags is None:
        if act is not None:
            yield unknown(
                "no-transfer",
                "是否涉嫌犯罪未记录",
                "whether a crime is suspected is not recorded",
                act,
                fields=("flags",),
            )
        return
    if "suspected-crime" not in reading.flags:
        if act is not None:
            yield passed("no-transfer", "案卷没有涉嫌犯罪的标记", "the file does not mark a suspected crime", act)
        return
    ground = "penalty-instead" if act is not None and reading.penalties else "no-transfer"
    of = (act,) if act is not None else ()
    yield from missing_act(
        judging, "police-transfer", ground, "涉嫌犯罪应当移送公安机关", "a suspected crime goes to the police", *of
    )


def amounts_measured(judging: Judging) -> Iterator[Point]:
    """K-F05: amounts that the norm depends on are measured with a method and evidence."""
    reading, matter = judging.reading, judging.matter
    act = reading.main_act
    if act is None:
        return
    depends = matter is not None and any(e.proves == "amount" for e in matter.elements)
    denied = [e for e in judging.checklist.elements if e.denied and e.element.proves == "amount"]
    for element in denied:
        yield failed(
            "unmeasured", f"“{element.element.name_zh}”没有证据证明", f"nothing proves “{element.element.name_en}”", act
        )
    for appraisal in reading.of("appraisal", "sampling"):
        if flag(appraisal, "qualified") is False:
            yield failed(
                "unmeasured",
                f"{zh_of(appraisal)}由不具备资质的{(appraisal.data or {}).get('body', '机构')}作出",
                f"{en_of(appraisal)} was made by a body without the qualification",
                appraisal,
            )
    if not depends or denied:
        return
    for element in judging.checklist.elements:
        if element.element.proves == "amount":
            yield from element_point(judging, element, act, "unmeasured")


def fine_of(penalties: tuple[Penalty, ...] | None) -> int | None:
    """Return the sum of fines in fen; ``None`` where one is not stated."""
    fines = [penalty.amount_fen for penalty in penalties or () if penalty.kind == "fine"]
    return None if any(amount is None for amount in fines) else sum(amount or 0 for amount in fines)
