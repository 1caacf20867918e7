"""Names and texts from people and from outside (R24): made comparable, and shown without tricks.

A *name* (of a person, a file, a number) with a hidden or direction-changing character is refused: two names that look
alike must be alike. A *text* keeps its words and shows such characters as ``[U+202E]``. The name of a file that a
person files as evidence is never refused (`shown`): the file matters, not what somebody called it.
"""

import re
import unicodedata
from collections.abc import Iterable

from brigade_app.errors import Unreadable

MAX_NAME_CHARACTERS = 200
MAX_NAME_BYTES = 255
MAX_TEXT_BYTES = 64 * 1024

_WINDOWS_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_SEPARATORS = {0x2028, 0x2029}
_UNSEEN_LETTERS = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}


class BadName(Unreadable):
    """A name or number that cannot be taken: facts ``path``, ``reason`` and ``found`` (hidden characters shown)."""


class TextTooLong(Unreadable):
    """A text above its length: facts ``path``, ``reason``, ``limit``, ``found`` (bytes)."""


def is_hidden(character: str) -> bool:
    """Whether a character is a control, a lone surrogate, or changes direction or width unseen."""
    category = unicodedata.category(character)
    code = ord(character)
    return category in ("Cc", "Cf", "Cs") or code in _SEPARATORS or code in _UNSEEN_LETTERS or code & 0xFFFE == 0xFFFE


def clean_name(text: str, path: str = "$") -> str:
    """Return a name or number in NFC without blanks around it.

    Raises:
        BadName: ``reason`` is ``hidden-character``, ``empty`` or ``too-long`` (200 characters, 255 bytes).
    """
    for character in text:
        if is_hidden(character):
            raise BadName(path=path, reason="hidden-character", found=shown(text)[:MAX_NAME_CHARACTERS])
    name = unicodedata.normalize("NFC", text).strip()
    if not name:
        raise BadName(path=path, reason="empty", found="")
    if len(name) > MAX_NAME_CHARACTERS or len(name.encode()) > MAX_NAME_BYTES:
        raise BadName(path=path, reason="too-long", found=name[:40] + "…")
    return name


def clean_text(text: str, path: str = "$", limit: int = MAX_TEXT_BYTES) -> str:
    """Return a long text in NFC, lines ended by ``\\n``, hidden characters shown as ``[U+202E]``.

    Raises:
        TextTooLong: more than ``limit`` bytes of UTF-8.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = _show(unicodedata.normalize("NFC", lines), keep="\n\t")
    size = len(visible.encode())
    if size > limit:
        raise TextTooLong(path=path, reason="too-long", limit=limit, found=size)
    return visible


def shown(name: str) -> str:
    """Return a name in NFC with every hidden character, line break and tab shown as ``[U+202E]``; never fails."""
    return _show(unicodedata.normalize("NFC", name), keep="")


def _show(text: str, keep: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep or not is_hidden(c) else f"[U+{ord(c):04X}]" for c in text)


def fold_name(name: str) -> str:
    """Return the form under which names are compared: NFKC and casefold, until nothing changes any more."""
    folded = name
    for _ in range(4):
        again = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", folded).casefold())
        if again == folded:
            break
        folded = again
    return folded


def short_name(name: str, characters: int = MAX_NAME_CHARACTERS, size: int = MAX_NAME_BYTES) -> str:
    """Return ``name`` cut in the middle of its stem to fit; the ending (``.jpg``) stays."""
    if len(name) <= characters and len(name.encode()) <= size:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 16:
        stem, dot, ending = name, "", ""
    tail = f"…{dot}{ending}"
    room, taken, kept = size - len(tail.encode()), 0, 0
    for character in stem[: characters - len(tail)]:
        taken += len(character.encode())
        if taken > room:
            break
        kept += 1
    return stem[:kept] + tail


def export_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a file name that Windows, a stick and a burner can hold, different from all in ``taken`` (R40).

    Forbidden characters become ``_``; device names (``CON``, ``NUL``, ``COM1``) get a ``_`` in front; trailing dots
    and blanks go. The true name belongs into the list beside the file.
    """
    safe = _WINDOWS_FORBIDDEN.sub("_", shown(name)).strip(" ").rstrip(". ")
    # also where the compatibility form is a device or has a separator: the file system may fold it
    safe = "".join("_" if _WINDOWS_FORBIDDEN.search(unicodedata.normalize("NFKC", c)) else c for c in safe)
    safe = safe or "_"
    if _WINDOWS_DEVICES.fullmatch(safe.split(".")[0].strip()) or safe.startswith("."):
        safe = f"_{safe}"
    safe = short_name(safe, size=MAX_NAME_BYTES - 8)
    known = {fold_name(one) for one in taken}
    stem, dot, ending = safe.rpartition(".")
    if not stem:
        stem, dot, ending = safe, "", ""
    candidate, count = safe, 2
    while fold_name(candidate) in known:
        candidate, count = f"{stem}-{count}{dot}{ending}", count + 1
    return candidate
