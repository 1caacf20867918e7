"""The rows of a rule pack and the lists of powers, as values; `law.pack` reads them from TOML.

A reader would guess that a rule is code. It is not: every rule is a row of ``resources/rules/<pack>/*.toml`` with an
id, the days it is in force, its basis to the item and a mark that says how far it was verified.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from brigade_app.domain.law.types import CERTAIN, Axis, Basis, Mark, Roll, Unit, Who

if TYPE_CHECKING:
    from brigade_app.domain.calendar import WorkCalendar
    from brigade_app.domain.matters import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSource:
    """A law the pack cites: ``in_corpus`` says whether its text is among the statute files it was checked against."""

    code: str
    name_zh: str
    name_en: str
    short_zh: str
    edition: str | None = None
    effective_from: date | None = None
    in_corpus: bool = True
    mark: Mark = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has. ``effective_to`` is its last day; ``None`` on either side means open."""

    id: str
    name_zh: str
    name_en: str
    basis: tuple[Basis, ...] = ()
    mark: Mark = "text"
    effective_from: date | None = None
    effective_to: date | None = None
    computed_from: tuple[str, ...] = ()
    note_zh: str | None = None
    note_en: str | None = None

    def in_force(self, on: date) -> bool:
        """Whether the rule is in force on that day."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )

    @property
    def certain(self) -> bool:
        """Whether the rule may refuse a step or make a finding fatal."""
        return self.mark in CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule(Rule):
    """A state of the procedure (``P10``): the action kinds whose being logged reaches it."""

    kinds: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRule(Rule):
    """An edge of the procedure graph (``E13``). ``guard`` names the functions that must all hold."""

    origin: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    guard: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule(Rule):
    """A row of the deadline table. Rows of one id differ by ``part`` (``D38``: filing, review…) or by their days."""

    part: str = ""
    length: int | None = None
    unit: Unit = "natural_day"
    direction: Literal["after", "before"] = "after"
    roll: Roll = "silent"
    who: Who = "A"
    starts_zh: str = ""
    starts_en: str = ""
    consequence_zh: str = ""
    consequence_en: str = ""
    parameter: str | None = None
    display_only: bool = False
    warn_early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule(Rule):
    """One way to fail a check (``no-demand`` of K-X03), with articles of its own; ``fatal`` is the narrowed letter F.

    ``old_basis`` stands instead of ``basis`` for acts before the texts installed came into force (the revised Penalty
    Law: 2021-07-15). The older text is not among the statute files, so such a finding has the mark M, never fatal.
    """

    fatal: bool = False
    old_basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule(Rule):
    """One of the sixty checks (``K-P04``): ``weight`` for the others, ``fatal`` for those that alone lose the case."""

    axis: Axis
    group: str
    fatal: bool = False
    weight: int = 0
    risk: str = "-"
    causes: tuple[str, ...] = ()
    cure_zh: str = ""
    cure_en: str = ""
    curable_until: str = "decision"
    deadlines: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
    grounds: Mapping[str, GroundRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule(Rule):
    """A form of the catalogue (``T23``): fields that decide, who signs (``O2 P R H L W S``), copies."""

    fields_zh: tuple[str, ...] = ()
    fields_en: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    copies: str = ""
    purpose_zh: str = ""
    purpose_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRule(Rule):
    """A cause of a lost case (``C08``) and the checks that detect it."""

    checks: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SegregationRule(Rule):
    """Two posts that must not be one person. ``strength``: fatal, weight or warn."""

    first: str = ""
    second: str = ""
    strength: Literal["fatal", "weight", "warn"] = "warn"
    check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRule(Rule):
    """What of a decision may be published: ``publish`` is yes, no, masked, or never for the whole decision."""

    publish: Literal["yes", "no", "masked", "withhold-all"] = "no"
    match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscretionRule(Rule):
    """Discretion tiers of a matter; ``example`` says that no county has confirmed them."""

    matter: str
    tiers: tuple[Mapping[str, object], ...] = ()
    example: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number the law leaves open (``defence_days``): settable by the county, never presented as law."""

    id: str
    value: int | str | bool
    name_zh: str
    name_en: str
    mark: Mark = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example that travels in the pack: a deadline's start and the day it must end; ``line`` in its file."""

    id: str
    start: date
    due: date
    part: str = ""
    length: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """A whole pack. ``sha256`` is over its files' bytes in name order; ids are unique within a list (and ``part``)."""

    id: str
    version: str
    sha256: str
    name_zh: str
    name_en: str
    effective_from: date
    laws: Mapping[str, LawSource]
    parameters: Mapping[str, Parameter]
    states: tuple[StateRule, ...]
    edges: tuple[EdgeRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    checks: tuple[CheckRule, ...]
    documents: tuple[DocumentRule, ...]
    causes: tuple[CauseRule, ...]
    segregation: tuple[SegregationRule, ...]
    publication: tuple[PublicationRule, ...]
    discretion: tuple[DiscretionRule, ...] = ()
    examples: tuple[Example, ...] = ()

    def deadline(self, id: str, on: date, part: str = "") -> DeadlineRule | None:
        """Return the row of a deadline in force on that day."""
        for rule in self.deadlines:
            if rule.id == id and rule.part == part and rule.in_force(on):
                return rule
        return None

    def whole(self, parameter: str) -> int:
        """Return a parameter that is a whole number."""
        value = self.parameters[parameter].value
        assert isinstance(value, int)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityGrant(Rule):
    """One dated source of power. ``in_force`` is about the days of the instrument; see `law.authority`."""

    kind: Literal["own", "conferred", "entrusted"]
    matters: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    instrument_zh: str = ""
    instrument_en: str = ""
    subject: Literal["township", "department"] = "township"
    department: str | None = None
    coercive: bool = False
    pending: Literal["finish-where-filed", "hand-back", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityBundle:
    """The lists installed. Only for units in ``complete_for`` (the county installed its list) is "not listed" a no."""

    grants: tuple[AuthorityGrant, ...]
    complete_for: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """All that a judgment needs beside the case: rules, working days, matters, powers."""

    pack: RulePack
    calendar: "WorkCalendar"
    catalogue: "Catalogue"
    authority: AuthorityBundle
