"""Two whole cases for the documents: a house without permit (a person), a shop with seized goods (an organisation)."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from brigade_app.documents import Composition, DocumentContext, MatterWords
from brigade_app.documents.compose import compose
from brigade_app.documents.forms import Form, form
from brigade_app.domain.codec import decode
from brigade_app.domain.keeping import Unit
from brigade_app.domain.records import Action, CaseFile, LawRef

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
HOUSE_FACTS = (
    "2026年5月28日起，当事人未取得乡村建设规划许可证，在城郊乡魏湾村北组宅基地上动工翻建住宅一处，砖混结构，已完成基础及一层"
    "墙体，占地面积126平方米。经向自然资源部门核查，该地块位于村庄规划区范围内，未办理乡村建设规划许可。"
)
SHOP_FACTS = "2026年8月3日，当事人在其经营场所销售超过保质期的糕点12盒，货值金额360元，违法所得85.50元。"
ITEMS = [
    {"name": "桃酥（礼盒）", "spec": "500g/盒", "quantity": "12盒", "condition": "超过保质期"},
    {"name": "电子秤", "spec": "ACS-30", "quantity": "1台", "condition": "完好", "note": "含电源"},
]


def house_case() -> CaseFile:
    """Demolition of a house, with defence, hearing, review, discussion, demand, enforcement and a suit."""
    return _read("house")


def shop_case() -> CaseFile:
    """Seized goods, a fine with confiscation, waiver, instalments, transfers; names with rare characters."""
    return _read("shop")


def _read(name: str) -> CaseFile:
    text = (Path(__file__).parent / "cases" / f"{name}.json").read_text(encoding="utf-8")
    return decode(CaseFile, json.loads(text))


def number(code: str, counter: int) -> str:
    """A number of the unit's series."""
    return f"南召（城郊）{code}〔2026〕{counter}号"


CODES = {"T35": "不罚决", "T06": "询通", "T23": "罚告", "T24": "听告"}
FOOD_RULES = "河南省食品小作坊、小经营店和小摊点管理条例(2017-12-04)"
MATTERS = {
    "house": MatterWords(
        name="未取得乡村建设规划许可证进行建设",
        elements={"zone": "在村庄规划区内", "build": "实施建设", "subject": "行为主体"},
        prohibition=(LawRef(law="河南省实施《城乡规划法》办法(2010-07-30)", article="第四十七条", paragraph=1),),
        liability=(LawRef(law="城乡规划法(2019-04-23)", article="第六十五条", paragraph=1),),
    ),
    "shop": MatterWords(
        name="销售超过保质期的食品",
        elements={"subject": "行为主体", "object": "涉案食品", "amount": "货值"},
        prohibition=(LawRef(law=FOOD_RULES, article="第十五条", paragraph=1),),
        liability=(LawRef(law=FOOD_RULES, article="第四十六条", paragraph=1, item=1),),
    ),
}


def step_for(made: Form, file: CaseFile) -> Action | None:
    """The last step of the case that this form papers."""
    return next((act for act in reversed(file.actions) if act.kind in made.actions), None)


