"""The robot at the window: it alone knows the names of widgets. Each method is something that a person does or sees.

It returns itself or the robot of the next screen.
"""

from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from brigade_app.app import make_shell
from brigade_app.store import Cost
from brigade_app.ui.kit import Explanation, Inline, PreparedDialogs, Table
from brigade_app.ui.memory import Memory
from brigade_app.ui.shell import Shell
from brigade_app.ui.start.rows import asked_groups

from .hands import Hands

PASSWORD = "麦田 里的 夜巡 灯光2026"


def open_the_window(folder: Path, background: Any = None, dialogs: Any = None, **others: Any) -> Shell:
    """Return the real window over the real store of ``folder``, with a cheap key derivation."""
    shell = make_shell(
        folder / "store", Memory(folder), background or Inline(), dialogs or PreparedDialogs(PASSWORD),
        cost=Cost.for_tests(), **others,
    )  # fmt: skip
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()
    return shell


class Robot(Hands):
    """A person at the window."""

    def dialogs_answer(self, *chosen: Path) -> Self:
        """Let the system's file window answer with these paths from now on."""
        frame = self.shell.frame
        assert frame is not None
        assert isinstance(frame.dialogs, PreparedDialogs)
        frame.dialogs.paths = list(chosen)
        return self

    def explains(self, title: str, *articles: str) -> Self:
        """See what the panel says of something that rests on these articles."""
        frame = self.shell.frame
        assert frame is not None
        frame.explain(Explanation(title, articles=articles))
        return self.sees(title)

    # the first start

    def sets_up_a_township(self, *officers: str) -> str:
        """Walk through the guided first start; return the recovery key."""
        self.press("start_next")
        self.write("start_unit", "南召县城郊乡人民政府").write("start_county_name", "南召县")
        self.write("start_place", "南召（城郊）").write("start_code", "411321001")
        self.write("start_villages", "东庄村\n西庄村").press("start_next")
        for number, name in enumerate(officers or ("张建国", "李秀英"), start=1):
            self.adds_officer(name, f"1611002300{number}")
        self.press("start_next")
        self.write("start_login", "张建国").write("start_password", PASSWORD).write("start_password_again", PASSWORD)
        self.press("start_next")
        return self.types_the_key_back()

    def adds_officer(self, name: str, certificate: str, last: str = "2028-12-31") -> Self:
        """Enter an officer in the guided start."""
        self.write("start_officer_name", name).write("start_officer_certificate", certificate)
        self.write("start_officer_from", "2024-01-01").write("start_officer_to", last)
        return self.press("start_officer_add")

    def types_the_key_back(self) -> str:
        """Copy the two groups that are asked for, and begin to work."""
        page: Any = self.shell.page()
        groups = page.key._groups
        for number, at in enumerate(asked_groups(groups), start=1):
            self.write(f"key_group_{number}", groups[at].lower())
        self.press("start_next")
        self.is_at_the_workbench()
        return "".join(groups)

    # the door

    def logs_in(self, name: str = "张建国", password: str = PASSWORD) -> Self:
        """Type name and password."""
        self.write("door_account", name).write("door_password", password)
        return self.press("door_enter")

    def locks(self) -> Self:
        """Lock the window by its key."""
        self.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.is_at_the_door()
        return self

    def is_at_the_door(self) -> Self:
        """Stand before the log-in."""
        self.wait(lambda: getattr(self.shell.page(), "objectName", str)() == "door", "this is not the door")
        return self

    def is_at_the_workbench(self) -> Self:
        """See the workbench."""
        self.wait(
            lambda: self.shell.frame is not None and self.shell.frame.place == "board", "this is not the workbench"
        )
        return self

    # the frame

    def is_at(self, place: str) -> Self:
        """See a place of the navigation."""
        frame = self.shell.frame
        assert frame is not None
        self.wait(lambda: frame.place == place, f"this is not {place}")
        return self

    def goes_to(self, place: str) -> Self:
        """Press a place of the navigation."""
        return self.press(f"place_{place}")

    def searches(self, text: str) -> Self:
        """Type into the search box (Ctrl+K)."""
        self.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        box = self.find(QLineEdit, "search_box")
        box.setFocus()
        box.setText(text)
        box.textEdited.emit(text)
        frame = self.shell.frame
        assert frame is not None
        self.wait(lambda: frame.search.found_count() > 0, "nothing hangs under the search box")
        return self

    def opens_what_was_found(self) -> Self:
        """Press Enter in the search box."""
        self.qtbot.keyClick(self.find(QLineEdit, "search_box"), Qt.Key.Key_Return)
        return self

    def has_tab(self, words: str) -> Self:
        """See a tab with these words."""
        frame = self.shell.frame
        assert frame is not None
        self.wait(lambda: any(words in title for title in frame.tab_titles()), f"no tab is called {words}")
        return self

    # actions and lists

    def starts_an_action(self) -> Self:
        """Ctrl+N."""
        self.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.find(QWidget, "new_action_page")
        return self

    def enters_an_action(self, person: str, village: str = "东庄村", kind: str = "clue") -> Self:
        """Fill in the five fields and enter them; the case opens in its tab."""
        self.starts_an_action()
        self.write("action_when", "2026-11-24 15:20").write("action_village", village).write("action_persons", person)
        self.choose("action_source", "report").choose("action_kind", kind)
        return self.press("action_submit")

    def lines(self, table: str) -> list[tuple[str, ...]]:
        """Return the lines of a list that are here."""
        rows = self.find(Table, table).rows
        return [row.cells for at in range(rows.rowCount()) if (row := rows.row_at(at)) is not None]

    def opens_line(self, table: str, number: int = 0) -> Self:
        """Choose a line and press Enter."""
        listed = self.find(Table, table)
        listed.selectRow(number)
        self.qtbot.keyClick(listed, Qt.Key.Key_Return)
        return self

    def clicks_at(self, widget: QWidget) -> Self:
        """Click in the middle of a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
        return self
