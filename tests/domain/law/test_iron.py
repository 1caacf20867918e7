"""A case in which everything was done and recorded is iron; what is left open is a gap of the record, by name."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.types import Assessment
from brigade_app.domain.numbers import CODE_OF_DOCUMENT
from brigade_app.domain.records import CaseFile, Paper
from brigade_app.sync.case_file import read_case_file
from tests.domain.law.law_making import RESOURCES, shipped_law

TODAY = date(2026, 11, 24)
LOOKED: dict[str, Any] = {"flags": (), "earlier_penalties": (), "comparable": ()}
"""What the window writes where a person ticks "looked into, none"."""


def sample(name: str) -> CaseFile:
    path = RESOURCES / "sample" / "cases" / f"{name}.json"
    return read_case_file(path.read_bytes(), path.name, catalogue=shipped_law().catalogue)


def whole(file: CaseFile, **facts: Any) -> CaseFile:
    """Return the case with what was looked into, and a number on every paper that bears one."""
    numbered = tuple(
        replace(act, document=replace(act.document, number=f"南召（城郊）文〔2026〕{place + 1}号"))
        if act.document and act.document.kind in CODE_OF_DOCUMENT and act.document.number is None
        else act
        for place, act in enumerate(file.actions)
    )
    return replace(file, case=replace(file.case, **(LOOKED | facts)), actions=numbered)


def judged(file: CaseFile) -> Assessment:
    return assess(file, shipped_law(), TODAY)


def open_checks(found: Assessment) -> set[str]:
    return {one.check for one in found.findings if one.result in ("fail", "unknown")}


def test_a_closed_case_in_which_everything_was_done_is_iron():
    """Only obvious impropriety stays open, which two persons judge and no file can show (K-D02)."""
    found = judged(whole(sample("a-04-road-stall-closed")))
    assert open_checks(found) == {"K-D02"}
    assert found.verdict == "iron"
    assert found.score == found.score_of


@pytest.mark.parametrize("name", ["a-02-rural-house-hearing", "a-03-street-shed-simple"])
def test_a_hearing_case_and_a_case_on_the_spot_reach_iron_too(name: str):
    found = judged(whole(sample(name)))
    assert open_checks(found) <= {"K-D02"}
    assert found.verdict == "iron"


@pytest.mark.parametrize(
    ("missing", "checks"),
    [
        ("flags", {"K-F04", "K-P09", "K-P10"}),
        ("earlier_penalties", {"K-F03"}),
        ("comparable", {"K-D04"}),
    ],
)
def test_what_nobody_looked_into_stays_open_and_says_which_field(missing: str, checks: set[str]):
    found = judged(whole(sample("a-04-road-stall-closed"), **{missing: None}))
    assert open_checks(found) - {"K-D02"} == checks
    fields = {name for one in found.findings if one.check in checks for name in one.unknown_fields}
    assert missing in fields
    assert (found.verdict == "iron") == (missing == "comparable")


def test_a_number_left_blank_is_a_flaw_and_one_not_recorded_is_a_question():
    file = whole(sample("a-04-road-stall-closed"))
    papers = {
        number: tuple(
            replace(act, document=replace(act.document or Paper(), number=number)) if act.id == "a6" else act
            for act in file.actions
        )
        for number in ("", None)
    }
    results = {
        number: next(one.result for one in judged(replace(file, actions=acts)).findings if one.check == "K-W04")
        for number, acts in papers.items()
    }
    assert results == {"": "fail", None: "unknown"}
