"""Comments and review through the window: what must be changed is answered before a case is submitted."""

from dataclasses import replace

import pytest

from brigade_app.operations import NewComment, NewLogin
from brigade_app.operations.comments import comment
from brigade_app.operations.intake import change_case
from brigade_app.operations.people import add_account
from brigade_app.ui.kit import Choice, LineEntry, Table

from .case_robot import CaseRobot
from .robot import PASSWORD


@pytest.fixture
def case(at_work, qtbot):
    at_work.enters_an_action("王某某")
    return CaseRobot(at_work.shell, qtbot)


def test_a_point_that_must_be_changed_is_answered_before_the_case_is_submitted(case):
    case.part("审核").press("review_comment").choose("comment_weight", "must").write("comment_text", "补充送达回证")
    case.press("comment_form_save").sees("补充送达回证").press("review_submit").sees("没有答复")

    case.press("review_answer").sees("答复哪条意见").write("comment_text", "已补充原件")
    case.press("comment_form_save").sees("已补充原件").sees("已答复")

    case.press("review_submit").sees("已提交审核").sees_no("没有答复")


def test_without_a_comment_that_waits_there_is_nothing_to_answer(case):
    case.part("审核").press("review_comment").write("comment_text", "一条说明").press("comment_form_save")
    case.sees("一条说明").press("review_answer").write("comment_text", "看到了").press("comment_form_save").sees(
        "看到了"
    )

    with pytest.raises(AssertionError, match="cannot be pressed"):
        case.press("review_answer")


def test_a_comment_is_closed_by_whoever_is_content(case):
    case.part("审核").press("review_comment").write("comment_text", "一条说明").press("comment_form_save")
    case.sees("一条说明").press("comment_close_0").sees("已关闭").sees_no("关闭意见")


def test_a_person_is_withdrawn_with_a_reason_and_brought_back(case):
    """R13: nothing is deleted; both stand in the journal."""
    case.part("当事人").press("party_add").write("party_name", "赵某某").press("party_form_save").sees("赵某某")
    case.press("withdraw_1").press("withdraw_form_save").sees("有内容没有填写")
    case.write("withdraw_reason", "录入有误").press("withdraw_form_save").sees_no("赵某某").part("当事人 1")

    case.part("历史").sees("赵某某").press("bring_back_0").write("withdraw_reason", "核实后恢复")
    case.press("withdraw_form_save").sees_no("已作废（记录保留）").part("当事人 2").sees("赵某某")


def test_a_person_whom_a_step_names_is_not_withdrawn(case):
    case.part("当事人").press("withdraw_0").write("withdraw_reason", "录入有误").press("withdraw_form_save")
    case.sees("还有 1 处在用它，不能作废：步骤“案件来源登记").press("withdraw_form_back").sees("王某某")


REVIEWER = "周法审"


@pytest.fixture
def submitted(at_work):
    """A case that was submitted, and at the window the reviewer, who has come after the officer left."""
    at_work.enters_an_action("王某某")
    desk = at_work.shell.seat.desk
    (row,) = desk.store.records.list("case")
    change_case(desk, replace(row.record, matter_zh="未经批准占用土地"))
    add_account(desk, NewLogin(name=REVIEWER, password=PASSWORD, roles=("legal-reviewer",)))
    CaseRobot(at_work.shell, at_work.qtbot).part("审核").press("review_submit").sees("已提交审核")
    at_work.locks().logs_in(REVIEWER).is_at_the_workbench()
    return CaseRobot(at_work.shell, at_work.qtbot)


def test_the_reviewer_finds_at_the_workbench_what_waits_and_opens_it_at_the_review(submitted):
    (line,) = submitted.sees("待我审核、审批").lines("waiting_list")
    assert "待审核" in line
    assert any(cell.startswith("新提交，") for cell in line)
    submitted.opens_line("waiting_list")
    assert submitted.page().part == "comments"


