"""What no single field of a case file can say: ids that point somewhere, dates inside their bounds, no contradiction.

Each check yields ``(path, reason, found)``; the reader refuses at the first. Faults of *incompleteness* (no party, no
matter) are apart: a draft of the program's own has them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from brigade_app.domain.checklist import GENERAL_ELEMENTS
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.records import Absence, Action, CaseFile, Dispute, DisputeStepKind, Evidence
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.domain.when import When

Fault = tuple[str, str, object]
DOCUMENT_ID = re.compile(r"T(0[1-9]|[1-3][0-9]|4[0-5])")
CAUSE = re.compile(r"C[0-9][0-9]")
SHA256 = re.compile(r"[0-9a-f]{64}")
STEP_KINDS: frozenset[str] = frozenset(get_args(DisputeStepKind))


def faults_of(case: CaseFile, catalogue: Catalogue | None = None) -> Iterator[Fault]:
    """Yield what contradicts itself or points to nothing. Element ids need the catalogue where there is a matter."""
    for part in ("parties", "officers", "actions", "evidence", "disputes"):
        yield from _ids_used_twice(part, getattr(case, part))
    actions = {action.id for action in case.actions}
    for index, action in enumerate(case.actions):
        yield from _of_action(f"$.actions[{index}]", action, case, actions)
    for index, party in enumerate(case.parties):
        yield from _missing(f"$.parties[{index}].identity_proven_by", party.identity_proven_by, _ids(case.evidence))
    for index, item in enumerate(case.evidence):
        yield from _of_evidence(f"$.evidence[{index}]", item)
    for index, dispute in enumerate(case.disputes):
        yield from _of_dispute(f"$.disputes[{index}]", dispute, actions)
    yield from _of_case(case, actions)
    yield from _elements(case, catalogue)


def gaps_of(case: CaseFile) -> Iterator[Fault]:
    """Yield what a whole case file must say and this one does not."""
    head = case.case
    for key in ("unit", "unit_level", "record"):
        if getattr(head, key) is None:
            yield f"$.case.{key}", "missing-key", ""
    if head.matter is None and head.matter_zh is None:
        yield "$.case.matter", "missing-key", ""
    if not case.parties:
        yield "$.parties", "missing-key", ""
    if not case.actions:
        yield "$.actions", "missing-key", ""
    for index, action in enumerate(case.actions):
        if action.at is None:
            yield f"$.actions[{index}].at", "missing-key", ""
    for index, dispute in enumerate(case.disputes):
        if dispute.against is None:
            yield f"$.disputes[{index}].against", "missing-key", ""


def _ids(records: Sequence[Any]) -> set[str]:
    return {record.id for record in records}


def _ids_used_twice(part: str, records: Sequence[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.id in seen:
            yield f"$.{part}[{index}].id", "id-twice", record.id
        seen.add(record.id)


def _missing(path: str, named: Sequence[str] | str | None, known: set[str]) -> Iterator[Fault]:
    listed = (named,) if isinstance(named, str) else named or ()
    yield from ((path, "refers-to-nothing", one) for one in listed if one not in known)


def _of_action(here: str, action: Action, case: CaseFile, actions: set[str]) -> Iterator[Fault]:
    officers, parties = _ids(case.officers), _ids(case.parties)
    yield from _missing(f"{here}.officers", action.officers, officers)
    yield from _missing(f"{here}.decided_by", action.decided_by, officers)
    yield from _missing(f"{here}.recorded_by", action.recorded_by, officers)
    yield from _missing(f"{here}.parties", action.parties, parties)
    yield from _missing(f"{here}.evidence", action.evidence, _ids(case.evidence))
    yield from _missing(f"{here}.refers_to", action.refers_to, actions)
    redoes = (action.data or {}).get("redoes")
    yield from _missing(f"{here}.data.redoes", redoes if isinstance(redoes, str) else None, actions)
    yield from _bounds(here, "at", action.not_before, action.at, action.not_after)
    paper = action.document
    if paper is None:
        return
    if paper.kind is not None and not DOCUMENT_ID.fullmatch(paper.kind):
        yield f"{here}.document.kind", "not-a-choice", paper.kind
    yield from _missing(f"{here}.document.signed_by", paper.signed_by, officers | parties)
    yield from _missing(f"{here}.document.not_signed_by", paper.not_signed_by, officers | parties)
    both = set(paper.states or ()) & set(paper.lacks or ())
    yield from ((f"{here}.document.lacks", "contradiction", one) for one in sorted(both))


def _of_evidence(here: str, item: Evidence) -> Iterator[Fault]:
    yield from _bounds(here, "made_at", item.not_before, item.made_at, item.not_after)
    if item.file is None:
        return
    if not SHA256.fullmatch(item.file.sha256):
        yield f"{here}.file.sha256", "wrong-type", item.file.sha256
    if item.file.size is not None and item.file.size < 0:
        yield f"{here}.file.size", "out-of-range", item.file.size


def _of_dispute(here: str, dispute: Dispute, actions: set[str]) -> Iterator[Fault]:
    yield from _missing(f"{here}.against", dispute.against, actions)
    yield from _bounds(here, "received_on", dispute.not_before, dispute.received_on, dispute.not_after)
    steps = {step.kind for step in dispute.steps or ()}
    for one in dispute.absent or ():
        if one not in STEP_KINDS:
            yield f"{here}.absent", "not-a-choice", one
        elif one in steps:
            yield f"{here}.absent", "contradiction", one
    yield from ((f"{here}.causes", "not-a-choice", one) for one in dispute.causes or () if not CAUSE.fullmatch(one))
    for index, step in enumerate(dispute.steps or ()):
        yield from _bounds(f"{here}.steps[{index}]", "on", step.not_before, step.on, step.not_after)
        for key, value in (step.data or {}).items():
            if key not in ("in_time", "good_cause"):
                yield f"{here}.steps[{index}].data.{key}", "unknown-key", ""
            elif value is not None and not isinstance(value, bool):
                yield f"{here}.steps[{index}].data.{key}", "wrong-type", value


def _of_case(case: CaseFile, actions: set[str]) -> Iterator[Fault]:
    head = case.case
    present = {action.kind for action in case.actions}
    for index, absent in enumerate(head.absent or ()):
        here = f"$.case.absent[{index}]"
        kind = absent.kind if isinstance(absent, Absence) else absent
        if kind not in ACTION_KINDS and not DOCUMENT_ID.fullmatch(kind):
            yield here, "not-a-choice", kind
        if isinstance(absent, Absence):
            if (absent.party, absent.of, absent.after, absent.before) == (None, None, None, None):
                yield here, "missing-key", "party, of, after, before"
            yield from _missing(f"{here}.party", absent.party, _ids(case.parties))
            for key in ("of", "after", "before"):
                yield from _missing(f"{here}.{key}", getattr(absent, key), actions)
        elif kind in present:
            yield here, "contradiction", kind
    if head.matter is not None and head.matter_zh is not None:
        yield "$.case.matter_zh", "contradiction", head.matter_zh
    start, end = head.act_started_on, head.act_ended_on
    if start and end and start.earliest > end.latest:
        yield "$.case.act_ended_on", "outside-bounds", end.text
    yield from _bounds("$.case", "not_after", head.not_before, None, head.not_after)
    if head.authority:
        yield from _bounds("$.case.authority", "valid_to", head.authority.valid_from, None, head.authority.valid_to)


def _elements(case: CaseFile, catalogue: Catalogue | None) -> Iterator[Fault]:
    head = case.case
    if head.matter is not None and catalogue is None:
        return
    matter = catalogue.matter(head.matter) if catalogue else None
    known = {one.id for one in (matter.elements if matter else GENERAL_ELEMENTS if head.matter is None else ())}
    yield from (("$.case.unproven", "no-such-element", one) for one in head.unproven or () if one not in known)


def _bounds(here: str, key: str, low: When | None, at: When | None, high: When | None) -> Iterator[Fault]:
    """Yield a fault where no day of ``at`` can lie between the bounds, or the bounds exclude each other."""
    early = low and at and low.earliest > at.latest
    late = at and high and at.earliest > high.latest
    if early or late or (low and high and low.earliest > high.latest):
        yield f"{here}.{key}", "outside-bounds", at.text if at else ""
