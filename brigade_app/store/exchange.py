"""What the store keeps for bundles: logs and their keys, acknowledgements, bundles and volumes seen, wanted files."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from brigade_app.store.engine import Engine
from brigade_app.store.entries import instant_of, instant_text
from brigade_app.store.values import Blob

Direction = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class LogRow:
    """A log that this store holds or may receive; ``public_key`` checks what its device signs."""

    log: int
    node: int
    public_key: str | None
    state: str
    parent_log: int | None = None
    parent_seq: int | None = None
    parent_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Ack:
    """What a peer node has confirmed of a log, with its signed receipt."""

    peer: int
    log: int
    seq: int
    hash: str
    receipt: bytes | None
    at: datetime
    verified: bool = False


@dataclass(frozen=True, slots=True)
class BundleRow:
    """A bundle written or seen. ``plan`` is the received bytes of ``bundle.json``."""

    id: str
    direction: Direction
    peer: int | None
    org: str | None
    number: int | None
    plan: bytes | None
    plan_sha: str | None
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """A volume of a bundle, and how far it is."""

    bundle: str
    n: int
    manifest: str | None
    bytes: int | None
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What was refused and kept."""

    id: int
    log: int | None
    seq: int | None
    hash: str | None
    reason: str
    bundle_sha: str | None
    raw: bytes | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry that is journalled and waits for a program that knows its kind."""

    log: int
    seq: int
    kind: str
    ver: int
    reason: str


class Exchange:
    """The tables of bundles."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def logs(self) -> list[LogRow]:
        """Return every log that is known."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT log, node, public_key, state, parent_log, parent_seq, parent_hash FROM log "
                "ORDER BY node, generation"
            ).fetchall()
        return [LogRow(row[0], row[1], _hex(row[2]), row[3], row[4], row[5], _hex(row[6])) for row in rows]

    def register_log(
        self, log: int, node: int, public_key: str | None, *, at: datetime, parent: tuple[int, int, str] | None = None
    ) -> None:
        """Let entries of a node's log in, from the registry or a plan that was verified. Known already: its key is set.

        ``parent`` is the log, entry and hash after which a restored node's new log begins.
        """
        with self._engine.writing() as connection:
            generation = 0
            if parent is not None:
                row = connection.execute("SELECT generation FROM log WHERE log = ?", (parent[0],)).fetchone()
                generation = row[0] + 1 if row else 1
                connection.execute("UPDATE log SET state = 'closed' WHERE log = ? AND state = 'live'", (parent[0],))
            values = (parent[0], parent[1], bytes.fromhex(parent[2])) if parent else (None, None, None)
            key = bytes.fromhex(public_key) if public_key else None
            connection.execute(
                "INSERT INTO log (log, node, created_at, parent_log, parent_seq, parent_hash, generation, public_key, "
                "state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'live') "
                "ON CONFLICT (log) DO UPDATE SET public_key = coalesce(excluded.public_key, public_key) "
                "WHERE node = excluded.node",
                (log, node, instant_text(at), *values, generation, key),
            )

    def acks(self, peer: int | None = None) -> list[Ack]:
        """Return what peers (one peer) have confirmed."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT peer, log, seq, hash, receipt, at, verified FROM ack WHERE ?1 IS NULL OR peer = ?1 "
                "ORDER BY peer, log",
                (peer,),
            ).fetchall()
        return [Ack(row[0], row[1], row[2], row[3].hex(), row[4], instant_of(row[5]), bool(row[6])) for row in rows]

    def put_ack(self, ack: Ack) -> None:
        """Write what a peer has confirmed; an older confirmation than the one that is here changes nothing."""
        with self._engine.writing() as connection:
            connection.execute(
                "INSERT INTO ack (peer, log, seq, hash, receipt, at, verified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                "ON CONFLICT (peer, log) DO UPDATE SET seq = ?3, hash = ?4, receipt = ?5, at = ?6, verified = ?7 "
                "WHERE (?3, ?7) >= (seq, verified)",
                (
                    ack.peer, ack.log, ack.seq, bytes.fromhex(ack.hash), ack.receipt, instant_text(ack.at),
                    int(ack.verified),
                ),
            )  # fmt: skip

    def bundle(self, bundle_id: str) -> BundleRow | None:
        """Return a bundle by its id."""
        return next((one for one in self.bundles() if one.id == bundle_id), None)

    def bundles(
        self, direction: Direction | None = None, peer: int | None = None, org: str | None = None
    ) -> list[BundleRow]:
        """Return the bundles written or seen, oldest first."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT id, direction, peer, org, number, plan, plan_sha, state, at FROM bundle "
                "WHERE (?1 IS NULL OR direction = ?1) AND (?2 IS NULL OR peer = ?2) AND (?3 IS NULL OR org = ?3) "
                "ORDER BY at, number, id",
                (direction, peer, org),
            ).fetchall()
        return [_bundle(*row) for row in rows]

    def put_bundle(self, bundle: BundleRow) -> None:
        """Write a bundle, or how far it has come."""
        with self._engine.writing() as connection:
            connection.execute(
                "INSERT INTO bundle (id, direction, peer, org, number, plan, plan_sha, state, at) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET peer = ?3, org = ?4, "
                "number = ?5, plan = coalesce(?6, plan), plan_sha = coalesce(?7, plan_sha), state = ?8, at = ?9",
                (
                    bundle.id, bundle.direction, bundle.peer, bundle.org, bundle.number, bundle.plan,
                    _bytes(bundle.plan_sha), bundle.state, instant_text(bundle.at),
                ),
            )  # fmt: skip

    def volumes(self, bundle: str) -> list[VolumeRow]:
        """Return the volumes of a bundle, in order."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT bundle, n, manifest, bytes, state, at FROM volume WHERE bundle = ? ORDER BY n", (bundle,)
            ).fetchall()
        return [VolumeRow(row[0], row[1], _hex(row[2]), row[3], row[4], instant_of(row[5])) for row in rows]

    def put_volume(self, volume: VolumeRow) -> None:
        """Write how far a volume is."""
        with self._engine.writing() as connection:
            connection.execute(
                "INSERT INTO volume (bundle, n, manifest, bytes, state, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                "ON CONFLICT (bundle, n) DO UPDATE SET manifest = ?3, bytes = ?4, state = ?5, at = ?6",
                (volume.bundle, volume.n, _bytes(volume.manifest), volume.bytes, volume.state, instant_text(volume.at)),
            )

    def wanted(self, limit: int = 5000) -> list[str]:
        """Return the digests of files that records name and that are not here."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT sha FROM blob WHERE state IN ('wanted', 'partial') ORDER BY sha LIMIT ?", (limit,)
            ).fetchall()
        return [row[0].hex() for row in rows]

    def blobs_of(self, log: int, first: int, last: int) -> list[Blob]:
        """Return the files that entries ``first`` to ``last`` of a log name, each once, sorted by digest."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT blob.sha, sealed, bytes, media, state FROM blob_ref JOIN blob USING (sha) "
                "WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY blob.sha",
                (log, first, last),
            ).fetchall()
        return [Blob(row[0].hex(), _hex(row[1]), row[2], row[3], row[4]) for row in rows]

    def quarantine(
        self, reason: str, *, at: datetime, bundle_sha: str | None = None, raw: bytes | None = None,
        log: int | None = None, seq: int | None = None,
    ) -> None:  # fmt: skip
        """Keep what was refused."""
        with self._engine.writing() as connection:
            connection.execute(
                "INSERT INTO quarantine (log, seq, hash, reason, bundle_sha, raw, at) VALUES (?, ?, NULL, ?, ?, ?, ?)",
                (log, seq, reason, _bytes(bundle_sha), raw, instant_text(at)),
            )

    def quarantined(self) -> list[Quarantined]:
        """Return what was refused and kept, oldest first."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT id, log, seq, hash, reason, bundle_sha, raw, at FROM quarantine ORDER BY id"
            ).fetchall()
        return [_quarantined(*row) for row in rows]

    def pending(self) -> list[Pending]:
        """Return the entries that wait for a newer program."""
        with self._engine.reading() as connection:
            rows = connection.execute("SELECT log, seq, kind, ver, reason FROM pending ORDER BY log, seq").fetchall()
        return [Pending(*row) for row in rows]


def _bundle(
    bundle: str, direction: Direction, peer: int | None, org: str | None, number: int | None, plan: bytes | None,
    plan_sha: bytes | None, state: str, at: str,
) -> BundleRow:  # fmt: skip
    return BundleRow(bundle, direction, peer, org, number, plan, _hex(plan_sha), state, instant_of(at))


def _quarantined(
    number: int, log: int | None, seq: int | None, hashed: bytes | None, reason: str, bundle_sha: bytes | None,
    raw: bytes | None, at: str,
) -> Quarantined:  # fmt: skip
    return Quarantined(number, log, seq, _hex(hashed), reason, _hex(bundle_sha), raw, instant_of(at))


def _hex(value: bytes | None) -> str | None:
    return value.hex() if value is not None else None


def _bytes(value: str | None) -> bytes | None:
    return bytes.fromhex(value) if value else None
