"""Documents (文书): what the decision must say, and that all documents agree. K-W01 to K-W04."""

from collections.abc import Iterator, Mapping

from brigade_app.domain.law.checks.facts import fine_of
from brigade_app.domain.law.checks.law_applied import deciding
from brigade_app.domain.law.checks.notice import penalised
from brigade_app.domain.law.checks.points import (
    SIX_MONTHS_TO_SUE,
    Judging,
    Point,
    en_of,
    failed,
    passed,
    unknown,
    yuan,
    zh_of,
)
from brigade_app.domain.law.checks.subject import OUTGOING
from brigade_app.domain.law.reading import whole
from brigade_app.domain.numbers import CODE_OF_DOCUMENT
from brigade_app.domain.records import Action

SIX = {
    "facts": "违法事实",
    "evidence": "证据",
    "content": "处罚种类",
    "basis": "处罚依据",
    "performance": "履行方式和期限",
    "remedies": "救济途径和期限",
    "organ-date": "机关名称和日期",
}
NOT_ON_THE_SPOT = frozenset({"evidence", "performance"})  # art. 52 para. 2 does not name them
MINOR_ALONE = frozenset({"remedies"})


def six_contents(judging: Judging) -> Iterator[Point]:
    """K-W01: the decision has the six contents of art. 59 and the seal (on the spot: those of art. 52)."""
    act = judging.reading.decision or deciding(judging)
    if act is None or act.kind == "order-to-correct":
        return
    paper = act.document
    on_the_spot = act.kind == "simple-decision"
    wanted = {part: name for part, name in SIX.items() if not (on_the_spot and part in NOT_ON_THE_SPOT)}
    whole_ground = "spot-content" if on_the_spot else "content-missing"
    lacks = [part for part in (paper.lacks or () if paper else ()) if part in wanted]
    if lacks:
        names = "、".join(SIX[part] for part in lacks)
        ground = "remedies-only" if set(lacks) <= MINOR_ALONE else whole_ground
        yield failed(ground, f"{zh_of(act)}没有写明{names}", f"the {en_of(act)} lacks {', '.join(lacks)}", act)
    if paper is not None and paper.sealed is False and act.kind == "decision":
        yield failed("no-seal", f"{zh_of(act)}没有加盖机关印章", f"the {en_of(act)} bears no seal", act)
    if not lacks:
        stated = set(paper.states or ()) if paper else set()
        open_parts = [name for part, name in wanted.items() if part not in stated]
        if open_parts:
            yield unknown(
                whole_ground,
                f"{zh_of(act)}是否写明{'、'.join(open_parts)}未记录",
                f"whether the {en_of(act)} states all contents is not recorded",
                act,
                fields=("document.states",),
            )
        else:
            yield passed(whole_ground, f"{zh_of(act)}内容齐全", f"the {en_of(act)} has its contents", act)


def remedies_right(judging: Judging) -> Iterator[Point]:
    """K-W02: the remedies are told rightly: which organ, which court, how long."""
    reading = judging.reading
    acts = [
        a
        for a in (deciding(judging), *reading.of("seizure", "enforcement-decision", "simple-decision"))
        if a is not None
    ]
    for act in dict.fromkeys(a.id for a in acts):
        yield from _remedies(judging, reading.action[act])


def _remedies(judging: Judging, act: Action) -> Iterator[Point]:
    paper, said = act.document, (act.data or {}).get("remedies")
    if paper is not None and "remedies" in (paper.lacks or ()):
        yield failed(
            "not-told", f"{zh_of(act)}没有告知复议、诉讼的途径和期限", f"the {en_of(act)} tells no remedies", act
        )
    elif not isinstance(said, Mapping):
        if paper is not None and "remedies" in (paper.states or ()):
            yield passed("not-told", f"{zh_of(act)}写明了救济途径", f"the {en_of(act)} tells the remedies", act)
        elif act.kind in ("decision", "simple-decision", "seizure", "enforcement-decision"):
            yield unknown(
                "not-told",
                f"{zh_of(act)}如何告知救济途径未记录",
                f"how the {en_of(act)} tells the remedies is not recorded",
                act,
                fields=("remedies",),
            )
    else:
        yield from _terms(judging, act, said)


