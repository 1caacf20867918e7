"""An age file opened as a stream that one reads from, within the limits of our format.

pyrage pushes plaintext into a writer; a reader of archives wants to pull. So pyrage runs in a thread that fills a short
queue of large blocks, and memory stays bounded whatever the volume. Its header is looked at first, by us: armor,
passphrases, other kinds of recipients and long headers are refused before any key is tried (reliability R20).
"""

import hashlib
import hmac
import io
import queue
import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from brigade_app.errors import Untrusted
from brigade_app.sync.errors import AlteredVolume, DamagedMedium, ForbiddenEnvelope, NotForUs
from brigade_app.sync.errors import TruncatedVolume as Truncated
from brigade_app.sync.medium import BLOCK_BYTES, medium_error

MAX_HEADER_BYTES = 64 << 10
MAX_STANZAS = 20
QUEUED_BLOCKS = 4
IN_MEMORY_BYTES = 16 << 20
CHUNK_BYTES = 64 << 10
TAG_BYTES = 16
NONCE_BYTES = 16
_VERSION = b"age-encryption.org/v1\n"
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_STANZA = re.compile(rb"-> ([!-~]+)((?: [!-~]+)*)\n")
_BODY = re.compile(rb"[A-Za-z0-9+/]{0,64}\n")
_CHECKSUM = re.compile(r"([0-9a-f]{64})  ([a-z0-9.]+)")


