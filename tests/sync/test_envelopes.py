"""The age envelope of a volume: what lies outside its limits is refused before a key is tried."""

from pathlib import Path

import pytest

from brigade_app.sync import errors as refusals
from tests.sync.world import World


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
