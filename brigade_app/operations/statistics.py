"""Statistics over the store's disputes, every number with the cases behind it; the same as a workbook."""

import io
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brigade_app.domain.double_decline import Comparison, Suit, compare, suit_of, together
from brigade_app.domain.keeping import Peer
from brigade_app.domain.records import Case, Dispute
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import living, living_rows

_FORMULA_STARTS = "=+-@\t\r＝＋－＠"


@dataclass(frozen=True, slots=True)
class DoubleDecline:
    """The double decline of a year: the sum, each unit, and the disputes that have no day of receipt."""

    year: int
    first_month: int
    total: Comparison
    units: tuple[Comparison, ...]
    without_day: tuple[str, ...]


def double_decline(desk: Desk, year: int, first_month: int = 1) -> DoubleDecline:
    """Return the double decline of ``year`` against the year before, over all cases of this store."""
    require(desk, "read-statistics")
    units = {row.id: row.record.unit or desk.unit.name for row in living_rows(desk, Case)}
    suits: list[Suit] = []
    for row in living_rows(desk, Dispute):
        if row.case in units:
            suit = suit_of(row.case, units[row.case], row.record)
            if suit is not None:
                suits.append(suit)
    names = [desk.unit.name] if desk.unit.seat == "township" else [one.name for one in living(desk, Peer)]
    listed = compare(year, suits, first_month, [name for name in names if name])
    undated = tuple(suit.dispute for suit in suits if suit.received_on is None)
    return DoubleDecline(year, first_month, together(desk.unit.name, listed), listed, undated)


def percent_text(rate: Fraction | None) -> str | None:
    """Return a rate in percent with two places, rounded half up; ``None`` stays: no rate is not 0 %."""
    if rate is None:
        return None
    hundredths = (rate * 10000 + Fraction(1, 2)).__floor__()
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def as_workbook(result: DoubleDecline, on: date) -> bytes:
    """Return the table as an Excel workbook: typed cells, texts that cannot be formulas (R40)."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": None})
        sheet = book.add_worksheet(f"双下降{result.year}")
        rate = book.add_format({"num_format": "0.00%"})
        head = book.add_format({"bold": True})
        for column, title in enumerate(HEAD):
            sheet.write_string(0, column, title, head)
        for line, one in enumerate((*result.units, result.total), 1):
            sheet.write_string(line, 0, _plain(one.unit if one is not result.total else "合计"))
            numbers = (len(one.this.new), len(one.last.new), len(one.this.concluded), len(one.this.lost),
                       len(one.last.concluded), len(one.last.lost))  # fmt: skip
            for column, number in enumerate(numbers, 1):
                sheet.write_number(line, column, number)
            for column, value in ((7, one.this.losing_rate), (8, one.last.losing_rate),
                                  (9, one.this.losing_rate_on_judgments)):  # fmt: skip
                if value is None:
                    sheet.write_string(line, column, "无案件")
                else:
                    sheet.write_number(line, column, float(value), rate)
            sheet.write_string(line, 10, STANDING_ZH[one.standing])
        sheet.write_string(len(result.units) + 3, 0, METHOD)
        sheet.write_string(len(result.units) + 4, 0, f"统计日期：{on.isoformat()}")
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 10, 14)
    return content.getvalue()


HEAD = (
    "单位", "本年新收", "上年新收", "本年审结", "本年败诉", "上年审结", "上年败诉", "本年败诉率", "上年败诉率",
    "本年败诉率（判决口径）", "双下降",
)  # fmt: skip
STANDING_ZH = {"achieved": "实现", "single": "单下降", "not-achieved": "未实现", "not-applicable": "不适用"}
METHOD = (
    "口径：新收以收到起诉状副本之日计；败诉率=审结一审案件中败诉件数÷审结一审案件数（含撤诉、驳回起诉），"
    "判决口径=败诉件数÷判决件数；上年新收为0或没有审结案件的不适用；审结不足5件的不作排名。"
)


def _plain(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text
