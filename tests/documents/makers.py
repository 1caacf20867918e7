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


WORDS = {
    "violated": "《中华人民共和国城乡规划法》第四十一条", "bank": "南召县农村信用社营业部（账号00000123）",
    "representative": "王建军，乡长", "recorder": "李明", "ground": "违法行为轻微并及时改正，没有造成危害后果",
    "education": "学习有关法律规定，今后依法办理审批手续", "reason": "符合法定条件", "present": "村民委员会委员冯涛",
    "weather": "晴，光线良好", "sketch": "勘验图1张，照片12张，编号1至12", "nature": "属于未经许可进行建设的行为",
    "discretion": "首次违法，情节一般", "course": "现场按照程序依次进行，过程平稳，已全程录像。", "chair": "赵志强",
    "opinions": "孙丽：同意。赵志强：同意。冯涛：同意，应做好当事人工作。", "docket": "（2026）豫1321行初25号",
    "name": "孙丽", "post": "副乡长", "duty": "分管综合行政执法", "agent": "张建国，综合行政执法队队长",
    "scope": "一般代理", "staff": "张建国，综合行政执法队队长", "proof": "会议通知一份", "id": "411321198001010028",
    "opinion": "建议维持拟处罚意见。", "execution": "已自行履行完毕", "manner": "自行拆除违法建筑物、构筑物并清理现场",
    "result": "经复查，当事人未按要求停止建设，已砌至二层窗台。", "answer": "宅基地使用权不能代替乡村建设规划许可。",
    "request": "请求驳回原告的诉讼请求", "time": "2026年6月10日9时", "place": "城郊乡人民政府二楼办公室",
}  # fmt: skip


def entries_for(made: Form, file: CaseFile) -> dict[str, Any]:
    """Something for every entry of a form that the case does not give."""
    facts = HOUSE_FACTS if file.case.id == "house" else SHOP_FACTS
    written = {key: WORDS.get(key, entry.label) for key, entry in made.entries.items() if entry.fallback is None}
    if file.case.id == "shop":
        written.pop("violated", None)
    lists: Mapping[str, Any] = {
        "qa": [{"q": "请说明情况。", "a": "情况属实。"}],
        "items": ITEMS, "returned": ITEMS,
        "samples": [{"name": "桃酥", "batch": "20260101", "base": "12盒", "quantity": "2盒", "seal": "F-01"}],
        "materials": [{"name": "调查报告", "copies": "1", "pages": "6"}],
        "instalments": [{"until": "2026年11月30日", "amount": "750.00元"}],
        "answers": [{"point": "翻建无需许可", "adopted": "否", "reason": "城乡规划法第六十五条"}],
    }  # fmt: skip
    return {**written, "facts": facts, **lists}


def a_context(kind: str, file: CaseFile, **more: Any) -> DocumentContext:
    """The context in which this document of this case is made."""
    made = form(kind)
    act = step_for(made, file)
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
