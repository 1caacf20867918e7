"""What a check says: points, each on one ground of the rule pack, with the facts of this case in its sentence.

A reader would guess that a check returns true or false. It yields points: one failing point fails the check, else one
unknown point leaves it unknown; no point at all means that the check does not apply. The ground names the articles and
whether it is fatal (that is data); the sentence and the facts are here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.checklist import Checklist
from brigade_app.domain.evidence_seal import fenced_off, is_placed_after, listed_at_decision, sealed_ids
from brigade_app.domain.keeping import SignOff
from brigade_app.domain.law.law_library import from_chinese
from brigade_app.domain.law.reading import OPEN, Reading, Span
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.rules import CheckRule, Law
from brigade_app.domain.law.types import Basis, Result
from brigade_app.domain.matters import LawCitation, Matter
from brigade_app.domain.records import Action, Evidence, Party
from brigade_app.domain.vocabulary import ACTION_KINDS

SIX_MONTHS_TO_SUE = date(2015, 5, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing a check found. ``on`` is the day whose law governs; ``fields`` name what was not recorded."""

    ground: str
    result: Result
    zh: str
    en: str
    acts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    fields: tuple[str, ...] = ()
    on: date | None = None


@dataclass(slots=True)
class Judging:
    """What a check is given: the case as read, the law, its own rule row."""

    reading: Reading
    law: Law
    checklist: Checklist
    seal: SignOff | None = None
    rule: CheckRule = field(init=False)
    reckoner: Reckoner = field(init=False)
    newest_law: date = field(init=False)
    counted: tuple[Evidence, ...] = field(init=False)
    """The evidence that may stand against the party: without what was made or added after the decision."""

    def __post_init__(self) -> None:
        """Note from which day on every cited text is in force, so that most acts need no look at each."""
        self.reckoner = Reckoner(self.reading, self.law, self.reading.on)
        starts = (law.effective_from for law in self.law.pack.laws.values())
        self.newest_law = max((start for start in starts if start is not None), default=date.min)
        fenced = fenced_off(self.reading.file, self.seal)
        self.counted = tuple(item for item in self.reading.evidence.values() if item.id not in fenced)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days."""
        return self.law.calendar

    @property
    def on(self) -> date:
        """Today."""
        return self.reading.on

    @property
    def matter(self) -> Matter | None:
        """The matter of the case, where the catalogue has it."""
        return self.law.catalogue.matter(self.reading.case.matter)

    @property
    def in_the_set(self) -> Sequence[Evidence]:
        """The evidence that the decision rests on: the sealed set as it was listed, or all where nothing is sealed."""
        items = tuple(self.reading.evidence.values())
        if self.seal is None:
            return items
        sealed, listed = sealed_ids(self.seal), listed_at_decision(self.reading.file, self.seal)
        return tuple(item for item in items if item.id in sealed and not is_placed_after(item, listed))

    def setting(self, name: str) -> int:
        """Return a whole number of the check's settings."""
        value = self.rule.settings[name]
        assert isinstance(value, int)
        return value


def _point(
    result: Result,
    ground: str,
    zh: str,
    en: str,
    of: Iterable[Action | Evidence | Party],
    basis: tuple[Basis, ...],
    fields: tuple[str, ...] = (),
) -> Point:
    things = tuple(of)
    acts = [thing for thing in things if isinstance(thing, Action)]
    return Point(
        ground=ground,
        result=result,
        zh=zh,
        en=en,
        acts=tuple(act.id for act in acts),
        evidence=tuple(thing.id for thing in things if isinstance(thing, Evidence)),
        basis=basis,
        fields=fields,
        on=min((act.at.earliest for act in acts if act.at is not None), default=None),
    )


def failed(ground: str, zh: str, en: str, *of: Action | Evidence | Party, basis: tuple[Basis, ...] = ()) -> Point:
    """Return a point that fails the check on this ground."""
    return _point("fail", ground, zh, en, of, basis)


def passed(ground: str, zh: str, en: str, *of: Action | Evidence | Party, basis: tuple[Basis, ...] = ()) -> Point:
    """Return a point that passes."""
    return _point("pass", ground, zh, en, of, basis)


def unknown(
    ground: str,
    zh: str,
    en: str,
    *of: Action | Evidence | Party,
    fields: tuple[str, ...] = (),
    basis: tuple[Basis, ...] = (),
) -> Point:
    """Return a point that cannot be told, and the fields that would tell."""
    return _point("unknown", ground, zh, en, of, basis, fields)


def told(
    ground: str,
    value: bool | None,
    fail: tuple[str, str],
    good: tuple[str, str],
    field_name: str,
    *of: Action | Evidence,
) -> Point:
    """Return the point of a recorded yes or no: ``True`` passes, ``False`` fails, absent is unknown."""
    if value is None:
        what = "、".join(zh_of(thing) for thing in of if isinstance(thing, Action)) or good[0]
        who = ", ".join(en_of(thing) for thing in of if isinstance(thing, Action)) or good[1]
        zh = f"{what}：未记录“{FIELD_ZH.get(field_name, field_name)}”"
        return unknown(
            ground, zh, f"{who}: {FIELD_EN.get(field_name, field_name)} is not recorded", *of, fields=(field_name,)
        )
    return passed(ground, *good, *of) if value else failed(ground, *fail, *of)


