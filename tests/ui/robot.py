"""The robot at the window: it alone knows the names of widgets. Each method is something that a person does or sees.

It waits on conditions and never on times, and returns itself or the robot of the next screen.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from brigade_app.app import make_shell
from brigade_app.store import Cost
from brigade_app.ui.kit import Explanation, Inline, Light, PreparedDialogs, Table, Text
from brigade_app.ui.memory import Memory
from brigade_app.ui.shell import Shell
from brigade_app.ui.start.rows import asked_groups

W = TypeVar("W", bound=QWidget)
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


class Robot:
    """A person at the window."""

    def __init__(self, shell: Shell, qtbot: Any) -> None:
        self.shell, self.qtbot = shell, qtbot

    # what everything is made of

    def find(self, kind: type[W], name: str) -> W:
        """Return the visible widget with this name."""
        found = [one for one in self.shell.findChildren(kind, name) if one.isVisible()]
        assert found, f"nothing visible is called {name}"
        return found[-1]

    def press(self, name: str) -> "Robot":
        """Press a button."""
        button = self.find(QPushButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return self

    def write(self, name: str, text: str) -> "Robot":
        """Write into a field."""
        field = self.find(QWidget, name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, QComboBox):
            field.setCurrentText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.clear()
            field.insert(text)
            field.textEdited.emit(text)
            field.editingFinished.emit()
        return self

    def choose(self, name: str, value: object) -> "Robot":
        """Choose an entry by what it stands for."""
        box = self.find(QComboBox, name)
        at = box.findData(value)
        assert at >= 0, f"{name} has no {value}"
        box.setCurrentIndex(at)
        box.activated.emit(at)
        return self

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Robot":
        """Press a key where the cursor is."""
        if not self.shell.isActiveWindow():
            self.shell.activateWindow()
            self.wait(self.shell.isActiveWindow, "the window does not become active")
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        return self

    def sees(self, words: str) -> "Robot":
        """See these words somewhere on the screen."""
        self.wait(lambda: any(words in text for text in self.texts()), f"“{words}” is not seen: {self.texts()}")
        return self

    def sees_no(self, words: str) -> "Robot":
        """Not see these words."""
        self.wait(lambda: not any(words in text for text in self.texts()), f"“{words}” is seen")
        return self

    def texts(self) -> list[str]:
        """Return the words on the screen: of labels, buttons, fields and lines of lists."""
        found = [one.text() for one in self.shell.findChildren(Text) if one.isVisible()]
        found += [one.text() for one in self.shell.findChildren(Light) if one.isVisible()]
        found += [one.text() for one in self.shell.findChildren(QPushButton) if one.isVisible()]
        found += [one.text() for one in self.shell.findChildren(QLineEdit) if one.isVisible()]
        for table in self.shell.findChildren(Table):
            if table.isVisible():
                rows = (table.rows.row_at(at) for at in range(min(100, table.rows.rowCount())))
                found += [" ".join(row.cells) for row in rows if row is not None]
        return found

    def wait(self, condition: Callable[[], bool], complaint: str) -> None:
        """Wait until ``condition`` holds."""

        def holds() -> None:
            assert condition(), complaint

        self.qtbot.waitUntil(holds, timeout=5000)

    def dialogs_answer(self, *chosen: Path) -> "Robot":
        """Let the system's file window answer with these paths from now on."""
        frame = self.shell.frame
        assert frame is not None
        assert isinstance(frame.dialogs, PreparedDialogs)
        frame.dialogs.paths = list(chosen)
        return self

    def explains(self, title: str, *articles: str) -> "Robot":
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

    def adds_officer(self, name: str, certificate: str, last: str = "2028-12-31") -> "Robot":
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

    def logs_in(self, name: str = "张建国", password: str = PASSWORD) -> "Robot":
        """Type name and password."""
        self.write("door_account", name).write("door_password", password)
        return self.press("door_enter")

    def locks(self) -> "Robot":
        """Lock the window by its key."""
        self.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.is_at_the_door()
        return self

    def is_at_the_door(self) -> "Robot":
        """Stand before the log-in."""
        self.wait(lambda: getattr(self.shell.page(), "objectName", str)() == "door", "this is not the door")
        return self

    def is_at_the_workbench(self) -> "Robot":
        """See the workbench."""
        self.wait(
            lambda: self.shell.frame is not None and self.shell.frame.place == "board", "this is not the workbench"
        )
        return self

    # the frame

    def is_at(self, place: str) -> "Robot":
        """See a place of the navigation."""
        frame = self.shell.frame
        assert frame is not None
        self.wait(lambda: frame.place == place, f"this is not {place}")
        return self

    def goes_to(self, place: str) -> "Robot":
        """Press a place of the navigation."""
        return self.press(f"place_{place}")

    def searches(self, text: str) -> "Robot":
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

    def opens_what_was_found(self) -> "Robot":
        """Press Enter in the search box."""
        self.qtbot.keyClick(self.find(QLineEdit, "search_box"), Qt.Key.Key_Return)
        return self

    def has_tab(self, words: str) -> "Robot":
        """See a tab with these words."""
        frame = self.shell.frame
        assert frame is not None
        self.wait(lambda: any(words in title for title in frame.tab_titles()), f"no tab is called {words}")
        return self

    # actions and lists

    def starts_an_action(self) -> "Robot":
        """Ctrl+N."""
        self.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.find(QWidget, "new_action_page")
        return self

    def enters_an_action(self, person: str, village: str = "东庄村", kind: str = "clue") -> "Robot":
        """Fill in the five fields and enter them; the case opens in its tab."""
        self.starts_an_action()
        self.write("action_when", "2026-11-24 15:20").write("action_village", village).write("action_persons", person)
        self.choose("action_source", "report").choose("action_kind", kind)
        return self.press("action_submit")

    def lines(self, table: str) -> list[tuple[str, ...]]:
        """Return the lines of a list that are here."""
        rows = self.find(Table, table).rows
        return [row.cells for at in range(rows.rowCount()) if (row := rows.row_at(at)) is not None]

    def opens_line(self, table: str, number: int = 0) -> "Robot":
        """Choose a line and press Enter."""
        listed = self.find(Table, table)
        listed.selectRow(number)
        self.qtbot.keyClick(listed, Qt.Key.Key_Return)
        return self

    def clicks_at(self, widget: QWidget) -> "Robot":
        """Click in the middle of a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
        return self
