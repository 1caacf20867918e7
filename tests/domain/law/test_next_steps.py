"""The list of next steps as a captain would read it: what makes sense, in its order (issue 3.5; J1, J2)."""

from dataclasses import replace
from datetime import date

import pytest

from brigade_app.domain.law.steps import next_steps, stage
from brigade_app.domain.records import Action, CaseFile, Dispute
from brigade_app.domain.when import on_day
from brigade_app.sync.case_file import read_case_file
from tests.domain.law.law_making import RESOURCES, TWO, act, case, day, demolition_acts, demolition_case, served
from tests.domain.law.law_making import shipped_law as the_law

TODAY = date(2026, 11, 24)
SAMPLES = sorted((RESOURCES / "sample" / "cases").glob("*.json"))


def sample(name: str) -> CaseFile:
    [path] = [each for each in SAMPLES if each.name.startswith(name)]
    return read_case_file(path.read_bytes(), path.name, catalogue=the_law().catalogue)


def said(file: CaseFile, on: date = TODAY) -> list[str]:
    """Return the list in short: ``decision@2026-11-27`` waits until that day, ``(x)`` stands beside the way."""
    lines = []
    for one in next_steps(file, the_law(), on):
        wait = "" if one.allowed else f"@{one.earliest_on or '?'}"
        lines.append(f"({one.action}{wait})" if one.aside else f"{one.action}{wait}")
    return lines


INVESTIGATING = ["(case-transfer)", "(sampling)", "(appraisal)", "(evidence-registration)", "(seizure)"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "a-01",
            ["statement-defence", "legal-review@2026-11-27", "collective-discussion@2026-11-27",
             "decision-approval@2026-11-27", "decision@2026-11-27", "(decision)"],
        ),
        ("a-02", ["performance", "enforcement-decision@2027-02-04", "demolition@2027-02-04"]),
        ("a-03", ["payment", "demand@2026-12-04", "(payment-plan)", "(publication)"]),
        ("a-04", []),
        ("a-05", ["archiving"]),
        (
            "a-06",
            ["inquiry", "evidence-collection", "order-to-correct", "investigation-report", "on-site-inspection",
             *INVESTIGATING],
        ),
        ("a-08", ["closing"]),
        ("a-09", ["clue", "simple-decision", "filing", "(case-transfer)", "(no-filing)", "(order-to-correct)"]),
        ("b-02", ["closing"]),
        (
            "b-03",
            ["hearing@2026-11-30", "legal-review@2026-12-03", "collective-discussion@2026-12-03",
             "decision-approval@2026-12-03", "decision@2026-12-03", "(decision)", "(order-to-correct)",
             "(prior-notice)"],
        ),
        (
            "b-04",
            ["filing", "assignment", "inquiry", "evidence-collection", "on-site-inspection",
             "investigation-report@2026-11-24", "(case-transfer)", "(no-filing)", *INVESTIGATING[1:], "(recheck)"],
        ),
    ],
)  # fmt: skip
def test_the_sample_cases_offer_what_a_captain_would_do(name: str, expected: list[str]):
    """No review of a defence nobody made, no notice of a hearing nobody asked for, nothing that is done already."""
    assert said(sample(name)) == expected


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_no_list_names_a_step_of_an_edge_twice_or_mixes_the_order(path):
    file = read_case_file(path.read_bytes(), path.name, catalogue=the_law().catalogue)
    for number in range(len(file.actions) + 1):
        acts = sorted(file.actions, key=lambda each: each.at.sort_key() if each.at else (date.max,))[:number]
        on = acts[-1].at.latest if acts and acts[-1].at else TODAY
        steps = next_steps(replace(file, actions=tuple(acts)), the_law(), on)
        assert len({(one.edge, one.action) for one in steps}) == len(steps)
        assert [(one.aside, not one.allowed) for one in steps] == sorted((o.aside, not o.allowed) for o in steps)
        assert all(one.waiting_for for one in steps if not one.allowed)


