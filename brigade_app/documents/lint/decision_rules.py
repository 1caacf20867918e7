"""Rules about decisions, notices and measures: contents of art. 59, remedies, late fee, defence, law cited."""

import re
from collections.abc import Iterator

from brigade_app.documents.casewords import when_words
from brigade_app.documents.citing import cite
from brigade_app.documents.fields_case import born_on, county_government
from brigade_app.documents.fields_decision import fine_fen
from brigade_app.documents.lint.types import Hit, Looked, Rule
from brigade_app.domain.when import full_years

DECISIONS = ("T34",)
WITH_REMEDIES = ("T13", "T15", "T18", "T20", "T33", "T34", "T35", "T41", "T41-3")
CITING = ("T15", "T20", "T23", "T24", "T33", "T34", "T41")
_NORMATIVE = re.compile(r"(通知|意见|纪要|方案|会议|批复|函)(》|$)")
MIN_FACT_CHARACTERS = 20
MAX_AGE_UNPUNISHED = 14
SPOT_LIMIT_PERSON_FEN, SPOT_LIMIT_UNIT_FEN = 20_000, 300_000
SEIZURE_DAYS = 30


def _address(look: Looked) -> Iterator[Hit]:
    party = look.words.party
    if not (party and party.address and party.address in look.document.text):
        yield Hit("没有写明当事人的地址", "写明当事人住址或者住所", field="party.line")


def _facts(look: Looked) -> Iterator[Hit]:
    facts = look.value("entry.facts")
    if len(facts) < MIN_FACT_CHARACTERS:
        yield Hit(f"违法事实过于简单：“{facts}”", "写明时间、地点、行为、情节和后果", facts, "entry.facts")


def _facts_time_place(look: Looked) -> Iterator[Hit]:
    place = look.file.case.place
    named = [text for text in ((place.text, place.village) if place else ()) if text]
    if named and not any(text in look.document.text for text in named):
        yield Hit("没有写明违法行为发生的地点", f"写明“{named[0]}”", field="case.place")


def _evidence(look: Looked) -> Iterator[Hit]:
    if not look.value("evidence.names"):
        yield Hit("没有写明证据", "列出认定事实的证据", field="evidence.names")


def _kind_and_basis(look: Looked) -> Iterator[Hit]:
    for key, name in (("penalty.content", "处罚种类"), ("penalty.basis", "处罚依据")):
        if not look.value(key):
            yield Hit(f"没有写明{name}", f"写明{name}", field=key)


def _performance(look: Looked) -> Iterator[Hit]:
    text, penalties = look.document.text, look.words.penalties(look.words.penal_act())
    kinds = {one.kind for one in penalties}
    if "fine" in kinds and "十五日内" not in text:
        yield Hit("没有写明缴纳罚款的期限", "写明自收到决定书之日起十五日内缴纳")
    if "fine" in kinds and not ("银行" in text or "电子支付" in text):
        yield Hit("没有写明缴纳罚款的方式", "写明到指定的银行或者通过电子支付系统缴纳")
    if "demolition" in kinds and "拆除" not in text:
        yield Hit("没有写明拆除的期限和方式", "写明自行拆除的期限")


def _six_remedies(look: Looked) -> Iterator[Hit]:
    text = look.document.text
    for word, name in (("行政复议", "行政复议途径"), ("提起行政诉讼", "行政诉讼途径"), ("六十日", "行政复议期限")):
        if word not in text:
            yield Hit(f"没有写明{name}", "恢复救济途径和期限一段")


def _organ_date_seal(look: Looked) -> Iterator[Hit]:
    if not look.document.sealed:
        yield Hit("没有印章位置", "决定书应当盖有机关印章")
    if not look.value("doc.date"):
        yield Hit("没有日期", "写明作出决定的日期", field="doc.date")
    if look.context.unit.name not in look.document.text:
        yield Hit("没有写明作出决定的行政机关", f"写明“{look.context.unit.name}”")


