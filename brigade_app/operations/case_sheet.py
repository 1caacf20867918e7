"""The list of cases as a workbook: what the query bar asks for, in the columns that somebody chose (R40).

Every cell is typed: days are days, numbers numbers, and no text can become a formula or a link. The sheet leaves the
sealed store, so the deed is journalled with its columns.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from brigade_app.operations.desk import Desk
from brigade_app.operations.lists import case_keys, case_lines, stage_names
from brigade_app.operations.roles import require
from brigade_app.operations.saving import journal_event
from brigade_app.operations.sheets import OPTIONS, plain
from brigade_app.operations.views import CaseLine
from brigade_app.store import CaseQuery

BATCH_CASES = 500
Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that can be chosen: its words, its width in characters, and what of a case stands in it."""

    id: str
    name_zh: str
    name_en: str
    width: int
    value: Callable[[CaseLine], Value]


COLUMNS: Final = (
    SheetColumn("number", "案号", "Number", 24, lambda line: line.number),
    SheetColumn("title", "案由", "Title", 40, lambda line: line.title or line.matter_zh),
    SheetColumn("parties", "当事人", "Parties", 20, lambda line: "、".join(line.parties)),
    SheetColumn("unit", "单位", "Unit", 26, lambda line: line.unit),
    SheetColumn("status", "环节", "Step", 14, lambda line: line.status),
    SheetColumn("opened", "登记日期", "Entered", 12, lambda line: line.opened_on),
    SheetColumn("due", "最近期限", "Next deadline", 12, lambda line: line.next_due_on),
    SheetColumn("lacking", "缺证据", "Evidence lacking", 10, lambda line: line.lacking),
    SheetColumn("closed", "结案日期", "Closed", 12, lambda line: line.closed_on),
)
COLUMN_IDS: Final = tuple(column.id for column in COLUMNS)


def case_sheet(
    desk: Desk, query: CaseQuery, columns: Sequence[str], cancelled: Callable[[], bool] | None = None
) -> bytes | None:
    """Return the workbook of the cases that ``query`` asks for, in its order; ``None`` where it was cancelled.

    Columns stand in the order of `COLUMNS`; ids that are none of them are left out.
    """
    require(desk, "export-case")
    chosen = tuple(column for column in COLUMNS if column.id in columns)
    keys = list(case_keys(desk, query))
    content = io.BytesIO()
    if not _write(desk, content, chosen, keys, cancelled or (lambda: False)):
        return None
    if not desk.store.is_read_only:
        journal_event(desk, "case-list-exported", count=len(keys), columns=[column.id for column in chosen])
    return content.getvalue()


def _write(
    desk: Desk, content: io.BytesIO, columns: Sequence[SheetColumn], keys: list[int], cancelled: Callable[[], bool]
) -> bool:
    import xlsxwriter

    stages = stage_names(desk)
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"created": None})
        sheet = book.add_worksheet("案件")
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name_zh, head)
            sheet.set_column(at, at, column.width)
        sheet.freeze_panes(1, 0)
        for start in range(0, len(keys), BATCH_CASES):
            if cancelled():
                return False
            for line_at, line in enumerate(case_lines(desk, keys[start : start + BATCH_CASES]), start + 1):
                for at, column in enumerate(columns):
                    value = _stage(column, column.value(line), stages)
                    if isinstance(value, date):
                        sheet.write_datetime(line_at, at, value, day)
                    elif isinstance(value, int):
                        sheet.write_number(line_at, at, value)
                    elif value:
                        sheet.write_string(line_at, at, plain(value))
    return True


def _stage(column: SheetColumn, value: Value, stages: Mapping[str, tuple[str, str]]) -> Value:
    if column.id == "status" and isinstance(value, str):
        return stages.get(value, (value, value))[0]
    return value
