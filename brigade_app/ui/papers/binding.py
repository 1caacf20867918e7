"""Carries out what the last section asks: the volume with its progress, and the package for the court."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import CaseView
from brigade_app.operations.volumes import ANSWERS, CourtPackage, case_volume, court_package
from brigade_app.ui.kit import Progress, TableRow
from brigade_app.ui.papers.output import Outlet
from brigade_app.ui.papers.rows import dispute_choices, left_rows
from brigade_app.ui.papers.volume_section import VolumeSection


class BindPresenter(QObject):
    """One for each case page. ``bound`` tells that a volume was made, ``paper_wanted`` names a form and a dispute."""

    bound = Signal()
    paper_wanted = Signal(str, str)
    _came_on = Signal(int, int)

    def __init__(self, section: VolumeSection, outlet: Outlet) -> None:
        super().__init__(section)
        self._section, self._out = section, outlet
        self._channels: dict[str, str] = {}
        self._stop = Event()
        section.volume_asked.connect(self._bind)
        section.cancel_asked.connect(self._stop.set)
        section.court_asked.connect(self._package)
        section.answer_asked.connect(self._write_answer)
        section.catalogue_asked.connect(self._write_catalogue)
        self._came_on.connect(self._show_progress)
        outlet.seat.leaving.connect(self._stop.set)

    def show(self, page: CaseView) -> None:
        """Take a fresh answer."""
        self._channels = {one.id: one.channel or "" for one in page.disputes}
        self._section.show_disputes(dispute_choices(page.disputes), page.header.owned)

    def _bind(self) -> None:
        self._stop.clear()
        self._section.begin()
        self._out.seat.ask_aside(
            lambda desk: case_volume(
                desk, self._out.case_id, progress=self._came_on.emit, cancelled=self._stop.is_set
            ) is not None,
            then=self._bound,
            otherwise=self._failed,
        )  # fmt: skip

    def _show_progress(self, done: int, total: int) -> None:
        self._section.show_progress(Progress(done, total, f"{done} / {total}"))

    def _bound(self, whole: bool) -> None:
        self._section.end()
        if whole:
            self._out.banner.say(self.tr("The volume is bound; it stands in the list."), "ok")
            self.bound.emit()
        else:
            self._out.banner.say(self.tr("Stopped; nothing was kept."), "soon")

    def _failed(self, error: Exception) -> None:
        self._section.end()
        self._out.banner.show_error(error)

    def _write_answer(self, dispute: str) -> None:
        self._want(dispute, 0)

    def _write_catalogue(self, dispute: str) -> None:
        self._want(dispute, 1)

    def _want(self, dispute: str, which: int) -> None:
        channel = self._channels.get(dispute, "")
        if channel in ANSWERS:
            self.paper_wanted.emit(ANSWERS[channel][which], dispute)

    def _package(self, dispute: str) -> None:
        folder = self._out.ways.dialogs.folder(self._section, self.tr("An empty folder for the package"))
        if folder is None or not dispute:
            return
        self._stop.clear()
        self._section.begin()
        self._out.seat.ask_aside(
            lambda desk: court_package(
                desk, self._out.case_id, dispute, folder, progress=self._came_on.emit, cancelled=self._stop.is_set
            ),
            then=partial(self._packaged, folder),
            otherwise=self._failed,
        )

    def _packaged(self, folder: Path, package: CourtPackage | None) -> None:
        self._section.end()
        if package is None:
            self._out.banner.say(self.tr("Stopped; the folder is not complete."), "soon")
            return
        words = self.tr("%n file(s) written to {folder}.", "", len(package.files)).format(folder=folder.name)
        if package.left_out:
            kept = self.tr("%n item(s) of evidence were left at home; the list says why.", "", len(package.left_out))
            words = f"{words} {kept}"
        self._out.banner.say(words, "soon" if package.left_out else "ok")
        written = [TableRow(one.path, (one.path, one.sha256)) for one in package.files]
        self._section.show_files([*left_rows(package), *written])
