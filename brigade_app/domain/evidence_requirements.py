"""What the forms of the eight kinds of evidence require in court: words, how to obtain it, article (3.1, 3.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from brigade_app.domain.records import EvidenceKind


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing of a form: its words, how to obtain it, the article; ``noted`` where only a note says it.

    ``optional``: worth recording where there is such a thing, and nothing is missing without it.
    """

    code: str
    zh: str
    en: str
    ask_zh: str
    ask_en: str
    basis: str
    noted: bool = False
    optional: bool = False


_LIST = (
    Requirement("name", "名称", "name", "写明名称", "Give it a name", "证据规定 19"),
    Requirement("proves", "证明对象", "object of proof", "放到清单的一项上，或者写明证明什么",
                "Put it on a line of the checklist, or say what it proves", "证据规定 12、19"),
    Requirement("lawful", "合法取得", "lawfully obtained", "写明取得是否合法", "Say whether it was lawfully obtained",
                "行政处罚法 46"),
    Requirement("original", "原件还是复制件", "original or copy", "写明是原件还是复制件",
                "Say whether it is the original", "证据规定 10、11、12"),
    Requirement("source", "出处（原件保存处）", "source (where the original is)", "注明原件在哪里、由谁保管",
                "Say where the original is and who keeps it", "证据规定 10"),
    Requirement("checked", "与原件核对", "checked against the original", "与原件核对，由核对人签名",
                "Check it against the original; who did so signs", "证据规定 10、11"),
    Requirement("keeper-seal", "保管部门印章", "seal of the keeper", "请保管部门核对后加盖印章",
                "Have the keeper check it and put its seal on it", "证据规定 10", noted=True),
    Requirement("issuer", "制作单位或者制作人", "issuer", "写明由谁制作", "Say who issued it",
                "证据规定 10、19", noted=True),
    Requirement("quantity", "数量、规格、特征", "quantity and marks", "写明数量、规格、特征、封条号",
                "Write down quantity, make, marks and seal number", "行政强制法 24", noted=True),
    Requirement("place", "发现或者取得的地点", "place of finding", "写明地点", "Say where", "证据规定 15、19"),
    Requirement("kept", "现在的保管处", "where it is kept", "在保管链上写明存放地点",
                "Say in the custody chain where it is kept", "行政强制法 26"),
    Requirement("carrier", "原始载体", "original carrier", "写明原始载体是否在手、在哪里",
                "Say whether and where the original carrier is", "证据规定 12"),
    Requirement("method", "制作方法", "method of making", "写明怎样拍摄、录制或者提取",
                "Say how it was made or extracted", "证据规定 12"),
    Requirement("time", "制作时间", "time of making", "写明时间，或者采用文件自述的时间",
                "Say when, or take the time that the file claims", "证据规定 12、15"),
    Requirement("maker", "制作人", "maker", "写明由谁制作", "Say who made it", "证据规定 12"),
    Requirement("hash", "原始文件校验值", "digest of the file", "导入原始文件", "Take the file in", "证据规定 64"),
    Requirement("account", "账号、网址或者设备", "account, address or device", "写明来自哪个账号、网址或者设备",
                "Say from which account, address or device", "证据规定 64", noted=True),
    Requirement("transcript", "声音的文字记录", "transcript", "附上录音的文字记录", "Add the words in writing",
                "证据规定 12", noted=True),
    Requirement("identity", "证人身份（姓名、年龄、性别、职业、住址）", "who the witness is",
                "写明证人的基本情况，附身份证复印件", "Write down who the witness is; add a copy of the identity card",
                "证据规定 13", noted=True),
    Requirement("signature", "签名或者盖章", "signature or seal", "请本人签名；拒绝的注明原因",
                "Have it signed; note the reason of a refusal", "证据规定 10、13、15", noted=True),
    Requirement("rights", "已告知权利", "rights were told", "在询问步骤中写明已告知权利",
                "Say so in the inquiry's step", "行政处罚法 55"),
    Requirement("body", "鉴定机构", "the expert body", "在鉴定步骤中写明机构", "Name it in the appraisal's step",
                "证据规定 14"),
    Requirement("qualification", "鉴定资格", "qualification", "写明机构和鉴定人的资格",
                "Say how body and expert qualify", "证据规定 14、32"),
    Requirement("material", "委托事项和送检材料", "commission and material", "写明委托事项和提交的材料",
                "Write down the commission and what was handed over", "证据规定 14", noted=True),
    Requirement("told", "结论已告知当事人", "told to the party", "把鉴定结论告知当事人并写明日期",
                "Tell the party the result and note the day", "行政处罚法 44"),
    Requirement("officers", "两名以上执法人员", "two officers", "在对应步骤中写明两名执法人员",
                "Name two officers in the step", "行政处罚法 42"),
    Requirement("findings", "事件和发现的情况", "what was found", "在对应步骤中写明情况",
                "Write down what was found in the step", "证据规定 15"),
    Requirement("record", "问答笔录", "record of questions and answers", "制作询问笔录（T07），或者导入签了字的笔录",
                "Make the inquiry record (T07), or take the signed one in", "行政处罚法 55；证据规定 10"),
)  # fmt: skip


def _also(code: str, zh: str, en: str, ask_zh: str, ask_en: str, basis: str) -> Requirement:
    return Requirement(code, zh, en, ask_zh, ask_en, basis, noted=True, optional=True)


