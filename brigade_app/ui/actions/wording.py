"""The kinds of action that an entry may begin with, and names typed in one line."""

import re
from typing import Final

START_KINDS: Final = (
    "patrol", "clue", "on-site-inspection", "inquiry", "education", "order-to-correct", "oral-notice",
    "evidence-registration", "seizure",
)  # fmt: skip
_BETWEEN = re.compile(r"[,，、;；\n]+")


def split_names(typed: str) -> tuple[str, ...]:
    """Return the names typed in one line, each once, in their order."""
    names = (name.strip() for name in _BETWEEN.split(typed))
    return tuple(dict.fromkeys(name for name in names if name))
