"""Restoring a backup, from the door or from the first start: nobody is logged in, and nothing is overwritten."""

from brigade_app.ui.restore.presenter import RestorePresenter
from brigade_app.ui.restore.view import RestoreView

__all__ = ["RestorePresenter", "RestoreView"]
