"""The checklist: what is proven by what, what is missing, and what nobody needs (K-F01, matters section 1)."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.checklist import GENERAL_ELEMENTS, Checklist, checklist_of, suggested_proves
from brigade_app.domain.keeping import CheckItem, SignOff
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.records import Action, Case, CaseFile, Evidence
from brigade_app.domain.when import parse_when

CATALOGUE = Catalogue.load(Path(__file__).resolve().parents[2] / "resources" / "matters")
STRAW = next(m for m in CATALOGUE.matters.values() if "straw" in m.id)
BUILDING = CATALOGUE.matters["rural-build-no-permit"]


def a_case(*evidence: Evidence, unproven: tuple[str, ...] | None = None) -> CaseFile:
    return CaseFile(case=Case(id="c1", unproven=unproven), evidence=evidence)


def on_line(line: str, number: int = 1, **more: object) -> Evidence:
    return Evidence(id=f"e{number}", checklist_item=line, **more)


def proven(checklist: Checklist) -> set[str]:
    return {one.element.id for one in checklist.elements if one.proven}


def required_line(element: str, matter=BUILDING):
    return next(line for line in matter.evidence if line.required and element in line.proves)


def test_an_empty_case_proves_nothing_and_lists_every_required_line_with_how_to_obtain_it():
    checklist = checklist_of(a_case(), BUILDING)
    assert proven(checklist) == set()
    assert [one.line.id for one in checklist.missing] == [line.id for line in BUILDING.evidence if line.required]
    assert all(one.line.guidance_zh for one in checklist.missing)
    assert not checklist.is_complete


def test_k_f01_evidence_on_a_required_line_proves_what_the_line_names():
    line = required_line("no-permit")
    checklist = checklist_of(a_case(on_line(line.id)), BUILDING)
    assert proven(checklist) == set(line.proves)
    element = next(one for one in checklist.elements if one.element.id == "no-permit")
    assert element.proven_by == ("e1",)
    assert line.id not in element.missing


def test_evidence_on_a_line_that_is_only_if_applicable_supports_and_does_not_prove():
    line = next(line for matter in CATALOGUE.matters.values() for line in matter.evidence if not line.required)
    matter = next(matter for matter in CATALOGUE.matters.values() if line in matter.evidence)
    checklist = checklist_of(a_case(on_line(line.id)), matter)
    assert proven(checklist) == set()
    assert all(one.also == ("e1",) for one in checklist.elements if one.element.id in line.proves)


def test_what_the_evidence_says_it_proves_narrows_what_its_line_proves():
    line = next(line for line in BUILDING.evidence if line.required and len(line.proves) > 1)
    checklist = checklist_of(a_case(on_line(line.id, proves=line.proves[:1])), BUILDING)
    assert proven(checklist) == {line.proves[0]}
    assert proven(checklist_of(a_case(on_line(line.id, proves=())), BUILDING)) == set()


def test_evidence_obtained_unlawfully_proves_nothing_and_is_still_listed():
    """行政处罚法 art. 46 para. 3."""
    line = required_line("build")
    checklist = checklist_of(a_case(on_line(line.id, obtained_lawfully=False)), BUILDING)
    assert proven(checklist) == set()
    shown = next(one for one in checklist.lines if one.line.id == line.id)
    assert (shown.state, shown.evidence, shown.struck) == ("missing", (), ("e1",))


def decided(*evidence: Evidence) -> CaseFile:
    """Return a case that was decided on 1 May 2026."""
    decision = Action(id="d", kind="decision", at=parse_when("2026-05-01"))
    return CaseFile(case=Case(id="c1"), actions=(decision,), evidence=evidence)


def a_seal(*items: str) -> SignOff:
    return SignOff(
        id="s", case="c1", what="evidence-sealed", by="a", at=parse_when("2026-05-01"), digest="", items=items
    )


@pytest.mark.parametrize(
    ("made", "seal"),
    [("2026-05-02", None), ("2026-05-02", a_seal("e2 -")), ("2026-04-01", a_seal("e2 -")), (None, a_seal("e2 -"))],
)
def test_what_came_after_the_decision_is_shown_on_its_line_and_counted_nowhere(made, seal):
    """行政诉讼证据规定 60 (1), 行政诉讼法 35."""
    line = required_line("no-permit")
    late = on_line(line.id, made_at=parse_when(made) if made else None)
    checklist = checklist_of(decided(late), BUILDING, (), seal)
    shown = next(one for one in checklist.lines if one.line.id == line.id)
    assert (shown.state, shown.evidence, shown.struck) == ("missing", (), ("e1",))
    element = next(one for one in checklist.elements if one.element.id == "no-permit")
    assert (element.proven, element.also, element.struck) == (False, (), ("e1",))
    assert line.id in {one.line.id for one in checklist.missing}


def test_late_evidence_beside_sealed_evidence_leaves_the_line_as_it_was():
    line = required_line("no-permit")
    before, late = on_line(line.id, 1), on_line(line.id, 2)
    checklist = checklist_of(decided(before, late), BUILDING, (), a_seal("e1 -"))
    shown = next(one for one in checklist.lines if one.line.id == line.id)
    assert (shown.state, shown.evidence, shown.struck) == ("present", ("e1",), ("e2",))


@pytest.mark.parametrize(
    ("place", "counts"),
    [("-", False), ("{line}:no-permit", True), ("{line}:", True), ("photo:no-permit", True), ("photo:build", False)],
)
def test_an_item_of_the_set_counts_only_for_what_it_was_listed_for(place, counts):
    """The decision rested on it as it was listed then (行政诉讼法 35)."""
    line = required_line("no-permit")
    seal = a_seal(f"e1 {'a' * 64} {place.format(line=line.id)}")
    checklist = checklist_of(decided(on_line(line.id)), BUILDING, (), seal)
    element = next(one for one in checklist.elements if one.element.id == "no-permit")
    assert (element.proven, element.struck) == (counts, () if counts else ("e1",))
    undecided = checklist_of(a_case(on_line(line.id)), BUILDING, (), seal)
    assert "no-permit" in proven(undecided), "before the decision the set can be sealed again"


def test_before_the_decision_what_was_not_sealed_yet_still_counts():
    line = required_line("no-permit")
    checklist = checklist_of(a_case(on_line(line.id)), BUILDING, (), a_seal("e2 -"))
    assert "no-permit" in proven(checklist)


def test_an_element_the_file_says_is_unproven_stays_unproven():
    line = required_line("no-permit")
    checklist = checklist_of(a_case(on_line(line.id), unproven=("no-permit",)), BUILDING)
    element = next(one for one in checklist.elements if one.element.id == "no-permit")
    assert element.denied
    assert not element.proven


def test_a_line_marked_not_applicable_needs_its_reason():
    line = required_line("correct")
    silent = CheckItem(id="m1", case="c1", item=line.id, not_applicable=True)
    said = CheckItem(id="m1", case="c1", item=line.id, not_applicable=True, note="当事人已自行改正")
    assert line.id in {one.line.id for one in checklist_of(a_case(), BUILDING, [silent]).missing}
    marked = next(one for one in checklist_of(a_case(), BUILDING, [said]).lines if one.line.id == line.id)
    assert (marked.state, marked.reason) == ("not-applicable", "当事人已自行改正")


def test_a_mark_never_hides_evidence_that_is_there():
    line = required_line("correct")
    mark = CheckItem(id="m1", case="c1", item=line.id, not_applicable=True, note="不需要")
    checklist = checklist_of(a_case(on_line(line.id)), BUILDING, [mark])
    assert next(one for one in checklist.lines if one.line.id == line.id).state == "present"
    assert "correct" in proven(checklist)


def test_evidence_from_outside_on_no_line_counts_on_a_required_line_of_its_kind():
    line = required_line("no-permit")
    other = next(kind for kind in ("physical", "witness") if kind != line.kind)
    assert proven(checklist_of(a_case(Evidence(id="e1", kind=line.kind, proves=("no-permit",))), BUILDING)) == {
        "no-permit"
    }
    checklist = checklist_of(a_case(Evidence(id="e1", kind=other, proves=("no-permit",))), BUILDING)
    assert "no-permit" not in proven(checklist)
    assert checklist.unplaced == ("e1",)


def test_a_case_without_a_matter_of_the_catalogue_has_the_general_elements():
    checklist = checklist_of(a_case(Evidence(id="e1", proves=("act", "subject"))), None)
    assert [one.element.id for one in checklist.elements] == ["subject", "act", "object", "consequence", "amount"]
    assert proven(checklist) == {"act", "subject"}
    assert checklist.lines == ()
    assert tuple(one.element for one in checklist.elements) == GENERAL_ELEMENTS


def test_the_suggestion_for_a_line_is_what_the_line_proves():
    line = BUILDING.evidence[0]
    assert suggested_proves(BUILDING, line.id) == line.proves
    assert suggested_proves(BUILDING, "no-such-line") == ()
    assert suggested_proves(None, line.id) == ()


LINES = st.sampled_from([None, "no-such-line", *[line.id for line in STRAW.evidence]])
ELEMENTS = st.sampled_from([element.id for element in STRAW.elements])
EVIDENCE = st.builds(
    Evidence, id=st.uuids().map(str), checklist_item=LINES, kind=st.sampled_from(["documentary", "electronic", None]),
    proves=st.none() | st.lists(ELEMENTS, max_size=3).map(tuple), obtained_lawfully=st.none() | st.booleans(),
)  # fmt: skip
MARKS = st.lists(
    st.builds(
        CheckItem, id=st.just("m"), case=st.just("c1"), item=st.sampled_from([line.id for line in STRAW.evidence]),
        not_applicable=st.none() | st.booleans(), note=st.none() | st.just("不适用"),
    ), max_size=4,
)  # fmt: skip


@settings(max_examples=50)
@given(st.lists(EVIDENCE, max_size=6), EVIDENCE, MARKS, st.booleans())
def test_adding_evidence_never_lowers_a_proven_element(some, one_more, marks, in_catalogue):
    matter = STRAW if in_catalogue else None
    before = checklist_of(a_case(*some), matter, marks)
    after = checklist_of(a_case(*some, one_more), matter, marks)
    assert proven(before) <= proven(after)
    assert {one.line.id for one in after.missing} <= {one.line.id for one in before.missing}


@settings(max_examples=30)
@given(st.lists(EVIDENCE, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_evidence_does_not_matter(orders):
    one, other = orders
    assert proven(checklist_of(a_case(*one), STRAW)) == proven(checklist_of(a_case(*other), STRAW))
