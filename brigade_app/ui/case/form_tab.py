"""A short form as a tab of the case page: hidden until it is asked for, gone when its deed is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from brigade_app.errors import BrigadeError
from brigade_app.operations import Desk
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import words_of
from brigade_app.ui.seat import Seat


class FormTab(QObject):
    """Holds the tab of a form; whoever leaves it comes back to ``home``, the part that the form belongs to."""

    def __init__(
        self, page: CasePage, shown: CasePresenter, seat: Seat, form: SmallForm, words: str, home: str
    ) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat, self._form, self._home = page, shown, seat, form, home
        self._key = form.objectName()
        page.add_part(self._key, form)
        page.name_part(self._key, words)
        page.set_part_visible(self._key, False)
        form.left.connect(self.close)

    def open(self, home: str = "") -> None:
        """Show the form, which now belongs to ``home``."""
        self._home = home or self._home
        self._page.set_part_visible(self._key, True)
        self._page.show_part(self._key)

    def close(self) -> None:
        """Go back to where the form was asked for."""
        self._page.show_part(self._home)
        self._page.set_part_visible(self._key, False)

    def do(self, work: Callable[[Desk], object], then: Callable[[object], None] | None = None) -> None:
        """Carry out a deed: done, the form closes and the page looks again; refused, the form says why.

        ``then`` is told what came out.
        """
        self._form.set_busy(True)
        self._seat.do(work, then=partial(self._done, then), otherwise=self._refused)

    def _done(self, then: Callable[[object], None] | None, result: object) -> None:
        self._form.set_busy(False)
        self.close()
        self._shown.refresh()
        if then is not None:
            then(result)

    def _refused(self, error: Exception) -> None:
        self._form.set_busy(False)
        if not isinstance(error, BrigadeError):
            raise error
        self._form.banner.say(words_of(error), "late")
