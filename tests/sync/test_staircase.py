"""The staircase: whatever is wrong is refused by its own name, and nothing is parsed before the signature holds."""

import base64
import hashlib
import struct

import pytest

from brigade_app.domain.when import parse_when
from brigade_app.sync import errors as refusals
from brigade_app.sync import reading
from brigade_app.sync.keys import fingerprint
from brigade_app.sync.sshsig import ENROL_NAMESPACE, BadArmor, read_armor
from tests.sync.makers import Parcel, a_county, a_township
from tests.sync.world import payload_at, with_plan


def test_an_untouched_volume_proves_its_plan_and_all_its_members(world):
    proven = world.read(world.parcel.seal(world.stick)[0])
    assert proven.plan == world.parcel.plan
    assert [one.kind for one in proven.members] == ["records", "refs", "blob", "blob", "blob"]


def test_a_volume_for_another_unit_is_not_for_us(world):
    [path] = world.parcel.seal(world.stick)
    world.county = a_county()
    world.refuses(path, refusals.NotForUs)


def test_a_sender_that_is_not_enrolled_is_unknown(world):
    [path] = world.parcel.seal(world.stick)
    world.peers = [a_township(2).peer()]
    world.refuses(path, refusals.UnknownSender)


def test_an_enrolled_key_that_speaks_for_another_node_is_unknown(world):
    """Two stations, one of which signs in the other's name."""
    world.peers = [world.township.peer(node=411321109001)]
    world.refuses(world.parcel.seal(world.stick)[0], refusals.UnknownSender)


def test_an_enrolled_key_that_speaks_for_another_unit_is_unknown(world):
    world.peers = [world.township.peer(unit="411321109")]
    world.refuses(world.parcel.seal(world.stick)[0], refusals.UnknownSender)


def test_a_signature_by_another_key_under_our_name_is_refused(world):
    world.parcel.signer = a_township().keys.sign
    world.refuses(world.parcel.seal(world.stick)[0], refusals.UnknownSender)


def test_a_plan_that_names_another_signing_key_than_the_one_that_signed_is_refused(world):
    other = fingerprint(a_township(2).keys.sign_key)
    path = with_plan(world, lambda plain: plain["from"].update(sign_key=other))
    world.refuses(path, refusals.BadSignature, reason="another-key")


def test_a_signature_made_for_an_enrolment_is_worthless_on_a_bundle(world):
    world.parcel.namespace = ENROL_NAMESPACE
    world.refuses(world.parcel.seal(world.stick)[0], refusals.BadSignature)


def test_a_plan_sealed_again_for_a_third_party_is_found_out(world):
    """Surreptitious forwarding (bundle format 5): the signed plan names another recipient than who can open it."""
    third = a_county()
    world.parcel.recipients = [third.keys.recipient]
    [path] = world.parcel.seal(world.stick)
    world.county = third
    world.refuses(path, refusals.WrongRecipient)


@pytest.mark.parametrize(
    ("after", "before"),
    [("2026-11-25T00:00:00+08:00", None), ("2026-01-01T00:00:00+08:00", "2026-11-24T00:00:00+08:00")],
    ids=["not yet valid", "expired"],
)
def test_a_key_counts_only_between_its_dates(world, after, before):
    world.peers = [world.township.peer(valid_after=parse_when(after), valid_before=before and parse_when(before))]
    world.refuses(world.parcel.seal(world.stick)[0], refusals.ExpiredKey)


def test_a_key_that_ends_on_a_day_ends_at_its_midnight_in_local_time(world):
    world.peers = [world.township.peer(valid_before=parse_when("2026-11-25"))]
    assert world.read(world.parcel.seal(world.stick)[0]).n == 1
    world.peers = [world.township.peer(valid_before=parse_when("2026-11-24"))]
    world.refuses(world.parcel.seal(world.stick)[0], refusals.ExpiredKey)


def test_a_revoked_device_counts_up_to_its_last_entry_and_not_beyond(world):
    """R31: a date alone can be set back, so revocation names an entry."""
    [path] = world.parcel.seal(world.stick)
    world.peers = [world.township.peer(counts_log=world.township.log, counts_to_seq=5)]
    assert world.read(path).n == 1
    world.peers = [world.township.peer(counts_log=world.township.log, counts_to_seq=4)]
    world.refuses(path, refusals.RevokedSender, last=4, found=5)


def test_an_altered_byte_is_told_from_a_damaged_medium_by_the_checksum(world):
    [path] = world.parcel.seal(world.stick)
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    world.refuses(path, refusals.DamagedMedium)
    checksum = path.with_name(f"{world.parcel.plan.short_id}.sha256")
    checksum.write_text(f"{hashlib.sha256(data).hexdigest()}  {path.name}\n")
    world.refuses(path, refusals.AlteredVolume)


def test_a_flipped_bit_in_the_header_is_damage_and_not_a_wrong_key(world):
    [path] = world.parcel.seal(world.stick)
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    path.write_bytes(data)
    world.refuses(path, refusals.DamagedMedium)


def test_nothing_is_parsed_before_the_signature_holds(world, monkeypatch):
    def forbidden(*_arguments: object) -> None:
        raise AssertionError("parsed too early")

    monkeypatch.setattr(reading, "read_plan", forbidden)
    monkeypatch.setattr(reading, "read_manifest", forbidden)
    archive = bytearray(world.parcel.archive())
    archive[payload_at(archive, b"bundle.json") + 515] ^= 1
    world.refuses(world.parcel.seal_raw(world.stick, bytes(archive)), refusals.BadSignature)


def test_ssh_strings_that_lie_about_their_length_are_no_signature():
    for blob in (b"SSHSIG", b"SSHSIG" + struct.pack(">II", 1, 2**31), b"SSHSIG" + struct.pack(">II", 1, 0) * 9):
        body = base64.b64encode(blob).decode()
        with pytest.raises(BadArmor):
            read_armor(f"-----BEGIN SSH SIGNATURE-----\n{body}\n-----END SSH SIGNATURE-----\n")


def test_a_parcel_is_what_the_tests_say(world):
    """The maker's own plan is one that the reader accepts, so that each refusal above has one cause."""
    assert isinstance(world.parcel, Parcel)
    assert world.read(world.parcel.seal_raw(world.stick, world.parcel.archive())).n == 1
