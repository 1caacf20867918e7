"""The main job, run through the sample world: log, prove, carry, import, comment, receipt, and the proof that it holds.

Each step says what to look at. Nothing here is made for show: the steps are the deeds behind the buttons, over real
encrypted stores, and the bundle is opened again by its own rules at the end.
"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from brigade_app.domain.keeping import Peer
from brigade_app.domain.records import Place
from brigade_app.domain.when import at_instant, on_day
from brigade_app.errors import Refused
from brigade_app.operations.bundles import (
    accept_request,
    answer_request,
    delivery,
    enrol_request,
    export_bundle,
    import_bundles,
    install_registry,
    look_at,
    make_reply,
    plan_export,
)
from brigade_app.operations.comments import comment
from brigade_app.operations.desk import Clock, Desk
from brigade_app.operations.forms import Filing, NewAction, NewComment, Person
from brigade_app.operations.intake import file_case, new_action
from brigade_app.operations.keeping import verify
from brigade_app.operations.media import MediaReader
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.peers import device_keys, org_code, peers_of
from brigade_app.operations.people import officers
from brigade_app.operations.questions import case_line
from brigade_app.operations.sample.world import (
    SAMPLE_MARK,
    Spec,
    fill_town,
    sample_clock,
    start_county,
    start_town,
    take_media,
)
from brigade_app.sync.registry import allowed_signers

BLOCK_BYTES = 1 << 20
FIRST_CASE = "a-01-straw-notice"
REASON = "样例数据没有安装县里下发的赋权清单，仅为演示。"
"""The law asks why a case is filed although no power list is installed; the answer is journalled."""


class FolderInUse(Refused):
    """The folder holds something that is no sample world. Fact ``path``."""


class NotTheSame(RuntimeError):
    """The county's store is not what was sent: a bug, and the demonstration says so."""


Say = Callable[[str, str], None]
"""Says a step in Chinese and in English."""


@dataclass(slots=True)
class Outcome:
    """What the main job left: counts, and where to look."""

    folder: Path
    cases: int = 0
    entries: int = 0
    files: int = 0
    file_bytes: int = 0
    bundle: Path | None = None
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """The three desks of the sample world."""

    spec: Spec
    now: Clock
    folder: Path
    county: Desk
    towns: dict[str, Desk]

    def close(self) -> None:
        """Leave the desks."""
        for desk in (*self.towns.values(), self.county):
            leave(desk)


