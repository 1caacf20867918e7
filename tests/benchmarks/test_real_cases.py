"""The thresholds that the real cases must reach, where their folder is at hand (``BRIGADE_CASES``)."""

import json
from dataclasses import replace

import pytest

from brigade_app.domain.law.assess import assess
from tests.benchmarks.real_cases import (
    TODAY,
    Scored,
    figures,
    misses,
    numbers,
    score,
    score_all,
    shared_cases,
    the_law,
)
from tests.domain.law.makers import a_case

CASES = shared_cases()
pytestmark = pytest.mark.skipif(CASES is None, reason="the folder of real cases is not here")


@pytest.fixture(scope="module")
def scored() -> list[Scored]:
    assert CASES is not None
    return score_all(CASES, the_law())


@pytest.mark.parametrize("headline", [True, False])
def test_lost_cases_with_a_visible_defect_are_hit(scored: list[Scored], headline: bool) -> None:
    hits, of = figures(scored, headline=headline).visible_cases

    assert of >= 20
    assert hits >= 0.95 * of, list(misses(scored))


def test_no_upheld_case_has_a_fatal_finding(scored: list[Scored]) -> None:
    alarms, of = figures(scored).false_fatal

    assert of >= 11
    assert alarms == 0, list(misses(scored))


@pytest.mark.parametrize("headline", [True, False])
def test_a_hit_cites_a_right_article(scored: list[Scored], headline: bool) -> None:
    right, of = figures(scored, headline=headline).right_article

    assert of >= 30
    assert right >= 0.9 * of, list(misses(scored))


def test_an_assessment_that_finds_nothing_hits_nothing(scored: list[Scored]) -> None:
    """The score is earned: without findings every lost case is missed and no article counts."""
    assert CASES is not None
    expected = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
    records = json.loads((CASES / "real-cases.json").read_text(encoding="utf-8"))["cases"]
    blind = replace(assess(a_case(), the_law(), TODAY), findings=())

    seen = [score(record, expected[record["id"]], blind) for record in records]

    assert figures(seen).cases[0] == figures(seen).defects[0] == figures(seen).right_article[1] == 0
    assert figures(seen).cases[1] == figures(scored).cases[1]


def test_articles_are_read_out_of_the_words_of_a_record() -> None:
    named = numbers("行政处罚法2017第4条、第27条; 行政诉讼法第77条")

    assert {("行政处罚法", 4), ("行政处罚法", 27), ("行政处罚法", 32), ("行政诉讼法", 77)} <= named
    assert ("行政诉讼法", 27) not in named
