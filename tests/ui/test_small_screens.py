"""Small screens: 1366x768 at 150 % leaves 911x512. Nothing may be cut, squeezed or out of reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QScrollArea, QWidget

from brigade_app.ui.case.checks import Checks
from brigade_app.ui.kit import Column, Look, OneLine, Table, TableRow, em, wear
from brigade_app.ui.papers.pack_section import PackSection
from brigade_app.ui.papers.preview import Preview
from brigade_app.ui.papers.rows import SCENE_FORMS, form_rows

SMALL = (911, 512)


@pytest.fixture(autouse=True)
def dressed(qapp):
    """The shipped font, so that widths are the same on every machine."""
    wear(qapp, Look(shipped_font=True))


def a_sheet(width=909, height=1286):
    """Return a white page as PNG."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QPixmap

    picture, content = QPixmap(width, height), QByteArray()
    picture.fill(Qt.GlobalColor.white)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())


def shown(qtbot, widget, width, height):
    """Show a widget in a size and let it settle."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    return widget


def test_every_blank_form_can_be_ticked_in_a_low_window(qtbot):
    section = PackSection()
    section.show_forms([form_rows()[kind] for kind in SCENE_FORMS], ())
    shown(qtbot, section, 800, 200)
    boxes = section.findChildren(QCheckBox)
    assert len(boxes) == len(SCENE_FORMS)
    assert all(box.height() >= box.sizeHint().height() for box in boxes)
    area = section.findChild(QScrollArea)
    area.ensureWidgetVisible(boxes[-1])
    assert boxes[-1].visibleRegion().boundingRect().height() == boxes[-1].height()


def test_a_narrow_table_hides_what_may_yield_and_keeps_what_says_most(qtbot):
    columns = [Column("文书", 0, least_em=13), Column("文号", 16, least_em=9), Column("版次", 4, yields=1)]
    table = Table(columns, "narrow", "narrow")
    table.rows.show_rows([TableRow("1", ("责令停止建设通知书", "南召（城郊）责改〔2026〕12号", "1"))])
    shown(qtbot, table, em(26), 200)
    assert table.isColumnHidden(2)
    assert table.columnWidth(0) >= em(13)
    table.resize(em(50), 200)
    QApplication.processEvents()
    assert not table.isColumnHidden(2)
    assert table.columnWidth(1) == em(16)


def test_boxes_wrap_into_fewer_columns_where_there_is_no_room(qtbot):
    choices = [(f"写明第{number}项内容", str(number)) for number in range(6)]
    checks = shown(qtbot, Checks("states", choices, 6), em(30), 200)
    boxes = checks.findChildren(QCheckBox)
    assert all(box.geometry().right() <= checks.width() for box in boxes)
    assert len({box.y() for box in boxes}) > 1
    assert checks.minimumSizeHint().width() < em(14)


def test_a_long_title_keeps_to_one_line_and_shows_itself_under_the_mouse(qtbot):
    title = OneLine("赵某某未取得乡村建设规划许可证在魏湾村北组建设住宅案", "title")
    line = title.sizeHint().height()
    shown(qtbot, title, em(12), line)
    assert title.minimumSizeHint().height() == line
    assert title.text() in title.toolTip()


def test_the_preview_goes_to_a_page_and_changes_its_size_by_keys(qtbot):
    preview = Preview("")
    shown(qtbot, preview, 500, 400)
    preview.show_pages([a_sheet()] * 3)
    number = preview.findChild(QLineEdit, "preview_page")
    wide = preview.page_width
    assert number.text() == "1"
    number.setText("3")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    pages = preview.findChild(QScrollArea, "preview_pages")
    assert pages.current == 2
    qtbot.keyClick(pages, Qt.Key.Key_PageUp)
    assert number.text() == "2"
    qtbot.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.page_width > wide
    assert number.text() == "2"
    qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.page_width == wide


def test_other_pages_are_shown_from_their_first_and_the_same_from_where_one_was(qtbot):
    preview = shown(qtbot, Preview(""), 500, 400)
    pages = preview.findChild(QScrollArea, "preview_pages")
    preview.show_pages([a_sheet()] * 3)
    assert pages.current == 0
    pages.go_to(1)
    preview.show_pages([a_sheet()] * 3, stay=True)
    assert pages.current == 1
    preview.show_pages([a_sheet()] * 3)
    assert pages.current == 0


def test_a_whole_page_fits_the_room(qtbot):
    preview = shown(qtbot, Preview(""), 500, 400)
    preview.show_pages([a_sheet()])
    preview.findChild(QWidget, "preview_whole").click()
    pages = preview.findChild(QScrollArea, "preview_pages")
    assert pages.pages[0].height() <= pages.viewport().height()


def test_a_part_that_needs_the_height_gets_it(at_work):
    at_work.shell.resize(*SMALL)
    at_work.starts_an_action().enters_an_action("王某某")
    page = at_work.shell.frame.shown_page()
    page.show_part("papers")
    QApplication.processEvents()
    part = page.findChild(QWidget, "papers_part")
    assert not page.stepper.isVisible()
    assert part.height() > page.height() * 0.7
