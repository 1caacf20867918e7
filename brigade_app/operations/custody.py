"""The custody chain of evidence: who collected, moved, viewed, exported it; links are only ever added.

Looks are written in batches (`looks`), copies that leave the store at once with the deed that makes them. Only where
the case is ours: in a case of another laptop nothing is added, and a store that cannot be written says so elsewhere.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from brigade_app.domain.keeping import Change, Custody
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Evidence
from brigade_app.domain.when import When, at_instant
from brigade_app.errors import Refused, Unavailable
from brigade_app.operations.desk import Desk
from brigade_app.operations.looks import Look
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_record, living, make_id, save

CustodyAct = Literal["collected", "viewed", "moved", "handed-over", "returned", "exported", "disposed", "noted"]
ON_THE_COPY = frozenset({"viewed", "exported"})
"""What is done with the sealed file and not with the thing: it changes nothing of the case."""

MOVING = frozenset({"collected", "moved", "handed-over", "returned", "disposed"})
ENDS = frozenset({"returned", "disposed"})
"""Afterwards the thing is not in our hands any more; notes and looks at the file go on."""


class CustodyAhead(Refused):
    """A link of the chain says what was done; it lies in the future. Facts ``at``, ``today``."""


class CustodyEnded(Refused):
    """The thing was given back or disposed of before. Facts ``name``, ``at``."""


def add_custody(
    desk: Desk, case_id: str, evidence_id: str, act: CustodyAct, *, means: str | None = None, place: str | None = None,
    result: str | None = None, at: When | None = None,
) -> str:  # fmt: skip
    """Add a link to the custody chain of an item and return its id; links are only ever added.

    ``at`` is when it was done, else now: what was done at the scene is written down at the desk.

    Raises:
        CustodyAhead: it lies in the future.
        CustodyEnded: the item was given back or disposed of before.
    """
    require(desk, "describe-evidence", case_id)
    item = find_record(desk, Evidence, evidence_id)
    when = at or at_instant(desk.now())
    if when.earliest > desk.today or (when.instant is not None and when.instant > desk.now()):
        raise CustodyAhead(at=when.text, today=desk.today)
    if act in MOVING:
        _require_open(desk, case_id, item, when)
    link = replace(_link(desk, case_id, evidence_id, act, desk.now(), means=means, place=place, result=result), at=when)
    save(desk, [Change(record=link, case=case_id)])
    return link.id


def _require_open(desk: Desk, case_id: str, item: Evidence, when: When) -> None:
    chain = (one for one in living(desk, Custody, case_id) if one.evidence == item.id and one.act in ENDS)
    ended = min(chain, key=lambda one: one.at.sort_key(), default=None)
    if ended is not None and when.earliest >= ended.at.latest and when.sort_key() >= ended.at.sort_key():
        raise CustodyEnded(name=item.name or item.id, at=ended.at.text)


def note_look(desk: Desk, case_id: str, evidence_id: str) -> None:
    """Remember that an item was shown to whoever sits here; `write_looks` writes it, once a session and item."""
    if may_be_written(desk, case_id):
        desk.looks.add(Look(case_id, evidence_id, desk.now()))


def write_looks(desk: Desk) -> int:
    """Write the looks that wait, in one deed; return how many. What cannot be written waits on."""
    waiting = desk.looks.take()
    if not waiting:
        return 0
    try:
        links = [_link(desk, one.case, one.evidence, "viewed", one.at) for one in waiting]
        save(desk, [Change(record=link, case=link.case) for link in links])
    except Unavailable:
        desk.looks.put_back(waiting)
        raise
    return len(waiting)


def links_of_copies(
    desk: Desk, case_id: str, evidence_ids: Iterable[str], act: Literal["viewed", "exported"], means: str
) -> list[Change]:
    """Return the links that say that copies of these items were made, for the deed that makes them."""
    if not may_be_written(desk, case_id):
        return []
    links = (_link(desk, case_id, one, act, desk.now(), means=means) for one in evidence_ids)
    return [Change(record=link, case=case_id) for link in links]


def links_of_exports(desk: Desk, digests: Collection[str], means: str) -> list[Change]:
    """Return what says that these files left the store, for all items of ours that they are."""
    wanted = frozenset(digests)
    found: dict[str, list[str]] = {}
    for row in desk.store.records.list("evidence") if wanted else ():
        file = row.record.file if isinstance(row.record, Evidence) and not row.deleted else None
        if file is not None and file.sha256 in wanted and row.case is not None:
            found.setdefault(row.case, []).append(row.id)
    return [one for case, ids in found.items() for one in links_of_copies(desk, case, ids, "exported", means)]


def may_be_written(desk: Desk, case_id: str) -> bool:
    """Whether the chain of a case's items is ours to go on with."""
    row = desk.store.records.get("case", case_id)
    return row is not None and row.owner == desk.store.node and not desk.store.is_read_only


def _link(desk: Desk, case_id: str, evidence_id: str, act: CustodyAct, at: datetime, **said: str | None) -> Custody:
    texts = {key: clean_text(value, key) if value else None for key, value in said.items()}
    return Custody(
        id=make_id(desk), case=case_id, evidence=evidence_id, actor=desk.account.officer or desk.account.id, act=act,
        at=at_instant(at), **texts,
    )  # fmt: skip
