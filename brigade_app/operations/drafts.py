"""What was typed and not yet entered: sealed, beside the journal, and dropped once it is entered.

A draft belongs to the account that typed it; it does not travel and is no record.
"""

import json
from collections.abc import Mapping

from brigade_app.operations.desk import Desk


def keep_draft(desk: Desk, name: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed under ``name``, in place of what was kept there before."""
    content = json.dumps(dict(typed), ensure_ascii=False).encode("utf-8", "surrogatepass")
    desk.store.drafts.put(_own(desk, name), content, at=desk.now())


def kept_draft(desk: Desk, name: str) -> Mapping[str, str]:
    """Return what was kept under ``name``; empty where nothing was, or where it cannot be read any more."""
    content = desk.store.drafts.get(_own(desk, name))
    if content is None:
        return {}
    try:
        plain = json.loads(content.decode("utf-8", "surrogatepass"))
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in plain.items()} if isinstance(plain, dict) else {}


def drop_draft(desk: Desk, name: str) -> None:
    """Drop what was kept under ``name``."""
    desk.store.drafts.drop(_own(desk, name))


def _own(desk: Desk, name: str) -> str:
    return f"{desk.account.id}-{name}"
