"""What a person says of an item of evidence, beside its picture: kind, name, when, where, how, lawfully, shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from brigade_app.domain.records import Evidence, EvidenceKind
from brigade_app.ui.evidence.proves import ProvesButton
from brigade_app.ui.evidence.rows import kind_of_evidence_words
from brigade_app.ui.kit import Button, Choice, Field, LineEntry, SavedNote, WhenEdit, em

KINDS = (
    "documentary", "physical", "audiovisual", "electronic", "witness", "party_statement", "expert_opinion",
    "inspection_record",
)  # fmt: skip


class DescribeForm(QWidget):
    """Saves when a field is left; a field that is left alone stays not recorded."""

    described = Signal(object)
    claimed_time_asked = Signal(str)
    step_asked = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("describe_form")
        self._item: Evidence | None = None
        unsaid: list[tuple[str, object]] = [(self.tr("not said"), None), (self.tr("yes"), True), (self.tr("no"), False)]
        self._name = LineEntry("evidence_name", self.tr("Name"))
        self._kind = Choice("evidence_kind", self.tr("Kind"), [(kind_of_evidence_words(one), one) for one in KINDS])
        self._made = WhenEdit("evidence_made", self.tr("Made at"), now)
        self._made.entry.setMinimumWidth(em(11))
        self._claimed = Button(self.tr("Take the time the file claims"), "evidence_claimed", "quiet")
        self._place = LineEntry("evidence_place", self.tr("Place"))
        self._method = LineEntry("evidence_method", self.tr("How it was obtained"))
        self._ways = QStringListModel(self)
        completer = QCompleter(self._ways, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._method.setCompleter(completer)
        self._maker = LineEntry("evidence_maker", self.tr("Made by"), self.tr("an officer, or who else made it"))
        self._names = QStringListModel(self)
        names = QCompleter(self._names, self)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._maker.setCompleter(names)
        self._makers: dict[str, str] = {}
        self._proves = ProvesButton()
        self._step = Choice("evidence_step", self.tr("Belongs to the step"), [])
        self._original = Choice("evidence_original", self.tr("Original"), unsaid)
        self._kept = LineEntry("evidence_kept", self.tr("Where the original is kept"))
        self._checked = LineEntry("evidence_checked", self.tr("Checked against the original by"))
        self._lawful = Choice("evidence_lawful", self.tr("Lawfully obtained"), unsaid)
        self._shown = Choice("evidence_shown", self.tr("Shown to the party"), unsaid)
        self.saved = SavedNote("evidence_saved")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.35))
        for words, editor in (
            (self.tr("Name"), self._name), (self.tr("Kind"), self._kind), (self.tr("Made at"), self._made),
        ):  # fmt: skip
            column.addWidget(Field(words, editor))
        column.addWidget(self._claimed)
        said: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Proves"), self._proves), (self.tr("Belongs to the step"), self._step),
            (self.tr("Made by"), self._maker), (self.tr("Place"), self._place),
            (self.tr("How it was obtained"), self._method), (self.tr("Original"), self._original),
            (self.tr("Where the original is kept"), self._kept),
            (self.tr("Checked against the original by"), self._checked), (self.tr("Lawfully obtained"), self._lawful),
            (self.tr("Shown to the party"), self._shown),
        )  # fmt: skip
        for label, field in said:
            column.addWidget(Field(label, field))
        column.addWidget(self.saved)
        for entry in (self._name, self._maker, self._place, self._method, self._kept, self._checked):
            entry.left.connect(self._tell)
        self._proves.changed.connect(self._tell)
        self._step.activated.connect(self._ask_step)
        for choice in (self._kind, self._original, self._lawful, self._shown):
            choice.activated.connect(self._tell)
        self._made.changed.connect(self._tell)
        self._claimed.clicked.connect(self._claim)

    def show_item(self, item: Evidence, makers: list[tuple[str, str]], may_change: bool) -> None:
        """Show what is recorded of an item."""
        self._item = item
        self.setEnabled(may_change)
        self.saved.setText("")
        self._makers = {words: value for words, value in makers if words}
        self._names.setStringList([*self._makers])
        self._name.setText(item.name or "")
        self._kind.choose(item.kind)
        self._made.show_when(item.made_at)
        self._claimed.setVisible(item.made_at is None and item.file is not None)
        named_so = (name for name, one in self._makers.items() if one == item.made_by)
        self._maker.setText(next(named_so, item.made_by or ""))
        self._proves.show_chosen(item.proves or ())
        self._place.setText(item.place or "")
        self._method.setText(item.method or "")
        self._kept.setText(item.original_kept_at or "")
        self._checked.setText(item.copy_checked_by or "")
        self._original.choose(item.original)
        self._lawful.choose(item.obtained_lawfully)
        self._shown.choose(item.shown_to_party)

    def suggest_methods(self, ways: Sequence[str]) -> None:
        """Offer ways in which an item may have come, the likeliest first; they are Chinese, as they are recorded."""
        self._method.setPlaceholderText(self.tr("such as {way}").format(way=ways[0]) if ways else "")
        self._ways.setStringList(list(ways))

    def typed(self) -> Evidence | None:
        """Return the item as described; ``None`` where a date cannot be read."""
        item = self._item
        if item is None or not self._made.is_readable:
            return None
        return replace(
            item, name=self._name.text().strip() or None, kind=cast(EvidenceKind, self._kind.value()),
            made_at=self._made.when(), made_by=self._made_by(), proves=self._proves.chosen() or None,
            place=self._place.text().strip() or None, method=self._method.text().strip() or None,
            original_kept_at=self._kept.text().strip() or None, original=_flag(self._original),
            copy_checked_by=self._checked.text().strip() or None,
            obtained_lawfully=_flag(self._lawful), shown_to_party=_flag(self._shown),
        )  # fmt: skip

    def _tell(self, _: object = None) -> None:
        typed = self.typed()
        if typed is not None and typed != self._item:
            self._item = typed
            self.described.emit(typed)

    def offer(self, elements: list[tuple[str, str]], steps: list[tuple[str, str]], of_item: str) -> None:
        """Offer the elements that may be proven and the steps (words, id); ``of_item``: the step it belongs to."""
        self._proves.offer(elements)
        self._step.clear()
        self._step.addItem(self.tr("none yet"), "")
        for words, value in steps:
            self._step.addItem(words, value)
        self._step.choose(of_item)

    def _made_by(self) -> str | None:
        typed = self._maker.text().strip()
        return self._makers.get(typed, typed) or None

    def _ask_step(self, _: object = None) -> None:
        step = self._step.value()
        if isinstance(step, str) and step:
            self.step_asked.emit(step)

    def _claim(self) -> None:
        if self._item is not None:
            self.claimed_time_asked.emit(self._item.id)


def _flag(choice: Choice) -> bool | None:
    value = choice.value()
    return value if isinstance(value, bool) else None
