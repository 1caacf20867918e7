"""Subject (主体): who acts, in whose name, by whom, against whom. K-S01 to K-S04."""

from collections.abc import Iterator

from brigade_app.domain.law.authority import power_over_case
from brigade_app.domain.law.checks.points import (
    Judging,
    Point,
    citations,
    en_of,
    failed,
    is_local,
    names_en,
    names_zh,
    passed,
    unknown,
    zh_of,
)
from brigade_app.domain.law.reading import certificate_valid, day_span, span_of
from brigade_app.domain.law.types import Basis
from brigade_app.domain.records import Action, Authority, Officer
from brigade_app.domain.when import When, full_years

OUTGOING = (
    "prior-notice",
    "decision",
    "simple-decision",
    "order-to-correct",
    "seizure",
    "hearing-notice",
    "demand",
    "demolition-notice",
    "enforcement-decision",
    "court-application",
)
SEALED_BY_LAW = frozenset({"decision", "seizure", "enforcement-decision", "court-application"})
IN_PAIRS = (
    "on-site-inspection",
    "inquiry",
    "evidence-collection",
    "sampling",
    "evidence-registration",
    "seizure",
    "simple-decision",
)
BRIGADE_WORDS = ("执法队", "执法大队", "执法中队", "执法支队", "执法办公室")
ACTORS = frozenset({"actor", "builder", "operator"})
CAPACITY_ZH = {"supervisor": "主管、监督单位", "buyer": "买受人", "agent": "代理人"}
BYSTANDERS = frozenset({"supervisor", "buyer", "agent"})


def authority(judging: Judging) -> Iterator[Point]:
    """K-S01: the matter is within a power in force on the filing date and on the decision date."""
    reading = judging.reading
    act = reading.main_act or reading.first("filing")
    if act is None:
        return
    ground = _power_ground(judging, act)
    basis = who_may(judging)
    stated = reading.case.authority
    if stated is not None and stated.kind == "none":
        unit = reading.case.unit or "本机关"
        yield failed(
            ground,
            f"{zh_of(act)}由{unit}作出，而案卷载明其没有这项职权",
            f"{en_of(act)} was taken by {unit}, which the record says has no such power",
            act,
            basis=basis,
        )
        return
    yield _power_held(judging, act, ground, basis)


def _power_ground(judging: Judging, act: Action) -> str:
    if act.kind == "seizure":
        return "no-power-to-seize"
    building = act.kind in ("demolition", "order-to-correct", "substitute-performance")
    return "no-power-to-demolish" if building else "no-power"


def who_may(judging: Judging) -> tuple[Basis, ...]:
    """Return the article that names who may act: the matter's, and for river land the Water Law's."""
    matter, place = judging.matter, judging.reading.case.place
    bases = citations((matter.enforcer.named_in,)) if matter else ()
    if place is not None and place.land == "river":
        bases = (*bases, Basis("SLF", "水法", "Water Law", "水法", 65))
    return bases


def _power_held(judging: Judging, act: Action, ground: str, basis: tuple[Basis, ...]) -> Point:
    """Return what the dated lists say; a power the file states itself counts only with its days."""
    reading, matter = judging.reading, judging.matter
    stated = reading.case.authority
    if stated is not None and (stated.valid_from or stated.valid_to):
        filing = reading.first("filing")
        points = [_stated_power(stated, each, basis) for each in (filing, act) if each is not None]
        return next((one for one in points if one.result != "pass"), points[-1])
    if matter is None or reading.case.unit is None or reading.case.unit_level != "township":
        return unknown(
            ground,
            f"{zh_of(act)}所依据的职权没有登记",
            f"the power behind the {en_of(act)} is not recorded",
            act,
            fields=("case.matter", "case.authority"),
            basis=basis,
        )
    filing = reading.first("filing")
    decided = act.at.earliest if act.at else judging.on
    filed = filing.at.earliest if filing is not None and filing.at else decided
    power = power_over_case(judging.law.authority, matter, reading.case.unit, filed, max(filed, decided))
    said = f"{zh_of(act)}：{power.because.zh}", f"{en_of(act)}: {power.because.en}"
    if power.held == "yes":
        return passed(ground, *said, act, basis=power.basis)
    if power.held == "no" and (is_local(judging) or matter.authority.kind == "police"):
        return failed(ground, *said, act, basis=(*power.basis, *basis))
    return unknown(ground, *said, act, fields=("case.authority",), basis=basis)


