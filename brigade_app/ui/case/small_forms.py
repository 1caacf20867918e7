"""Short forms inside the case page: a person, a comment, a dispute and its outcome. Each says what was asked of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from brigade_app.domain.records import Capacity, Party, PartyRole
from brigade_app.domain.when import When
from brigade_app.ui.case.checks import Checks
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
    dress,
    em,
    row,
)


class SmallForm(QWidget):
    """A card with fields in two columns, [save] and [back]."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, name: str, title: str, save: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.banner = Banner(f"{name}_banner")
        self.card = Card(title)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(em(1.2))
        self.grid.setVerticalSpacing(em(0.5))
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.card.body.addLayout(self.grid)
        self._save = Button(save, f"{name}_save", "primary")
        back = Button(self.tr("Back"), f"{name}_back", "quiet")
        inner = QWidget()
        dress(inner, ground="clear")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, em(0.6), 0)
        body.addWidget(self.card)
        body.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.4), 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self.banner)
        column.addWidget(area, 1)
        column.addLayout(row(self._save, back, None))
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._hand_over)
        self._save.clicked.connect(self._hand_over)
        back.clicked.connect(self.left)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being saved."""
        self._save.setEnabled(not busy)

    def typed(self) -> object:
        """Return what is typed; ``None`` where something cannot be read."""
        return None

    def _hand_over(self) -> None:
        typed = self.typed()
        if typed is None:
            self.banner.say(self.tr("Something is missing or cannot be read."), "late")
            return
        self.submitted.emit(typed)


class PartyForm(SmallForm):
    """A person or an organisation of the case."""

    def __init__(self) -> None:
        super().__init__("party_form", "", "")
        self._save.setText(self.tr("Save the person"))
        self._party = Party(id="")
        self._name = LineEntry("party_name", self.tr("Name"))
        kinds: list[tuple[str, object]] = [(self.tr("person"), "person"), (self.tr("organisation"), "organisation")]
        self._kind = Choice("party_kind", self.tr("Kind"), kinds)
        roles: list[tuple[str, object]] = [
            (self.tr("party"), "party"), (self.tr("third party"), "third-party"), (self.tr("agent"), "agent"),
            (self.tr("witness"), "witness"), (self.tr("reporter"), "reporter"),
        ]  # fmt: skip
        self._role = Choice("party_role", self.tr("Role"), roles)
        self._number = LineEntry("party_number", self.tr("ID number or credit code"))
        self._address = LineEntry("party_address", self.tr("Address"))
        self._phone = LineEntry("party_phone", self.tr("Telephone"))
        self._capacity = Checks("party_capacity", self._capacities())
        for number, (words, editor) in enumerate(
            (
                (self.tr("Name"), self._name), (self.tr("Kind"), self._kind), (self.tr("Role"), self._role),
                (self.tr("ID number or credit code"), self._number), (self.tr("Address"), self._address),
                (self.tr("Telephone"), self._phone),
            )
        ):  # fmt: skip
            self.grid.addWidget(Field(words, editor), number // 2, number % 2)
        self.grid.addWidget(Field(self.tr("Answers as"), self._capacity), 3, 0, 1, 2)

    def begin(self, party: Party | None) -> None:
        """Show a party, or an empty form."""
        self.banner.clear()
        self._party = party or Party(id="", role="party", kind="person")
        self._name.setText(self._party.name or "")
        self._kind.choose(self._party.kind or "person")
        self._role.choose(self._party.role or "party")
        self._number.setText(self._party.id_number or "")
        self._address.setText(self._party.address or "")
        self._phone.setText(self._party.phone or "")
        self._capacity.tick(self._party.capacity or ())
        self._name.setFocus()

    def typed(self) -> object:
        if not self._name.text().strip():
            return None
        kind, role, party = self._kind.value(), self._role.value(), self._party
        return Party(
            id=party.id, name=self._name.text().strip(), kind="organisation" if kind == "organisation" else "person",
            role=cast(PartyRole, role),
            id_number=self._number.text().strip() or None, address=self._address.text().strip() or None,
            phone=self._phone.text().strip() or None, born_on=party.born_on,
            identity_proven_by=party.identity_proven_by,
            capacity=cast(tuple[Capacity, ...], self._capacity.values()) or None,
        )  # fmt: skip

    def _capacities(self) -> list[tuple[str, str]]:
        return [
            (self.tr("actor"), "actor"), (self.tr("builder"), "builder"), (self.tr("operator"), "operator"),
            (self.tr("owner"), "owner"), (self.tr("buyer"), "buyer"), (self.tr("supervisor"), "supervisor"),
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommentTyped:
    """A comment as typed; ``reply_to`` is the comment it answers."""

    weight: str
    text: str
    basis: str | None
    reply_to: str | None


class CommentForm(SmallForm):
    """What must be changed, or may be, or an answer to a comment that is open."""

    def __init__(self) -> None:
        super().__init__("comment_form", "", "")
        self._save.setText(self.tr("Say it"))
        weights: list[tuple[str, object]] = [
            (self.tr("note"), "note"), (self.tr("suggestion"), "should"), (self.tr("must be changed"), "must"),
        ]  # fmt: skip
        self._weight = Choice("comment_weight", self.tr("Weight"), weights)
        self._basis = LineEntry("comment_basis", self.tr("Article, if one applies"))
        self._text = ParagraphEntry("comment_text", self.tr("Comment"), lines=3)
        self._reply_to = Choice("comment_reply_to", self.tr("Answers the comment"), [])
        self._reply_to.setMinimumContentsLength(20)
        self._reply_field = Field(self.tr("Answers the comment"), self._reply_to)
        self._anchor = Text("", "strong", wrap=True, name="comment_about")
        self.card.body.insertWidget(0, self._anchor)
        self.grid.addWidget(self._reply_field, 0, 0, 1, 2)
        self.grid.addWidget(Field(self.tr("Weight"), self._weight), 1, 0)
        self.grid.addWidget(Field(self.tr("Article, if one applies"), self._basis), 1, 1)
        self.grid.addWidget(Field(self.tr("Comment"), self._text), 2, 0, 1, 2)
        self._reply_to.currentIndexChanged.connect(self._show_reply)

    def begin(
        self,
        open_comments: Sequence[tuple[str, str]] = (),
        reply_to: str | None = None,
        *,
        about: str = "",
        article: str = "",
    ) -> None:
        """Show an empty form that offers to answer these comments (words, id), or says what it is about."""
        self.banner.clear()
        self._anchor.setText(self.tr("About: {what}").format(what=about))
        self._anchor.setVisible(bool(about))
        self._reply_to.clear()
        self._reply_to.addItem(self.tr("none: a comment of its own"), None)
        for words, comment in open_comments:
            self._reply_to.addItem(words, comment)
        self._reply_to.choose(reply_to)
        self._reply_field.setVisible(bool(open_comments))
        self._text.setPlainText("")
        self._basis.setText(article)
        self._text.setFocus()

    def typed(self) -> object:
        text = self._text.toPlainText().strip()
        if not text:
            return None
        answered = self._reply_to.value()
        basis = self._basis.text().strip() or None
        return CommentTyped(str(self._weight.value()), text, basis, str(answered) if answered else None)

    def _show_reply(self) -> None:
        """An answer has no weight and no article of its own."""
        answers = self._reply_to.value() is not None
        self._weight.setEnabled(not answers)
        self._basis.setEnabled(not answers)


@dataclass(frozen=True, slots=True)
class DisputeTyped:
    """A new dispute as typed."""

    channel: str
    received: When | None
    against: str | None


class DisputeForm(SmallForm):
    """Mediation, reconsideration or suit: when its papers came, and against which act."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("dispute_form", "", "")
        self._save.setText(self.tr("Enter the dispute"))
        channels: list[tuple[str, object]] = [
            (self.tr("suit"), "litigation"), (self.tr("reconsideration"), "reconsideration"),
            (self.tr("mediation"), "mediation"),
        ]  # fmt: skip
        self._channel = Choice("dispute_channel", self.tr("Channel"), channels)
        self._received = WhenEdit("dispute_received", self.tr("Papers received"), now)
        self._against = Choice("dispute_against", self.tr("Against"), [])
        self._against.setMinimumContentsLength(24)
        self.grid.addWidget(Field(self.tr("Channel"), self._channel), 0, 0)
        hint = self.tr("The days for the answer run from here.")
        self.grid.addWidget(Field(self.tr("Papers received"), self._received, hint), 0, 1)
        self.grid.addWidget(Field(self.tr("Against"), self._against), 1, 0, 1, 2)

    def begin(self, acts: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> None:
        """Show an empty form that offers the acts (words, id) that can be attacked, and below a heading the others."""
        self.banner.clear()
        unsaid: list[tuple[str, object]] = [] if acts else [(self.tr("not said"), "")]
        self._against.clear()
        self._against.offer([*acts, *unsaid], others, self.tr("Other acts"))
        self._received.entry.clear()
        self._received.entry.setFocus()

    def typed(self) -> object:
        if not self._received.is_readable:
            return None
        against = self._against.value()
        return DisputeTyped(
            str(self._channel.value()), self._received.when(), against if isinstance(against, str) and against else None
        )


@dataclass(frozen=True, slots=True)
class OutcomeTyped:
    """How a dispute ended, as typed."""

    code: str
    on: When
    causes: tuple[str, ...]
    attended: bool | None


class OutcomeForm(SmallForm):
    """How a dispute ended, and why it was lost."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("outcome_form", "", "")
        self._save.setText(self.tr("Enter the outcome"))
        self._code = Choice("outcome_code", self.tr("Outcome"), [])
        self._code.setMinimumContentsLength(24)
        self._on = WhenEdit("outcome_on", self.tr("Document served"), now)
        answers: list[tuple[str, object]] = [
            (self.tr("not said"), None),
            (self.tr("yes"), True),
            (self.tr("no"), False),
        ]
        self._attended = Choice("outcome_attended", self.tr("Person in charge appeared"), answers)
        self.grid.addWidget(Field(self.tr("Outcome"), self._code), 0, 0)
        self.grid.addWidget(Field(self.tr("Document served"), self._on), 0, 1)
        self.grid.addWidget(Field(self.tr("Person in charge appeared"), self._attended), 1, 0)
        self._causes = Checks("outcome_causes", [])
        self._causes_field = Field(self.tr("Causes of the loss"), self._causes)
        self.grid.addWidget(self._causes_field, 2, 0, 1, 2)

    def begin(self, outcomes: Sequence[tuple[str, str]], causes: Sequence[tuple[str, str]]) -> None:
        """Show an empty form that offers these outcomes and causes (words, code)."""
        self.banner.clear()
        self._code.clear()
        for words, value in outcomes:
            self._code.addItem(words, value)
        self._causes = Checks("outcome_causes", causes, 3)
        fresh = Field(self.tr("Causes of the loss, the main one first"), self._causes)
        self.grid.replaceWidget(self._causes_field, fresh)
        self._causes_field.hide()
        self._causes_field.deleteLater()
        self._causes_field = fresh
        self._code.setFocus()

    def typed(self) -> object:
        on = self._on.when() if self._on.is_readable else None
        if on is None or not self._code.value():
            return None
        attended = self._attended.value()
        return OutcomeTyped(
            str(self._code.value()), on, self._causes.values(), attended if isinstance(attended, bool) else None
        )
