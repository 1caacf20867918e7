"""The rule pack: strict loading, what it must hold, and that every citation exists in the statutes."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.examples import run_examples
from brigade_app.domain.law.law_library import Library, read_library, to_chinese
from brigade_app.domain.law.pack import load_pack, parse_basis
from brigade_app.domain.law.rules import Rule
from brigade_app.domain.strict_toml import DataFileInvalid
from brigade_app.domain.vocabulary import ACTION_KINDS
from tests.domain.law.law_making import PACK, RESOURCES, ROOT, shipped_law

LAWS = Path(os.environ.get("BRIGADE_LAWS", ROOT.parent / "shared" / "laws"))


def copy_of_pack(folder: Path) -> Path:
    return Path(shutil.copytree(PACK, folder / "pack"))


def spoil(folder: Path, file: str, old: str, new: str) -> tuple[Path, int]:
    """Change the first such text of a file; return the pack and the line."""
    pack = copy_of_pack(folder)
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return pack, text[: text.index(old)].count("\n") + 1


def rules_of_every_list() -> list[Rule]:
    pack = shipped_law().pack
    lists = (pack.states, pack.edges, pack.deadlines, pack.checks, pack.documents, pack.causes, pack.segregation,
             pack.publication, pack.discretion, shipped_law().authority.grants)  # fmt: skip
    found: list[Rule] = [rule for each in lists for rule in each]
    return found + [ground for check in pack.checks for ground in check.grounds.values()]


def test_the_pack_is_whole():
    """Issue 3, 1: all 66 deadlines, 60 checks, 30 edges of the graph and 7 beside it, 45 documents, C01 to C23."""
    pack = shipped_law().pack
    assert {f"D{n:02d}" for n in range(1, 67)} == {rule.id for rule in pack.deadlines}
    assert {f"E{n:02d}" for n in range(1, 38)} == {rule.id for rule in pack.edges}
    assert {f"T{n:02d}" for n in range(1, 46)} == {rule.id for rule in pack.documents}
    assert {f"C{n:02d}" for n in (*range(1, 24), 99)} == {rule.id for rule in pack.causes}
    assert {f"P{n:02d}" for n in range(1, 24)} <= {rule.id for rule in pack.states}
    assert len(pack.checks) == 60


def test_every_action_kind_of_the_procedure_has_an_edge_or_a_state():
    pack = shipped_law().pack
    reached = {kind for state in pack.states for kind in state.kinds} | {"simple-decision", "case-transfer"}
    loose = {"education", "term-extension", "agreement", "oral-notice", "expropriation-document", "risk-assessment"}
    assert {kind.id for kind in ACTION_KINDS.values()} - reached == loose
    assert {kind for edge in pack.edges for kind in edge.kinds} <= set(ACTION_KINDS) | {"reconsideration", "litigation"}


def test_every_document_of_an_action_kind_is_in_the_catalogue():
    known = {rule.id for rule in shipped_law().pack.documents}
    assert {document for kind in ACTION_KINDS.values() for document in kind.documents} <= known


def test_the_hash_is_of_the_files_and_changes_with_them(tmp_path):
    pack, _ = spoil(tmp_path, "deadlines.toml", "length = 90", "length = 60")
    assert load_pack(pack).sha256 != shipped_law().pack.sha256
    assert load_pack(PACK).sha256 == shipped_law().pack.sha256
    assert load_pack(pack).deadline("D10", date(2026, 1, 1)).length == 60


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("deadlines.toml", 'unit = "working_day"', 'unit = "workday"', "deadline.unit"),
        ("deadlines.toml", "length = 2\n", "length = -2\n", "deadline.length"),
        ("deadlines.toml", 'basis = ["XZCF 36/1", "XZCF 36/2"]', 'basis = ["XZCF thirty-six"]', "deadline.basis"),
        ("deadlines.toml", 'basis = ["XZCF 36/1", "XZCF 36/2"]', 'basis = ["QQQ 36"]', "deadline.basis"),
        ("deadlines.toml", 'mark = "M"', 'mark = "X"', "deadline.mark"),
        ("deadlines.toml", "effective_from = 2021-07-15", 'effective_from = "2021-07-15"', "deadline.effective_from"),
        ("deadlines.toml", 'roll = "silent"', 'rolls = "silent"', "deadline.rolls"),
        ("steps.toml", "order = 1", 'order = "first"', "state.order"),
        ("segregation.toml", 'strength = "fatal"', 'strength = "deadly"', "segregation.strength"),
        ("publication.toml", 'publish = "yes"', 'publish = "maybe"', "publication.publish"),
    ],
)
def test_an_error_names_file_line_and_key(tmp_path, file: str, old: str, new: str, key: str):
    """Issue 3, 1: validated strictly."""
    pack, line = spoil(tmp_path, file, old, new)
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(pack)
    facts = caught.value.facts
    assert (facts["path"], facts["line"], facts["key"]) == (file, line, key)
    assert facts["reason"]


def test_a_missing_key_points_at_its_table(tmp_path):
    pack, line = spoil(tmp_path, "deadlines.toml", 'who = "A"\n', "")
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(pack)
    facts = caught.value.facts
    assert facts["key"] == "deadline.who"
    assert facts["line"] == 3
    assert line > 3


def test_broken_toml_names_the_line(tmp_path):
    pack, line = spoil(tmp_path, "causes.toml", 'id = "C01"', "id = C01")
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(pack)
    assert (caught.value.facts["path"], caught.value.facts["line"]) == ("causes.toml", line)


def test_two_rows_for_the_same_days_are_refused(tmp_path):
    pack, _ = spoil(tmp_path, "deadlines.toml", "effective_to = 2021-07-14", "effective_to = 2021-07-15")
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(pack)
    assert "twice" in str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("steps.toml", 'from = ["P01"]', 'from = ["P99"]', "P99"),
        ("causes.toml", '"K-S01"', '"K-Z01"', "K-Z01"),
        ("causes.toml", 'deadlines = ["D47"', 'deadlines = ["D99"', "D99"),
        ("deadlines.toml", 'parameter = "defence_days"', 'parameter = "no_days"', "no_days"),
        ("pack.toml", '"causes.toml", ', "", "causes.toml"),
    ],
)
def test_ids_that_point_at_nothing_are_refused(tmp_path, file: str, old: str, new: str, words: str):
    pack, _ = spoil(tmp_path, file, old, new)
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(pack)
    assert words in str(caught.value.facts["reason"])


def test_a_file_that_is_not_there_or_not_utf8_is_refused(tmp_path):
    with pytest.raises(DataFileInvalid):
        load_pack(tmp_path)
    (tmp_path / "pack.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(DataFileInvalid) as caught:
        load_pack(tmp_path)
    assert caught.value.facts["reason"] == "not UTF-8"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XZCF 64(1)", ("行政处罚法", 64, None, 1, None)),
        ("XZFY 23/1(4)", ("行政复议法", 23, 1, 4, None)),
        ("XZSS 46/2", ("行政诉讼法", 46, 2, None, None)),
        ("XZCF 42@2017", ("行政处罚法", 42, None, None, "2017")),
        ("HNTZ", ("河南省行政处罚听证办法", None, None, None, None)),
    ],
)
def test_a_basis_is_read_to_paragraph_and_item(text: str, expected: tuple[object, ...]):
    basis = parse_basis(text, shipped_law().pack.laws)
    assert (basis.law, basis.article, basis.paragraph, basis.item, basis.edition) == expected


@pytest.mark.parametrize("text", ["XZCF64", "XZCF 64/", "XZCF 64()", "xzcf 64", "NONE 1", ""])
def test_a_basis_of_another_form_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_basis(text, shipped_law().pack.laws)


def test_what_is_not_in_the_corpus_is_never_certain():
    """Marks S and M may not drive a refusal: no rule that counts as certain rests on unseen law alone."""
    laws = shipped_law().pack.laws
    seen = [
        rule.id
        for rule in rules_of_every_list()
        if rule.basis
        and rule.certain
        and not any(laws[b.code].in_corpus and not b.edition for b in rule.basis if b.code in laws)
    ]
    assert seen == []


@pytest.fixture(scope="module")
def library() -> Library:
    if not LAWS.is_dir():
        pytest.skip("no statute texts installed")
    return read_library(LAWS)


def test_every_citation_exists_in_the_statutes_to_paragraph_and_item(library: Library):
    """Issue 3: every basis in every pack exists in the statute files."""
    laws = shipped_law().pack.laws
    missing, checked = [], 0
    for rule in rules_of_every_list():
        for basis in rule.basis:
            source = laws.get(basis.code)
            if basis.edition is None and basis.article is not None and (source is None or source.in_corpus):
                checked += 1
                if library.find(basis) is None:
                    missing.append((rule.id, basis.short, basis.paragraph, basis.item))
    assert missing == []
    assert checked > 500


def test_every_law_of_the_pack_that_claims_to_be_in_the_corpus_is(library: Library):
    assert [
        law.code for law in shipped_law().pack.laws.values() if law.in_corpus and law.name_zh not in library.names
    ] == []


def test_guards_cite_articles_that_exist(library: Library):
    """The guards name articles in code: each is looked up as the pack's are."""
    laws = shipped_law().pack.laws
    folder = ROOT / "brigade_app" / "domain" / "law"
    cited = {
        code
        for path in folder.glob("guards*.py")
        for code in re.findall(r'"([A-Z]{3,5} \d+(?:/\d+)?(?:\(\d+\))?)"', path.read_text(encoding="utf-8"))
    }
    assert len(cited) > 40
    assert [code for code in sorted(cited) if library.find(parse_basis(code, laws)) is None] == []


