"""What a comment is about, in words, and where the case page shows it."""

from dataclasses import dataclass

from brigade_app.documents import form, form_ids
from brigade_app.operations import CaseView
from brigade_app.ui.kit import Words, pick, write_day

AnchorWords = Words("AnchorWords")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record of the case in words; ``part`` is the part of the page that shows it, empty where it is gone."""

    id: str
    words: str
    part: str


def anchor_of(page: CaseView, about: str) -> Anchor | None:
    """Return what a comment is about; ``None`` for the case as a whole."""
    if about == page.header.id:
        return None
    gone = Anchor(about, AnchorWords.tr("what it is about is no longer here"), "")
    return next((one for one in _anchors(page) if one.id == about), gone)


def _anchors(page: CaseView) -> list[Anchor]:
    steps = [
        Anchor(row.action.id, f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}".strip(), "timeline")
        for row in page.timeline
    ]
    items = [
        Anchor(row.evidence.id, row.evidence.name or AnchorWords.tr("evidence without a name"), "evidence")
        for row in page.evidence
    ]
    papers = [
        Anchor(one.id, f"{form(one.kind).title if one.kind in form_ids() else ''} {one.number or ''}".strip(), "papers")
        for one in page.documents
    ]
    people = [Anchor(one.id, one.name or "", "parties") for one in page.file.parties]
    return [*steps, *items, *papers, *people]
