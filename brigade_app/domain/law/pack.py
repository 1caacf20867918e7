"""Reading a rule pack: ``resources/rules/<pack>/*.toml`` into a `RulePack`, strictly.

A reader would guess that a basis is free text. It is ``CODE 64/1(2)``: the law's code in ``pack.toml``, article,
paragraph (款), item (项); ``CODE`` alone where the text is not at hand; ``CODE 42@2017`` for an older edition. Every
file of the pack is named in ``pack.toml``; the pack's hash is over the bytes of all of them, in that order.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from brigade_app.domain.law.rules import (
    CauseRule,
    CheckRule,
    DeadlineRule,
    DiscretionRule,
    DocumentRule,
    EdgeRule,
    Example,
    GroundRule,
    LawSource,
    Parameter,
    PublicationRule,
    RulePack,
    SegregationRule,
    StateRule,
)
from brigade_app.domain.law.types import Axis, Basis, Mark, Roll, Unit, Who
from brigade_app.domain.strict_toml import DataFileInvalid, Table, TomlFile, read_toml

_BASIS = re.compile(r"^([A-Z0-9-]+)(?: (\d+)(?:/(\d+))?(?:\((\d+)\))?)?(?:@([0-9-]+))?$")
_LISTS = ("state", "edge", "deadline", "check", "document", "cause", "segregation", "publication", "discretion")
MARKS: tuple[Mark, ...] = get_args(Mark)


def load_pack(folder: Path) -> RulePack:
    """Read a pack.

    Raises:
        DataFileInvalid: a file breaks the form; facts name file, line, key and reason.
    """
    head_file = read_toml(folder / "pack.toml")
    head = head_file.root()
    files = [head_file, *(read_toml(folder / name) for name in _file_names(head, folder))]
    laws = {code: law_source(code, row) for code, row in head.named("law")}
    parameters = {id: _parameter(id, row) for id, row in head.named("parameter")}
    lists = _read_lists(files[1:], laws)
    pack = RulePack(
        id=head.text("id"),
        version=head.text("version"),
        sha256=hash_of(files),
        name_zh=head.text("name_zh"),
        name_en=head.text("name_en"),
        effective_from=head.day("effective_from"),
        laws=laws,
        parameters=parameters,
        states=tuple(lists["state"]),
        edges=tuple(lists["edge"]),
        deadlines=tuple(lists["deadline"]),
        checks=tuple(lists["check"]),
        documents=tuple(lists["document"]),
        causes=tuple(lists["cause"]),
        segregation=tuple(lists["segregation"]),
        publication=tuple(lists["publication"]),
        discretion=tuple(lists["discretion"]),
        examples=tuple(lists["example"]),
    )
    head.close()
    _cross_check(pack, head)
    return pack


def hash_of(files: list[TomlFile]) -> str:
    """Return the SHA-256 over names and bytes of a pack's files, in their order."""
    digest = hashlib.sha256()
    for file in files:
        content = file.text.encode()
        digest.update(f"{file.path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def parse_basis(text: str, laws: Mapping[str, LawSource]) -> Basis:
    """Return the basis that ``CODE 64/1(2)`` says.

    Raises:
        ValueError: not of that form, or no such code.
    """
    shape = _BASIS.match(text)
    if not shape:
        raise ValueError(f"{text!r} is not CODE ARTICLE/PARAGRAPH(ITEM)")
    code, article, paragraph, item, edition = shape.groups()
    if code not in laws:
        raise ValueError(f"no law {code!r} in pack.toml")
    law = laws[code]
    numbers = [int(each) if each else None for each in (article, paragraph, item)]
    return Basis(code, law.name_zh, law.name_en, law.short_zh, numbers[0], numbers[1], numbers[2], edition)


def _file_names(head: Table, folder: Path) -> tuple[str, ...]:
    names = head.texts("files", required=True)
    present = {path.name for path in folder.glob("*.toml")} - {"pack.toml"}
    if stray := sorted(present ^ set(names)):
        head.fail("files", f"does not agree with the folder: {', '.join(stray)}")
    return names


def law_source(code: str, row: Table) -> LawSource:
    law = LawSource(
        code=code,
        name_zh=row.text("name_zh"),
        name_en=row.text("name_en"),
        short_zh=row.text("short_zh"),
        edition=row.optional_text("edition"),
        effective_from=row.optional_day("effective_from"),
        in_corpus=row.flag("in_corpus", True),
        mark=_mark(row),
    )
    row.close()
    return law


def _parameter(id: str, row: Table) -> Parameter:
    value = row.value("value")
    if not isinstance(value, int | str | bool):
        row.fail("value", "must be a number, a text, true or false")
    parameter = Parameter(
        id=id, value=value, name_zh=row.text("name_zh"), name_en=row.text("name_en"), mark=_mark(row, "P")
    )
    row.close()
    return parameter


def _mark(row: Table, default: Mark = "text") -> Mark:
    return row.choice("mark", MARKS, default)


def _bases(row: Table, key: str, laws: Mapping[str, LawSource]) -> tuple[Basis, ...]:
    bases = []
    for text in row.texts(key):
        try:
            bases.append(parse_basis(text, laws))
        except ValueError as error:
            row.fail(key, str(error))
    return tuple(bases)


def common(row: Table, laws: Mapping[str, LawSource]) -> dict[str, Any]:
    """Take from a row what every rule has."""
    first, last = row.optional_day("effective_from"), row.optional_day("effective_to")
    if first and last and last < first:
        row.fail("effective_to", "before effective_from")
    return {
        "id": row.text("id"),
        "name_zh": row.text("name_zh"),
        "name_en": row.text("name_en"),
        "basis": _bases(row, "basis", laws),
        "mark": _mark(row),
        "effective_from": first,
        "effective_to": last,
        "computed_from": row.texts("computed_from"),
        "note_zh": row.optional_text("note_zh"),
        "note_en": row.optional_text("note_en"),
    }


def _state(row: Table, laws: Mapping[str, LawSource]) -> StateRule:
    return StateRule(**common(row, laws), kinds=row.texts("kinds"), order=row.whole("order"))


def _edge(row: Table, laws: Mapping[str, LawSource]) -> EdgeRule:
    return EdgeRule(
        **common(row, laws),
        origin=row.texts("from", required=True),
        target=row.texts("to", required=True),
        kinds=row.texts("kinds"),
        guard=row.texts("guard"),
        procedures=row.texts("procedures"),
    )


def _deadline(row: Table, laws: Mapping[str, LawSource]) -> DeadlineRule:
    return DeadlineRule(
        **common(row, laws),
        part=row.text("part", ""),
        length=row.optional_whole("length"),
        unit=row.choice("unit", get_args(Unit), "natural_day"),
        direction=row.choice("direction", ("after", "before"), "after"),
        roll=row.choice("roll", get_args(Roll), "silent"),
        who=row.choice("who", get_args(Who)),
        starts_zh=row.text("starts_zh"),
        starts_en=row.text("starts_en"),
        consequence_zh=row.text("consequence_zh", ""),
        consequence_en=row.text("consequence_en", ""),
        parameter=row.optional_text("parameter"),
        display_only=row.flag("display_only", False),
        warn_early=row.flag("warn_early", False),
    )


def _check(row: Table, laws: Mapping[str, LawSource]) -> CheckRule:
    settings = row.value("settings") if row.has("settings") else {}
    if not isinstance(settings, dict):
        row.fail("settings", "must be a table")
    return CheckRule(
        **common(row, laws),
        axis=row.choice("axis", get_args(Axis)),
        group=row.text("group"),
        fatal=row.flag("fatal", False),
        weight=row.whole("weight", 0),
        risk=row.text("risk", "-"),
        causes=row.texts("causes"),
        cure_zh=row.text("cure_zh", ""),
        cure_en=row.text("cure_en", ""),
        curable_until=row.text("curable_until", "decision"),
        deadlines=row.texts("deadlines"),
        settings=settings,
        grounds={ground.id: ground for ground in (_ground(each, laws) for each in row.rows("ground"))},
    )


def _ground(row: Table, laws: Mapping[str, LawSource]) -> GroundRule:
    ground = GroundRule(**common(row, laws), fatal=row.flag("fatal", False), old_basis=_bases(row, "old_basis", laws))
    if ground.fatal and not (ground.certain and ground.basis):
        row.fail("fatal", f"a ground of mark {ground.mark} cannot be fatal, nor one without a basis")
    row.close()
    return ground


def _document(row: Table, laws: Mapping[str, LawSource]) -> DocumentRule:
    return DocumentRule(
        **common(row, laws),
        fields_zh=row.texts("fields_zh"),
        fields_en=row.texts("fields_en"),
        signs=row.texts("signs"),
        copies=row.text("copies", ""),
        purpose_zh=row.text("purpose_zh", ""),
        purpose_en=row.text("purpose_en", ""),
    )


def _cause(row: Table, laws: Mapping[str, LawSource]) -> CauseRule:
    return CauseRule(**common(row, laws), checks=row.texts("checks"), deadlines=row.texts("deadlines"))


def _segregation(row: Table, laws: Mapping[str, LawSource]) -> SegregationRule:
    return SegregationRule(
        **common(row, laws),
        first=row.text("first"),
        second=row.text("second"),
        strength=row.choice("strength", ("fatal", "weight", "warn")),
        check=row.optional_text("check"),
    )


def _publication(row: Table, laws: Mapping[str, LawSource]) -> PublicationRule:
    return PublicationRule(
        **common(row, laws),
        publish=row.choice("publish", ("yes", "no", "masked", "withhold-all")),
        match=row.texts("match"),
    )


def _discretion(row: Table, laws: Mapping[str, LawSource]) -> DiscretionRule:
    tiers = row.value("tiers") if row.has("tiers") else []
    if not isinstance(tiers, list) or not all(isinstance(each, dict) for each in tiers):
        row.fail("tiers", "must be tables")
    return DiscretionRule(
        **common(row, laws), matter=row.text("matter"), tiers=tuple(tiers), example=row.flag("example", True)
    )


_READERS: Mapping[str, Callable[[Table, Mapping[str, LawSource]], Any]] = {
    "state": _state,
    "edge": _edge,
    "deadline": _deadline,
    "check": _check,
    "document": _document,
    "cause": _cause,
    "segregation": _segregation,
    "publication": _publication,
    "discretion": _discretion,
}


def _read_lists(files: list[TomlFile], laws: Mapping[str, LawSource]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = {name: [] for name in (*_LISTS, "example")}
    for file in files:
        root = file.root()
        for name in _LISTS:
            for row in root.rows(name):
                rule = _READERS[name](row, laws)
                row.close()
                if clash := _overlap(rule, lists[name]):
                    row.fail("id", f"{rule.id} is there twice for the same days ({clash.effective_from} on)")
                lists[name].append(rule)
        lists["example"] += [_example(row) for row in root.rows("example")]
        root.close()
    return lists


def _example(row: Table) -> Example:
    example = Example(
        id=row.text("id"),
        part=row.text("part", ""),
        start=row.day("start"),
        due=row.day("due"),
        length=row.optional_whole("length"),
        line=row.file.line_of(row.name, row.index, "due"),
    )
    row.close()
    return example


def _overlap(rule: Any, others: list[Any]) -> Any:
    """Return a rule of the same id (and part) that is in force on one of the same days."""
    for other in others:
        if other.id == rule.id and getattr(other, "part", "") == getattr(rule, "part", ""):
            first = max(other.effective_from or date.min, rule.effective_from or date.min)
            last = min(other.effective_to or date.max, rule.effective_to or date.max)
            if first <= last:
                return other
    return None


def _cross_check(pack: RulePack, head: Table) -> None:
    """Refuse ids that point at nothing: states of edges, parameters of deadlines, checks of causes."""
    states = {state.id for state in pack.states}
    for edge in pack.edges:
        if missing := sorted({*edge.origin, *edge.target} - states):
            head.fail(None, f"edge {edge.id} names unknown states {', '.join(missing)}")
    for deadline in pack.deadlines:
        if deadline.parameter and deadline.parameter not in pack.parameters:
            head.fail("parameter", f"deadline {deadline.id} names unknown parameter {deadline.parameter}")
        if deadline.certain and not deadline.basis:
            head.fail(None, f"deadline {deadline.id} has mark {deadline.mark} and no basis")
    checks = {check.id for check in pack.checks}
    deadlines = {deadline.id for deadline in pack.deadlines}
    for cause in pack.causes:
        if missing := sorted(set(cause.checks) - checks if checks else set()):
            head.fail(None, f"cause {cause.id} names unknown checks {', '.join(missing)}")
        if missing := sorted(set(cause.deadlines) - deadlines):
            head.fail(None, f"cause {cause.id} names unknown deadlines {', '.join(missing)}")


__all__ = ["DataFileInvalid", "common", "hash_of", "load_pack", "parse_basis"]
