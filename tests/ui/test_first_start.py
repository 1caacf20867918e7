"""The guided first start, as a captain walks through it; nothing is written before all is filled in."""

from brigade_app.ui.start.rows import UnitTyped, asked_groups, is_typed_back, key_groups

from .robot import PASSWORD


def test_a_captain_sets_up_the_brigade_and_begins_to_work(robot, tmp_path):
    robot.sets_up_a_township("张建国", "李秀英")
    robot.is_at_the_workbench().sees("张建国 · 队长").goes_to("people").sees("16110023002")
    assert (tmp_path / "store" / "store.db").exists()


def test_nothing_is_made_before_the_account_is_complete(robot, tmp_path):
    robot.press("start_next").press("start_next").sees("此项必填").write("start_unit", "城郊乡人民政府")
    robot.write("start_place", "南召（城郊）").write("start_code", "411321001").press("start_next").press("start_next")
    robot.write("start_login", "张建国").write("start_password", PASSWORD).write("start_password_again", "another one")
    robot.press("start_next").sees("两次输入的口令不一致")
    assert not (tmp_path / "store").exists()


def test_the_same_officer_twice_is_refused_beside_the_form(robot):
    robot.press("start_next").write("start_unit", "城郊乡人民政府").write("start_place", "南召（城郊）")
    robot.write("start_code", "411321001").press("start_next")
    robot.adds_officer("张建国", "16110023001").adds_officer("张建国", "16110023001").sees("16110023001")
    assert len(robot.lines("start_officers")) == 1


def test_an_expired_certificate_says_so_in_the_register(robot):
    robot.sets_up_a_township()
    robot.goes_to("people").write("officer_name", "王五").write("officer_certificate", "16110023009")
    robot.write("officer_from", "2020-01-01").write("officer_to", "2023-12-31").press("officer_add").sees("■ 已过期")


def test_the_password_is_judged_in_words_while_it_is_typed(robot):
    robot.press("start_next").write("start_unit", "城郊乡人民政府").write("start_place", "南召（城郊）")
    robot.write("start_code", "411321001").press("start_next").press("start_next")
    robot.write("start_password", "short").sees("还差 7 个字符")
    robot.write("start_password", "aaaaaaaaaaaaaa").sees("太常见")
    robot.write("start_password", PASSWORD).sees("● 强度足够")


def test_work_begins_only_after_the_key_was_typed_back(robot):
    robot.press("start_next").write("start_unit", "城郊乡人民政府").write("start_place", "南召（城郊）")
    robot.write("start_code", "411321001").press("start_next").press("start_next")
    robot.write("start_login", "张建国").write("start_password", PASSWORD).write("start_password_again", PASSWORD)
    robot.press("start_next").write("key_group_1", "WRONG1").press("start_next").sees("与显示的不一致")


def test_the_language_can_be_changed_on_the_first_page(robot):
    robot.press("start_en").sees("What do you want to begin with?").press("start_zh").sees("从哪里开始？")


def test_a_node_is_the_division_code_and_the_computers_number():
    assert UnitTyped("township", "城郊乡", "", "", "411321001", "2").node() == 411321001002
    assert UnitTyped("county", "司法局", "", "", "411321", "1").node() == 411321000001
    assert UnitTyped("county", "司法局", "", "", "4113", "1").node() is None
    assert UnitTyped("county", "司法局", "", "", "411321", "1000").node() is None


def test_a_group_is_typed_back_whatever_the_size_of_its_letters():
    groups = key_groups("AGE-SECRET-KEY-1QYQSZQGP")
    assert "".join(groups) == "AGE-SECRET-KEY-1QYQSZQGP"
    assert all(0 <= at < len(groups) for at in asked_groups(groups))
    assert is_typed_back(groups[1], f" {groups[1].lower()} ")
    assert not is_typed_back(groups[1], groups[1][:-1] + "#")
