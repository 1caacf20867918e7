"""Examples of the checks of procedure, law applied and discretion: check → result → cases."""

from tests.domain.law.makers import ELEMENTS, FIRM, PERSON, TWO, a_case, act, decision, fine, items, service

NOTHING = a_case()
NOBODY = {"id": "p1", "role": "party"}
DECIDED = decision("2026-03-20", fine(100000), data={"matches_notice": True})
FULL = {"kind": "T23", "states": ["facts", "grounds", "basis", "content"]}
TOLD = {"defence_right_told": True, "response_days": 5, "penalties": [fine(100000)]}
NOTICE = act("prior-notice", "2026-03-02", "notice", document=FULL, data=TOLD)
# Monday 2 March 2026 + 5 working days = Monday 9 March; + 7 = Wednesday 11 March.
SERVED = service("notice", "2026-03-02")
HEARING_TOLD = act("prior-notice", "2026-03-02", "notice", data={"hearing_right_told": True})
STOPPED = decision("2026-03-20", {"kind": "suspension"})
DEFENCE = act("statement-defence", "2026-03-05", "defence", refers_to=["notice"], data={"points": ["过重"]})
REVIEWED = act("legal-review", "2026-03-15", data={"outcome": "passed"})
DISCUSSED = act("collective-discussion", "2026-03-16", data={"by": "organ"})
CALLED = act("hearing-notice", "2026-03-02", "called")
HEARD = act("hearing", "2026-03-12", data={"host": "听证主持人", "public": True, "record_signed": True})
SPOT = {"penalties": [fine(20000)], "rights_told": True, "defence_heard": True}
RURAL = {"matter": "rural-build-no-permit", "procedure": "demolition-rural"}
ORDER = act(
    "order-to-correct",
    "2026-03-01",
    "order",
    data={"order": "demolish", "basis": [{"law": "城乡规划法", "article": "65"}]},
)
HEAD = decision("2026-03-20", decided_by="o9")
REDO = {
    "id": "x",
    "channel": "litigation",
    "against": "d0",
    "steps": [{"kind": "outcome", "on": "2026-01-05"}],
    "redo_within_days": 60,
}
AGAIN = [decision("2025-06-01") | {"id": "d0"}, decision("2026-03-06", data={"redoes": "d0"})]


def _discussed(at: str, **data: object) -> dict[str, object]:
    return act("collective-discussion", at, "talk", data={"by": "organ", **data})


