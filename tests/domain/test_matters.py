"""The catalogue of matters: whole, strict, and every citation in it found in the statute."""

import os
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from brigade_app.domain.matters import BadCatalogue, Catalogue, LawCitation

ROOT = Path(__file__).resolve().parents[2]
MATTERS = ROOT / "resources" / "matters"
LAWS = Path(os.environ.get("BRIGADE_LAWS") or ROOT.parent / "shared" / "laws")
FILES = {path.name: path.read_bytes() for path in MATTERS.glob("*.toml")}
CATALOGUE = Catalogue.load(MATTERS)
needs_laws = pytest.mark.skipif(not LAWS.is_dir(), reason="no folder of statutes (BRIGADE_LAWS)")

ARTICLE = re.compile(r"^\s*(第[零一二三四五六七八九十百]+条(?:之[一二三四五])?)[\s\u3000]*(.*)$")
ITEM = re.compile(r"^\s*[（(]([一二三四五六七八九十]+)[）)]")
NUMERALS = "零一二三四五六七八九"


def test_all_72_matters_of_12_fields_are_there_with_their_elements_and_evidence():
    assert len(CATALOGUE.matters) == 72
    assert {m.field for m in CATALOGUE.matters.values()} == set(CATALOGUE.meta.field_values)
    assert sum(len(m.elements) for m in CATALOGUE.matters.values()) == 370
    assert sum(len(m.evidence) for m in CATALOGUE.matters.values()) == 691
    assert len(CATALOGUE.general_rules) == 24


def test_a_matter_says_what_proves_it_and_who_may_act():
    matter = CATALOGUE.matter("rural-build-no-permit")
    assert matter is not None
    assert matter.authority.kind == "own"
    assert not matter.fine_available
    assert matter.element("no-permit").proves == "exclusion"
    assert all(line.guidance_zh for line in matter.evidence)
    assert matter.liability[0] == LawCitation(law="城乡规划法(2019-04-23)", article="第六十五条", paragraph=1)
    assert CATALOGUE.matter("no-such-matter") is None
    assert CATALOGUE.matter(None) is None


def test_every_tier_is_an_example_until_the_county_installs_its_benchmarks():
    assert {tier.example for m in CATALOGUE.matters.values() for tier in m.discretion_tiers} == {True}


def test_ranges_are_exact_decimals_and_orders_are_told_from_penalties():
    ranges = [p for m in CATALOGUE.matters.values() for p in m.penalties]
    assert {type(p.min) for p in ranges} == {Decimal, type(None)}
    assert any(p.is_order for p in ranges)
    assert not any(p.is_order for p in ranges if p.kind == "fine")


def broken(name: str, old: str, new: str) -> dict[str, bytes]:
    text = FILES[name].decode()
    assert old in text
    return FILES | {name: text.replace(old, new, 1).encode()}


@pytest.mark.parametrize(
    ("old", "new", "path", "reason"),
    [
        ('name_zh = "', 'nom = "', "nom", "unknown-key"),
        ('id = "subject"', 'id = "nobody"', "proves", "no-such-element"),
        ("fine_available = false", 'fine_available = "no"', "fine_available", "wrong-type"),
        ('kind = "own"', 'kind = "mine"', "authority.kind", "not-a-choice"),
        ('field = "城乡建设"', 'field = "城建"', "field", "not-a-choice"),
        ("[[matters]]\n", "", "$", ""),
    ],
)
def test_a_broken_catalogue_is_refused_with_file_and_key(old, new, path, reason):
    with pytest.raises(BadCatalogue) as caught:
        Catalogue.read(broken("城乡建设.toml", old, new))
    assert caught.value.facts["file"] == "城乡建设.toml"
    assert path in str(caught.value.facts["path"])
    assert reason in str(caught.value.facts["reason"])


def test_a_matter_in_two_files_and_a_folder_without_head_are_refused():
    with pytest.raises(BadCatalogue, match="id-used-twice"):
        Catalogue.read(FILES | {"again.toml": FILES["水利.toml"]})
    with pytest.raises(BadCatalogue, match="missing-file"):
        Catalogue.read({"水利.toml": FILES["水利.toml"]})
    with pytest.raises(BadCatalogue, match="not-toml"):
        Catalogue.read(FILES | {"水利.toml": b"\xff"})


