"""Long lists: rows are fetched in pages before they are painted, and painting asks for nothing."""

from array import array

import pytest
from PySide6.QtCore import Qt

from brigade_app.ui.kit import PAGE_ROWS, Column, PagedModel, Table, TableRow
from brigade_app.ui.kit.table import PAGES_KEPT

COLUMNS = [Column("No.", 4, "right"), Column("Title", 0)]


def lines(first, count):
    return [TableRow(str(number), (str(number + 1), f"case {number}")) for number in range(first, first + count)]


def a_long_list(count):
    model = PagedModel(COLUMNS)
    asked = []
    model.page_wanted.connect(asked.append)
    model.show_keys(array("q", range(count)))
    return model, asked


def test_the_model_keeps_qts_rules(qapp, qtmodeltester):
    model, _ = a_long_list(250)
    model.put_page(model.generation, 0, lines(0, PAGE_ROWS))
    qtmodeltester.check(model)
    model.show_rows(lines(0, 3))
    qtmodeltester.check(model)


def test_painting_a_row_that_is_not_there_asks_for_nothing(qapp):
    model, asked = a_long_list(1000)
    for number in range(1000):
        assert model.data(model.index(number, 1)) is None
    assert asked == []


def test_rows_about_to_be_seen_are_asked_for_once(qapp):
    model, asked = a_long_list(1000)
    model.want(90, 130)
    model.want(95, 135)
    assert asked == [0, 1]


def test_a_fetched_page_is_shown(qapp):
    model, _ = a_long_list(1000)
    model.put_page(model.generation, 3, lines(300, PAGE_ROWS))
    assert model.data(model.index(305, 1)) == "case 305"
    assert model.row_at(305).id == "305"


def test_the_page_of_an_older_list_is_dropped(qapp):
    model, _ = a_long_list(1000)
    old = model.generation
    model.show_keys(array("q", range(10)))
    model.put_page(old, 0, lines(0, 10))
    assert model.row_at(0) is None


def test_only_so_many_pages_are_kept_and_the_least_wanted_goes(qapp):
    model, asked = a_long_list(100_000)
    for page in range(PAGES_KEPT):
        model.put_page(model.generation, page, lines(page * PAGE_ROWS, PAGE_ROWS))
    model.want(0, 10)
    model.put_page(model.generation, PAGES_KEPT, lines(PAGES_KEPT * PAGE_ROWS, PAGE_ROWS))
    assert model.row_at(0) is not None
    assert model.row_at(PAGE_ROWS) is None
    assert asked == []


def test_a_page_that_could_not_be_fetched_may_be_asked_for_again(qapp):
    model, asked = a_long_list(100)
    model.want(0, 10)
    model.forget_wanted(0)
    model.want(0, 10)
    assert asked == [0, 0]


def test_scrolling_wants_the_rows_in_sight_and_their_neighbours(qtbot):
    table = Table(COLUMNS, "t", "cases")
    qtbot.addWidget(table)
    asked = []
    table.rows.page_wanted.connect(asked.append)
    table.resize(400, 300)
    table.show()
    table.rows.show_keys(array("q", range(100_000)), first=lines(0, PAGE_ROWS))
    assert asked == []
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 50_000)
    table.verticalScrollBar().setValue(50_000)
    assert 500 in asked
    assert len(asked) <= 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_line(qtbot, key):
    table = Table(COLUMNS, "t", "cases")
    qtbot.addWidget(table)
    table.rows.show_rows(lines(0, 5))
    table.selectRow(2)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, key)
    assert opened.args == ["2"]
