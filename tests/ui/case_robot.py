"""The robot at a case and at the sync page: evidence, steps, bundles, as people do them."""

from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QTabBar, QWidget

from brigade_app.ui.case import CasePage
from brigade_app.ui.evidence import EvidencePart
from brigade_app.ui.kit import PreparedDialogs
from brigade_app.ui.sync import SyncPage

from .robot import PASSWORD, Robot


class CaseRobot(Robot):
    """A person with a case open."""

    def finds_at_the_file_window(self, *paths: Path) -> Self:
        """Prepare what the system's file window will answer."""
        frame = self.shell.frame
        assert frame is not None
        dialogs = frame.dialogs
        assert isinstance(dialogs, PreparedDialogs)
        dialogs.paths = list(paths)
        return self

    def page(self) -> CasePage:
        """Return the case page that is shown."""
        frame = self.shell.frame
        assert frame is not None
        page = frame.shown_page()
        assert isinstance(page, CasePage)
        return page

    def part(self, words: str) -> Self:
        """Press a tab inside the case page."""
        tabs = self.find(QTabBar, "case_parts")
        at = next((n for n in range(tabs.count()) if tabs.tabText(n).startswith(words) and tabs.isTabVisible(n)), -1)
        assert at >= 0, f"no part {words}: {[tabs.tabText(n) for n in range(tabs.count())]}"
        tabs.setCurrentIndex(at)
        QApplication.processEvents()
        return self

    def takes_in(self, *paths: Path) -> Self:
        """Add files to the evidence."""
        self.finds_at_the_file_window(*paths)
        self.part("证据").press("evidence_files")
        return self

    def evidence(self) -> EvidencePart:
        """Return the evidence part."""
        return self.find(EvidencePart, "evidence_part")

    def puts_all_on_line(self, number: int) -> Self:
        """Choose everything in the grid and press a number."""
        grid = self.evidence().grid
        grid.setFocus()
        grid.selectAll()
        self.qtbot.keyClick(grid, Qt.Key(Qt.Key.Key_0.value + number))
        return self

    def logs_step(self, kind: str, when: str, **fields: Any) -> Self:
        """Log a step of this kind through its form."""
        self.press("case_log_step")
        self.choose("step_kind", kind)
        self.write("step_when", when)
        for name, value in fields.items():
            widget = self.find(QWidget, f"step_{name}")
            if isinstance(widget, QCheckBox):
                widget.setChecked(bool(value))
            elif isinstance(value, str) and not hasattr(widget, "value"):
                self.write(f"step_{name}", value)
            else:
                self.choose(f"step_{name}", value)
        self.press("step_submit")
        return self

    def officer(self, name: str) -> str:
        """Return the id of an officer of the register."""
        frame = self.shell.frame
        assert frame is not None
        rows = self.shell.seat.desk.store.records.list("officer")
        return next(row.id for row in rows if row.record.name == name)

    # sync

    def sync(self) -> SyncPage:
        """Go to the sync page."""
        self.goes_to("sync")
        return self.find(SyncPage, "sync")

    def writes_its_request(self, stick: Path) -> str:
        """Write the enrolment request; return the twelve characters."""
        self.sync()
        self.finds_at_the_file_window(stick).press("enrol_request")
        return self.find(QWidget, "own_words").text()  # type: ignore[attr-defined]

    def looks_at_the_card(self, stick: Path) -> str:
        """Open a card that was brought; return the characters on this screen."""
        self.sync()
        self.finds_at_the_file_window(stick).press("enrol_card")
        return self.find(QWidget, "their_words").text()  # type: ignore[attr-defined]

    def believes(self, words: str) -> Self:
        """Type the characters that were read out, and believe."""
        self.write("enrol_words", words).press("enrol_believe")
        return self

    def exports_to(self, stick: Path) -> Self:
        """Choose the medium, look at the contents, write."""
        self.sync()
        self.finds_at_the_file_window(stick).press("export_medium").press("export_write").sees("回读无误")
        return self

    def takes_in_the_stick(self, stick: Path) -> Self:
        """Import what lies on a stick."""
        self.sync()
        self.finds_at_the_file_window(stick).press("import_medium")
        return self

    # first start at the county

    def sets_up_the_county(self) -> Self:
        """Walk through the guided first start of the county."""
        self.press("start_county").press("start_next")
        self.write("start_unit", "南召县司法局").write("start_code", "411321").press("start_next")
        self.press("start_next")
        self.write("start_login", "县局收件").write("start_password", PASSWORD).write("start_password_again", PASSWORD)
        self.press("start_next")
        self.types_the_key_back()
        return self
