"""Case files: read strictly, written so that they read the same, and the schema that is published of them."""

import contextlib
import json
import os
import random
import subprocess
import sys
import types
from decimal import Decimal
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.matters import Catalogue
from brigade_app.domain.records import (
    Absence,
    Action,
    Authority,
    Case,
    CaseFile,
    Dispute,
    DisputeStep,
    Evidence,
    EvidenceFile,
    Facts,
    Officer,
    Paper,
    Party,
    Place,
)
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.domain.when import parse_when
from brigade_app.sync.case_file import read_case_file, write_case_file
from brigade_app.sync.case_file_json import MAX_FILE_BYTES, BadCaseFile
from brigade_app.sync.case_file_schema import schema

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BRIGADE_LAWS") or ROOT.parent / "shared" / "laws").parent
REAL = sorted((SHARED / "cases" / "case-files").glob("*.json"))
needs_real_cases = pytest.mark.skipif(not REAL, reason="the real cases are not beside the repository")
CATALOGUE = Catalogue.load(ROOT / "resources" / "matters")


def a_file(**changes: object) -> dict:
    """A small whole case file as plain JSON values."""
    plain = {
        "format": "brigade-case/1",
        "case": {
            "id": "c1", "unit": "南召县城郊乡人民政府", "unit_level": "township", "matter": "rural-build-no-permit",
            "record": "partial", "place": {"text": "某村", "lat": 33.4912345, "lon": 112.43, "accuracy_m": 15},
            "facts": {"area_m2": 120.5},
        },
        "parties": [{"id": "p1", "name": "赵某某"}],
        "officers": [{"id": "o1"}],
        "actions": [
            {
                "id": "a1", "kind": "filing", "at": "2026-03-01T09:30:00+08:00", "officers": ["o1"], "evidence": ["e1"],
                "document": {"kind": "T02", "signed_by": ["o1", "p1"]}, "data": {"approved": True},
            }
        ],
        "evidence": [{"id": "e1", "kind": "electronic"}],
        "disputes": [{"id": "d1", "against": "a1"}],
    }  # fmt: skip
    return plain | changes


