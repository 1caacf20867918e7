"""Whose power a matter is, by date: the township's own, conferred by a provincial list, or entrusted.

A reader would guess that a matter on a list may be punished. Power is a question of dates: the grant must be in force
on the day of filing and on the day of the decision, in the township where the act happened; a list that ended in
between has a rule for pending cases, or it has none and the county must be asked. "Not listed" is a no only where the
county has installed its own list (``complete_for``). Sources: 处罚法 17-24, 38; rule-pack reference 0.5.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from brigade_app.domain.law.pack import common, law_source
from brigade_app.domain.law.rules import AuthorityBundle, AuthorityGrant, LawSource
from brigade_app.domain.law.types import Basis, Mark, TraceLine
from brigade_app.domain.law.wording import line
from brigade_app.domain.matters import Matter
from brigade_app.domain.strict_toml import Table, TomlFile, read_toml

Held = Literal["yes", "no", "unknown"]
FROM_LISTS: tuple[Literal["conferred", "entrusted", "own"], ...] = ("conferred", "entrusted", "own")
TRANSFER = Basis("XZCF", "行政处罚法", "Administrative Penalty Law", "处罚法", 24, 1)
INVALID = Basis("XZCF", "行政处罚法", "Administrative Penalty Law", "处罚法", 38, 1)
COUNTY_FIRST = Basis("XZCF", "行政处罚法", "Administrative Penalty Law", "处罚法", 23)


@dataclass(frozen=True, slots=True)
class Power:
    """Whether a unit holds the power over a matter on a day, by which grant, and why."""

    held: Held
    because: TraceLine
    basis: tuple[Basis, ...]
    mark: Mark
    grant: AuthorityGrant | None = None


def load_authority(folder: Path) -> AuthorityBundle:
    """Read all lists of powers of a folder (``*.toml``).

    Raises:
        DataFileInvalid: a file breaks the form; facts name file, line, key and reason.
    """
    files = [read_toml(path) for path in sorted(folder.glob("*.toml"))]
    grants: list[AuthorityGrant] = []
    complete: list[str] = []
    for file in files:
        found, units = _read(file)
        grants += found
        complete += units
    digest = hashlib.sha256("".join(f"{file.path.name}\0{file.text}\0" for file in files).encode()).hexdigest()
    return AuthorityBundle(grants=tuple(grants), complete_for=tuple(sorted(set(complete))), sha256=digest)


def _read(file: TomlFile) -> tuple[list[AuthorityGrant], tuple[str, ...]]:
    root = file.root()
    root.optional_text("notice_zh")
    root.optional_text("notice_en")
    laws = {code: law_source(code, row) for code, row in root.named("law")}
    units = root.texts("complete_for")
    grants = []
    for row in root.rows("grant"):
        grants.append(_grant(row, laws))
        row.close()
    root.close()
    return grants, units


def _grant(row: Table, laws: Mapping[str, LawSource]) -> AuthorityGrant:
    kind = row.choice("kind", FROM_LISTS)
    department = row.optional_text("department")
    if kind == "entrusted" and department is None:
        row.fail("department", "an entrusted power names the department that decides (Penalty Law art. 20)")
    return AuthorityGrant(
        **common(row, laws),
        kind=kind,
        matters=row.texts("matters", required=True),
        units=row.texts("units"),
        instrument_zh=row.text("instrument_zh"),
        instrument_en=row.text("instrument_en"),
        subject="department" if kind == "entrusted" else "township",
        department=department,
        coercive=row.flag("coercive", False) and kind != "entrusted",
        pending=row.choice("pending", ("finish-where-filed", "hand-back", "unknown"), "unknown"),
    )


def grants_for(bundle: AuthorityBundle, matter: str, unit: str | None) -> tuple[AuthorityGrant, ...]:
    """Return the grants that name this matter and this unit (or all units)."""
    return tuple(
        grant
        for grant in bundle.grants
        if matter in grant.matters and (not grant.units or (unit is not None and unit in grant.units))
    )


def power_on(bundle: AuthorityBundle, matter: Matter, unit: str | None, on: date) -> Power:
    """Return whether the unit holds the power over the matter on one day."""
    grants = grants_for(bundle, matter.id, unit)
    for grant in _strongest_first(grants):
        if grant.in_force(on):
            return Power("yes", _holds(matter, grant), grant.basis, grant.mark, grant)
    if grants:
        return Power("no", _out_of_force(matter, grants, on), (TRANSFER, INVALID), "text", grants[0])
    name = unit or "本机关"
    if matter.authority.township_own_name == "never":
        return Power("no", _elsewhere(matter), (COUNTY_FIRST, INVALID), "text")
    if unit is not None and unit in bundle.complete_for:
        return Power("no", _not_listed(matter, name), (TRANSFER, INVALID), "text")
    return Power("unknown", _not_installed(matter, name), (TRANSFER,), "text")


def power_over_case(
    bundle: AuthorityBundle, matter: Matter, unit: str | None, filed_on: date, decided_on: date
) -> Power:
    """Return whether the unit holds the power from filing to decision, with the rule for pending cases."""
    at_filing = power_on(bundle, matter, unit, filed_on)
    if at_filing.held != "yes" or decided_on <= filed_on:
        return at_filing
    at_decision = power_on(bundle, matter, unit, decided_on)
    if at_decision.held != "no" or at_filing.grant is None:
        return at_decision
    pending = at_filing.grant.pending
    if pending == "finish-where-filed":
        words = line(
            f"“{matter.name_zh}”的权力已收回，立案在先的由本机关办结（{at_filing.grant.instrument_zh}）",
            f"the power over {matter.name_en} has ended; cases filed before are finished here",
        )
        return Power("yes", words, at_filing.grant.basis, at_filing.grant.mark, at_filing.grant)
    if pending == "hand-back":
        return at_decision
    words = line(
        f"“{matter.name_zh}”的权力在立案后收回，未办结案件由谁办理没有规定，请向县司法局请示",
        f"the power over {matter.name_en} ended after filing; who finishes the case is not laid down: ask the county",
    )
    return Power("unknown", words, (TRANSFER,), "D", at_filing.grant)


def _strongest_first(grants: Iterable[AuthorityGrant]) -> list[AuthorityGrant]:
    order = {"own": 0, "conferred": 1, "entrusted": 2}
    return sorted(grants, key=lambda grant: (not grant.certain, order[grant.kind], grant.id))


def _holds(matter: Matter, grant: AuthorityGrant) -> TraceLine:
    who_zh = f"以{grant.department}名义" if grant.kind == "entrusted" else "以乡镇人民政府名义"
    who_en = f"in the name of {grant.department}" if grant.kind == "entrusted" else "in the township's own name"
    return line(
        f"“{matter.name_zh}”：{grant.instrument_zh}，{who_zh}", f"{matter.name_en}: {grant.instrument_en}, {who_en}"
    )


def _out_of_force(matter: Matter, grants: Iterable[AuthorityGrant], on: date) -> TraceLine:
    spans = "；".join(f"{g.instrument_zh}（{g.effective_from or '…'}至{g.effective_to or '…'}）" for g in grants)
    spans_en = "; ".join(f"{g.instrument_en} ({g.effective_from or '…'} to {g.effective_to or '…'})" for g in grants)
    return line(f"{on} 当日“{matter.name_zh}”的授权不在有效期：{spans}", f"not in force on {on}: {spans_en}")


def _elsewhere(matter: Matter) -> TraceLine:
    return line(
        f"“{matter.name_zh}”由{matter.enforcer.named_zh}处理，乡镇不得以自己名义处罚",
        f"{matter.name_en} belongs to {matter.enforcer.named_en}: the township may never punish it in its own name",
    )


def _not_listed(matter: Matter, unit: str) -> TraceLine:
    return line(
        f"{unit}的权力清单中没有“{matter.name_zh}”（{matter.enforcer.named_zh}的职权）",
        f"{matter.name_en} is not on the installed list of this township (it belongs to {matter.enforcer.named_en})",
    )


def _not_installed(matter: Matter, unit: str) -> TraceLine:
    return line(
        f"未安装{unit}关于“{matter.name_zh}”的赋权或者委托清单；须由县里下发并安装后方能认定有权",
        f"no list that grants {matter.name_en} to this township is installed; the county must install its own",
    )
