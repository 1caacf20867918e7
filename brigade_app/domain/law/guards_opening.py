"""Guards from the clue to the end of the investigation (E01 to E12)."""

from collections.abc import Iterator

from brigade_app.domain.codec import penalties_of
from brigade_app.domain.law.authority import Power, power_on, power_over_case
from brigade_app.domain.law.guards import Look, guard
from brigade_app.domain.law.reading import before_limit, certificate_valid, day_span, flag, moment, span_of
from brigade_app.domain.law.triggers import SpotLimit, spot_limit
from brigade_app.domain.law.types import CERTAIN, Reason
from brigade_app.domain.matters import PenaltyRange
from brigade_app.domain.records import Penalty

Reasons = Iterator[Reason]
OUTSIDE_BODIES = ("appraisal", "evidence-collection", "term-extension")


@guard("source")
def source(look: Look) -> Reasons:
    """The source of a clue is recorded."""
    if look.reading.case.source is None and not look.planned:
        yield look.doubt("线索来源没有登记", "the source of the clue is not recorded", "XZCF 54/1")


@guard("transfer-target")
def transfer_target(look: Look) -> Reasons:
    """A case goes to another organ only where it is not the unit's own."""
    if not look.planned and not look.value("to"):
        yield look.doubt("没有写明移送给哪个机关", "the receiving organ is not named", "XZCF 22")
    power = power_of(look)
    if power is not None and power.held == "yes":
        yield look.doubt(
            f"本机关有权处理（{power.because.zh}），移送应当说明理由",
            "the unit itself holds the power: say why",
            "XZCF 25/1",
        )


@guard("no-filing-ground")
def no_filing_ground(look: Look) -> Reasons:
    """Not filing has a ground."""
    if not look.planned and not look.value("reason"):
        yield look.doubt("不予立案没有写明理由", "no reason is given for not filing", "XZCF 54/2")


def power_of(look: Look) -> Power | None:
    """Return whether the unit holds the power over the case's matter, from filing to this step."""
    case = look.reading.case
    if look.matter is None:
        return None
    filing = look.reading.first("filing")
    filed = day_span(filing).first if filing is not None else None
    return power_over_case(look.law.authority, look.matter, case.unit, filed or look.day, look.day)


@guard("power")
def power(look: Look) -> Reasons:
    """The unit holds the power on the day (Penalty Law arts. 17, 24, 38)."""
    stated = look.reading.case.authority
    if stated is not None and stated.kind == "none":
        yield look.no("案卷载明本机关没有这项职权", "the record says the unit has no such power", "XZCF 38/1")
        return
    if stated is not None and stated.kind is not None and (stated.valid_from or stated.valid_to):
        late = stated.valid_to is not None and look.day > stated.valid_to.latest
        early = stated.valid_from is not None and look.day < stated.valid_from.earliest
        if late or early:
            name = stated.instrument or "授权依据"
            words_en = f"{stated.instrument or 'the grant'} is not in force on {look.day}"
            yield look.no(f"{name}在 {look.day} 不在有效期内", words_en, "XZCF 24/1", "XZCF 38/1")
        return
    held = power_of(look)
    if held is None:
        yield look.doubt("事项没有登记，不能核对职权", "no matter recorded: the power cannot be checked", "XZCF 17")
    elif held.held == "yes" and held.mark not in CERTAIN:
        yield look.doubt(
            f"授权依据尚未核实：{held.because.zh}", f"grant not verified: {held.because.en}", mark=held.mark
        )
    elif held.held != "yes":
        certain = held.held == "no"
        words = (held.because.zh, held.because.en)
        yield look.no(*words, "XZCF 24/1", "XZCF 38/1") if certain else look.doubt(*words, "XZCF 24/1", mark=held.mark)