def as_bytes(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode()


def refusal(content: bytes, **options: object) -> tuple[str, str]:
    with pytest.raises(BadCaseFile) as caught:
        read_case_file(content, "案件.json", **options)
    assert caught.value.facts["file"] == "案件.json"
    return str(caught.value.facts["path"]), str(caught.value.facts["reason"])


def changed(path: str, value: object) -> bytes:
    """The small file with the value at a path (``actions.0.kind``) set, or removed (``...``)."""
    plain = a_file()
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    node = plain
    for key in way:
        node = node[key]
    if value is ...:
        del node[last]
    else:
        node[last] = value
    return as_bytes(plain)


def test_a_position_is_degrees_in_the_file_and_whole_in_the_record():
    case = read_case_file(as_bytes(a_file()))
    assert case.case.place == Place(text="某村", lat_e7=334912345, lon_e7=1124300000, accuracy_m=15)
    assert case.case.facts == Facts(area_m2=Decimal("120.5"))
    written = json.loads(write_case_file(case))
    assert written["case"]["place"]["lat"] == 33.4912345
    assert written["case"]["facts"]["area_m2"] == 120.5


def test_null_is_the_same_as_absent_and_an_empty_list_is_not():
    plain = a_file()
    plain["case"]["joint_units"] = None
    plain["case"]["flags"] = []
    case = read_case_file(as_bytes(plain))
    assert case.case.joint_units is None
    assert case.case.flags == ()
    assert json.loads(write_case_file(case))["case"]["flags"] == []


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        ("case.colour", "red", "$.case.colour", "unknown-key"),
        ("extra", 1, "$.extra", "unknown-key"),
        ("format", "brigade-case/2", "$.format", "other-format"),
        ("format", ..., "$.format", "missing-key"),
        ("case.id", ..., "$.case.id", "missing-key"),
        ("case.unit", None, "$.case.unit", "missing-key"),
        ("case.record", ..., "$.case.record", "missing-key"),
        ("parties", [], "$.parties", "missing-key"),
        ("actions", [], "$.actions", "missing-key"),
        ("case.matter_zh", "另一事项", "$.case.matter_zh", "contradiction"),
        ("case.matter", ..., "$.case.matter", "missing-key"),
        ("actions.0.kind", "arrest", "$.actions[0].kind", "not-a-choice"),
        ("actions.0.at", ..., "$.actions[0].at", "missing-key"),
        ("actions.0.at", "2026-02-30", "$.actions[0].at", "not-a-date"),
        ("actions.0.at", "2026-03-01T09:30:00", "$.actions[0].at", "not-a-date"),
        ("actions.0.at", "0001-01-01T00:00:00+14:00", "$.actions[0].at", "not-a-date"),
        ("actions.0.data.colour", 1, "$.actions[0].data.colour", "unknown-key"),
        ("actions.0.data.approved", "yes", "$.actions[0].data.approved", "wrong-type"),
        ("actions.0.officers", ["o9"], "$.actions[0].officers", "refers-to-nothing"),
        ("actions.0.refers_to", ["a9"], "$.actions[0].refers_to", "refers-to-nothing"),
        ("actions.0.decided_by", "p1", "$.actions[0].decided_by", "refers-to-nothing"),
        ("actions.0.document.kind", "T46", "$.actions[0].document.kind", "not-a-choice"),
        ("actions.0.document.signed_by", ["x"], "$.actions[0].document.signed_by", "refers-to-nothing"),
        ("actions.0.not_after", "2026-02-28", "$.actions[0].at", "outside-bounds"),
        ("parties.0.identity_proven_by", ["e9"], "$.parties[0].identity_proven_by", "refers-to-nothing"),
        ("parties.0.name", "赵\u202e某", "$.parties[0].name", "hidden-character"),
        ("parties.0.name", "", "$.parties[0].name", "empty"),
        ("parties.0.name", "某" * 86, "$.parties[0].name", "too-long"),
        ("case.number", "罚立\u200b1号", "$.case.number", "hidden-character"),
        ("case.place.lat", 90.01, "$.case.place.lat", "out-of-range"),
        ("case.place.lat", "33", "$.case.place.lat", "wrong-type"),
        ("case.place.lat_e7", 334900000, "$.case.place.lat_e7", "unknown-key"),
        ("case.facts.area_m2", "120.5", "$.case.facts.area_m2", "wrong-type"),
        ("case.facts.cost_fen", 1.5, "$.case.facts.cost_fen", "wrong-type"),
        ("case.facts.cost_fen", 5.0, "$.case.facts.cost_fen", "wrong-type"),
        ("case.facts.cost_fen", 2**63, "$.case.facts.cost_fen", "out-of-range"),
        ("case.facts.cost_fen", True, "$.case.facts.cost_fen", "wrong-type"),
        ("case.absent", ["filing"], "$.case.absent[0]", "contradiction"),
        ("case.absent", ["T99"], "$.case.absent[0]", "not-a-choice"),
        ("case.absent", [{"kind": "service"}], "$.case.absent[0]", "missing-key"),
        ("case.absent", [{"kind": "service", "of": "a9"}], "$.case.absent[0].of", "refers-to-nothing"),
        ("evidence.0.file", {"sha256": "abc"}, "$.evidence[0].file.sha256", "wrong-type"),
        ("evidence.0.id", "e\n1", "$.evidence[0].id", "hidden-character"),
        ("disputes.0.against", "a9", "$.disputes[0].against", "refers-to-nothing"),
        ("disputes.0.causes", ["C1"], "$.disputes[0].causes", "not-a-choice"),
        ("disputes.0.steps", [{"kind": "hearing", "data": {"x": 1}}], "$.disputes[0].steps[0].data.x", "unknown-key"),
        ("officers", [{"id": "o1"}, {"id": "o1"}], "$.officers[1].id", "id-twice"),
        ("case.act_started_on", "2026-13", "$.case.act_started_on", "not-a-date"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_format_is_refused_with_its_path(path, value, where, reason):
    assert refusal(changed(path, value)) == (where, reason)


def test_the_elements_that_are_unproven_belong_to_the_matter():
    assert read_case_file(changed("case.unproven", ["nonsense"])).case.unproven == ("nonsense",)
    assert refusal(changed("case.unproven", ["nonsense"]), catalogue=CATALOGUE)[1] == "no-such-element"
    assert read_case_file(changed("case.unproven", ["no-permit"]), catalogue=CATALOGUE)


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        (b'{"format": "brigade-case/1", "case": {"id": "a", "id": "b"}}', "$.case.id", "duplicate-key"),
        (b'{"format": "brigade-case/1", "case": {"id": NaN}}', "$.case.id", "not-a-number"),
        (b'{"case": {"facts": {"area_m2": 1e400}}}', "$.case.facts.area_m2", "out-of-range"),
        (b'{"x": ' + b"9" * 5000 + b"}", "$.x", "out-of-range"),
        (b"[" * 40 + b"]" * 40, "$", "too-deep"),
        (b'{"a":' * 100_000, "$", "too-deep"),
        (b'\xef\xbb\xbf{"format": "brigade-case/1"}', "$", "byte-order-mark"),
        ('{"format": "brigade-case/1"}'.encode("utf-16"), "$", "not-utf-8"),
        ("{}".encode("utf-16-le"), "$", "not-json"),
        (b"", "$", "not-json"),
        (b'{"format": "brigade-case/1"', "$", "not-json"),
        (b'"' + b'\\"' * 100_000, "$", "not-json"),
        (b"[]", "$", "wrong-type"),
        (b" " * (MAX_FILE_BYTES + 1), "$", "too-large"),
    ],
    ids=lambda value: str(value[:24]) if isinstance(value, bytes) else None,
)  # fmt: skip
def test_what_is_not_plain_json_is_refused(content, where, reason):
    assert refusal(content) == (where, reason)


