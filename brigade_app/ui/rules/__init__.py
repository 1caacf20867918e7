"""Rules and laws (规则库): what is in use, rules and articles looked up, a pack installed once its effect was shown."""

from PySide6.QtWidgets import QWidget

from brigade_app.operations.roles import may
from brigade_app.ui.rules.presenter import RulesPresenter
from brigade_app.ui.rules.view import RulesView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_rules(seat: Seat, ways: Ways) -> QWidget:
    """Return the page with its presenter."""
    view = RulesView(at_county=seat.desk.unit.seat == "county", may_install=may(seat.desk, "install-packs"))
    RulesPresenter(view, seat, ways)
    return view


__all__ = ["RulesPresenter", "RulesView", "make_rules"]
