"""Service (送达): in a valid mode, with the proof that mode needs, in time. K-V01 to K-V04."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    after_working_days,
    en_of,
    failed,
    missing_act,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import before_limit, day_span, flag, moment, span_of, text
from brigade_app.domain.law.triggers import NEW_PENALTY_LAW
from brigade_app.domain.records import Action

OTHER_PAPERS = ("prior-notice", "hearing-notice", "seizure", "demand", "enforcement-decision")
SPECIAL = ("posting", "announcement", "leaving", "electronic", "handed-on")
SOLDIERS_PRISONERS = ("部队", "监狱", "看守所", "拘留所", "戒毒", "团以上")


def _served_acts(judging: Judging) -> list[Action]:
    acts = [judging.reading.decision, *judging.reading.ruling_orders]
    return [act for act in acts if act is not None]


def decision_served(judging: Judging) -> Iterator[Point]:
    """K-V01: the decision was served in a valid mode with the proof that mode needs."""
    reading = judging.reading
    for act in _served_acts(judging):
        services = reading.services_of(act)
        if not services and act.kind == "simple-decision":
            yield _handed_over(judging, act)
            continue
        if not services and reading.complete and _due(judging, act):
            yield failed("not-served", f"{zh_of(act)}没有送达记录", f"no service of the {en_of(act)} is recorded", act)
        elif not services and reading.known_absent("service", of=act) and not reading.complete:
            yield failed("not-served", f"{zh_of(act)}没有送达", f"the {en_of(act)} was not served", act)
        elif not services and not reading.complete:
            yield unknown(
                "not-served",
                f"{zh_of(act)}是否送达未记录",
                f"whether the {en_of(act)} was served is not recorded",
                act,
                fields=("service",),
            )
        yield from _best([_mode(judging, service, act) for service in services])


def _handed_over(judging: Judging, act: Action) -> Point:
    """An on-the-spot decision is handed over at once; the party's signature, or the refusal noted on it, proves it."""
    paper = act.document
    signed = paper is not None and bool(set(paper.signed_by or ()) & set(judging.reading.parties))
    if signed or (paper is not None and paper.refused_to_sign):
        return passed("no-proof", f"{zh_of(act)}已当场交付", f"the {en_of(act)} was handed over on the spot", act)
    return unknown(
        "no-proof",
        f"{zh_of(act)}是否当场交付、由当事人签收未记录",
        f"whether the {en_of(act)} was handed over and signed for is not recorded",
        act,
        fields=("document.signed_by", "document.refused_to_sign"),
    )


def _best(points: list[Point]) -> list[Point]:
    """Return what decides: one valid service is enough, whatever was tried before it."""
    for result in ("pass", "unknown"):
        if found := [point for point in points if point.result == result]:
            return found[:1]
    return points


def _due(judging: Judging, act: Action) -> bool:
    last = after_working_days(judging.calendar, day_span(act), 7).last
    return last is not None and judging.on > last


def _mode(judging: Judging, service: Action, act: Action) -> Point:
    mode = text(service, "mode")
    ground, zh, en = special_mode(service, mode)
    of = (service, act)
    if ground:
        return failed(
            ground, f"{zh_of(act)}的{zh_of(service)}：{zh}", f"{en_of(service)} for the {en_of(act)}: {en}", *of
        )
    if mode is None:
        return unknown(
            "no-proof",
            f"{zh_of(service)}的方式未记录",
            f"the mode of the {en_of(service)} is not recorded",
            *of,
            fields=("mode",),
        )
    if mode == "direct":
        paper = service.document
        signed = paper is not None and bool(set(paper.signed_by or ()) & set(judging.reading.parties))
        if signed or text(service, "receiver"):
            return passed(
                "no-proof",
                f"{zh_of(service)}由{text(service, 'receiver') or '当事人'}签收",
                f"the {en_of(service)} was signed for",
                *of,
            )
        if paper is not None and paper.signed_by == ():
            return failed(
                "no-proof", f"{zh_of(service)}没有受送达人签收", f"nobody signed for the {en_of(service)}", *of
            )
        return unknown(
            "no-proof",
            f"{zh_of(service)}由谁签收未记录",
            f"who signed for the {en_of(service)} is not recorded",
            *of,
            fields=("receiver", "document.signed_by"),
        )
    if mode in SPECIAL:
        return _proof(service, mode, "no-proof", of)
    return passed("no-proof", f"{zh_of(service)}有送达凭证", f"the {en_of(service)} has its proof", *of)


def special_mode(service: Action, mode: str | None) -> tuple[str, str, str]:
    """Return what makes a mode invalid: ground and reasons; empty where nothing recorded does."""
    tried = (service.data or {}).get("tried_before")
    none_tried = tried is not None and not tried
    if mode == "posting" and none_tried:
        return "invalid-mode", "没有采用直接、留置等方式，仅张贴", "only posted up; no other mode was tried"
    if mode == "announcement" and none_tried:
        return "announced-first", "没有采用其他方式即公告", "announced though no other mode was tried"
    if mode == "leaving" and flag(service, "recorded_av") is False and text(service, "witness") in (None, ""):
        return "left-unproven", "留置送达既无见证人也无拍照、录像", "left with neither witness nor pictures"
    if mode == "electronic" and flag(service, "consent_signed") is False:
        return "no-consent", "当事人没有签署电子送达确认书", "no signed consent to electronic service"
    return "", "", ""


