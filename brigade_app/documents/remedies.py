"""The remedies a paper must state, by the procedure: who, where, in which time (`shared/remedies.toml` of the forms).

A reader would guess one text for all. A decision made on the spot goes to reconsideration first (行政复议法 art. 23);
an order to demolish on illegally occupied land leaves fifteen days to sue (土地管理法 art. 83).
"""

from collections.abc import Mapping
from functools import cache

from brigade_app.documents.casewords import CaseWords
from brigade_app.documents.forms import Form
from brigade_app.domain.strict_toml import read_toml
from brigade_app.paths import resources_folder


def remedy_kind(form: Form, words: CaseWords) -> str | None:
    """Return which text applies: ``decision``, ``land``, ``on-the-spot``, ``measure``, ``enforcement``; or none."""
    if form.remedies == "none":
        return None
    demolishing = any(one.kind == "demolition" for one in words.penalties(words.penal_act()))
    ordered = words.data.get("order") == "demolish"
    if (
        form.remedies in ("decision", "measure")
        and words.case.procedure == "demolition-land"
        and (demolishing or ordered)
    ):
        return "land"
    return form.remedies


@cache
def remedy_texts() -> Mapping[str, str]:
    """Return the texts by kind, with their places for ``{paper}``, ``{organ}``, ``{court}``."""
    texts = {}
    root = read_toml(resources_folder() / "forms" / "shared" / "remedies.toml").root()
    for kind in ("decision", "land", "on-the-spot", "measure", "enforcement"):
        table = root.value(kind)
        assert isinstance(table, dict)
        texts[kind] = str(table["text"])
    return texts


def paper_words(title: str) -> str:
    """Return how a paper names itself: 本通知书, 本公告, 本决定书."""
    for ending in ("通知书", "公告", "催告书", "告知书"):
        if title.endswith(ending):
            return f"本{ending}"
    return "本决定书"
