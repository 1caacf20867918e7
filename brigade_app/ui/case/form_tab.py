"""A short form of the case page, as a tab of its own or inside its part: shown when asked for, gone when it is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from brigade_app.errors import BrigadeError
from brigade_app.operations import Desk
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import words_of
from brigade_app.ui.seat import Seat


class FormDeed(QObject):
    """Carries out what a short form says. Where the form stands is said by `FormTab` and `FormInside`."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, form: SmallForm) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat, self._form = page, shown, seat, form
        form.left.connect(self.close)

    def close(self) -> None:
        """Go back to where the form was asked for."""
        raise NotImplementedError

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


class FormTab(FormDeed):
    """Holds the tab of a form; whoever leaves it comes back to ``home``, the part that the form belongs to."""

    def __init__(
        self, page: CasePage, shown: CasePresenter, seat: Seat, form: SmallForm, words: str, home: str
    ) -> None:
        super().__init__(page, shown, seat, form)
        self._home, self._key = home, form.objectName()
        page.add_part(self._key, form)
        page.name_part(self._key, words)
        page.set_part_visible(self._key, False)

    def open(self, home: str = "") -> None:
        """Show the form, which now belongs to ``home``."""
        self._home = home or self._home
        self._page.set_part_visible(self._key, True)
        self._page.show_part(self._key)

    def close(self) -> None:
        """Go back to where the form was asked for."""
        self._page.show_part(self._home)
        self._page.set_part_visible(self._key, False)


class FormInside(FormDeed):
    """Shows a form in the place of the part that it belongs to, and the part again when it is left."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, form: SmallForm, part: QStackedWidget) -> None:
        super().__init__(page, shown, seat, form)
        self._part = part
        part.addWidget(form)

    def open(self) -> None:
        """Show the form."""
        self._part.setCurrentWidget(self._form)

    def close(self) -> None:
        """Show the part again."""
        self._part.setCurrentIndex(0)