def _remedy_kind(look: Looked) -> Iterator[Hit]:
    text, kind = look.document.text, look.document.remedies
    first = "应当先" in text and "行政复议" in text
    if kind == "on-the-spot" and not first:
        yield Hit("当场处罚没有写明复议前置", "写明应当先申请行政复议，对复议决定不服的再起诉")
    if kind in ("decision", "measure", "enforcement", "land") and first:
        yield Hit("误写成复议前置", "写明可以申请行政复议，也可以直接提起行政诉讼")
    if kind in ("decision", "measure", "enforcement") and "六个月" not in text:
        yield Hit("起诉期限不对", "写明六个月内提起行政诉讼")


def _land_term(look: Looked) -> Iterator[Hit]:
    kind, text = look.document.remedies, look.document.text
    if kind == "land" and "十五日内向" not in text:
        yield Hit("土地拆除决定的起诉期限不对", "写明自接到决定书之日起十五日内起诉")
    if kind == "land" and "六个月" in text:
        yield Hit("土地拆除决定误写六个月起诉期限", "改为十五日")


def _remedy_organ(look: Looked) -> Iterator[Hit]:
    organ = county_government(look.words)
    if organ and f"向{organ}申请行政复议" not in look.document.text:
        yield Hit("行政复议机关不对或者没有写明", f"写明“向{organ}申请行政复议”", field="remedy.organ")


def _remedy_court(look: Looked) -> Iterator[Hit]:
    court = look.context.unit.court_name
    if court and court not in look.document.text:
        yield Hit("没有写明管辖法院", f"写明“{court}”", field="remedy.court")


def _late_fee(look: Looked) -> Iterator[Hit]:
    if not any(one.kind == "fine" for one in look.words.penalties(look.words.penal_act())):
        return
    text = look.document.text
    if "百分之三" not in text:
        yield Hit("没有写明加处罚款的标准", "写明每日按罚款数额的百分之三加处罚款")
    if "不超出罚款的数额" not in text and "不得超出罚款的数额" not in text:
        yield Hit("没有写明加处罚款的上限", "写明加处罚款的数额不超出罚款的数额")


def _wrong_late_fee(look: Looked) -> Iterator[Hit]:
    for found in re.finditer(r"[^。；]*加处罚款[^。；]*", look.document.text):
        wrong = re.search(r"千分之.|万分之.|百分之[一二四五六七八九十]|(?<!\d)[12456789]%|滞纳金", found[0])
        if wrong:
            yield Hit("加处罚款的标准不对", "每日按罚款数额的百分之三", wrong[0])


def _publication(look: Looked) -> Iterator[Hit]:
    if "公开" not in look.document.text and "公示" not in look.document.text:
        yield Hit("没有告知决定依法公开", "写明具有一定社会影响的决定将依法公开")


def _defence(look: Looked) -> Iterator[Hit]:
    statement = look.words.last("statement-defence")
    if statement is None or (statement.data or {}).get("waived") is True:
        return
    if not look.value("entry.defence_handling"):
        yield Hit("没有回应当事人的陈述、申辩", "写明复核情况、是否采纳及理由", field="entry.defence_handling")
    if "未提出陈述" in look.document.text:
        yield Hit("写成当事人未提出陈述、申辩，与案件记录不符", "写明当事人的意见和复核情况")


def _defence_reason(look: Looked) -> Iterator[Hit]:
    handling = look.value("entry.defence_handling")
    if "不予采纳" in handling and "理由" not in handling and "因" not in handling:
        yield Hit("不采纳陈述、申辩没有说明理由", "逐项说明不采纳的理由", handling[:30], "entry.defence_handling")


def _hearing(look: Looked) -> Iterator[Hit]:
    if look.words.last("hearing") and "听证" not in look.document.text:
        yield Hit("举行过听证而决定书没有写明", "写明听证的时间和情况")


def _notice_named(look: Looked) -> Iterator[Hit]:
    notice = look.words.last("prior-notice")
    number = notice.document.number if notice and notice.document else None
    if number and number not in look.document.text:
        yield Hit("没有写明告知书文号", f"写明“{number}”", field="notice.number")


