"""Fields of the steps of a case: the step itself, filing, inspection, order, notice, defence, hearing, service."""

from collections.abc import Callable

from brigade_app.documents.casewords import CaseWords, data_text, data_when, plain, when_words
from brigade_app.documents.citing import cite_all
from brigade_app.documents.field import BLANK_DAY, BLANK_TIME, Field, Reader
from brigade_app.documents.fields_case import CAPACITIES, sex_of, you_of
from brigade_app.domain.records import Action, Party, Place
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.domain.writing import amount_in_figures, amount_in_words, date_in_words

MODES = {
    "direct": "直接送达", "leaving": "留置送达", "electronic": "电子送达", "mail": "邮寄送达", "entrusted": "委托送达",
    "handed-on": "转交送达", "announcement": "公告送达", "posting": "张贴",
}  # fmt: skip
REVIEWS = {
    "passed": "通过", "passed-with-changes": "修改后通过", "returned": "退回补充调查", "not-passed": "不通过",
    "transfer": "移送其他机关",
}  # fmt: skip
SERVED_TITLES = {
    "prior-notice": "行政处罚事先告知书", "decision": "行政处罚决定书", "order-to-correct": "责令改正通知书",
    "hearing-notice": "听证通知书", "demand": "履行行政决定催告书", "enforcement-decision": "强制执行决定书",
    "seizure": "查封（扣押）决定书", "demolition-notice": "限期自行拆除公告", "inquiry": "询问通知书",
    "evidence-registration": "先行登记保存证据通知书", "simple-decision": "当场行政处罚决定书",
}  # fmt: skip
HEARING_KINDS = ("T24",)
MEASURES = {
    "order-to-correct": "责令改正", "evidence-registration": "先行登记保存证据",
    "evidence-registration-disposal": "处理先行登记保存的证据", "seizure": "查封（扣押）",
    "seizure-extension": "延长查封（扣押）期限", "seizure-release": "解除查封（扣押）",
}  # fmt: skip


def number_of(action: Action | None) -> str | None:
    """Return the number of the document of an act."""
    return plain(action.document.number) if action and action.document else None


def money(fen: object) -> str | None:
    """Return 人民币伍佰元整（￥500.00）."""
    if not isinstance(fen, int) or isinstance(fen, bool) or fen < 0:
        return None
    return f"人民币{amount_in_words(fen)}（{amount_in_figures(fen)}）"


def served_title(action: Action | None) -> str | None:
    """Return the name of the document that was served."""
    if action is None:
        return None
    if action.kind == "prior-notice" and action.document and action.document.kind in HEARING_KINDS:
        return "行政处罚听证告知书"
    if action.kind == "order-to-correct":
        return ORDERS.get(str((action.data or {}).get("order")), "责令改正通知书")
    if action.kind == "decision" and str((action.data or {}).get("result", "")).startswith("no-penalty"):
        return "不予行政处罚决定书"
    return SERVED_TITLES.get(action.kind) or ACTION_KINDS[action.kind].name_zh


ORDERS = {"correct": "责令改正通知书", "stop-building": "责令停止建设通知书", "demolish": "责令限期拆除通知书"}


def text_of_act(*kinds: str, key: str) -> Reader:
    """Return the reader of a text in the data of the nearest act of these kinds."""
    return lambda words: data_text(words.near(*kinds), key)


def date_of_act(*kinds: str) -> Reader:
    """Return the reader of the day of the nearest act of these kinds."""
    return lambda words: when_words(act.at) if (act := words.near(*kinds)) else None


def number_of_act(*kinds: str) -> Reader:
    """Return the reader of the number of that act's paper."""
    return lambda words: number_of(words.near(*kinds))


def data_date(*kinds: str, key: str, time: bool = False) -> Reader:
    """Return the reader of a date in the data of that act."""
    return lambda words: when_words(data_when(words.near(*kinds), key), time=time)


def _doc_date(words: CaseWords) -> str:
    day = words.action.at.day if words.action and words.action.at else None
    return date_in_words(day or words.context.today)


def _span(words: CaseWords) -> str | None:
    """Return when the step began and ended: 2026年6月8日16时30分至17时20分."""
    start, end = (words.action.at, words.action.ended_at) if words.action else (None, None)
    first, last = when_words(start, time=True), when_words(end, time=True)
    if first and last and start and end and start.day == end.day and "时" in last:
        last = last.split("日", 1)[1]
    return f"{first}至{last}" if first and last else None


def _own_place(words: CaseWords) -> str | None:
    """Return where the step itself was taken, as far as it says so."""
    place = words.action.place if words.action else None
    return plain((place.text or place.village) if isinstance(place, Place) else place)


