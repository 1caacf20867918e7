"""The kinds of action and the data keys of each, as the case file fixes them (``docs/case-file.md``).

`ACTION_KINDS` is the one table: the screens word it, the codec checks ``Action.data`` against it, the law engine reads
it. A key that is not listed for a kind is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "flag", "whole", "text", "texts", "when", "any", "choice", "choices", "penalties", "late-fee", "remedies"
]


@dataclass(frozen=True, slots=True)
class DataKey:
    """What a value under a data key must look like; ``choices`` for a closed list."""

    shape: Shape
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionKind:
    """A kind of action: its words, its step card (``P04``) and documents (``T02``) in the procedure, its data keys."""

    id: str
    name_zh: str
    name_en: str
    step: str | None
    documents: tuple[str, ...]
    data: Mapping[str, DataKey]


FLAG, WHOLE, TEXT, TEXTS = DataKey("flag"), DataKey("whole"), DataKey("text"), DataKey("texts")
WHEN, ANY, PENALTIES = DataKey("when"), DataKey("any"), DataKey("penalties")
LATE_FEE, REMEDIES = DataKey("late-fee"), DataKey("remedies")
SERVICE_MODES = ("direct", "leaving", "electronic", "mail", "entrusted", "handed-on", "announcement", "posting")
MODE, MODES = DataKey("choice", SERVICE_MODES), DataKey("choices", SERVICE_MODES)


def one_of(*choices: str) -> DataKey:
    """Return the shape of a closed list of words."""
    return DataKey("choice", choices)


_ALL = (
    ActionKind("patrol", "日常巡查", "daily patrol", None, (), {"findings": TEXT}),
    ActionKind("education", "批评教育、劝导", "criticism and education", None, (), {"ground": TEXT}),
    ActionKind("clue", "案件来源登记", "clue registered", "P01", ("T01",), {"source_detail": TEXT}),
    ActionKind("filing", "立案", "case filed", "P04", ("T02",), {"approved": FLAG}),
    ActionKind("no-filing", "不予立案", "not filed", "X02", ("T02",), {"reason": TEXT}),
    ActionKind("assignment", "指派办案人员", "officers assigned", "P05", ("T04",), {"recusal_declared": ANY}),
    ActionKind(
        "recusal-decision", "回避决定", "recusal decided", "P05", ("T04",), {"requested_by": TEXT, "granted": FLAG}
    ),
    ActionKind(
        "on-site-inspection",
        "现场检查（勘验）",
        "on-site inspection",
        "P05",
        ("T05",),
        {
            "certificates_shown": FLAG,
            "party_present": FLAG,
            "other_witness": FLAG,
            "findings": TEXT,
            "recorded_av": FLAG,
        },
    ),
    ActionKind(
        "inquiry",
        "询问",
        "inquiry",
        "P05",
        ("T06", "T07"),
        {"certificates_shown": FLAG, "rights_told": FLAG, "person": TEXT, "pages_signed": FLAG},
    ),
    ActionKind(
        "evidence-collection", "调取证据", "evidence collected", "P05", ("T08",), {"holder": TEXT, "copy_checked": FLAG}
    ),
    ActionKind("sampling", "抽样取证", "samples taken", "P05", ("T09",), {}),
    ActionKind(
        "appraisal",
        "鉴定、检测",
        "appraisal or test",
        "P05",
        ("T10",),
        {"body": TEXT, "qualified": FLAG, "told_to_party_on": WHEN, "period_days": WHOLE},
    ),
    ActionKind(
        "evidence-registration",
        "先行登记保存",
        "evidence registered for preservation",
        "P06",
        ("T11", "T12"),
        {"approved": FLAG, "approved_at": WHEN, "items": ANY, "list_given": FLAG},
    ),
    ActionKind(
        "evidence-registration-disposal",
        "登记保存处理",
        "registered evidence disposed of",
        "P06",
        ("T13",),
        {"disposal": TEXT},
    ),
    ActionKind(
        "seizure",
        "查封、扣押",
        "sealing or seizure",
        "P07",
        ("T14", "T15", "T16", "T17"),
        {
            "approved": FLAG,
            "approved_at": WHEN,
            "urgent": FLAG,
            "reported": FLAG,
            "reported_at": WHEN,
            "basis": ANY,
            "remedies": REMEDIES,
            "items": ANY,
            "term_days": WHOLE,
            "list_given": FLAG,
            "reasons_told": FLAG,
            "defence_heard": FLAG,
            "recorded_av": FLAG,
            "site_record": FLAG,
            "party_called": FLAG,
        },
    ),
    ActionKind(
        "seizure-disposal",
        "处置查封扣押物",
        "seized things disposed of",
        "P07",
        (),
        {"disposal": TEXT, "ground": TEXT, "proceeds_fen": WHOLE},
    ),
    ActionKind(
        "seizure-extension", "延长查封扣押", "seizure extended", "P07", ("T18",), {"approved": FLAG, "until": WHEN}
    ),
    ActionKind("seizure-release", "解除查封扣押", "seizure lifted", "P07", ("T19",), {"ground": TEXT}),
    ActionKind(
        "order-to-correct",
        "责令改正",
        "order to correct",
        "P08",
        ("T20",),
        {
            "what": TEXT,
            "until": WHEN,
            "term_days": WHOLE,
            "order": one_of("correct", "stop-building", "demolish"),
            "correctable": FLAG,
            "basis": ANY,
            "remedies": REMEDIES,
        },
    ),
    ActionKind("performance", "当事人自行履行", "party performed", "P17", (), {"what": TEXT, "complete": FLAG}),
    ActionKind("recheck", "复查", "re-inspection", "P08", ("T21",), {"corrected": FLAG}),
    ActionKind("investigation-report", "调查终结报告", "investigation end report", "P09", ("T22",), {"proposal": TEXT}),
    ActionKind(
        "prior-notice",
        "事先告知",
        "prior notice",
        "P10",
        ("T23", "T24"),
        {
            "penalties": PENALTIES,
            "defence_right_told": FLAG,
            "hearing_right_told": FLAG,
            "response_days": WHOLE,
            "pages_signed": FLAG,
        },
    ),
    ActionKind(
        "statement-defence", "陈述申辩", "statement and defence", "P11", ("T25",), {"waived": FLAG, "points": TEXTS}
    ),
    ActionKind(
        "defence-review", "陈述申辩复核", "defence reviewed", "P11", ("T26",), {"adopted": FLAG, "answered_all": FLAG}
    ),
    ActionKind("hearing-request", "听证申请", "hearing requested", "P12", (), {"withdrawn": FLAG}),
    ActionKind("hearing-notice", "听证通知", "hearing notified", "P12", ("T27",), {"hearing_on": WHEN, "host": TEXT}),
    ActionKind(
        "hearing",
        "听证",
        "hearing",
        "P12",
        ("T28", "T29"),
        {"host": TEXT, "public": FLAG, "party_present": FLAG, "record_signed": FLAG},
    ),
    ActionKind(
        "legal-review",
        "法制审核",
        "legal review",
        "P13",
        ("T30",),
        {"reviewer": TEXT, "outcome": one_of("passed", "passed-with-changes", "returned", "not-passed", "transfer")},
    ),
    ActionKind(
        "collective-discussion",
        "集体讨论",
        "collective discussion",
        "P14",
        ("T31",),
        {
            "by": one_of("organ", "brigade", "entrusted-body", "other"),
            "members": TEXTS,
            "opinions_recorded": FLAG,
            "conclusion": TEXT,
        },
    ),
    ActionKind(
        "term-extension",
        "延长办案期限",
        "handling term extended",
        "P15",
        (),
        {
            "approved": FLAG,
            "by": one_of("responsible-person", "collective"),
            "until": WHEN,
            "excluded_days": WHOLE,
            "ground": TEXT,
            "basis": ANY,
        },
    ),
    ActionKind("decision-approval", "决定审批", "decision approved", "P15", ("T32",), {}),
    ActionKind(
        "simple-decision",
        "当场处罚",
        "on-the-spot decision",
        "P03",
        ("T33",),
        {"penalties": PENALTIES, "rights_told": FLAG, "defence_heard": FLAG, "filed_with_organ_on": WHEN},
    ),
    ActionKind(
        "decision",
        "行政处罚决定",
        "penalty decision",
        "P15",
        ("T34", "T35"),
        {
            "result": one_of("penalty", "no-penalty-minor", "no-penalty-unproven", "transfer"),
            "penalties": PENALTIES,
            "basis": ANY,
            "total_fen": WHOLE,
            "discretion_basis": ANY,
            "mitigation_weighed": FLAG,
            "defence_answered": FLAG,
            "matches_notice": FLAG,
            "redoes": TEXT,
            "remedies": REMEDIES,
        },
    ),
    ActionKind(
        "service",
        "送达",
        "service",
        "P16",
        ("T36", "T37"),
        {
            "mode": MODE,
            "tried_before": MODES,
            "served_on": WHEN,
            "receiver": TEXT,
            "witness": TEXT,
            "recorded_av": FLAG,
            "consent_signed": FLAG,
        },
    ),
    ActionKind(
        "payment",
        "缴纳罚款",
        "fine paid",
        "P17",
        ("T39",),
        {"amount_fen": WHOLE, "late_fee": LATE_FEE, "collected_on_spot": FLAG, "receipt": TEXT},
    ),
    ActionKind(
        "payment-plan", "延期、分期缴纳", "deferral or instalments", "P17", ("T38",), {"approved": FLAG, "until": WHEN}
    ),
    ActionKind("demolition-notice", "限期自行拆除公告", "public notice to demolish", "P20", ("T41",), {"until": WHEN}),
    ActionKind(
        "demand", "催告", "demand", "P18", ("T40",), {"term_days": WHOLE, "defence_heard": FLAG, "late_fee": LATE_FEE}
    ),
    ActionKind(
        "enforcement-decision",
        "强制执行决定",
        "enforcement decision",
        "P20",
        ("T41",),
        {
            "method": TEXT,
            "planned_on": WHEN,
            "posted_on": WHEN,
            "remedy_period_expired": FLAG,
            "basis": ANY,
            "remedies": REMEDIES,
        },
    ),
    ActionKind(
        "demolition",
        "强制拆除",
        "forced demolition",
        "P20",
        ("T42",),
        {
            "at_night": FLAG,
            "recorded_av": FLAG,
            "site_record": FLAG,
            "party_called": FLAG,
            "inventory_made": FLAG,
            "goods_handed_over": FLAG,
            "performer": TEXT,
            "denied": FLAG,
            "people_removed": FLAG,
            "beyond_scope": FLAG,
            "removal_days": WHOLE,
            "remedy_period_expired": FLAG,
        },
    ),
    ActionKind(
        "substitute-performance",
        "代履行",
        "substitute performance",
        "P20",
        ("T41", "T42"),
        {"cost_fen": WHOLE, "performer": TEXT},
    ),
    ActionKind(
        "court-application",
        "申请法院强制执行",
        "application to the court",
        "P19",
        ("T43",),
        {"materials": ANY, "late_fee": LATE_FEE},
    ),
    ActionKind("tasking-order", "责成", "tasking order", "P20", (), {"from": TEXT, "to": TEXT}),
    ActionKind("court-ruling", "法院裁定", "court ruling", "P19", (), {"allowed": FLAG}),
    ActionKind("police-transfer", "移送公安", "transfer to the police", "X03", ("T44",), {"approved_at": WHEN}),
    ActionKind("case-transfer", "移送其他机关", "transfer to another organ", "X01", ("T03",), {"to": TEXT}),
    ActionKind(
        "publication", "公示", "publication", "P22", (), {"published_on": WHEN, "redacted": FLAG, "reason": TEXT}
    ),
    ActionKind(
        "publication-withdrawal",
        "撤回公示",
        "publication withdrawn",
        "P22",
        (),
        {"published_on": WHEN, "redacted": FLAG, "reason": TEXT},
    ),
    ActionKind("agreement", "协议", "agreement", None, (), {"with": TEXT, "subject": TEXT, "signed_by": TEXTS}),
    ActionKind("oral-notice", "口头通知", "oral notice", None, (), {"with": TEXT, "subject": TEXT, "signed_by": TEXTS}),
    ActionKind(
        "expropriation-document",
        "征收文件",
        "expropriation document",
        None,
        (),
        {"with": TEXT, "subject": TEXT, "signed_by": TEXTS},
    ),
    ActionKind(
        "risk-assessment",
        "社会稳定风险评估",
        "social-stability risk assessment",
        None,
        (),
        {"level": TEXT, "measures": TEXT},
    ),
    ActionKind("closing", "结案", "case closed", "P21", ("T45",), {"ground": TEXT}),
    ActionKind("archiving", "归档", "archived", "P23", ("T45",), {"retention": TEXT, "pages": WHOLE}),
)
ACTION_KINDS: Mapping[str, ActionKind] = {kind.id: kind for kind in _ALL}

BEFORE_A_CASE = frozenset({None, "P01", "P02", "P05", "P21", "P23", "X01", "X02"})
"""Steps of an action that never becomes a case: a clue, an inspection, handed on or not filed, closed."""


def is_only_logged(kinds: Iterable[str]) -> bool:
    """Whether actions of these kinds are a log entry and no case yet: nothing filed, ordered, seized or decided."""
    return all(ACTION_KINDS[kind].step in BEFORE_A_CASE for kind in kinds)
