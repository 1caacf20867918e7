"""An editor for each shape of data key: yes or no, numbers, money in yuan, dates, lists, penalties, remedies."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from brigade_app.domain.records import Json
from brigade_app.domain.vocabulary import DataKey
from brigade_app.ui.case.checks import Checks
from brigade_app.ui.case.data_labels import labels
from brigade_app.ui.case.data_words import choice_words
from brigade_app.ui.kit import Choice, LineEntry, ParagraphEntry, WhenEdit, dress, row

PENALTY_KINDS = (
    "warning", "fine", "confiscation", "suspension", "revocation", "closure", "demolition", "other",
)  # fmt: skip
PEOPLE_KEYS = frozenset({"host", "reviewer"})
PENALTY_LINES = 3


class Offers(Protocol):
    """The people that a field may offer."""

    @property
    def deciders(self) -> tuple[tuple[str, str], ...]:
        """Responsible persons, reviewers, hosts: (words, id)."""


class DataField:
    """An editor and how its value is read; ``None`` is "not recorded"."""

    is_wide = False

    def __init__(self, editor: QWidget) -> None:
        self.editor = editor

    @property
    def is_readable(self) -> bool:
        """Whether what is typed can be read."""
        return True

    def value(self) -> Json:
        """Return the value typed."""
        return None


class _Pick(DataField):
    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice

    def value(self) -> Json:
        found = self._choice.value()
        return found if isinstance(found, bool | str) and found != "" else None


class _Typed(DataField):
    def __init__(self, entry: LineEntry) -> None:
        super().__init__(entry)
        self._entry = entry

    def value(self) -> Json:
        return self._entry.text().strip() or None


class _Whole(_Typed):
    def __init__(self, entry: LineEntry, factor: int) -> None:
        super().__init__(entry)
        self._factor = factor

    @property
    def is_readable(self) -> bool:
        ok = not self._entry.text().strip() or self._number() is not None
        dress(self._entry, state="right" if ok else "wrong")
        return ok

    def value(self) -> Json:
        return self._number()

    def _number(self) -> int | None:
        return whole_of(self._entry.text(), self._factor)


class _Lines(DataField):
    is_wide = True

    def __init__(self, entry: ParagraphEntry) -> None:
        super().__init__(entry)
        self._entry = entry

    def value(self) -> Json:
        lines: list[Json] = [line.strip() for line in self._entry.toPlainText().splitlines() if line.strip()]
        return lines or None


class _Several(DataField):
    is_wide = True

    def __init__(self, checks: Checks) -> None:
        super().__init__(checks)
        self._checks = checks

    def value(self) -> Json:
        found: list[Json] = list(self._checks.values())
        return found or None


class _Day(DataField):
    def __init__(self, edit: WhenEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    @property
    def is_readable(self) -> bool:
        return self._edit.is_readable

    def value(self) -> Json:
        when = self._edit.when()
        return when.text if when else None


class _Penalties(DataField):
    """Up to three penalties: kind, amount in yuan, term in days."""

    is_wide = True

    def __init__(self, name: str, nothing: str, amount: str, days: str) -> None:
        editor = QWidget()
        super().__init__(editor)
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        kinds: list[tuple[str, object]] = [(nothing, ""), *((choice_words(one), one) for one in PENALTY_KINDS)]
        self._rows: list[tuple[Choice, LineEntry, LineEntry]] = []
        for number in range(PENALTY_LINES):
            kind = Choice(f"{name}_kind_{number}", nothing, kinds)
            fine = LineEntry(f"{name}_amount_{number}", amount, amount, 9)
            term = LineEntry(f"{name}_days_{number}", days, days, 7)
            column.addLayout(row(kind, fine, term, None))
            self._rows.append((kind, fine, term))

    @property
    def is_readable(self) -> bool:
        ok = True
        for _, fine, term in self._rows:
            for entry, factor in ((fine, 100), (term, 1)):
                readable = not entry.text().strip() or whole_of(entry.text(), factor) is not None
                dress(entry, state="right" if readable else "wrong")
                ok = ok and readable
        return ok

    def value(self) -> Json:
        found: list[Json] = []
        for kind, fine, term in self._rows:
            if not kind.value():
                continue
            penalty: dict[str, Json] = {"kind": str(kind.value())}
            amount, days = whole_of(fine.text(), 100), whole_of(term.text(), 1)
            if amount is not None:
                penalty["amount_fen"] = amount
            if days is not None:
                penalty["term_days"] = days
            found.append(penalty)
        return found or None


class _Remedies(DataField):
    """Reconsideration organ and days, court and months."""

    is_wide = True

    def __init__(self, name: str, organ: str, days: str, court: str, months: str) -> None:
        editor = QWidget()
        super().__init__(editor)
        self._organ, self._court = LineEntry(f"{name}_organ", organ, organ), LineEntry(f"{name}_court", court, court)
        self._days, self._months = (
            LineEntry(f"{name}_days", days, days, 8),
            LineEntry(f"{name}_months", months, months, 8),
        )
        editor.setLayout(row(self._organ, self._days, self._court, self._months))

    @property
    def is_readable(self) -> bool:
        return all(not e.text().strip() or whole_of(e.text(), 1) is not None for e in (self._days, self._months))

    def value(self) -> Json:
        found: dict[str, Json] = {}
        for key, entry in (("organ", self._organ), ("court", self._court)):
            if entry.text().strip():
                found[key] = entry.text().strip()
        for key, entry in (("reconsideration_days", self._days), ("litigation_months", self._months)):
            number = whole_of(entry.text(), 1)
            if number is not None:
                found[key] = number
        return found or None


class _LateFee(DataField):
    """From, to, amount in yuan."""

    is_wide = True

    def __init__(self, start: WhenEdit, end: WhenEdit, amount: LineEntry) -> None:
        editor = QWidget()
        super().__init__(editor)
        self._start, self._end, self._amount = start, end, amount
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(start, end))
        column.addLayout(row(amount, None))

    @property
    def is_readable(self) -> bool:
        amount = not self._amount.text().strip() or whole_of(self._amount.text(), 100) is not None
        return amount and self._start.is_readable and self._end.is_readable

    def value(self) -> Json:
        found: dict[str, Json] = {}
        for key, edit in (("from", self._start), ("to", self._end)):
            when = edit.when()
            if when is not None:
                found[key] = when.text
        amount = whole_of(self._amount.text(), 100)
        if amount is not None:
            found["amount_fen"] = amount
        return found or None


def whole_of(text: str, factor: int) -> int | None:
    """Return a typed number times ``factor`` as a whole number; ``None`` where it is none."""
    try:
        number = Decimal(text.strip().replace(",", "").replace("，", "").removeprefix("￥")) * factor
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() and number >= 0 else None


def make_data_field(key: str, shape: DataKey, now: Callable[[], datetime], offers: Offers) -> DataField:
    """Return the editor for one data key."""
    name, words = f"step_{key}", labels()
    nothing: list[tuple[str, object]] = [(words.not_said, "")]
    if shape.shape == "flag":
        return _Pick(Choice(name, key, [*nothing, (words.yes, True), (words.no, False)]))
    if shape.shape == "choice":
        return _Pick(Choice(name, key, nothing + [(choice_words(one), one) for one in shape.choices]))
    if shape.shape == "whole":
        return _Whole(LineEntry(name, key), 100 if key.endswith("_fen") else 1)
    if shape.shape == "when":
        return _Day(WhenEdit(name, key, now))
    if shape.shape == "penalties":
        return _Penalties(name, words.no_penalty, words.amount, words.days)
    if shape.shape == "remedies":
        return _Remedies(name, words.organ, words.days, words.court, words.months)
    if shape.shape == "late-fee":
        start, end = WhenEdit(f"{name}_from", key, now), WhenEdit(f"{name}_to", key, now)
        return _LateFee(start, end, LineEntry(name, words.amount, words.amount, 9))
    if shape.shape == "choices":
        return _Several(Checks(name, [(choice_words(one), one) for one in shape.choices]))
    if shape.shape in ("texts", "any"):
        return _Lines(ParagraphEntry(name, key, lines=2))
    if key in PEOPLE_KEYS:
        return _Pick(Choice(name, key, nothing + list(offers.deciders)))
    return _Typed(LineEntry(name, key))
