"""Says over every page that this store is a restored copy, and how far back it reaches, until somebody takes note."""

from PySide6.QtCore import QObject

from brigade_app.domain.when import SHANGHAI
from brigade_app.errors import BrigadeError
from brigade_app.operations.restoring import RestoredCopy, restored_copy, take_note_of_restore
from brigade_app.ui.frame.frame import Frame
from brigade_app.ui.seat import Seat


class RestoredPresenter(QObject):
    """Asks once after a log-in."""

    def __init__(self, frame: Frame, seat: Seat) -> None:
        super().__init__(frame)
        self._frame, self._seat = frame, seat
        frame.notice.action_asked.connect(self._take_note)
        seat.ask(restored_copy, then=self._say, otherwise=self._leave)

    def _say(self, copy: RestoredCopy | None) -> None:
        if copy is None:
            self._frame.notice.clear()
            return
        made = copy.backup_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if copy.backup_at else copy.backup
        words = self.tr(
            "You are on a restored copy: the backup of {time}, up to entry {n}. Enter again what came later."
        )
        words = words.format(time=made, n=copy.seq)
        if copy.old is not None:
            before = self.tr("The newest before it lies unchanged in {old}.").format(old=copy.old)
            words = f"{words} {before}"
        self._frame.notice.say(words, "soon", self.tr("Taken note"))

    def _take_note(self) -> None:
        self._seat.do(take_note_of_restore, then=self._noted, otherwise=self._leave)

    def _noted(self, _nothing: None) -> None:
        self._frame.notice.clear()

    def _leave(self, error: Exception) -> None:
        if not isinstance(error, BrigadeError):
            raise error
