"""The file ``head`` beside the store: where the journal ended, signed by the device (R11).

The table of that name goes with a lost ``-wal``; the file does not. It is written behind each commit by a thread of its
own, so that no screen waits for it; a journal longer than the file is therefore a crash between the two, and shorter
means that work is missing. What else may follow a save unseen (folding the WAL) runs on the same thread.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from brigade_app.store.canonical import canonical_json
from brigade_app.store.disk import DISK, Disk, write_whole
from brigade_app.store.session import Signer, signature_holds
from brigade_app.store.values import Head

NAMESPACE = b"brigade head v1\0"


def head_bytes(head: Head, device: Signer) -> bytes:
    """Return the content of the head file."""
    plain = {"log": head.log, "seq": head.seq, "hash": head.hash, "at": head.at}
    signature = device.sign(NAMESPACE + canonical_json(plain))
    return canonical_json({**plain, "sig": signature.hex()}) + b"\n"


def read_head_file(folder: Path, public_key: bytes) -> Head | None:
    """Return what the head file says; ``None`` where there is none or its signature does not hold."""
    try:
        plain = json.loads((folder / "head").read_bytes())
        signature = bytes.fromhex(plain.pop("sig"))
        head = Head(int(plain["log"]), int(plain["seq"]), str(plain["hash"]), plain["at"])
        holds = signature_holds(public_key, signature, NAMESPACE + canonical_json(plain))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return head if holds else None


@dataclass(slots=True)
class _Waiting:
    head: Head | None = None
    is_closing: bool = False


class HeadWriter:
    """Writes the newest head behind the saves; what could not be written is tried again with the next one."""

    def __init__(
        self, folder: Path, device: Signer, disk: Disk = DISK, afterwards: Callable[[], object] | None = None
    ) -> None:
        self._folder = folder
        self._afterwards = afterwards
        self._device = device
        self._disk = disk
        self._waiting = _Waiting()
        self._changed = threading.Condition()
        self._is_idle = True
        self._thread: threading.Thread | None = None
        self.failed: OSError | None = None

    def write_later(self, head: Head) -> None:
        """Have ``head`` written soon; a newer one takes the place of one that waits."""
        with self._changed:
            self._waiting.head = head
            self._is_idle = False
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="head-file", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def write_now(self, head: Head) -> None:
        """Write ``head`` before returning."""
        write_whole(self._folder / "head", head_bytes(head, self._device), self._disk)

    def wait(self, seconds: float = 10) -> bool:
        """Return once nothing waits to be written; false if it took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._is_idle, seconds)

    def close(self) -> None:
        """Write what waits and end the thread."""
        with self._changed:
            self._waiting.is_closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting.head is not None or self._waiting.is_closing)
                head, self._waiting.head = self._waiting.head, None
                if head is None:
                    return
            self._write(head)
            with self._changed:
                self._is_idle = self._waiting.head is None
                self._changed.notify_all()
            if self._afterwards is not None:
                self._afterwards()

    def _write(self, head: Head) -> None:
        try:
            self.write_now(head)
            self.failed = None
        except OSError as error:
            self.failed = error
