"""Making a number void (作废): with its reason, by the captain, and its papers with it. The number stays spent.

A number that a living case, step or signed paper bears is not void: that is withdrawn first. A void number is seen by
the county as it is here, with who made it void and why (journalled, signed).
"""

from dataclasses import replace

from brigade_app.domain.keeping import Change, IssuedDocument, NumberUse
from brigade_app.domain.names import clean_text
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_row, living_rows, save
from brigade_app.operations.signed_copies import came_back
from brigade_app.store import Row


class VoidNeedsReason(Refused):
    """A number is only made void with a reason."""


class NumberIsVoid(Refused):
    """The number is void already. Facts ``number``, ``reason_given``."""


class NumberInUse(Refused):
    """A case or a step bears the number. Facts ``number``, ``bearer`` (``case``, ``action``)."""


class PaperCameBack(Refused):
    """A signed page of the paper under the number came back: it is used. Facts ``number``."""


class NumberOfAnotherNode(Refused):
    """Another laptop's or township's series; only its own captain makes one void. Facts ``number``."""


def void_number(desk: Desk, number_id: str, reason: str) -> None:
    """Record that a number is not used, and why; papers that were made under it are void in the same deed.

    Raises:
        NotYourRole, NotRegistered, NumberOfAnotherNode, NumberIsVoid, NumberInUse, PaperCameBack, VoidNeedsReason.
    """
    require(desk, "void-number")
    row, number = find_row(desk, NumberUse, number_id)
    if row.owner != desk.store.node:
        raise NumberOfAnotherNode(number=number.text)
    if number.state == "void":
        raise NumberIsVoid(number=number.text, reason_given=number.reason or "")
    said = clean_text(reason, "reason").strip()
    if not said:
        raise VoidNeedsReason
    papers = papers_under(desk, number)
    _refuse_living(desk, number, papers)
    changes = [Change(record=replace(number, state="void", reason=said), case=row.case)]
    save(desk, [*changes, *(_void_paper(one) for one in papers)])


def papers_under(desk: Desk, number: NumberUse) -> tuple[Row, ...]:
    """Return the documents that were made under a number, blank forms too, void ones not."""
    rows = living_rows(desk, IssuedDocument, number.case) if number.case else ()
    return tuple(row for row in rows if row.record.number == number.text and row.record.state != "void")


def _refuse_living(desk: Desk, number: NumberUse, papers: tuple[Row, ...]) -> None:
    for kind in ("case", "action"):
        if any(row.owner == desk.store.node for row in desk.store.records.find(kind, "number", number.text)):
            raise NumberInUse(number=number.text, bearer=kind)
    if any(came_back(row.record) for row in papers):
        raise PaperCameBack(number=number.text)


def _void_paper(row: Row) -> Change:
    return Change(record=replace(row.record, state="void"), case=row.case, blobs=row.blobs)