def _proof(service: Action, mode: str, ground: str, of: tuple[Action, ...]) -> Point:
    tried = (service.data or {}).get("tried_before")
    proven = {
        "leaving": bool(text(service, "witness")) or flag(service, "recorded_av") is True,
        "electronic": flag(service, "consent_signed") is True,
        "announcement": bool(tried), "posting": False,
        "handed-on": any(word in (text(service, "receiver") or "") for word in SOLDIERS_PRISONERS),
    }[mode]  # fmt: skip
    if proven:
        return passed(
            ground,
            f"{zh_of(service)}（{MODE_ZH[mode]}）条件具备",
            f"the {en_of(service)} meets the conditions of {mode}",
            *of,
        )
    return unknown(
        ground,
        f"{zh_of(service)}（{MODE_ZH[mode]}）的条件没有证明",
        f"the conditions of {mode} are not proven for the {en_of(service)}",
        *of,
        fields=("witness", "recorded_av", "consent_signed", "tried_before"),
    )


MODE_ZH = {"leaving": "留置", "electronic": "电子", "announcement": "公告", "posting": "张贴", "handed-on": "转交"}


def served_in_seven_days(judging: Judging) -> Iterator[Point]:
    """K-V02: the decision was served within seven working days."""
    act = judging.reading.decision
    if act is None or act.kind == "simple-decision":
        return
    served = judging.reckoner.delivered(act)
    new = act.at is None or act.at.earliest >= NEW_PENALTY_LAW
    limit = after_working_days(judging.calendar, day_span(act), 7) if new else after_days(day_span(act), 7)
    if served is None:
        if not judging.reading.complete:
            yield unknown(
                "late",
                f"{zh_of(act)}何时送达未记录",
                f"when the {en_of(act)} was served is not recorded",
                act,
                fields=("service",),
            )
        elif limit.last is not None and judging.on > limit.last:
            yield failed(
                "late",
                f"{zh_of(act)}应在{limit.last}前送达，至{judging.on}没有送达",
                f"the {en_of(act)} had to be served by {limit.last}",
                act,
            )
        return
    services = judging.reading.services_of(act)
    answer = before_limit(served, limit)
    if answer:
        yield passed(
            "late",
            f"{zh_of(act)}，{served.last}送达，未超过{limit.first}",
            f"the {en_of(act)} was served on {served.last}, by {limit.first}",
            act,
            services[0],
        )
    elif answer is False:
        if any(text(s, "mode") == "announcement" for s in services):
            return
        yield failed(
            "late",
            f"{zh_of(act)}应在{limit.last}前送达，{served.first}才送达",
            f"the {en_of(act)} was due by {limit.last} and served on {served.first}",
            act,
            services[0],
        )
    else:
        yield unknown(
            "late",
            f"{zh_of(act)}是否在七个工作日内送达不能确定",
            f"whether the {en_of(act)} was served within seven days cannot be told",
            act,
            *services[:1],
            fields=("served_on",),
        )


def others_served(judging: Judging) -> Iterator[Point]:
    """K-V03: notices, hearing notice, seizure documents and demand were served with receipts."""
    for act in judging.reading.of(*OTHER_PAPERS):
        if flag(act, "pages_signed") is False and act.kind == "prior-notice":
            yield failed(
                "page-unsigned",
                f"{zh_of(act)}有页面没有当事人签名，不能证明该页内容已送达",
                f"a page of the {en_of(act)} is unsigned: it is not proven to have reached the party",
                act,
            )
        if act.kind == "seizure" and flag(act, "list_given") is True:
            continue
        yield from missing_act(
            judging,
            "service",
            "not-served",
            f"{zh_of(act)}应当送达当事人",
            f"the {en_of(act)} must be served",
            act,
            target=act,
        )
        services = judging.reading.services_of(act)
        invalid = [special_mode(service, text(service, "mode")) for service in services]
        if not all(ground for ground, _, _ in invalid):
            continue
        for service, (ground, zh, en) in zip(services, invalid, strict=True):
            if ground:
                yield failed(
                    ground,
                    f"{zh_of(act)}的{zh_of(service)}：{zh}",
                    f"{en_of(service)} for the {en_of(act)}: {en}",
                    service,
                    act,
                )


def conditions_proven(judging: Judging) -> Iterator[Point]:
    """K-V04: conditions of leaving, announcement and electronic service are proven."""
    for service in judging.reading.of("service"):
        mode = text(service, "mode")
        if mode not in SPECIAL:
            continue
        ground, zh, en = special_mode(service, mode)
        if ground:
            yield failed(ground, f"{zh_of(service)}：{zh}", f"{en_of(service)}: {en}", service)
        elif mode == "announcement":
            yield _announced(judging, service)
        else:
            yield _proof(service, mode, "left-unproven", (service,))


def _announced(judging: Judging, service: Action) -> Point:
    served = moment(service, "served_on")
    limit = after_days(day_span(service), 29)
    if served is not None and before_limit(span_of(served), limit):
        return failed(
            "announced-short",
            f"{zh_of(service)}未满三十日即按{served}送达计算",
            f"the {en_of(service)} counts as served on {served}, before thirty days",
            service,
        )
    return _proof(service, "announcement", "announced-first", (service,))
