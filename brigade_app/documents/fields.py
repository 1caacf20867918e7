"""The one table of fields: what ``docs/documents.md`` shows, and what a form may name."""

from collections.abc import Mapping
from dataclasses import replace

from brigade_app.documents.field import BLANK, BLANK_COUNT, BLANK_DAY, BLANK_TIME, Field
from brigade_app.documents.fields_acts import ACT_FIELDS
from brigade_app.documents.fields_case import CASE_FIELDS
from brigade_app.documents.fields_decision import DECISION_FIELDS
from brigade_app.documents.fields_measures import MEASURE_FIELDS

BLANKS = {
    "date": BLANK_DAY, "on": BLANK_DAY, "until": BLANK_DAY, "served": BLANK_DAY, "requested": BLANK_DAY,
    "start": BLANK_TIME, "end": BLANK_TIME, "reported": BLANK_TIME, "approved": BLANK_TIME, "days": BLANK_COUNT,
}  # fmt: skip
"""What is left to be written in for a day, an hour or a count, by the last word of the key."""


def _with_blank(field: Field) -> Field:
    blank = BLANKS.get(field.key.rsplit(".", 1)[1] if "." in field.key else "", BLANK)
    return replace(field, blank=blank) if field.blank == BLANK else field


FIELDS: Mapping[str, Field] = {
    field.key: _with_blank(field) for field in (*CASE_FIELDS, *ACT_FIELDS, *MEASURE_FIELDS, *DECISION_FIELDS)
}
