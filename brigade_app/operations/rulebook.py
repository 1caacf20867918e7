"""The rules and laws as people read them: what is in use here, a rule or an article found, the text behind a citation.

All of it is public law, so nobody's role is asked. A citation is looked up as an assessment writes it: the law's own
name, a blank, the article (``行政处罚法 44``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from brigade_app.domain.law.law_library import Found
from brigade_app.domain.law.types import Basis
from brigade_app.operations.desk import Desk
from brigade_app.operations.packs import NoSuchRule, ShownRule, What, check_pack, installed_packs, show_rule
from brigade_app.operations.shelf import NoRulePack, shelf_of

MOST_FOUND = 60
SHIPPED: tuple[What, ...] = ("rules", "authority", "matters", "calendar")


@dataclass(frozen=True, slots=True)
class InUse:
    """A pack that is in use: installed by the county, or shipped with the program. ``sha256`` is of its files."""

    what: What
    name: str
    version: str
    effective_from: date
    sha256: str
    origin: Literal["installed", "shipped"]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found: rules of that number or name, and articles of the installed statutes."""

    rules: tuple[ShownRule, ...]
    articles: tuple[Found, ...]


def packs_in_use(desk: Desk) -> tuple[InUse, ...]:
    """Return every pack in use, what judges cases first, the statute texts last."""
    installed = [
        InUse(one.what, one.name, one.version, one.effective_from.earliest, one.sha256, "installed")
        for one in installed_packs(desk)
    ]
    kinds = {one.what for one in installed}
    shipped = []
    for what in SHIPPED:
        if what not in kinds and (folder := desk.law.folder(what)).is_dir():
            pack = check_pack(folder)
            shipped.append(InUse(what, pack.name, pack.version, pack.effective_from, pack.sha256, "shipped"))
    order = (*SHIPPED, "law")
    return tuple(sorted((*shipped, *installed), key=lambda one: (order.index(one.what), one.name)))


def look_up(desk: Desk, words: str) -> LookedUp:
    """Return the rules of this number or with this name, and the installed articles with all these words.

    An article is also found by its citation: ``行政处罚法 44``.
    """
    wanted = words.strip()
    if not wanted:
        return LookedUp((), ())
    cited = _cited(desk, wanted)
    library = desk.law.library
    by_words = library.search(wanted, MOST_FOUND) if library is not None else ()
    articles = ((cited, *(one for one in by_words if one != cited)) if cited is not None else by_words)[:MOST_FOUND]
    return LookedUp(_rules(desk, wanted), tuple(articles))


def _rules(desk: Desk, wanted: str) -> tuple[ShownRule, ...]:
    try:
        return show_rule(desk.law, wanted)
    except NoRulePack:
        return ()
    except NoSuchRule:
        return _rules_named(desk, wanted.casefold())


def _rules_named(desk: Desk, wanted: str) -> tuple[ShownRule, ...]:
    pack = desk.law.pack
    lists = (pack.checks, pack.deadlines, pack.edges, pack.documents, pack.causes, pack.states, pack.segregation)
    ids = [rule.id for rules in lists for rule in rules if wanted in rule.name_zh or wanted in rule.name_en.casefold()]
    return tuple(shown for one in dict.fromkeys(ids[:MOST_FOUND]) for shown in show_rule(desk.law, one))


def texts_of(desk: Desk, citations: Sequence[str]) -> dict[str, str]:
    """Return the articles' own words behind citations, for those that are installed here."""
    found = {cited: _cited(desk, cited) for cited in citations}
    return {cited: one.article.text for cited, one in found.items() if one is not None}


def _cited(desk: Desk, cited: str) -> Found | None:
    law, _, article = cited.rpartition(" ")
    if not law or not article.isdecimal() or desk.law.library is None:
        return None
    return desk.law.library.find(Basis("", law, "", law, article=int(article)), desk.today)


def with_law_read_anew(desk: Desk) -> Desk:
    """Return the desk with what is installed now: after an installation nothing of the earlier packs is used on."""
    return replace(desk, law=shelf_of(desk.store.folder, desk.resources))
