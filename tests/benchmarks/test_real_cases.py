"""The thresholds that the real cases must reach, where their folder is at hand (``BRIGADE_CASES``)."""

import pytest

from tests.benchmarks.real_cases import Scored, _numbers, figures, misses, score_all, shared_cases, the_law

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


def test_articles_are_read_out_of_the_words_of_a_record() -> None:
    named = _numbers("行政处罚法2017第4条、第27条; 行政诉讼法第77条")

    assert {("行政处罚法", 4), ("行政处罚法", 27), ("行政处罚法", 32), ("行政诉讼法", 77)} <= named
    assert ("行政诉讼法", 27) not in named
