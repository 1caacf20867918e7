"""The documents of a case at the window: made by step, printed with a log, checked, packed, compared, bound, filed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QTabBar

from brigade_app.documents import Origin, pages_as_pixels, pages_as_png, render_docx
from brigade_app.domain.keeping import Change, Event, IssuedDocument, NumberUse
from brigade_app.operations.papers import document_pdf
from brigade_app.operations.saving import living, save
from brigade_app.ui.kit import Button, Table
from brigade_app.ui.papers import PapersPart, printing
from tests.documents.makers import HOUSE_FACTS
from tests.documents.twin_makers import a_letter, rewritten, without_controls
from tests.operations.paper_makers import CASE, enter_house_case

from .case_robot import CaseRobot
from .robot import open_the_window

FACTS = {"entry_facts": HOUSE_FACTS}


class PapersRobot(CaseRobot):
    """A person at the documents of the house case."""

    def section(self, key: str) -> "PapersRobot":
        """Press a section of the documents."""
        keys = ("make", "made", "check", "pack", "word", "volume")
        self.find(QTabBar, "paper_sections").setCurrentIndex(keys.index(key))
        return self

    def papers(self) -> PapersPart:
        """Return the documents."""
        return self.find(PapersPart, "papers_part")

    def chooses_form(self, kind: str) -> "PapersRobot":
        """Choose a form where every form is offered."""
        self.section("make")
        self.choose("paper_step", "").choose("paper_form", kind)
        return self

    def makes(self, kind: str, **entries: str) -> "PapersRobot":
        """Make a document."""
        self.chooses_form(kind)
        for name, words in entries.items():
            self.write(name, words)
        self.press("paper_make").sees("已制作，共")
        return self

    def documents(self) -> tuple[IssuedDocument, ...]:
        """Return what was made."""
        return tuple(living(self.shell.seat.desk, IssuedDocument, CASE))

    def events(self, what: str) -> list[Event]:
        """Return the journalled events of a kind."""
        rows = self.shell.seat.desk.store.records.list("event")
        return [row.record for row in rows if row.record.what == what]

    def saves_to(self, path: Path) -> "PapersRobot":
        """Prepare the name that the file window will answer."""
        self.finds_at_the_file_window(path)
        return self


@pytest.fixture
def at_papers(qtbot, tmp_path, monkeypatch):
    """The window at the documents of the house case, on 25 November 2026."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    shell = open_the_window(tmp_path, now=lambda: datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
    qtbot.addWidget(shell)
    robot = PapersRobot(shell, qtbot)
    robot.sets_up_a_township()
    desk = shell.seat.desk
    save(desk, [Change(record=replace(desk.unit, court_name="南召县人民法院", phone="0377-6691"))])
    enter_house_case(desk)
    shell.frame.open_case(CASE, "papers")
    robot.part("文书")
    yield robot
    shell.close()


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """A printer that writes a PDF; the person asks for three copies in its window."""
    asked = []

    def answer(parent, title, copies):
        asked.append((title, copies))
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        made.setCopyCount(3)
        return made

    monkeypatch.setattr(printing, "ask_printer", answer)
    return asked


def test_the_step_chooses_the_forms_and_a_draft_is_shown_at_once(at_papers):
    at_papers.sees("对应步骤")
    at_papers.choose("paper_step", _step(at_papers, "order-to-correct"))
    form = at_papers.papers().make.form

    assert [form.itemData(at) for at in range(form.count())] == ["T20"]
    assert at_papers.papers().make.pages.page_count > 0


def test_what_is_lacking_is_named_with_the_place_where_it_is_filled_in(at_papers):
    at_papers.chooses_form("T15").sees("尚缺内容").sees("必填")
    at_papers.press("lack_go_0")

    assert at_papers.page().part != "papers"


def test_a_document_that_lacks_something_is_refused_and_costs_no_number(at_papers):
    at_papers.chooses_form("T15").press("paper_make")

    at_papers.wait(lambda: at_papers.papers().banner.isVisible(), "nothing was said")
    assert at_papers.documents() == ()


def test_what_was_typed_for_one_form_waits_while_another_is_looked_at(at_papers):
    at_papers.chooses_form("T20").write("entry_facts", HOUSE_FACTS)
    at_papers.chooses_form("T22").chooses_form("T20")

    assert at_papers.papers().make.typed()["facts"] == HOUSE_FACTS


def test_a_document_is_made_and_stands_in_the_list(at_papers):
    at_papers.makes("T20", **FACTS)

    assert at_papers.papers().section == "made"
    assert at_papers.lines("papers_made")[0][0] == "T20 责令停止建设通知书"
    assert at_papers.papers().made.pages.page_count == at_papers.documents()[0].pages


def test_several_documents_print_as_one_job_and_the_log_has_the_copies_asked_for(at_papers, printer, tmp_path):
    at_papers.makes("T20", **FACTS).makes("T23", **FACTS)
    at_papers.find(Table, "papers_made").selectAll()
    at_papers.press("paper_print").sees("已将 2 份文书送打印机")

    assert len(printer) == 1
    assert {one.copies_printed for one in at_papers.documents()} == {3}
    assert at_papers.events("printed")[-1].data["copies"] == 3
    printed = list(pages_as_png((tmp_path / "printed.pdf").read_bytes(), 20))
    assert len(printed) == sum(one.pages for one in at_papers.documents())


