"""What a document needs beside the case: the unit, the step it papers, its number, the law's titles, the day.

Nothing here is looked up: an operation fetches it and hands it over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from brigade_app.documents.composition import Purpose
from brigade_app.domain.keeping import Unit
from brigade_app.domain.records import Action, Json, LawRef, Party


class LawTitles(Protocol):
    """What the documents ask of the library of laws."""

    def title(self, law: str) -> str | None:
        """The name of a law by its code (``XZCF`` → 中华人民共和国行政处罚法); ``None`` where it is not held."""

    def article_text(self, law: str, article: str, on: date) -> str | None:
        """The text of an article as it was in force on ``on``; ``None`` where there was none."""

    def holds(self, law: str) -> bool:
        """Whether the text of this law is held, so that a missing article is a finding and not ignorance."""


class NoLaws:
    """A library without a book: titles as they were cited, no texts."""

    def title(self, law: str) -> str | None:
        """Nothing."""
        return None

    def article_text(self, law: str, article: str, on: date) -> str | None:
        """Nothing."""
        return None

    def holds(self, law: str) -> bool:
        """Nothing."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterWords:
    """The words of the matter: its name (案由), the names of its elements by id, its articles."""

    name: str
    elements: Mapping[str, str] = field(default_factory=dict)
    prohibition: tuple[LawRef, ...] = ()
    liability: tuple[LawRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContext:
    """What `compose` needs beside the case.

    ``entries`` are the values an officer wrote for this document alone (``IssuedDocument.fields``); they never
    overrule what the case says. ``page_of`` gives the page of the volume on which a piece of evidence begins, ``late``
    the ids of those that were added after the evidence was sealed with the decision.
    """

    unit: Unit
    today: date
    action: Action | None = None
    party: Party | None = None
    number: str | None = None
    version: int = 1
    purpose: Purpose = "final"
    laws: LawTitles = field(default_factory=NoLaws)
    matter: MatterWords | None = None
    entries: Mapping[str, Json] = field(default_factory=dict)
    page_of: Mapping[str, int] = field(default_factory=dict)
    late: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where the journal stood when the document was made: printed in the foot. ``hash`` is its full hex digest."""

    seq: int | None = None
    hash: str | None = None

    @property
    def text(self) -> str:
        """``journal head: sequence and sixteen digits``; empty for a draft outside the journal."""
        if self.seq is None or self.hash is None:
            return ""
        return f"{self.seq} {self.hash[:16]}"
