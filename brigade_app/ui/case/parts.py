"""The quiet parts of the case page: columns of cards that are emptied and filled again with ready rows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.case.rows import DeadlineLine, FindingLine, PartyLine, TimelineLine
from brigade_app.ui.kit import (
    Button,
    Card,
    Chip,
    EmptyState,
    Explanation,
    KeyValue,
    Light,
    LightKind,
    Line,
    Text,
    dress,
    em,
    row,
)


class Column(QScrollArea):
    """A column that scrolls down, emptied and filled as a whole."""

    explanation_asked = Signal(object)
    withdrawal_asked = Signal(str)
    comment_asked = Signal(str, str)

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whys: dict[str, Explanation] = {}
        self.clear()

    def clear(self) -> None:
        """Empty the column."""
        inner = QWidget()
        dress(inner, ground="clear")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, em(0.4), em(0.6), em(0.4))
        self.column.setSpacing(em(0.6))
        self._whys = {}
        self.setWidget(inner)

    def why_button(self, key: str, why: Explanation) -> Button:
        """Return a "Why?" that shows an explanation at the side."""
        self._whys[key] = why
        button = Button(self.tr("Why?"), f"why_{key}", "quiet")
        button.setProperty("why", key)
        button.clicked.connect(self._explain)
        return button

    def withdraw_button(self, record: str, number: int) -> Button:
        """Return a quiet button that asks to withdraw this record."""
        button = Button(self.tr("Withdraw"), f"withdraw_{number}", "quiet")
        button.setProperty("record", record)
        button.clicked.connect(self._ask_withdrawal)
        return button

    def comment_button(self, record: str, name: str, article: str = "") -> Button:
        """Return a quiet button that asks for a comment on this record, with the article if one is known."""
        button = Button(self.tr("Comment on it"), name, "quiet")
        button.setProperty("record", record)
        button.setProperty("article", article)
        button.clicked.connect(self._ask_comment)
        return button

    def _ask_comment(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.comment_asked.emit(str(sender.property("record")), str(sender.property("article")))

    def _ask_withdrawal(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.withdrawal_asked.emit(str(sender.property("record")))

    def _explain(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.explanation_asked.emit(self._whys[str(sender.property("why"))])


class Overview(Column):
    """概况: what the case is, and its deadlines."""

    facts_asked = Signal()

    def __init__(self) -> None:
        super().__init__("case_overview", "")

    def show_overview(
        self, pairs: Sequence[tuple[str, str | None]], deadlines: Sequence[DeadlineLine], may_change: bool
    ) -> None:
        """Show the case's facts and all its deadlines."""
        self.clear()
        facts = Card()
        change = Button(self.tr("Change the facts"), "case_facts", "plain")
        change.clicked.connect(self.facts_asked)
        head = row(Text(self.tr("The case"), "section"), None)
        if may_change:
            head.addWidget(change)
        facts.body.addLayout(head)
        values = KeyValue()
        values.show_pairs(pairs)
        facts.body.addWidget(values)
        self.column.addWidget(facts)
        card = Card(self.tr("Deadlines"))
        for number, line in enumerate(deadlines):
            light = Light(line.light, line.light_words)
            light.setMinimumWidth(em(7))
            name = Text(line.name, wrap=True)
            day = Text(line.day)
            strip = row(light, name, day, self.why_button(f"deadline_{number}", line.why), spacing_em=0.8)
            strip.setStretch(1, 1)
            card.body.addLayout(strip)
        if not deadlines:
            card.body.addWidget(Text(self.tr("No deadline runs yet."), tone="muted"))
        self.column.addWidget(card)
        self.column.addStretch()