_ALSO = (
    _also(
        "position",
        "位置说明",
        "position",
        "文件的位置信息为零：写明实际地点和依据，例如照片中的门牌",
        "The file's position is zero: say where it was and what shows it, such as a house number in the picture",
        "证据规定 12、15",
    ),
    _also("pages", "页数", "pages", "写明共几页", "Say how many pages", "证据规定 10"),
    _also(
        "copied-by",
        "复制人和复制日期",
        "who copied it, when",
        "写明由谁、在哪一天复制",
        "Say who copied it and when",
        "证据规定 10",
    ),
    _also(
        "check-words",
        "核对说明",
        "words of the check",
        "例如：经核对与原件无误，核对人、日期",
        "Such as: checked against the original and true to it; by whom, when",
        "证据规定 10、40",
    ),
    _also(
        "seal-no",
        "封条号",
        "number of the seal",
        "写明封条或者封存袋编号",
        "Write down the number of seal or bag",
        "行政强制法 24",
    ),
    _also("device", "拍摄、录制设备", "device", "写明设备名称和编号", "Name the device and its number", "证据规定 12"),
    _also(
        "second-officer",
        "在场的另一名执法人员",
        "second officer present",
        "写明当时在场的另一名执法人员",
        "Name the other officer who was there",
        "行政处罚法 42",
    ),
    _also(
        "unedited",
        "未经剪辑、处理的说明",
        "not cut or treated",
        "写明是否剪辑、调色、拼接；没有的写“未经剪辑”",
        "Say whether it was cut or treated",
        "证据规定 57",
    ),
    _also(
        "extraction",
        "提取方法、工具和提取笔录",
        "how it was extracted",
        "写明提取方法、工具，附提取笔录",
        "Say how and by which tool; add the record of it",
        "证据规定 64",
    ),
    _also(
        "holder",
        "持有人签名或者拒签说明",
        "signature of the holder",
        "请持有人签名；拒绝的注明原因",
        "Have the holder sign, or note the refusal",
        "证据规定 10、64",
    ),
    _also(
        "relation",
        "与当事人的关系",
        "relation to the party",
        "写明与当事人是否有亲属、利害关系",
        "Say whether there is kinship or interest",
        "证据规定 71",
    ),
    _also(
        "identity-copy",
        "身份证明复印件",
        "copy of the identity card",
        "附身份证等证明证人身份的文件",
        "Add a copy of the identity card",
        "证据规定 13",
    ),
    _also(
        "helper",
        "监护人、翻译人员",
        "guardian or interpreter",
        "未成年人写明监护人，需要翻译的写明翻译人员",
        "Name the guardian of a minor, or the interpreter",
        "证据规定 42",
    ),
    _also(
        "licence",
        "鉴定机构许可证号",
        "licence number",
        "写明机构的许可证号",
        "Write down the licence number",
        "证据规定 14、32",
    ),
    _also(
        "experts",
        "鉴定人姓名和资格",
        "the experts",
        "写明鉴定人姓名、资格证号",
        "Name the experts and how they qualify",
        "证据规定 14、32",
    ),
    _also(
        "samples",
        "检材的来源和交接",
        "samples and their hand-over",
        "写明检材从哪里来、怎样交接",
        "Say where the samples came from and how they were handed over",
        "证据规定 14、62",
    ),
    _also(
        "span", "起止时间", "beginning and end", "写明几时几分开始、结束", "Write down beginning and end", "证据规定 15"
    ),
    _also(
        "present",
        "在场的其他人",
        "others present",
        "写明在场的其他人；他们可以签名",
        "Name who else was there; they may sign",
        "证据规定 15",
    ),
    _also(
        "light",
        "天气、光线",
        "weather and light",
        "与所见有关的写明天气、光线",
        "Where it matters: weather and light",
        "证据规定 15",
    ),
    _also(
        "photographs",
        "照片、示意图索引",
        "photographs and sketch",
        "写明对应的照片编号；示意图注明方位和绘制人",
        "Name the photographs; on a sketch: bearing and author",
        "证据规定 15、34",
    ),
    _also(
        "refusal",
        "拒签原因和见证人",
        "refusal and witness",
        "当事人拒绝签名或者不能签名的，注明原因，可以由见证人签名",
        "Where the party will not or cannot sign: why, and who witnessed it",
        "证据规定 15",
    ),
    _also(
        "secrecy",
        "涉密、隐私、商业秘密",
        "secret or private",
        "涉及国家秘密的不得存入本系统；涉及隐私、商业秘密的写明",
        "State secrets must not be stored here; note privacy and business secrets",
        "行政处罚法 50；证据规定 18、37",
    ),
)
REQUIREMENTS: Mapping[str, Requirement] = {one.code: one for one in (*_LIST, *_ALSO)}
COPY = ("source", "checked")
OF_A_COPY = ("copied-by", "check-words")
FORMS: Mapping[EvidenceKind, tuple[str, ...]] = {
    "documentary": ("name", "issuer", "original", "pages"),
    "physical": ("name", "quantity", "place", "original", "kept", "seal-no"),
    "audiovisual": ("carrier", "method", "time", "maker", "hash", "device", "second-officer", "unedited"),
    "electronic": ("carrier", "method", "time", "maker", "hash", "device", "second-officer", "extraction", "holder"),
    "witness": ("identity", "time", "signature", "record", "relation", "identity-copy", "helper"),
    "party_statement": ("time", "rights", "officers", "record", "signature", "helper"),
    "expert_opinion": (
        "body", "qualification", "material", "signature", "told", "licence", "experts", "samples",
    ),
    "inspection_record": (
        "time", "place", "officers", "findings", "signature", "span", "present", "light", "photographs", "refusal",
    ),
}  # fmt: skip
STEPS: Mapping[EvidenceKind, tuple[str, ...]] = {
    "witness": ("inquiry",),
    "party_statement": ("inquiry",),
    "expert_opinion": ("appraisal",),
    "inspection_record": ("on-site-inspection",),
}
