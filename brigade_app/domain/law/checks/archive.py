"""Archiving (归档): each step has its record; publication; index; closing. K-A01 to K-A04."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.facts import dispute_point
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    after_working_days,
    en_of,
    failed,
    passed,
    told,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import before_limit, day_span, flag, moment, span_of, text, whole
from brigade_app.domain.vocabulary import ACTION_KINDS

BY_VIDEO = ("seizure", "demolition")


def steps_recorded(judging: Judging) -> Iterator[Point]:
    """K-A01: each step has its text record, and the audio-video that is mandatory."""
    reading = judging.reading
    for kind in dict.fromkeys(act.kind for act in reading.actions):
        lost = [paper for paper in ACTION_KINDS[kind].documents if reading.paper_absent(paper)]
        if lost:
            act = reading.of(kind)[-1]
            yield failed(
                "no-record",
                f"{zh_of(act)}没有制作{'、'.join(lost)}",
                f"no {', '.join(lost)} was made for the {en_of(act)}",
                act,
            )
    for act in reading.of(*BY_VIDEO):
        yield told(
            "no-video",
            flag(act, "recorded_av"),
            (f"{zh_of(act)}没有全过程录音录像", f"the {en_of(act)} was not filmed"),
            (f"{zh_of(act)}有全过程录音录像", f"the {en_of(act)} was filmed"),
            "recorded_av",
            act,
        )
        if flag(act, "site_record") is False:
            yield failed("no-record", f"{zh_of(act)}没有现场笔录", f"the {en_of(act)} has no on-site record", act)
    for dispute in reading.disputes:
        if "evidence-filed" in (dispute.absent or ()):
            target = reading.action.get(dispute.against or "")
            yield dispute_point(
                dispute,
                "nothing-filed",
                f"就{zh_of(target) if target else '被诉行为'}没有向法院提交案卷证据",
                "no part of the file was handed in as evidence",
                *([target] if target else []),
            )
    papers = [act for act in reading.actions if ACTION_KINDS[act.kind].documents]
    with_paper = [act for act in papers if act.document is not None]
    if papers and len(with_paper) == len(papers):
        yield passed(
            "no-record", f"{len(papers)}个步骤都有文书", f"all {len(papers)} steps have their document", papers[0]
        )
    elif papers:
        blank = next(act for act in papers if act.document is None)
        yield unknown(
            "no-record",
            f"{zh_of(blank)}等{len(papers) - len(with_paper)}个步骤的文书未登记",
            f"no document is recorded for the {en_of(blank)} and others",
            blank,
            fields=("document",),
        )


def published(judging: Judging) -> Iterator[Point]:
    """K-A02: published in time, redacted, and withdrawn in time."""
    reading = judging.reading
    for act in reading.of("publication"):
        yield told(
            "not-redacted",
            flag(act, "redacted"),
            (f"{zh_of(act)}没有遮盖个人信息", f"the {en_of(act)} was not redacted"),
            (f"{zh_of(act)}已遮盖个人信息", f"the {en_of(act)} was redacted"),
            "redacted",
            act,
        )
        decision = reading.decision
        if decision is not None:
            on = moment(act, "published_on")
            answer = before_limit(
                span_of(on) if on else day_span(act), after_working_days(judging.calendar, day_span(decision), 7)
            )
            if answer is False:
                yield failed(
                    "published-late",
                    f"{zh_of(decision)}，{on or act.at}才公示，超过七个工作日",
                    f"the {en_of(decision)} was published only on {on or act.at}",
                    decision,
                    act,
                )
            elif answer:
                yield passed(
                    "published-late",
                    f"{zh_of(act)}在七个工作日内",
                    f"the {en_of(act)} came within seven working days",
                    decision,
                    act,
                )
    if reading.of("publication"):
        yield from _withdrawn(judging)


def _withdrawn(judging: Judging) -> Iterator[Point]:
    """Three working days after the decision was changed, revoked, or found unlawful (art. 48 para. 2)."""
    reading = judging.reading
    for dispute in reading.disputes:
        outcome = next((s for s in dispute.steps or () if s.kind == "outcome"), None)
        lost = (dispute.outcome or "").startswith(
            ("R-CH", "R-RV", "R-PR", "R-IL", "R-VO", "J-RV", "J-PR", "J-IL", "J-VO", "J-CH")
        )
        if not lost or outcome is None or outcome.on is None:
            continue
        limit = after_working_days(judging.calendar, span_of(outcome.on, outcome), 3)
        done = reading.last("publication-withdrawal")
        answer = before_limit(day_span(done), limit) if done is not None else None
        if answer is False or (
            done is None
            and limit.last is not None
            and judging.on > limit.last
            and reading.known_absent("publication-withdrawal")
        ):
            yield failed(
                "not-withdrawn",
                f"{outcome.on}裁判（{dispute.outcome}）后，公示没有在{limit.last}前撤回",
                f"after {dispute.outcome} of {outcome.on} the publication was not withdrawn by {limit.last}",
                *filter(None, (done,)),
            )
        elif answer:
            yield passed(
                "not-withdrawn",
                f"公示已在{limit.first}前撤回",
                f"the publication was withdrawn by {limit.first}",
                *filter(None, (done,)),
            )
        else:
            yield unknown(
                "not-withdrawn",
                "公示是否撤回未记录",
                "whether the publication was withdrawn is not recorded",
                fields=("publication-withdrawal",),
            )


def indexed(judging: Judging) -> Iterator[Point]:
    """K-A03: index, page numbers, and an evidence list with the object of proof."""
    reading = judging.reading
    items = judging.counted
    empty = [item for item in items if item.proves == ()]
    blank = [item for item in items if item.proves is None and item.checklist_item is None]
    if empty:
        yield failed(
            "no-object",
            f"{empty[0].name or empty[0].id}等{len(empty)}件证据没有证明对象",
            f"{len(empty)} item(s) have no object of proof",
            *empty[:5],
        )
    elif blank:
        yield unknown(
            "no-object",
            f"{blank[0].name or blank[0].id}等{len(blank)}件证据的证明对象未记录",
            f"the object of proof of {len(blank)} item(s) is not recorded",
            *blank[:5],
            fields=("proves",),
        )
    elif items:
        yield passed("no-object", f"{len(items)}件证据都有证明对象", f"all {len(items)} items have an object of proof")
    for act in reading.of("archiving"):
        if whole(act, "pages") is None:
            yield unknown(
                "no-pages",
                f"{zh_of(act)}的页数未记录",
                f"the pages of the {en_of(act)} are not recorded",
                act,
                fields=("pages",),
            )
        else:
            yield passed(
                "no-pages",
                f"{zh_of(act)}共{whole(act, 'pages')}页",
                f"the {en_of(act)} has {whole(act, 'pages')} pages",
                act,
            )


def closed(judging: Judging) -> Iterator[Point]:
    """K-A04: closing approved, filed, retention class set."""
    reading = judging.reading
    for act in reading.of("closing"):
        officer = reading.officers.get(act.decided_by or "")
        if act.decided_by is None or officer is None or officer.posts is None:
            yield unknown(
                "not-approved",
                f"{zh_of(act)}由谁批准未记录",
                f"who approved the {en_of(act)} is not recorded",
                act,
                fields=("decided_by",),
            )
        elif "responsible-person" in officer.posts:
            yield passed(
                "not-approved", f"{zh_of(act)}由机关负责人批准", f"a responsible person approved the {en_of(act)}", act
            )
        else:
            yield failed(
                "not-approved",
                f"{zh_of(act)}由{officer.name or officer.id}批准，其不是机关负责人",
                f"{officer.name or officer.id}, who approved the {en_of(act)}, is no responsible person",
                act,
            )
    for act in reading.of("archiving"):
        if text(act, "retention") is None:
            yield unknown(
                "no-retention",
                f"{zh_of(act)}的保管期限未记录",
                f"the retention class of the {en_of(act)} is not recorded",
                act,
                fields=("retention",),
            )
        else:
            yield passed(
                "no-retention",
                f"{zh_of(act)}保管期限：{text(act, 'retention')}",
                f"retention: {text(act, 'retention')}",
                act,
            )
    closing = reading.last("closing")
    if closing is not None and not reading.of("archiving"):
        limit = day_span(closing).last
        days = judging.law.pack.whole("archive_days")
        if reading.complete and limit is not None and (judging.on - limit).days > days:
            yield failed(
                "not-archived",
                f"{zh_of(closing)}后{days}日内没有归档",
                f"not archived within {days} days after the {en_of(closing)}",
                closing,
            )
