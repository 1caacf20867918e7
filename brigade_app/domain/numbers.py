"""Case and document numbers: templates and series as data, made and read back: 南召（城郊）罚立〔2026〕12号.

Full-width brackets round the place, hexagonal brackets round the year, no leading zeros. GB/T 9704 leaves out 第;
both 第 and 字 are options of a template and off by default. A series belongs to one unit, kind and year; that no
number is missing or spent twice is the store's to keep (data layer 1.3).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from brigade_app.errors import Unreadable

TEMPLATE = "{place}{code}〔{year}〕{counter}号"


class BadNumber(Unreadable):
    """A number that does not follow its template: facts ``path``, ``reason``, ``found``."""


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A kind of number: its code in the number (``罚立``), what it is, and the documents (``T02``) it stands on."""

    code: str
    name_zh: str
    name_en: str
    documents: tuple[str, ...]


_KINDS = (
    NumberKind("罚立", "立案", "case", ("T02",)),
    NumberKind("执行", "执法行动", "enforcement action without a case", ()),
    NumberKind("移", "案件移送", "transfer", ("T03", "T44")),
    NumberKind("检", "现场检查(勘验)笔录", "on-site inspection record", ("T05",)),
    NumberKind("询通", "询问通知书", "notice of inquiry", ("T06",)),
    NumberKind("鉴委", "鉴定(检测)委托书", "appraisal commission", ("T10",)),
    NumberKind("先登", "先行登记保存证据通知书", "notice of registered evidence", ("T12",)),
    NumberKind("先处", "先行登记保存证据处理决定书", "disposal of registered evidence", ("T13",)),
    NumberKind("查扣", "查封(扣押)决定书", "sealing or seizure decision", ("T15",)),
    NumberKind("延查扣", "延长查封(扣押)期限通知书", "seizure extension", ("T18",)),
    NumberKind("解查扣", "解除查封(扣押)决定书", "seizure lifted", ("T19",)),
    NumberKind("责改", "责令改正通知书", "order to correct", ("T20",)),
    NumberKind("罚告", "行政处罚事先告知书", "prior notice", ("T23",)),
    NumberKind("听告", "行政处罚听证告知书", "notice of the hearing right", ("T24",)),
    NumberKind("听通", "听证通知书", "notice of hearing", ("T27",)),
    NumberKind("法审", "法制审核意见书", "legal review", ("T30",)),
    NumberKind("当罚", "当场行政处罚决定书", "on-the-spot decision", ("T33",)),
    NumberKind("罚决", "行政处罚决定书", "penalty decision", ("T34",)),
    NumberKind("不罚决", "不予行政处罚决定书", "decision not to penalise", ("T35",)),
    NumberKind("缓缴", "延期(分期)缴纳罚款批准书", "deferral or instalments", ("T38",)),
    NumberKind("催", "履行行政决定催告书", "demand", ("T40",)),
    NumberKind("强执", "强制执行决定书", "enforcement decision", ("T41",)),
    NumberKind("强申", "强制执行申请书", "application to the court", ("T43",)),
)
NUMBER_KINDS: Mapping[str, NumberKind] = {kind.code: kind for kind in _KINDS}
CODE_OF_DOCUMENT: Mapping[str, str] = {document: kind.code for kind in _KINDS for document in kind.documents}


@dataclass(frozen=True, slots=True)
class Number:
    """A number read back into its parts."""

    place: str
    code: str
    year: int
    counter: int


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers: of a unit, a code and a year. ``key`` is ``NumberUse.series``."""

    unit: str
    place: str
    code: str
    year: int
    template: str = TEMPLATE

    @property
    def key(self) -> str:
        return f"{self.unit}/{self.code}/{self.year}"

    def text(self, counter: int) -> str:
        """Return the number with this counter."""
        return format_number(self.template, self.place, self.code, self.year, counter)


def number_template(*, word: bool = False, ordinal: bool = False) -> str:
    """Return the template with 字 after the code (``word``) and 第 before the counter (``ordinal``)."""
    return "{place}{code}" + ("字" if word else "") + "〔{year}〕" + ("第" if ordinal else "") + "{counter}号"


def format_number(template: str, place: str, code: str, year: int, counter: int) -> str:
    """Return a number: ``place`` as the unit writes it (``南召（城郊）``), no leading zeros.

    Raises:
        BadNumber: a part that could not be read back (empty place or code, counter below 1, year not of 4 digits).
    """
    if counter < 1 or not 1000 <= year <= 9999 or not place or not code or "〔" in place + code:
        raise BadNumber(path="number", reason="bad-part", found=f"{place}|{code}|{year}|{counter}")
    return template.format(place=place, code=code, year=year, counter=counter)


def parse_number(text: str, template: str = TEMPLATE, codes: Mapping[str, NumberKind] = NUMBER_KINDS) -> Number:
    """Return the parts of a number made by ``template``; the longest known code before the year counts.

    Raises:
        BadNumber: another form (other brackets, a leading zero, an unknown code).
    """
    known = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
    groups = {
        "place": r"(?P<place>[^〔〕]+?)", "code": f"(?P<code>{known})", "year": r"(?P<year>[1-9][0-9]{3})",
        "counter": r"(?P<counter>[1-9][0-9]*)",
    }  # fmt: skip
    pattern = re.sub(r"\{(\w+)\}", lambda part: groups[part[1]], template)
    match = re.fullmatch(pattern, text)
    if match is None:
        raise BadNumber(path="number", reason="not-of-the-template", found=text[:80])
    return Number(match["place"], match["code"], int(match["year"]), int(match["counter"]))


def is_well_formed(text: str) -> bool:
    """Whether ``text`` is a number in any of the four usual templates (with or without 字 and 第)."""
    for word in (False, True):
        for ordinal in (False, True):
            try:
                parse_number(text, number_template(word=word, ordinal=ordinal))
            except BadNumber:
                continue
            return True
    return False
