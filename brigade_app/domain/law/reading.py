"""How the law reads a case: an index built once per assessment, and the few questions every rule asks of it.

A reader would guess that an action that is not recorded did not happen. Only in a ``complete`` record is that so; in a
``partial`` one it is *unknown* unless ``case.absent`` says otherwise. And an approximate date gives an order, not an
interval: `is_before` uses the day as written, `day_span` only the bounds that stand for sure.
Source: case-file format, "Four rules".
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.records import Absence, Action, CaseFile, Dispute, Evidence, Json, Officer, Party, Penalty
from brigade_app.domain.when import SHANGHAI, When, parse_when

Presence = Literal["yes", "no", "unknown"]


class Dated(Protocol):
    """Anything that carries bounds of an approximate date."""

    @property
    def approximate(self) -> bool | None: ...
    @property
    def not_before(self) -> When | None: ...
    @property
    def not_after(self) -> When | None: ...


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which something may have happened; ``None`` is open."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day, where exactly one is possible."""
        return self.first if self.first == self.last else None


OPEN = Span(None, None)


def span_of(when: When | None, dated: Dated | None = None) -> Span:
    """Return the days on which it may have happened, for counting: bounds only where the date is approximate."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    if dated is None or not (dated.approximate or dated.not_before or dated.not_after or when is None):
        return Span(first, last)
    low = dated.not_before.earliest if dated.not_before else None
    high = dated.not_after.latest if dated.not_after else None
    if dated.approximate or when is None:
        return Span(low, high)
    return Span(max(filter(None, (first, low))), min(filter(None, (last, high))))


def day_span(action: Action) -> Span:
    """Return the days on which an action may have been taken, for counting."""
    return span_of(action.at, action)


def before_limit(event: Span, limit: Span) -> bool | None:
    """Whether an event surely lies on or before a limit (``True``), surely after it (``False``), or ``None``."""
    if event.last is not None and limit.first is not None and event.last <= limit.first:
        return True
    if event.first is not None and limit.last is not None and event.first > limit.last:
        return False
    return None


def is_before(first: Action, second: Action) -> bool | None:
    """Whether ``first`` was taken before ``second``; ``None`` where the record does not tell.

    Days as written decide, approximate or not; on one day instants decide, then a reference of one to the other.
    """
    if first.at is None or second.at is None:
        return None
    if first.at.latest < second.at.earliest:
        return True
    if second.at.latest < first.at.earliest:
        return False
    if first.at.instant and second.at.instant and first.at.instant != second.at.instant:
        return first.at.instant < second.at.instant
    if first.id in (second.refers_to or ()):
        return True
    if second.id in (first.refers_to or ()):
        return False
    return None


def flag(action: Action, key: str) -> bool | None:
    """Return a yes-or-no of an action's data; ``None`` where it is not recorded."""
    value = (action.data or {}).get(key)
    return value if isinstance(value, bool) else None


def text(action: Action, key: str) -> str | None:
    """Return a text of an action's data."""
    value = (action.data or {}).get(key)
    return value if isinstance(value, str) else None


def whole(action: Action, key: str) -> int | None:
    """Return a whole number of an action's data."""
    value = (action.data or {}).get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def moment(action: Action, key: str) -> When | None:
    """Return a date of an action's data."""
    value = text(action, key)
    return parse_when(value) if value else None


def listed(action: Action, key: str) -> list[Json] | None:
    """Return a list of an action's data."""
    value = (action.data or {}).get(key)
    return value if isinstance(value, list) else None


def sort_key(action: Action) -> tuple[date, datetime, str]:
    """Order of acts: first possible day, instant, id; an undated act comes last."""
    if action.at is None:
        return date.max, datetime.max.replace(tzinfo=SHANGHAI), action.id
    return (*action.at.sort_key(), action.id)


DECISIONS = frozenset({"decision", "simple-decision"})


