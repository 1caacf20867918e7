"""The small pieces that every page is put together from: text, card, counter, key and value, chip, light, empty state.

A piece is dressed by the style sheet through its dynamic properties (``text-size``, ``tone``, ``piece``), never by
colours of its own. What a person can act on has an object name and an accessible name from the start.
"""

from collections.abc import Sequence
from enum import Enum
from html import escape
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from brigade_app.ui.kit.icons import icon, pixmap
from brigade_app.ui.kit.language import Words
from brigade_app.ui.kit.look import em

Lights = Words("Lights")

TextSize = Literal["body", "caption", "strong", "section", "title", "figure"]
Tone = Literal["plain", "muted", "ok", "soon", "late", "doubt", "accent"]
ButtonRole = Literal["primary", "plain", "quiet", "choice"]


class LightKind(Enum):
    """The four lights: a shape, a word, a colour; never colour alone."""

    OK = "ok"
    SOON = "soon"
    LATE = "late"
    DOUBT = "doubt"

    @property
    def shape(self) -> str:
        """The shape that stands before the word."""
        return {"ok": "●", "soon": "▲", "late": "■", "doubt": "◆"}[self.value]


def light_words(kind: LightKind, days: int | None = None) -> str:
    """Return the word of a light: 正常, 临期 3 天, 超期 2 天, 存疑. ``days`` are left (negative: overdue)."""
    if kind is LightKind.LATE:
        return _overdue(days)
    if kind is LightKind.SOON:
        return _due_soon(days)
    if kind is LightKind.DOUBT:
        return Lights.tr("in doubt")
    if days is not None:
        return Lights.tr("%n day(s) left", "", days)
    return Lights.tr("in order")


def _overdue(days: int | None) -> str:
    if days is None or days >= 0:
        return Lights.tr("overdue")
    return Lights.tr("%n day(s) overdue", "", -days)


def _due_soon(days: int | None) -> str:
    if days is None:
        return Lights.tr("due soon")
    if days == 0:
        return Lights.tr("due today")
    return Lights.tr("due in %n day(s)", "", days)


def dress(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet reads (``text_size`` is written ``text-size``), and apply them."""
    for name, value in properties.items():
        widget.setProperty(name.replace("_", "-"), value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def named(widget: QWidget, object_name: str, accessible_name: str = "") -> None:
    """Give what a person can act on the name that screen readers and test drivers find it by."""
    widget.setObjectName(object_name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)


class Text(QLabel):
    """A line or a paragraph of plain text, in one of the sizes and tones of the theme. It may be selected."""

    def __init__(
        self, text: str = "", size: TextSize = "body", tone: Tone = "plain", *, wrap: bool = False, name: str = ""
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        dress(self, text_size=size, tone=tone)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if name:
            self.setObjectName(name)

    def say(self, text: str) -> None:
        """Show ``text``; with nothing to say the line takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def set_tone(self, tone: Tone) -> None:
        """Change the tone."""
        dress(self, tone=tone)


class Button(QPushButton):
    """A button in its role: one ``primary`` a page, ``plain`` ones, ``quiet`` ones that look like links."""

    def __init__(self, text: str, name: str, role: ButtonRole = "plain", icon_name: str = "") -> None:
        super().__init__(text)
        named(self, name, text)
        if icon_name:
            self.setIcon(icon(icon_name, "accent-on" if role == "primary" else "accent"))
            self.setIconSize(QSize(em(1.2), em(1.2)))
            self.setText(f" {text}")
        dress(self, role=role)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)


class Light(QLabel):
    """A light: shape, word and colour together."""

    def __init__(self, kind: LightKind | None = None, words: str = "") -> None:
        super().__init__()
        dress(self, piece="light")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if kind is None:
            self.setVisible(False)
        else:
            self._put(kind, words or light_words(kind))

    def show_light(self, kind: LightKind, words: str) -> None:
        """Show ``kind`` with ``words`` after its shape."""
        self._put(kind, words)
        self.setVisible(True)

    def _put(self, kind: LightKind, words: str) -> None:
        """Word it; a light that has no place yet must not be shown, or it would be a window of its own."""
        self.setText(f"{kind.shape} {words}")
        self.setAccessibleName(words)
        dress(self, tone=kind.value)

    def clear_light(self) -> None:
        """Show no light."""
        self.setVisible(False)


