"""A case file under other ids: ours when it comes in, the outside ones again when it goes out.

A reader would guess that only reference fields matter. ``data`` has references too (``redoes``, ``host``,
``members``), and so have the limits of an absence and the keys of ``recusal_declared``: an officer's id there must
stay his. A word that is no id of the file stays as it is.
"""

from collections.abc import Mapping
from dataclasses import replace

from brigade_app.domain.records import (
    Absence,
    Action,
    Case,
    CaseFile,
    Dispute,
    DisputeStep,
    Evidence,
    Json,
    Paper,
    Party,
)

Ids = Mapping[str, str]
REFERENCES_IN_DATA = frozenset({
    "redoes", "host", "reviewer", "members", "witness", "person", "receiver", "performer", "requested_by", "holder",
    "recusal_declared", "by", "with",
})  # fmt: skip


def ids_of(file: CaseFile) -> tuple[str, ...]:
    """Return the ids of all records of the file, the case first."""
    ids = [file.case.id, *(one.id for one in file.parties), *(one.id for one in file.officers)]
    ids += [one.id for one in file.actions]
    return (*ids, *(one.id for one in file.evidence), *(one.id for one in file.disputes))


def renamed(file: CaseFile, ids: Ids) -> CaseFile:
    """Return the file with every id and every reference replaced as ``ids`` says."""
    return CaseFile(
        case=_case(file.case, ids),
        parties=tuple(_party(one, ids) for one in file.parties),
        officers=tuple(replace(one, id=ids.get(one.id, one.id)) for one in file.officers),
        actions=tuple(_action(one, ids) for one in file.actions),
        evidence=tuple(_evidence(one, ids) for one in file.evidence),
        disputes=tuple(_dispute(one, ids) for one in file.disputes),
    )


def _one(value: str | None, ids: Ids) -> str | None:
    return None if value is None else ids.get(value, value)


def _all(values: tuple[str, ...] | None, ids: Ids) -> tuple[str, ...] | None:
    return None if values is None else tuple(ids.get(value, value) for value in values)


def _case(case: Case, ids: Ids) -> Case:
    absent = case.absent
    if absent is not None:
        absent = tuple(one if isinstance(one, str) else _absence(one, ids) for one in absent)
    return replace(case, id=ids.get(case.id, case.id), absent=absent)


def _absence(absence: Absence, ids: Ids) -> Absence:
    return replace(
        absence, party=_one(absence.party, ids), of=_one(absence.of, ids), after=_one(absence.after, ids),
        before=_one(absence.before, ids),
    )  # fmt: skip


def _party(party: Party, ids: Ids) -> Party:
    return replace(party, id=ids.get(party.id, party.id), identity_proven_by=_all(party.identity_proven_by, ids))


def _action(action: Action, ids: Ids) -> Action:
    return replace(
        action, id=ids.get(action.id, action.id), officers=_all(action.officers, ids),
        decided_by=_one(action.decided_by, ids), parties=_all(action.parties, ids),
        refers_to=_all(action.refers_to, ids), document=_paper(action.document, ids),
        data=_data(action.data, ids), evidence=_all(action.evidence, ids), recorded_by=_one(action.recorded_by, ids),
    )  # fmt: skip


def _paper(paper: Paper | None, ids: Ids) -> Paper | None:
    if paper is None:
        return None
    return replace(paper, signed_by=_all(paper.signed_by, ids), not_signed_by=_all(paper.not_signed_by, ids))


def _data(data: Mapping[str, Json] | None, ids: Ids) -> Mapping[str, Json] | None:
    if data is None:
        return None
    return {key: _value(value, ids) if key in REFERENCES_IN_DATA else value for key, value in data.items()}


def _value(value: Json, ids: Ids) -> Json:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [_value(item, ids) for item in value]
    if isinstance(value, dict):
        return {ids.get(key, key): item for key, item in value.items()}
    return value


def _evidence(evidence: Evidence, ids: Ids) -> Evidence:
    return replace(
        evidence, id=ids.get(evidence.id, evidence.id), made_by=_one(evidence.made_by, ids),
        copy_checked_by=_one(evidence.copy_checked_by, ids),
    )  # fmt: skip


def _dispute(dispute: Dispute, ids: Ids) -> Dispute:
    steps = dispute.steps
    if steps is not None:
        steps = tuple(_step(step, ids) for step in steps)
    return replace(dispute, id=ids.get(dispute.id, dispute.id), against=_one(dispute.against, ids), steps=steps)


def _step(step: DisputeStep, ids: Ids) -> DisputeStep:
    return replace(step, data=_data(step.data, ids))