@guard("two-officers")
def two_officers(look: Look) -> Reasons:
    """At least two officers, each with a certificate valid on the day (Penalty Law art. 42)."""
    if look.act.kind in OUTSIDE_BODIES:
        return
    codes = ("XZQZ 18(2)",) if look.act.kind == "seizure" else ("XZCF 42/1",)
    ids = look.act.officers
    if ids is None:
        if not look.planned:
            yield look.doubt("没有登记执法人员", "no officers are recorded", *codes)
        return
    if len(set(ids)) < 2:
        yield look.no("执法人员不足两人", "fewer than two officers", *codes)
    for each in dict.fromkeys(ids):
        officer = look.reading.officers.get(each)
        valid = None if officer is None else certificate_valid(officer, day_span(look.act))
        name = officer.name or each if officer else each
        if valid is False:
            yield look.no(f"{name}的执法证当日无效", f"the certificate of {name} is not valid that day", "XZCF 42/1")
        elif valid is None:
            yield look.doubt(f"{name}的执法证没有登记", f"the certificate of {name} is not recorded", "XZCF 42/1")


@guard("extension-basis")
def extension_basis(look: Look) -> Reasons:
    """The ninety days are extended only by another law, regulation or rule (Penalty Law art. 60)."""
    if look.act.kind != "term-extension":
        return
    if not look.value("basis"):
        words = (
            "处罚法没有延长办案期限的规定，须有法律、法规、规章的依据",
            "only another law or rule extends the term",
        )
        yield look.no(*words, "XZCF 60")
    else:
        yield look.doubt("延长的依据须核实", "the basis of the extension must be confirmed", "XZCF 60", mark="text")


@guard("recusal")
def recusal(look: Look) -> Reasons:
    """An officer who must withdraw does not act (Penalty Law art. 43)."""
    for assignment in look.reading.of("assignment"):
        declared = (assignment.data or {}).get("recusal_declared")
        for each in look.act.officers or ():
            if isinstance(declared, dict) and declared.get(each) is True:
                yield look.no(f"{each}已声明应当回避", f"{each} has declared a ground to withdraw", "XZCF 43/1")


@guard("simple-limits")
def simple_limits(look: Look) -> Reasons:
    """Warning, or a fine up to 200 yuan of a citizen and 3000 of an organisation (Penalty Law art. 51)."""
    limit = spot_limit(look.reading.punished(look.act), look.day, look.law.pack)
    penalties = penalties_of(look.act.data)
    if penalties is None:
        yield from _lowest_of_matter(look, limit)
        return
    for penalty in penalties:
        yield from _beyond_simple(look, penalty, limit)


def _beyond_simple(look: Look, penalty: Penalty, limit: SpotLimit) -> Reasons:
    if penalty.kind not in ("warning", "fine"):
        words = ("当场处罚只能是警告或者罚款", "on the spot only a warning or a fine is lawful")
        yield look.no(*words, *limit.codes, mark=limit.mark)
    elif penalty.amount_fen is not None and penalty.amount_fen > 100 * limit.yuan:
        yuan = penalty.amount_fen // 100
        yield _above(
            look,
            limit,
            f"罚款{yuan}元，超过对{limit.who_zh}当场处罚的上限{limit.yuan}元",
            f"a fine of {yuan} yuan is above the limit of {limit.yuan} yuan for {limit.who_en}",
            sure=penalty.amount_fen > 100 * limit.highest,
        )


def _above(look: Look, limit: SpotLimit, zh: str, en: str, *, sure: bool) -> Reason:
    """Refuse what is above every limit that may apply; only warn while it is not recorded whom it hits."""
    if sure:
        return look.no(zh, en, *limit.codes, mark=limit.mark)
    return look.doubt(f"{zh}（当事人是否为单位未登记）", f"{en} (who the party is, is not recorded)", *limit.codes)


