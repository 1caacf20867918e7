"""The explain panel at the side (F2, or any "为什么?"): article, computation, basis, what to do. It covers no form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from brigade_app.domain.law.law_library import to_chinese
from brigade_app.ui.kit.language import pick
from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Light, LightKind, Text, dress, row

WIDTH_EM = 21
_CITATION = re.compile(r"([\u4e00-\u9fff《》（）、]+) ([1-9]\d{0,3})", re.ASCII)


def citation_words(cited: str) -> str:
    """Return ``行政强制法 53`` as a statute is cited in Chinese, 行政强制法第五十三条; any other line as it is."""
    found = _CITATION.fullmatch(cited)
    return pick(f"{found[1]}第{to_chinese(int(found[2]))}条", cited) if found else cited


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a date or a "no" is what it is; each part is a list of lines already in words."""

    title: str
    articles: tuple[str, ...] = ()
    computation: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    what_to_do: tuple[str, ...] = ()
    light: LightKind | None = None
    light_words: str = ""


class ExplainPanel(QWidget):
    """Shows one explanation; empty, it says how to get one."""

    closed = Signal()
    texts_wanted = Signal(tuple)
    """Citations whose words the panel would show; whoever has them calls `show_texts`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("explain_panel")
        self.setAccessibleName(self.tr("Explanation"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, part="explain")
        self.setFixedWidth(em(WIDTH_EM))
        self._close = Button(self.tr("Close"), "explain_close", "quiet")
        self._close.clicked.connect(self.closed)
        self._inner = QWidget()
        dress(self._inner, ground="clear")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(em(1), 0, em(1), em(1))
        self._column.setSpacing(em(0.4))
        scroll = QScrollArea()
        scroll.setWidget(self._inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(self.tr("Explanation"))
        head = row(Text(self.tr("Why?"), "section"), None, self._close)
        head.setContentsMargins(em(1), em(0.5), em(0.5), em(0.3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self._shown: dict[str, Text] = {}
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how an explanation is had."""
        self._empty()
        hint = self.tr("Press a “Why?” beside a date or a refusal: its article and its computation appear here.")
        self._column.addWidget(Text(hint, tone="muted", wrap=True))
        self._column.addStretch()

    def show_explanation(self, explanation: Explanation) -> None:
        """Show why."""
        self._empty()
        self._column.addWidget(Text(explanation.title, "strong", wrap=True))
        if explanation.light is not None:
            self._column.addWidget(Light(explanation.light, explanation.light_words))
        parts = (
            (self.tr("Article"), explanation.articles),
            (self.tr("Computation"), explanation.computation),
            (self.tr("Basis in the case"), explanation.basis),
            (self.tr("What to do"), explanation.what_to_do),
        )
        for title, lines in parts:
            if lines:
                self._add_part(title, lines, explanation.articles)
        self._column.addStretch()
        if self._shown:
            self.texts_wanted.emit(tuple(self._shown))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put the words of the articles under those citations that still stand here."""
        for cited, words in texts.items():
            place = self._shown.get(cited)
            if place is not None:
                place.setText(words)
                place.show()

    def _add_part(self, title: str, lines: tuple[str, ...], cited: tuple[str, ...]) -> None:
        self._column.addSpacing(em(0.5))
        self._column.addWidget(Text(title, "caption", "accent"))
        for line in lines:
            shown = Text(citation_words(line) if lines is cited else line, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(shown)
            if lines is cited:
                self._shown[line] = self._make_text_place()

    def _make_text_place(self) -> Text:
        place = Text("", "caption", "muted", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.hide()
        self._column.addWidget(place)
        return place

    def _empty(self) -> None:
        self._shown = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
