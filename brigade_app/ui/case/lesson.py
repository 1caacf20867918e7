"""A light in the head of a case that has the flaw of a lost one. It is looked for beside all other work."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.operations import CaseView, Desk
from brigade_app.operations.lessons import LessonLine, lessons_of
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.kit import Explanation, LightKind, pick
from brigade_app.ui.seat import Seat


class LessonPresenter(QObject):
    """Lights up where a check by which a case was lost fails, or in doubt where it is not answered yet."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, case_id: str) -> None:
        super().__init__(page)
        self._page, self._seat, self._case_id = page, seat, case_id
        shown.shown.connect(self._look)

    def _look(self, answer: object) -> None:
        if cast(CaseView, answer).assessment is None:
            self._page.show_lesson(None)
            return
        case_id = self._case_id

        def work(desk: Desk) -> tuple[LessonLine, ...]:
            return lessons_of(desk, case_id)

        self._seat.ask_aside(work, then=self._show, otherwise=self._page.show_error)

    def _show(self, lines: Sequence[LessonLine]) -> None:
        self._page.show_lesson(self._why(lines) if lines else None)

    def _why(self, lines: Sequence[LessonLine]) -> Explanation:
        fails = any(one.finding.result == "fail" for one in lines)
        words = self.tr("The flaw of a lost case") if fails else self.tr("The flaw of a lost case is not ruled out")
        lost = self.tr("{check}: {case} was lost by it")
        return Explanation(
            words,
            articles=tuple(dict.fromkeys(basis.short for one in lines for basis in one.finding.basis)),
            basis=tuple(
                lost.format(
                    check=f"{one.check} {pick(one.name_zh, one.name_en)}",
                    case=" ".join(part for part in (one.lost.number, one.lost.title) if part),
                )
                for one in lines
            ),
            what_to_do=tuple(dict.fromkeys(pick(one.finding.cure_zh, one.finding.cure_en) for one in lines)),
            light=LightKind.LATE if fails else LightKind.DOUBT,
            light_words=words,
        )
