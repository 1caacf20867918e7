"""The checklist of a case: what must be proven, by what it is proven, what is missing and how to obtain it.

An element is proven when evidence stands on at least one *required* line that names it, and nothing in the file says
it is unproven. Evidence that is *struck* (剔除) is shown on its line and counted nowhere: what was obtained unlawfully
(行政处罚法 art. 46 para. 3), what was made or added after the decision (行政诉讼证据规定 art. 60 (1); `evidence_seal`),
and an item of the sealed set where it was not listed when the decision was made. Evidence that was put on no line and
says what it proves (a file from outside) counts on a required line of its own kind.
Source: matters, section 1; K-F01 (行政处罚法 arts. 40, 59 para. 2; 行政诉讼法 art. 70 item 1).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.evidence_seal import Listed, fenced_off, listed_at_decision
from brigade_app.domain.keeping import CheckItem, SignOff
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
    """A line of the checklist as the case stands: its evidence, or why it does not apply, or that it is missing.

    ``evidence`` counts; ``struck`` was put on the line and does not.
    """

    line: EvidenceLine
    state: LineState
    evidence: tuple[str, ...]
    reason: str | None = None
    note: str | None = None
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckElement:
    """An element as the case stands. ``proven_by`` and ``also`` are evidence ids, ``missing`` ids of required lines.

    ``also`` supports the element without standing on a required line, ``struck`` would if it counted. ``denied``: the
    file itself says unproven.
    """

    element: Element
    proven: bool
    proven_by: tuple[str, ...]
    also: tuple[str, ...]
    missing: tuple[str, ...]
    denied: bool = False
    struck: tuple[str, ...] = ()


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


def checklist_of(
    case: CaseFile, matter: Matter | None, marks: Sequence[CheckItem] = (), seal: SignOff | None = None
) -> Checklist:
    """Return the checklist of ``case`` under ``matter``, with what a person marked on its lines.

    ``seal`` is the set that was frozen with the decision, where there is one: what stands outside it is struck.
    Without a matter of the catalogue the general elements stand (subject, act, object, consequence, amount), each
    proven by any lawful evidence that says it proves it. A mark *not applicable* counts only with its reason, and
    never hides evidence that counts.
    """
    unlawful = {one.id for one in case.evidence if one.obtained_lawfully is False}
    struck = _Struck(fenced_off(case, seal) | unlawful, listed_at_decision(case, seal))
    lines = _lines(case, matter, marks, struck) if matter else ()
    elements = matter.elements if matter else GENERAL_ELEMENTS
    denied = frozenset(case.case.unproven or ())
    known = {line.line.id for line in lines}
    support = _supports(case.evidence, lines, struck)
    return Checklist(
        matter=matter.id if matter else None,
        elements=tuple(_element(element, support.get(element.id), lines, element.id in denied) for element in elements),
        lines=lines,
        unplaced=tuple(one.id for one in case.evidence if one.checklist_item not in known),
    )


def suggested_proves(matter: Matter | None, line_id: str | None) -> tuple[str, ...]:
    """Return the elements that evidence proves when it is put on a line and nobody says otherwise."""
    line = matter.line(line_id) if matter and line_id else None
    return line.proves if line else ()


@dataclass(frozen=True, slots=True)
class _Struck:
    """What does not count: whole items, and items where they were not listed when the decision was made."""

    items: Set[str]
    listed: Mapping[str, Listed]

    def on_line(self, item: str, line: str) -> bool:
        listed = self.listed.get(item)
        return item in self.items or (listed is not None and not listed.is_on(line))

    def for_element(self, item: Evidence, element: str) -> bool:
        listed = self.listed.get(item.id)
        return item.id in self.items or (listed is not None and not listed.is_for(element, item.checklist_item))


def _lines(case: CaseFile, matter: Matter, marks: Sequence[CheckItem], struck: _Struck) -> tuple[CheckLine, ...]:
    marked = {mark.item: mark for mark in marks}
    placed: dict[str, list[str]] = {}
    for one in case.evidence:
        if one.checklist_item:
            placed.setdefault(one.checklist_item, []).append(one.id)
    return tuple(_line(line, placed.get(line.id, ()), marked.get(line.id), struck) for line in matter.evidence)


def _line(line: EvidenceLine, placed: Sequence[str], mark: CheckItem | None, struck: _Struck) -> CheckLine:
    note = mark.note if mark else None
    out = tuple(one for one in placed if struck.on_line(one, line.id))
    evidence = tuple(one for one in placed if one not in out)
    if evidence:
        return CheckLine(line, "present", evidence, note=note, struck=out)
    if mark and mark.not_applicable and note:
        return CheckLine(line, "not-applicable", (), reason=note, struck=out)
    return CheckLine(line, "missing" if line.required else "if-applicable", (), note=note, struck=out)


@dataclass(slots=True)
class _Support:
    """Which evidence proves an element, which only speaks to it, and which would if it counted."""

    proven_by: list[str]
    also: list[str]
    struck: list[str]


def _supports(evidence: Iterable[Evidence], lines: tuple[CheckLine, ...], struck: _Struck) -> dict[str, _Support]:
    """Return the support of each element. Evidence speaks to what it says it proves, else to what its line names."""
    by_id = {one.line.id: one.line for one in lines}
    of_kind: dict[str, set[str]] = {}
    for one in lines:
        if one.line.required:
            of_kind.setdefault(one.line.kind, set()).update(one.line.proves)
    found: dict[str, _Support] = {}
    for item in evidence:
        line = by_id.get(item.checklist_item or "")
        said = item.proves if item.proves is not None else line.proves if line else ()
        for element in dict.fromkeys(said):
            support = found.setdefault(element, _Support([], [], []))
            proves = not lines or element in _proven_on(item, line, of_kind)
            kept = support.proven_by if proves else support.also
            (support.struck if struck.for_element(item, element) else kept).append(item.id)
    return found


def _proven_on(item: Evidence, line: EvidenceLine | None, of_kind: Mapping[str, set[str]]) -> Collection[str]:
    """The elements that a required line lets this evidence prove: of its own line, or on none, of those of its kind."""
    if line is not None:
        return line.proves if line.required else ()
    return () if item.checklist_item else of_kind.get(item.kind or "", ())


def _element(element: Element, support: _Support | None, lines: tuple[CheckLine, ...], denied: bool) -> CheckElement:
    proven_by = tuple(support.proven_by) if support else ()
    also, struck = (tuple(support.also), tuple(support.struck)) if support else ((), ())
    missing = tuple(one.line.id for one in lines if one.state == "missing" and element.id in one.line.proves)
    return CheckElement(element, bool(proven_by) and not denied, proven_by, also, missing, denied, struck)
