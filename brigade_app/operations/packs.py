"""Packs: rules, power lists, matters, calendars and statute texts, checked, installed as records, and unpacked.

A pack is a record, so it is journalled, signed and travels in bundles; a township installs what the county's bundle
brought the next time somebody sits down (`unpack_installed`). What is read is the unpacked copy in the store's folder
``installed/``; it holds public law and nothing of a case. A pack that is older than the installed one is refused.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

from brigade_app import __version__
from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.keeping import Change, CheckItem, Pack
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.changes import AssessmentChange, RuleChange, compare, lists_of, rule_changes
from brigade_app.domain.law.examples import run_examples
from brigade_app.domain.law.law_library import read_library
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import Law, Rule, RulePack
from brigade_app.domain.law.types import Basis
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.when import on_day
from brigade_app.errors import Refused, Unavailable, Unreadable
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import seal_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, living, make_id, save
from brigade_app.operations.shelf import INSTALLED_FOLDER, LawShelf
from brigade_app.store import CaseQuery, CaseRow

What = Literal["rules", "law", "authority", "matters", "calendar"]
BATCH_CASES = 200
MAX_FILES = 600
MAX_FILE_BYTES = 900 * 1024
MAX_PACK_BYTES = 900 * 1024
UNPACKED = ".unpacked"
UNPACKED_SETTING = "packs-unpacked"
OVERLAID = ("authority", "calendar")
"""Kinds of which an installed pack adds to the shipped files (same names replace) instead of replacing them all."""


class NoPackHere(Unreadable):
    """The folder holds no pack of a known kind. Facts ``path``."""


class PackTooLarge(Refused):
    """A pack is larger than a record may be. Facts ``path``, ``size``, ``limit``."""


class OlderPack(Refused):
    """The installed pack is newer. Facts ``name``, ``installed``, ``offered``."""


class NoSuchRule(Refused):
    """The pack has no rule of this id. Facts ``pack``, ``id``."""


class PackNotUnpacked(Unavailable):
    """An installed pack could not be written beside the store. Facts ``folder``, ``reason``."""


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack that was read strictly: what it is, its name, version, first day, digest and how many rows it has."""

    what: What
    name: str
    version: str
    effective_from: date
    sha256: str
    rows: int
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with its articles; the text where statutes are installed (``None``: the citation alone)."""

    rule: Rule
    list_name: str
    articles: tuple[tuple[Basis, str | None], ...]


def check_pack(folder: Path, calendar: WorkCalendar | None = None) -> CheckedPack:
    """Read a pack strictly and return what it is; the first fault is raised with file, line and key.

    With a ``calendar`` the worked examples that a rule pack carries are counted too.

    Raises:
        DataFileInvalid, BadCatalogue, StatuteUnreadable: the fault. NoPackHere: nothing that is a pack.
    """
    files = _files(folder)
    digest = _digest(files)
    if "pack.toml" in files:
        pack = load_pack(folder)
        if calendar is not None:
            run_examples(pack, calendar)
        return CheckedPack("rules", pack.id, pack.version, pack.effective_from, digest, _count(pack), files)
    version = f"{digest[:12]}"
    if "catalogue.toml" in files:
        matters = Catalogue.load(folder)
        first = date.fromisoformat(matters.meta.compiled)
        return CheckedPack("matters", "matters", matters.meta.compiled, first, digest, len(matters.matters), files)
    if any(name.endswith(".md") for name in files):
        library = read_library(folder)
        return CheckedPack("law", folder.name, version, date(1949, 10, 1), digest, len(library.names), files)
    if any(name[:4].isdigit() and len(name) == 9 for name in files):
        calendar = WorkCalendar.load(folder)
        years = tuple(calendar.years)
        return CheckedPack("calendar", "calendar", str(years[-1]), date(years[0], 1, 1), digest, len(years), files)
    if files:
        bundle = load_authority(folder)
        return CheckedPack(
            "authority", folder.name, version, _first_day(bundle.grants), digest, len(bundle.grants), files
        )
    raise NoPackHere(path=folder.name, reason="no-pack", found="")


def _first_day(grants: tuple[Rule, ...]) -> date:
    days = [grant.effective_from for grant in grants if grant.effective_from is not None]
    return min(days, default=date(1949, 10, 1))


def _count(pack: RulePack) -> int:
    return sum(len(rules) for _, rules in lists_of(pack))


def _files(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise NoPackHere(path=str(folder), reason="not-a-folder", found="")
    found: dict[str, str] = {}
    paths = sorted(one for one in folder.rglob("*") if one.suffix in (".toml", ".md") and one.is_file())
    for path in paths[: MAX_FILES + 1]:
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise NoPackHere(path=name, reason="not-utf-8", found="") from error
    if len(found) > MAX_FILES:
        raise PackTooLarge(path=folder.name, size=len(paths), limit=MAX_FILES)
    return found


def _digest(files: Mapping[str, str]) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(files[name].encode()).digest())
    return whole.hexdigest()


def install_pack(desk: Desk, folder: Path) -> tuple[CheckedPack, int]:
    """Check a pack, save it as records and unpack it; return it and how many records it became.

    Statutes become one record a law, so that each stays below the size of an entry.

    Raises:
        As `check_pack`; PackTooLarge, OlderPack: nothing was installed.
    """
    require(desk, "install-packs")
    checked = check_pack(folder, desk.law.calendar)
    parts = _parts(checked)
    for name, files in parts:
        size = sum(len(text.encode()) for text in files.values())
        if size > MAX_PACK_BYTES:
            raise PackTooLarge(path=name, size=size, limit=MAX_PACK_BYTES)
    changes = [change for name, files in parts if (change := _pack_change(desk, checked, name, files)) is not None]
    if changes:
        told = event(desk, "pack-installed", kind=checked.what, name=checked.name, sha256=checked.sha256)
        save(desk, [told, *changes])
    unpack_installed(desk)
    return checked, len(changes)


def _parts(checked: CheckedPack) -> list[tuple[str, dict[str, str]]]:
    if checked.what != "law":
        return [(checked.name, dict(checked.files))]
    parts: dict[str, dict[str, str]] = {}
    for name, text in checked.files.items():
        key = name.split("/")[0] if len(checked.files[name].encode()) < MAX_FILE_BYTES // 8 else name
        parts.setdefault(key, {})[name] = text
    return list(parts.items())


def _pack_change(desk: Desk, checked: CheckedPack, name: str, files: dict[str, str]) -> Change | None:
    """Return the change that installs one part; ``None`` where just this is installed."""
    digest = _digest(files)
    earlier = [one for one in living(desk, Pack) if one.what == checked.what and one.name == name]
    if any(one.sha256 == digest for one in earlier):
        return None
    newest = max(earlier, key=_age, default=None)
    if newest is not None and checked.what == "rules" and _version(newest.version) > _version(checked.version):
        raise OlderPack(name=name, installed=newest.version, offered=checked.version)
    return Change(record=Pack(
        id=make_id(desk), what=checked.what, name=name, version=checked.version,
        effective_from=on_day(checked.effective_from), sha256=digest,
        files={quote(file_name): text for file_name, text in files.items()},
    ))  # fmt: skip


def _version(text: str) -> tuple[tuple[bool, int, str], ...]:
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in text.split("."))


def _age(pack: Pack) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    return _version(pack.version), pack.id


def installed_packs(desk: Desk) -> tuple[Pack, ...]:
    """Return the newest pack of each kind and name."""
    newest: dict[tuple[str, str], Pack] = {}
    for pack in living(desk, Pack):
        key = (pack.what, pack.name)
        if key not in newest or _age(newest[key]) < _age(pack):
            newest[key] = pack
    return tuple(newest[key] for key in sorted(newest))


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One open case that a pack changes, and what: findings, terms, next steps, each before and after."""

    case: str
    number: str | None
    title: str | None
    change: AssessmentChange


