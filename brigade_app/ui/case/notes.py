"""Comments with sign-offs of a case as notes: heading, text, small print; and the words of its records."""

from brigade_app.domain.keeping import Comment, SignOff
from brigade_app.operations import CaseView
from brigade_app.operations.review_paper import REVIEW_PAPER
from brigade_app.ui.case.anchors import Anchor, anchor_of
from brigade_app.ui.case.data_words import choice_words
from brigade_app.ui.kit import Words, write_when

CaseNotes = Words("CaseNotes")

Note = tuple[str, str, str]
WORDS_SHOWN = 60


def channel_words(channel: str | None) -> str:
    """Return the channel of a dispute in words."""
    words = {
        "mediation": CaseNotes.tr("mediation"),
        "reconsideration": CaseNotes.tr("reconsideration"),
        "litigation": CaseNotes.tr("suit"),
    }
    return words.get(channel or "", channel or "")


def comment_notes(page: CaseView) -> list[Note]:
    """Return comments and sign-offs, newest first."""
    names = {row.actor: row.actor_name or "" for row in page.history}
    dated = [(one.at.sort_key(), _sign_off_note(one, names)) for one in page.sign_offs]
    marks = [note for _, note in sorted(dated, key=lambda pair: pair[0], reverse=True)]
    return [*(_comment_note(one, names, anchor_of(page, one.about)) for one in reversed(page.comments)), *marks]


def lacks_review_paper(page: CaseView) -> bool:
    """Whether a legal review is signed and the newest step of that kind has no paper."""
    steps = [row.action.id for row in page.timeline if row.action.kind == "legal-review"]
    papered = {one.action for one in page.documents if one.kind == REVIEW_PAPER and one.state != "void"}
    signed = any(one.what == "legal-review" for one in page.sign_offs)
    return signed and bool(steps) and steps[-1] not in papered


def open_comments(page: CaseView) -> list[tuple[str, str]]:
    """Return the comments that wait for an answer, what must be changed first: words and id."""
    replied = {one.reply_to for one in page.comments if one.weight == "reply"}
    waiting = [one for one in page.comments if one.state == "open" and one.weight != "reply" and one.id not in replied]
    waiting.sort(key=lambda one: one.weight not in ("must", "instruction"))
    return [(f"{weight_words(one.weight)}  {one.text[:WORDS_SHOWN]}", one.id) for one in waiting]


def weight_words(weight: str) -> str:
    """Return the weight of a comment in words."""
    words = {
        "must": CaseNotes.tr("must be changed"),
        "should": CaseNotes.tr("suggestion"),
        "note": CaseNotes.tr("note"),
        "instruction": CaseNotes.tr("instruction of the county"),
        "reply": CaseNotes.tr("answer"),
    }
    return words[weight]


def _comment_note(comment: Comment, names: dict[str, str], anchor: Anchor | None) -> Note:
    states = {
        "open": CaseNotes.tr("open"),
        "answered": CaseNotes.tr("answered"),
        "closed": CaseNotes.tr("closed"),
    }
    due = ""
    if comment.due_on:
        due = CaseNotes.tr("until {day}").format(day=write_when(comment.due_on))
    small = " · ".join(
        part for part in (names.get(comment.author, comment.unit or ""), due, states[comment.state]) if part
    )
    text = f"{comment.text}  （{comment.basis}）" if comment.basis else comment.text
    heading = weight_words(comment.weight)
    if anchor is not None and comment.weight != "reply":
        heading = CaseNotes.tr("{weight}: {anchor}").format(weight=heading, anchor=anchor.words)
    return heading, text, small


def _sign_off_note(mark: SignOff, names: dict[str, str]) -> Note:
    what = {
        "submitted": CaseNotes.tr("submitted for review"),
        "returned": CaseNotes.tr("sent back"),
        "legal-review": CaseNotes.tr("legal review passed"),
        "approval": CaseNotes.tr("approved"),
        "decision": CaseNotes.tr("decided"),
        "evidence-sealed": CaseNotes.tr("evidence sealed"),
    }
    digest = CaseNotes.tr("digest {digest}").format(digest=mark.digest[:16])
    return (
        what.get(mark.what, choice_words(mark.what)),
        mark.opinion or "",
        f"{names.get(mark.by, '')} {write_when(mark.at)} · {digest}",
    )


def record_words(kind: str) -> str:
    """Return a kind of record in words."""
    kinds = {
        "case": CaseNotes.tr("case"), "party": CaseNotes.tr("party"), "action": CaseNotes.tr("step"),
        "evidence": CaseNotes.tr("evidence"), "dispute": CaseNotes.tr("dispute"), "custody": CaseNotes.tr("custody"),
        "check_item": CaseNotes.tr("checklist"), "document": CaseNotes.tr("document"),
        "comment": CaseNotes.tr("comment"), "sign_off": CaseNotes.tr("sign-off"), "number": CaseNotes.tr("number"),
    }  # fmt: skip
    return kinds.get(kind, kind)
