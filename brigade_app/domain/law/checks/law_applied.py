"""Law applied (适用法律): the norm, its elements, the range. K-L01 to K-L03."""

from collections.abc import Iterator

from brigade_app.domain.codec import law_refs, penalties_of
from brigade_app.domain.law.checks.facts import element_point
from brigade_app.domain.law.checks.notice import penalised
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    citations,
    en_of,
    failed,
    is_local,
    norm_of,
    passed,
    rests_on_local_law,
    unknown,
    yuan,
    zh_of,
)
from brigade_app.domain.law.reading import span_of
from brigade_app.domain.law.types import Basis
from brigade_app.domain.matters import PenaltyRange
from brigade_app.domain.records import Action, LawRef, Penalty
from brigade_app.errors import Unreadable

NOT_LAW = ("通知", "意见", "纪要", "方案", "批复", "函")
KINDS_OF_RANGE = {
    "fine": ("fine", "warning_or_fine"), "warning": ("warning", "warning_or_fine"),
    "confiscation": ("confiscate", "confiscate_gain", "confiscate_tools", "confiscate_building"),
    "suspension": ("suspend_work", "suspend_business", "suspend_or_close"), "closure": ("suspend_or_close",),
    "demolition": ("demolition", "order_demolish", "order_clear"),
}  # fmt: skip


def deciding(judging: Judging) -> Action | None:
    """Return the act that applies law: the penalty decision, else the last order to demolish."""
    act = penalised(judging) or judging.reading.decision
    orders = judging.reading.ruling_orders
    return act or (orders[-1] if orders else None)


def cited(act: Action) -> list[LawRef] | None:
    """Return the articles an act cites itself or in its penalties; ``None`` where none are recorded."""
    basis = (act.data or {}).get("basis")
    try:
        refs = law_refs(basis)
    except Unreadable:  # the format leaves the form of a basis open; what is no article is no citation
        refs = ()
    refs += tuple(ref for penalty in penalties_of(act.data) or () for ref in penalty.basis or ())
    if refs:
        return list(refs)
    return [] if basis == [] or basis == "" else None


def norm(judging: Judging) -> Iterator[Point]:
    """K-L01: the norm exists, was in force at the act, is a law, and is cited to the item."""
    act = deciding(judging)
    if act is None:
        return
    refs = cited(act)
    lacks = act.document is not None and "basis" in (act.document.lacks or ())
    if refs == [] or (lacks and not refs):
        yield failed(
            "no-norm", f"{zh_of(act)}没有引用法律依据", f"the {en_of(act)} cites no norm", act, basis=norm_of(judging)
        )
    elif refs is None:
        yield unknown(
            "no-norm",
            f"{zh_of(act)}引用的条款未记录",
            f"the articles cited by the {en_of(act)} are not recorded",
            act,
            fields=("basis",),
        )
    else:
        yield from _each_ref(judging, act, refs)


def _each_ref(judging: Judging, act: Action, refs: list[LawRef]) -> Iterator[Point]:
    names = "、".join(dict.fromkeys(_named(ref) for ref in refs))
    if all(plain_title(ref.law).endswith(NOT_LAW) for ref in refs):
        yield failed(
            "not-law",
            f"{zh_of(act)}只以{names}为依据，属于规范性文件",
            f"the {en_of(act)} rests on {names} alone, a mere normative document",
            act,
        )
    yield from _of_the_matter(judging, act, refs, names)
    yield from _in_force_then(judging, act, refs)
    bare = [ref for ref in refs if ref.article is None]
    if bare:
        yield failed(
            "no-article",
            f"{zh_of(act)}只写《{plain_title(bare[0].law)}》，没有写明条、款、项",
            f"the {en_of(act)} names {plain_title(bare[0].law)} without an article",
            act,
        )
    else:
        yield passed("no-norm", f"{zh_of(act)}引用{names}", f"the {en_of(act)} cites {names}", act)


def plain_title(law: str) -> str:
    """Return a law's title without brackets, 中华人民共和国 and the date of its text."""
    return law.strip("《》").removeprefix("中华人民共和国").partition("(")[0].partition("（")[0]


