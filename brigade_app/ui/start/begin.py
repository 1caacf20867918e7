"""The first start put together: its steps, its presenter, and the sample world beside it."""

from functools import partial
from pathlib import Path

from brigade_app.operations.passwords import password_state
from brigade_app.operations.sample.opening import open_sample, sample_folder
from brigade_app.operations.setup import first_start
from brigade_app.store import Cost
from brigade_app.ui.kit import Language, speak
from brigade_app.ui.shell import Shell
from brigade_app.ui.start.presenter import StartPresenter
from brigade_app.ui.start.sample import SamplePresenter
from brigade_app.ui.start.view import StartView


def begin(shell: Shell, folder: Path, cost: Cost | None) -> None:
    """Show the guided first start in the window; whoever comes through it is let in."""
    view = StartView(password_state, with_sample=True)
    presenter = StartPresenter(view, folder, shell.seat.background, shell.seat, partial(first_start, cost=cost))
    presenter.done.connect(shell.let_in)
    shell.closing.connect(presenter.abandon)

    def speak_anew(language: Language) -> None:
        shell.memory.language = language
        speak(language)
        begin(shell, folder, cost)

    view.language_chosen.connect(speak_anew)
    shell.beginning = partial(begin, shell, folder, cost)
    view.restore_asked.connect(shell.show_restore)
    sample = SamplePresenter(view, shell.seat, sample_folder(folder), partial(open_sample, cost=cost))
    sample.opened.connect(shell.let_in)
    shell.put(view)
