"""Procedure (程序) of opening and keeping time. K-P01 to K-P03, K-P12 to K-P14."""

from collections.abc import Iterator

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.checks.facts import fine_of
from brigade_app.domain.law.checks.notice import penalised
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    en_of,
    failed,
    missing_act,
    passed,
    told,
    unknown,
    yuan,
    zh_of,
)
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, is_before, moment, span_of, text, whole
from brigade_app.domain.law.triggers import NEW_PENALTY_LAW, spot_limit
from brigade_app.domain.records import Action, Dispute

ORDER = (
    "clue",
    "filing",
    "investigation-report",
    "prior-notice",
    "hearing",
    "legal-review",
    "collective-discussion",
    "decision",
)


def case_filed(judging: Judging) -> Iterator[Point]:
    """K-P01: an ordinary case was filed, approved and dated, before the end report."""
    reading, act = judging.reading, penalised(judging)
    filing = reading.first("filing")
    if filing is None:
        if act is not None:
            opened = reading.of("clue", "assignment", "on-site-inspection", "inquiry", "patrol")
            ground = "not-filed" if opened else "never-opened"
            yield from missing_act(judging, "filing", ground, "普通程序应当立案", "an ordinary case must be filed", act)
        return
    yield passed("not-filed", f"有{zh_of(filing)}", f"there is the {en_of(filing)}", filing)
    if flag(filing, "approved") is False:
        yield failed(
            "not-approved", f"{zh_of(filing)}没有经负责人批准", f"the {en_of(filing)} was not approved", filing
        )
    for late in reading.of("investigation-report", "decision"):
        if is_before(late, filing):
            yield failed(
                "filed-late",
                f"{zh_of(filing)}在{zh_of(late)}之后",
                f"the {en_of(filing)} came after the {en_of(late)}",
                filing,
                late,
            )


def certificates_shown(judging: Judging) -> Iterator[Point]:
    """K-P02: officers showed their certificates on their own initiative, and the record says so."""
    for act in judging.reading.of("on-site-inspection", "inquiry"):
        yield told(
            "not-shown",
            flag(act, "certificates_shown"),
            (f"{zh_of(act)}没有主动出示执法证件", f"no certificate was shown at the {en_of(act)}"),
            (f"{zh_of(act)}已出示执法证件", f"certificates were shown at the {en_of(act)}"),
            "certificates_shown",
            act,
        )


def simple_procedure(judging: Judging) -> Iterator[Point]:
    """K-P03: on the spot only a warning or a fine within the limit; notice and defence given."""
    reading, pack = judging.reading, judging.law.pack
    for act in reading.of("simple-decision"):
        penalties = penalties_of(act.data)
        allowed = spot_limit(reading.punished(act), act.at.latest if act.at else None, pack)
        limit = allowed.yuan
        fine = fine_of(penalties)
        other = [penalty.kind for penalty in penalties or () if penalty.kind not in ("warning", "fine")]
        if other:
            yield failed(
                "beyond-limits",
                f"{zh_of(act)}作出了警告、罚款以外的处罚（{'、'.join(other)}）",
                f"the {en_of(act)} imposes {', '.join(other)}",
                act,
            )
        elif fine is not None and limit * 100 < fine <= allowed.highest * 100:
            yield unknown(
                "beyond-limits",
                f"{zh_of(act)}罚款{yuan(fine)}元，当事人是公民还是单位未记录，上限为{limit}元或者{allowed.highest}元",
                f"the {en_of(act)} fines {yuan(fine)} yuan; whether a citizen or an organisation is not recorded",
                act,
                fields=("kind",),
            )
        elif fine is not None and fine > limit * 100:
            yield failed(
                "beyond-limits",
                f"{zh_of(act)}罚款{yuan(fine)}元，超过当场处罚上限{limit}元",
                f"the {en_of(act)} fines {yuan(fine)} yuan, above {limit}",
                act,
            )
        elif penalties is None or fine is None:
            yield unknown(
                "beyond-limits",
                f"{zh_of(act)}的处罚种类、数额未记录",
                f"the penalty of the {en_of(act)} is not recorded",
                act,
                fields=("penalties",),
            )
        else:
            yield passed(
                "beyond-limits", f"{zh_of(act)}在当场处罚的范围内", f"the {en_of(act)} is within the limits", act
            )
        yield told(
            "rights-not-told",
            flag(act, "rights_told"),
            (f"{zh_of(act)}没有告知事实、理由、依据和权利", f"rights were not told at the {en_of(act)}"),
            (f"{zh_of(act)}已告知权利", f"rights were told at the {en_of(act)}"),
            "rights_told",
            act,
        )
        yield told(
            "not-heard",
            flag(act, "defence_heard"),
            (f"{zh_of(act)}没有听取陈述申辩", f"the defence was not heard at the {en_of(act)}"),
            (f"{zh_of(act)}听取了陈述申辩", f"the defence was heard at the {en_of(act)}"),
            "defence_heard",
            act,
        )


