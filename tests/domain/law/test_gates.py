"""Every edge of the procedure graph taken and refused, and the gates of journeys J1 and J2."""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.gates import gate
from brigade_app.domain.law.guards import GUARDS, Look, reasons_of
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.steps import edges_for, next_steps, stage
from brigade_app.domain.law.types import Gate, Reason
from brigade_app.domain.records import Action, Authority, CaseFile, Dispute, DisputeStep, Facts, Officer, Party
from brigade_app.domain.when import on_day, parse_when
from tests.domain.law.law_making import TWO, act, case, day, demolition_acts, demolition_case, served, shipped_law

TODAY = date(2026, 4, 10)
OWN = {"matter": "rural-build-no-permit"}
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}], "hearing_right_told": False, "response_days": 5}
DECISION = {"result": "penalty", "penalties": [{"kind": "fine", "amount_fen": 100000}]}
FILED = act("f", "filing", "2026-01-05", {"approved": True})
LOOKED = act("i", "on-site-inspection", "2026-01-06", by=TWO)
REPORT = act("r", "investigation-report", "2026-01-20")
NOTICE = act("n", "prior-notice", "2026-02-02", FINE)
TOLD = served("n", "2026-02-02")
DECIDED = act("d", "decision", "2026-03-02", DECISION)
GIVEN = served("d", "2026-03-02")


def refusals(answer: Gate) -> list[Reason]:
    return [reason for reason in answer.reasons if reason.certain]


def asked(file: CaseFile, step: Action, today: date = TODAY) -> Gate:
    return gate(file, step, shipped_law(), today)


def on_edge(edge_id: str, file: CaseFile, step: Action, on: date = TODAY) -> tuple[Reason, ...]:
    """Return what stands against one edge, whatever the stage."""
    law = shipped_law()
    edge = next(each for each in law.pack.edges if each.id == edge_id)
    assert step.kind in edge.kinds
    return reasons_of(Look(Reckoner(Reading(file, on), law, on), edge, step, on), GUARDS)


def step(kind: str, data: dict[str, Any] | None = None, **more: Any) -> Action:
    return act("x", kind, TODAY, {} if data is None else data, **more)


def plain(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, **(OWN | more))


RURAL = demolition_acts()
DONE = act("pay", "payment", "2026-03-05", {"amount_fen": 100000}, of="d")
SUIT = (Dispute(id="s", channel="litigation", against="a10", received_on=on_day(day(99))),)
ANNOUNCE = {"mode": "announcement", "tried_before": []}
TRIED = {"mode": "announcement", "tried_before": ["direct", "mail"]}
DEMANDED = (act("m", "demand", "2026-03-26", {"term_days": 5}), served("m", "2026-03-26"))
LAND = {"matter": "rural-build-no-permit", "procedure": "demolition-land"}
LAND_ORDER = (
    act("d", "decision", "2025-10-10", {"result": "penalty", "penalties": [{"kind": "demolition", "term_days": 10}]}),
    served("d", "2025-10-10"),
)
LAND_DEMAND = (act("m", "demand", "2025-12-22", {"term_days": 10}), served("m", "2025-12-22"))

