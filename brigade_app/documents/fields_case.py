"""Fields of the unit, the case, the party and the officers."""

import re
from datetime import date

from brigade_app.documents.casewords import CaseWords, data_text, plain, when_words
from brigade_app.documents.citing import cite_all
from brigade_app.documents.field import Field
from brigade_app.domain.records import Officer, Party
from brigade_app.domain.when import full_years
from brigade_app.domain.writing import birth_date_of, date_in_words

SOURCES = {
    "inspection": "检查发现", "report": "投诉、举报", "transfer": "其他机关移送", "assignment": "上级交办",
    "monitoring": "技术监控",
}  # fmt: skip
PROCEDURES = {
    "ordinary": "普通程序", "simple": "简易程序（当场处罚）", "demolition-rural": "违法建设查处（乡村规划）",
    "demolition-urban": "违法建设查处（城镇规划）", "demolition-land": "违法占地查处（土地管理）",
}  # fmt: skip
CAPACITIES = {
    "actor": "行为人", "builder": "建设者", "operator": "经营者", "owner": "所有人", "buyer": "买受人",
    "supervisor": "主管人员", "agent": "代理人",
}  # fmt: skip
AUTHORITIES = {"own": "法律直接授权", "conferred": "依省级决定交由乡镇行使", "entrusted": "受委托"}
_COUNTY = re.compile(r".+?[县市区](?!.*[县市区])")
LANDS = {
    "homestead": "宅基地", "farmland": "农用地", "construction": "建设用地", "river": "河道管理范围",
    "state": "国有土地", "unknown": "地类待核实",
}  # fmt: skip


def county_government(words: CaseWords) -> str | None:
    """Return the reconsideration organ: the people's government of the county (行政复议法 art. 24).

    The unit's record may name the county (南召县), its government or its justice bureau; it is always the government.
    """
    name = plain(words.context.unit.county_name)
    county = _COUNTY.match(name) if name else None
    return f"{county[0]}人民政府" if county else name


def cause(words: CaseWords) -> str | None:
    """Return the cause (案由): the matter's name, else what the case says."""
    matter = words.context.matter
    return plain(matter.name if matter else words.case.matter_zh)


def party_label(party: Party) -> str:
    """Return the kind of number that identifies the party."""
    return "统一社会信用代码" if party.kind == "organisation" else "公民身份号码"


def sex_of(party: Party | None) -> str | None:
    """Return 男 or 女 from an 18-digit identity number (GB 11643: odd is male)."""
    number = party.id_number if party and party.kind != "organisation" else None
    if not number or len(number) != 18 or not number[16].isdigit():
        return None
    return "男" if int(number[16]) % 2 else "女"


def born_on(party: Party | None) -> date | None:
    """Return the date of birth: as recorded, else as the identity number says."""
    if party is None or party.kind == "organisation":
        return None
    return party.born_on.day if party.born_on else birth_date_of(party.id_number or "")


def age_of(words: CaseWords) -> str | None:
    """Return the full years of the party on the day of the document."""
    born, today = born_on(words.party), words.context.today
    if born is None:
        return None
    return f"{full_years(born, today)}岁"


def party_line(party: Party | None) -> str | None:
    """Return the party as a decision names it: name, identity, address (行政处罚法 art. 59(1))."""
    if party is None or not party.name:
        return None
    born = born_on(party)
    parts = [plain(party.name), sex_of(party), f"{date_in_words(born)}出生" if born else None]
    if party.id_number:
        parts.append(f"{party_label(party)}{plain(party.id_number)}")
    if party.address:
        parts.append(f"住所地{plain(party.address)}" if party.kind == "organisation" else f"住{plain(party.address)}")
    return "，".join(part for part in parts if part)


def officer_line(officer: Officer) -> str:
    """Return 张建国（执法证号16130418001）."""
    name = plain(officer.name) or "______"
    return f"{name}（执法证号{plain(officer.certificate)}）" if officer.certificate else name


def you_of(party: Party | None) -> str:
    """Return how a paper speaks to somebody: 你 to a person, 你单位 to an organisation."""
    kind = party.kind if party else None
    return {"person": "你", "organisation": "你单位"}.get(kind or "", "你（单位）")


def _norm(words: CaseWords) -> str | None:
    """Return the articles that the step rests on, else those that make the matter punishable."""
    matter = words.context.matter
    return cite_all(words.basis_of(words.action) or (matter.liability if matter else ()), words.context.laws) or None


def _act_time(words: CaseWords) -> str | None:
    case = words.case
    start, end = when_words(case.act_started_on), when_words(case.act_ended_on)
    if start and end and start != end:
        return f"{start}至{end}"
    if start and case.act_continuing:
        return f"{start}起持续至今"
    return start or end


def _place(words: CaseWords) -> str | None:
    place = words.case.place
    return plain((place.text or place.village) if place else None)


def _coordinates(words: CaseWords) -> str | None:
    place = words.case.place
    if place is None or place.lat_e7 is None or place.lon_e7 is None:
        return None
    accuracy = f"（精度{place.accuracy_m}米）" if place.accuracy_m is not None else ""
    return f"北纬{place.lat_e7 / 1e7:.6f}°，东经{place.lon_e7 / 1e7:.6f}°{accuracy}"


def _measures(words: CaseWords) -> str | None:
    facts = words.case.facts
    if facts is None:
        return None
    parts = []
    if facts.area_m2 is not None:
        parts.append(f"面积{facts.area_m2.normalize():f}平方米")
    if facts.quantity is not None:
        parts.append(f"数量{facts.quantity.normalize():f}")
    for fen, name in ((facts.cost_fen, "工程造价"), (facts.value_fen, "货值"), (facts.gain_fen, "违法所得")):
        if fen is not None:
            parts.append(f"{name}{fen // 100}.{fen % 100:02d}元")
    return "，".join(parts) or None


