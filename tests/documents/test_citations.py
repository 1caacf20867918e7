"""Every article that a form or a text of remedies cites exists in the installed statutes, paragraph and item too."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from brigade_app.documents import RULES, form, form_ids
from brigade_app.documents.remedies import remedy_texts
from brigade_app.domain.law.law_library import Article, Library, from_chinese, read_library
from brigade_app.paths import resources_folder

ROOT = Path(__file__).resolve().parents[2]
LAWS = Path(os.environ.get("BRIGADE_LAWS") or ROOT.parent / "shared" / "laws")
needs_laws = pytest.mark.skipif(not LAWS.is_dir(), reason="no folder of statutes (BRIGADE_LAWS)")
NUMERAL = "[一二三四五六七八九十百零〇]+"
CITED = re.compile(
    rf"《(?P<law>[^《》]+)》(?P<articles>(?:、?第{NUMERAL}条(?:第{NUMERAL}款)?(?:第（{NUMERAL}）项)?(?:第{NUMERAL}项)?)+)"
)
ONE = re.compile(rf"第({NUMERAL})条(?:第({NUMERAL})款)?(?:第（?({NUMERAL})）?项)?")
SHORT = re.compile(r"^(?P<law>[\u4e00-\u9fff]+) (?P<rest>\d.*)$")
SHORT_ARTICLE = re.compile(r"^(\d+)(?:[（(](\d+)[）)])?$")


@cache
def _library() -> Library:
    return read_library(LAWS)


def _printed() -> Iterator[tuple[str, str]]:
    for path in sorted((resources_folder() / "forms").rglob("*.toml")):
        for found in CITED.finditer(path.read_text(encoding="utf-8")):
            yield path.stem, found[0]
    for kind, text in remedy_texts().items():
        for found in CITED.finditer(text):
            yield f"remedy {kind}", found[0]


def _article(law: str, number: int) -> Article | None:
    statute = _library().statute(law.removeprefix("中华人民共和国"))
    return statute.articles.get((number, 0)) if statute else None


@needs_laws
@pytest.mark.parametrize(("where", "words"), sorted(set(_printed())))
def test_every_article_printed_on_a_form_exists(where: str, words: str) -> None:
    found = CITED.fullmatch(words)
    assert found is not None
    for article, paragraph, item in ONE.findall(found["articles"]):
        held = _article(found["law"], from_chinese(article))
        assert held is not None, (where, words)
        if not paragraph:
            continue
        assert from_chinese(paragraph) <= len(held.paragraphs), (where, words)
        if item:
            assert from_chinese(item) in held.paragraphs[from_chinese(paragraph) - 1].items, (where, words)


@needs_laws
def test_every_basis_of_a_form_and_of_a_rule_of_the_linter_exists() -> None:
    """``basis = ["行政处罚法 54"]`` in the forms; 行政处罚法 59（1） in the table of the linter."""
    bases = {(one, basis) for one in form_ids() for basis in form(one).basis}
    bases |= {(rule.id, basis) for rule in RULES for basis in re.split("[；;]", rule.basis)}
    wrong = []
    for where, basis in sorted(bases):
        found = SHORT.match(basis.strip())
        if found is None or _library().statute(found["law"]) is None:
            continue
        for part in re.split("[、，,]", found["rest"]):
            number = re.match(r"\d+", part.strip())
            if number and _article(found["law"], int(number[0])) is None:
                wrong.append((where, basis))

    assert wrong == []


def test_the_citations_are_found_at_all() -> None:
    """A test that reads nothing would pass for ever."""
    assert len(set(_printed())) > 30