# edge, case and step that it lets pass, case and step that it stops
EDGES: list[tuple[str, tuple[CaseFile, Action], tuple[CaseFile, Action]]] = [
    ("E01", (plain(source="report"), step("clue", {"source_detail": "群众举报"})), (plain(), step("clue"))),
    (
        "E02",
        (case(matter="large-outdoor-ad"), step("case-transfer", {"to": "城市管理局"})),
        (plain(), step("case-transfer", {"to": "自然资源局"})),
    ),
    ("E03", (plain(), step("no-filing", {"reason": "没有违法事实"})), (plain(), step("no-filing"))),
    (
        "E04",
        (
            case(matter="village-public-facility-damage"),
            step("simple-decision", {"penalties": [{"kind": "fine", "amount_fen": 20000}]}, by=TWO),
        ),
        (
            case(matter="village-public-facility-damage"),
            step("simple-decision", {"penalties": [{"kind": "fine", "amount_fen": 20001}]}, by=TWO),
        ),
    ),
    (
        "E05",
        (plain(act_ended_on=parse_when("2024-06-01"), discovered_on=parse_when("2026-04-01")), step("filing")),
        (plain(act_ended_on=parse_when("2019-06-01"), discovered_on=parse_when("2026-04-01")), step("filing")),
    ),
    (
        "E06",
        (plain(act("q", "simple-decision", "2026-04-01", {"penalties": [{"kind": "warning"}]})), step("filing")),
        (
            plain(act("q", "simple-decision", "2026-04-01", {"penalties": [{"kind": "fine", "amount_fen": 100}]})),
            step("filing"),
        ),
    ),
    ("E07", (plain(FILED), step("inquiry", by=TWO)), (plain(FILED), step("inquiry", by=("o1", "o1")))),
    (
        "E08",
        (plain(FILED), step("evidence-registration", {"approved": True}, by=TWO)),
        (plain(FILED), step("evidence-registration", {"approved": False}, by=TWO)),
    ),
    (
        "E09",
        (plain(FILED), step("seizure", {"approved": True}, by=TWO)),
        (plain(FILED), step("seizure", {"approved": False, "urgent": False}, by=TWO)),
    ),
    (
        "E10",
        (plain(FILED), step("order-to-correct", {"what": "停止建设", "term_days": 10})),
        (plain(FILED), step("order-to-correct")),
    ),
    (
        "E11",
        (plain(FILED, flags=("suspected-crime",)), step("police-transfer", {"approved_at": "2026-04-09"})),
        (plain(FILED), step("police-transfer")),
    ),
    ("E12", (plain(FILED, LOOKED), step("investigation-report")), (plain(FILED), step("investigation-report"))),
    (
        "E13",
        (plain(FILED, LOOKED, REPORT), step("prior-notice", FINE)),
        (plain(FILED, LOOKED), step("prior-notice", FINE)),
    ),
    (
        "E14",
        (plain(FILED, REPORT), step("decision", {"result": "no-penalty-minor"})),
        (plain(FILED, REPORT), step("decision")),
    ),
    ("E15", (plain(NOTICE, TOLD), step("statement-defence")), (plain(NOTICE), step("statement-defence"))),
    (
        "E16",
        (
            plain(NOTICE, act("h", "hearing-request", "2026-02-05")),
            step("hearing-notice", {"hearing_on": "2026-04-22", "host": "o3"}),
        ),
        (
            plain(NOTICE, act("h", "hearing-request", "2026-02-05")),
            step("hearing-notice", {"hearing_on": "2026-04-21", "host": "o3"}),
        ),
    ),
    (
        "E17",
        (plain(NOTICE), step("prior-notice", {"penalties": [{"kind": "fine", "amount_fen": 200000}]})),
        (plain(NOTICE), step("prior-notice", FINE)),
    ),
    (
        "E18",
        (plain(NOTICE, TOLD), step("legal-review", {"outcome": "passed", "reviewer": "o3"})),
        (plain(NOTICE, TOLD, act("h", "hearing-request", "2026-02-05")), step("legal-review", {"outcome": "passed"})),
    ),
    (
        "E19",
        (plain(NOTICE), step("legal-review", {"outcome": "returned"})),
        (plain(NOTICE), step("legal-review")),
    ),
    (
        "E20",
        (plain(NOTICE, TOLD), step("collective-discussion", {"by": "organ"})),
        (plain(NOTICE, TOLD), step("collective-discussion", {"by": "brigade"})),
    ),
    (
        "E21",
        (plain(FILED, NOTICE, TOLD), step("decision", DECISION)),
        (plain(FILED, NOTICE), step("decision", DECISION)),
    ),
    ("E22", (plain(DECIDED), step("service", TRIED, of="d")), (plain(DECIDED), step("service", ANNOUNCE, of="d"))),
    (
        "E23",
        (plain(DECIDED, GIVEN), step("payment", {"collected_on_spot": False}, of="d")),
        (plain(DECIDED, GIVEN), step("payment", {"collected_on_spot": True}, of="d")),
    ),
    (
        "E24",
        (plain(DECIDED, GIVEN), step("demand", {"term_days": 10})),
        (plain(DECIDED, served("d", "2026-04-01")), step("demand", {"term_days": 10})),
    ),
    (
        "E25",
        (case(*LAND_ORDER, *LAND_DEMAND, **LAND), act("x", "court-application", "2026-01-12")),
        (case(*LAND_ORDER, *LAND_DEMAND, **LAND), act("x", "court-application", "2025-12-08")),
    ),
    (
        "E26",
        (demolition_case(), act("x", "enforcement-decision", "2026-09-02")),
        (demolition_case(), act("x", "enforcement-decision", "2026-09-01")),
    ),
    ("E27", (plain(DECIDED, GIVEN, DONE), step("closing")), (plain(DECIDED, GIVEN), step("closing"))),
    ("E28", (plain(DECIDED), step("publication", {"redacted": True})), (plain(FILED), step("publication"))),
    (
        "E29",
        (plain(act("c", "closing", "2026-04-01")), step("archiving")),
        (plain(DECIDED), step("archiving")),
    ),
    (
        "E30",
        (plain(DECIDED, GIVEN), act("x", "reconsideration", "2026-05-06")),
        (plain(DECIDED, GIVEN), act("x", "reconsideration", "2026-05-07")),
    ),
    (
        "E31",
        (plain(FILED, act("q", "evidence-registration", "2026-04-09")), step("evidence-registration-disposal")),
        (plain(FILED), step("evidence-registration-disposal")),
    ),
    (
        "E32",
        (plain(FILED, act("q", "seizure", "2026-04-01")), step("seizure-extension", {"approved": True})),
        (plain(FILED, act("q", "seizure", "2026-04-01")), step("seizure-extension", {"approved": False})),
    ),
    ("E33", (plain(act("q", "order-to-correct", "2026-04-01")), step("recheck")), (plain(FILED), step("recheck"))),
    (
        "E34",
        (plain(NOTICE, TOLD), act("x", "hearing-request", "2026-02-09")),
        (plain(NOTICE, TOLD), act("x", "hearing-request", "2026-02-10")),
    ),
    ("E35", (plain(DECIDED, GIVEN), step("demolition-notice")), (plain(DECIDED), step("demolition-notice"))),
    (
        "E36",
        (plain(act("q", "court-application", "2026-04-01")), step("court-ruling")),
        (plain(FILED), step("court-ruling")),
    ),
    (
        "E37",
        (plain(FILED, NOTICE, TOLD), act("x", "decision-approval", "2026-02-10")),
        (plain(FILED, NOTICE, TOLD), act("x", "decision-approval", "2026-02-09")),
    ),
]


