"""Journey J1: straw burning, at the windows where there is one: the call, the scene, the photographs, the decision."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from brigade_app.domain.keeping import Event, NumberUse
from brigade_app.domain.records import Action, Evidence, Paper
from brigade_app.domain.when import SHANGHAI, at_instant
from brigade_app.operations.bundles import import_bundles
from brigade_app.operations.case_page import case_page
from brigade_app.operations.evidence import (
    NotAnOriginal,
    accept_claimed_time,
    describe,
    evidence_of,
    note_clock_offset,
)
from brigade_app.operations.gates import StepNotLawful, StepNotLawfulYet
from brigade_app.operations.intake import OfficerNamedTwice, log_action
from brigade_app.operations.law import assess_case, file_of
from brigade_app.operations.opening import leave
from brigade_app.operations.papers import field_pack
from brigade_app.operations.people import change_officer
from brigade_app.operations.saving import living
from brigade_app.operations.volumes import case_volume
from brigade_app.operations.wording import word_error
from tests.acceptance.makers import (
    a_screenshot,
    a_staffed_township,
    film,
    kinds_of,
    messenger_copies,
    photographs,
    the_action,
    the_officer,
)
from tests.operations.exchange_makers import a_desk, enrol, send
from tests.operations.makers import PASSWORD, WoundClock, day
from tests.ui.case_robot import CaseRobot
from tests.ui.robot import open_the_window

MATTER = "straw-open-burning"
CALL = datetime(2026, 3, 10, 15, 20, tzinfo=SHANGHAI)
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100_000}]}
REASON = "县里的赋权清单尚未下发，按法律直接规定办理，情况已记录。"


class Captain(CaseRobot):
    """The captain at his window, whose clock is wound."""

    clock: WoundClock

    @property
    def desk(self) -> Any:
        """The desk behind the window."""
        return self.shell.seat.desk

    @property
    def case(self) -> str:
        """The case that was entered."""
        [row] = self.desk.store.records.list("case")
        return str(row.id)

    def at(self, when: datetime) -> "Captain":
        """Wind the clock."""
        self.clock.at = when
        return self

    def takes_the_call(self) -> "Captain":
        """Enter the five fields of step 1, with the matter."""
        self.at(CALL)
        self.starts_an_action().write("action_when", "2026-03-10 15:20").write("action_village", "东村")
        self.choose("action_source", "report").write("action_persons", "陈二柱").choose("action_kind", "clue")
        self.choose("action_matter", MATTER).press("action_submit")
        return self

    def files_the_case(self, day: int = 10) -> "Captain":
        """Log the filing through its form, with a reason where the law asks for one."""
        self.at(datetime(2026, 3, day, 19, 0, tzinfo=SHANGHAI))
        self.logs_step("filing", "今天", decided=self.officer("赵乡长"), approved=True)
        if self.sees_reason():
            self.write("step_reason", REASON).press("step_submit")
        return self

    def sees_reason(self) -> bool:
        """Whether the form asks for a reason."""
        return any(one.isVisible() for one in self.shell.findChildren(QPlainTextEdit, "step_reason"))

    def logs(
        self, kind: str, at: datetime, data: dict[str, Any] | None = None, of: str | None = None, **more: Any
    ) -> str:
        """Log a step through the operation, at its own moment."""
        self.at(at)
        refers = (the_action(self.desk, self.case, of).id,) if of else None
        two = tuple(the_officer(self.desk, name) for name in ("张建国", "李红"))
        parties = tuple(one.id for one in file_of(self.desk, self.case).parties)
        step = Action(
            id="", kind=kind, at=at_instant(at), data=data, officers=more.pop("officers", two), parties=parties,
            refers_to=refers, **more,
        )  # fmt: skip
        return log_action(self.desk, self.case, step, REASON).action_id


def on(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def captain(qtbot: Any, tmp_path: Path) -> Iterator[Captain]:
    """The captain's window, logged in."""
    clock = WoundClock(CALL)
    (tmp_path / "town").mkdir()
    leave(a_staffed_township(tmp_path / "town", clock))
    shell = open_the_window(tmp_path / "town", now=clock)
    qtbot.addWidget(shell)
    robot = Captain(shell, qtbot)
    robot.clock = clock
    robot.logs_in(password=PASSWORD).is_at_the_workbench()
    yield robot
    shell.close()


