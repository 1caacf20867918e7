"""The first opening of a restored store: its journal is checked and a new log begun (data layer 1.2, R45)."""

import json

from brigade_app.store.backup import RESTORED_MARK
from brigade_app.store.disk import DISK
from brigade_app.store.engine import Engine
from brigade_app.store.entries import instant_of
from brigade_app.store.errors import BadBackup, translated
from brigade_app.store.journal import read_head, verify_chain
from brigade_app.store.logs import start_log
from brigade_app.store.meta import get_meta, get_text, live_log
from brigade_app.store.session import Signer
from brigade_app.store.values import Finding

RESTORED_FACTS = "restored"
"""Setting of a restored store: when and from which backup, up to which entry, and which store it took the place of."""


def begin_after_restore(engine: Engine) -> None:
    """Begin the new log of a store that was restored and not opened since; nothing otherwise.

    Raises:
        BadBackup: the manifest was not this store's, or the journal does not end where it said.
    """
    mark = engine.folder / RESTORED_MARK
    if not mark.exists():
        return
    with translated(engine.folder):
        said = json.loads(mark.read_bytes())
        with engine.writing() as connection:
            seed = get_meta(connection, "device_seed")
            assert isinstance(seed, bytes)
            head = read_head(connection, said["log"])
            if Signer(seed).public_key.hex() != said["public_key"] or (head.seq, head.hash) != (
                said["seq"],
                said["hash"],
            ):
                raise BadBackup(folder=str(engine.folder), what="store.db", reason="another-store")
            found: list[Finding] = []
            verify_chain(connection, head.log, 1, found)
            if found:
                raise BadBackup(folder=str(engine.folder), what="journal", reason=found[0].detail)
            if live_log(connection) == head.log:
                node = int(get_text(connection, "node"))
                start_log(connection, node, instant_of(said["at"]), (head.log, head.seq, bytes.fromhex(head.hash)))
                facts = {name: said.get(name, "") for name in ("at", "backup", "backup_at", "old", "seq")}
                connection.execute(
                    "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                    (RESTORED_FACTS, json.dumps(facts, ensure_ascii=False)),
                )
        (engine.folder / "head").unlink(missing_ok=True)
        mark.unlink()
        DISK.sync_folder(engine.folder)
