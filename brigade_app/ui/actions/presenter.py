"""Turns the form of a new action into a kept draft while one types, and into the deed ``new_action`` at the end."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import cast, get_args

from PySide6.QtCore import QObject, Signal

from brigade_app.domain.records import Place, Source
from brigade_app.operations import Desk, NewAction, Person
from brigade_app.operations.drafts import drop_draft, keep_draft, kept_draft
from brigade_app.operations.intake import new_action
from brigade_app.operations.lists import matter_names
from brigade_app.ui.actions.form import ActionForm, ActionTyped, Choices
from brigade_app.ui.actions.wording import START_KINDS, split_names
from brigade_app.ui.kit import pick, words_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways
from brigade_app.ui.words import kind_words, source_words

DRAFT = "new-action"
SOURCES: tuple[Source, ...] = get_args(Source)


def action_choices(desk: Desk) -> Choices:
    """Return what the form offers at this desk."""
    return Choices(
        villages=desk.unit.villages or (),
        sources=tuple((source_words(source), source) for source in SOURCES),
        kinds=tuple((kind_words(kind), kind) for kind in START_KINDS),
        matters=tuple((pick(one.name_zh, one.name_en), one.id) for one in matter_names(desk)),
    )


class ActionPresenter(QObject):
    """Keeps the draft, enters the action, opens its case."""

    entered = Signal(str)

    def __init__(self, form: ActionForm, seat: Seat, ways: Ways) -> None:
        super().__init__(form)
        self._form, self._seat, self._ways = form, seat, ways
        self._kept = ActionTyped()
        form.changed.connect(self._keep)
        form.submitted.connect(self._submit)
        form.dropped.connect(self._drop)

    def begin(self) -> None:
        """Show the form with what was typed before and not yet entered."""
        self._seat.ask(lambda desk: kept_draft(desk, DRAFT), then=self._show, otherwise=self._form.show_error)

    def _show(self, kept: Mapping[str, str]) -> None:
        known = {field.name for field in fields(ActionTyped)}
        values = {key: value for key, value in kept.items() if key in known}
        self._kept = ActionTyped(**values)
        self._form.begin(self._kept)

    def _keep(self, typed: ActionTyped) -> None:
        if typed == self._kept:
            return
        self._kept = typed
        self._form.saved.show_saving()
        self._seat.ask(
            lambda desk: keep_draft(desk, DRAFT, asdict(typed)), then=self._say_kept, otherwise=self._say_not_kept
        )

    def _say_kept(self, _done: None) -> None:
        self._form.saved.show_saved(self._seat.now())

    def _say_not_kept(self, error: Exception) -> None:
        self._form.saved.show_unsaved(words_of(error))

    def _submit(self, typed: ActionTyped) -> None:
        try:
            when = self._form.when()
        except ValueError:
            self._form.complain_of_date()
            return
        place = Place(text=typed.place or None, village=typed.village or None)
        action = NewAction(
            at=when,
            place=place if place != Place() else None,
            source=cast(Source, typed.source) if typed.source else None,
            persons=tuple(Person(name=name) for name in split_names(typed.persons)),
            kind=typed.kind or None,
            matter=typed.matter or None,
            note=typed.note or None,
        )
        self._form.set_busy(True)
        self._seat.do(lambda desk: _enter(desk, action), then=self._open, otherwise=self._refused)

    def _open(self, case_id: str) -> None:
        self._form.set_busy(False)
        self._kept = ActionTyped()
        self._form.begin(self._kept)
        self.entered.emit(case_id)
        self._ways.open_case(case_id)

    def _refused(self, error: Exception) -> None:
        self._form.set_busy(False)
        self._form.show_error(error)

    def _drop(self) -> None:
        self._kept = ActionTyped()
        self._form.begin(self._kept)
        self._seat.ask(lambda desk: drop_draft(desk, DRAFT), then=self._dropped, otherwise=self._form.show_error)

    def _dropped(self, _done: None) -> None:
        self._form.banner.say(self.tr("The draft was discarded. Nothing was entered."), "accent")


def _enter(desk: Desk, action: NewAction) -> str:
    case_id = new_action(desk, action)
    drop_draft(desk, DRAFT)
    return case_id
