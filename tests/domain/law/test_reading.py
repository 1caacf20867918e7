"""How the law reads a case: order and interval, known absence, certificates on a day."""

from datetime import date

import pytest

from brigade_app.domain.codec import decode
from brigade_app.domain.law.reading import (
    OPEN,
    Reading,
    Span,
    before_limit,
    certificate_valid,
    day_span,
    is_before,
)
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.records import Officer
from tests.domain.law.law_making import shipped_law
from tests.domain.law.makers import a_case, act, decision, service

ON = date(2026, 11, 25)
D = date


def reading(*actions: dict[str, object], **rest: object) -> Reading:
    return Reading(a_case(*actions, **rest), ON)


def test_an_approximate_date_gives_an_order_but_no_interval() -> None:
    read = reading(act("filing", "2026-03-01", approximate=True), decision("2026-03-20"))

    assert is_before(read.action["filing"], read.action["d"]) is True
    assert day_span(read.action["filing"]) == OPEN


def test_bounds_give_an_approximate_date_its_interval() -> None:
    read = reading(act("filing", "2026-03-10", approximate=True, not_before="2026-03", not_after="2026-04-15"))

    assert day_span(read.action["filing"]) == Span(D(2026, 3, 1), D(2026, 4, 15))


def test_a_month_is_any_of_its_days() -> None:
    read = reading(act("filing", "2026-02"), decision("2026-02-10"))

    assert day_span(read.action["filing"]) == Span(D(2026, 2, 1), D(2026, 2, 28))
    assert is_before(read.action["filing"], read.action["d"]) is None


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ({"at": "2026-03-01T09:00:00+08:00"}, {"at": "2026-03-01T10:00:00+08:00"}, True),
        ({"at": "2026-03-01"}, {"at": "2026-03-01"}, None),
        ({"at": "2026-03-01"}, {"at": "2026-03-01", "refers_to": ["a"]}, True),
        ({"at": "2026-03-01", "refers_to": ["b"]}, {"at": "2026-03-01"}, False),
        ({"at": None}, {"at": "2026-03-01"}, None),
    ],
)
def test_on_one_day_the_hour_decides_then_a_reference(
    first: dict[str, object], second: dict[str, object], answer: bool | None
) -> None:
    read = reading(
        act("filing", None, "a") | {key: value for key, value in first.items() if value},
        act("inquiry", None, "b") | {key: value for key, value in second.items() if value},
    )

    assert is_before(read.action["a"], read.action["b"]) is answer


def test_an_event_is_in_time_only_where_that_holds_over_the_whole_span() -> None:
    limit = Span(D(2026, 3, 9), D(2026, 3, 11))

    assert before_limit(Span(D(2026, 3, 1), D(2026, 3, 9)), limit) is True
    assert before_limit(Span(D(2026, 3, 12), None), limit) is False
    assert before_limit(Span(D(2026, 3, 10), D(2026, 3, 10)), limit) is None
    assert before_limit(OPEN, limit) is None


def test_only_a_complete_record_or_an_explicit_absence_says_no() -> None:
    assert reading().presence("demand") == "unknown"
    assert reading(record="complete").presence("demand") == "no"
    assert reading(absent=["demand"]).presence("demand") == "no"
    assert reading(act("demand", "2026-03-01")).presence("demand") == "yes"


def test_an_absence_after_an_act_says_nothing_of_the_time_before() -> None:
    read = reading(
        act("prior-notice", "2026-03-05", "notice"),
        decision("2026-03-20"),
        absent=[{"kind": "legal-review", "after": "notice"}],
    )

    assert read.known_absent("legal-review", after=read.action["notice"])
    assert read.known_absent("legal-review", after=read.action["d"])
    assert not read.known_absent("legal-review")


def test_an_absence_for_one_party_says_nothing_of_another() -> None:
    read = reading(
        act("prior-notice", "2026-03-05", parties=["p2"]),
        parties=[{"id": "p1"}, {"id": "p2"}],
        absent=[{"kind": "prior-notice", "party": "p1"}],
    )

    assert read.known_absent("prior-notice", party="p1")
    assert not read.known_absent("prior-notice", party="p2")
    assert not read.known_absent("prior-notice")


