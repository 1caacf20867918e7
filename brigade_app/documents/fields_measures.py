"""Fields of measures, enforcement, payment, transfer, closing and publication."""

from brigade_app.documents.casewords import CaseWords, data_text, when_words
from brigade_app.documents.citing import cite_all
from brigade_app.documents.field import Field
from brigade_app.documents.fields_acts import data_date, date_of_act, money, number_of_act, text_of_act
from brigade_app.documents.listings import THING_KEYS, numbered, things_of


def _named(words: CaseWords) -> str | None:
    """Return the things of a paper in one line: 桃酥（礼盒）12盒、电子秤1台."""
    rows = numbered(things_of(words), THING_KEYS)
    return "、".join(f"{row[1]}{row[3]}" for row in rows) or None


MEASURE_FIELDS: tuple[Field, ...] = (
    Field("appraisal.body", "鉴定（检测）机构", "actions[appraisal].data.body", text_of_act("appraisal", key="body")),
    Field(
        "appraisal.days",
        "鉴定（检测）期间",
        "actions[appraisal].data.period_days",
        text_of_act("appraisal", key="period_days"),
    ),
    Field(
        "registration.number",
        "先行登记保存文书编号",
        "actions[evidence-registration].document.number",
        number_of_act("evidence-registration"),
    ),
    Field(
        "registration.date",
        "先行登记保存日期",
        "actions[evidence-registration].at",
        date_of_act("evidence-registration"),
    ),
    Field(
        "registration.disposal",
        "处理内容",
        "actions[evidence-registration-disposal].data.disposal",
        text_of_act("evidence-registration-disposal", key="disposal"),
    ),
    Field("seizure.number", "查封（扣押）决定书编号", "actions[seizure].document.number", number_of_act("seizure")),
    Field("seizure.date", "查封（扣押）日期", "actions[seizure].at", date_of_act("seizure")),
    Field(
        "seizure.start",
        "实施时间",
        "actions[seizure].at",
        lambda w: when_words(act.at, time=True) if (act := w.near("seizure")) else None,
    ),
    Field(
        "seizure.days", "查封（扣押）期限", "actions[seizure].data.term_days", text_of_act("seizure", key="term_days")
    ),
    Field("things.named", "物品", "actions[].data.items、document.fields.items", _named),
    Field(
        "seizure.basis",
        "查封（扣押）依据",
        "actions[seizure].data.basis",
        lambda w: cite_all(w.basis_of(w.near("seizure")), w.context.laws) or data_text(w.near("seizure"), "basis"),
    ),
    Field(
        "seizure.reported",
        "报告时间",
        "actions[seizure].data.reported_at",
        data_date("seizure", key="reported_at", time=True),
    ),
    Field(
        "seizure.approved",
        "批准时间",
        "actions[seizure].data.approved_at",
        data_date("seizure", key="approved_at", time=True),
    ),
    Field(
        "extension.until",
        "延长至",
        "actions[seizure-extension].data.until",
        data_date("seizure-extension", key="until"),
    ),
    Field(
        "release.ground",
        "解除理由",
        "actions[seizure-release].data.ground",
        text_of_act("seizure-release", key="ground"),
    ),
    Field(
        "order.number",
        "责令改正文书编号",
        "actions[order-to-correct].document.number",
        number_of_act("order-to-correct"),
    ),
    Field("payment.receipt", "票据号码", "actions[payment].data.receipt", text_of_act("payment", key="receipt")),
    Field(
        "plan.until",
        "延期（分期）缴纳期限",
        "actions[payment-plan].data.until",
        data_date("payment-plan", key="until"),
    ),
    Field("demand.days", "催告履行期限", "actions[demand].data.term_days", text_of_act("demand", key="term_days")),
    Field("demand.number", "催告书编号", "actions[demand].document.number", number_of_act("demand")),
    Field("demand.date", "催告日期", "actions[demand].at", date_of_act("demand")),
    Field(
        "demolition_notice.until",
        "自行拆除期限",
        "actions[demolition-notice].data.until",
        data_date("demolition-notice", key="until"),
    ),
    Field(
        "enforcement.method",
        "强制执行方式",
        "actions[enforcement-decision].data.method",
        text_of_act("enforcement-decision", key="method"),
    ),
    Field(
        "enforcement.on",
        "强制执行时间",
        "actions[enforcement-decision].data.planned_on",
        data_date("enforcement-decision", key="planned_on"),
    ),
    Field(
        "enforcement.number",
        "强制执行决定书编号",
        "actions[enforcement-decision].document.number",
        number_of_act("enforcement-decision"),
    ),
    Field(
        "enforcement.basis",
        "强制执行依据",
        "actions[enforcement-decision].data.basis",
        lambda w: cite_all(w.basis_of(w.near("enforcement-decision")), w.context.laws) or None,
    ),
    Field(
        "performer",
        "代履行人（实施人）",
        "actions[].data.performer",
        text_of_act("demolition", "substitute-performance", key="performer"),
    ),
    Field(
        "substitute.cost",
        "代履行费用预算",
        "actions[substitute-performance].data.cost_fen",
        lambda w: money((act.data or {}).get("cost_fen")) if (act := w.near("substitute-performance")) else None,
    ),
    Field("transfer.to", "受移送机关", "actions[case-transfer].data.to", text_of_act("case-transfer", key="to")),
    Field(
        "transfer.approved",
        "批准移送时间",
        "actions[police-transfer].data.approved_at",
        data_date("police-transfer", key="approved_at", time=True),
    ),
    Field("closing.ground", "结案理由", "actions[closing].data.ground", text_of_act("closing", key="ground")),
    Field("closing.date", "结案日期", "actions[closing].at", date_of_act("closing")),
    Field(
        "archiving.retention",
        "保管期限",
        "actions[archiving].data.retention",
        text_of_act("archiving", key="retention"),
    ),
    Field("archiving.pages", "全卷页数", "actions[archiving].data.pages", text_of_act("archiving", key="pages")),
    Field(
        "publication.on",
        "公示日期",
        "actions[publication].data.published_on",
        data_date("publication", "publication-withdrawal", key="published_on"),
    ),
    Field(
        "publication.reason",
        "公示（撤回）理由",
        "actions[publication].data.reason",
        text_of_act("publication", "publication-withdrawal", key="reason"),
    ),
)
