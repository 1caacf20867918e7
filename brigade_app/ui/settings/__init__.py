"""Settings: look, language, lock, own password, backup."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from brigade_app.ui.seat import Seat
from brigade_app.ui.settings.presenter import SettingsPresenter
from brigade_app.ui.settings.rows import Chosen
from brigade_app.ui.settings.view import SettingsView
from brigade_app.ui.ways import Ways


def make_settings(seat: Seat, ways: Ways, present: Chosen, choose: Callable[[Chosen], None]) -> QWidget:
    """Return the page with its presenter."""
    view = SettingsView(present)
    SettingsPresenter(view, seat, ways, choose)
    return view


__all__ = ["Chosen", "SettingsPresenter", "SettingsView", "make_settings"]
