"""The door: log-in and lock. ``recovery``, the way back in with the printed key, is loaded with what lies behind it."""

from brigade_app.ui.door.presenter import DoorPresenter, Opens
from brigade_app.ui.door.view import DoorView

__all__ = ["DoorPresenter", "DoorView", "Opens"]
