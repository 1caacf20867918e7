"""Where the letter F is narrowed (4.4, binding): the same check fatal on one ground and only weighed on another."""

import ast
from pathlib import Path

import pytest

import brigade_app.domain.law.checks as checks
from brigade_app.domain.records import CaseFile
from tests.domain.law.checks.examples_case import ORDER, RURAL, SEIZED
from tests.domain.law.checks.examples_procedure import CALLED, HEARD, NOTICE
from tests.domain.law.checks.test_examples import finding
from tests.domain.law.makers import TOWNSHIP, TWO, a_case, act, decision, fine, items, service, the_law

DEMOLISHED = act("demolition", "2026-11-12")
LATE = {"made_at": "2026-03-05"}

FATAL = {
    "K-E01": a_case(ORDER, evidence=items("build", **LATE), **RURAL),
    "K-E02": a_case(ORDER, evidence=items("build", obtained_lawfully=False), **RURAL),
    "K-F04": a_case(decision("2026-03-20", fine(100)), flags=["suspected-crime"], absent=["police-transfer"]),
    "K-P01": a_case(decision(), absent=["filing"]),
    "K-P08": a_case(act("inquiry", "2026-02-01", officers=TWO), HEARD | {"data": HEARD["data"] | {"host": "o1"}}),
    "K-P10": a_case(decision(), flags=["complex"], absent=["collective-discussion"]),
    "K-L01": a_case(decision(data={"basis": []})),
    "K-W01": a_case(decision(document={"lacks": ["facts"]})),
    "K-X04": a_case(DEMOLISHED, absent=["demolition-notice"]),
    "K-E10": a_case(act("seizure", "2026-03-02", data={"reasons_told": False})),
    "K-P07": a_case(
        act("prior-notice", "2026-03-02", data={"hearing_right_told": False}),
        decision("2026-03-20", {"kind": "revocation"}),
    ),
}
WEIGHED = {
    "K-E01": a_case(
        ORDER, evidence=[*items("build"), {"id": "z", "kind": "witness", "proves": ["build"], **LATE}], **RURAL
    ),
    "K-E02": a_case(
        ORDER,
        evidence=[*items("build"), {"id": "z", "kind": "witness", "proves": ["build"], "obtained_lawfully": False}],
        **RURAL,
    ),
    "K-F04": a_case(flags=["suspected-crime"], absent=["police-transfer"]),
    "K-P01": a_case(act("clue", "2026-01-05"), decision(), absent=["filing"]),
    "K-P08": a_case(CALLED, service("called", "2026-03-05"), HEARD),
    "K-P10": a_case(decision("2026-03-20", {"kind": "demolition"}), absent=["collective-discussion"]),
    "K-L01": a_case(decision(data={"basis": [{"law": "城乡规划法"}]})),
    "K-W01": a_case(decision(document={"lacks": ["remedies"]})),
    "K-X04": a_case(act("demolition", "2026-11-12", data={"inventory_made": False, "recorded_av": False})),
    "K-P07": a_case(
        act("prior-notice", "2026-03-02", data={"hearing_right_told": False}), decision("2026-03-20", fine(500000))
    ),
    "K-D02": a_case(decision("2026-03-20", fine(8000000)), facts={"gain_fen": 1300}),
}
OTHER_GROUNDS = [
    ("K-S01", "no-power-to-seize", a_case(act("seizure", "2026-03-02"), authority={"kind": "none"})),
    ("K-S01", "no-power-to-demolish", a_case(ORDER, authority={"kind": "none"})),
    ("K-S02", "entrusted-name", a_case(decision(document={"issuer": TOWNSHIP}), authority={"kind": "entrusted"})),
    ("K-S02", "no-seal-other", a_case(act("demand", "2026-03-01", document={"issuer": TOWNSHIP, "sealed": False}))),
    ("K-P04", "no-notice-of-order", a_case(ORDER, absent=["prior-notice"])),
    ("K-P05", "short-by-parameter", a_case(
        act("prior-notice", "2026-03-02", "notice"), service("notice", "2026-03-02"), decision("2026-03-06"))),
    ("K-P10", "wrong-body-wider", a_case(
        act("collective-discussion", "2026-03-10", data={"by": "brigade"}), decision())),
    ("K-P10", "too-early-wider", a_case(
        act("collective-discussion", "2026-03-01", data={"by": "organ"}), NOTICE, decision(), record="complete")),
    ("K-P10", "no-opinions", a_case(
        act("collective-discussion", "2026-03-10", data={"by": "organ", "opinions_recorded": False}), decision())),
    ("K-P08", "not-public", a_case(act("hearing", "2026-03-12", data={"public": False}))),
    ("K-P03", "rights-not-told", a_case(act("simple-decision", "2026-03-01", data={"rights_told": False}))),
    ("K-E05", "unsigned", a_case(
        act("on-site-inspection", "2026-02-01", officers=TWO, document={"signed_by": ["o1"]}))),
    ("K-E09", "no-list", a_case(act("evidence-registration", "2026-03-02", data={"list_given": False}))),
    ("K-E09", "wrong-approver", a_case(act("evidence-registration", "2026-03-02", decided_by="o1"))),
    ("K-E10", "wrong-approver", a_case(act("seizure", "2026-03-02", decided_by="o1"))),
    ("K-E10", "not-approved", a_case(act("seizure", "2026-03-02", data={"approved": False}))),
    ("K-E10", "no-power", a_case(act("seizure", "2026-03-02"), authority={"kind": "none"})),
    ("K-E10", "no-decision", a_case(act("seizure", "2026-03-02"), absent=["T15"])),
    ("K-E10", "disposed-without-decision", a_case(
        act("seizure", "2026-03-02", "seized", data=SEIZED),
        act("seizure-disposal", "2026-03-10", refers_to=["seized"]),
        absent=["decision"])),
    *[("K-E10", ground, a_case(act("seizure", "2026-03-02", data={key: False}))) for key, ground in (
        ("defence_heard", "defence-not-heard"), ("party_called", "party-not-called"), ("list_given", "no-list"))],
    *[(check, "invalid-mode", a_case(act("demand", "2026-03-01", "n"), service(
        "n", "2026-03-01", mode="posting", tried_before=[]))) for check in ("K-V03", "K-V04")],
    ("K-V04", "left-unproven", a_case(act("demand", "2026-03-01", "n"), service(
        "n", "2026-03-01", mode="leaving", recorded_av=False))),
    ("K-X03", "no-demand-substitute", a_case(act("substitute-performance", "2026-03-01"), absent=["demand"])),
    ("K-X04", "beyond-scope", a_case(act("demolition", "2026-11-12", data={"beyond_scope": True}))),
    ("K-X04", "force", a_case(act("demolition", "2026-11-12", data={"people_removed": True}))),
    ("K-X04", "not-called", a_case(act("demolition", "2026-11-12", data={"party_called": False}))),
    ("K-X04", "no-video", a_case(act("demolition", "2026-11-12"), absent=["T42"])),
]  # fmt: skip