@pytest.mark.long
def test_five_fields_make_an_action_and_a_half_filled_one_is_saved_too(captain):
    """J1 step 1."""
    captain.starts_an_action().write("action_place", "东地").press("action_submit").has_tab("执行〔2026〕1号")
    captain.starts_an_action().write("action_persons", "陈二柱").choose("action_kind", "clue").press("action_submit")
    captain.has_tab("执行〔2026〕2号")


def test_the_case_says_on_which_list_the_township_acts_and_asks_why_where_there_is_none(captain):
    """J1 step 2: the authority gate; no list of the county is installed, so filing asks for a reason and says why."""
    captain.takes_the_call().logs_step("filing", "今天", approved=True)
    captain.sees("赋权").sees("未安装")
    assert captain.sees_reason()
    assert kinds_of(file_of(captain.desk, captain.case)) == ["clue"]


def test_a_fine_on_the_spot_is_refused_with_article_51_and_three_other_ways(captain):
    """J1 step 3: 500 to 2,000 yuan exceeds the 200 yuan for a citizen."""
    captain.takes_the_call().logs_step("simple-decision", "今天")
    captain.sees("200元").sees("行政处罚法 51").sees("责令改正").sees("立案")
    assert kinds_of(file_of(captain.desk, captain.case)) == ["clue"]


def test_the_field_pack_is_one_pdf_with_reserved_numbers(captain):
    """J1 step 4."""
    captain.takes_the_call()
    pdf = field_pack(captain.desk, captain.case, ("T05", "T07", "T20", "T08"))
    reserved = [one for one in living(captain.desk, NumberUse, captain.case) if one.state == "reserved"]
    assert reserved
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 4
        fonts = [font for page in opened.pages for font in dict(page.Resources.get("/Font", {})).values()]
        assert fonts
        assert all(_is_embedded(font) for font in fonts)


def _is_embedded(font: Any) -> bool:
    own = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = own.get("/FontDescriptor")
    return descriptor is None or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def the_phone(folder: Path, count: int) -> Path:
    """A phone with photographs and a film, its clock 7 minutes fast."""
    photographs(folder / "DCIM" / "Camera", count, datetime(2026, 3, 10, 15, 50))
    (folder / "DCIM" / "Camera" / f"VID_{count:04d}.mp4").write_bytes(film())
    return folder


@pytest.mark.parametrize(("taken", "sent"), [(12, 3), pytest.param(60, 12, marks=pytest.mark.long)])
def test_photographs_and_a_film_are_graded_9_go_on_the_checklist_and_the_phone_stays_as_it_was(
    captain, tmp_path, taken, sent
):
    """J1 steps 6 to 9."""
    phone = the_phone(tmp_path / "phone", taken)
    copies = messenger_copies(tmp_path / "wechat", sent)
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (*phone.rglob("*.*"), *copies)}
    captain.takes_the_call().at(on(3, 10, 18, 10))
    captain.finds_at_the_file_window(phone).part("证据").press("evidence_folder").sees(f"已导入 {taken + 1} 个文件")
    captain.takes_in(*copies).sees(f"已导入 {sent} 个文件")
    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in before} == before

    rows = evidence_of(captain.desk, captain.case)
    assert len(rows) == taken + 1 + sent
    grades = [row.claims.grade for row in rows if row.claims]
    assert grades.count("messenger-copy") == sent
    assert grades.count("camera-original") >= taken
    for row in rows:
        if row.claims and row.claims.grade == "messenger-copy":
            assert (row.claims.taken_text, row.claims.taken_at, row.evidence.made_at) == (None, None, None)

    camera = [row for row in rows if row.claims and row.claims.grade == "camera-original" and row.claims.taken_text]
    ids = [row.evidence.id for row in camera]
    note_clock_offset(captain.desk, captain.case, ids, -420, "照片 IMG_0007 拍到执法电脑时钟，比手机慢 7 分钟")
    assert accept_claimed_time(captain.desk, captain.case, ids) == ()
    after = {row.evidence.id: row for row in evidence_of(captain.desk, captain.case)}
    first = after[ids[0]]
    assert first.claims.taken_text == camera[0].claims.taken_text, "the file's own time stays"
    assert (camera[0].claims.taken_at.instant - first.evidence.made_at.instant).total_seconds() == 420

    captain.goes_to("board").opens_line("recent_list")
    captain.part("证据")
    grid = captain.evidence().grid
    grid.clearSelection()
    model = grid.selectionModel()
    for number in range(9):
        model.select(grid.cells.index(number, 0), model.SelectionFlag.Select)
    grid.setFocus()
    captain.qtbot.keyClick(grid, Qt.Key.Key_1)
    on_line = [one for one in living(captain.desk, Evidence, captain.case) if one.checklist_item]
    assert len(on_line) == 9
    assert all(one.proves for one in on_line)
    assert len(living(captain.desk, Evidence, captain.case)) == taken + 1 + sent


