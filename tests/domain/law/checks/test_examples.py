"""Every check on cases that pass it, fail it, leave it open, and have nothing to do with it (4.4)."""

from datetime import date

import pytest

from brigade_app.domain.checklist import checklist_of
from brigade_app.domain.law.assess import find
from brigade_app.domain.law.checks import PREDICATES
from brigade_app.domain.law.checks.points import Judging
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.types import Finding
from brigade_app.domain.records import CaseFile
from tests.domain.law.checks import examples_after, examples_case, examples_procedure
from tests.domain.law.makers import the_law

ON = date(2026, 11, 25)
EXAMPLES = examples_case.EXAMPLES | examples_procedure.EXAMPLES | examples_after.EXAMPLES
ROWS = [
    pytest.param(check, result, case, id=f"{check}-{result}-{number}")
    for check, by_result in EXAMPLES.items()
    for result, cases in by_result.items()
    for number, case in enumerate(cases)
]


def finding(check: str, case: CaseFile, on: date = ON) -> Finding:
    law = the_law()
    judging = Judging(Reading(case, on), law, checklist_of(case, law.catalogue.matter(case.case.matter)))
    return find(judging, next(rule for rule in law.pack.checks if rule.id == check))


@pytest.mark.parametrize(("check", "result", "case"), ROWS)
def test_a_check_answers_its_example(check: str, result: str, case: CaseFile) -> None:
    found = finding(check, case)

    assert found.result == result, found.because_en
    assert found.because_zh
    assert found.because_en


@pytest.mark.parametrize("check", list(PREDICATES))
def test_every_check_has_an_example_of_each_answer(check: str) -> None:
    given = {result for result, cases in EXAMPLES[check].items() if cases}

    assert given == {"pass", "fail", "unknown", "not-applicable"} - MISSING.get(check, set())


# K-D02 is for two persons to judge: the program can say that a fine is far out of proportion, never that it is right.
MISSING = {"K-D02": {"pass"}}


@pytest.mark.parametrize(("check", "result", "case"), [row for row in ROWS if row.values[1] == "fail"])
def test_a_failing_example_names_articles_and_facts(check: str, result: str, case: CaseFile) -> None:
    found = finding(check, case)

    assert found.basis, check
    assert found.cure_zh
    assert found.cure_en
    assert not (found.fatal and found.mark not in ("text", "D")), "only marks text and D may be fatal"