WORDS = {
    "bank": "南召县农村信用社营业部（账号00000123）",
    "representative": "王建军，乡长", "recorder": "李明", "ground": "违法行为轻微并及时改正，没有造成危害后果",
    "education": "学习有关法律规定，今后依法办理审批手续", "reason": "符合法定条件", "present": "村民委员会委员冯涛",
    "weather": "晴，光线良好", "sketch": "勘验图1张，照片12张，编号1至12", "nature": "属于未经许可进行建设的行为",
    "discretion": "首次违法，情节一般", "course": "现场按照程序依次进行，过程平稳，已全程录像。", "chair": "赵志强",
    "opinions": "孙丽：同意。赵志强：同意。冯涛：同意，应做好当事人工作。", "docket": "（2026）豫1321行初25号",
    "name": "孙丽", "post": "副乡长", "duty": "分管综合行政执法", "agent": "张建国，综合行政执法队队长",
    "scope": "一般代理", "staff": "张建国，综合行政执法队队长", "proof": "会议通知一份", "id": "411321198001010028",
    "opinion": "建议维持拟处罚意见。", "execution": "已自行履行完毕", "manner": "自行拆除违法建筑物、构筑物并清理现场",
    "result": "经复查，当事人未按要求停止建设，已砌至二层窗台。", "answer": "宅基地使用权不能代替乡村建设规划许可。",
    "request": "请求驳回原告的诉讼请求", "time": "2026年6月10日9时00分", "place": "城郊乡人民政府二楼办公室",
    "provider": "城郊乡综合行政执法队巡查组", "advice": "建议尽快制止继续建设。", "whom": "张建国",
    "norm": "《中华人民共和国行政处罚法》第二十五条", "pages": "1份2页", "carrier": "纸质，现场复印",
    "kept": "城郊乡人民政府物证室，常温保存",
    "job": "务农", "method": "随机抽样", "questions": "所送桃酥是否符合食品安全标准", "hash": "a3" * 32,
    "material": "桃酥2盒（封样编号F-01）", "bring": "宅基地使用证、与建设有关的批准文件",
    "photos": "照片4张，编号13至16",
    "recording": "执法记录仪05号，文件3段", "defence": "当事人称不知道糕点已经过期",
    "urgency": "涉案糕点随时可能被售出",
}  # fmt: skip
WORDS_OF = {
    ("T01", "materials"): "巡查照片2张", ("T08", "name"): "农村宅基地使用证复印件",
    ("T08", "proves"): "宅基地的来源和面积",
    ("T02", "jurisdiction"): "", ("T08-2", "name"): "农村宅基地使用证复印件",
    ("T08-2", "reason"): "原件由当事人使用，不便提交", ("T22", "opinions"): "当事人对违法事实没有异议，请求从轻处理",
    ("T04-2", "reason"): "张建国与案件没有利害关系，也没有其他可能影响公正执法的情形",
    ("T25", "evidence"): "农村宅基地使用证复印件1份", ("T27", "recorder"): "周敏", ("T28", "recorder"): "周敏",
    ("T28", "attending"): "村民委员会委员冯涛", ("T28", "recusal"): "不申请回避",
    ("T28", "last"): "请考虑翻建的实际需要",
    ("T28", "course"): "调查人员提出违法事实、证据和处罚建议。当事人称宅基地系祖宅，翻建无需许可。双方对证据逐件质证",
    ("T30", "trigger"): "直接关系当事人重大权益，经过听证程序", ("T30", "problems"): "无",
    ("T30", "rules"): "henan-township 2026.1",
    ("T30", "submitted"): "案件调查终结报告、告知书和送达回证、听证笔录、全部证据", ("T31", "recorder"): "周敏",
    ("T33", "defence"): "当事人称不知道糕点已经过期；经复核，不影响违法事实的认定", ("T34", "representative"): "陈小梅",
    ("T35", "correction"): "当日已停止违法行为",
    ("T36", "refusal"): "受送达人拒绝签收，2026年8月3日", ("T37", "receiver"): "赵志明",
    ("T37", "receiver_phone"): "13837700009", ("T37", "electronic"): "传真：0377-66900001",
    ("T38-2", "reason"): "停业三个月，有银行流水佐证",
    ("T38-2", "plan"): "2026年11月30日前缴纳750.00元，2026年12月31日前缴纳750.00元",
    ("T39", "disposal"): "桃酥12盒予以销毁，电子秤返还当事人", ("T39", "treasury"): "2026年10月9日，缴款书0098号",
    ("T40", "bank"): "", ("T41-3", "method"): "2026年10月16日9时起，由代履行人清运占道堆放物",
    ("T42", "handover"): "已移交当事人，双方清点无误", ("T44", "to"): "南召县公安局",
    ("T44", "crime"): "生产、销售不符合安全标准的食品罪（《中华人民共和国刑法》第一百四十三条）",
    ("T45", "disputes"): "在法定期限内未申请行政复议，提起的行政诉讼已经终结", ("T45", "goods"): "已依法处理完毕",
    ("T45-2", "catalogue"): "", ("T45-3", "state"): "本卷文书齐全，页码连续。", ("D01", "procedure"): "",
    ("D01", "answer"): "糕点标签载明的保质期已过，申请人关于没有过期的理由不能成立",
    ("D01", "request"): "请求维持被申请的行政行为", ("D02", "procedure"): "听证笔录已交原告核对并签名",
    ("D01-2", "catalogue"): "", ("D02-2", "catalogue"): "行政处罚决定审批表；；2026年7月30日；30",
    ("D05", "reason"): "开庭当日参加全县防汛工作会议", ("D06", "redaction"): "证人姓名",
    ("D06", "explanation"): "在原公示网页发布撤回说明",
}  # fmt: skip
SHOP_WORDS = {
    "nature": "当事人销售超过保质期的食品，属于《河南省食品小作坊、小经营店和小摊点管理条例》第四十六条规定的违法行为",
    "bring": "营业执照、进货票据和销售记录", "time": "2026年8月6日15时00分", "present": "店员周芳",
    "course": "执法人员逐件清点糕点12盒、电子秤1台，张贴封条，制作清单并当场交付，过程平稳。",
    "advice": "建议一并核查进货来源。",
    "sketch": "照片6张，编号1至6", "weather": "室内，灯光良好", "job": "个体经营", "provider": "群众来电",
}  # fmt: skip
LISTS: Mapping[str, tuple[tuple[str, ...], Any]] = {
    "qa": (("qa",), [{"q": "请说明情况。", "a": "情况属实。"}]),
    "items": (("things", "disposed"), ITEMS),
    "returned": (("returned",), ITEMS),
    "samples": (
        ("samples",), [{"name": "桃酥", "batch": "20260101", "base": "12盒", "quantity": "2盒", "seal": "F-01"}],
    ),
    "materials": (("materials",), [{"name": "调查报告", "copies": "1", "pages": "6"}]),
    "instalments": (("instalments",), [
        {"until": "2026年11月30日", "amount": "750.00元"}, {"until": "2026年12月31日", "amount": "750.00元"},
    ]),
    "answers": (("points",), [{"point": "翻建无需许可", "adopted": "否", "reason": "城乡规划法第六十五条"}]),
}  # fmt: skip


