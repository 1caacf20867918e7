"""Start: nothing heavy is imported before the first window, and Qt's void calls keep their references."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "reportlab",
    "pikepdf",
    "PIL",
    "pi_heif",
    "docx",
    "openpyxl",
    "av",
    "PySide6.QtMultimedia",
    "PySide6.QtPrintSupport",
)
FIRST_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from brigade_app.app import make_shell
from brigade_app.ui.kit import Inline, wear, speak, Look
from brigade_app.ui.memory import Memory
app = QApplication([])
speak("zh")
wear(app, Look())
shell = make_shell(Path(sys.argv[1]) / "store", Memory(Path(sys.argv[1])), Inline())
shell.show()
app.processEvents()
print(*sorted(name for name in sys.modules), sep="\\n")
"""


def test_nothing_heavy_is_imported_before_the_first_window(tmp_path):
    here = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": here, "BRIGADE_STATE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW, str(tmp_path)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "brigade_app.ui.shell" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_twenty_thousand_void_calls_keep_every_reference_to_none(qtbot):
    """PySide6 6.12.0 drops one at every void call and aborts after about 7,000."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 1000
