"""``enrol`` and ``bundle``: the main job by commands, their exit codes, and one JSON document each."""

import json
import subprocess
from pathlib import Path

import pytest

from brigade_app.cli import run
from brigade_app.operations.bundles import enrol_request
from brigade_app.operations.opening import leave
from tests.operations.exchange_makers import a_case, a_desk, enrol, photo
from tests.operations.makers import PASSWORD, WoundClock


@pytest.fixture
def seats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """The stores of a township with a case and of its county, enrolled; and a folder for sticks."""
    monkeypatch.setenv("BRIGADE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BRIGADE_PASSWORD", PASSWORD)
    monkeypatch.setenv("BRIGADE_LANGUAGE", "zh")
    clock = WoundClock()
    township, county = a_desk(tmp_path / "t", clock), a_desk(tmp_path / "c", clock, seat="county")
    enrol(township, county, tmp_path / "enrolment")
    a_case(township, photos=(photo(1), photo(2)))
    for desk in (township, county):
        desk.session.close()
        desk.store.close()
    return tmp_path / "t" / "store", tmp_path / "c" / "store", tmp_path / "sticks"


def said(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_bundle_goes_out_comes_in_and_a_receipt_comes_back(seats, capsys):
    township, county, sticks = map(str, seats)
    assert run(["bundle", "export", "--store", township, "--out", f"{sticks}/up", "--json"]) == 0
    out = said(capsys)
    assert (len(out["plan"]["evidence"]), len(out["plan"]["cases"])) == (2, 1)
    folder = out["written"]["folder"]
    assert run(["bundle", "import", "--store", county, folder, "--json"]) == 0
    [came] = said(capsys)["came"]
    assert (came["state"], len(came["evidence_new"])) == ("imported", 2)
    assert run(["bundle", "import", "--store", county, folder, "--json"]) == 0
    assert said(capsys)["came"][0]["state"] == "unchanged"
    assert run(["bundle", "reply", "--store", county, "--out", f"{sticks}/down", "--json"]) == 0
    assert run(["bundle", "import", "--store", township, said(capsys)["written"]["folder"], "--json"]) == 0
    assert said(capsys)["came"][0]["confirmed"] == came["entries_new"]


def test_exit_codes_tell_a_refusal_bad_input_and_untrusted_input_apart(seats, capsys, tmp_path):
    township, county, sticks = map(str, seats)
    assert run(["bundle", "export", "--store", township, "--out", f"{sticks}/up", "--json"]) == 0
    folder = said(capsys)["written"]["folder"]
    assert run(["bundle", "import", "--store", township, folder]) == 3
    assert "不是发给本单位的" in capsys.readouterr().err
    assert run(["bundle", "import", "--store", county, str(tmp_path / "nowhere")]) == 2
    assert run(["bundle", "export", "--store", township, "--to", "nobody", "--out", sticks]) == 2
    assert run(["enrol", "request", "--store", county, "--out", sticks]) == 1
    assert run(["enrol", "accept", "--store", county, str(tmp_path / "none"), "--out", sticks, "--words", "x"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_countys_recovery_key_is_told_even_when_the_answer_cannot_be_written(tmp_path, capsys):
    """It is given once: whoever accepts again gets none."""
    clock = WoundClock()
    township, county = a_desk(tmp_path / "t", clock), a_desk(tmp_path / "c", clock, seat="county")
    request = enrol_request(township, tmp_path / "request")
    leave(township)
    leave(county)
    no_folder = tmp_path / "file"
    no_folder.write_bytes(b"")
    store = str(county.store.folder)
    assert run(["enrol", "accept", "--store", store, str(request.path), "--out", str(no_folder),
                "--words", request.words, "--json"]) != 0  # fmt: skip
    assert "AGE-SECRET-KEY-1" in capsys.readouterr().err


def test_a_plan_alone_writes_nothing(seats, capsys):
    township, _, sticks = seats
    assert run(["bundle", "export", "--store", str(township), "--out", str(sticks), "--plan-only", "--json"]) == 0
    assert said(capsys)["plan"]["volumes"] == 1
    assert list(sticks.rglob("*.age")) == []


def test_verify_needs_no_store_but_the_key_and_the_registry(seats, capsys, tmp_path):
    """Bundle format 12, by our own command."""
    township, county, sticks = seats
    run(["bundle", "export", "--store", str(township), "--out", str(sticks), "--json"])
    folder = said(capsys)["written"]["folder"]
    assert run(["bundle", "verify", "--store", str(county), folder, "--json"]) == 0
    assert said(capsys)["volumes"][0]["good"]
    subprocess.run(["age-keygen", "-o", str(tmp_path / "key.txt")], check=True, capture_output=True)
    (tmp_path / "signers").write_text("# nobody\n")
    words = ["bundle", "verify", folder, "--key", str(tmp_path / "key.txt"), "--signers", str(tmp_path / "signers")]
    assert run(words) == 3
    (tmp_path / "key.txt").write_text("no key\n")
    assert run(words) == 2
