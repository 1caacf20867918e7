"""Packs, rules, articles and what a pack changes, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from brigade_app.domain.law.changes import AssessmentChange, DeadlineChange, FindingChange, StepChange
from brigade_app.domain.law.law_library import Found
from brigade_app.operations.packs import CaseChange, CheckedPack, PackChanges, ShownRule
from brigade_app.operations.rulebook import InUse, LookedUp
from brigade_app.ui.kit import Explanation, TableRow, Words, pick
from brigade_app.ui.words import kind_words

RuleWords = Words("RuleWords")
HASH_SHOWN = 12
CHANGES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack that somebody wants to install: what it is, in a title and a line."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What the pack would change: a sentence, the cases, and for each why."""

    words: str
    cases: tuple[TableRow, ...]
    why: dict[str, Explanation]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was looked up: the lines, and for each what the panel says."""

    rows: tuple[TableRow, ...]
    why: dict[str, Explanation]


def what_words(what: str) -> str:
    """Return the kind of a pack in words."""
    words = {
        "rules": RuleWords.tr("procedure rules"),
        "law": RuleWords.tr("statute text"),
        "authority": RuleWords.tr("lists of powers"),
        "matters": RuleWords.tr("matters"),
        "calendar": RuleWords.tr("working days"),
    }
    return words.get(what, what)


def list_words(name: str) -> str:
    """Return the list of a rule in words."""
    words = {
        "state": RuleWords.tr("stage"),
        "edge": RuleWords.tr("step"),
        "deadline": RuleWords.tr("deadline"),
        "check": RuleWords.tr("check"),
        "document": RuleWords.tr("document"),
        "cause": RuleWords.tr("cause of a loss"),
        "segregation": RuleWords.tr("separation of duties"),
        "publication": RuleWords.tr("publication"),
        "discretion": RuleWords.tr("discretion"),
        "authority": RuleWords.tr("power"),
    }
    return words.get(name, name)


def result_words(result: str | None) -> str:
    """Return the answer of a check in words."""
    words = {
        "pass": RuleWords.tr("passes"),
        "fail": RuleWords.tr("fails"),
        "unknown": RuleWords.tr("not known"),
        "not-applicable": RuleWords.tr("does not apply"),
    }
    return words.get(result or "", result or RuleWords.tr("no such rule"))


def pack_row(pack: InUse) -> TableRow:
    """Return a pack in use."""
    origin = RuleWords.tr("installed") if pack.origin == "installed" else RuleWords.tr("shipped")
    version = "" if pack.sha256.startswith(pack.version) else pack.version  # a list without a version of its own
    cells = (
        what_words(pack.what), pack.name, version, pack.effective_from.isoformat(), origin,
        pack.sha256[:HASH_SHOWN],
    )  # fmt: skip
    return TableRow(f"{pack.what}/{pack.name}", cells, ((4, "muted"), (5, "muted")), pack.sha256)


def offered(pack: CheckedPack) -> Offered:
    """Return what somebody is about to install."""
    title = RuleWords.tr("{what}: {name} {version}").format(
        what=what_words(pack.what), name=pack.name, version=pack.version
    )
    detail = RuleWords.tr("%n row(s), in force from {day}, SHA-256 {hash}", "", pack.rows)
    return Offered(title, detail.format(day=pack.effective_from.isoformat(), hash=pack.sha256[:HASH_SHOWN]))


def effect(pack: CheckedPack, changes: PackChanges) -> Effect:
    """Return what a pack would change."""
    if pack.what == "law":
        return Effect(RuleWords.tr("Texts of statutes are read and cited; they change no case."), (), {})
    rules = RuleWords.tr("%n rule(s) differ.", "", len(changes.rules))
    looked = RuleWords.tr("%n open case(s) looked at", "", changes.cases)
    changed = RuleWords.tr("%n of them would change", "", len(changes.changed))
    words = RuleWords.tr("{rules} {looked}, {changed}.").format(rules=rules, looked=looked, changed=changed)
    lines = {one.case: tuple(_changes(one.change)) for one in changes.changed}
    return Effect(
        words,
        tuple(_case_row(one, lines[one.case]) for one in changes.changed),
        {one.case: _case_why(one, lines[one.case]) for one in changes.changed},
    )


def _case_row(one: CaseChange, lines: tuple[str, ...]) -> TableRow:
    more = RuleWords.tr("and %n more", "", len(lines) - CHANGES_SHOWN) if len(lines) > CHANGES_SHOWN else ""
    shown = pick("；", "; ").join((*lines[:CHANGES_SHOWN], *([more] if more else [])))
    untitled = RuleWords.tr("(no title yet)")
    return TableRow(one.case, (one.number or "", one.title or untitled, shown), tip="\n".join(lines))


def _case_why(one: CaseChange, lines: tuple[str, ...]) -> Explanation:
    found = [change.after or change.before for change in one.change.findings]
    cited = dict.fromkeys(basis.short for finding in found if finding is not None for basis in finding.basis)
    title = f"{one.number or ''} {one.title or ''}".strip()
    return Explanation(title, articles=tuple(cited), computation=lines)


def _changes(change: AssessmentChange) -> Iterator[str]:
    for finding in change.findings:
        yield _finding_words(finding)
    for deadline in change.deadlines:
        yield _deadline_words(deadline)
    for step in change.steps:
        yield _step_words(step)


def _finding_words(change: FindingChange) -> str:
    before, after = change.before, change.after
    if before is not None and after is not None and before.result == after.result:
        return RuleWords.tr("{id} {result}, on another basis").format(
            id=change.check, result=result_words(after.result)
        )
    return RuleWords.tr("{id} {before} → {after}").format(
        id=change.check,
        before=result_words(before.result if before else None),
        after=result_words(after.result if after else None),
    )


def _deadline_words(change: DeadlineChange) -> str:
    named = change.after or change.before
    name = pick(named.name_zh, named.name_en) if named is not None else ""
    before, after = (_day(one.due_on if one else None) for one in (change.before, change.after))
    return RuleWords.tr("{id} {name} {before} → {after}").format(id=change.id, name=name, before=before, after=after)


def _step_words(change: StepChange) -> str:
    named = change.after or change.before
    name = pick(named.name_zh, named.name_en) if named is not None else change.action
    if change.after is None:
        return RuleWords.tr("{step}: no next step any more").format(step=name)
    if change.after.allowed:
        return RuleWords.tr("{step}: possible").format(step=name)
    return RuleWords.tr("{step}: not before {day}").format(step=name, day=_day(change.after.earliest_on))


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else RuleWords.tr("no day")


def answers(found: LookedUp) -> Answers:
    """Return rules first, then articles."""
    rows: list[TableRow] = []
    why: dict[str, Explanation] = {}
    for at, shown in enumerate(found.rules):
        key = f"rule/{at}"
        rule = shown.rule
        cited = pick("、", ", ").join(dict.fromkeys(basis.short for basis, _ in shown.articles))
        rows.append(TableRow(key, (list_words(shown.list_name), rule.id, pick(rule.name_zh, rule.name_en), cited)))
        why[key] = rule_why(shown)
    for at, one in enumerate(found.articles):
        key = f"article/{at}"
        text = one.article.text.replace("\n", " ")
        rows.append(TableRow(key, (RuleWords.tr("article"), one.article.label, text, one.statute.name)))
        why[key] = _article_why(one)
    return Answers(tuple(rows), why)


def rule_why(shown: ShownRule) -> Explanation:
    """Return a rule as the panel shows it: what it is, what it is computed from, its articles."""
    rule = shown.rule
    computed = [mark_words(rule.mark)]
    if rule.computed_from:
        facts = pick("、", ", ").join(kind_words(kind) for kind in rule.computed_from)
        computed.append(RuleWords.tr("computed from: {facts}").format(facts=facts))
    if rule.effective_from or rule.effective_to:
        days = f"{rule.effective_from or ''} – {rule.effective_to or ''}".strip()
        computed.append(RuleWords.tr("in force: {days}").format(days=days))
    note = pick(rule.note_zh or "", rule.note_en or "")
    return Explanation(
        f"{rule.id}  {pick(rule.name_zh, rule.name_en)}",
        articles=tuple(dict.fromkeys(basis.short for basis, _ in shown.articles)),
        computation=tuple(computed),
        what_to_do=(note,) if note else (),
    )


def mark_words(mark: str) -> str:
    """Return how certain a rule is."""
    words = {
        "text": RuleWords.tr("the statute says so"),
        "D": RuleWords.tr("[D] derived: our reading, the statute does not say it in so many words"),
        "S": RuleWords.tr("[S] seen only in an excerpt: the county's justice bureau must confirm it"),
        "M": RuleWords.tr("[M] not verified: the text was not at hand"),
        "P": RuleWords.tr("[P] practice proposed by the program, not law"),
    }
    return words.get(mark, f"[{mark}]")


def _article_why(found: Found) -> Explanation:
    version = RuleWords.tr("text of {day}").format(day=found.statute.version) if found.statute.version else ""
    return Explanation(
        f"{found.statute.name} {found.article.label}",
        articles=tuple(found.article.text.split("\n")),
        basis=tuple(line for line in (version, found.article.heading) if line),
    )
