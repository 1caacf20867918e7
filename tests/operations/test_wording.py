"""Every error has a sentence in both languages that names only facts its raise sites give."""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import brigade_app
from brigade_app.domain import records
from brigade_app.domain.when import on_day
from brigade_app.errors import BrigadeError, Refused, Unavailable, Unreadable, Untrusted
from brigade_app.operations.people import SameOfficerTwice
from brigade_app.operations.roles import ADMINISTRATORS, COUNTY_ROLES, TABLE, TOWNSHIP_ROLES, NotYourRole
from brigade_app.operations.wording import error_sentences, field_names, word_error, word_fact, words
from brigade_app.paths import resources_folder

PACKAGE = Path(brigade_app.__file__).parent
BRANCHES = {"BrigadeError", "Refused", "Unreadable", "Untrusted", "Unavailable"}
PLACE = re.compile(r"\{(\w+)")


def all_error_classes() -> dict[str, type[BrigadeError]]:
    for module in pkgutil.walk_packages(brigade_app.__path__, "brigade_app."):
        if not module.name.startswith("brigade_app.ui"):
            importlib.import_module(module.name)
    found: dict[str, type[BrigadeError]] = {}
    waiting: list[type[BrigadeError]] = [BrigadeError]
    while waiting:
        cls = waiting.pop()
        found[cls.__name__] = cls
        waiting += cls.__subclasses__()
    return {name: cls for name, cls in found.items() if cls.__module__.startswith("brigade_app")}


def facts_given() -> dict[str, set[str] | None]:
    """Class name -> the facts that its calls in the source name; ``None`` where a call hands facts on (``**facts``)."""
    given: dict[str, set[str] | None] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                names = {keyword.arg for keyword in node.keywords}
                known = given[name]
                if known is None or None in names:
                    given[name] = None
                else:
                    given[name] = known | {one for one in names if one}
    return given


def test_every_error_has_a_chinese_and_an_english_sentence():
    sentences = error_sentences(resources_folder())
    lacking = [
        name for name in all_error_classes()
        if name not in BRANCHES | {"BrigadeError"}
        and not all(sentences.get(name, {}).get(language) for language in ("zh", "en"))
    ]  # fmt: skip
    assert sorted(lacking) == []


def test_no_sentence_is_left_of_an_error_that_is_gone():
    gone = error_sentences(resources_folder()).keys() - all_error_classes().keys() - BRANCHES
    assert sorted(gone) == []


def test_sentences_name_only_facts_that_are_given_where_the_error_is_raised():
    given = facts_given()
    wrong = []
    for name, entry in error_sentences(resources_folder()).items():
        facts = given.get(name)
        if name in BRANCHES or not facts:
            continue
        wrong += [f"{name}.{language}: {place}" for language, text in entry.items()
                  for place in PLACE.findall(text) if place not in facts]  # fmt: skip
    assert wrong == []


def test_sentences_say_what_happened_plainly():
    """Screens, words: no exclamation marks, no "error", no code."""
    for name, entry in error_sentences(resources_folder()).items():
        for text in entry.values():
            assert "!" not in text, name
            assert "！" not in text, name
            assert "error" not in text.casefold(), name
        assert re.search(r"[一-鿿]", entry["zh"]), name


def test_a_fact_that_is_missing_leaves_a_blank():
    assert "“张建国”" in word_error(SameOfficerTwice(name="张建国"), "zh")


def test_program_words_and_dates_are_said_in_the_readers_language():
    refused = NotYourRole(deed="file-case", roles=("captain", "officer"), account="王")
    assert word_error(refused, "zh") == "账号“王”不能办理“立案”，可以办理的角色：队长、执法人员。"
    assert "captain, officer" in word_error(refused, "en")
    assert word_fact("on", date(2026, 12, 1), "zh") == "2026年12月1日"
    assert word_fact("on", on_day(date(2026, 12, 1)), "en") == "2026-12-01"


def test_an_error_without_a_sentence_of_its_own_speaks_with_its_ancestors():
    class Unheard(Unavailable):
        pass

    assert word_error(Unheard(reason="disk"), "en").startswith("This cannot be done now")
    for branch in (Refused, Unreadable, Untrusted, Unavailable):
        assert word_error(branch(path="$.a", reason="unknown-key"), "zh")