def _authority(words: CaseWords) -> str | None:
    authority = words.case.authority
    if authority is None or authority.kind is None or authority.kind == "none":
        return None
    instrument = plain(authority.instrument)
    kind = AUTHORITIES[authority.kind]
    since = f"，自{when_words(authority.valid_from)}起施行" if authority.valid_from else ""
    return f"{kind}：{instrument}{since}" if instrument else kind


def _certificates(words: CaseWords) -> str | None:
    return "、".join(plain(one.certificate) or "______" for one in words.officers) or None


def _first_officer(words: CaseWords) -> str | None:
    return plain(words.officers[0].name) if words.officers else None


def _number(words: CaseWords) -> str | None:
    filing = words.last("filing")
    return plain(words.case.number or (filing.document.number if filing and filing.document else None))


def _document_number(words: CaseWords) -> str | None:
    paper = words.action.document if words.action else None
    return plain(words.context.number or (paper.number if paper else None))


def _agents(words: CaseWords) -> str | None:
    agents = [party for party in words.file.parties if party.role == "agent"]
    return "、".join(filter(None, (plain(agent.name) for agent in agents))) or None


def _source_detail(words: CaseWords) -> str | None:
    return data_text(words.last("clue"), "source_detail")


CASE_FIELDS: tuple[Field, ...] = (
    Field("unit.name", "行政机关", "unit.name", lambda w: plain(w.context.unit.name)),
    Field("unit.brigade", "承办机构", "unit.brigade_name", lambda w: plain(w.context.unit.brigade_name)),
    Field("unit.county", "行政复议机关", "unit.county_name", county_government),
    Field("unit.court", "管辖法院", "unit.court_name", lambda w: plain(w.context.unit.court_name)),
    Field("unit.address", "机关地址", "unit.address", lambda w: plain(w.context.unit.address)),
    Field("unit.phone", "机关电话", "unit.phone", lambda w: plain(w.context.unit.phone)),
    Field("doc.number", "文书编号", "document.number", _document_number),
    Field("today", "制作日期", "context.today", lambda w: date_in_words(w.context.today)),
    Field("case.number", "案号", "case.number", _number),
    Field("case.title", "案件名称", "case.title", lambda w: plain(w.case.title)),
    Field("case.cause", "案由", "case.matter（matters）", cause),
    Field("case.source", "案件来源", "case.source", lambda w: SOURCES.get(w.case.source or "")),
    Field("case.source_detail", "来源情况", "actions[clue].data.source_detail", _source_detail),
    Field("case.place", "违法行为发生地", "case.place", _place),
    Field("case.coordinates", "坐标", "case.place.lat、lon", _coordinates),
    Field("case.land", "土地类别", "case.place.land", lambda w: LANDS.get((w.case.place and w.case.place.land) or "")),
    Field("case.discovered", "发现时间", "case.discovered_on", lambda w: when_words(w.case.discovered_on)),
    Field("case.act_time", "违法行为时间", "case.act_started_on、act_ended_on", _act_time),
    Field("case.procedure", "适用程序", "case.procedure", lambda w: PROCEDURES.get(w.case.procedure or "")),
    Field("case.authority", "职权依据", "case.authority", _authority),
    Field("case.measures", "计量事实", "case.facts", _measures),
    Field("party.name", "当事人", "parties[].name", lambda w: plain(w.party.name) if w.party else None),
    Field("party.you", "对当事人的称谓", "parties[].kind", lambda w: you_of(w.party)),
    Field("party.line", "当事人基本情况", "parties[]", lambda w: party_line(w.party)),
    Field("party.sex", "性别", "parties[].id_number", lambda w: sex_of(w.party)),
    Field("party.age", "年龄", "parties[].born_on", age_of),
    Field(
        "party.born",
        "出生日期",
        "parties[].born_on",
        lambda w: date_in_words(day) if (day := born_on(w.party)) else None,
    ),
    Field(
        "party.id",
        "身份号码或者信用代码",
        "parties[].id_number",
        lambda w: plain(w.party.id_number) if w.party else None,
    ),
    Field("party.address", "住址（住所）", "parties[].address", lambda w: plain(w.party.address) if w.party else None),
    Field("party.phone", "联系电话", "parties[].phone", lambda w: plain(w.party.phone) if w.party else None),
    Field(
        "party.capacity",
        "当事人身份",
        "parties[].capacity",
        lambda w: "、".join(CAPACITIES[one] for one in (w.party.capacity or ())) or None if w.party else None,
    ),
    Field(
        "party.all",
        "全部当事人",
        "parties[].name",
        lambda w: "、".join(plain(p.name) or "" for p in w.all_parties) or None,
    ),
    Field("party.agents", "委托代理人", "parties[role=agent].name", _agents),
    Field(
        "officers.line", "执法人员", "actions[].officers", lambda w: "、".join(map(officer_line, w.officers)) or None
    ),
    Field(
        "officers.names",
        "承办人",
        "actions[].officers",
        lambda w: "、".join(plain(o.name) or "" for o in w.officers) or None,
    ),
    Field("officers.certificates", "执法证号", "officers[].certificate", _certificates),
    Field("officers.first", "联系人", "actions[].officers", _first_officer),
    Field("law.norm", "适用的法律依据", "actions[].data.basis, else matters", _norm),
    Field(
        "law.basis",
        "法律依据",
        "actions[].data.basis",
        lambda w: cite_all(w.basis_of(w.action), w.context.laws) or None,
    ),
)
