"""A field of the documents: its key, its words, where it comes from in the case, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from brigade_app.documents.casewords import CaseWords

BLANK = "________________"
BLANK_DAY = "____年__月__日"
BLANK_TIME = "____年__月__日__时__分"
BLANK_COUNT = "______"
Reader = Callable[[CaseWords], str | None]


@dataclass(frozen=True, slots=True)
class Field:
    """``source`` is the place in the case file (or ``unit``, ``law``); ``read`` gives its words, or nothing; ``blank``
    is what is left to be written in."""

    key: str
    label: str
    source: str
    read: Reader
    blank: str = BLANK
