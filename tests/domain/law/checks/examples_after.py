"""Examples of the checks of documents, service, execution and archiving: check → result → cases."""

from tests.domain.law.makers import a_case, act, decision, fine, items, service

NOTHING = a_case()
DECIDED = decision("2026-03-20", fine(100000))
SIX = ["facts", "evidence", "content", "basis", "performance", "remedies", "organ-date"]
REMEDIES = {"organ": "南召县人民政府", "court": "南召县人民法院", "reconsideration_days": 60, "litigation_months": 6}
ALL_SAID = {"kind": "T34", "states": ["defence-handling", "late-fee", "publication"]}
ORDER = act("order-to-correct", "2025-03-03", "order", data={"order": "demolish"})
SERVED = service("order", "2025-03-03", receiver="王某", mode="direct")
DEMAND = act("demand", "2025-10-08", "demand", data={"defence_heard": True})
COURT = act("court-application", "2026-10-30", "court", refers_to=["d"], data={"materials": list("一二三四五")})
# Served on 20 March 2026: six months run to Sunday 20 September, a day worked in exchange; three more to 20 December.
DECISION_SERVED = service("d", "2026-03-20", mode="direct", receiver="王某")
GOOD = {"inventory_made": True, "recorded_av": True, "site_record": True}
BEFORE = (
    ORDER,
    SERVED,
    act("demolition-notice", "2025-10-08", "announced"),
    DEMAND,
    act("enforcement-decision", "2025-10-28", "enforce"),
)


def _demolished(at: str = "2025-11-12", **data: object) -> dict[str, object]:
    return act("demolition", at, data=GOOD | data)


def _but(kind: str) -> tuple[dict[str, object], ...]:
    return tuple(one for one in BEFORE if one["kind"] != kind)


