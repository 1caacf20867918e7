"""What an item proves: the elements of the matter in a menu, ticked one by one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from brigade_app.ui.kit import em, named, plain_tip


class ProvesButton(QPushButton):
    """Says what is ticked; ``changed`` when a person ticks or unticks an element."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "evidence_proves", self.tr("Proves"))
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chosen: tuple[str, ...] = ()
        self._elements: dict[str, str] = {}
        self._menu.triggered.connect(self._tick)

    def offer(self, elements: Sequence[tuple[str, str]]) -> None:
        """Offer these elements (words, id)."""
        self._elements = {value: words for words, value in elements}
        self._menu.clear()
        for words, value in elements:
            action = QAction(words, self._menu)
            action.setData(value)
            action.setCheckable(True)
            self._menu.addAction(action)
        self.setEnabled(bool(elements))
        self._show()

    def show_chosen(self, chosen: Iterable[str]) -> None:
        """Show what is recorded."""
        self._chosen = tuple(chosen)
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """Return the elements ticked."""
        return self._chosen

    def _tick(self, action: QAction) -> None:
        value = str(action.data())
        others = tuple(one for one in self._chosen if one != value)
        self._chosen = (*others, value) if action.isChecked() else others
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for action in self._menu.actions():
            action.setChecked(str(action.data()) in self._chosen)
        names = [self._elements.get(one, one) for one in self._chosen]
        nothing = self.tr("not said") if self._elements else self.tr("choose the matter first")
        words = "、".join(names) or nothing
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, em(14)))
        self.setToolTip(plain_tip("\n".join(names)))
