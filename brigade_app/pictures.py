"""Pictures of every window over a sample world: for the demonstration and the manual. A composition root of its own.

The real windows over the real stores, with the shipped font; without a screen set ``QT_QPA_PLATFORM=offscreen``
before. The stores are copied first, since the pictures of an export and an import are those of a real one. Imported
only when pictures are asked for.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from brigade_app.app import make_shell
from brigade_app.domain.records import Place
from brigade_app.domain.when import at_instant, on_day
from brigade_app.operations import Clock, Desk
from brigade_app.operations.bundles import make_reply
from brigade_app.operations.comments import comment
from brigade_app.operations.forms import NewAction, NewComment, Person
from brigade_app.operations.intake import new_action
from brigade_app.operations.opening import open_desk
from brigade_app.operations.peers import org_code
from brigade_app.operations.sample.main_job import reopen
from brigade_app.operations.sample.world import Spec, made_when, read_spec, sample_clock
from brigade_app.paths import resources_folder
from brigade_app.ui.case import CasePage
from brigade_app.ui.door import DoorView
from brigade_app.ui.evidence import EvidencePart
from brigade_app.ui.kit import Inline, Language, PreparedDialogs, speak, wear
from brigade_app.ui.memory import Memory
from brigade_app.ui.start import StartView
from brigade_app.ui.start.rows import OfficerTyped
from brigade_app.ui.sync import SyncPage

WIDTH, HEIGHT = 1366, 768
LANGUAGES: tuple[Language, ...] = ("zh", "en")
PARTS = (
    "overview", "parties", "timeline", "evidence", "matrix", "papers", "check", "disputes", "comments", "history",
)  # fmt: skip
PLACES = ("board", "actions", "cases", "numbers", "people", "rules", "sync", "journal", "settings")
SAMPLE_KEY = "AGE-SECRET-KEY-1" + "SAMPLEKEYN0TREAL" * 4
"""Shown in the picture of the recovery key: nobody's key."""

Pictures = Iterator[tuple[str, QPixmap]]
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A copy of a sample world and how it is pictured; its clock is that of the world from which it was copied."""

    world: Path
    spec: Spec
    now: Clock
    language: Language
    size: Size


class Pictured:
    """A window over one store, driven without threads so that each picture is complete."""

    def __init__(self, folder: Path, scene: Scene) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            application = QApplication([])
        self._application = application
        self._state = tempfile.TemporaryDirectory()
        memory = Memory(Path(self._state.name))
        speak(scene.language)
        wear(application, memory.look)
        self.dialogs = PreparedDialogs()
        self._shell = make_shell(folder, memory, Inline(), self.dialogs, scene.now)
        self._shell.resize(*scene.size)
        self._shell.show()

    def let_in(self, desk: Desk) -> None:
        """Sit somebody down."""
        self._shell.let_in(desk)

    def lock(self) -> QPixmap:
        """Lock the window and return a picture of the door."""
        self._shell.lock()
        return self.picture()

    def page(self) -> QWidget | None:
        """Return what the window shows while nobody is logged in."""
        return self._shell.page()

    def picture(self) -> QPixmap:
        """Return a picture of the whole window, without a cursor."""
        if (focused := QApplication.focusWidget()) is not None and self._shell.frame is not None:
            focused.clearFocus()
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

    def press(self, name: str) -> QPixmap:
        """Press the visible button of this name and return a picture of what comes."""
        found = [one for one in self._shell.findChildren(QPushButton, name) if one.isVisible()]
        if not found:
            raise LookupError(name)
        found[-1].click()
        return self.picture()

    def put_away_why(self) -> None:
        """Close the panel that says why."""
        if self._shell.frame is not None:
            self._shell.frame.explain_panel.hide()

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

    def sync(self, medium: Path) -> SyncPage:
        """Go to the sync page; the file window will answer with ``medium``."""
        self.dialogs.paths = [medium]
        frame = self._shell.frame
        if frame is None:
            raise RuntimeError("nobody is logged in")
        frame.go("sync")
        page = frame.shown_page()
        if not isinstance(page, SyncPage):
            raise TypeError(type(page))
        return page

    def imported(self, stick: Path) -> QPixmap:
        """Return a picture of the board after taking a stick in."""
        self.sync(stick).import_asked.emit()
        return self.picture()

    def manual(self) -> QPixmap:
        """Return a picture of the manual in its tab."""
        if self._shell.frame is not None:
            self._shell.frame.help_asked.emit()
        return self.picture()

    def close(self) -> None:
        """Close the window and its store, and let go of its parts: the next window's look need not dress them too."""
        self._shell.close()
        self._application.processEvents()
        self._shell.deleteLater()
        self._application.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
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