def _stated_power(stated: Authority, act: Action, basis: tuple[Basis, ...]) -> Point:
    name, starts, ends, span = stated.instrument or "授权依据", stated.valid_from, stated.valid_to, day_span(act)
    if (ends and span.first and span.first > ends.latest) or (starts and span.last and span.last < starts.earliest):
        return failed(
            "not-in-force",
            f"{name}（{starts or '…'}至{ends or '…'}）在{zh_of(act)}当日不在有效期内",
            f"{name} ({starts or '…'} to {ends or '…'}) was not in force on the day of the {en_of(act)}",
            act,
            basis=basis,
        )
    held = (starts is None or (span.first and starts.latest <= span.first)) and (
        ends is None or (span.last and span.last <= ends.earliest)
    )
    if not held:
        return unknown(
            "not-in-force",
            f"{zh_of(act)}是否在{name}有效期内不能确定",
            f"whether the {en_of(act)} lies within {name} cannot be told",
            act,
            fields=("at",),
            basis=basis,
        )
    return passed(
        "not-in-force", f"{zh_of(act)}当日{name}有效", f"{name} was in force on the day of the {en_of(act)}", act
    )


def name_and_seal(judging: Judging) -> Iterator[Point]:
    """K-S02: every outgoing document bears the township's name, and its seal where the law asks for it."""
    reading = judging.reading
    entrusted = reading.case.authority is not None and reading.case.authority.kind == "entrusted"
    for act in reading.of(*OUTGOING):
        paper = act.document
        issuer = paper.issuer if paper else None
        if issuer is None:
            if act.kind in SEALED_BY_LAW or act.kind == "simple-decision":
                yield unknown(
                    "brigade-name",
                    f"{zh_of(act)}以谁的名义作出未记录",
                    f"in whose name the {en_of(act)} was made is not recorded",
                    act,
                    fields=("document.issuer",),
                )
        elif issuer.endswith(BRIGADE_WORDS) and reading.case.unit_level in (None, "township"):
            yield failed(
                "brigade-name",
                f"{zh_of(act)}以“{issuer}”名义作出，不是以乡镇人民政府名义",
                f"{en_of(act)} bears the name of {issuer}, not of the township government",
                act,
            )
        elif entrusted and issuer == reading.case.unit and reading.case.unit_level == "township":
            yield failed(
                "entrusted-name",
                f"受委托办案，{zh_of(act)}却以{issuer}自己的名义作出",
                f"under an entrustment the {en_of(act)} bears {issuer}'s own name",
                act,
            )
        elif (reading.case.unit or "？") in issuer or entrusted or issuer in (reading.case.joint_units or ()):
            yield passed(
                "brigade-name", f"{zh_of(act)}以{issuer}名义作出", f"{en_of(act)} bears the name of {issuer}", act
            )
        else:
            yield unknown(
                "brigade-name",
                f"{zh_of(act)}署名“{issuer}”，与办案单位{reading.case.unit or ''}不一致，须核对",
                f"{en_of(act)} bears the name of {issuer}, not that of the unit; to be verified",
                act,
                fields=("document.issuer",),
            )
        yield from _seal(act)


def _seal(act: Action) -> Iterator[Point]:
    sealed = act.document.sealed if act.document else None
    if act.kind in SEALED_BY_LAW:
        if sealed is None:
            yield unknown(
                "no-seal",
                f"{zh_of(act)}是否盖章未记录",
                f"whether the {en_of(act)} is sealed is not recorded",
                act,
                fields=("document.sealed",),
            )
        elif sealed:
            yield passed("no-seal", f"{zh_of(act)}已盖章", f"{en_of(act)} is sealed", act)
        else:
            yield failed("no-seal", f"{zh_of(act)}没有加盖机关印章", f"{en_of(act)} bears no seal", act)
    elif sealed is False and act.kind != "simple-decision":
        yield failed("no-seal-other", f"{zh_of(act)}没有盖章", f"{en_of(act)} bears no seal", act)


def two_officers(judging: Judging) -> Iterator[Point]:
    """K-S03: at least two officers with certificates valid on the day of each act."""
    for act in judging.reading.of(*IN_PAIRS):
        yield _pair(judging, act)


