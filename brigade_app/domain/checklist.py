"""The checklist of a case: what must be proven, by what it is proven, what is missing and how to obtain it.

An element is proven when evidence stands on at least one *required* line that names it, and nothing in the file says
it is unproven. Evidence obtained unlawfully proves nothing (行政处罚法 art. 46 para. 3) but is still listed. Evidence
that was put on no line and says what it proves (a file from outside) counts on a required line of its own kind.
Whether the evidence came before the decision is the law engine's question, not this one's.
Source: matters, section 1; K-F01 (行政处罚法 arts. 40, 59 para. 2; 行政诉讼法 art. 70 item 1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.keeping import CheckItem
from brigade_app.domain.matters import Element, EvidenceLine, Matter
from brigade_app.domain.records import CaseFile, Evidence

LineState = Literal["present", "missing", "if-applicable", "not-applicable"]

GENERAL_ELEMENTS = (
    Element(id="subject", name_zh="违法主体", name_en="Who did it and why he answers for it", proves="subject"),
    Element(id="act", name_zh="违法行为", name_en="What was done, when and how", proves="act"),
    Element(id="object", name_zh="行为对象和地点", name_en="The place or thing it was done to", proves="object"),
    Element(id="consequence", name_zh="危害后果", name_en="What it led to", proves="consequence"),
    Element(id="amount", name_zh="数额", name_en="The amount that the penalty depends on", proves="amount"),
)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of the checklist as the case stands: its evidence, or why it does not apply, or that it is missing."""

    line: EvidenceLine
    state: LineState
    evidence: tuple[str, ...]
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CheckElement:
    """An element as the case stands. ``proven_by`` and ``also`` are evidence ids, ``missing`` ids of required lines.

    ``also`` supports the element without standing on a required line. ``denied``: the file itself says unproven.
    """

    element: Element
    proven: bool
    proven_by: tuple[str, ...]
    also: tuple[str, ...]
    missing: tuple[str, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """The whole checklist; ``unplaced`` is evidence on no line (material that nobody has selected)."""

    matter: str | None
    elements: tuple[CheckElement, ...]
    lines: tuple[CheckLine, ...]
    unplaced: tuple[str, ...]

    @property
    def missing(self) -> tuple[CheckLine, ...]:
        """Return the required lines that lack evidence, each with its guidance in ``line.guidance_zh``."""
        return tuple(line for line in self.lines if line.state == "missing")

    @property
    def unproven(self) -> tuple[CheckElement, ...]:
        """Return the elements that are not proven."""
        return tuple(element for element in self.elements if not element.proven)

    @property
    def is_complete(self) -> bool:
        """Whether every element is proven and no required line is missing."""
        return not self.unproven and not self.missing


def checklist_of(case: CaseFile, matter: Matter | None, marks: Sequence[CheckItem] = ()) -> Checklist:
    """Return the checklist of ``case`` under ``matter``, with what a person marked on its lines.

    Without a matter of the catalogue the general elements stand (subject, act, object, consequence, amount), each
    proven by any lawful evidence that says it proves it. A mark *not applicable* counts only with its reason, and
    never hides evidence that is there.
    """
    lines = _lines(case, matter, marks) if matter else ()
    elements = matter.elements if matter else GENERAL_ELEMENTS
    denied = frozenset(case.case.unproven or ())
    known = {line.line.id for line in lines}
    return Checklist(
        matter=matter.id if matter else None,
        elements=tuple(_element(element, case.evidence, lines, element.id in denied) for element in elements),
        lines=lines,
        unplaced=tuple(one.id for one in case.evidence if one.checklist_item not in known),
    )


def suggested_proves(matter: Matter | None, line_id: str | None) -> tuple[str, ...]:
    """Return the elements that evidence proves when it is put on a line and nobody says otherwise."""
    line = matter.line(line_id) if matter and line_id else None
    return line.proves if line else ()


def _lines(case: CaseFile, matter: Matter, marks: Sequence[CheckItem]) -> tuple[CheckLine, ...]:
    marked = {mark.item: mark for mark in marks}
    placed: dict[str, list[str]] = {}
    for one in case.evidence:
        if one.checklist_item:
            placed.setdefault(one.checklist_item, []).append(one.id)
    return tuple(_line(line, tuple(placed.get(line.id, ())), marked.get(line.id)) for line in matter.evidence)


def _line(line: EvidenceLine, evidence: tuple[str, ...], mark: CheckItem | None) -> CheckLine:
    note = mark.note if mark else None
    if evidence:
        return CheckLine(line, "present", evidence, note=note)
    if mark and mark.not_applicable and note:
        return CheckLine(line, "not-applicable", (), reason=note)
    return CheckLine(line, "missing" if line.required else "if-applicable", (), note=note)


def _element(
    element: Element, evidence: Iterable[Evidence], lines: tuple[CheckLine, ...], denied: bool
) -> CheckElement:
    naming = [line for line in lines if element.id in line.line.proves]
    proven_by, also = [], []
    for one in evidence:
        if one.obtained_lawfully is False or not _supports(one, element.id, lines):
            continue
        if not lines or any(_stands_on(one, line.line) for line in naming if line.line.required):
            proven_by.append(one.id)
        else:
            also.append(one.id)
    missing = tuple(line.line.id for line in naming if line.state == "missing")
    return CheckElement(element, bool(proven_by) and not denied, tuple(proven_by), tuple(also), missing, denied)


def _supports(one: Evidence, element: str, lines: tuple[CheckLine, ...]) -> bool:
    """Whether the evidence speaks to the element: as it says itself, else as its line says."""
    if one.proves is not None:
        return element in one.proves
    return any(line.line.id == one.checklist_item and element in line.line.proves for line in lines)


def _stands_on(one: Evidence, line: EvidenceLine) -> bool:
    return one.checklist_item == line.id if one.checklist_item else one.kind == line.kind
