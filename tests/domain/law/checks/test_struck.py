"""Evidence outside the set that was sealed with the decision: it helps no check, and what came later is not harmed."""

from dataclasses import replace

from brigade_app.domain.evidence_seal import seal_digest, sealed_entries
from brigade_app.domain.keeping import SignOff
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.types import Finding
from brigade_app.domain.records import CaseFile
from brigade_app.domain.when import parse_when
from tests.domain.law.checks.test_examples import ON
from tests.domain.law.makers import ELEMENTS, a_case, act, decision, items, the_law

CHECKS = ("K-F01", "K-L02", "K-E01", "K-E03", "K-E06", "K-E07", "K-A03")


def a_decided_case(*evidence: dict, service_photos: bool = False) -> CaseFile:
    """Return a complete case, decided on 20 March, in which all elements but one are proven."""
    cited = ["late"] if service_photos else []
    served = act("service", "2026-03-22", refers_to=["d"], data={"served_on": "2026-03-22"}, evidence=cited)
    proven = items(*[one for one in ELEMENTS if one != "no-permit"])
    return a_case(
        act("filing", "2026-02-01"), decision(), served, evidence=[*proven, *evidence], record="complete",
        matter="rural-build-no-permit", procedure="ordinary",
    )  # fmt: skip


def sealed(case: CaseFile) -> SignOff:
    """Return the seal of a set without the item that came late."""
    entries = sealed_entries([one for one in case.evidence if one.id != "late"])
    return SignOff(
        id="s", case="c1", what="evidence-sealed", by="a", at=parse_when("2026-03-20"), digest=seal_digest(entries),
        items=entries,
    )  # fmt: skip


def findings(case: CaseFile, seal: SignOff | None = None) -> dict[str, Finding]:
    return {one.check: one for one in assess(case, the_law(), ON, seal=seal).findings if one.check in CHECKS}


LATE = {"id": "late", "kind": "documentary", "checklist_item": "permit-reply", "made_at": "2026-03-01"}


def test_evidence_added_after_the_seal_takes_no_fatal_finding_away() -> None:
    """行政诉讼证据规定 60 (1), 行政诉讼法 35."""
    without, with_late = a_decided_case(), a_decided_case(LATE)
    before, after = findings(without, sealed(without)), findings(with_late, sealed(with_late))

    assert before["K-F01"].result == after["K-F01"].result == "fail"
    assert after["K-F01"].fatal
    assert "剔除" in after["K-F01"].because_zh
    assert {key: one.result for key, one in before.items()} == {key: one.result for key, one in after.items()}
    assert "late" not in {i for one in after.values() for i in one.evidence}


def test_the_same_item_in_the_sealed_set_proves_its_element() -> None:
    case = a_decided_case(LATE)
    seal = replace(sealed(case), items=sealed_entries(case.evidence))

    assert findings(case, seal)["K-F01"].result == "pass"


def test_evidence_made_after_the_decision_proves_nothing_even_where_nothing_is_sealed() -> None:
    case = a_decided_case({**LATE, "made_at": "2026-04-01"})
    found = findings(case)

    assert found["K-F01"].result == "fail"
    assert (found["K-E01"].result, found["K-E01"].fatal) == ("fail", True)


def test_photographs_of_the_service_do_not_stand_against_the_decision() -> None:
    """They prove what came after: the service."""
    photo = {"id": "late", "kind": "electronic", "name": "留置送达照片", "made_at": "2026-03-22"}
    without = findings(a_decided_case())
    with_photo = findings(a_decided_case(photo, service_photos=True))

    assert {key: one.result for key, one in without.items()} == {key: one.result for key, one in with_photo.items()}


def test_a_decision_that_itself_names_what_was_made_later_fails() -> None:
    late = {"id": "late", "kind": "documentary", "name": "测绘报告", "made_at": "2026-04-01", "proves": ["build"]}
    case = a_case(decision(evidence=["late"]), evidence=[*items("build"), late], matter="rural-build-no-permit")

    found = findings(case, sealed(case))["K-E01"]

    assert found.result == "fail"
    assert found.evidence == ("late",)


def test_unlawful_evidence_on_a_line_leaves_the_line_missing() -> None:
    """行政处罚法 46."""
    case = a_decided_case({**LATE, "obtained_lawfully": False})
    lines = {one.element: one for one in assess(case, the_law(), ON).checklist}

    assert lines["no-permit"].proven is False
    assert lines["no-permit"].missing
