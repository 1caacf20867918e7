"""The page that brings a backup back, in plain words: which backups there are, where the copy goes, how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import (
    Banner,
    Button,
    Card,
    Column,
    KeyValue,
    Progress,
    ProgressRow,
    Table,
    TableRow,
    Text,
    dress,
    em,
    row,
)
from brigade_app.ui.restore.rows import ChosenBackup

WIDTH_EM, LINE_EM, LEAST_LINES, MOST_LINES = 56, 2.4, 4, 7


class RestoreView(QWidget):
    """Says which medium and which backup, where it goes, and that it is to begin or to stop."""

    medium_asked = Signal()
    backup_chosen = Signal(str)
    target_asked = Signal()
    restore_asked = Signal()
    cancel_asked = Signal()
    back_asked = Signal()
    login_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("restore")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self.banner = Banner("restore_banner")
        self._medium = Button(self.tr("Choose the medium or folder"), "restore_medium", "primary", "hard-drive")
        self.backups = Table(
            [
                Column(self.tr("Made"), 11), Column(self.tr("Age"), 7), Column(self.tr("Size"), 6, "right"),
                Column(self.tr("Reaches"), 9), Column(self.tr("State"), 0),
            ], "backups_table", self.tr("Backups"),
        )  # fmt: skip
        self._lost = Text("", wrap=True, name="restore_lost")
        self._places = KeyValue(7)
        self._target = Button(self.tr("Another place…"), "restore_target", "quiet")
        self._back = Button(self.tr("Back"), "restore_back", "quiet")
        self._restore = Button(self.tr("Restore this backup"), "restore_start", "primary")
        self._login = Button(self.tr("Go to the log-in"), "restore_login", "primary")
        self.progress = ProgressRow(
            self.tr("Copying and checking every file"), "restore_progress", self.tr("Cancelling leaves nothing behind.")
        )
        self._lay_out()
        self._connect()
        self._medium.setFocus()

    def show_backups(self, rows: Sequence[TableRow]) -> None:
        """Show the backups of a medium; the newest is chosen."""
        self.backups.rows.show_rows(rows)
        self.backups.setVisible(bool(rows))
        for part in (self._chosen, self._target, self._restore):
            part.hide()
        if rows:
            self.banner.clear()
            self.backups.setCurrentIndex(self.backups.rows.index(0, 0))
            self.backups.setFocus()
        else:
            self.banner.say(self.tr("There is no backup in this folder. Choose another folder or medium."), "soon")

    def show_chosen(self, backup: ChosenBackup, target: str, old: str) -> None:
        """Show what restoring the chosen backup means: what is lost, where it goes, what stays."""
        self._lost.setText(backup.words)
        self._lost.set_tone("plain" if backup.is_whole else "late")
        stays = self.tr("{folder}: it stays as it is").format(folder=old) if old else self.tr("there is none yet")
        self._places.show_pairs([(self.tr("New folder"), target), (self.tr("Present store"), stays)])
        for part in (self._places, self._target, self._restore):
            part.setVisible(backup.is_whole)
        self._chosen.show()

    def set_busy(self, busy: bool) -> None:
        """Show that it is being copied."""
        for part in (self.backups, self._target, self._restore, self._back):
            part.setEnabled(not busy)
        self._medium.setVisible(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.banner.clear()
            self.progress.begin_again()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.progress.show_progress(progress)

    def show_done(self, words: str) -> None:
        """Show that the store is restored; only the log-in is left to do."""
        self.set_busy(False)
        self.banner.say(words, "ok")
        for part in (self._medium, self.backups, self._chosen, self._back, self._target, self._restore):
            part.hide()
        self._login.show()
        self._login.setFocus()

    def show_error(self, error: Exception) -> None:
        """Say why nothing was restored."""
        self.set_busy(False)
        self.banner.show_error(error)

    def _lay_out(self) -> None:
        card = Card(name="restore_card")
        card.setMaximumWidth(em(WIDTH_EM))
        card.setMinimumWidth(em(WIDTH_EM * 0.8))
        card.body.setContentsMargins(em(2), em(1.2), em(2), em(1.2))
        card.body.setSpacing(em(0.6))
        advice = self.tr(
            "A backup is checked file by file and copied into a new folder. The store that is here stays as it is,"
            " nothing is overwritten, and the backups stay too. Log in afterwards with the password of that day."
        )
        self._chosen = QWidget()
        chosen = QVBoxLayout(self._chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(em(0.4))
        chosen.addWidget(self._lost)
        chosen.addWidget(self._places)
        self.backups.setMinimumHeight(em(LINE_EM * LEAST_LINES))
        self.backups.setMaximumHeight(em(LINE_EM * MOST_LINES))
        card.body.addWidget(Text(self.tr("Restore a backup"), "title", wrap=True))
        card.body.addWidget(Text(advice, tone="muted", wrap=True))
        card.body.addLayout(row(self._medium, None))
        card.body.addWidget(self.banner)
        card.body.addWidget(self.backups)
        card.body.addWidget(self._chosen)
        card.body.addWidget(self.progress)
        card.body.addLayout(row(self._back, None, self._target, self._restore, self._login))
        for part in (self.backups, self._chosen, self.progress, self._target, self._login, self._restore):
            part.hide()
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(card, 1)
        across.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)

    def _connect(self) -> None:
        self._medium.clicked.connect(self.medium_asked)
        self.backups.row_chosen.connect(self.backup_chosen)
        self._target.clicked.connect(self.target_asked)
        self._restore.clicked.connect(self.restore_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self._back.clicked.connect(self.back_asked)
        self._login.clicked.connect(self.login_asked)
