"""Two whole cases for the documents: a house without permit (a person), a shop with seized goods (an organisation)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from brigade_app.documents import Composition, DocumentContext, MatterWords
from brigade_app.documents.compose import compose
from brigade_app.documents.forms import Form, form
from brigade_app.domain.codec import decode
from brigade_app.domain.keeping import Unit
from brigade_app.domain.records import Action, CaseFile

TODAY = date(2026, 11, 25)
UNIT = Unit(
    id="411321101",
    name="南召县城郊乡人民政府",
    seat="township",
    place_short="南召（城郊）",
    county_name="南召县",
    court_name="南召县人民法院",
    brigade_name="城郊乡综合行政执法队",
    address="南召县城郊乡政府路1号",
    phone="0377-66912345",
)
OFFICERS = [
    {"id": "o1", "name": "张建国", "posts": ["captain", "officer"], "certificate": "16130418001"},
    {"id": "o2", "name": "李明", "posts": ["officer"], "certificate": "16130418002"},
    {"id": "o4", "name": "陈静", "posts": ["legal-reviewer"], "legal_qualification": True},
    {"id": "o5", "name": "赵志强", "posts": ["responsible-person"]},
    {"id": "o6", "name": "孙丽", "posts": ["responsible-person", "hearing-host"]},
]
PLANNING = {"law": "城乡规划法(2019-04-23)", "article": "第六十五条", "paragraph": 1}
FOOD = {
    "law": "河南省食品小作坊、小经营店和小摊点管理条例(2017-12-04)",
    "article": "第四十八条",
    "paragraph": 1,
    "item": 2,
}
HOUSE_FACTS = (
    "2026年5月28日起，当事人未取得乡村建设规划许可证，在城郊乡魏湾村北组宅基地上动工翻建住宅一处，砖混结构，已完成基础及一层"
    "墙体，占地面积126平方米。经向自然资源部门核查，该地块位于村庄规划区范围内，未办理乡村建设规划许可。"
)
SHOP_FACTS = "2026年8月3日，当事人在其经营场所销售超过保质期的糕点12盒，货值金额360元，违法所得85.50元。"
ITEMS = [
    {"name": "桃酥（礼盒）", "spec": "500g/盒", "quantity": "12盒", "condition": "超过保质期"},
    {"name": "电子秤", "spec": "ACS-30", "quantity": "1台", "condition": "完好", "note": "含电源"},
]


def an_action(number: int, kind: str, at: str, paper: str | None = None, **more: Any) -> dict[str, Any]:
    """A step on a day of 2026, by the two officers, about the party."""
    made: dict[str, Any] = {
        "id": f"a{number}",
        "kind": kind,
        "at": f"2026-{at}:00+08:00",
        "officers": ["o1", "o2"],
        "parties": ["p1"],
    }
    if paper:
        number_text = more.pop("paper_number", None)
        made["document"] = {"kind": paper, "issuer": UNIT.name} | ({"number": number_text} if number_text else {})
    if "end" in more:
        made["ended_at"] = f"2026-{more.pop('end')}:00+08:00"
    if "data" in more:
        made["data"] = more.pop("data")
    return made | more


def number(code: str, counter: int) -> str:
    """A number of the unit's series."""
    return f"南召（城郊）{code}〔2026〕{counter}号"


