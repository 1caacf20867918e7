"""What somebody looked at since he logged in, until it is written down: once an item, and not at every key press.

The desk holds it, so that a page that is opened again does not count anew. Who pages through two hundred pictures makes
one deed of it; a program that dies loses the looks of the last seconds and nothing else.
"""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock


@dataclass(frozen=True, slots=True)
class Look:
    """An item of a case that was shown, and when."""

    case: str
    evidence: str
    at: datetime


@dataclass(slots=True)
class Looks:
    """The looks of one session: any thread may add to it."""

    _seen: set[str] = field(default_factory=set)
    _waiting: list[Look] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def add(self, look: Look) -> None:
        """Remember a look; the second at the same item is none."""
        with self._lock:
            if look.evidence not in self._seen:
                self._seen.add(look.evidence)
                self._waiting.append(look)

    def take(self) -> tuple[Look, ...]:
        """Hand out what waits, to be written."""
        with self._lock:
            waiting, self._waiting = tuple(self._waiting), []
        return waiting

    def put_back(self, looks: tuple[Look, ...]) -> None:
        """Keep what could not be written."""
        with self._lock:
            self._waiting = [*looks, *self._waiting]
