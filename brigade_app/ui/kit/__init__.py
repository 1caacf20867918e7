"""The kit every window is built from: theme, pieces, tables, fields, work off the GUI thread. See ``docs/ui.md``.

A feature (``brigade_app/ui/<feature>/``) takes its parts from this door and brings no colours, sizes or threads of
its own. Sizes are ``em(…)``, colours are names of the theme, words go through ``tr()``.

The log-in window stands before the rest is loaded: what it needs is imported here, the other parts come when they are
first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from brigade_app.ui.kit.background import Background, Inline, Runs
from brigade_app.ui.kit.fields import Field, LineEntry, PasswordEntry
from brigade_app.ui.kit.icons import icon, pixmap
from brigade_app.ui.kit.language import Language, Words, language, pick, speak, system_language
from brigade_app.ui.kit.look import CURRENT, Look, change_look, em, make_application, theme, wear
from brigade_app.ui.kit.notes import Banner, words_of
from brigade_app.ui.kit.pieces import (
    Button,
    Card,
    Chip,
    Counter,
    EmptyState,
    KeyValue,
    Light,
    LightKind,
    Line,
    Text,
    Tone,
    dress,
    light_words,
    named,
    plain_tip,
    row,
)
from brigade_app.ui.kit.tokens import RESOURCES, Mode, Theme, contrast, load_theme

if TYPE_CHECKING:
    from brigade_app.ui.kit.dialogs import Dialogs, PreparedDialogs, SignDialog
    from brigade_app.ui.kit.entries import Choice, ParagraphEntry, WhenEdit
    from brigade_app.ui.kit.explain import ExplainPanel, Explanation
    from brigade_app.ui.kit.one_line import OneLine
    from brigade_app.ui.kit.page import Page, scrolled
    from brigade_app.ui.kit.progress import Progress, ProgressRow
    from brigade_app.ui.kit.saved_note import SavedNote
    from brigade_app.ui.kit.steps import DeadlineBar, DeadlineSpan, Stepper, StepRow
    from brigade_app.ui.kit.table import PAGE_ROWS, Column, PagedModel, Table, TableRow
    from brigade_app.ui.kit.when_text import read_when, write_day, write_short_day, write_when

__all__ = [
    "CURRENT", "PAGE_ROWS", "RESOURCES", "Background", "Banner", "Button", "Card", "Chip", "Choice", "Column",
    "Counter", "DeadlineBar", "DeadlineSpan", "Dialogs", "EmptyState", "ExplainPanel", "Explanation", "Field",
    "Inline", "KeyValue", "Language", "Light", "LightKind", "Line", "LineEntry", "Look", "Mode", "OneLine", "Page",
    "PagedModel", "ParagraphEntry", "PasswordEntry", "PreparedDialogs", "Progress", "ProgressRow", "Runs", "SavedNote",
    "SignDialog", "StepRow", "Stepper", "Table", "TableRow", "Text", "Theme", "Tone", "WhenEdit",
    "Words", "change_look", "contrast", "dress",
    "em", "icon", "language", "light_words", "load_theme", "make_application", "named", "pick", "pixmap", "plain_tip",
    "read_when", "row", "scrolled", "speak", "system_language", "theme", "wear", "words_of", "write_day",
    "write_short_day", "write_when",
]  # fmt: skip

_LATER = {
    "dialogs": ("Dialogs", "PreparedDialogs", "SignDialog"),
    "entries": ("Choice", "ParagraphEntry", "WhenEdit"),
    "explain": ("ExplainPanel", "Explanation"),
    "one_line": ("OneLine",),
    "page": ("Page", "scrolled"),
    "progress": ("Progress", "ProgressRow"),
    "saved_note": ("SavedNote",),
    "steps": ("DeadlineBar", "DeadlineSpan", "Stepper", "StepRow"),
    "table": ("PAGE_ROWS", "Column", "PagedModel", "Table", "TableRow"),
    "when_text": ("read_when", "write_day", "write_short_day", "write_when"),
}


def __getattr__(name: str) -> object:
    """Return a part of the kit that the log-in window does not need."""
    for home, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
