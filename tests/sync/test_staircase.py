"""The staircase: whatever is wrong is refused by its own name, and nothing is parsed before the signature holds."""

import hashlib
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brigade_app.domain.when import parse_when
from brigade_app.errors import Untrusted
from brigade_app.sync import errors as refusals
from brigade_app.sync import layout, reading, sealing
from brigade_app.sync.canonical import canonical_json
from brigade_app.sync.entries import ChainCheck, entry_line, read_lines
from brigade_app.sync.keys import fingerprint
from brigade_app.sync.layout import EvidenceFile
from brigade_app.sync.opening import check_envelope
from brigade_app.sync.plan import Recipient, plan_bytes
from brigade_app.sync.reading import VolumeReader, verify_volume
from brigade_app.sync.sshsig import ENROL_NAMESPACE
from brigade_app.sync.ustar import END, header, padding
from tests.sync.makers import CREATED, Node, Parcel, a_county, a_journal, a_parcel, a_photo, a_township


class World:
    """A township that sends, a county that reads, and a parcel between them."""

    def __init__(self, tmp_path: Path, photos: int = 3, entries: int = 5) -> None:
        self.township, self.county = a_township(), a_county()
        self.stick = tmp_path / "stick"
        self.parcel = a_parcel(
            self.township, self.county, a_journal(self.township.log, entries), [a_photo(i) for i in range(photos)]
        )
        self.peers = [self.township.peer()]

    def read(self, path: Path, by: Node | None = None) -> reading.Proven:
        reader = by or self.county
        return verify_volume(path, reader.keys.age, reader.keys.recipients, self.peers)

    def refuses(self, path: Path, cls: type[Untrusted], **facts: object) -> None:
        with pytest.raises(Untrusted) as caught:
            self.read(path)
        assert type(caught.value) is cls, caught.value
        assert {key: caught.value.facts.get(key) for key in facts} == facts


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


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


def borders(path: Path) -> list[int]:
    """Offsets at and around every structural border of a sealed volume."""
    start, size = check_envelope(path), path.stat().st_size
    chunks = range(start + 16, size, 65_552)
    inner = range(start + 16, size, 512)
    near = {at + by for at in (0, 22, start, start + 16, *chunks, size) for by in (-1, 0, 1)}
    return sorted(at for at in near | set(list(inner)[::9]) if 0 <= at < size)


def test_a_flipped_bit_at_any_border_is_refused(tmp_path):
    """I9; bundle format 14, a bounded dose of the borders."""
    world = World(tmp_path, photos=50)
    [path] = world.parcel.seal(world.stick)
    good = path.read_bytes()
    path.with_name(f"{world.parcel.plan.short_id}.sha256").unlink()
    places = borders(path)
    for at in places:
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :])
        with pytest.raises(Untrusted):
            world.read(path)
    assert len(places) > 40


def test_truncation_at_any_border_is_refused(tmp_path):
    """Bundle format 14: every 512 and 65,552 byte border, a bounded dose."""
    world = World(tmp_path, photos=50)
    [path] = world.parcel.seal(world.stick)
    good = path.read_bytes()
    seen = set()
    for at in borders(path):
        path.write_bytes(good[:at])
        with pytest.raises(Untrusted) as caught:
            world.read(path)
        seen.add(type(caught.value))
    assert refusals.TruncatedVolume in seen or refusals.DamagedMedium in seen


def test_a_truncated_file_is_named_before_its_content_is_read(tmp_path):
    world = World(tmp_path, photos=100)
    [path] = world.parcel.seal(world.stick)
    path.write_bytes(path.read_bytes()[:-70_000])
    keys = world.county.keys
    with (
        VolumeReader(path, keys.age, keys.recipients, world.peers) as volume,
        pytest.raises(refusals.TruncatedVolume) as caught,
    ):
        volume.prove()
    assert caught.value.facts["found"] < caught.value.facts["expected"]


def test_bytes_after_the_end_are_refused(world):
    [path] = world.parcel.seal(world.stick)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(Untrusted):
        world.read(path)


# What a writer with every key might do


def member(folder: str, name: str, data: bytes) -> bytes:
    return header(f"{folder}/{name}", len(data)) + data + padding(len(data))


