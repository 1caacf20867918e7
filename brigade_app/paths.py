"""Where files live: the store's folder, what lies outside it on purpose, and the program's own resources.

Failed log-ins (R34), log files and window places are kept in the user's state folder and never in the store's: a store
that is copied away must not take the count of wrong passwords with it, nor bring a fresh one back.
"""

import os
import sys
from pathlib import Path
from typing import Literal

APP = "brigade"
STORE_IN_USE = "store-in-use"
"""File of the state folder: the folder of the store that was restored last."""


def resources_folder() -> Path:
    """Return the folder of rules, matters, forms, phrases and fonts, in a checkout as in a frozen program."""
    return _program_folder() / "resources"


def manual_folder() -> Path:
    """Return the folder of the manual (``zh``, ``en``), in a checkout as in a frozen program."""
    return _program_folder() / "docs" / "manual"


def _program_folder() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if isinstance(frozen, str) else Path(__file__).resolve().parent.parent


def store_folder(named: str | Path | None = None) -> Path:
    """Return the store's folder: as ``named``, else ``BRIGADE_STORE``, else as `use_store` said, else the user's data
    folder."""
    chosen = named or os.environ.get("BRIGADE_STORE") or _store_in_use()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _user_folder("data")


def use_store(folder: Path) -> None:
    """Have the store of ``folder`` opened from now on where no other is named: switched by one rename (R45)."""
    state = state_folder()
    state.mkdir(parents=True, exist_ok=True)
    fresh = state / f"{STORE_IN_USE}.new"
    fresh.write_text(f"{folder}\n", encoding="utf-8")
    fresh.replace(state / STORE_IN_USE)


def _store_in_use() -> str:
    try:
        return (state_folder() / STORE_IN_USE).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def state_folder() -> Path:
    """Return the user's folder for log-in failures, log files and window places (``BRIGADE_STATE`` names another)."""
    chosen = os.environ.get("BRIGADE_STATE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _user_folder("state")


def log_folder() -> Path:
    """Return the folder of the log files (R39)."""
    return state_folder() / "log"


def _user_folder(what: Literal["data", "state"]) -> Path:
    """Return the program's folder among the user's own.

    On Linux it is what the XDG specification says; platformdirs, which says the same there and knows the other systems,
    takes as long to import as the log-in window to appear.
    """
    if sys.platform != "linux":
        import platformdirs

        find = platformdirs.user_data_path if what == "data" else platformdirs.user_state_path
        return find(APP, appauthor=False)
    base = os.environ.get(f"XDG_{what.upper()}_HOME", "").strip()
    home = {"data": "share", "state": "state"}[what]
    return Path(base or f"~/.local/{home}").expanduser() / APP