@pytest.mark.parametrize(("edge", "taken", "stopped"), EDGES, ids=[row[0] for row in EDGES])
def test_an_edge_is_taken_when_its_guard_holds_and_stopped_when_not(
    edge: str, taken: tuple[CaseFile, Action], stopped: tuple[CaseFile, Action]
):
    def against(file: CaseFile, proposed: Action) -> tuple[Reason, ...]:
        return on_edge(edge, file, proposed, proposed.at.earliest)

    assert [r.because_zh for r in against(*taken) if r.certain] == []
    assert len(against(*stopped)) > len(against(*taken))


def test_the_table_above_has_every_edge_of_the_graph():
    assert {row[0] for row in EDGES} == {edge.id for edge in shipped_law().pack.edges}
    assert {name for edge in shipped_law().pack.edges for name in edge.guard} == set(GUARDS)


# --- J1 ----------------------------------------------------------------------------------------------------------


def straw(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, matter="straw-open-burning", **more)


def test_straw_burning_is_refused_on_the_spot_with_article_51_and_other_ways():
    """J1 step 3: 500 to 2,000 yuan exceeds the 200-yuan limit for a citizen."""
    answer = asked(straw(), step("simple-decision", None, by=TWO))
    assert answer.outcome == "refused"
    [reason] = refusals(answer)
    assert [each.short for each in reason.basis] == ["行政处罚法 51"]
    assert reason.because_zh == "“露天焚烧秸秆”罚款500元至2000元，超过对公民当场处罚的上限200元"
    assert "2000 yuan exceeds the on-the-spot limit of 200 yuan" in reason.because_en
    assert answer.instead == ("order-to-correct", "education", "filing")
    assert answer.earliest_on is None


def test_straw_burning_by_an_organisation_is_within_the_limit():
    firm = (Party(id="p1", role="party", kind="organisation"),)
    answer = asked(straw(parties=firm), Action(id="x", kind="simple-decision", at=on_day(TODAY), officers=TWO))
    assert refusals(answer) == []


FIRM = (Party(id="p1", role="party", kind="organisation"),)
UNNAMED = (Party(id="p1", role="party"),)


def on_the_spot(fen: int) -> dict[str, Any]:
    return {"penalties": [{"kind": "fine", "amount_fen": fen}]}


