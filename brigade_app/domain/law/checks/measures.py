"""Measures on things (先行登记保存、查封扣押). K-E09 and K-E10; both stand in the group of evidence."""

from collections.abc import Iterator
from datetime import timedelta

from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_days,
    after_working_days,
    en_of,
    failed,
    passed,
    told,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import Span, before_limit, day_span, flag, is_before, moment, text, whole
from brigade_app.domain.records import Action

ACTS_OF_ARTICLE_18 = (
    (
        "reasons_told",
        "没有当场告知理由、依据和权利、救济途径",
        "reasons, basis, rights and remedies were not told",
        "reasons-not-told",
    ),
    ("defence_heard", "没有听取当事人的陈述申辩", "the party's statement was not heard", "defence-not-heard"),
    ("site_record", "没有制作现场笔录", "no on-site record was made", "no-site-record"),
    ("party_called", "没有通知当事人到场", "the party was not called to the place", "party-not-called"),
    ("list_given", "没有当场交付清单", "no list was handed over", "no-list"),
)


def registration(judging: Judging) -> Iterator[Point]:
    """K-E09: registration for preservation was approved first, listed, and disposed of within seven working days."""
    reading = judging.reading
    for act in reading.of("evidence-registration"):
        yield told(
            "not-approved",
            flag(act, "approved"),
            (f"{zh_of(act)}没有经负责人批准", f"{en_of(act)} was not approved"),
            (f"{zh_of(act)}已经批准", f"{en_of(act)} was approved"),
            "approved",
            act,
        )
        yield from _approver(judging, act)
        approved = moment(act, "approved_at")
        if approved is not None and act.at is not None and approved.earliest > act.at.latest:
            yield failed(
                "not-approved", f"{zh_of(act)}，{approved}才批准", f"{en_of(act)} was approved only on {approved}", act
            )
        if flag(act, "list_given") is False:
            yield failed("no-list", f"{zh_of(act)}没有开具清单", f"no list was made at the {en_of(act)}", act)
        limit = after_working_days(judging.calendar, day_span(act), 7)
        disposals = reading.referring(act.id, "evidence-registration-disposal") or list(
            reading.of("evidence-registration-disposal")
        )
        yield from _ended(
            judging,
            act,
            disposals,
            limit,
            "disposal-late",
            "七个工作日",
            "seven working days",
            ("evidence-registration-disposal",),
        )


def _ended(
    judging: Judging,
    act: Action,
    ends: list[Action],
    limit: Span,
    ground: str,
    term_zh: str,
    term_en: str,
    kinds: tuple[str, ...],
) -> Iterator[Point]:
    """Yield whether a measure was ended within its term."""
    reading, due = judging.reading, limit.last or "？"
    if ends:
        yield _ended_by(act, ends[0], limit, ground, term_zh, term_en)
    elif (
        limit.last is not None
        and judging.on > limit.last
        and all(reading.known_absent(kind, after=act) for kind in kinds)
    ):
        yield failed(
            ground,
            f"{zh_of(act)}的期限{due}届满，至{judging.on}既没有处理也没有解除",
            f"the term of the {en_of(act)} ended on {due}; by {judging.on} it was neither disposed of nor lifted",
            act,
        )
    elif limit.last is not None and judging.on <= limit.last:
        yield passed(
            ground, f"{zh_of(act)}的期限至{due}，尚未届满", f"the term of the {en_of(act)} runs until {due}", act
        )
    else:
        yield unknown(
            ground,
            f"{zh_of(act)}在{due}前是否处理或者解除未记录",
            f"whether the {en_of(act)} ended by {due} is not recorded",
            act,
            fields=kinds,
        )


def _ended_by(act: Action, end: Action, limit: Span, ground: str, term_zh: str, term_en: str) -> Point:
    due = limit.last or "？"
    answer = before_limit(day_span(end), limit)
    if answer is False:
        zh = f"{zh_of(act)}应在{term_zh}内（{due}前）处理，{zh_of(end)}已逾期"
        en = f"{en_of(act)} had to end within {term_en} (by {due}); the {en_of(end)} was late"
        return failed(ground, zh, en, act, end)
    if answer:
        zh, en = f"{zh_of(act)}在{term_zh}内（{due}前）处理完毕", f"{en_of(act)} ended within {term_en}"
        return passed(ground, zh, en, act, end)
    zh = f"{zh_of(act)}是否在{term_zh}内处理不能确定"
    en = f"whether the {en_of(act)} ended within {term_en} cannot be told"
    return unknown(ground, zh, en, act, end, fields=("at",))


def seizure(judging: Judging) -> Iterator[Point]:
    """K-E10: power, approval or urgency, the acts of art. 18, the list, thirty days and their end."""
    for act in judging.reading.of("seizure"):
        yield from _power(judging, act)
        yield from _approval(judging, act)
        yield from _approver(judging, act)
        for key, zh, en, ground in ACTS_OF_ARTICLE_18:
            yield told(
                ground,
                flag(act, key),
                (f"{zh_of(act)}{zh}", f"{en_of(act)}: {en}"),
                (f"{zh_of(act)}：“{key}”已记录", f"{en_of(act)}: {key} is recorded"),
                key,
                act,
            )
        if judging.reading.paper_absent("T15"):
            yield failed(
                "no-decision",
                f"{zh_of(act)}没有制作查封（扣押）决定书",
                f"no decision on the {en_of(act)} was made",
                act,
            )
        if judging.reading.paper_absent("T17"):
            yield failed("no-site-record", f"{zh_of(act)}没有现场笔录", f"{en_of(act)} has no on-site record", act)
        yield from _term(judging, act)
        yield from _disposed_lawfully(judging, act)


