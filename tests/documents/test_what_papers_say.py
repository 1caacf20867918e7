"""What a reviewer looks for in the later papers: nothing untrue of this case, nothing that the law asks left out."""

import subprocess
from dataclasses import replace
from datetime import date

from brigade_app.documents import NoLaws, Stamp, compose, render
from brigade_app.domain.records import CaseFile, Json
from tests.documents.makers import a_context, a_document, house_case, shop_case


def _changed(file: CaseFile, kind: str, **data: Json) -> CaseFile:
    """The case with other data in the steps of a kind."""
    actions = tuple(
        replace(one, data={**(one.data or {}), **data}) if one.kind == kind else one for one in file.actions
    )
    return replace(file, actions=actions)


class _Titles(NoLaws):
    """A library that holds the measures of the province."""

    def title(self, law: str) -> str | None:
        return "河南省实施《中华人民共和国城乡规划法》办法" if "实施" in law else None


def _lines(pdf: bytes) -> str:
    """What stands on the lines of a PDF."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def _on_land() -> CaseFile:
    file = house_case()
    return replace(file, case=replace(file.case, procedure="demolition-land"))


def _undisputed() -> CaseFile:
    return replace(house_case(), disputes=())


def test_a_paper_of_a_dispute_bears_its_own_day_and_not_that_of_the_act() -> None:
    file = house_case()
    decision = next(one for one in file.actions if one.kind == "decision")

    for kind in ("D01", "D01-2", "D02", "D02-2", "D03", "D04", "D05"):
        made = compose(kind, file, a_context(kind, file, action=decision, today=date(2026, 9, 20)))
        assert made.text.rstrip().count("2026年9月20日") >= 1, kind
        assert f"{made.issuer}\n2026年9月20日" in made.text, kind


def test_the_answer_tells_the_course_of_the_case() -> None:
    text = a_document("D02", house_case()).text

    course = [
        "2026年6月5日立案。",
        "2026年6月30日，向原告送达",
        "2026年7月21日，举行听证。",
        "2026年7月27日，经法制审核",
    ]
    course += ["2026年7月29日，经本机关负责人集体讨论。", "2026年7月31日作出决定。", "2026年8月3日，决定书送达原告。"]
    places = [text.find(step) for step in course]
    assert min(places) > 0
    assert places == sorted(places)


def test_the_course_leaves_out_what_did_not_happen() -> None:
    text = a_document("D01", shop_case()).text

    assert "2026年9月23日作出决定。" in text
    assert not [word for word in ("听证", "法制审核", "集体讨论", "／") if word in text]


def test_only_a_hearing_that_was_told_can_be_waived() -> None:
    """行政处罚法 art. 63: the shop had a notice without the right to a hearing."""
    shop, house = a_document("T25-2", shop_case()), a_document("T25-2", house_case())

    assert "听证" not in shop.text
    assert "放弃要求听证的权利" in house.text


def test_papers_of_the_party_do_not_bear_the_name_of_the_organ_as_their_maker() -> None:
    for kind in ("T25-2", "T38-2"):
        assert a_document(kind, shop_case()).text.startswith(("放弃", "延期"))


def test_nobody_is_said_not_to_have_sued_who_did() -> None:
    """行政强制法 arts 44, 53."""
    unused = ("未申请行政复议、未提起行政诉讼", "不申请行政复议、不提起行政诉讼")

    for kind in ("T41", "T43"):
        assert not any(words in a_document(kind, house_case()).text for words in unused), kind
        assert any(words in a_document(kind, _undisputed()).text for words in unused), kind


def test_confiscated_gains_are_paid_where_the_fine_is_paid() -> None:
    file = shop_case()
    fine_only = _changed(file, "decision", penalties=[{"kind": "fine", "amount_fen": 150000}])

    assert "缴纳罚款和没收的违法所得" in a_document("T34", file).text
    assert "缴纳罚款，缴款银行" in a_document("T34", fine_only).text


def test_a_demolition_under_land_law_goes_to_the_court_and_one_under_planning_law_does_not() -> None:
    """土地管理法 art. 83; 城乡规划法 art. 65."""
    for kind in ("T34", "T41-2"):
        assert "申请人民法院强制执行" in a_document(kind, _on_land()).text, kind
        assert "强制拆除" not in a_document(kind, _on_land()).text, kind
        assert "依法强制拆除" in a_document(kind, house_case()).text, kind
        assert "人民法院强制执行" not in a_document(kind, house_case()).text, kind


def test_a_decision_says_what_came_before_it() -> None:
    """行政处罚法 arts 28, 57, 58, 65."""
    text = a_document("T34", house_case()).text

    for words in (
        "本决定根据听证笔录作出",
        "经法制审核，并经本机关负责人集体讨论决定",
        "责改〔2026〕8号文书责令当事人立即停止建设",
    ):
        assert words in text
    assert "集体讨论" not in a_document("T34", shop_case()).text


def test_no_penalty_rests_on_the_item_of_its_kind() -> None:
    """行政处罚法 art. 57: slight is item 2, not proven item 3; who is not proven to have done it is not lectured."""
    slight = a_document("T35", _changed(house_case(), "decision", result="no-penalty-minor")).text
    unproven = a_document("T35", _changed(house_case(), "decision", result="no-penalty-unproven")).text

    assert "第五十七条第一款第（二）项" in slight
    assert "进行教育" in slight
    assert "第五十七条第一款第（三）项" in unproven
    assert "教育" not in unproven


def test_who_performed_in_the_party_s_stead_signs() -> None:
    """行政强制法 art. 51 (4)."""
    performed = a_document("T42", shop_case()).text

    assert all(f"{who}（签名" in performed for who in ("代履行人", "执法人员", "当事人", "见证人"))
    assert "代履行人" not in a_document("T42", house_case()).text


def test_an_application_to_the_court_says_the_duty_once() -> None:
    assert a_document("T43", house_case()).text.count("自行拆除违法建筑物、构筑物") == 1


def test_a_deferral_and_instalments_are_called_by_their_names() -> None:
    file = shop_case()

    assert a_document("T38", file).title == "分期缴纳罚款批准书"
    assert a_document("T38", file, entries={}).title == "延期缴纳罚款批准书"
    assert a_document("T38", file, entries={}, purpose="draft").title == "延期（分期）缴纳罚款批准书"


def test_a_withdrawal_asks_nothing_that_only_a_publication_asks() -> None:
    """行政处罚法 art. 48."""
    withdrawal, publication = a_document("D06", shop_case()).text, a_document("D06", house_case()).text

    assert "保密审查" not in withdrawal
    assert "三日内撤回" in withdrawal
    assert "保密审查" in publication


def test_the_title_of_a_law_within_a_title_has_single_marks() -> None:
    """GB/T 15834-2011: 《…〈…〉…》."""
    made = a_document("T34", house_case(), laws=_Titles())

    assert "违反了《河南省实施〈中华人民共和国城乡规划法〉办法》第四十七条第一款的规定" in made.text


def test_pages_of_a_long_volume_stand_on_one_line_of_the_catalogue() -> None:
    entries = {"catalogue": "行政处罚决定书；南召（城郊）罚决〔2026〕3号；2026年11月24日；100-102"}
    drawn = render(a_document("T45-2", house_case(), entries=entries), stamp=Stamp()).pdf

    assert "100-102" in _lines(drawn)
    assert "2026年11月24日" in _lines(drawn)