def house_case() -> CaseFile:
    """Demolition of a house, with defence, hearing, review, discussion, demand, enforcement and a suit."""
    penalties = [{"kind": "demolition", "term_days": 15, "basis": [PLANNING]}]
    acts = [
        an_action(1, "clue", "06-03T09:30", "T01", data={"source_detail": "日常巡查发现"}),
        an_action(2, "on-site-inspection", "06-03T15:00", "T05", paper_number=number("检", 8), end="06-03T15:50", data={"findings": HOUSE_FACTS, "certificates_shown": True}),
        an_action(3, "order-to-correct", "06-03T16:20", "T20", paper_number=number("责改", 8), data={"what": "立即停止建设", "order": "stop-building", "until": "2026-06-03", "basis": [PLANNING]}),
        an_action(4, "filing", "06-05T11:00", "T02", paper_number=number("罚立", 3), decided_by="o5", data={"approved": True}),
        an_action(5, "assignment", "06-05T11:10", "T04", decided_by="o5", data={"recusal_declared": {"o1": False, "o2": False}}),
        an_action(6, "inquiry", "06-08T16:30", "T07", paper_number=number("询通", 4), end="06-08T17:20", data={"person": "p1", "rights_told": True}),
        an_action(7, "evidence-collection", "06-09T10:00", "T08", data={"holder": "p1"}),
        an_action(8, "recheck", "06-12T09:30", "T21", data={"corrected": False}),
        an_action(9, "investigation-report", "06-26T09:30", "T22", data={"proposal": "建议责令限期拆除"}),
        an_action(10, "prior-notice", "06-30T09:30", "T24", paper_number=number("听告", 3), data={"penalties": penalties, "response_days": 5, "hearing_right_told": True}),
        an_action(11, "service", "06-30T11:00", "T36", refers_to=["a10"], data={"mode": "direct", "served_on": "2026-06-30", "receiver": "p1"}),
        an_action(12, "statement-defence", "07-02T09:30", "T25", data={"waived": False, "points": ["宅基地系祖宅，翻建无需许可"]}),
        an_action(13, "hearing-request", "07-03T09:30"),
        an_action(14, "hearing-notice", "07-06T09:30", "T27", paper_number=number("听通", 1), data={"hearing_on": "2026-07-21T09:00:00+08:00", "host": "o6"}),
        an_action(15, "hearing", "07-21T09:00", "T28", end="07-21T11:20", data={"host": "o6", "public": True}),
        an_action(16, "defence-review", "07-23T09:30", "T26", data={"adopted": False}, note="宅基地使用权不能代替规划许可"),
        an_action(17, "legal-review", "07-27T09:30", "T30", paper_number=number("法审", 2), officers=["o4"], data={"reviewer": "o4", "outcome": "passed"}),
        an_action(18, "collective-discussion", "07-29T09:30", "T31", data={"by": "organ", "members": ["孙丽", "赵志强", "冯涛"], "conclusion": "同意责令限期拆除"}),
        an_action(19, "decision-approval", "07-30T09:30", "T32", decided_by="o6"),
        an_action(20, "decision", "07-31T09:30", "T34", paper_number=number("罚决", 3), data={"result": "penalty", "penalties": penalties, "basis": [PLANNING], "discretion_basis": "无法采取改正措施消除影响"}),
        an_action(21, "service", "08-03T09:30", "T36", refers_to=["a20"], data={"mode": "leaving", "served_on": "2026-08-03", "witness": "魏湾村村委会主任冯涛"}),
        an_action(22, "publication", "08-10T09:30", "D06", data={"published_on": "2026-08-10", "reason": "具有一定社会影响"}),
        an_action(23, "demand", "09-07T09:30", "T40", paper_number=number("催", 1), refers_to=["a20"], data={"term_days": 10}),
        an_action(24, "demolition-notice", "09-08T09:30", "T41", refers_to=["a20"], data={"until": "2026-09-30"}),
        an_action(25, "enforcement-decision", "11-20T09:30", "T41", paper_number=number("强执", 1), refers_to=["a20"], data={"method": "强制拆除", "planned_on": "2026-11-24", "basis": [{"law": "行政强制法(2011-06-30)", "article": "第四十四条"}]}, note="逾期未自行拆除"),
        an_action(26, "demolition", "11-24T09:00", "T42", end="11-24T16:00", data={"performer": "南召县宏远拆除有限公司"}),
        an_action(27, "court-application", "11-24T17:00", "T43", paper_number=number("强申", 1), refers_to=["a20"]),
        an_action(28, "closing", "11-25T09:00", "T45", data={"ground": "行政处罚决定执行完毕"}),
        an_action(29, "archiving", "11-25T10:00", "T45", data={"retention": "30年", "pages": 86}),
    ]  # fmt: skip
    evidence = [
        _evidence("e1", "documentary", "当事人身份证复印件", ["subject"], original=False, copy_checked_by="o2"),
        _evidence("e2", "inspection_record", "现场检查（勘验）笔录", ["zone", "build"]),
        _evidence("e3", "audiovisual", "现场照片12张", ["build"], method="手机拍摄"),
        _evidence("e4", "documentary", "村庄规划区范围认定函", ["zone"], original=True),
    ]
    return decode(CaseFile, {
        "case": {
            "id": "house", "title": "赵永才未取得乡村建设规划许可证建房案", "unit": UNIT.name, "unit_level": "township",
            "matter": "rural-build-no-permit", "procedure": "demolition-rural", "source": "inspection",
            "place": {"text": "城郊乡魏湾村北组", "village": "魏湾村", "lat_e7": 334903000, "lon_e7": 1124471000, "accuracy_m": 8},
            "act_started_on": "2026-05-28", "act_continuing": True, "discovered_on": "2026-06-03", "facts": {"area_m2": 126},
            "authority": {"kind": "own", "instrument": "城乡规划法第六十五条", "valid_from": "2008-01-01"},
        },
        "parties": [{
            "id": "p1", "role": "party", "kind": "person", "name": "赵永才", "id_number": "411321198011036212",
            "address": "南召县城郊乡魏湾村北组6号", "phone": "13837700002", "capacity": ["builder"],
        }],
        "officers": OFFICERS, "actions": acts, "evidence": evidence,
        "disputes": [{"id": "d1", "channel": "litigation", "against": "a20", "received_on": "2026-09-18"}],
    })  # fmt: skip


