"""Enforcement certificates: whether one is valid on a day (Penalty Law art. 42), as a fact and never as a guess.

No dates recorded is ``unknown``, which is neither valid nor expired.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from brigade_app.domain.records import Officer

CertificateState = Literal["valid", "soon", "expired", "not-yet", "missing", "unknown"]
SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One line of the officers' register."""

    officer: Officer
    state: CertificateState
    days_left: int | None


def certificate_state(officer: Officer, on: date) -> CertificateState:
    """Return the state of an officer's certificate on that day; ``soon``: valid, but not for sixty days more."""
    if not officer.certificate:
        return "missing"
    if officer.certificate_to is not None and officer.certificate_to.latest < on:
        return "expired"
    if officer.certificate_from is not None and officer.certificate_from.earliest > on:
        return "not-yet"
    if officer.certificate_from is None or officer.certificate_to is None:
        return "unknown"
    return "soon" if (officer.certificate_to.earliest - on).days <= SOON_DAYS else "valid"


def officer_line(officer: Officer, on: date) -> OfficerLine:
    """Return the officer with the state of the certificate and the days it still runs."""
    ends = officer.certificate_to
    return OfficerLine(officer, certificate_state(officer, on), None if ends is None else (ends.earliest - on).days)