def _not_heavier(look: Looked) -> Iterator[Hit]:
    decision, notice = look.words.near("decision"), look.words.last("prior-notice")
    imposed, told = fine_fen(look.words.penalties(decision)), fine_fen(look.words.penalties(notice))
    if imposed is not None and told is not None and imposed > told:
        yield Hit(
            f"罚款{imposed / 100:.2f}元高于告知的{told / 100:.2f}元", "按告知的幅度决定，或者依据新的事实重新告知"
        )


def _same_basis(look: Looked) -> Iterator[Hit]:
    decision, notice = look.words.near("decision"), look.words.last("prior-notice")
    decided, told = look.words.basis_of(decision), look.words.basis_of(notice)
    for ref in decided:
        if told and not any(ref.law == other.law and ref.article == other.article for other in told):
            words = cite(ref, look.context.laws)
            yield Hit(f"决定依据{words}没有在告知书中告知", "重新告知，或者按告知的依据决定", words, "penalty.basis")


def _articles(look: Looked) -> Iterator[Hit]:
    act, laws, today = look.document.action, look.context.laws, look.context.today
    day = (act.at.day if act and act.at else None) or today
    for ref in look.words.basis_of(act):
        words = cite(ref, laws)
        if not ref.article:
            yield Hit(f"{words}没有写到条", "写明条、款、项", words)
        elif laws.holds(ref.law) and not any(laws.article_text(ref.law, ref.article, on) for on in (day, today)):
            yield Hit(f"没有{words}这一条", "核对条文序号", words)


def _in_force(look: Looked) -> Iterator[Hit]:
    act = look.document.action
    day = (act.at.day if act and act.at else None) or look.context.today
    laws = look.context.laws
    for ref in look.words.basis_of(act):
        known = ref.article and laws.holds(ref.law) and laws.article_text(ref.law, ref.article, look.context.today)
        if known and laws.article_text(ref.law, ref.article or "", day) is None:
            words = cite(ref, laws)
            yield Hit(f"{words}在{day.isoformat()}尚未施行或者已经失效", "引用当时有效的条文", words)


def _not_normative(look: Looked) -> Iterator[Hit]:
    for ref in look.words.basis_of(look.document.action):
        if _NORMATIVE.search(ref.law):
            yield Hit(f"以规范性文件“{ref.law}”作为处罚依据", "引用法律、法规、规章", ref.law)


def _minor(look: Looked) -> Iterator[Hit]:
    party, started = look.words.party, look.file.case.act_started_on
    born, day = born_on(party), started.day if started else None
    if party and party.kind != "organisation" and born and day:
        age = full_years(born, day)
        if age < MAX_AGE_UNPUNISHED:
            yield Hit(f"当事人行为时{age}周岁，不满十四周岁", "不予行政处罚，责令监护人加以管教")


def _spot_limit(look: Looked) -> Iterator[Hit]:
    fine = fine_fen(look.words.penalties(look.words.near("simple-decision")))
    party = look.words.party
    limit = SPOT_LIMIT_UNIT_FEN if party and party.kind == "organisation" else SPOT_LIMIT_PERSON_FEN
    if fine is not None and fine > limit:
        yield Hit(f"当场罚款{fine / 100:.2f}元超过{limit // 100}元", "改用普通程序")


def _hearing_right(look: Looked) -> Iterator[Hit]:
    text = look.document.text
    if "听证" not in text or "五日" not in text:
        yield Hit("没有告知听证权利和五日的期限", "写明要求听证的权利和提出期限")


def _notice_rights(look: Looked) -> Iterator[Hit]:
    if "陈述" not in look.document.text or "申辩" not in look.document.text:
        yield Hit("没有告知陈述、申辩的权利", "恢复权利告知一段")


def _seizure_term(look: Looked) -> Iterator[Hit]:
    days = look.value("seizure.days")
    if days.isdigit() and int(days) > SEIZURE_DAYS:
        yield Hit(f"查封、扣押期限{days}日超过三十日", "不超过三十日；情况复杂的，经批准再延长", days, "seizure.days")


