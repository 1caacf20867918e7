"""Fields of the penalty, the remedies against the act, and the dispute."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from brigade_app.documents.casewords import CaseWords, plain, when_words
from brigade_app.documents.citing import cite_all
from brigade_app.documents.field import Field
from brigade_app.documents.fields_acts import money, number_of, served_title
from brigade_app.documents.fields_case import county_government
from brigade_app.domain.codec import penalties_of
from brigade_app.domain.records import Action, Dispute, Penalty

KINDS = {
    "warning": "警告", "confiscation": "没收违法所得、没收非法财物", "suspension": "责令停产停业",
    "revocation": "吊销许可证件", "closure": "责令关闭", "other": "其他行政处罚",
}  # fmt: skip
CHANNELS = {"mediation": "调解", "reconsideration": "行政复议", "litigation": "行政诉讼"}


def penalty_words(penalty: Penalty, paper: str = "决定书") -> str:
    """Return one penalty as the decision states it, an amount in words and figures; ``paper`` is what is received."""
    if penalty.kind == "fine" and penalty.amount_fen is not None:
        return f"罚款{money(penalty.amount_fen)}"
    if penalty.kind == "demolition":
        days = f"自收到{paper}之日起{penalty.term_days}日内" if penalty.term_days else "限期"
        return f"责令{days}自行拆除违法建筑物、构筑物"
    words = KINDS.get(penalty.kind, "罚款")
    if penalty.kind == "confiscation" and penalty.amount_fen is not None:
        words = f"没收违法所得{money(penalty.amount_fen)}"
    if penalty.kind == "suspension" and penalty.term_days:
        words += f"{penalty.term_days}日"
    return words


def penalties_words(penalties: tuple[Penalty, ...], paper: str = "决定书") -> str | None:
    """Return the penalties as one sentence, numbered where there are several."""
    words = [penalty_words(penalty, paper) for penalty in penalties]
    if len(words) < 2:
        return words[0] if words else None
    return "；".join(f"{index}.{text}" for index, text in enumerate(words, 1))


def fine_fen(penalties: tuple[Penalty, ...]) -> int | None:
    """Return the sum of the fines; ``None`` where there is none."""
    fines = [one.amount_fen for one in penalties if one.kind == "fine" and one.amount_fen is not None]
    return sum(fines) if fines else None


def _penal(read: Callable[[CaseWords, Action], str | None]) -> Callable[[CaseWords], str | None]:
    def reader(words: CaseWords) -> str | None:
        act = words.penal_act()
        return read(words, act) if act else None

    return reader


def _basis(words: CaseWords, act: Action) -> str | None:
    return cite_all(words.basis_of(act), words.context.laws) or None


def _violated(words: CaseWords) -> str | None:
    """Return what the act was against: as written, else the prohibition of the matter; never its sanction."""
    matter = words.context.matter
    return plain(words.entry("violated")) or cite_all(matter.prohibition if matter else (), words.context.laws) or None


def _content(words: CaseWords, act: Action) -> str | None:
    deciding = words.action is act and act.kind in ("decision", "simple-decision")
    return penalties_words(words.penalties(act), "本决定书" if deciding else "决定书")


_COUNTED: Mapping[str, str] = {
    **dict.fromkeys(("jpg", "jpeg", "png", "heic", "bmp", "webp", "tif", "tiff"), "照片{}张"),
    **dict.fromkeys(("mp4", "mov", "avi", "3gp"), "录像{}段"),
    **dict.fromkeys(("mp3", "m4a", "wav", "amr"), "录音{}段"),
}
_FILE_NAME = re.compile(rf"[A-Za-z0-9_.~ ()-]+\.({'|'.join(_COUNTED)})", re.IGNORECASE)


def _evidence(words: CaseWords) -> str | None:
    """Name the evidence, numbered; files that still bear a camera's name are counted by kind (照片8张、录像1段)."""
    names: list[str] = []
    unnamed: Counter[str] = Counter()
    for item in words.supporting:
        name = plain(item.name) or ""
        kind = _FILE_NAME.fullmatch(name)
        if kind:
            unnamed[_COUNTED[kind[1].lower()]] += 1
        elif name:
            names.append(name)
    names += [words_of.format(count) for words_of, count in unnamed.items()]
    return "；".join(f"{index}.{name}" for index, name in enumerate(names, 1)) or None


