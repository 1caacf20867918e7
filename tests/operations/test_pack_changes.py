"""What a pack about to be installed would change in the open cases, and why (issue 3.1)."""

from dataclasses import replace
from pathlib import Path

from brigade_app.operations.desk import Desk
from brigade_app.operations.law import assess_case
from brigade_app.operations.packs import changes_by, check_pack, install_pack, installed_packs
from brigade_app.operations.shelf import shelf_of
from brigade_app.paths import resources_folder
from tests.operations.case_makers import a_filed_case

SHIPPED = resources_folder() / "rules" / "henan-township"


def a_pack(folder: Path, *changes: tuple[str, str, str], version: str = "2027.1") -> Path:
    """Return a copy of the shipped pack with (file, old words, new words) changed once each; no examples of D10."""
    folder.mkdir()
    for path in SHIPPED.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for name, old, new in (("pack.toml", 'version = "2026.11"', f'version = "{version}"'), *changes):
            if name == path.name:
                assert text.count(old) >= 1, (name, old)
                text = text.replace(old, new, 1)
        if path.name == "examples.toml":
            text = "\n[[example]]".join(one for one in text.split("\n[[example]]") if '"D10"' not in one)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def longer_handling(text: str) -> tuple[str, str]:
    """Return the row of D10 as it stands, and with 120 days."""
    start = text.index('id = "D10"')
    row = text[start : text.index("[[deadline]]", start)]
    assert "length = 90" in row
    return row, row.replace("length = 90", "length = 120")


def test_a_pack_with_another_term_names_the_rule_and_each_open_case_that_it_moves(desk: Desk, tmp_path: Path):
    """Given two open cases and a pack in which ninety days became 120, each case is named with both last days."""
    first, second = a_filed_case(desk), a_filed_case(desk)
    row = longer_handling((SHIPPED / "deadlines.toml").read_text(encoding="utf-8"))
    told: list[tuple[int, int]] = []
    found = changes_by(
        desk,
        check_pack(a_pack(tmp_path / "pack", ("deadlines.toml", *row))),
        progress=lambda done, of: told.append((done, of)),
    )
    assert [(change.kind, change.list, change.id) for change in found.rules] == [("changed", "deadline", "D10")]
    assert {case.case for case in found.changed} == {first, second}
    assert (found.cases, told[-1]) == (2, (2, 2))
    moved = next(one for one in found.changed[0].change.deadlines if one.id == "D10")
    assert (moved.after.due_on - moved.before.due_on).days == 30
    assert installed_packs(desk) == ()
    assert not (desk.store.folder / "installed").exists()


def test_a_rule_of_days_before_the_case_changes_nothing_in_it(desk: Desk, tmp_path: Path):
    """A case keeps the rules of its days: the row for earlier days is another one."""
    a_filed_case(desk)
    text = (SHIPPED / "deadlines.toml").read_text(encoding="utf-8")
    before, after = longer_handling(text)
    days = "effective_from = 2021-07-15"
    ended = after.replace(days, f"{days}\neffective_to = 2026-01-01")
    begun = before.replace(days, "effective_from = 2026-01-02")
    assert before != begun
    pack = a_pack(tmp_path / "pack", ("deadlines.toml", before, ended + "[[deadline]]\n" + begun))
    found = changes_by(desk, check_pack(pack))
    assert found.rules
    assert found.changed == ()


def test_the_same_pack_changes_no_case_and_a_cancelled_look_says_so(desk: Desk, tmp_path: Path):
    a_filed_case(desk)
    same = changes_by(desk, check_pack(a_pack(tmp_path / "same", version="2026.12")))
    assert (same.rules, same.changed) == ((), ())
    row = longer_handling((SHIPPED / "deadlines.toml").read_text(encoding="utf-8"))
    other = check_pack(a_pack(tmp_path / "other", ("deadlines.toml", *row)))
    stopped = changes_by(desk, other, cancelled=lambda: True)
    assert stopped.cancelled
    assert stopped.changed == ()


def test_what_was_said_before_installing_is_what_the_case_shows_after(desk: Desk, tmp_path: Path):
    case = a_filed_case(desk)
    row = longer_handling((SHIPPED / "deadlines.toml").read_text(encoding="utf-8"))
    folder = a_pack(tmp_path / "pack", ("deadlines.toml", *row))
    said = next(one.after for one in changes_by(desk, check_pack(folder)).changed[0].change.deadlines)
    install_pack(desk, folder)
    fresh = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
    assert said in assess_case(fresh, case).deadlines
    assert changes_by(fresh, check_pack(folder)).changed == ()
