"""The case page as one frozen value: read once, painted without asking again.

Every part comes from the same read of the case and the same assessment, so that the head, the deadlines and the
findings never contradict each other. Opening a case of another person is not logged; opening one marked restricted is
(R38).
"""

from collections.abc import Sequence

from brigade_app.domain.checklist import checklist_of
from brigade_app.domain.evidence_seal import (
    PlacedAfter,
    decision_of,
    is_placed_after,
    late_reasons,
    listed_at_decision,
)
from brigade_app.domain.keeping import CheckItem, Claims, Comment, Custody, IssuedDocument, SignOff
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.types import Assessment
from brigade_app.domain.records import Action, CaseFile, Evidence
from brigade_app.domain.vocabulary import ACTION_KINDS, is_only_logged
from brigade_app.operations.board_words import stage_name
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import seal_of
from brigade_app.operations.law import file_of
from brigade_app.operations.lights import deadline_row, percent
from brigade_app.operations.questions import history_rows
from brigade_app.operations.roles import require, state_of
from brigade_app.operations.saving import journal_event, living, living_rows
from brigade_app.operations.shelf import NoRulePack
from brigade_app.operations.views import (
    CaseHeader,
    CaseView,
    DeadlineRow,
    EvidenceRow,
    HistoryRow,
    Step,
    StepState,
    TimelineRow,
)

ORDINARY_STEPS = ("P01", "P04", "P05", "P09", "P10", "P11", "P13", "P14", "P15", "P16", "P17", "P21")
SIMPLE_STEPS = ("P01", "P03", "P16", "P17", "P21")
HEARING_STEP, FORCE_STEP = "P12", "P20"
CASE_TERM = "D10"
HISTORY_KINDS = ("party", "action", "evidence", "dispute", "document", "number", "comment", "sign_off", "check_item")
RESTRICTED_FLAGS = frozenset({"minor-involved", "suspected-crime"})


def case_page(desk: Desk, case: str, *, with_history: bool = True) -> CaseView:
    """Return all that the case page shows.

    Raises:
        CaseNotHere.
    """
    require(desk, "read-cases")
    file = file_of(desk, case)
    assessment = _assessment(desk, file)
    deadlines = tuple(deadline_row(one, desk.today) for one in assessment.deadlines) if assessment else ()
    matter = desk.law.catalogue.matter(file.case.matter)
    if RESTRICTED_FLAGS & set(file.case.flags or ()) and not desk.store.is_read_only:
        journal_event(desk, "restricted-case-viewed", case=case)
    return CaseView(
        header=_header(desk, file, assessment, deadlines),
        file=file,
        steps=_steps(desk, file, assessment),
        timeline=timeline(file),
        evidence=evidence_rows(desk, file),
        checklist=checklist_of(file, matter, living(desk, CheckItem, case), seal_of(desk, case)),
        deadlines=tuple(sorted(deadlines, key=_nearest_first)),
        assessment=assessment,
        documents=living(desk, IssuedDocument, case),
        disputes=file.disputes,
        comments=living(desk, Comment, case),
        sign_offs=living(desk, SignOff, case),
        history=case_history(desk, case) if with_history else (),
    )


def _assessment(desk: Desk, file: CaseFile) -> Assessment | None:
    marks, seal = living(desk, CheckItem, file.case.id), seal_of(desk, file.case.id)
    try:
        return assess(file, desk.law.law, desk.today, marks, seal=seal)
    except NoRulePack:
        return None


def _nearest_first(row: DeadlineRow) -> tuple[bool, bool, str]:
    return (not row.pending, row.due_on is None, row.due_on.isoformat() if row.due_on else "")


def _header(desk: Desk, file: CaseFile, assessment: Assessment | None, deadlines: Sequence[DeadlineRow]) -> CaseHeader:
    case = file.case
    row = desk.store.records.get("case", case.id)
    matter = desk.law.catalogue.matter(case.matter)
    stage = stage_name(desk, assessment.stage) if assessment else None
    term = next((one for one in deadlines if one.rule == CASE_TERM and one.due_on is not None), None)
    filed = next((action.at for action in file.actions if action.kind == "filing" and action.at), None)
    day = (desk.today - filed.earliest).days if filed else None
    days_of = (term.due_on - filed.earliest).days if term and term.due_on and filed else None
    judged = None if is_only_logged(action.kind for action in file.actions) else assessment
    return CaseHeader(
        id=case.id, number=case.number, title=case.title, matter=case.matter,
        matter_zh=matter.name_zh if matter else case.matter_zh, state=state_of(desk, case.id),
        stage=assessment.stage if assessment else None, stage_zh=stage.zh if stage else None,
        stage_en=stage.en if stage else None, verdict=judged.verdict if judged else None,
        score=percent(judged) if judged else None, score_of=100 if judged else None,
        fatal=sum(1 for one in judged.findings if one.fatal and one.result == "fail") if judged else 0,
        owned=row is not None and row.owner == desk.store.node, day=day, days_of=days_of,
    )  # fmt: skip