def _named(ref: LawRef) -> str:
    article = (ref.article or "").removeprefix("第").removesuffix("条")
    return f"《{plain_title(ref.law)}》" + (f"第{article}条" if article else "")


def _of_the_matter(judging: Judging, act: Action, refs: list[LawRef], names: str) -> Iterator[Point]:
    """The law of the matter must be among those cited, where a penalty is imposed or a demolition ordered."""
    matter = judging.matter
    if matter is None or (act.kind == "decision" and penalised(judging) is None):
        return
    of_matter = (*matter.prohibition, *matter.liability, *(one.citation for one in matter.penalties))
    known = {plain_title(one.law) for one in of_matter}
    if rests_on_local_law(norm_of(judging)) and not is_local(judging):
        return
    if not any(plain_title(ref.law) in name or name in plain_title(ref.law) for ref in refs for name in known):
        yield failed(
            "other-norm",
            f"{zh_of(act)}引用{names}，而“{matter.name_zh}”的依据是{'、'.join(sorted(known))}",
            f"the {en_of(act)} cites {names}; {matter.name_en} rests on {', '.join(sorted(known))}",
            act,
            basis=norm_of(judging),
        )


def _in_force_then(judging: Judging, act: Action, refs: list[LawRef]) -> Iterator[Point]:
    """An act that ended before the text cited came into force: the law of its day must be found (art. 37)."""
    case = judging.reading.case
    ended = span_of(case.act_ended_on, case)
    for ref in refs:
        title = plain_title(ref.law)
        law = next((one for one in judging.law.pack.laws.values() if one.name_zh == title), None)
        if law and law.effective_from and ended.last and ended.last < law.effective_from:
            yield unknown(
                "not-in-force",
                f"行为{case.act_ended_on}终了，早于《{title}》现行文本施行日{law.effective_from}，须查明行为时的规定",
                f"the act ended on {case.act_ended_on}, before {title} as cited ({law.effective_from}): "
                "the law of that day must be found",
                act,
                fields=("basis",),
            )


def elements_match(judging: Judging) -> Iterator[Point]:
    """K-L02: the facts match every element of the norm."""
    act = deciding(judging) or judging.reading.main_act
    if act is None:
        return
    for element in judging.checklist.elements:
        if judging.matter is not None or element.denied:
            yield from element_point(judging, element, act, "element-unproven")
    if judging.matter is None and not judging.reading.unproven:
        yield unknown(
            "element-unproven",
            f"{zh_of(act)}适用的条款及其构成要件未登记",
            f"the norm of the {en_of(act)} and its elements are not recorded",
            act,
            fields=("case.matter",),
        )


def within_range(judging: Judging) -> Iterator[Point]:
    """K-L03: kind and amount of the penalty lie within the range of the norm."""
    reading, matter = judging.reading, judging.matter
    on_the_spot = reading.decision if reading.decision and reading.decision.kind == "simple-decision" else None
    act = penalised(judging) or on_the_spot
    if act is None:
        return
    if reading.penalties is None:
        yield unknown(
            "outside-range",
            f"{zh_of(act)}的处罚未记录",
            f"the penalties of the {en_of(act)} are not recorded",
            act,
            fields=("penalties",),
        )
        return
    for penalty in reading.penalties:
        if penalty.below_minimum:
            yield failed(
                "below-minimum",
                f"{zh_of(act)}低于法定最低罚款，没有减轻处罚的依据",
                f"the {en_of(act)} is below the legal minimum",
                act,
            )
        if matter is not None:
            yield _in_range(judging, act, penalty, matter.penalties)
    if matter is None:
        yield unknown(
            "outside-range",
            f"案由没有登记在目录中，不能核对{zh_of(act)}的幅度",
            f"the matter is not in the catalogue: the range of the {en_of(act)} cannot be checked",
            act,
            fields=("case.matter",),
        )


