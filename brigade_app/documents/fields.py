"""The one table of fields: what ``docs/documents.md`` shows, and what a form may name."""

from collections.abc import Mapping

from brigade_app.documents.field import Field
from brigade_app.documents.fields_acts import ACT_FIELDS
from brigade_app.documents.fields_case import CASE_FIELDS
from brigade_app.documents.fields_decision import DECISION_FIELDS
from brigade_app.documents.fields_measures import MEASURE_FIELDS

FIELDS: Mapping[str, Field] = {
    field.key: field for field in (*CASE_FIELDS, *ACT_FIELDS, *MEASURE_FIELDS, *DECISION_FIELDS)
}
