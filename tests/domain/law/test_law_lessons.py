"""From lost case to checklist: a loss lights up open cases that fail, or cannot answer, the same checks."""

from datetime import date

from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.lessons import causes_of, endangered, lesson_of
from tests.domain.law.makers import a_case, act, decision, the_law

ON = date(2026, 11, 25)


def test_a_loss_for_want_of_notice_teaches_the_checks_of_notice_and_defence() -> None:
    lost = a_case(decision(), disputes=[{"id": "x", "against": "d", "channel": "litigation", "causes": ["C08"]}])

    lesson = lesson_of(causes_of(lost), the_law().pack)

    assert {"K-P04", "K-P05", "K-P06"} <= {rule.id for rule in lesson.checks}


def test_open_cases_with_the_same_flaw_light_up_the_certain_ones_first() -> None:
    law = the_law()
    silent = assess(a_case(decision(), record="partial"), law, ON)
    flawed = assess(a_case(decision(), absent=["prior-notice"]), law, ON)
    untouched = assess(a_case(act("patrol", "2026-11-01")), law, ON)

    found = endangered(lesson_of(["C08"], law.pack), [silent, untouched, flawed])

    assert [bool(one.failing) for one in found] == [True, False]
    assert found[0].failing[0].check == "K-P04"
    assert "K-P04" in {finding.check for finding in found[1].unknown}


def test_an_unknown_cause_teaches_nothing() -> None:
    assert lesson_of(["C99"], the_law().pack).causes == ("C99",)
    assert lesson_of([], the_law().pack).checks == ()


def test_a_check_carries_every_cause_that_it_detects() -> None:
    """5.5: the table of causes and the rows of the checks say the same."""
    pack = the_law().pack
    carried = {rule.id: set(rule.causes) for rule in pack.checks}

    assert [
        (cause.id, check) for cause in pack.causes for check in cause.checks if cause.id not in carried[check]
    ] == []
