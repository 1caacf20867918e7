"""Examples of the checks of subject, facts and evidence: check → result → cases."""

from tests.domain.law.makers import ELEMENTS, FIRM, PERSON, TOWNSHIP, TWO, a_case, act, decision, fine, items, service

NOTHING = a_case()
RURAL = {"matter": "rural-build-no-permit", "procedure": "demolition-rural"}
ORDER = act("order-to-correct", "2026-03-01", "order", parties=["p1"], data={"order": "demolish"})
INQUIRY = {"rights_told": True, "pages_signed": True, "certificates_shown": True}
SIGNED = {"kind": "T07", "signed_by": ["o1", "o2", "p1"]}
GRANT = {"kind": "conferred", "instrument": "清单", "valid_from": "2020-01-01", "valid_to": "2025-10-31"}
PHOTO = {
    "id": "e1",
    "kind": "electronic",
    "made_at": "2026-02-01",
    "made_by": "o1",
    "method": "拍摄",
    "proves": ["build"],
    "file": {"sha256": "ab"},
}
REGISTRATION = act("evidence-registration", "2026-03-02", "reg", data={"approved": True, "list_given": True})
SEIZED = {"approved": True, "reasons_told": True, "defence_heard": True, "site_record": True, "party_called": True,
          "list_given": True}  # fmt: skip
SEIZURE = act("seizure", "2026-03-02", "seized", officers=TWO, data=SEIZED)
RELEASE = act("seizure-release", "2026-03-20", refers_to=["seized"])


def _officers(**changed: object) -> list[dict[str, object]]:
    good = {"id": "o1", "certificate": "H1", "certificate_from": "2020-01-01", "certificate_to": "2030-12-31"}
    return [good, {**good, "id": "o2", "certificate": "H2", **changed}]


