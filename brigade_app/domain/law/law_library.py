"""Statute texts, as the county installs them: one Markdown file a law, articles found by citation.

A reader would guess that a law's file is named by its number. It is named ``行政处罚法(2021-01-22).md``: the short
name of the law and the day of its last version; a folder (``民法典``) holds a law in parts. Paragraphs (款) are the
lines of an article; lines that begin with ``（一）`` are items (项) of the paragraph before them. The program ships no
texts: without them everything works and a citation stays a citation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from brigade_app.domain.law.types import Basis
from brigade_app.errors import Unreadable

_NUMERAL = "零〇一二三四五六七八九十百千"
_ARTICLE = re.compile(rf"^\s*第([{_NUMERAL}]+)条(?:之([一二三四五六七八九十]+))?[\s\u3000]*(.*)$")
_ITEM = re.compile(r"^\s*[（(]([一二三四五六七八九十]+)[）)]\s*(.*)$")
_HEADING = re.compile(r"^\s*(#+)\s*(.*)$")
_FILE = re.compile(r"^(?P<name>.+?)(?:\((?P<day>\d{4}-\d\d-\d\d)\))?$")
_BLANKS = " \t\r\u3000\u200b\ufeff"
_END_OF_HEAD = "<!-- INFO END -->"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}


class StatuteUnreadable(Unreadable):
    """A file that holds no statute text. Facts: ``path``, ``reason``."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A 款 with its 项 by number."""

    text: str
    items: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Article:
    """A 条. ``branch`` is the 一 of 第十条之一; ``heading`` the chapter and section it stands in."""

    number: int
    branch: int
    paragraphs: tuple[Paragraph, ...]
    heading: str

    @property
    def label(self) -> str:
        """``第六十四条`` or ``第十条之一``."""
        return f"第{to_chinese(self.number)}条" + (f"之{to_chinese(self.branch)}" if self.branch else "")

    @property
    def text(self) -> str:
        """The whole article, a line a paragraph or item."""
        lines = []
        for paragraph in self.paragraphs:
            lines.append(paragraph.text)
            lines += [f"（{to_chinese(number)}）{text}" for number, text in paragraph.items.items()]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of one law. ``version`` is the day of that version, where the file's name says it."""

    name: str
    title: str
    version: date | None
    history: tuple[str, ...]
    articles: Mapping[tuple[int, int], Article]

    def article(self, number: int, branch: int = 0) -> Article | None:
        """Return an article by its number."""
        return self.articles.get((number, branch))


@dataclass(frozen=True, slots=True)
class Found:
    """An article found by a citation or a search, with the words that were meant."""

    statute: Statute
    article: Article
    excerpt: str


def to_chinese(number: int) -> str:
    """Return 1 to 9999 as statutes write it: 10 is 十, 11 十一, 105 一百零五."""
    digits = "零一二三四五六七八九"
    if not 1 <= number <= 9999:
        raise ValueError(number)
    words, gap = "", False
    for place, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            words += ("零" if gap and words else "") + digits[digit] + place
            gap = False
        else:
            gap = bool(words)
    return words[1:] if words.startswith("一十") else words


def from_chinese(words: str) -> int:
    """Return the number that a statute's numeral says.

    Raises:
        ValueError: no numeral.
    """
    total, digit = 0, 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[word], 0
        else:
            raise ValueError(words)
    if not words:
        raise ValueError(words)
    return total + digit


def parse_statute(name: str, text: str) -> Statute:
    """Parse one file's text; ``name`` is its name without ``.md``.

    Raises:
        StatuteUnreadable: not one article in it.
    """
    shape = _FILE.match(name)
    assert shape is not None
    head, _, body = text.rpartition(_END_OF_HEAD)
    head_lines = [line.strip() for line in head.splitlines() if line.strip()]
    title = next((line.lstrip("# ") for line in head_lines if line.startswith("#")), shape["name"])
    articles = {(each.number, each.branch): each for each in _articles(body)}
    if not articles:
        raise StatuteUnreadable(path=name, reason="no article")
    version = date.fromisoformat(shape["day"]) if shape["day"] else None
    history = tuple(line for line in head_lines if not line.startswith("#"))
    return Statute(shape["name"], title, version, history, articles)


