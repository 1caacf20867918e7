"""The guided first start: language, unit, officers, first account, recovery key; or the sample world."""

from brigade_app.ui.start.presenter import StartPresenter
from brigade_app.ui.start.sample import SamplePresenter
from brigade_app.ui.start.view import StartView

__all__ = ["SamplePresenter", "StartPresenter", "StartView"]