class Chip(QLabel):
    """A short label on a soft ground: an element, an officer, a flag."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress(self, piece="chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Line(QFrame):
    """A one-pixel line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, piece="line")


class Card(QFrame):
    """A surface with a border. ``body`` is the column to add to; the title, if any, stands above it."""

    def __init__(self, title: str = "", name: str = "") -> None:
        super().__init__()
        dress(self, piece="card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(em(1), em(0.8), em(1), em(0.8))
        self.body.setSpacing(em(0.5))
        self.title: Text | None = None
        if name:
            self.setObjectName(name)
        if title:
            self.title = Text(title, "section")
            self.body.addWidget(self.title)


class Counter(QFrame):
    """A counter of the workbench: name, figure, one line under it. The whole piece is one key or click."""

    opened = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        named(self, name, title)
        dress(self, piece="counter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self._figure = Text("–", "figure")
        self._light = Light()
        self._note = Text("", "caption", "muted")
        top = QHBoxLayout()
        top.addWidget(Text(title, "body", "muted"))
        top.addStretch()
        below = QHBoxLayout()
        below.setSpacing(em(0.5))
        below.addWidget(self._light)
        below.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(1), em(0.6), em(1), em(0.7))
        layout.setSpacing(em(0.15))
        layout.addLayout(top)
        layout.addWidget(self._figure)
        layout.addLayout(below)
        self.setMinimumHeight(em(7))

    def show_count(self, figure: int, note: str = "", light: LightKind | None = None, words: str = "") -> None:
        """Show the figure, with a note or a light under it."""
        self._figure.setText(f"{figure:,}")
        self._note.setText(note)
        if light is None:
            self._light.clear_light()
        else:
            self._light.show_light(light, words)
        self.setAccessibleName(" ".join(part for part in (self._title, str(figure), words, note) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class KeyValue(QWidget):
    """Names and values in two columns; a value wraps, and an absent one is said to be not recorded."""

    def __init__(self, key_width_em: float = 8) -> None:
        super().__init__()
        self._key_width_em = key_width_em
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em(1))
        self._grid.setVerticalSpacing(em(0.35))
        self._grid.setColumnStretch(1, 1)

    def show_pairs(self, pairs: Sequence[tuple[str, str | None]]) -> None:
        """Show these pairs instead of the ones before."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (key, value) in enumerate(pairs):
            name = Text(key, tone="muted")
            name.setMinimumWidth(em(self._key_width_em))
            shown = Text(value or self.tr("not recorded"), tone="plain" if value else "muted", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)


LEAST_PICTURED_EM = 7
"""Where there is less height an empty state has no picture."""


class EmptyState(QWidget):
    """What stands where nothing is yet: one sentence and one button."""

    asked = Signal()

    def __init__(self, sentence: str, button: str = "", name: str = "", icon_name: str = "inbox") -> None:
        super().__init__()
        self._picture = QLabel()
        self._picture.setPixmap(pixmap(icon_name, "muted", 2.4))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = Text(sentence, tone="muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(em(0.8))
        layout.addStretch()
        layout.addWidget(self._picture)
        layout.addWidget(self.sentence)
        if button:
            press = Button(button, name)
            press.clicked.connect(self.asked)
            layout.addWidget(press, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setVisible(self.height() >= em(LEAST_PICTURED_EM))


def row(*widgets: QWidget | None, spacing_em: float = 0.5) -> QHBoxLayout:
    """Return a row of widgets; ``None`` is the stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(em(spacing_em))
    for widget in widgets:
        if widget is None:
            layout.addStretch()
        else:
            layout.addWidget(widget)
    return layout


def plain_tip(words: str) -> str:
    """Return a tooltip that shows words as they are: Qt would draw what looks like HTML in a file's name."""
    return f"<span>{escape(words).replace(chr(10), '<br>')}</span>" if words else ""
