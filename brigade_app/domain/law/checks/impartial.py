"""Who must not act or review (回避、审核人员). K-S05 and K-S06, in the group of subject."""

from collections.abc import Iterator, Sequence

from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    en_of,
    failed,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.checks.subject import IN_PAIRS
from brigade_app.domain.law.reading import flag, is_before, text
from brigade_app.domain.records import Action


def recusal(judging: Judging) -> Iterator[Point]:
    """K-S05: no officer acts who must withdraw; each request for recusal is decided by the right person.

    ``recusal_declared`` says for each officer whether he declared a ground to withdraw.
    """
    reading = judging.reading
    acts = reading.of(*IN_PAIRS)
    for act in reading.of("assignment"):
        yield from _declared(act, acts)
    for act in reading.of("recusal-decision"):
        yield from _recusal_decided(judging, act)
    if acts and not reading.of("assignment", "recusal-decision"):
        if reading.complete:
            yield passed("undeclared", "没有回避申请", "no recusal was asked for", acts[0])
        else:
            yield unknown(
                "undeclared",
                "办案人员有无回避事由未记录",
                "whether an officer had a ground to withdraw is not recorded",
                fields=("assignment",),
            )


def _declared(assignment: Action, acts: Sequence[Action]) -> Iterator[Point]:
    declared = (assignment.data or {}).get("recusal_declared")
    if not isinstance(declared, dict) or not declared:
        yield unknown(
            "undeclared",
            f"{zh_of(assignment)}：办案人员有无声明回避事由未记录",
            f"{en_of(assignment)}: whether an officer declared a ground to withdraw is not recorded",
            assignment,
            fields=("recusal_declared",),
        )
        return
    bound = {officer for officer, has_ground in declared.items() if has_ground is True}
    later = [act for act in acts if bound & set(act.officers or ()) and is_before(act, assignment) is not True]
    if later:
        yield failed(
            "continued",
            f"{zh_of(assignment)}：有人声明应当回避，仍参加{zh_of(later[0])}",
            f"{en_of(assignment)}: an officer declared a ground to withdraw and still took part: {en_of(later[0])}",
            assignment,
            later[0],
        )
    else:
        yield passed(
            "undeclared",
            f"{zh_of(assignment)}：办案人员已声明，没有应回避而未回避的",
            f"{en_of(assignment)}: the officers made their declarations",
            assignment,
        )


def _recusal_decided(judging: Judging, act: Action) -> Iterator[Point]:
    officer = judging.reading.officers.get(act.decided_by or "")
    if act.decided_by and act.decided_by in (act.officers or ()):
        yield failed(
            "wrong-decider",
            f"{zh_of(act)}由被申请回避的本人决定",
            f"{en_of(act)} was decided by the person concerned",
            act,
        )
    elif officer is None or officer.posts is None:
        yield unknown(
            "wrong-decider",
            f"{zh_of(act)}由谁决定未记录",
            f"who decided the {en_of(act)} is not recorded",
            act,
            fields=("decided_by",),
        )
    elif "responsible-person" not in officer.posts:
        yield failed(
            "wrong-decider",
            f"{zh_of(act)}由{officer.name or officer.id}决定，其不是机关负责人",
            f"{en_of(act)} was decided by {officer.name or officer.id}, who is no responsible person",
            act,
        )
    else:
        yield passed(
            "wrong-decider", f"{zh_of(act)}由机关负责人决定", f"{en_of(act)} was decided by a responsible person", act
        )
    if flag(act, "granted") and act.officers:
        for later in judging.reading.of(*IN_PAIRS):
            same = set(act.officers) & set(later.officers or ())
            if same and later.at and act.at and act.at.latest < later.at.earliest:
                yield failed(
                    "continued",
                    f"{zh_of(act)}后，应回避人员仍参加{zh_of(later)}",
                    f"after the {en_of(act)} a recused officer still took part in the {en_of(later)}",
                    act,
                    later,
                )


def reviewer(judging: Judging) -> Iterator[Point]:
    """K-S06: the legal reviewer is qualified, and is no officer of the case."""
    reading = judging.reading
    for act in reading.of("legal-review"):
        name = text(act, "reviewer")
        person = next((o for o in reading.officers.values() if name in (o.id, o.name)), None)
        if name is None or person is None:
            yield unknown(
                "unqualified",
                f"{zh_of(act)}的审核人员未记录",
                f"the reviewer of the {en_of(act)} is not recorded",
                act,
                fields=("reviewer",),
            )
            continue
        if person.id in reading.case_officers():
            yield failed(
                "own-case",
                f"{zh_of(act)}由办案人员{person.name or person.id}审核自己的案件",
                f"{en_of(act)} was made by {person.name or person.id}, an officer of the case",
                act,
            )
        if person.legal_qualification is None:
            yield unknown(
                "unqualified",
                f"{zh_of(act)}：{person.name or person.id}有无法律职业资格未记录",
                f"{en_of(act)}: whether {person.name or person.id} holds the legal qualification is not recorded",
                act,
                fields=("legal_qualification",),
            )
        elif person.legal_qualification:
            yield passed(
                "unqualified",
                f"{zh_of(act)}由具有法律职业资格的{person.name or person.id}审核",
                f"{en_of(act)} was made by a qualified reviewer",
                act,
            )
        else:
            yield failed(
                "unqualified",
                f"{zh_of(act)}：{person.name or person.id}没有法律职业资格",
                f"{en_of(act)}: {person.name or person.id} holds no legal qualification",
                act,
            )
