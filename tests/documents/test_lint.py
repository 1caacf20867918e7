"""The linter's table: for every rule a document that breaks it and one that does not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from brigade_app.documents import RULES, DocumentText, LintContext, compose, lint, read_docx, render_docx, text_of_docx
from brigade_app.documents import text_of as as_text
from brigade_app.documents.comparing_lines import line_of
from brigade_app.domain.codec import decode, encode
from brigade_app.domain.records import Action, CaseFile, Evidence, LawRef, Officer, Party
from brigade_app.domain.when import parse_when
from tests.documents.makers import TODAY, UNIT, a_context, house_case, shop_case

HOUSE, SHOP = house_case(), shop_case()


class Shelf:
    """Two laws: article 65 in force since 2019, article 99 since 2027, nothing else."""

    def title(self, law: str) -> str | None:
        return None

    def holds(self, law: str) -> bool:
        return law.startswith("城乡规划法")

    def article_text(self, law: str, article: str, on: date) -> str | None:
        since = {"第六十五条": date(2019, 4, 23), "第九十九条": date(2026, 9, 1)}.get(article)
        return "条文" if since and since <= on else None


CONTEXT = LintContext(unit=UNIT, today=TODAY, laws=Shelf())


@dataclass(frozen=True)
class Sample:
    """A document of a case, with what is done to case and text to break a rule."""

    kind: str
    file: CaseFile = HOUSE
    case: Callable[[CaseFile], CaseFile] = lambda file: file
    text: Callable[[DocumentText], DocumentText] = lambda text: text
    twice: bool = False
    action: str | None = None

    def found(self, *, broken: bool) -> set[str]:
        """The rules that speak about it."""
        file = self.case(self.file) if broken else self.file
        context = a_context(self.kind, file)
        if self.action:
            context = replace(context, action=next(one for one in file.actions if one.id == self.action))
        made = as_text(compose(self.kind, file, context), context.action)
        made = self.text(made) if broken else made
        other = replace(made, action=file.actions[0], kind="T20") if self.twice and broken else None
        return {one.rule for one in lint(file, [made, *([other] if other else [])], CONTEXT)}


def line(old: str, new: str) -> Callable[[DocumentText], DocumentText]:
    """Rewrite words in the printed lines and values."""

    def change(text: DocumentText) -> DocumentText:
        lines = tuple(one.replace(old, new) for one in text.lines)
        assert lines != text.lines, old
        return replace(text, lines=lines, values={key: value.replace(old, new) for key, value in text.values.items()})

    return change


def also(words: str) -> Callable[[DocumentText], DocumentText]:
    """Add a line."""
    return lambda text: replace(text, lines=(*text.lines, words))


def value(key: str, new: str) -> Callable[[DocumentText], DocumentText]:
    """Replace a printed value."""
    return lambda text: replace(text, values={**text.values, key: new})


def numbered(number: str) -> Callable[[DocumentText], DocumentText]:
    return lambda text: replace(text, number=number)


def issued_by(name: str) -> Callable[[DocumentText], DocumentText]:
    return lambda text: replace(text, issuer=name)


def act(kind: str, **changes: Any) -> Callable[[CaseFile], CaseFile]:
    """Change the acts of a kind; ``data`` is merged."""

    def change(one: Action) -> Action:
        plain = encode(one)
        data = changes.get("data")
        plain.update({key: item for key, item in changes.items() if key != "data"})
        if data is not None:
            plain["data"] = {**(one.data or {}), **data}
        return decode(Action, plain)

    return lambda file: replace(file, actions=tuple(change(one) if one.kind == kind else one for one in file.actions))


def without(kind: str) -> Callable[[CaseFile], CaseFile]:
    return lambda file: replace(file, actions=tuple(one for one in file.actions if one.kind != kind))


def party(**changes: Any) -> Callable[[CaseFile], CaseFile]:
    def change(one: Party) -> Party:
        return replace(one, **changes)

    return lambda file: replace(file, parties=(change(file.parties[0]), *file.parties[1:]))


def officer(**changes: Any) -> Callable[[CaseFile], CaseFile]:
    def change(one: Officer) -> Officer:
        return replace(one, **changes)

    return lambda file: replace(file, officers=(change(file.officers[0]), *file.officers[1:]))


def proof(**changes: Any) -> Callable[[CaseFile], CaseFile]:
    def change(one: Evidence) -> Evidence:
        return replace(one, **changes)

    return lambda file: replace(file, evidence=(change(file.evidence[0]), *file.evidence[1:]))


def basis(law: str, article: str | None) -> Callable[[CaseFile], CaseFile]:
    refs = [encode(LawRef(law=law, article=article))]
    penalty = {"kind": "demolition", "term_days": 15, "basis": refs}
    return act("decision", data={"basis": refs, "penalties": [penalty]})


late_service = act("service", data={"served_on": "2026-07-30"})
FINE = [{"kind": "fine", "amount_fen": 900000}]
SAMPLES: dict[str, Sample] = {
    "L01": Sample("T34", text=numbered("南召罚决(2026)3")),
    "L02": Sample("T34", text=numbered("南召（城郊）罚决〔2025〕3号")),
    "L03": Sample("T34", text=numbered("南召（云阳）罚决〔2026〕3号")),
    "L04": Sample("T34", twice=True),
    "L05": Sample("T34", text=also("见罚立[2026]3号")),
    "L06": Sample("T34", text=also("2026年06月03日")),
    "L07": Sample("T34", text=also("2026年2月29日")),
    "L08": Sample("T34", case=act("decision", at="2027-01-05")),
    "L09": Sample("T34", text=issued_by("城郊乡综合行政执法队")),
    "L10": Sample("T34", text=issued_by("南召县云阳镇人民政府")),
    "L11": Sample("T34", case=without("filing")),
    "L12": Sample("T34", case=without("filing")),
    "L13": Sample("T34", text=also("当事人XX")),
    "L14": Sample("T34", SHOP, text=line("壹仟伍佰元整", "壹仟捌佰元整")),
    "L15": Sample("T34", text=also("罚款500元")),
    "L16": Sample("T34", SHOP, text=line("￥1,500.00", "$1,500.00")),
    "L17": Sample("T36", text=value("party.name", "赵永材")),
    "L18": Sample("T34", text=value("party.line", "赵永材，男")),
    "L19": Sample("T34", text=also("身份号码411321198011036999")),
    "L20": Sample("T34", case=party(id_number="411321198011036213")),
    "L21": Sample("T34", text=also("😀")),
    "L22": Sample("T34", text=also("见南召（城郊）罚告〔2026〕77号")),
    "L23": Sample("T34", text=line("南召县城郊乡魏湾村北组6号", "某处")),
    "L24": Sample("T34", text=value("entry.facts", "违法建房")),
    "L25": Sample("T34", text=line("魏湾村", "某村")),
    "L26": Sample("T34", text=value("evidence.names", "")),
    "L27": Sample("T34", text=value("penalty.basis", "／")),
    "L28": Sample("T34", SHOP, text=line("十五日内", "尽快")),
    "L29": Sample("T34", text=line("提起行政诉讼", "反映")),
    "L30": Sample("T34", text=lambda text: replace(text, sealed=False)),
    "L31": Sample("T33", SHOP, text=line("应当先自", "可以自")),
    "L32": Sample("T34", text=lambda text: replace(text, remedies="land")),
    "L33": Sample("T34", text=line("向南召县人民政府申请", "向南召县司法局申请")),
    "L34": Sample("T34", text=line("南召县人民法院", "人民法院")),
    "L35": Sample("T34", SHOP, text=line("百分之三", "一定比例")),
    "L36": Sample("T34", SHOP, text=line("百分之三", "千分之三")),
    "L37": Sample("T34", text=line("公开", "处理")),
    "L38": Sample("T34", case=without("defence-review")),
    "L39": Sample("T34", text=value("entry.defence_handling", "经复核，不予采纳")),
    "L40": Sample("T34", text=line("听证", "会议")),
    "L41": Sample("T34", text=line("南召（城郊）听告〔2026〕3号", "有关文书")),
    "L42": Sample("T34", SHOP, case=act("decision", data={"penalties": FINE})),
    "L43": Sample("T34", case=basis("城乡规划法(2019-04-23)", "第六十四条")),
    "L44": Sample("T34", case=basis("城乡规划法(2019-04-23)", "第七百条")),
    "L45": Sample("T34", case=basis("城乡规划法(2019-04-23)", "第九十九条")),
    "L46": Sample("T34", case=basis("关于集中整治违法建设的通知", "第三条")),
    "L47": Sample("T34", case=party(id_number="411321201411036212")),
    "L48": Sample("T33", SHOP, case=act("simple-decision", data={"penalties": FINE})),
    "L49": Sample("T24", text=line("五日内", "有关期限内")),
    "L50": Sample("T24", text=line("申辩", "说明")),
    "L51": Sample("T15", SHOP, case=act("seizure", data={"term_days": 45})),
    "L52": Sample("T34", text=value("filing.date", "2026年6月6日")),
    "L53": Sample("T05", case=act("on-site-inspection", officers=["o1"])),
    "L54": Sample("T05", case=act("on-site-inspection", officers=["o1", "o1"])),
    "L55": Sample("T05", case=officer(certificate=None)),
    "L56": Sample("T05", case=officer(certificate_to=parse_when("2026-01-01"))),
    "L57": Sample("T05", case=act("on-site-inspection", ended_at="2026-06-03T14:00:00+08:00")),
    "L58": Sample("T05", text=line("回避", "离开")),
    "L59": Sample("T36", case=act("service", data={"mode": "leaving", "witness": None}), action="a21"),
    "L60": Sample("T36", case=act("service", data={"served_on": "2026-01-01"})),
    "L61": Sample("T36", case=act("service", data={"mode": "electronic", "witness": None})),
    "L62": Sample("T27", case=act("hearing-notice", data={"host": "o1"})),
    "L63": Sample("T30", case=act("legal-review", data={"reviewer": "o1"})),
    "L64": Sample("T31", case=act("collective-discussion", data={"by": "brigade"})),
    "L65": Sample("T34", case=act("legal-review", at="2026-07-01")),
    "L66": Sample("T34", case=act("service", data={"served_on": "2026-08-20"})),
    "L67": Sample("T34", case=lambda file: without("statement-defence")(late_service(file))),
    "L68": Sample("D02-2", case=proof(copy_checked_by=None)),
    "L69": Sample("D02-2", case=proof(proves=None)),
    "L70": Sample("T34", case=proof(made_at=parse_when("2026-09-01")), text=also("当事人身份证复印件")),
}  # fmt: skip


def test_every_rule_has_a_sample() -> None:
    assert len(RULES) >= 35
    assert {rule.id for rule in RULES} == set(SAMPLES)
    assert all(rule.name and rule.basis for rule in RULES)


@pytest.mark.parametrize("rule", sorted(SAMPLES))
def test_rule_speaks_of_the_broken_and_not_of_the_sound_document(rule: str) -> None:
    sample = SAMPLES[rule]

    assert rule in sample.found(broken=True)
    assert rule not in sample.found(broken=False)


def test_a_finding_says_problem_place_correction_and_basis() -> None:
    made = as_text(compose("T34", SHOP, a_context("T34", SHOP)))

    [found] = [one for one in lint(SHOP, [line("百分之三", "千分之三")(made)], CONTEXT) if one.rule == "L36"]

    assert found.document == "南召（城郊）罚决〔2026〕12号"
    assert (found.weight, found.basis) == ("error", "行政处罚法 72")
    assert "千分之三" in found.place
    assert found.problem
    assert found.correction


def test_a_docx_that_came_back_is_linted_too() -> None:
    context = a_context("T34", SHOP)
    composition = compose("T34", SHOP, context)
    back = read_docx(render_docx(composition))
    changed = replace(back, rows=tuple(line_of([(one.replace("六十日", "三十日"), None)]) for one in back.lines))

    sound = lint(SHOP, [text_of_docx(composition, back, context.action)], CONTEXT)
    broken = lint(SHOP, [text_of_docx(composition, changed, context.action)], CONTEXT)

    assert [one for one in sound if one.weight == "error"] == []
    assert "L29" in {one.rule for one in broken}


def test_a_character_that_cannot_be_seen_is_found() -> None:
    """A text keeps such a character as ``[U+200B]`` (R24); on a paper that would go out it must not stand."""
    made = as_text(compose("T34", SHOP, a_context("T34", SHOP)))

    [found] = [one for one in lint(SHOP, [also("占道[U+200B]经营")(made)], CONTEXT) if one.rule == "L13"]

    assert "看不见的字符" in found.problem