def empty_folder(folder: Path) -> None:
    """Make the folder of a sample world, in place of an earlier one.

    Raises:
        FolderInUse: it holds something else.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / SAMPLE_MARK).exists():
            raise FolderInUse(path=str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SAMPLE_MARK).write_text(
        "样例数据：可以整个删除。 Sample world: may be deleted as a whole.\n", encoding="utf-8"
    )


def build(spec: Spec, folder: Path, say: Say) -> World:
    """Make the county and two townships, and enrol them face to face."""
    empty_folder(folder)
    now = sample_clock(spec)
    county = start_county(spec, folder / "county", now)
    towns = {key: start_town(spec, key, folder / f"town-{key}", now) for key in ("a", "b")}
    say(
        "建立县局和两个乡镇的加密库，各有首个账号和恢复密钥。",
        "Made the encrypted stores of the county and two townships.",
    )
    for key, started in towns.items():
        enrol(started.desk, county.desk, folder / "sticks" / f"enrol-{key}")
        name = started.desk.unit.name
        say(
            f"{name}：申请、核对十二个字、安装县局回复。",
            f"{name}: request, twelve characters compared, answer installed.",
        )
    return World(spec, now, folder, county.desk, {key: started.desk for key, started in towns.items()})


def enrol(town: Desk, county: Desk, stick: Path) -> None:
    """Enrol a township: request, comparison of the characters, answer, installation."""
    request = enrol_request(town, stick)
    accepted = accept_request(county, stick, look_at(request.path).words)
    _, card = answer_request(county, accepted, stick)
    install_registry(town, card.path.parent, card.words)


def run(world: World, say: Say) -> Outcome:
    """Run the main job and return what it left.

    Raises:
        NotTheSame: the county's store differs from what was sent.
    """
    outcome = Outcome(world.folder)
    _log_and_prove(world, say, outcome)
    _carry(world, say, outcome)
    _answer(world, say, outcome)
    _leave_keys(world, say, outcome)
    return outcome


def _log_and_prove(world: World, say: Say, outcome: Outcome) -> None:
    town, spec = world.towns["a"], world.spec
    with MediaReader() as reader:
        case_id = new_action(
            town,
            NewAction(
                at=at_instant(world.now()), place=Place(text="大庄村北组责任田", village="大庄村"), source="report",
                persons=(Person(name="陈二柱"),), kind="on-site-inspection", matter="straw-open-burning",
            ),
        )  # fmt: skip
        say("队长用五个栏目登记一次执法行动。", "The captain logs an action in five fields.")
        taken = take_media(town, spec, FIRST_CASE, case_id, world.folder / "scratch", reader)
        count = len(taken.of("filed"))
        say(
            f"导入 {count} 件照片、录像和扫描件：边读边算摘要、封存、回读，原件不动；按清单归位。",
            f"Took in {count} photographs, film and scans: hashed, sealed, read back, put on lines.",
        )
        two = tuple(line.officer.id for line in officers(town) if line.officer.certificate)[:2]
        decider = next(line.officer.id for line in officers(town) if "responsible-person" in (line.officer.posts or ()))
        filing = Filing(at=at_instant(world.now()), officers=two, decided_by=decider, approved=True)
        filed = file_case(town, case_id, filing, REASON)
        row = town.store.cases.get(case_id)
        line = case_line(town, row) if row else None
        due, lacking = (line.next_due_on, line.lacking) if line else (None, 0)
        say(f"立案：{filed.number}；下一期限 {due}，缺必备证据 {lacking} 项。",
            f"Filed as {filed.number}; next due {due}, {lacking} required line(s) missing.")  # fmt: skip
        for key, desk in world.towns.items():
            ids = fill_town(desk, spec, key, world.folder / "scratch", lambda _: None, reader)
            outcome.cases += len(ids)
            say(f"{desk.unit.name}：录入 {len(ids)} 件案件和行动（不同事项、不同阶段）。",
                f"{desk.unit.name}: entered {len(ids)} cases and actions of different matters and stages.")  # fmt: skip
    outcome.cases += 1
    shutil.rmtree(world.folder / "scratch", ignore_errors=True)


def _carry(world: World, say: Say, outcome: Outcome) -> None:
    county = org_code(world.county.store.node)
    for key, desk in world.towns.items():
        stick = world.folder / "sticks" / f"upload-{key}"
        stick.mkdir(parents=True, exist_ok=True)
        plan = plan_export(desk, county, stick)
        done = export_bundle(desk, plan)
        outcome.bundle = outcome.bundle or done.folder
        name, volumes = desk.unit.name, len(done.volumes)
        say(
            f"{name}导出：记录 {done.entries} 条，证据 {done.evidence} 件，{volumes} 卷，写后回读一致，可以拔出。",
            f"{name} exported {done.entries} records, {done.evidence} items, {volumes} volume(s), read back.",
        )
        board = import_bundles(world.county, [stick])
        if board.refused:
            raise NotTheSame(str(board.refused))
        came = board.came[0]
        cases, items = len(came.cases_new), len(came.evidence_new)
        say(
            f"县局接收：新案 {cases}，证据 {items}，记录 {came.entries_new} 条。",
            f"The county took in {cases} cases, {items} items, {came.entries_new} records.",
        )
        entries, files, size = compare(desk, world.county)
        outcome.entries += entries
        outcome.files += files
        outcome.file_bytes += size
        say(f"核对：{entries} 条记录的链、{files} 个文件的摘要与发出的一致。",
            f"Compared: {entries} records by hash and {files} files by digest are what was sent.")  # fmt: skip
        again = import_bundles(world.county, [stick]).came[0]
        if again.state != "unchanged":
            raise NotTheSame(again.state)
    say("再次接收同样两个数据包：没有变化。", "The same two bundles again: nothing changes.")


def compare(sent: Desk, received: Desk) -> tuple[int, int, int]:
    """Compare a township's live log and its files with the county's store; return entries, files, bytes.

    Raises:
        NotTheSame: an entry or a file differs or is missing.
    """
    log = sent.store.current_log
    theirs = {entry.seq: entry.hash for entry in received.store.journal.entries(log)}
    last = max(theirs, default=0)
    ours = {entry.seq: entry.hash for entry in sent.store.journal.entries(log, 1, last)}
    if ours != theirs or not ours:
        raise NotTheSame(f"log {log}")
    count = size = 0
    for blob in sent.store.vault.blobs():
        with received.store.vault.open(blob.sha256) as stream:
            whole = hashlib.sha256()
            while block := stream.read(BLOCK_BYTES):
                whole.update(block)
                size += len(block)
        if whole.hexdigest() != blob.sha256:
            raise NotTheSame(blob.sha256)
        count += 1
    return len(ours), count, size


def _answer(world: World, say: Say, outcome: Outcome) -> None:
    town, county = world.towns["a"], world.county
    rows = [row for row in county.store.records.list("case") if row.owner == town.store.node]
    case = next(row.id for row in rows if "刘某某" in (row.record.title or ""))
    comment(
        county,
        NewComment(
            case=case, about=case, weight="instruction", basis="行政处罚法 45",
            due_on=on_day(world.spec.starts_at.date()),
            text="陈述申辩期限届满前不得作出决定，请在届满后复核并逐条答复。",
        ),
    )  # fmt: skip
    stick = world.folder / "sticks" / "reply-a"
    stick.mkdir(parents=True, exist_ok=True)
    make_reply(county, org_code(town.store.node), stick)
    board = import_bundles(town, [stick])
    came = board.came[0] if board.came else None
    if came is None or board.refused or not came.comments:
        raise NotTheSame(str(board.refused))
    found = delivery(town, org_code(county.store.node))
    count = len(came.comments)
    say(
        f"县局回执和督办意见回到乡镇：县局已接收第 {found.received} 条以前的全部记录，意见 {count} 条。",
        f"Receipt and instruction came back: received up to record {found.received}, {count} comment(s).",
    )
    for desk in (*world.towns.values(), county):
        findings = verify(desk, deep=True)
        if not findings.is_clean:
            raise NotTheSame(str(findings.found))
    say(
        "三个库逐条校验：日志链、签名、证据库、投影都完好。",
        "All three stores verified: chain, signatures, vault, projections.",
    )


def _leave_keys(world: World, say: Say, outcome: Outcome) -> None:
    """Leave the county's age identity and its ``allowed_signers``, so that the bundle opens without the program."""
    keys = device_keys(world.county)
    (world.folder / "county-age-key.txt").write_text("\n".join(keys.age) + "\n", encoding="ascii")
    peers: list[Peer] = []
    for desk in (*world.towns.values(), world.county):
        peers += peers_of(world.county, org_code(desk.store.node))
    (world.folder / "allowed_signers").write_text(allowed_signers(peers), encoding="utf-8")
    bundle = outcome.bundle
    if bundle is None:
        return
    name = bundle.name.split("-", 1)[1]
    node = world.towns["a"].store.node
    outcome.lines = [
        f"cd {bundle}",
        f"sha256sum -c {name}.sha256",
        f'for v in *.age; do age -d -i {world.folder / "county-age-key.txt"} "$v" | tar x -C /tmp; done',
        f"cd /tmp/{name}-v0001 && sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt",
        f"ssh-keygen -Y verify -f {world.folder / 'allowed_signers'} -I {node} -n enforcement-bundle-v1 "
        "-s bundle.json.sig < bundle.json",
    ]
    say(
        "留下县局示例私钥和签名名单，不用本程序也能打开数据包。",
        "Left the sample county's key and signers: the bundle opens without us.",
    )


def reopen(world_folder: Path, town: str, spec: Spec, now: Clock) -> Desk:
    """Sit down in a store of a sample world that was built before."""
    unit = next(one for one in spec.units["township"] if one["key"] == town)
    return open_desk(world_folder / f"town-{town}", unit["account"], spec.password, now)
