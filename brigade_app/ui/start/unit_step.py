"""Steps one and two of the first start: language and what to begin with; the unit and its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Choice, Field, LineEntry, ParagraphEntry, Text, dress, em, language, row
from brigade_app.ui.start.rows import UnitTyped


class WelcomeStep(QWidget):
    """Language, and: a township brigade, a county bureau, or the sample world to look around in."""

    language_chosen = Signal(str)

    def __init__(self, *, with_sample: bool) -> None:
        super().__init__()
        dress(self, ground="clear")
        self._languages = {"zh": self._choice("中文", "start_zh"), "en": self._choice("English", "start_en")}
        self._languages[language()].setChecked(True)
        self.township = self._choice(self.tr("A township brigade starts its work"), "start_township")
        self.county = self._choice(self.tr("The county bureau starts its work"), "start_county")
        self.sample = self._choice(self.tr("Look around in the sample world first"), "start_sample")
        self.sample.setVisible(with_sample)
        self.township.setChecked(True)
        group = QButtonGroup(self)
        for button in (self.township, self.county, self.sample):
            group.addButton(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(Text("语言  Language", tone="muted"))
        column.addLayout(row(*self._languages.values(), None))
        column.addSpacing(em(0.8))
        column.addWidget(Text(self.tr("What do you want to begin with?"), tone="muted"))
        for button in (self.township, self.county, self.sample):
            button.setMinimumWidth(em(30))
            column.addWidget(button)
        note = self.tr("Everything stays on this computer, sealed. No network is needed, now or later.")
        column.addWidget(Text(note, "caption", "muted", wrap=True))
        column.addStretch()
        self._languages["zh"].clicked.connect(self._speak_chinese)
        self._languages["en"].clicked.connect(self._speak_english)

    def _choice(self, words: str, name: str) -> Button:
        button = Button(words, name, "choice")
        button.setCheckable(True)
        return button

    def _speak_chinese(self) -> None:
        self.language_chosen.emit("zh")

    def _speak_english(self) -> None:
        self.language_chosen.emit("en")


class UnitStep(QWidget):
    """Name, county, the short place of the numbers, division code and device number, villages."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="clear")
        self.seat = Choice(
            "start_seat", self.tr("Seat"), [(self.tr("township"), "township"), (self.tr("county"), "county")]
        )
        self.name = LineEntry("start_unit", self.tr("Name of the unit"), self.tr("as it stands on the seal"))
        self.county = LineEntry("start_county_name", self.tr("County"))
        self.place = LineEntry("start_place", self.tr("Place in the numbers"), "南召（城郊）")
        self.code = LineEntry("start_code", self.tr("Division code"), "411321001")
        self.code.setMaxLength(9)
        self.device = LineEntry("start_device", self.tr("Number of this computer"), "1")
        self.device.setText("1")
        self.villages = ParagraphEntry("start_villages", self.tr("Villages"), self.tr("one a line"), lines=3)
        self.fields = {
            "name": Field(self.tr("Name of the unit"), self.name),
            "county": Field(self.tr("County"), self.county),
            "place": Field(
                self.tr("Place in the numbers"),
                self.place,
                self.tr("It begins each number: 南召（城郊）罚立〔2026〕12号"),
            ),
            "code": Field(self.tr("Division code"), self.code, self.tr("nine digits; a county has six")),
            "device": Field(
                self.tr("Number of this computer"), self.device, self.tr("1, or the next one free in the unit")
            ),
            "villages": Field(self.tr("Villages, for choosing a place"), self.villages),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.7))
        for number, name in enumerate(("name", "county", "place", "code", "device")):
            grid.addWidget(self.fields[name], number // 2, number % 2)
        grid.addWidget(self.fields["villages"], 3, 0, 1, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.seat.hide()

    def set_seat(self, seat: str) -> None:
        """Ask for a township or a county."""
        self.seat.choose(seat)
        township = seat == "township"
        for name in ("place", "villages"):
            self.fields[name].setVisible(township)
        self.code.setPlaceholderText("411321001" if township else "411321")

    def typed(self) -> UnitTyped:
        """Return what is typed."""
        lines = self.villages.toPlainText().splitlines()
        return UnitTyped(
            "county" if self.seat.value() == "county" else "township", self.name.text().strip(),
            self.county.text().strip(), self.place.text().strip(), self.code.text().strip(), self.device.text().strip(),
            tuple(line.strip() for line in lines if line.strip()),
        )  # fmt: skip

    def is_complete(self) -> bool:
        """Whether all that is needed is there; says under each field what is not."""
        typed = self.typed()
        missing = self.tr("This is needed.")
        self.fields["name"].complain("" if typed.name else missing)
        needs_place = typed.seat == "township" and not typed.place_short
        self.fields["place"].complain(missing if needs_place else "")
        bad_code = len(typed.code) not in (6, 9) or not typed.code.isdigit()
        self.fields["code"].complain(self.tr("Nine digits, or the six of a county.") if bad_code else "")
        bad_device = not bad_code and typed.node() is None
        self.fields["device"].complain(self.tr("A number from 1 to 999.") if bad_device else "")
        return bool(typed.name) and not needs_place and typed.node() is not None
