"""Fields of the steps of a case: the step itself, filing, inspection, order, notice, defence, hearing, service."""

from brigade_app.documents.casewords import CaseWords, data_text, data_when, plain, when_words
from brigade_app.documents.citing import cite_all
from brigade_app.documents.field import Field, Reader
from brigade_app.domain.records import Action, Place
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


def _action_place(words: CaseWords) -> str | None:
    place = words.action.place if words.action else None
    if isinstance(place, Place):
        return plain(place.text or place.village)
    fallback = words.case.place
    return plain(place) or plain((fallback.text or fallback.village) if fallback else None)


def _served_on(words: CaseWords) -> str | None:
    return when_words(data_when(words.action, "served_on") or (words.action.at if words.action else None))


def _notice_served(words: CaseWords) -> str | None:
    service = words.service_of(words.last("prior-notice"))
    return when_words(data_when(service, "served_on") or (service.at if service else None))


def _decision_served(words: CaseWords) -> str | None:
    service = words.service_of(words.near("decision", "simple-decision"))
    return when_words(data_when(service, "served_on") or (service.at if service else None))


def _order_until(words: CaseWords) -> str | None:
    order = words.near("order-to-correct")
    until = when_words(data_when(order, "until"))
    if until:
        return f"{until}前"
    days = data_text(order, "term_days")
    return f"收到本通知书之日起{days}日内" if days else None


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
    value = (words.action.data or {}).get("recusal_declared") if words.action else None
    if not isinstance(value, dict):
        return plain(value)
    return "；".join(
        f"{plain(words.person(key))}：{'有应当回避的情形' if declared else '无应当回避的情形'}"
        for key, declared in value.items()
    )


def _findings(words: CaseWords) -> str | None:
    return data_text(words.near("on-site-inspection"), "findings") or data_text(words.last("patrol"), "findings")


def _respondent(words: CaseWords) -> str | None:
    return plain(words.person(data_text(words.near("inquiry"), "person"))) or plain(
        words.party.name if words.party else None
    )


def _filing_on(words: CaseWords) -> str | None:
    filing = words.last("filing")
    return when_words(filing.at) if filing else None


ACT_FIELDS: tuple[Field, ...] = (
    Field("doc.date", "日期", "actions[].at", _doc_date),
    Field("act.start", "开始时间", "actions[].at", lambda w: when_words(w.action.at, time=True) if w.action else None),
    Field(
        "act.end",
        "结束时间",
        "actions[].ended_at",
        lambda w: when_words(w.action.ended_at, time=True) if w.action else None,
    ),
    Field("act.place", "地点", "actions[].place", _action_place),
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
    Field("recusal.declared", "回避声明", "actions[assignment].data.recusal_declared", _recusal),
    Field(
        "recusal.by",
        "申请回避人",
        "actions[recusal-decision].data.requested_by",
        lambda w: _person(w, "requested_by", "recusal-decision"),
    ),
    Field(
        "holder",
        "证据持有人",
        "actions[evidence-collection].data.holder",
        lambda w: _person(w, "holder", "evidence-collection"),
    ),
    Field("order.date", "责令改正日期", "actions[order-to-correct].at", date_of_act("order-to-correct")),
    Field("order.what", "改正内容", "actions[order-to-correct].data.what", text_of_act("order-to-correct", key="what")),
    Field("order.until", "改正期限", "actions[order-to-correct].data.until", _order_until),
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
