"""The door: log-in, lock, and the way back in with the recovery key."""

from brigade_app.ui.door.presenter import DoorPresenter, Opens
from brigade_app.ui.door.recovery import Recovers, RecoveryPresenter, RecoveryView
from brigade_app.ui.door.view import DoorView

__all__ = ["DoorPresenter", "DoorView", "Opens", "Recovers", "RecoveryPresenter", "RecoveryView"]
