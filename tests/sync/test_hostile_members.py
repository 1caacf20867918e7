"""What a writer with every key might put into a volume: each member is refused by its own name."""

from collections.abc import Callable

import pytest

from brigade_app.errors import Untrusted
from brigade_app.sync import errors as refusals
from brigade_app.sync.ustar import END, header
from tests.sync.makers import a_journal, a_parcel, a_photo
from tests.sync.world import member, patched, payload_at

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


def test_no_field_of_a_volume_is_wider_than_its_limit(world):
    """A tag member above its limit is refused at its header (bundle format 11)."""
    archive = world.parcel.archive()
    at = payload_at(archive, b"manifest-sha256.txt")
    name = archive[at : at + 100].rstrip(b"\0").decode()
    broken = archive[:at] + header(name, (16 << 20) + 1) + archive[at + 512 :]
    world.refuses(world.parcel.seal_raw(world.stick, broken), refusals.WrongSize)
