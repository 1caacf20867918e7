"""The navigation at the left: the unit, and the places. Below a width it shows icons only, with the words as tips."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from brigade_app.ui.kit import Text, dress, em, icon, named
from brigade_app.ui.ways import Place

WIDE_EM = 11
NARROW_EM = 3.4


class Navigation(QWidget):
    """One button a place; Ctrl+1 … Ctrl+9 are its keys."""

    place_asked = Signal(str)

    def __init__(self, places: Sequence[Place], county: str, unit: str) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Navigation"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, part="navigation")
        self._county = Text(county, "caption", wrap=True)
        self._unit = Text(unit, "strong", wrap=True)
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.5), em(0.9), em(0.5), em(0.6))
        column.setSpacing(em(0.2))
        for text in (self._county, self._unit):
            text.setContentsMargins(em(0.5), 0, em(0.3), 0)
            if not text.text():
                text.hide()
            column.addWidget(text)
        column.addSpacing(em(0.9))
        for number, place in enumerate(places):
            if place.key == "settings":
                column.addStretch()
            button = self._make_button(place, number)
            group.addButton(button)
            column.addWidget(button)
        self.narrow = False
        self.set_narrow(False)

    def mark(self, key: str) -> None:
        """Mark the place that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the keyboard on the place that is shown: whoever has just logged in can walk on with Tab."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus()

    def places(self) -> list[str]:
        """Return the keys of the places, in their order."""
        return list(self._buttons)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self.narrow = narrow
        self.setFixedWidth(em(NARROW_EM if narrow else WIDE_EM))
        for text in (self._county, self._unit):
            text.setVisible(not narrow and bool(text.text()))
        for key, button in self._buttons.items():
            button.setText("" if narrow else self._words[key])
            button.setToolTip(self._words[key] if narrow else "")
            # Qt drops a button's shortcut with its text.
            button.setShortcut(self._keys.get(key, ""))

    def _make_button(self, place: Place, number: int) -> QPushButton:
        button = QPushButton(place.words)
        named(button, f"place_{place.key}", place.words)
        button.setProperty("place", place.key)
        button.setCheckable(True)
        button.setIcon(icon(place.icon_name, "nav-on"))
        button.setIconSize(QSize(em(1.2), em(1.2)))
        if number < 9:
            self._keys[place.key] = f"Ctrl+{number + 1}"
        button.clicked.connect(self._ask)
        self._buttons[place.key], self._words[place.key] = button, place.words
        return button

    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.place_asked.emit(str(sender.property("place")))
