"""Feeds the evidence part: pictures from the media child, intake with progress, what an item proves, the viewer."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.domain.evidence_seal import decision_of, unsaid_of
from brigade_app.domain.records import Action, EvidenceKind
from brigade_app.operations import CaseView, Desk, EvidenceRow
from brigade_app.operations.evidence import (
    Intake,
    IntakeProgress,
    mark_line,
    plan_intake,
    put_on_line,
    take_in,
    thumbnail,
)
from brigade_app.operations.evidence_items import register_item
from brigade_app.operations.evidence_proposals import accept_proposal
from brigade_app.operations.evidence_seal import lift_seal, seal_evidence
from brigade_app.operations.media import MediaReader
from brigade_app.ui.evidence.matrix import MatrixPart
from brigade_app.ui.evidence.part import EvidencePart
from brigade_app.ui.evidence.rows import evidence_cells, line_rows, matrix
from brigade_app.ui.evidence.side_rows import proposal_rows
from brigade_app.ui.evidence.viewing import ViewingPresenter, pixmap_of, sealed_words
from brigade_app.ui.kit import Progress, em, words_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

SMALL_EM = 24


class EvidencePresenter(QObject):
    """One for each case page; pictures are drawn beside the store's own work."""

    changed = Signal()
    _progressed = Signal(object)

    def __init__(
        self, part: EvidencePart, elements: MatrixPart, seat: Seat, ways: Ways, case_id: str, reader: MediaReader
    ) -> None:
        super().__init__(part)
        self._part, self._elements, self._seat, self._ways = part, elements, seat, ways
        self._case_id, self._reader = case_id, reader
        self._rows: tuple[EvidenceRow, ...] = ()
        self._decision: Action | None = None
        self.viewing = ViewingPresenter(part, seat, ways, case_id, reader)
        self._stop = Event()
        part.grid.cells.picture_wanted.connect(self._draw)
        part.files_asked.connect(self._choose_files)
        part.folder_asked.connect(self._choose_folder)
        part.files_dropped.connect(self.take)
        part.item_form.item_named.connect(self._register)
        part.line_asked.connect(self._put)
        part.viewer.line_key_pressed.connect(self._put_shown)
        part.view_asked.connect(self.viewing.view)
        part.compare_asked.connect(self.viewing.compare)
        part.seal_asked.connect(self._ask_to_seal)
        part.lift_asked.connect(part.sealing.ask_to_lift)
        part.sealing.sealed.connect(self._seal)
        part.sealing.lifted.connect(self._lift)
        part.proposals.accepted.connect(self._accept)
        part.checklist.line_marked.connect(self._mark)
        self.viewing.changed.connect(self.changed)
        part.explanation_asked.connect(ways.explain)
        part.cancel_asked.connect(self._stop.set)
        self._progressed.connect(self._show_progress)
        seat.leaving.connect(self._stop.set)

    def show(self, page: object) -> None:
        """Show the evidence of a fresh answer."""
        shown = cast(CaseView, page)
        self._rows, owned = shown.evidence, shown.header.owned
        lines = line_rows(shown.checklist)
        self._part.show_evidence(evidence_cells(shown), lines, len(shown.checklist.missing), owned)
        self._part.show_makers([(one.name or "", one.id) for one in shown.file.officers])
        self._elements.show_matrix(matrix(shown))
        seal = sealed_words(shown)
        words = self.tr("Sealed {seal}").format(seal=seal) if seal else ""
        self._decision = decision_of(shown.file.actions)
        open_ = owned and not (seal and self._decision)
        self._part.show_seal(words, open_ and bool(self._rows), open_ and bool(seal))
        self._part.proposals.show_proposals(proposal_rows(shown) if owned else ())
        self.viewing.show(shown)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and folders into the case."""
        self._stop.clear()
        self._part.begin_progress()
        case_id, stopped, tell = self._case_id, self._stop.is_set, self._progressed.emit
        maker, method = self._part.said_of_new()

        def work(desk: Desk) -> Intake:
            plan = plan_intake(list(paths), desk, case_id)
            return take_in(desk, case_id, plan, tell, stopped, reader=self._reader, method=method, made_by=maker)

        self._seat.ask_aside(work, then=self._taken, otherwise=self._failed)

    def _show_progress(self, done: object) -> None:
        at = cast(IntakeProgress, done)
        words = self.tr("{number} of {count}  {name}").format(number=at.number, count=at.count, name=at.name)
        self._part.show_progress(Progress(at.done_bytes, at.total_bytes, words))

    def _taken(self, intake: Intake) -> None:
        part = self._part
        part.end_progress()
        self._seat.saved.emit(self._seat.now())
        filed, twins = intake.of("filed"), intake.of("duplicate")
        failed, left = intake.of("failed"), intake.of("left")
        words = [self.tr("%n file(s) taken in.", "", len(filed))]
        if twins:
            names = "、".join(one.name for one in twins[:4])
            words.append(self.tr("%n already here: {names}", "", len(twins)).format(names=names))
        for one in failed[:4]:
            reason = words_of(one.error) if one.error else ""
            words.append(f"{one.name}：{reason}")
        if left:
            words.append(self.tr("%n left; add them again to go on.", "", len(left)))
        part.banner.say("\n".join(words), "late" if failed else "soon" if left else "ok")
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._part.end_progress()
        self._part.banner.show_error(error)

    def _choose_files(self) -> None:
        paths = self._ways.dialogs.files(self._part, self.tr("Files to take in"))
        if paths:
            self.take(paths)

    def _choose_folder(self) -> None:
        folder = self._ways.dialogs.folder(self._part, self.tr("Folder or phone (its DCIM is looked for)"))
        if folder is not None:
            self.take([folder])

    def _put(self, ids: list[str], line: object) -> None:
        item = line if isinstance(line, str) else None
        self._seat.do(
            lambda desk: put_on_line(desk, self._case_id, ids, item),
            then=self._put_done,
            otherwise=self._part.banner.show_error,
        )

    def _put_shown(self, number: int) -> None:
        line = self._part.checklist.line_id(number)
        if self.viewing.shown and (number == 0 or line is not None):
            self._put([self.viewing.shown], line)

    def _put_done(self, _: object) -> None:
        self.changed.emit()

    def _register(self, kind: str, name: str) -> None:
        self._seat.do(
            lambda desk: register_item(desk, self._case_id, cast(EvidenceKind, kind), name),
            then=self._registered,
            otherwise=self._part.banner.show_error,
        )

    def _registered(self, evidence_id: object) -> None:
        self._part.item_form.end()
        self.changed.emit()
        self.viewing.view(str(evidence_id))

    def _draw(self, sha256: str) -> None:
        row = self._row_of(sha256)
        if row is None:
            return
        size = em(SMALL_EM)
        self._seat.ask_aside(
            lambda desk: thumbnail(desk, self._reader, row.evidence, size),
            then=partial(self._drawn, sha256),
            otherwise=self._part.banner.show_error,
        )

    def _drawn(self, sha256: str, content: bytes | None) -> None:
        picture = pixmap_of(content)
        if picture is not None:
            self._part.grid.cells.put_picture(sha256, picture)

    def _do(self, work: Callable[[Desk], object]) -> None:
        self._seat.do(work, then=self._put_done, otherwise=self._part.banner.show_error)

    def _ask_to_seal(self) -> None:
        unsaid = unsaid_of([row.evidence for row in self._rows], self._decision)
        self._part.sealing.ask_to_seal(unsaid, self._decision is not None)

    def _seal(self) -> None:
        self._do(lambda desk: seal_evidence(desk, self._case_id))

    def _lift(self, reason: str) -> None:
        self._do(lambda desk: lift_seal(desk, self._case_id, reason))

    def _accept(self, action: str, ids: list[str]) -> None:
        self._do(lambda desk: accept_proposal(desk, self._case_id, action, ids))

    def _mark(self, line: str, not_applicable: bool, reason: str) -> None:
        self._do(lambda desk: mark_line(desk, self._case_id, line, not_applicable=not_applicable, note=reason))

    def _row_of(self, sha256: str) -> EvidenceRow | None:
        return next((one for one in self._rows if one.evidence.file and one.evidence.file.sha256 == sha256), None)
