"""Pictures of every window over a sample world: for the demonstration and the manual. A composition root of its own.

The real windows over the real stores, with the shipped font; without a screen set ``QT_QPA_PLATFORM=offscreen``
before. Imported only when pictures are asked for.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from brigade_app.app import make_shell
from brigade_app.operations import Clock, Desk
from brigade_app.operations.opening import open_desk
from brigade_app.operations.sample.main_job import reopen
from brigade_app.operations.sample.world import Spec, read_spec, sample_clock
from brigade_app.paths import resources_folder
from brigade_app.ui.case import CasePage
from brigade_app.ui.evidence import EvidencePart
from brigade_app.ui.kit import Inline, Language, PreparedDialogs, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.sync import SyncPage

WIDTH, HEIGHT = 1366, 768
LANGUAGES: tuple[Language, ...] = ("zh", "en")
PARTS = ("overview", "timeline", "evidence", "matrix", "papers", "check", "comments", "history")
PLACES = ("board", "actions", "cases", "people", "sync", "settings")


class Pictured:
    """A window over one store, driven without threads so that each picture is complete."""

    def __init__(self, folder: Path, language: Language, now: Clock, dialogs: PreparedDialogs | None = None) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            application = QApplication([])
        self._application = application
        self._state = tempfile.TemporaryDirectory()
        memory = Memory(Path(self._state.name))
        speak(language)
        wear(application, memory.look)
        self._shell = make_shell(folder, memory, Inline(), dialogs or PreparedDialogs(), now)
        self._shell.resize(WIDTH, HEIGHT)
        self._shell.show()

    def let_in(self, desk: Desk) -> None:
        """Sit somebody down."""
        self._shell.let_in(desk)

    def picture(self) -> QPixmap:
        """Return a picture of the whole window."""
        for _ in range(3):
            self._application.processEvents()
        return self._shell.grab()

    def place(self, place: str, wish: str = "") -> QPixmap:
        """Return a picture of a place."""
        if self._shell.frame is not None:
            self._shell.frame.go(place, wish)
        return self.picture()

    def case(self, case_id: str, part: str) -> QPixmap:
        """Return a picture of a part of a case."""
        self._open(case_id, part)
        return self.picture()

    def step(self, case_id: str, kind: str) -> QPixmap:
        """Return a picture of the form that logs a step."""
        self._open(case_id, "timeline").step_asked.emit(kind)
        return self.picture()

    def viewer(self, case_id: str) -> QPixmap:
        """Return a picture of the viewer with the first photograph of a case."""
        part = self._open(case_id, "evidence").findChild(EvidencePart)
        if part is not None:
            rows = range(part.grid.cells.rowCount())
            cells = (part.grid.cells.cell_at(row) for row in rows)
            shown = next((cell for cell in cells if cell.media_type.startswith("image/")), None)
            if shown is not None:
                part.view_asked.emit(shown.id)
        return self.picture()

    def imported(self, sticks: Sequence[Path]) -> QPixmap:
        """Return a picture of the board after taking sticks in."""
        frame = self._shell.frame
        if frame is not None:
            frame.go("sync")
            page = frame.shown_page()
            if isinstance(page, SyncPage):
                page.import_asked.emit()
        return self.picture()

    def close(self) -> None:
        """Close the window and its store."""
        self._shell.close()
        self._application.processEvents()
        self._state.cleanup()

    def _open(self, case_id: str, part: str) -> CasePage:
        frame = self._shell.frame
        if frame is None:
            raise RuntimeError("nobody is logged in")
        frame.open_case(case_id, part)
        page = frame.shown_page()
        if not isinstance(page, CasePage):
            raise TypeError(type(page))
        page.show_part(part)
        return page


def take_pictures(world: Path, into: Path, languages: Sequence[Language] = LANGUAGES) -> list[Path]:
    """Open the windows of a township and the county over the world in ``world``; return the pictures written."""
    spec, written = read_spec(resources_folder()), []
    for language in languages:
        for draw in (_first_start, _township, _county):
            for name, picture in draw(world, spec, language):
                path = into / language / f"{name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                picture.save(str(path))
                written.append(path)
    return written


def _first_start(world: Path, spec: Spec, language: Language) -> Iterator[tuple[str, QPixmap]]:
    with tempfile.TemporaryDirectory() as empty:
        window = Pictured(Path(empty) / "store", language, sample_clock(spec))
        yield "first-start", window.picture()
        window.close()


def _township(world: Path, spec: Spec, language: Language) -> Iterator[tuple[str, QPixmap]]:
    now = sample_clock(spec)
    window = Pictured(world / "town-a", language, now)
    yield "login", window.picture()
    desk = reopen(world, "a", spec, now)
    window.let_in(desk)
    titles = {row.record.title or "": row.id for row in desk.store.records.list("case")}
    straw, house, lost = (
        next(one for title, one in titles.items() if name in title) for name in ("刘某某", "赵某某", "高某某")
    )
    for place in PLACES:
        yield place, window.place(place)
    yield "new-action", window.place("actions", "new")
    for part in PARTS:
        yield f"case-{part}", window.case(straw, part)
    yield "case-waiting", window.case(house, "overview")
    yield "case-lost", window.case(lost, "disputes")
    yield "case-step", window.step(house, "enforcement-decision")
    yield "viewer", window.viewer(straw)
    window.close()


def _county(world: Path, spec: Spec, language: Language) -> Iterator[tuple[str, QPixmap]]:
    now = sample_clock(spec)
    sticks = [world / "sticks" / "upload-a"]
    window = Pictured(world / "county", language, now, PreparedDialogs(paths=sticks))
    window.let_in(open_desk(world / "county", spec.units["county"]["account"], spec.password, now))
    yield "county-board", window.place("board")
    yield "county-import", window.imported(sticks)
    window.close()
