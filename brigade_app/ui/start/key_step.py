"""The last step of the first start: the recovery key, shown once, printed or written down, and typed back in part."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Card, Field, LineEntry, Text, dress, em, row
from brigade_app.ui.start.rows import asked_groups, is_typed_back, key_groups

COLUMNS = 5


class KeyStep(QWidget):
    """Shows the key in numbered groups and asks for two of them."""

    print_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="clear")
        self._groups: tuple[str, ...] = ()
        self._key = ""
        self._card = Card(name="recovery_key")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(1.5))
        self._grid.setVerticalSpacing(em(0.4))
        self._card.body.addLayout(self._grid)
        self._print = Button(self.tr("Print the key"), "key_print", "plain", "printer")
        self.entries = (
            LineEntry("key_group_1", "", "", 12),
            LineEntry("key_group_2", "", "", 12),
        )
        self.fields = tuple(Field("", entry) for entry in self.entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.7))
        for words in (
            self.tr("This key opens the store if every password is lost. It is shown this once and kept nowhere here."),
            self.tr("Print or write it, and lock it away with the seal. Whoever has it and this computer reads all."),
        ):  # fmt: skip
            column.addWidget(Text(words, tone="muted", wrap=True))
        column.addWidget(self._card)
        column.addLayout(row(self._print, None))
        column.addWidget(Text(self.tr("So that it is certain that it was copied: type two groups back."), wrap=True))
        column.addLayout(row(*self.fields, None, spacing_em=1.2))
        column.addStretch()
        self._print.clicked.connect(self._ask_print)

    def show_key(self, key: str) -> None:
        """Show the key."""
        self._key, self._groups = key, key_groups(key)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        for at, group in enumerate(self._groups):
            number = Text(f"{at + 1}", "caption", "muted")
            letters = Text(group, "strong")
            letters.setFont(QFont(fixed.family(), letters.font().pointSize()))
            letters.setAccessibleName(" ".join(group))
            self._grid.addLayout(row(number, letters, None), at // COLUMNS, at % COLUMNS)
        for field, at in zip(self.fields, asked_groups(self._groups), strict=True):
            words = self.tr("Group {number}").format(number=at + 1)
            field.label.setText(words)
            field.editor.setAccessibleName(words)
        self.entries[0].setFocus()

    def is_typed_back(self) -> bool:
        """Whether the two groups are typed as shown; says under each what differs."""
        good = True
        for field, entry, at in zip(self.fields, self.entries, asked_groups(self._groups), strict=True):
            same = is_typed_back(self._groups[at], entry.text())
            field.complain("" if same else self.tr("This differs from what is shown."))
            good = good and same
        return good

    def forget(self) -> None:
        """Drop the key from the screen."""
        self._key, self._groups = "", ()
        while (item := self._grid.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and (inner := layout.takeAt(0)) is not None:
                if (widget := inner.widget()) is not None:
                    widget.deleteLater()

    def _ask_print(self) -> None:
        self.print_asked.emit(self._key)
