"""The assessment as a whole: its form, its verdict, and what holds for every case."""

import json
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.codec import decode
from brigade_app.domain.law.assess import assess, assessment_json, verdict_of
from brigade_app.domain.law.types import Finding
from brigade_app.domain.records import CaseFile, Evidence
from tests.benchmarks.bench_assess import a_big_case
from tests.domain.law.checks.test_examples import EXAMPLES, finding
from tests.domain.law.makers import ELEMENTS, a_case, act, decision, items, the_law

ON = date(2026, 11, 25)
RURAL = {"matter": "rural-build-no-permit", "procedure": "demolition-rural"}
ORDER = act("order-to-correct", "2026-03-01", "order", parties=["p1"], data={"order": "demolish"})
FINDING_KEYS = {
    "check", "result", "fatal", "risk", "causes", "because_zh", "because_en", "basis", "actions", "evidence", "cure_zh",
    "cure_en", "curable", "mark",
}  # fmt: skip
OPEN_CASES = [case for by_result in EXAMPLES.values() for case in by_result["unknown"]]
ALL_CASES = [case for by_result in EXAMPLES.values() for cases in by_result.values() for case in cases]


def plain(case: CaseFile, on: date = ON) -> str:
    return json.dumps(assessment_json(assess(case, the_law(), on)), ensure_ascii=False, sort_keys=True)


def shuffled(case: CaseFile, seed: int) -> CaseFile:
    dice = random.Random(seed)
    parts = {
        name: tuple(dice.sample(list(getattr(case, name)), len(getattr(case, name))))
        for name in ("parties", "officers", "actions", "evidence", "disputes")
    }
    return replace(case, **parts)


def test_an_assessment_has_exactly_the_keys_of_the_format() -> None:
    case = a_case(ORDER, act("filing", "2026-02-01"), evidence=items("build"), **RURAL)

    found = assessment_json(assess(case, the_law(), ON))

    assert set(found) == {
        "format", "case", "on", "rules", "stage", "verdict", "score", "score_of", "known", "findings", "deadlines",
        "next_steps", "checklist",
    }  # fmt: skip
    assert found["format"] == "brigade-assessment/1"
    assert all(set(one) == FINDING_KEYS for one in found["findings"])
    assert all(
        set(one) == {"id", "name_zh", "due_on", "from", "state", "days_left", "basis", "who"}
        for one in found["deadlines"]
    )
    assert all(
        set(one) == {"action", "allowed", "waiting_for", "earliest_on", "documents"} for one in found["next_steps"]
    )
    assert [one["element"] for one in found["checklist"]] == list(ELEMENTS)
    json.dumps(found, allow_nan=False)


def test_findings_stand_in_the_order_of_the_pack_and_are_sixty() -> None:
    found = assess(a_case(), the_law(), ON)

    assert [one.check for one in found.findings] == [rule.id for rule in the_law().pack.checks]


def test_score_counts_passing_weights_of_those_that_apply() -> None:
    case = a_case(decision(data={"discretion_basis": "基准", "mitigation_weighed": True}), comparable=[])

    found = assess(case, the_law(), ON)

    applying = [one for one in found.findings if one.result != "not-applicable"]
    assert found.score == sum(one.weight for one in applying if one.result == "pass") > 0
    assert found.score_of == sum(one.weight for one in applying)
    assert found.known == round(sum(one.result != "unknown" for one in applying) / len(applying), 2)


def _finding(**changed: object) -> Finding:
    good = {"check": "K-P04", "axis": "procedure", "result": "pass", "fatal": False, "weight": 4, "risk": "-"}
    return Finding(because_zh="", because_en="", **{**good, **changed})


@pytest.mark.parametrize(
    ("findings", "score", "verdict"),
    [
        ([_finding()], 90, "iron"),
        ([_finding()], 89, "repairable"),
        ([_finding(result="fail", risk="-", curable=True)], 90, "iron"),
        ([_finding(result="fail", risk="M", curable=True)], 99, "repairable"),
        ([_finding(result="fail", risk="M", curable=False)], 99, "at-risk"),
        ([_finding(result="fail", fatal=True, risk="Q", curable=True)], 99, "repairable"),
        ([_finding(result="fail", risk="C", curable=False)], 80, "at-risk"),
        ([_finding(result="unknown", fatal=True, risk="R")], 99, "repairable"),
        ([_finding(check="K-D02", result="unknown", fatal=True, risk="R")], 99, "iron"),
    ],
)
def test_verdict(findings: list[Finding], score: int, verdict: str) -> None:
    """4.4: IRON, REPAIRABLE, AT RISK; an unanswered fatal check is no pass."""
    assert verdict_of(findings, score, 100) == verdict