def test_straw_burning_by_an_organisation_may_be_fined_on_the_spot_and_by_somebody_unknown_is_doubtful():
    """The matter's flag holds for organisations only: 500 yuan is within 3,000 (art. 51)."""
    assert asked(straw(parties=FIRM), step("simple-decision", None, by=TWO)).outcome != "refused"
    doubtful = asked(straw(parties=UNNAMED), step("simple-decision", None, by=TWO))
    assert doubtful.outcome == "warned"
    assert "当事人是否为单位未登记" in "".join(reason.because_zh for reason in doubtful.reasons)


def test_straw_burning_by_a_citizen_is_offered_the_ordinary_procedure():
    """J1 step 3: filing is open, the on-the-spot decision says why it is not."""
    for procedure in (None, "simple"):
        steps = {each.action: each for each in next_steps(straw(procedure=procedure), shipped_law(), TODAY)}
        assert (steps["filing"].allowed, steps["filing"].aside) == (True, False)
        assert not steps["simple-decision"].allowed
        assert [each.short for each in steps["simple-decision"].waiting_for[0].basis] == ["行政处罚法 51"]
    firm = {each.action: each for each in next_steps(straw(parties=FIRM, procedure="simple"), shipped_law(), TODAY)}
    assert firm["simple-decision"].allowed
    assert firm["filing"].aside


def test_a_matter_without_fine_or_warning_is_never_decided_on_the_spot():
    """Art. 51: a building without permit is pulled down, never fined under Planning Law art. 65."""
    answer = asked(plain(), step("simple-decision", None, by=TWO))
    assert "没有警告、罚款" in "".join(reason.because_zh for reason in refusals(answer))


@pytest.mark.parametrize(
    ("on", "parties", "fen", "outcome"),
    [
        ("2021-07-15", None, 20000, "open"),
        ("2021-07-15", None, 20001, "refused"),
        ("2021-07-15", FIRM, 300000, "open"),
        ("2021-07-15", FIRM, 300001, "refused"),
        ("2021-07-15", UNNAMED, 20001, "warned"),
        ("2021-07-15", UNNAMED, 300001, "refused"),
        ("2021-07-14", None, 5000, "open"),
        ("2021-07-14", None, 5001, "warned"),
        ("2021-07-14", FIRM, 100000, "open"),
        ("2021-07-14", FIRM, 100001, "warned"),
    ],
)
def test_the_limit_on_the_spot_is_that_of_its_day(on: str, parties: Any, fen: int, outcome: str):
    """Penalty Law art. 51 since 15 July 2021; before it art. 33 of the older text, which can only warn (M)."""
    file = case(matter="village-public-facility-damage", parties=parties)
    answer = on_edge("E04", file, act("x", "simple-decision", on, on_the_spot(fen), by=TWO), date.fromisoformat(on))
    mine = [reason for reason in answer if any(each.article in (33, 51) for each in reason.basis)]
    assert ("open" if not mine else "refused" if mine[0].certain else "warned") == outcome


def test_a_conferred_matter_without_the_county_s_list_only_warns():
    """J1 step 2: the shipped lists say that the county must install its own."""
    answer = asked(straw(), step("filing"))
    assert answer.outcome == "warned"
    assert "未安装" in answer.reasons[0].because_zh


def test_same_officer_twice_and_an_expired_certificate_are_refused():
    """J1 faults."""
    twice = asked(plain(FILED), step("inquiry", by=("o1", "o1")))
    assert [r.because_zh for r in refusals(twice)] == ["执法人员不足两人"]
    file = plain(FILED)
    until = parse_when("2026-04-09")
    old = Officer(
        id="o9", name="李四", certificate="9", certificate_from=parse_when("2020-01-01"), certificate_to=until
    )
    file = CaseFile(case=file.case, officers=(*file.officers, old), parties=file.parties, actions=file.actions)
    late = asked(file, step("inquiry", by=("o1", "o9")))
    assert [r.because_zh for r in refusals(late)] == ["李四的执法证当日无效"]


def test_a_decision_before_the_term_to_defend_has_run_is_refused_with_the_first_lawful_day():
    """J1 fault: step 13 dated before step 12's period ends; told on Mon 2 Feb 2026 + 5 working days = Mon 9 Feb."""
    answer = asked(plain(FILED, NOTICE, TOLD), act("x", "decision", "2026-02-09", DECISION), date(2026, 2, 9))
    assert answer.outcome == "refused"
    assert answer.earliest_on == date(2026, 2, 10)
    assert "= 2月9日" in refusals(answer)[0].trace[0].zh
    assert (
        asked(plain(FILED, NOTICE, TOLD), act("x", "decision", "2026-02-10", DECISION), date(2026, 2, 10)).outcome
        != "refused"
    )


