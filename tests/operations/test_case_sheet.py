"""R40: the list of cases as a workbook has typed cells, no formulas, and only the columns that were chosen."""

import io
from datetime import datetime

import openpyxl
import pytest

from brigade_app.domain.keeping import Event
from brigade_app.operations.case_sheet import COLUMN_IDS, case_sheet
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import new_action
from brigade_app.operations.lists import CaseQuery
from brigade_app.operations.saving import living
from tests.operations.makers import an_action


def sheet_of(content: bytes | None):
    assert content is not None
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_every_case_is_a_line_with_typed_cells(desk: Desk):
    new_action(desk, an_action())
    new_action(desk, an_action())
    sheet = sheet_of(case_sheet(desk, CaseQuery(), COLUMN_IDS))
    assert [cell.value for cell in sheet[1]][:3] == ["案号", "案由", "当事人"]
    assert sheet.max_row == 3
    opened = [cell.value for cell in sheet[1]].index("登记日期")
    assert isinstance(sheet[2][opened].value, datetime)


@pytest.mark.parametrize("start", "=+-@＝＋－＠")
def test_no_text_is_a_formula(desk: Desk, start: str):
    new_action(desk, an_action(title=f"{start}1+1"))
    sheet = sheet_of(case_sheet(desk, CaseQuery(), ["title"]))
    cell = sheet[2][0]
    assert cell.data_type == "s"
    assert not str(cell.value).startswith(start)


def test_only_chosen_columns_are_written_and_the_journal_says_which(desk: Desk):
    new_action(desk, an_action())
    sheet = sheet_of(case_sheet(desk, CaseQuery(), ["parties", "number", "no-such-column"]))
    assert [cell.value for cell in sheet[1]] == ["案号", "当事人"]
    told = [one for one in living(desk, Event) if one.what == "case-list-exported"]
    assert told[0].data == {"count": 1, "columns": ["number", "parties"]}


def test_a_cancelled_export_leaves_nothing(desk: Desk):
    new_action(desk, an_action())
    assert case_sheet(desk, CaseQuery(), COLUMN_IDS, cancelled=lambda: True) is None
    assert not [one for one in living(desk, Event) if one.what == "case-list-exported"]
