"""The care that a store takes of itself: at each log-in the journal's tail, once a day and before a backup the rest.

Every day (R3): every page's seal, the entries that came since the last check with the officers' signatures on this
node's own, and a hundredth of the vault, the longest unchecked first. At a log-in (R14): structure and tail only. The
work is cut into steps that leave room for the saves between them; a care that is broken off goes on where it stopped.
What an intake that was killed left in the vault goes to quarantine, once it is a day old and nothing is wrong (R18).

The outcome is an entry of the journal. A finding repairs nothing: the store goes read-only, at the next log-in too,
until an administrator has settled it (`settle_findings`) or a backup is restored. Where the pages themselves are
damaged nothing more is written into them, not even the outcome.
"""

import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Event
from brigade_app.domain.records import Json
from brigade_app.errors import Unavailable
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import journal_event
from brigade_app.store import Finding, Findings

SELF_CHECK = "self-check"
VAULT_SHARE = 0.01
OWN_PART, FOREIGN_PART = 2_000, 20_000
"""Entries a step: with every deed's signature, and without."""
MOST_TOLD = 50
DAY_SETTING = "care-day"
VERIFIED_SETTING = "care-verified"
FOUND_SETTING = "care-found"
Part = Literal["pages", "journal", "vault", "sweep"]


class DamageFound(Unavailable):
    """The check before a backup found damage; no backup was made. Facts ``found``, ``what``, ``cases``."""


@dataclass(frozen=True, slots=True)
class CareStep:
    """What is done next, and how far it is: entries of the journal, files of the vault."""

    part: Part
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class CareReport:
    """The outcome: what was checked, what was found, and whether all of it was done."""

    at: datetime
    checked: Mapping[str, int]
    found: tuple[Finding, ...]
    finished: bool

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.found

    @property
    def cases(self) -> tuple[str, ...]:
        """The ids of the cases that findings touch."""
        return tuple(dict.fromkeys(one.case for one in self.found if one.case is not None))


def care_due(desk: Desk) -> bool:
    """Whether today's care is still to be taken; a store that is read-only already waits for a person instead."""
    return not desk.store.is_read_only and desk.store.settings.get(DAY_SETTING) != desk.today.isoformat()