def _lowest_of_matter(look: Look, limit: SpotLimit) -> Reasons:
    matter = look.matter
    if matter is None:
        return
    mine = ("any", "unit") if limit.who_en == "an organisation" else ("any", "individual")
    own = [each for each in matter.penalties if each.applies_to in mine]
    if any("warning" in each.kind for each in own):
        return
    fines = [each for each in own if each.kind == "fine"]
    lows = [each for each in fines if each.unit == "yuan" and each.min is not None]
    if not fines:
        words = (f"“{matter.name_zh}”没有警告、罚款", f"{matter.name_en} has neither warning nor fine")
        yield look.no(*words, *limit.codes, mark=limit.mark)
    elif len(lows) == len(fines) and all((each.min or 0) > limit.yuan for each in lows):
        low = min(lows, key=_minimum)
        yield _above(
            look,
            limit,
            f"“{matter.name_zh}”罚款{low.min}元至{low.max}元，超过对{limit.who_zh}当场处罚的上限{limit.yuan}元",
            f"{matter.name_en}: {low.min} to {low.max} yuan exceeds the on-the-spot limit of {limit.yuan} yuan"
            f" for {limit.who_en}",
            sure=(low.min or 0) > limit.highest,
        )
    elif not matter.simple_procedure_possible:
        note = matter.simple_procedure_note_zh or "事项目录列为不适用"
        yield look.doubt(
            f"“{matter.name_zh}”一般不适用当场处罚：{note.rstrip('。')}",
            f"{matter.name_en}: the catalogue says that it does not fit the on-the-spot procedure",
            *limit.codes,
            mark="D",
        )


def _minimum(each: PenaltyRange) -> tuple[int, str]:
    return int(each.min or 0), each.kind


@guard("time-bar")
def time_bar(look: Look) -> Reasons:
    """The act was found within two years, or five (Penalty Law art. 36)."""
    case = look.reading.case
    ended = case.act_ended_on or (None if case.act_continuing else case.act_started_on)
    if ended is None:
        return
    found = span_of(case.discovered_on, case) if case.discovered_on else day_span(look.act)
    start = span_of(ended, case)
    two, five = look.r.term("D01", start, at=look.day), look.r.term("D02", start, at=look.day)
    if two is None or before_limit(found, two.due) is True:
        return
    late_for_five = five is None or before_limit(found, five.due) is False
    harmless = case.facts is not None and case.facts.harm == "none"
    if before_limit(found, two.due) is False and (late_for_five or harmless):
        words = ("违法行为发现时已超过追责时效", "the act was found after the time bar")
        yield look.no(*words, "XZCF 36/1", "XZCF 36/2", mark=two.rule.mark, trace=two.trace)
    else:
        words = ("可能已超过追责时效", "the time bar may have passed")
        yield look.doubt(*words, "XZCF 36/1", mark="text", trace=two.trace)


@guard("not-closed")
def not_closed(look: Look) -> Reasons:
    """A closed case is not filed again."""
    if look.reading.of("closing"):
        yield look.no("本案已结案", "the case is closed", "XZCF 54/2", mark="P")


@guard("not-punished")
def not_punished(look: Look) -> Reasons:
    """After a fine on the spot the same act is not fined again (Penalty Law art. 29)."""
    for act in look.reading.of("simple-decision"):
        if any(penalty.kind == "fine" for penalty in penalties_of(act.data) or ()):
            yield look.no("同一行为已当场罚款，不得再罚", "the same act was fined on the spot already", "XZCF 29")


@guard("approved")
def approved(look: Look) -> Reasons:
    """A responsible person approved beforehand (Penalty Law art. 56)."""
    given = flag(look.act, "approved")
    if given is False:
        yield look.no("未经行政机关负责人批准", "not approved by a responsible person", "XZCF 56")
    elif given is None and not look.planned:
        yield look.doubt("没有登记负责人批准", "the approval is not recorded", "XZCF 56", mark="text")


@guard("approved-or-urgent")
def approved_or_urgent(look: Look) -> Reasons:
    """Approved before the measure, or urgent and reported within 24 hours (Coercion Law arts. 18, 19)."""
    given, urgent = flag(look.act, "approved"), flag(look.act, "urgent")
    if urgent or given or look.planned:
        return
    words = ("实施前未经负责人批准，也不属于紧急情况", "neither approved before nor urgent")
    if given is False and urgent is False:
        yield look.no(*words, "XZQZ 18(1)", "XZQZ 19")
    else:
        yield look.doubt(
            "没有登记批准或者紧急情况", "neither approval nor urgency is recorded", "XZQZ 18(1)", mark="text"
        )


