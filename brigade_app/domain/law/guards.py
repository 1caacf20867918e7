"""The guards of the procedure graph: what must hold before a step, each a function from a look at the case to reasons.

A reader would guess that a guard answers yes or no. It answers with reasons: one on the text or a derivation refuses
(`Look.no`), one on a proposal, an excerpt or an unknown fact only warns (`Look.doubt`). A step without data is a step
being planned: guards about what its paper says are silent then.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from brigade_app.domain.law.pack import parse_basis
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.rules import EdgeRule, Law
from brigade_app.domain.law.types import CERTAIN, Basis, Mark, Reason, Trace
from brigade_app.domain.matters import Matter
from brigade_app.domain.records import Action, Json


@dataclass(frozen=True, slots=True)
class Look:
    """One proposed step, the case without it, and the day it is to be taken."""

    r: Reckoner
    edge: EdgeRule
    act: Action
    day: date

    @property
    def reading(self) -> Reading:
        """The case without the step."""
        return self.r.reading

    @property
    def law(self) -> Law:
        """Rules, calendar, matters and powers."""
        return self.r.law

    @property
    def matter(self) -> Matter | None:
        """The matter of the case, where the catalogue has it."""
        return self.law.catalogue.matters.get(self.reading.case.matter or "")

    @property
    def planned(self) -> bool:
        """Whether the step has no paper yet."""
        return self.act.data is None

    def value(self, key: str) -> Json:
        """Return a value of the step's data."""
        return (self.act.data or {}).get(key)

    def basis(self, *codes: str) -> tuple[Basis, ...]:
        """Return articles by the pack's codes."""
        return tuple(parse_basis(code, self.law.pack.laws) for code in codes)

    def no(
        self, zh: str, en: str, *codes: str, mark: Mark = "text", earliest: date | None = None, trace: Trace = ()
    ) -> Reason:
        """Return a reason that refuses, where its mark is certain."""
        return self._reason(zh, en, codes, mark, mark in CERTAIN, earliest, trace)

    def doubt(
        self, zh: str, en: str, *codes: str, mark: Mark = "P", earliest: date | None = None, trace: Trace = ()
    ) -> Reason:
        """Return a reason that only warns."""
        return self._reason(zh, en, codes, mark, False, earliest, trace)

    def _reason(
        self, zh: str, en: str, codes: tuple[str, ...], mark: Mark, certain: bool, earliest: date | None, trace: Trace
    ) -> Reason:
        return Reason(
            rule=self.edge.id,
            because_zh=zh,
            because_en=en,
            basis=self.basis(*codes),
            mark=mark,
            certain=certain,
            earliest_on=earliest,
            trace=trace,
        )

    def missing(self, kind: str, zh: str, en: str, *codes: str, mark: Mark = "text") -> Iterator[Reason]:
        """Yield a refusal where an earlier act is known not to exist, a doubt where the record does not tell.

        The missing act can be made today, so it does not push the first lawful day away.
        """
        presence = self.reading.presence(kind)
        if presence == "no":
            yield self.no(zh, en, *codes, mark=mark, earliest=self.day)
        elif presence == "unknown":
            yield self.doubt(f"卷内没有记载：{zh}", f"not recorded: {en}", *codes, mark=mark)


Guard = Callable[[Look], Iterator[Reason]]
GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Register a guard under the name that the pack's edges use."""

    def register(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return register


def reasons_of(look: Look, guards: Mapping[str, Guard]) -> tuple[Reason, ...]:
    """Return what stands against a step by the guards of its edge, in the order of the pack."""
    return tuple(reason for name in look.edge.guard for reason in guards[name](look))
