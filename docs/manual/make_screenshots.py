"""Takes a picture of every window, in both languages, over the sample world.

``python docs/manual/make_screenshots.py``: the windows are the real ones over a real store in a temporary folder.
``--to FOLDER`` says where the pictures go (left out: beside this file), ``--scale 1.5`` draws for a screen of 150 %,
``--dark`` and ``--big`` change the look.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

WIDTH, HEIGHT = 1366, 768  # pixels of the screen, whatever its scale
CASE_PARTS = ("parties", "timeline", "evidence", "matrix", "papers", "check", "disputes", "comments", "history")
KEY = "AGE-SECRET-KEY-1" + "SAMPLEKEYN0TREAL" * 4


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=HERE)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--big", action="store_true")
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    options = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["BRIGADE_STATE"] = scratch
        for language in options.language or ("zh", "en"):
            folder = options.to / language
            folder.mkdir(parents=True, exist_ok=True)
            for name, picture in pictures(Path(scratch), language, options):
                picture.save(str(folder / f"{name}.png"))
                sys.stdout.write(f"{language}/{name}.png\n")
    return 0


def pictures(scratch: Path, language: str, options: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Walk through the windows and return each with its name."""
    from PySide6.QtWidgets import QApplication

    from brigade_app.app import make_shell
    from brigade_app.operations.sample.opening import open_sample, sample_folder
    from brigade_app.ui.kit import Inline, Look, PreparedDialogs, speak, wear
    from brigade_app.ui.memory import Memory

    application = QApplication.instance() or QApplication(sys.argv[:1])
    speak("en" if language == "en" else "zh")
    wear(application, Look(mode="dark" if options.dark else "light", big=options.big, shipped_font=True))
    store = scratch / "store"
    shell = make_shell(store, Memory(scratch), Inline(), PreparedDialogs())
    scale = float(options.scale)
    shell.resize(round(WIDTH / scale), round(HEIGHT / scale))
    shell.show()

    def picture() -> object:
        for _ in range(5):
            application.processEvents()
        return shell.grab()

    yield from first_start_pictures(shell, picture)
    desk = open_sample(sample_folder(store), Path(HERE).parents[1] / "resources", lambda _done, _total: None)
    shell.seat.now = desk.now
    shell.let_in(desk)
    frame = shell.frame
    for place in frame.navigation.places():
        frame.go(place)
        yield f"{place}", picture()
    frame.go("actions", "new")
    yield "new-action", picture()
    frame.go("board")
    due = next((row.id for row in (frame.shown_page().due.rows.row_at(0),) if row), None)
    if due is not None:
        frame.open_case(due)
        yield "case", picture()
        for part in CASE_PARTS:
            frame.open_case(due, part)
            yield f"case-{part}", picture()
        frame.close_tab(f"case:{due}")
    frame.help_asked.emit()
    yield "manual", picture()
    shell.lock()
    yield "locked", picture()
    shell.close()


def first_start_pictures(shell: object, picture: object) -> Iterator[tuple[str, object]]:
    """Return the steps of the guided first start, filled in; nothing is made."""
    view = shell.page()
    yield "start-1-welcome", picture()
    view.unit.set_seat("township")
    view.unit.name.setText("南召县城郊乡人民政府")
    view.unit.county.setText("南召县")
    view.unit.place.setText("南召（城郊）")
    view.unit.code.setText("411321200")
    view.unit.villages.setPlainText("大庄村\n魏湾村\n罗坪村")
    for step, name in ((1, "start-2-unit"), (2, "start-3-officers"), (3, "start-4-account")):
        view._show(step)
        yield name, picture()
    view.show_key(KEY)
    yield "start-5-key", picture()


if __name__ == "__main__":
    sys.exit(main())
