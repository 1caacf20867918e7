"""All deadlines of a case as they stand on a day.

A reader would guess that deadlines are stored. They are derived each time from the acts, the rows of the pack in force
on the day each term starts, and the day asked for.
"""

from datetime import date

from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.reckoning import Reckoner, reckon
from brigade_app.domain.law.rules import Law
from brigade_app.domain.law.terms_case import case_terms
from brigade_app.domain.law.terms_disputes import dispute_terms
from brigade_app.domain.law.terms_enforcement import enforcement_terms
from brigade_app.domain.law.types import DeadlineResult
from brigade_app.domain.records import CaseFile


def deadlines(case: CaseFile, law: Law, on: date) -> tuple[DeadlineResult, ...]:
    """Return every deadline of the case, by id, act and party, whatever the order of its records."""
    return deadlines_of(Reading(case, on), law, on)


def deadlines_of(reading: Reading, law: Law, on: date) -> tuple[DeadlineResult, ...]:
    """Return every deadline of a case already read."""
    reckoner = Reckoner(reading, law, on)
    found = [
        result
        for terms in (case_terms, enforcement_terms, dispute_terms)
        for result in terms(reckoner)
        if result is not None
    ]
    return tuple(sorted(found, key=_order))


def _order(result: DeadlineResult) -> tuple[str, str, str, date]:
    return result.id, result.part, result.from_action or "", result.due_on or date.max


__all__ = ["deadlines", "deadlines_of", "reckon"]
