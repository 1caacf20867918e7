"""The words of an action's data keys and of their closed lists, from ``resources/phrases/data_keys.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from brigade_app.domain.codec import decode
from brigade_app.domain.records import Json, Penalty
from brigade_app.domain.when import parse_when
from brigade_app.domain.writing import amount_in_figures
from brigade_app.ui.kit import RESOURCES, Words, pick, write_when

DataWords = Words("DataWords")


@cache
def _phrases() -> Mapping[str, Any]:
    path = RESOURCES / "phrases" / "data_keys.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def key_words(key: str) -> str:
    """Return the words of a data key; the key itself where it has none."""
    found = _phrases()["keys"].get(key)
    return pick(found["zh"], found["en"]) if found else key


def choice_words(word: str) -> str:
    """Return the words of one choice of a closed list."""
    found = _phrases()["words"].get(word)
    return pick(found["zh"], found["en"]) if found else word


def penalty_words(penalty: Penalty) -> str:
    """Return a penalty in words: 罚款 ￥500.00, 限期拆除 15 天."""
    parts = [choice_words(penalty.kind)]
    if penalty.amount_fen is not None:
        parts.append(amount_in_figures(penalty.amount_fen))
    if penalty.term_days is not None:
        parts.append(DataWords.tr("%n day(s)", "", penalty.term_days))
    if penalty.tier:
        parts.append(f"（{penalty.tier}）")
    return " ".join(parts)


def value_words(key: str, value: Json) -> str:
    """Return a value under a data key in words."""
    if isinstance(value, bool):
        return DataWords.tr("yes") if value else DataWords.tr("no")
    if isinstance(value, int):
        return amount_in_figures(value) if key.endswith("_fen") else str(value)
    if isinstance(value, str):
        return _text_words(value)
    if key == "penalties" and isinstance(value, list):
        return "；".join(penalty_words(decode(Penalty, item)) for item in value)
    if isinstance(value, list):
        return "、".join(value_words(key, item) for item in value)
    if isinstance(value, dict) and "law" in value:
        return _law_words(value)
    if isinstance(value, dict):
        return "，".join(_pair_words(name, item) for name, item in value.items())
    return ""


def _law_words(value: Mapping[str, Json]) -> str:
    """Return an article as it is cited: 大气污染防治法第一百一十九条第1款."""
    law = str(value["law"]).split("(", 1)[0]
    words = f"{law}{value.get('article') or ''}"
    for key, suffix in (("paragraph", "款"), ("item", "项")):
        if value.get(key) is not None:
            words += f"第{value[key]}{suffix}"
    return words


def _pair_words(name: str, value: Json) -> str:
    return f"{key_words(name)} {value_words(name, value)}"


def _text_words(text: str) -> str:
    try:
        return write_when(parse_when(text))
    except ValueError:
        return choice_words(text)