def sealed_size(header_bytes: int, plain_bytes: int) -> int:
    """Return how long an age file of ``plain_bytes`` is, given its header."""
    chunks = max(1, -(-plain_bytes // CHUNK_BYTES))
    return header_bytes + NONCE_BYTES + plain_bytes + chunks * TAG_BYTES


def check_envelope(path: Path) -> int:
    """Return the length of the age header of ``path``.

    Raises:
        ForbiddenEnvelope: not a binary age file to X25519 recipients within the limits. Reason ``not-age``, ``armor``,
            ``passphrase``, ``recipient-kind``, ``too-many-recipients``, ``header-too-long`` or ``header``.
        TruncatedVolume: the file ends within the header.
        MediumFailed, MediumGone: it cannot be read.
    """
    try:
        with path.open("rb") as source:
            start = source.read(MAX_HEADER_BYTES + 1)
    except OSError as error:
        raise medium_error(path, error) from error
    return _check_header(start, path.name)


def _check_header(start: bytes, name: str) -> int:
    if start.startswith(b"-----BEGIN AGE"):
        raise ForbiddenEnvelope(path=name, reason="armor")
    if len(start) < len(_VERSION) and _VERSION.startswith(start):
        raise Truncated(path=name, found=len(start))
    if not start.startswith(_VERSION):
        raise ForbiddenEnvelope(path=name, reason="not-age")
    at, stanzas = len(_VERSION), 0
    while True:
        end = start.find(b"\n", at) + 1
        if not end:
            if len(start) > MAX_HEADER_BYTES:
                raise ForbiddenEnvelope(path=name, reason="header-too-long")
            raise Truncated(path=name, found=len(start))
        line, at = start[at:end], end
        if line.startswith(b"---"):
            if not _MAC.fullmatch(line) or not stanzas:
                raise ForbiddenEnvelope(path=name, reason="header")
            return at
        if line.startswith(b"->"):
            stanzas += 1
            _check_stanza(line, stanzas, name)
        elif not stanzas or not _BODY.fullmatch(line):
            raise ForbiddenEnvelope(path=name, reason="header")


def _check_stanza(line: bytes, count: int, name: str) -> None:
    match = _STANZA.fullmatch(line)
    if match is None:
        raise ForbiddenEnvelope(path=name, reason="header")
    kind = match[1]
    if kind == b"scrypt":
        raise ForbiddenEnvelope(path=name, reason="passphrase")
    # A sealed file may carry one stanza of noise: the library writes it so that readers stay tolerant.
    if kind != b"X25519" and not kind.endswith(b"-grease"):
        raise ForbiddenEnvelope(path=name, reason="recipient-kind")
    if count > MAX_STANZAS:
        raise ForbiddenEnvelope(path=name, reason="too-many-recipients")


class Stopped(Exception):
    """The reader of a stream went away: its thread stops."""


class _Blocks(io.RawIOBase):
    """Where the filling function's writes end up, a large block at a time."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        super().__init__()
        self._put = put

    def writable(self) -> bool:
        return True

    def write(self, data: memoryview, /) -> int:  # type: ignore[override]  # what a buffered writer hands on
        block = bytes(data)
        if block:
            self._put(block)
        return len(block)


class PushedStream(io.RawIOBase):
    """A stream to pull from, filled by a function that pushes (``fill(writer)``) in a thread of its own.

    What the function raises is raised by `read` once everything before it was read. The writer gathers the library's
    8 KiB writes below Python, so that Python works once a block.
    """

    def __init__(self, fill: Callable[[BinaryIO], None]) -> None:
        super().__init__()
        self._blocks: queue.Queue[bytes | None] = queue.Queue(QUEUED_BLOCKS)
        self._now = memoryview(b"")
        self._ended = self._stopping = False
        self._failure: BaseException | None = None
        self._fill = fill
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        writer = io.BufferedWriter(cast(io.RawIOBase, _Blocks(self._put)), BLOCK_BYTES)
        try:
            try:
                self._fill(cast(BinaryIO, writer))
            finally:
                writer.flush()
        except Stopped:
            return
        except BaseException as error:  # noqa: BLE001  the thread's edge: `read` raises it on the other side
            self._failure = error
        self._put(None)

    def _put(self, block: bytes | None) -> None:
        while not self._stopping:
            try:
                self._blocks.put(block, timeout=0.5)
            except queue.Full:
                continue
            return
        if block is not None:
            raise Stopped

    def readable(self) -> bool:
        """Always: it is what the stream is for."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return ``size`` bytes, fewer only at the end; all that is left for a negative size."""
        parts: list[bytes] = []
        missing = size if size >= 0 else 1 << 62
        while missing:
            if not self._now and not self._next():
                break
            part = self._now[:missing]
            self._now = self._now[len(part) :]
            parts.append(bytes(part))
            missing -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # any writable buffer
        """Fill ``buffer``, less only at the end."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def _next(self) -> bool:
        if self._ended:
            return False
        block = self._blocks.get()
        if block is None:
            self._ended = True
            if self._failure is not None:
                raise self._failure
            return False
        self._now = memoryview(block)
        return True

    def close(self) -> None:
        """Stop the thread and wait for it."""
        self._stopping = True
        while self._thread.is_alive():
            try:
                self._blocks.get_nowait()
            except queue.Empty:
                self._thread.join(0.05)
        self._now = memoryview(b"")
        super().close()


class CountedFile(io.FileIO):
    """A file being read, telling how many bytes were; each byte is read once. Put a buffered reader before it."""

    def __init__(self, path: Path, report: Callable[[int], None] | None = None) -> None:
        super().__init__(path)
        self._report = report
        self.failure: OSError | None = None

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # what a buffered reader hands in
        """Fill ``buffer`` as far as the file goes."""
        try:
            count = super().readinto(buffer)
        except OSError as error:  # the library words it and drops the number
            self.failure = error
            raise
        if self._report is not None and count:
            self._report(count)
        return count


class OpenedFile:
    """One age file, opened with our identities: `read` gives authenticated plaintext only.

    Raises:
        NotForUs, AlteredVolume, TruncatedVolume, MediumFailed, MediumGone: from `read`.
    """

    def __init__(self, path: Path, identities: Sequence[str], report: Callable[[int], None] | None = None) -> None:
        self.path = path
        self._identities = tuple(identities)
        self._report = report
        self._source: CountedFile | None = None
        self._stream = PushedStream(self._decrypt)

    def _decrypt(self, writer: BinaryIO) -> None:
        import pyrage

        keys = [pyrage.x25519.Identity.from_str(identity) for identity in self._identities]
        self._source = CountedFile(self.path, self._report)
        with io.BufferedReader(self._source, BLOCK_BYTES) as source:
            pyrage.decrypt_io(source, writer, keys)

    def read(self, size: int, /) -> bytes:
        """Return ``size`` bytes of plaintext, fewer only at the end."""
        from pyrage import DecryptError

        name = self.path.name
        try:
            return self._stream.read(size)
        except Untrusted:
            raise
        except (DecryptError, OSError) as error:
            failure = self._source.failure if self._source is not None else error
            if isinstance(failure, OSError) and failure.errno is not None:
                raise medium_error(self.path, failure) from error
            if "No matching keys" in str(error):
                raise NotForUs(path=name) from error
            raise AlteredVolume(path=name) from error

    def close(self) -> None:
        """Stop reading."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def checksum_of(path: Path) -> str | None:
    """Return the digest that the ``.sha256`` file beside a volume names for it, if there is one."""
    beside = path.with_name(path.name.split(".", 1)[0] + ".sha256")
    try:
        text = beside.read_text(encoding="ascii") if beside.stat().st_size < (1 << 20) else ""
    except (OSError, UnicodeDecodeError):
        return None
    for line in text.splitlines():
        match = _CHECKSUM.fullmatch(line)
        if match and match[2] == path.name:
            return match[1]
    return None


def explained(path: Path, error: Untrusted) -> Untrusted:
    """Return why ``path`` was refused, now that it was: damage of the medium where the checksum proves it.

    Reads the file once more, so it is asked only after a failure.
    """
    if not isinstance(error, NotForUs | AlteredVolume | ForbiddenEnvelope):
        return error
    expected = checksum_of(path)
    if expected is None:
        return error
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source:
            while part := source.read(BLOCK_BYTES):
                digest.update(part)
    except OSError:
        return error
    if hmac.compare_digest(digest.hexdigest(), expected):
        return error
    return DamagedMedium(path=path.name)


def open_age_file(path: Path, identity: str) -> BinaryIO:
    """Return the plaintext of one of our own sealed files as a stream: small ones from memory, large ones streamed.

    Whoever reads compares the digest: this checks only that the sealed bytes authenticate.

    Raises:
        AlteredVolume, MediumFailed: at once or while reading.
    """
    import pyrage

    plain = io.BytesIO()
    try:
        size = path.stat().st_size
        if size > IN_MEMORY_BYTES:
            return io.BufferedReader(_PlainFile(path, identity), BLOCK_BYTES)
        plain.seek(size)
        plain.write(b"\0")  # all the room at once: the content is shorter than its sealed form
        plain.seek(0)
        with path.open("rb", buffering=BLOCK_BYTES) as source:
            pyrage.decrypt_io(source, plain, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        raise AlteredVolume(path=path.name) from error
    plain.truncate()
    plain.seek(0)
    return plain


class _PlainFile(io.RawIOBase):
    """`OpenedFile` as the raw side of a buffered stream."""

    def __init__(self, path: Path, identity: str) -> None:
        super().__init__()
        self._opened = OpenedFile(path, (identity,))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # any writable buffer
        part = self._opened.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._opened.close()
        super().close()