EXAMPLES = {
    "K-P01": {
        "pass": [a_case(act("filing", "2026-02-01", data={"approved": True}), DECIDED)],
        "fail": [
            a_case(DECIDED, absent=["filing"]),
            a_case(act("investigation-report", "2026-02-20"), act("filing", "2026-02-21"), DECIDED),
            a_case(act("filing", "2026-02-01", data={"approved": False}), DECIDED),
        ],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-P02": {
        "pass": [a_case(act("inquiry", "2026-02-01", data={"certificates_shown": True}))],
        "fail": [a_case(act("on-site-inspection", "2026-02-01", data={"certificates_shown": False}))],
        "unknown": [a_case(act("inquiry", "2026-02-01"))],
        "not-applicable": [NOTHING],
    },
    "K-P03": {
        "pass": [
            a_case(act("simple-decision", "2026-03-01", data=SPOT)),
            a_case(act("simple-decision", "2026-03-01", data=SPOT | {"penalties": [fine(300000)]}), parties=[FIRM]),
        ],
        "fail": [
            a_case(act("simple-decision", "2026-03-01", data=SPOT | {"penalties": [fine(20001)]})),
            a_case(act("simple-decision", "2021-07-14", data=SPOT | {"penalties": [fine(5001)]})),
            a_case(act("simple-decision", "2026-03-01", data=SPOT | {"penalties": [{"kind": "confiscation"}]})),
            a_case(act("simple-decision", "2026-03-01", data=SPOT | {"defence_heard": False})),
        ],
        "unknown": [
            a_case(act("simple-decision", "2026-03-01")),
            a_case(act("simple-decision", "2026-03-01", data=SPOT | {"penalties": [fine(20001)]}), parties=[NOBODY]),
        ],
        "not-applicable": [NOTHING],
    },
    "K-P04": {
        "pass": [a_case(NOTICE, SERVED, DECIDED)],
        "fail": [
            a_case(DECIDED, absent=["prior-notice"]),
            a_case(NOTICE, DECIDED, absent=[{"kind": "prior-notice", "party": "p1"}]),
            a_case(
                NOTICE | {"parties": ["p2"]},
                DECIDED,
                parties=[PERSON, {"id": "p2", "role": "party"}],
                record="complete",
            ),
            a_case(act("prior-notice", "2026-03-20", document=FULL, data=TOLD), DECIDED),
            a_case(NOTICE, service("notice", "2026-03-02", mode="posting", tried_before=[]), DECIDED),
            a_case(act("prior-notice", "2026-03-02", document={"lacks": ["facts"]}, data=TOLD), DECIDED),
            a_case(act("prior-notice", "2026-03-02", document=FULL, data={"defence_right_told": False}), DECIDED),
        ],
        "unknown": [a_case(DECIDED), a_case(act("prior-notice", "2026-03-02"), DECIDED)],
        "not-applicable": [NOTHING, a_case(decision("2026-03-20", data={"result": "no-penalty-minor"}))],
    },
    "K-P05": {
        "pass": [
            a_case(NOTICE, SERVED, DECIDED),
            a_case(NOTICE, act("statement-defence", "2026-03-02", data={"waived": True}), DECIDED),
            a_case(NOTICE, DEFENCE, act("defence-review", "2026-03-10", data={"answered_all": True}), DECIDED),
        ],
        "fail": [
            a_case(NOTICE, SERVED, decision("2026-03-09", fine(100000))),
            a_case(NOTICE, DEFENCE, DECIDED, absent=["defence-review"]),
            a_case(NOTICE, DEFENCE, act("defence-review", "2026-03-10", data={"answered_all": False}), DECIDED),
            a_case(NOTICE, SERVED, decision("2026-03-20", data={"defence_answered": False})),
            a_case(NOTICE, SERVED, act("demolition", "2026-03-06")),
        ],
        "unknown": [a_case(NOTICE, DECIDED), a_case(NOTICE, DEFENCE, DECIDED), a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-P06": {
        "pass": [a_case(NOTICE, DECIDED), a_case(NOTICE, decision("2026-03-20", fine(90000)))],
        "fail": [
            a_case(NOTICE, decision("2026-03-20", fine(100001))),
            a_case(NOTICE, decision("2026-03-20", fine(100000), {"kind": "confiscation"})),
            a_case(decision("2026-03-20", data={"matches_notice": False})),
        ],
        "unknown": [a_case(NOTICE, decision())],
        "not-applicable": [NOTHING, a_case(decision())],
    },
    "K-P07": {
        "pass": [
            a_case(HEARING_TOLD, SERVED, STOPPED),
            a_case(HEARING_TOLD, SERVED, act("hearing-request", "2026-03-04"), HEARD, STOPPED),
        ],
        "fail": [
            a_case(act("prior-notice", "2026-03-02", data={"hearing_right_told": False}), STOPPED),
            a_case(
                act("prior-notice", "2026-03-02", data={"hearing_right_told": False}),
                decision("2026-03-20", fine(500000)),
            ),
            a_case(HEARING_TOLD, SERVED, decision("2026-03-09", {"kind": "closure"})),
            a_case(HEARING_TOLD, SERVED, act("hearing-request", "2026-03-04"), STOPPED, absent=["hearing"]),
            a_case(decision("2026-03-20", fine(None, large=True)), absent=["hearing"]),
        ],
        "unknown": [a_case(STOPPED), a_case(decision("2026-03-20", fine(None))), a_case(HEARING_TOLD, STOPPED)],
        "not-applicable": [NOTHING, a_case(decision("2026-03-20", fine(499999)))],
    },
    "K-P08": {
        "pass": [a_case(CALLED, service("called", "2026-03-02"), HEARD)],
        "fail": [
            a_case(CALLED, service("called", "2026-03-03"), HEARD),
            a_case(act("inquiry", "2026-02-01", officers=TWO), HEARD | {"data": HEARD["data"] | {"host": "o1"}}),
            a_case(HEARD | {"data": HEARD["data"] | {"record_signed": False}}),
            a_case(HEARD, decision("2026-03-11")),
            a_case(HEARD, absent=["hearing-notice"]),
        ],
        "unknown": [a_case(HEARD), a_case(act("hearing", "2026-03-12"))],
        "not-applicable": [NOTHING],
    },
    "K-P09": {
        "pass": [a_case(HEARD, REVIEWED, STOPPED), a_case(REVIEWED, DECIDED, flags=["complex"])],
        "fail": [
            a_case(DECIDED, flags=["major-public-interest"], absent=["legal-review"]),
            a_case(act("legal-review", "2026-03-15", data={"outcome": "not-passed"}), DECIDED, flags=["complex"]),
            a_case(act("legal-review", "2026-03-11", data={"outcome": "passed"}), HEARD, STOPPED, record="complete"),
            a_case(DECIDED, flags=["social-risk"], absent=["legal-review"]),
        ],
        "unknown": [
            a_case(DECIDED, flags=["complex"]),
            a_case(DECIDED),
            a_case(DECIDED, absent=["legal-review"]),
            a_case(act("legal-review", "2026-03-11", data={"outcome": "passed"}), HEARD, STOPPED),
        ],
        "not-applicable": [NOTHING, a_case(DECIDED, flags=[]), a_case(decision("2021-07-14"), absent=["legal-review"])],
    },
    "K-P10": {
        "pass": [a_case(NOTICE, DISCUSSED, DECIDED, flags=["serious"])],
        "fail": [
            a_case(DECIDED, flags=["serious"], absent=["collective-discussion"]),
            a_case(_discussed("2026-03-16", by="brigade"), DECIDED, flags=["serious"]),
            a_case(_discussed("2026-03-01"), NOTICE, DECIDED, flags=["complex"], record="complete"),
            a_case(
                _discussed("2026-03-01"),
                NOTICE,
                DECIDED,
                flags=["complex"],
                absent=[{"kind": "collective-discussion", "after": "notice"}],
            ),
            a_case(_discussed("2026-03-21"), DECIDED, flags=["complex"]),
        ],
        "unknown": [
            a_case(DECIDED),
            a_case(DECIDED, absent=["collective-discussion"]),
            a_case(DECIDED, flags=["complex"]),
            a_case(_discussed("2026-03-01"), NOTICE, DECIDED, flags=["complex"]),
        ],
        "not-applicable": [NOTHING, a_case(DECIDED, flags=[])],
    },
    "K-P11": {
        "pass": [a_case(HEAD)],
        "fail": [
            a_case(decision("2026-03-20", decided_by="o1")),
            a_case(act("decision-approval", "2026-03-01", decided_by="o9"), NOTICE, HEAD),
            a_case(DECIDED, absent=["decision-approval"]),
        ],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-P12": {
        # 2026-01-01 + 90 natural days = 2026-04-01.
        "pass": [
            a_case(act("filing", "2026-01-01"), decision("2026-04-01")),
            a_case(act("filing", "2026-11-01")),
            a_case(*AGAIN, act("filing", "2026-01-06"), disputes=[REDO]),
            a_case(
                act("filing", "2026-01-01"),
                act(
                    "term-extension",
                    "2026-03-20",
                    data={"approved": True, "until": "2026-05-01", "basis": [{"law": "规章"}]},
                ),
                decision("2026-04-20"),
            ),
        ],
        "fail": [
            a_case(act("filing", "2026-01-01"), decision("2026-04-02")),
            a_case(act("filing", "2026-01-01"), record="complete"),
            a_case(AGAIN[0], decision("2026-03-07", data={"redoes": "d0"}), disputes=[REDO]),
        ],
        "unknown": [
            a_case(DECIDED),
            a_case(act("filing", "2026-01"), decision("2026-04-05")),
            a_case(
                act("filing", "2026-01-01"),
                act("term-extension", "2026-03-20", data={"approved": True, "until": "2026-05-01"}),
                decision("2026-04-20"),
            ),
        ],
        "not-applicable": [NOTHING, a_case(act("filing", "2019-01-01"), decision("2019-12-01"))],
    },
    "K-P13": {
        "pass": [a_case(act("filing", "2026-02-01"), NOTICE, DECIDED)],
        "fail": [
            a_case(act("filing", "2026-03-10"), NOTICE, DECIDED),
            a_case(DECIDED, service("d", "2026-03-19")),
        ],
        "unknown": [a_case(act("filing", None), NOTICE, DECIDED)],
        "not-applicable": [NOTHING, a_case(DECIDED)],
    },
    "K-P14": {
        "pass": [a_case(act("order-to-correct", "2026-02-01"), act("recheck", "2026-02-20"), DECIDED)],
        "fail": [
            a_case(DECIDED, absent=["order-to-correct"]),
            a_case(act("order-to-correct", "2026-02-01"), DECIDED, absent=["recheck"]),
        ],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-L01": {
        "pass": [a_case(ORDER, **RURAL)],
        "fail": [
            a_case(decision("2026-03-20", data={"basis": []})),
            a_case(decision("2026-03-20", data={"basis": [{"law": "整治通知", "article": "3"}]})),
            a_case(decision("2026-03-20", data={"basis": [{"law": "土地管理法", "article": "77"}]}), **RURAL),
            a_case(decision("2026-03-20", data={"basis": [{"law": "城乡规划法"}]})),
        ],
        "unknown": [
            a_case(DECIDED),
            a_case(ORDER, act_ended_on="1990", **RURAL),
            a_case(decision("2026-03-20", data={"basis": [{"law": 5}]})),
            a_case(decision("2026-03-20", data={"basis": "城乡规划法第六十五条"})),
        ],
        "not-applicable": [NOTHING],
    },
    "K-L02": {
        "pass": [a_case(ORDER, evidence=items(*ELEMENTS), **RURAL)],
        "fail": [a_case(ORDER, unproven=["no-permit"], **RURAL)],
        "unknown": [a_case(ORDER, **RURAL), a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-L03": {
        "pass": [
            a_case(
                decision("2026-03-20", fine(5000000)),
                matter="land-occupy-non-dwelling",
                facts={"area_m2": 100},
                act_started_on="2025-06-01",
            )
        ],
        "fail": [
            a_case(
                decision("2026-03-20", fine(10000001)),
                matter="land-occupy-non-dwelling",
                facts={"area_m2": 100},
                act_started_on="2025-06-01",
            ),
            a_case(decision("2026-03-20", fine(100)), matter="rural-build-no-permit", act_started_on="2025-06-01"),
            a_case(decision("2026-03-20", fine(100, below_minimum=True))),
        ],
        "unknown": [
            a_case(decision("2026-03-20", fine(100))),
            a_case(decision("2026-03-20", fine(100)), matter="land-occupy-non-dwelling", facts={"area_m2": 100}),
            a_case(decision("2026-03-20", fine(100)), matter="land-occupy-non-dwelling", act_started_on="2025-06-01"),
        ],
        "not-applicable": [NOTHING],
    },
    "K-L04": {
        "pass": [a_case(ORDER, **RURAL)],
        "fail": [
            a_case(ORDER, authority={"kind": "none"}),
            a_case(act("demolition", "2026-05-01"), procedure="demolition-land", absent=["court-ruling"]),
            a_case(ORDER, matter="town-build-no-permit", place={"land": "homestead"}),
            a_case(ORDER, act("court-application", "2026-12-01"), **RURAL),
        ],
        "unknown": [
            a_case(ORDER),
            a_case(ORDER, matter="town-build-no-permit"),
            a_case(act("demolition", "2026-05-01"), procedure="demolition-land"),
        ],
        "not-applicable": [NOTHING, a_case(decision("2026-03-20", fine(100)))],
    },
    "K-D01": {
        "pass": [a_case(decision("2026-03-20", data={"discretion_basis": "裁量基准第3项"}))],
        "fail": [
            a_case(decision("2026-03-20", data={"discretion_basis": ""})),
            a_case(decision("2026-03-20", data={"mitigation_weighed": False})),
        ],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-D02": {
        "pass": [],
        "fail": [a_case(decision("2026-03-20", fine(500000)), facts={"value_fen": 5000})],
        "unknown": [
            a_case(decision("2026-03-20", fine(499999)), facts={"value_fen": 5000}),
            a_case(decision("2026-03-20", fine(500000), data={"mitigation_weighed": True}), facts={"gain_fen": 5000}),
        ],
        "not-applicable": [NOTHING],
    },
    "K-D03": {
        "pass": [a_case(decision("2026-03-20", data={"mitigation_weighed": True}))],
        "fail": [
            a_case(decision("2026-03-20", data={"mitigation_weighed": False})),
            a_case(DECIDED, facts={"harm": "none", "corrected": True}),
            a_case(
                decision("2026-03-20", data={"mitigation_weighed": False}),
                act_started_on="2026-01-05",
                parties=[PERSON | {"born_on": "2010-01-05"}],
            ),
        ],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING],
    },
    "K-D04": {
        "pass": [a_case(DECIDED, comparable=[{"case": "旧案", "penalties": [fine(90000)]}])],
        "fail": [a_case(DECIDED, comparable=[{"case": "旧案", "penalties": [fine(60000)]}])],
        "unknown": [a_case(DECIDED)],
        "not-applicable": [NOTHING, a_case(DECIDED, comparable=[])],
    },
}
