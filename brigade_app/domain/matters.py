"""The catalogue of matters (案由): what each one takes to prove, with what evidence, and who may punish it how.

A matter listed here is not permission to act: `MatterAuthority` says whose power it is by the texts, and a power of the
township still needs its dated instrument (``resources/authority``). Discretion tiers marked ``example`` are arithmetic,
not law, and must never be printed in a document.
Source: ``resources/matters/``; the chain matter → elements → evidence is 行政处罚法 arts. 40, 46.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeVar, cast

from brigade_app.domain.codec import decode
from brigade_app.domain.records import EvidenceKind
from brigade_app.errors import Unreadable

HEAD_FILE = "catalogue.toml"
T = TypeVar("T")
Proves = Literal["subject", "act", "object", "consequence", "intent", "amount", "exclusion"]
Power = Literal["own", "conferred", "entrusted", "other_department", "police"]
PenaltyUnit = Literal[
    "yuan", "yuan_per_m2", "yuan_per_place", "yuan_per_space", "yuan_per_tree", "ratio_of_construction_cost",
    "multiple_of_reclamation_fee", "multiple_of_timber_value", "multiple_of_restoration_cost", "none",
]  # fmt: skip


class BadCatalogue(Unreadable):
    """A file of the catalogue that does not hold: facts ``file``, ``path`` (of the key), ``reason``, ``found``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawCitation:
    """An article: ``law`` is title and date of its text; paragraph (款), item (项) from 1, 0 the whole."""

    law: str
    article: str
    paragraph: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Enforcer:
    """The body that the liability article names, and a few of its words (``anchor``) found there."""

    named_zh: str
    named_en: str
    named_in: LawCitation
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterAuthority:
    """Whose power this is by the texts read, and which instrument a township would need."""

    kind: Power
    township_own_name: Literal["yes", "only_with_local_instrument", "no_unless_instrument", "never"]
    catalogue_2025: Literal[
        "reported_listed", "field_listed_item_unconfirmed", "related_listed", "not_listed_field", "not_needed"
    ]
    note_zh: str
    instrument_title_zh: str | None = None
    instrument_number: str | None = None
    instrument_reported: str | None = None
    instrument_verified: bool | None = None
    local_instrument_required: bool | None = None
    local_instrument_number: str | None = None
    local_instrument_from: str | None = None
    local_instrument_to: str | None = None
    territory: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoerciveMeasure:
    """A measure that the texts allow, and who may take it."""

    kind: str
    by_zh: str
    basis: tuple[LawCitation, ...]
    note_zh: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRange:
    """One penalty or order: ``min`` and ``max`` in ``unit`` (yuan, not fen), and whether it needs a failed order."""

    kind: str
    applies_to: Literal["any", "unit", "individual"]
    unit: PenaltyUnit
    mandatory: bool
    requires_prior_order: bool
    citation: LawCitation
    anchor: str
    note_zh: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None

    @property
    def is_order(self) -> bool:
        """Whether it is an administrative order and not a penalty."""
        return self.kind.startswith("order_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What must be proven (构成要件)."""

    id: str
    name_zh: str
    name_en: str
    proves: Proves


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A line of the checklist: evidence that proves elements, needed always (``required``) or if applicable."""

    id: str
    name_zh: str
    name_en: str
    kind: EvidenceKind
    proves: tuple[str, ...]
    required: bool
    guidance_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscretionTier:
    """A tier inside a penalty's range; ``example`` ones are not law."""

    penalty_index: int
    level_zh: str
    level_en: str
    min: Decimal
    max: Decimal
    unit: PenaltyUnit
    circumstances_zh: str
    example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter of enforcement."""

    id: str
    name_zh: str
    name_en: str
    field: str
    scope_zh: str
    scope_en: str
    prohibition: tuple[LawCitation, ...]
    liability: tuple[LawCitation, ...]
    order_to_correct: bool
    order_named_in_liability_article: bool
    fine_available: bool
    prior_order_required_before_fine: bool
    simple_procedure_possible: bool
    hearing_possible: bool
    hearing_note_zh: str
    currency_risk: Literal["check", "medium", "high"]
    currency_note_zh: str
    pitfall_zh: str
    enforcer: Enforcer
    authority: MatterAuthority
    penalties: tuple[PenaltyRange, ...]
    elements: tuple[Element, ...]
    evidence: tuple[EvidenceLine, ...]
    coercive_measures: tuple[CoerciveMeasure, ...] = ()
    discretion_tiers: tuple[DiscretionTier, ...] = ()
    simple_procedure_note_zh: str | None = None
    coercive_none_zh: str | None = None
    crime_transfer_zh: str | None = None

    def element(self, element_id: str) -> Element | None:
        """Return the element with this id."""
        return next((one for one in self.elements if one.id == element_id), None)

    def line(self, line_id: str) -> EvidenceLine | None:
        """Return the checklist line with this id."""
        return next((one for one in self.evidence if one.id == line_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralRule:
    """A procedural article that holds for every matter."""

    topic_en: str
    topic_zh: str
    basis: LawCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueMeta:
    """What the catalogue was compiled from, and the thresholds it states (yuan)."""

    law_snapshot: str
    compiled: str
    jurisdiction_zh: str
    discretion_note_zh: str
    hearing_rule_zh: str
    hearing_threshold_individual_yuan: int
    hearing_threshold_unit_yuan: int
    hearing_threshold_verified_in_corpus: bool
    simple_limit_individual_yuan: int
    simple_limit_unit_yuan: int
    simple_rule: LawCitation
    field_values: tuple[str, ...]
    evidence_kinds: tuple[str, ...]
    proves_values: tuple[str, ...]
    authority_kinds: tuple[str, ...]
    unit_values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    schema_version: int
    meta: CatalogueMeta
    general_rules: tuple[GeneralRule, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All matters, in the order of the head's fields; ``sha256`` is over all files, in the order of their names."""

    meta: CatalogueMeta
    general_rules: tuple[GeneralRule, ...]
    matters: Mapping[str, Matter]
    sha256: str

    @classmethod
    def load(cls, folder: Path) -> "Catalogue":
        """Return the catalogue in ``folder`` (``catalogue.toml`` and one file a field).

        Raises:
            BadCatalogue: a missing head, broken TOML, an unknown or missing key, a rule broken (`_faults`).
        """
        return cls.read({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})

    @classmethod
    def read(cls, files: Mapping[str, bytes]) -> "Catalogue":
        """Return the catalogue of files by name, as a pack carries them. Raises as `load`."""
        if HEAD_FILE not in files:
            raise BadCatalogue(file=HEAD_FILE, path="$", reason="missing-file")
        head = _decoded(_Head, _toml(HEAD_FILE, files[HEAD_FILE]), HEAD_FILE, "$")
        found: dict[str, Matter] = {}
        for name in sorted(files.keys() - {HEAD_FILE}):
            for matter in _matters_in(name, files[name]):
                if matter.id in found:
                    raise BadCatalogue(file=name, path=f"matters.{matter.id}", reason="id-used-twice")
                if matter.field not in head.meta.field_values:
                    raise BadCatalogue(file=name, path=f"matters.{matter.id}.field", reason="not-a-choice")
                found[matter.id] = matter
        place = {field: i for i, field in enumerate(head.meta.field_values)}
        ordered = {m.id: m for m in sorted(found.values(), key=lambda m: place[m.field])}
        digest = hashlib.sha256(b"".join(hashlib.sha256(files[name]).digest() for name in sorted(files)))
        return cls(head.meta, head.general_rules, ordered, digest.hexdigest())

    def matter(self, matter_id: str | None) -> Matter | None:
        """Return the matter with this id; ``None`` where the catalogue has none."""
        return self.matters.get(matter_id) if matter_id else None


def _toml(name: str, content: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(content.decode(), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadCatalogue(file=name, path="$", reason="not-toml", found=str(error)) from error


def _decoded(cls: type[T], plain: object, name: str, path: str) -> T:
    try:
        return decode(cls, plain, path)
    except Unreadable as error:
        raise BadCatalogue(file=name, **error.facts) from error


def _matters_in(name: str, content: bytes) -> Iterator[Matter]:
    plain = _toml(name, content)
    unknown = plain.keys() - {"matters"}
    listed = plain.get("matters")
    if unknown or not isinstance(listed, list):
        key = min(unknown, default="matters")
        raise BadCatalogue(file=name, path=f"$.{key}", reason="unknown-key" if unknown else "missing-key")
    for index, one in enumerate(cast(list[object], listed)):
        known = one.get("id") if isinstance(one, dict) else None
        matter = _decoded(Matter, one, name, f"matters.{known}" if known else f"matters[{index}]")
        for path, reason in _faults(matter):
            raise BadCatalogue(file=name, path=f"matters.{matter.id}.{path}", reason=reason)
        yield matter


def _faults(matter: Matter) -> Iterator[tuple[str, str]]:
    """Yield what no type can say: ids twice, lines that prove nothing known, elements without a line, odd ranges."""
    for part, ids in (("elements", [e.id for e in matter.elements]), ("evidence", [e.id for e in matter.evidence])):
        yield from ((f"{part}.{one}", "id-used-twice") for one in ids if ids.count(one) > 1)
    elements = {element.id for element in matter.elements}
    covered: set[str] = set()
    for line in matter.evidence:
        yield from ((f"evidence.{line.id}.proves", "no-such-element") for one in line.proves if one not in elements)
        covered |= set(line.proves) if line.required else set()
    yield from ((f"elements.{one}", "no-required-evidence") for one in sorted(elements - covered))
    for index, penalty in enumerate(matter.penalties):
        if (penalty.min is None) != (penalty.max is None) or (penalty.min or 0) > (penalty.max or 0):
            yield f"penalties[{index}]", "bad-range"
    for index, tier in enumerate(matter.discretion_tiers):
        ranges = matter.penalties[tier.penalty_index : tier.penalty_index + 1] if tier.penalty_index >= 0 else ()
        low, high = (ranges[0].min, ranges[0].max) if ranges else (None, None)
        if low is None or high is None or not low <= tier.min <= tier.max <= high:
            yield f"discretion_tiers[{index}]", "outside-its-range"
