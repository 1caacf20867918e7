"""Eyes and hands of the robot: find, press, write, choose, see; it waits on conditions and never on times."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from brigade_app.ui.kit import Light, Table, Text
from brigade_app.ui.shell import Shell

W = TypeVar("W", bound=QWidget)


class Hands:
    """Eyes and hands: what everything that a person does at the window is made of."""

    def __init__(self, shell: Shell, qtbot: Any) -> None:
        self.shell, self.qtbot = shell, qtbot

    def find(self, kind: type[W], name: str) -> W:
        """Return the visible widget with this name."""
        found = [one for one in self.shell.findChildren(kind, name) if one.isVisible()]
        assert found, f"nothing visible is called {name}"
        return found[-1]

    def press(self, name: str) -> Self:
        """Press a button."""
        button = self.find(QPushButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return self

    def write(self, name: str, text: str) -> Self:
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

    def choose(self, name: str, value: object) -> Self:
        """Choose an entry by what it stands for."""
        box = self.find(QComboBox, name)
        at = box.findData(value)
        assert at >= 0, f"{name} has no {value}"
        box.setCurrentIndex(at)
        box.activated.emit(at)
        return self

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Self:
        """Press a key where the cursor is."""
        if not self.shell.isActiveWindow():
            self.shell.activateWindow()
            self.wait(self.shell.isActiveWindow, "the window does not become active")
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        return self

    def sees(self, words: str) -> Self:
        """See these words somewhere on the screen."""
        self.wait(lambda: any(words in text for text in self.texts()), f"“{words}” is not seen: {self.texts()}")
        return self

    def sees_no(self, words: str) -> Self:
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
