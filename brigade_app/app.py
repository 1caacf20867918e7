"""The composition root of the window: opens what everything needs, hands it round, starts the event loop.

Imported by nothing but ``main.py``. Nothing heavy is imported before the first window is seen: what documents,
pictures and bundles need comes when it is first asked for.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from brigade_app.domain.keeping import Role
from brigade_app.operations import Clock, Desk, NewLogin, system_clock
from brigade_app.operations.faults import log_fault
from brigade_app.operations.opening import open_desk, recover_desk
from brigade_app.operations.passwords import password_state
from brigade_app.operations.sample.opening import open_sample, sample_folder
from brigade_app.operations.setup import first_start
from brigade_app.paths import state_folder, store_folder
from brigade_app.store import Cost
from brigade_app.ui.case_tab import CaseTabs
from brigade_app.ui.kit import Background, Dialogs, Language, Runs, icon, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.seat import Seat
from brigade_app.ui.shell import Shell
from brigade_app.ui.start import SamplePresenter, StartPresenter, StartView

STORE_FILE = "store.db"
# Whoever comes back with the recovery key may let people in again and give roles, and does so in the journal.
RECOVERED_ROLES: tuple[Role, ...] = ("system-admin", "security-admin")


def open_window(folder: Path | None = None) -> int:
    """Open the window and return when it is closed: the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("brigade")
    memory = Memory(state_folder())
    speak(memory.language)
    wear(application, memory.look)
    application.setWindowIcon(icon("scale", "accent", 4))
    shell = make_shell(store_folder(folder), memory, Background(), aside=Background())
    sys.excepthook = _say_plainly(shell)
    shell.show()
    return application.exec()


def make_shell(
    folder: Path,
    memory: Memory,
    background: Runs,
    dialogs: Dialogs | None = None,
    now: Clock = system_clock,
    aside: Runs | None = None,
    cost: Cost | None = None,
) -> Shell:
    """Return the window over the store of ``folder``: the first start where there is none, else the door.

    ``cost`` is that of the key derivation, for tests; left out, it is the full one.
    """
    seat = Seat(background, now, aside)

    def opens(place: Path, account: str, password: str) -> Desk:
        return open_desk(place, account, password, seat.now, cost=cost, read_law=True)

    def recovers(place: Path, key: str, login: NewLogin) -> Desk:
        return recover_desk(place, key, replace(login, roles=RECOVERED_ROLES), seat.now, cost=cost)

    shell = Shell(seat, memory, folder, (opens, recovers), CaseTabs(seat).make, dialogs or Dialogs())
    if (folder / STORE_FILE).exists():
        shell.show_door()
    else:
        _begin(shell, folder, cost)
    return shell


def _begin(shell: Shell, folder: Path, cost: Cost | None) -> None:
    view = StartView(password_state, with_sample=True)
    presenter = StartPresenter(view, folder, shell.seat.background, shell.seat, partial(first_start, cost=cost))
    presenter.done.connect(shell.let_in)
    shell.closing.connect(presenter.abandon)

    def speak_anew(language: Language) -> None:
        shell.memory.language = language
        speak(language)
        _begin(shell, folder, cost)

    view.language_chosen.connect(speak_anew)
    sample = SamplePresenter(view, shell.seat, sample_folder(folder), partial(open_sample, cost=cost))
    sample.opened.connect(shell.let_in)
    shell.put(view)


def _say_plainly(shell: Shell) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return the one top handler: a bug is logged whole, without anybody's data, and said plainly."""

    def handle(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        shell.say_fault(log_fault(error))

    return handle
