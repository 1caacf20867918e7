"""The evidence vault: sealed files under the digest of their sealed bytes, found by the digest of their content.

A file is known by three things: its row (``blob``), its sealed file, and the records that need it (``blob_ref``). A row
without a file is damage; a file without a row is swept into quarantine after a day (R18).
"""

import hashlib
import io
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Event
from brigade_app.store.disk import DISK, WARN_FREE_BYTES, make_folder
from brigade_app.store.engine import Engine
from brigade_app.store.entries import instant_text
from brigade_app.store.errors import EvidenceDamaged, EvidenceMissing, EvidenceTooLarge, translated
from brigade_app.store.gateway import Gateway, write_blob
from brigade_app.store.sealed_reader import CHUNK_BYTES, SealedReader
from brigade_app.store.sealing import BLOCK_BYTES, VAULT, DigestWriter, open_into, seal_file, vault_path
from brigade_app.store.values import Blob, Cancelled, Finding, Findings, Progress, SealedFile

if TYPE_CHECKING:
    from brigade_app.store.store import Store

MEMORY_LIMIT_BYTES = 64 << 20
SWEEP_AFTER = timedelta(days=1)
_CHUNKS_AHEAD = 32
_COLUMNS = "sha, sealed, bytes, media, state"


class Vault:
    """The sealed files of one store."""

    def __init__(self, store: "Store", engine: Engine, gateway: Gateway, identity: str, recipient: str) -> None:
        self._store = store
        self._engine = engine
        self._gateway = gateway
        self._identity = identity
        self.recipient = recipient
        self.folder = engine.folder

    def seal(
        self,
        source: BinaryIO | Path,
        *,
        readback: bool = True,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        name: str | None = None,
        media_type: str | None = None,
    ) -> SealedFile:
        """Take a file in (R15) and remember it for the deed that will name it. See `seal_file`.

        Content that is in the vault already is not kept twice: what is there is returned.
        """
        self._store.require_writable(name)
        sealed = seal_file(
            self.folder, self.recipient, source, identity=self._identity if readback else None, name=name,
            media_type=media_type, progress=progress, cancelled=cancelled,
        )  # fmt: skip
        known = self._known(sealed)
        if known is not None:
            with translated(self.folder):
                vault_path(self.folder, sealed.sealed).unlink(missing_ok=True)
            sealed = known
        self._gateway.remember(sealed)
        return sealed

    def _known(self, sealed: SealedFile) -> SealedFile | None:
        with self._engine.reading() as connection:
            row = connection.execute(
                "SELECT sealed, sealed_bytes, media FROM blob WHERE sha = ? AND state = 'present'",
                (bytes.fromhex(sealed.sha256),),
            ).fetchone()
        if row is None or not vault_path(self.folder, row[0].hex()).is_file():
            return None
        return SealedFile(sealed.sha256, sealed.size, row[0].hex(), row[1], sealed.pieces, row[2] or sealed.media_type)

    def remember(self, sealed: SealedFile) -> None:
        """Know a file that a worker process has sealed, until a deed names it."""
        self._gateway.remember(sealed)

    def arrived(self, *files: SealedFile, at: datetime) -> None:
        """Write that files, sealed by an import, are here now, in one transaction; records want them or will (R28)."""
        self._store.require_writable("import")
        with self._engine.writing("import") as connection:
            for sealed in files:
                sha = bytes.fromhex(sealed.sha256)
                row = connection.execute("SELECT state FROM blob WHERE sha = ?", (sha,)).fetchone()
                if row is None or row[0] in ("wanted", "partial"):
                    write_blob(connection, sealed, instant_text(at))

    def state(self, sha256: str) -> Blob | None:
        """Return what is known of a file; ``None``: nothing."""
        with self._engine.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM blob WHERE sha = ?", (bytes.fromhex(sha256),)).fetchone()
        return _blob(row) if row else None

    def pieces(self, sha256: str) -> tuple[str, ...]:
        """Return the digests of the 64 MiB pieces of a file above 256 MiB; none for a smaller one."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT piece_sha FROM piece WHERE sha = ? ORDER BY n", (bytes.fromhex(sha256),)
            ).fetchall()
        return tuple(row[0].hex() for row in rows)

    def path(self, sha256: str) -> Path:
        """Return where the sealed file lies.

        Raises:
            EvidenceMissing: it is not here (``state``).
        """
        blob = self.state(sha256)
        state = blob.state if blob is not None else "unknown"
        sealed = blob.sealed if blob is not None else None
        if sealed is None and sha256 in self._gateway.fresh:
            state, sealed = "present", self._gateway.fresh[sha256].sealed
        if state != "present" or sealed is None:
            raise EvidenceMissing(sha256=sha256, state=state, sealed=sealed)
        path = vault_path(self.folder, sealed)
        if not path.is_file():
            raise EvidenceMissing(sha256=sha256, state="missing", sealed=sealed)
        return path

    def open(self, sha256: str) -> BinaryIO:
        """Return the content as a stream that is decrypted while it is read; no plain file is made.

        Raises:
            EvidenceMissing: at once. EvidenceDamaged: while reading, at the latest at the end: nothing counts before.
        """
        return open_sealed(self.path(sha256), self._identity, sha256)

    def open_seekable(self, sha256: str) -> BinaryIO:
        """Return the content as a stream that reads at any place and opens only what is read; for looking, not proving.

        Raises:
            EvidenceMissing: at once. EvidenceDamaged: at once, or where a part does not open. See `SealedReader`.
        """
        reader = SealedReader(self.path(sha256), self._identity, sha256)
        blob = self.state(sha256)
        if blob is not None and blob.size is not None and blob.size != reader.size:
            reader.close()
            raise EvidenceDamaged(sha256=sha256, what="size")
        return io.BufferedReader(reader, CHUNK_BYTES)

    def read(self, sha256: str, limit: int = MEMORY_LIMIT_BYTES) -> bytes:
        """Return the whole content, checked.

        Raises:
            EvidenceTooLarge: above ``limit``. EvidenceMissing, EvidenceDamaged.
        """
        blob = self.state(sha256)
        if blob is not None and blob.size is not None and blob.size > limit:
            raise EvidenceTooLarge(sha256=sha256, size=blob.size, limit=limit)
        with self.open(sha256) as stream:
            content = stream.read(limit + 1)
            if len(content) > limit:
                raise EvidenceTooLarge(sha256=sha256, size=None, limit=limit)
            stream.read(1)
        return content

    def copy_to_cache(self, sha256: str, ending: str = "") -> Path:
        """Decrypt a file too large for memory into the cache, which is emptied at lock, exit and start (R19)."""
        with translated(self.folder):
            make_folder(self.folder / "cache")
            path = self.folder / "cache" / f"{sha256[:32]}{ending}"
            with self.open(sha256) as stream, path.open("wb") as target:
                path.chmod(0o600)
                shutil.copyfileobj(stream, target, BLOCK_BYTES)
        return path

    def erase(self, sha256: str, *, at: datetime) -> None:
        """Take a file away for good, after the deed that redacted its record; the row stays as ``erased``."""
        path = self.path(sha256)
        with self._engine.writing(sha256) as connection:
            connection.execute(
                "UPDATE blob SET state = 'erased', stored_at = ? WHERE sha = ?",
                (instant_text(at), bytes.fromhex(sha256)),
            )
        with translated(self.folder):
            path.unlink(missing_ok=True)

    def blobs(self, state: str = "present") -> Iterator[Blob]:
        """Yield what is known of all files in this state."""
        with self._engine.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM blob WHERE state = ? ORDER BY sha", (state,)).fetchall()
        return (_blob(row) for row in rows)

    def has_little_room(self) -> bool:
        """Whether less than 2 GiB is free (R8)."""
        with translated(self.folder):
            return DISK.free_bytes(self.folder) < WARN_FREE_BYTES

    def verify(
        self,
        *,
        deep: bool = False,
        share: float = 1.0,
        now: datetime | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Findings:
        """Hash sealed files again, those first that were checked longest ago; ``deep`` decrypts and compares them too.

        ``share`` of 0.01 is the daily hundredth (R3). With ``now`` the day of the check is written down.
        """
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM blob WHERE state = 'present' ORDER BY checked_at IS NOT NULL, checked_at, sha"
            ).fetchall()
        found: list[Finding] = []
        checked: list[bytes] = []
        for row in rows[: max(1, round(len(rows) * share))]:
            if cancelled is not None and cancelled():
                break
            fault = self._fault(_blob(row), deep, progress)
            if fault is not None:
                found.append(Finding("vault", row[0].hex(), fault, self._case_of(row[0])))
            checked.append(row[0])
        if now is not None and checked and not self._store.is_read_only:
            with self._engine.writing() as connection:
                marks = [(instant_text(now), sha) for sha in checked]
                connection.executemany("UPDATE blob SET checked_at = ? WHERE sha = ?", marks)
        return Findings({"files": len(checked)}, tuple(found))

    def _case_of(self, sha: bytes) -> str | None:
        with self._engine.reading() as connection:
            row = connection.execute(
                "SELECT lower(hex(case_id)) FROM blob_ref JOIN evidence ON evidence.id = blob_ref.rec "
                "AND evidence.origin = blob_ref.origin WHERE blob_ref.sha = ?",
                (sha,),
            ).fetchone()
        return row[0] if row else None

    def _fault(self, blob: Blob, deep: bool, progress: Progress | None) -> str | None:
        try:
            path = self.path(blob.sha256)
            whole = hashlib.sha256()
            with path.open("rb") as stream:
                while block := stream.read(BLOCK_BYTES):
                    whole.update(block)
                    if progress is not None:
                        progress(len(block))
            if whole.hexdigest() != blob.sealed:
                return "the sealed bytes changed"
            if deep:
                plain = DigestWriter()
                with path.open("rb") as stream:
                    open_into(stream, plain, self._identity, blob.sha256)
                if plain.whole.hexdigest() != blob.sha256:
                    return "the content is another"
        except EvidenceMissing:
            return "the file is missing"
        except EvidenceDamaged:
            return "the file does not open"
        except OSError as error:
            return f"the file cannot be read: {error.strerror}"
        return None

    def sweep(self, now: datetime, *, whole: bool = True) -> list[str]:
        """Move what nobody names into quarantine: temp files and finished files older than a day (R18).

        ``whole=False`` looks at the temp files alone, which costs nothing. One entry of the journal says how many.
        Returns their names in quarantine; of a store that is read-only nothing is moved.
        """
        moved: list[str] = []
        if self._store.is_read_only:
            return moved
        with translated(self.folder):
            for path in self._strangers(now, self.folder / VAULT / ("" if whole else "tmp")):
                make_folder(self.folder / "quarantine")
                path.replace(self.folder / "quarantine" / path.name)
                moved.append(path.name)
        if moved:
            event = Event(id=new_id(now), what="vault-swept", data={"files": len(moved), "names": [*moved[:100]]})
            self._store.save([Change(record=event)], by=None, at=now, deed=new_id(now))
        return moved

    def _strangers(self, now: datetime, vault: Path) -> Iterator[Path]:
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT sealed FROM blob WHERE sealed IS NOT NULL AND state = 'present'"
            ).fetchall()
        known = {row[0].hex() for row in rows} | {one.sealed for one in self._gateway.fresh.values()}
        for path in list(vault.rglob("*")) if vault.is_dir() else []:
            if not path.is_file() or path.name in known:
                continue
            if now.timestamp() - path.stat().st_mtime > SWEEP_AFTER.total_seconds():
                yield path

    def empty_cache(self) -> None:
        """Take away what was decrypted for viewing."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)