@guard("coercive-power")
def coercive_power(look: Look) -> Reasons:
    """A law or regulation gives this organ the measure; it is never entrusted (Coercion Law arts. 17, 22)."""
    matter, case = look.matter, look.reading.case
    if case.authority is not None and case.authority.kind == "entrusted":
        yield look.no("行政强制措施权不得委托", "coercive measures cannot be entrusted", "XZQZ 17/1")
        return
    if matter is None:
        yield look.doubt(
            "事项没有登记，不能核对查封、扣押的职权", "no matter recorded: power unknown", "XZQZ 22", mark="text"
        )
        return
    held = power_on(look.law.authority, matter, case.unit, look.day)
    if held.grant is not None and held.grant.kind == "entrusted":
        yield look.no("行政强制措施权不得委托", "coercive measures cannot be entrusted", "XZQZ 17/1")
    elif held.held == "no":
        yield look.no(held.because.zh, held.because.en, "XZQZ 17/1", "XZQZ 22")
    elif held.grant is None or not held.grant.coercive or held.grant.kind == "conferred":
        words = ("查封、扣押的法律、法规依据须核实", "the law or regulation behind the measure must be confirmed")
        yield look.doubt(*words, "XZQZ 17/2", "XZQZ 22", mark="D")


@guard("order-says")
def order_says(look: Look) -> Reasons:
    """An order says what to correct and until when."""
    if not look.planned and not (look.value("what") or look.value("order")):
        yield look.doubt("没有写明责令改正什么", "what to correct is not stated", "XZCF 28/1")
    if not look.planned and not (look.value("until") or look.value("term_days")):
        yield look.doubt("没有写明改正期限", "no term to correct is stated", "XZCF 28/1")
    if look.value("order") == "demolish":
        if not look.reading.of("prior-notice"):
            words = ("责令拆除前宜先告知并听取陈述申辩", "notify and hear the party before ordering demolition")
            yield look.doubt(*words, "XZQZ 8/1")
        if flag(look.act, "correctable") is not False:
            words = ("没有认定为不能采取改正措施", "not found that nothing less than demolition corrects it")
            yield look.doubt(*words, "CXGH 65", mark="D")


@guard("crime")
def crime(look: Look) -> Reasons:
    """Suspected crime, approved by the head (Penalty Law art. 27, Provisions on Transfer art. 5)."""
    if "suspected-crime" not in look.reading.flags:
        yield look.doubt("案件没有标明涉嫌犯罪", "the case is not flagged as a suspected crime", "XZCF 27/1")
    if not look.planned and moment(look.act, "approved_at") is None:
        yield look.doubt("没有登记正职负责人批准时间", "the head's approval is not recorded", "YSGD 5/2", mark="text")


@guard("filed")
def filed(look: Look) -> Reasons:
    """The case was filed."""
    yield from look.missing("filing", "尚未立案", "the case is not filed", "XZCF 54/2", mark="D")


@guard("evidence-gathered")
def evidence_gathered(look: Look) -> Reasons:
    """Facts rest on evidence (Penalty Law art. 40)."""
    kinds = ("on-site-inspection", "inquiry", "evidence-collection", "sampling", "appraisal")
    if look.reading.evidence or look.reading.of(*kinds):
        return
    words = ("没有任何证据和调查记录", "no evidence and no record of an investigation")
    yield look.no(*words, "XZCF 40") if look.reading.complete else look.doubt(*words, "XZCF 40", mark="text")


@guard("measures-settled")
def measures_settled(look: Look) -> Reasons:
    """Registered and seized things are accounted for."""
    for act in look.reading.of("evidence-registration"):
        settled = look.reading.of("evidence-registration-disposal")
        term = look.r.term("D06", day_span(act))
        if not settled and term and term.due.last and look.day > term.due.last:
            words = ("先行登记保存逾期未处理", "registered evidence is overdue")
            yield look.doubt(*words, "XZCF 56", mark="text", trace=term.trace)
