"""Evidence that is no file on a phone: a thing in a store room, words of a witness, a paper in a folder.

A thing is registered with what it is and from when it is in our hands; a photograph of it is evidence of its own.
"""

from brigade_app.domain.keeping import Change, Custody
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Evidence, EvidenceKind
from brigade_app.domain.when import at_instant
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import reassess_after
from brigade_app.operations.roles import require
from brigade_app.operations.saving import make_id, save


class NameMissing(Refused):
    """Evidence without a file needs a name: nothing else tells it from other evidence."""


def register_item(desk: Desk, case_id: str, kind: EvidenceKind, name: str) -> str:
    """Register evidence without a file and return its id; its custody begins with that.

    Raises:
        NameMissing; BadName, TextTooLong.
    """
    require(desk, "take-evidence", case_id)
    said = clean_text(name.strip(), "name")
    if not said:
        raise NameMissing
    item = Evidence(id=make_id(desk), kind=kind, name=said)
    link = Custody(
        id=make_id(desk), case=case_id, evidence=item.id, actor=desk.account.officer or desk.account.id,
        act="collected", at=at_instant(desk.now()),
    )  # fmt: skip
    save(desk, [Change(record=item, case=case_id), Change(record=link, case=case_id)])
    reassess_after(desk, case_id)
    return item.id