def patched(block: bytes, **fields: tuple[int, bytes]) -> bytes:
    """A header with other bytes and a checksum that fits them."""
    raw = bytearray(block)
    for at, value in fields.values():
        raw[at : at + len(value)] = value
    raw[148:156] = b" " * 8
    raw[148:156] = b"%06o\0 " % sum(raw)
    return bytes(raw)


def payload_at(archive: bytes, name: bytes) -> int:
    """Where the header of the first member stands whose name begins so."""
    return archive.index(b"-v0001/" + name) // 512 * 512


HOSTILE_HEADERS: list[tuple[str, Callable[[bytes], bytes], type[Untrusted]]] = [
    ("absolute path", lambda b: patched(b, n=(0, b"/etc/passwd".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("parent path", lambda b: patched(b, n=(0, b"../../x".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("inner parent", lambda b: patched(b, n=(0, b"a/../../x".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("drive letter", lambda b: patched(b, n=(0, b"c:/x".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("backslash", lambda b: patched(b, n=(0, rb"a\b".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("case twin", lambda b: patched(b, n=(0, b"DATA/x".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("control", lambda b: patched(b, n=(0, b"a\nb".ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("not ascii", lambda b: patched(b, n=(0, "名".encode().ljust(100, b"\0"))), refusals.ForbiddenPath),
    ("empty", lambda b: patched(b, n=(0, bytes(100))), refusals.ForbiddenPath),
    ("hidden after nul", lambda b: patched(b, n=(60, b"\0x")), refusals.ForbiddenMember),
    ("link", lambda b: patched(b, t=(156, b"2"), n=(157, b"/etc/passwd")), refusals.ForbiddenMember),
    ("hard link", lambda b: patched(b, t=(156, b"1")), refusals.ForbiddenMember),
    ("folder", lambda b: patched(b, t=(156, b"5")), refusals.ForbiddenMember),
    ("device", lambda b: patched(b, t=(156, b"3")), refusals.ForbiddenMember),
    ("fifo", lambda b: patched(b, t=(156, b"6")), refusals.ForbiddenMember),
    ("pax", lambda b: patched(b, t=(156, b"x")), refusals.ForbiddenMember),
    ("global pax", lambda b: patched(b, t=(156, b"g")), refusals.ForbiddenMember),
    ("gnu long name", lambda b: patched(b, t=(156, b"L")), refusals.ForbiddenMember),
    ("sparse", lambda b: patched(b, t=(156, b"S")), refusals.ForbiddenMember),
    ("set-uid", lambda b: patched(b, m=(100, b"0004755\0")), refusals.ForbiddenMember),
    ("owner name", lambda b: patched(b, o=(265, b"root")), refusals.ForbiddenMember),
    ("prefix field", lambda b: patched(b, p=(345, b"x")), refusals.ForbiddenMember),
    ("bad checksum", lambda b: b[:148] + b"0000000\0" + b[156:], refusals.ForbiddenMember),
    ("binary size", lambda b: patched(b, s=(124, b"\x80" + bytes(11))), refusals.ForbiddenMember),
    ("negative size", lambda b: patched(b, s=(124, b"-0000000001\0")), refusals.ForbiddenMember),
]


@pytest.mark.parametrize(
    ("hostile", "cls"), [(h, c) for _, h, c in HOSTILE_HEADERS], ids=[n for n, *_ in HOSTILE_HEADERS]
)
def test_a_hostile_member_is_refused_by_its_own_name(world, hostile, cls):
    """R20: paths, links, devices, pax and GNU headers, from a sender whose signature holds."""
    archive = world.parcel.archive()
    at = payload_at(archive, b"data/blobs/")
    broken = archive[:at] + hostile(archive[at : at + 512]) + archive[at + 512 :]
    world.refuses(world.parcel.seal_raw(world.stick, broken), cls)


def test_a_member_that_is_not_in_the_manifest_is_unexpected(world):
    """TUF: extraneous dependencies."""
    archive = world.parcel.archive()[: -len(END)]
    extra = member(f"{world.parcel.plan.short_id}-v0001", "data/blobs/00/" + "0" * 64, b"")
    world.refuses(world.parcel.seal_raw(world.stick, archive + extra + END), refusals.UnexpectedMember)


def test_a_member_that_comes_twice_or_out_of_turn_is_unexpected(world):
    archive = world.parcel.archive()
    at = payload_at(archive, b"data/refs.jsonl")
    twice = archive[:at] + archive[at : at + 512] + archive[at:]
    world.refuses(world.parcel.seal_raw(world.stick, twice), refusals.UnexpectedMember)


def test_a_missing_member_is_named(world):
    archive = world.parcel.archive()
    last = archive.rindex(b"data/blobs/") // 512 * 512
    world.refuses(world.parcel.seal_raw(world.stick, archive[:last] + END), refusals.TruncatedVolume)


def test_a_changed_member_under_a_good_signature_is_named(world):
    """A colleague at the sender's machine changes a photograph after the plan was signed."""
    archive = bytearray(world.parcel.archive())
    archive[payload_at(archive, b"data/blobs/") + 600] ^= 1
    world.refuses(world.parcel.seal_raw(world.stick, bytes(archive)), refusals.AlteredMember)


def test_endless_data_is_refused_before_it_is_read(world):
    """TUF: endless data. A member that claims more than the plan allows stops at its header."""
    archive = world.parcel.archive()
    at = payload_at(archive, b"data/blobs/")
    name = archive[at : at + 100].rstrip(b"\0").decode()
    broken = archive[:at] + header(name, 7 << 30) + archive[at + 512 :]
    world.refuses(world.parcel.seal_raw(world.stick, broken), refusals.WrongSize)


def test_data_after_the_end_blocks_is_refused(world):
    path = world.parcel.seal_raw(world.stick, world.parcel.archive() + bytes(1))
    world.refuses(path, refusals.TrailingBytes)


def test_a_volume_of_another_bundle_is_swapped_or_altered(world, tmp_path):
    """TUF: mix and match. The plan of one bundle over the payload of another."""
    other = a_parcel(world.township, world.county, a_journal(world.township.log, 3), [a_photo(9)])
    mine, theirs = world.parcel.archive(), other.archive()
    cut_mine, cut_theirs = (payload_at(one, b"manifest-sha256.txt") for one in (mine, theirs))
    world.refuses(world.parcel.seal_raw(world.stick, mine[:cut_mine] + theirs[cut_theirs:]), refusals.AlteredManifest)


def test_a_volume_under_the_folder_of_another_bundle_is_swapped(world):
    archive = world.parcel.archive()
    blocks = []
    at = 0
    while archive[at : at + 512].strip(b"\0"):
        size = int(archive[at + 124 : at + 135], 8)
        name = archive[at : at + 100].rstrip(b"\0").decode().replace("-v0001/", "-v0002/")
        blocks.append(header(name, size) + archive[at + 512 : at + 512 + size + -size % 512])
        at += 512 + size + -size % 512
    world.refuses(world.parcel.seal_raw(world.stick, b"".join(blocks) + END), refusals.SwappedVolume)


def test_nothing_is_parsed_before_the_signature_holds(world, monkeypatch):
    def forbidden(*_arguments: object) -> None:
        raise AssertionError("parsed too early")

    monkeypatch.setattr(reading, "read_plan", forbidden)
    monkeypatch.setattr(reading, "read_manifest", forbidden)
    archive = bytearray(world.parcel.archive())
    archive[payload_at(archive, b"bundle.json") + 515] ^= 1
    world.refuses(world.parcel.seal_raw(world.stick, bytes(archive)), refusals.BadSignature)


# The envelope


def envelope(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "7f3k9q2m4t.v0001.age"
    path.write_bytes(data)
    return path


STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
MAC = b"--- " + b"A" * 43 + b"\n"
VERSION = b"age-encryption.org/v1\n"
ENVELOPES = {
    "passphrase": VERSION + b"-> scrypt AAAA 18\n" + b"A" * 43 + b"\n" + MAC,
    "armor": b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    "not-age": b"PK\x03\x04" + bytes(200),
    "recipient-kind": VERSION + b"-> ssh-rsa AAAA\n" + MAC,
    "too-many-recipients": VERSION + STANZA * 21 + MAC,
    "header-too-long": VERSION + STANZA[:54] + (b"A" * 64 + b"\n") * 2000,
    "header": VERSION + MAC,
}


@pytest.mark.parametrize("reason", ENVELOPES)
def test_an_envelope_outside_the_limits_is_refused_before_a_key_is_tried(tmp_path, reason):
    world = World(tmp_path)
    world.refuses(envelope(tmp_path, ENVELOPES[reason]), refusals.ForbiddenEnvelope, reason=reason)


def test_an_empty_file_and_a_half_header_are_truncated(tmp_path):
    world = World(tmp_path)
    world.refuses(envelope(tmp_path, b""), refusals.TruncatedVolume)
    world.refuses(envelope(tmp_path, VERSION + STANZA[:30]), refusals.TruncatedVolume)


# The plan


def with_plan(world: World, change: Callable[[dict[str, object]], None]) -> Path:
    plain = msgspec.json.decode(plan_bytes(world.parcel.plan))
    change(plain)
    world.parcel.change_plan = lambda _data: canonical_json(plain)
    return world.parcel.seal(world.stick)[0]


@pytest.mark.parametrize(
    ("key", "value"), [("format", "other"), ("version", 2), ("version", True), ("suite", "2"), ("must", ["fly"])]
)
def test_what_a_reader_does_not_know_is_unsupported(world, key, value):
    world.refuses(with_plan(world, lambda plain: plain.update({key: value})), refusals.UnsupportedBundle)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.update(number=0), lambda p: p.update(number="1"), lambda p: p.update(kind="other"),
        lambda p: p.update(bundle_id="i" * 32), lambda p: p.update(created="2026-11-24T08:15:00"),
        lambda p: p.update(to=[]), lambda p: p.update(want=["x"]), lambda p: p.pop("from"), lambda p: p.pop("must"),
        lambda p: p["volumes"][0].update(n=2), lambda p: p["entries"][0].update(first=9),
        lambda p: p["entries"][0].update(last=2_000_000),
        lambda p: p.update(entries=p["entries"] * 2), lambda p: p["volumes"][0].update(bytes=True),
    ],
)  # fmt: skip
def test_a_malformed_plan_is_refused(world, change):
    world.refuses(with_plan(world, change), refusals.MalformedPlan)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d[:-1] + b',"kind":"upload"}', lambda d: d.replace(b'"number":1', b'"number":1.0'),
        lambda d: b"\xef\xbb\xbf" + d, lambda d: d[:-1] + b',"x":' + b"[" * 33 + b"]" * 33 + b"}",
        lambda d: d.replace(b'"number":1', b'"number":99999999999999999999999'), lambda d: d[:-1],
        lambda d: d.replace(b'"number":1', b'"number":NaN'), lambda d: b"[" * 5000, lambda d: b"\xff" + d,
        lambda d: b"[]",
    ],
    ids=["duplicate", "float", "bom", "deep", "huge", "cut", "nan", "brackets", "utf8", "array"],
)  # fmt: skip
def test_a_plan_that_is_not_strict_json_is_refused_even_when_signed(world, change):
    """Bundle format 5, R22, R23."""
    world.parcel.change_plan = change
    world.refuses(world.parcel.seal(world.stick)[0], refusals.MalformedPlan)


def test_unknown_keys_are_passed_over_and_kept_in_the_bytes(world):
    path = with_plan(world, lambda plain: plain.update(later={"x": 1}))
    assert b'"later"' in world.read(path).plan_bytes


def test_a_plan_above_its_limit_is_refused_unread(world):
    world.parcel.change_plan = lambda data: data[:-1] + b',"x":"' + b"a" * (1 << 20) + b'"}'
    world.refuses(world.parcel.seal(world.stick)[0], refusals.WrongSize)


# Pieces, recipients, time


def test_a_large_file_travels_in_pieces_and_joins_again(tmp_path, monkeypatch):
    """Bundle format 4, with small numbers for the sizes."""
    for module, name, size in ((layout, "WHOLE_FILE_BYTES", 4 * 65_536), (layout, "PIECE_BYTES", 65_536)):
        monkeypatch.setattr(module, name, size)
    monkeypatch.setattr(sealing, "PIECE_BYTES", 65_536)
    township, county = a_township(), a_county()
    part = a_photo(1, 65_536)
    data = part * 4 + b"the end"
    pieces = tuple(hashlib.sha256(one).hexdigest() for one in (part, part, part, part, b"the end"))
    large = EvidenceFile(hashlib.sha256(data).hexdigest(), len(data), pieces)
    parcel = a_parcel(township, county, pieces=[(large, data)])
    [path] = parcel.seal(tmp_path)
    joined = hashlib.sha256()
    with VolumeReader(path, county.keys.age, county.keys.recipients, [township.peer()]) as volume:
        volume.prove()
        numbers = []
        for one in volume.parts():
            if one.member.kind == "piece":
                numbers.append(one.member.piece)
                while block := one.stream.read(1 << 20):
                    joined.update(block)
    assert (numbers, joined.hexdigest()) == ([1, 2, 3, 4, 5], large.sha256)


def test_a_bundle_opens_with_the_recovery_key_too(world):
    recovery = a_county()
    to = (*world.parcel.plan.to, Recipient(org="411321", key=recovery.keys.recipient, role="recovery"))
    world.parcel.plan = msgspec.structs.replace(world.parcel.plan, to=to)
    assert world.read(world.parcel.seal(world.stick)[0], by=recovery).n == 1


def test_the_created_time_keeps_its_instant_and_names_local_time(world):
    assert b'"created":"2026-11-24T08:15:00+08:00"' in plan_bytes(world.parcel.plan)
    later = msgspec.structs.replace(world.parcel.plan, created=CREATED + timedelta(hours=20))
    assert plan_bytes(later) != plan_bytes(world.parcel.plan)
    assert later.created.astimezone(UTC) == datetime(2026, 11, 24, 20, 15, tzinfo=UTC)


# Entries


def test_lines_follow_the_planned_range_from_base_to_head(world):
    data = world.parcel.shelf.held["records/1"]
    chain = ChainCheck(world.parcel.plan.entries, "x")
    assert [one.seq for one in read_lines(data, "x", chain)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "change",
    [
        lambda es: es[:2] + es[3:], lambda es: [es[1], es[0], *es[2:]], lambda es: [*es, es[-1]],
        lambda es: [msgspec.structs.replace(es[0], actor="b" * 32), *es[1:]],
        lambda es: [*es[:-1], msgspec.structs.replace(es[-1], hash="1" * 64)],
        lambda es: [msgspec.structs.replace(es[0], body=msgspec.Raw(b'{"salt":"x"}')), *es[1:]],
        lambda es: [msgspec.structs.replace(one, log=77) for one in es],
    ],
    ids=["dropped", "swapped", "doubled", "other actor", "other head", "other body", "other log"],
)  # fmt: skip
def test_a_broken_chain_is_refused(world, change):
    """R9, I8: over the received bytes."""
    entries = change(a_journal(world.township.log, 5))
    with pytest.raises(refusals.UnchainedEntry):
        list(read_lines(b"".join(entry_line(one) for one in entries), "x", ChainCheck(world.parcel.plan.entries, "x")))


def test_a_chain_that_ends_elsewhere_than_the_plan_says_is_refused(world):
    """The signed head is the anchor (R12): a whole chain of another past, and one cut short."""
    other = a_journal(world.township.log, 5, text="另一段过去")
    data = b"".join(entry_line(one) for one in other)
    with pytest.raises(refusals.UnchainedEntry) as caught:
        list(read_lines(data, "x", ChainCheck(world.parcel.plan.entries, "x")))
    assert caught.value.facts["reason"] == "head"
    chain = ChainCheck(world.parcel.plan.entries, "x")
    list(read_lines(b"".join(entry_line(one) for one in a_journal(world.township.log, 4)), "x", chain))
    with pytest.raises(refusals.UnchainedEntry):
        chain.finish()


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"kind"', b'"kind" '), lambda line: line.replace(b'"ver":1', b'"ver":1,"ver":1'),
        lambda line: line.replace(b'"ver":1', b'"ver":1.0'), lambda line: line.replace("占".encode(), b"\\u5360"),
        lambda line: line.replace(b'"op":"put"', b'"op":"drop"'),
        lambda line: line.replace(b'"ver":1}', b'"ver":1,"x":1}'),
        lambda line: line.replace(b'"seq":1,', b'"seq":0,'), lambda line: line.replace(b'"txn":1,', b'"txn":2,'),
        lambda line: b"[" * 40 + b"]" * 40, lambda line: line + b"a" * (1 << 20), lambda line: b"",
        lambda line: line.replace(b'"hash":"', b'"hash":"X'),
        lambda line: line.replace(b'"title":"', b'"title":1.5,"x":"'),
    ],
)  # fmt: skip
def test_a_line_that_is_not_the_canonical_form_is_malformed(world, change):
    """R9, R23: spaces, duplicate keys, floats, escapes, unknown words and keys, ranges, depth, length."""
    [line] = entry_line(a_journal(1, 1)[0]).splitlines()
    assert change(line) != line
    with pytest.raises(refusals.MalformedEntry):
        list(read_lines(change(line) + b"\n", "x"))


def test_a_withheld_body_leaves_the_chain_whole(world):
    from brigade_app.sync.entries import without_body

    entries = [without_body(one) for one in a_journal(world.township.log, 5)]
    data = b"".join(entry_line(one) for one in entries)
    assert "占".encode() not in data
    assert len(list(read_lines(data, "x", ChainCheck(world.parcel.plan.entries, "x")))) == 5


# A dose of noise


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(at=st.integers(0, 2**31), mask=st.integers(1, 255), cut=st.integers(0, 3))
def test_hostile_bundle_outside_the_seal(tmp_path_factory, at, mask, cut):
    """`test_hostile_bundle` (R20-R24, R28), outer half of the dose: any changed byte is `Untrusted`, no other error."""
    world, path, good = _sealed_once(tmp_path_factory)
    place = at % len(good)
    changed = good[:place] + bytes([good[place] ^ mask]) + good[place + 1 :]
    path.write_bytes(changed if cut else good[:place])
    with pytest.raises(Untrusted):
        world.read(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(at=st.integers(0, 2**31), mask=st.integers(1, 255), how=st.sampled_from(["flip", "cut", "double", "zero"]))
def test_hostile_bundle_inside_the_seal(tmp_path_factory, at, mask, how):
    """The inner half: an archive changed by somebody who has the keys to seal, but not to sign."""
    world, path, _good = _sealed_once(tmp_path_factory)
    archive = _ARCHIVES[id(world)]
    place = at % len(archive)
    changed = {
        "flip": archive[:place] + bytes([archive[place] ^ mask]) + archive[place + 1 :],
        "cut": archive[:place],
        "double": archive[:place] + archive[max(0, place - 512) :],
        "zero": archive[:place] + bytes(min(mask, len(archive) - place)) + archive[place + mask :],
    }[how]
    key = pyrage.x25519.Recipient.from_str(world.county.keys.recipient)
    path.write_bytes(pyrage.encrypt(changed, [key]))
    if changed == archive:
        return
    with pytest.raises(Untrusted):
        world.read(path)


_ONCE: list[tuple[World, Path, bytes]] = []
_ARCHIVES: dict[int, bytes] = {}


def _sealed_once(factory: pytest.TempPathFactory) -> tuple[World, Path, bytes]:
    if not _ONCE:
        world = World(factory.mktemp("hostile"), photos=4)
        [path] = world.parcel.seal(world.stick)
        path.with_name(f"{world.parcel.plan.short_id}.sha256").unlink()
        _ONCE.append((world, path, path.read_bytes()))
        _ARCHIVES[id(world)] = world.parcel.archive()
    return _ONCE[0]


def test_no_field_of_a_volume_is_wider_than_its_limit(world):
    """A tag member above its limit is refused at its header (bundle format 11)."""
    archive = world.parcel.archive()
    at = payload_at(archive, b"manifest-sha256.txt")
    name = archive[at : at + 100].rstrip(b"\0").decode()
    broken = archive[:at] + header(name, (16 << 20) + 1) + archive[at + 512 :]
    world.refuses(world.parcel.seal_raw(world.stick, broken), refusals.WrongSize)


def test_ssh_strings_that_lie_about_their_length_are_no_signature():
    import base64

    from brigade_app.sync.sshsig import BadArmor, read_armor

    for blob in (b"SSHSIG", b"SSHSIG" + struct.pack(">II", 1, 2**31), b"SSHSIG" + struct.pack(">II", 1, 0) * 9):
        body = base64.b64encode(blob).decode()
        with pytest.raises(BadArmor):
            read_armor(f"-----BEGIN SSH SIGNATURE-----\n{body}\n-----END SSH SIGNATURE-----\n")


def test_a_parcel_is_what_the_tests_say(world):
    """The maker's own plan is one that the reader accepts, so that each refusal above has one cause."""
    assert isinstance(world.parcel, Parcel)
    assert world.read(world.parcel.seal_raw(world.stick, world.parcel.archive())).n == 1
