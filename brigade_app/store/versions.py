"""Which SQLite and which SQLCipher are inside (R1): what ``--version`` prints."""

from contextlib import closing


def engine_versions() -> tuple[str, str]:
    """Return the versions of SQLite and of SQLCipher."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(":memory:")) as connection:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    return dbapi2.sqlite_version, str(row[0]) if row else "?"
