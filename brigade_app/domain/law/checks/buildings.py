"""Unlawful buildings (违法建筑): the right path and the right enforcer. K-L04, in the group of law applied."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    en_of,
    failed,
    names_zh,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.checks.subject import who_may
from brigade_app.domain.law.reading import flag, is_before
from brigade_app.domain.records import Action

COURT_ONLY = "土地管理法"


def right_path(judging: Judging) -> Iterator[Point]:
    """K-L04: for buildings the right path (rural, urban, temporary, land) and the right enforcer."""
    reading, case = judging.reading, judging.reading.case
    order = reading.ruling_orders[-1] if reading.ruling_orders else None
    demolished = any(penalty.kind == "demolition" for penalty in reading.penalties or ())
    demolition = reading.last("demolition")
    act = demolition or order or (reading.decision if demolished else None)
    if act is None:
        return
    if case.authority is not None and case.authority.kind == "none":
        yield failed(
            "wrong-enforcer",
            f"{zh_of(act)}由没有职权的{case.unit or '机关'}实施",
            f"{en_of(act)}: {case.unit or 'the organ'} has no power",
            act,
            basis=who_may(judging),
        )
        return
    path = _path(judging)
    if path is None and judging.matter is not None:
        yield passed(
            "path",
            f"{zh_of(act)}依“{judging.matter.name_zh}”的法律处理，不涉及城乡规划法、土地管理法的路径",
            f"the {en_of(act)} is under the law of {judging.matter.name_en}, not under planning or land law",
            act,
            basis=who_may(judging),
        )
    elif path is None:
        yield unknown(
            "path",
            f"{zh_of(act)}适用哪一部法律（城乡规划、土地管理）未登记",
            f"which law governs the {en_of(act)} is not recorded",
            act,
            fields=("case.procedure", "case.matter", "case.place.land"),
        )
    elif path == "land":
        yield from _land(judging, act, demolition)
    elif path == "urban" and case.unit_level == "township":
        yield from _urban_by_township(judging, act)
    elif reading.last("court-application") and path in ("rural", "urban"):
        yield failed(
            "court-not-needed",
            f"{zh_of(act)}有自行强制拆除的职权，却申请法院执行",
            f"{en_of(act)}: own power exists, yet the court was asked",
            act,
        )
    else:
        yield passed(
            "path",
            f"{zh_of(act)}的路径与案由一致",
            f"the path of the {en_of(act)} agrees with the matter",
            act,
            basis=who_may(judging),
        )


def _path(judging: Judging) -> str | None:
    case, matter = judging.reading.case, judging.matter
    stated = {"demolition-rural": "rural", "demolition-urban": "urban", "demolition-land": "land"}.get(
        case.procedure or ""
    )
    if stated or matter is None:
        return stated
    laws = {one.law.partition("(")[0] for one in matter.liability}
    if COURT_ONLY in laws:
        return "land"
    if "城乡规划法" in laws:
        return "rural" if matter.authority.kind == "own" else "urban"
    return None


def _land(judging: Judging, act: Action, demolition: Action | None) -> Iterator[Point]:
    reading = judging.reading
    if demolition is None:
        yield passed(
            "land-by-itself",
            f"{zh_of(act)}依土地管理法作出，未自行强制拆除",
            f"the {en_of(act)} is under land law and was not enforced by the organ itself",
            act,
        )
        return
    ruling = [r for r in reading.of("court-ruling") if is_before(demolition, r) is not True]
    if any(flag(r, "allowed") for r in ruling):
        yield passed(
            "land-by-itself",
            f"{zh_of(demolition)}有{zh_of(ruling[-1])}",
            f"the {en_of(demolition)} rests on the {en_of(ruling[-1])}",
            demolition,
            ruling[-1],
        )
    elif (
        reading.known_absent("court-ruling", before=demolition)
        or reading.known_absent("decision", before=demolition)
        or any(flag(r, "allowed") is False for r in ruling)
    ):
        yield failed(
            "land-by-itself",
            f"土地违法建筑应当申请法院强制执行，{zh_of(demolition)}由机关自行实施",
            f"under land law only the court enforces; the {en_of(demolition)} was the organ's own",
            demolition,
        )
    else:
        yield unknown(
            "land-by-itself",
            f"{zh_of(demolition)}是否经法院裁定未记录",
            f"whether a court allowed the {en_of(demolition)} is not recorded",
            demolition,
            fields=("court-ruling",),
        )


def _urban_by_township(judging: Judging, act: Action) -> Iterator[Point]:
    case = judging.reading.case
    who = names_zh(judging.reading.punished(act))
    if case.place is not None and case.place.land in ("homestead", "farmland"):
        kind = {"homestead": "村民宅基地", "farmland": "农用地"}[case.place.land]
        yield failed(
            "wrong-permit",
            f"{zh_of(act)}以城市、镇规划区的建设工程规划许可处理{who}在{kind}上的房屋，没有认定其位于城镇规划区",
            f"the {en_of(act)} applies the town permit rule to a house on {case.place.land} land, "
            "with no finding that it lies in a town plan",
            act,
            basis=who_may(judging),
        )
    elif case.authority is None or case.authority.kind is None:
        yield unknown(
            "wrong-enforcer",
            f"{zh_of(act)}：城镇规划区内由县级规划部门处理，{case.unit or '乡镇'}的赋权依据未登记",
            f"{en_of(act)}: inside a town plan the county planning department acts; no grant is recorded",
            act,
            fields=("case.authority",),
        )
    else:
        yield passed("wrong-enforcer", f"{zh_of(act)}有赋权依据", f"the {en_of(act)} rests on a grant", act)
