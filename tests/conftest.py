"""What every test may rely on: no screen, the shipped font, one application, no stray thread and no stray complaint."""

import logging
import os
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

ALLOWED_THREADS = ("execnet", "pytest_timeout", "ThreadPoolExecutor")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["brigade"]


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> object:
    """The one application: Fusion, the shipped font, the light palette, Chinese words."""
    from PySide6.QtWidgets import QApplication

    from brigade_app.ui.kit import Look, speak, wear

    app = QApplication.instance() or QApplication(qapp_args)
    assert isinstance(app, QApplication)
    speak("zh")
    wear(app, Look(shipped_font=True))
    return app


class _Complaints(logging.Handler):
    """Keeps what was logged at ERROR or above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread running or logs an error nobody expected (mark: ``logs_errors``)."""
    before = set(threading.enumerate())
    complaints = _Complaints()
    logging.getLogger().addHandler(complaints)
    yield
    logging.getLogger().removeHandler(complaints)
    stray = [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and not thread.name.startswith(ALLOWED_THREADS)
    ]
    assert not stray, f"threads left running: {stray}"
    if request.node.get_closest_marker("logs_errors") is None:
        assert not complaints.records, [record.getMessage() for record in complaints.records]
