"""Comments on a case's records: what must or should be mended, the county's instructions, and the answers."""

from dataclasses import replace

from brigade_app.domain.keeping import KINDS, Change, Comment
from brigade_app.domain.names import clean_text
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewComment
from brigade_app.operations.roles import require
from brigade_app.operations.saving import NotRegistered, find_row, living, make_id, save


class EmptyComment(Refused):
    """A comment says something."""


def comment(desk: Desk, form: NewComment) -> str:
    """Write a comment and return its id; an instruction (督办) is the supervisor's.

    Raises:
        EmptyComment: no text.
        NotRegistered: what it is about is not here.
    """
    require(desk, "instruct" if form.weight == "instruction" else "comment", form.case)
    if not form.text.strip():
        raise EmptyComment
    if not any(desk.store.records.get(kind, form.about) is not None for kind in KINDS):
        raise NotRegistered(what="record", id=form.about)
    made = Comment(
        id=make_id(desk), case=form.case, about=form.about, text=clean_text(form.text, "text"), weight=form.weight,
        author=desk.account.id, unit=desk.unit.name, basis=form.basis, due_on=form.due_on, reply_to=form.reply_to,
    )  # fmt: skip
    save(desk, [Change(record=made, case=form.case)])
    return made.id


def answer(desk: Desk, comment_id: str, text: str) -> str:
    """Answer a comment and return the answer's id; the comment is answered, not closed."""
    require(desk, "comment")
    row, asked = find_row(desk, Comment, comment_id)
    require(desk, "comment", asked.case)
    if not text.strip():
        raise EmptyComment
    reply = Comment(
        id=make_id(desk), case=asked.case, about=asked.about, text=clean_text(text, "text"), weight="reply",
        author=desk.account.id, unit=desk.unit.name, reply_to=comment_id,
    )  # fmt: skip
    changes = [Change(record=reply, case=asked.case)]
    if row.owner == desk.store.node and asked.state == "open":
        changes.append(Change(record=replace(asked, state="answered"), case=asked.case))
    save(desk, changes)
    return reply.id


def close_comment(desk: Desk, comment_id: str) -> None:
    """Close a comment: its author, or a reviewer, is content with the answer."""
    require(desk, "comment")
    _, asked = find_row(desk, Comment, comment_id)
    require(desk, "comment", asked.case)
    save(desk, [Change(record=replace(asked, state="closed"), case=asked.case)])


def open_points(desk: Desk, case: str) -> tuple[Comment, ...]:
    """Return the points marked ``must`` that are neither answered (a reply names them) nor closed."""
    said = living(desk, Comment, case)
    replied = {one.reply_to for one in said if one.weight == "reply"}
    return tuple(one for one in said if one.weight == "must" and one.state == "open" and one.id not in replied)
