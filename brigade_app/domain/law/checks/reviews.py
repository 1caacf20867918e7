"""Legal review, collective discussion and the decision of the head. K-P09 to K-P11, in the group of procedure."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.notice import notice_before, penalised
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    en_of,
    failed,
    missing_act,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import flag, is_before, text
from brigade_app.domain.law.triggers import (
    NEW_PENALTY_LAW,
    Trigger,
    discussion_trigger,
    hearing_trigger,
    review_trigger,
)
from brigade_app.domain.records import Action

PASSED = ("passed", "passed-with-changes")


def legally_reviewed(judging: Judging) -> Iterator[Point]:
    """K-P09: where it is due, the legal review was passed before the decision and after the hearing."""
    reading, act = judging.reading, penalised(judging)
    if act is None or (act.at is not None and act.at.latest < NEW_PENALTY_LAW):
        return
    trigger = review_trigger(reading, _hearing(judging))
    reviews = [r for r in reading.of("legal-review") if is_before(act, r) is not True]
    if trigger.due is False and not reviews:
        return
    ground = "not-reviewed" if trigger.certain or trigger.due is None else "not-reviewed-wider"
    if not reviews:
        if trigger.due is None:
            yield unknown(
                ground,
                f"{zh_of(act)}：{trigger.zh}，不能判断是否应当法制审核",
                f"{en_of(act)}: {trigger.en}",
                act,
                fields=("flags", "legal-review"),
            )
        else:
            yield from missing_act(
                judging,
                "legal-review",
                ground,
                f"本案{trigger.zh}，未经法制审核不得作出决定",
                f"{trigger.en}: no decision without a legal review",
                act,
                before=act,
            )
        return
    yield from _review_outcome(judging, reviews[-1], act, ground)


def _review_outcome(judging: Judging, review: Action, act: Action, ground: str) -> Iterator[Point]:
    outcome = text(review, "outcome")
    if outcome is None:
        yield unknown(
            ground,
            f"{zh_of(review)}的结论未记录",
            f"the outcome of the {en_of(review)} is not recorded",
            review,
            fields=("outcome",),
        )
    elif outcome not in PASSED:
        yield failed(
            "not-passed",
            f"{zh_of(review)}没有通过（{outcome}），仍作出{zh_of(act)}",
            f"the {en_of(review)} was not passed ({outcome}); the {en_of(act)} came all the same",
            review,
            act,
        )
    else:
        yield passed(
            ground,
            f"{zh_of(review)}通过后作出{zh_of(act)}",
            f"the {en_of(review)} was passed before the {en_of(act)}",
            review,
            act,
        )
    hearing = judging.reading.last("hearing")
    if hearing is None or not is_before(review, hearing):
        return
    said = (
        f"{zh_of(review)}在{zh_of(hearing)}之前，听证后没有再审核",
        f"the {en_of(review)} came before the {en_of(hearing)} and was not repeated",
    )
    if judging.reading.known_absent("legal-review", after=hearing):
        yield failed("before-hearing", *said, review, hearing)
    else:
        yield unknown("before-hearing", *said, review, hearing, fields=("legal-review",))


def _hearing(judging: Judging) -> Trigger:
    return hearing_trigger(judging.reading, judging.reading.penalties, judging.law.pack)


def discussed(judging: Judging) -> Iterator[Point]:
    """K-P10: where it is due, the organ's heads discussed after the hearing stage and before the decision."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        return
    trigger = discussion_trigger(reading, _hearing(judging))
    tail = "" if trigger.certain else "-wider"
    talks = reading.of("collective-discussion")
    if trigger.due is False:
        return
    if not talks:
        if trigger.due is None:
            yield unknown(
                "not-discussed",
                f"{zh_of(act)}：{trigger.zh}，不能判断是否应当集体讨论",
                f"{en_of(act)}: {trigger.en}",
                act,
                fields=("flags",),
            )
        else:
            yield from missing_act(
                judging,
                "collective-discussion",
                "not-discussed" + tail,
                f"本案{trigger.zh}，应当由机关负责人集体讨论",
                f"{trigger.en}: the responsible persons must discuss it",
                act,
                before=act,
            )
        return
    yield from _who_discussed(talks[-1], tail)
    yield from _discussed_when(judging, talks[-1], act, tail)