def test_an_absent_service_of_one_act_says_nothing_of_another() -> None:
    read = reading(act("prior-notice", "2026-03-05", "notice"), decision(), absent=[{"kind": "service", "of": "d"}])

    assert read.known_absent("service", of=read.action["d"])
    assert not read.known_absent("service", of=read.action["notice"])


def test_a_demand_after_the_demolition_is_none_before_it() -> None:
    read = reading(act("demolition", "2026-03-01"), act("demand", "2026-03-05"), record="complete")

    assert read.presence("demand", before=read.action["demolition"]) == "no"


def test_the_decision_that_stands_is_the_one_made_again() -> None:
    read = reading(decision("2026-01-05") | {"id": "old"}, decision("2026-03-20", data={"redoes": "old"}))

    assert read.decision is read.action["d"]


def test_an_order_to_demolish_rules_unless_the_case_is_an_ordinary_one() -> None:
    order = act("order-to-correct", "2026-03-01", "order", data={"order": "demolish"})

    assert reading(order).main_act is not None
    assert reading(order, procedure="demolition-rural").ruling_orders
    assert reading(order, procedure="ordinary").main_act is None


def counted(*actions: dict[str, object], procedure: str = "ordinary") -> Reckoner:
    return Reckoner(reading(*actions, procedure=procedure), shipped_law(), D(2026, 12, 31))


def test_what_was_served_counts_from_the_day_of_service() -> None:
    served = counted(decision("2026-03-20"), service("d", "2026-03-25"))
    alone = counted(decision("2026-03-20"))

    assert served.told(served.reading.action["d"]) == Span(D(2026, 3, 25), D(2026, 3, 25))
    assert alone.told(alone.reading.action["d"]) == Span(D(2026, 3, 20), None)
    assert alone.delivered(alone.reading.action["d"]) is None


@pytest.mark.parametrize(
    ("procedure", "said", "counts"),
    [
        ("ordinary", None, D(2026, 4, 24)),
        ("ordinary", "2026-03-25", D(2026, 4, 24)),
        ("ordinary", "2026-04-24", D(2026, 4, 24)),
        ("ordinary", "2026-04-28", D(2026, 4, 28)),
        ("demolition-land", None, D(2026, 5, 25)),
        ("demolition-land", "2026-04-24", D(2026, 5, 25)),
    ],
)
def test_an_announcement_counts_when_its_term_has_run_and_is_handed_over_when_it_is_issued(
    procedure: str, said: str | None, counts: date
) -> None:
    """MSSS art. 95: thirty days from the announcement of 25 March; D12 land: sixty, Sunday 24 May rolls to Monday."""
    data = {"mode": "announcement"} | ({"served_on": said} if said else {})
    posted = act("service", "2026-03-25", "s", refers_to=["d"], data=data)
    r = counted(decision("2026-03-20"), posted, procedure=procedure)
    made = r.reading.action["d"]

    assert r.told(made) == r.served(made) == Span(counts, counts)
    assert r.delivered(made) == Span(D(2026, 3, 25), D(2026, 3, 25))


@pytest.mark.parametrize(
    ("span", "answer"),
    [
        (Span(D(2026, 3, 1), D(2026, 3, 1)), True),
        (Span(D(2026, 6, 30), D(2026, 6, 30)), True),
        (Span(D(2026, 7, 1), D(2026, 7, 1)), False),
        (Span(D(2026, 6, 1), D(2026, 7, 31)), None),
        (Span(D(2025, 12, 31), D(2025, 12, 31)), False),
    ],
)
def test_a_certificate_is_valid_from_its_first_to_its_last_day(span: Span, answer: bool | None) -> None:
    """Penalty Law art. 42; Henan regulation art. 24."""
    officer = decode(
        Officer, {"id": "o", "certificate": "H1", "certificate_from": "2026-01-01", "certificate_to": "2026-06-30"}
    )

    assert certificate_valid(officer, span) is answer