def test_registered_evidence_is_settled_before_anything_else():
    """Penalty Law art. 56: seven working days."""
    assert said(sample("a-07"))[:2] == ["evidence-registration-disposal", "evidence-collection"]


UPTO = demolition_acts()


def journey(last: str, *more: Action, **facts: object) -> list[str]:
    """Return the list on the day of the last act."""
    place = next(n for n, each in enumerate(UPTO) if each.id == last)
    acts = (*UPTO[: place + 1], *more)
    on = max(each.at.latest for each in acts if each.at)
    return said(case(*acts, matter="rural-build-no-permit", procedure="demolition-rural", **facts), on)


def test_a_paper_is_served_before_anything_that_rests_on_it():
    """J2 day 28: service proof before the clock runs; day 60: the decision."""
    assert journey("a4")[0] == "service"
    assert "hearing-request" not in journey("a4")
    assert "decision@?" in journey("a4")
    assert journey("a10") == ["service", "(recheck)"]
    names = [one.name_zh for one in next_steps(case(*UPTO[:5], procedure="demolition-rural"), the_law(), day(28))]
    assert names[0] == "送达：事先告知"


def test_the_hearing_runs_its_course_and_is_then_reviewed():
    """J2 days 32 to 55."""
    assert "hearing-notice" in journey("a5")
    assert "hearing-notice" not in journey("a6")
    assert f"hearing@{day(46)}" in journey("a6") or "hearing@2026-02-13" in journey("a6")
    assert "legal-review" in journey("a7")
    assert "collective-discussion" in journey("a8")
    assert "legal-review" not in journey("a8")


def test_after_the_approval_the_decision_follows():
    approved = act("ap", "decision-approval", day(58))
    assert [one for one in journey("a9", approved) if "(" not in one][-1] == "decision"
    assert "decision-approval" not in journey("a9", approved)


def test_an_owner_who_demolishes_himself_ends_the_case():
    """J2 days 115 and 120, after the demand."""
    gone = act("p", "performance", day(115), {"complete": True})
    assert "closing" in said(demolition_case(gone), day(120))
    assert "demolition" not in " ".join(said(demolition_case(gone), day(120)))
    assert "closing" not in said(demolition_case(), day(120))
    half = act("p", "performance", day(115), {"complete": False})
    assert "closing" not in said(demolition_case(half), day(120))


def test_a_pending_suit_keeps_the_case_open():
    paid = act("p", "performance", day(90), {"complete": True})
    suit = Dispute(id="s", channel="litigation", against="a10", received_on=on_day(day(99)))
    file = CaseFile(case=demolition_case().case, actions=(*UPTO, paid), disputes=(suit,))
    assert stage(file, the_law(), day(120)) == "L02"
    assert "closing" not in said(file, day(120))


FINE = [{"kind": "fine", "amount_fen": 50000}]
TOLD = (act("n", "prior-notice", "2026-03-02", {"penalties": FINE, "hearing_right_told": False, "response_days": 5}),
        served("n", "2026-03-02"))  # fmt: skip
FILED = (act("f", "filing", "2026-02-02", {"approved": True}), act("i", "on-site-inspection", "2026-02-03", by=TWO))


def test_a_party_that_stays_silent_does_not_hold_the_case():
    """Once the term to defend has run, review, discussion and decision are open without any statement."""
    file = case(*FILED, *TOLD, procedure="ordinary")
    assert "decision@2026-03-10" in said(file, date(2026, 3, 9))
    assert "decision" in said(file, date(2026, 3, 10))


def test_a_defence_is_reviewed_once_and_a_waiver_never():
    spoken = act("s", "statement-defence", "2026-03-04", {"waived": False})
    file = case(*FILED, *TOLD, spoken, procedure="ordinary")
    assert "defence-review" in said(file, date(2026, 3, 5))
    assert "(statement-defence)" in said(file, date(2026, 3, 5))
    done = replace(file, actions=(*file.actions, act("r", "defence-review", "2026-03-05")))
    assert "defence-review" not in said(done, date(2026, 3, 6))
    waived = case(*FILED, *TOLD, act("s", "statement-defence", "2026-03-04", {"waived": True}), procedure="ordinary")
    assert not [one for one in said(waived, date(2026, 3, 5)) if "defence" in one]