def test_the_number_of_a_deadline_stands_in_its_article(library: Library):
    """The length of every row with a text mark is a numeral of one of the articles it cites."""
    words = {2: "两", 24: "二十四"}
    odd = {"D03", "D14", "D66extended", "D49extended"}  # at once; 100 % at 3 % a day; sums of two terms
    wrong = []
    for rule in shipped_law().pack.deadlines:
        if rule.length is None or not rule.certain or rule.id + rule.part in odd:
            continue
        texts = "".join(found.article.text for b in rule.basis if (found := library.find(b)))
        wide = str(rule.length).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        numerals = {to_chinese(rule.length), words.get(rule.length, "#"), str(rule.length), wide}
        if not any(numeral in texts for numeral in numerals):
            wrong.append((rule.id, rule.part, rule.length))
    assert wrong == []


def test_shipped_powers_are_only_those_the_texts_give_and_say_so():
    """Issue 3, 3: the shipped lists contain only what was verified; the county must install its own."""
    bundle = load_authority(RESOURCES / "authority")
    assert {grant.kind for grant in bundle.grants} == {"own"}
    assert bundle.complete_for == ()
    own = {m.id for m in shipped_law().catalogue.matters.values() if m.authority.kind == "own"}
    assert {matter for grant in bundle.grants for matter in grant.matters} == own
    assert "必须" not in (RESOURCES / "authority" / "county.toml").read_text(encoding="utf-8")