def _venue(words: CaseWords) -> str | None:
    return _own_place(words) or plain(words.context.unit.address)


def _service_place(words: CaseWords) -> str | None:
    return _own_place(words) or plain(words.party.address if words.party else None)


def _hearing_public(words: CaseWords) -> str | None:
    hearing = words.near("hearing")
    public = (hearing.data or {}).get("public") if hearing else None
    return {True: "公开举行", False: "不公开举行"}.get(public) if isinstance(public, bool) else None


def _action_place(words: CaseWords) -> str | None:
    case = words.case.place
    return _own_place(words) or plain((case.text or case.village) if case else None)


def _served_on(words: CaseWords) -> str | None:
    return when_words(data_when(words.action, "served_on") or (words.action.at if words.action else None))


def _notice_served(words: CaseWords) -> str | None:
    service = words.service_of(words.last("prior-notice"))
    return when_words(data_when(service, "served_on") or (service.at if service else None))


def _decision_served(words: CaseWords) -> str | None:
    service = words.service_of(words.near("decision", "simple-decision"))
    return when_words(data_when(service, "served_on") or (service.at if service else None))


def _order_until(words: CaseWords) -> str | None:
    """Return the term of an order: 2026年6月10日前（含当日）, and 当日 where it is the day of the order itself."""
    order = words.near("order-to-correct")
    until = data_when(order, "until")
    if until and order and order.at and until.day and until.day == order.at.day:
        return f"{when_words(until)}当日"
    if until:
        return f"{when_words(until)}前（含当日）" if until.day else f"{when_words(until)}底前"
    days = data_text(order, "term_days")
    paper = "本通知书" if words.action is order else "责令改正的文书"
    return f"自收到{paper}之日起{days}日内" if days else None


def _person(words: CaseWords, key: str, *kinds: str) -> str | None:
    return plain(words.person(data_text(words.near(*kinds), key)))


def _defence(words: CaseWords) -> str | None:
    statement = words.last("statement-defence")
    if statement is None:
        return None
    if (statement.data or {}).get("waived") is True:
        return f"当事人于{when_words(statement.at)}明确表示放弃陈述、申辩权利"
    points = data_text(statement, "points")
    return f"当事人于{when_words(statement.at)}提出陈述、申辩：{points}" if points else None


def _handling(words: CaseWords) -> str | None:
    review = words.last("defence-review")
    adopted = (review.data or {}).get("adopted") if review else None
    if review is None or adopted is None:
        return None
    outcome = "予以采纳" if adopted else "不予采纳"
    note = plain(review.note)
    return f"经复核，对当事人的陈述、申辩意见{outcome}" + (f"，理由：{note}" if note else "")


def _members(words: CaseWords) -> str | None:
    act = words.near("collective-discussion")
    value = (act.data or {}).get("members") if act else None
    names = [words.person(str(item)) for item in value] if isinstance(value, list) else []
    return "、".join(filter(None, (plain(name) for name in names))) or None


def _recusal(words: CaseWords) -> str | None:
    assignment = words.near("assignment")
    value = (assignment.data or {}).get("recusal_declared") if assignment else None
    if not isinstance(value, dict):
        return plain(value)
    return "；".join(
        f"{plain(words.person(key))}：{'有应当回避的情形' if declared else '无应当回避的情形'}"
        for key, declared in value.items()
    )


def _findings(words: CaseWords) -> str | None:
    return data_text(words.near("on-site-inspection"), "findings") or data_text(words.last("patrol"), "findings")


def _asked_party(words: CaseWords) -> Party | None:
    """Return the party or witness who is asked; nothing of another person stands in for what is not known of them."""
    named = data_text(words.near("inquiry"), "person")
    if named is None:
        return words.party if words.party and words.party.kind != "organisation" else None
    return words.named(named)


def _asked(read: Callable[[Party], str | None]) -> Reader:
    return lambda words: plain(read(party)) if (party := _asked_party(words)) else None


def _respondent(words: CaseWords) -> str | None:
    asked = _asked_party(words)
    return plain(words.person(data_text(words.near("inquiry"), "person"))) or plain(asked.name if asked else None)


def _asked_relation(party: Party) -> str | None:
    roles = {"party": "当事人", "third-party": "第三人", "agent": "委托代理人", "witness": "证人"}
    own = "、".join(CAPACITIES[one] for one in party.capacity or ())
    role = roles.get(party.role or "party", "")
    return f"{role}（{own}）" if role and own and own != role else role or own or None