def test_the_digest_follows_the_content():
    changed = broken("水利.toml", "name_zh", "name_zh ")
    assert Catalogue.read(changed).sha256 != CATALOGUE.sha256
    assert Catalogue.read(dict(reversed(FILES.items()))).sha256 == CATALOGUE.sha256


@cache
def articles_of(law: str) -> dict[str, list[str]]:
    """The articles of a statute file by their number, each as its lines."""
    articles: dict[str, list[str]] = {}
    current = None
    text = (LAWS / f"{law}.md").read_text(encoding="utf-8").split("<!-- INFO END -->")[-1]
    for line in text.splitlines():
        if match := ARTICLE.match(line):
            current = articles.setdefault(match.group(1), [])
            current.append(match.group(2).strip())
        elif line.lstrip().startswith("#"):
            current = None
        elif current is not None and line.strip():
            current.append(line.strip())
    return articles


def paragraphs_of(lines: list[str]) -> list[set[str]]:
    """The paragraphs of an article, each as the numerals of its items."""
    found: list[set[str]] = []
    for line in lines:
        item = ITEM.match(line)
        if item and found:
            found[-1].add(item.group(1))
        else:
            found.append(set())
    return found


def numeral(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


def amounts_in(text: str) -> set[Decimal]:
    """The amounts that a few words of an article say: yuan, multiples (倍), percentages (百分之)."""

    def value(token: str) -> Decimal:
        if token.rstrip("万").replace(".", "").isdigit():
            return Decimal(token.rstrip("万")) * (10_000 if token.endswith("万") else 1)
        total = section = digit = 0
        for character in token:
            if character in NUMERALS:
                digit = NUMERALS.index(character)
            elif character == "万":
                total, section, digit = (total + section + digit) * 10_000, 0, 0
            else:
                section, digit = section + (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character], 0
        return Decimal(total + section + digit)

    number = "([0-9.]+万?|[零一二三四五六七八九十百千万]+)"
    found = {value(token) for token in re.findall(number + "[元倍]", text)}
    return found | {value(token) / 100 for token in re.findall("百分之" + number, text)}


def faults_of(citation: LawCitation, anchor: str | None = None) -> list[str]:
    where = f"{citation.law} {citation.article}"
    if not (LAWS / f"{citation.law}.md").is_file():
        return [f"no statute file for {where}"]
    lines = articles_of(citation.law).get(citation.article)
    if lines is None:
        return [f"no such article: {where}"]
    paragraphs = paragraphs_of(lines)
    faults = []
    if citation.paragraph > len(paragraphs):
        faults.append(f"{where} has {len(paragraphs)} paragraphs, not {citation.paragraph}")
    elif citation.item and numeral(citation.item) not in paragraphs[max(citation.paragraph, 1) - 1]:
        faults.append(f"{where} paragraph {citation.paragraph} has no item {citation.item}")
    if anchor and anchor not in "\n".join(lines):
        faults.append(f"{where} does not say {anchor}")
    return faults


@needs_laws
@pytest.mark.parametrize("matter", CATALOGUE.matters.values(), ids=lambda m: m.id)
def test_every_citation_of_a_matter_stands_in_the_statute(matter):
    faults = faults_of(matter.enforcer.named_in, matter.enforcer.anchor)
    for citation in [*matter.prohibition, *matter.liability, *(b for m in matter.coercive_measures for b in m.basis)]:
        faults += faults_of(citation)
    for penalty in matter.penalties:
        faults += faults_of(penalty.citation, penalty.anchor)
        if penalty.max is not None and {penalty.min, penalty.max} - {Decimal(0)} != amounts_in(penalty.anchor):
            faults.append(f"{penalty.min} to {penalty.max} is not what is said: {penalty.anchor}")
    assert faults == []


@needs_laws
def test_every_general_rule_stands_in_the_statute():
    cited = [rule.basis for rule in CATALOGUE.general_rules] + [CATALOGUE.meta.simple_rule]
    assert [fault for citation in cited for fault in faults_of(citation)] == []


@needs_laws
def test_a_wrong_article_paragraph_item_or_anchor_would_be_found():
    law = "行政处罚法(2021-01-22)"
    assert faults_of(LawCitation(law=law, article="第九百条"))
    assert faults_of(LawCitation(law=law, article="第五十一条", paragraph=9))
    assert faults_of(LawCitation(law=law, article="第九条", paragraph=1, item=30))
    assert faults_of(LawCitation(law=law, article="第五十一条"), "一百万元")
    assert faults_of(LawCitation(law="没有的法(2000-01-01)", article="第一条"))