def test_the_case_is_filed_with_the_next_number_two_officers_and_a_clock_of_90_days(captain):
    """J1 step 10; Penalty Law arts. 42, 60."""
    captain.takes_the_call().files_the_case().sees("南召（城郊）罚立〔2026〕1号")
    due = [row for row in case_page(captain.desk, captain.case).deadlines if row.rule == "D10"]
    assert due[0].due_on == date(2026, 6, 8)
    assert len(the_action(captain.desk, captain.case, "filing").officers) == 2
    said = [one for one in living(captain.desk, Event) if one.what == "went-on-after-warning"]
    assert said[-1].data["reason"] == REASON


def goes_on_to_the_notice(captain: Captain) -> None:
    """Inspection, inquiry, order, report, notice: steps 5 to 12."""
    captain.takes_the_call().files_the_case()
    captain.logs("on-site-inspection", on(3, 10, 19, 30), {"certificates_shown": True, "findings": "田内有过火痕迹"})
    captain.logs("inquiry", on(3, 11), {"certificates_shown": True, "rights_told": True, "person": "陈二柱"})
    captain.logs("order-to-correct", on(3, 11, 10), {"what": "立即停止露天焚烧", "order": "correct"})
    captain.logs("investigation-report", on(3, 13), {"proposal": "罚款一千元"})
    told = {**FINE, "defence_right_told": True, "response_days": 5}
    captain.logs("prior-notice", on(3, 16), told, document=Paper(kind="T23"))
    captain.logs("service", on(3, 16, 10), {"mode": "direct", "served_on": "2026-03-16"}, of="prior-notice")


def test_from_the_notice_to_the_closing_each_step_waits_for_the_one_before(captain, tmp_path):
    """J1 steps 12 to 14: statement, review, decision with remedies, service, payment, closing, volume, bundle."""
    goes_on_to_the_notice(captain)
    decision = {**FINE, "result": "penalty", "matches_notice": True, "defence_answered": True,
                "remedies": {"organ": "南召县人民政府", "reconsideration_days": 60, "court": "南召县人民法院",
                             "litigation_months": 6}}  # fmt: skip
    with pytest.raises(StepNotLawfulYet) as early:
        captain.logs("decision", on(3, 20), decision)
    assert early.value.facts["earliest_on"] > date(2026, 3, 20)
    assert "行政处罚法 45" in early.value.facts["basis"]

    captain.logs("statement-defence", on(3, 20, 10), {"waived": False, "points": ["只烧了一小堆"]})
    with pytest.raises(StepNotLawful):
        captain.logs("decision", on(3, 24), decision)
    captain.logs("defence-review", on(3, 23), {"adopted": False, "answered_all": True})
    higher = {**decision, "penalties": [{"kind": "fine", "amount_fen": 150_000}]}
    with pytest.raises(StepNotLawful) as raised:
        captain.logs("decision", on(3, 24), higher)
    assert "行政处罚法 45" in raised.value.facts["basis"], word_error(raised.value)

    captain.logs("decision-approval", on(3, 24), decided_by=the_officer(captain.desk, "赵乡长"))
    captain.logs("decision", on(3, 24, 10), decision, decided_by=the_officer(captain.desk, "赵乡长"))
    captain.logs("service", on(3, 25), {"mode": "direct", "served_on": "2026-03-25"}, of="decision")
    pay = [row for row in case_page(captain.desk, captain.case).deadlines if row.due_on == date(2026, 4, 9)]
    assert pay, "fifteen days to pay (行政处罚法 67)"
    captain.logs("payment", on(4, 2), {"amount_fen": 100_000, "receipt": "豫财罚 0001"}, of="decision")
    captain.logs("closing", on(4, 3), {"ground": "行政处罚决定执行完毕"})
    volume = case_volume(captain.desk, captain.case)
    assert volume is not None

    county = a_desk(tmp_path / "county", captain.clock, seat="county")
    try:
        enrol(captain.desk, county, tmp_path / "enrolment")
        done = send(captain.desk, county, tmp_path / "stick")
        assert (done.folder / "README.txt").is_file()
        board = import_bundles(county, [done.folder])
        assert board.is_clean
        assert captain.case in board.came[0].cases_new
        assert kinds_of(file_of(county, captain.case)) == kinds_of(file_of(captain.desk, captain.case))
    finally:
        county.session.close()
        county.store.close()