def _steps(desk: Desk, file: CaseFile, assessment: Assessment | None) -> tuple[Step, ...]:
    logged = {action.kind for action in file.actions}
    if assessment is None or (file.case.matter is None and is_only_logged(logged)):
        return ()
    rules = {rule.id: rule for rule in desk.law.pack.states}
    steps = []
    for step_id in _step_ids(file, assessment.stage, logged):
        rule = rules.get(step_id)
        if rule is None:
            continue
        state: StepState = "done" if logged.intersection(rule.kinds) else "ahead"
        if step_id == assessment.stage:
            state = "current"
        steps.append(Step(id=step_id, name_zh=rule.name_zh, name_en=rule.name_en, state=state))
    return tuple(steps)


def _step_ids(file: CaseFile, stage: str, logged: set[str]) -> tuple[str, ...]:
    if file.case.procedure == "simple" and "filing" not in logged:
        ids = list(SIMPLE_STEPS)
    else:
        ids = list(ORDINARY_STEPS)
        if logged & {"hearing-request", "hearing-notice", "hearing"} or stage == HEARING_STEP:
            ids.insert(ids.index("P13"), HEARING_STEP)
        if (file.case.procedure or "").startswith("demolition") or stage == FORCE_STEP:
            ids.insert(ids.index("P21"), FORCE_STEP)
    if stage not in ids:
        ids.append(stage)
    return tuple(ids)


def timeline(file: CaseFile) -> tuple[TimelineRow, ...]:
    """Return the actions in order of time, those without a time last, with the names they point to."""
    officers = {one.id: one for one in file.officers}
    parties = {one.id: one for one in file.parties}
    rows = []
    for action in sorted(file.actions, key=_time_key):
        kind = ACTION_KINDS[action.kind]
        rows.append(TimelineRow(
            action=action, name_zh=kind.name_zh, name_en=kind.name_en, on=action.at.day if action.at else None,
            officers=tuple(officers[one] for one in action.officers or () if one in officers),
            parties=tuple(parties[one] for one in action.parties or () if one in parties),
            evidence=action.evidence or (), warnings=(),
        ))  # fmt: skip
    return tuple(rows)


def _time_key(action: Action) -> tuple[bool, object, str]:
    return (action.at is None, action.at.sort_key() if action.at else (), action.id)


def evidence_rows(desk: Desk, file: CaseFile) -> tuple[EvidenceRow, ...]:
    """Return the items of evidence with claims, custody and whether the file is here; later than the seal: fenced."""
    case = file.case.id
    rows = {row.id: row for row in living_rows(desk, Evidence, case)}
    custody: dict[str, list[Custody]] = {}
    for link in sorted(living(desk, Custody, case), key=lambda one: one.at.sort_key()):
        custody.setdefault(link.evidence, []).append(link)
    digests = [one.file.sha256 for one in file.evidence if one.file is not None]
    claims = desk.store.records.many("claims", digests)
    seal = seal_of(desk, case)
    reasons, listed = late_reasons(file.evidence, seal, decision_of(file.actions)), listed_at_decision(file, seal)
    found = []
    for one in file.evidence:
        row = rows.get(one.id)
        said = claims.get(one.file.sha256) if one.file else None
        late = reasons.get(one.id)
        placed_after: PlacedAfter | None = "placed-after" if is_placed_after(one, listed) else None
        found.append(EvidenceRow(
            evidence=one, claims=said.record if said is not None and isinstance(said.record, Claims) else None,
            custody=tuple(custody.get(one.id, ())), present=_is_present(desk, one),
            added_at=row.created_at if row else None,
            after_seal=late is not None, late=late or placed_after,
        ))  # fmt: skip
    return tuple(found)


def _is_present(desk: Desk, evidence: Evidence) -> bool:
    if evidence.file is None:
        return False
    blob = desk.store.vault.state(evidence.file.sha256)
    return blob is not None and blob.state == "present"


def case_history(desk: Desk, case: str) -> tuple[HistoryRow, ...]:
    """Return the journal entries about the case and its records, newest first (流转记录)."""
    entries = list(desk.store.cases.history(case))
    for kind in HISTORY_KINDS:
        for row in desk.store.records.list(kind, case=case, deleted=True):
            entries += desk.store.cases.history(row.id)
    entries.sort(key=lambda entry: (entry.at, entry.log, entry.seq), reverse=True)
    return history_rows(desk, entries)
