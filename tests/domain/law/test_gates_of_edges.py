"""Every edge of the procedure graph taken and refused."""

import pytest

from brigade_app.domain.law.guards import GUARDS
from brigade_app.domain.law.types import Reason
from brigade_app.domain.records import Action, CaseFile
from brigade_app.domain.when import parse_when
from tests.domain.law.gate_making import (
    DECIDED,
    DECISION,
    DONE,
    FILED,
    FINE,
    GIVEN,
    LOOKED,
    NOTICE,
    REPORT,
    TOLD,
    on_edge,
    plain,
    step,
)
from tests.domain.law.law_making import TWO, act, case, demolition_acts, demolition_case, served, shipped_law

RURAL = demolition_acts()
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