@pytest.mark.parametrize(("check", "case"), FATAL.items())
def test_the_worst_case_of_a_narrowed_check_is_fatal(check: str, case: CaseFile) -> None:
    found = finding(check, case)

    assert (found.result, found.fatal) == ("fail", True), found.because_en


@pytest.mark.parametrize(("check", "case"), WEIGHED.items())
def test_outside_the_worst_case_the_same_check_fails_without_being_fatal(check: str, case: CaseFile) -> None:
    found = finding(check, case)

    assert (found.result, found.fatal) == ("fail", False), found.because_en


@pytest.mark.parametrize(("check", "ground", "case"), OTHER_GROUNDS)
def test_a_ground_cites_its_own_articles(check: str, ground: str, case: CaseFile) -> None:
    rule = next(rule for rule in the_law().pack.checks if rule.id == check)

    found = finding(check, case)

    assert found.result == "fail", found.because_en
    assert set(rule.grounds[ground].basis) & set(found.basis)


def test_a_list_power_to_seize_only_warns() -> None:
    """K-E10: where the power rests on the provincial list alone, warn."""
    found = finding("K-E10", a_case(act("seizure", "2026-03-02", data=SEIZED), authority={"kind": "conferred"}))

    assert found.result == "unknown"
    assert "清单" in found.because_zh


@pytest.mark.parametrize("check", ["K-P04", "K-P10", "K-S04"])
def test_a_penalty_before_the_revised_law_is_judged_by_the_older_articles_and_never_fatally(check: str) -> None:
    case = a_case(
        decision("2021-07-14"),
        absent=["prior-notice", "collective-discussion"],
        unproven=["subject"],
        flags=["complex"],
    )

    found = finding(check, case)

    assert found.result == "fail"
    assert (found.fatal, found.mark) == (False, "M")
    assert {basis.edition for basis in found.basis} == {"2017"}


def test_a_suit_of_2015_without_evidence_is_judged_by_the_litigation_law_of_its_day_and_not_fatally() -> None:
    suit = {
        "id": "x",
        "channel": "litigation",
        "against": "d",
        "received_on": "2015-06-01",
        "absent": ["evidence-filed"],
    }

    found = finding("K-F01", a_case(decision("2015-03-01"), disputes=[suit]))

    assert (found.result, found.fatal, found.mark) == ("fail", False, "M")
    assert 34 in {basis.article for basis in found.basis}


def test_the_day_the_revised_law_came_into_force_it_governs() -> None:
    found = finding("K-P04", a_case(decision("2021-07-15"), absent=["prior-notice"]))

    assert found.fatal
    assert {basis.article for basis in found.basis} == {44, 62}


def test_a_fatal_ground_rests_on_the_text_or_a_derivation() -> None:
    """0.1: marks S, M and P never drive a fatal check."""
    for rule in the_law().pack.checks:
        for ground in rule.grounds.values():
            assert not ground.fatal or ground.mark in ("text", "D"), (rule.id, ground.id)
            assert not ground.fatal or rule.fatal, (rule.id, ground.id)


def test_sixty_checks_thirty_two_of_them_fatal_and_weights_of_a_hundred() -> None:
    rules = the_law().pack.checks

    assert len(rules) == len(checks.PREDICATES) == 60
    assert {rule.id for rule in rules} == set(checks.PREDICATES)
    assert sum(rule.fatal for rule in rules) == 32
    assert sum(rule.weight for rule in rules if not rule.fatal) == 100
    assert not any(rule.weight for rule in rules if rule.fatal)


def test_every_ground_that_the_code_names_stands_in_the_pack() -> None:
    known = {ground for rule in the_law().pack.checks for ground in rule.grounds}
    makers = {
        "failed": 0,
        "passed": 0,
        "unknown": 0,
        "told": 0,
        "missing_act": 2,
        "element_point": 3,
        "dispute_point": 1,
    }
    named = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
                place = makers[node.func.id]
                given = node.args[place] if len(node.args) > place else None
                if isinstance(given, ast.Constant):
                    named.add(given.value)

    assert named
    assert named <= known
