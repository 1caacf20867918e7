"""The frame around every page: navigation, search over everything, tabs, explain panel, status line."""

from brigade_app.ui.frame.care import CarePresenter, alarm_words
from brigade_app.ui.frame.care import kind_words as finding_words
from brigade_app.ui.frame.frame import Frame
from brigade_app.ui.frame.presenter import FramePresenter
from brigade_app.ui.frame.restored import RestoredPresenter
from brigade_app.ui.frame.search import FoundRow

__all__ = ["CarePresenter", "FoundRow", "Frame", "FramePresenter", "RestoredPresenter", "alarm_words", "finding_words"]
