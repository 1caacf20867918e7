"""What stays at home: informants always; in the profile ``statistics`` every body that names a person or a place."""

import msgspec
import pytest

from brigade_app.sync.canonical import canonical_json
from brigade_app.sync.disclosure import Disclosure
from brigade_app.sync.entries import Entry, body_digest
from tests.sync.makers import a_journal

SALT = {"salt": "5" * 32}


def an_entry(kind: str, /, **plain: object) -> Entry:
    body = canonical_json({"id": "1" * 32, **SALT, **plain})
    return msgspec.structs.replace(a_journal(1, 1)[0], kind=kind, rec="1" * 32, body=msgspec.Raw(body))


def sends(disclosure: Disclosure, entry: Entry) -> bool:
    travelled = disclosure.travels(entry)
    if bytes(travelled.body):
        assert travelled == entry
        return True
    assert travelled.body_sha == body_digest(entry)
    return False


def nobody(_party: str) -> bool:
    return False


@pytest.mark.parametrize("profile", ["supervision", "statistics"])
def test_an_informant_never_leaves_the_township(profile):
    disclosure = Disclosure(profile, nobody)
    assert not sends(disclosure, an_entry("party", name="李四", role="reporter"))


def test_an_earlier_version_of_an_informant_stays_too():
    disclosure = Disclosure("supervision", lambda party: party == "1" * 32)
    assert not sends(disclosure, an_entry("party", name="李四", role="party"))


def test_supervision_carries_full_cases_and_parties():
    disclosure = Disclosure("supervision", nobody)
    assert sends(disclosure, an_entry("party", name="张三", role="party"))
    assert sends(disclosure, an_entry("case", title="张三占地建房", place={"text": "王庄村"}))
    assert sends(disclosure, an_entry("event", what="print"))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        ("party", {"name": "张三", "role": "party"}), ("case", {"title": "张三占地建房"}),
        ("case", {"place": {"text": "王庄村"}}),
        ("case", {"number": "南召（城郊）罚立〔2026〕12号"}), ("action", {"kind": "on-site-inspection"}),
        ("officer", {"name": "王五"}), ("evidence", {"name": "现场照片"}), ("comment", {"text": "请补正"}),
        ("event", {"what": "log-in"}), ("unit", {"name": "城郊乡"}), ("unheard-of", {}),
        ("check_item", {"note": "李四说"}),
    ],
)  # fmt: skip
def test_statistics_withholds_what_could_name_a_person_or_a_place(kind, plain):
    assert not sends(Disclosure("statistics", nobody), an_entry(kind, **plain))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        ("case", {"matter": "A01", "procedure": "ordinary", "facts": {"area_m2": 120}}),
        ("check_item", {"item": "K-P04", "not_applicable": True}),
        ("dispute", {"channel": "litigation", "outcome": "lost"}),
    ],
)  # fmt: skip
def test_statistics_carries_pseudonymous_headers_checks_and_outcomes(kind, plain):
    assert sends(Disclosure("statistics", nobody), an_entry(kind, **plain))


def test_a_countys_reply_carries_only_what_concerns_the_township():
    disclosure = Disclosure("supervision", nobody, concerns=lambda case: case == "7" * 32)
    assert sends(disclosure, an_entry("comment", case="7" * 32, text="请补正"))
    assert not sends(disclosure, an_entry("comment", case="8" * 32, text="别的乡镇"))
    assert not sends(disclosure, an_entry("event", what="log-in"))
    assert not sends(disclosure, an_entry("officer", name="王五"))
    assert sends(disclosure, an_entry("peer", node=1))
    assert sends(disclosure, an_entry("pack", what="rules"))


def test_a_withdrawn_record_travels_as_it_is():
    entry = msgspec.structs.replace(an_entry("party", role="reporter"), op="del", body=msgspec.Raw(b"null"))
    assert Disclosure("statistics", nobody).travels(entry) == entry
