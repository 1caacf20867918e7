"""The door: one sentence for every wrong pair, growing waits, lock by key and by idleness, recovery."""

from PySide6.QtCore import Qt

from .robot import PASSWORD


def test_a_locked_window_shows_nothing_of_the_store_and_opens_again(at_work):
    at_work.enters_an_action("王某某").has_tab("执行")
    at_work.locks().sees_no("王某某")
    assert not at_work.shell.seat.is_taken
    at_work.logs_in().has_tab("执行")


def test_an_unknown_account_and_a_wrong_password_get_one_text(at_work):
    """R34."""
    at_work.locks().logs_in(password="something else 1")
    first = [text for text in at_work.texts() if "口令" in text or "密码" in text]
    at_work.logs_in(name="nobody").is_at_the_door()
    assert [text for text in at_work.texts() if "口令" in text or "密码" in text] == first


def test_after_five_failures_the_button_counts_the_wait_down(at_work):
    """R34: 5, then 30 s."""
    at_work.locks()
    for number in range(6):
        at_work.logs_in(password=f"something else {number}")
    at_work.sees("请等待")


def test_the_next_good_login_tells_of_the_failures(at_work):
    at_work.locks().logs_in(password="something else 1").logs_in().sees("口令输错 1 次")


def test_idleness_locks(at_work, qtbot):
    """R35."""
    at_work.shell.idleness.timer.start(1)
    at_work.is_at_the_door().sees("10 分钟没有操作")


def test_a_key_puts_the_idle_lock_off(at_work):
    at_work.shell.idleness.timer.start(1000)
    at_work.key(Qt.Key.Key_Shift)
    assert at_work.shell.idleness.timer.remainingTime() > 1000


def test_caps_lock_is_said_when_a_letter_shows_it(at_work, qtbot):
    at_work.locks().find(type(at_work.shell.page().password), "door_password").setFocus()
    qtbot.keyClick(at_work.shell.page().password, "A")
    at_work.sees("大写锁定已打开")
    qtbot.keyClick(at_work.shell.page().password, "a")
    at_work.sees_no("大写锁定已打开")


def test_an_empty_field_is_asked_for_and_not_tried(at_work):
    at_work.locks().write("door_password", "").press("door_enter").sees("请输入登录名和口令")


def test_the_recovery_key_opens_the_store_for_a_new_account(robot):
    key = robot.sets_up_a_township()
    robot.locks().press("door_recover").write("recovery_key_entry", f"{key[:30]}\n {key[30:]}".lower())
    robot.write("recovery_account", "新管理员").write("recovery_password", PASSWORD).write("recovery_again", PASSWORD)
    robot.press("recovery_open").sees("新管理员 · 系统管理员")
    assert robot.shell.frame.place == "people"
