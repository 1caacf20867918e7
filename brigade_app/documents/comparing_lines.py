"""Lines of a composition and lines of a file side by side: which belongs to which, and what the file has at each place.

A line is a row of fixed stretches and fields, beginning and ending with a fixed one (empty where need be). Where the
controls of the file are those of the composition they part its line; where they are gone, the fixed words do; and where
those were changed too, the letters that stayed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LARGEST_BLOCK = 10_000
"""Above so many pairs of lines to weigh, lines are paired as they follow each other."""
_ALWAYS = 0.1
"""What a pair is worth though nothing in it is alike: better shown as a change than as one line less and one more."""
_SPACE = re.compile(r"\s+")
_JOINED = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: ``fixed`` stretches, one more than ``keys``, and between them the ``values`` of the fields ``keys``."""

    fixed: tuple[str, ...]
    keys: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as people read it."""
        inner = "".join(value + fixed for value, fixed in zip(self.values, self.fixed[1:], strict=True))
        return self.fixed[0] + inner

    @property
    def is_one_field(self) -> bool:
        """Whether the line is the value of one field and nothing else."""
        return len(self.keys) == 1 and not sense("".join(self.fixed))


def line_of(pieces: Sequence[tuple[str, str | None]]) -> Line:
    """Return the line of pieces of text, each with the key of its field or none."""
    fixed, keys, values = [""], [], []
    for text, key in pieces:
        if key:
            keys.append(key)
            values.append(text)
            fixed.append("")
        else:
            fixed[-1] += text
    return Line(tuple(fixed), tuple(keys), tuple(values))


def sense(text: str) -> str:
    """Return a text without the blanks that mean nothing: all but those between two letters or figures."""
    return _JOINED.sub("", _SPACE.sub(" ", text))


def pair_lines(want: Sequence[Line], have: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    """Return the lines in pairs, in order: equal ones, changed ones, and those with no partner."""
    wanted, found = [sense(one.text) for one in want], [sense(one.text) for one in have]
    pairs: list[tuple[Line | None, Line | None]] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        for i, j in _pairs(wanted[i1:i2], found[j1:j2]):
            pairs.append((None if i is None else want[i1 + i], None if j is None else have[j1 + j]))
    return pairs


def _pairs(want: Sequence[str], have: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return the pairs that are together most alike, none crossing another."""
    if want == have or not want or not have or len(want) * len(have) > LARGEST_BLOCK:
        size = max(len(want), len(have))
        return [(i if i < len(want) else None, i if i < len(have) else None) for i in range(size)]
    best = [[0.0] * (len(have) + 1) for _ in range(len(want) + 1)]
    worth = [[_alike(a, b) + _ALWAYS for b in have] for a in want]
    for i in reversed(range(len(want))):
        for j in reversed(range(len(have))):
            best[i][j] = max(best[i + 1][j + 1] + worth[i][j], best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(want) and j < len(have):
        if best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs + [(at, None) for at in range(i, len(want))] + [(None, at) for at in range(j, len(have))]


def _alike(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).quick_ratio()


def part_like(want: Line, have: Line) -> Line:
    """Return the line that the file has, parted into the fields of the line that it is paired with."""
    if want.keys == have.keys:
        return have
    text = have.text
    return _by_fixed_words(want, text) or _by_letters(want, text)


def _by_fixed_words(want: Line, text: str) -> Line | None:
    """Part a text where the fixed stretches stand; ``None`` where one is missing or two fields touch and changed."""
    if not text.startswith(want.fixed[0]) or not text.endswith(want.fixed[-1]):
        return None
    at, values = len(want.fixed[0]), []
    end = len(text) - len(want.fixed[-1])
    for index, (value, after) in enumerate(zip(want.values, want.fixed[1:], strict=True)):
        last = index == len(want.keys) - 1
        if last:
            stop = end
        elif text.startswith(value + after, at):
            stop = at + len(value)
        else:
            stop = text.find(after, at, end) if after else -1
        if stop < at:
            return None
        values.append(text[at:stop])
        at = stop + len(after)
    return Line(want.fixed, want.keys, tuple(values)) if at == len(text) else None


def _by_letters(want: Line, text: str) -> Line:
    """Part a text by the letters that stayed; what was changed belongs to the field that it touches first."""
    stretches = [want.fixed[0]]
    for value, fixed in zip(want.values, want.fixed[1:], strict=True):
        stretches += [value, fixed]
    owner = [index for index, stretch in enumerate(stretches) for _ in stretch]
    made = [""] * len(stretches)
    for what, i1, i2, j1, j2 in SequenceMatcher(None, want.text, text, autojunk=False).get_opcodes():
        if what == "equal":
            for offset in range(i2 - i1):
                made[owner[i1 + offset]] += text[j1 + offset]
        else:
            touched = owner[i1:i2] or owner[max(0, i1 - 1) : i1 + 1] or [0]
            made[next((one for one in touched if one % 2), touched[0])] += text[j1:j2]
    return Line(tuple(made[::2]), want.keys, tuple(made[1::2]))
