"""Evidence sealed with the decision: a digest that anybody can compute; what comes later is marked everywhere."""

import hashlib
from dataclasses import replace

import pytest

from brigade_app.domain.evidence_seal import (
    Unsaid,
    decision_of,
    is_made_after,
    late_reason,
    sealed_ids,
    unsaid_of,
)
from brigade_app.domain.keeping import SignOff
from brigade_app.domain.records import Action, Evidence
from brigade_app.domain.when import parse_when
from brigade_app.operations.case_page import case_page
from brigade_app.operations.court_fence import fence_of
from brigade_app.operations.disputes import enter_dispute
from brigade_app.operations.evidence import (
    DescriptionSealed,
    DescriptionSealedForGood,
    accept_claimed_time,
    describe,
    evidence_of,
    plan_intake,
    put_on_line,
    take_in,
)
from brigade_app.operations.evidence_seal import (
    LiftingNeedsReason,
    NothingToSeal,
    NotSealed,
    SealedAtDecision,
    SealStays,
    lift_seal,
    seal_evidence,
    seal_of,
)
from brigade_app.operations.intake import log_action
from brigade_app.operations.law import assess_case, file_of
from brigade_app.operations.paper_context import context_of
from brigade_app.operations.roles import NotYourRole
from brigade_app.operations.wording import word_error
from brigade_app.ui.evidence.rows import line_rows, matrix
from tests.operations.makers import as_role, day
from tests.operations.media.makers import a_camera_jpeg


@pytest.fixture
def photographed(desk, case, reader, tmp_path):
    """Take a photograph in and return its id; each call another one."""
    shades = iter(range(1, 99))

    def take(made_at=None):
        shade = next(shades)
        path = tmp_path / f"IMG_{shade}.jpg"
        path.write_bytes(a_camera_jpeg(64, 48, shade=shade))
        item = take_in(desk, case, plan_intake([path]), reader=reader).files[0].evidence_id
        if made_at:
            known = next(row.evidence for row in evidence_of(desk, case) if row.evidence.id == item)
            describe(desk, case, replace(known, made_at=parse_when(made_at)))
        return item

    return take


def decided(desk, case, on="2026-11-23"):
    return log_action(desk, case, Action(id="", kind="decision", at=day(on)), happened=True).action_id


def lateness(desk, case):
    return {row.evidence.id: row.late for row in evidence_of(desk, case)}


def test_a_decision_seals_the_evidence_in_the_same_deed(desk, case, photographed):
    first = photographed()
    decided(desk, case)
    seal = seal_of(desk, case)
    assert seal is not None
    assert sealed_ids(seal) == {first}
    row = desk.store.records.get("sign_off", seal.id)
    action = next(one for one in desk.store.records.list("action", case=case) if one.record.kind == "decision")
    assert row.created_at == action.created_at


def test_anybody_can_compute_the_digest_of_the_sealed_list(desk, case, photographed):
    first, second = photographed(), photographed()
    put_on_line(desk, case, [first], "photo")
    seal = seal_evidence(desk, case)
    place = {first: "photo:build,zone", second: "-"}
    rows = [row.evidence for row in evidence_of(desk, case)]
    listed = sorted(f"{one.id} {one.file.sha256} {place[one.id]}\n" for one in rows)
    assert seal.digest == hashlib.sha256("".join(listed).encode()).hexdigest()


def test_a_photograph_added_on_day_70_is_marked_as_unable_to_prove_the_decision(desk, case, photographed, clock):
    """行政诉讼证据规定 60 (1), 行政诉讼法 35."""
    before = photographed("2026-11-20")
    decided(desk, case)
    clock.wind(days=70)
    made_later, found_later = photographed("2027-02-01"), photographed("2026-11-20")
    assert lateness(desk, case) == {before: None, made_later: "made-after", found_later: "added-after"}
    assert all(row.after_seal == (row.evidence.id != before) for row in evidence_of(desk, case))


def test_a_late_photograph_on_a_line_of_the_checklist_proves_nothing(desk, case, photographed, clock):
    """行政诉讼证据规定 60 (1), 行政诉讼法 35: neither in the matrix nor among what is there, nor in any check."""
    photographed("2026-11-20")
    decided(desk, case)
    before, summary = findings(desk, case), desk.store.cases.summary(case)
    clock.wind(days=70)
    late = photographed("2026-11-20")
    put_on_line(desk, case, [late], "permit-reply")
    page = case_page(desk, case)
    line = next(one for one in page.checklist.lines if one.line.id == "permit-reply")
    assert (line.state, line.evidence, line.struck) == ("missing", (), (late,))
    assert not any(late in (*one.proven_by, *one.also) for one in page.checklist.elements)
    assert findings(desk, case) == before
    assert desk.store.cases.summary(case).lacking == summary.lacking
    row = next(one for one in matrix(page).rows if "✕" in one.marks)
    assert (row.proven, row.marks.count("●")) == (False, 0)
    assert next(one for one in line_rows(page.checklist) if one.id == "permit-reply").light.value == "late"


