"""POSIX ustar, written deterministically and read strictly, as a stream.

The standard library's `tarfile` is not used: it follows links, pax and GNU headers, and its extraction filters were
bypassed in 2025 (reliability R20). Here a header is 512 bytes that must be, byte for byte, those that we would write
for that name and size; whatever else a header can say is refused and named.
"""

import re
from typing import Protocol

from brigade_app.sync.errors import ForbiddenMember, ForbiddenPath, MissingMember, TrailingBytes

BLOCK_BYTES = 512
END = bytes(2 * BLOCK_BYTES)
MAX_NAME_BYTES = 100
MAX_MEMBER_BYTES = 8**11 - 1
_OCTAL = re.compile(rb"[0-7]{11}\x00")
_SAFE = re.compile(r"[a-z0-9._-]+(/[a-z0-9._-]+)*")
_KINDS = {
    b"1": "hard-link", b"2": "link", b"3": "device", b"4": "device", b"5": "folder", b"6": "fifo", b"7": "contiguous",
    b"x": "pax", b"g": "pax", b"L": "gnu", b"K": "gnu", b"S": "sparse", b"D": "gnu", b"M": "gnu", b"N": "gnu",
    b"V": "gnu", b"\x00": "old-tar",
}  # fmt: skip


class Readable(Protocol):
    """What the reader takes bytes from: gives fewer than asked only at the end."""

    def read(self, size: int, /) -> bytes: ...


def header(name: str, size: int) -> bytes:
    """Return the ustar header of a regular file: mode 0644, everything else zero.

    Raises:
        ValueError: a name above 100 bytes or not ASCII, or a size above 8 GiB.
    """
    raw = name.encode("ascii")
    if not 1 <= len(raw) <= MAX_NAME_BYTES or not 0 <= size <= MAX_MEMBER_BYTES:
        raise ValueError(name)
    fields = (
        raw.ljust(100, b"\0"), b"0000644\0", b"0000000\0", b"0000000\0", b"%011o\0" % size, b"00000000000\0",
        b" " * 8, b"0", bytes(100), b"ustar\x0000", bytes(32), bytes(32), b"0000000\0", b"0000000\0", bytes(155),
        bytes(12),
    )  # fmt: skip
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def padding(size: int) -> bytes:
    """Return the zeros that fill the last block of a member."""
    return bytes(-size % BLOCK_BYTES)


def archive_bytes(sizes: list[int]) -> int:
    """Return how long an archive of members of these sizes is, end blocks included."""
    return sum(BLOCK_BYTES + size + -size % BLOCK_BYTES for size in sizes) + len(END)


class StrictReader:
    """Reads one archive member by member. ``path`` names the volume in what is raised."""

    def __init__(self, stream: Readable, path: str) -> None:
        self._stream, self._path = stream, path
        self._left = self._pad = 0

    def next_header(self) -> tuple[str, int] | None:
        """Return name and size of the next member, ``None`` at the end blocks. The one before must be read up.

        Raises:
            ForbiddenPath, ForbiddenMember: a header that we would not have written.
            MissingMember: the archive stops.
        """
        if self._left:
            raise ValueError("member not read up")
        if self._pad and self._stream.read(self._pad).strip(b"\0"):
            raise ForbiddenMember(path=self._path, member="", reason="padding")
        self._pad = 0
        block = self._stream.read(BLOCK_BYTES)
        if len(block) != BLOCK_BYTES:
            raise MissingMember(path=self._path, expected="end")
        if block == bytes(BLOCK_BYTES):
            if self._stream.read(BLOCK_BYTES) != bytes(BLOCK_BYTES):
                raise ForbiddenMember(path=self._path, member="", reason="end")
            return None
        name, size = _read_header(block, self._path)
        self._left, self._pad = size, -size % BLOCK_BYTES
        return name, size

    def read(self, limit: int) -> bytes:
        """Return the next bytes of the member, at most ``limit``; empty at its end.

        Raises:
            MissingMember: the archive stops within the member.
        """
        wanted = min(limit, self._left)
        if not wanted:
            return b""
        part = self._stream.read(wanted)
        if not part:
            raise MissingMember(path=self._path, expected="content")
        self._left -= len(part)
        return part

    def read_whole(self) -> bytes:
        """Return the rest of the member."""
        parts = []
        while part := self.read(1 << 20):
            parts.append(part)
        return b"".join(parts)

    def finish(self) -> None:
        """Check that nothing follows the end blocks.

        Raises:
            TrailingBytes: something does.
        """
        if self._stream.read(1):
            raise TrailingBytes(path=self._path)


def _read_header(block: bytes, path: str) -> tuple[str, int]:
    raw = block[:MAX_NAME_BYTES].split(b"\0", 1)[0]
    name = raw.decode("utf-8", "backslashreplace")[:120]
    if block[156:157] != b"0":
        raise ForbiddenMember(path=path, member=name, reason=_KINDS.get(block[156:157], "unknown-kind"))
    if not _SAFE.fullmatch(name) or any(part in {".", ".."} for part in name.split("/")):
        raise ForbiddenPath(path=path, member=name)
    if not _OCTAL.fullmatch(block[124:136]):
        raise ForbiddenMember(path=path, member=name, reason="size")
    size = int(block[124:135], 8)
    if block != header(name, size):
        raise ForbiddenMember(path=path, member=name, reason="header")
    return name, size
