"""The composition root of the window: opens what everything needs, hands it round, starts the event loop.

Imported by nothing but ``main.py``. Only what the log-in window shows is imported at the head. The rest of the program
(`brigade_app.ui.inside`: operations, store, law, pages; `brigade_app.ui.start`: the first start) is imported by the
functions below, on the thread of the work, while somebody types a password. This module is the one place where that is
done.
"""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from brigade_app.paths import state_folder, store_folder
from brigade_app.ui.kit import Background, Runs, icon, make_application, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.seat import Seat
from brigade_app.ui.shell import Shell

if TYPE_CHECKING:
    from brigade_app.operations import Clock
    from brigade_app.store import Cost
    from brigade_app.ui.inside import Inside
    from brigade_app.ui.kit import Dialogs

STORE_FILE = "store.db"
AFTER_FIRST_PAINT_MS = 50
NO_SCREEN = 4
NO_SCREEN_WORDS = (
    "没有可用的显示屏（DISPLAY 和 WAYLAND_DISPLAY 均未设置），窗口无法打开。请在图形桌面中运行，"
    "或改用命令行：python main.py --help；试看完整流程：python main.py demo。\n"
    "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open. Run this on a "
    "desktop, or use the commands: python main.py --help; to see the main job: python main.py demo.\n"
)


def open_window(folder: Path | None = None) -> int:
    """Open the window and return when it is closed: the exit code (4 where there is no screen; Qt would abort)."""
    if not has_screen(sys.platform, os.environ):
        sys.stderr.write(NO_SCREEN_WORDS)
        return NO_SCREEN
    application = make_application(sys.argv[0])
    memory = Memory(state_folder())
    speak(memory.language)
    wear(application, memory.look)
    shell = make_shell(store_folder(folder), memory, Background(), aside=Background())
    sys.excepthook = _say_plainly(shell)
    shell.show()
    QTimer.singleShot(AFTER_FIRST_PAINT_MS, shell, partial(_after_first_paint, shell))
    return application.exec()


def _after_first_paint(shell: Shell) -> None:
    """Do what nobody waits for at the log-in window. ``main.py`` holds back the collector of garbage until here."""
    gc.enable()
    shell.setWindowIcon(icon("scale", "accent", 4))
    shell.load_inside()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether Qt will find a screen, or was told to do without one (``QT_QPA_PLATFORM``)."""
    if not platform.startswith(("linux", "freebsd", "openbsd")):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def make_shell(
    folder: Path,
    memory: Memory,
    background: Runs,
    dialogs: "Dialogs | None" = None,
    now: "Clock | None" = None,
    aside: Runs | None = None,
    cost: "Cost | None" = None,
) -> Shell:
    """Return the window over the store of ``folder``: the first start where there is none, else the door.

    ``cost`` is that of the key derivation, for tests; left out, it is the full one.
    """
    shell = Shell(Seat(background, now, aside), memory, folder, _inside(dialogs, cost))
    if (folder / STORE_FILE).exists():
        shell.show_door()
    else:
        _begin(shell, folder, cost)
    return shell


def _inside(dialogs: "Dialogs | None", cost: "Cost | None") -> "Callable[[], Inside]":
    """Return the function that loads what lies behind the door when it is first called, and keeps it."""

    @cache
    def load() -> "Inside":
        from brigade_app.ui.inside import Inside

        return Inside(dialogs, cost)

    return load


def _begin(shell: Shell, folder: Path, cost: "Cost | None") -> None:
    """Show the guided first start, which is loaded only where there is no store yet."""
    from brigade_app.ui.start.begin import begin

    begin(shell, folder, cost)


def _say_plainly(shell: Shell) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return the one top handler: a bug is logged whole, without anybody's data, and said plainly."""

    def handle(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        from brigade_app.operations.faults import log_fault

        shell.say_fault(log_fault(error))

    return handle
