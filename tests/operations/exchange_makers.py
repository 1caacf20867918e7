"""Makers for bundles between desks: two seats that are enrolled with each other, cases with sealed photographs."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from brigade_app.domain.keeping import Change
from brigade_app.domain.records import Case, Evidence, EvidenceFile, Party
from brigade_app.operations.bundles import (
    Exported,
    ImportBoard,
    accept_request,
    answer_request,
    enrol_request,
    export_bundle,
    import_bundles,
    install_registry,
    look_at,
    plan_export,
)
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewLogin
from brigade_app.operations.peers import org_code
from brigade_app.operations.saving import make_id, save
from brigade_app.operations.setup import first_start
from brigade_app.store import Cost
from tests.operations.makers import PASSWORD, WoundClock, a_unit

COUNTY_NODE = 411321000 * 1000 + 1


def a_desk(folder: Path, clock: WoundClock, *, number: int = 1, seat: str = "township") -> Desk:
    node = COUNTY_NODE if seat == "county" else (411321100 + number) * 1000 + 1
    name = "南召县司法局" if seat == "county" else f"南召县第{number}乡人民政府"
    unit = a_unit(name=name, seat=seat, node=node)
    login = NewLogin(name="张建国", password=PASSWORD)
    return first_start(folder / "store", unit, (), login, clock, cost=Cost.for_tests()).desk


def enrol(township: Desk, county: Desk, folder: Path) -> None:
    """Both people compare the characters, as they should."""
    request = enrol_request(township, folder / "request")
    accepted = accept_request(county, request.path, request.words)
    done, card = answer_request(county, accepted, folder / "answer")
    assert look_at(done.folder).words == card.words
    install_registry(township, done.folder, card.words)


def photo(number: int, size: int = 20_000) -> bytes:
    return hashlib.shake_128(f"photo {number}".encode()).digest(size)


def a_case(desk: Desk, title: str = "张三未经许可占地建房", photos: tuple[bytes, ...] = (photo(1),)) -> str:
    """A case with a party, an informant and evidence; returns its id."""
    case = make_id(desk)
    changes = [
        Change(record=Case(id=case, title=title, matter="rural-build-no-permit")),
        Change(record=Party(id=make_id(desk), role="party", name="张三"), case=case),
        Change(record=Party(id=make_id(desk), role="reporter", name="举报人李四"), case=case),
    ]
    save(desk, changes)
    for one in photos:
        add_photo(desk, case, one)
    return case


def add_photo(desk: Desk, case: str, data: bytes) -> str:
    sealed = desk.store.vault.seal(io.BytesIO(data))
    file = EvidenceFile(sha256=sealed.sha256, size=sealed.size, name="IMG_0001.jpg", media_type="image/jpeg")
    record = Evidence(id=make_id(desk), kind="electronic", name="现场照片", file=file)
    save(desk, [Change(record=record, case=case, blobs=(sealed.sha256,))])
    return sealed.sha256


def send(desk: Desk, to: Desk, stick: Path) -> Exported:
    return export_bundle(desk, plan_export(desk, org_code(to.store.node), stick))


def carry(desk: Desk, to: Desk, stick: Path) -> ImportBoard:
    return import_bundles(to, [send(desk, to, stick).folder])


def dump(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and the name of every file of the vault."""
    with desk.store._engine.reading() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        kept = sorted(name for name in names if not name.startswith(("sqlite", "search", "fts")) and "_fts" not in name)
        rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall())) for name in kept}
    vault = desk.store.folder / "vault"
    rows["(vault)"] = sorted(str(path.relative_to(vault)) for path in vault.rglob("*") if path.is_file())
    return rows  # type: ignore[return-value]


@dataclass
class Difference:
    """What two dumps do not share: table -> rows that came, rows that went."""

    came: dict[str, list[object]]
    went: dict[str, list[object]]


def difference(before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]) -> Difference:
    came = {name: [row for row in after[name] if row not in before.get(name, [])] for name in after}
    went = {name: [row for row in before[name] if row not in after.get(name, [])] for name in before}
    return Difference({k: v for k, v in came.items() if v}, {k: v for k, v in went.items() if v})
