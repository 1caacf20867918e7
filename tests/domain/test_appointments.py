"""Announced days: the party's hearing, the hearing of a review, the sitting of a court."""

from datetime import date

from brigade_app.domain.appointments import appointments
from brigade_app.domain.records import Action, CaseFile, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import act, case

BEFORE = date(2026, 3, 1)
NOTICE = act("n", "hearing-notice", "2026-03-02", {"hearing_on": "2026-03-12T09:00:00+08:00"})


def sat(channel: str, *days: str | None, **more: str) -> Dispute:
    steps = tuple(DisputeStep(kind="hearing", on=parse_when(day) if day else None) for day in days)
    return Dispute(id="t", channel=channel, against="d", steps=steps, **more)


def shown(file: CaseFile, on: date = BEFORE) -> list[tuple[str, str, str]]:
    return [(one.kind, one.at.earliest.isoformat(), one.source) for one in appointments(file, on)]


def with_(*actions: Action, disputes: tuple[Dispute, ...] = ()) -> CaseFile:
    return case(*actions, disputes=disputes)


def test_what_is_announced_is_shown_until_its_day_has_passed():
    for channel, kind in (("litigation", "court-sitting"), ("reconsideration", "review-hearing")):
        file = with_(disputes=(sat(channel, "2026-03-20"),))
        assert shown(file) == shown(file, date(2026, 3, 20)) == [(kind, "2026-03-20", "t")]
        assert shown(file, date(2026, 3, 21)) == []


def test_the_hearing_of_the_party_is_shown_until_it_was_held():
    assert shown(with_(NOTICE)) == [("hearing", "2026-03-12", "n")]
    assert shown(with_(NOTICE, act("h", "hearing", "2026-03-11"))) == []
    assert shown(with_(act("n", "hearing-notice", "2026-03-02", {}))) == []


def test_the_nearest_stands_first_and_days_that_are_not_exact_are_left_out():
    file = with_(NOTICE, disputes=(sat("litigation", "2026-03-10", "2026-04", None),))
    assert [day for _, day, _ in shown(file)] == ["2026-03-10", "2026-03-12"]


def test_a_dispute_that_ended_and_a_mediation_announce_nothing():
    assert shown(with_(disputes=(sat("litigation", "2026-03-20", outcome="J-DR"),))) == []
    assert shown(with_(disputes=(sat("mediation", "2026-03-20"),))) == []
