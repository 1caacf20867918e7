"""The sealing of evidence at the decision: which items stand in the frozen set, and what came too late to prove it.

A reader would guess that a sealed set can be opened for one more photograph. After the decision it cannot: what the
organ collects after its act does not prove the act lawful (行政诉讼证据规定 art. 60 (1); 行政诉讼法 art. 35), so a
later item is kept, shown and marked, and never joins the set. It may still prove what came after: service, payment,
demolition.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from brigade_app.domain.keeping import SignOff
from brigade_app.domain.records import Action, CaseFile, Evidence

LateReason = Literal["made-after", "added-after", "unsealed"]
PlacedAfter = Literal["placed-after"]
"""Of an item of the set: what it is said to prove now is not what it was listed for when the set was sealed."""
SEALED: Final = "evidence-sealed"
DECISIONS = ("decision", "simple-decision")
NEVER_COUNTED: Final[frozenset[LateReason]] = frozenset({"made-after", "added-after"})
BASIS = ("行政诉讼证据规定 60", "行政诉讼法 35")
_NO_FILE = "-"
_UNLISTED = "-"


def decision_of(actions: Iterable[Action]) -> Action | None:
    """Return the decision of a case: the newest, where it was redone."""
    found = [one for one in actions if one.kind in DECISIONS]
    dated = sorted((one for one in found if one.at), key=lambda one: one.at.sort_key() if one.at else ())
    return dated[-1] if dated else found[-1] if found else None


def is_made_after(item: Evidence, act: Action | None) -> bool:
    """Whether an item was certainly made after an act; what is not known exactly is not held against it."""
    limit = act.at.latest if act and act.at else None
    if limit is None or item.made_at is None or item.approximate:
        return False
    if item.made_at.instant is not None and act is not None and act.at is not None and act.at.instant is not None:
        return item.made_at.instant > act.at.instant
    return item.made_at.earliest > limit


def is_made_before(item: Evidence, act: Action | None) -> bool:
    """Whether an item was certainly made on the day of an act or before; what is not exact does not prove it."""
    limit = act.at.earliest if act and act.at else None
    if limit is None or item.made_at is None or item.approximate:
        return False
    if item.made_at.instant is not None and act is not None and act.at is not None and act.at.instant is not None:
        return item.made_at.instant <= act.at.instant
    return item.made_at.latest <= limit


def sealed_entries(evidence: Iterable[Evidence], act: Action | None = None) -> tuple[str, ...]:
    """Return the frozen list, sorted: of each item its id, the SHA-256 of its file (``-``: it has none), its place.

    The place is the line of the checklist and the elements that it was listed for (``photo:build,zone``; ``-``: none).
    """
    return tuple(sorted(
        f"{item.id} {item.file.sha256 if item.file else _NO_FILE} {_place_of(item)}"
        for item in evidence if not is_made_after(item, act)
    ))  # fmt: skip


def _place_of(item: Evidence) -> str:
    if not item.checklist_item and not item.proves:
        return _UNLISTED
    return f"{item.checklist_item or ''}:{','.join(item.proves or ())}"


@dataclass(frozen=True, slots=True)
class Listed:
    """What an item was listed for when its set was sealed; ``proves`` is empty where only the line was said."""

    line: str | None = None
    proves: frozenset[str] = frozenset()

    def is_on(self, line: str | None) -> bool:
        """Whether the item stood on this line."""
        return line is not None and line == self.line

    def is_for(self, element: str, line: str | None) -> bool:
        """Whether the item, on ``line`` now, was listed for an element: by name, or with all that its line proves."""
        return element in self.proves or (not self.proves and self.is_on(line))


def listed_in(seal: SignOff | None) -> Mapping[str, Listed]:
    """Return what each item of the set was listed for; seals of earlier programs do not say it."""
    found: dict[str, Listed] = {}
    for entry in seal.items or () if seal is not None else ():
        item, _, rest = entry.partition(" ")
        _, _, place = rest.partition(" ")
        if place == _UNLISTED:
            found[item] = Listed()
        elif place:
            line, _, proves = place.rpartition(":")
            found[item] = Listed(line or None, frozenset(one for one in proves.split(",") if one))
    return found


def listed_at_decision(case: CaseFile, seal: SignOff | None) -> Mapping[str, Listed]:
    """Return what each item was listed for when the decision was made; nothing while the set may be sealed again."""
    return listed_in(seal) if decision_of(case.actions) is not None else {}


def is_placed_after(item: Evidence, listed: Mapping[str, Listed]) -> bool:
    """Whether an item stands where it was not listed at the decision: the decision did not rest on it there."""
    at_seal = listed.get(item.id)
    if at_seal is None:
        return False
    line = item.checklist_item
    moved = line is not None and not at_seal.is_on(line)
    return moved or any(not at_seal.is_for(one, line) for one in item.proves or ())


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What nobody has said of the items of a set that is about to be frozen: how many lack what."""

    items: int
    without_time: int
    without_maker: int
    without_object: int


