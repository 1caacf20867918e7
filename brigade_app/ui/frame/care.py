"""The store's care of itself beside the work: one small step after another, so that every other job comes in between.

A lock stops it between two steps; what was checked stays checked, and the next log-in goes on. A finding stays on the
screen, with what it touches, until an administrator has decided.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from brigade_app.domain.when import SHANGHAI
from brigade_app.errors import BrigadeError
from brigade_app.operations import Desk
from brigade_app.operations.care import (
    CareReport,
    CareStep,
    care_due,
    care_in_steps,
    cases_touched,
    settle_findings,
    standing_findings,
)
from brigade_app.operations.roles import may
from brigade_app.ui.frame.frame import Frame
from brigade_app.ui.kit import Words, pick
from brigade_app.ui.seat import Seat

Care = Words("Care")
PLACES_SHOWN = 3

_Steps = Generator[CareStep, None, CareReport]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was found before and nobody has settled, or else the steps that are to be taken now."""

    lines: tuple[str, ...]
    steps: _Steps | None


class CarePresenter(QObject):
    """Begins after the log-in by itself; says the outcome at the foot, and a finding above every page."""

    def __init__(self, frame: Frame, seat: Seat) -> None:
        super().__init__(frame)
        self._frame, self._seat = frame, seat
        frame.alarm.action_asked.connect(self._settle)
        seat.ask_aside(_begin, then=self._start, otherwise=self._leave)

    def _start(self, standing: _Standing) -> None:
        if standing.lines:
            self._show_finding(alarm_words(standing.lines, len(standing.lines), ()))
        if standing.steps is not None:
            self._go_on(standing.steps)

    def _go_on(self, steps: _Steps) -> None:
        def after(outcome: CareStep | _Outcome) -> None:
            if isinstance(outcome, CareStep):
                self._frame.status.show_care(step_words(outcome))
                self._go_on(steps)
            else:
                self._conclude(outcome)

        self._seat.ask_aside(lambda desk: _next(desk, steps), then=after, otherwise=self._leave)

    def _conclude(self, outcome: "_Outcome") -> None:
        time = outcome.report.at.astimezone(SHANGHAI).strftime("%H:%M")
        if outcome.report.is_clean:
            self._frame.status.show_care(Care.tr("self-check {time}: in order").format(time=time))
            return
        self._frame.status.show_care(Care.tr("self-check {time}: damage found").format(time=time))
        found = [f"{kind_words(one.what)} {one.where}" for one in outcome.report.found]
        self._show_finding(alarm_words(found, len(found), outcome.cases))

    def _show_finding(self, words: str) -> None:
        action = Care.tr("I have looked: write again") if may(self._seat.desk, "settle-findings") else ""
        self._frame.alarm.say(words, "late", action)

    def _settle(self) -> None:
        self._seat.do(settle_findings, then=self._settled, otherwise=self._frame.alarm.show_error)

    def _settled(self, _nothing: None) -> None:
        self._frame.alarm.clear()
        self._frame.refresh_shown()

    def _leave(self, error: Exception) -> None:
        if not isinstance(error, BrigadeError):
            raise error
        self._frame.status.show_care(Care.tr("self-check not done"))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The report, and what the cases that it touches are called."""

    report: CareReport
    cases: tuple[str, ...]


def alarm_words(places: Sequence[str], count: int, cases: Sequence[str]) -> str:
    """Return what is said above every page: how much was found and where, which cases, and what holds from now on."""
    comma = pick("；", "; ")
    where = comma.join(places[:PLACES_SHOWN])
    found = Care.tr("The self-check found %n fault(s): {where}.", "", count).format(where=where)
    touched = ""
    if cases:
        touched = Care.tr("Cases affected: {cases}.").format(cases=pick("、", ", ").join(cases))
    held = Care.tr(
        "The store is read only now. Tell the administrator; restore the newest backup into a new folder and compare."
    )
    return pick("", " ").join(part for part in (found, touched, held) if part)


def kind_words(what: str) -> str:
    """Return the kind of a finding in words."""
    words = {
        "page": Care.tr("page of the store"),
        "chain": Care.tr("chain of the journal"),
        "body": Care.tr("entry of the journal"),
        "head": Care.tr("head of the journal"),
        "signature": Care.tr("signature"),
        "state": Care.tr("record"),
        "vault": Care.tr("evidence file"),
    }
    return words.get(what, what)


def step_words(step: CareStep) -> str:
    """Return what is being checked, and how far it is."""
    words = {
        "pages": Care.tr("self-check: pages"),
        "journal": Care.tr("self-check: journal"),
        "vault": Care.tr("self-check: evidence"),
        "sweep": Care.tr("self-check: what was left over"),
    }
    return f"{words[step.part]} {step.done}/{step.of}" if step.of else words[step.part]


def _begin(desk: Desk) -> _Standing:
    if desk.store.is_read_only:
        return _Standing(standing_findings(desk), None)
    return _Standing(standing_findings(desk), care_in_steps(desk, daily=care_due(desk)))


def _next(desk: Desk, steps: _Steps) -> CareStep | _Outcome:
    try:
        return next(steps)
    except StopIteration as stop:
        report: CareReport = stop.value
        return _Outcome(report, cases_touched(desk, report))
