"""The county's registry on the sync page: its computers, and withdrawing trust from one that was lost or stolen."""

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.operations.roles import may
from brigade_app.operations.trust import PeerLine, peer_lines, withdraw_trust
from brigade_app.ui.kit import (
    Button,
    Card,
    Column,
    LightKind,
    LineEntry,
    Table,
    TableRow,
    Text,
    Tone,
    Words,
    dress,
    em,
    row,
    words_of,
    write_when,
)
from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.view import SyncPage

Registry = Words("Registry")
LINE_EM, MOST_LINES = 2.4, 8
CARD_AT = -1
"""Before the stretch that ends the page."""


class RegistryCard(Card):
    """The list, and a form for the line that is chosen. ``withdrawal_asked`` says from which key, and why."""

    withdrawal_asked = Signal(str, str)

    def __init__(self, *, may_withdraw: bool) -> None:
        super().__init__(self.tr("Registry"))
        self._may = may_withdraw
        columns = [
            Column(self.tr("Unit"), 14), Column(self.tr("Computer"), 6.5, "right"), Column(self.tr("Enrolled"), 9),
            Column(self.tr("Key"), 0), Column(self.tr("State"), 15),
        ]  # fmt: skip
        self.peers = Table(columns, "registry_table", self.tr("Computers of the registry"))
        dress(self.peers, inside="card")
        self._lines: dict[str, PeerLine] = {}
        self._name = Text("", "strong", wrap=True, name="registry_name")
        self._detail = Text("", tone="muted", wrap=True, name="registry_detail")
        self._reason = LineEntry(
            "registry_reason", self.tr("Reason"), self.tr("Reason, for instance: stolen, reported")
        )
        self._withdraw = Button(self.tr("Withdraw trust"), "registry_withdraw", "plain", "lock")
        self._note = Text("", "caption", "muted", wrap=True, name="registry_note")
        strip = row(self._reason, self._withdraw)
        strip.setStretch(0, 1)
        self.body.addWidget(self.peers)
        for part in (self._name, self._detail):
            self.body.addWidget(part)
        self.body.addLayout(strip)
        self.body.addWidget(self._note)
        self._show_form(None)
        self.peers.row_chosen.connect(self._choose)
        self._withdraw.clicked.connect(self._ask)
        self._reason.returnPressed.connect(self._ask)

    def show_peers(self, lines: tuple[PeerLine, ...]) -> None:
        """Show the registry; the line that was chosen stays chosen."""
        chosen = self.peers.chosen()
        self._lines = {one.id: one for one in lines}
        self.peers.rows.show_rows([peer_row(one) for one in lines])
        self.peers.setFixedHeight(em(LINE_EM * (1 + min(max(len(lines), 2), MOST_LINES)) + 0.5))
        self.setVisible(bool(lines))
        self._show_form(None)
        at = next((number for number, one in enumerate(lines) if one.id == chosen), -1)
        if at >= 0:
            self.peers.setCurrentIndex(self.peers.rows.index(at, 0))

    def say(self, words: str, tone: Tone) -> None:
        """Say how it went, or what it means."""
        self._note.set_tone(tone)
        self._note.setText(words)

    def _choose(self, peer: str) -> None:
        self._show_form(self._lines.get(peer))

    def _show_form(self, line: PeerLine | None) -> None:
        for part in (self._name, self._detail, self._note):
            part.setVisible(line is not None)
        open_to = line is not None and self._may and line.withdrawn is None and not line.is_own
        for entry in (self._reason, self._withdraw):
            entry.setVisible(open_to)
        self._reason.clear()
        if line is None:
            return
        self._name.setText(f"{line.name} · {line.device}")
        self._detail.setText(detail_words(line))
        advice = self.tr(
            "First take in every stick that came before the loss. What was taken in stays; whatever this computer signs"
            " from now on is refused, here at once and at the townships with their next reply."
        )
        self.say(advice if open_to else "", "muted")

    def _ask(self) -> None:
        chosen = self.peers.chosen()
        if chosen is not None:
            self.withdrawal_asked.emit(chosen, self._reason.text().strip())


class RegistryPresenter(QObject):
    """Feeds `RegistryCard`."""

    def __init__(self, page: SyncPage, card: RegistryCard, seat: Seat) -> None:
        super().__init__(card)
        self._page, self._card, self._seat = page, card, seat
        page.refresh_requested.connect(self.refresh)
        card.withdrawal_asked.connect(self._withdraw)

    def refresh(self) -> None:
        """Read the registry anew."""
        if may(self._seat.desk, "import-bundle"):
            self._seat.ask(peer_lines, then=self._card.show_peers, otherwise=self._page.show_error)

    def _withdraw(self, peer: str, reason: str) -> None:
        def work(desk: Desk) -> str:
            return withdraw_trust(desk, peer, reason).name

        self._seat.do(work, then=self._withdrawn, otherwise=self._refused)

    def _withdrawn(self, name: str) -> None:
        words = self.tr(
            "Trust in this computer of {name} is withdrawn. Carry a reply to the townships, so that they know."
        )
        self._page.banner.say(words.format(name=name), "ok")
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._card.say(words_of(error), "late")


def peer_row(line: PeerLine) -> TableRow:
    """Return a computer of the registry."""
    light, words = LightKind.OK, Registry.tr("trusted")
    if line.is_own:
        words = Registry.tr("this computer")
    if line.withdrawn is not None:
        light, words = LightKind.LATE, Registry.tr("withdrawn {day}").format(day=line.withdrawn.earliest)
    cells = (line.name, str(line.device), str(line.enrolled.earliest), line.fingerprint, f"{light.shape} {words}")
    return TableRow(line.id, cells, ((4, light.value),), line.reason or line.fingerprint)


def detail_words(line: PeerLine) -> str:
    """Return what is known of a computer."""
    if line.withdrawn is not None:
        words = Registry.tr("Withdrawn {time}: {reason}. Entries count up to {n}; later ones are refused.")
        return words.format(time=write_when(line.withdrawn), reason=line.reason, n=line.counts_to or 0)
    if line.is_own:
        return Registry.tr("The county's own key.")
    return Registry.tr("Enrolled {day}; taken in up to entry {n}.").format(day=line.enrolled.earliest, n=line.taken_in)


def add_registry(page: SyncPage, seat: Seat) -> None:
    """Add the registry to the county's sync page."""
    card = RegistryCard(may_withdraw=may(seat.desk, "withdraw-trust"))
    page.body.insertWidget(page.body.count() + CARD_AT, card)
    RegistryPresenter(page, card, seat)
