"""Sealing the evidence of a case: at the decision of itself, before it by hand; then nothing joins the set any more.

Sealed by hand, the set can be opened again with a reason until a decision is logged, and never after.

The seal is a sign-off: the list of the items with the SHA-256 of each file, and the digest of that list. A decision
that is logged seals in the same deed, so there is no moment between the two. Where nothing was taken in yet nothing is
sealed: a penalty on the spot is often logged before the photographs are taken off the phone.
"""

from collections.abc import Iterable

from brigade_app.domain.evidence_seal import (
    BASIS,
    DECISIONS,
    SEALED,
    Listed,
    decision_of,
    listed_in,
    newest_seal,
    seal_digest,
    sealed_entries,
    sealed_ids,
)
from brigade_app.domain.keeping import Change, SignOff
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Action, Evidence
from brigade_app.domain.when import at_instant
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, living, living_rows, make_id, save

SEALED_FIELDS = ("kind", "made_at", "made_by", "place", "method", "original", "obtained_lawfully")
LISTED_FIELDS = ("checklist_item", "proves")


class SealedAtDecision(Refused):
    """The decision is made and the evidence sealed: nothing joins the set. Facts ``on``, ``count``, ``basis``."""


class DescriptionSealed(Refused):
    """When, by whom and how a sealed item was made is not changed while it is sealed. Facts ``name``, ``on``."""


class DescriptionSealedForGood(DescriptionSealed):
    """As its parent, and the decision is made: nothing opens the set again. Facts ``name``, ``on``."""


class NotSealed(Refused):
    """The evidence of the case is not sealed, so there is nothing to lift. Facts ``case``."""


class SealStays(Refused):
    """The decision is logged: the seal of its evidence is never lifted. Facts ``on``, ``count``, ``basis``."""


class LiftingNeedsReason(Refused):
    """A seal is lifted only with a reason."""


class NothingToSeal(Refused):
    """The case has no evidence that could be sealed. Facts ``case``."""


def seal_of(desk: Desk, case: str) -> SignOff | None:
    """Return the seal that holds, if the evidence of the case is sealed."""
    return newest_seal(living(desk, SignOff, case))


def is_decided(desk: Desk, case: str) -> bool:
    """Whether a decision is logged: from then on nothing joins the sealed set, and nothing leaves it."""
    return decision_of(living(desk, Action, case)) is not None


def seal_evidence(desk: Desk, case: str) -> SignOff:
    """Seal the evidence as it stands; before the decision it may be sealed again with more.

    Raises:
        SealedAtDecision: the decision was logged and its evidence is sealed.
        NothingToSeal: there is nothing.
    """
    require(desk, "describe-evidence", case)
    done = _sealed_with_decision(desk, case)
    if done is not None:
        raise SealedAtDecision(on=done.at.text[:16].replace("T", " "), count=len(done.items or ()), basis=BASIS)
    mark = _mark(desk, case, decision_of(living(desk, Action, case)))
    if not mark.items:
        raise NothingToSeal(case=case)
    save(desk, [Change(record=mark, case=case)])
    return mark


def refuse_sealed(desk: Desk, case: str, changes: Iterable[tuple[Evidence, Evidence]]) -> None:
    """Let what is said of sealed items stand as it was sealed; each pair is an item as it is and as it shall be.

    What proves is frozen with the seal, what an item was listed for with the decision. Free stay what files are called
    and kept: name, copy check, where the original is, whether the party has seen it; and a place for an item that had
    none, which is marked late.

    Raises:
        DescriptionSealed, DescriptionSealedForGood.
    """
    seal = seal_of(desk, case)
    if seal is None:
        return
    sealed, listed, decided = sealed_ids(seal), listed_in(seal), is_decided(desk, case)
    for known, wanted in changes:
        if known.id not in sealed:
            continue
        is_listed = decided and _was_listed(known, listed.get(known.id))
        fields = (*SEALED_FIELDS, *(LISTED_FIELDS if is_listed else ()))
        if any(getattr(known, name) != getattr(wanted, name) for name in fields):
            error = DescriptionSealedForGood if decided else DescriptionSealed
            raise error(name=known.name or known.id, on=seal.at.earliest)


def _was_listed(item: Evidence, listed: Listed | None) -> bool:
    if listed is None:
        return bool(item.checklist_item or item.proves)
    return listed != Listed()


def lift_seal(desk: Desk, case: str, reason: str) -> None:
    """Lift the seal of a case that is not decided, with the reason, in the journal; the set can be sealed anew.

    Raises:
        NotSealed, LiftingNeedsReason.
        SealStays: a decision is logged.
    """
    require(desk, "describe-evidence", case)
    seals = [row for row in living_rows(desk, SignOff, case) if row.record.what == SEALED]
    if not seals:
        raise NotSealed(case=case)
    newest = seals[-1].record
    if is_decided(desk, case):
        raise SealStays(on=newest.at.earliest, count=len(newest.items or ()), basis=BASIS)
    said = clean_text(reason, "reason").strip()
    if not said:
        raise LiftingNeedsReason
    told = event(desk, "evidence-unsealed", case=case, digest=newest.digest, items=len(newest.items or ()), reason=said)
    save(desk, [told, *(Change(record=row.record, case=case, deleted=True) for row in seals)])


def seals_with(desk: Desk, case: str, action: Action) -> list[Change]:
    """Return the change that seals the evidence in the deed that logs ``action``; none where it is no decision."""
    if action.kind not in DECISIONS:
        return []
    mark = _mark(desk, case, action)
    return [Change(record=mark, case=case)] if mark.items else []


def _mark(desk: Desk, case: str, decision: Action | None) -> SignOff:
    entries = sealed_entries(living(desk, Evidence, case), decision)
    return SignOff(
        id=make_id(desk), case=case, what=SEALED, by=desk.account.id, at=at_instant(desk.now()),
        digest=seal_digest(entries), items=entries,
    )  # fmt: skip


def _sealed_with_decision(desk: Desk, case: str) -> SignOff | None:
    """Return the seal that was made with the newest decision or after it."""
    decisions = [row.created_at for row in living_rows(desk, Action, case) if row.record.kind in DECISIONS]
    seals = [row for row in living_rows(desk, SignOff, case) if row.record.what == SEALED]
    if not decisions or not seals or seals[-1].created_at < max(decisions):
        return None
    mark = seals[-1].record
    return mark if isinstance(mark, SignOff) else None
