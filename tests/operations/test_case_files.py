"""Case files that come in and go out."""

import json

import pytest

from brigade_app.domain.keeping import Event
from brigade_app.operations.case_files import CaseAlreadyHere, export_case_file, import_case_file
from brigade_app.operations.desk import Desk
from brigade_app.operations.people import officers
from brigade_app.operations.saving import living
from brigade_app.sync.case_file import read_case_file
from brigade_app.sync.case_file_json import BadCaseFile
from tests.operations.case_makers import a_filed_case, case_file_bytes
from tests.operations.makers import two_officers


def test_a_case_file_comes_in_and_goes_out_with_its_own_ids(desk: Desk):
    """Data layer 1.3: outside ids are kept beside ours and written again on export; references too."""
    done = import_case_file(desk, case_file_bytes(), "某案.json")
    assert done.outside_id == "c1"
    out, came = json.loads(export_case_file(desk, done.case_id)), json.loads(case_file_bytes())
    assert out.pop("officers")[0].pop("posts") == ["officer", "captain"], "our own entry of our own officer"
    assert out | {"officers": came["officers"]} == came
    inside = desk.store.cases.file(done.case_id)
    assert inside.actions[0].officers == tuple(officer.id for officer in sorted(inside.officers, key=_own_first))
    assert inside.actions[1].data["host"] == inside.actions[0].officers[1]


def _own_first(officer: object) -> bool:
    return officer.name != "张建国"  # type: ignore[attr-defined]


def test_an_officer_of_ours_is_recognised_and_a_stranger_is_not_registered(desk: Desk):
    ours = two_officers(desk)[0]
    done = import_case_file(desk, case_file_bytes())
    assert ours in {officer.id for officer in desk.store.cases.file(done.case_id).officers}
    assert [line.officer.name for line in officers(desk)] == ["张建国", "李红"]


def test_a_case_file_is_imported_once(desk: Desk):
    import_case_file(desk, case_file_bytes())
    with pytest.raises(CaseAlreadyHere):
        import_case_file(desk, case_file_bytes())
    mine = a_filed_case(desk)
    with pytest.raises(CaseAlreadyHere):
        import_case_file(desk, export_case_file(desk, mine))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (case_file_bytes().replace(b'"case":', b'"Case":', 1), "unknown-key"),
        (case_file_bytes().replace(b'"format":', b'"format": "brigade-case/1", "format":', 1), "duplicate-key"),
        (case_file_bytes(title=5), "wrong-type"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "too-deep"),
        (b"\xff\xfe", "not-utf-8"),
        (b"{", "not-json"),
    ],
)
def test_a_bad_case_file_changes_nothing_and_names_the_fault(desk: Desk, content: bytes, reason: str):
    """Issue 2, bad input: unknown keys, duplicate keys, wrong types, 40 levels deep."""
    before = desk.store.journal.head().seq
    with pytest.raises(BadCaseFile) as refused:
        import_case_file(desk, content, "坏.json")
    assert refused.value.facts["reason"] == reason
    assert refused.value.facts["file"] == "坏.json"
    assert desk.store.journal.head().seq == before


def test_an_export_is_journalled(desk: Desk):
    case = a_filed_case(desk)
    content = export_case_file(desk, case)
    assert read_case_file(content).case.id == case
    assert living(desk, Event)[-1].what == "case-exported"
