"""The manual in a tab (F1): the pages of ``docs/manual`` in the screen's language, with their pictures."""

from brigade_app.ui.help.view import TAB, Manual, help_title, make_help

__all__ = ["TAB", "Manual", "help_title", "make_help"]
