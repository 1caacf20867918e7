"""The core of the demonstration without any network, in a folder whose name has spaces and Chinese characters."""

import ast
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from brigade_app.domain.when import at_instant
from brigade_app.operations.evidence import plan_intake, take_in
from brigade_app.operations.intake import file_case, new_action
from brigade_app.operations.media import MediaReader
from brigade_app.operations.papers import field_pack
from brigade_app.operations.sample.main_job import compare
from brigade_app.operations.volumes import case_volume
from tests.acceptance.makers import a_staffed_township, photographs
from tests.operations.exchange_makers import a_desk, carry, enrol
from tests.operations.makers import BEGIN, WoundClock, a_filing, an_action


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Forbid sockets: whoever makes one, resolves a name or connects is written down and fails."""
    calls: list[str] = []

    def forbidden(*words: object, **_: object) -> NoReturn:
        calls.append(repr(words))
        raise OSError("no network here")

    class Local(socket.socket):
        """Pipes between our own processes are sockets of the machine itself on some systems; the net is not."""

        def __init__(self, family: int = -1, *more: object, **named: object) -> None:
            taken_over = named.get("fileno") is not None or len(more) > 2
            if family in (-1, socket.AF_INET, socket.AF_INET6) and not taken_over:
                forbidden(family, *more)
            super().__init__(family, *more, **named)

    monkeypatch.setattr(socket, "socket", Local)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    monkeypatch.setattr(socket, "gethostbyname", forbidden)
    return calls


def test_the_main_job_runs_without_a_socket_in_a_folder_with_spaces_and_chinese_characters(asked, tmp_path: Path):
    with pytest.raises(OSError, match="no network"):
        socket.socket()
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("127.0.0.1", 9))
    asked.clear()
    place, clock = tmp_path / "我的 数据 (2026)" / "城郊乡", WoundClock()
    town, county = a_staffed_township(place, clock), a_desk(tmp_path / "县 局", clock, seat="county")
    try:
        case = new_action(town, an_action())
        photos = photographs(place / "手机 DCIM", 3, BEGIN.replace(tzinfo=None))
        with MediaReader() as reader:
            assert len(take_in(town, case, plan_intake(photos, town, case), reader=reader).of("filed")) == 3
        file_case(town, case, a_filing(town, at=at_instant(town.now())), "补录", happened=True)
        assert field_pack(town, case, ("T05",)).startswith(b"%PDF")
        assert case_volume(town, case) is not None
        enrol(town, county, tmp_path / "登记 U盘")
        assert carry(town, county, tmp_path / "上报 U盘").is_clean
        entries, files, _ = compare(town, county)
        assert (entries > 10, files >= 3) == (True, True)
    finally:
        for desk in (town, county):
            desk.session.close()
            desk.store.close()
    assert asked == []


def test_no_source_of_the_program_imports_a_module_that_speaks_to_the_net():
    """What no patch can see: a child process of ours would have to import one of these."""
    banned = {"urllib.request", "http.client", "http.server", "ftplib", "smtplib", "requests", "aiohttp", "httpx",
              "socketserver", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"}  # fmt: skip
    root = Path(__file__).resolve().parents[2] / "brigade_app"
    found = []
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.name}: {name}" for name in names if name in banned or name.split(".")[0] in banned]
    assert found == []
