"""Check, rebuild, backup, restore."""

from pathlib import Path

import pytest

from brigade_app.domain.keeping import Event
from brigade_app.operations.desk import Desk
from brigade_app.operations.keeping import backup, rebuild, verify
from brigade_app.operations.questions import standing
from brigade_app.operations.restoring import restore
from brigade_app.operations.saving import living
from brigade_app.store.errors import StoreExists
from tests.operations.case_makers import a_filed_case


def test_a_check_is_journalled_and_a_rebuild_changes_nothing(desk: Desk):
    case = a_filed_case(desk)
    before = desk.store.cases.file(case)
    assert verify(desk, deep=True).is_clean
    told = [one for one in living(desk, Event) if one.what == "self-check"]
    assert told[-1].data["found"] == 0
    rebuild(desk)
    assert desk.store.cases.file(case) == before
    assert verify(desk).is_clean


def test_a_backup_restores_into_a_new_folder_only(desk: Desk, tmp_path: Path):
    """R44, R45."""
    a_filed_case(desk)
    done = backup(desk, tmp_path / "stick")
    assert standing(desk).backup_light == "ok"
    with pytest.raises(StoreExists):
        restore(done.folder, desk.store.folder)
    restored = restore(done.folder, tmp_path / "again")
    assert (restored.folder / "store.db").exists() or any(restored.folder.iterdir())
