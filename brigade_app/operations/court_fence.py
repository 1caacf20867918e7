"""What of the evidence may go to court in support of an act; what came after the act stays at home, with its reason.

By the time of each item, for a decision by the sealed set, and where neither says anything by the day of entry: what
was entered here after the act and does not say when it was made cannot be shown to have been there (行政诉讼法 35;
行政诉讼证据规定 60 (1); 行政复议法 46). What came with a case from elsewhere was entered there: its day here is silent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from brigade_app.domain.evidence_seal import (
    DECISIONS,
    LateReason,
    is_made_after,
    is_made_before,
    late_reason,
    newest_seal,
    sealed_ids,
)
from brigade_app.domain.keeping import SignOff
from brigade_app.domain.records import Action, CaseFile, Dispute, Evidence
from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import living, living_rows

LeftOutReason = LateReason | Literal["unlawful", "entered-after"]
"""``entered-after``: entered after the act, and nothing says when it was made."""


@dataclass(frozen=True, slots=True)
class Fence:
    """What may support the act in dispute: by the time of each item, its entry, and for a decision the sealed set."""

    act: Action | None
    seal: SignOff | None
    entered: Mapping[str, datetime]
    """When each item was entered here; none for those that came with a case from elsewhere."""

    def part(
        self, evidence: Sequence[Evidence]
    ) -> tuple[tuple[Evidence, ...], tuple[tuple[Evidence, LeftOutReason], ...]]:
        """Part what may support the act from what may not, each of these with its reason."""
        reasons = [(item, self._why(item)) for item in evidence]
        late = tuple((item, reason) for item, reason in reasons if reason is not None)
        return tuple(item for item, reason in reasons if reason is None), late

    def is_proven(self, item: Evidence) -> bool:
        """Whether it is certain that the item was there when the act was made."""
        sealed = self._is_decision and self.seal is not None and item.id in sealed_ids(self.seal)
        return sealed or is_made_before(item, self.act)

    @property
    def _is_decision(self) -> bool:
        return self.act is not None and self.act.kind in DECISIONS

    def _why(self, item: Evidence) -> LeftOutReason | None:
        if item.obtained_lawfully is False:
            return "unlawful"
        if self._is_decision and (reason := late_reason(item, self.seal, self.act)) is not None:
            return reason
        if is_made_after(item, self.act):
            return "made-after"
        return "entered-after" if not self.is_proven(item) and self._is_entered_after(item) else None

    def _is_entered_after(self, item: Evidence) -> bool:
        entered, limit = self.entered.get(item.id), self.act.at.latest if self.act and self.act.at else None
        return entered is not None and limit is not None and entered.astimezone(SHANGHAI).date() > limit


def fence_of(desk: Desk, file: CaseFile, dispute: Dispute) -> Fence:
    """Return what may support the act that a dispute is about."""
    case = file.case.id
    rows = living_rows(desk, Evidence, case)
    entered = {row.id: row.created_at for row in rows if row.outside_id is None}
    act = next((one for one in file.actions if one.id == dispute.against), None)
    return Fence(act, newest_seal(living(desk, SignOff, case)), entered)
