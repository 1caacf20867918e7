"""Rules about records, people and the order of the papers."""

from collections.abc import Iterator

from brigade_app.documents.casewords import data_text, data_when
from brigade_app.documents.fields_acts import served_title
from brigade_app.documents.lint.types import Hit, Looked, Rule
from brigade_app.domain.vocabulary import ACTION_KINDS

RECORDS = ("T05", "T07", "T09", "T16", "T17", "T21", "T42", "T33")
TIMED = ("T05", "T07", "T17", "T28", "T42")
ORDER = (
    "clue", "filing", "investigation-report", "prior-notice", "hearing", "legal-review", "collective-discussion",
    "decision-approval", "decision",
)  # fmt: skip


def _two_officers(look: Looked) -> Iterator[Hit]:
    names = [one.name for one in look.words.officers]
    if len(names) < 2:
        yield Hit(f"执法人员只有{len(names)}人", "由两名以上执法人员实施并签名", field="officers.line")


def _different_officers(look: Looked) -> Iterator[Hit]:
    action = look.document.action
    listed = list((action.officers if action else None) or ())
    names = [one.name for one in look.words.officers if one.name]
    if len(listed) != len(set(listed)) or len(names) != len(set(names)):
        yield Hit("同一执法人员列了两次", "更正为两名不同的执法人员", field="officers.line")


def _certificates(look: Looked) -> Iterator[Hit]:
    for one in look.words.officers:
        if not one.certificate:
            yield Hit(f"{one.name}没有执法证号", "补录执法证号", one.name or "", "officers.line")


def _valid_certificates(look: Looked) -> Iterator[Hit]:
    day = look.document.action.at.day if look.document.action and look.document.action.at else None
    for one in look.words.officers:
        late = day and one.certificate_to and one.certificate_to.latest < day
        early = day and one.certificate_from and one.certificate_from.earliest > day
        if late or early:
            yield Hit(
                f"{one.name}的执法证件在{day}不在有效期内", "由证件有效的执法人员实施", one.name or "", "officers.line"
            )


def _times(look: Looked) -> Iterator[Hit]:
    action = look.document.action
    start = action.at.instant if action and action.at else None
    end = action.ended_at.instant if action and action.ended_at else None
    if start and end and end < start:
        yield Hit("结束时间早于开始时间", "核对笔录时间", end.isoformat(), "act.end")


def _rights_told(look: Looked) -> Iterator[Hit]:
    if "回避" not in look.document.text or "证件" not in look.document.text:
        yield Hit("笔录没有写明出示证件或者告知申请回避的权利", "恢复告知一段")


def _leaving_proof(look: Looked) -> Iterator[Hit]:
    action = look.document.action
    if data_text(action, "mode") != "leaving" or data_text(action, "witness"):
        return
    if look.words.data.get("recorded_av") is not True:
        problem = "留置送达没有见证人，也没有拍照、录像"
        yield Hit(problem, "邀请基层组织代表见证，或者拍照、录像记录送达过程", field="service.witness")


def _served_after_made(look: Looked) -> Iterator[Hit]:
    action, target = look.document.action, look.words.target()
    served = data_when(action, "served_on") or (action.at if action else None)
    if served and target and target.at and served.latest < target.at.earliest:
        yield Hit(
            f"送达日期{served.text}早于《{served_title(target)}》的日期", "核对送达日期", served.text, "service.on"
        )


def _electronic_consent(look: Looked) -> Iterator[Hit]:
    signed = look.words.data.get("consent_signed") is True
    if data_text(look.document.action, "mode") == "electronic" and not signed:
        yield Hit("电子送达没有当事人签订的确认书", "先签订送达地址及电子送达确认书")


def _host(look: Looked) -> Iterator[Hit]:
    host = data_text(look.words.near("hearing", "hearing-notice"), "host")
    handlers = {
        key
        for act in look.words.of("assignment", "filing", "on-site-inspection", "inquiry")
        for key in act.officers or ()
    }
    if host and host in handlers:
        yield Hit("听证主持人是本案调查人员", "由非本案调查人员主持", look.words.person(host) or "", "hearing.host")


def _reviewer(look: Looked) -> Iterator[Hit]:
    reviewer = data_text(look.words.near("legal-review"), "reviewer")
    handlers = {key for act in look.words.of("assignment", "filing") for key in act.officers or ()}
    if reviewer and reviewer in handlers:
        yield Hit(
            "法制审核人员是本案承办人",
            "由从事法制审核的其他人员审核",
            look.words.person(reviewer) or "",
            "review.reviewer",
        )


def _discussed_by_organ(look: Looked) -> Iterator[Hit]:
    by = data_text(look.words.near("collective-discussion"), "by")
    if by and by != "organ":
        yield Hit("集体讨论不是由行政机关负责人进行", "由乡镇人民政府负责人集体讨论")