def within_term(judging: Judging) -> Iterator[Point]:
    """K-P12: decided within ninety days of filing, or the term of the matter or of the court's order to redo."""
    reading = judging.reading
    for dispute in reading.disputes:
        yield from _redone(judging, dispute)
    filing, act = reading.first("filing"), penalised(judging)
    if filing is None:
        if act is not None and (act.at is None or act.at.latest >= NEW_PENALTY_LAW):
            yield unknown(
                "overdue",
                f"立案日未记录，不能判断{zh_of(act)}是否在九十日内作出",
                f"no day of filing: whether the {en_of(act)} came within ninety days cannot be told",
                act,
                fields=("filing",),
            )
        return
    if filing.at is not None and filing.at.latest < NEW_PENALTY_LAW:
        return
    yield from _ninety(judging, filing, act)


def _ninety(judging: Judging, filing: Action, act: Action | None) -> Iterator[Point]:
    reading = judging.reading
    excluded = sum(whole(e, "excluded_days") or 0 for e in reading.of("term-extension"))
    limit = after_days(day_span(filing), 90 + excluded)
    extensions = [e for e in reading.of("term-extension") if flag(e, "approved") is not False]
    untils = [moment(e, "until") for e in extensions]
    if any(untils):
        last = max(until.latest for until in untils if until is not None)
        limit = Span(max(last, limit.first or last), max(last, limit.last or last))
    if act is None:
        yield from _undecided(judging, filing, limit)
        return
    answer = before_limit(day_span(act), limit)
    if (
        answer
        and extensions
        and not any((e.data or {}).get("basis") for e in extensions)
        and before_limit(day_span(act), after_days(day_span(filing), 90)) is False
    ):
        yield unknown(
            "overdue",
            f"{zh_of(extensions[-1])}的法律、法规、规章依据未记录",
            f"the norm behind the {en_of(extensions[-1])} is not recorded",
            *extensions,
            act,
            fields=("basis",),
        )
    elif answer:
        yield passed(
            "overdue",
            f"{zh_of(filing)}，{zh_of(act)}在{limit.first}前作出",
            f"filed on {filing.at}; the {en_of(act)} came by {limit.first}",
            filing,
            act,
        )
    elif answer is False:
        yield failed(
            "overdue",
            f"{zh_of(filing)}，应在{limit.last}前决定，{zh_of(act)}已逾期",
            f"filed on {filing.at}, due by {limit.last}; the {en_of(act)} was late",
            filing,
            act,
        )
    else:
        yield unknown(
            "overdue",
            f"{zh_of(filing)}至{zh_of(act)}是否超过九十日不能确定",
            f"whether ninety days passed from the {en_of(filing)} to the {en_of(act)} cannot be told",
            filing,
            act,
            fields=("at",),
        )


def _undecided(judging: Judging, filing: Action, limit: Span) -> Iterator[Point]:
    reading = judging.reading
    if reading.of("closing", "case-transfer", "police-transfer", "no-filing", "decision", "simple-decision"):
        return
    if reading.complete and limit.last is not None and judging.on > limit.last:
        yield failed(
            "overdue",
            f"{zh_of(filing)}后至{judging.on}没有作出决定，期限{limit.last}已过",
            f"filed on {filing.at}, no decision by {judging.on}; the term ended {limit.last}",
            filing,
        )
    elif limit.first is not None and judging.on <= limit.first:
        yield passed(
            "overdue",
            f"{zh_of(filing)}，办案期限至{limit.first}",
            f"filed on {filing.at}; the term runs until {limit.first}",
            filing,
        )


