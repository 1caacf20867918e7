"""The doors to the disk: open, write, sync, replace, free space. Tests put a faulty `Disk` here (reliability 11).

Whatever the store writes beside SQLite goes through one `Disk`: a temp file made with ``O_EXCL`` and mode 0600, synced,
moved to its name, and the folder synced after it (no such call on Windows).
"""

import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO

from brigade_app.store.errors import FolderRefused, NotEnoughRoom, translated

MIB = 1 << 20
INTAKE_RESERVE_BYTES = 500 * MIB
WARN_FREE_BYTES = 2048 * MIB
BALLAST_BYTES = 64 * MIB
_CLOUD_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "icloud drive": "iCloud",
    "google drive": "Google Drive",
}
_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "davfs"}


class Disk:
    """The true disk."""

    def create(self, path: Path) -> BinaryIO:
        """Open a new file for writing and reading; the mode is 0600 and it must not be there yet."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        return os.fdopen(descriptor, "w+b")

    def write(self, stream: BinaryIO, block: bytes) -> None:
        """Write ``block``."""
        stream.write(block)

    def sync(self, stream: BinaryIO) -> None:
        """Return when what was written is on the disk."""
        stream.flush()
        os.fsync(stream.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target`` in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the disk."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def free_bytes(self, folder: Path) -> int:
        """Return the room that this user has left on the disk of ``folder``."""
        return shutil.disk_usage(folder).free


DISK = Disk()


def write_whole(path: Path, content: bytes, disk: Disk = DISK, *, durable: bool = True) -> None:
    """Write ``path`` so that after a power cut it holds the old content or all of the new, never less."""
    temp = path.with_name(path.name + ".part")
    temp.unlink(missing_ok=True)
    try:
        with disk.create(temp) as stream:
            disk.write(stream, content)
            if durable:
                disk.sync(stream)
        disk.replace(temp, path)
    except OSError:
        temp.unlink(missing_ok=True)
        raise
    if durable:
        disk.sync_folder(path.parent)


def make_folder(path: Path, disk: Disk = DISK) -> None:
    """Make ``path`` for this account alone (0700), with its parents, and put its name on the disk."""
    if path.is_dir():
        return
    make_parents = path.parent
    if not make_parents.is_dir():
        make_folder(make_parents, disk)
    path.mkdir(mode=0o700, exist_ok=True)
    disk.sync_folder(path.parent)


def require_room(folder: Path, content_bytes: int, disk: Disk = DISK) -> None:
    """Refuse intake when free space is below twice the file and 500 MiB (R8).

    Raises:
        NotEnoughRoom: with ``free_bytes`` and ``needed_bytes``.
    """
    needed = 2 * content_bytes + INTAKE_RESERVE_BYTES
    with translated(folder):
        free = disk.free_bytes(folder)
    if free < needed:
        raise NotEnoughRoom(folder=str(folder), free_bytes=free, needed_bytes=needed, unsaved=None)


def write_ballast(folder: Path, disk: Disk = DISK) -> bool:
    """Lay down the ballast file, given up only to close in good order (R8); false where there is no room for it."""
    path = folder / "ballast"
    if path.exists():
        return True
    if disk.free_bytes(folder) < INTAKE_RESERVE_BYTES:
        return False
    with disk.create(path) as stream:
        os.posix_fallocate(stream.fileno(), 0, BALLAST_BYTES) if hasattr(os, "posix_fallocate") else stream.truncate(
            BALLAST_BYTES
        )
    return True


def drop_ballast(folder: Path) -> None:
    """Give the ballast's room back to the disk."""
    (folder / "ballast").unlink(missing_ok=True)


def refuse_unsafe_folder(folder: Path) -> None:
    """Refuse a folder on a network drive, or one that a cloud program copies (R2).

    Raises:
        FolderRefused: with ``service``.
    """
    for part in folder.absolute().parts:
        service = _CLOUD_FOLDERS.get(part.casefold()) or _cloud_of(part)
        if service:
            raise FolderRefused(folder=str(folder), service=service)
    kind = _file_system_of(folder)
    if kind in _NETWORK_TYPES or str(folder).startswith("\\\\"):
        raise FolderRefused(folder=str(folder), service=kind or "network")


def _cloud_of(part: str) -> str | None:
    folded = part.casefold()
    return "OneDrive" if folded.startswith("onedrive - ") else None


def _file_system_of(folder: Path) -> str | None:
    """The type of the file system that holds ``folder``, where the system tells (Linux)."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    best, kind = "", None
    place = str(folder.absolute())
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        point = fields[1].encode().decode("unicode_escape", errors="replace")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
