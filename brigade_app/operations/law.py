"""The law about a case: its assessment, the gate before a step, and the summary that lists show.

The assessment is computed, never stored; only its summary is, as a projection behind the save (never inside it) and
again when the day or the pack changes (`reassess_all`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from brigade_app import __version__
from brigade_app.domain.checklist import checklist_of
from brigade_app.domain.keeping import CheckItem
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.gates import gate
from brigade_app.domain.law.rules import Law, RulePack
from brigade_app.domain.law.types import Assessment, Gate
from brigade_app.domain.records import Action, CaseFile
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import seal_of
from brigade_app.operations.lights import summarise
from brigade_app.operations.roles import CaseNotHere, require
from brigade_app.operations.saving import find_case, living
from brigade_app.operations.shelf import LawShelf, NoRulePack
from brigade_app.store import CaseQuery, CaseSummary
from brigade_app.sync.case_file import read_case_file

BATCH_CASES = 200
ASSESSED_SETTING = "assessed"


@dataclass(frozen=True, slots=True)
class Reassessed:
    """What a new day or pack changed: cases looked at, and for each changed one its summary before and after."""

    cases: int
    changed: tuple[tuple[str, CaseSummary | None, CaseSummary], ...]
    cancelled: bool = False


def assess_case(desk: Desk, case: str, on: date | None = None) -> Assessment:
    """Return what the law says of a case of this store on that day (today).

    Raises:
        CaseNotHere, NoRulePack.
    """
    require(desk, "read-cases")
    find_case(desk, case)
    marks, seal = living(desk, CheckItem, case), seal_of(desk, case)
    return assess(file_of(desk, case), desk.law.law, on or desk.today, marks, seal=seal)


def assess_file(shelf: LawShelf, content: bytes, on: date, name: str = "") -> Assessment:
    """Return what the law says of a case file from outside on that day.

    Raises:
        BadCaseFile: facts ``file``, ``path``, ``reason``.
        NoRulePack: no rules are installed.
    """
    return assess(read_case_file(content, name, catalogue=shelf.catalogue, allow_draft=True), shelf.law, on)


def gate_action(desk: Desk, case: str, action: Action, happened: bool | None = None) -> Gate:
    """Return what stands against logging this step now. Raises `NoRulePack`."""
    return gate(file_of(desk, case), action, desk.law.law, desk.today, happened=happened)


def file_of(desk: Desk, case: str) -> CaseFile:
    """Return a whole case. Raises `CaseNotHere`."""
    file = desk.store.cases.file(case)
    if file is None:
        raise CaseNotHere(case=case)
    return file


def reassess(desk: Desk, case: str) -> CaseSummary:
    """Compute a case's summary again and keep it. Raises `CaseNotHere`, `NoRulePack`."""
    summary = _summary_of(desk, case, desk.law.law, desk.today)
    desk.store.cases.set_summary(case, summary)
    return summary


def _summary_of(desk: Desk, case: str, law: Law, today: date) -> CaseSummary:
    file = file_of(desk, case)
    matter, seal = law.catalogue.matter(file.case.matter), seal_of(desk, case)
    checklist = checklist_of(file, matter, living(desk, CheckItem, case), seal)
    missing = checklist.missing if matter else ()
    return summarise(file, assess(file, law, today, seal=seal, checklist=checklist, steps=False), len(missing))


def reassess_after(desk: Desk, case: str) -> None:
    """Keep the summary up to date behind a save; without a rule pack the lists simply show none."""
    try:
        reassess(desk, case)
    except (NoRulePack, CaseNotHere):
        return


def reassess_all(
    desk: Desk,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reassessed:
    """Compute all summaries again, a batch at a time: after a new pack, and on the first start of a day.

    ``progress`` is told cases done and cases in all. What is done when it is cancelled stays done.
    """
    require(desk, "reassess")
    law, today = desk.law.law, desk.today
    keys = desk.store.cases.keys(CaseQuery(withdrawn=None))
    changed: list[tuple[str, CaseSummary | None, CaseSummary]] = []
    done = 0
    for ids in _batches(desk, list(keys)):
        if cancelled is not None and cancelled():
            return Reassessed(done, tuple(changed), cancelled=True)
        fresh: dict[str, CaseSummary] = {}
        for case in ids:
            before, after = desk.store.cases.summary(case), _summary_of(desk, case, law, today)
            if before != after:
                changed.append((case, before, after))
                fresh[case] = after
        desk.store.cases.set_summaries(fresh)
        done += len(ids)
        if progress is not None:
            progress(done, len(keys))
    desk.store.settings.put(ASSESSED_SETTING, _assessed_by(today, law.pack))
    return Reassessed(done, tuple(changed))


def is_assessed(desk: Desk) -> bool:
    """Whether the summaries are of today, of the installed pack and of this program."""
    try:
        wanted = _assessed_by(desk.today, desk.law.pack)
    except NoRulePack:
        return True
    return bool(desk.store.settings.get(ASSESSED_SETTING) == wanted)


def _assessed_by(today: date, pack: RulePack) -> str:
    return f"{today.isoformat()} {pack.sha256} {__version__}"


def _batches(desk: Desk, keys: list[int]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH_CASES):
        yield [row.id for row in desk.store.cases.by_keys(keys[start : start + BATCH_CASES])]
