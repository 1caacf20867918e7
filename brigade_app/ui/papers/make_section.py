"""Making a document: the step, its form, what only this paper says, what is lacking, and the page itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Choice, Field, ParagraphEntry, Text, dress, em, row
from brigade_app.ui.papers.choosing import FormChoices
from brigade_app.ui.papers.preview import Preview
from brigade_app.ui.papers.rows import EntryRow, LackRow

LEAST_LEFT_EM, LEFT_EM = 22, 32


class MakeSection(QWidget):
    """Says which step and form were chosen, and that a preview, the document or its Word draft is asked for."""

    step_chosen = Signal(str)
    form_chosen = Signal(str)
    preview_asked = Signal()
    make_asked = Signal()
    word_asked = Signal()
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.step = Choice("paper_step", self.tr("About the step"), [])
        self.step.setMinimumContentsLength(20)
        self.form = Choice("paper_form", self.tr("Document"), [])
        self.form.setMinimumContentsLength(20)
        self._entries: dict[str, ParagraphEntry] = {}
        self._kept: dict[str, dict[str, str]] = {}
        self._asked_for = QScrollArea()
        self._needs = QVBoxLayout()
        self._preview = Button(self.tr("Preview"), "paper_preview_button", "plain", "eye")
        self._make = Button(self.tr("Make the document"), "paper_make", "primary")
        self._word = Button(self.tr("Draft as Word"), "paper_draft_word", "quiet")
        self.pages = Preview(self.tr("Choose a document: its page is shown here."))
        self._lay_out()
        self._connect()

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Offer the steps (words, id), the newest first; an empty id stands for every form there is."""
        self.step.offer(steps)

    def show_forms(self, forms: FormChoices) -> None:
        """Offer the forms that fit, and below a heading the others."""
        self.form.offer(forms.fitting, forms.others, self.tr("Other documents"))

    def show_needs(self, entries: Sequence[EntryRow], lacks: Sequence[LackRow]) -> None:
        """Ask for what only this paper says, and tell what the case lacks for it and where that is filled in."""
        typed = self.typed()
        fresh = QWidget()
        dress(fresh, ground="clear")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, em(0.6), 0)
        column.setSpacing(em(0.4))
        if lacks:
            column.addWidget(Text(self.tr("Still to be known"), "strong", "soon"))
        for number, lack in enumerate(lacks):
            column.addLayout(self._lack_line(number, lack))
        self._entries = {}
        for entry in entries:
            editor = ParagraphEntry(f"entry_{entry.key}", entry.label, entry.from_case, lines=2 if entry.long else 1)
            editor.setPlainText(typed.get(entry.key, ""))
            self._entries[entry.key] = editor
            column.addWidget(Field(entry.label, editor, entry.hint))
        if not entries and not lacks:
            column.addWidget(Text(self.tr("Everything this paper says comes from the case."), tone="muted", wrap=True))
        column.addStretch(1)
        while (item := self._needs.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        self._needs.addWidget(fresh)
        fresh.show()

    def typed(self) -> dict[str, str]:
        """Return the entries typed; empty ones are left out."""
        found = {key: entry.toPlainText().strip() for key, entry in self._entries.items()}
        return {key: text for key, text in found.items() if text}

    def keep_typed(self, kind: str) -> None:
        """Remember what was typed for a form and empty the fields for the next."""
        self._kept[kind] = self.typed()
        self._entries = {}

    def bring_back(self, kind: str) -> None:
        """Fill in again what had been typed for this form."""
        for key, text in self._kept.get(kind, {}).items():
            if key in self._entries:
                self._entries[key].setPlainText(text)

    def allow(self, may_make: bool) -> None:
        """Let documents be made, or not."""
        for button in (self._make, self._preview, self._word):
            button.setEnabled(may_make)

    def set_busy(self, busy: bool) -> None:
        """A document is being made."""
        self._make.setEnabled(not busy)

    def _lack_line(self, number: int, lack: LackRow) -> QHBoxLayout:
        words = Text(f"{lack.label}：{lack.where}", wrap=True)
        if not lack.part:
            line = row(words)
            line.setStretch(0, 1)
            return line
        go = Button(self.tr("Fill in"), f"lack_go_{number}", "quiet")
        go.setProperty("part", lack.part)
        go.clicked.connect(self._tell_place)
        line = row(words, go)
        line.setStretch(0, 1)
        return line

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMinimumWidth(em(LEAST_LEFT_EM))
        left.setMaximumWidth(em(LEFT_EM))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        inner = QWidget()
        dress(inner, ground="clear")
        asked = QVBoxLayout(inner)
        asked.setContentsMargins(0, 0, em(0.4), 0)
        asked.setSpacing(em(0.5))
        asked.addWidget(Field(self.tr("About the step"), self.step))
        asked.addWidget(Field(self.tr("Document"), self.form))
        asked.addLayout(self._needs, 1)
        self._asked_for.setWidget(inner)
        self._asked_for.setWidgetResizable(True)
        self._asked_for.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._asked_for.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._asked_for, 1)
        column.addLayout(row(self._make, self._preview, self._word, None))
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(em(0.8))
        sides.addWidget(left, 1)
        sides.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.step.activated.connect(self._tell_step)
        self.form.activated.connect(self._tell_form)
        self._preview.clicked.connect(self.preview_asked)
        self._make.clicked.connect(self.make_asked)
        self._word.clicked.connect(self.word_asked)

    def _tell_step(self) -> None:
        self.step_chosen.emit(str(self.step.value() or ""))

    def _tell_form(self) -> None:
        self.form_chosen.emit(str(self.form.value() or ""))

    def _tell_place(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.place_asked.emit(str(sender.property("part")))
