"""Backups, and the way back from one: into a new folder only, verified whole, with a new log (R44, R45).

A backup is a folder: the database as one file, the sealed vault files it names, the key slots, and last of all a
manifest with every file's digest, signed by the device. A backup without a manifest that holds is no backup.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brigade_app.errors import Unreadable
from brigade_app.store.canonical import canonical_json
from brigade_app.store.disk import DISK, make_folder, refuse_unsafe_folder, write_whole
from brigade_app.store.engine import DATABASE, Engine
from brigade_app.store.entries import instant_text
from brigade_app.store.errors import BadBackup, NotEnoughRoom, StoreDamaged, StoreExists, translated
from brigade_app.store.journal import read_head
from brigade_app.store.meta import live_log
from brigade_app.store.sealing import BLOCK_BYTES, VAULT
from brigade_app.store.session import Signer, signature_holds
from brigade_app.store.values import Head

if TYPE_CHECKING:
    from brigade_app.store.store import Store

MANIFEST = "manifest.json"
NAMESPACE = b"brigade backup v1\0"
RESTORED_MARK = "restored.json"
_OURS = re.compile(r"store\.db|vault/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}|keys/[0-9A-Za-z-]+\.(slot|previous|age)")


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored store: where, what its journal ended with, and which files the backup named but did not hold.

    Its new log begins when somebody first logs in.
    """

    folder: Path
    head: Head
    missing_files: tuple[str, ...]
    files: int


def write_backup(store: "Store", engine: Engine, device: Signer, to: Path, now: datetime) -> Path:
    """Write a backup into a new folder under ``to`` and return it; the one before stays.

    Raises:
        NotEnoughRoom, DiskFull, DiskFault, StoreReadOnly: the half-written folder is taken away.
    """
    refuse_unsafe_folder(to)
    name = f"brigade-backup-{now.strftime('%Y%m%dT%H%M%SZ')}"
    target, half = to / name, to / f".{name}.part"
    with translated(to, "backup"):
        make_folder(to)
        if target.exists():
            raise StoreExists(folder=str(target))
        shutil.rmtree(half, ignore_errors=True)
        try:
            make_folder(half)
            _fill(store, engine, device, half, now)
            DISK.replace(half, target)
            DISK.sync_folder(to)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    return target


def _fill(store: "Store", engine: Engine, device: Signer, half: Path, now: datetime) -> None:
    needed = sum(path.stat().st_size for path in _sources(store.folder)) + 16 * BLOCK_BYTES
    free = DISK.free_bytes(half)
    if free < needed:
        raise NotEnoughRoom(folder=str(half), free_bytes=free, needed_bytes=needed, unsaved="backup")
    head, named = _copy_database(engine, half / DATABASE)
    files = {DATABASE: _digest(half / DATABASE)}
    missing: list[str] = []
    for sealed in named:
        relative = f"{VAULT}/{sealed[:2]}/{sealed[2:4]}/{sealed}"
        source = store.folder / relative
        if not source.is_file():
            missing.append(sealed)
            continue
        files[relative] = _copy(source, half / relative)
        if files[relative] != sealed:
            missing.append(sealed)
    for source in sorted((store.folder / "keys").iterdir()):
        files[f"keys/{source.name}"] = _copy(source, half / "keys" / source.name)
    plain = {
        "format": "brigade-backup", "version": 1, "at": instant_text(now), "node": store.node, "log": head.log,
        "seq": head.seq, "hash": head.hash, "public_key": device.public_key.hex(), "missing": sorted(missing),
        "files": files,
    }  # fmt: skip
    signature = device.sign(NAMESPACE + canonical_json(plain))
    write_whole(half / MANIFEST, canonical_json({**plain, "sig": signature.hex()}) + b"\n")


def _sources(folder: Path) -> Iterator[Path]:
    yield from (path for path in (folder / VAULT).rglob("*") if path.is_file())
    yield folder / DATABASE


def _copy_database(engine: Engine, target: Path) -> tuple[Head, list[str]]:
    """Write the database as one synced file, check every page of it, and return its head and the files it names."""
    engine.copy_to(target)
    database = engine.open_copy(target)
    try:
        connection = database.connection()
        problems = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if problems or connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise StoreDamaged(folder=str(engine.folder), what="the copy for the backup", unsaved="backup")
        head = read_head(connection, live_log(connection))
        rows = connection.execute("SELECT sealed FROM blob WHERE state = 'present' ORDER BY sealed").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        database.close()
    target.chmod(0o600)
    with target.open("rb+") as stream:
        DISK.sync(stream)
    return head, [row[0].hex() for row in rows]


