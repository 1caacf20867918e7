"""Write ``initials.txt`` beside this file: the pinyin initial of every Han character, and of surnames that differ.

Run once with ``pypinyin`` installed (it is not a dependency of the program: it costs 250 ms and 57 MB at import, and
misreads surnames). Lines are ``letter<TAB>characters`` and ``surname-letter<TAB>characters``.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin

RANGES = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x3007, 0x3007))
SURNAMES = {
    "单": "s", "仇": "q", "区": "o", "曾": "z", "解": "x", "朴": "p", "查": "z", "盖": "g", "任": "r", "尉": "y",
    "万": "w", "俟": "q", "翟": "z", "乐": "y", "缪": "m", "黑": "h", "折": "s", "种": "c", "秘": "b", "冼": "x",
    "繁": "p", "覃": "q", "钭": "t", "員": "y", "员": "y", "晟": "c", "葛": "g", "佴": "n", "洗": "x",
    "重": "c", "长": "z", "召": "s", "谌": "c", "祭": "z", "褚": "c", "贠": "y", "逄": "p", "宓": "f",
    "逯": "l", "隗": "k", "郇": "h", "晁": "c", "訾": "z", "麴": "q", "幺": "y", "牟": "m", "车": "c",
    "沈": "s", "适": "k", "莘": "x", "於": "y", "殷": "y", "教": "j", "燕": "y", "过": "g",
    "令": "l", "纪": "j", "哈": "h", "那": "n", "宁": "n", "應": "y", "盛": "s", "石": "s",
    "卜": "b", "行": "x", "辟": "p", "芮": "r",
}  # fmt: skip


def main() -> None:
    """Write the table."""
    by_initial: dict[str, list[str]] = defaultdict(list)
    first_of: dict[str, str] = {}
    for first, last in RANGES:
        for code in range(first, last + 1):
            letter = chr(code)
            said = lazy_pinyin(letter, style=Style.NORMAL, errors="ignore")
            if said and said[0][:1].isascii() and said[0][:1].isalpha():
                first_of[letter] = said[0][0].lower()
                by_initial[said[0][0].lower()].append(letter)
    surnames: dict[str, list[str]] = defaultdict(list)
    for letter, initial in SURNAMES.items():
        if len(letter) == 1 and first_of.get(letter) != initial:
            surnames[initial].append(letter)
    lines = [f"{initial}\t{''.join(letters)}" for initial, letters in sorted(by_initial.items())]
    lines += [f"surname-{initial}\t{''.join(letters)}" for initial, letters in sorted(surnames.items())]
    Path(__file__).with_name("initials.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
