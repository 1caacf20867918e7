"""A bug, written down without anybody's data: kinds, places in our code and a number to quote (R39).

No message, no value, no path of the user: an exception's text may hold a name or a case number, so it is never written.
"""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from brigade_app import __version__
from brigade_app.paths import log_folder

MAX_LOG_BYTES = 1024 * 1024
PACKAGE = "brigade_app"


def log_file() -> Path:
    """Return the file into which faults are written."""
    return log_folder() / "brigade.log"


def log_fault(error: BaseException, path: Path | None = None) -> str:
    """Append a fault to the log and return its number; a log that cannot be written is not worth another fault."""
    number = os.urandom(4).hex()
    target = path or log_file()
    lines = [f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {number} {__version__} {type(error).__name__}"]
    lines += [f"  {place}" for place in fault_places(error)]
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if target.exists() and target.stat().st_size > MAX_LOG_BYTES:
            target.replace(target.with_suffix(".previous"))
        with target.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        return number
    return number


def fault_places(error: BaseException) -> list[str]:
    """Return where it happened: our own modules and functions by line, other code by module name alone, causes too."""
    places: list[str] = []
    seen: set[int] = set()
    inner: BaseException | None = error
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        if inner is not error:
            places.append(f"caused by {type(inner).__name__}")
        places += [_place(frame) for frame in traceback.extract_tb(inner.__traceback__)]
        inner = inner.__cause__ or inner.__context__
    return places


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    if PACKAGE in parts:
        inside = "/".join(parts[len(parts) - 1 - parts[::-1].index(PACKAGE) :])
        return f"{inside}:{frame.lineno} {frame.name}"
    return f"{Path(frame.filename).name}:{frame.lineno}"
