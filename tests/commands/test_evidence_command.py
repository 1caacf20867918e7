"""``evidence add`` and ``evidence list``: files in from a folder, named one by one, with exit codes."""

import argparse
import io
import json

import pytest

from brigade_app.commands import evidence
from brigade_app.commands.terminal import Terminal
from brigade_app.operations.intake import new_action
from brigade_app.operations.opening import leave
from tests.operations.makers import PASSWORD, WoundClock, a_township, an_action
from tests.operations.media.makers import a_camera_jpeg, a_jpeg, a_picture


@pytest.fixture
def township(tmp_path, monkeypatch):
    """A closed store with one case, and its password at hand; returns (folder, case id)."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIGADE_PASSWORD", PASSWORD)
    started = a_township(tmp_path, WoundClock())
    case = new_action(started.desk, an_action())
    leave(started.desk)
    return tmp_path / "store", case


def run(*words: str, language="zh"):
    parser = argparse.ArgumentParser()
    evidence.register(parser.add_subparsers())
    args = parser.parse_args([str(word) for word in words])
    out, err = io.StringIO(), io.StringIO()
    code = args.run(args, Terminal(language, as_json=args.json, out=out, err=err))
    return code, out.getvalue(), err.getvalue()


def test_files_are_taken_in_and_listed_with_what_they_claim(township, tmp_path):
    store, case = township
    photo = tmp_path / "DCIM" / "IMG_1.jpg"
    photo.parent.mkdir()
    photo.write_bytes(a_camera_jpeg(320, 240))
    code, out, _ = run("evidence", "add", "--case", case, photo.parent, "--store", store, "--method", "数据线拷贝")
    assert code == 0
    assert "已录入  IMG_1.jpg  相机原始文件" in out
    code, out, _ = run("evidence", "list", "--case", case, "--store", store, "--json")
    listed = json.loads(out)["evidence"]
    assert code == 0
    assert [(one["name"], one["method"], one["present"]) for one in listed] == [("IMG_1.jpg", "数据线拷贝", True)]
    assert listed[0]["claims"]["model"] == "ALN-AL00"
    assert [link["act"] for link in listed[0]["custody"]] == ["taken-in"]
    _, out, _ = run("evidence", "list", "--case", case, "--store", store)
    assert "2026:03:01 09:30:00" in out


def test_a_file_that_is_not_there_is_named_and_the_others_are_filed(township, tmp_path):
    store, case = township
    photo = tmp_path / "1.jpg"
    photo.write_bytes(a_camera_jpeg(64, 48))
    code, out, err = run("evidence", "add", "--case", case, tmp_path / "没有.jpg", photo, photo, "--store", store)
    assert code == 2
    assert "未录入  没有.jpg" in out
    assert "没有.jpg" in err
    assert "已录入  1.jpg" in out
    code, out, _ = run("evidence", "add", "--case", case, photo, "--store", store, "--json")
    assert code == 0
    assert [one["state"] for one in json.loads(out)["files"]] == ["duplicate"]


def test_of_a_messenger_copy_it_says_what_to_ask_for(township, tmp_path):
    store, case = township
    copy = tmp_path / "mmexport1709256612345.jpg"
    copy.write_bytes(a_jpeg(a_picture(1440, 1080), quality=70))
    _, out, _ = run("evidence", "add", "--case", case, copy, "--store", store)
    assert "聊天软件转发件" in out
    assert "直接拷贝原始文件" in out


def test_a_case_without_evidence_says_so_in_both_languages(township):
    store, case = township
    assert "还没有证据" in run("evidence", "list", "--case", case, "--store", store)[1]
    assert "no evidence yet" in run("evidence", "list", "--case", case, "--store", store, language="en")[1]