def unsaid_of(evidence: Iterable[Evidence], act: Action | None = None) -> Unsaid:
    """Return how many items would be frozen, and how many of them without time, maker or what they prove."""
    items = [one for one in evidence if not is_made_after(one, act)]
    return Unsaid(
        len(items), sum(one.made_at is None for one in items), sum(not one.made_by for one in items),
        sum(not (one.proves or one.checklist_item) for one in items),
    )  # fmt: skip


def seal_digest(entries: Sequence[str]) -> str:
    """Return the digest of a frozen list: the SHA-256 of its lines, as ``sha256sum`` tells it of a text file."""
    return hashlib.sha256("".join(f"{entry}\n" for entry in entries).encode()).hexdigest()


def sealed_ids(seal: SignOff) -> frozenset[str]:
    """Return the ids of the items that a seal covers (of an earlier program each entry may be nothing but the id)."""
    return frozenset(entry.split(" ", 1)[0] for entry in seal.items or ())


def newest_seal(marks: Iterable[SignOff]) -> SignOff | None:
    """Return the seal that holds: the last one, for each covers a whole set."""
    return next((mark for mark in reversed(tuple(marks)) if mark.what == SEALED), None)


def late_reason(item: Evidence, seal: SignOff | None, decision: Action | None) -> LateReason | None:
    """Return why an item stands outside the sealed set; ``None``: it stands in it, or nothing is sealed yet.

    ``made-after`` the decision; ``added-after`` it, so that the decision cannot have rested on it; ``unsealed``: added
    since the set was sealed, and the decision is still to come: it can be sealed again.
    """
    return _reason(item, sealed_ids(seal) if seal is not None else None, decision)


def late_reasons(
    evidence: Iterable[Evidence], seal: SignOff | None, decision: Action | None
) -> Mapping[str, LateReason]:
    """Return the items that stand outside the sealed set, by id, each with its reason."""
    sealed = sealed_ids(seal) if seal is not None else None
    reasons = ((item.id, _reason(item, sealed, decision)) for item in evidence)
    return {one: reason for one, reason in reasons if reason is not None}


def fenced_off(case: CaseFile, seal: SignOff | None) -> frozenset[str]:
    """Return the items that can never prove the decision; those that can still be sealed before it are not among them.

    What came after the decision and proves what came after (service, payment, demolition) is among them too: no
    element of a matter asks for it.
    """
    reasons = late_reasons(case.evidence, seal, decision_of(case.actions))
    return frozenset(one for one, reason in reasons.items() if reason in NEVER_COUNTED)


def _reason(item: Evidence, sealed: frozenset[str] | None, decision: Action | None) -> LateReason | None:
    if is_made_after(item, decision):
        return "made-after"
    if sealed is None or item.id in sealed:
        return None
    return "added-after" if decision is not None else "unsealed"