def _pair(judging: Judging, act: Action) -> Point:
    if act.officers is None:
        return unknown(
            "fewer-than-two",
            f"{zh_of(act)}由哪些人员实施未记录",
            f"who carried out the {en_of(act)} is not recorded",
            act,
            fields=("officers",),
        )
    people = list(dict.fromkeys(act.officers))
    if len(people) < 2:
        return failed(
            "fewer-than-two",
            f"{zh_of(act)}只有{len(people)}名执法人员",
            f"{en_of(act)} was carried out by {len(people)} officer(s)",
            act,
        )
    known = [judging.reading.officers[i] for i in people if i in judging.reading.officers]
    held = [(officer, _qualified(officer, act)) for officer in known]
    bad = [officer for officer, answer in held if answer is False]
    if len(people) - len(bad) < 2:
        who = "、".join(officer.name or officer.id for officer in bad)
        return failed(
            "no-certificate",
            f"{zh_of(act)}当日{who}没有有效执法证件，合格人员不足两名",
            f"on the day of the {en_of(act)} {who} held no valid certificate: fewer than two remain",
            act,
        )
    if sum(1 for _, answer in held if answer) >= 2:
        return passed(
            "fewer-than-two",
            f"{zh_of(act)}有两名以上持有效证件的执法人员",
            f"{en_of(act)} had two officers with valid certificates",
            act,
        )
    return unknown(
        "no-certificate",
        f"{zh_of(act)}当日执法人员的证件是否有效未记录",
        f"whether the officers' certificates were valid on the day of the {en_of(act)} is not recorded",
        act,
        fields=("certificate", "certificate_from", "certificate_to"),
    )


def _qualified(officer: Officer, act: Action) -> bool | None:
    if officer.posts is not None and not officer.posts:
        return False
    return certificate_valid(officer, day_span(act))


def right_party(judging: Judging) -> Iterator[Point]:
    """K-S04: the party punished is the one who did it, exists, is identified, and is old enough."""
    reading = judging.reading
    act = reading.main_act
    if act is None:
        return
    punished = reading.punished(act)
    if "subject" in reading.unproven:
        yield failed(
            "not-the-actor",
            f"案卷没有证明{names_zh(punished)}就是应当承担责任的行为人",
            f"the file does not prove that {names_en(punished)} is the one who answers for the act",
            act,
        )
    others = [p for p in reading.parties.values() if p not in punished and ACTORS & set(p.capacity or ())]
    for party in punished:
        roles = set(party.capacity or ())
        if roles and roles <= BYSTANDERS and others:
            as_what = "、".join(CAPACITY_ZH[role] for role in sorted(roles))
            yield failed(
                "not-the-actor",
                f"{names_zh([party])}只是{as_what}，实施行为的是{names_zh(others)}",
                f"{names_en([party])} is only {', '.join(sorted(roles))}; the act was done by {names_en(others)}",
                act,
                party,
            )
        if party.kind == "person" and act.kind in ("decision", "simple-decision"):
            yield _old_enough(judging, party.name or party.id, party.born_on, act)
        if party.identity_proven_by is None:
            yield unknown(
                "identity",
                f"{names_zh([party])}的身份证明未记录",
                f"how {names_en([party])} was identified is not recorded",
                act,
                fields=("identity_proven_by",),
            )
        elif not party.identity_proven_by:
            yield failed(
                "identity",
                f"没有{names_zh([party])}的身份证明",
                f"nothing proves the identity of {names_en([party])}",
                act,
            )
        else:
            yield passed(
                "identity", f"{names_zh([party])}的身份有证据", f"the identity of {names_en([party])} is proven", act
            )
    if not punished:
        yield unknown(
            "identity",
            f"{zh_of(act)}针对谁未记录",
            f"whom the {en_of(act)} concerns is not recorded",
            act,
            fields=("parties",),
        )


def _old_enough(judging: Judging, name: str, born_on: When | None, act: Action) -> Point:
    case = judging.reading.case
    did = span_of(case.act_started_on or case.act_ended_on, case)
    born = span_of(born_on)
    if born.last is None or did.first is None or did.last is None or born.first is None:
        return unknown(
            "under-age",
            f"{name}行为时的年龄不能确定",
            f"the age of {name} at the act cannot be told",
            act,
            fields=("born_on", "act_started_on"),
        )
    oldest, youngest = full_years(born.first, did.last), full_years(born.last, did.first)
    if oldest < 14:
        return failed(
            "under-age",
            f"{name}（{born_on}出生）行为时不满十四周岁",
            f"{name} (born {born_on}) was under fourteen at the act",
            act,
        )
    if youngest >= 14:
        return passed("under-age", f"{name}行为时已满十四周岁", f"{name} was fourteen or older at the act", act)
    return unknown(
        "under-age",
        f"{name}行为时的年龄不能确定",
        f"the age of {name} at the act cannot be told",
        act,
        fields=("born_on",),
    )
