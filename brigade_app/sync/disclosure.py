"""Which bodies stay at home. The entry always travels, its digest in the body's place, so the chain still verifies.

A reader would guess that withholding the newest version is enough. It is not: an informant who was first entered as a
party has an earlier body with his name, so the whole record is withheld as soon as any version says ``reporter``.
Source: bundle format, sections 5 and 6; architecture, "Privacy".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from brigade_app.sync.entries import Entry, without_body

Profile = Literal["supervision", "statistics"]
REPORTER = "reporter"

# What a body may hold in the profile ``statistics``: kinds and keys that can name neither a person nor a place.
_FREE_OF_NAMES: Mapping[str, frozenset[str]] = {
    "case": frozenset({
        "id", "salt", "unit", "unit_level", "matter", "matter_zh", "record", "absent", "unproven", "procedure",
        "source", "act_started_on", "act_ended_on", "act_continuing", "discovered_on", "approximate", "not_before",
        "not_after", "facts", "flags", "remedies_unused",
    }),
    "check_item": frozenset({"id", "salt", "case", "case_origin", "item", "not_applicable"}),
    "dispute": frozenset({
        "id", "salt", "case", "case_origin", "channel", "against", "received_on", "outcome", "causes",
    }),
}  # fmt: skip
# What a county's reply may carry to a township beside what concerns the township's own cases.
_COUNTY_KINDS = frozenset({"unit", "peer", "pack", "account"})
_BODIES = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What may travel to one recipient.

    ``is_reporter`` says of a party's id whether any version of it is an informant. ``concerns`` says of a case's id
    whether it is the recipient's own; ``None`` where everything of the sender's may travel (a township's upload).
    """

    profile: Profile
    is_reporter: Callable[[str], bool]
    concerns: Callable[[str], bool] | None = None

    def travels(self, entry: Entry) -> Entry:
        """Return the entry as it travels."""
        if not bytes(entry.body) or bytes(entry.body) == b"null":
            return entry
        return without_body(entry) if self.withholds(entry.kind, entry.rec, bytes(entry.body)) else entry

    def withholds(self, kind: str, record: str, body: bytes) -> bool:
        """Whether this body stays at home."""
        plain = _BODIES.decode(body)
        if not isinstance(plain, dict):
            return True
        if kind == "party" and (plain.get("role") == REPORTER or self.is_reporter(record)):
            return True
        if self.concerns is not None and kind not in _COUNTY_KINDS:
            case = plain.get("case")
            return not (isinstance(case, str) and self.concerns(case))
        if self.profile == "statistics":
            return not plain.keys() <= _FREE_OF_NAMES.get(kind, frozenset())
        return False
