"""Rules about any document: numbers, dates, amounts, blanks, names, characters."""

import re
from collections.abc import Iterator

from brigade_app.documents.fonts import missing_characters
from brigade_app.documents.forms import field_label, form
from brigade_app.documents.lint.types import Hit, Looked, Rule
from brigade_app.domain.numbers import is_well_formed
from brigade_app.domain.writing import amount_in_words, id_number_is_sound

_MONEY = re.compile(r"人民币([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+)（￥([\d,]+)\.(\d\d)）")
_FIGURES_ONLY = re.compile(r"罚款(?:人民币)?(\d[\d,.]*)元")
_LEFTOVER = re.compile(r"\{\??[a-z_.]+\}|[XＸ×]{2,}|某某某|待填|待补|此处填写|【[^】]*】|\[U\+[0-9A-F]{4,6}\]")
_WRONG_YEAR = re.compile(r"[\[(（［【]20\d\d[\])）］】]\s*第?\s*\d+\s*号")
_ZERO_NUMBER = re.compile(r"〕第?0\d*号")
_ZERO_DATE = re.compile(r"\d{4}年(?:0\d月|\d{1,2}月0\d日)")
_IMPOSSIBLE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ID = re.compile(r"(?<![0-9A-Za-z])(\d{17}[\dXx])(?![0-9A-Za-z])")
_NUMBER = re.compile(r"[^\s〔〕《》，。；：、“”]*〔\d{4}〕第?\d+号")
_BRIGADE = re.compile(r"(执法队|执法大队|执法中队|执法所)$")
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _first(pattern: re.Pattern[str], look: Looked) -> Iterator[str]:
    for line in look.document.lines:
        for found in pattern.finditer(line):
            yield found[0]


def _number_form(look: Looked) -> Iterator[Hit]:
    number = look.document.number
    if form(look.document.kind).number == "own" and number and not is_well_formed(number):
        yield Hit(
            f"文号“{number}”不符合编号规则",
            "按“南召（城郊）罚决〔2026〕1号”的式样编号，由程序从号段取号",
            number,
            "doc.number",
        )


def _number_year(look: Looked) -> Iterator[Hit]:
    found = re.search(r"〔(\d{4})〕", look.document.number or "")
    made = look.document.action.at if look.document.action else None
    if found and made and made.day and made.day.year != int(found[1]):
        yield Hit(
            f"文号年份{found[1]}与文书日期{made.day.year}年不一致",
            "核对文书日期，或者作废该号重新取号",
            look.document.number or "",
            "doc.number",
        )


def _number_place(look: Looked) -> Iterator[Hit]:
    place, number = look.context.unit.place_short, look.document.number
    if place and number and form(look.document.kind).number == "own" and not number.startswith(place):
        yield Hit(f"文号“{number}”不是本单位的代字", f"以“{place}”开头", number, "doc.number")


def _number_twice(look: Looked) -> Iterator[Hit]:
    number = look.document.number
    if form(look.document.kind).number != "own" or not number:
        return
    same = [one for one in look.documents if one.number == number and form(one.kind).number == "own"]
    if len({(one.kind, one.action.id if one.action else "") for one in same}) > 1:
        yield Hit(f"文号“{number}”被两份文书使用", "其中一份作废该号，重新取号", number, "doc.number")


def _year_brackets(look: Looked) -> Iterator[Hit]:
    for words in _first(_WRONG_YEAR, look):
        yield Hit(f"文号年份未用六角括号：“{words}”", "改用〔　〕", words)


def _leading_zero(look: Looked) -> Iterator[Hit]:
    for words in (*_first(_ZERO_NUMBER, look), *_first(_ZERO_DATE, look)):
        yield Hit(f"编号或者日期带虚位的0：“{words}”", "去掉前面的0，例如1号、6月3日", words)


def _real_dates(look: Looked) -> Iterator[Hit]:
    for line in look.document.lines:
        for found in _IMPOSSIBLE_DATE.finditer(line):
            month, day = int(found[2]), int(found[3])
            leap = int(found[1]) % 4 == 0 and (int(found[1]) % 100 != 0 or int(found[1]) % 400 == 0)
            if (
                not 1 <= month <= 12
                or not 1 <= day <= DAYS_IN_MONTH[month - 1]
                or (month == 2 and day == 29 and not leap)
            ):
                yield Hit(f"没有“{found[0]}”这一天", "核对日期", found[0])


def _future(look: Looked) -> Iterator[Hit]:
    made = look.document.action.at if look.document.action else None
    if look.document.final and made and made.earliest > look.context.today:
        yield Hit(f"文书日期{made.text}晚于今天", "核对日期；尚未发生的步骤不制作正式文书", made.text, "doc.date")


def _organ(look: Looked) -> Iterator[Hit]:
    if _BRIGADE.search(look.document.issuer.strip()):
        yield Hit(
            f"以“{look.document.issuer}”的名义制作",
            f"改为“{look.context.unit.name}”：执法队不是行政主体",
            look.document.issuer,
            "unit.name",
        )


def _same_organ(look: Looked) -> Iterator[Hit]:
    named = look.document.issuer
    if named and named != look.context.unit.name and not _BRIGADE.search(named):
        yield Hit(f"机关名称“{named}”与本单位不一致", f"改为“{look.context.unit.name}”", named, "unit.name")


def _complete(look: Looked) -> Iterator[Hit]:
    if look.document.final:
        for label in look.document.missing:
            yield Hit(f"缺少必填内容：{label}", f"在案件中补全“{label}”后重新生成", label)


def _no_blanks(look: Looked) -> Iterator[Hit]:
    if look.document.final:
        for key in look.document.blanks:
            label = field_label(look.document.kind, key)
            yield Hit(f"留有空白：{label}", "填写，或者划“／”", label, key)