class Reading:
    """One case, indexed: acts in order, what is known to be absent, who was who on a day."""

    def __init__(self, file: CaseFile, on: date) -> None:
        self.file, self.case, self.on = file, file.case, on
        self.complete = file.case.record == "complete"
        self.actions: Sequence[Action] = sorted(file.actions, key=sort_key)
        self.action = {action.id: action for action in self.actions}
        self._place = {action.id: place for place, action in enumerate(self.actions)}
        self.evidence = {item.id: item for item in sorted(file.evidence, key=lambda item: item.id)}
        self.officers = {officer.id: officer for officer in file.officers}
        self.parties = {party.id: party for party in sorted(file.parties, key=lambda party: party.id)}
        self.disputes = sorted(file.disputes, key=lambda dispute: dispute.id)
        self._by_kind: dict[str, list[Action]] = defaultdict(list)
        self._referring: dict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            self._by_kind[action.kind].append(action)
            for target in action.refers_to or ():
                self._referring[target].append(action)
        self._absences = [a if isinstance(a, Absence) else Absence(kind=a) for a in file.case.absent or ()]
        self._proving: dict[str, list[Evidence]] = defaultdict(list)
        for item in self.evidence.values():
            for element in item.proves or ():
                self._proving[element].append(item)
        self.unproven = frozenset(file.case.unproven or ())
        self.flags = frozenset(file.case.flags or ())
        redone = {text(act, "redoes") for act in self._by_kind["decision"]}
        standing = [act for act in self.actions if act.kind in DECISIONS and act.id not in redone]
        self.decision: Action | None = standing[-1] if standing else None
        self.orders = [act for act in self._by_kind["order-to-correct"] if text(act, "order") == "demolish"]
        # In an ordinary or simple case an order to demolish is the order to correct of art. 28, not the ruling act.
        self.ruling_orders = [] if file.case.procedure in ("ordinary", "simple") else self.orders
        self.penalties: tuple[Penalty, ...] | None = (
            penalties_of(self.decision.data) if self.decision is not None else None
        )

    def of(self, *kinds: str) -> Sequence[Action]:
        """Return the acts of these kinds in order."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        found = [act for kind in kinds for act in self._by_kind.get(kind, ())]
        return sorted(found, key=lambda act: self._place[act.id]) if len(found) > 1 else found

    def last(self, kind: str) -> Action | None:
        """Return the last act of a kind."""
        acts = self._by_kind.get(kind)
        return acts[-1] if acts else None

    def first(self, kind: str) -> Action | None:
        """Return the first act of a kind."""
        acts = self._by_kind.get(kind)
        return acts[0] if acts else None

    def referring(self, target: str, *kinds: str) -> list[Action]:
        """Return the acts that refer to an act, of these kinds."""
        return [act for act in self._referring.get(target, ()) if not kinds or act.kind in kinds]

    def services_of(self, act: Action) -> list[Action]:
        """Return the services of an act's document."""
        return self.referring(act.id, "service")

    def known_absent(
        self,
        kind: str,
        *,
        of: Action | None = None,
        after: Action | None = None,
        before: Action | None = None,
        party: str | None = None,
    ) -> bool:
        """Whether the record says that no such act took place within the limits asked for."""
        if kind in self._by_kind and self._any_within(kind, of, after, before, party):
            return False
        if self.complete and party is None:
            return True
        return any(self._covers(absence, kind, of, after, before, party) for absence in self._absences)

    def _any_within(
        self, kind: str, of: Action | None, after: Action | None, before: Action | None, party: str | None
    ) -> bool:
        return any(
            (of is None or of.id in (act.refers_to or ()))
            and (after is None or is_before(act, after) is not True)
            and (before is None or is_before(before, act) is not True)
            and (party is None or party in (act.parties or ()))
            for act in self._by_kind[kind]
        )

    def _covers(
        self,
        absence: Absence,
        kind: str,
        of: Action | None,
        after: Action | None,
        before: Action | None,
        party: str | None,
    ) -> bool:
        if absence.kind != kind:
            return False
        if absence.party is not None and absence.party != party:
            return False
        if absence.of is not None and (of is None or absence.of != of.id):
            return False
        return self._bound(absence.after, after, later=True) and self._bound(absence.before, before, later=False)

    def _bound(self, limit: str | None, asked: Action | None, *, later: bool) -> bool:
        if limit is None:
            return True
        bound = self.action.get(limit)
        if asked is None or bound is None:
            return False
        return asked.id == limit or (is_before(bound, asked) if later else is_before(asked, bound)) is True

    def presence(self, kind: str, *, of: Action | None = None, before: Action | None = None) -> Presence:
        """Whether such an act took place (before another, of a given act)."""
        for act in self._by_kind.get(kind, ()):
            if (of is None or of.id in (act.refers_to or ())) and (before is None or is_before(act, before)):
                return "yes"
        return "no" if self.known_absent(kind, of=of, before=before) else "unknown"

    def paper_absent(self, document: str) -> bool:
        """Whether a document (``T42``) is known never to have been made."""
        return any(absence.kind == document for absence in self._absences)

    def proving(self, element: str) -> Sequence[Evidence]:
        """Return the evidence said to prove an element."""
        return self._proving.get(element, ())

    def punished(self, act: Action | None = None) -> list[Party]:
        """Return the parties an act (by default the decision) is made against."""
        act = act or self.main_act
        ids = act.parties if act is not None else None
        if ids:
            return [self.parties[i] for i in ids if i in self.parties]
        return [party for party in self.parties.values() if party.role == "party"]

    @property
    def main_act(self) -> Action | None:
        """The act that a court would judge: the decision, else the demolition order, else the measure itself."""
        if self.decision is not None:
            return self.decision
        if self.ruling_orders:
            return self.ruling_orders[-1]
        acts = self.of("seizure", "demolition", "substitute-performance")
        return acts[-1] if acts else None

    def disputes_against(self, act: Action, channel: str | None = None) -> list[Dispute]:
        """Return reconsiderations and suits against an act."""
        return [d for d in self.disputes if d.against == act.id and (channel is None or d.channel == channel)]

    def case_officers(self) -> frozenset[str]:
        """Return everyone who investigated the case."""
        kinds = ("assignment", "on-site-inspection", "inquiry", "evidence-collection", "sampling", "seizure",
                 "evidence-registration", "investigation-report")  # fmt: skip
        return frozenset(i for act in self.of(*kinds) for i in act.officers or ())


def certificate_valid(officer: Officer, span: Span) -> bool | None:
    """Whether an officer held a valid certificate on the day (Penalty Law art. 42; Henan regulation art. 24)."""
    if officer.certificate == "":
        return False
    starts, ends = officer.certificate_from, officer.certificate_to
    if ends is not None and span.first is not None and span.first > ends.latest:
        return False
    if starts is not None and span.last is not None and span.last < starts.earliest:
        return False
    if not officer.certificate or span.first is None or span.last is None:
        return None
    if starts is None or ends is None:
        return None
    if starts.latest <= span.first and span.last <= ends.earliest:
        return True
    return None
