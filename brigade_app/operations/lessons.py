"""From a lost case to the open ones: which of them have the flaw that lost it (moonshot 6).

A cause of a lost case (``C08``) is detected by checks of the rule pack; an open case in which such a check fails, or
cannot be answered, is shown with what it says. A failing check comes before an unanswered one, a fatal one before the
others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.types import Finding
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import file_of
from brigade_app.operations.questions import case_line
from brigade_app.operations.roles import require
from brigade_app.operations.views import CaseLine
from brigade_app.store import CaseQuery

BATCH_CASES = 200


@dataclass(frozen=True, slots=True)
class SameFlaw:
    """An open case and its findings that point to one of the causes."""

    line: CaseLine
    findings: tuple[Finding, ...]

    @property
    def fails(self) -> bool:
        """Whether one of the checks fails, rather than being unanswered."""
        return any(one.result == "fail" for one in self.findings)


def cases_with_the_flaw(
    desk: Desk, causes: Sequence[str], cancelled: Callable[[], bool] | None = None
) -> tuple[SameFlaw, ...]:
    """Return the open cases in which a check of these causes fails or is unknown, the worst first.

    Raises:
        NoRulePack: no rules are installed.
    """
    require(desk, "read-cases")
    law, wanted, today = desk.law.law, frozenset(causes), desk.today
    keys = list(desk.store.cases.keys(CaseQuery(is_open=True)))
    found: list[SameFlaw] = []
    for start in range(0, len(keys), BATCH_CASES):
        if cancelled is not None and cancelled():
            break
        for row in desk.store.cases.by_keys(keys[start : start + BATCH_CASES]):
            judged = assess(file_of(desk, row.id), law, today)
            findings = tuple(
                one for one in judged.findings if one.result in ("fail", "unknown") and wanted.intersection(one.causes)
            )
            if findings:
                found.append(SameFlaw(case_line(desk, row), findings))
    return tuple(sorted(found, key=_worst_first))


def _worst_first(one: SameFlaw) -> tuple[bool, bool, str]:
    fatal = any(finding.fatal and finding.result == "fail" for finding in one.findings)
    return (not fatal, not one.fails, one.line.id)