def take_pictures(
    world: Path, into: Path, languages: Sequence[Language] = LANGUAGES, size: Size = (WIDTH, HEIGHT)
) -> list[Path]:
    """Open the windows of a township and the county over the world in ``world``; return the pictures written."""
    spec, written = read_spec(resources_folder()), []
    now = sample_clock(spec, made_when(world))
    for language in languages:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch)
            for name in ("town-a", "county"):
                shutil.copytree(world / name, copy / name)
            scene = Scene(copy, spec, now, language, size)
            for draw in (_first_start, _township, _county, _answered):
                for name, picture in draw(scene):
                    path = into / language / f"{name}.png"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    picture.save(str(path))
                    written.append(path)
    return written


def _first_start(scene: Scene) -> Pictures:
    window = Pictured(scene.world / "nothing" / "store", scene)
    yield "first-start", window.picture()
    view = window.page()
    if not isinstance(view, StartView):
        raise TypeError(type(view))
    unit = next(one for one in scene.spec.units["township"] if one["key"] == "a")
    window.press("start_next")
    view.unit.name.setText(unit["name"])
    view.unit.county.setText("南召县")
    view.unit.place.setText(unit["place_short"])
    view.unit.code.setText(unit["id"])
    view.unit.villages.setPlainText("\n".join(unit["villages"]))
    yield "start-unit", window.picture()
    window.press("start_next")
    for number, name in enumerate(("张建国", "李秀英", "王海军"), start=1):
        view.officers.add(OfficerTyped(name, f"1611002300{number}", "2024-01-01", "2028-12-31"))
    yield "start-officers", window.picture()
    yield "start-account", window.press("start_next")
    view.show_key(SAMPLE_KEY)
    yield "start-key", window.picture()
    window.close()


def _township(scene: Scene) -> Pictures:
    window = Pictured(scene.world / "town-a", scene)
    yield "login", window.picture()
    door = window.page()
    if isinstance(door, DoorView):
        door.recovery_asked.emit()
        yield "recovery", window.picture()
    desk = reopen(scene.world, "a", scene.spec, scene.now)
    if isinstance(door, DoorView):
        backups = scene.world / "backups"
        desk.store.backup(backups, now=scene.now())
        window.dialogs.paths = [backups]
        door.restore_asked.emit()
        yield "restore", window.press("restore_medium")
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
    yield "viewer", window.viewer(straw)
    yield "case-waiting", window.case(house, "overview")
    yield "case-why", window.press("next_why_1")
    window.put_away_why()
    yield "case-step", window.step(house, "enforcement-decision")
    yield "case-lost", window.case(lost, "disputes")
    yield "manual", window.manual()
    yield from _exported(scene.world, window, desk, scene.now)
    yield "locked", window.lock()
    window.close()


def _exported(world: Path, window: Pictured, desk: Desk, now: Clock) -> Pictures:
    """Log something new, carry it to a stick, and ask for enrolment as a new laptop would."""
    stick, card = world / "stick", world / "card"
    stick.mkdir()
    card.mkdir()
    new_action(
        desk,
        NewAction(
            at=at_instant(now()), place=Place(text="大庄村东头路边", village="大庄村"), source="inspection",
            persons=(Person(name="孙某某"),), kind="patrol",
        ),
    )  # fmt: skip
    page = window.sync(stick)
    page.medium_asked.emit()
    yield "sync-plan", window.picture()
    page.write_asked.emit()
    yield "sync-written", window.picture()
    window.sync(card).request_asked.emit()
    yield "sync-request", window.picture()


def _county(scene: Scene) -> Pictures:
    window = Pictured(scene.world / "county", scene)
    desk = open_desk(scene.world / "county", scene.spec.units["county"]["account"], scene.spec.password, scene.now)
    window.let_in(desk)
    yield "county-board", window.place("board")
    yield "county-import", window.imported(scene.world / "stick")
    window.sync(scene.world / "card").card_asked.emit()
    yield "county-card", window.picture()
    yield "county-cases", window.place("cases")
    rows = desk.store.records.list("case")
    straw = next(row for row in rows if "刘某某" in (row.record.title or ""))
    yield "county-case", window.case(straw.id, "check")
    when, text = on_day(scene.spec.starts_at.date()), "请补充送达回证原件。"
    comment(desk, NewComment(case=straw.id, about=straw.id, weight="note", basis=None, due_on=when, text=text))
    (scene.world / "reply").mkdir()
    make_reply(desk, org_code(straw.owner), scene.world / "reply")
    window.close()


def _answered(scene: Scene) -> Pictures:
    """Return the picture of the county's receipt taken in at the township."""
    window = Pictured(scene.world / "town-a", scene)
    window.let_in(reopen(scene.world, "a", scene.spec, scene.now))
    yield "sync-receipt", window.imported(scene.world / "reply")
    window.close()
