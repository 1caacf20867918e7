"""Where something stands: the stepper of a case or of an export, and the deadline bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from brigade_app.ui.kit.look import em, theme

StepState = Literal["done", "current", "ahead", "wrong"]
_RING: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: its words and where it stands."""

    text: str
    state: StepState


class Stepper(QWidget):
    """Steps in a row: done ✓, the current one ◉, those ahead. What does not fit shrinks to its number."""

    step_asked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._steps: tuple[StepRow, ...] = ()
        self._places: list[QRectF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        marks = {
            "done": self.tr("done"),
            "current": self.tr("now"),
            "ahead": self.tr("ahead"),
            "wrong": self.tr("stopped"),
        }
        self.setAccessibleName(", ".join(f"{step.text} ({marks[step.state]})" for step in self._steps))
        self._lay_out()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(40), em(2.2))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(12), em(2.2))

    def resizeEvent(self, event: object) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        before: QRectF | None = None
        for step, place in zip(self._steps, self._places, strict=True):
            if before is not None:
                painter.setPen(QPen(QColor(theme()["line"]), max(1, em(0.1))))
                painter.drawLine(QPointF(before.right(), middle), QPointF(place.left(), middle))
            self._paint_step(painter, step, place)
            before = place
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for number, place in enumerate(self._places):
            if place.contains(event.position()):
                self.step_asked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)

    def _words(self, number: int, *, short: bool) -> str:
        step = self._steps[number]
        ring = _RING[number] if number < len(_RING) else str(number + 1)
        mark = {"done": " ✓", "current": "", "ahead": "", "wrong": " ■"}[step.state]
        if short and step.state != "current":
            return f"{ring}{mark}"
        return f"{ring} {step.text}{mark}"

    def _lay_out(self) -> None:
        bold = self._font(current=True)
        for short in (False, True):
            texts = [self._words(number, short=short) for number in range(len(self._steps))]
            metrics = self.fontMetrics()
            widths = [metrics.horizontalAdvance(text) + em(1) for text in texts]
            gap = em(0.8)
            if sum(widths) + gap * (len(widths) - 1) <= self.width():
                break
        self._short = short if self._steps else False
        left = 0.0
        self._places = []
        for width in widths if self._steps else ():
            self._places.append(QRectF(left, em(0.2), width, self.height() - em(0.4)))
            left += width + gap
        self._bold = bold

    def _font(self, *, current: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(current)
        return font

    def _paint_step(self, painter: QPainter, step: StepRow, place: QRectF) -> None:
        colours = theme()
        grounds = {"done": "ok-soft", "current": "accent", "ahead": "surface", "wrong": "late-soft"}
        inks = {"done": "ok", "current": "accent-on", "ahead": "muted", "wrong": "late"}
        painter.setPen(QPen(QColor(colours["line"]) if step.state == "ahead" else QColor(colours[grounds[step.state]])))
        painter.setBrush(QColor(colours[grounds[step.state]]))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), em(0.4), em(0.4))
        painter.setPen(QColor(colours[inks[step.state]]))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._words(self._steps.index(step), short=self._short))


@dataclass(frozen=True, slots=True)
class DeadlineSpan:
    """A term from ``start`` to ``end`` (both days count), today, and the words at its two ends."""

    start: date
    end: date
    today: date
    words: str
    end_words: str
    tone: Literal["ok", "soon", "late", "doubt"] = "ok"


class DeadlineBar(QWidget):
    """One horizontal bar: how much of a term is gone, where today stands, when it ends."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._span: DeadlineSpan | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_span(self, span: DeadlineSpan | None) -> None:
        """Show a term, or nothing."""
        self._span = span
        self.setAccessibleName(f"{span.words} {span.end_words}" if span else "")
        self.setVisible(span is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(30), em(2.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(10), em(2.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self._span
        if span is None:
            return
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = max(1, (span.end - span.start).days)
        gone = min(1.0, max(0.0, (span.today - span.start).days / total))
        track = QRectF(0, self.height() - em(0.7), self.width(), em(0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours["line"]))
        painter.drawRoundedRect(track, em(0.25), em(0.25))
        painter.setBrush(QColor(colours[span.tone]))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), track.width() * gone, track.height()), em(0.25), em(0.25)
        )
        words = QRectF(0, 0, self.width(), self.height() - em(0.8))
        painter.setPen(QColor(colours["text"]))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, span.words)
        painter.setPen(QColor(colours[span.tone]))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, span.end_words)
        painter.end()