def test_32_levels_are_read_and_33_are_not():
    def nested(levels: int) -> bytes:
        deep: object = "x"
        for _ in range(levels - 5):  # file, actions, action, data, items
            deep = [deep]
        plain = a_file()
        plain["actions"][0] |= {"kind": "evidence-registration", "data": {"items": [deep]}}
        return as_bytes(plain)

    assert read_case_file(nested(32))
    assert refusal(nested(33)) == ("$", "too-deep")


def test_a_long_text_shows_what_hides_in_it_and_a_file_name_is_never_refused():
    plain = a_file()
    plain["actions"][0]["note"] = "看\u202e这里"
    plain["evidence"][0]["file"] = {"sha256": "0" * 64, "name": "照片\u202egpj.exe"}
    case = read_case_file(as_bytes(plain))
    assert case.actions[0].note == "看[U+202E]这里"
    assert case.evidence[0].file.name == "照片[U+202E]gpj.exe"


def test_a_half_filled_case_is_read_only_where_drafts_are_welcome():
    draft = CaseFile(case=Case(id="c1"))
    assert refusal(write_case_file(draft))[1] == "missing-key"
    assert read_case_file(write_case_file(draft), allow_draft=True) == draft


NAMES = st.sampled_from(["某甲", "o1", "赵某某", "𬭎㛃"])
WHENS = st.sampled_from(["2026-03-01", "2026-03", "2018", "2026-03-01T09:30:00+08:00"]).map(parse_when)
MAYBE = st.none() | NAMES
PLACES = st.builds(
    Place, text=MAYBE, lat_e7=st.none() | st.integers(-900_000_000, 900_000_000),
    lon_e7=st.none() | st.integers(-1_800_000_000, 1_800_000_000), accuracy_m=st.none() | st.integers(0, 10_000),
)  # fmt: skip
DECIMALS = st.decimals(0, 10**9, places=3).map(lambda d: d.normalize())
CASES = st.builds(
    Case, id=st.just("c1"), number=MAYBE, title=MAYBE, place=st.none() | PLACES, act_started_on=st.none() | WHENS,
    facts=st.none() | st.builds(Facts, area_m2=st.none() | DECIMALS, quantity=st.none() | DECIMALS,
                                cost_fen=st.none() | st.integers(0, 10**15)),
    flags=st.none() | st.just(()) | st.just(("complex",)), approximate=st.none() | st.booleans(),
    absent=st.none() | st.just(("demand", "T42", Absence(kind="service", party="p1"))),
    authority=st.none() | st.builds(Authority, kind=st.sampled_from(["own", "none"]), instrument=MAYBE),
)  # fmt: skip
FILES = st.builds(
    CaseFile, case=CASES,
    parties=st.just((Party(id="p1", name="赵某某", capacity=("owner",)),)),
    officers=st.just(()) | st.just((Officer(id="o1", posts=()),)),
    actions=st.lists(st.builds(
        Action, id=st.uuids().map(lambda u: u.hex), kind=st.just("seizure"), at=st.none() | WHENS, note=MAYBE,
        place=st.none() | NAMES | PLACES, document=st.none() | st.builds(Paper, kind=st.just("T15"), number=MAYBE),
        data=st.none() | st.just({"items": [{"name": "电锯", "n": 2}], "approved": False, "term_days": 30}),
    ), max_size=3).map(tuple),
    evidence=st.lists(st.builds(
        Evidence, id=st.uuids().map(lambda u: u.hex), name=MAYBE, proves=st.none() | st.just(()) | st.just(("act",)),
        file=st.none() | st.builds(EvidenceFile, sha256=st.binary(min_size=32, max_size=32).map(bytes.hex), name=MAYBE),
    ), max_size=3).map(tuple),
    disputes=st.lists(st.builds(
        Dispute, id=st.uuids().map(lambda u: u.hex), steps=st.none() | st.just((DisputeStep(kind="hearing"),)),
    ), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=50)
@given(FILES)
def test_writing_then_reading_gives_the_same_case_and_the_same_bytes(case):
    written = write_case_file(case)
    assert read_case_file(written, allow_draft=True) == case
    assert write_case_file(read_case_file(written, allow_draft=True)) == written


@settings(max_examples=50)
@given(st.binary(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["format", "case", "id", "actions", "place", "lat", "data"]), inner, max_size=4),
).map(as_bytes))  # fmt: skip
def test_whatever_comes_in_only_our_own_refusal_goes_out(content):
    with contextlib.suppress(BadCaseFile):
        assert isinstance(read_case_file(content), CaseFile)