def test_before_the_decision_a_missing_notice_is_curable_and_after_it_no_more() -> None:
    unapproved = act("filing", "2026-02-01", data={"approved": False})

    assert finding("K-P01", a_case(unapproved)).curable
    assert not finding("K-P01", a_case(unapproved, decision())).curable


def test_a_sentence_names_the_facts_of_this_case() -> None:
    found = finding("K-P12", a_case(act("filing", "2026-01-01"), decision("2026-04-02")))

    assert "2026-01-01" in found.because_zh
    assert "2026-04-02" in found.because_zh
    assert "2026-04-01" in found.because_en


def test_a_finding_that_counted_days_carries_the_computation() -> None:
    found = assess(a_case(act("filing", "2026-01-01"), decision("2026-04-02")), the_law(), ON)

    overdue = next(one for one in found.findings if one.check == "K-P12")

    assert any("2026" in line.zh and "90" in line.zh for line in overdue.trace), overdue.trace


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(ALL_CASES), st.integers(0, 2**16))
def test_the_order_of_records_does_not_matter(case: CaseFile, seed: int) -> None:
    assert plain(shuffled(case, seed)) == plain(case)


def test_the_order_of_a_big_case_does_not_matter_and_twice_is_the_same() -> None:
    case = a_big_case(60, 60)

    assert plain(case) == plain(case) == plain(shuffled(case, 7))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=3, unique=True),
    st.sampled_from(["documentary", "witness", "electronic", "expert_opinion", "inspection_record", "party_statement"]),
    st.sampled_from([None, True]),
    st.booleans(),
)
def test_adding_evidence_never_lowers_a_proven_element(
    proves: list[str], kind: str, lawful: bool | None, complete: bool
) -> None:
    record = "complete" if complete else "partial"
    before = a_case(ORDER, evidence=items("build", "zone"), record=record, **RURAL)
    extra = {"id": "new", "kind": kind, "proves": proves, "made_at": "2026-02-01", "obtained_lawfully": lawful}
    after = replace(before, evidence=(*before.evidence, decode(Evidence, extra)))

    old, new = (assess(case, the_law(), ON) for case in (before, after))

    proven = {line.element for line in old.checklist if line.proven}
    assert proven
    assert proven <= {line.element for line in new.checklist if line.proven}


UNRELATED = ("patrol", "education", "risk-assessment", "oral-notice", "agreement", "expropriation-document")


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from([(check, case) for check, by in EXAMPLES.items() for case in by["unknown"]]),
    st.sampled_from(UNRELATED),
    st.sampled_from(["2025-12-01", "2026-03-10", "2026-11-20"]),
)
def test_logging_another_fact_never_turns_unknown_into_pass(row: tuple[str, CaseFile], kind: str, at: str) -> None:
    check, case = row
    more = a_case(act(kind, at, "unrelated")).actions

    found = finding(check, replace(case, actions=(*case.actions, *more)))

    assert found.result != "pass"


@pytest.mark.parametrize("check", [check for check in EXAMPLES if check not in ("K-D02",)])
def test_a_bare_partial_record_passes_nothing_it_does_not_say(check: str) -> None:
    """A decision and nothing else: whatever is not recorded is unknown, never a pass."""
    bare = a_case(decision(), parties=[{"id": "p1"}], officers=[])

    assert finding(check, bare).result in ("unknown", "not-applicable")


def test_a_case_in_the_catalogue_of_which_nothing_is_recorded_is_all_unknown_or_not_applicable() -> None:
    found = assess(a_case(decision(), matter="land-occupy-non-dwelling", facts={"area_m2": Decimal(3)}), the_law(), ON)

    assert {one.result for one in found.findings} <= {"unknown", "not-applicable", "pass"}
    assert not any(one.result == "pass" and one.fatal for one in found.findings if one.check != "K-S04")