def _in_range(judging: Judging, act: Action, penalty: Penalty, ranges: tuple[PenaltyRange, ...]) -> Point:
    wanted = KINDS_OF_RANGE.get(penalty.kind, ())
    fitting = [one for one in ranges if one.kind in wanted]
    basis = citations(one.citation for one in fitting) or norm_of(judging)
    name = judging.matter.name_zh if judging.matter else ""
    if penalty.kind == "other":
        return passed("outside-range", f"{zh_of(act)}的其他处理不涉及幅度", f"{en_of(act)}: no range applies", act)
    if not _governs(judging, basis):
        return unknown(
            "outside-range",
            f"{zh_of(act)}：行为日未记录或者早于现行规定，幅度以行为时的法律为准",
            f"{en_of(act)}: the day of the act is not recorded, or lies before the text whose range this is",
            act,
            fields=("act_started_on", "act_ended_on"),
            basis=basis,
        )
    if not fitting:
        return failed(
            "kind-not-provided",
            f"“{name}”的法律责任条款没有规定{_kind_zh(penalty.kind)}，{zh_of(act)}却作出",
            f"the norm provides no {penalty.kind}; the {en_of(act)} imposes one",
            act,
            basis=basis,
        )
    amount = penalty.amount_fen
    if penalty.kind != "fine":
        return passed(
            "outside-range",
            f"{zh_of(act)}的处罚种类有规定",
            f"the norm provides for the {penalty.kind}",
            act,
            basis=basis,
        )
    return _fine_in_range(judging, act, amount, fitting, basis)


def _fine_in_range(
    judging: Judging, act: Action, amount: int | None, fitting: list[PenaltyRange], basis: tuple[Basis, ...]
) -> Point:
    limits = [limit for one in fitting if (limit := _limits(judging, one)) is not None]
    if amount is not None and any(low <= amount <= high for low, high in limits):
        zh, en = f"罚款{yuan(amount)}元在法定幅度内", f"{yuan(amount)} yuan lies within the range"
        return passed("outside-range", zh, en, act, basis=basis)
    if amount is None or len(limits) < len(fitting):
        return unknown(
            "outside-range",
            f"{zh_of(act)}的罚款数额或者计算基数未记录",
            f"amount or base of the fine of the {en_of(act)} is not recorded",
            act,
            fields=("penalties.amount_fen", "facts"),
            basis=basis,
        )
    low, high = min(low for low, _ in limits), max(high for _, high in limits)
    return failed(
        "outside-range",
        f"罚款{yuan(amount)}元，法定幅度为{yuan(low)}元至{yuan(high)}元",
        f"{yuan(amount)} yuan; the range is {yuan(low)} to {yuan(high)}",
        act,
        basis=basis,
    )


def _governs(judging: Judging, basis: tuple[Basis, ...]) -> bool:
    """Whether the texts installed surely governed the act: they were in force when it was done (art. 37)."""
    case = judging.reading.case
    if rests_on_local_law(basis) and not is_local(judging):
        return False
    if case.act_continuing:
        return True
    did = span_of(case.act_ended_on or case.act_started_on or case.discovered_on, case).first
    names = {one.law for one in basis}
    starts = [
        law.effective_from for law in judging.law.pack.laws.values() if law.name_zh in names and law.effective_from
    ]
    return did is not None and all(start <= did for start in starts)


def _kind_zh(kind: str) -> str:
    words = {
        "fine": "罚款",
        "warning": "警告",
        "confiscation": "没收",
        "suspension": "责令停产停业",
        "closure": "责令关闭",
        "revocation": "吊销许可",
        "demolition": "拆除",
    }
    return words.get(kind, kind)


def _limits(judging: Judging, one: PenaltyRange) -> tuple[int, int] | None:
    """Return the range in fen for this case; ``None`` where the base is not recorded."""
    facts = judging.reading.case.facts
    if one.min is None or one.max is None:
        return None
    if one.unit == "yuan":
        return int(one.min * 100), int(one.max * 100)
    if one.unit == "yuan_per_m2" and facts is not None and facts.area_m2 is not None:
        return int(one.min * facts.area_m2 * 100), int(one.max * facts.area_m2 * 100)
    if one.unit == "ratio_of_construction_cost" and facts is not None and facts.cost_fen is not None:
        return int(one.min * facts.cost_fen), int(one.max * facts.cost_fen)
    return None
