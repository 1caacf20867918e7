"""An original that leaves the store: written out as it came, with its digest beside it, and said in its custody.

The copy is whole or not there: it is written beside its name, synced, read back and compared before it takes the name.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from brigade_app.domain.names import export_name
from brigade_app.domain.records import Evidence
from brigade_app.operations.custody import links_of_copies
from brigade_app.operations.desk import Desk
from brigade_app.operations.file_out import OutputNotWritten, write_file
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, find_record, save
from brigade_app.store.errors import EvidenceMissing

SAVED_OUT = "另存原始文件"
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class SavedOriginal:
    """A copy of an original outside the store: where it lies, its SHA-256, and the file that says so beside it."""

    path: Path
    sha256: str
    digest_file: Path


def original_name(evidence: Evidence) -> str:
    """Return the name that a copy of an item may bear on any medium (R40)."""
    return export_name((evidence.file.name if evidence.file else None) or evidence.name or evidence.id)


def save_original(desk: Desk, case_id: str, evidence_id: str, path: Path) -> SavedOriginal:
    """Write the original of an item to ``path``, its digest beside it as ``sha256sum`` reads it, and its custody.

    An older file of this name is replaced. In a case of another laptop only the journal says that it went out.

    Raises:
        NotYourRole, StoreReadOnly.
        EvidenceMissing, EvidenceDamaged: the file is not here, or not as it came. OutputNotWritten: nothing was left.
    """
    require(desk, "export-case")
    file = find_record(desk, Evidence, evidence_id).file
    if file is None:
        raise EvidenceMissing(sha256=None, state="no-file", sealed=None)
    _write(desk, file.sha256, path)
    beside = write_file(path.with_name(f"{path.name}.sha256"), f"{file.sha256}  {path.name}\n".encode())
    told = event(desk, "original-saved", case=case_id, evidence=evidence_id, sha256=file.sha256)
    save(desk, [told, *links_of_copies(desk, case_id, [evidence_id], "exported", SAVED_OUT)])
    return SavedOriginal(path, file.sha256, beside)


def _write(desk: Desk, sha256: str, path: Path) -> None:
    half = path.with_name(f".{path.name}.part")
    try:
        with desk.store.vault.open(sha256) as source, half.open("wb") as target:
            while block := source.read(_BLOCK_BYTES):
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        with half.open("rb") as written:
            if hashlib.file_digest(written, "sha256").hexdigest() != sha256:
                raise OutputNotWritten(path=path.name, reason="digest")
        half.replace(path)
    except OSError as error:
        raise OutputNotWritten(path=path.name, reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
