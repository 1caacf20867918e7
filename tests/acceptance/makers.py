"""What the acceptance tests are made of: a township with the people it needs, photographs, a dump of a whole store."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from brigade_app import cli
from brigade_app.domain.keeping import Role
from brigade_app.domain.records import Action, CaseFile
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewLogin
from brigade_app.operations.law import file_of
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.people import officers
from brigade_app.operations.setup import first_start
from brigade_app.store import Cost
from tests.operations.makers import PASSWORD, SHELF, WoundClock, a_unit, an_officer
from tests.operations.media.makers import a_camera_jpeg, a_film, a_jpeg, a_picture, a_png, scaled

SAMPLES = Path("/", "work", "shared", "samples")


def a_staffed_township(folder: Path, clock: WoundClock) -> Desk:
    """A township with two officers, a third, a reviewer, a hearing host and the head; 张建国 is logged in."""
    people = [
        an_officer("张建国", "豫R1101", posts=("officer", "captain")),
        an_officer("李红", "豫R1102"),
        an_officer("周明", "豫R1103"),
        an_officer("王法制", None, certificate_from=None, certificate_to=None, posts=("legal-reviewer",),
                   legal_qualification=True),
        an_officer("陈主持", None, certificate_from=None, certificate_to=None, posts=("hearing-host",)),
        an_officer("赵乡长", None, certificate_from=None, certificate_to=None, posts=("responsible-person",)),
    ]  # fmt: skip
    unit = a_unit(
        court_name="南召县人民法院", address="南召县城郊乡政府路1号", phone="0377-66910001", place="南召县城郊乡"
    )
    login = NewLogin(name="张建国", password=PASSWORD)
    started = first_start(folder / "store", unit, people, login, clock, first_officer=0, cost=Cost.for_tests())
    return replace(started.desk, law=SHELF)


def the_officer(desk: Desk, name: str) -> str:
    """Return the id of an officer of the register."""
    return next(line.officer.id for line in officers(desk) if line.officer.name == name)


def the_action(desk: Desk, case: str, kind: str) -> Action:
    """Return the newest action of a kind."""
    return [one for one in file_of(desk, case).actions if one.kind == kind][-1]


def seated(desk: Desk, *roles: Role, officer: str | None = None) -> Desk:
    """Return the desk with somebody else at it."""
    from tests.operations.makers import as_role

    other = as_role(desk, *roles)
    other.session.account = replace(other.account, officer=officer)
    return other


def film() -> bytes:
    """A short film as a phone makes it."""
    return a_film()


def photographs(folder: Path, count: int, taken: datetime, prefix: str = "IMG_") -> list[Path]:
    """Write photographs as a phone would, a minute apart."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        at = taken.replace(minute=number % 60)
        path = folder / f"{prefix}{number:04d}.jpg"
        content = a_camera_jpeg(96, 72, shade=number % 200, taken=f"{at:%Y:%m:%d %H:%M:%S}", gps=(33.4912, 112.4291))
        path.write_bytes(content + number.to_bytes(2, "big"))
        made.append(path)
    return made


def messenger_copies(folder: Path, count: int) -> list[Path]:
    """Write pictures as a messenger leaves them: scaled, no metadata, its own name."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        path = folder / f"mmexport16{number:011d}.jpg"
        path.write_bytes(scaled(a_camera_jpeg(1600, 1200, shade=number * 9), 1080))
        made.append(path)
    return made


def a_screenshot(folder: Path) -> Path:
    """Write what a phone makes of its own screen, under the name of a camera's photograph."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "IMG_9001.png"
    path.write_bytes(a_png(1080, 2400))
    return path


def a_plain_picture() -> bytes:
    """A picture without metadata."""
    return a_jpeg(a_picture(120, 90))


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one document."""
        plain = json.loads(self.out)
        assert isinstance(plain, dict)
        return plain


def dump_of(folder: Path, password: str = PASSWORD) -> dict[str, list[object]]:
    """Every row of every table that a person's work is in, and the name of every file of the vault.

    Log-ins and log-outs are journalled in any case; what is compared is everything else.
    """
    desk = open_desk(folder, None, password, cost=Cost.for_tests())
    try:
        return held_in(desk)
    finally:
        leave(desk)


def held_in(desk: Desk) -> dict[str, list[object]]:
    """The records of an open store by kind (events apart), its numbers and its vault."""
    kinds = ("case", "party", "action", "evidence", "dispute", "custody", "claims", "document", "number", "sign_off")
    found: dict[str, list[object]] = {
        kind: [(row.id, repr(row.record), row.deleted) for row in desk.store.records.list(kind, deleted=True)]
        for kind in kinds
    }
    vault = desk.store.folder / "vault"
    found["vault"] = sorted(str(path.relative_to(vault)) for path in vault.rglob("*") if path.is_file())
    assert desk.store.verify().found == ()
    return found


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_command(capsys: object, *words: object) -> Ran:
    """Run a command in this process; no traceback is ever seen."""
    capsys.readouterr()  # type: ignore[attr-defined]
    code = cli.run([str(word) for word in words])
    said = capsys.readouterr()  # type: ignore[attr-defined]
    assert "Traceback" not in said.out + said.err
    return Ran(code, said.out, said.err)


def kinds_of(file: CaseFile) -> Sequence[str]:
    """The kinds of the actions of a case, in their order."""
    return [one.kind for one in file.actions]
