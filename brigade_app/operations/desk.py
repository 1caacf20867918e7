"""The desk: the open store, who sits at it, the law on its shelf, the clock. Every deed takes it first.

A desk is frozen; what it holds is opened once. The law (rule pack, calendar, catalogue, power lists) is read from the
resources when a deed first asks for it, and kept: opening a desk costs the key derivation and nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.looks import Looks

if TYPE_CHECKING:
    from brigade_app.domain.keeping import Account, Unit
    from brigade_app.operations.shelf import LawShelf
    from brigade_app.store import Session, Store

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present instant (UTC, aware)."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a deed needs: ``store``, ``session`` of who is logged in, ``law``, ``now()``, the resources folder.

    ``looks`` is what was looked at since the log-in and not yet written.
    """

    store: "Store"
    session: "Session"
    law: "LawShelf"
    now: Clock
    resources: Path
    looks: Looks = field(default_factory=Looks, compare=False, repr=False)

    @property
    def account(self) -> "Account":
        """The account that is logged in."""
        return self.session.account

    @property
    def unit(self) -> "Unit":
        """The unit whose store this is."""
        return self.store.unit

    @property
    def today(self) -> date:
        """The local civil date (Asia/Shanghai)."""
        return self.now().astimezone(SHANGHAI).date()
