"""Officers and accounts in words."""

from dataclasses import dataclass, field

from brigade_app.domain.keeping import Account
from brigade_app.operations.certificates import OfficerLine
from brigade_app.operations.roles import COUNTY_ROLES, TOWNSHIP_ROLES
from brigade_app.ui.kit import LightKind, TableRow, Words, pick
from brigade_app.ui.words import certificate_words, role_words

People = Words("People")

_LIGHTS = {"valid": LightKind.OK, "soon": LightKind.SOON, "unknown": LightKind.DOUBT}
_ORDER = (
    "officer", "captain", "legal-reviewer", "responsible-person", "receiver", "supervisor", "rule-keeper",
    "system-admin", "security-admin", "audit-admin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficerForm:
    """An officer as typed."""

    name: str
    certificate: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class LoginForm:
    """An account as typed."""

    name: str
    role: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """The two lists."""

    officers: tuple[TableRow, ...]
    accounts: tuple[TableRow, ...]


def officer_row(line: OfficerLine) -> TableRow:
    """Return an officer with the light of the certificate."""
    officer = line.officer
    light = _LIGHTS.get(line.state, LightKind.LATE)
    until = str(officer.certificate_to) if officer.certificate_to else ""
    state = f"{light.shape} {certificate_words(line.state, line.days_left)}"
    cells = (officer.name or "", officer.certificate or "", until, state)
    return TableRow(officer.id, cells, ((3, light.value),))


def account_row(account: Account) -> TableRow:
    """Return an account with its roles."""
    roles = pick("、", ", ").join(role_words(role) for role in _ORDER if role in account.roles)
    active = People.tr("active")
    state = active if account.active else People.tr("disabled")
    return TableRow(account.id, (account.name, roles, state), () if account.active else ((2, "muted"),), roles)


def role_choices(seat: str) -> list[tuple[str, object]]:
    """Return the roles that a unit of this seat has."""
    here = TOWNSHIP_ROLES if seat == "township" else COUNTY_ROLES
    return [(role_words(role), role) for role in _ORDER if role in here or role.endswith("-admin")]
