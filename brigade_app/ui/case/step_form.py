"""The form that logs a step: kind, when, who, on what paper, and the facts that its kind asks for.

Every kind of action has the same form; the keys come from the vocabulary. A field that is left alone is not recorded,
which is another thing than "no".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from brigade_app.domain.records import Action, Json, Paper, States
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.ui.case.checks import Checks
from brigade_app.ui.case.data_fields import DataField, make_data_field
from brigade_app.ui.case.data_words import choice_words, key_words
from brigade_app.ui.kit import (
    Banner,
    Button,
    Card,
    Choice,
    Field,
    LineEntry,
    ParagraphEntry,
    Text,
    WhenEdit,
    em,
    named,
    row,
)
from brigade_app.ui.words import kind_words

STATES = (
    "facts", "grounds", "evidence", "basis", "content", "performance", "remedies", "organ-date", "late-fee",
    "publication", "defence-handling", "inventory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepChoices:
    """Who and what the form offers, as (words, id): officers, deciders, parties, earlier actions; the issuer's name."""

    officers: tuple[tuple[str, str], ...]
    deciders: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    issuer: str


class StepForm(QWidget):
    """Logs one step. ``submitted`` carries the action (without id) and the reason for going on, if any."""

    submitted = Signal(object, str)
    left = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("step_form")
        self._now = now
        self._kind = ""
        self._fields: dict[str, DataField] = {}
        self._choices = StepChoices((), (), (), (), "")
        self.banner = Banner("step_banner")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(0.6))
        self._body = QWidget()
        self._layout.addWidget(self.banner)
        self._layout.addWidget(self._body)
        self._reason = ParagraphEntry("step_reason", self.tr("Reason for going on"), lines=2)
        self._reason_field = Field(
            self.tr("Reason for going on"), self._reason, self.tr("The doubt and this reason are kept in the journal.")
        )
        self._reason_field.hide()
        self._layout.addWidget(self._reason_field)
        self._submit = Button(self.tr("Log this step  Ctrl+S"), "step_submit", "primary")
        self._leave = Button(self.tr("Back without logging"), "step_leave", "quiet")
        self._layout.addLayout(row(self._submit, self._leave, None))
        self._layout.addStretch()
        self._submit.clicked.connect(self._hand_over)
        self._leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._hand_over)

    @property
    def kind(self) -> str:
        """The kind of action that is being logged."""
        return self._kind

    def begin(self, kind: str, choices: StepChoices) -> None:
        """Show an empty form for ``kind``, with the usual two officers ticked."""
        self._kind, self._choices = kind, choices
        self.banner.clear()
        self._reason.setPlainText("")
        self._reason_field.hide()
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self._who_card())
        if ACTION_KINDS[kind].data:
            column.addWidget(self._data_card())
        if ACTION_KINDS[kind].documents:
            column.addWidget(self._paper_card())
        self._layout.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh
        fresh.show()
        self._when.setFocus()

    def ask_reason(self) -> None:
        """Ask for a reason, as the step is doubtful."""
        self._reason_field.show()
        self._reason.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the step is being logged."""
        self._submit.setEnabled(not busy)

    def _who_card(self) -> Card:
        card = Card(kind_words(self._kind))
        self._when = WhenEdit("step_when", self.tr("When"), self._now)
        nobody: list[tuple[str, object]] = [(self.tr("not said"), "")]
        self._officers = Checks("step_officers", self._choices.officers)
        self._officers.tick([value for _, value in self._choices.officers[:2]])
        self._decided = Choice("step_decided", self.tr("Decided by"), nobody + list(self._choices.deciders))
        self._parties = Checks("step_parties", self._choices.parties)
        self._parties.tick([value for _, value in self._choices.parties[:1]])
        self._refers = Choice("step_refers", self.tr("Belongs to"), nobody + list(self._choices.actions))
        self._refers.setMinimumContentsLength(22)
        self._note = ParagraphEntry("step_note", self.tr("Note"), lines=1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.5))
        grid.addWidget(Field(self.tr("When"), self._when), 0, 0)
        grid.addWidget(Field(self.tr("Decided by"), self._decided), 0, 1)
        grid.addWidget(Field(self.tr("Officers"), self._officers), 1, 0, 1, 2)
        grid.addWidget(Field(self.tr("Parties"), self._parties), 2, 0, 1, 2)
        grid.addWidget(Field(self.tr("Belongs to the step"), self._refers), 3, 0)
        grid.addWidget(Field(self.tr("Note"), self._note), 3, 1)
        card.body.addLayout(grid)
        return card

    def _data_card(self) -> Card:
        card = Card(self.tr("Facts of this step"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.5))
        self._fields = {}
        place = 0
        for key, shape in ACTION_KINDS[self._kind].data.items():
            field = make_data_field(key, shape, self._now, self._choices)
            self._fields[key] = field
            wide = field.is_wide
            if wide and place % 2:
                place += 1
            grid.addWidget(Field(key_words(key), field.editor), place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card

    def _paper_card(self) -> Card:
        card = Card(self.tr("Paper"))
        kinds: list[tuple[str, object]] = [(self.tr("no paper"), "")]
        documents = ACTION_KINDS[self._kind].documents
        self._paper = Choice("step_paper", self.tr("Paper"), kinds + [(one, one) for one in documents])
        self._paper.choose(documents[0])
        self._number = LineEntry("step_number", self.tr("Number"), self.tr("leave empty if it has none"))
        sealed: list[tuple[str, object]] = [(self.tr("not said"), None), (self.tr("yes"), True), (self.tr("no"), False)]
        self._sealed = Choice("step_sealed", self.tr("Sealed"), sealed)
        people = (*self._choices.officers, *self._choices.parties)
        self._signed = Checks("step_signed", people)
        self._refused = QCheckBox(self.tr("a party refused to sign; noted on the paper"))
        named(self._refused, "step_refused", self.tr("refused to sign"))
        self._states = Checks("step_states", [(choice_words(one), one) for one in STATES], 6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.5))
        grid.addWidget(Field(self.tr("Document"), self._paper), 0, 0)
        grid.addWidget(Field(self.tr("Number"), self._number), 0, 1)
        grid.addWidget(Field(self.tr("Sealed"), self._sealed), 0, 2)
        grid.addWidget(Field(self.tr("Signed by"), self._signed), 1, 0, 1, 3)
        grid.addWidget(self._refused, 2, 0, 1, 3)
        grid.addWidget(Field(self.tr("The paper says"), self._states), 3, 0, 1, 3)
        card.body.addLayout(grid)
        card.body.addWidget(Text(self.tr("What is left alone counts as not recorded."), "caption", "muted"))
        return card

    def _hand_over(self) -> None:
        if not self._when.is_readable or any(not field.is_readable for field in self._fields.values()):
            self.banner.say(
                self.tr("A date or an amount cannot be read. Please look at the field that is marked."), "late"
            )
            return
        reason = self._reason.toPlainText().strip() if self._reason_field.isVisible() else ""
        self.submitted.emit(self._action(), reason)

    def _action(self) -> Action:
        kind = ACTION_KINDS[self._kind]
        data: Mapping[str, Json] = {
            key: value
            for key, field in self._fields.items()
            if key in kind.data and (value := field.value()) is not None
        }
        refers = str(self._refers.value() or "")
        return Action(
            id="", kind=self._kind, at=self._when.when(), officers=self._officers.values() or None,
            decided_by=str(self._decided.value() or "") or None, parties=self._parties.values() or None,
            refers_to=(refers,) if refers else None, document=self._document() if kind.documents else None,
            data=data or None, note=self._note.toPlainText().strip() or None,
        )  # fmt: skip

    def _document(self) -> Paper | None:
        paper = str(self._paper.value() or "")
        if not paper:
            return None
        sealed = self._sealed.value()
        return Paper(
            kind=paper, number=self._number.text().strip() or None, issuer=self._choices.issuer,
            sealed=sealed if isinstance(sealed, bool) else None, signed_by=self._signed.values() or None,
            refused_to_sign=True if self._refused.isChecked() else None,
            states=cast(tuple[States, ...], self._states.values()) or None,
        )  # fmt: skip
