"""Rules and laws (规则库): look up above, what is in use below; an offered pack shows its effect before it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from brigade_app.ui.kit import (
    Button,
    Card,
    Column,
    EmptyState,
    Explanation,
    LineEntry,
    Page,
    Progress,
    ProgressRow,
    Table,
    TableRow,
    Text,
    dress,
    em,
    row,
)
from brigade_app.ui.rules.rows import Answers, Effect, Offered

PAUSE_MS = 200


class RulesView(Page):
    """Says what is looked for, which folder is offered, and whether the offer is taken."""

    refresh_requested = Signal()
    looked_for = Signal(str)
    folder_asked = Signal()
    install_asked = Signal()
    offer_refused = Signal()
    case_opened = Signal(str)
    explanation_asked = Signal(object)

    def __init__(self, *, at_county: bool, may_install: bool) -> None:
        self._choose = Button(self.tr("Install from a folder…"), "rules_install_folder", "primary", "download")
        super().__init__("rules", self.tr("Rules and laws"), self._choose)
        self._choose.setVisible(may_install)
        self._text = LineEntry(
            "rules_text", self.tr("Look up"), self.tr("Rule (D10, K-P04, E13), citation (行政处罚法 44) or words")
        )
        self._found = self._make_found()
        self._packs = self._make_packs()
        self._offer = self._make_offer()
        self._effects: dict[str, Explanation] = {}
        self._answers: dict[str, Explanation] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out(self._advice(at_county=at_county, may_install=may_install))
        self._connect()

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def show_wish(self, wish: str) -> None:
        """Look up a rule or a citation that another page names."""
        self._text.setText(wish)
        self._ask()

    def show_packs(self, packs: Sequence[TableRow], *, has_law: bool) -> None:
        """Show what is in use; without statute texts say how they are had."""
        self._packs.rows.show_rows(packs)
        self._no_law.setVisible(not has_law)

    def show_answers(self, answers: Answers) -> None:
        """Show what was found."""
        self._answers = answers.why
        self._found.rows.show_rows(answers.rows)
        self._lower.setCurrentWidget(self._found if answers.rows else self._nothing)
        if len(answers.rows) == 1:
            self._explain_found(answers.rows[0].id)

    def show_offer(self, offer: Offered) -> None:
        """Show what the folder holds; its effect comes later."""
        self.banner.clear()
        self._offer_title.setText(offer.title)
        self._offer_detail.setText(offer.detail)
        self._effect.setText("")
        self._changed.rows.show_rows(())
        self._changed.hide()
        self._progress.show()
        self._progress.show_progress(Progress(0, 0, ""))
        self._install.setEnabled(False)
        self._show_offered(offered=True)
        self._choose.setEnabled(False)

    def show_looking(self, done: int, total: int) -> None:
        """Show how many open cases were judged under both."""
        self._progress.show_progress(Progress(done, total, f"{done} / {total}"))

    def show_effect(self, effect: Effect) -> None:
        """Show which open cases would change; now it can be installed."""
        self._effects = effect.why
        self._effect.setText(effect.words)
        self._changed.rows.show_rows(effect.cases)
        self._changed.setVisible(bool(effect.cases))
        self._progress.hide()
        self._install.setEnabled(True)
        self._install.setFocus()

    def show_no_offer(self) -> None:
        """Put the offer away."""
        self._show_offered(offered=False)
        self._choose.setEnabled(True)

    def _show_offered(self, *, offered: bool) -> None:
        """An offer has the page to itself."""
        self._offer.setVisible(offered)
        for card in (self._find, self._used):
            card.setVisible(not offered)

    def show_installed(self, words: str) -> None:
        """Say what was installed."""
        self.show_no_offer()
        self.banner.say(words, "ok")

    def _advice(self, *, at_county: bool, may_install: bool) -> str:
        if at_county:
            return self.tr(
                "What is installed here travels to every township in the next reply bundle and is used there from the "
                "next log-in on."
            )
        if may_install:
            return self.tr(
                "The county's rules and laws come with its reply bundle and are used from the next log-in on. "
                "A pack on a stick can be installed here too."
            )
        return self.tr("The county's rules and laws come with its reply bundle and are used from the next log-in on.")

    def _make_found(self) -> Table:
        columns = [
            Column(self.tr("List"), 11), Column(self.tr("Number"), 7), Column(self.tr("What it says"), 0),
            Column(self.tr("Basis"), 16),
        ]  # fmt: skip
        table = Table(columns, "rules_found", self.tr("Found"))
        dress(table, inside="card")
        return table

    def _make_packs(self) -> Table:
        columns = [
            Column(self.tr("Kind"), 11), Column(self.tr("Name"), 0), Column(self.tr("Version"), 8),
            Column(self.tr("In force from"), 7.5), Column(self.tr("Origin"), 7.5), Column("SHA-256", 9),
        ]  # fmt: skip
        table = Table(columns, "rules_packs", self.tr("In use"))
        dress(table, inside="card")
        return table

    def _make_offer(self) -> Card:
        offer = Card(self.tr("To be installed"), name="rules_offer")
        self._offer_title = Text("", "strong", wrap=True, name="rules_offer_title")
        self._offer_detail = Text("", tone="muted", wrap=True)
        self._progress = ProgressRow(self.tr("Judging the open cases under both"), "rules_progress")
        self._effect = Text("", wrap=True, name="rules_effect")
        columns = [Column(self.tr("Number"), 16), Column(self.tr("Title"), 16), Column(self.tr("What changes"), 0)]
        self._changed = Table(columns, "rules_changed", self.tr("Cases that would change"))
        self._changed.setMinimumHeight(em(8))
        dress(self._changed, inside="card")
        self._refuse = Button(self.tr("Not now"), "rules_refuse", "quiet")
        self._install = Button(self.tr("Install"), "rules_install", "primary")
        for part in (self._offer_title, self._offer_detail, self._progress, self._effect):
            offer.body.addWidget(part)
        offer.body.addWidget(self._changed, 1)
        offer.body.addLayout(row(None, self._refuse, self._install))
        offer.hide()
        return offer

    def _lay_out(self, advice: str) -> None:
        self.body.addWidget(Text(advice, tone="muted", wrap=True))
        self.body.addWidget(self._offer, 2)
        find = self._find = Card(self.tr("Look up"))
        find.body.addWidget(self._text)
        self._ask_first = EmptyState(
            self.tr("A rule is shown with the words of its articles where the law is installed."), icon_name="book-open"
        )
        self._nothing = EmptyState(self.tr("Neither a rule nor an article says this."), icon_name="search")
        self._lower = QStackedWidget()
        for page in (self._ask_first, self._found, self._nothing):
            self._lower.addWidget(page)
        find.body.addWidget(self._lower, 1)
        self.body.addWidget(find, 3)
        used = self._used = Card(self.tr("In use"))
        used.body.addWidget(self._packs, 1)
        self._no_law = Text(
            self.tr(
                "No statute texts are installed: citations stand without their words. The county installs the texts "
                "from a folder; all else works without them."
            ),
            "caption", "soon", wrap=True, name="rules_no_law",
        )  # fmt: skip
        self._no_law.hide()
        used.body.addWidget(self._no_law)
        self.body.addWidget(used, 2)

    def _connect(self) -> None:
        self._text.textEdited.connect(self._pause_then_ask)
        self._text.returnPressed.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self._found.row_chosen.connect(self._explain_found)
        self._found.row_opened.connect(self._explain_found)
        self._changed.row_chosen.connect(self._explain_changed)
        self._changed.row_opened.connect(self.case_opened)
        self._choose.clicked.connect(self.folder_asked)
        self._install.clicked.connect(self._take)
        self._refuse.clicked.connect(self.offer_refused)
        self._progress.cancel_asked.connect(self.offer_refused)

    def _pause_then_ask(self, _text: str) -> None:
        self._pause.start()

    def _ask(self) -> None:
        words = self._text.text().strip()
        if words:
            self.looked_for.emit(words)
        else:
            self._lower.setCurrentWidget(self._ask_first)

    def _explain_found(self, row_id: str) -> None:
        if row_id in self._answers:
            self.explanation_asked.emit(self._answers[row_id])

    def _explain_changed(self, case_id: str) -> None:
        if case_id in self._effects:
            self.explanation_asked.emit(self._effects[case_id])

    def _take(self) -> None:
        self._install.setEnabled(False)
        self.install_asked.emit()
