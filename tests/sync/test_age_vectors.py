"""The published age vectors (C2SP CCTV) that apply to binary X25519 files, read through our opener (R26)."""

import hashlib
import zlib
from pathlib import Path

import pytest

from brigade_app.errors import Untrusted
from brigade_app.sync.errors import NotForUs
from brigade_app.sync.opening import OpenedFile, check_envelope

VECTORS = sorted(path for path in (Path(__file__).parent / "cctv").iterdir() if path.name != "README")
OTHER_KINDS = {"stanza_empty_body", "stanza_empty_last_line", "stanza_valid_characters", "x25519_grease"}
"""Good age files that our format refuses all the same: they name recipients of kinds other than X25519."""


def read_vector(path: Path) -> tuple[dict[str, str], bytes]:
    head, _, body = path.read_bytes().partition(b"\n\n")
    keys = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return keys, zlib.decompress(body) if keys.get("compressed") == "zlib" else body


@pytest.mark.parametrize("vector", VECTORS, ids=lambda path: path.name)
def test_each_vector_opens_or_is_refused_as_it_says(vector, tmp_path):
    keys, sealed = read_vector(vector)
    path = tmp_path / "vector.age"
    path.write_bytes(sealed)
    plain = hashlib.sha256()
    refusal: Untrusted | None = None
    try:
        check_envelope(path)
        with OpenedFile(path, [keys["identity"]]) as stream:
            while part := stream.read(100_000):
                plain.update(part)
    except Untrusted as error:
        refusal = error
    if vector.name in OTHER_KINDS:
        assert refusal is not None
        assert refusal.facts["reason"] == "recipient-kind"
        return
    assert (refusal is None) == (keys["expect"] == "success")
    if refusal is None:
        assert plain.hexdigest() == keys["payload"]
    if vector.name == "x25519_no_match":
        assert isinstance(refusal, NotForUs)


def test_the_vectors_are_there():
    assert len(VECTORS) == 66