EXAMPLES = {
    "K-S01": {
        "pass": [a_case(ORDER, **RURAL), a_case(decision("2025-06-01"), authority=GRANT)],
        "fail": [
            a_case(decision(), authority={"kind": "none"}),
            a_case(decision("2025-11-03"), authority=GRANT),
            a_case(act("filing", "2025-10-01"), decision("2025-11-03"), authority=GRANT),
        ],
        "unknown": [
            a_case(decision(), matter="shopfront-overrun"),
            a_case(decision()),
            a_case(decision("2025-10-31", approximate=True), authority=GRANT),
        ],
        "not-applicable": [NOTHING],
    },
    "K-S02": {
        "pass": [a_case(decision(document={"issuer": TOWNSHIP, "sealed": True}))],
        "fail": [
            a_case(decision(document={"issuer": "城郊乡综合行政执法队", "sealed": True})),
            a_case(decision(document={"issuer": "城郊乡综合行政执法队", "sealed": True}), unit="城郊乡综合行政执法队"),
            a_case(decision(document={"issuer": TOWNSHIP, "sealed": False})),
        ],
        "unknown": [a_case(decision()), a_case(decision(document={"issuer": "县国土局", "sealed": True}))],
        "not-applicable": [NOTHING],
    },
    "K-S03": {
        "pass": [a_case(act("inquiry", "2026-02-01", officers=TWO))],
        "fail": [
            a_case(act("inquiry", "2026-02-01", officers=["o1"])),
            a_case(act("seizure", "2026-02-01", officers=[])),
            a_case(act("inquiry", "2026-02-01", officers=TWO), officers=_officers(certificate_to="2026-01-31")),
            a_case(act("simple-decision", "2026-02-01", officers=TWO), officers=_officers(certificate="")),
        ],
        "unknown": [
            a_case(act("inquiry", "2026-02-01")),
            a_case(act("inquiry", "2026-02-01", officers=TWO), officers=_officers(certificate_to=None)),
            a_case(act("inquiry", "2026-02", officers=TWO), officers=_officers(certificate_to="2026-02-14")),
        ],
        "not-applicable": [NOTHING],
    },
    "K-S04": {
        "pass": [a_case(decision(), parties=[FIRM | {"identity_proven_by": ["e1"]}])],
        "fail": [
            a_case(decision(), unproven=["subject"]),
            a_case(
                decision(),
                parties=[
                    FIRM | {"capacity": ["supervisor"]},
                    {"id": "p2", "role": "third-party", "kind": "organisation", "capacity": ["operator"]},
                ],
            ),
            a_case(decision(), act_started_on="2026-01-05", parties=[PERSON | {"born_on": "2012-01-06"}]),
            a_case(decision(), parties=[FIRM | {"identity_proven_by": []}]),
        ],
        "unknown": [
            a_case(decision()),
            a_case(
                decision(),
                act_started_on="2026-01",
                parties=[PERSON | {"born_on": "2012-01-06", "identity_proven_by": ["e1"]}],
            ),
        ],
        "not-applicable": [NOTHING],
    },
    "K-S05": {
        "pass": [a_case(act("assignment", "2026-02-01", data={"recusal_declared": {"o1": False, "o2": False}}))],
        "fail": [
            a_case(
                act("assignment", "2026-02-01", data={"recusal_declared": {"o1": True}}),
                act("inquiry", "2026-02-03", officers=TWO),
            ),
            a_case(act("recusal-decision", "2026-02-01", decided_by="o1", officers=["o1"])),
            a_case(act("recusal-decision", "2026-02-01", decided_by="o2", officers=["o1"])),
        ],
        "unknown": [a_case(act("assignment", "2026-02-01")), a_case(act("inquiry", "2026-02-01"))],
        "not-applicable": [NOTHING],
    },
    "K-S06": {
        "pass": [a_case(act("legal-review", "2026-03-10", data={"reviewer": "o7"}))],
        "fail": [
            a_case(
                act("legal-review", "2026-03-10", data={"reviewer": "o7"}),
                act("inquiry", "2026-02-01", officers=["o7", "o1"]),
            ),
            a_case(
                act("legal-review", "2026-03-10", data={"reviewer": "o7"}),
                officers=[{"id": "o7", "legal_qualification": False}],
            ),
        ],
        "unknown": [a_case(act("legal-review", "2026-03-10"))],
        "not-applicable": [NOTHING],
    },
    "K-F01": {
        "pass": [a_case(ORDER, evidence=items(*ELEMENTS), **RURAL)],
        "fail": [
            a_case(ORDER, evidence=items(*ELEMENTS), unproven=["zone"], **RURAL),
            a_case(ORDER, evidence=items("subject"), record="complete", **RURAL),
            a_case(
                ORDER, disputes=[{"id": "x", "channel": "litigation", "against": "order", "absent": ["evidence-filed"]}]
            ),
            a_case(
                ORDER,
                disputes=[
                    {
                        "id": "x",
                        "channel": "reconsideration",
                        "against": "order",
                        "steps": [{"kind": "evidence-filed", "data": {"in_time": False}}],
                    }
                ],
            ),
        ],
        "unknown": [a_case(ORDER, **RURAL), a_case(ORDER)],
        "not-applicable": [NOTHING],
    },
    "K-F02": {
        "pass": [
            a_case(decision(), act_ended_on="2024-03-01", discovered_on="2026-03-01"),
            a_case(decision(), act_continuing=True),
            a_case(act("filing", "2025-12-01"), decision(), act_ended_on="2024-03-01"),
        ],
        "fail": [a_case(decision(), act_ended_on="2024-03-01", discovered_on="2026-03-02")],
        "unknown": [
            a_case(decision(), act_ended_on="2024-03-01"),
            a_case(decision(), act_ended_on="2024", discovered_on="2026-03-02"),
        ],
        "not-applicable": [NOTHING, a_case(decision("2026-03-20", {"kind": "demolition"}), act_ended_on="2000")],
    },
    "K-F03": {
        "pass": [a_case(decision("2026-03-20", fine(50000)), earlier_penalties=[])],
        "fail": [
            a_case(
                decision("2026-03-20", fine(50000)),
                earlier_penalties=[{"on": "2025", "penalties": [fine(100)], "same_act": True}],
            )
        ],
        "unknown": [
            a_case(decision("2026-03-20", fine(50000))),
            a_case(decision("2026-03-20", fine(50000)), earlier_penalties=[{"on": "2025", "penalties": [fine(100)]}]),
        ],
        "not-applicable": [
            a_case(
                decision("2026-03-20", {"kind": "demolition"}),
                earlier_penalties=[{"penalties": [fine(100)], "same_act": True}],
            )
        ],
    },
    "K-F04": {
        "pass": [a_case(act("police-transfer", "2026-03-01"), flags=["suspected-crime"]), a_case(decision(), flags=[])],
        "fail": [
            a_case(decision("2026-03-20", fine(100)), flags=["suspected-crime"], absent=["police-transfer"]),
            a_case(flags=["suspected-crime"], record="complete"),
        ],
        "unknown": [a_case(decision(), flags=["suspected-crime"]), a_case(decision())],
        "not-applicable": [NOTHING],
    },
    "K-F05": {
        "pass": [a_case(decision(), matter="town-build-no-permit", evidence=items("cost", kind="expert_opinion"))],
        "fail": [
            a_case(decision(), unproven=["amount"]),
            a_case(decision(), act("appraisal", "2026-02-01", data={"qualified": False})),
        ],
        "unknown": [a_case(decision(), matter="town-build-no-permit")],
        "not-applicable": [NOTHING, a_case(decision())],
    },
    "K-E01": {
        "pass": [a_case(ORDER, evidence=items("build"))],
        "fail": [
            a_case(ORDER, evidence=items("build", made_at="2026-03-02")),
            a_case(ORDER, evidence=[*items("build"), {"id": "z", "proves": ["build"], "made_at": "2026-03-05"}]),
        ],
        "unknown": [a_case(ORDER), a_case(ORDER, evidence=items("build", made_at="2026-03"))],
        "not-applicable": [NOTHING],
    },
    "K-E02": {
        "pass": [a_case(evidence=items("build", obtained_lawfully=True))],
        "fail": [a_case(evidence=items("build", obtained_lawfully=False))],
        "unknown": [a_case(evidence=items("build"))],
        "not-applicable": [NOTHING],
    },
    "K-E03": {
        "pass": [a_case(ORDER, evidence=items("build"), **RURAL)],
        "fail": [
            a_case(ORDER, unproven=["act"]),
            a_case(ORDER, evidence=[{"id": "e", "kind": "party_statement", "proves": ["build"]}], **RURAL),
            a_case(ORDER, evidence=items("build")[:1], record="complete", **RURAL),
        ],
        "unknown": [a_case(ORDER, **RURAL), a_case(ORDER, evidence=items("build")[:1], **RURAL)],
        "not-applicable": [NOTHING],
    },
    "K-E04": {
        "pass": [a_case(act("inquiry", "2026-02-01", officers=TWO, data=INQUIRY, document=SIGNED))],
        "fail": [
            a_case(act("inquiry", "2026-02-01", data=INQUIRY | {"rights_told": False}, document=SIGNED)),
            a_case(
                act(
                    "inquiry", "2026-02-01", data=INQUIRY, document={"signed_by": ["o1", "o2"], "not_signed_by": ["p1"]}
                )
            ),
            a_case(act("prior-notice", "2026-02-01", data={"pages_signed": False})),
        ],
        "unknown": [a_case(act("inquiry", "2026-02-01"))],
        "not-applicable": [NOTHING],
    },
    "K-E05": {
        "pass": [
            a_case(
                act(
                    "on-site-inspection",
                    "2026-02-01",
                    officers=TWO,
                    data={"party_present": True, "findings": "在建"},
                    document=SIGNED,
                )
            )
        ],
        "fail": [
            a_case(act("on-site-inspection", "2026-02-01", data={"party_present": False, "other_witness": False})),
            a_case(act("on-site-inspection", "2026-02-01"), absent=["T05"]),
        ],
        "unknown": [a_case(act("on-site-inspection", "2026-02-01"))],
        "not-applicable": [NOTHING],
    },
    "K-E06": {
        "pass": [a_case(evidence=[{"id": "e", "kind": "documentary", "original": False, "copy_checked_by": "o1"}])],
        "fail": [
            a_case(evidence=[{"id": "e", "kind": "documentary", "original": False, "copy_checked_by": ""}]),
            a_case(act("evidence-collection", "2026-02-01", data={"copy_checked": False})),
        ],
        "unknown": [a_case(evidence=[{"id": "e", "kind": "documentary", "original": False}])],
        "not-applicable": [a_case(evidence=[{"id": "e", "kind": "documentary", "original": True}])],
    },
    "K-E07": {
        "pass": [a_case(evidence=[PHOTO])],
        "fail": [a_case(evidence=[PHOTO | {"method": ""}]), a_case(evidence=[PHOTO | {"proves": []}])],
        "unknown": [a_case(evidence=[PHOTO | {"made_by": None}])],
        "not-applicable": [a_case(evidence=items("build"))],
    },
    "K-E08": {
        "pass": [a_case(act("appraisal", "2026-02-01", data={"qualified": True, "told_to_party_on": "2026-02-05"}))],
        "fail": [
            a_case(act("appraisal", "2026-02-01", data={"qualified": False})),
            a_case(
                act("appraisal", "2026-02-01", evidence=["e"], data={"qualified": True}),
                evidence=[{"id": "e", "kind": "expert_opinion", "shown_to_party": False}],
            ),
        ],
        "unknown": [a_case(act("appraisal", "2026-02-01"))],
        "not-applicable": [NOTHING],
    },
    "K-E09": {
        # Monday 2 March 2026 + 7 working days = Wednesday 11 March.
        "pass": [a_case(REGISTRATION, act("evidence-registration-disposal", "2026-03-11"))],
        "fail": [
            a_case(REGISTRATION, act("evidence-registration-disposal", "2026-03-12")),
            a_case(REGISTRATION, record="complete"),
            a_case(act("evidence-registration", "2026-03-02", data={"approved": False})),
            a_case(act("evidence-registration", "2026-03-02", data={"approved": True, "approved_at": "2026-03-03"})),
        ],
        "unknown": [a_case(REGISTRATION), a_case(act("evidence-registration", "2026-03-02"))],
        "not-applicable": [NOTHING],
    },
    "K-E10": {
        "pass": [a_case(SEIZURE, RELEASE, authority={"kind": "own"})],
        "fail": [
            a_case(SEIZURE, RELEASE, authority={"kind": "entrusted"}),
            a_case(SEIZURE, act("seizure-release", "2026-04-02", refers_to=["seized"]), authority={"kind": "own"}),
            a_case(SEIZURE, authority={"kind": "own"}, absent=["seizure-release", "seizure-disposal", "decision"]),
            a_case(act("seizure", "2026-03-02", data={"site_record": False})),
            a_case(
                act(
                    "seizure",
                    "2026-03-02T09:00:00+08:00",
                    data=SEIZED | {"urgent": True, "reported_at": "2026-03-03T09:01:00+08:00"},
                )
            ),
        ],
        "unknown": [a_case(SEIZURE, RELEASE), a_case(SEIZURE, RELEASE, authority={"kind": "conferred"})],
        "not-applicable": [NOTHING, a_case(act("seizure", "2006-05-18", data={"site_record": False}))],
    },
}
__all__ = ["EXAMPLES", "NOTHING", "ORDER", "RURAL", "SEIZED", "service"]