def findings(desk, case):
    """How the checks of facts, law and evidence stand; not those that count days, for the clock is wound."""
    return {one.check: one.result for one in assess_case(desk, case).findings if one.check[:3] in ("K-F", "K-L", "K-E")}


def test_the_court_package_and_the_catalogue_leave_late_evidence_out(desk, case, photographed, clock):
    before = photographed("2026-11-20")
    decision = decided(desk, case)
    clock.wind(days=70)
    late = photographed("2026-11-20")
    dispute = enter_dispute(desk, case, "litigation", day("2027-02-01"), decision)
    file = file_of(desk, case)
    found = next(one for one in file.disputes if one.id == dispute)
    allowed, fenced = fence_of(desk, file, found).part(file.evidence)
    assert [one.id for one in allowed] == [before]
    assert [(one.id, reason) for one, reason in fenced] == [(late, "added-after")]
    assert context_of(desk, file, "T34").late == {late}


def test_what_was_entered_after_the_act_and_says_no_time_stays_at_home(desk, case, photographed, clock):
    """An order to correct seals nothing: only the items' own time and the day of their entry speak."""
    order = log_action(desk, case, Action(id="", kind="order-to-correct", at=day("2026-11-23")), happened=True)
    told = photographed("2026-11-20")
    clock.wind(days=500)
    silent, late, old = photographed(None), photographed("2027-02-01"), photographed("2026-11-21")
    dispute = enter_dispute(desk, case, "litigation", day("2028-04-01"), order.action_id)
    file = file_of(desk, case)
    fence = fence_of(desk, file, next(one for one in file.disputes if one.id == dispute))

    allowed, fenced = fence.part(file.evidence)

    assert {one.id for one in allowed} == {told, old}
    assert {one.id: reason for one, reason in fenced} == {silent: "entered-after", late: "made-after"}
    assert all(map(fence.is_proven, allowed))


def test_before_the_decision_the_set_is_sealed_again_and_after_it_never(desk, case, photographed):
    photographed()
    seal_evidence(desk, case)
    second = photographed()
    assert lateness(desk, case)[second] == "unsealed"
    seal_evidence(desk, case)
    assert lateness(desk, case)[second] is None
    decided(desk, case)
    with pytest.raises(SealedAtDecision) as refused:
        seal_evidence(desk, case)
    assert refused.value.facts["count"] == 2


def test_a_seal_by_hand_is_lifted_with_a_reason_and_the_item_can_be_corrected(desk, case, photographed):
    item = photographed()
    seal_evidence(desk, case)
    photographed()
    sealed = seal_evidence(desk, case)
    known = next(row.evidence for row in evidence_of(desk, case) if row.evidence.id == item)
    with pytest.raises(DescriptionSealed) as refused:
        describe(desk, case, replace(known, place="东村三组"))
    assert "决定作出" not in word_error(refused.value)
    assert "随决定" not in word_error(refused.value)
    with pytest.raises(LiftingNeedsReason):
        lift_seal(desk, case, "  ")
    assert seal_of(desk, case) == sealed
    lift_seal(desk, case, "误点封存")
    assert seal_of(desk, case) is None, "neither the newest nor the one before it holds"
    assert set(lateness(desk, case).values()) == {None}
    describe(desk, case, replace(known, place="东村三组"))
    told = [row.record.data for row in desk.store.records.list("event") if row.record.what == "evidence-unsealed"]
    assert [(one["reason"], one["items"], one["digest"]) for one in told] == [("误点封存", 2, sealed.digest)]
    with pytest.raises(NotSealed):
        lift_seal(desk, case, "再次")


def test_once_a_decision_is_logged_no_seal_is_lifted_by_hand_or_not(desk, case, photographed):
    """行政诉讼法 35."""
    item = photographed()
    seal_evidence(desk, case)
    decided(desk, case)
    seal = seal_of(desk, case)
    with pytest.raises(SealStays):
        lift_seal(desk, case, "误点封存")
    assert seal_of(desk, case) == seal
    known = next(row.evidence for row in evidence_of(desk, case) if row.evidence.id == item)
    with pytest.raises(DescriptionSealedForGood) as refused:
        describe(desk, case, replace(known, kind="documentary"))
    assert "处罚决定已经作出" in word_error(refused.value)


def test_the_spot_penalty_sealed_by_hand_afterwards_is_not_lifted_either(desk, case, photographed):
    log_action(desk, case, Action(id="", kind="simple-decision", at=day("2026-11-23")), happened=True)
    photographed("2026-11-20")
    seal_evidence(desk, case)
    with pytest.raises(SealStays):
        lift_seal(desk, case, "误点封存")
    with pytest.raises(SealedAtDecision) as refused:
        seal_evidence(desk, case)
    assert "随" not in word_error(refused.value)


def test_who_only_reviews_lifts_no_seal(desk, case, photographed):
    photographed()
    seal_evidence(desk, case)
    with pytest.raises(NotYourRole):
        lift_seal(as_role(desk, "legal-reviewer"), case, "误点封存")