def _measures_taken(words: CaseWords) -> str | None:
    """Return the orders and measures of the case with what became of each, in order of time."""
    told = [
        f"{when_words(act.at)}{MEASURES[act.kind]}{_of_paper(act)}{_what(act)}"
        for act in words.of(*MEASURES)
        if act.at and (words.action is None or words.action.at is None or act.at.earliest <= words.action.at.latest)
    ]
    return "；".join(told) or "无"


def _of_paper(action: Action) -> str:
    number = number_of(action)
    return f"（{number}）" if number else ""


def _what(action: Action) -> str:
    said = next(filter(None, (data_text(action, key) for key in ("what", "disposal", "ground"))), None)
    until = when_words(data_when(action, "until")) if action.kind == "seizure-extension" else None
    return f"：{said}" if said else f"至{until}" if until else ""


def _filing_on(words: CaseWords) -> str | None:
    filing = words.last("filing")
    return when_words(filing.at) if filing else None


ACT_FIELDS: tuple[Field, ...] = (
    Field("doc.date", "日期", "actions[].at", _doc_date),
    Field(
        "act.start",
        "开始时间",
        "actions[].at",
        lambda w: when_words(w.action.at, time=True) if w.action else None,
    ),
    Field(
        "act.end",
        "结束时间",
        "actions[].ended_at",
        lambda w: when_words(w.action.ended_at, time=True) if w.action else None,
    ),
    Field("act.span", "起止时间", "actions[].at、ended_at", _span, f"{BLANK_TIME}至__时__分"),
    Field("act.place", "地点", "actions[].place", _action_place),
    Field("act.venue", "本步骤的地点", "actions[].place，否则unit.address", _venue),
    Field("act.note", "备注", "actions[].note", lambda w: plain(w.action.note) if w.action else None),
    Field(
        "act.decider",
        "批准人",
        "actions[].decided_by",
        lambda w: plain(w.person(w.action.decided_by)) if w.action else None,
    ),
    Field("filing.date", "立案日期", "actions[filing].at", _filing_on),
    Field("nofiling.reason", "不予立案理由", "actions[no-filing].data.reason", text_of_act("no-filing", key="reason")),
    Field("site.findings", "现场情况", "actions[on-site-inspection].data.findings", _findings),
    Field(
        "site.number",
        "现场笔录编号",
        "actions[on-site-inspection].document.number",
        number_of_act("on-site-inspection"),
    ),
    Field("site.date", "现场检查日期", "actions[on-site-inspection].at", date_of_act("on-site-inspection")),
    Field("inquiry.person", "被询问人", "actions[inquiry].data.person", _respondent),
    Field("inquiry.sex", "被询问人性别", "actions[inquiry].data.person → parties[]", _asked(sex_of)),
    Field(
        "inquiry.id", "被询问人身份号码", "actions[inquiry].data.person → parties[]", _asked(lambda one: one.id_number)
    ),
    Field("inquiry.phone", "被询问人电话", "actions[inquiry].data.person → parties[]", _asked(lambda one: one.phone)),
    Field(
        "inquiry.address", "被询问人住址", "actions[inquiry].data.person → parties[]", _asked(lambda one: one.address)
    ),
    Field("inquiry.relation", "与本案的关系", "actions[inquiry].data.person → parties[]", _asked(_asked_relation)),
    Field("inquiry.you", "对被询问人的称谓", "parties[].kind", lambda w: you_of(_asked_party(w))),
    Field("recusal.declared", "回避声明", "actions[assignment].data.recusal_declared", _recusal),
    Field(
        "recusal.by",
        "申请回避人",
        "actions[recusal-decision].data.requested_by",
        lambda w: _person(w, "requested_by", "recusal-decision"),
    ),
    Field(
        "recusal.you",
        "对回避申请人的称谓",
        "parties[].kind",
        lambda w: you_of(w.named(data_text(w.near("recusal-decision"), "requested_by"))),
    ),
    Field(
        "holder",
        "证据持有人",
        "actions[evidence-collection].data.holder",
        lambda w: _person(w, "holder", "evidence-collection"),
    ),
    Field("order.date", "责令改正日期", "actions[order-to-correct].at", date_of_act("order-to-correct")),
    Field("order.what", "改正内容", "actions[order-to-correct].data.what", text_of_act("order-to-correct", key="what")),
    Field("order.until", "改正期限", "actions[order-to-correct].data.until", _order_until, f"{BLANK_DAY}前"),
    Field(
        "order.basis",
        "责令改正依据",
        "actions[order-to-correct].data.basis",
        lambda w: (
            cite_all(w.basis_of(w.near("order-to-correct")), w.context.laws)
            or data_text(w.near("order-to-correct"), "basis")
        ),
    ),
    Field(
        "report.proposal",
        "处理建议",
        "actions[investigation-report].data.proposal",
        lambda w: data_text(w.last("investigation-report"), "proposal"),
    ),
    Field(
        "report.measures", "已采取的措施", "actions[order-to-correct、evidence-registration、seizure]", _measures_taken
    ),
    Field(
        "report.date",
        "调查终结日期",
        "actions[investigation-report].at",
        lambda w: when_words(act.at) if (act := w.last("investigation-report")) else None,
    ),
    Field("notice.number", "告知书编号", "actions[prior-notice].document.number", number_of_act("prior-notice")),
    Field("notice.date", "告知日期", "actions[prior-notice].at", date_of_act("prior-notice")),
    Field("notice.served", "告知书送达日期", "actions[service].data.served_on", _notice_served),
    Field(
        "notice.title",
        "告知书名称",
        "actions[prior-notice].document.kind",
        lambda w: served_title(w.last("prior-notice")),
    ),
    Field(
        "notice.days",
        "陈述申辩期限",
        "actions[prior-notice].data.response_days",
        text_of_act("prior-notice", key="response_days"),
    ),
    Field("defence.summary", "陈述申辩情况", "actions[statement-defence].data.points", _defence),
    Field(
        "defence.points",
        "陈述申辩意见",
        "actions[statement-defence].data.points",
        lambda w: data_text(w.last("statement-defence"), "points"),
    ),
    Field(
        "defence.date",
        "陈述申辩日期",
        "actions[statement-defence].at",
        lambda w: when_words(act.at) if (act := w.last("statement-defence")) else None,
    ),
    Field("defence.handling", "陈述申辩复核意见", "actions[defence-review].data.adopted", _handling),
    Field(
        "hearing.on",
        "听证时间",
        "actions[hearing-notice].data.hearing_on",
        data_date("hearing-notice", key="hearing_on", time=True),
    ),
    Field(
        "hearing.host",
        "听证主持人",
        "actions[hearing-notice].data.host",
        lambda w: _person(w, "host", "hearing", "hearing-notice"),
    ),
    Field("hearing.public", "听证方式", "actions[hearing].data.public", _hearing_public),
    Field("hearing.requested", "听证申请日期", "actions[hearing-request].at", date_of_act("hearing-request")),
    Field("hearing.date", "听证举行日期", "actions[hearing].at", date_of_act("hearing")),
    Field(
        "hearing.notice_number",
        "听证通知书编号",
        "actions[hearing-notice].document.number",
        number_of_act("hearing-notice"),
    ),
    Field(
        "review.outcome",
        "审核结论",
        "actions[legal-review].data.outcome",
        lambda w: REVIEWS.get(data_text(w.near("legal-review"), "outcome") or ""),
    ),
    Field(
        "review.reviewer",
        "审核人",
        "actions[legal-review].data.reviewer",
        lambda w: _person(w, "reviewer", "legal-review"),
    ),
    Field("review.date", "审核日期", "actions[legal-review].at", date_of_act("legal-review")),
    Field("discussion.members", "参加讨论的负责人", "actions[collective-discussion].data.members", _members),
    Field(
        "discussion.conclusion",
        "讨论结论",
        "actions[collective-discussion].data.conclusion",
        text_of_act("collective-discussion", key="conclusion"),
    ),
    Field("discussion.date", "讨论日期", "actions[collective-discussion].at", date_of_act("collective-discussion")),
    Field("served.title", "送达文书", "actions[service].refers_to", lambda w: served_title(w.target())),
    Field(
        "served.number", "送达文书编号", "actions[service].refers_to → document.number", lambda w: number_of(w.target())
    ),
    Field(
        "service.mode",
        "送达方式",
        "actions[service].data.mode",
        lambda w: MODES.get(data_text(w.near("service"), "mode") or ""),
    ),
    Field("service.place", "送达地点", "actions[service].place，否则parties[].address", _service_place),
    Field("service.on", "送达时间", "actions[service].data.served_on", _served_on),
    Field(
        "service.receiver",
        "受送达人或者代收人",
        "actions[service].data.receiver",
        lambda w: _person(w, "receiver", "service"),
    ),
    Field("service.witness", "见证人", "actions[service].data.witness", lambda w: _person(w, "witness", "service")),
    Field("decision.served", "决定书送达日期", "actions[service].data.served_on", _decision_served),
    Field(
        "payment.amount",
        "已缴金额",
        "actions[payment].data.amount_fen",
        lambda w: money((act.data or {}).get("amount_fen")) if (act := w.near("payment")) else None,
    ),
)
