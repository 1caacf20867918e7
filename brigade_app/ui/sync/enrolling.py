"""Enrolment at the screen: the request, the twelve characters of a card that was brought, and belief in it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from brigade_app.operations.bundles import (
    Accepted,
    EnrolmentFile,
    Installed,
    accept_request,
    answer_request,
    enrol_request,
    install_registry,
    look_at,
)
from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


class EnrolmentPresenter(QObject):
    """Feeds the enrolment of a `SyncPage`: a township asks and installs, a county accepts and answers."""

    def __init__(self, view: SyncPage, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._folder: Path | None = None
        view.request_asked.connect(self._request)
        view.card_asked.connect(self._choose_card)
        view.believed.connect(self._believe)

    def _request(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("Stick or folder for the request"))
        if folder is not None:
            self._seat.do(
                lambda desk: enrol_request(desk, folder), then=self._requested, otherwise=self._view.show_error
            )

    def _requested(self, file: EnrolmentFile) -> None:
        self._view.show_own_card(file.words, str(file.path))

    def _choose_card(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("Stick or folder with the card"))
        if folder is None:
            return
        self._view.banner.clear()
        self._folder = folder
        self._seat.ask(lambda _: look_at(folder), then=self._looked, otherwise=self._view.show_error)

    def _looked(self, file: EnrolmentFile) -> None:
        self._view.ask_words(file.signed.card.name, file.words)

    def _believe(self, words: str) -> None:
        folder = self._folder
        if folder is None:
            return
        if self._seat.desk.unit.seat == "county":
            self._seat.ask_aside(
                lambda desk: accept_request(desk, folder, words),
                then=partial(self._answer, folder),
                otherwise=self._view.show_error,
            )
        else:
            self._seat.ask_aside(
                lambda desk: install_registry(desk, folder, words),
                then=self._installed,
                otherwise=self._view.show_error,
            )

    def _answer(self, folder: Path, accepted: Accepted) -> None:
        """Show the recovery key first: it is given once, and the medium may fail."""
        self._view.show_recovery(accepted.recovery_key or "")
        self._seat.ask_aside(
            lambda desk: answer_request(desk, accepted, folder),
            then=lambda _: self._answered(accepted.peer.name),
            otherwise=self._view.show_error,
        )

    def _answered(self, name: str) -> None:
        words = self.tr("{name} is enrolled. The answer lies on the medium; the township installs it.")
        self._conclude(words.format(name=name))

    def _installed(self, done: Installed) -> None:
        words = self.tr("{name} is believed now. Bundles can be exported.")
        self._conclude(words.format(name=done.county.name))

    def _conclude(self, words: str) -> None:
        self._view.hide_words()
        self._view.banner.say(words, "ok")
        self._view.refresh()
