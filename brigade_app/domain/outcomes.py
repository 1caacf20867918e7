"""How disputes end: the outcome codes of reconsideration (R-) and litigation (J-), and which count as lost or
corrected.

"Lost" (败诉) is no word of the statutes but of the statistics; which codes count is data here, with the article each
outcome rests on. Source: procedure, sections 5.2 (行政复议法 2023) and 5.3 (行政诉讼法 2017, 法释〔2018〕1号).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

OutcomeChannel = Literal["mediation", "reconsideration", "litigation"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a dispute may end. ``adverse``: counts as lost (suit) or corrected (reconsideration) in the direct rate.

    ``concluded``: ends the instance on the merits or by procedure, so it stands in the denominator. ``own_indicator``:
    no suit at all (a refused court enforcement), counted apart.
    """

    code: str
    channel: OutcomeChannel
    name_zh: str
    name_en: str
    article: str
    adverse: bool = False
    concluded: bool = True
    judgment: bool = False
    second_instance: bool = False
    settled: bool = False
    own_indicator: bool = False


def _review(code: str, zh: str, en: str, article: str, *, adverse: bool = False, concluded: bool = True,
            settled: bool = False) -> Outcome:  # fmt: skip
    return Outcome(code, "reconsideration", zh, en, f"行政复议法 {article}", adverse, concluded, settled=settled)


def _suit(code: str, zh: str, en: str, article: str, *, adverse: bool = False, judgment: bool = True,
          concluded: bool = True, second: bool = False, settled: bool = False,
          own: bool = False) -> Outcome:  # fmt: skip
    return Outcome(code, "litigation", zh, en, article, adverse, concluded, judgment, second, settled, own)


_ALL = (
    Outcome("M-OK", "mediation", "达成协议", "agreement reached", "人民调解法 31", settled=True),
    Outcome("M-NO", "mediation", "未达成协议", "no agreement", "人民调解法 26"),
    _review("R-NA", "不予受理", "not accepted", "30", concluded=False),
    _review("R-DA", "驳回申请", "application rejected after acceptance", "33"),
    _review("R-DR", "驳回请求", "request rejected", "69"),
    _review("R-MT", "维持", "maintained", "68"),
    _review("R-CH", "变更", "changed", "63", adverse=True),
    _review("R-RV", "撤销", "revoked", "64", adverse=True),
    _review("R-PR", "部分撤销", "partly revoked", "64", adverse=True),
    _review("R-IL", "确认违法", "confirmed illegal", "65", adverse=True),
    _review("R-PE", "责令履行", "ordered to perform", "66", adverse=True),
    _review("R-VO", "确认无效", "confirmed void", "67", adverse=True),
    _review("R-NE", "视为没有证据、依据", "no answer in time: taken as no evidence", "70", adverse=True),
    _review("R-AG", "行政协议责任", "agreement liability", "71", adverse=True),
    _review("R-CP", "责令赔偿", "compensation ordered", "72", adverse=True),
    _review("R-MD", "调解书", "mediation document", "73", settled=True),
    _review("R-TM", "终止", "terminated", "41", settled=True),
    _suit("J-DR", "判决驳回诉讼请求", "claims dismissed", "行政诉讼法 69"),
    _suit("J-RV", "判决撤销", "revoked", "行政诉讼法 70", adverse=True),
    _suit("J-PR", "部分撤销", "partly revoked", "行政诉讼法 70", adverse=True),
    _suit("J-PE", "责令履行法定职责", "ordered to perform its duty", "行政诉讼法 72", adverse=True),
    _suit("J-PY", "履行给付义务", "ordered to pay", "行政诉讼法 73", adverse=True),
    _suit("J-IL1", "确认违法(情况判决)", "illegal, kept for public interest", "行政诉讼法 74", adverse=True),
    _suit("J-IL2", "确认违法(程序轻微违法)", "illegal, slight breach of procedure", "行政诉讼法 74", adverse=True),
    _suit("J-IL3", "确认违法", "illegal, nothing to revoke", "行政诉讼法 74", adverse=True),
    _suit("J-VO", "确认无效", "void", "行政诉讼法 75", adverse=True),
    _suit("J-RM", "采取补救措施", "remedial measures", "行政诉讼法 76", adverse=True),
    _suit("J-CP", "判决赔偿", "compensation", "行政诉讼法 76", adverse=True),
    _suit("J-CH", "判决变更", "changed", "行政诉讼法 77", adverse=True),
    _suit("J-AG", "行政协议责任", "agreement liability", "行政诉讼法 78", adverse=True),
    _suit("J-CR", "判决驳回赔偿请求", "claim for compensation rejected", "法释〔2022〕10号 32"),
    _suit("J-RJ", "裁定不予立案、驳回起诉", "not filed, suit dismissed", "法释〔2018〕1号 69", judgment=False),
    _suit("J-WD", "裁定准许撤诉", "withdrawal permitted", "行政诉讼法 62", judgment=False, settled=True),
    _suit("J-WT", "按撤诉处理", "treated as withdrawn", "行政诉讼法 58", judgment=False, settled=True),
    _suit("J-MD", "行政调解书", "court mediation", "行政诉讼法 60", judgment=False, settled=True),
    _suit("J-TR", "移送", "transferred", "行政诉讼法 22", judgment=False, concluded=False),
    _suit("J-TM", "终结诉讼", "terminated", "法释〔2018〕1号 88", judgment=False),
    _suit("J-A1", "驳回上诉，维持原判", "appeal dismissed", "行政诉讼法 89", second=True),
    _suit("J-A2", "二审改判", "changed on appeal", "行政诉讼法 89", second=True),
    _suit("J-A3", "发回重审", "remanded", "行政诉讼法 89", judgment=False, concluded=False, second=True),
    _suit("J-NE", "裁定不准予执行", "court enforcement refused", "行政强制法 58", judgment=False, own=True),
)
OUTCOMES: Mapping[str, Outcome] = {outcome.code: outcome for outcome in _ALL}
CAUSES: tuple[str, ...] = (*(f"C{number:02d}" for number in range(1, 24)), "C99")
"""The causes of lost cases (procedure 5.5); the rule pack words them and names the checks that detect each."""


def outcomes_of(channel: str) -> tuple[Outcome, ...]:
    """Return how a dispute on this channel may end."""
    return tuple(outcome for outcome in _ALL if outcome.channel == channel)
