"""The commands: exit codes, one JSON document on standard output, messages on standard error, no traceback ever."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from brigade_app import cli
from brigade_app.commands import case as case_commands
from brigade_app.operations.desk import system_clock
from brigade_app.operations.intake import file_case, new_action
from brigade_app.operations.opening import leave, open_desk
from brigade_app.store import Cost
from tests.operations.case_makers import case_file_bytes
from tests.operations.makers import PASSWORD, a_filing, an_action

ROOT = Path(__file__).resolve().parent.parent.parent
DONE, REFUSED, UNREADABLE, UNTRUSTED, FAILED = 0, 1, 2, 3, 4


class Ran:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict:
        plain = json.loads(self.out)
        assert isinstance(plain, dict)
        return plain


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def one(*words: object) -> Ran:
        capsys.readouterr()
        code = cli.run([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(code, said.out, said.err)

    return one


def a_case_file(folder: Path, name: str = "案.json", content: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(case_file_bytes() if content is None else content)
    return path


def with_cases(store: Path, count: int = 1) -> list[str]:
    desk = open_desk(store, None, PASSWORD, system_clock, cost=Cost.for_tests())
    cases = [new_action(desk, an_action()) for _ in range(count)]
    for case in cases:
        file_case(desk, case, a_filing(desk), "补录", happened=True)
    leave(desk)
    return cases


# --- usage ------------------------------------------------------------------------------------------------------------


def test_the_version_names_program_sqlite_and_sqlcipher(run):
    """R1."""
    ran = run("--version")
    assert ran.code == DONE
    assert all(word in ran.out for word in ("brigade-app", "SQLite 3.", "SQLCipher 4."))


@pytest.mark.parametrize(
    "words",
    [
        (), ("dance",), ("case",), ("case", "import"), ("assess",), ("assess", "x", "--on", "gestern"),
        ("init", "--unit", "x"), ("init", "--unit", "x", "--role", "village", "--node", "1", "--captain", "y"),
        ("rules", "show"), ("stats", "double-decline"), ("restore", "--from", "x"), ("backup",),
    ],
)  # fmt: skip
def test_bad_usage_exits_two_and_says_how(run, words: Sequence[str]):
    ran = run(*words)
    assert ran.code == UNREADABLE
    assert ran.out == ""
    assert "usage" in ran.err.lower()


def test_help_exits_zero(run):
    assert run("case", "--help").code == DONE
    assert run("assess", "--help").code == DONE


# --- init -------------------------------------------------------------------------------------------------------------

INIT = ("--unit", "南召县城郊乡人民政府", "--role", "township", "--node", "411321100001", "--captain", "张建国")


def test_init_makes_a_store_and_prints_the_recovery_key_once(run, tmp_path: Path):
    ran = run("init", "--store", tmp_path / "城郊 乡", *INIT, "--certificate", "豫R1", "--json")
    assert ran.code == DONE
    assert ran.json["account"] == "张建国"
    assert ran.json["recovery_key"]
    assert {"captain", "system-admin", "security-admin"} == set(ran.json["roles"])
    assert "恢复密钥" not in ran.out
    listed = run("case", "list", "--store", tmp_path / "城郊 乡", "--json")
    assert (listed.code, listed.json) == (DONE, {"cases": []})


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--certificate", "豫R1", "--certificate-from", "2026-01-01", "--certificate-to", "2025-01-01"), REFUSED,
         "执法证件填写有误"),
        (("--account", "张\u200b"), UNREADABLE, "看不见的字符"),
    ],
)  # fmt: skip
def test_init_says_what_is_wrong_and_makes_nothing(run, tmp_path: Path, words: Sequence[str], code: int, sentence: str):
    ran = run("init", "--store", tmp_path / "s", *INIT, *words)
    assert ran.code == code
    assert sentence in ran.err
    assert not (tmp_path / "s").exists() or not any((tmp_path / "s").iterdir())


def test_init_refuses_a_weak_password_and_a_folder_in_use(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "x").write_text("x")
    assert run("init", "--store", tmp_path / "used", *INIT).code == REFUSED
    monkeypatch.setenv("BRIGADE_PASSWORD", "123456")
    assert run("init", "--store", tmp_path / "s", *INIT).code == REFUSED


# --- opening a store --------------------------------------------------------------------------------------------------


def test_a_wrong_password_exits_four_and_does_not_say_which_part_was_wrong(run, store: Path, monkeypatch):
    """Issue 2, bad input; R34: one text for unknown account and wrong password."""
    monkeypatch.setenv("BRIGADE_PASSWORD", "完全不对的口令完全不对")
    wrong = run("case", "list", "--store", store)
    unknown = run("case", "list", "--store", store, "--as", "没有这个人")
    assert (wrong.code, unknown.code) == (FAILED, FAILED)
    assert wrong.err == unknown.err
    assert wrong.out == ""


def test_a_missing_store_exits_four(run, tmp_path: Path):
    assert run("case", "list", "--store", tmp_path / "none").code == FAILED


def test_a_second_program_is_told_that_the_store_is_open(run, store: Path):
    """Issue 2, bad input: second instance."""
    desk = open_desk(store, None, PASSWORD, system_clock, cost=Cost.for_tests())
    try:
        assert run("case", "list", "--store", store).code == FAILED
    finally:
        leave(desk)


def test_a_password_file_gives_its_first_line(run, store: Path, tmp_path: Path, monkeypatch):
    monkeypatch.delenv("BRIGADE_PASSWORD")
    path = tmp_path / "password"
    path.write_text(PASSWORD + "\nsecond line\n", encoding="utf-8")
    assert run("case", "list", "--store", store, "--password-file", path).code == DONE
    assert run("case", "list", "--store", store, "--password-file", tmp_path / "gone").code == UNREADABLE


def test_without_anybody_to_ask_the_missing_password_is_said(run, store: Path, monkeypatch):
    monkeypatch.delenv("BRIGADE_PASSWORD")
    ran = run("case", "list", "--store", store)
    assert ran.code == UNREADABLE
    assert "BRIGADE_PASSWORD" in ran.err


# --- cases ------------------------------------------------------------------------------------------------------------


def test_case_files_come_in_are_listed_shown_and_go_out(run, store: Path, tmp_path: Path):
    path = a_case_file(tmp_path)
    ran = run("case", "import", path, "--store", store, "--json")
    assert ran.code == DONE
    assert ran.json["imported"][0]["outside_id"] == "c1"
    case = ran.json["imported"][0]["case"]
    assert [one["id"] for one in run("case", "list", "--store", store, "--json").json["cases"]] == [case]
    shown = run("case", "show", "c1", "--store", store, "--json").json
    assert shown["file"]["case"]["id"] == case
    out = tmp_path / "out" / "案.json"
    assert run("case", "export", "c1", "--store", store, "--out", out).code == DONE
    assert json.loads(out.read_bytes())["case"]["id"] == "c1"
    direct = run("case", "export", case, "--store", store)
    assert json.loads(direct.out)["case"]["id"] == "c1"


def test_several_files_are_each_a_deed_and_the_first_fault_decides_the_exit(run, store: Path, tmp_path: Path):
    good = a_case_file(tmp_path, "good.json")
    bad = a_case_file(tmp_path, "bad.json", case_file_bytes("c2").replace(b'"kind": "person"', b'"kind": "cat"'))
    ran = run("case", "import", bad, good, good, tmp_path / "gone.json", "--store", store, "--json")
    assert ran.code == UNREADABLE
    assert len(ran.json["imported"]) == 1
    assert ran.json["failed"] == 3
    assert len(ran.err.strip().splitlines()) == 3
    assert "bad.json" in ran.err
    assert "$.parties[0].kind" in ran.err


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (case_file_bytes().replace(b'"case":', b'"Case":', 1), "$.Case"),
        (case_file_bytes().replace(b'"format":', b'"format": "brigade-case/1", "format":', 1), "$.format"),
        (case_file_bytes(title=5), "$.case.title"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, ""),
    ],
)
def test_a_bad_case_file_exits_two_with_the_path_of_the_key(
    run, store: Path, tmp_path: Path, content: bytes, where: str
):
    """Issue 2, bad input: unknown keys, duplicate keys, wrong types, 40 levels deep."""
    path = a_case_file(tmp_path, content=content)
    for words in (("case", "import", path, "--store", store), ("assess", path)):
        ran = run(*words)
        assert ran.code == UNREADABLE
        assert where in ran.err
        assert ran.out == ""


def test_a_case_that_is_not_here_exits_one(run, store: Path):
    for words in (("case", "show", "无"), ("case", "export", "无"), ("assess", "无")):
        assert run(*words, "--store", store).code == REFUSED


def test_an_export_to_a_place_that_cannot_be_written_exits_four(run, store: Path, tmp_path: Path):
    case = with_cases(store)[0]
    (tmp_path / "file").write_text("x")
    assert run("case", "export", case, "--store", store, "--out", tmp_path / "file" / "x.json").code == FAILED


def test_what_falls_due_is_listed_with_its_light(run, store: Path):
    with_cases(store, 2)
    ran = run("case", "list", "--due", "--store", store, "--json")
    assert ran.code == DONE
    rules = {one["deadline"] for one in ran.json["due"]}
    assert "D10" in rules
    first = ran.json["due"][0]
    assert set(first) == {"case", "number", "title", "deadline", "name_zh", "name_en", "due_on", "days_left", "light"}
    assert "办案期限" in run("case", "list", "--due", "--store", store).out


def test_the_list_finds_by_words_and_stops_at_the_limit(run, store: Path):
    with_cases(store, 3)
    assert len(run("case", "list", "--store", store, "--json", "--limit", 2).json["cases"]) == 2
    assert len(run("case", "list", "--store", store, "--json", "--text", "赵某某").json["cases"]) == 3
    assert run("case", "list", "--store", store, "--json", "--text", "钱某某").json["cases"] == []


# --- assess and rules -------------------------------------------------------------------------------------------------


def test_an_assessment_is_one_document_of_the_format(run, tmp_path: Path):
    """Case-file format: prints one document and exits 0 whatever it finds."""
    ran = run("assess", a_case_file(tmp_path), "--on", "2026-06-30", "--json")
    assert ran.code == DONE
    assert list(ran.json) == [
        "format", "case", "on", "rules", "stage", "verdict", "score", "score_of", "known", "findings", "deadlines",
        "next_steps", "checklist",
    ]  # fmt: skip
    assert (ran.json["format"], ran.json["on"], ran.json["case"]) == ("brigade-assessment/1", "2026-06-30", "c1")


def test_a_stored_case_is_assessed_like_its_file(run, store: Path, tmp_path: Path):
    path = a_case_file(tmp_path)
    run("case", "import", path, "--store", store)
    inside = run("assess", "c1", "--store", store, "--on", "2026-06-30", "--json").json
    outside = run("assess", path, "--on", "2026-06-30", "--json").json
    assert inside["score"] == outside["score"]
    assert [one["result"] for one in inside["findings"]] == [one["result"] for one in outside["findings"]]


def test_an_assessment_in_words_names_articles_and_cures(run, tmp_path: Path):
    assert "行政处罚法" in run("assess", a_case_file(tmp_path), "--on", "2026-06-30").out
    assert "stage" in run("--language", "en", "assess", a_case_file(tmp_path), "--on", "2026-06-30").out


def test_rules_are_shown_checked_and_listed(run, store: Path, tmp_path: Path):
    shown = run("rules", "show", "D10", "--json")
    assert shown.json["rules"][0]["basis"][0]["cited"] == "行政处罚法 60"
    assert run("rules", "show", "Z99").code == REFUSED
    checked = run("rules", "check", ROOT / "resources" / "rules" / "henan-township", "--json")
    assert (checked.code, checked.json["what"]) == (DONE, "rules")
    assert run("rules", "check", tmp_path / "gone").code == UNREADABLE
    assert run("rules", "list", "--store", store, "--json").json["in_use"]["pack"] == "henan-township"


def test_a_pack_with_a_fault_exits_two_and_names_file_and_line(run, tmp_path: Path):
    """Issue 3.1: an error names file, line, key."""
    for path in (ROOT / "resources" / "rules" / "henan-township").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "deadlines.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[deadline]]\nid = "D99"\nsurprise = 1\n')
    ran = run("rules", "check", tmp_path)
    assert ran.code == UNREADABLE
    assert "deadlines.toml" in ran.err


def test_a_pack_is_installed_and_says_how_many_cases_change(run, store: Path):
    with_cases(store)
    ran = run("rules", "install", ROOT / "resources" / "calendar", "--store", store, "--json")
    assert ran.code == DONE
    assert (ran.json["what"], ran.json["records"]) == ("calendar", 1)
    assert [one["what"] for one in run("rules", "list", "--store", store, "--json").json["installed"]] == ["calendar"]


# --- keeping and figures ----------------------------------------------------------------------------------------------


def test_a_sound_store_verifies(run, store: Path):
    with_cases(store)
    ran = run("verify", "--deep", "--store", store, "--json")
    assert ran.code == DONE
    assert ran.json["clean"] is True
    assert ran.json["found"] == []


def test_a_backup_is_written_and_restored(run, store: Path, tmp_path: Path):
    case = with_cases(store)[0]
    made = run("backup", "--store", store, "--to", tmp_path / "stick", "--json")
    assert made.code == DONE
    new = tmp_path / "new"
    assert run("restore", "--from", made.json["folder"], "--store", new).code == DONE
    assert run("case", "list", "--store", new, "--json").json["cases"][0]["id"] == case
    assert run("restore", "--from", made.json["folder"], "--store", new).code == REFUSED


def test_what_is_no_backup_is_untrusted(run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    ran = run("restore", "--from", tmp_path / "empty", "--store", tmp_path / "new")
    assert ran.code == UNTRUSTED
    assert not (tmp_path / "new").exists()


def test_the_double_decline_is_counted_and_written_as_a_workbook(run, store: Path, tmp_path: Path):
    out = tmp_path / "figures.xlsx"
    ran = run("stats", "double-decline", "--store", store, "--year", 2026, "--json", "--xlsx", out)
    assert ran.code == DONE
    assert ran.json["total"]["double_decline"] == "not-applicable"
    assert ran.json["units"][0]["this"]["losing_rate_percent"] is None
    assert out.read_bytes()[:2] == b"PK"
    assert "无案件" in run("stats", "double-decline", "--store", store, "--year", 2026).out


# --- bugs and the process ---------------------------------------------------------------------------------------------


def test_a_bug_is_said_plainly_and_logged_without_anybodys_data(run, store: Path, tmp_path: Path, monkeypatch):
    """R39: ids, counts, error kinds; no names, numbers, texts, paths of the user."""

    def broken(*_: object) -> object:
        raise ValueError("张建国 410000198001010000")

    monkeypatch.setattr(case_commands, "cases_page", broken)
    ran = run("case", "list", "--store", store)
    assert ran.code == FAILED
    assert "张建国" not in ran.out + ran.err
    log = next((tmp_path / "state").rglob("*.log")).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "张建国" not in log
    assert str(tmp_path) not in log
    assert log.split()[1] in ran.err


def test_an_interruption_leaves_quietly(run, store: Path, monkeypatch):
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(case_commands, "cases_page", interrupted)
    assert run("case", "list", "--store", store).code == 130


def test_the_program_runs_as_a_process_with_its_exit_code(tmp_path: Path):
    here = {**os.environ, "BRIGADE_STATE": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    words = [sys.executable, str(ROOT / "main.py"), "assess", str(tmp_path / "没有.json")]
    ran = subprocess.run(words, capture_output=True, env=here, cwd=tmp_path, check=False)
    assert ran.returncode == UNREADABLE
    assert "没有.json" in ran.stderr.decode("utf-8")
    assert b"Traceback" not in ran.stderr


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_document_is_made_listed_and_written(run, store: Path, tmp_path: Path):
    case = with_cases(store)[0]
    ran = run("documents", "make", "T01", "--case", case, "--out", tmp_path / "papers", "--store", store, "--json")
    if ran.code == REFUSED:
        assert ran.err.strip(), "a document that lacks fields names them"
    else:
        assert ran.code == DONE
        assert Path(ran.json["documents"][0]["file"]).read_bytes()[:5] == b"%PDF-"
    listed = run("documents", "list", "--case", case, "--store", store, "--json")
    assert listed.code == DONE
    assert len(listed.json["documents"]) == (0 if ran.code else 1)


def test_the_volume_is_one_pdf(run, store: Path, tmp_path: Path):
    case = with_cases(store)[0]
    ran = run("documents", "volume", "--case", case, "--out", tmp_path, "--store", store, "--json")
    assert ran.code == DONE
    assert Path(ran.json["file"]).read_bytes()[:5] == b"%PDF-"


def test_an_unknown_form_and_a_case_without_a_suit_are_refused(run, store: Path, tmp_path: Path):
    case = with_cases(store)[0]
    assert run("documents", "make", "T99", "--case", case, "--out", tmp_path, "--store", store).code in (1, 2)
    assert run("court-package", "--case", case, "--out", tmp_path / "p", "--store", store).code == REFUSED
