"""The form of each kind of evidence: what is there, what is missing, what to ask for (procedure 3.1, 3.2)."""

from dataclasses import replace

import pytest

from brigade_app.domain.evidence_form import check_form
from brigade_app.domain.evidence_requirements import FORMS, REQUIREMENTS
from brigade_app.domain.keeping import Claims, Custody
from brigade_app.domain.records import Action, Evidence, EvidenceFile, Paper
from brigade_app.domain.when import parse_when

AT = parse_when("2026-11-24T09:30:00+08:00")
FILE = EvidenceFile(sha256="a" * 64, media_type="image/jpeg")


def states(evidence, claims=None, custody=(), actions=()):
    return {one.requirement.code: one.state for one in check_form(evidence, claims, custody, actions).lines}


def a_note(code, text="有"):
    return Custody(
        id="n", case="c", evidence="e", actor="o", act="noted", at=AT, means=REQUIREMENTS[code].zh, result=text
    )


def test_a_copied_document_needs_source_check_and_the_keepers_seal():
    """证据规定 art. 10."""
    copy = Evidence(id="e", kind="documentary", name="宅基地使用证", original=False)
    found = states(copy)
    assert {found[code] for code in ("source", "checked", "keeper-seal", "issuer")} == {"missing"}
    copy = replace(copy, original_kept_at="县自然资源局档案室", copy_checked_by="李红")
    found = states(copy, custody=[a_note("keeper-seal"), a_note("issuer")])
    assert {found[code] for code in ("source", "checked", "keeper-seal", "issuer")} == {"there"}
    assert "source" not in states(replace(copy, original=True))


def test_a_photograph_needs_method_time_maker_and_object_never_metadata():
    """证据规定 art. 12: a written note supplies what the file does not say."""
    photo = Evidence(id="e", kind="electronic", file=FILE)
    assert states(photo)["method"] == states(photo)["time"] == states(photo)["maker"] == "missing"
    told = replace(
        photo, method="手机拍摄", made_at=AT, made_by="o1", original=True, proves=("act",), obtained_lawfully=True
    )
    stripped = Claims(id=FILE.sha256, grade="messenger-copy", grounds=("no-metadata",))
    check = check_form(told, stripped)
    assert check.missing == ()
    assert check.asks == ("original-file", "who-when-how")


def test_a_recorded_voice_needs_its_words_in_writing():
    sound = Evidence(id="e", kind="audiovisual", file=replace(FILE, media_type="audio/wav"))
    assert states(sound)["transcript"] == "missing"
    assert states(sound, custody=[a_note("transcript", "见第 3 页")])["transcript"] == "there"


def test_a_witness_is_named_signs_and_the_statement_is_dated():
    witness = Evidence(id="e", kind="witness")
    assert [states(witness)[code] for code in ("identity", "time", "signature")] == ["missing"] * 3
    noted = [a_note("identity", "王某，女，52 岁，务农，东村三组"), a_note("signature")]
    assert states(replace(witness, made_at=AT), custody=noted)["identity"] == "there"


def test_an_expert_opinion_is_read_from_the_step_that_ordered_it():
    opinion = Evidence(id="e", kind="expert_opinion")
    step = Action(
        id="a", kind="appraisal", evidence=("e",),
        data={"body": "省检测院", "qualified": False, "told_to_party_on": "2026-11-25"},
    )  # fmt: skip
    found = states(opinion, actions=[step])
    assert (found["body"], found["qualification"], found["told"]) == ("there", "denied", "there")
    assert states(opinion, actions=[replace(step, evidence=("other",))])["body"] == "missing"


def test_an_on_site_record_needs_two_officers_and_a_signature_or_its_refusal():
    record = Evidence(id="e", kind="inspection_record", made_at=AT, place="东村三组")
    one = Action(id="a", kind="on-site-inspection", evidence=("e",), officers=("o1",), data={"findings": "火痕"})
    assert states(record, actions=[one])["officers"] == "denied"
    assert states(record, actions=[replace(one, officers=("o1", "o2"))])["officers"] == "there"


def test_a_thing_that_was_given_back_is_kept_nowhere_and_says_so():
    thing = Evidence(id="e", kind="physical", name="铲车钥匙")
    moved = replace(a_note("quantity"), act="moved", means=None, place="乡政府物证室", result=None)
    assert states(thing)["kept"] == "missing"
    assert states(thing, custody=[moved])["kept"] == "there"
    back = replace(moved, act="returned", place=None, result="已退还本人签收")
    line = next(one for one in check_form(thing, None, [moved, back]).lines if one.requirement.code == "kept")
    assert line.value == "已退还本人签收"


def test_what_is_worth_recording_is_open_and_never_missing():
    """Pages, device, licence, witness's relation: recorded where there is such a thing (procedure 3.1)."""
    for kind in FORMS:
        found = check_form(Evidence(id="e", kind=kind), None)
        optional = [line for line in found.lines if line.requirement.optional]
        assert optional
        assert {line.state for line in optional} == {"open"}
        assert not set(found.missing) & set(optional)
    opinion = Evidence(id="e", kind="expert_opinion")
    assert states(opinion, custody=[a_note("licence", "豫司鉴 0377")])["licence"] == "there"


def test_a_position_of_zero_is_answered_by_a_note_of_where_it_was():
    photo = Evidence(id="e", kind="electronic", file=FILE)
    assert "position" not in states(photo, Claims(id=FILE.sha256))
    zeroed = Claims(id=FILE.sha256, gps_zeroed=True)
    assert states(photo, zeroed)["position"] == "open"
    assert states(photo, zeroed, [a_note("position", "东村三组 12 号门前，见门牌")])["position"] == "there"


def test_a_statement_has_its_record_as_the_paper_of_the_step_or_as_the_signed_file():
    """行政处罚法 art. 55."""
    for kind in ("witness", "party_statement"):
        said = Evidence(id="e", kind=kind)
        asked = Action(id="a", kind="inquiry", evidence=("e",))
        assert states(said, actions=[asked])["record"] == "missing"
        papered = replace(asked, document=Paper(kind="T07"))
        assert states(said, actions=[papered])["record"] == "there"
        assert states(replace(said, file=FILE))["record"] == "there"


def test_what_was_unlawfully_obtained_is_said_to_be_so():
    assert states(Evidence(id="e", kind="physical", obtained_lawfully=False))["lawful"] == "denied"


@pytest.mark.parametrize("code", sorted(REQUIREMENTS))
def test_every_requirement_says_how_it_is_met_and_where_it_is_written(code):
    one = REQUIREMENTS[code]
    assert one.zh
    assert one.en
    assert one.ask_zh
    assert one.ask_en
    assert one.basis
