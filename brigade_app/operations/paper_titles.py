"""The title that a paper bears: 责令停止建设通知书 is not called by its form's general name, 责令改正通知书."""

from collections.abc import Mapping

from brigade_app.documents import form, form_ids
from brigade_app.domain.records import Json

TITLE = "_title"
"""Where a paper that was made keeps its title, among what an officer wrote for it."""
VOLUME_TITLE = "案卷"


def paper_title(kind: str, fields: Mapping[str, Json] | None) -> str:
    """Return the title that was printed, else the form's name; what no form makes is a volume."""
    printed = (fields or {}).get(TITLE)
    if isinstance(printed, str) and printed:
        return printed
    return form(kind).title if kind in form_ids() else VOLUME_TITLE
