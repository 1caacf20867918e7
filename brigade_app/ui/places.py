"""Which places the navigation has at a seat, which page a case gets, and which commands the search box knows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from brigade_app.ui.actions import make_actions
from brigade_app.ui.board import make_board
from brigade_app.ui.cases import make_case_list
from brigade_app.ui.frame import FoundRow
from brigade_app.ui.journal import make_journal
from brigade_app.ui.kit import Words
from brigade_app.ui.numbers import make_numbers
from brigade_app.ui.people import make_people
from brigade_app.ui.rules import make_rules
from brigade_app.ui.seat import Seat
from brigade_app.ui.settings import Chosen, make_settings
from brigade_app.ui.sync import make_sync
from brigade_app.ui.ways import Place, Ways

Places = Words("Places")


def places_of(present: Callable[[], Chosen], choose: Callable[[Chosen], None]) -> tuple[Place, ...]:
    """Return the places, in the order of the navigation."""

    def settings(seat: Seat, ways: Ways) -> QWidget:
        return make_settings(seat, ways, present(), choose)

    return (
        Place("board", Places.tr("Workbench"), "layout-dashboard", make_board),
        Place("actions", Places.tr("Actions"), "clipboard-list", make_actions),
        Place("cases", Places.tr("Cases"), "folder-open", make_case_list),
        Place("numbers", Places.tr("Numbers"), "hash", make_numbers),
        Place("people", Places.tr("People"), "users", make_people),
        Place("rules", Places.tr("Rules"), "book-open", make_rules),
        Place("sync", Places.tr("Sync"), "usb", make_sync),
        Place("journal", Places.tr("Journal"), "history", make_journal, "read-audit"),
        Place("settings", Places.tr("Settings"), "settings", settings),
    )


def commands_of(places: tuple[Place, ...]) -> tuple[FoundRow, ...]:
    """Return the commands of the search box: what has a key, and the places."""
    go_to = Places.tr("go to")
    return (
        FoundRow("command", "new-action", Places.tr("New enforcement action"), "Ctrl+N"),
        *(FoundRow("command", f"go:{place.key}", place.words, go_to) for place in places),
        FoundRow("command", "help", Places.tr("Manual"), "F1"),
        FoundRow("command", "lock", Places.tr("Lock"), "Ctrl+L"),
    )
