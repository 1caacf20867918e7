"""Statute texts: parsed into articles, paragraphs and items, found by citation, versioned by date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brigade_app.domain.law.law_library import (
    Library,
    StatuteUnreadable,
    from_chinese,
    parse_statute,
    read_library,
    to_chinese,
)
from brigade_app.domain.law.types import Basis

TEXT = """# 中华人民共和国试验法

2020年1月1日 通过

<!-- INFO END -->

## 第一章 总则

第一条 为了试验，制定本法。

第二条 有下列情形之一的：

（一）甲；

（二）乙。

前款规定不适用于丙。

### 第一节 其他

第十条之一 补充的一条。

第一百零五条\u3000最后一条。

\u200b
"""


def basis(article: int, paragraph: int | None = None, item: int | None = None, edition: str | None = None) -> Basis:
    return Basis("SY", "试验法", "Trial Law", "试验法", article, paragraph, item, edition)


def trial(name: str = "试验法(2020-01-01)", text: str = TEXT) -> Library:
    return Library([parse_statute(name, text)])


def test_a_statute_has_its_title_version_history_and_articles():
    statute = parse_statute("试验法(2020-01-01)", TEXT)
    assert (statute.name, statute.title, statute.version) == ("试验法", "中华人民共和国试验法", date(2020, 1, 1))
    assert statute.history == ("2020年1月1日 通过",)
    assert list(statute.articles) == [(1, 0), (2, 0), (10, 1), (105, 0)]
    assert statute.article(2).heading == "第一章 总则"
    assert statute.article(10, 1).heading == "第一章 总则 第一节 其他"
    assert statute.article(10, 1).label == "第十条之一"
    assert statute.article(10) is None
    assert len(statute.article(105).paragraphs) == 1


def test_an_item_belongs_to_the_paragraph_before_it():
    article = parse_statute("试验法", TEXT).article(2)
    assert [len(p.items) for p in article.paragraphs] == [2, 0]
    assert article.text == "有下列情形之一的：\n（一）甲；\n（二）乙。\n前款规定不适用于丙。"


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        (basis(1), "为了试验，制定本法。"),
        (basis(2, 2), "前款规定不适用于丙。"),
        (basis(2, 1, 2), "乙。"),
        (basis(2, None, 1), "甲；"),
        (basis(105), "最后一条。"),
    ],
)
def test_a_citation_finds_its_words(cited: Basis, words: str):
    assert trial().find(cited).excerpt == words


NOTHING = [
    basis(3),
    basis(2, 3),
    basis(2, 2, 1),
    basis(2, 1, 3),
    basis(2, None, 9),
    basis(1, edition="2017"),
    Basis("X", "没有的法", "", "", 1),
    Basis("X", "试验法", "", ""),
]


@pytest.mark.parametrize("cited", NOTHING)
def test_a_citation_that_means_nothing_finds_nothing(cited: Basis):
    assert trial().find(cited) is None


def test_the_version_of_the_day_is_found():
    library = Library(
        [parse_statute("试验法(2021-06-01)", TEXT.replace("甲", "丁")), parse_statute("试验法(2020-01-01)", TEXT)]
    )
    assert library.find(basis(2, 1, 1)).excerpt == "丁；"
    assert library.find(basis(2, 1, 1), date(2021, 5, 31)).excerpt == "甲；"
    assert library.find(basis(2, 1, 1), date(2021, 6, 1)).excerpt == "丁；"
    assert library.statute("试验法", date(2000, 1, 1)).version == date(2021, 6, 1)
    assert library.statute("另一法") is None


def test_articles_are_found_by_their_words():
    assert [found.article.number for found in trial().search("制定 试验")] == [1]
    assert len(trial().search("试验法 一条", limit=1)) == 1
    assert trial().search("无此词") == ()
    assert trial().search(" ") == ()


def test_a_folder_is_read_and_a_sub_folder_is_one_law(tmp_path):
    (tmp_path / "试验法(2020-01-01).md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "典").mkdir()
    (tmp_path / "典" / "一.md").write_text("# 典\n<!-- INFO END -->\n第一条 一。\n", encoding="utf-8")
    (tmp_path / "典" / "二.md").write_text("# 典\n<!-- INFO END -->\n第二条 二。\n", encoding="utf-8")
    library = read_library(tmp_path)
    assert library.names == ("典", "试验法")
    assert list(library.statute("典").articles) == [(1, 0), (2, 0)]


def test_a_file_that_is_no_statute_is_refused(tmp_path):
    with pytest.raises(StatuteUnreadable):
        parse_statute("通知", "没有条文")
    (tmp_path / "坏.md").write_bytes(b"\xff")
    with pytest.raises(StatuteUnreadable):
        read_library(tmp_path)


@given(st.integers(1, 9999))
def test_numerals_read_back_as_they_were_written(number: int):
    assert from_chinese(to_chinese(number)) == number


NUMERALS = [(10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1001, "一千零一")]


@pytest.mark.parametrize(("number", "words"), [*NUMERALS, (1259, "一千二百五十九")])
def test_numerals_are_those_of_statutes(number: int, words: str):
    assert to_chinese(number) == words


@pytest.mark.parametrize("words", ["", "甲", "第一"])
def test_words_that_are_no_numeral_are_refused(words: str):
    with pytest.raises(ValueError):
        from_chinese(words)


@pytest.mark.parametrize("number", [0, 10000, -1])
def test_numbers_outside_statutes_are_refused(number: int):
    with pytest.raises(ValueError):
        to_chinese(number)