def _power(judging: Judging, act: Action) -> Iterator[Point]:
    stated = judging.reading.case.authority
    kind = stated.kind if stated is not None else None
    if kind == "none":
        yield failed(
            "no-power", f"{zh_of(act)}时机关没有查封、扣押的职权", f"the organ had no power for the {en_of(act)}", act
        )
    elif kind == "entrusted":
        yield failed(
            "entrusted",
            f"{zh_of(act)}依据委托实施，而行政强制措施权不得委托",
            f"{en_of(act)} rests on an entrustment, which is barred",
            act,
        )
    elif kind == "own":
        yield passed(
            "no-power", f"{zh_of(act)}有法律、法规授权", f"{en_of(act)} rests on a power of the organ's own", act
        )
    elif kind == "conferred":
        yield unknown(
            "list-power",
            f"{zh_of(act)}只以省级赋权清单为依据，清单是否包括查封、扣押须由县司法局确认",
            f"{en_of(act)} rests on the provincial list alone; the bureau must confirm that it covers seizure",
            act,
            fields=("basis",),
        )
    else:
        yield unknown(
            "no-power",
            f"{zh_of(act)}的法律依据未记录",
            f"the power for the {en_of(act)} is not recorded",
            act,
            fields=("case.authority", "basis"),
        )


def _approval(judging: Judging, act: Action) -> Iterator[Point]:
    urgent = flag(act, "urgent")
    reported, start = moment(act, "reported_at"), act.at
    if urgent and flag(act, "reported") is False:
        yield failed(
            "urgent-not-reported",
            f"{zh_of(act)}系紧急实施，二十四小时内没有补办批准",
            f"the urgent {en_of(act)} was not reported",
            act,
        )
    elif urgent and reported is not None and start is not None:
        if start.instant and reported.instant:
            late = reported.instant - start.instant > timedelta(hours=24)
        else:
            late = reported.earliest > start.latest + timedelta(days=1)
        if late:
            yield failed(
                "urgent-not-reported",
                f"{zh_of(act)}系紧急实施，{reported}才报告，超过二十四小时",
                f"the urgent {en_of(act)} was reported only on {reported}, after more than 24 hours",
                act,
            )
        else:
            yield passed(
                "urgent-not-reported",
                f"{zh_of(act)}系紧急实施，{reported}已报告",
                f"the urgent {en_of(act)} was reported on {reported}",
                act,
            )
    else:
        yield told(
            "not-approved",
            flag(act, "approved"),
            (f"{zh_of(act)}没有经负责人批准", f"{en_of(act)} was not approved"),
            (f"{zh_of(act)}已经批准", f"{en_of(act)} was approved"),
            "approved",
            act,
        )


def _approver(judging: Judging, act: Action) -> Iterator[Point]:
    """A measure is approved by a responsible person of the organ, not by an officer of the case (1.8)."""
    officer = judging.reading.officers.get(act.decided_by or "")
    if officer is None or officer.posts is None:
        return
    if "responsible-person" not in officer.posts:
        yield failed(
            "wrong-approver",
            f"{zh_of(act)}由{officer.name or officer.id}批准，其不是机关负责人",
            f"the {en_of(act)} was approved by {officer.name or officer.id}, who is no responsible person",
            act,
        )


def _term(judging: Judging, act: Action) -> Iterator[Point]:
    reading = judging.reading
    extended = [e for e in reading.of("seizure-extension") if flag(e, "approved") is not False]
    days = min(whole(act, "term_days") or 30, 30)
    limit = after_days(day_span(act), days + (30 if extended else 0))
    until = moment(extended[0], "until") if extended else None
    if until is not None:
        limit = Span(min(until.earliest, limit.first or until.earliest), min(until.latest, limit.last or until.latest))
    excluded = max((whole(one, "period_days") or 0 for one in reading.of("appraisal")), default=0)
    limit = after_days(limit, excluded)
    ends = [
        end
        for end in (
            *reading.referring(act.id, "seizure-release", "seizure-disposal"),
            *reading.of("seizure-release", "decision"),
        )
        if is_before(end, act) is not True
    ]
    ends.sort(key=lambda end: (end.at.earliest.toordinal() if end.at else 0, end.id))
    yield from _ended(
        judging,
        act,
        ends,
        limit,
        "overdue",
        f"{days}日" + ("及延长的三十日" if extended else ""),
        f"{days} days" + (" and the extension" if extended else ""),
        ("seizure-release", "seizure-disposal", "decision"),
    )


def _disposed_lawfully(judging: Judging, act: Action) -> Iterator[Point]:
    for end in judging.reading.of("seizure-disposal"):
        if act.id not in (end.refers_to or (act.id,)) or text(end, "ground"):
            continue
        decided = judging.reading.presence("decision", before=end)
        how = text(end, "disposal") or "处置"
        if decided == "no":
            yield failed(
                "disposed-without-decision",
                f"没有作出处理决定，{zh_of(end)}（{how}）",
                f"things were disposed of without a decision: {en_of(end)}",
                act,
                end,
            )
        elif decided == "unknown":
            yield unknown(
                "disposed-without-decision",
                f"{zh_of(end)}（{how}）的依据未记录",
                f"the ground of the {en_of(end)} is not recorded",
                act,
                end,
                fields=("ground",),
            )