def entries_for(made: Form, file: CaseFile) -> dict[str, Any]:
    """Something for every entry of a form that the case does not give."""
    shop = file.case.id == "shop"
    words = {**WORDS, **(SHOP_WORDS if shop else {})}
    written: dict[str, Any] = {
        key: words.get(key, entry.label)
        for key, entry in made.entries.items()
        if entry.fallback is None and key != "violated"  # the matter knows it
    }
    written |= {key: text for (kind, key), text in WORDS_OF.items() if kind == made.id}
    listed = {block.text or block.kind for block in made.blocks if block.kind in ("list", "qa")}
    lists = {key: value for key, (names, value) in LISTS.items() if listed & set(names)}
    return {**written, "facts": SHOP_FACTS if shop else HOUSE_FACTS, **lists}


def _disputed(file: CaseFile) -> Action | None:
    against = {one.against for one in file.disputes}
    return next((act for act in file.actions if act.id in against), None)


def a_context(kind: str, file: CaseFile, **more: Any) -> DocumentContext:
    """The context in which this document of this case is made."""
    made = form(kind)
    act = step_for(made, file) if made.actions else _disputed(file)
    paper = act.document if act else None
    had = paper.number if paper and kind[:3] == paper.kind else None
    given = {
        "unit": UNIT, "today": TODAY, "action": act,
        "number": had or (number(CODES.get(kind, "罚决"), 99) if made.number == "own" else None),
        "matter": MATTERS[file.case.id], "entries": entries_for(made, file),
    }  # fmt: skip
    return DocumentContext(**(given | more))


def a_document(kind: str, file: CaseFile, **more: Any) -> Composition:
    """A document of this kind of a case."""
    return compose(kind, file, a_context(kind, file, **more))
