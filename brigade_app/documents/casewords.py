"""One case as the documents ask for it: the party, the step, its decision, notice and services, found once.

A document about a step looks at what that step refers to before it looks at the latest act of a kind: the demand on an
order is about that order, not about a later decision.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from brigade_app.documents.context import DocumentContext
from brigade_app.domain.codec import decode, penalties_of
from brigade_app.domain.evidence_seal import DECISIONS, is_made_after
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Action, Case, CaseFile, Evidence, Json, LawRef, Officer, Party, Penalty
from brigade_app.domain.when import SHANGHAI, When, parse_when
from brigade_app.domain.writing import date_in_words

OFFICER_POSTS = ("officer", "captain")


class CaseWords:
    """What is looked up in the case for one document."""

    def __init__(self, file: CaseFile, context: DocumentContext, without: Sequence[str] = ()) -> None:
        """``without`` names the kinds of action that are not looked at."""
        self.file, self.context = file, context
        self.case: Case = file.case
        self.action = context.action
        self.data: Mapping[str, Json] = (self.action.data if self.action else None) or {}
        self._actions = sorted((action for action in file.actions if action.kind not in without), key=_order)
        self._by_id = {action.id: action for action in self._actions}
        self._officers = {officer.id: officer for officer in file.officers}
        self._parties = {party.id: party for party in file.parties}

    @property
    def party(self) -> Party | None:
        """The party addressed: the context's, the step's first, else the case's first party."""
        if self.context.party:
            return self.context.party
        named = (self.action.parties if self.action else None) or ()
        for key in named:
            if key in self._parties:
                return self._parties[key]
        return next(iter(self.all_parties), None)

    @property
    def all_parties(self) -> tuple[Party, ...]:
        """Those whom the case is against."""
        return tuple(party for party in self.file.parties if party.role in (None, "party"))

    def person(self, key: str | None) -> str | None:
        """Return the name behind an id of an officer or a party; the text itself where it is a name."""
        if not key:
            return None
        if key in self._officers:
            return self._officers[key].name
        if key in self._parties:
            return self._parties[key].name
        return key

    def named(self, key: str | None) -> Party | None:
        """Return the party or witness behind an id or a name."""
        return next((one for one in self.file.parties if key and key in (one.id, plain(one.name))), None)

    def officer(self, key: str | None) -> Officer | None:
        """Return an officer by id."""
        return self._officers.get(key or "")

    @property
    def officers(self) -> tuple[Officer, ...]:
        """Who handles: the step's officers, else those assigned, else those who filed the case."""
        for action in (self.action, self.last("assignment"), self.last("filing")):
            found = [
                self._officers[key] for key in (action.officers if action else None) or () if key in self._officers
            ]
            handling = [one for one in found if not one.posts or set(one.posts) & set(OFFICER_POSTS)]
            if handling:
                return tuple(handling)
        return ()

    def of(self, *kinds: str) -> Iterator[Action]:
        """Yield the acts of these kinds in order of time."""
        return (action for action in self._actions if action.kind in kinds)

    def last(self, *kinds: str) -> Action | None:
        """Return the latest act of these kinds that is not later than the document's own step."""
        found: Action | None = None
        for action in self.of(*kinds):
            if self.action is not None and action.id != self.action.id and _order(action) > _order(self.action):
                break
            found = action
        return found

    def near(self, *kinds: str) -> Action | None:
        """Return the step itself, or what it refers to, or else the latest act of these kinds."""
        if self.action is None:
            return self.last(*kinds)
        if self.action.kind in kinds:
            return self.action
        seen, waiting = {self.action.id}, list(self.action.refers_to or ())
        while waiting:
            found = self._by_id.get(waiting.pop(0))
            if found is None or found.id in seen:
                continue
            if found.kind in kinds:
                return found
            seen.add(found.id)
            waiting += found.refers_to or ()
        return self.last(*kinds)

    def target(self) -> Action | None:
        """Return the first act that the step refers to: what a service serves, what a demand demands."""
        for key in (self.action.refers_to if self.action else None) or ():
            if key in self._by_id:
                return self._by_id[key]
        return None

    def service_of(self, action: Action | None) -> Action | None:
        """Return the first service of an act's document."""
        if action is None:
            return None
        return next((one for one in self.of("service") if action.id in (one.refers_to or ())), None)

    def penal_act(self) -> Action | None:
        """Return the act whose penalties the document speaks of: decision or notice."""
        kinds = ("decision", "simple-decision")
        if self.action and self.action.kind == "prior-notice":
            return self.action
        return self.near(*kinds) or self.last("prior-notice")

    def penalties(self, action: Action | None) -> tuple[Penalty, ...]:
        """Return the penalties that an act names."""
        return (penalties_of(action.data) if action else None) or ()

    def basis_of(self, action: Action | None) -> tuple[LawRef, ...]:
        """Return the articles an act rests on: its ``basis``, else those of its penalties."""
        if action is None:
            return ()
        refs = refs_of((action.data or {}).get("basis"))
        for penalty in self.penalties(action):
            refs += penalty.basis or ()
        return tuple(dict.fromkeys(refs))

    @property
    def supporting(self) -> tuple[Evidence, ...]:
        """The evidence that may support the decision: none made after it (证据规定 art. 60; 行政诉讼法 art. 35)."""
        decision = self.near(*DECISIONS)
        return tuple(
            item
            for item in self.file.evidence
            if item.obtained_lawfully is not False
            and item.id not in self.context.late
            and not is_made_after(item, decision)
        )

    def entry(self, key: str) -> Json:
        """Return what an officer entered for this document alone."""
        return self.context.entries.get(key)


def refs_of(value: Json) -> tuple[LawRef, ...]:
    """Return the articles in a ``basis`` of any shape; what is no citation is left out."""
    if isinstance(value, dict) and "law" in value:
        return (decode(LawRef, value, "$.basis"),)
    if isinstance(value, list):
        return tuple(ref for item in value for ref in refs_of(item))
    return ()


def _order(action: Action) -> tuple[date, datetime]:
    return action.at.sort_key() if action.at else (date.max, datetime.max.replace(tzinfo=SHANGHAI))


def plain(value: Json) -> str | None:
    """Return a value as printable text: hidden characters shown, tabs as blanks; ``None`` where nothing is said."""
    if value is None or value in ("", [], {}):
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join(filter(None, (plain(item) for item in value))) or None
    if isinstance(value, dict):
        return "，".join(filter(None, (plain(item) for item in value.values()))) or None
    text = clean_text(str(value)).replace("\t", "　").strip()
    return text or None


def when_words(when: When | None, *, time: bool = False) -> str | None:
    """Return 2026年11月24日 (with 9时05分 where a time was said and asked for); a month or year as it was said."""
    if when is None:
        return None
    if when.day is None:
        months = f"{when.earliest.month}月" if when.earliest.month == when.latest.month else ""
        return f"{when.earliest.year}年{months}"
    words = date_in_words(when.day)
    if time and when.instant:
        local = when.instant.astimezone(SHANGHAI)
        words += f"{local.hour}时{local.minute:02d}分"
    return words


def data_when(action: Action | None, key: str) -> When | None:
    """Return a date of an act's data."""
    value = ((action.data if action else None) or {}).get(key)
    try:
        return parse_when(value) if isinstance(value, str) else None
    except ValueError:
        return None


def data_text(action: Action | None, key: str) -> str | None:
    """Return a value of an act's data as text."""
    return plain(((action.data if action else None) or {}).get(key))