EXAMPLES = {
    "K-W01": {
        "pass": [
            a_case(decision(document={"states": SIX, "sealed": True})),
            a_case(
                act(
                    "simple-decision",
                    "2026-03-20",
                    document={"states": ["facts", "content", "basis", "remedies", "organ-date"]},
                )
            ),
        ],
        "fail": [
            a_case(decision(document={"lacks": ["facts"]})),
            a_case(act("simple-decision", "2026-03-20", document={"lacks": ["basis"]})),
            a_case(decision(document={"lacks": ["remedies"]})),
            a_case(decision(document={"states": SIX, "sealed": False})),
        ],
        "unknown": [a_case(DECIDED), a_case(decision(document={"states": ["facts"]}))],
        "not-applicable": [NOTHING],
    },
    "K-W02": {
        "pass": [
            a_case(decision(data={"remedies": REMEDIES})),
            a_case(decision("2015-01-05", data={"remedies": REMEDIES | {"litigation_months": 3}})),
        ],
        "fail": [
            a_case(decision(data={"remedies": REMEDIES | {"litigation_months": 3}})),
            a_case(decision(data={"remedies": REMEDIES | {"reconsideration_days": 30}})),
            a_case(decision(document={"lacks": ["remedies"]})),
        ],
        "unknown": [a_case(DECIDED), a_case(decision(data={"remedies": {"organ": "南召县人民政府"}}))],
        "not-applicable": [NOTHING],
    },
    "K-W03": {
        "pass": [a_case(decision(document=ALL_SAID))],
        "fail": [a_case(decision(document={"lacks": ["late-fee"]}))],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-W04": {
        "pass": [a_case(decision(document={"kind": "T34", "number": "罚决1号"}))],
        "fail": [
            a_case(decision("2026-03-20", fine(100), data={"total_fen": 200})),
            a_case(
                act("prior-notice", "2026-03-01", document={"kind": "T23", "number": "1号"}),
                decision(document={"kind": "T34", "number": "1号"}),
            ),
            a_case(decision(document={"kind": "T34", "number": ""})),
        ],
        "unknown": [a_case(decision(document={"kind": "T34"}))],
        "not-applicable": [NOTHING],
    },
    "K-V01": {
        "pass": [
            a_case(DECIDED, DECISION_SERVED),
            a_case(DECIDED, service("d", "2026-03-20", mode="leaving", recorded_av=True)),
            a_case(DECIDED, service("d", "2026-03-20", mode="electronic", consent_signed=True)),
            a_case(act("simple-decision", "2026-03-20", document={"signed_by": ["o1", "o2", "p1"]}), record="complete"),
            a_case(
                DECIDED,
                service("d", "2026-03-20", mode="leaving", recorded_av=False) | {"id": "first"},
                service("d", "2026-03-23", mode="mail"),
            ),
        ],
        "fail": [
            a_case(DECIDED, service("d", "2026-03-20", mode="posting", tried_before=[])),
            a_case(DECIDED, service("d", "2026-03-20", mode="leaving", recorded_av=False)),
            a_case(DECIDED, service("d", "2026-03-20", mode="electronic", consent_signed=False)),
            a_case(DECIDED, service("d", "2026-05-20", mode="announcement", tried_before=[])),
            a_case(DECIDED, record="complete"),
            a_case(DECIDED, absent=[{"kind": "service", "of": "d"}]),
        ],
        "unknown": [
            a_case(DECIDED),
            a_case(DECIDED, service("d", "2026-03-20")),
            a_case(DECIDED, service("d", "2026-03-20", mode="handed-on", receiver="村支书")),
        ],
        "not-applicable": [NOTHING],
    },
    "K-V02": {
        # Friday 20 March 2026 + 7 working days = Tuesday 31 March.
        "pass": [a_case(DECIDED, service("d", "2026-03-31"))],
        "fail": [a_case(DECIDED, service("d", "2026-04-01")), a_case(DECIDED, record="complete")],
        "unknown": [
            a_case(DECIDED),
            a_case(DECIDED, act("service", "2026-04", refers_to=["d"], not_before="2026-03-25", approximate=True)),
        ],
        "not-applicable": [NOTHING],
    },
    "K-V03": {
        "pass": [a_case(act("demand", "2026-03-01", "n"), service("n", "2026-03-01", mode="direct"))],
        "fail": [
            a_case(act("demand", "2026-03-01", "n"), absent=["service"]),
            a_case(act("prior-notice", "2026-03-01", "n", data={"pages_signed": False}), service("n", "2026-03-01")),
        ],
        "unknown": [a_case(act("prior-notice", "2026-03-01"))],
        "not-applicable": [NOTHING],
    },
    "K-V04": {
        "pass": [a_case(DECIDED, service("d", "2026-03-20", mode="leaving", witness="村委会主任"))],
        "fail": [
            a_case(DECIDED, service("d", "2026-03-20", mode="electronic", consent_signed=False)),
            a_case(
                DECIDED,
                act(
                    "service",
                    "2026-03-22",
                    refers_to=["d"],
                    data={"mode": "announcement", "served_on": "2026-04-20", "tried_before": ["direct"]},
                ),
            ),
        ],
        "unknown": [a_case(DECIDED, service("d", "2026-03-20", mode="leaving"))],
        "not-applicable": [NOTHING, a_case(DECIDED, DECISION_SERVED)],
    },
    "K-X01": {
        "pass": [
            a_case(act("payment", "2026-03-25", data={"collected_on_spot": False})),
            a_case(
                act("simple-decision", "2026-03-25"),
                act("payment", "2026-03-25", data={"collected_on_spot": True, "amount_fen": 10000, "receipt": "1"}),
            ),
        ],
        "fail": [a_case(act("payment", "2026-03-25", data={"collected_on_spot": True, "receipt": ""}))],
        "unknown": [
            a_case(act("payment", "2026-03-25")),
            a_case(act("payment", "2026-03-25", data={"collected_on_spot": True, "amount_fen": 10001})),
        ],
        "not-applicable": [NOTHING],
    },
    "K-X02": {
        "pass": [a_case(DECIDED, act("demand", "2026-08-01", data={"late_fee": {"amount_fen": 100000}}))],
        "fail": [
            a_case(DECIDED, act("demand", "2026-08-01", data={"late_fee": {"amount_fen": 100001}})),
            a_case(
                DECIDED,
                act("court-application", "2026-10-30", data={"late_fee": {"from": "2026-04-10"}}),
                disputes=[{"id": "x", "channel": "litigation", "against": "d", "received_on": "2026-05-01"}],
            ),
            a_case(act("payment-plan", "2026-04-01", data={"approved": False})),
            a_case(
                DECIDED,
                DECISION_SERVED,
                act("demand", "2026-08-01", data={"late_fee": {"from": "2026-04-04", "amount_fen": 100}}),
            ),
        ],
        "unknown": [a_case(DECIDED, act("demand", "2026-08-01", data={"late_fee": {"from": "2026-05-04"}}))],
        "not-applicable": [NOTHING],
    },
    "K-X03": {
        "pass": [
            a_case(*BEFORE, _demolished()),
            # Served on Monday 12 October 2026 + 10 working days = Monday 26 October.
            a_case(DECIDED, act("demand", "2026-10-12", "m"), service("m", "2026-10-12"), COURT | {"at": "2026-10-27"}),
        ],
        "fail": [
            a_case(*_but("demand"), _demolished(), absent=["demand"]),
            a_case(DECIDED, COURT, absent=["demand"]),
            a_case(DECIDED, act("demand", "2026-10-12", "m"), service("m", "2026-10-12"), COURT | {"at": "2026-10-26"}),
            a_case(*_but("demand"), act("demand", "2025-10-08", data={"defence_heard": False}), _demolished()),
            a_case(
                *_but("demand"),
                act("demand", "2025-10-08", "demand"),
                act("statement-defence", "2025-10-09", "defence", refers_to=["demand"]),
                _demolished(),
                absent=["defence-review"],
            ),
        ],
        "unknown": [a_case(_demolished()), a_case(DECIDED, act("demand", "2026-10-12"), COURT)],
        "not-applicable": [NOTHING],
    },
    "K-X04": {
        "pass": [a_case(*BEFORE, _demolished())],
        "fail": [
            a_case(_demolished(), absent=["decision", "order-to-correct"]),
            a_case(*_but("demolition-notice"), _demolished(), absent=["demolition-notice"]),
            a_case(*_but("enforcement-decision"), _demolished(), absent=["enforcement-decision"]),
            a_case(*BEFORE, _demolished("2025-09-03")),
            a_case(
                *BEFORE,
                _demolished(),
                disputes=[{"id": "x", "channel": "litigation", "against": "order", "received_on": "2025-04-01"}],
            ),
            a_case(*BEFORE, _demolished(at_night=True)),
            a_case(*BEFORE, _demolished("2026-01-01")),
            a_case(*BEFORE, _demolished(inventory_made=False)),
            a_case(ORDER, act("enforcement-decision", "2025-03-20", data={"planned_on": "2025-03-25"})),
            a_case(
                act("order-to-correct", "2025-03-03", data={"order": "demolish", "until": "2025-11-20"}),
                SERVED | {"refers_to": ["order-to-correct"]},
                *BEFORE[2:],
                _demolished(),
            ),
        ],
        "unknown": [
            a_case(_demolished()),
            a_case(ORDER, _demolished()),
            # A suit that was withdrawn before the demolition: the wait ended with it, on a day the file must show.
            a_case(
                *BEFORE,
                _demolished("2025-11-12"),
                disputes=[
                    {
                        "id": "x",
                        "channel": "litigation",
                        "against": "order",
                        "received_on": "2025-04-01",
                        "steps": [{"kind": "outcome", "on": "2025-11"}],
                    }
                ],
            ),
        ],
        "not-applicable": [NOTHING, a_case(act("demolition", "2011-12-31"), absent=["demand"])],
    },
    "K-X05": {
        "pass": [
            a_case(DECIDED, DECISION_SERVED, COURT),
            a_case(DECIDED, DECISION_SERVED, COURT | {"at": "2026-12-20"}),
        ],
        "fail": [
            a_case(DECIDED, DECISION_SERVED, COURT | {"at": "2026-09-20"}),
            a_case(DECIDED, DECISION_SERVED, COURT | {"at": "2026-12-21"}),
            a_case(DECIDED, DECISION_SERVED, COURT | {"data": {"materials": ["申请书"]}}),
            a_case(DECIDED, DECISION_SERVED, COURT, absent=["demand"]),
        ],
        "unknown": [a_case(DECIDED, COURT), a_case(DECIDED, DECISION_SERVED, COURT | {"data": {}})],
        "not-applicable": [NOTHING],
    },
    "K-A01": {
        "pass": [a_case(act("filing", "2026-03-01", document={"kind": "T02"}))],
        "fail": [
            a_case(_demolished(), absent=["T42"]),
            a_case(_demolished(recorded_av=False)),
            a_case(
                _demolished(),
                disputes=[{"id": "x", "channel": "litigation", "against": "demolition", "absent": ["evidence-filed"]}],
            ),
        ],
        "unknown": [
            a_case(act("filing", "2026-03-01")),
            a_case(act("seizure", "2026-03-01", document={"kind": "T15"})),
        ],
        "not-applicable": [NOTHING],
    },
    "K-A02": {
        "pass": [a_case(DECIDED, act("publication", "2026-03-31", data={"redacted": True}))],
        "fail": [
            a_case(DECIDED, act("publication", "2026-04-01", data={"redacted": True})),
            a_case(DECIDED, act("publication", "2026-03-31", data={"redacted": False})),
            a_case(
                DECIDED,
                act("publication", "2026-03-31", data={"redacted": True}),
                record="complete",
                disputes=[
                    {
                        "id": "x",
                        "channel": "litigation",
                        "against": "d",
                        "outcome": "J-RV",
                        "steps": [{"kind": "outcome", "on": "2026-10-20"}],
                    }
                ],
            ),
        ],
        "unknown": [a_case(DECIDED, act("publication", "2026-03-31"))],
        "not-applicable": [NOTHING, a_case(DECIDED)],
    },
    "K-A03": {
        "pass": [a_case(evidence=items("build"))],
        "fail": [a_case(evidence=[{"id": "e", "proves": []}])],
        "unknown": [a_case(evidence=[{"id": "e"}]), a_case(act("archiving", "2026-06-01"))],
        "not-applicable": [NOTHING],
    },
    "K-A04": {
        "pass": [
            a_case(
                act("closing", "2026-06-01", decided_by="o9"),
                act("archiving", "2026-06-05", data={"retention": "10年"}),
            )
        ],
        "fail": [
            a_case(act("closing", "2026-06-01", decided_by="o1")),
            a_case(act("closing", "2026-06-01", decided_by="o9"), record="complete"),
        ],
        "unknown": [a_case(act("closing", "2026-06-01"))],
        "not-applicable": [NOTHING],
    },
}
