"""The case's own facts: matter, procedure, place, days of the act, measures, flags, power, earlier penalties.

What is left alone is not recorded. "None" of a list (no flag, never fined before, nothing comparable) is a fact of its
own and is said with a tick: an empty list, which the checks may rely on.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from PySide6.QtWidgets import QCheckBox

from brigade_app.domain.records import Authority, Case, Facts, Place
from brigade_app.ui.case.checks import Checks
from brigade_app.ui.case.data_fields import whole_of
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import Choice, Field, LineEntry, WhenEdit, dress, named

FLAGS = (
    "suspected-crime", "complex", "serious", "major-public-interest", "social-risk", "minor-involved",
    "expropriation", "no-compensation-agreement",
)  # fmt: skip
PROCEDURES = ("ordinary", "simple", "demolition-rural", "demolition-urban", "demolition-land")
LANDS = ("homestead", "farmland", "construction", "river", "state", "unknown")
AUTHORITIES = ("own", "conferred", "entrusted", "none")
HARMS = ("none", "slight", "serious")
SOURCES = ("inspection", "report", "transfer", "assignment", "monitoring")


class FactsForm(SmallForm):
    """Shows a case's facts and gives back the case as it shall stand."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("facts_form", "", "")
        self._save.setText(self.tr("Save the facts  Ctrl+S"))
        self._case = Case(id="")
        self._at = 0
        nothing: list[tuple[str, object]] = [(self.tr("not said"), None)]
        answers = [*nothing, (self.tr("yes"), True), (self.tr("no"), False)]
        self._title = LineEntry("facts_title", self.tr("Title"))
        self._matter = Choice("facts_matter", self.tr("Matter"), nothing)
        self._matter.setMinimumContentsLength(20)
        self._procedure = Choice("facts_procedure", self.tr("Procedure"), nothing + self._worded(PROCEDURES))
        self._source = Choice("facts_source", self.tr("Source"), nothing + self._worded(SOURCES))
        self._place = LineEntry("facts_place", self.tr("Place"))
        self._village = LineEntry("facts_village", self.tr("Village"))
        self._land = Choice("facts_land", self.tr("Kind of land"), nothing + self._worded(LANDS))
        self._started = WhenEdit("facts_started", self.tr("Act began"), now)
        self._ended = WhenEdit("facts_ended", self.tr("Act ended"), now)
        self._continuing = Choice("facts_continuing", self.tr("Still going on"), answers)
        self._discovered = WhenEdit("facts_discovered", self.tr("Discovered"), now)
        self._area = LineEntry("facts_area", self.tr("Area in m²"))
        self._cost = LineEntry("facts_cost", self.tr("Cost in yuan"))
        self._value = LineEntry("facts_value", self.tr("Value of goods in yuan"))
        self._gain = LineEntry("facts_gain", self.tr("Unlawful gain in yuan"))
        self._quantity = LineEntry("facts_quantity", self.tr("Quantity"))
        self._harm = Choice("facts_harm", self.tr("Harm"), nothing + self._worded(HARMS))
        self._first = Choice("facts_first", self.tr("First violation"), answers)
        self._corrected = Choice("facts_corrected", self.tr("Corrected in time"), answers)
        self._cooperated = Choice("facts_cooperated", self.tr("Cooperated"), answers)
        self._power = Choice("facts_power", self.tr("Power"), nothing + self._worded(AUTHORITIES))
        self._instrument = LineEntry("facts_instrument", self.tr("Instrument"))
        self._power_from = WhenEdit("facts_power_from", self.tr("In force from"), now)
        self._power_to = WhenEdit("facts_power_to", self.tr("In force until"), now)
        self._flags = Checks("facts_flags", [(words, str(value)) for words, value in self._worded(FLAGS)])
        self._no_flag = self._tick("facts_no_flag", self.tr("looked into: none of these"))
        self._never_fined = self._tick("facts_never_fined", self.tr("looked into: not penalised for this act before"))
        self._incomparable = self._tick("facts_incomparable", self.tr("looked into: no comparable case of ours"))
        self._lay_out()

    def begin(self, case: Case, matters: Sequence[tuple[str, str]]) -> None:
        """Show what is recorded of a case; ``matters`` are (words, id)."""
        self.banner.clear()
        self._case = case
        if self._matter.count() <= 1:
            for name, matter in matters:
                self._matter.addItem(name, matter)
        place, facts, power = case.place or Place(), case.facts or Facts(), case.authority or Authority()
        for entry, text in (
            (self._title, case.title), (self._place, place.text), (self._village, place.village),
            (self._area, facts.area_m2), (self._cost, _yuan(facts.cost_fen)), (self._value, _yuan(facts.value_fen)),
            (self._gain, _yuan(facts.gain_fen)), (self._quantity, facts.quantity), (self._instrument, power.instrument),
        ):  # fmt: skip
            entry.setText("" if text is None else str(text))
        choices: tuple[tuple[Choice, object], ...] = (
            (self._matter, case.matter), (self._procedure, case.procedure), (self._source, case.source),
            (self._land, place.land), (self._continuing, case.act_continuing), (self._harm, facts.harm),
            (self._first, facts.first_violation), (self._corrected, facts.corrected),
            (self._cooperated, facts.cooperated), (self._power, power.kind),
        )  # fmt: skip
        for choice, value in choices:
            choice.choose(value)
        for edit, when in (
            (self._started, case.act_started_on), (self._ended, case.act_ended_on),
            (self._discovered, case.discovered_on), (self._power_from, power.valid_from),
            (self._power_to, power.valid_to),
        ):  # fmt: skip
            edit.show_when(when)
        self._flags.tick(case.flags or ())
        self._no_flag.setChecked(case.flags == ())
        self._never_fined.setChecked(case.earlier_penalties == ())
        self._incomparable.setChecked(case.comparable == ())
        self._title.setFocus()

    def typed(self) -> object:
        edits = (self._started, self._ended, self._discovered, self._power_from, self._power_to)
        if not all(edit.is_readable for edit in edits) or not self._numbers_are_readable():
            return None
        case, chosen = self._case, self._flags.values()
        flags = cast(Any, chosen or (() if self._no_flag.isChecked() else None))
        before = case.place or Place()
        place = replace(
            before, text=_text(self._place), village=_text(self._village), land=cast(Any, self._land.value())
        )
        return replace(
            case, title=_text(self._title), matter=cast(Any, self._matter.value()),
            procedure=cast(Any, self._procedure.value()), source=cast(Any, self._source.value()),
            place=None if place == Place() else place, act_started_on=self._started.when(),
            act_ended_on=self._ended.when(), act_continuing=cast(Any, self._continuing.value()),
            discovered_on=self._discovered.when(), facts=self._facts(), flags=flags, authority=self._authority(),
            earlier_penalties=case.earlier_penalties or (() if self._never_fined.isChecked() else None),
            comparable=case.comparable or (() if self._incomparable.isChecked() else None),
        )  # fmt: skip

    def _facts(self) -> Facts | None:
        facts = Facts(
            area_m2=_decimal(self._area), cost_fen=whole_of(self._cost.text(), 100),
            value_fen=whole_of(self._value.text(), 100), gain_fen=whole_of(self._gain.text(), 100),
            quantity=_decimal(self._quantity), first_violation=cast(Any, self._first.value()),
            harm=cast(Any, self._harm.value()), corrected=cast(Any, self._corrected.value()),
            cooperated=cast(Any, self._cooperated.value()),
        )  # fmt: skip
        return None if facts == Facts() else facts

    def _authority(self) -> Authority | None:
        power = Authority(
            kind=cast(Any, self._power.value()), instrument=_text(self._instrument),
            valid_from=self._power_from.when(), valid_to=self._power_to.when(),
        )  # fmt: skip
        return None if power == Authority() else power

    def _numbers_are_readable(self) -> bool:
        ok = True
        for entry in (self._cost, self._value, self._gain):
            fine = not entry.text().strip() or whole_of(entry.text(), 100) is not None
            dress(entry, state="right" if fine else "wrong")
            ok = ok and fine
        for entry in (self._area, self._quantity):
            fine = not entry.text().strip() or _decimal(entry) is not None
            dress(entry, state="right" if fine else "wrong")
            ok = ok and fine
        return ok

    def _tick(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        named(box, name, words)
        return box

    def _field(self, words: str, editor: Any, wide: bool = False) -> None:
        if wide and self._at % 2:
            self._at += 1
        self.grid.addWidget(Field(words, editor), self._at // 2, self._at % 2, 1, 2 if wide else 1)
        self._at += 2 if wide else 1

    def _lay_out(self) -> None:
        self._field(self.tr("Title"), self._title, wide=True)
        self._field(self.tr("Matter"), self._matter)
        self._field(self.tr("Procedure"), self._procedure)
        self._field(self.tr("Source"), self._source)
        self._field(self.tr("Discovered"), self._discovered)
        self._field(self.tr("Place"), self._place)
        self._field(self.tr("Village"), self._village)
        self._field(self.tr("Kind of land"), self._land)
        self._field(self.tr("Still going on"), self._continuing)
        self._field(self.tr("Act began"), self._started)
        self._field(self.tr("Act ended"), self._ended)
        self._field(self.tr("Area in m²"), self._area)
        self._field(self.tr("Quantity"), self._quantity)
        self._field(self.tr("Cost in yuan"), self._cost)
        self._field(self.tr("Value of goods in yuan"), self._value)
        self._field(self.tr("Unlawful gain in yuan"), self._gain)
        self._field(self.tr("Harm"), self._harm)
        self._field(self.tr("First violation"), self._first)
        self._field(self.tr("Corrected in time"), self._corrected)
        self._field(self.tr("Cooperated"), self._cooperated)
        self._field(self.tr("Power"), self._power)
        self._field(self.tr("Instrument"), self._instrument)
        self._field(self.tr("In force from"), self._power_from)
        self._field(self.tr("In force until"), self._power_to)
        self._field(self.tr("Special circumstances"), self._flags, wide=True)
        for box in (self._no_flag, self._never_fined, self._incomparable):
            self._field("", box, wide=True)

    def _worded(self, values: Sequence[str]) -> list[tuple[str, object]]:
        words = {
            "ordinary": self.tr("ordinary procedure"), "simple": self.tr("on the spot"),
            "demolition-rural": self.tr("demolition, village planning area"),
            "demolition-urban": self.tr("demolition, town planning area"),
            "demolition-land": self.tr("demolition, land law"), "homestead": self.tr("homestead"),
            "farmland": self.tr("farmland"), "construction": self.tr("construction land"), "river": self.tr("river"),
            "state": self.tr("state land"), "unknown": self.tr("not known"), "own": self.tr("by the law itself"),
            "conferred": self.tr("conferred by list"), "entrusted": self.tr("entrusted"), "none": self.tr("none"),
            "slight": self.tr("slight"), "serious": self.tr("serious"), "inspection": self.tr("patrol or inspection"),
            "report": self.tr("report or complaint"), "transfer": self.tr("transferred"),
            "assignment": self.tr("assigned"), "monitoring": self.tr("monitoring"),
            "suspected-crime": self.tr("suspected crime"), "complex": self.tr("complex"),
            "major-public-interest": self.tr("major public interest"), "social-risk": self.tr("risk to stability"),
            "minor-involved": self.tr("a minor is involved"), "expropriation": self.tr("expropriation"),
            "no-compensation-agreement": self.tr("no compensation agreement"),
        }  # fmt: skip
        return [(words[value], value) for value in values]


def _text(entry: LineEntry) -> str | None:
    return entry.text().strip() or None


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else f"{Decimal(fen) / 100:f}"


def _decimal(entry: LineEntry) -> Decimal | None:
    try:
        number = Decimal(entry.text().strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None
