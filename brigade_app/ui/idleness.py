"""The idle lock's watch: keys, clicks and wheel while somebody is logged in, and the minutes without any of them."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_AWAKE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Idleness(QObject):
    """Watches from the log-in on only: a filter over every event costs the first paint its speed."""

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.passed)

    def watch(self, minutes: int) -> None:
        """Begin to watch, or go on with another number of minutes."""
        self._minutes = minutes
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._wake()

    def stop(self) -> None:
        """Watch no longer."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AWAKE:
            self._wake()
        return super().eventFilter(watched, event)

    def _wake(self) -> None:
        self.timer.start(self._minutes * 60_000)