FIELD_ZH = {
    "certificates_shown": "出示证件",
    "rights_told": "告知权利义务",
    "pages_signed": "逐页签名",
    "party_present": "当事人在场",
    "copy_checked": "与原件核对",
    "approved": "批准",
    "list_given": "交付清单",
    "reasons_told": "当场告知理由依据权利",
    "defence_heard": "听取陈述申辩",
    "site_record": "现场笔录",
    "party_called": "通知当事人到场",
    "defence_right_told": "告知陈述申辩权",
    "hearing_right_told": "告知听证权",
    "answered_all": "逐条复核",
    "public": "公开举行",
    "record_signed": "笔录签名",
    "opinions_recorded": "记录各人意见",
    "mitigation_weighed": "考虑从轻减轻情节",
    "inventory_made": "清点登记",
    "recorded_av": "全程录像",
    "officers": "执法人员",
    "issuer": "文书署名机关",
    "sealed": "加盖印章",
    "document": "文书",
    "redacted": "遮盖个人信息",
    "told_to_party_on": "告知当事人日期",
    "qualified": "机构资质",
    "obtained_lawfully": "取得合法",
    "made_at": "形成时间",
    "at_night": "是否夜间",
    "goods_handed_over": "移交物品",
    "corrected": "是否改正",
}
FIELD_EN = {
    "certificates_shown": "whether certificates were shown",
    "rights_told": "whether rights were told",
    "pages_signed": "whether each page was signed",
    "site_record": "whether there is an on-site record",
    "list_given": "whether a list was handed over",
    "reasons_told": "whether reasons, basis and rights were told",
    "defence_heard": "whether the defence was heard",
    "defence_right_told": "whether the right to defend was told",
    "hearing_right_told": "whether the right to a hearing was told",
    "approved": "whether it was approved",
}


def day_of(act: Action) -> str:
    """Return an act's day as it is known: a day, a month or a year; never the clock time."""
    if act.at is None:
        return "日期不明"
    return act.at.text if act.at.instant is None else act.at.earliest.isoformat()


def zh_of(act: Action) -> str:
    """Name an act in Chinese: ``2026-03-05事先告知（南召罚告〔2026〕3号）``."""
    number = f"（{act.document.number}）" if act.document and act.document.number else ""
    return f"{'约' if act.approximate else ''}{day_of(act)}{ACTION_KINDS[act.kind].name_zh}{number}"


def en_of(act: Action) -> str:
    """Name an act in English: ``prior notice of 2026-03-05 (a9)``."""
    when = "unknown date" if act.at is None else ("about " if act.approximate else "") + day_of(act)
    return f"{ACTION_KINDS[act.kind].name_en} of {when} ({act.id})"


def names_zh(parties: Iterable[Party]) -> str:
    """Name parties in Chinese."""
    return "、".join(party.name or party.id for party in parties) or "当事人"


def names_en(parties: Iterable[Party]) -> str:
    """Name parties for the English sentence."""
    return ", ".join(party.name or party.id for party in parties) or "the party"


def yuan(fen: int) -> str:
    """Return an amount in yuan without a unit."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"


def missing_act(
    judging: Judging,
    kind: str,
    ground: str,
    why_zh: str,
    why_en: str,
    *of: Action,
    before: Action | None = None,
    target: Action | None = None,
    good: bool = True,
    basis: tuple[Basis, ...] = (),
) -> Iterator[Point]:
    """Yield the point of an act that must have taken place (before another): known absent fails, silence is unknown."""
    reading = judging.reading
    name_zh, name_en = ACTION_KINDS[kind].name_zh, ACTION_KINDS[kind].name_en
    state = reading.presence(kind, of=target, before=before)
    limit_zh = f"{zh_of(before)}之前" if before else ""
    limit_en = f" before {en_of(before)}" if before else ""
    if state == "no":
        yield failed(
            ground, f"{limit_zh}没有{name_zh}：{why_zh}", f"no {name_en}{limit_en}: {why_en}", *of, basis=basis
        )
    elif state == "unknown":
        yield unknown(
            ground,
            f"{limit_zh}有无{name_zh}未记录",
            f"whether there was a {name_en}{limit_en} is not recorded",
            *of,
            fields=(kind,),
            basis=basis,
        )
    elif good:
        act = next(a for a in reading.of(kind) if before is None or reading.presence(kind, before=before) == "yes")
        yield passed(ground, f"有{zh_of(act)}", f"there is the {en_of(act)}", *of, act, basis=basis)


def citations(found: Iterable[LawCitation]) -> tuple[Basis, ...]:
    """Return the articles of a matter as bases: ``城乡规划法 65``."""
    return tuple(_citation(one) for one in found)


def _citation(one: LawCitation) -> Basis:
    title = one.law.partition("(")[0]
    number = from_chinese(one.article.removeprefix("第").removesuffix("条"))
    return Basis("", title, title, title, number, one.paragraph or None, one.item or None)


def norm_of(judging: Judging) -> tuple[Basis, ...]:
    """Return prohibition and liability of the matter, where the catalogue has it."""
    matter = judging.matter
    return citations((*matter.prohibition, *matter.liability)) if matter else ()


def is_local(judging: Judging) -> bool:
    """Whether the provincial and municipal texts of the catalogue govern: the program's own cases, and Nanyang's."""
    unit = judging.reading.case.unit or ""
    return judging.reading.complete or any(place in unit for place in ("南召", "南阳"))


def rests_on_local_law(bases: Iterable[Basis]) -> bool:
    """Whether any of these articles is of Henan or Nanyang only."""
    return any(basis.law.startswith(("河南省", "南阳市")) for basis in bases)


def after_days(span: Span | None, days: int) -> Span:
    """Return the span ``days`` natural days later; the start day is not counted."""
    span = span or OPEN
    step = timedelta(days=days)
    return Span(span.first and span.first + step, span.last and span.last + step)


def after_working_days(calendar: WorkCalendar, span: Span | None, days: int) -> Span:
    """Return the span ``days`` working days later (Penalty Law art. 85, Coercion Law art. 69)."""
    span = span or OPEN
    return Span(
        span.first and calendar.add_working_days(span.first, days),
        span.last and calendar.add_working_days(span.last, days),
    )