def _who_discussed(talk: Action, tail: str) -> Iterator[Point]:
    by = text(talk, "by")
    who = {"brigade": "执法队", "entrusted-body": "受委托组织", "other": "其他机构"}
    if by in who:
        yield failed(
            "wrong-body" + tail,
            f"{zh_of(talk)}由{who[by]}进行，不是行政机关负责人集体讨论",
            f"the {en_of(talk)} was held by the {by}, not by the organ's heads",
            talk,
        )
    elif by is None:
        yield unknown(
            "wrong-body" + tail,
            f"{zh_of(talk)}由谁参加未记录",
            f"who held the {en_of(talk)} is not recorded",
            talk,
            fields=("by", "members"),
        )
    else:
        yield passed(
            "wrong-body" + tail,
            f"{zh_of(talk)}由机关负责人进行",
            f"the {en_of(talk)} was held by the organ's heads",
            talk,
        )
    if flag(talk, "opinions_recorded") is False:
        yield failed(
            "no-opinions", f"{zh_of(talk)}没有记录各人意见", f"the {en_of(talk)} does not record each opinion", talk
        )


def _discussed_when(judging: Judging, talk: Action, act: Action, tail: str) -> Iterator[Point]:
    # A later notice on new facts need not bring the case before the heads again; a discussion before any notice must.
    stages = (*judging.reading.of("prior-notice")[:1], *judging.reading.of("hearing"))
    earlier = [stage for stage in stages if is_before(talk, stage) and is_before(act, stage) is not True]
    if is_before(act, talk):
        yield failed(
            "after-decision" + tail,
            f"{zh_of(talk)}在{zh_of(act)}之后",
            f"the {en_of(talk)} came after the {en_of(act)}",
            talk,
            act,
        )
    elif earlier and not judging.reading.known_absent("collective-discussion", after=earlier[-1]):
        yield unknown(
            "too-early" + tail,
            f"{zh_of(talk)}在{zh_of(earlier[-1])}之前，此后有无再讨论未记录",
            f"the {en_of(talk)} came before the {en_of(earlier[-1])}; whether it was repeated is not recorded",
            talk,
            earlier[-1],
            fields=("collective-discussion",),
        )
    elif earlier:
        yield failed(
            "too-early" + tail,
            f"{zh_of(talk)}在{zh_of(earlier[-1])}之前，此后没有再讨论",
            f"the {en_of(talk)} came before the {en_of(earlier[-1])} and was not repeated",
            talk,
            earlier[-1],
            act,
        )
    elif is_before(talk, act):
        yield passed(
            "too-early" + tail,
            f"{zh_of(talk)}在{zh_of(act)}之前",
            f"the {en_of(talk)} came before the {en_of(act)}",
            talk,
            act,
        )
    else:
        yield unknown(
            "too-early" + tail,
            f"{zh_of(talk)}与{zh_of(act)}的先后没有记录",
            f"whether the {en_of(talk)} came before the {en_of(act)} is not recorded",
            talk,
            act,
            fields=("at",),
        )


def decided_by_head(judging: Judging) -> Iterator[Point]:
    """K-P11: a responsible person reviewed and decided, and only after the party could be heard."""
    reading, act = judging.reading, penalised(judging)
    if act is None:
        return
    approvals = reading.of("decision-approval")
    decider = next((a.decided_by for a in (act, *approvals) if a.decided_by), None)
    officer = reading.officers.get(decider or "")
    if officer is not None and officer.posts is not None:
        if "responsible-person" in officer.posts:
            yield passed(
                "no-head",
                f"{zh_of(act)}由机关负责人{officer.name or officer.id}决定",
                f"{officer.name or officer.id}, a responsible person, decided",
                act,
            )
        else:
            yield failed(
                "no-head",
                f"{zh_of(act)}由{officer.name or officer.id}决定，其不是机关负责人",
                f"{officer.name or officer.id}, who decided, is no responsible person",
                act,
            )
    elif (
        not approvals
        and reading.known_absent("decision-approval", before=act)
        and decider is None
        and not reading.complete
    ):
        yield failed("no-head", f"{zh_of(act)}没有负责人审批", f"no responsible person approved the {en_of(act)}", act)
    else:
        yield unknown(
            "no-head",
            f"{zh_of(act)}由谁决定未记录",
            f"who decided the {en_of(act)} is not recorded",
            act,
            fields=("decided_by", "decision-approval"),
        )
    notice = notice_before(judging, act)
    if notice is not None and approvals and all(is_before(approval, notice) for approval in approvals):
        yield failed(
            "decided-first",
            f"{zh_of(approvals[-1])}在{zh_of(notice)}之前：先决定、后告知",
            f"the {en_of(approvals[-1])} came before the {en_of(notice)}: decided first, told later",
            approvals[-1],
            notice,
        )
