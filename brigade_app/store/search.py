"""Full-text search: one Han character a token, phrases for words, pinyin initials beside (stack: search).

``unicode61`` alone takes a run of Han characters for one word, and ``trigram`` finds nothing below three. With a blank
between them every two-character word is a phrase. Rows are found in the order of ``rowid`` (newest first), not of rank.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from brigade_app import paths
from brigade_app.store.engine import Connection
from brigade_app.store.extract import SEARCHED_KINDS, record_words

LONGEST_INITIALS = 12
MOST_WORDS = 8
_KIND_STRIDE = 32
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff" or "\uf900" <= letter <= "\ufaff"


def tokens(text: str) -> str:
    """Return ``text`` as it is indexed: NFKC, lower case, a blank around every Han character."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isascii():
        return folded
    return _HAN.sub(r" \g<0> ", folded)


@cache
def _readings() -> tuple[dict[str, str], dict[str, str]]:
    """The initial of each character, and of those that read differently as a surname."""
    ordinary: dict[str, str] = {}
    surnames: dict[str, str] = {}
    path = paths.resources_folder() / "pinyin" / "initials.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, letters = line.partition("\t")
        if len(head) == 1:
            ordinary.update(dict.fromkeys(letters, head))
        elif head.startswith("surname-"):
            surnames.update(dict.fromkeys(letters, head[-1]))
    return ordinary, surnames


def initials(name: str) -> tuple[str, ...]:
    """Return the pinyin initials of ``name`` (``njzf``), with a second reading where its surname has one."""
    ordinary, surnames = _readings()
    folded = unicodedata.normalize("NFKC", name).lower()
    plain = "".join(ordinary.get(letter, letter if letter.isascii() and letter.isalnum() else "") for letter in folded)
    first = surnames.get(folded[:1])
    if first is None or not plain or plain[0] == first:
        return (plain,) if plain else ()
    return plain, first + plain[1:]


def initials_words(names: Iterable[str]) -> str:
    """Return the initials of several names from each character on, so that any run of them is found as a prefix."""
    words: dict[str, None] = {}
    for name in names:
        for reading in initials(name):
            for start in range(max(1, len(reading) - 1)):
                words[reading[start : start + LONGEST_INITIALS]] = None
    return " ".join(words)


def match_expression(text: str, columns: bool = True) -> str | None:
    """Return the FTS5 expression for what a person typed; ``None`` where it holds no letter or digit.

    Words are joined by AND; the last token of each is a prefix (numbers and Latin). A Latin word also looks among the
    initials.
    """
    parts: list[str] = []
    for word in unicodedata.normalize("NFKC", text).lower().split()[:MOST_WORDS]:
        found = _token_list(word)
        if not found:
            continue
        last = found[-1]
        star = "" if _is_han(last[0]) else " *"
        phrase = f'"{" ".join(found)}"{star}'
        if columns:
            is_latin = len(found) == 1 and last.isascii() and last.isalpha()
            phrase = f"({phrase})" if is_latin else f"(words : {phrase})"
        parts.append(phrase)
    return " AND ".join(parts) if parts else None


def _token_list(word: str) -> list[str]:
    found: list[str] = []
    run = ""
    for letter in word:
        if letter.isalnum() and not _is_han(letter):
            run += letter
            continue
        if run:
            found.append(run)
            run = ""
        if _is_han(letter):
            found.append(letter)
    return [*found, run] if run else found


_CASE_SQL = "SELECT local, number, title, matter_zh, place, outside_id FROM case_ WHERE id = ? AND origin = ?"
_PARTY_SQL = "SELECT name, id_number, phone FROM party WHERE case_id = ? AND case_origin = ? AND deleted = 0"
_PARTIES_SQL = (
    "UPDATE case_ SET parties = coalesce((SELECT group_concat(name, '、') FROM (SELECT name FROM party "
    "WHERE case_id = case_.id AND case_origin = case_.origin AND deleted = 0 AND name IS NOT NULL "
    "AND coalesce(role, 'party') = 'party' ORDER BY seq, id)), '') WHERE id = ? AND origin = ?"
)


def refresh_case(connection: Connection, case_id: bytes, origin: int, *, parties: bool) -> None:
    """Write the parties' names into a case's row and its words into the search, after it or a party changed."""
    if parties:
        connection.execute(_PARTIES_SQL, (case_id, origin))
    row = connection.execute(_CASE_SQL, (case_id, origin)).fetchone()
    if row is None:
        return
    local, number, title, matter_zh, place, outside_id = row
    people = connection.execute(_PARTY_SQL, (case_id, origin)).fetchall()
    texts = [number, title, matter_zh, place, outside_id, *(value for person in people for value in person)]
    words = tokens(" ; ".join(text for text in texts if text))
    own = initials_words([text for text in (title, *(person[0] for person in people)) if text])
    connection.execute(
        "INSERT OR REPLACE INTO case_search (rowid, words, initials) VALUES (?, ?, ?)", (local, words, own)
    )


def refresh_record(connection: Connection, kind: str, local: int, plain: Mapping[str, Any] | None) -> None:
    """Write the words of a record inside a case into the search; with ``None`` take them out."""
    rowid = local * _KIND_STRIDE + SEARCHED_KINDS.index(kind)
    words = record_words(kind, plain) if plain is not None else ""
    if words:
        connection.execute("INSERT OR REPLACE INTO record_search (rowid, words) VALUES (?, ?)", (rowid, tokens(words)))
    else:
        connection.execute("DELETE FROM record_search WHERE rowid = ?", (rowid,))


def kind_and_local(rowid: int) -> tuple[str, int]:
    """Return the kind and the local number behind a hit in ``record_search``."""
    local, number = divmod(rowid, _KIND_STRIDE)
    return SEARCHED_KINDS[number], local
