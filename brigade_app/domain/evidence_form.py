"""What the form of each kind of evidence requires in court, what of it is there, what is missing, what to ask for next.

A reader would guess that a photograph without metadata fails. It does not: the law asks for method, time, maker and
object of proof (行政诉讼证据规定 art. 12), and a written note says these as well as a file does. What the record of
evidence has no field for (a keeper's seal, the identity of a witness) stands as a note in its custody chain, under the
Chinese name of the requirement; what a step of the case says (qualification, signatures) is read from that step.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.keeping import Claims, Custody
from brigade_app.domain.provenance import asks_for
from brigade_app.domain.records import Action, Evidence, EvidenceKind

State = Literal["there", "missing", "denied"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a form requires: its words, how to obtain it, the article; ``noted`` where only a note says it."""

    code: str
    zh: str
    en: str
    ask_zh: str
    ask_en: str
    basis: str
    noted: bool = False


@dataclass(frozen=True, slots=True)
class FormLine:
    """How a requirement stands for one item: ``value`` is what is recorded."""

    requirement: Requirement
    state: State
    value: str = ""


@dataclass(frozen=True, slots=True)
class FormCheck:
    """The form of one item; ``asks`` are codes of what to ask the sender for (`provenance.ASKS`)."""

    lines: tuple[FormLine, ...]
    asks: tuple[str, ...]

    @property
    def missing(self) -> tuple[FormLine, ...]:
        """What is missing or denied."""
        return tuple(line for line in self.lines if line.state != "there")


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
)  # fmt: skip
REQUIREMENTS: Mapping[str, Requirement] = {one.code: one for one in _LIST}
_COPY = ("source", "checked")
_FORMS: Mapping[EvidenceKind, tuple[str, ...]] = {
    "documentary": ("name", "issuer", "original"),
    "physical": ("name", "quantity", "place", "original", "kept"),
    "audiovisual": ("carrier", "method", "time", "maker", "hash"),
    "electronic": ("carrier", "method", "time", "maker", "hash"),
    "witness": ("identity", "time", "signature"),
    "party_statement": ("time", "rights", "officers", "signature"),
    "expert_opinion": ("body", "qualification", "material", "signature", "told"),
    "inspection_record": ("time", "place", "officers", "findings", "signature"),
}
_STEPS: Mapping[EvidenceKind, tuple[str, ...]] = {
    "party_statement": ("inquiry",),
    "expert_opinion": ("appraisal",),
    "inspection_record": ("on-site-inspection",),
}


@dataclass(frozen=True, slots=True)
class _Item:
    """What is known of an item and of the steps that it belongs to."""

    evidence: Evidence
    custody: Sequence[Custody]
    steps: Sequence[Action]

    def note(self, requirement: Requirement) -> str:
        """Return what the custody chain notes of a requirement."""
        found = (one for one in reversed(self.custody) if one.act == "noted" and one.means == requirement.zh)
        return next((one.result or "✓" for one in found), "")

    def said(self, key: str) -> object:
        """Return what a step says under a data key."""
        return next((value for one in self.steps if (value := (one.data or {}).get(key)) is not None), None)


def check_form(
    evidence: Evidence, claims: Claims | None, custody: Sequence[Custody] = (), actions: Sequence[Action] = ()
) -> FormCheck:
    """Return how the form of an item stands; of an item whose kind is not said, what every kind needs."""
    kinds = _STEPS.get(evidence.kind, ()) if evidence.kind else ()
    steps = [one for one in actions if one.kind in kinds and evidence.id in (one.evidence or ())]
    item = _Item(evidence, custody, steps)
    lines = tuple(_line(REQUIREMENTS[code], item) for code in _codes(evidence))
    return FormCheck(lines, asks_for(claims.grade, claims.grounds) if claims else ())


def _codes(evidence: Evidence) -> tuple[str, ...]:
    codes = _FORMS[evidence.kind] if evidence.kind else ("name",)
    if evidence.original is False:
        codes += _COPY + (("keeper-seal",) if evidence.kind == "documentary" else ())
    if evidence.kind == "electronic" and evidence.file is None:
        codes += ("account",)
    if evidence.kind == "audiovisual" and _has_sound_alone(evidence):
        codes += ("transcript",)
    return (*codes, "lawful", "proves")


def _has_sound_alone(evidence: Evidence) -> bool:
    return evidence.file is not None and (evidence.file.media_type or "").startswith("audio/")


def _line(requirement: Requirement, item: _Item) -> FormLine:
    read = _READERS.get(requirement.code)
    found = read(item) if read else None
    if found is False:
        return FormLine(requirement, "denied")
    value = found if isinstance(found, str) else "✓" if found else item.note(requirement)
    return FormLine(requirement, "there" if value else "missing", value)


def _carrier(item: _Item) -> str | bool | None:
    if item.evidence.original_kept_at:
        return item.evidence.original_kept_at
    return True if item.evidence.original else None


def _kept(item: _Item) -> str | None:
    gone = next((one for one in reversed(item.custody) if one.act in ("returned", "disposed")), None)
    if gone is not None:
        return gone.result or gone.means or gone.at.text[:10]
    return next((one.place for one in reversed(item.custody) if one.place), None) or item.evidence.original_kept_at


def _signed(item: _Item) -> str | bool | None:
    papers = [one.document for one in item.steps if one.document]
    if any(paper.signed_by or paper.refused_to_sign for paper in papers) or item.said("pages_signed") is True:
        return True
    return None


def _officers(item: _Item) -> bool | None:
    named = [len(one.officers or ()) for one in item.steps]
    return max(named) >= 2 if named else None


def _flag_or_text(key: str) -> Callable[[_Item], str | bool | None]:
    def read(item: _Item) -> str | bool | None:
        value = item.said(key)
        return value if isinstance(value, str | bool) else None

    return read


_READERS: Mapping[str, Callable[[_Item], str | bool | None]] = {
    "name": lambda item: item.evidence.name,
    "proves": lambda item: bool(item.evidence.proves or item.evidence.checklist_item) or None,
    "lawful": lambda item: item.evidence.obtained_lawfully,
    "original": lambda item: "✓" if item.evidence.original is not None else None,
    "source": lambda item: item.evidence.original_kept_at,
    "checked": lambda item: "✓" if item.evidence.copy_checked_by else None,
    "place": lambda item: item.evidence.place,
    "kept": _kept,
    "carrier": _carrier,
    "method": lambda item: item.evidence.method,
    "time": lambda item: item.evidence.made_at.text[:16].replace("T", " ") if item.evidence.made_at else None,
    "maker": lambda item: "✓" if item.evidence.made_by else None,
    "hash": lambda item: item.evidence.file.sha256[:16] if item.evidence.file else None,
    "signature": _signed,
    "rights": _flag_or_text("rights_told"),
    "body": _flag_or_text("body"),
    "qualification": _flag_or_text("qualified"),
    "told": _flag_or_text("told_to_party_on"),
    "officers": _officers,
    "findings": _flag_or_text("findings"),
}