def test_before_sealing_it_is_counted_what_nobody_has_said():
    said = Evidence(id="e1", made_at=parse_when("2026-01-01"), made_by="o1", proves=("act",))
    late = Evidence(id="e3", made_at=parse_when("2026-05-02"))
    decision = Action(id="d", kind="decision", at=parse_when("2026-05-01"))
    assert unsaid_of([said, Evidence(id="e2", made_by="o1"), late], decision) == Unsaid(2, 1, 0, 1)


def test_what_a_sealed_item_was_listed_for_is_not_changed_after_the_decision(desk, case, photographed):
    listed = photographed("2026-11-20")
    put_on_line(desk, case, [listed], "photo")
    seal_evidence(desk, case)
    put_on_line(desk, case, [listed], "photo", ["build"])
    decided(desk, case)
    known = next(row.evidence for row in evidence_of(desk, case))
    for change in (
        lambda: put_on_line(desk, case, [listed], "permit-reply"),
        lambda: put_on_line(desk, case, [listed], None),
        lambda: put_on_line(desk, case, [listed], "photo", ["build", "zone"]),
        lambda: describe(desk, case, replace(known, proves=("no-permit",))),
    ):
        with pytest.raises(DescriptionSealedForGood):
            change()
    assert next(row.evidence for row in evidence_of(desk, case)).proves == ("build",)
    describe(desk, case, replace(known, name="房屋东侧", copy_checked_by="李红", original_kept_at="乡政府物证室"))


def test_a_sealed_item_that_was_listed_nowhere_may_be_placed_later_and_is_marked(desk, case, photographed):
    """What the decision did not rest on does not prove it (行政诉讼法 35)."""
    item = photographed("2026-11-20")
    decided(desk, case)
    before = findings(desk, case)
    put_on_line(desk, case, [item], "permit-reply")
    assert lateness(desk, case) == {item: "placed-after"}
    assert findings(desk, case) == before
    page = case_page(desk, case)
    line = next(one for one in page.checklist.lines if one.line.id == "permit-reply")
    assert (line.state, line.evidence, line.struck) == ("missing", (), (item,))
    put_on_line(desk, case, [item], None)
    assert lateness(desk, case) == {item: None}


def test_a_time_is_not_taken_over_for_a_sealed_item(desk, case, photographed):
    photographed()
    item = photographed()
    seal_evidence(desk, case)
    with pytest.raises(DescriptionSealed):
        accept_claimed_time(desk, case, [item])
    assert all(row.evidence.made_at is None for row in evidence_of(desk, case))


def test_a_decision_that_is_made_again_rests_on_a_set_of_its_own(desk, case, photographed, clock):
    photographed("2026-11-20")
    decided(desk, case, "2026-11-22")
    clock.wind(days=60)
    second = photographed("2027-01-10")
    assert lateness(desk, case)[second] == "made-after"
    decided(desk, case, "2027-01-20")
    assert lateness(desk, case)[second] is None


def test_what_was_made_after_the_decision_does_not_stand_in_the_seal_that_is_logged_late(desk, case, photographed):
    photographed("2026-11-20")
    later = photographed("2026-11-23")
    decided(desk, case, "2026-11-22")
    assert later not in sealed_ids(seal_of(desk, case))


def test_a_penalty_on_the_spot_that_is_logged_before_its_photographs_seals_nothing(desk, case, photographed):
    log_action(desk, case, Action(id="", kind="simple-decision", at=day("2026-11-23")), happened=True)
    assert seal_of(desk, case) is None
    item = photographed("2026-11-20")
    assert lateness(desk, case)[item] is None
    assert sealed_ids(seal_evidence(desk, case)) == {item}


def test_nothing_is_sealed_without_evidence_or_by_a_stranger(desk, case):
    with pytest.raises(NothingToSeal):
        seal_evidence(desk, case)
    with pytest.raises(NotYourRole):
        seal_evidence(as_role(desk, "legal-reviewer"), case)


@pytest.mark.parametrize(
    ("made_at", "late"),
    [
        ("2026-11-23T09:00:00+08:00", False), ("2026-11-23T11:00:00+08:00", True), ("2026-11-23", False),
        ("2026-11", False), ("2026-11-24", True), ("2027", True),
    ],
)  # fmt: skip
def test_only_what_was_certainly_made_later_is_late(made_at, late):
    act = Action(id="d", kind="decision", at=parse_when("2026-11-23T10:00:00+08:00"))
    item = Evidence(id="e", made_at=parse_when(made_at))
    assert is_made_after(item, act) is late
    assert is_made_after(replace(item, approximate=True), act) is False


def test_a_seal_of_an_earlier_program_that_lists_bare_ids_holds():
    seal = SignOff(id="s", case="c", what="evidence-sealed", by="a", at=day("2026-11-23"), digest="", items=("e1",))
    decision = decision_of([Action(id="d", kind="decision", at=day("2026-11-23"))])
    assert late_reason(Evidence(id="e1"), seal, decision) is None
    assert late_reason(Evidence(id="e2"), seal, decision) == "added-after"