def _filed(look: Looked) -> Iterator[Hit]:
    filing = look.words.last("filing")
    printed, right = look.value("filing.date"), when_words(filing.at) if filing else None
    if printed and right and printed != right:
        yield Hit(f"立案日期“{printed}”与案件记录“{right}”不一致", "更正立案日期", printed, "filing.date")


DECISION_RULES = (
    Rule("L23", "写明当事人地址", "行政处罚法 59（1）、52", _address, ("T33", "T34")),
    Rule("L24", "违法事实具体", "行政处罚法 59（2）", _facts, ("T20", "T23", "T24", "T33", "T34", "T35"), "warning"),
    Rule("L25", "写明违法地点", "行政处罚法 59（2）、52", _facts_time_place, ("T33", "T34"), "warning"),
    Rule("L26", "写明证据", "行政处罚法 59（2）", _evidence, DECISIONS),
    Rule("L27", "写明处罚种类和依据", "行政处罚法 59（3）", _kind_and_basis, ("T23", "T24", "T33", "T34")),
    Rule("L28", "写明履行方式和期限", "行政处罚法 59（4）、67", _performance, DECISIONS),
    Rule("L29", "写明救济途径和期限", "行政处罚法 59（5）、52；行政强制法 24、37", _six_remedies, WITH_REMEDIES),
    Rule("L30", "机关、日期、印章齐全", "行政处罚法 59（6）", _organ_date_seal, ("T15", "T34", "T35", "T41")),
    Rule("L31", "救济途径与程序相符", "行政复议法 20、23；行政诉讼法 46", _remedy_kind, WITH_REMEDIES),
    Rule("L32", "土地拆除十五日起诉", "土地管理法 83", _land_term, ("T20", "T34")),
    Rule("L33", "复议机关是县人民政府", "行政复议法 24", _remedy_organ, WITH_REMEDIES),
    Rule("L34", "写明管辖法院", "行政处罚法 59（5）", _remedy_court, WITH_REMEDIES),
    Rule("L35", "写明加处罚款标准和上限", "行政强制法 45；行政处罚法 72", _late_fee, ("T33", "T34")),
    Rule("L36", "加处罚款标准正确", "行政处罚法 72", _wrong_late_fee, ("T33", "T34", "T40")),
    Rule("L37", "告知决定依法公开", "行政处罚法 48", _publication, DECISIONS, "warning"),
    Rule("L38", "回应陈述、申辩", "行政处罚法 45、62", _defence, DECISIONS),
    Rule("L39", "不采纳的说明理由", "行政处罚法 45", _defence_reason, DECISIONS, "warning"),
    Rule("L40", "听证写入决定", "行政处罚法 65", _hearing, DECISIONS),
    Rule("L41", "写明告知书", "行政处罚法 44", _notice_named, DECISIONS),
    Rule("L42", "处罚不重于告知", "行政处罚法 45", _not_heavier, DECISIONS),
    Rule("L43", "依据已经告知", "行政处罚法 44、62", _same_basis, DECISIONS),
    Rule("L44", "条文存在", "行政处罚法 38；行政诉讼法 70（2）", _articles, CITING),
    Rule("L45", "条文当时有效", "行政处罚法 37；行政诉讼法 70（2）", _in_force, CITING),
    Rule("L46", "依据是法律、法规、规章", "行政处罚法 16", _not_normative, CITING),
    Rule("L47", "当事人已满十四周岁", "行政处罚法 30", _minor, ("T23", "T24", "T33", "T34")),
    Rule("L48", "当场处罚不超过限额", "行政处罚法 51", _spot_limit, ("T33",)),
    Rule("L49", "告知听证权利和期限", "行政处罚法 63、64", _hearing_right, ("T24",)),
    Rule("L50", "告知陈述、申辩权利", "行政处罚法 44", _notice_rights, ("T23", "T24", "T15", "T40")),
    Rule("L51", "查封扣押不超过三十日", "行政强制法 25", _seizure_term, ("T15",)),
    Rule("L52", "立案日期一致", "行政处罚法 60", _filed, ("T22", "T34", "T35", "T45")),
)
