"""R19, R30: the parts that the child asks for. It reads what the file holds; what it asks beyond that ends it."""

import io
import json
import threading
from contextlib import suppress
from multiprocessing import Pipe

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.operations.media import reader as reader_module
from brigade_app.operations.media.pulled import (
    BLOCK_BYTES,
    MAX_PART_BYTES,
    MAX_PARTS,
    BadQuestion,
    Parts,
    PulledFile,
    SourceFailed,
)

CONTENT = bytes(range(256)) * 12_000  # larger than a part


class Wire:
    """A pipe without an end in another process: what is asked is answered at once by a `Parts`."""

    def __init__(self, content: bytes) -> None:
        self.parts, self.asked = Parts(io.BytesIO(content)), []
        self._answer = b""

    def send_bytes(self, frame: bytes) -> None:
        asked = json.loads(frame)["part"]
        self.asked.append(asked)
        self._answer = self.parts.part(asked)

    def recv_bytes(self, _most: int) -> bytes:
        return self._answer


SEEKS = st.lists(
    st.tuples(st.integers(-10, len(CONTENT) + 10), st.sampled_from([0, 1, 2]), st.integers(-1, 2_500_000)), max_size=8
)


@settings(max_examples=40, deadline=None)
@given(SEEKS)
def test_a_pulled_file_reads_and_seeks_as_the_file_does(steps):
    real, pulled = io.BytesIO(CONTENT), PulledFile(Wire(CONTENT), len(CONTENT))
    for offset, whence, length in steps:
        place = max(0, {0: 0, 1: real.tell(), 2: len(CONTENT)}[whence] + offset)
        assert pulled.seek(offset, whence) == real.seek(place)
        assert pulled.read(length) == real.read(length)
        assert pulled.tell() == real.tell()


def test_blocks_that_were_read_are_not_asked_for_again():
    wire = Wire(CONTENT)
    pulled = PulledFile(wire, len(CONTENT))
    for _ in range(3):
        pulled.seek(BLOCK_BYTES - 10)
        assert pulled.read(20) == CONTENT[BLOCK_BYTES - 10 : BLOCK_BYTES + 10]
    assert wire.asked == [[0, BLOCK_BYTES], [BLOCK_BYTES, BLOCK_BYTES]]


@pytest.mark.parametrize(
    "asked",
    [
        None, 5, "0,10", {}, [], [0], [0, 10, 20], [-1, 10], [0, 0], [0, -5], [0, MAX_PART_BYTES + 1], [0.0, 10],
        [0, True], [True, 5], ["0", "10"], [len(CONTENT), 1], [len(CONTENT) - 5, 6], [2**80, 1], [[0], [10]],
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_file_is_refused(asked):
    with pytest.raises(BadQuestion):
        Parts(io.BytesIO(CONTENT)).part(asked)


def test_parts_are_counted_and_end():
    parts = Parts(io.BytesIO(CONTENT))
    for _ in range(MAX_PARTS):
        assert parts.part([5, 1]) == b"\x05"
    with pytest.raises(BadQuestion):
        parts.part([5, 1])


class Gone(io.BytesIO):
    """A card that was pulled out."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("no such device")


def test_the_failure_of_a_source_is_not_taken_for_the_childs():
    with pytest.raises(SourceFailed):
        Parts(Gone(CONTENT)).part([0, 10])


FACTS = json.dumps({"media_type": "video/mp4", "size": 5, "pages": "many", "width": 320}).encode()


@pytest.mark.parametrize(
    "frames",
    [
        [b'{"part": [0, 99999999999]}'], [b'{"part": "all"}'], [b'{"part": [0, 5], "path": "/etc/passwd"}'],
        [b"[" * 100_000], [b"not json"], [b"[]"], [b"1"], [b'{"media_type": "video/mp4", "size": 1, "evil": 1}'],
        [b'{"media_type": "video/mp4", "size": 1, "still_ms": -1}', b""], [b"{}", b""], [b"9" * 5000, b""],
        [b'{"media_type": "video/mp4", "size": 1, "still_ms": true}', b""],
        [b" " * (reader_module.MAX_FACTS_BYTES + 1)],
        [FACTS, b"x" * 2000],
    ],
)  # fmt: skip
def test_what_a_child_says_that_is_no_answer_is_none(frames, monkeypatch):
    monkeypatch.setattr(reader_module, "MAX_PICTURE_BYTES", 1000)
    ours, theirs = Pipe()

    def child() -> None:
        theirs.recv_bytes()
        with suppress(OSError):  # the other end goes as soon as it has heard enough
            for frame in frames:
                theirs.send_bytes(frame)
        theirs.close()

    talking = threading.Thread(target=child)
    talking.start()
    with pytest.raises(reader_module._NO_ANSWER):
        reader_module._converse(ours, {}, io.BytesIO(b"12345"))
    ours.close()
    talking.join()


def test_a_fact_that_is_not_of_its_kind_is_none():
    ours, theirs = Pipe()
    for frame in (FACTS, b""):
        theirs.send_bytes(frame)
    look = reader_module._converse(ours, {}, io.BytesIO(b"12345"))
    assert (look.facts.pages, look.facts.width, look.thumbnail) == (None, 320, None)
    ours.close()
    theirs.close()
