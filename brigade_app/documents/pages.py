"""Items become pages: what may not be parted stays together, a long row is split, table heads come again.

Where a little less space between the lines saves a page, it is taken away (GB/T 9704, 7.3.5.4: 调整行距), so that seal
and signatures do not stand on a page of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from brigade_app.documents.flow import BreakItem, Item, LineItem, RowItem
from brigade_app.documents.geometry import Geometry

MAX_KEPT_SHARE = 0.6
MIN_SPLIT_POINTS = 60.0
CLOSER = (0.98, 0.96, 0.94, 0.92)
"""How far lines may be moved together, least first."""
ROW_SHRINKS = 3
"""Places to write in give way this many times as much as lines."""
ROUNDING = 0.01
"""Twenty-two times a twenty-second of the height is a hair more than the height."""


@dataclass(slots=True)
class Page:
    """A page: its items with the distance of each from the top of the type area."""

    items: list[tuple[float, Item]] = field(default_factory=list)
    used: float = 0.0

    def put(self, item: Item) -> None:
        """Place an item under what is there."""
        above = item.above if self.items else 0.0
        if isinstance(item, RowItem) and not self.items:
            item = replace(item, first=True)  # the line above it stayed on the page before
        self.items.append((self.used + above, item))
        self.used += above + item.height

    @property
    def roles(self) -> tuple[str, ...]:
        """Who signs on this page."""
        return tuple(role for _, item in self.items for role in getattr(item, "roles", ()))


def arrange(items: Sequence[Item], page: Geometry) -> list[Page]:
    """Return the pages of the items, the lines moved together a little where that saves a page."""
    pages = paginate(items, page)
    for share in CLOSER if len(pages) > 1 else ():
        closer = paginate([_closer(item, share) for item in items], page)
        if len(closer) < len(pages):
            return closer
    return pages


def _closer(item: Item, share: float) -> Item:
    if isinstance(item, LineItem) and not item.rule_width and not item.roles:
        return replace(item, height=item.height * share, above=item.above * share)
    if isinstance(item, RowItem):
        cells = tuple(replace(box, lines=tuple((line, high * share) for line, high in box.lines)) for box in item.cells)
        return replace(item, cells=cells, minimum=item.minimum * (1 - ROW_SHRINKS * (1 - share)))
    return item


def paginate(items: Sequence[Item], page: Geometry) -> list[Page]:
    """Return the pages of the items; at least one."""
    pages = [Page()]
    waiting = list(items)
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, BreakItem):
            if pages[-1].items:
                pages.append(Page())
            continue
        room = page.height - pages[-1].used + ROUNDING
        if _needed(item, waiting) <= room or (not pages[-1].items and item.height <= room):
            pages[-1].put(item)
            continue
        parts = _parts(item, room, page)
        if parts:
            pages[-1].put(parts[0])
            waiting.insert(0, parts[1])
        if pages[-1].items:
            pages.append(_next_page(item if not parts else parts[1]))
        if not parts:
            room = page.height - pages[-1].used
            fresh = _parts(item, room, page) if item.height > room else None
            if fresh:
                pages[-1].put(fresh[0])
                waiting.insert(0, fresh[1])
                pages.append(_next_page(fresh[1]))
            else:
                pages[-1].put(item)
    return [one for one in pages if one.items] or pages[:1]


def _needed(item: Item, following: Sequence[Item]) -> float:
    total = item.above + item.height
    for after in _chain(item, following):
        total += after.above + after.height
    return total


def _chain(item: Item, following: Sequence[Item]) -> Iterator[Item]:
    current = item
    for after in following:
        if not current.keep_next:
            return
        yield after
        current = after


def _parts(item: Item, room: float, page: Geometry) -> tuple[RowItem, RowItem] | None:
    if not isinstance(item, RowItem) or room < MIN_SPLIT_POINTS:
        return None
    if item.height <= page.height * MAX_KEPT_SHARE and room < page.height * MAX_KEPT_SHARE:
        return None
    return item.split(room)


def _next_page(item: Item) -> Page:
    made = Page()
    if isinstance(item, RowItem):
        for head in item.heads:
            made.put(replace(head, first=True))
    return made
