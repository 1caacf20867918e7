"""Assessments, and packs that are checked, installed and shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Pack
from brigade_app.operations.case_page import case_page
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import new_action
from brigade_app.operations.law import assess_case, is_assessed, reassess_all
from brigade_app.operations.packs import NoPackHere, NoSuchRule, check_pack, install_pack, installed_packs, show_rule
from brigade_app.operations.questions import board
from brigade_app.operations.saving import living
from brigade_app.operations.shelf import LawShelf, NoRulePack, shelf_of
from brigade_app.paths import resources_folder
from tests.operations.case_makers import a_filed_case
from tests.operations.makers import WoundClock, an_action


def test_an_assessment_names_the_pack_and_the_day(desk: Desk):
    case = a_filed_case(desk)
    found = assess_case(desk, case, date(2026, 12, 24))
    assert (found.on, found.pack) == (date(2026, 12, 24), "henan-township")


def test_without_rules_everything_else_works(desk: Desk):
    bare = replace(desk, law=_Without(resources_folder()))
    case = new_action(bare, an_action())
    assert case_page(bare, case).assessment is None
    assert board(bare).recent[0].id == case
    with pytest.raises(NoRulePack):
        assess_case(bare, case)


class _Without(LawShelf):
    def folder(self, what: str) -> Path:
        return Path("/nowhere") if what == "rules" else super().folder(what)


def test_summaries_are_of_today_after_a_reassessment(desk: Desk, clock: WoundClock):
    for _ in range(3):
        a_filed_case(desk)
    told: list[tuple[int, int]] = []
    assert not is_assessed(desk)
    done = reassess_all(desk, progress=lambda now, of: told.append((now, of)))
    assert (done.cases, told[-1]) == (3, (3, 3))
    assert is_assessed(desk)
    clock.wind(days=1)
    assert not is_assessed(desk)
    assert reassess_all(desk, cancelled=lambda: True).cancelled


def test_a_pack_is_checked_installed_once_and_used(desk: Desk, tmp_path: Path):
    """Issue 3.1: packs as records; old ones are refused, the same one changes nothing."""
    shipped = resources_folder() / "rules" / "henan-township"
    folder = tmp_path / "pack"
    folder.mkdir()
    for path in shipped.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == "pack.toml":
            text = text.replace('version = "2026.11"', 'version = "2027.1"')
        (folder / path.name).write_text(text, encoding="utf-8")
    checked, records = install_pack(desk, folder)
    assert (checked.what, checked.version, records) == ("rules", "2027.1", 1)
    assert install_pack(desk, folder)[1] == 0
    assert [pack.version for pack in installed_packs(desk)] == ["2027.1"]
    fresh = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
    assert fresh.law.pack.version == "2027.1"
    assert len(living(desk, Pack)) == 1


def test_a_folder_without_a_pack_is_said_to_be_none(tmp_path: Path):
    with pytest.raises(NoPackHere):
        check_pack(tmp_path)
    with pytest.raises(NoPackHere):
        check_pack(tmp_path / "gone")
    assert check_pack(resources_folder() / "calendar").what == "calendar"
    assert check_pack(resources_folder() / "matters").rows == 72
    assert check_pack(resources_folder() / "authority").what == "authority"


def test_a_rule_is_shown_with_its_articles(desk: Desk):
    shown = show_rule(desk.law, "d10")
    assert shown[0].rule.name_zh == "办案期限"
    assert shown[0].articles[0][0].short == "行政处罚法 60"
    with pytest.raises(NoSuchRule):
        show_rule(desk.law, "Z99")
