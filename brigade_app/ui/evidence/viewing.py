"""Feeds the viewer: pictures and pages from the media child, what is said, required, kept and claimed of an item."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap

from brigade_app.domain.provenance import METHODS, methods_for
from brigade_app.domain.records import Evidence
from brigade_app.domain.when import When
from brigade_app.operations import CaseView, Desk, EvidenceRow
from brigade_app.operations.custody import write_looks
from brigade_app.operations.evidence import CustodyAct, accept_claimed_time, add_custody, describe, note_clock_offset
from brigade_app.operations.evidence_out import SavedOriginal, original_name, save_original
from brigade_app.operations.evidence_proposals import accept_proposal
from brigade_app.operations.evidence_viewing import PagePicture, copy_for_player, look_at
from brigade_app.operations.media import MediaReader
from brigade_app.ui.evidence.part import EvidencePart
from brigade_app.ui.evidence.rows import detail_pairs
from brigade_app.ui.evidence.side_rows import (
    ask_lines,
    custody_rows,
    element_choices,
    form_of,
    form_rows,
    late_words,
    step_choices,
    things_of,
)
from brigade_app.ui.kit import write_when
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

LARGE_PX = 2000
LOOKS_MS = 10_000


class ViewingPresenter(QObject):
    """Shows an item, follows what is asked of it; ``changed`` after each deed."""

    changed = Signal()

    def __init__(self, part: EvidencePart, seat: Seat, ways: Ways, case_id: str, reader: MediaReader) -> None:
        super().__init__(part)
        self._ways = ways
        self._part, self._seat, self._case_id, self._reader = part, seat, case_id, reader
        self._page: CaseView | None = None
        self._shown = self._second = ""
        self._wanted: tuple[str, int] = ("", 0)
        self._refill = False
        self.open_path: Callable[[Path], object] = _open_with_the_system
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(LOOKS_MS)
        self._writing.timeout.connect(self._write_looks)
        viewer = part.viewer
        viewer.step_asked.connect(self._step)
        viewer.item_asked.connect(self.view)
        viewer.page_asked.connect(self._turn_to)
        viewer.player_asked.connect(self._play)
        viewer.original_asked.connect(self._save_original)
        viewer.describe.described.connect(self._describe)
        viewer.describe.claimed_time_asked.connect(self._claim_time)
        viewer.describe.step_asked.connect(self._put_to_step)
        viewer.sides.form.note_asked.connect(self._note)
        viewer.sides.custody.link_asked.connect(self._add_link)
        viewer.sides.file.offset_asked.connect(self._note_clock)

    def show(self, page: CaseView) -> None:
        """Take a fresh answer; what stands beside the picture is brought up to it."""
        self._page = page
        row = self._row(self._shown)
        if row is None:
            return
        self._show_sides(row)
        if self._refill:
            self._refill = False
            self._describe_item(row)

    def view(self, evidence_id: str) -> None:
        """Show an item in the viewer."""
        row = self._row(evidence_id)
        if row is None:
            return
        self._shown, self._second = evidence_id, ""
        media = row.evidence.file.media_type or "" if row.evidence.file else ""
        plays = row.present and not media.startswith("image/")
        self._part.viewer.show_item(
            evidence_id, row.evidence.name or "", late_words(row.late), plays=plays, present=row.present,
            has_file=row.evidence.file is not None,
        )  # fmt: skip
        self._describe_item(row)
        grade = row.claims.grade if row.claims else None
        self._part.viewer.describe.suggest_methods([METHODS[one][0] for one in methods_for(grade)])
        self._show_sides(row)
        self._part.show_viewer(True)
        self._draw(row, 0)

    def compare(self, ids: Sequence[str]) -> None:
        """Show two items side by side."""
        first, second = (self._row(one) for one in ids)
        if first is None or second is None:
            return
        self.view(first.evidence.id)
        self._second = second.evidence.id
        self._part.viewer.show_two(first.evidence.name or "", second.evidence.name or "")
        self._seat.ask_aside(
            lambda desk: self._look(desk, second, 0),
            then=partial(self._seen_second, second.evidence.id),
            otherwise=self._part.banner.show_error,
        )

    @property
    def shown(self) -> str:
        """The item that is shown alone; empty where there is none, or two."""
        return "" if self._second else self._shown

    @property
    def _owned(self) -> bool:
        return self._page is not None and self._page.header.owned

    def _row(self, evidence_id: str) -> EvidenceRow | None:
        rows = self._page.evidence if self._page else ()
        return next((one for one in rows if one.evidence.id == evidence_id), None)

    def _makers(self) -> list[tuple[str, str]]:
        return [(one.name or "", one.id) for one in self._page.file.officers] if self._page else []

    def _describe_item(self, row: EvidenceRow) -> None:
        page, form = self._page, self._part.viewer.describe
        if page is not None:
            of_item = next((one.id for one in page.file.actions if row.evidence.id in (one.evidence or ())), "")
            form.offer(element_choices(page), step_choices(page), of_item)
        form.show_item(row.evidence, self._makers(), self._owned)

    def _show_sides(self, row: EvidenceRow) -> None:
        page = self._page
        if page is None:
            return
        sides, actions, claims = self._part.viewer.sides, page.file.actions, row.claims
        check = form_of(row, actions)
        sides.form.show_form(form_rows(check), ask_lines(check), self._owned)
        sides.count_missing(len(check.missing))
        names = {one.id: one.name or "" for one in page.file.officers}
        sides.custody.show_chain(custody_rows(row, names), things_of(row.evidence, actions), self._owned)
        has_clock = self._owned and claims is not None and claims.taken_at is not None
        sides.file.show_file(
            detail_pairs(row), claims.clock_offset_s if claims else None, (claims.clock_proof or "") if claims else "",
            has_clock, len(self._of_device(row)),
        )  # fmt: skip

    def _draw(self, row: EvidenceRow, number: int) -> None:
        """Have a page drawn. One that nobody waits for any more when its turn comes is passed over."""
        self._wanted = asked = (row.evidence.id, number)

        def work(desk: Desk) -> PagePicture | None:
            if self._wanted != asked:
                return None
            return self._look(desk, row, number)

        self._seat.ask_aside(work, then=partial(self._seen, asked), otherwise=self._part.banner.show_error)
        if not self._writing.isActive():
            self._writing.start()

    def _look(self, desk: Desk, row: EvidenceRow, number: int) -> PagePicture:
        return look_at(desk, self._reader, self._case_id, row.evidence, LARGE_PX, number)

    def _write_looks(self) -> None:
        """Write down what was looked at; what the lock overtakes is written as the desk is left."""
        if self._seat.is_taken:
            self._seat.ask_aside(write_looks, then=_nothing, otherwise=self._part.banner.show_error)

    def _seen(self, asked: tuple[str, int], seen: PagePicture | None) -> None:
        if seen is not None and asked == self._wanted:
            self._part.viewer.show_picture(pixmap_of(seen.content), seen.pages, seen.still_ms)

    def _seen_second(self, evidence_id: str, seen: PagePicture) -> None:
        if evidence_id == self._second:
            self._part.viewer.show_second(pixmap_of(seen.content))

    def _turn_to(self, number: int) -> None:
        row = self._row(self._shown)
        if row is not None:
            self._draw(row, number)

    def _step(self, by: int) -> None:
        ids = [one.evidence.id for one in self._page.evidence] if self._page else []
        if self._shown in ids:
            self.view(ids[(ids.index(self._shown) + by) % len(ids)])

    def _play(self) -> None:
        shown = self._shown
        self._seat.ask_aside(
            lambda desk: copy_for_player(desk, self._case_id, shown),
            then=self._played,
            otherwise=self._part.banner.show_error,
        )

    def _played(self, path: Path) -> None:
        self.open_path(path)
        self._part.banner.say(
            self.tr("A copy was opened with the system's program. It is taken away when you lock or leave."), "ok"
        )
        self.changed.emit()

    def _save_original(self) -> None:
        row = self._row(self._shown)
        if row is None:
            return
        title, shown = self.tr("Save the original"), row.evidence.id
        path = self._ways.dialogs.save_as(self._part, title, original_name(row.evidence))
        if path is not None:
            self._seat.ask_aside(
                lambda desk: save_original(desk, self._case_id, shown, path),
                then=self._saved_original,
                otherwise=self._part.banner.show_error,
            )

    def _saved_original(self, saved: SavedOriginal) -> None:
        words = self.tr("Saved as {name}, with its digest beside it. SHA-256 {sha256}. It stands in the custody chain.")
        self._part.banner.say(words.format(name=saved.path.name, sha256=saved.sha256), "ok")
        self.changed.emit()

    def _do(self, work: Callable[[Desk], object], then: Callable[[object], object]) -> None:
        self._seat.do(work, then=then, otherwise=self._part.banner.show_error)

    def _describe(self, typed: object) -> None:
        item = cast(Evidence, typed)
        self._do(lambda desk: describe(desk, self._case_id, item), self._described)

    def _put_to_step(self, action: str) -> None:
        shown = self._shown
        self._do(lambda desk: accept_proposal(desk, self._case_id, action, [shown]), self._described)

    def _claim_time(self, evidence_id: str) -> None:
        self._do(lambda desk: accept_claimed_time(desk, self._case_id, [evidence_id]), self._claimed)

    def _note(self, means: str, said: str) -> None:
        shown = self._shown
        self._do(
            lambda desk: add_custody(desk, self._case_id, shown, "noted", means=means, result=said), self._described
        )

    def _add_link(self, act: str, when: object, means: str, place: str, result: str) -> None:
        shown, what = self._shown, cast(CustodyAct, act)
        said = (means or None, place or None, result or None)
        self._do(
            lambda desk: add_custody(
                desk, self._case_id, shown, what, means=said[0], place=said[1], result=said[2],
                at=cast(When | None, when),
            ),
            self._described,
        )  # fmt: skip

    def _of_device(self, row: EvidenceRow) -> list[str]:
        """Return the items whose files claim a time of the same device: one clock made them."""
        own, rows = row.claims, self._page.evidence if self._page else ()
        if own is None or not own.model:
            return [row.evidence.id]
        alike = (one for one in rows if one.claims and (one.claims.maker, one.claims.model) == (own.maker, own.model))
        return [one.evidence.id for one in alike if one.claims and one.claims.taken_at is not None]

    def _note_clock(self, seconds: int, proof: str, whole_device: bool) -> None:
        row = self._row(self._shown)
        ids = self._of_device(row) if row is not None and whole_device else [self._shown]
        self._do(lambda desk: note_clock_offset(desk, self._case_id, ids, seconds, proof), self._described)

    def _claimed(self, _: object) -> None:
        self._refill = True
        self._described(None)

    def _described(self, _: object) -> None:
        self._part.viewer.describe.saved.show_saved(self._seat.now())
        self.changed.emit()


def pixmap_of(content: bytes | None) -> QPixmap | None:
    """Return a picture of the bytes that the media child drew."""
    picture = QPixmap()
    return picture if content and picture.loadFromData(content) else None


def sealed_words(page: CaseView) -> str:
    """Return when and how much evidence was sealed, with the head of its digest; nothing where none is."""
    seal = next((one for one in reversed(page.sign_offs) if one.what == "evidence-sealed"), None)
    if seal is None:
        return ""
    return f"{write_when(seal.at)} · {len(seal.items or ())} · {seal.digest[:16]}"


def _nothing(_written: object) -> None:
    """Nobody waits for the looks to be written."""


def _open_with_the_system(path: Path) -> object:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