def _redone(judging: Judging, dispute: Dispute) -> Iterator[Point]:
    if dispute.redo_within_days is None or dispute.against is None:
        return
    outcome = next((s for s in dispute.steps or () if s.kind == "outcome"), None)
    again = [a for a in judging.reading.of("decision") if text(a, "redoes") == dispute.against]
    start = span_of(outcome.on, outcome) if outcome is not None else Span(None, None)
    limit = after_days(start, dispute.redo_within_days)
    for act in again:
        answer = before_limit(day_span(act), limit)
        if answer is False:
            yield failed(
                "redone-late",
                f"{outcome.on if outcome else ''}裁判要求{dispute.redo_within_days}日内重新处理，{zh_of(act)}已逾期",
                f"the ruling of {outcome.on if outcome else ''} gave {dispute.redo_within_days} days; "
                f"the {en_of(act)} was late",
                act,
            )
        elif answer:
            yield passed(
                "redone-late",
                f"{zh_of(act)}在{dispute.redo_within_days}日内重新作出",
                f"the {en_of(act)} came within {dispute.redo_within_days} days",
                act,
            )
        else:
            yield unknown(
                "redone-late",
                f"{zh_of(act)}是否在{dispute.redo_within_days}日内重新作出不能确定",
                f"whether the {en_of(act)} came within {dispute.redo_within_days} days cannot be told",
                act,
                fields=("disputes.steps.on",),
            )


def in_order(judging: Judging) -> Iterator[Point]:
    """K-P13: the steps follow each other, from the clue to service."""
    reading = judging.reading
    decision = penalised(judging)
    steps = [act for kind in ORDER[:-1] for act in ([reading.last(kind)] if reading.last(kind) else [])] + (
        [decision] if decision else []
    )
    chain = [act for act in steps if act is not None]
    found = False
    for index, act in enumerate(chain):
        for later in chain[index + 1 :]:
            if is_before(later, act) and not (
                act.kind == "clue" or (later.kind == "hearing" and act.kind == "prior-notice")
            ):
                found = True
                yield failed(
                    "out-of-order",
                    f"{zh_of(later)}在{zh_of(act)}之前，次序颠倒",
                    f"the {en_of(later)} came before the {en_of(act)}",
                    later,
                    act,
                )
    for service in reading.of("service"):
        for target in service.refers_to or ():
            act_served = reading.action.get(target)
            if act_served is not None and is_before(service, act_served):
                found = True
                yield failed(
                    "out-of-order",
                    f"{zh_of(service)}在{zh_of(act_served)}之前",
                    f"the {en_of(service)} came before the {en_of(act_served)}",
                    service,
                    act_served,
                )
    yield from _older_than_the_clue(judging)
    undated = [act for act in chain if act.at is None]
    if undated:
        yield unknown(
            "out-of-order",
            f"{zh_of(undated[0])}没有日期",
            f"the {en_of(undated[0])} has no date",
            *undated,
            fields=("at",),
        )
    elif len(chain) > 1 and not found:
        yield passed(
            "out-of-order",
            f"{zh_of(chain[0])}至{zh_of(chain[-1])}次序正确",
            f"the steps from {en_of(chain[0])} to {en_of(chain[-1])} follow each other",
            chain[0],
            chain[-1],
        )


def _older_than_the_clue(judging: Judging) -> Iterator[Point]:
    """Pictures and recordings of the brigade itself that claim to be older than the discovery of the act."""
    file = judging.reading.file
    found_on = file.case.discovered_on
    officers = {officer.id for officer in file.officers}
    if found_on is None or file.case.approximate:
        return
    for item in file.evidence:
        if item.kind not in ("electronic", "audiovisual") or item.made_at is None or item.approximate:
            continue
        if item.made_by is not None and item.made_by not in officers:
            continue
        if item.made_at.latest < found_on.earliest:
            yield failed(
                "older-than-the-clue",
                f"“{item.name or item.id}”的形成时间{item.made_at.earliest}早于发现时间{found_on.earliest}",
                f"“{item.name or item.id}” is of {item.made_at.earliest}, before the discovery on {found_on.earliest}",
                item,
            )


def ordered_to_correct(judging: Judging) -> Iterator[Point]:
    """K-P14: an order to correct was given, and a re-inspection recorded."""
    act = penalised(judging)
    if act is None:
        return
    yield from missing_act(
        judging,
        "order-to-correct",
        "no-order",
        "实施处罚时应当责令改正",
        "a penalty goes with an order to correct",
        act,
    )
    if judging.reading.of("order-to-correct"):
        yield from missing_act(
            judging,
            "recheck",
            "no-recheck",
            "责令改正后应当复查并制作笔录",
            "an order to correct is followed by a re-inspection",
            *judging.reading.of("order-to-correct"),
        )
