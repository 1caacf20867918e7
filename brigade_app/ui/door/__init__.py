"""The door: log-in, lock, and the way back in with the recovery key."""

from brigade_app.ui.door.presenter import DoorPresenter
from brigade_app.ui.door.view import DoorView

__all__ = ["DoorPresenter", "DoorView"]
