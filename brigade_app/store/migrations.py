"""From one version of the tables to the next: an ordered tuple of functions, never edited once shipped (data layer 6).

A store is migrated on a copy: backup, copy, migrate the copy in one transaction, verify, switch (R46). The journal is
never rewritten; a body of an older version is brought up by `brigade_app.store.projection.UP_CASTERS` when it is read.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from brigade_app.store.disk import DISK, Disk
from brigade_app.store.engine import DATABASE, Connection, connect, integer
from brigade_app.store.errors import StoreDamaged, StoreTooNew
from brigade_app.store.tables import schema

Migration = Callable[[Connection], None]


def migrate_0001(connection: Connection) -> None:
    """Make the tables of version 1."""
    for statement in schema():
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (migrate_0001,)


def version_of(connection: Connection) -> int:
    """Return the version of the tables."""
    return integer(connection.execute("PRAGMA user_version").fetchone())


def require_known(found: int, folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Refuse a store that a newer program made; nothing was changed.

    Raises:
        StoreTooNew: with both versions.
    """
    if found > len(migrations):
        raise StoreTooNew(folder=str(folder), found=found, known=len(migrations))


def migrate_all(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Run the migrations that are due, each in one transaction with the version's number."""
    for number, migrate in enumerate(migrations, 1):
        if number <= version_of(connection):
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrate(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def migrate_copy(
    folder: Path, data_key: bytes, migrations: Sequence[Migration] = MIGRATIONS, disk: Disk = DISK
) -> bool:
    """Bring the store in ``folder`` to the present version on a copy, and switch by one rename; false: nothing was due.

    The database as it was stays beside as ``store.before-N.db``.

    Raises:
        StoreTooNew, StoreDamaged: the copy does not hold what the store held; the store was not touched.
    """
    path, copy = folder / DATABASE, folder / "store.migrating.db"
    database = connect(path, data_key, alone=True)
    try:
        connection = database.connection()
        found = version_of(connection)
        require_known(found, folder, migrations)
        if found == len(migrations):
            return False
        counted = _counts(connection)
        _remove(copy)
        connection.execute("VACUUM INTO ?", (str(copy),))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    _migrate_and_check(copy, data_key, migrations, counted, folder)
    for one in (copy, path):
        with one.open("rb+") as stream:
            disk.sync(stream)
    kept = folder / f"store.before-{len(migrations)}.db"
    kept.unlink(missing_ok=True)
    kept.hardlink_to(path)
    disk.replace(copy, path)
    disk.sync_folder(folder)
    return True


def _migrate_and_check(
    copy: Path, data_key: bytes, migrations: Sequence[Migration], counted: dict[str, int], folder: Path
) -> None:
    database = connect(copy, data_key, alone=True)
    try:
        connection = database.connection()
        migrate_all(connection, migrations)
        problems = connection.execute("PRAGMA quick_check(1)").fetchall()
        strangers = connection.execute("PRAGMA foreign_key_check").fetchall()
        if problems != [("ok",)] or strangers or _counts(connection) != counted:
            raise StoreDamaged(folder=str(folder), what="the migrated copy", unsaved=None)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        database.close()


def _counts(connection: Connection) -> dict[str, int]:
    """What a migration must not lose: entries by log, deeds, files."""
    counted = {"deeds": integer(connection.execute("SELECT count(*) FROM deed").fetchone())}
    counted["files"] = integer(connection.execute("SELECT count(*) FROM blob").fetchone())
    rows = connection.execute("SELECT log, count(*), max(seq) FROM journal GROUP BY log").fetchall()
    counted.update({f"log {row[0]}": row[1] * 2**20 + row[2] % 2**20 for row in rows})
    return counted


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
