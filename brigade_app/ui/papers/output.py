"""Carries out what leaves and comes back: pages on the screen, the printer, PDF and Word files, packs, signed pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.operations.file_out import write_file
from brigade_app.operations.papers import (
    NothingToPrint,
    as_it_stands,
    field_pack,
    join_documents,
    log_printing,
    save_documents,
)
from brigade_app.operations.scans import SortedScans, sort_scans
from brigade_app.operations.word_twins import word_twin
from brigade_app.ui.kit import Banner, Progress, ProgressRow
from brigade_app.ui.papers import printing
from brigade_app.ui.papers.made_section import MadeSection
from brigade_app.ui.papers.making import SCREEN_DPI, pictures
from brigade_app.ui.papers.pack_section import PackSection
from brigade_app.ui.papers.scan_rows import sorted_rows
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PICTURES = "(*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.heic *.pdf)"


@dataclass(frozen=True, slots=True)
class Outlet:
    """What every section needs: where to ask, where to say, which case."""

    banner: Banner
    seat: Seat
    ways: Ways
    case_id: str
    progress: ProgressRow


class OutputPresenter(QObject):
    """One for each case page. ``changed`` tells that the case has a new record."""

    changed = Signal()
    _came_on = Signal(int, int)

    def __init__(self, section: MadeSection, pack: PackSection, outlet: Outlet) -> None:
        super().__init__(section)
        self._section, self._pack, self._out = section, pack, outlet
        self._titles: Mapping[str, str] = {}
        self._copies: Mapping[str, int] = {}
        self._stop = Event()
        section.open_asked.connect(self._open)
        section.print_asked.connect(self._print)
        section.save_asked.connect(self._save)
        section.word_asked.connect(self._word)
        section.scans_asked.connect(self._scans)
        pack.save_asked.connect(self._save_pack)
        pack.print_asked.connect(self._print_pack)
        outlet.progress.cancel_asked.connect(self._stop.set)
        outlet.seat.leaving.connect(self._stop.set)
        self._came_on.connect(self._show_progress)

    def know(self, titles: Mapping[str, str], copies: Mapping[str, int]) -> None:
        """Learn the words of the documents by id, and how many copies of each are usual."""
        self._titles, self._copies = titles, copies

    def _open(self, document: str) -> None:
        self._out.seat.ask_aside(
            lambda desk: pictures(as_it_stands(desk, document), SCREEN_DPI),
            then=self._section.pages.show_pages,
            otherwise=self._out.banner.show_error,
        )

    def _print(self, documents: list[str]) -> None:
        if not documents:
            self._out.banner.show_error(NothingToPrint(document=""))
            return
        usual = max(self._copies.get(one, 1) for one in documents)
        printer = printing.ask_printer(self._section, self.tr("Documents"), usual)
        if printer is not None:
            self._send(printer, lambda desk: join_documents(desk, documents), partial(self._sent, documents))

    def _send(self, printer: "QPrinter", make: Callable[[Desk], bytes], then: Callable[[int], object]) -> None:
        """Draw the pages of what is made on the printer, aside; ``then`` learns how many copies went out."""
        self._stop.clear()
        self._out.progress.begin_again()
        self._out.progress.show()
        self._section.set_printing(True)
        self._pack.set_printing(True)

        def ended(copies: int) -> None:
            self._end_printing()
            then(copies)

        self._out.seat.ask_aside(
            lambda desk: printing.send_pages(printer, make(desk), self._came_on.emit, self._stop.is_set),
            then=ended,
            otherwise=self._not_printed,
        )

    def _show_progress(self, done: int, total: int) -> None:
        self._out.progress.show_progress(Progress(done, total, f"{done} / {total}"))

    def _end_printing(self) -> None:
        self._out.progress.hide()
        self._section.set_printing(False)
        self._pack.set_printing(False)

    def _not_printed(self, error: Exception) -> None:
        self._end_printing()
        self._out.banner.show_error(error)

    def _sent(self, documents: list[str], copies: int) -> None:
        if not copies:
            self._out.banner.say(self.tr("Printing was stopped; nothing is in the print log."), "soon")
            return
        self._out.seat.do(
            lambda desk: log_printing(desk, documents, copies),
            then=partial(self._printed, len(documents), copies),
            otherwise=self._out.banner.show_error,
        )

    def _printed(self, documents: int, copies: int, _: object) -> None:
        words = self.tr("%n document(s) sent to the printer, {copies} each; it is in the print log.", "", documents)
        self._out.banner.say(words.format(copies=copies), "ok")
        self.changed.emit()

    def _save(self, documents: list[str]) -> None:
        self._write_pdf(self.tr("Save as PDF"), "文书.pdf", lambda desk: save_documents(desk, documents))

    def _save_pack(self, kinds: list[str]) -> None:
        case_id = self._out.case_id
        self._write_pdf(self.tr("Field pack"), "现场空白文书.pdf", lambda desk: field_pack(desk, case_id, kinds))

    def _write_pdf(self, title: str, suggested: str, work: Callable[[Desk], bytes]) -> None:
        path = self._out.ways.dialogs.save_as(self._section, title, suggested, "PDF (*.pdf)")
        if path is not None:
            self._out.seat.do(
                lambda desk: write_file(path, work(desk)).name,
                then=self._saved,
                otherwise=self._out.banner.show_error,
            )

    def _saved(self, name: str) -> None:
        self._out.banner.say(self.tr("Written to {path}").format(path=name), "ok")
        self.changed.emit()

    def _print_pack(self, kinds: list[str]) -> None:
        """Ask for the printer before the pack is made, so that who thinks better of it spends no numbers."""
        printer = printing.ask_printer(self._pack, self.tr("Field pack"), 1)
        if printer is None:
            return
        case_id = self._out.case_id
        self._out.seat.do(
            lambda desk: field_pack(desk, case_id, kinds),
            then=lambda pdf: self._send(printer, lambda _desk: pdf, self._pack_sent),
            otherwise=self._out.banner.show_error,
        )

    def _pack_sent(self, copies: int) -> None:
        if copies:
            self._out.banner.say(self.tr("The blank pages are sent to the printer."), "ok")
        else:
            words = self.tr("The pack is made and not printed; it stands in the list of documents made.")
            self._out.banner.say(words, "soon")
        self.changed.emit()

    def _word(self, document: str) -> None:
        if not document:
            return
        suggested = f"{self._titles.get(document, '')}.docx"
        path = self._out.ways.dialogs.save_as(self._section, self.tr("Save as Word"), suggested, "Word (*.docx)")
        if path is not None:
            self._out.seat.ask_aside(
                lambda desk: write_file(path, word_twin(desk, document).content).name,
                then=self._saved,
                otherwise=self._out.banner.show_error,
            )

    def _scans(self) -> None:
        pattern = " ".join((self.tr("Pictures and PDF"), PICTURES))
        paths = self._out.ways.dialogs.files(self._section, self.tr("Photographs or scans of signed pages"), pattern)
        if paths:
            case_id = self._out.case_id
            self._out.seat.ask_aside(
                lambda desk: sort_scans(desk, case_id, paths),
                then=partial(self._sorted, paths),
                otherwise=self._out.banner.show_error,
            )

    def _sorted(self, paths: list[Path], done: SortedScans) -> None:
        self._section.show_sorted(sorted_rows(done, [path.name for path in paths], self._titles))
        words = self.tr("%n page(s) filed with their documents.", "", done.pages)
        if not done.is_complete:
            words = " ".join((words, self.tr("Not all is in order: see the list below the documents.")))
        self._out.banner.say(words, "ok" if done.is_complete else "soon")
        self.changed.emit()
