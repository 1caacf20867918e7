"""The sample world made by the program: two townships and a county, their cases and media, as people would enter them.

Everything goes through the deeds that buttons and commands use. The clock stands at the world's own day
(``resources/sample/units.toml``) and moves on by what has really passed since, so that nothing in it grows overdue.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import time
from typing import Any

from brigade_app.domain.records import CaseFile, Post
from brigade_app.domain.when import parse_when
from brigade_app.operations.case_files import import_case_file
from brigade_app.operations.desk import Clock, Desk
from brigade_app.operations.evidence import Intake, plan_intake, put_on_line, take_in
from brigade_app.operations.forms import NewLogin, NewOfficer, NewUnit
from brigade_app.operations.media import MediaReader
from brigade_app.operations.sample.film import film
from brigade_app.operations.sample.papers import make_papers
from brigade_app.operations.sample.scans import scan
from brigade_app.operations.sample.scenes import Shot, photograph
from brigade_app.operations.setup import Started, first_start
from brigade_app.store import Cost
from brigade_app.sync.case_file import read_case_file

FONT = Path("fonts") / "NotoSansSC-Regular.ttf"
SAMPLE_MARK = "sample-world.txt"
DAY_SECONDS = 8 * 3600
SLOWED = 2000
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Spec:
    """What ``units.toml`` and ``media.toml`` say."""

    units: Mapping[str, Any]
    media: Mapping[str, Any]
    folder: Path
    font: str

    @property
    def password(self) -> str:
        """The password of every account of the sample world; it protects nothing."""
        return str(self.units["password"])

    @property
    def starts_at(self) -> datetime:
        """The instant at which the sample world's clock starts."""
        return datetime.fromisoformat(self.units["today"])


def read_spec(resources: Path) -> Spec:
    """Return the sample world's description."""
    folder = resources / "sample"
    units = tomllib.loads((folder / "units.toml").read_text(encoding="utf-8"))
    media = tomllib.loads((folder / "media.toml").read_text(encoding="utf-8"))
    return Spec(units, media, folder, str(resources / FONT))


def sample_clock(spec: Spec, made_at: float | None = None) -> Clock:
    """Return the clock of the sample world: its own day, which goes on slowly and never back.

    ``made_at`` is when the world was made (seconds since 1970, `made_when`). The first eight hours pass as they pass;
    after them a year takes less than five hours, so that nothing in the world ever grows overdue.
    """
    begun = time() if made_at is None else made_at

    def now() -> datetime:
        passed = max(0.0, time() - begun)
        return spec.starts_at + timedelta(seconds=min(passed, DAY_SECONDS) + max(0.0, passed - DAY_SECONDS) / SLOWED)

    return now


def made_when(world: Path) -> float | None:
    """Return when the world in this folder was made, by its mark; ``None`` where it has none."""
    mark = world / SAMPLE_MARK
    return mark.stat().st_mtime if mark.exists() else None


def media_of(spec: Spec, case: str, into: Path) -> list[tuple[Path, str | None]]:
    """Write the media of a case into a folder, and return each with the checklist line it belongs on."""
    into.mkdir(parents=True, exist_ok=True)
    made = []
    for entry, content in _draw(spec, case):
        path = into / entry["name"]
        path.write_bytes(content)
        made.append((path, entry.get("item")))
    return made


def _draw(spec: Spec, case: str) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    place = _place_of(spec, case)
    for entry in spec.media["photo"]:
        if entry["case"] == case:
            yield entry, photograph(_shot(entry, place), spec.font)
    for entry in spec.media["film"]:
        if entry["case"] == case:
            frames = [photograph(_shot(entry, place, at), spec.font) for at in range(0, entry["frames"], 4)]
            made_at = datetime.fromisoformat(entry["taken_at"]).replace(tzinfo=spec.starts_at.tzinfo)
            every = entry["frame_ms"] * 4
            yield entry, film(frames, frame_ms=every, width=1280, height=960, made_at=made_at)
    for entry in spec.media["scan"]:
        if entry["case"] == case:
            lines = [(label, words) for label, words in entry["lines"]]
            yield entry, scan(entry["title"], lines, seed=entry["seed"], font_file=spec.font)


def _shot(entry: Mapping[str, Any], place: tuple[int | None, int | None], frame: int | None = None) -> Shot:
    taken_at = datetime.fromisoformat(entry["taken_at"])
    return Shot(
        scene=entry["scene"], seed=entry["seed"] + (frame or 0), taken_at=taken_at, lat_e7=place[0], lon_e7=place[1],
        caption=f"{taken_at:%Y-%m-%d %H:%M}", with_exif=frame is None and not entry.get("messenger", False),
    )  # fmt: skip


