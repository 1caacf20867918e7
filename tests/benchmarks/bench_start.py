"""Start to the log-in window against an empty PySide6 window: from the start of the process to the painted window.

``python -m tests.benchmarks.bench_start [--runs 9]`` runs both alternately and prints the ratio (goal: at most 1.5).
Compiled modules are kept between the runs, as they are for whoever starts the program a second time.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from brigade_app.operations.forms import NewLogin, NewUnit
from brigade_app.operations.opening import leave
from brigade_app.operations.setup import first_start
from brigade_app.store import Cost

EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.processEvents()
window.grab()
print(time.time())
"""
DOOR = """
import gc, sys, time
gc.disable()  # as main.py does until the window is there
from pathlib import Path
from brigade_app.app import make_shell
from brigade_app.ui.kit import Background, make_application, speak, wear
from brigade_app.ui.memory import Memory
application = make_application("brigade")
memory = Memory(Path(sys.argv[2]))
speak(memory.language)
wear(application, memory.look)
shell = make_shell(Path(sys.argv[1]), memory, Background(), aside=Background())
shell.resize(1366, 768)
shell.show()
application.processEvents()
shell.grab()
print(time.time())
assert shell.page().objectName() == "door"
shell.close()
"""


def timed(code: str, *words: str) -> float:
    """Return the seconds from the start of a process to its painted window."""
    started = time.time()
    done = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1]) - started


def main() -> None:
    """Print the medians and the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        store, state = Path(scratch) / "store", Path(scratch) / "state"
        os.environ["BRIGADE_STATE"] = str(state)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "compiled")
        unit = NewUnit(name="南召县城郊乡人民政府", seat="township", node=411321200001, place_short="南召（城郊）")
        login = NewLogin(name="张建国", password="start benchmark 2026")
        leave(first_start(store, unit, (), login, lambda: datetime.now(UTC), cost=Cost.for_tests()).desk)
        timed(EMPTY)
        timed(DOOR, str(store), str(state))
        pairs = [(timed(EMPTY), timed(DOOR, str(store), str(state))) for _ in range(runs)]
    empty, door = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"empty window {empty:.3f} s   log-in window {door:.3f} s   ratio {door / empty:.2f} (goal 1.50)")


if __name__ == "__main__":
    main()