def test_whoever_signs_nothing_sees_no_list_of_what_waits(at_work):
    at_work.goes_to("board").sees_no("待我审核、审批")


def test_a_signed_review_comes_back_as_its_paper(submitted):
    """J3 step 8: outcome, opinion, name, time and rule pack; the password is asked by the dialog."""
    submitted.opens_line("waiting_list")
    submitted.press("review_sign").choose("review_outcome", "passed-with-changes").write("review_opinion", "补正后通过")
    submitted.press("review_form_save").sees("法制审核意见书已制作").sees("法制审核通过").sees("补正后通过")
    submitted.sees_no("制作法制审核意见书").part("文书 1")
    submitted.goes_to("board").sees_no("待我审核、审批")


def test_a_review_without_the_papers_fields_is_signed_and_says_what_is_lacking(at_work):
    at_work.enters_an_action("")
    desk = at_work.shell.seat.desk
    add_account(desk, NewLogin(name=REVIEWER, password=PASSWORD, roles=("legal-reviewer",)))
    case = CaseRobot(at_work.shell, at_work.qtbot)
    case.part("审核").press("review_submit").sees("已提交审核").locks().logs_in(REVIEWER).is_at_the_workbench()
    case.opens_line("waiting_list").press("review_sign").press("review_form_save")
    case.sees("法制审核意见书还没有制作").sees("当事人").sees("法制审核通过").press("review_paper")
    assert case.page().part == "papers"
    assert case.find(Choice, "paper_form").value() == "T30"


def test_a_comment_on_a_step_says_so_and_leads_back_to_it(case):
    case.part("经过").press("comment_step_0").sees("针对：案件来源登记").write("comment_text", "时间不对")
    case.press("comment_form_save")
    assert case.page().part == "timeline"
    case.part("审核").sees("说明：案件来源登记").sees("时间不对").press("comment_show_0")
    assert case.page().part == "timeline"


def test_a_comment_on_a_finding_brings_its_article(case):
    case.part("体检").press("comment_finding_0")
    assert case.find(LineEntry, "comment_basis").text()
    case.write("comment_text", "请核实").press("comment_form_save").part("审核").sees("请核实")


def test_a_comment_on_evidence_leads_to_it(case):
    case.part("证据").press("evidence_thing").write("item_name", "现场遗留砖块").press("item_register")
    case.press("viewer_back").evidence().grid.selectAll()
    case.press("evidence_comment").sees("针对：现场遗留砖块").write("comment_text", "缺照片").press("comment_form_save")
    case.part("审核").sees("说明：现场遗留砖块").press("comment_show_0")
    assert case.page().part == "evidence"
    assert len(case.evidence().grid.chosen()) == 1


def test_a_comment_whose_step_is_gone_says_so(case):
    case.part("当事人").press("party_add").write("party_name", "赵某某").press("party_form_save").sees("赵某某")
    desk = case.shell.seat.desk
    (row,) = desk.store.records.list("case")
    party = next(one for one in desk.store.records.list("party", case=row.id) if one.record.name == "赵某某")
    comment(desk, NewComment(case=row.id, about=party.id, text="身份证号不对"))
    case.press("withdraw_1").write("withdraw_reason", "录入有误").press("withdraw_form_save")
    case.part("审核").sees("说明：所指内容已不在").sees("身份证号不对").sees_no("查看所指内容")


def test_a_comment_on_a_document_leads_to_it(submitted):
    submitted.opens_line("waiting_list").press("review_sign").press("review_form_save").sees("法制审核意见书已制作")
    (row,) = submitted.shell.seat.desk.store.records.list("document")
    submitted.page().show_record("papers", row.id)
    submitted.press("paper_comment").sees("针对：法制审核意见书").write("comment_text", "请盖章").press(
        "comment_form_save"
    )
    submitted.part("审核").sees("说明：法制审核意见书").press("comment_show_0")
    assert submitted.find(Table, "papers_made").chosen() == row.id