def test_a_fine_above_the_notice_is_refused():
    more = {"result": "penalty", "penalties": [{"kind": "fine", "amount_fen": 100001}]}
    answer = asked(plain(FILED, NOTICE, TOLD), step("decision", more))
    assert [r.mark for r in refusals(answer)] == ["D"]
    other = {"result": "penalty", "penalties": [{"kind": "closure"}]}
    assert any(
        "没有“closure”" in r.because_zh for r in refusals(asked(plain(FILED, NOTICE, TOLD), step("decision", other)))
    )


# --- J2 ----------------------------------------------------------------------------------------------------------


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


def test_the_host_of_a_hearing_who_investigated_is_refused():
    """J2 fault, Penalty Law art. 64 item 4."""
    answer = asked(plain(FILED, LOOKED, NOTICE), step("hearing-notice", {"hearing_on": "2026-05-20", "host": "o1"}))
    assert [r.because_zh for r in refusals(answer)] == ["o1是本案调查人员，不得主持听证"]


def test_a_hearing_six_working_days_ahead_is_refused_with_the_first_lawful_day():
    """J2 fault: told on Fri 10 Apr 2026, seven full working days to Tue 21, first lawful Wed 22 Apr."""
    answer = asked(plain(FILED, NOTICE), step("hearing-notice", {"hearing_on": "2026-04-21", "host": "o3"}))
    assert answer.outcome == "refused"
    assert answer.earliest_on == date(2026, 4, 22)


def test_review_cannot_be_skipped_after_a_hearing():
    """J2 day 50, Penalty Law art. 58 para. 1 item 2."""
    acts = tuple(each for each in demolition_acts() if each.id not in ("a8", "a10", "s-a10", "a11", "s-a11", "a12"))
    file = case(*acts, **(OWN | {"procedure": "demolition-rural"}))
    penalty = {"result": "penalty", "penalties": [{"kind": "demolition"}]}
    answer = asked(file, act("x", "decision", day(60), penalty), day(60))
    assert any(r.because_zh.startswith("未经法制审核") for r in refusals(answer))


def test_a_returned_review_stops_the_decision():
    returned = act("v", "legal-review", "2026-03-01", {"outcome": "returned"})
    answer = asked(plain(FILED, NOTICE, TOLD, returned), step("decision", DECISION))
    assert "法制审核未通过" in [r.because_zh for r in refusals(answer)]


def test_a_hearing_asked_for_in_time_must_be_held():
    request = act("h", "hearing-request", "2026-02-05")
    answer = asked(plain(FILED, NOTICE, TOLD, request), step("decision", DECISION))
    assert "当事人要求听证而没有举行" in [r.because_zh for r in refusals(answer)]
    late = act("h", "hearing-request", "2026-02-20")
    notice = act("n", "prior-notice", "2026-02-02", FINE | {"hearing_right_told": True})
    assert "当事人要求听证而没有举行" not in [
        r.because_zh for r in refusals(asked(plain(FILED, notice, TOLD, late), step("decision", DECISION)))
    ]


# --- gates in general -----------------------------------------------------------------------------------------------


def test_a_past_fact_can_always_be_logged():
    """Issue 3, 4: no gate blocks recording what really happened."""
    answer = gate(demolition_case(), act("x", "demolition", day(100)), shipped_law(), day(101))
    assert answer.past
    assert answer.outcome == "warned"
    assert refusals(answer)
    today = gate(demolition_case(), act("x", "demolition", day(100)), shipped_law(), day(100), happened=True)
    assert (today.past, today.outcome) == (True, "warned")


def test_a_partial_record_warns_where_a_complete_one_refuses():
    file = case(*demolition_acts()[:-1], **(OWN | {"procedure": "demolition-rural", "record": "partial"}))
    answer = asked(file, act("x", "enforcement-decision", "2026-09-07"), date(2026, 9, 7))
    assert answer.outcome == "warned"
    assert any(r.because_zh == "卷内没有记载：没有限期自行拆除公告" for r in answer.reasons)


