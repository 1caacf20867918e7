"""The law asked before a step is logged: refused only when certain (mark text or D), else a reason, always journalled.

No gate blocks recording what really happened: an action that lies before today is logged whatever stands against it,
and what stands against it becomes a finding.
"""

from dataclasses import dataclass

from brigade_app.domain.law.types import Gate, Reason
from brigade_app.domain.records import Action
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import gate_action
from brigade_app.operations.shelf import NoRulePack


class StepNotLawful(Refused):
    """The step is certainly unlawful today. Facts ``step_zh``, ``because_zh``, ``basis``, ``gate`` …"""


class StepNotLawfulYet(StepNotLawful):
    """As its parent, and the first lawful day can be said. Facts as there, and ``earliest_on``."""


class ReasonNeeded(Refused):
    """The step is doubtful: going on needs a reason. Facts as `StepNotLawful`."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that is doubtful about a logged step: the rule, its sentence in both languages, its articles."""

    rule: str
    because_zh: str
    because_en: str
    basis: tuple[str, ...] = ()


def pass_gate(
    desk: Desk, case: str, action: Action, reason: str | None, happened: bool | None = None
) -> tuple[Warned, ...]:
    """Return what is doubtful about logging ``action`` now, where it may be logged.

    Raises:
        StepNotLawful, StepNotLawfulYet: certain, and the step is of today or later.
        ReasonNeeded: doubtful, and no reason is given.
    """
    try:
        gate = gate_action(desk, case, action, happened)
    except NoRulePack:
        return ()
    if gate.outcome == "open":
        return ()
    if not gate.past:
        if gate.outcome == "refused":
            raise _refusal(action, gate)
        if not (reason or "").strip():
            raise ReasonNeeded(**_facts(action, gate, gate.reasons))
    return tuple(map(_warned, gate.reasons))


def _refusal(action: Action, gate: Gate) -> StepNotLawful:
    certain = tuple(reason for reason in gate.reasons if reason.certain) or gate.reasons
    facts = _facts(action, gate, certain)
    if gate.earliest_on is not None:
        return StepNotLawfulYet(**facts, earliest_on=gate.earliest_on)
    return StepNotLawful(**facts)


def _facts(action: Action, gate: Gate, reasons: tuple[Reason, ...]) -> dict[str, object]:
    kind = ACTION_KINDS[action.kind]
    names = [ACTION_KINDS[other] for other in gate.instead if other in ACTION_KINDS]
    return {
        "step": action.kind,
        "step_zh": kind.name_zh,
        "step_en": kind.name_en,
        "because_zh": "；".join(reason.because_zh.rstrip("。") for reason in reasons),
        "because_en": "; ".join(reason.because_en.rstrip(".") for reason in reasons),
        "basis": tuple(dict.fromkeys(basis.short for reason in reasons for basis in reason.basis)),
        "instead_zh": f"可以改为：{'、'.join(one.name_zh for one in names)}。" if names else "",
        "instead_en": f"Possible instead: {', '.join(one.name_en for one in names)}." if names else "",
        "gate": gate,
    }


def _warned(reason: Reason) -> Warned:
    return Warned(reason.rule, reason.because_zh, reason.because_en, tuple(basis.short for basis in reason.basis))