def _court(words: CaseWords) -> str | None:
    return plain(words.context.unit.court_name)


def _dispute(words: CaseWords) -> Dispute | None:
    key = words.context.entries.get("dispute")
    found = [one for one in words.file.disputes if key in (None, one.id)]
    return found[-1] if found else None


def _disputed(words: CaseWords) -> str | None:
    dispute = _dispute(words)
    act = next((one for one in words.file.actions if dispute and one.id == dispute.against), None)
    number = number_of(act)
    return f"《{served_title(act)}》（{number}）" if act and number else served_title(act)


def _basis_document(words: CaseWords) -> str | None:
    act = words.near("decision", "order-to-correct")
    number = number_of(act)
    return f"《{served_title(act)}》（{number}）" if act and number else served_title(act)


def _basis_duty(words: CaseWords) -> str | None:
    act = words.near("decision", "order-to-correct")
    if act is None:
        return None
    duties = [_duty(penalty) for penalty in penalties_of(act.data) or ()]
    return "；".join(duties) or plain((act.data or {}).get("what"))


def _duty(penalty: Penalty) -> str:
    words = penalty_words(penalty)
    if penalty.kind == "fine":
        return f"缴纳{words}"
    if penalty.kind == "confiscation" and penalty.amount_fen is not None:
        return f"缴纳没收的违法所得{money(penalty.amount_fen)}"
    return words.removeprefix("责令")


def _tier(words: CaseWords, act: Action) -> str | None:
    return "；".join(filter(None, (plain(one.tier) for one in words.penalties(act)))) or None


def _discretion(words: CaseWords) -> str | None:
    act = words.near("decision")
    basis = plain((act.data or {}).get("discretion_basis")) if act else None
    return basis or (_tier(words, act) if act else None)


def _notice_content(words: CaseWords) -> str | None:
    return penalties_words(words.penalties(words.near("prior-notice")))


def _fine_money(words: CaseWords, act: Action) -> str | None:
    return money(fine_fen(words.penalties(act)))


DECISION_FIELDS: tuple[Field, ...] = (
    Field(
        "penalty.content",
        "处罚内容",
        "actions[].data.penalties",
        _penal(_content),
    ),
    Field("penalty.basis", "处罚依据", "actions[].data.basis、penalties[].basis", _penal(_basis)),
    Field("penalty.fine", "罚款数额", "actions[].data.penalties[].amount_fen", _penal(_fine_money)),
    Field("penalty.tier", "裁量阶次", "actions[].data.penalties[].tier", _penal(_tier)),
    Field("penalty.discretion", "裁量依据", "actions[decision].data.discretion_basis", _discretion),
    Field("penalty.violated", "违反的规定", "document.fields.violated，否则matters", _violated),
    Field("notice.content", "告知的拟处罚内容", "actions[prior-notice].data.penalties", _notice_content),
    Field(
        "decision.number",
        "决定书编号",
        "actions[decision].document.number",
        lambda w: number_of(w.near("decision", "simple-decision")),
    ),
    Field(
        "decision.date",
        "决定日期",
        "actions[decision].at",
        lambda w: when_words(act.at) if (act := w.near("decision", "simple-decision")) else None,
    ),
    Field("basis.document", "据以执行的文书", "actions[].refers_to", _basis_document),
    Field("basis.duty", "应履行的义务", "actions[].refers_to → data.penalties、data.what", _basis_duty),
    Field("evidence.names", "证据", "evidence[].name（决定之前取得）", _evidence),
    Field("remedy.organ", "行政复议机关", "unit.county_name", county_government),
    Field("remedy.court", "管辖法院", "unit.court_name", _court),
    Field("dispute.against", "被诉（被申请复议）行为", "disputes[].against", _disputed),
    Field(
        "dispute.received",
        "收到日期",
        "disputes[].received_on",
        lambda w: when_words(one.received_on) if (one := _dispute(w)) else None,
    ),
    Field(
        "dispute.channel",
        "争议渠道",
        "disputes[].channel",
        lambda w: CHANNELS.get(one.channel or "") if (one := _dispute(w)) else None,
    ),
)
