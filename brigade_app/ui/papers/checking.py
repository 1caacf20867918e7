"""Carries out the checks: the linter over all documents, a Word file that came back, a county-made template."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from brigade_app.documents import LintFinding, TemplateFault, check_template
from brigade_app.domain.records import Json
from brigade_app.operations.file_out import write_file
from brigade_app.operations.papers import lint_case
from brigade_app.operations.word_twins import WordComparison, compare_word, fill_case_template
from brigade_app.ui.papers.output import Outlet
from brigade_app.ui.papers.rows import difference_row, fault_row, field_rows, found_row
from brigade_app.ui.papers.view import PapersPart

WORD = "Word (*.docx)"


class CheckPresenter(QObject):
    """One for each case page."""

    def __init__(self, part: PapersPart, outlet: Outlet, typed: Callable[[], dict[str, Json]]) -> None:
        super().__init__(part)
        self._part, self._out, self._typed = part, outlet, typed
        self._found_in_a_file = False
        part.check.check_asked.connect(self.check)
        part.word.compare_asked.connect(self._compare)
        part.word.check_asked.connect(self._check_template)
        part.word.fill_asked.connect(self._fill)
        part.word.fields_asked.connect(self._show_fields)
        part.word.field_chosen.connect(self._copy_field)

    def check(self) -> None:
        """Check every document that was made."""
        self._out.seat.ask_aside(
            lambda desk: lint_case(desk, self._out.case_id),
            then=self.show_found,
            otherwise=self._out.banner.show_error,
        )

    def show_found(self, findings: tuple[LintFinding, ...]) -> None:
        """Show findings of the linter."""
        self._found_in_a_file = False
        self._part.check.show_found([found_row(number, one) for number, one in enumerate(findings)])
        words = self.tr("Check of documents") if not findings else self.tr("Check of documents {n}")
        self._part.name_section("check", words.format(n=len(findings)))

    def _one_file(self, title: str) -> Path | None:
        """Ask for a file; what was said of the one before is taken back."""
        paths = self._out.ways.dialogs.files(self._part, title, WORD)
        if not paths:
            return None
        self._out.banner.clear()
        self._part.word.clear()
        return paths[0]

    def _compare(self) -> None:
        path = self._one_file(self.tr("A Word file that came back"))
        if path is None:
            return
        entries = self._typed()
        self._out.seat.ask_aside(
            lambda desk: compare_word(desk, self._out.case_id, path.read_bytes(), path.name, entries=entries),
            then=self._compared,
            otherwise=self._out.banner.show_error,
        )

    def _compared(self, found: WordComparison) -> None:
        name = f"{found.title} {found.document.number or ''}".strip() if found.document else found.title
        if found.differences:
            said = self.tr("{name}: %n difference(s) from the record.", "", len(found.differences))
        else:
            said = self.tr("{name}: the file says the same as the record.")
        sentences = [said.format(name=name)]
        if found.record_moved:
            sentences.append(self.tr("The case has changed since the file was written."))
        if found.findings:
            count = len(found.findings)
            sentences.append(self.tr("The check found %n thing(s) in it; see the check of documents.", "", count))
        if found.findings or self._found_in_a_file:
            self.show_found(found.findings)
            self._found_in_a_file = bool(found.findings)
        rows = [difference_row(at, one) for at, one in enumerate(found.differences)]
        self._part.word.show_differences(rows, " ".join(sentences))

    def _check_template(self) -> None:
        path = self._one_file(self.tr("A template of the county"))
        if path is not None:
            self._out.seat.ask_aside(
                lambda _desk: check_template(path.read_bytes(), path.name),
                then=partial(self._checked, path.name),
                otherwise=self._out.banner.show_error,
            )

    def _checked(self, name: str, faults: list[TemplateFault]) -> None:
        if faults:
            said = self.tr("{name}: %n field(s) are wrong.", "", len(faults))
        else:
            said = self.tr("{name}: every field is right; the template can be filled.")
        self._part.word.show_faults([fault_row(at, one) for at, one in enumerate(faults)], said.format(name=name))

    def _fill(self) -> None:
        path = self._one_file(self.tr("A template of the county"))
        if path is None:
            return
        into = self._out.ways.dialogs.save_as(self._part, self.tr("The filled template"), path.name, WORD)
        if into is None:
            return
        self._out.seat.ask_aside(
            lambda desk: write_file(
                into, fill_case_template(desk, self._out.case_id, path.read_bytes(), path.name).content
            ).name,
            then=self._filled,
            otherwise=self._out.banner.show_error,
        )  # fmt: skip

    def _filled(self, name: str) -> None:
        self._out.banner.say(self.tr("Written to {path}").format(path=name), "ok")

    def _show_fields(self) -> None:
        self._out.banner.clear()
        said = self.tr("Enter or a double click copies the field; paste it into the template in Word.")
        self._part.word.show_fields(field_rows(), said)

    def _copy_field(self, key: str) -> None:
        QGuiApplication.clipboard().setText(key)
        self._out.banner.say(self.tr("{field} is copied.").format(field=key), "ok")
