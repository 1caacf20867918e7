"""A sealed file at any place: the same bytes as a whole read gives, and nothing of a file that was changed."""

import hashlib
import io
import os
import random
from pathlib import Path

import pytest

from brigade_app.store.age_header import MAX_HEADER_BYTES, BadHeader, open_header
from brigade_app.store.errors import EvidenceDamaged, EvidenceMissing
from brigade_app.store.sealed_reader import CHUNK_BYTES, SealedReader
from tests.store.makers import Seat
from tests.sync.test_age_vectors import VECTORS, read_vector

SEALED_CHUNK = CHUNK_BYTES + 16


def seal(seat: Seat, content: bytes) -> str:
    return seat.store.vault.seal(io.BytesIO(content)).sha256


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 5 * CHUNK_BYTES + 77])
def test_a_sealed_file_reads_the_same_at_any_place(seat: Seat, size: int):
    content = os.urandom(size)
    chance = random.Random(size)

    with seat.store.vault.open_seekable(seal(seat, content)) as stream:
        assert stream.seek(0, io.SEEK_END) == size
        for _ in range(60):
            place, length = chance.randrange(size + 2), chance.choice([0, 1, 100, CHUNK_BYTES, 200_000])
            stream.seek(place)
            assert stream.read(length) == content[place : place + length]
        stream.seek(0)
        assert stream.read() == content


def test_only_what_is_read_is_opened(seat: Seat):
    sha = seal(seat, bytes(40 * CHUNK_BYTES))
    path = seat.store.vault.path(sha)
    spoil(path, 20)

    with seat.store.vault.open_seekable(sha) as stream:
        stream.seek(30 * CHUNK_BYTES)
        assert stream.read(10) == bytes(10)
        stream.seek(20 * CHUNK_BYTES)
        with pytest.raises(EvidenceDamaged):
            stream.read(10)


def spoil(path: Path, chunk: int) -> None:
    """Change one bit of a chunk of a file of 40 chunks."""
    sealed = bytearray(path.read_bytes())
    start = len(sealed) - 40 * SEALED_CHUNK
    sealed[start + chunk * SEALED_CHUNK + 9] ^= 1
    path.chmod(0o600)
    path.write_bytes(sealed)


@pytest.mark.parametrize("cut", [1, 16, SEALED_CHUNK, SEALED_CHUNK + 1, 3 * SEALED_CHUNK])
def test_a_file_that_was_cut_is_damaged_at_once(seat: Seat, cut: int):
    sha = seal(seat, bytes(3 * CHUNK_BYTES))
    path = seat.store.vault.path(sha)
    sealed = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(sealed[:-cut])
    with pytest.raises(EvidenceDamaged):
        seat.store.vault.open_seekable(sha)


def test_chunks_in_another_order_do_not_open(seat: Seat):
    sha = seal(seat, bytes(3 * CHUNK_BYTES))
    path = seat.store.vault.path(sha)
    sealed = path.read_bytes()
    first, rest = sealed[: -3 * SEALED_CHUNK], sealed[-3 * SEALED_CHUNK :]
    path.chmod(0o600)
    path.write_bytes(first + rest[SEALED_CHUNK : 2 * SEALED_CHUNK] + rest[:SEALED_CHUNK] + rest[2 * SEALED_CHUNK :])
    with seat.store.vault.open_seekable(sha) as stream, pytest.raises(EvidenceDamaged):
        stream.read(1)


def test_a_file_of_another_size_than_was_filed_is_damaged(seat: Seat):
    sha, other = seal(seat, bytes(1000)), seal(seat, bytes(1001))
    seat.store.vault.arrived(seat.store.vault.seal(io.BytesIO(bytes(1000))), at=seat.clock())
    path = seat.store.vault.path(sha)
    path.chmod(0o600)
    path.write_bytes(seat.store.vault.path(other).read_bytes())
    with pytest.raises(EvidenceDamaged) as told:
        seat.store.vault.open_seekable(sha)
    assert told.value.facts["what"] == "size"


def test_what_is_not_here_is_missing(seat: Seat):
    with pytest.raises(EvidenceMissing):
        seat.store.vault.open_seekable("ab" * 32)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda path: path.name)
def test_each_published_vector_opens_or_is_refused_as_it_says(vector: Path, tmp_path: Path):
    keys, sealed = read_vector(vector)
    path = tmp_path / "vector.age"
    path.write_bytes(sealed)
    plain = None
    try:
        with SealedReader(path, keys["identity"], "0" * 64) as stream:
            plain = stream.readall()
    except EvidenceDamaged:
        plain = None
    assert (plain is not None) == (keys["expect"] == "success")
    if plain is not None:
        assert hashlib.sha256(plain).hexdigest() == keys["payload"]


def test_a_header_without_an_end_and_a_name_that_is_no_identity_are_refused():
    with pytest.raises(BadHeader):
        open_header(b"age-encryption.org/v1\n-> X25519 " + b"A" * MAX_HEADER_BYTES, "AGE-SECRET-KEY-1QQ")
    keys, sealed = read_vector(next(path for path in VECTORS if path.name == "x25519"))
    for identity in ("", "AGE-SECRET-KEY-1QQ", keys["identity"].replace("1", "1!")):
        with pytest.raises(BadHeader):
            open_header(sealed, identity)