def _place_of(spec: Spec, case: str) -> tuple[int | None, int | None]:
    place = case_of(spec, case).case.place
    return (place.lat_e7, place.lon_e7) if place else (None, None)


def case_bytes(spec: Spec, case: str) -> bytes:
    """Return a case file of the sample world."""
    return (spec.folder / "cases" / f"{case}.json").read_bytes()


def case_of(spec: Spec, case: str) -> CaseFile:
    """Return a case of the sample world."""
    return read_case_file(case_bytes(spec, case), case)


def cases_of(spec: Spec, town: str) -> list[str]:
    """Return the names of the case files of a town (``a``, ``b``), in order."""
    return sorted(path.stem for path in (spec.folder / "cases").glob(f"{town}-*.json"))


def start_town(spec: Spec, town: str, folder: Path, now: Clock, cost: Cost | None = None) -> Started:
    """Make the store of a township with its officers and the captain's account."""
    unit = next(one for one in spec.units["township"] if one["key"] == town)
    officers = _officers(case_of(spec, cases_of(spec, town)[0]))
    captain = next(at for at, one in enumerate(officers) if one.name == unit["account"])
    login = NewLogin(name=unit["account"], password=spec.password)
    return first_start(folder, _unit(unit), officers, login, now, first_officer=captain, cost=cost)


def start_county(spec: Spec, folder: Path, now: Clock, cost: Cost | None = None) -> Started:
    """Make the county's store."""
    county = spec.units["county"]
    login = NewLogin(name=county["account"], password=spec.password)
    return first_start(folder, _unit(county), (), login, now, cost=cost)


def _unit(table: Mapping[str, Any]) -> NewUnit:
    names = (
        "name",
        "seat",
        "node",
        "place_short",
        "place",
        "county_name",
        "court_name",
        "brigade_name",
        "address",
        "phone",
    )
    return NewUnit(**{name: table[name] for name in names if name in table}, villages=tuple(table.get("villages", ())))


def _officers(file: CaseFile) -> list[NewOfficer]:
    return [
        NewOfficer(
            name=one.name or "", certificate=one.certificate, certificate_from=_day(one.certificate_from),
            certificate_to=_day(one.certificate_to), posts=tuple[Post, ...](one.posts or ("officer",)),
            legal_qualification=one.legal_qualification,
        )
        for one in file.officers
    ]  # fmt: skip


def _day(when: object) -> date | None:
    return parse_when(str(when)).earliest if when is not None else None


def fill_town(
    desk: Desk, spec: Spec, town: str, scratch: Path, report: Report, reader: MediaReader, leave_out: Sequence[str] = ()
) -> dict[str, str]:
    """Enter a town's cases and media; return the record id of each case by its file's name."""
    ids: dict[str, str] = {}
    for name in cases_of(spec, town):
        if name in leave_out:
            continue
        imported = import_case_file(desk, case_bytes(spec, name), name)
        ids[name] = imported.case_id
        taken = take_media(desk, spec, name, imported.case_id, scratch / name, reader)
        make_papers(desk, spec.folder, name, imported.case_id)
        report(f"{case_of(spec, name).case.title}：{len(taken.of('filed'))} 件材料")
    return ids


def take_media(desk: Desk, spec: Spec, name: str, case_id: str, scratch: Path, reader: MediaReader) -> Intake:
    """Take the media of a case in and put each on its line of the checklist."""
    made = media_of(spec, name, scratch)
    lines = {path.name: item for path, item in made}
    taken = take_in(
        desk,
        case_id,
        plan_intake([path for path, _ in made], desk, case_id),
        reader=reader,
        method="从手机原始文件导入",
    )
    by_line: dict[str, list[str]] = {}
    for one in taken.of("filed"):
        item = lines.get(one.path.name)
        if item and one.evidence_id:
            by_line.setdefault(item, []).append(one.evidence_id)
    for item, evidence in by_line.items():
        put_on_line(desk, case_id, evidence, item)
    shutil.rmtree(scratch, ignore_errors=True)
    return taken


__all__ = [
    "SAMPLE_MARK", "Spec", "case_bytes", "case_of", "cases_of", "fill_town", "made_when", "media_of", "read_spec",
    "sample_clock", "start_county", "start_town", "take_media",
]  # fmt: skip