class _Pulled(io.RawIOBase):
    """Turns age's pushing into a stream to read: a thread decrypts a few chunks ahead."""

    def __init__(self, path: Path, identity: str, sha256: str) -> None:
        self._chunks: queue.Queue[bytes | None] = queue.Queue(_CHUNKS_AHEAD)
        self._rest = b""
        self._sha256 = sha256
        self._whole = hashlib.sha256()
        self._failure: Exception | None = None
        self._is_done = False
        self._is_dropped = False
        self._thread = threading.Thread(target=self._run, args=(path, identity), name="vault-read", daemon=True)
        self._thread.start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # RawIOBase's own stub says object-like buffers
        if not self._rest and not self._is_done:
            self._next()
        part = self._rest[: len(view)]
        view[: len(part)] = part
        self._rest = self._rest[len(part) :]
        return len(part)

    def _next(self) -> None:
        chunk = self._chunks.get()
        if chunk is not None:
            self._whole.update(chunk)
            self._rest = chunk
            return
        self._is_done = True
        if self._failure is not None:
            raise self._failure
        if self._whole.hexdigest() != self._sha256:
            raise EvidenceDamaged(sha256=self._sha256, what="content")

    def _run(self, path: Path, identity: str) -> None:
        try:
            with path.open("rb") as stream:
                open_into(stream, _Pushed(self._put), identity, self._sha256)
        except (EvidenceDamaged, OSError) as error:
            self._failure = error
        self._put(None)

    def _put(self, chunk: bytes | None) -> None:
        while not self._is_dropped:
            try:
                self._chunks.put(chunk, timeout=0.5)
            except queue.Full:
                continue
            return
        if chunk is not None:
            raise OSError("the reader has gone")

    def close(self) -> None:
        """Let the thread end, whether all was read or not."""
        if not self.closed:
            self._is_dropped = True
            while not self._chunks.empty():
                self._chunks.get_nowait()
            self._thread.join()
        super().close()


class _Pushed(io.RawIOBase):
    def __init__(self, put: Callable[[bytes], None]) -> None:
        self._put = put

    def writable(self) -> bool:
        return True

    def write(self, block: object) -> int:
        chunk = bytes(block)  # type: ignore[call-overload]  # any buffer
        if chunk:
            self._put(chunk)
        return len(chunk)


def open_sealed(path: Path, identity: str, sha256: str) -> BinaryIO:
    """Return the content of a sealed file as a stream; callable in a worker process that was handed the identity.

    Raises:
        EvidenceDamaged: while reading; the digest is compared at the end.
    """
    return io.BufferedReader(_Pulled(path, identity, sha256), BLOCK_BYTES)


def _blob(row: tuple[bytes, bytes | None, int | None, str | None, str]) -> Blob:
    sha, sealed, size, media, state = row
    return Blob(sha.hex(), sealed.hex() if sealed else None, size, media, state)  # type: ignore[arg-type]  # CHECKed
