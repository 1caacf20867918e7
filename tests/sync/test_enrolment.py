"""Enrolment: a node's own card, believed only after two people compared twelve characters (bundle format 10, R31)."""

import hashlib
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brigade_app.domain.when import parse_when
from brigade_app.sync import errors as refusals
from brigade_app.sync.canonical import canonical_json
from brigade_app.sync.enrolment import SignedCard, check_words, make_card, peer_of, read_card
from brigade_app.sync.keys import WORDS_FILE, DeviceKeys, SigningKey, fingerprint_words, make_device_keys
from brigade_app.sync.registry import check_counts, recipients_of, signer_of
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, ENROL_NAMESPACE, sign
from tests.sync.makers import a_county, a_township

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def a_card(keys: DeviceKeys | None = None, recovery: str | None = None) -> SignedCard:
    return make_card(
        keys or make_device_keys(), seat="county" if recovery else "township", org="411321101",
        name="城郊乡综合行政执法队",
        node=411321101001, log=77, created=NOW, app="0.1.0", recovery=recovery,
    )  # fmt: skip


def signed_again(card: SignedCard, keys: DeviceKeys, **changes: object) -> tuple[bytes, str]:
    data = canonical_json(msgspec.json.decode(card.data) | changes)
    return data, sign(data, keys.sign, ENROL_NAMESPACE)


def test_the_word_list_is_the_published_one():
    assert hashlib.sha256(WORDS_FILE.read_bytes()).hexdigest() == (
        "5c5942792bd8340cb8b27cd592f1015edf56a8c5b26276ee18a482428e7c5726"
    )
    words = WORDS_FILE.read_text(encoding="utf-8").split()
    assert (len(words), len(set(words)), {len(word) for word in words}) == (2048, 2048, {1})


def test_the_fingerprint_is_132_bits_of_the_sha256_eleven_at_a_time():
    words = WORDS_FILE.read_text(encoding="utf-8").split()
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(b"abc").digest())
    assert fingerprint_words(b"abc") == tuple(words[int(bits[at : at + 11], 2)] for at in range(0, 132, 11))


def test_a_card_reads_back_as_it_was_made():
    keys = make_device_keys()
    made = a_card(keys)
    read = read_card(made.data, made.armor, "request.json")
    assert read == made
    assert (read.card.seat, read.card.org, read.card.sign_key) == ("township", "411321101", keys.sign_key)
    assert "城郊乡" in made.data.decode()


def test_a_countys_card_names_its_working_and_its_recovery_key():
    keys, recovery = make_device_keys(), make_device_keys().recipient
    card = a_card(keys, recovery).card
    assert (card.seat, card.age_keys) == ("county", (keys.recipient, recovery))


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_any_changed_byte_of_a_card_is_refused(at, mask):
    card = _CARD
    place = at % len(card.data)
    data = card.data[:place] + bytes([card.data[place] ^ mask]) + card.data[place + 1 :]
    with pytest.raises(refusals.BadSignature):
        read_card(data, card.armor, "request.json")


_CARD = a_card()


def test_a_card_signed_by_another_key_than_it_names_is_refused():
    card = a_card()
    data, armor = signed_again(card, make_device_keys())
    with pytest.raises(refusals.BadSignature) as caught:
        read_card(data, armor, "request.json")
    assert caught.value.facts["reason"] == "another-key"


def test_a_bundles_signature_is_worthless_on_a_card():
    keys = make_device_keys()
    card = a_card(keys)
    with pytest.raises(refusals.BadSignature):
        read_card(card.data, sign(card.data, keys.sign, BUNDLE_NAMESPACE), "request.json")


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "enforcement-bundle"}, {"version": 2}, {"org": "城郊"}, {"node": 0}, {"age_keys": []},
        {"age_keys": ["age1xyz"]}, {"more": 1}, {"created": "yesterday"}, {"sign_key": "ssh-rsa AAAA"}, {"log": 2**60},
        {"name": ""}, {"name": "城郊\u202e乡"}, {"name": " 城郊乡"},
    ],
)  # fmt: skip
def test_a_card_outside_the_format_is_malformed_even_when_signed(changes):
    keys = make_device_keys()
    data, armor = signed_again(a_card(keys), keys, **changes)
    with pytest.raises(refusals.MalformedRequest):
        read_card(data, armor, "request.json")


def test_a_card_that_is_not_canonical_is_malformed():
    keys = make_device_keys()
    data = a_card(keys).data.replace(b'","', b'", "', 1)
    with pytest.raises(refusals.MalformedRequest):
        read_card(data, sign(data, keys.sign, ENROL_NAMESPACE), "request.json")


def test_a_card_of_an_unknown_suite_is_unsupported():
    keys = make_device_keys()
    data, armor = signed_again(a_card(keys), keys, suite="2")
    with pytest.raises(refusals.UnsupportedBundle):
        read_card(data, armor, "request.json")


def test_only_the_twelve_characters_of_this_file_enrol_it():
    card = a_card()
    check_words(card, " ".join(card.words), "request.json")
    check_words(card, "".join(card.words), "request.json")
    with pytest.raises(refusals.WrongWords):
        check_words(card, "".join(a_card().words), "request.json")
    with pytest.raises(refusals.WrongWords):
        check_words(card, "", "request.json")


def test_an_enrolled_card_becomes_a_peer_that_may_sign_from_then_on():
    keys = make_device_keys()
    peer = peer_of(a_card(keys), "1" * 32, NOW)
    assert signer_of([peer], 411321101001, keys.sign.public, NOW, "x") is peer
    with pytest.raises(refusals.ExpiredKey):
        signer_of([peer], 411321101001, keys.sign.public, datetime(2026, 11, 24, 7, tzinfo=UTC), "x")
    with pytest.raises(refusals.UnknownSender):
        signer_of([peer], 411321101001, SigningKey.generate().public, NOW, "x")


def test_a_rotated_key_counts_from_its_day_and_the_old_one_until_then():
    node, new = a_township(), make_device_keys()
    old = node.peer(valid_before=parse_when("2026-11-24T08:00:00Z"))
    fresh = node.peer(sign_key=new.sign_key, valid_after=parse_when("2026-11-24T08:00:00Z"))
    assert signer_of([old, fresh], node.node, new.sign.public, NOW, "x") is fresh
    with pytest.raises(refusals.ExpiredKey):
        signer_of([old, fresh], node.node, node.keys.sign.public, NOW, "x")


def test_a_bundle_to_a_unit_is_sealed_to_all_its_devices_and_the_recovery_key():
    one, other, county = a_township(), a_township(), a_county()
    peers = [one.peer(), other.peer(), county.peer(age_keys=(county.keys.recipient, "age1recovery"))]
    assert {r.key for r in recipients_of(peers, one.org)} == {one.keys.recipient, other.keys.recipient}
    assert [r.role for r in recipients_of(peers, county.org)] == ["working", "recovery"]


def test_private_keys_do_not_show_in_a_representation():
    keys = make_device_keys()
    assert keys.age[0] not in repr(keys)
    assert keys.sign.seed.hex() not in repr(keys)
    check_counts(a_township().peer(), (), "x")
