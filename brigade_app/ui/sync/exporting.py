"""Exports to a stick: plans, shows what would be carried, writes; a lock or a cancel stops it whole."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.operations.bundles import (
    Delivery,
    Exported,
    ExportPlan,
    delivery,
    drop_plan,
    enrolled_units,
    export_bundle,
    needed_bytes,
    plan_export,
)
from brigade_app.operations.workers import Progress as Done
from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.rows import delivery_words, exported_words, plan_row, progress_of
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who bundles can be sent to, and what each of them has confirmed."""

    units: tuple[tuple[str, str], ...]
    deliveries: tuple[Delivery, ...]


class ExportPresenter(QObject):
    """Feeds the export of a `SyncPage`, and says who can be sent to."""

    _exporting = Signal(object)

    def __init__(self, view: SyncPage, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._stop = Event()
        self._plan: ExportPlan | None = None
        self._standing = _Standing((), ())
        view.refresh_requested.connect(self.refresh)
        view.to.activated.connect(self._show_delivery)
        view.medium_asked.connect(self._choose_medium)
        view.write_asked.connect(self._write)
        view.cancel_asked.connect(self._stop.set)
        self._exporting.connect(self._show_exporting)
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
            self._make_plan(folder)

    def _make_plan(self, medium: Path) -> None:
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


def _nothing(_: object) -> None:
    """A dropped plan needs no answer."""


def _standing(desk: Desk) -> _Standing:
    units = tuple((name, code) for code, name in enrolled_units(desk).items())
    return _Standing(units, tuple(delivery(desk, code) for _, code in units))