def test_a_step_is_not_judged_by_itself():
    file = plain(FILED, NOTICE, TOLD)
    again = gate(file, NOTICE, shipped_law(), date(2026, 2, 2))
    assert [edge.id for edge in edges_for(NOTICE, Reading(plain(FILED), TODAY), shipped_law())] == ["E13"]
    assert "相同" not in "".join(r.because_zh for r in again.reasons)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ((), "P01"),
        ((FILED,), "P04"),
        ((FILED, LOOKED), "P05"),
        ((FILED, LOOKED, REPORT, NOTICE, TOLD), "P10"),
        ((FILED, NOTICE, act("v", "legal-review", "2026-03-01", {"outcome": "returned"})), "P05"),
        ((FILED, NOTICE, act("v", "legal-review", "2026-03-01", {"outcome": "passed"})), "P13"),
        ((FILED, DECIDED), "P15"),
        ((FILED, DECIDED, GIVEN), "P16"),
        ((FILED, DECIDED, GIVEN, DONE), "P17"),
        ((FILED, act("w", "decision", "2026-03-02", {"result": "no-penalty-minor"})), "X04"),
        ((FILED, LOOKED, act("k", "order-to-correct", "2026-01-07", {"order": "correct"})), "P05"),
        ((FILED, act("c", "closing", "2026-04-01"), act("z", "archiving", "2026-04-02")), "P23"),
        ((FILED, act("z", "closing", "2026-05-01")), "P04"),
    ],
)
def test_the_stage_follows_from_the_acts(acts: tuple[Action, ...], expected: str):
    assert stage(plain(*acts), shipped_law(), TODAY) == expected
    assert stage(plain(*reversed(acts)), shipped_law(), TODAY) == expected


def test_a_pending_suit_shows_as_the_stage():
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=SUIT)
    assert stage(file, shipped_law(), TODAY) == "L02"
    assert stage(file, shipped_law(), day(98)) == "P18"


def test_next_steps_say_what_they_wait_for_and_which_papers_they_need():
    steps = {each.action: each for each in next_steps(demolition_case(), shipped_law(), day(100))}
    assert steps["enforcement-decision"].allowed is False
    assert steps["enforcement-decision"].earliest_on == date(2026, 9, 2)
    assert steps["enforcement-decision"].documents == ("T41",)
    assert steps["demolition"].waiting_for
    fresh = {each.action: each for each in next_steps(plain(FILED, LOOKED), shipped_law(), TODAY)}
    assert fresh["investigation-report"].allowed
    assert fresh["investigation-report"].earliest_on == TODAY
    assert "decision" not in fresh


def test_entrusted_powers_never_include_seizure():
    """Coercion Law art. 17."""
    file = plain(FILED, authority=Authority(kind="entrusted"))
    answer = asked(file, step("seizure", {"approved": True}, by=TWO))
    assert "行政强制措施权不得委托" in [r.because_zh for r in refusals(answer)]


def test_harm_keeps_the_time_bar_open_for_five_years():
    """Penalty Law art. 36: between two and five years it depends on harm, so it warns."""
    dates = {"act_ended_on": parse_when("2022-06-01"), "discovered_on": parse_when("2026-04-01")}
    assert asked(plain(**dates), step("filing")).outcome == "warned"
    assert asked(plain(**dates, facts=Facts(harm="none")), step("filing")).outcome == "refused"
    assert asked(plain(act_continuing=True, act_started_on=parse_when("2010-01-01")), step("filing")).outcome == "open"


def test_the_ninety_days_are_not_extended_without_a_basis():
    """Fact 2 of section 8: the Penalty Law knows no extension."""
    assert asked(plain(FILED), step("term-extension", {"approved": True})).outcome == "refused"
    based = step("term-extension", {"approved": True, "basis": [{"law": "某规章", "article": "1"}]})
    assert asked(plain(FILED), based).outcome == "warned"


def test_an_order_to_demolish_warns_until_the_party_was_heard_and_nothing_less_corrects():
    """1.3 steps 3 and 4."""
    order = {"order": "demolish", "what": "拆除", "term_days": 15}
    words = [r.because_zh for r in asked(plain(FILED), step("order-to-correct", order)).reasons]
    assert words == ["责令拆除前宜先告知并听取陈述申辩", "没有认定为不能采取改正措施"]
    heard = asked(plain(FILED, NOTICE, TOLD), step("order-to-correct", order | {"correctable": False}))
    assert heard.outcome == "open"


def test_a_step_on_a_day_known_only_roughly_is_judged_on_its_last_day():
    rough = act("x", "enforcement-decision", "2026-09", approximate=True)
    assert asked(demolition_case(), rough, day(100)).outcome == "open"
    assert (
        asked(demolition_case(), act("x", "enforcement-decision", "2026-08", approximate=True), day(100)).outcome
        == "refused"
    )