def take_care(
    desk: Desk,
    progress: Callable[[CareStep], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    daily: bool = True,
) -> CareReport:
    """Take the day's care (``daily=False``: a log-in's), journal the outcome, and go read-only on a finding.

    Needs no role: the program does it, whoever sits there. Cancelling leaves the rest for the next time.
    """
    care = _Care(desk, daily, cancelled or (lambda: False))
    for step in care.steps():
        if progress is not None:
            progress(step)
        if care.cancelled():
            return care.conclude(finished=False)
    return care.conclude(finished=True)


def care_in_steps(desk: Desk, *, daily: bool = True) -> Generator[CareStep, None, CareReport]:
    """Yield before each small step, and return the report: for a worker that lets saves pass in between."""
    care = _Care(desk, daily, lambda: False)
    yield from care.steps()
    return care.conclude(finished=True)


@dataclass(slots=True)
class _Care:
    desk: Desk
    daily: bool
    cancelled: Callable[[], bool]
    checked: dict[str, int] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def steps(self) -> Generator[CareStep, None, None]:
        yield CareStep("pages")
        self._add(self.desk.store.integrity(whole=self.daily))
        if self.found:
            return
        yield from self._journal()
        if self.daily:
            yield CareStep("vault")
            self._add(self.desk.store.vault.verify(share=VAULT_SHARE, now=self.desk.now(), cancelled=self.cancelled))
        if not self.found:
            yield CareStep("sweep")
            self.desk.store.vault.sweep(self.desk.now(), whole=self.daily)

    def _add(self, findings: Findings) -> bool:
        for name, count in findings.checked.items():
            self.checked[name] = self.checked.get(name, 0) + count
        self.found += findings.found
        return findings.is_clean

    def _journal(self) -> Generator[CareStep, None, None]:
        journal = self.desk.store.journal
        own = {log.log for log in self.desk.store.sync.logs() if log.node == self.desk.store.node}
        verified = _verified(self.desk)
        for head in journal.heads():
            at, hashed = verified.get(head.log, (0, None))
            if hashed is not None and (at > head.seq or journal.base(head.log, at) != hashed):
                self.found.append(Finding("chain", f"{head.log}/{at}", "the past is another than at the last check"))
                continue
            part = OWN_PART if head.log in own else FOREIGN_PART
            while at < head.seq:
                yield CareStep("journal", at, head.seq)
                last = min(at + part, head.seq)
                clean = self._add(journal.verify(head.log, at + 1, last if last < head.seq else None))
                if head.log in own:  # those of other nodes were verified when they came, before the receipt
                    clean &= self._add(journal.verify_signatures(head.log, at + 1, last))
                if not clean:
                    break
                at = last
                verified[head.log] = at, journal.base(head.log, at)
                _remember(self.desk, verified)

    def conclude(self, *, finished: bool) -> CareReport:
        store = self.desk.store
        report = CareReport(self.desk.now(), dict(self.checked), tuple(self.found), finished)
        if store.is_read_only:
            return report
        if finished or self.found:
            if not _is_in_pages(report.found):
                self._write_down(report)
            if report.found:
                hold(self.desk, report.found)
        return report

    def _write_down(self, report: CareReport) -> None:
        store, found = self.desk.store, _told(report.found)
        told: dict[str, Json] = {
            "dose": "day" if self.daily else "log-in", "found": len(report.found), "checked": {**report.checked},
        }  # fmt: skip
        if found:
            told["findings"] = found
            told["cases"] = [*report.cases[:MOST_TOLD]]
        event = Event(id=new_id(report.at), what=SELF_CHECK, data=told)
        store.save([Change(record=event)], by=None, at=report.at, deed=new_id(report.at))
        if self.daily and report.is_clean and report.finished:
            store.settings.put(DAY_SETTING, self.desk.today.isoformat())


def hold(desk: Desk, found: tuple[Finding, ...]) -> None:
    """Write nothing more, now and after the next log-in, until a person has decided (R3)."""
    if not desk.store.is_read_only and not _is_in_pages(found):
        desk.store.settings.put(FOUND_SETTING, json.dumps(_told(found)))
    desk.store.go_read_only(SELF_CHECK)


def _is_in_pages(found: tuple[Finding, ...]) -> bool:
    return any(one.what == "page" for one in found)


def _told(found: tuple[Finding, ...]) -> list[Json]:
    return [f"{one.what} {one.where}: {one.detail}" for one in found[:MOST_TOLD]]


def _verified(desk: Desk) -> dict[int, tuple[int, str | None]]:
    """Up to which entry, with which hash, each log was verified here."""
    text = desk.store.settings.get(VERIFIED_SETTING)
    return {int(log): (seq, hashed) for log, (seq, hashed) in json.loads(text).items()} if text else {}


def _remember(desk: Desk, verified: Mapping[int, tuple[int, str | None]]) -> None:
    if not desk.store.is_read_only:
        desk.store.settings.put(VERIFIED_SETTING, json.dumps({str(log): mark for log, mark in verified.items()}))


def stay_read_only(desk: Desk) -> None:
    """After a log-in: write nothing while a finding of before is not settled."""
    if desk.store.settings.get(FOUND_SETTING) is not None:
        desk.store.go_read_only(SELF_CHECK)


def cases_touched(desk: Desk, report: CareReport) -> tuple[str, ...]:
    """Return what the cases that findings touch are called: number, else title, else id."""
    cases = (desk.store.cases.get(one) for one in report.cases)
    return tuple(one.number or one.title or one.id for one in cases if one is not None)


def standing_findings(desk: Desk) -> tuple[str, ...]:
    """Return what the last care found and nobody has settled: what, where and how, a line each."""
    text = desk.store.settings.get(FOUND_SETTING)
    return tuple(json.loads(text)) if text else ()


def settle_findings(desk: Desk) -> None:
    """Let the store be written again: a person has seen what is affected and decided to go on. Journalled.

    Nothing is mended by it, and what is damaged is found again when its turn comes.
    """
    require(desk, "settle-findings")
    found = standing_findings(desk)
    desk.store.write_again()
    journal_event(desk, "findings-settled", account=desk.account.id, findings=[*found] or None)
    desk.store.settings.put(FOUND_SETTING, None)
