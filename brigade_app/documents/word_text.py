"""The text of a Word part as people see it: every paragraph once, with where it stands and the pieces it is typed in.

Paragraphs of tables, text boxes, links and content controls all count; what is deleted in a revision does not. A text
box stands twice in a file (once for old programs): its second copy is marked as such.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from brigade_app.documents.word_package import W

PARAGRAPH, TEXT, TABLE, BOX, CONTROL = f"{W}p", f"{W}t", f"{W}tbl", f"{W}txbxContent", f"{W}sdt"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({PARAGRAPH, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", _COPY})
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "□",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """A node of a paragraph that gives text: the text, the content control around it that has a key, the node."""

    text: str
    control: Any
    node: Any

    @property
    def tag(self) -> str | None:
        """The key of the control."""
        return str(_tag(self.control)) if self.control is not None else None


def paragraphs(root: Any, *, copies: bool = False) -> Iterator[Any]:
    """Yield the paragraphs of a part in reading order; with ``copies`` those of the second copies of text boxes too."""
    for paragraph in root.iter(PARAGRAPH):
        if copies or not is_copy(paragraph):
            yield paragraph


def is_copy(paragraph: Any) -> bool:
    """Whether a paragraph stands in the second copy of a text box."""
    return any(True for _ in paragraph.iterancestors(_COPY))


def place_of(paragraph: Any) -> tuple[str, ...]:
    """Return in what a paragraph stands inside its part, the outermost first: ``table``, ``text-box``."""
    around = [one.tag for one in paragraph.iterancestors(TABLE, BOX)]
    names = ["table" if tag == TABLE else "text-box" for tag in reversed(around)]
    return tuple(dict.fromkeys(names))


def typed(paragraph: Any, *, hidden: bool = True) -> Iterator[Typed]:
    """Yield what gives a paragraph its text, in order; text boxes in it are paragraphs of their own."""
    for node in _own(paragraph, hidden):
        sign = _SIGNS.get(node.tag)
        text = sign if sign is not None else node.text or ""
        yield Typed(text, _control_around(node, paragraph), node)


def text_of_paragraph(paragraph: Any) -> str:
    """Return the text of a paragraph."""
    return "".join(one.text for one in typed(paragraph))


def _own(element: Any, hidden: bool) -> Iterator[Any]:
    for child in element:
        if child.tag == TEXT or child.tag in _SIGNS:
            yield child
        elif child.tag not in _GONE and (hidden or not _is_hidden(child)):
            yield from _own(child, hidden)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _control_around(node: Any, paragraph: Any) -> Any:
    for around in node.iterancestors(CONTROL, PARAGRAPH):
        if around is paragraph:
            break
        if _tag(around):
            return around
    return None


def _tag(control: Any) -> str | None:
    mark = control.find(f"{W}sdtPr/{W}tag")
    return mark.get(f"{W}val") if mark is not None else None
