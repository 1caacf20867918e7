"""Many files sealed one after the other and put into the vault together, in the order of R15, for an import's workers.

Each file by itself would cost four waits for the disk: its content, its folder, the folder above, the vault. Here the
contents of a batch are synced first, then all get their names, then each folder is synced once. Nobody hears of a file
before `settle` has returned; until the rows are written, `drop` takes everything away again.
"""

import contextlib
import secrets
from pathlib import Path
from typing import BinaryIO

from brigade_app.store.disk import DISK, Disk, make_folder
from brigade_app.store.errors import translated
from brigade_app.store.sealing import VAULT, Source, pour, vault_path
from brigade_app.store.values import SealedFile

BATCH_BYTES = 64 << 20
BATCH_FILES = 64


class SealingBatch:
    """The files that one volume of an import brings."""

    def __init__(self, folder: Path, recipient: str, disk: Disk = DISK) -> None:
        self._folder, self._recipient, self._disk = folder, recipient, disk
        self._open: list[tuple[BinaryIO, Path, SealedFile]] = []
        self._bytes = 0
        self._settled: list[Path] = []

    def add(self, stream: BinaryIO, sha256: str, size: int) -> SealedFile:
        """Seal a stream of ``size`` bytes that proves at its own end that its digest is ``sha256``.

        Raises:
            DiskFull, DiskFault, StoreReadOnly, SourceChanged; and what the stream raises. Call `drop` then.
        """
        with translated(self._folder):
            make_folder(self._folder / VAULT / "tmp", self._disk)
            temp = self._folder / VAULT / "tmp" / f"{secrets.token_hex(16)}.part"
            file = self._disk.create(temp)
            try:
                source = Source(stream, sha256[:12], size=size, proven=sha256)
                sealed = pour(source, file, self._recipient, sha256[:12], None, self._disk)
            except BaseException:
                _let_go(file, temp)
                raise
            self._open.append((file, temp, sealed))
        self._bytes += sealed.sealed_size
        if self._bytes >= BATCH_BYTES or len(self._open) >= BATCH_FILES:
            self.settle()
        return sealed

    def settle(self) -> None:
        """Sync what was sealed, give it its names, sync the folders.

        Raises:
            DiskFull, DiskFault, StoreReadOnly: call `drop` then.
        """
        with translated(self._folder):
            for file, _, _ in self._open:
                self._disk.sync(file)
            folders: set[Path] = set()
            while self._open:
                file, temp, sealed = self._open[-1]
                target = vault_path(self._folder, sealed.sealed)
                file.close()
                make_folder(target.parent, self._disk)
                self._disk.replace(temp, target)
                self._open.pop()
                self._settled.append(target)
                folders.add(target.parent)
            for folder in sorted(folders):
                self._disk.sync_folder(folder)
        self._bytes = 0

    def drop(self) -> None:
        """Take away everything that this batch left, named or not."""
        while self._open:
            file, temp, _ = self._open.pop()
            _let_go(file, temp)
        for path in self._settled:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self._settled = []


def _let_go(file: BinaryIO, temp: Path) -> None:
    with contextlib.suppress(OSError):
        file.close()
    with contextlib.suppress(OSError):
        temp.unlink(missing_ok=True)
