"""Full-text search: one Han character a token, phrases for words, pinyin initials beside (stack: search).

``unicode61`` alone takes a run of Han characters for one word, and ``trigram`` finds nothing below three. With a blank
between them every two-character word is a phrase. Rows are found in the order of ``rowid`` (newest first), not of rank.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from brigade_app import paths
from brigade_app.store.engine import Connection
from brigade_app.store.extract import SEARCHED_KINDS, record_words

LONGEST_INITIALS = 12
MOST_WORDS = 8
_KIND_STRIDE = 32
_HAN = re.compile("([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff" or "\uf900" <= letter <= "\ufaff"


def tokens(text: str) -> str:
    """Return ``text`` as it is indexed: NFKC, lower case, a blank around every Han character."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isascii():
        return folded
    return " ".join(_HAN.split(folded))


class _Initials(dict[int, str | None]):
    """Character number → its initial, for `str.translate`; what has none stays if it is a Latin letter or a digit."""

    def __missing__(self, number: int) -> str | None:
        letter = chr(number)
        self[number] = kept = letter if letter.isascii() and letter.isalnum() else None
        return kept


@cache
def _readings() -> tuple[_Initials, dict[str, str]]:
    """The initial of each character, and of those that read differently as a surname."""
    ordinary = _Initials()
    surnames: dict[str, str] = {}
    path = paths.resources_folder() / "pinyin" / "initials.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, letters = line.partition("\t")
        if len(head) == 1:
            ordinary.update(dict.fromkeys(map(ord, letters), head))
        elif head.startswith("surname-"):
            surnames.update(dict.fromkeys(letters, head[-1]))
    return ordinary, surnames


def initials(name: str) -> tuple[str, ...]:
    """Return the pinyin initials of ``name`` (``njzf``), with a second reading where its surname has one."""
    ordinary, surnames = _readings()
    folded = unicodedata.normalize("NFKC", name).lower()
    plain = folded.translate(ordinary)
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


_CASE_SQL = "SELECT id, origin, local, parties, number, title, matter_zh, place, outside_id FROM case_ WHERE id IN ({})"
_PARTY_SQL = (
    "SELECT case_id, case_origin, name, role, id_number, phone FROM party "
    "WHERE case_id IN ({}) AND deleted = 0 ORDER BY seq, id"
)
CaseKey = tuple[bytes, int]
"""Id and origin of a case."""


def refresh_cases(connection: Connection, keys: Collection[CaseKey]) -> None:
    """Write the parties' names into the cases' rows and the cases' words into the search, after they changed."""
    ids = {key[0] for key in keys}
    people: dict[CaseKey, list[Any]] = {}
    for row in in_parts(connection, _PARTY_SQL, ids):
        people.setdefault((row[0], row[1]), []).append(row[2:])
    words: list[tuple[int, str, str]] = []
    names: list[tuple[str, int]] = []
    for case_id, origin, local, parties, *texts in in_parts(connection, _CASE_SQL, ids):
        if (case_id, origin) not in keys:
            continue
        own = people.get((case_id, origin), [])
        named = "、".join(name for name, role, *_ in own if name is not None and role in (None, "party"))
        if named != parties:
            names.append((named, local))
        texts += [text for name, _, id_number, phone in own for text in (name, id_number, phone)]
        heads = [text for text in (texts[1], *(name for name, *_ in own)) if text]
        words.append((local, tokens(" ; ".join(text for text in texts if text)), initials_words(heads)))
    connection.executemany("UPDATE case_ SET parties = ? WHERE local = ?", names)
    connection.executemany("INSERT OR REPLACE INTO case_search (rowid, words, initials) VALUES (?, ?, ?)", words)


def refresh_records(connection: Connection, kind: str, bodies: Iterable[tuple[int, Mapping[str, Any] | None]]) -> None:
    """Write the words of records inside cases, by local number, into the search; with ``None`` take them out."""
    number = SEARCHED_KINDS.index(kind)
    words: list[tuple[int, str]] = []
    silent: list[tuple[int]] = []
    for local, plain in bodies:
        rowid = local * _KIND_STRIDE + number
        text = record_words(kind, plain) if plain is not None else ""
        if text:
            words.append((rowid, tokens(text)))
        else:
            silent.append((rowid,))
    connection.executemany("INSERT OR REPLACE INTO record_search (rowid, words) VALUES (?, ?)", words)
    connection.executemany("DELETE FROM record_search WHERE rowid = ?", silent)


_MOST_PARAMETERS = 500


def in_parts(connection: Connection, sql: str, ids: Iterable[bytes]) -> Iterator[Any]:
    """Yield the rows that ``sql`` finds for the ids, whose marks stand at its ``{}``, some hundred ids a question."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _MOST_PARAMETERS):
        part = wanted[start : start + _MOST_PARAMETERS]
        yield from connection.execute(sql.format(", ".join("?" * len(part))), part).fetchall()


def kind_and_local(rowid: int) -> tuple[str, int]:
    """Return the kind and the local number behind a hit in ``record_search``."""
    local, number = divmod(rowid, _KIND_STRIDE)
    return SEARCHED_KINDS[number], local
