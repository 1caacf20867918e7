"""Discretion (裁量): the published standard, proportion, the rules that lighten, like cases alike. K-D01 to K-D04."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.facts import fine_of
from brigade_app.domain.law.checks.notice import penalised
from brigade_app.domain.law.checks.points import Judging, Point, en_of, failed, passed, told, unknown, yuan, zh_of
from brigade_app.domain.law.reading import flag, span_of
from brigade_app.domain.records import Action
from brigade_app.domain.when import When, full_years


def standard_cited(judging: Judging) -> Iterator[Point]:
    """K-D01: the published discretion standard is cited and the tier rests on facts."""
    act = penalised(judging)
    if act is None:
        return
    basis = (act.data or {}).get("discretion_basis")
    if basis is None:
        yield unknown(
            "no-standard",
            f"{zh_of(act)}引用的裁量基准未记录",
            f"the discretion standard of the {en_of(act)} is not recorded",
            act,
            fields=("discretion_basis",),
        )
    elif not basis:
        yield failed(
            "no-standard", f"{zh_of(act)}没有引用裁量基准", f"the {en_of(act)} cites no discretion standard", act
        )
    else:
        yield passed("no-standard", f"{zh_of(act)}引用了裁量基准", f"the {en_of(act)} cites a discretion standard", act)
    if flag(act, "mitigation_weighed") is False:
        yield failed(
            "not-weighed",
            f"{zh_of(act)}没有考虑从轻、减轻情节",
            f"the {en_of(act)} did not weigh mitigating facts",
            act,
        )


def proportionate(judging: Judging) -> Iterator[Point]:
    """K-D02: proportionate to facts, circumstances and harm; only obvious impropriety loses, found by people."""
    act = penalised(judging)
    if act is None:
        return
    facts, fine = judging.reading.case.facts, fine_of(judging.reading.penalties)
    bases = [amount for amount in (facts.value_fen, facts.gain_fen) if amount] if facts is not None else []
    times = judging.setting("fine_to_value")
    weighed = flag(act, "mitigation_weighed")
    if fine and bases and fine >= times * max(bases):
        ratio = fine // max(bases)
        zh = f"罚款{yuan(fine)}元，是涉案价值{yuan(max(bases))}元的{ratio}倍"
        en = f"the fine of {yuan(fine)} yuan is {ratio} times the {yuan(max(bases))} yuan at stake"
        if weighed is True:
            yield unknown(
                "out-of-proportion",
                zh + "，已考虑减轻情节，是否明显不当由两人评议",
                en + "; two persons must judge whether it is obviously improper",
                act,
                fields=("mitigation_weighed",),
            )
        else:
            yield failed("out-of-proportion", zh + ("，没有考虑减轻情节" if weighed is False else ""), en, act)
    else:
        yield unknown(
            "out-of-proportion",
            f"{zh_of(act)}是否过罚相当，由两人评议",
            f"whether the {en_of(act)} is proportionate is for two persons to judge",
            act,
            fields=("facts.value_fen", "facts.gain_fen", "facts.harm"),
        )


def lightened(judging: Judging) -> Iterator[Point]:
    """K-D03: the rules that forbid or lighten a penalty were applied."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        return
    weighed = flag(act, "mitigation_weighed")
    for party in reading.punished(act):
        if party.kind == "person" and _minor(judging, party.born_on):
            yield told(
                "minor",
                weighed,
                (
                    f"{party.name or party.id}（{party.born_on}出生）行为时不满十八周岁，{zh_of(act)}没有从轻或者减轻",
                    f"{party.name or party.id} was under eighteen; the {en_of(act)} was not lightened",
                ),
                (
                    f"{party.name or party.id}行为时不满十八周岁，已从轻或者减轻",
                    f"{party.name or party.id} was under eighteen and the penalty was lightened",
                ),
                "mitigation_weighed",
                act,
            )
    yield told(
        "not-weighed",
        weighed,
        (
            f"{zh_of(act)}没有考虑从轻、减轻或者不予处罚的情节",
            f"the {en_of(act)} did not weigh the rules that lighten or forbid a penalty",
        ),
        (f"{zh_of(act)}已考虑从轻、减轻情节", f"the {en_of(act)} weighed the mitigating facts"),
        "mitigation_weighed",
        act,
    )
    facts = reading.case.facts
    if facts is not None and facts.harm == "none" and facts.corrected is True and weighed is not True:
        yield failed(
            "slight",
            f"没有造成危害后果并已改正，{zh_of(act)}没有说明为何不适用“轻微不罚”",
            f"no harm and corrected: the {en_of(act)} does not say why a slight act is punished",
            act,
        )


def _minor(judging: Judging, born: When | None) -> bool:
    case = judging.reading.case
    did, birth = span_of(case.act_started_on or case.act_ended_on, case), span_of(born)
    if did.last is None or birth.first is None:
        return False
    return 14 <= full_years(birth.first, did.last) < 18


def alike(judging: Judging) -> Iterator[Point]:
    """K-D04: comparable own cases were treated alike."""
    act = penalised(judging)
    if act is None:
        return
    compared, fine = judging.reading.case.comparable, fine_of(judging.reading.penalties)
    if compared is None:
        yield unknown(
            "unlike",
            f"{zh_of(act)}未与同类案件比较",
            f"the {en_of(act)} was not compared with like cases",
            act,
            fields=("comparable",),
        )
        return
    others = [amount for one in compared if (amount := fine_of(one.penalties))]
    if not others or not fine:
        return
    yield from _compare(judging, act, fine, others)


def _compare(judging: Judging, act: Action, fine: int, others: list[int]) -> Iterator[Point]:
    percent = judging.setting("percent_above")
    top = max(others)
    if fine * 100 > top * (100 + percent):
        yield failed(
            "unlike",
            f"{zh_of(act)}罚款{yuan(fine)}元，同类案件最高{yuan(top)}元",
            f"the {en_of(act)} fines {yuan(fine)} yuan; like cases at most {yuan(top)}",
            act,
        )
    else:
        yield passed(
            "unlike",
            f"{zh_of(act)}与{len(others)}件同类案件相当",
            f"the {en_of(act)} agrees with {len(others)} like case(s)",
            act,
        )
