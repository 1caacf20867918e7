"""What the screen says of saving: 已保存 14:02."""

from datetime import datetime

from brigade_app.domain.when import SHANGHAI
from brigade_app.ui.kit.pieces import Text


class SavedNote(Text):
    """已保存 14:02: says that what was typed is kept, or that it is not."""

    def __init__(self, name: str) -> None:
        super().__init__("", "caption", "muted", name=name)

    def show_saved(self, at: datetime) -> None:
        """Say when it was saved, in local time."""
        self.set_tone("muted")
        self.setText(self.tr("Saved {time}").format(time=at.astimezone(SHANGHAI).strftime("%H:%M")))

    def show_saving(self) -> None:
        """Say that saving is under way."""
        self.set_tone("muted")
        self.setText(self.tr("Saving…"))

    def show_unsaved(self, words: str) -> None:
        """Say that it is not saved, and why."""
        self.set_tone("late")
        self.setText(self.tr("Not saved: {reason}").format(reason=words))