def test_every_deed_and_role_has_a_word():
    known = words(resources_folder())
    assert TABLE.keys() <= known["deed"].keys()
    assert known["roles"].keys() == ADMINISTRATORS | COUNTY_ROLES | TOWNSHIP_ROLES


CODE = re.compile(r"[a-z]+([-_.][a-z0-9]+)*")
RAW = re.compile(r"[a-z_]+\.[a-z_]+|[0-9a-f]{32}")
AN_ID = "0190000000007000800000000000abcd"
IDS = ("id", "case", "dispute", "action", "record", "evidence")
KEPT = {("DataFileInvalid", "key"), ("NoSuchRule", "id"), ("TwinOfAnotherCase", "case")}
"""The county mends a data file at its very key; a rule is known by its id (D10, K-P04), that case by its number."""


def sentence_of(cls: type[BrigadeError]) -> dict[str, str]:
    sentences = error_sentences(resources_folder())
    return dict(next(sentences[one.__name__] for one in cls.__mro__ if one.__name__ in sentences))


def places_of(cls: type[BrigadeError]) -> set[str]:
    return {place for text in sentence_of(cls).values() for place in PLACE.findall(text)}


def codes_in(node: ast.AST) -> set[str]:
    """The words of the program in an expression; a key that is looked up (``facts["path"]``) is none."""
    is_look_up = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get"
    if is_look_up or isinstance(node, ast.Subscript | ast.JoinedStr):
        return set()
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) and CODE.fullmatch(node.value) else set()
    return {code for child in ast.iter_child_nodes(node) for code in codes_in(child)}


def codes_raised() -> set[tuple[str, str, str]]:
    """Class name, fact and code, of every code that is handed to an error whose sentence shows the fact."""
    classes, found = all_error_classes(), set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in classes:
                continue
            shown = places_of(classes[node.func.id])
            for keyword in node.keywords:
                if keyword.arg in shown and (node.func.id, keyword.arg) not in KEPT:
                    found |= {(node.func.id, keyword.arg, code) for code in codes_in(keyword.value)}
    return found


def test_every_code_that_an_error_shows_has_words_in_both_languages():
    raised, known, names = codes_raised(), words(resources_folder()), field_names(resources_folder())
    assert len(raised) > 60
    bare = [one for one in raised if one[2] not in known.get(one[1], {}) and not (one[1] == "path" and one[2] in names)]
    assert sorted(bare) == []
    assert [word for entries in known.values() for word in entries.values() if not (word["zh"] and word["en"])] == []


def test_no_message_shows_a_key_or_an_id():
    """With sample facts, among them a path into a case file and ids where ids are given."""
    shown = []
    for name, cls in all_error_classes().items():
        if name == "BrigadeError":
            continue
        facts = dict.fromkeys(places_of(cls), "甲")
        facts |= {one: AN_ID for one in IDS if one in facts and (name, one) not in KEPT}
        facts |= {"path": "$.parties[0].id_number"} if "path" in facts else {}
        for language, template in sentence_of(cls).items():
            said = word_error(cls(**facts), language)
            shown += [(name, one) for one in RAW.findall(said) if one not in template]
    assert shown == []


def test_every_field_of_a_case_file_has_a_name_in_both_languages():
    names = field_names(resources_folder())
    fields = {
        field.name for one in vars(records).values() if dataclasses.is_dataclass(one)
        for field in dataclasses.fields(one)
    }  # fmt: skip
    assert len(fields) > 100
    assert sorted(fields - names.keys()) == []
    assert [name for name, entry in names.items() if not (entry["zh"] and entry["en"])] == []


def test_a_place_in_a_case_file_is_said_by_the_names_of_its_fields():
    fault = Unreadable(path="$.parties[0].id_number", reason="empty", found="")
    assert "当事人第 1 项的证件号码" in word_error(fault, "zh")
    assert "parties 1, identity number" in word_error(fault, "en")
    assert "卷一/照片.jpg" in word_error(Unreadable(path="卷一/照片.jpg", reason="empty"), "zh")
