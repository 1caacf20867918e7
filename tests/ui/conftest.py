"""A person at the real window over a real store."""

import pytest

from .robot import Robot, open_the_window


@pytest.fixture
def robot(qtbot, tmp_path, monkeypatch):
    """The window at its first start; closed at the end."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    shell = open_the_window(tmp_path)
    qtbot.addWidget(shell)
    yield Robot(shell, qtbot)
    shell.close()


@pytest.fixture
def at_work(robot):
    """The window after the guided first start, at the workbench."""
    robot.sets_up_a_township()
    return robot