def test_the_pack_s_own_examples_hold_and_cover_every_counted_deadline():
    """Issue 3, 1: `rules check` runs the embedded examples."""
    pack = shipped_law().pack
    assert run_examples(pack, shipped_law().calendar) == len(pack.examples) > 80
    counted = {(rule.id, rule.part) for rule in pack.deadlines if rule.length or rule.parameter} - {("D03", "")}
    assert counted - {(example.id, example.part) for example in pack.examples} == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("examples.toml", 'id = "D02"', 'id = "D77"', "no row of D77 is in force on"),
        ("deadlines.toml", "length = 90", "length = 60", "D10 from"),
        ("examples.toml", "length = 10\n", "", "has no length of its own"),
        ("pack.toml", "value = 5\n", "value = 3\n", "D09 from"),
    ],
)
def test_a_pack_whose_example_does_not_hold_is_refused_by_line(tmp_path, file: str, old: str, new: str, reason: str):
    pack, _ = spoil(tmp_path, file, old, new)
    with pytest.raises(DataFileInvalid) as caught:
        run_examples(load_pack(pack), shipped_law().calendar)
    facts = caught.value.facts
    assert facts["path"] == "examples.toml"
    assert facts["key"] == "example.due"
    assert str(facts["reason"]).startswith(reason) or reason in str(facts["reason"])
    line = (pack / "examples.toml").read_text(encoding="utf-8").splitlines()[int(str(facts["line"])) - 1]
    assert line.startswith("due = ")
