"""Work off the GUI thread: the outcome comes back on it, in order; a bug is as loud as any other."""

import threading

import pytest

from brigade_app.errors import Refused
from brigade_app.ui.kit import Background, Inline, words_of


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.stop()


def test_work_runs_elsewhere_and_its_result_comes_back_here(background, qtbot):
    seen = []
    background.run(
        threading.current_thread,
        then=lambda thread: seen.extend([thread, threading.current_thread()]),
        otherwise=seen.append,
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()


def test_writes_keep_their_order(background, qtbot):
    done = []
    for number in range(20):
        background.run(lambda number=number: number, then=done.append, otherwise=done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_a_failure_comes_back_as_what_it_is(background, qtbot):
    caught = []

    def refuse():
        raise Refused(rule="X")

    background.run(refuse, then=caught.append, otherwise=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], Refused)


def test_stopping_may_let_what_waits_finish(qapp, qtbot):
    background = Background()
    done = []
    for number in range(5):
        background.run(lambda number=number: done.append(number), then=lambda _: None, otherwise=lambda _: None)
    background.stop(drop=False)
    assert done == [0, 1, 2, 3, 4]


def test_inline_calls_straight_through():
    seen = []
    Inline().run(lambda: 1, then=seen.append, otherwise=seen.append)
    assert seen == [1]


def test_only_errors_raised_on_purpose_are_worded():
    with pytest.raises(ZeroDivisionError):
        words_of(ZeroDivisionError())
