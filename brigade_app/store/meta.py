"""The store's own facts (``meta``): node, live log, the device's keys; and the settings of this machine."""

from dataclasses import dataclass

from brigade_app.store.engine import Connection, Engine


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The device's private keys: the Ed25519 seed that signs plans and heads, the age identity that opens bundles sent
    here, and the one that opens this store's vault. Plain, for the sync floor and worker processes; never written out.
    """

    sign_seed: bytes
    age_identity: str
    vault_identity: str


def get_meta(connection: Connection, key: str) -> bytes | int | str | None:
    """Return a fact of the store."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def put_meta(connection: Connection, key: str, value: bytes) -> None:
    """Write a fact of the store."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", (key, value)
    )


def get_text(connection: Connection, key: str) -> str:
    """Return a fact that is text, or nothing."""
    value = get_meta(connection, key)
    return value.decode() if isinstance(value, bytes) else ""


def put_text(connection: Connection, key: str, value: str) -> None:
    """Write a fact that is text."""
    put_meta(connection, key, value.encode())


def live_log(connection: Connection) -> int:
    """Return the number of the log that this store writes."""
    return int(get_text(connection, "log"))


class Settings:
    """Named texts of this machine: not journalled, not in bundles."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> str | None:
        """Return the setting; ``None`` where it was never put."""
        with self._engine.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, name: str, value: str | None) -> None:
        """Write the setting, or with ``None`` forget it."""
        with self._engine.writing() as connection:
            if value is None:
                connection.execute("DELETE FROM setting WHERE name = ?", (name,))
                return
            connection.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
                (name, value),
            )
