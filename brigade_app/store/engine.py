"""The connections: one that writes, and a read-only one for each thread that asks. Each setting is read back (R2).

peewee gives SQLCipher the key before any pragma, so a log level that comes first among the pragmas is early enough for
a wrong key to stay silent. The key is always the raw form of the store's random data key: a passphrase would cost a
tenth of a second on every new connection.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import PeeweeException
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from brigade_app.store.disk import drop_ballast
from brigade_app.store.errors import EngineTooOld, SettingNotTaken, StoreClosed, sqlite_name, translated

LEAST_SQLITE = (3, 51, 3)
DATABASE = "store.db"
BUSY_TIMEOUT_MS = 5000
COMMITS_A_CHECKPOINT = 40
MOST_WAL_PAGES = 2000
"""A commit that finds more than this in the WAL folds it itself: a batch of an import, not an interactive save."""
Connection = Any
"""A connection of sqlcipher3, which ships no types; it has the interface of `sqlite3.Connection`."""

_ALWAYS: tuple[tuple[str, str, object], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("busy_timeout", str(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS),
    ("cache_size", "-16000", -16000),
    ("wal_autocheckpoint", str(MOST_WAL_PAGES), MOST_WAL_PAGES),
)
_ALONE = ("locking_mode", "EXCLUSIVE", "exclusive")
_READING: tuple[tuple[str, str, object], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("query_only", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", str(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS),
    ("cache_size", "-32000", -32000),
)


def check_engine(found: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Stop where the SQLite inside is one of those that can corrupt a WAL (R1).

    Raises:
        EngineTooOld: with both versions.
    """
    if found < LEAST_SQLITE:
        raise EngineTooOld(found=".".join(map(str, found)), needed=".".join(map(str, LEAST_SQLITE)))


def raw_key(data_key: bytes) -> str:
    """Return the raw key form that SQLCipher takes without deriving anything."""
    return f"x'{data_key.hex()}'"


def connect(path: Path, data_key: bytes, *, alone: bool = False) -> SqlCipherDatabase:
    """Open a writing connection with all settings of R2, each read back.

    Raises:
        SettingNotTaken: a setting that did not take. `translated` errors of the engine leave as they are.
    """
    settings = (_ALWAYS[0], _ALONE, *_ALWAYS[1:]) if alone else _ALWAYS
    return _open(SqlCipherDatabase(str(path), **_options(data_key, settings)), settings)


