"""What stands behind the door: the ways into the store, the frame with its places, and leaving.

`app` imports this module only when the log-in window has been painted: with it come the operations, the store, the law
and every page. Nothing that the log-in window needs may stand here, and `shell` must not import it.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from brigade_app.domain.keeping import Role
from brigade_app.operations import Clock, Desk, NewLogin
from brigade_app.operations.opening import leave, open_desk, recover_desk
from brigade_app.operations.roles import may
from brigade_app.store import Cost
from brigade_app.ui.case_tab import CaseTabs
from brigade_app.ui.door.recovery import RecoveryPresenter, RecoveryView
from brigade_app.ui.frame import CarePresenter, Frame, FramePresenter, RestoredPresenter
from brigade_app.ui.help import TAB, help_title, make_help
from brigade_app.ui.kit import CURRENT, Dialogs, language
from brigade_app.ui.places import commands_of, places_of
from brigade_app.ui.restore import RestorePresenter, RestoreView
from brigade_app.ui.seat import Seat
from brigade_app.ui.settings import Chosen
from brigade_app.ui.shell import Shell

# Whoever comes back with the recovery key may let people in again and give roles, and does so in the journal.
RECOVERED_ROLES: tuple[Role, ...] = ("system-admin", "security-admin")


class Inside:
    """The rest of the program, as the shell sees it. ``cost`` is that of the key derivation, for tests."""

    def __init__(self, dialogs: Dialogs | None, cost: Cost | None = None) -> None:
        self._dialogs, self._cost = dialogs or Dialogs(), cost
        self._tabs: CaseTabs | None = None

    def opens(self, folder: Path, account: str, password: str, now: Clock) -> Desk:
        """Open the store for who proves to be who they say."""
        return open_desk(folder, account, password, now, cost=self._cost, read_law=True)

    def first_place(self, desk: Desk) -> str:
        """Return where somebody begins who was not here before."""
        if may(desk, "read-cases"):
            return "board"
        return "people" if may(desk, "manage-accounts") or may(desk, "grant-roles") else "journal"

    def leave(self, desk: Desk) -> None:
        """Journal the log-out and close the store."""
        leave(desk)

    def make_recovery(self, shell: Shell) -> QWidget:
        """Return the way back in with the recovery key."""

        def recovers(place: Path, key: str, login: NewLogin) -> Desk:
            return recover_desk(place, key, replace(login, roles=RECOVERED_ROLES), shell.seat.now, cost=self._cost)

        view = RecoveryView()
        presenter = RecoveryPresenter(view, shell.folder, shell.seat.background, recovers)
        presenter.opened.connect(shell.let_in)
        view.back_asked.connect(shell.show_door)
        return view

    def make_restore(self, shell: Shell) -> QWidget:
        """Return the page that brings a backup back."""
        view = RestoreView()
        presenter = RestorePresenter(view, shell.folder, shell.seat.background, self._dialogs, shell.seat.now)
        presenter.restored.connect(shell.open_restored)
        view.back_asked.connect(shell.show_outside)
        shell.closing.connect(presenter.abandon)
        return view

    def make_frame(self, shell: Shell) -> Frame:
        """Return the frame with its places, for who has just sat down."""

        def present() -> Chosen:
            return Chosen(language(), CURRENT.look.mode, CURRENT.look.big, shell.memory.idle_minutes)

        def choose(chosen: Chosen) -> None:
            look = replace(CURRENT.look, mode=chosen.mode, big=chosen.big)
            shell.choose(chosen.language, look, chosen.idle_minutes)

        desk = shell.seat.desk
        places = tuple(place for place in places_of(present, choose) if not place.deed or may(desk, place.deed))
        frame = Frame(shell.seat, places, self._case_tabs(shell.seat).make, self._dialogs)
        presenter = FramePresenter(frame, shell.seat, commands_of(places))
        presenter.command_asked.connect(shell.run_command)
        CarePresenter(frame, shell.seat)
        RestoredPresenter(frame, shell.seat)
        frame.lock_asked.connect(shell.lock)
        frame.help_asked.connect(shell.show_help)
        return frame

    def show_help(self, frame: Frame) -> None:
        """Open the manual in its tab."""
        frame.open_tab(TAB, help_title(), make_help)

    def _case_tabs(self, seat: Seat) -> CaseTabs:
        """Return the maker of case pages; it belongs to the GUI thread, so it is not made with this object."""
        if self._tabs is None:
            self._tabs = CaseTabs(seat)
        return self._tabs