def test_who_thinks_better_of_printing_leaves_no_trace_in_the_print_log(at_papers, monkeypatch):
    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, copies: None)
    at_papers.makes("T20", **FACTS).press("paper_print")

    assert at_papers.events("printed") == []


def test_the_printer_is_asked_before_a_page_is_drawn(at_papers, printer, monkeypatch):
    seen = []
    monkeypatch.setattr(printing, "send_pages", lambda *_: seen.append(len(printer)) or 0)
    at_papers.makes("T20", **FACTS).press("paper_print").sees("打印已停止")

    assert seen == [1]
    assert at_papers.events("printed") == []


def test_a_print_job_is_stopped_between_two_pages_and_does_not_count(at_papers, printer, monkeypatch):
    drawn = []

    def pages(pdf, dpi):
        for page in pages_as_pixels(pdf, 30):
            drawn.append(page)
            yield page
            at_papers.press("print_progress_cancel")

    monkeypatch.setattr(printing, "pages_as_pixels", pages)
    at_papers.makes("T20", **FACTS).makes("T23", **FACTS)
    at_papers.find(Table, "papers_made").selectAll()
    at_papers.press("paper_print").sees("打印已停止")

    assert len(drawn) == 2
    assert {one.copies_printed for one in at_papers.documents()} == {0}
    assert at_papers.find(Button, "paper_print").isEnabled()


def test_the_history_tells_what_was_made_and_printed_and_in_how_many_copies(at_papers, printer):
    at_papers.makes("T20", **FACTS).press("paper_print").sees("已将 1 份文书送打印机")
    number = at_papers.documents()[0].number

    paper = f"责令停止建设通知书 {number}"
    at_papers.part("历史").sees(f"打印：{paper}，3 份").sees(f"文书制成：{paper}，第 1 版")


def test_a_paper_stands_in_the_list_under_the_title_it_bears(at_papers):
    desk = at_papers.shell.seat.desk
    order = next(one for one in desk.store.cases.file(CASE).actions if one.id == _step(at_papers, "order-to-correct"))
    save(desk, [Change(record=replace(order, data={**(order.data or {}), "order": "demolish"}), case=CASE)])
    at_papers.page().refresh()
    at_papers.makes("T20", **FACTS)

    assert at_papers.lines("papers_made")[0][0] == "T20 责令限期拆除通知书"
    at_papers.part("历史").sees("文书制成：责令限期拆除通知书")


def test_forms_that_the_case_has_no_reason_for_stand_below_a_heading(at_papers):
    at_papers.section("make").choose("paper_step", "")
    form = at_papers.papers().make.form
    forms = [form.itemData(at) for at in range(form.count())]
    heading = form.findText("其他文书")

    assert forms.index("T34") < heading < forms.index("T35")
    assert forms.index("D02") < heading < forms.index("D01")
    assert not form.model().item(heading).isEnabled()
    at_papers.choose("paper_form", "T35")
    assert form.value() == "T35"


def test_documents_are_saved_as_pdf(at_papers, tmp_path):
    at_papers.makes("T20", **FACTS).saves_to(tmp_path / "a.pdf").press("paper_save").sees("已写入")

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert at_papers.documents()[0].copies_printed == 0


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(at_papers, tmp_path):
    at_papers.makes("T20", **FACTS).saves_to(tmp_path / "no" / "a.pdf").press("paper_save").sees("没有写成")


def test_a_field_pack_reserves_its_numbers_for_the_case(at_papers, tmp_path):
    at_papers.section("pack").saves_to(tmp_path / "pack.pdf").press("pack_save").sees("已写入")

    uses = [one for one in living(at_papers.shell.seat.desk, NumberUse, CASE) if one.state == "reserved"]
    assert {"责改" in one.text for one in uses} >= {True}
    assert at_papers.section("made").lines("papers_made")[0][2] == "空白"


def test_a_word_file_that_came_back_changed_shows_both_values(at_papers, tmp_path):
    path = tmp_path / "a.docx"
    at_papers.makes("T20", **FACTS).saves_to(path).press("paper_word").sees("已写入")
    at_papers.section("word").press("word_compare").sees("一致")

    _rewrite(path, "南召县人民政府", "南召县司法局")
    at_papers.press("word_compare").sees("处不同")

    line = next(one for one in at_papers.lines("word_differences") if "司法局" in one[3])
    assert "南召县人民政府" in line[2]


def test_a_draft_in_word_is_compared_with_the_draft(at_papers, tmp_path):
    at_papers.chooses_form("T20").write("entry_facts", HOUSE_FACTS).saves_to(tmp_path / "d.docx")
    at_papers.press("paper_draft_word").sees("草稿，没有文号").section("word").press("word_compare").sees("一致")


def test_a_foreign_word_file_is_refused_in_words(at_papers, tmp_path):
    _template(tmp_path / "b.docx", "随便写的")
    at_papers.section("word").saves_to(tmp_path / "b.docx").press("word_compare").sees("不是由本系统另存的")