def _no_leftovers(look: Looked) -> Iterator[Hit]:
    for words in _first(_LEFTOVER, look):
        what = "看不见的字符" if words.startswith("[U+") else "未替换的占位文字"
        yield Hit(f"留有{what}“{words}”", "改为实际内容，或者删去", words)


def _amounts_agree(look: Looked) -> Iterator[Hit]:
    for line in look.document.lines:
        for found in _MONEY.finditer(line):
            fen = int(found[2].replace(",", "")) * 100 + int(found[3])
            right = amount_in_words(fen)
            if right != found[1]:
                yield Hit(f"大写“{found[1]}”与小写￥{found[2]}.{found[3]}不一致", f"大写应为“{right}”", found[0])


def _amounts_in_words(look: Looked) -> Iterator[Hit]:
    for line in look.document.lines:
        for found in _FIGURES_ONLY.finditer(line):
            yield Hit(f"罚款金额“{found[0]}”没有大写", "写成“罚款人民币壹仟元整（￥1,000.00）”", found[0])


def _dollar(look: Looked) -> Iterator[Hit]:
    for line in look.document.lines:
        found = re.search(r"[$＄]\s*\d[\d,.]*", line)
        if found:
            yield Hit(f"金额用了美元符号“{found[0]}”", "改为￥", found[0])


def _party_name(look: Looked) -> Iterator[Hit]:
    party, printed = look.words.party, look.value("party.name")
    if party and party.name and printed and printed != party.name:
        yield Hit(
            f"当事人“{printed}”与案件中的“{party.name}”不一致", "更正文书或者案件，使各文书一致", printed, "party.name"
        )


def _party_line(look: Looked) -> Iterator[Hit]:
    party, printed = look.words.party, look.value("party.line")
    if party and party.name and printed and not printed.startswith(party.name):
        yield Hit(
            f"当事人基本情况“{printed[:12]}…”与案件中的“{party.name}”不一致",
            "更正当事人姓名或者名称",
            printed[:20],
            "party.line",
        )


def _known_ids(look: Looked) -> Iterator[Hit]:
    known = {(one.id_number or "").upper() for one in look.file.parties}
    for words in dict.fromkeys(_first(_ID, look)):
        if words.upper() not in known and look.document.values.get("entry.id", "").upper() != words.upper():
            yield Hit(f"身份号码{words}不是本案任何人的", "核对号码", words)


def _sound_ids(look: Looked) -> Iterator[Hit]:
    party = look.words.party
    number = party.id_number if party and party.kind != "organisation" else None
    shown = look.value("party.id") or look.value("party.line")
    if number and number in shown and not id_number_is_sound(number):
        yield Hit(f"公民身份号码{number}的校验位或者出生日期不对", "对照身份证件核对", number, "party.id")


def _glyphs(look: Looked) -> Iterator[Hit]:
    for character in missing_characters("".join(look.document.text.split())):
        yield Hit(f"字库没有“{character}”（U+{ord(character):04X}）", "换一种写法，或者请县局补字", character)


def _numbers_known(look: Looked) -> Iterator[Hit]:
    known = {act.document.number for act in look.file.actions if act.document} | {look.file.case.number}
    known |= {one.number for one in look.documents}
    for words in dict.fromkeys(_first(_NUMBER, look)):
        bare = words.lstrip("（(")
        if not any(number and (number in words or bare in number) for number in known):
            yield Hit(f"引用的文号“{bare}”在本案中没有", "核对文号", bare)


TEXT_RULES = (
    Rule("L01", "文号符合编号规则", "GB/T 9704 7.2.5；省定文书格式", _number_form),
    Rule("L02", "文号年份与日期一致", "GB/T 9704 7.2.5", _number_year),
    Rule("L03", "文号代字属于本单位", "GB/T 9704 7.2.5", _number_place),
    Rule("L04", "一号一文", "GB/T 9704 7.2.5", _number_twice, ("case-wide",)),
    Rule("L05", "年份用六角括号", "GB/T 9704 7.2.5", _year_brackets),
    Rule("L06", "编号、日期不编虚位", "GB/T 9704 7.2.5、7.3.5", _leading_zero),
    Rule("L07", "日期真实存在", "行政处罚法 59", _real_dates),
    Rule("L08", "日期不晚于今天", "行政处罚法 59", _future),
    Rule("L09", "不以执法队名义制作", "行政处罚法 17、38、59；行政诉讼法 75", _organ),
    Rule("L10", "机关名称一致", "行政处罚法 59", _same_organ),
    Rule("L11", "必填内容齐全", "行政处罚法 52、59；行政强制法 24、37", _complete),
    Rule("L12", "正式文书不留空白", "河南省行政执法条例 33", _no_blanks),
    Rule("L13", "没有未替换的占位文字", "河南省行政执法条例 33", _no_leftovers),
    Rule("L14", "金额大小写一致", "行政处罚法 59", _amounts_agree),
    Rule("L15", "罚款金额有大写", "行政处罚法 59", _amounts_in_words, ("T23", "T24", "T33", "T34"), "warning"),
    Rule("L16", "人民币符号正确", "行政处罚法 59", _dollar),
    Rule("L17", "当事人名称一致", "行政处罚法 59（1）", _party_name),
    Rule("L18", "当事人基本情况一致", "行政处罚法 59（1）", _party_line),
    Rule("L19", "身份号码属于本案人员", "行政处罚法 59（1）", _known_ids),
    Rule("L20", "身份号码校验正确", "GB 11643", _sound_ids),
    Rule("L21", "每个字都能打印", "河南省行政执法条例 33", _glyphs),
    Rule("L22", "引用的文号存在", "河南省行政执法条例 33", _numbers_known),
)
