"""How documents cite: the full name of a law in book-title marks, article, paragraph, item in Chinese numerals.

Records name a law as its file does (``城乡规划法(2019-04-23)``); printed it is 《中华人民共和国城乡规划法》. Only laws
of the National People's Congress and a few regulations carry the country's name; other titles stay as they are.
"""

import re

from brigade_app.documents.context import LawTitles
from brigade_app.domain.records import LawRef

COUNTRY = "中华人民共和国"
_DATED = re.compile(r"[（(]\d{4}-\d\d-\d\d[)）]$")
_INNER = re.compile(r"[《〈]([^《》〈〉]+)[》〉]")
_LOCAL = re.compile(r"^.{2,4}(省|市|县)")
_WITH_COUNTRY = re.compile(r"(法|法实施条例|^政府信息公开条例)$")
_NUMERALS = "〇一二三四五六七八九"


def law_title(law: str, titles: LawTitles) -> str:
    """Return the printed name of a law, in book-title marks."""
    known = titles.title(law)
    if known:
        return "《" + _INNER.sub(r"〈\1〉", known) + "》"
    name = _DATED.sub("", law.strip()).strip("《》")
    inner = _INNER.search(name)
    if inner:
        name = _INNER.sub(f"〈{_full(inner[1])}〉", name)
    return f"《{_full(name)}》"


def _full(name: str) -> str:
    if name.startswith(COUNTRY) or _LOCAL.match(name) or "最高人民" in name or not _WITH_COUNTRY.search(name):
        return name
    return COUNTRY + name


def numeral(number: int) -> str:
    """Return a number below 1000 in Chinese numerals: 65 is 六十五, 119 is 一百一十九."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_NUMERALS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_NUMERALS[ones] if ones or not words else "")


def article_words(article: str) -> str:
    """Return 第六十五条 for ``65`` and leave an article that is already in words as it is."""
    text = article.strip()
    return f"第{numeral(int(text))}条" if text.isascii() and text.isdigit() else text


def cite(ref: LawRef, titles: LawTitles) -> str:
    """Return 《中华人民共和国城乡规划法》第六十五条第一款第（二）项."""
    words = law_title(ref.law, titles)
    if ref.article:
        words += article_words(ref.article)
    if ref.paragraph:
        words += f"第{numeral(ref.paragraph)}款"
    if ref.item:
        words += f"第（{numeral(ref.item)}）项"
    return words


def cite_all(refs: tuple[LawRef, ...], titles: LawTitles) -> str:
    """Return the citations one after the other, each once."""
    return "、".join(dict.fromkeys(cite(ref, titles) for ref in refs))