def test_an_order_to_demolish_in_an_ordinary_case_is_no_decision():
    """Penalty Law art. 28: the order to correct goes beside the penalty and leaves the stage."""
    order = act("o", "order-to-correct", "2026-02-03", {"order": "demolish", "until": "2026-02-20"})
    file = case(*FILED, order, procedure="ordinary")
    assert stage(file, the_law(), date(2026, 2, 4)) == "P05"
    assert "(recheck)" in said(file, date(2026, 2, 4))
    assert "recheck" in said(file, date(2026, 2, 20))
    failed = replace(file, actions=(*file.actions, act("c", "recheck", "2026-02-21", {"corrected": False})))
    assert "(order-to-correct)" in said(failed, date(2026, 2, 22))
    assert "recheck" not in said(failed, date(2026, 2, 22))


def test_a_fine_is_paid_once_and_only_then_closed():
    decided = (act("d", "decision", "2026-03-12", {"result": "penalty", "penalties": FINE}), served("d", "2026-03-12"))
    file = case(*FILED, *TOLD, *decided, procedure="ordinary")
    assert said(file, date(2026, 3, 13)) == ["payment", "demand@2026-03-28", "(order-to-correct)", "(payment-plan)",
                                             "(publication)"]  # fmt: skip
    part = act("p", "payment", "2026-03-14", {"amount_fen": 20000}, of="d")
    assert "payment" in said(replace(file, actions=(*file.actions, part)), date(2026, 3, 15))
    whole = act("p", "payment", "2026-03-14", {"amount_fen": 50000}, of="d")
    assert "closing" in said(replace(file, actions=(*file.actions, whole)), date(2026, 3, 15))
    warned = act("d", "decision", "2026-03-12", {"result": "penalty", "penalties": [{"kind": "warning"}]})
    only = case(*FILED, *TOLD, warned, served("d", "2026-03-12"), procedure="ordinary")
    assert "closing" in said(only, date(2026, 3, 13))


def test_a_seizure_asks_to_be_lifted_and_is_extended_once():
    """Coercion Law arts. 25, 27, 28."""
    seized = act("z", "seizure", "2026-02-04", {"approved": True}, by=TWO)
    file = case(*FILED, seized, procedure="ordinary")
    assert said(file, date(2026, 2, 5))[0] == "seizure-release"
    assert "(seizure-extension)" in said(file, date(2026, 2, 5))
    longer = replace(file, actions=(*file.actions, act("e", "seizure-extension", "2026-03-04", {"approved": True})))
    assert "(seizure-extension)" not in said(longer, date(2026, 3, 5))
    lifted = replace(file, actions=(*file.actions, act("e", "seizure-release", "2026-03-04")))
    assert not [one for one in said(lifted, date(2026, 3, 5)) if "seizure-" in one]


def test_crime_and_transfer_are_offered_where_they_are_the_way():
    crime = case(*FILED, flags=("suspected-crime",), procedure="ordinary")
    assert "police-transfer" in said(crime, date(2026, 2, 4))
    assert "police-transfer" not in " ".join(said(case(*FILED, procedure="ordinary"), date(2026, 2, 4)))


def test_a_fine_is_never_enforced_by_the_township_itself():
    """Coercion Law arts. 13, 53: without a law that gives the power the court is asked."""
    acts = (*FILED, *TOLD, act("d", "decision", "2026-03-12", {"result": "penalty", "penalties": FINE}),
            served("d", "2026-03-12"), act("m", "demand", "2026-04-01", {"term_days": 10}),
            served("m", "2026-04-01"))  # fmt: skip
    words = said(case(*acts, procedure="ordinary"), date(2026, 4, 2))
    assert "court-application@2026-09-15" in words
    assert "enforcement-decision" not in " ".join(words)