# --- faults to catch --------------------------------------------------------------------------------------------------


def test_the_same_officer_twice_is_refused(captain):
    """J1 fault; Penalty Law art. 42."""
    captain.takes_the_call()
    one = the_officer(captain.desk, "张建国")
    with pytest.raises(OfficerNamedTwice) as refused:
        captain.logs("inquiry", on(3, 10, 18), {"certificates_shown": True}, officers=(one, one))
    assert "张建国" in word_error(refused.value)


def test_one_officer_alone_is_refused_at_the_window(captain):
    """J1 fault; Penalty Law art. 42: two officers at least."""
    captain.takes_the_call().files_the_case()
    captain.press("case_log_step").choose("step_kind", "inquiry").write("step_when", "今天")
    for box in captain.shell.findChildren(QCheckBox):
        if box.objectName().startswith("step_officers_") and box.isVisible():
            box.setChecked(box.text().startswith("张建国"))
    captain.press("step_submit").sees("两人")
    assert "inquiry" not in kinds_of(file_of(captain.desk, captain.case))


def test_an_expired_certificate_is_refused_on_the_day_and_named(captain):
    """J1 fault; Penalty Law art. 42."""
    captain.takes_the_call().files_the_case()
    row = captain.desk.store.records.get("officer", the_officer(captain.desk, "李红"))
    change_officer(captain.desk, replace(row.record, certificate_to=day("2026-03-01")))
    captain.logs_step("inquiry", "今天", certificates_shown=True).sees("李红").sees("执法证")
    assert "inquiry" not in kinds_of(file_of(captain.desk, captain.case))


def test_a_past_fact_with_an_expired_certificate_is_logged_and_the_doubt_is_said_at_the_window(captain):
    """J1 fault, when it has happened already: what was done is recorded, and nobody overlooks what is wrong with it."""
    captain.takes_the_call().files_the_case()
    row = captain.desk.store.records.get("officer", the_officer(captain.desk, "李红"))
    change_officer(captain.desk, replace(row.record, certificate_to=day("2026-03-01")))
    captain.at(on(3, 12)).logs_step("inquiry", "昨天", certificates_shown=True).sees("李红的执法证").sees("2026-03-11")
    assert "inquiry" in kinds_of(file_of(captain.desk, captain.case))


def test_a_photograph_taken_before_the_call_is_called_into_question(captain, tmp_path):
    """J1 fault: evidence that claims to be older than the clue is shown as a finding."""
    captain.takes_the_call().files_the_case()
    captain.at(on(3, 10, 20))
    paths = photographs(tmp_path / "early", 1, datetime(2026, 3, 8, 9, 0))
    captain.takes_in(*paths).sees("已导入 1 个文件")
    [row] = evidence_of(captain.desk, captain.case)
    accept_claimed_time(captain.desk, captain.case, [row.evidence.id])
    findings = assess_case(captain.desk, captain.case).findings
    about = [one for one in findings if row.evidence.id in one.evidence and one.result == "fail"]
    assert about, "nothing says that the photograph is two days older than the call"


def test_a_screenshot_under_a_cameras_name_is_graded_a_screenshot(captain, tmp_path):
    captain.takes_the_call().takes_in(a_screenshot(tmp_path / "shots")).sees("已导入 1 个文件")
    [row] = evidence_of(captain.desk, captain.case)
    assert row.claims.grade == "screenshot"


def test_a_screenshot_is_not_labelled_an_original(captain, tmp_path):
    """J1 fault."""
    captain.takes_the_call()
    path = a_screenshot(tmp_path / "shots")
    captain.takes_in(path).sees("已导入 1 个文件")
    [row] = evidence_of(captain.desk, captain.case)
    with pytest.raises(NotAnOriginal):
        describe(captain.desk, captain.case, replace(row.evidence, original=True))
    assert evidence_of(captain.desk, captain.case)[0].evidence.original is None