def shop_case() -> CaseFile:
    """Seized goods, a fine with confiscation, waiver, instalments, transfers; names with rare characters."""
    penalties = [
        {"kind": "confiscation", "amount_fen": 8550, "basis": [FOOD]},
        {"kind": "fine", "amount_fen": 150000, "tier": "从轻", "basis": [FOOD]},
    ]
    spot = [{"kind": "fine", "amount_fen": 20000, "basis": [FOOD]}]
    acts = [
        an_action(1, "clue", "08-03T09:00", "T01", data={"source_detail": "群众投诉"}),
        an_action(2, "on-site-inspection", "08-03T10:00", "T05", paper_number=number("检", 11), end="08-03T10:40", data={"findings": SHOP_FACTS}),
        an_action(3, "evidence-registration", "08-03T10:50", "T12", paper_number=number("先登", 2), data={"items": ITEMS}, note="物品可能灭失"),
        an_action(4, "seizure", "08-03T11:00", "T15", paper_number=number("查扣", 2), end="08-03T11:40", data={"items": ITEMS, "term_days": 30, "basis": [FOOD], "urgent": True, "reported_at": "2026-08-03T15:00:00+08:00"}, note="涉案物品可能转移"),
        an_action(5, "filing", "08-04T09:00", "T02", paper_number=number("罚立", 12), data={"approved": True}),
        an_action(6, "assignment", "08-04T09:10", "T04", data={"recusal_declared": {"o1": False, "o2": False}}),
        an_action(7, "recusal-decision", "08-05T09:10", "T04", data={"requested_by": "p1", "granted": False}, note="与当事人无利害关系"),
        an_action(8, "sampling", "08-05T10:00", "T09"),
        an_action(9, "appraisal", "08-05T14:00", "T10", paper_number=number("鉴委", 1), data={"body": "南阳市食品药品检验所", "period_days": 15}),
        an_action(10, "evidence-registration-disposal", "08-10T09:00", "T13", paper_number=number("先处", 1), data={"disposal": "解除先行登记保存，予以返还"}),
        an_action(11, "seizure-extension", "09-01T09:00", "T18", paper_number=number("延查扣", 1), data={"until": "2026-10-01"}, note="检测结论尚未作出"),
        an_action(12, "seizure-release", "09-10T09:00", "T19", paper_number=number("解查扣", 1), data={"ground": "检测完毕，对扣押物品已作出处理决定"}),
        an_action(13, "order-to-correct", "08-03T11:30", "T20", paper_number=number("责改", 15), data={"what": "立即停止销售超过保质期的食品", "order": "correct", "until": "2026-08-03", "basis": [FOOD]}),
        an_action(14, "inquiry", "08-06T15:00", "T07", paper_number=number("询通", 9), end="08-06T15:45", data={"person": "p1"}),
        an_action(15, "investigation-report", "09-12T09:00", "T22", data={"proposal": "没收违法所得85.50元，罚款1500元"}),
        an_action(16, "prior-notice", "09-14T09:00", "T23", paper_number=number("罚告", 12), data={"penalties": penalties, "response_days": 5}),
        an_action(17, "service", "09-14T10:00", "T36", refers_to=["a16"], data={"mode": "direct", "served_on": "2026-09-14", "receiver": "p2"}),
        an_action(18, "statement-defence", "09-15T10:00", "T25", data={"waived": True}),
        an_action(19, "decision", "09-23T09:00", "T34", paper_number=number("罚决", 12), data={"result": "penalty", "penalties": penalties, "basis": [FOOD]}),
        an_action(20, "service", "09-23T10:00", "T36", refers_to=["a19"], data={"mode": "direct", "served_on": "2026-09-23", "receiver": "p2"}),
        an_action(21, "payment-plan", "09-28T10:00", "T38", paper_number=number("缓缴", 1), data={"approved": True, "until": "2026-12-31"}, note="经营困难，有银行流水佐证"),
        an_action(22, "payment", "10-08T10:00", "T39", data={"amount_fen": 150000, "receipt": "豫财罚No.0012345"}),
        an_action(23, "simple-decision", "10-10T10:00", "T33", paper_number=number("当罚", 7), data={"penalties": spot}),
        an_action(24, "substitute-performance", "10-12T10:00", "T41", end="10-12T12:00", paper_number=number("强执", 2), refers_to=["a13"], data={"cost_fen": 86000, "performer": "南召县洁城保洁服务部"}, note="占道堆放妨碍交通安全"),
        an_action(25, "police-transfer", "10-15T10:00", "T44", paper_number=number("移", 3), data={"approved_at": "2026-10-15T09:00:00+08:00"}),
        an_action(26, "case-transfer", "10-16T10:00", "T03", paper_number=number("移", 4), data={"to": "南召县市场监督管理局"}, note="超出本机关职权"),
        an_action(27, "publication-withdrawal", "10-20T10:00", "D06", data={"reason": "决定被变更"}),
        an_action(28, "closing", "10-25T10:00", "T45", data={"ground": "行政处罚决定执行完毕"}),
    ]  # fmt: skip
    evidence = [
        _evidence("e1", "documentary", "营业执照复印件", ["subject"], original=False, copy_checked_by="o1"),
        _evidence("e2", "physical", "超过保质期的桃酥12盒", ["object"]),
        _evidence("e3", "electronic", "销售记录截图3张", ["amount"]),
    ]
    return decode(CaseFile, {
        "case": {
            "id": "shop", "title": "南召县㛃䶮食品店销售超过保质期食品案", "unit": UNIT.name, "procedure": "ordinary",
            "matter_zh": "销售超过保质期的食品", "source": "report", "place": {"text": "城郊乡新街12号"},
            "act_started_on": "2026-08-03", "discovered_on": "2026-08-03", "facts": {"value_fen": 36000, "gain_fen": 8550},
            "authority": {"kind": "conferred", "instrument": "赋予乡镇行政处罚权事项清单", "valid_from": "2025-11-01"},
        },
        "parties": [
            {"id": "p1", "role": "party", "kind": "organisation", "name": "南召县㛃䶮食品店", "id_number": "92411321MA45ABCD1X", "address": "南召县城郊乡新街12号", "phone": "13937700003", "capacity": ["operator"]},
            {"id": "p2", "role": "agent", "kind": "person", "name": "𬭎𪚥"},
        ],
        "officers": OFFICERS, "actions": acts, "evidence": evidence,
        "disputes": [{"id": "d1", "channel": "reconsideration", "against": "a19", "received_on": "2026-10-18"}],
    })  # fmt: skip


