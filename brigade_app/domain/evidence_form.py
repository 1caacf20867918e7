"""What the form of each kind of evidence requires in court, what of it is there, what is missing, what to ask for next.

A reader would guess that a photograph without metadata fails. It does not: the law asks for method, time, maker and
object of proof (行政诉讼证据规定 art. 12), and a written note says these as well as a file does. What the record of
evidence has no field for (a keeper's seal, the identity of a witness) stands as a note in its custody chain, under the
Chinese name of the requirement; what a step of the case says (qualification, signatures) is read from that step.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.evidence_requirements import COPY, FORMS, OF_A_COPY, REQUIREMENTS, STEPS, Requirement
from brigade_app.domain.keeping import Claims, Custody
from brigade_app.domain.provenance import asks_for
from brigade_app.domain.records import Action, Evidence

State = Literal["there", "missing", "denied", "open"]
"""``open``: optional, and nothing is recorded."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """How a requirement stands for one item: ``value`` is what is recorded."""

    requirement: Requirement
    state: State
    value: str = ""


@dataclass(frozen=True, slots=True)
class FormCheck:
    """The form of one item; ``asks`` are codes of what to ask the sender for (`provenance.ASKS`)."""

    lines: tuple[FormLine, ...]
    asks: tuple[str, ...]

    @property
    def missing(self) -> tuple[FormLine, ...]:
        """What is missing or denied."""
        return tuple(line for line in self.lines if line.state in ("missing", "denied"))


@dataclass(frozen=True, slots=True)
class _Item:
    """What is known of an item and of the steps that it belongs to."""

    evidence: Evidence
    custody: Sequence[Custody]
    steps: Sequence[Action]

    def note(self, requirement: Requirement) -> str:
        """Return what the custody chain notes of a requirement."""
        found = (one for one in reversed(self.custody) if one.act == "noted" and one.means == requirement.zh)
        return next((one.result or "✓" for one in found), "")

    def said(self, key: str) -> object:
        """Return what a step says under a data key."""
        return next((value for one in self.steps if (value := (one.data or {}).get(key)) is not None), None)


def check_form(
    evidence: Evidence, claims: Claims | None, custody: Sequence[Custody] = (), actions: Sequence[Action] = ()
) -> FormCheck:
    """Return how the form of an item stands; of an item whose kind is not said, what every kind needs."""
    kinds = STEPS.get(evidence.kind, ()) if evidence.kind else ()
    steps = [one for one in actions if one.kind in kinds and evidence.id in (one.evidence or ())]
    item = _Item(evidence, custody, steps)
    codes = (*_codes(evidence), *(("position",) if claims is not None and claims.gps_zeroed else ()))
    lines = tuple(_line(REQUIREMENTS[code], item) for code in codes)
    return FormCheck(lines, asks_for(claims.grade, claims.grounds) if claims else ())


def _codes(evidence: Evidence) -> tuple[str, ...]:
    codes = FORMS[evidence.kind] if evidence.kind else ("name",)
    if evidence.original is False:
        codes += COPY + (("keeper-seal",) if evidence.kind == "documentary" else ()) + OF_A_COPY
    if evidence.kind == "electronic" and evidence.file is None:
        codes += ("account",)
    if evidence.kind == "audiovisual" and _has_sound_alone(evidence):
        codes += ("transcript",)
    return (*codes, "lawful", "proves", "secrecy")


def _has_sound_alone(evidence: Evidence) -> bool:
    return evidence.file is not None and (evidence.file.media_type or "").startswith("audio/")


def _line(requirement: Requirement, item: _Item) -> FormLine:
    read = _READERS.get(requirement.code)
    found = read(item) if read else None
    if found is False:
        return FormLine(requirement, "denied")
    value = found if isinstance(found, str) else "✓" if found else item.note(requirement)
    return FormLine(requirement, "there" if value else "open" if requirement.optional else "missing", value)


def _carrier(item: _Item) -> str | bool | None:
    if item.evidence.original_kept_at:
        return item.evidence.original_kept_at
    return True if item.evidence.original else None


def _kept(item: _Item) -> str | None:
    gone = next((one for one in reversed(item.custody) if one.act in ("returned", "disposed")), None)
    if gone is not None:
        return gone.result or gone.means or gone.at.text[:10]
    return next((one.place for one in reversed(item.custody) if one.place), None) or item.evidence.original_kept_at


def _signed(item: _Item) -> str | bool | None:
    papers = [one.document for one in item.steps if one.document]
    if any(paper.signed_by or paper.refused_to_sign for paper in papers) or item.said("pages_signed") is True:
        return True
    return None


def _record(item: _Item) -> bool | None:
    """Whether there is a record of questions and answers: as the step's paper, or as the file that was taken in."""
    papers = {one.document.kind for one in item.steps if one.document}
    return True if "T07" in papers or item.evidence.file is not None else None


def _officers(item: _Item) -> bool | None:
    named = [len(one.officers or ()) for one in item.steps]
    return max(named) >= 2 if named else None


def _flag_or_text(key: str) -> Callable[[_Item], str | bool | None]:
    def read(item: _Item) -> str | bool | None:
        value = item.said(key)
        return value if isinstance(value, str | bool) else None

    return read


_READERS: Mapping[str, Callable[[_Item], str | bool | None]] = {
    "name": lambda item: item.evidence.name,
    "proves": lambda item: bool(item.evidence.proves or item.evidence.checklist_item) or None,
    "lawful": lambda item: item.evidence.obtained_lawfully,
    "original": lambda item: "✓" if item.evidence.original is not None else None,
    "source": lambda item: item.evidence.original_kept_at,
    "checked": lambda item: "✓" if item.evidence.copy_checked_by else None,
    "place": lambda item: item.evidence.place,
    "kept": _kept,
    "carrier": _carrier,
    "method": lambda item: item.evidence.method,
    "time": lambda item: item.evidence.made_at.text[:16].replace("T", " ") if item.evidence.made_at else None,
    "maker": lambda item: "✓" if item.evidence.made_by else None,
    "hash": lambda item: item.evidence.file.sha256[:16] if item.evidence.file else None,
    "signature": _signed,
    "record": _record,
    "rights": _flag_or_text("rights_told"),
    "body": _flag_or_text("body"),
    "qualification": _flag_or_text("qualified"),
    "told": _flag_or_text("told_to_party_on"),
    "officers": _officers,
    "findings": _flag_or_text("findings"),
}
