"""Comments and review through the window: what must be changed is answered before a case is submitted."""

import pytest

from .case_robot import CaseRobot


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
