"""A file that stays with the parent: the child asks for its parts, the parent gives what lies within bounds.

So a film of any size is looked into without being carried over whole, out of the vault as well as from the disk. What
the child asks after it has read a hostile file is itself from outside: numbers are checked, parts counted (R19, R30).
"""

import io
import json
from collections import OrderedDict
from multiprocessing.connection import Connection
from typing import Any, BinaryIO

BLOCK_BYTES = 64 * 1024
MAX_PART_BYTES = 1024 * 1024
MAX_PARTS = 100_000
BLOCKS_KEPT = 64


class BadQuestion(ValueError):
    """The child asked for what is no part of the file, or for too much of it."""


class SourceFailed(Exception):
    """The user's own file could not be read on."""


class Parts:
    """The parent's side: hands out parts of one stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._given = stream, 0
        self.size = stream.seek(0, io.SEEK_END)

    def part(self, asked: Any) -> bytes:
        """Return the part that the child asked for as ``[offset, length]``; shorter only where the file has shrunk.

        Raises:
            BadQuestion: not two numbers within the file and the bounds. SourceFailed: the disk's own failure.
        """
        self._given += 1
        if self._given > MAX_PARTS or not isinstance(asked, list) or [type(one) for one in asked] != [int, int]:
            raise BadQuestion(asked)
        offset, length = asked
        if offset < 0 or not 0 < length <= MAX_PART_BYTES or offset + length > self.size:
            raise BadQuestion(asked)
        try:
            self._stream.seek(offset)
            return self._stream.read(length)
        except OSError as error:
            raise SourceFailed from error


class PulledFile(io.BufferedIOBase):
    """The child's side: a stream that can seek; blocks read lately are kept."""

    def __init__(self, pipe: Connection, size: int) -> None:
        self._pipe, self.size, self._place = pipe, size, 0
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def read(self, length: int | None = -1, /) -> bytes:
        room = max(0, self.size - self._place)
        wanted = room if length is None or length < 0 else min(length, room)
        if not wanted:
            return b""
        if wanted >= MAX_PART_BYTES:
            found = self._large(wanted)
        else:
            found = self._small(wanted)
        self._place += len(found)
        return found

    def _large(self, wanted: int) -> bytes:
        out = io.BytesIO()
        while (at := out.tell()) < wanted:
            part = self._pull(self._place + at, min(MAX_PART_BYTES, wanted - at))
            if not part:
                break
            out.write(part)
        return out.getvalue()

    def _small(self, wanted: int) -> bytes:
        first, inside = divmod(self._place, BLOCK_BYTES)
        count = -(-(inside + wanted) // BLOCK_BYTES)
        return b"".join(self._block(first + n) for n in range(count))[inside : inside + wanted]

    def _block(self, number: int) -> bytes:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        offset = number * BLOCK_BYTES
        block = self._pull(offset, min(BLOCK_BYTES, self.size - offset))
        self._kept[number] = block
        if len(self._kept) > BLOCKS_KEPT:
            self._kept.popitem(last=False)
        return block

    def _pull(self, offset: int, length: int) -> bytes:
        self._pipe.send_bytes(json.dumps({"part": [offset, length]}).encode())
        return self._pipe.recv_bytes(MAX_PART_BYTES)