class Parties(Column):
    """当事人."""

    party_asked = Signal(str)
    new_party_asked = Signal()

    def __init__(self) -> None:
        super().__init__("case_parties", "")

    def show_parties(self, lines: Sequence[PartyLine], may_change: bool, may_withdraw: bool) -> None:
        """Show the parties."""
        self.clear()
        for number, line in enumerate(lines):
            card = Card()
            change = Button(self.tr("Change"), "party_change", "quiet")
            change.setProperty("party", line.id)
            change.clicked.connect(self._ask_change)
            head = row(Text(line.name, "section"), None)
            if may_withdraw:
                head.addWidget(self.withdraw_button(line.id, number))
            if may_change:
                head.addWidget(change)
            card.body.addLayout(head)
            values = KeyValue()
            values.show_pairs(line.pairs)
            card.body.addWidget(values)
            self.column.addWidget(card)
        if not lines:
            self.column.addWidget(EmptyState(self.tr("Nobody is named yet."), icon_name="users"))
        if may_change:
            add = Button(self.tr("Add a person or organisation"), "party_add", "plain", "plus")
            add.clicked.connect(self.new_party_asked)
            self.column.addLayout(row(add, None))
        self.column.addStretch()

    def _ask_change(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.party_asked.emit(str(sender.property("party")))


class Timeline(Column):
    """经过: what was done, in order of time."""

    step_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("case_timeline", "")
        self._entries: dict[str, QWidget] = {}

    def go_to(self, action: str) -> None:
        """Bring an action into sight."""
        if action in self._entries:
            self.ensureWidgetVisible(self._entries[action])

    def show_timeline(self, lines: Sequence[TimelineLine], may_withdraw: bool, may_comment: bool) -> None:
        """Show the actions."""
        self.clear()
        self._entries = {}
        card = Card()
        for number, line in enumerate(lines):
            if number:
                card.body.addWidget(Line())
            buttons = [self.comment_button(line.id, f"comment_step_{number}")] if may_comment else []
            buttons += [self.withdraw_button(line.id, number)] if may_withdraw else []
            self._entries[line.id] = self._entry(line, buttons)
            card.body.addWidget(self._entries[line.id])
        if lines:
            self.column.addWidget(card)
        else:
            self.column.addWidget(EmptyState(self.tr("Nothing has been logged yet."), icon_name="history"))
        self.column.addStretch()

    def _entry(self, line: TimelineLine, buttons: Sequence[Button]) -> QWidget:
        entry = QWidget()
        layout = row(spacing_em=1)
        entry.setLayout(layout)
        time = Text(line.time, tone="muted")
        time.setMinimumWidth(em(9))
        time.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(em(0.25))
        chips = [Chip(words) for words in line.chips]
        right.addLayout(row(Text(line.words, "strong"), *chips, None, *buttons))
        if line.people:
            right.addWidget(Text(line.people, tone="muted", wrap=True))
        if line.detail:
            right.addWidget(Text(line.detail, "caption", wrap=True))
        for warning in line.warnings:
            right.addLayout(row(Light(LightKind.DOUBT, warning), None))
        layout.addWidget(time)
        layout.addLayout(right, 1)
        return entry


class Check(Column):
    """体检: findings in three lines each (problem, place, cure); F8 goes to the next."""

    def __init__(self) -> None:
        super().__init__("case_check", "")
        self._cards: list[Card] = []
        self._at = -1

    def show_findings(self, lines: Sequence[FindingLine], passed: int, may_comment: bool) -> None:
        """Show what fails and what is not known; say how many pass."""
        self.clear()
        self._cards, self._at = [], -1
        words = self.tr(
            "%n check(s) pass. What fails or is not known, by the court's axes; F8 goes to the next.", "", passed
        )
        self.column.addWidget(Text(words, tone="muted", wrap=True))
        for number, line in enumerate(lines):
            card = self._card(number, line, may_comment)
            self._cards.append(card)
            self.column.addWidget(card)
        if not lines:
            self.column.addWidget(
                EmptyState(self.tr("Nothing fails and nothing is unknown."), icon_name="circle-check")
            )
        self.column.addStretch()

    def next_finding(self) -> None:
        """Go to the next finding and round again."""
        if not self._cards:
            return
        self._at = (self._at + 1) % len(self._cards)
        for number, card in enumerate(self._cards):
            dress(card, chosen="yes" if number == self._at else "no")
        self._cards[self._at].setFocus()
        self.ensureWidgetVisible(self._cards[self._at])

    def _card(self, number: int, line: FindingLine, may_comment: bool) -> Card:
        card = Card(name=f"finding_{number}")
        card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card.setAccessibleName(f"{line.check} {line.light_words} {line.problem}")
        buttons = [self.why_button(line.check, line.why)]
        if may_comment:
            buttons.insert(0, self.comment_button(line.about, f"comment_finding_{number}", line.article))
        check = Text(line.check, "caption", "muted")
        card.body.addLayout(row(Light(line.light, line.light_words), Chip(line.axis), check, None, *buttons))
        pairs = [(self.tr("Problem"), line.problem)]
        if line.place:
            pairs.append((self.tr("Place"), line.place))
        if line.cure:
            pairs.append((self.tr("Cure"), line.cure))
        values = KeyValue(4)
        values.show_pairs(pairs)
        card.body.addWidget(values)
        return card


class Notes(Column):
    """A part that lists short paragraphs with a heading each: documents, disputes, comments, history."""

    def __init__(self, name: str, empty: str, icon_name: str) -> None:
        super().__init__(name, "")
        self._empty, self._icon_name = empty, icon_name

    def show_notes(
        self,
        notes: Sequence[tuple[str, str, str]],
        *buttons: Button,
        deeds: Mapping[int, Sequence[Button]] | None = None,
    ) -> None:
        """Show (heading, text, small print) one after another, with these buttons above and ``deeds`` at notes."""
        self.clear()
        if buttons:
            self.column.addLayout(row(*buttons, None))
        if notes:
            card = Card()
            for number, (heading, text, small) in enumerate(notes):
                if number:
                    card.body.addWidget(Line())
                head = row(Text(heading, "strong"), None, Text(small, "caption", "muted"))
                for button in deeds.get(number, ()) if deeds else ():
                    head.addWidget(button)
                card.body.addLayout(head)
                if text:
                    card.body.addWidget(Text(text, wrap=True))
            self.column.addWidget(card)
        else:
            self.column.addWidget(EmptyState(self._empty, icon_name=self._icon_name))
        self.column.addStretch()


__all__ = ["Check", "Column", "Notes", "Overview", "Parties", "Timeline"]
