"""A shim between SQLite and the disk: records or fails writes, syncs and truncations of the database's own files.

SQLite's default VFS is patched in memory through ctypes: files that are opened while the shim is in place get a copy of
their method table in which three methods are ours. No compiler, no system calls, the same on every system whose
sqlcipher3 exports SQLite's names.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3

P, N, L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
WRITE = ctypes.CFUNCTYPE(N, P, P, N, L)
TRUNCATE = ctypes.CFUNCTYPE(N, P, L)
SYNC = ctypes.CFUNCTYPE(N, P, N)
OPEN = ctypes.CFUNCTYPE(N, P, P, P, N, P)  # the name stays SQLite's own pointer: it makes the -shm name from it
OK, FULL, READONLY = 0, 13, 8
IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE = 778, 1034, 1546
Answer = Callable[[str, str], int | None]
"""From what is done (``write``, ``sync``, ``truncate``) and the file's name to an error code, or ``None`` to do it."""


class Methods(ctypes.Structure):
    _fields_ = (
        [("iVersion", N)] + [(name, P) for name in ("xClose", "xRead", "xWrite", "xTruncate", "xSync")]
        + [(f"rest{n}", P) for n in range(13)]
    )  # fmt: skip


class Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", N), ("szOsFile", N), ("mxPathname", N), ("pNext", P), ("zName", ctypes.c_char_p), ("pAppData", P),
        ("xOpen", P),
    )  # fmt: skip


class File(ctypes.Structure):
    _fields_ = (("pMethods", P),)


@dataclass
class Shim:
    """What happened at the disk, in order."""

    answer: Answer | None = None
    events: list[tuple] = field(default_factory=list)
    fired: int = 0
    _names: dict[int, str] = field(default_factory=dict)
    _kept: list[object] = field(default_factory=list)
    _copies: dict[int, int] = field(default_factory=dict)

    def _asked(self, what: str, file: int) -> int | None:
        code = self.answer(what, self._names.get(file, "")) if self.answer is not None else None
        if code is not None:
            self.fired += 1
        return code

    def copy_of(self, address: int) -> int:
        """Return the method table at ``address`` with ours in it."""
        if address in self._copies:
            return self._copies[address]
        table = Methods.from_address(address)
        copy = Methods()
        ctypes.memmove(ctypes.byref(copy), address, ctypes.sizeof(Methods))
        write, truncate, sync = WRITE(table.xWrite), TRUNCATE(table.xTruncate), SYNC(table.xSync)

        def my_write(file: int, buffer: int, amount: int, offset: int) -> int:
            code = self._asked("write", file)
            if code is not None:
                return code
            self.events.append(("write", self._names.get(file, ""), offset, ctypes.string_at(buffer, amount)))
            return write(file, buffer, amount, offset)

        def my_truncate(file: int, size: int) -> int:
            code = self._asked("truncate", file)
            if code is not None:
                return code
            self.events.append(("truncate", self._names.get(file, ""), size))
            return truncate(file, size)

        def my_sync(file: int, flags: int) -> int:
            code = self._asked("sync", file)
            if code is not None:
                return code
            self.events.append(("sync", self._names.get(file, "")))
            return sync(file, flags)

        mine = WRITE(my_write), TRUNCATE(my_truncate), SYNC(my_sync)
        copy.xWrite, copy.xTruncate, copy.xSync = (ctypes.cast(one, P).value for one in mine)
        self._kept += [copy, *mine, write, truncate, sync]
        self._copies[address] = ctypes.addressof(copy)
        return self._copies[address]

    def opened(self, name: bytes | None, file: int) -> None:
        """Put our methods under a file that was just opened."""
        handle = File.from_address(file)
        if handle.pMethods:
            self._names[file] = Path(name.decode()).name if name else ""
            handle.pMethods = self.copy_of(handle.pMethods)


_FOREVER: list[object] = []


@contextmanager
def shimmed(answer: Answer | None = None) -> Iterator[Shim]:
    """Watch, and where ``answer`` says so fail, every database file that is opened inside."""
    library = ctypes.CDLL(str(next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*"))))
    library.sqlite3_vfs_find.restype = P
    vfs = Vfs.from_address(library.sqlite3_vfs_find(None))
    before = vfs.xOpen
    original = OPEN(before)
    shim = Shim(answer)

    def my_open(this: int, name: int | None, file: int, flags: int, out: int) -> int:
        code = original(this, name, file, flags, out)
        if code == OK:
            shim.opened(ctypes.string_at(name) if name else None, file)
        return code

    mine = OPEN(my_open)
    _FOREVER.extend((shim, mine, original))  # a file may be closed after the shim has gone
    vfs.xOpen = ctypes.cast(mine, P).value
    try:
        yield shim
    finally:
        vfs.xOpen = before
        shim.answer = None
