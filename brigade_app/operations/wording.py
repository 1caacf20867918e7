"""An error put into a sentence, in Chinese or English: what happened, to what, what to do.

The sentences lie in ``resources/phrases/errors/*.toml``, one file a floor, all merged; a class without its own sentence
speaks with that of its nearest ancestor. Facts fill the ``{places}``; a fact that is missing leaves a blank. Facts that
are words of the program (a role, a reason code) are worded from ``_words.toml``.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from brigade_app.domain.when import SHANGHAI, When
from brigade_app.domain.writing import date_in_words
from brigade_app.errors import BrigadeError
from brigade_app.paths import resources_folder

Language = Literal["zh", "en"]
WORDS_FILE = "_words.toml"
NAMES_FILE = "field_names.toml"
PATH_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]")
"""A step of a path into a case file: ``.parties`` or ``[0]``."""


class PhraseTwice(ValueError):
    """Two phrase files word the same class: a fault of the resources, not of a person."""


class _Facts(dict[str, str]):
    """Facts already in words; what is missing is blank."""

    def __missing__(self, key: str) -> str:
        return ""


def word_error(error: BrigadeError, language: Language = "zh", resources: Path | None = None) -> str:
    """Return the sentence of ``error``."""
    sentences = error_sentences(resources or resources_folder())
    for cls in type(error).__mro__:
        entry = sentences.get(cls.__name__)
        if entry is not None:
            facts = _Facts({name: word_fact(name, value, language, resources) for name, value in error.facts.items()})
            # who mends a data file needs the very key beside the words for it
            facts.setdefault("key", str(error.facts.get("path", "")))
            return " ".join(entry[language].format_map(facts).split())
    return type(error).__name__


@cache
def error_sentences(resources: Path) -> Mapping[str, Mapping[str, str]]:
    """Return class name -> language -> sentence, merged from all files.

    Raises:
        PhraseTwice: two files have a sentence for one class.
    """
    merged: dict[str, Mapping[str, str]] = {}
    for path in sorted((resources / "phrases" / "errors").glob("*.toml")):
        if path.name == WORDS_FILE:
            continue
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in merged:
                raise PhraseTwice(name)
            merged[name] = entry
    return merged


@cache
def words(resources: Path) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return fact name -> word of the program -> language -> word of the reader."""
    path = resources / "phrases" / "errors" / WORDS_FILE
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {fact: entries for fact, entries in table.items() if isinstance(entries, dict)}


def word_fact(name: str, value: object, language: Language, resources: Path | None = None) -> str:
    """Return one fact as the reader says it: dates and lists in his manner, the program's own words translated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return {"zh": "是" if value else "否", "en": "yes" if value else "no"}[language]
    if isinstance(value, datetime):
        local = value.astimezone(SHANGHAI) if value.tzinfo else value
        return f"{word_fact(name, local.date(), language)} {local:%H:%M}"
    if isinstance(value, When):
        return word_fact(name, value.day, language) if value.day and value.instant is None else value.text
    if isinstance(value, date):
        return date_in_words(value) if language == "zh" else value.isoformat()
    if isinstance(value, tuple | list | set | frozenset):
        inner = [word_fact(name, item, language, resources) for item in value]
        return ("、" if language == "zh" else ", ").join(inner)
    entry = words(resources or resources_folder()).get(name, {}).get(str(value))
    if entry is not None:
        return entry[language]
    return word_place(str(value), language, resources) if name == "path" else str(value)


def word_place(path: str, language: Language, resources: Path | None = None) -> str:
    """Return where in a case file or a form a fault is: ``$.parties[0].id_number`` is 当事人第 1 项的证件号码.

    Anything that is no such path, a file's name above all, stays as it is; so does a field without a name.
    """
    names = field_names(resources or resources_folder())
    if path in names:
        return names[path][language]
    if path == "$":
        return {"zh": "文件整体", "en": "the file as a whole"}[language]
    if not path.startswith("$"):
        return path
    said: list[str] = []
    for name, place in PATH_STEP.findall(path):
        if place and said:
            count = int(place) + 1
            said[-1] += f"第 {count} 项" if language == "zh" else f" {count}"
        elif name:
            said.append(names[name][language] if name in names else name)
    return ("的" if language == "zh" else ", ").join(said) or path


@cache
def field_names(resources: Path) -> Mapping[str, Mapping[str, str]]:
    """Return field of a record -> language -> its name; those of the steps' data stand in their own file."""
    folder = resources / "phrases"
    data: Mapping[str, Mapping[str, str]] = tomllib.loads((folder / "data_keys.toml").read_text("utf-8"))["keys"]
    return {**data, **tomllib.loads((folder / NAMES_FILE).read_text("utf-8"))}