def connect_reader(path: Path, data_key: bytes) -> SqlCipherDatabase:
    """Open a read-only connection."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    return _open(SqlCipherDatabase(address, uri=True, **_options(data_key, _READING)), _READING)


def _options(data_key: bytes, settings: Sequence[tuple[str, str, object]]) -> dict[str, Any]:
    return {
        "passphrase": raw_key(data_key),
        "autoconnect": False,
        "thread_safe": False,
        "check_same_thread": False,
        "cached_statements": 512,
        "timeout": BUSY_TIMEOUT_MS / 1000,
        "pragmas": [(name, value) for name, value, _ in settings],
    }


def _open(database: SqlCipherDatabase, settings: Sequence[tuple[str, str, object]]) -> SqlCipherDatabase:
    try:
        database.connect()
    except PeeweeException as error:
        raise _engine_error(error) from error
    connection = database.connection()
    try:
        for name, _, expected in settings:
            row = connection.execute(f"PRAGMA {name}").fetchone()
            found = row[0] if row else None
            if found != expected and str(found) != str(expected):
                raise SettingNotTaken(setting=name, expected=expected, found=found)
    except BaseException:
        database.close()
        raise
    return database


def _engine_error(error: BaseException) -> BaseException:
    """The engine's own error beneath peewee's wrapping of it."""
    inner = error
    engine_error: type[BaseException] = dbapi2.Error
    while not isinstance(inner, engine_error):
        beneath = inner.__cause__ or inner.__context__
        if beneath is None:
            return error
        inner = beneath
    return inner


class Engine:
    """The open database of one folder."""

    def __init__(self, folder: Path, data_key: bytes, *, alone: bool = False, name: str = DATABASE) -> None:
        """Open the writing connection. Errors of the engine leave untranslated: the caller knows what they mean."""
        self.folder = folder
        self.path = folder / name
        self._data_key: bytes | None = data_key
        self._alone = alone
        self._reading: dict[int, tuple[threading.Thread, SqlCipherDatabase]] = {}
        self._reading_lock = threading.Lock()
        self.write_lock = threading.RLock()
        self._commits = 0
        self._writing: SqlCipherDatabase | None = connect(self.path, data_key, alone=alone)
        self.path.chmod(0o600)

    @property
    def writer(self) -> Connection:
        """The one connection that writes; use it under ``write_lock``."""
        if self._writing is None:
            raise StoreClosed()
        return self._writing.connection()

    def reader(self) -> Connection:
        """Return this thread's read-only connection."""
        if self._alone:
            return self.writer
        mine = threading.current_thread()
        held = self._reading.get(mine.ident or 0)
        if held is not None and held[0] is mine:
            return held[1].connection()
        if self._data_key is None:
            raise StoreClosed()
        with translated(self.folder), self._reading_lock:
            self._drop_dead()
            database = connect_reader(self.path, self._data_key)
            self._reading[mine.ident or 0] = (mine, database)
        return database.connection()

    def _drop_dead(self) -> None:
        for ident, (thread, database) in list(self._reading.items()):
            if not thread.is_alive():
                database.close()
                del self._reading[ident]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One read transaction: all that is asked inside sees the store at one moment."""
        connection = self.reader()
        with translated(self.folder):
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, unsaved: str | None = None) -> Iterator[Connection]:
        """One ``BEGIN IMMEDIATE`` transaction: committed at the end, rolled back on any error, which is translated."""
        with translated(self.folder, unsaved), self.write_lock:
            connection = self.writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                self.commit(connection)
            except BaseException:
                self.roll_back(connection)
                raise

    def commit(self, connection: Connection) -> None:
        """Commit: the door at which tests let a commit fail."""
        connection.execute("COMMIT")
        self._commits += 1

    def fold_wal(self) -> bool:
        """Bring the WAL into the file on a connection of its own once some commits have passed; whether it was due.

        Called behind the saves, so that none of them waits for it. What fails is tried again after as many commits.
        """
        if self._commits < COMMITS_A_CHECKPOINT or self._alone or self._data_key is None:
            return False
        self._commits = 0
        with contextlib.suppress(dbapi2.Error, PeeweeException, OSError):
            database = connect(self.path, self._data_key)
            try:
                database.connection().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            finally:
                database.close()
        return True

    def roll_back(self, connection: Connection) -> None:
        """Roll back where there is still a transaction: on some errors the engine has already done so."""
        if not connection.in_transaction:
            return
        try:
            connection.execute("ROLLBACK")
        except dbapi2.Error:
            self.reopen()

    def reopen(self) -> None:
        """Close and open the writing connection again, so that nothing of a failed commit is left in memory (R7)."""
        if self._data_key is None:
            raise StoreClosed()
        with self.write_lock:
            if self._writing is not None:
                self._writing.close()
                self._writing = None
            self._writing = connect(self.path, self._data_key, alone=self._alone)

    def copy_to(self, target: Path) -> None:
        """Write the database as it is now into one new file, under the same key. Not synced: the caller does."""
        if self._data_key is None:
            raise StoreClosed()
        with translated(self.folder):
            database = connect(self.path, self._data_key)  # one of its own: saves go on meanwhile
            try:
                database.connection().execute("VACUUM INTO ?", (str(target),))
            finally:
                database.close()

    def open_copy(self, path: Path) -> SqlCipherDatabase:
        """Open a copy alone, with this store's key."""
        if self._data_key is None:
            raise StoreClosed()
        with translated(self.folder):
            return connect(path, self._data_key, alone=True)

    def close(self) -> None:
        """Close every connection and drop the key."""
        with self.write_lock, self._reading_lock:
            for _, database in self._reading.values():
                database.close()
            self._reading.clear()
            if self._writing is not None:
                self._close_writer(self._writing)
                self._writing = None
            self._data_key = None

    def _close_writer(self, database: SqlCipherDatabase) -> None:
        """Fold the WAL into the file and close. What fails here loses nothing: the WAL stays beside the file.

        On a full disk the ballast is given up for this (R8).
        """
        try:
            for statement in ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"):
                try:
                    database.connection().execute(statement)
                except dbapi2.Error as error:
                    if sqlite_name(error) != "SQLITE_FULL":
                        return
                    drop_ballast(self.folder)
                    with contextlib.suppress(dbapi2.Error):
                        database.connection().execute(statement)
        finally:
            database.close()


def integer(row: sqlite3.Row | tuple[Any, ...] | None) -> int:
    """Return the first column of a row as a number; 0 for no row or NULL."""
    return int(row[0]) if row is not None and row[0] is not None else 0