@needs_real_cases
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_real_case_is_read_written_again_and_fits_the_schema(path):
    content = path.read_bytes()
    case = read_case_file(content, path.name, catalogue=CATALOGUE)
    written = write_case_file(case)
    assert read_case_file(written, path.name, catalogue=CATALOGUE) == case
    validator = jsonschema.Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(json.loads(content))] == []
    assert [error.message for error in validator.iter_errors(json.loads(written))] == []


@cache
def the_validator() -> types.ModuleType:
    """The strict checker that comes with the real cases, its catalogue read once."""
    module = types.ModuleType("validate")
    source = (SHARED / "cases" / "validate.py").read_text(encoding="utf-8")
    module.__file__ = str(SHARED / "cases" / "validate.py")
    exec(compile(source, module.__file__, "exec"), module.__dict__)
    module.elements = cache(module.elements)
    return module


def refused_by_validator(plain: dict) -> list[str]:
    check = the_validator()
    found = list(check.walk(plain, check.FILE, "$"))
    found = found or [f"no {key}" for key in ("format", "case", "parties", "actions") if not plain.get(key)]
    return found or list(check.references(plain))


def mutated(plain: object, chance: random.Random) -> None:
    """Spoil one place of a case file: another type, an empty or impossible value, a key too many or too few."""
    spots: list[tuple[object, object]] = []

    def collect(node: object) -> None:
        for key, item in node.items() if isinstance(node, dict) else enumerate(node):
            spots.append((node, key))
            if isinstance(item, dict | list):
                collect(item)

    collect(plain)
    node, key = chance.choice(spots)
    spoil = chance.choice(["value", "value", "value", "remove", "add"])
    if spoil == "remove":
        del node[key]
    elif spoil == "add" and isinstance(node, dict):
        extra = chance.choice(["colour", "absent", "lacks", "redoes", "not_before", "not_after", "unproven", "causes"])
        node[extra] = chance.choice([["facts"], "2031-01-01", "1990-01-01", ["filing"], ["act"], "a1", 5, ["C05"]])
    else:
        node[key] = chance.choice(["", "  ", "x", 5, 5.0, 1.5, -1, True, [], {}, ["x"], {"kind": "x"}, "2026-13-01",
                                   "2026-02-29", 2**63, ["o9"], "T46", "1999", [""]])  # fmt: skip


@needs_real_cases
def test_whatever_the_strict_checker_refuses_we_refuse():
    chance = random.Random(20261124)
    refused = 0
    for round_ in range(700):
        plain = json.loads(REAL[round_ % len(REAL)].read_bytes())
        mutated(plain, chance)
        try:
            bad = refused_by_validator(plain)
        except (TypeError, AttributeError, KeyError, ValueError) as error:  # it stumbles over what it should refuse
            bad = [repr(error)]
        if bad:
            refused += 1
            assert not is_taken(as_bytes(plain)), f"{REAL[round_ % len(REAL)].name}: {bad}"
    assert refused > 300


def is_taken(content: bytes) -> bool:
    try:
        read_case_file(content, catalogue=CATALOGUE)
    except BadCaseFile:
        return False
    return True


def test_the_published_schema_is_the_one_the_code_makes():
    published = (ROOT / "docs" / "case-file.schema.json").read_text(encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "brigade_app.sync.case_file_schema"], cwd=ROOT, capture_output=True, check=True
    )
    assert published == made.stdout.decode("utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("case.colour", "red"), ("actions.0.data.colour", 1), ("actions.0.kind", "arrest"), ("case.place.lat", 91),
        ("actions.0.document.kind", "T46"), ("case.absent", [{"kind": "service"}]), ("parties.0.name", ""),
        ("actions.0.at", "1.3.2026"), ("case.place.lat_e7", 1), ("disputes.0.causes", ["C1"]),
    ],
)  # fmt: skip
def test_the_schema_refuses_what_a_schema_can_see(path, value):
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(a_file())
    assert not validator.is_valid(json.loads(changed(path, value)))


def test_the_page_of_the_format_names_every_kind_of_action_with_its_data():
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `"): line for line in page.splitlines() if line.startswith("| `")}
    for kind in ACTION_KINDS.values():
        assert kind.name_zh in rows[kind.id]
        named = [word for word in [*kind.data, *kind.documents, kind.step or "–"] if word not in rows[kind.id]]
        assert named == [], kind.id


def test_the_page_of_the_format_names_every_field_of_every_record():
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    for name, record in schema()["$defs"].items():
        missing = [key for key in record["properties"] if f'"{key}"' not in page and f"`{key}`" not in page]
        assert missing == [], name