@dataclass(frozen=True, slots=True)
class PackChanges:
    """What a pack would change: the rules that differ, how many open cases were looked at, and those that change."""

    rules: tuple[RuleChange, ...]
    cases: int
    changed: tuple[CaseChange, ...]
    cancelled: bool = False


def changes_by(
    desk: Desk,
    pack: CheckedPack,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PackChanges:
    """Return which open cases a pack would change today, and why; nothing is installed or saved.

    ``pack`` comes from `check_pack`; ``progress`` is told cases done and cases in all. Runs in a worker thread: each
    case is assessed twice. Raises as reading the pack does, and `NoRulePack`.
    """
    require(desk, "reassess")
    now, then = desk.law.law, _law_with(desk, pack)
    rules = rule_changes(now, then)
    same = pack.what == "law" or now == then
    keys = [] if same else list(desk.store.cases.keys(CaseQuery(is_open=True)))
    changed: list[CaseChange] = []
    for done, row in enumerate(_rows(desk, keys)):
        if cancelled is not None and cancelled():
            return PackChanges(rules, done, tuple(changed), cancelled=True)
        file = desk.store.cases.file(row.id)
        if file is not None:
            marks, seal = living(desk, CheckItem, row.id), seal_of(desk, row.id)
            change = compare(*(assess(file, law, desk.today, marks, seal=seal) for law in (now, then)))
            if change:
                changed.append(CaseChange(row.id, row.number, row.title or row.matter_zh, change))
        if progress is not None:
            progress(done + 1, len(keys))
    return PackChanges(rules, len(keys), tuple(changed))


def _rows(desk: Desk, keys: list[int]) -> Iterator[CaseRow]:
    for start in range(0, len(keys), BATCH_CASES):
        yield from desk.store.cases.by_keys(keys[start : start + BATCH_CASES])


def _law_with(desk: Desk, pack: CheckedPack) -> Law:
    """Return the law as it would be with this pack installed, read from a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / INSTALLED_FOLDER
        installed = desk.store.folder / INSTALLED_FOLDER
        if installed.is_dir():
            shutil.copytree(installed, trial)
        others = [one for one in installed_packs(desk) if one.what == pack.what and one.name != pack.name]
        _unpack(trial / pack.what, _together(desk, pack.what, others) | dict(pack.files))
        return LawShelf(desk.resources, trial).law


def _together(desk: Desk, what: str, packs: Sequence[Pack]) -> dict[str, str]:
    """Return the files of a kind: the shipped ones where a pack adds to them, then each pack's."""
    base = _files(desk.resources / what) if what in OVERLAID else {}
    return base | {unquote(name): str(text) for pack in packs for name, text in pack.files.items()}


def unpack_installed(desk: Desk) -> bool:
    """Write the newest packs beside the store where they are not yet; return whether anything was written.

    Raises:
        PackNotUnpacked: the folder cannot be written.
    """
    by_kind: dict[str, list[Pack]] = {}
    for pack in installed_packs(desk):
        by_kind.setdefault(pack.what, []).append(pack)
    wrote = False
    for what, packs in by_kind.items():
        files = _together(desk, what, packs)
        target = desk.store.folder / INSTALLED_FOLDER / what
        if not _is_unpacked(target, _digest(files)):
            _unpack(target, files)
            wrote = True
    desk.store.settings.put(UNPACKED_SETTING, _state_of(desk))
    return wrote


def unpack_what_came(desk: Desk) -> bool:
    """Unpack when packs came in since the last time (from a bundle), or the program is another one; whether it did."""
    if not desk.store.records.count("pack") or desk.store.settings.get(UNPACKED_SETTING) == _state_of(desk):
        return False
    return unpack_installed(desk)


def _state_of(desk: Desk) -> str:
    return f"{__version__} {desk.store.records.count('pack')}"


def _is_unpacked(target: Path, digest: str) -> bool:
    mark = target / UNPACKED
    return mark.is_file() and mark.read_text(encoding="utf-8") == digest


def _unpack(target: Path, files: Mapping[str, str]) -> None:
    """Write all files into a new folder and put it in the old one's place: half a pack is never read."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(dir=target.parent))
        for name, text in files.items():
            path = half / _safe(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (half / UNPACKED).write_text(_digest(files), encoding="utf-8")
        if target.exists():
            shutil.rmtree(target)
        half.rename(target)
    except OSError as error:
        raise PackNotUnpacked(folder=target.name, reason=error.strerror) from error


def _safe(name: str) -> Path:
    """Return a pack's file name as a relative path that stays inside: at most one folder, no climbing."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    if not 0 < len(parts) <= 2 or "\\" in name or ":" in name or not name.endswith((".toml", ".md")):
        raise NoPackHere(path=name, reason="not-a-file", found="")
    return Path(*parts)


def show_rule(shelf: LawShelf, rule_id: str, on: date | None = None) -> tuple[ShownRule, ...]:
    """Return the rows of a rule (a deadline may have several) with the text of their articles.

    Raises:
        NoRulePack: there is no pack. NoSuchRule: it has no such row.
    """
    pack = shelf.pack
    found = []
    for list_name, rules in lists_of(pack):
        for rule in rules:
            if rule.id.casefold() == rule_id.casefold() and (on is None or rule.in_force(on)):
                articles = tuple((basis, _text_of(shelf, basis, on)) for basis in rule.basis)
                found.append(ShownRule(rule, list_name, articles))
    if not found:
        raise NoSuchRule(pack=pack.id, id=rule_id)
    return tuple(found)


def _text_of(shelf: LawShelf, basis: Basis, on: date | None) -> str | None:
    found = shelf.library.find(basis, on) if shelf.library is not None else None
    return found.excerpt if found is not None else None