def _order(look: Looked) -> Iterator[Hit]:
    previous = None
    for kind in ORDER:
        act = next((one for one in look.words.of(kind)), None)
        if act is None or act.at is None:
            continue
        if previous and previous.at and act.at.latest < previous.at.earliest:
            names = ACTION_KINDS[previous.kind].name_zh, ACTION_KINDS[kind].name_zh
            yield Hit(
                f"{names[1]}（{act.at.text}）早于{names[0]}（{previous.at.text}）", "核对日期和程序顺序", act.at.text
            )
        previous = act


def _notice_served_first(look: Looked) -> Iterator[Hit]:
    decision, notice = look.words.near("decision"), look.words.last("prior-notice")
    service = look.words.service_of(notice)
    served = data_when(service, "served_on") or (service.at if service else None)
    if decision and decision.at and notice and (served is None or served.latest > decision.at.earliest):
        yield Hit("作出决定时告知书尚未送达", "先送达告知书并等待陈述、申辩期限届满")


def _term_waited(look: Looked) -> Iterator[Hit]:
    decision, notice, statement = (
        look.words.near("decision"),
        look.words.last("prior-notice"),
        look.words.last("statement-defence"),
    )
    days = data_text(notice, "response_days")
    service = look.words.service_of(notice)
    served = data_when(service, "served_on") or (service.at if service else None)
    if statement or not (decision and decision.at and served and days and days.isdigit()):
        return
    if (decision.at.latest - served.earliest).days <= int(days):
        yield Hit(f"告知书{served.text}送达，期限{days}日尚未届满即作出决定", "期限届满后再作出决定", decision.at.text)


def _copies_checked(look: Looked) -> Iterator[Hit]:
    for item in look.words.supporting:
        if item.original is False and not item.copy_checked_by:
            yield Hit(f"复制件“{item.name}”没有与原件核对", "核对后由核对人签名，注明出处", item.name or "")


def _proves(look: Looked) -> Iterator[Hit]:
    for item in look.words.supporting:
        if not item.proves:
            yield Hit(f"证据“{item.name}”没有写明证明对象", "写明证明对象", item.name or "")


def _late_evidence(look: Looked) -> Iterator[Hit]:
    allowed = {item.id for item in look.words.supporting}
    for item in look.file.evidence:
        if item.id not in allowed and item.name and item.name in look.document.text:
            yield Hit(f"证据“{item.name}”在决定之后取得或者取得方式违法，不能列入", "从清单中删除", item.name)


CASE_RULES = (
    Rule("L53", "两名以上执法人员", "行政处罚法 42；行政强制法 18（2）", _two_officers, RECORDS),
    Rule("L54", "执法人员不重复", "行政处罚法 42", _different_officers, RECORDS),
    Rule("L55", "写明执法证号", "行政处罚法 55", _certificates, RECORDS, "warning"),
    Rule("L56", "执法证件在有效期内", "行政处罚法 42", _valid_certificates, RECORDS),
    Rule("L57", "起止时间顺序正确", "最高人民法院关于行政诉讼证据若干问题的规定 15", _times, TIMED),
    Rule("L58", "出示证件、告知回避权", "行政处罚法 43、55", _rights_told, ("T05", "T07")),
    Rule("L59", "留置送达有见证或者录像", "民事诉讼法 89", _leaving_proof, ("T36",)),
    Rule("L60", "送达不早于文书日期", "行政处罚法 61", _served_after_made, ("T36",)),
    Rule("L61", "电子送达有确认书", "行政处罚法 61", _electronic_consent, ("T36",)),
    Rule("L62", "听证主持人非调查人员", "行政处罚法 64（4）", _host, ("T27", "T28", "T29")),
    Rule("L63", "审核人员非承办人", "行政处罚法 58", _reviewer, ("T30",), "warning"),
    Rule("L64", "由机关负责人集体讨论", "行政处罚法 57", _discussed_by_organ, ("T31",)),
    Rule("L65", "各步骤日期顺序正确", "行政处罚法 44、57、58、65", _order, ("T34",)),
    Rule("L66", "告知书先送达", "行政处罚法 44、62", _notice_served_first, ("T34",)),
    Rule("L67", "等待陈述申辩期限", "行政处罚法 45、62", _term_waited, ("T34",)),
    Rule(
        "L68",
        "复制件经核对",
        "最高人民法院关于行政诉讼证据若干问题的规定 10",
        _copies_checked,
        ("T22", "D01-2", "D02-2"),
        "warning",
    ),
    Rule("L69", "证据有证明对象", "最高人民法院关于行政诉讼证据若干问题的规定 19", _proves, ("T22", "D01-2", "D02-2")),
    Rule("L70", "不列决定后取得的证据", "行政诉讼法 35；行政复议法 46", _late_evidence, ("T34", "D01-2", "D02-2")),
)