def _terms(judging: Judging, act: Action, said: Mapping[str, object]) -> Iterator[Point]:
    days, months = said.get("reconsideration_days"), said.get("litigation_months")
    land = judging.reading.case.procedure == "demolition-land"
    due = 3 if act.at is not None and act.at.latest < SIX_MONTHS_TO_SUE else 6
    wrong = False
    if isinstance(days, int) and days < 60:
        wrong = True
        yield failed(
            "wrong-term",
            f"{zh_of(act)}告知复议期限{days}日，法定为六十日",
            f"the {en_of(act)} tells {days} days for reconsideration; the law gives 60",
            act,
        )
    if isinstance(months, int) and months != due and not land and act.kind != "simple-decision":
        wrong = True
        yield failed(
            "wrong-term",
            f"{zh_of(act)}告知起诉期限{months}个月，法定为{due}个月",
            f"the {en_of(act)} tells {months} months to sue; the law gives {due}",
            act,
        )
    if wrong:
        return
    if (
        isinstance(days, int)
        and (isinstance(months, int) or land or act.kind == "simple-decision")
        and said.get("organ")
    ):
        yield passed(
            "not-told", f"{zh_of(act)}告知的救济途径和期限正确", f"the {en_of(act)} tells the remedies rightly", act
        )
    else:
        yield unknown(
            "not-told",
            f"{zh_of(act)}告知的救济机关或者期限未完整记录",
            f"organ or terms told by the {en_of(act)} are not fully recorded",
            act,
            fields=("remedies",),
        )


def answers_defence(judging: Judging) -> Iterator[Point]:
    """K-W03: the decision answers the defence and states late-fee standard and publication."""
    act = penalised(judging)
    if act is None:
        return
    words = {"defence-handling": "陈述申辩的处理", "late-fee": "加处罚款标准", "publication": "公示事项"}
    paper = act.document
    lacks = [part for part in words if paper and part in (paper.lacks or ())]
    if lacks:
        yield failed(
            "silent",
            f"{zh_of(act)}没有写明{'、'.join(words[p] for p in lacks)}",
            f"the {en_of(act)} is silent on {', '.join(lacks)}",
            act,
        )
    elif paper and set(words) <= set(paper.states or ()):
        yield passed("silent", f"{zh_of(act)}写明了申辩处理、加处罚款和公示", f"the {en_of(act)} states all three", act)
    else:
        yield unknown(
            "silent",
            f"{zh_of(act)}是否写明申辩处理、加处罚款和公示未记录",
            f"whether the {en_of(act)} states defence, late fee and publication is not recorded",
            act,
            fields=("document.states",),
        )


def documents_agree(judging: Judging) -> Iterator[Point]:
    """K-W04: numbers and amounts agree in all documents; no number is used twice; none is blank."""
    reading, seen = judging.reading, {}
    numbered: dict[str, Action] = {}
    bad = False
    for act in reading.actions:
        if act.document is None or act.document.number is None:
            continue
        seen[act.id] = act
        twin = numbered.setdefault(act.document.number, act)
        if twin is not act and (twin.document and twin.document.kind) != act.document.kind:
            bad = True
            yield failed(
                "number-twice",
                f"{zh_of(twin)}与{zh_of(act)}使用同一文号",
                f"the {en_of(twin)} and the {en_of(act)} bear one number",
                twin,
                act,
            )
        if act.document.number == "":
            bad = True
            yield failed("blank", f"{zh_of(act)}文号空白", f"the number of the {en_of(act)} is blank", act)
    ruling = penalised(judging)
    total = whole(ruling, "total_fen") if ruling is not None else None
    fines = fine_of(reading.penalties)
    only_fines = all(p.kind in ("fine", "warning", "demolition", "other") for p in reading.penalties or ())
    if ruling is not None and total is not None and fines and only_fines and total != fines:
        bad = True
        yield failed(
            "amounts-differ",
            f"{zh_of(ruling)}合计{yuan(total)}元，各项罚款之和{yuan(fines)}元",
            f"the {en_of(ruling)} totals {yuan(total)} yuan; its fines make {yuan(fines)}",
            ruling,
        )
    numbered_kinds = [kind for kind in OUTGOING if kind != "demolition-notice"]  # posted, without a number of its own
    outgoing = [
        a for a in reading.of(*numbered_kinds) if a.document is not None and a.document.kind in CODE_OF_DOCUMENT
    ]
    if not bad and outgoing and all(a.id in seen for a in outgoing):
        yield passed(
            "number-twice",
            f"{len(outgoing)}件文书的文号、数额一致",
            f"numbers and amounts of {len(outgoing)} documents agree",
            outgoing[0],
        )
    elif not bad and outgoing:
        blank = next(a for a in outgoing if a.id not in seen)
        yield unknown(
            "blank",
            f"{zh_of(blank)}等文书的文号未记录",
            f"the number of the {en_of(blank)} is not recorded",
            blank,
            fields=("document.number",),
        )
