"""The gates before a forced demolition (journey J2)."""

from datetime import date

import pytest

from brigade_app.domain.records import CaseFile, Dispute, DisputeStep
from brigade_app.domain.when import on_day, parse_when
from tests.domain.law.gate_making import FILED, NOTICE, OWN, TOLD, asked, plain, refusals, step
from tests.domain.law.law_making import act, case, day, demolition_acts, demolition_case, served


def test_the_earliest_demolition_is_about_day_242():
    """J2 day 61: six months after service on day 60, in a trace of the two terms."""
    answer = asked(demolition_case(), act("x", "enforcement-decision", day(100)), day(100))
    assert answer.outcome == "refused"
    assert answer.earliest_on == date(2026, 9, 2)
    assert 240 <= (answer.earliest_on - day(0)).days <= 246
    [reason] = refusals(answer)
    assert [each.short for each in reason.basis] == ["行政强制法 44", "行政复议法 20", "行政诉讼法 46"]
    assert [line.zh.split("= ")[1] for line in reason.trace] == ["4月30日", "9月1日"]


def test_a_suit_on_day_200_blocks_and_takes_the_date_away():
    """J2 fault: the date moves when a suit is filed."""
    suit = Dispute(id="s", channel="litigation", against="a10", received_on=on_day(day(200)))
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=(suit,))
    before = asked(file, act("x", "enforcement-decision", day(199)), day(199))
    after = asked(file, act("x", "enforcement-decision", day(250)), day(250))
    assert before.earliest_on == date(2026, 9, 2)
    assert after.outcome == "refused"
    assert after.earliest_on is None
    assert "行政诉讼正在进行（2026年7月19日收到）" in refusals(after)[0].because_zh


def test_after_a_dismissed_suit_the_term_of_appeal_must_pass_too():
    """D31, D62: judgment served Wed 2 Sep 2026 + 15 days = Thu 17 Sep."""
    steps = (
        DisputeStep(kind="outcome", on=parse_when("2026-08-28")),
        DisputeStep(kind="service", on=parse_when("2026-09-02")),
    )
    suit = Dispute(
        id="s", channel="litigation", against="a10", received_on=on_day(day(200)), steps=steps, outcome="J-DR"
    )
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=(suit,))
    answer = asked(file, act("x", "enforcement-decision", "2026-09-10"), date(2026, 9, 10))
    assert answer.earliest_on == date(2026, 9, 18)


def test_an_order_that_was_set_aside_is_never_enforced():
    steps = (DisputeStep(kind="outcome", on=parse_when("2026-08-28")),)
    suit = Dispute(
        id="s", channel="litigation", against="a10", received_on=on_day(day(200)), steps=steps, outcome="J-RV"
    )
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=(suit,))
    answer = asked(file, act("x", "enforcement-decision", "2027-03-10"), date(2027, 3, 10))
    assert answer.outcome == "refused"
    assert "不得执行" in refusals(answer)[0].because_zh


@pytest.mark.parametrize(
    ("at", "outcome", "earliest"),
    [
        ("2026-09-08T20:00:00+08:00", "refused", date(2026, 9, 8)),
        ("2026-09-08T19:59:00+08:00", "open", None),
        ("2026-09-08T05:59:00+08:00", "refused", date(2026, 9, 8)),
        ("2026-09-08T06:00:00+08:00", "open", None),
        ("2026-10-01T10:00:00+08:00", "refused", date(2026, 10, 8)),
        ("2026-09-25", "refused", date(2026, 9, 28)),
        ("2026-10-05", "warned", None),
        ("2026-09-12", "warned", None),
        ("2026-09-20", "open", None),
    ],
)
def test_demolition_at_night_or_on_a_statutory_holiday_is_refused(at: str, outcome: str, earliest: date | None):
    """J2 fault, Coercion Law art. 43: 20:00 and holidays refused; days off by exchange and weekends only warn."""
    decided = act("e", "enforcement-decision", "2026-09-03", {"method": "拆除"})
    file = demolition_case(decided, served("e", "2026-09-03"))
    answer = asked(file, act("x", "demolition", at), date(2026, 9, 4))
    assert (answer.outcome, answer.earliest_on) == (outcome, earliest)


@pytest.mark.parametrize(
    ("without", "words"), [("a11", "没有催告"), ("a12", "没有限期自行拆除公告"), ("s-a10", "决定尚未送达，期限未起算")]
)
def test_a_missing_record_of_the_demolition_path_is_refused(without: str, words: str):
    acts = tuple(each for each in demolition_acts() if each.id not in (without, f"s-{without}"))
    answer = asked(
        case(*acts, **(OWN | {"procedure": "demolition-rural"})),
        act("x", "enforcement-decision", "2026-09-07"),
        date(2026, 9, 7),
    )
    assert words in [r.because_zh for r in refusals(answer)]


def test_demolition_without_an_enforcement_decision_is_refused():
    answer = asked(demolition_case(), act("x", "demolition", "2026-09-07"), date(2026, 9, 7))
    assert [r.because_zh for r in refusals(answer)] == ["没有强制执行决定"]


def test_land_law_buildings_go_to_the_court():
    answer = asked(demolition_case(procedure="demolition-land"), act("x", "demolition", "2026-09-07"), date(2026, 9, 7))
    assert "土地违法建筑须申请法院强制执行，不得自行拆除" in [r.because_zh for r in refusals(answer)]


def test_an_order_to_demolish_warns_until_the_party_was_heard_and_nothing_less_corrects():
    """1.3 steps 3 and 4."""
    order = {"order": "demolish", "what": "拆除", "term_days": 15}
    words = [r.because_zh for r in asked(plain(FILED), step("order-to-correct", order)).reasons]
    assert words == ["责令拆除前宜先告知并听取陈述申辩", "没有认定为不能采取改正措施"]
    heard = asked(plain(FILED, NOTICE, TOLD), step("order-to-correct", order | {"correctable": False}))
    assert heard.outcome == "open"
