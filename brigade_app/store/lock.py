"""One process per store: a lock file that is held open while the store is (R2).

The lock is the operating system's, so it goes with the process however that ends; what the file says is only who holds
it, for the sentence that the second start shows.
"""

import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from brigade_app.store.errors import StoreBusy, translated

_TEXT_AT = 1


class FolderLock:
    """The held lock of a store's folder."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            StoreBusy: another process holds it (``holder``, ``since``).
        """
        path = folder / "lock"
        with translated(folder):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._file: IO[bytes] | None = os.fdopen(descriptor, "r+b")
        if not _take(self._file):
            said = _read(self._file)
            self._file.close()
            raise StoreBusy(folder=str(folder), holder=said.get("holder"), since=said.get("since"))
        self._say()

    def _say(self) -> None:
        assert self._file is not None
        words = {
            "holder": f"{socket.gethostname()} ({os.getpid()})",
            "since": datetime.now(UTC).isoformat(" ", "minutes"),
        }
        self._file.seek(0)
        self._file.truncate()
        self._file.write(b" " * _TEXT_AT + json.dumps(words).encode())
        self._file.flush()

    def close(self) -> None:
        """Let the lock go."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _read(file: IO[bytes]) -> dict[str, str]:
    try:
        file.seek(_TEXT_AT)
        said = json.loads(file.read() or b"{}")
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
