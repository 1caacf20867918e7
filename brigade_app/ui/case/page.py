"""The case page: head, stages, the one bar, next steps, and the parts of the case as tabs inside the page."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from brigade_app.ui.case.disputes import Disputes
from brigade_app.ui.case.history import History
from brigade_app.ui.case.parts import Check, Notes, Overview, Parties, Timeline
from brigade_app.ui.case.rows import DeadlineLine, HeadRow, NextRow
from brigade_app.ui.kit import (
    Button,
    Card,
    Chip,
    DeadlineBar,
    DeadlineSpan,
    Explanation,
    Light,
    OneLine,
    Page,
    Stepper,
    StepRow,
    Text,
    dress,
    em,
    named,
    row,
)

NEXT_SHOWN = 3
LOW_EM = 34
"""Below it one next step is shown and not three, and the head is as small as over a part that needs the height."""
NARROW_EM = 72
"""Below it the tabs of the parts stand closer."""
ROOMY_PARTS = frozenset({"overview", "timeline"})


class CasePage(Page):
    """Shows one case. ``parts`` are its tabs; other features add theirs with `add_part` before it is shown."""

    refresh_requested = Signal()
    step_asked = Signal(str)
    other_step_asked = Signal()
    explanation_asked = Signal(object)
    part_shown = Signal(str)
    withdrawal_asked = Signal(str, str)
    paper_asked = Signal(str)
    comment_asked = Signal(str, str)
    record_asked = Signal(str)

    def __init__(self) -> None:
        self.verdict = Light()
        self.number = Text("", tone="muted", name="case_number")
        self.stage = Chip("")
        self._other = Button(self.tr("Log a step"), "case_log_step", "plain", "plus")
        heading = OneLine(self.tr("Case"), "title", name="case_title")
        super().__init__("case", heading, self.stage, self.number, self.verdict, self._other)
        self.note = Text("", "caption", "muted")
        self.stepper = Stepper("case_stepper")
        self.bar = DeadlineBar("case_bar")
        self._wait = Text("", "caption", "muted")
        self._wait_why = Button(self.tr("Why?"), "case_wait_why", "quiet")
        self._wait_explanation: Explanation | None = None
        self._has_span = False
        self.may_withdraw = False
        self.may_comment = False
        self._lesson = Light()
        self._lesson_why = Button(self.tr("Why?"), "case_lesson_why", "quiet")
        self._lesson_explanation: Explanation | None = None
        self._has_steps = False
        self._next = Card()
        self._next.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._next_lines: list[QWidget] = []
        self._whys: dict[str, Explanation] = {}
        self.overview, self.parties, self.timeline, self.check = Overview(), Parties(), Timeline(), Check()
        self.disputes = Disputes()
        self.comments = Notes("case_comments", self.tr("Nobody has said anything about this case."), "message-square")
        self.history = History()
        self._parts: list[str] = []
        self._finders: dict[str, Callable[[], object]] = {}
        self._tabs = QTabBar()
        named(self._tabs, "case_parts", self.tr("Parts of the case"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def add_part(self, key: str, widget: QWidget, at: int | None = None) -> None:
        """Add a part of the case as a tab."""
        place = len(self._parts) if at is None else at
        self._parts.insert(place, key)
        self._stack.insertWidget(place, widget)
        self._tabs.insertTab(place, "")

    def name_part(self, key: str, words: str) -> None:
        """Word a tab (证据 38)."""
        self._tabs.setTabText(self._parts.index(key), words)

    def set_part_visible(self, key: str, visible: bool) -> None:
        """Show or hide a tab."""
        self._tabs.setTabVisible(self._parts.index(key), visible)

    def show_part(self, key: str) -> None:
        """Show a part."""
        if key in self._parts:
            self._tabs.setCurrentIndex(self._parts.index(key))

    def show_record(self, part: str, record: str) -> None:
        """Show a record of the case where it stands."""
        self.show_part(part)
        self.record_asked.emit(record)

    def show_wish(self, wish: str) -> None:
        """Called by the frame: show the part wished for."""
        self.show_part(wish)

    @property
    def part(self) -> str:
        """The part that is shown."""
        return self._parts[self._tabs.currentIndex()]

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_head(self, head: HeadRow, steps: Sequence[StepRow], span: DeadlineSpan | None) -> None:
        """Show title, number, state, verdict, stages and the bar."""
        self.title.setText(head.title)
        self.number.setText(head.number)
        self.stage.setText(head.stage)
        self.verdict.show_light(head.light, head.verdict)
        self.note.setText(head.note)
        self.note.setVisible(bool(head.note))
        self.stepper.show_steps(steps)
        self._has_steps = bool(steps)
        self.bar.show_span(span)
        self._has_span = span is not None
        self._other.setVisible(head.owned)
        self._make_room()

    def show_wait(self, line: DeadlineLine | None) -> None:
        """Show the earliest day of a forced demolition, where one is waited for."""
        line = line if line and line.day else None
        self._wait_explanation = line.why if line else None
        words = self.tr("Forced demolition: earliest on {day}").format(day=line.day) if line else ""
        self._wait.setText(words)
        self._make_room()

    def show_lesson(self, why: Explanation | None) -> None:
        """Show that a case was lost by a flaw that this one has, or nothing."""
        self._lesson_explanation = why
        self._lesson_why.setVisible(why is not None)
        if why is None or why.light is None:
            self._lesson.clear_light()
        else:
            self._lesson.show_light(why.light, why.title)
        self._make_room()

    def show_next(self, rows: Sequence[NextRow]) -> None:
        """Show the next steps as buttons that are enabled, or say what they wait for."""
        while (item := self._next.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._whys = {}
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(em(0.35))
        self._next_lines = []
        for number, step in enumerate(rows[:NEXT_SHOWN]):
            line = QWidget()
            line.setLayout(self._next_line(number, step))
            line.setMinimumHeight(em(2.3))
            lines.addWidget(line)
            self._next_lines.append(line)
        heading = Text(self.tr("Next"), "section")
        heading.setMinimumHeight(em(2.3))
        beside = row(heading, column, spacing_em=1.2)
        beside.setAlignment(heading, Qt.AlignmentFlag.AlignTop)
        beside.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(beside)
        self._next.body.addWidget(whole)
        self._make_room()

    def _next_line(self, number: int, step: NextRow) -> QHBoxLayout:
        self._whys[step.kind] = step.why
        why = Button(self.tr("Why?"), f"next_why_{number}", "quiet")
        log = Button(self.tr("Log it"), f"next_log_{number}", "primary" if number == 0 and step.allowed else "plain")
        log.setEnabled(step.allowed and self._other.isVisibleTo(self))
        for button, slot in ((why, self._explain_next), (log, self._ask_step)):
            button.setProperty("step", step.kind)
            button.clicked.connect(slot)
        words = Text(f"{step.words}  {step.papers}".rstrip(), "strong")
        note = Text(step.note, tone="ok" if step.allowed else "muted", wrap=True)
        line = row(words, note, why, log, spacing_em=0.8)
        line.setStretch(1, 1)
        return line

    def _lay_out(self) -> None:
        self._wait_row = QWidget()
        self._wait_row.setLayout(row(self._wait, self._wait_why))
        self._lesson_why.hide()
        self._remarks = QWidget()
        self._remarks.setLayout(row(self.note, self._lesson, self._lesson_why, self._wait_row, None))
        self.body.addWidget(self._remarks)
        self.body.addWidget(self.stepper)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._next)
        self.body.addWidget(self._tabs)
        # Else the tallest part, even unseen, would squeeze what stands above in a low window.
        self._stack.setMinimumHeight(em(4))
        self.body.addWidget(self._stack, 1)
        self.body.setSpacing(em(0.5))
        for key, part in (
            ("overview", self.overview), ("parties", self.parties), ("timeline", self.timeline),
            ("check", self.check), ("disputes", self.disputes), ("comments", self.comments),
            ("history", self.history),
        ):  # fmt: skip
            self.add_part(key, part)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._change_part)
        self._other.clicked.connect(self.other_step_asked)
        self._wait_why.clicked.connect(self._explain_wait)
        self._lesson_why.clicked.connect(self._explain_lesson)
        for part in (self.overview, self.check):
            part.explanation_asked.connect(self.explanation_asked)
        for commented in (self.timeline, self.check):
            commented.comment_asked.connect(self.comment_asked)
        self.record_asked.connect(self.timeline.go_to)
        self.disputes.list.explanation_asked.connect(self.explanation_asked)
        self.parties.withdrawal_asked.connect(partial(self.withdrawal_asked.emit, "party"))
        self.timeline.withdrawal_asked.connect(partial(self.withdrawal_asked.emit, "action"))
        QShortcut(QKeySequence("F8"), self).activated.connect(self._next_finding)

    def _change_part(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._make_room()
        self.part_shown.emit(self._parts[number])

    def find_with(self, key: str, next_finding: Callable[[], object]) -> None:
        """Let F8 go through the findings of this part while it is shown, instead of those of the check."""
        self._finders[key] = next_finding

    def _next_finding(self) -> None:
        if self.part in self._finders:
            self._finders[self.part]()
            return
        self.show_part("check")
        self.check.next_finding()

    def _make_room(self) -> None:
        """Leave the height to the parts that need it: stages, bar, next steps stand above overview and course only."""
        calm = self.part in ROOMY_PARTS
        low = self.height() < em(LOW_EM)
        self._next.setVisible(calm and bool(self._whys))
        for line in self._next_lines[1:]:
            line.setVisible(not low)
        self.stepper.setVisible(calm and self._has_steps)
        self.bar.setVisible(calm and self._has_span)
        self._wait_row.setVisible(calm and self._wait_explanation is not None)
        remarks = (self.note, self._lesson, self._wait_row)
        self._remarks.setVisible(any(one.isVisibleTo(self._remarks) for one in remarks))
        self._shrink_head(small=low or not calm)
        self._narrow_tabs()

    def _narrow_tabs(self) -> None:
        """Part the tabs by less where the window is narrow, so that all of them stand in it."""
        narrow = "yes" if self.width() < em(NARROW_EM) else "no"
        if self._tabs.property("narrow") != narrow:
            dress(self._tabs, narrow=narrow)

    def _shrink_head(self, *, small: bool) -> None:
        """Take less height for the title and the margins; the number gives way to the title, as the tab has it too."""
        dress(self.title, text_size="section" if small else "title")
        above, aside = em(0.4 if small else 0.9), em(1.2)
        self.body.setContentsMargins(aside, above, aside, above)
        inside = em(0.25 if small else 0.8)
        self._next.body.setContentsMargins(em(1), inside, em(1), inside)
        self.title.ensurePolished()
        others = sum(one.sizeHint().width() + em(0.5) for one in (self.stage, self.verdict, self._other))
        wanted = self.title.sizeHint().width() + self.number.sizeHint().width() + em(0.5) + others
        self.number.setVisible(wanted <= self.width() - 2 * aside)

    def _explain_wait(self) -> None:
        if self._wait_explanation is not None:
            self.explanation_asked.emit(self._wait_explanation)

    def _explain_lesson(self) -> None:
        if self._lesson_explanation is not None:
            self.explanation_asked.emit(self._lesson_explanation)

    def _explain_next(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.explanation_asked.emit(self._whys[str(sender.property("step"))])

    def _ask_step(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.step_asked.emit(str(sender.property("step")))
