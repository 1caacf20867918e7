"""The words of the closed lists, in the screen's language: roles, sources, kinds, certificate states.

A list that carries its own two wordings (action kinds, matters, deadlines) is worded by `kit.pick` where it is shown.
"""

from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.ui.kit import Words, pick

Lists = Words("Lists")


def role_words(role: str) -> str:
    """Return an account's role in words."""
    words = {
        "officer": Lists.tr("officer"),
        "captain": Lists.tr("captain"),
        "legal-reviewer": Lists.tr("legal reviewer"),
        "responsible-person": Lists.tr("person in charge"),
        "receiver": Lists.tr("county receiver"),
        "supervisor": Lists.tr("county supervisor"),
        "rule-keeper": Lists.tr("keeper of rules"),
        "system-admin": Lists.tr("system administrator"),
        "security-admin": Lists.tr("security administrator"),
        "audit-admin": Lists.tr("audit administrator"),
    }
    return words.get(role, role)


def source_words(source: str) -> str:
    """Return where a case came from, in words."""
    words = {
        "inspection": Lists.tr("patrol or inspection"),
        "report": Lists.tr("report or complaint"),
        "transfer": Lists.tr("transferred by another organ"),
        "assignment": Lists.tr("assigned by a superior"),
        "monitoring": Lists.tr("monitoring"),
    }
    return words.get(source, source)


def certificate_words(state: str, days_left: int | None) -> str:
    """Return the state of an officer's certificate in words."""
    if state == "soon" and days_left is not None:
        return Lists.tr("runs out in %n day(s)", "", days_left)
    words = {
        "valid": Lists.tr("valid"),
        "soon": Lists.tr("runs out soon"),
        "expired": Lists.tr("expired"),
        "not-yet": Lists.tr("not valid yet"),
        "missing": Lists.tr("no certificate"),
        "unknown": Lists.tr("validity not recorded"),
    }
    return words.get(state, state)


def kind_words(kind: str) -> str:
    """Return a kind of action in words; an unknown one as it is written."""
    found = ACTION_KINDS.get(kind)
    return pick(found.name_zh, found.name_en) if found else kind


def weekday_words(weekday: int) -> str:
    """Return the day of the week; Monday is 0."""
    words = (
        Lists.tr("Monday"),
        Lists.tr("Tuesday"),
        Lists.tr("Wednesday"),
        Lists.tr("Thursday"),
        Lists.tr("Friday"),
        Lists.tr("Saturday"),
        Lists.tr("Sunday"),
    )
    return words[weekday]