def _copy(source: Path, target: Path, told: Callable[[int], object] | None = None) -> str:
    make_folder(target.parent)
    whole = hashlib.sha256()
    with source.open("rb") as reading, DISK.create(target) as writing:
        while block := reading.read(BLOCK_BYTES):
            whole.update(block)
            DISK.write(writing, block)
            if told is not None:
                told(len(block))
        DISK.sync(writing)
    return whole.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def restore_backup(
    source: Path,
    folder: Path,
    *,
    now: datetime,
    old: Path | None = None,
    report: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Restored | None:
    """Bring a backup back into a new ``folder``, every file verified; the backup and any older store stay as they are.

    The database needs no key for this: its pages are verified by the manifest. At the first log-in the journal is
    checked, the manifest's key compared with the store's own, and a new log begun whose parent is the old one.
    ``old`` is the store whose place it takes, to be named there. ``None``: it was cancelled, and nothing is left.

    Raises:
        NotEnoughRoom: asked before the first byte.
        BadBackup: no manifest, one that does not hold, or a file that is not what it says. Nothing is left behind.
        StoreExists: ``folder`` is not empty.
    """
    refuse_unsafe_folder(folder)
    if folder.exists() and any(folder.iterdir()):
        raise StoreExists(folder=str(folder))
    plain = read_manifest(source)
    copying = _Copying(sum((source / name).stat().st_size for name in plain["files"]), report, cancelled)
    half = folder.with_name(f".{folder.name}.restoring")
    with translated(folder, "restore"):
        shutil.rmtree(half, ignore_errors=True)
        try:
            make_folder(half)
            copying.require_room(half)
            for relative, digest in plain["files"].items():
                if _copy(source / relative, half / relative, copying.add) != digest:
                    raise BadBackup(folder=str(source), what=relative, reason="digest")
            mark = {"at": instant_text(now), "log": plain["log"], "seq": plain["seq"], "hash": plain["hash"],
                    "public_key": plain["public_key"], "backup": source.name, "backup_at": plain["at"],
                    "old": str(old) if old else ""}  # fmt: skip
            write_whole(half / RESTORED_MARK, canonical_json(mark))
            if folder.exists():
                folder.rmdir()
            make_folder(folder.parent)
            DISK.replace(half, folder)
            DISK.sync_folder(folder.parent)
        except _Stopped:
            shutil.rmtree(half, ignore_errors=True)
            return None
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    head = Head(plain["log"], plain["seq"], plain["hash"], plain["at"])
    return Restored(folder, head, tuple(plain["missing"]), len(plain["files"]))


class _Stopped(Exception):
    """Somebody cancelled between two blocks."""


@dataclass(slots=True)
class _Copying:
    """How far a restore is: asks after every block whether it goes on."""

    total: int
    report: Callable[[int, int], object] | None
    cancelled: Callable[[], bool] | None
    done: int = 0

    def require_room(self, half: Path) -> None:
        needed, free = self.total + 16 * BLOCK_BYTES, DISK.free_bytes(half)
        if free < needed:
            raise NotEnoughRoom(folder=str(half.parent), free_bytes=free, needed_bytes=needed, unsaved="restore")

    def add(self, count: int) -> None:
        self.done += count
        if self.report is not None:
            self.report(self.done, self.total)
        if self.cancelled is not None and self.cancelled():
            raise _Stopped


def read_manifest(source: Path) -> dict[str, Any]:
    """Return a backup's manifest, if its signature holds and it names no path outside the backup.

    Raises:
        BadBackup: it is missing, altered, or of another format.
    """
    try:
        plain = json.loads((source / MANIFEST).read_bytes())
        signature = bytes.fromhex(plain.pop("sig"))
        holds = signature_holds(bytes.fromhex(plain["public_key"]), signature, NAMESPACE + canonical_json(plain))
        names = list(plain["files"])
    except OSError as error:
        raise BadBackup(folder=str(source), what=MANIFEST, reason="missing") from error
    except (ValueError, KeyError, TypeError, AttributeError, Unreadable) as error:
        raise BadBackup(folder=str(source), what=MANIFEST, reason="unreadable") from error
    if not holds:
        raise BadBackup(folder=str(source), what=MANIFEST, reason="signature")
    if plain.get("format") != "brigade-backup" or plain.get("version") != 1:
        raise BadBackup(folder=str(source), what=MANIFEST, reason="format")
    if not all(_OURS.fullmatch(name) for name in names):
        raise BadBackup(folder=str(source), what=MANIFEST, reason="path")
    if any(not (source / name).is_file() for name in names):
        raise BadBackup(folder=str(source), what="files", reason="missing")
    return dict(plain)
