"""When a hearing, a legal review or a collective discussion is due, and on what that rests.

A reader would guess yes or no. A trigger is also certain or not: the Henan thresholds were seen only in excerpts (mark
S), so a fine above them warns and never decides; demolition as "other heavier penalty" is derived (D).
Source: 行政处罚法 arts. 57, 58, 63; 河南省行政处罚听证办法 art. 4 [S]; rule-pack reference 4.3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.rules import RulePack
from brigade_app.domain.law.types import CERTAIN, Mark
from brigade_app.domain.records import Party, Penalty

NEW_PENALTY_LAW = date(2021, 7, 15)
HEAVY = {"suspension": "责令停产停业", "closure": "责令关闭", "revocation": "吊销许可证件"}
HEAVY_EN = {"suspension": "suspension of business", "closure": "closure", "revocation": "revocation of a permit"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Whether the step is due (``None``: the record does not tell), the mark of the reason, and the reason."""

    due: bool | None
    mark: Mark
    zh: str
    en: str

    @property
    def certain(self) -> bool:
        """Whether it surely is due on the text or a derivation."""
        return self.due is True and self.mark in CERTAIN


def hearing_trigger(reading: Reading, penalties: Iterable[Penalty] | None, pack: RulePack) -> Trigger:
    """Return whether the party must be told of the right to a hearing.

    Source: Penalty Law (2021) art. 63 para. 1 items 1 to 5 (2017: art. 42).
    """
    if penalties is None:
        return Trigger(None, "text", "拟处罚内容未记录", "the intended penalty is not recorded")
    kinds = {penalty.kind: penalty for penalty in penalties}
    for kind, name in HEAVY.items():
        if kind in kinds:
            return Trigger(True, "text", name, HEAVY_EN[kind])
    money = [penalty for penalty in kinds.values() if penalty.kind in ("fine", "confiscation")]
    if any(penalty.large for penalty in money):
        return Trigger(True, "text", "较大数额罚款或者没收", "a larger fine or confiscation")
    if "demolition" in kinds:
        return Trigger(True, "D", "责令限期拆除，属于其他较重的行政处罚", "an order to demolish, a heavier penalty")
    above = [penalty for penalty in money if (penalty.amount_fen or 0) >= 100 * _threshold(reading, pack)]
    if above and above[0].large is not False:
        amount = (above[0].amount_fen or 0) // 100
        return Trigger(
            True, "S", f"罚没{amount:,}元，达到河南省听证数额", f"{amount:,} yuan reaches Henan's hearing amount"
        )
    if any(penalty.amount_fen is None and penalty.large is None for penalty in money) or "other" in kinds:
        return Trigger(None, "text", "罚没数额未记录", "the amount is not recorded")
    return Trigger(False, "text", "没有听证事由", "no ground for a hearing")


def _threshold(reading: Reading, pack: RulePack) -> int:
    person = any(party.kind == "person" for party in reading.punished())
    return pack.whole("hearing_fine_person_yuan" if person else "hearing_fine_organisation_yuan")


@dataclass(frozen=True, slots=True)
class SpotLimit:
    """How high a fine on the spot may be; ``highest`` is an organisation's, while it is not recorded who it is."""

    yuan: int
    highest: int
    who_zh: str
    who_en: str
    codes: tuple[str, ...]
    mark: Mark


def spot_limit(parties: Sequence[Party], day: date | None, pack: RulePack) -> SpotLimit:
    """Return the limit of a fine on the spot on that day: a citizen's unless every party is an organisation.

    Source: Penalty Law (2021) art. 51; before 15 July 2021 art. 33 of the older text (fifty and a thousand yuan, M).
    """
    old = day is not None and day < NEW_PENALTY_LAW
    tail = "_2017" if old else ""
    person = pack.whole(f"simple_limit_person_yuan{tail}")
    organisation = pack.whole(f"simple_limit_organisation_yuan{tail}")
    kinds = {party.kind for party in parties}
    told = bool(kinds) and (kinds == {"organisation"} or "person" in kinds)
    firm = kinds == {"organisation"}
    who = ("法人或者其他组织", "an organisation") if firm else ("公民", "a citizen")
    yuan = organisation if firm else person
    return SpotLimit(yuan, yuan if told else organisation, *who, ("XZCF 33@2017",) if old else ("XZCF 51",),
                     "M" if old else "text")  # fmt: skip


def review_trigger(reading: Reading, hearing: Trigger) -> Trigger:
    """Return whether the decision must pass a legal review before it is made.

    Source: Penalty Law art. 58 para. 1 (text); the wider set of the Guiding Opinion of 2018 (mark S).
    """
    if "major-public-interest" in reading.flags:
        return Trigger(True, "text", "涉及重大公共利益", "major public interest")
    if "complex" in reading.flags:
        return Trigger(True, "text", "案件情况疑难复杂", "a difficult and complex case")
    if reading.of("hearing") and hearing.due is not False:
        return Trigger(True, "text", "直接关系当事人重大权益并经过听证", "major rights of the party, after a hearing")
    if "social-risk" in reading.flags:
        return Trigger(True, "S", "可能引发社会风险", "possible social risk")
    if hearing.due:
        return Trigger(
            True, "P", f"直接关系当事人重大权益（{hearing.zh}）", f"major rights of the party ({hearing.en})"
        )
    if reading.case.flags is None:
        return Trigger(None, "text", "是否重大、疑难复杂未记录", "whether it is major or complex is not recorded")
    return Trigger(False, "text", "没有法制审核的事由", "no ground for a legal review")


def discussion_trigger(reading: Reading, hearing: Trigger) -> Trigger:
    """Return whether the responsible persons must discuss collectively.

    Source: Penalty Law art. 57 para. 2 (the text defines neither "complex" nor "serious"); Henan regulation art. 28.
    """
    if reading.flags & {"complex", "serious"}:
        return Trigger(True, "text", "情节复杂或者重大违法行为", "complex circumstances or a serious violation")
    if hearing.due:
        return Trigger(True, "P", f"较重的处罚（{hearing.zh}）", f"a heavier penalty ({hearing.en})")
    if reading.of("collective-discussion"):
        return Trigger(True, "P", "本案已经提交集体讨论", "the case was put to a collective discussion")
    if reading.case.flags is None:
        return Trigger(None, "text", "是否情节复杂、重大未记录", "whether it is complex or serious is not recorded")
    return Trigger(False, "text", "没有集体讨论的事由", "no ground for a collective discussion")
