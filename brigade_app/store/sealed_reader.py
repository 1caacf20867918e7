"""A sealed file read at any place: only the chunks that are asked for are opened.

For looking at a large film, where reading gigabytes for one frame would be absurd. Each chunk proves itself, the last
one the length as well; the digest of the whole is not compared, which only `Vault.open` does. What is seen here shows,
it does not prove.
"""

import io
import os
from collections import OrderedDict
from pathlib import Path
from typing import Any, BinaryIO

from brigade_app.store.age_header import MAX_HEADER_BYTES, BadHeader, open_header
from brigade_app.store.errors import EvidenceDamaged

CHUNK_BYTES = 64 << 10
TAG_BYTES = 16
CHUNKS_KEPT = 8


class SealedReader(io.RawIOBase):
    """The content of a sealed file. ``size`` is proven by the last chunk, which is opened at once.

    Raises:
        EvidenceDamaged: it does not open, at once or where it is read.
    """

    def __init__(self, path: Path, identity: str, sha256: str) -> None:
        super().__init__()
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._sha256, self._place = sha256, 0
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._file: BinaryIO | None = None
        try:
            self._file = path.open("rb")
            payload = open_header(self._file.read(MAX_HEADER_BYTES), identity)
            sealed = os.fstat(self._file.fileno()).st_size - payload.place
        except (BadHeader, OSError) as error:
            self.close()
            raise self._damaged() from error
        self._start, self._cipher = payload.place, ChaCha20Poly1305(payload.key)
        self._chunks = -(-sealed // (CHUNK_BYTES + TAG_BYTES))
        self.size = sealed - self._chunks * TAG_BYTES
        try:
            self._prove_length()
        except EvidenceDamaged:
            self.close()
            raise

    def _prove_length(self) -> None:
        last_begins_at = (self._chunks - 1) * CHUNK_BYTES
        if self.size < max(0, last_begins_at) or (self._chunks > 1 and self.size == last_begins_at):
            raise self._damaged()
        self._chunk(self._chunks - 1)

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

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        if self._place >= self.size or not view:
            return 0
        number, inside = divmod(self._place, CHUNK_BYTES)
        part = self._chunk(number)[inside : inside + len(view)]
        view[: len(part)] = part
        self._place += len(part)
        return len(part)

    def _chunk(self, number: int) -> bytes:
        """Return a chunk, opened now or a moment ago."""
        from cryptography.exceptions import InvalidTag

        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        assert self._file is not None
        is_last = number == self._chunks - 1
        try:
            self._file.seek(self._start + number * (CHUNK_BYTES + TAG_BYTES))
            sealed = self._file.read(CHUNK_BYTES + TAG_BYTES)
            plain = self._cipher.decrypt(number.to_bytes(11, "big") + bytes([is_last]), sealed, None)
        except (InvalidTag, OSError) as error:
            raise self._damaged() from error
        self._kept[number] = plain
        if len(self._kept) > CHUNKS_KEPT:
            self._kept.popitem(last=False)
        return plain

    def _damaged(self) -> EvidenceDamaged:
        return EvidenceDamaged(sha256=self._sha256, what="sealed")

    def close(self) -> None:
        """Close the file and forget what was opened."""
        if not self.closed:
            self._kept.clear()
            if self._file is not None:
                self._file.close()
        super().close()
