"""The only dialogs there are: a signature (the password again), and the choice of files and folders.

A view asks through `Dialogs`, so that a test can stand in for the person at the system's file window.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from brigade_app.ui.kit.fields import Field, PasswordEntry
from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Text, row


class SignDialog(QDialog):
    """Asks for the password again, under a sentence that says what is being signed."""

    signed = Signal(str)

    def __init__(self, parent: QWidget | None, what: str, button: str) -> None:
        super().__init__(parent)
        self.setObjectName("sign_dialog")
        self.setWindowTitle(self.tr("Signature"))
        self.setMinimumWidth(em(28))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.password = PasswordEntry("sign_password", self.tr("Password"))
        self._sign = Button(button, "sign_accept", "primary")
        self._sign.setDefault(True)
        self._sign.setEnabled(False)
        cancel = Button(self.tr("Cancel"), "sign_cancel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.2))
        layout.setSpacing(em(1))
        layout.addWidget(Text(what, wrap=True))
        layout.addWidget(Field(self.tr("Your password again"), self.password))
        layout.addLayout(row(None, cancel, self._sign))
        self.password.textChanged.connect(self._enable)
        self._sign.clicked.connect(self._hand_over)
        cancel.clicked.connect(self.reject)

    def _enable(self, typed: str) -> None:
        self._sign.setEnabled(bool(typed))

    def _hand_over(self) -> None:
        typed = self.password.text()
        self.password.clear()
        self.accept()
        self.signed.emit(typed)


class Dialogs:
    """What a person chooses outside the page. ``None`` or an empty list: they thought better of it."""

    def signature(self, parent: QWidget, what: str, button: str, then: Callable[[str], object]) -> None:
        """Ask for the password that signs ``what``, and call ``then`` with it; a cancelled signature calls nothing."""
        dialog = SignDialog(parent, what, button)
        dialog.signed.connect(then)
        dialog.open()

    def files(self, parent: QWidget, title: str, pattern: str = "") -> list[Path]:
        """Return the files chosen; ``pattern`` is Qt's (``Pictures (*.jpg *.png)``)."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", pattern)
        return [Path(name) for name in names]

    def folder(self, parent: QWidget, title: str, start: Path | None = None) -> Path | None:
        """Return the folder chosen."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
        return Path(name) if name else None

    def save_as(self, parent: QWidget, title: str, suggested: str, pattern: str = "") -> Path | None:
        """Return where to write a file."""
        name, _ = QFileDialog.getSaveFileName(parent, title, suggested, pattern)
        return Path(name) if name else None


class PreparedDialogs(Dialogs):
    """Answers prepared beforehand, for tests and for making pictures."""

    def __init__(self, password: str | None = None, paths: Sequence[Path] = ()) -> None:
        self.password = password
        self.paths = list(paths)

    def signature(self, parent: QWidget, what: str, button: str, then: Callable[[str], object]) -> None:
        if self.password is not None:
            then(self.password)

    def files(self, parent: QWidget, title: str, pattern: str = "") -> list[Path]:
        return self.paths

    def folder(self, parent: QWidget, title: str, start: Path | None = None) -> Path | None:
        return self.paths[0] if self.paths else None

    def save_as(self, parent: QWidget, title: str, suggested: str, pattern: str = "") -> Path | None:
        return self.paths[0] if self.paths else None
