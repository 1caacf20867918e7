"""Turns the page's requests into questions about the law, and an offered folder into an installed pack."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.operations.law import Reassessed, reassess_all
from brigade_app.operations.packs import CheckedPack, PackChanges, changes_by, check_pack, install_pack
from brigade_app.operations.rulebook import InUse, LookedUp, look_up, packs_in_use, with_law_read_anew
from brigade_app.ui.rules.rows import answers, effect, offered, pack_row
from brigade_app.ui.rules.view import RulesView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class RulesPresenter(QObject):
    """Feeds a `RulesView`. The folder is read again when it is installed: what was shown is what it then holds."""

    _looking = Signal(int, int)

    def __init__(self, view: RulesView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._folder: Path | None = None
        self._pack: CheckedPack | None = None
        self._stopped = Event()
        view.refresh_requested.connect(self.refresh)
        view.looked_for.connect(self._look_up)
        view.folder_asked.connect(self._choose)
        view.install_asked.connect(self._install)
        view.offer_refused.connect(self._drop)
        view.case_opened.connect(ways.open_case)
        view.explanation_asked.connect(ways.explain)
        self._looking.connect(view.show_looking)
        seat.leaving.connect(self._stopped.set)

    def refresh(self) -> None:
        """Ask what is in use."""
        self._seat.ask(packs_in_use, then=self._show_packs, otherwise=self._view.show_error)

    def _show_packs(self, packs: Sequence[InUse]) -> None:
        has_law = any(one.what == "law" for one in packs)
        self._view.show_packs([pack_row(one) for one in packs], has_law=has_law)

    def _look_up(self, words: str) -> None:
        self._seat.ask(lambda desk: look_up(desk, words), then=self._show_found, otherwise=self._view.show_error)

    def _show_found(self, found: LookedUp) -> None:
        self._view.show_answers(answers(found))

    def _choose(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("The folder with the rules or the statute texts"))
        if folder is None:
            return
        self._folder, self._stopped = folder, Event()
        self._seat.leaving.connect(self._stopped.set)

        def check(desk: Desk) -> CheckedPack:
            return check_pack(folder, desk.law.calendar)

        self._seat.ask_aside(check, then=self._show_offer, otherwise=self._view.show_error)

    def _show_offer(self, pack: CheckedPack) -> None:
        self._pack = pack
        self._view.show_offer(offered(pack))
        stopped, report = self._stopped, self._looking.emit

        def compare(desk: Desk) -> PackChanges:
            return changes_by(desk, pack, progress=report, cancelled=stopped.is_set)

        self._seat.ask_aside(compare, then=self._show_effect, otherwise=self._fail)

    def _show_effect(self, changes: PackChanges) -> None:
        if self._pack is not None and not changes.cancelled:
            self._view.show_effect(effect(self._pack, changes))

    def _drop(self) -> None:
        self._stopped.set()
        self._pack = self._folder = None
        self._view.show_no_offer()

    def _fail(self, error: Exception) -> None:
        self._drop()
        self._view.show_error(error)

    def _install(self) -> None:
        folder = self._folder
        if folder is not None:
            self._seat.do(lambda desk: install_pack(desk, folder), then=self._installed, otherwise=self._fail)

    def _installed(self, done: tuple[CheckedPack, int]) -> None:
        pack, records = done
        self._seat.renew(with_law_read_anew)
        self._pack = self._folder = None
        if not records:
            self._view.show_installed(self.tr("Just this is installed already; nothing was changed."))
        elif pack.what == "law":
            self._view.show_installed(self.tr("{name} is installed.").format(name=pack.name))
        else:
            self._view.show_installed(
                self.tr("{name} is installed; the open cases are being judged anew.").format(name=pack.name)
            )
            self._seat.ask_aside(reassess_all, then=self._reassessed, otherwise=self._view.show_error)
        self.refresh()

    def _reassessed(self, done: Reassessed) -> None:
        words = self.tr("Installed. %n case(s) stand otherwise in the lists now.", "", len(done.changed))
        self._view.show_installed(words)