def _evidence(key: str, kind: str, name: str, proves: list[str], **more: Any) -> dict[str, Any]:
    base = {
        "id": key,
        "kind": kind,
        "name": name,
        "proves": proves,
        "made_at": "2026-06-03T15:10:00+08:00",
        "made_by": "o2",
        "method": "现场提取",
    }
    return base | {"original": True} | more


MATTERS = {
    "house": MatterWords(
        name="未取得乡村建设规划许可证进行建设",
        elements={"zone": "在村庄规划区内", "build": "实施建设", "subject": "行为主体"},
    ),
    "shop": MatterWords(
        name="销售超过保质期的食品", elements={"subject": "行为主体", "object": "涉案食品", "amount": "货值"}
    ),
}


def step_for(made: Form, file: CaseFile) -> Action | None:
    """The last step of the case that this form papers."""
    return next((act for act in reversed(file.actions) if act.kind in made.actions), None)


def entries_for(made: Form, file: CaseFile) -> dict[str, Any]:
    """Something for every entry of a form that the case does not give."""
    facts = HOUSE_FACTS if file.case.id == "house" else SHOP_FACTS
    written = {key: entry.label for key, entry in made.entries.items() if entry.fallback is None}
    lists: Mapping[str, Any] = {
        "qa": [{"q": "请说明情况。", "a": "情况属实。"}],
        "items": ITEMS, "returned": ITEMS, "samples": [{"name": "桃酥", "batch": "20260101", "base": "12盒", "quantity": "2盒", "seal": "F-01"}],
        "materials": [{"name": "调查报告", "copies": "1", "pages": "6"}], "instalments": [{"until": "2026年11月30日", "amount": "750.00元"}],
        "answers": [{"point": "翻建无需许可", "adopted": "否", "reason": "城乡规划法第六十五条"}],
    }  # fmt: skip
    return {**written, "facts": facts, **lists}


def a_context(kind: str, file: CaseFile, **more: Any) -> DocumentContext:
    """The context in which this document of this case is made."""
    made = form(kind)
    act = step_for(made, file)
    own = act.document.number if act and act.document and act.document.kind and kind[:3] == act.document.kind else None
    given = {
        "unit": UNIT, "today": TODAY, "action": act, "number": own or (number("编", 1) if made.number == "own" else None),
        "matter": MATTERS[file.case.id], "entries": entries_for(made, file),
    }  # fmt: skip
    return DocumentContext(**(given | more))


def a_document(kind: str, file: CaseFile, **more: Any) -> Composition:
    """A document of this kind of a case."""
    return compose(kind, file, a_context(kind, file, **more))