def test_what_was_said_of_one_word_file_is_gone_when_the_next_is_chosen(at_papers, tmp_path):
    good, broken = tmp_path / "a.docx", tmp_path / "b.docx"
    at_papers.makes("T20", **FACTS).saves_to(good).press("paper_word").sees("已写入")
    broken.write_bytes(good.read_bytes()[:9000])
    word, banner = at_papers.papers().word, at_papers.papers().banner
    _rewrite(good, "南召县人民政府", "南召县司法局")
    at_papers.section("word").saves_to(good).press("word_compare").sees("处不同")

    at_papers.saves_to(broken).press("word_compare").sees("已经损坏")
    assert "处不同" not in word.said.text()
    assert at_papers.lines("word_differences") == []

    at_papers.saves_to(good).press("word_compare").sees("处不同")
    assert not banner.isVisible()

    at_papers.saves_to(broken).press("template_check").sees("已经损坏")
    assert "处不同" not in word.said.text()


def test_a_word_file_of_another_case_is_named_and_not_compared(at_papers, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(render_docx(a_letter(), Origin(case="f" * 32)))
    at_papers.section("word").saves_to(path).press("word_compare").sees("不是本案文书")

    assert at_papers.lines("word_differences") == []


def test_a_word_file_saved_by_libreoffice_shows_what_was_changed_in_it(at_papers, tmp_path):
    path = tmp_path / "a.docx"
    at_papers.makes("T20", **FACTS).saves_to(path).press("paper_word").sees("已写入")
    path.write_bytes(without_controls(rewritten(path.read_bytes(), "南召县人民政府", "南召县司法局")))
    at_papers.section("word").press("word_compare").sees("处不同")

    assert any("司法局" in one[3] for one in at_papers.lines("word_differences"))


def test_a_template_is_checked_then_filled(at_papers, tmp_path):
    path = tmp_path / "t.docx"
    _template(path, "当事人：{{party.nam}}")
    at_papers.section("word").saves_to(path).press("template_check").sees("有 1 处字段写错")
    assert at_papers.lines("template_faults")[0] == ("party.nam", "正文", "当事人：{{party.nam}}", "{{party.name}}")

    _template(path, "当事人：{{party.name}}")
    at_papers.press("template_check").sees("可以填写").press("template_fill").sees("已写入")
    assert "{{" not in _words(path)


def test_the_field_list_copies_a_field(at_papers):
    at_papers.section("word").press("template_fields").opens_line("template_field_list").sees("已复制 {{unit.name}}")


def test_f8_walks_through_what_the_check_of_documents_found(at_papers):
    at_papers.makes("T20", entry_facts="见照片").section("check").press("paper_check").sees("违法事实过于简单")
    at_papers.find(Table, "papers_found").setFocus()
    at_papers.key(Qt.Key.Key_F8)

    at_papers.wait(lambda: at_papers.find(Table, "papers_found").chosen() is not None, "F8 chose nothing")


def test_signed_pages_come_back_by_their_code_and_the_rest_is_named(at_papers, tmp_path):
    at_papers.makes("T05").makes("T20", **FACTS)
    made = next(one for one in at_papers.documents() if one.kind == "T05")
    pages = list(pages_as_png(document_pdf(at_papers.shell.seat.desk, made.id), 150))
    (tmp_path / "page.png").write_bytes(pages[0])
    (tmp_path / "other.png").write_bytes(b"no picture")
    at_papers.section("made").finds_at_the_file_window(tmp_path / "page.png", tmp_path / "other.png")
    at_papers.press("paper_scans").sees("已归入").sees("请人工归档")


def test_the_volume_is_bound_and_listed(at_papers):
    at_papers.makes("T20", **FACTS).section("volume").press("paper_volume").sees("卷宗已装订")

    assert at_papers.section("made").lines("papers_made")[0][0] == "卷宗"


def test_the_court_package_is_written_for_the_dispute_chosen(at_papers, tmp_path):
    folder = tmp_path / "court"
    folder.mkdir()
    at_papers.section("volume").finds_at_the_file_window(folder).press("paper_court").sees("个文件")

    assert (folder / "SHA256SUMS").exists()
    assert at_papers.lines("package_files")[0] != ("SHA256SUMS",)


def test_the_answer_and_the_evidence_catalogue_are_one_press_away(at_papers):
    at_papers.section("volume").press("paper_catalogue")

    assert at_papers.papers().section == "make"
    assert at_papers.papers().make.form.value() in ("D01-2", "D02-2")


def _step(robot, kind):
    file = robot.shell.seat.desk.store.cases.file(CASE)
    return next(one.id for one in reversed(file.actions) if one.kind == kind)


def _template(path, words):
    import docx

    document = docx.Document()
    document.add_paragraph(words)
    document.save(str(path))


def _words(path):
    import docx

    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def _rewrite(path, before, after):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(str(path))
    for node in document.element.body.iter(qn("w:t")):
        if node.text and before in node.text:
            node.text = node.text.replace(before, after)
    document.save(str(path))
