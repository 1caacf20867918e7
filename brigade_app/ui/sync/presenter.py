"""Carries out what the sync page asks, beside the store's other work; a lock or a cancel stops it whole."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.operations.bundles import (
    Accepted,
    Delivery,
    EnrolmentFile,
    Exported,
    ExportPlan,
    ImportBoard,
    Installed,
    accept_request,
    answer_request,
    delivery,
    drop_plan,
    enrol_request,
    enrolled_units,
    export_bundle,
    import_bundles,
    install_registry,
    look_at,
    needed_bytes,
    plan_export,
)
from brigade_app.operations.workers import Progress as Done
from brigade_app.ui.kit import Explanation
from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.rows import board_rows, delivery_words, exported_words, plan_row, progress_of
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who bundles can be sent to, and what each of them has confirmed."""

    units: tuple[tuple[str, str], ...]
    deliveries: tuple[Delivery, ...]


class SyncPresenter(QObject):
    """Feeds a `SyncPage`."""

    _exporting = Signal(object)
    _importing = Signal(object)

    def __init__(self, view: SyncPage, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._stop = Event()
        self._plan: ExportPlan | None = None
        self._card: Path | None = None
        self._board: ImportBoard | None = None
        self._is_importing = False
        self._standing = _Standing((), ())
        view.to.activated.connect(self._show_delivery)
        view.refresh_requested.connect(self.refresh)
        view.medium_asked.connect(self._choose_medium)
        view.write_asked.connect(self._write)
        view.cancel_asked.connect(self._stop.set)
        view.import_asked.connect(self._choose_import)
        view.request_asked.connect(self._request)
        view.card_asked.connect(self._choose_card)
        view.believed.connect(self._believe)
        view.bundle_opened.connect(self._explain_bundle)
        self._exporting.connect(self._show_exporting)
        self._importing.connect(self._show_importing)
        seat.leaving.connect(self._leave)

    def refresh(self) -> None:
        """Ask who can be sent to, and what was confirmed."""
        self._seat.ask(_standing, then=self._show_standing, otherwise=self._view.show_error)

    def _show_standing(self, found: _Standing) -> None:
        self._view.show_units(found.units)
        self._standing = found
        self._show_delivery()

    def _show_delivery(self) -> None:
        code = self._view.to.value()
        for (name, org), one in zip(self._standing.units, self._standing.deliveries, strict=True):
            if org == code:
                self._view.show_delivery(*delivery_words(one, name))

    def _choose_medium(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("Stick or folder to write to"))
        if folder is not None:
            self.plan(folder)

    def plan(self, medium: Path) -> None:
        """Plan a bundle to the chosen unit on this medium, and show what it would carry."""
        org = str(self._view.to.value() or "")
        self._drop()
        self._view.banner.clear()
        self._seat.ask_aside(
            lambda desk: plan_export(desk, org, medium), then=self._show_plan, otherwise=self._view.show_error
        )

    def _show_plan(self, plan: ExportPlan) -> None:
        self._plan = plan
        self._view.show_plan(plan_row(plan, needed_bytes(plan)))

    def _drop(self) -> None:
        plan, self._plan = self._plan, None
        if plan is not None:
            self._seat.ask_aside(lambda _: drop_plan(plan), then=_nothing, otherwise=self._view.show_error)

    def _leave(self) -> None:
        """Stop what runs; a plan belongs to whoever made it, and what it staged goes with the desk."""
        self._stop.set()
        plan, self._plan = self._plan, None
        if plan is not None:
            drop_plan(plan)

    def _write(self) -> None:
        plan, self._plan = self._plan, None
        if plan is None:
            return
        self._stop.clear()
        self._view.export_progress.begin_again()
        self._view.show_stage(2)
        self._seat.ask_aside(
            lambda desk: export_bundle(desk, plan, watch=self._exporting.emit, cancelled=self._stop.is_set),
            then=self._written,
            otherwise=self._not_written,
        )

    def _show_exporting(self, done: object) -> None:
        at = cast(Done, done)
        self._view.show_stage(3 if at.bytes >= at.total_bytes else 2)
        self._view.export_progress.show_progress(progress_of(at))

    def _written(self, done: Exported) -> None:
        self._view.show_stage(4, exported_words(done))
        self._seat.saved.emit(self._seat.now())
        self.refresh()

    def _not_written(self, error: Exception) -> None:
        self._view.show_stage(0)
        self._view.show_error(error)

    def _choose_import(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("Stick or folder to take in"))
        if folder is not None:
            self.take_in([folder])

    def take_in(self, paths: list[Path]) -> None:
        """Check and import what lies at these places."""
        self._stop.clear()
        self._view.banner.clear()
        self._view.import_progress.begin_again()
        self._view.import_progress.show()
        self._is_importing = True
        self._seat.ask_aside(
            lambda desk: import_bundles(desk, paths, watch=self._importing.emit, cancelled=self._stop.is_set),
            then=self._imported,
            otherwise=self._not_imported,
        )

    def _show_importing(self, done: object) -> None:
        """Show progress; what a worker reports after the end is late and says nothing."""
        if self._is_importing:
            self._view.show_import_progress(progress_of(cast(Done, done)))

    def _imported(self, board: ImportBoard) -> None:
        self._is_importing = False
        self._board = board
        self._view.show_board(board_rows(board))
        self._seat.saved.emit(self._seat.now())
        self.refresh()

    def _not_imported(self, error: Exception) -> None:
        self._is_importing = False
        self._view.import_progress.hide()
        self._view.show_error(error)

    def _explain_bundle(self, bundle_id: str) -> None:
        board = self._board
        came = next((one for one in board.came if one.bundle_id == bundle_id), None) if board else None
        if came is None:
            return
        ids = [*came.cases_new, *came.cases_changed]
        self._seat.ask(
            lambda desk: _case_names(desk, ids),
            then=lambda names: self._ways.explain(
                Explanation(
                    came.sender, basis=tuple(names), what_to_do=came.signature_faults,
                    articles=(self.tr("bundle {number} {id}").format(number=came.number, id=came.bundle_id[:10]),),
                )
            ),
            otherwise=self._view.show_error,
        )  # fmt: skip

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
        if folder is not None:
            self.look_at_card(folder)

    def look_at_card(self, path: Path) -> None:
        """Show the characters of a card that was brought."""
        self._view.banner.clear()
        self._card = path
        self._seat.ask(lambda _: look_at(path), then=self._looked, otherwise=self._view.show_error)

    def _looked(self, file: EnrolmentFile) -> None:
        self._view.ask_words(file.signed.card.name, file.words)

    def _believe(self, words: str) -> None:
        card = self._card
        if card is None:
            return
        if self._seat.desk.unit.seat == "county":
            medium = card if card.is_dir() else card.parent
            self._seat.ask_aside(
                lambda desk: _accept(desk, card, words, medium), then=self._accepted, otherwise=self._view.show_error
            )
        else:
            self._seat.ask_aside(
                lambda desk: install_registry(desk, card, words), then=self._installed, otherwise=self._view.show_error
            )

    def _accepted(self, accepted: Accepted) -> None:
        self._view.hide_words()
        self._view.show_recovery(accepted.recovery_key or "")
        words = self.tr("{name} is enrolled. The answer lies on the medium; the township installs it.")
        self._view.banner.say(words.format(name=accepted.peer.name), "ok")
        self.refresh()

    def _installed(self, installed: Installed) -> None:
        self._view.hide_words()
        words = self.tr("{name} is believed now. Bundles can be exported.")
        self._view.banner.say(words.format(name=installed.county.name), "ok")
        self.refresh()


def _nothing(_: object) -> None:
    """A dropped plan needs no answer."""


def _standing(desk: Desk) -> _Standing:
    units = tuple((name, code) for code, name in enrolled_units(desk).items())
    return _Standing(units, tuple(delivery(desk, code) for _, code in units))


def _accept(desk: Desk, card: Path, words: str, medium: Path) -> Accepted:
    accepted = accept_request(desk, card, words)
    answer_request(desk, accepted, medium)
    return accepted


def _case_names(desk: Desk, ids: list[str]) -> list[str]:
    rows = (desk.store.records.get("case", one) for one in ids)
    return [f"{row.record.number or ''} {row.record.title or ''}".strip() for row in rows if row is not None]
