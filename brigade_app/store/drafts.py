"""What was typed and not yet saved: sealed files outside the journal, which outlive everything (R8).

Each is AES-256-GCM under a key of its own derived from the data key; the file's name is a digest, so that neither a
folder listing nor the file tells what it is about.
"""

import hashlib
import hmac
import json
import secrets
from datetime import datetime
from pathlib import Path

from brigade_app.store.disk import DISK, make_folder, write_whole
from brigade_app.store.errors import StoreClosed, translated

_NONCE_BYTES = 12
_PURPOSE = b"brigade drafts v1"


class Drafts:
    """The drafts of one store."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._folder = folder / "drafts"
        self._key: bytes | None = hmac.digest(data_key, _PURPOSE, "sha256")

    def put(self, name: str, content: bytes, *, at: datetime) -> None:
        """Keep ``content`` under ``name`` (a form and the record it is about)."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        path = self._path(name)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        head = json.dumps({"name": name, "at": at.isoformat()}).encode() + b"\n"
        sealed = AESGCM(self._secret()).encrypt(nonce, head + content, path.name.encode())
        with translated(self._folder, name):
            make_folder(self._folder)
            write_whole(path, nonce + sealed, DISK)

    def get(self, name: str) -> bytes | None:
        """Return what is kept under ``name``; ``None`` where there is nothing, or it was damaged."""
        opened = self._open(self._path(name))
        return opened[2] if opened is not None else None

    def drop(self, name: str) -> None:
        """Forget a draft, once what it held is saved."""
        with translated(self._folder, name):
            self._path(name).unlink(missing_ok=True)

    def names(self) -> dict[str, datetime]:
        """Return the names of all drafts, and when each was last kept."""
        found = (self._open(path) for path in sorted(self._folder.glob("*.draft")))
        return {one[0]: one[1] for one in found if one is not None}

    def close(self) -> None:
        """Drop the key."""
        self._key = None

    def _open(self, path: Path) -> tuple[str, datetime, bytes] | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = path.read_bytes()
            opened = AESGCM(self._secret()).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], path.name.encode())
        except (OSError, InvalidTag, ValueError):
            return None
        head, _, content = opened.partition(b"\n")
        said = json.loads(head)
        return said["name"], datetime.fromisoformat(said["at"]), content

    def _path(self, name: str) -> Path:
        return self._folder / f"{hmac.new(self._secret(), name.encode(), hashlib.sha256).hexdigest()[:32]}.draft"

    def _secret(self) -> bytes:
        if self._key is None:
            raise StoreClosed()
        return self._key
