"""A filed case, and a case file of another unit as bytes."""

import json

from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import Person
from brigade_app.operations.intake import file_case, new_action
from tests.operations.makers import a_filing, an_action


def a_filed_case(desk: Desk, name: str = "赵某某") -> str:
    case = new_action(desk, an_action(persons=(Person(name=name),)))
    file_case(desk, case, a_filing(desk))
    return case


def case_file_bytes(case_id: str = "c1", **case: object) -> bytes:
    plain = {
        "format": "brigade-case/1",
        "case": {
            "id": case_id, "unit": "某乡人民政府", "unit_level": "township", "record": "partial", "matter_zh": "占地",
            "absent": [{"kind": "service", "of": "a2"}], **case,
        },
        "parties": [{"id": "p1", "name": "孙某", "kind": "person", "role": "party"}],
        "officers": [
            {"id": "o1", "name": "张建国", "certificate": "豫R1101", "certificate_from": "2024-01-01",
             "certificate_to": "2028-12-31"},
            {"id": "o2", "name": "外来人员", "certificate": "外1"},
        ],
        "actions": [
            {"id": "a1", "kind": "assignment", "at": "2020-03-01", "officers": ["o1", "o2"],
             "data": {"recusal_declared": {"o1": True, "o2": False}}},
            {"id": "a2", "kind": "hearing", "at": "2020-04", "refers_to": ["a1"], "parties": ["p1"],
             "data": {"host": "o2"}, "document": {"signed_by": ["o2", "p1"]}},
        ],
        "evidence": [{"id": "e1", "kind": "witness", "made_by": "o1"}],
        "disputes": [{"id": "d1", "channel": "litigation", "against": "a2", "received_on": "2020-09-01"}],
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False).encode()