def _articles(body: str) -> Iterator[Article]:
    headings: dict[int, str] = {}
    current: tuple[int, int, str] | None = None
    lines: list[str] = []
    for line in [*body.splitlines(), "#"]:
        heading, article = _HEADING.match(line), _ARTICLE.match(line)
        if (heading or article) and current:
            yield Article(current[0], current[1], _paragraphs(lines), current[2])
            current, lines = None, []
        if heading:
            level = len(heading[1])
            headings = {depth: words for depth, words in headings.items() if depth < level}
            headings[level] = heading[2].strip()
        elif article:
            where = " ".join(words for depth, words in headings.items() if depth > 1)
            current = (from_chinese(article[1]), from_chinese(article[2]) if article[2] else 0, where)
            lines = [article[3].strip(_BLANKS)]
        elif current and (words := line.strip(_BLANKS)):
            lines.append(words)


def _paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    paragraphs: list[tuple[str, dict[int, str]]] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and paragraphs:
            paragraphs[-1][1][from_chinese(item[1])] = item[2]
        else:
            paragraphs.append((line, {}))
    return tuple(Paragraph(text, items) for text, items in paragraphs)


class Library:
    """The installed statutes; of one law several versions may stand side by side."""

    def __init__(self, statutes: Iterable[Statute]) -> None:
        self._versions: dict[str, list[Statute]] = {}
        for statute in statutes:
            self._versions.setdefault(statute.name, []).append(statute)
        for versions in self._versions.values():
            versions.sort(key=lambda each: each.version or date.min)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the installed laws."""
        return tuple(sorted(self._versions))

    def statute(self, name: str, on: date | None = None) -> Statute | None:
        """Return the version made last before or on that day; the newest where no day is said or none is that old."""
        versions = self._versions.get(name, [])
        fitting = [each for each in versions if on is None or each.version is None or each.version <= on]
        candidates = fitting or versions
        return candidates[-1] if candidates else None

    def find(self, basis: Basis, on: date | None = None) -> Found | None:
        """Return the words a citation means, down to its item, or ``None`` where they are not installed."""
        statute = self.statute(basis.law, on)
        article = statute.article(basis.article) if statute and basis.article else None
        if statute is None or article is None or basis.edition is not None:
            return None
        excerpt = article.text
        if basis.paragraph or basis.item:
            number = basis.paragraph or _paragraph_with(article, basis.item)
            if not 1 <= number <= len(article.paragraphs):
                return None
            paragraph = article.paragraphs[number - 1]
            if basis.item and basis.item not in paragraph.items:
                return None
            excerpt = paragraph.items[basis.item] if basis.item else paragraph.text
        return Found(statute, article, excerpt)

    def search(self, words: str, limit: int = 50) -> tuple[Found, ...]:
        """Return articles that hold all the words, in the order of the laws' names."""
        wanted = words.split()
        found: list[Found] = []
        for name in self.names:
            statute = self._versions[name][-1]
            for article in statute.articles.values():
                if wanted and all(word in article.text or word in statute.name for word in wanted):
                    found.append(Found(statute, article, article.text))
                    if len(found) == limit:
                        return tuple(found)
        return tuple(found)


def _paragraph_with(article: Article, item: int | None) -> int:
    """Return the first paragraph that has this item: a citation may name the item alone."""
    for number, paragraph in enumerate(article.paragraphs, 1):
        if item in paragraph.items:
            return number
    return 0


def read_library(folder: Path) -> Library:
    """Read every statute of a folder; parts in a sub-folder make one law under the folder's name.

    Raises:
        StatuteUnreadable: a file that is no statute, or no UTF-8.
    """
    statutes = [_read(path, path.stem) for path in sorted(folder.glob("*.md"))]
    for part in sorted(each for each in folder.iterdir() if each.is_dir()):
        pieces = [_read(path, part.name) for path in sorted(part.glob("*.md"))]
        if pieces:
            articles = {key: each for piece in pieces for key, each in piece.articles.items()}
            first = pieces[0]
            statutes.append(Statute(part.name, first.title, first.version, first.history, articles))
    return Library(statutes)


def _read(path: Path, name: str) -> Statute:
    try:
        return parse_statute(name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise StatuteUnreadable(path=path.name, reason=str(error)) from error
