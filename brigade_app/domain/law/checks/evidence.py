"""Evidence (证据): collected in time, lawfully, in the form the court asks. K-E01 to K-E08."""

from collections.abc import Iterator

from brigade_app.domain.law.checks.facts import element_point
from brigade_app.domain.law.checks.points import Judging, Point, en_of, failed, passed, told, unknown, zh_of
from brigade_app.domain.law.reading import before_limit, day_span, flag, is_before, moment, span_of, text
from brigade_app.domain.records import Action, Evidence

MACHINE = ("audiovisual", "electronic")


def _cited(judging: Judging, upto: Action | None) -> list[Evidence]:
    """Return the evidence that supports the decision: cited by an act up to it, or said to prove an element.

    What was placed on a line and stands outside the sealed set supports nothing: the decision did not rest on it.
    """
    reading = judging.reading
    acts = [act for act in reading.actions if upto is None or act is upto or is_before(upto, act) is not True]
    ids = {i for act in acts for i in act.evidence or ()}
    inside = {item.id for item in judging.in_the_set}
    return [
        item
        for item in reading.evidence.values()
        if item.id in ids or (item.id in inside and (item.proves or item.checklist_item))
    ]


def _ruling(judging: Judging) -> Action | None:
    """Return the act that the evidence has to precede: the decision, or the order to demolish of the rural path."""
    reading = judging.reading
    return reading.decision or (reading.ruling_orders[-1] if reading.ruling_orders else None)


def _sole(judging: Judging, bad: set[str]) -> str | None:
    """Return an element that only struck items prove; ``None`` where the rest still proves all."""
    for element in judging.checklist.elements:
        supporting = {*element.proven_by, *element.also}
        if bad.intersection((*supporting, *element.struck)) and supporting <= bad:
            return element.element.name_zh
    return None


def collected_before(judging: Judging) -> Iterator[Point]:
    """K-E01: nothing that supports the decision was collected after it."""
    act = _ruling(judging)
    if act is None:
        return
    decided = day_span(act)
    late: list[Evidence] = []
    blank: list[Evidence] = []
    cited = _cited(judging, act)
    for item in cited:
        answer = before_limit(span_of(item.made_at, item), decided)
        if answer is False:
            late.append(item)
        elif answer is None:
            blank.append(item)
    if late:
        struck = _sole(judging, {item.id for item in late})
        names = "、".join(item.name or item.id for item in late)
        ground = "late-sole" if struck else "late"
        more = f"，剔除后“{struck}”没有其他证据" if struck else ""
        yield failed(
            ground,
            f"{names}形成于{late[0].made_at}，在{zh_of(act)}之后，不能证明决定合法{more}",
            f"{names} was made on {late[0].made_at}, after the {en_of(act)}",
            act,
            *late,
        )
    elif blank:
        yield unknown(
            "late",
            f"{len(blank)}件证据的形成时间未记录（{blank[0].name or blank[0].id}等）",
            f"when {len(blank)} item(s) were made is not recorded",
            act,
            *blank[:5],
            fields=("made_at",),
        )
    elif cited:
        yield passed(
            "late",
            f"{len(cited)}件证据都形成于{zh_of(act)}之前",
            f"all {len(cited)} items precede the {en_of(act)}",
            act,
        )
    else:
        yield unknown(
            "late",
            f"支持{zh_of(act)}的证据未登记",
            f"no evidence for the {en_of(act)} is recorded",
            act,
            fields=("evidence",),
        )


def lawfully_obtained(judging: Judging) -> Iterator[Point]:
    """K-E02: no excluded evidence supports a fact."""
    cited = _cited(judging, None)
    bad = [item for item in cited if item.obtained_lawfully is False]
    blank = [item for item in cited if item.obtained_lawfully is None]
    if bad:
        struck = _sole(judging, {item.id for item in bad})
        names = "、".join(item.name or item.id for item in bad)
        more = f"，剔除后“{struck}”没有其他证据" if struck else ""
        yield failed(
            "excluded-sole" if struck else "excluded",
            f"{names}系非法取得，不得作为认定事实的根据{more}",
            f"{names} was obtained unlawfully and may not found a fact",
            *bad,
        )
    elif blank:
        yield unknown(
            "excluded",
            f"{len(blank)}件证据的取得是否合法未记录",
            f"whether {len(blank)} item(s) were obtained lawfully is not recorded",
            *blank[:5],
            fields=("obtained_lawfully",),
        )
    elif cited:
        yield passed("excluded", f"{len(cited)}件证据均合法取得", f"all {len(cited)} items were obtained lawfully")


def more_than_one(judging: Judging) -> Iterator[Point]:
    """K-E03: the main fact rests on more than one independent kind of evidence, not on a statement alone."""
    reading = judging.reading
    act = reading.main_act
    if act is None:
        return
    for element in [one for one in judging.checklist.elements if one.element.proves == "act"][:1]:
        items = [reading.evidence[i] for i in (*element.proven_by, *element.also) if i in reading.evidence]
        kinds = {item.kind for item in items}
        name, en = element.element.name_zh, element.element.name_en
        if element.denied:
            yield failed("single", f"“{name}”没有证据证明", f"nothing proves “{en}”", act)
        elif len(kinds) > 1:
            yield passed(
                "single",
                f"“{name}”有{len(items)}件、{len(kinds)}种证据",
                f"“{en}” has {len(items)} items of {len(kinds)} kinds",
                act,
            )
        elif kinds == {"party_statement"}:
            yield failed(
                "statement-only",
                f"“{name}”只有当事人陈述",
                f"“{en}” rests on the party's statement alone",
                act,
                *items[:3],
            )
        elif len(items) == 1 and reading.complete:
            yield failed(
                "single",
                f"“{name}”只有一件证据（{items[0].name or items[0].id}）",
                f"“{en}” rests on a single item",
                act,
                *items,
            )
        elif items:
            yield unknown(
                "single",
                f"“{name}”已登记的证据只有一种",
                f"the recorded evidence of “{en}” is of one kind",
                act,
                fields=("evidence",),
            )
        else:
            yield from element_point(judging, element, act, "single")


def inquiry_records(judging: Judging) -> Iterator[Point]:
    """K-E04: an inquiry record shows rights told, officers and signatures, or why they are missing."""
    for act in judging.reading.of("inquiry"):
        yield told(
            "rights-not-told",
            flag(act, "rights_told"),
            (f"{zh_of(act)}没有告知权利义务", f"in the {en_of(act)} rights were not told"),
            (f"{zh_of(act)}已告知权利义务", f"in the {en_of(act)} rights were told"),
            "rights_told",
            act,
        )
        yield told(
            "pages-unsigned",
            flag(act, "pages_signed"),
            (f"{zh_of(act)}没有逐页签名", f"not every page of the {en_of(act)} is signed"),
            (f"{zh_of(act)}逐页签名", f"every page of the {en_of(act)} is signed"),
            "pages_signed",
            act,
        )
        yield from _signatures(judging, act)
    for act in judging.reading.of("prior-notice"):
        if flag(act, "pages_signed") is False:
            yield failed(
                "pages-unsigned",
                f"{zh_of(act)}有页面没有当事人签名，不能证明该页内容已经告知",
                f"a page of the {en_of(act)} is unsigned, so it proves no telling",
                act,
            )


def _signatures(judging: Judging, act: Action) -> Iterator[Point]:
    paper = act.document
    if paper is None or (paper.signed_by is None and paper.not_signed_by is None):
        yield unknown(
            "unsigned",
            f"{zh_of(act)}由谁签名未记录",
            f"who signed the {en_of(act)} is not recorded",
            act,
            fields=("document.signed_by",),
        )
        return
    signed, missing = set(paper.signed_by or ()), list(paper.not_signed_by or ())
    if paper.refused_to_sign:
        missing = [who for who in missing if who in judging.reading.officers]
    officers = [who for who in act.officers or () if paper.signed_by is not None and who not in signed]
    lacking = list(dict.fromkeys([*missing, *officers]))
    names = {
        **{o.id: o.name for o in judging.reading.officers.values()},
        **{p.id: p.name for p in judging.reading.parties.values()},
    }
    if lacking:
        who = "、".join(names.get(one) or one for one in lacking)
        yield failed(
            "unsigned",
            f"{zh_of(act)}没有{who}的签名，也没有注明拒签",
            f"{en_of(act)} lacks the signature of {who}",
            act,
        )
    elif paper.signed_by is None:
        yield unknown(
            "unsigned",
            f"{zh_of(act)}由谁签名未记录",
            f"who signed the {en_of(act)} is not recorded",
            act,
            fields=("document.signed_by",),
        )
    elif not signed & set(judging.reading.parties) and not paper.refused_to_sign and act.kind == "inquiry":
        yield failed(
            "unsigned", f"{zh_of(act)}没有被询问人签名", f"{en_of(act)} lacks the signature of the person asked", act
        )
    else:
        yield passed("unsigned", f"{zh_of(act)}签名齐全", f"{en_of(act)} is signed", act)


def inspection_records(judging: Judging) -> Iterator[Point]:
    """K-E05: an on-site record names time, place and event and is signed by the party or another person present."""
    for act in judging.reading.of("on-site-inspection"):
        present, other = flag(act, "party_present"), flag(act, "other_witness")
        refused = act.document is not None and act.document.refused_to_sign
        if present or other or refused:
            yield passed(
                "nobody-present",
                f"{zh_of(act)}有当事人或者其他人在场",
                f"somebody was present at the {en_of(act)}",
                act,
            )
        elif present is False and other is False:
            yield failed(
                "nobody-present", f"{zh_of(act)}当事人和其他人都不在场", f"nobody was present at the {en_of(act)}", act
            )
        else:
            yield unknown(
                "nobody-present",
                f"{zh_of(act)}何人在场未记录",
                f"who was present at the {en_of(act)} is not recorded",
                act,
                fields=("party_present", "other_witness"),
            )
        if not text(act, "findings"):
            yield unknown(
                "no-findings",
                f"{zh_of(act)}的检查情况未记录",
                f"the findings of the {en_of(act)} are not recorded",
                act,
                fields=("findings",),
            )
        yield from _signatures(judging, act)
    if judging.reading.paper_absent("T05"):
        yield failed(
            "no-record",
            "现场检查没有制作笔录",
            "no record of the on-site inspection was made",
            *judging.reading.of("on-site-inspection"),
        )


def copies_checked(judging: Judging) -> Iterator[Point]:
    """K-E06: copies say that they were checked against the original, and where that is kept."""
    for item in judging.counted:
        if item.kind not in ("documentary", "physical") or item.original is not False:
            continue
        name = item.name or item.id
        if item.copy_checked_by is None:
            yield unknown(
                "unchecked",
                f"复制件{name}由谁核对未记录",
                f"who checked the copy {name} is not recorded",
                item,
                fields=("copy_checked_by",),
            )
        elif not item.copy_checked_by or item.original_kept_at == "":
            yield failed(
                "unchecked",
                f"复制件{name}没有与原件核对或者没有注明出处",
                f"the copy {name} was not checked against the original",
                item,
            )
        else:
            yield passed(
                "unchecked", f"复制件{name}已与原件核对", f"the copy {name} was checked against the original", item
            )
    for act in judging.reading.of("evidence-collection"):
        if flag(act, "copy_checked") is False:
            yield failed(
                "unchecked",
                f"{zh_of(act)}取得的复制件没有与原件核对",
                f"copies of the {en_of(act)} were not checked",
                act,
            )


DESCRIBED_BY = {
    "made_at": ("制作时间", "time"),
    "made_by": ("制作人", "maker"),
    "method": ("制作方法", "method"),
    "proves": ("证明对象", "object of proof"),
    "file": ("原始文件", "original file"),
}


def recordings_described(judging: Judging) -> Iterator[Point]:
    """K-E07: pictures and recordings state method, time, maker and object of proof, and their bytes are fixed."""
    recordings = [item for item in judging.counted if item.kind in MACHINE]
    bad = [item for item in recordings if item.made_by == "" or item.method == "" or item.proves == ()]
    blank = [(item, gaps) for item in recordings if item not in bad and (gaps := _gaps(item))]
    if bad:
        yield failed(
            "undescribed",
            f"{bad[0].name or bad[0].id}等{len(bad)}件影像没有说明制作方法、制作人或者证明对象",
            f"{len(bad)} recording(s) lack method, maker or object of proof",
            *bad[:5],
        )
    if blank:
        fields = tuple(name for name in DESCRIBED_BY if any(name in gaps for _, gaps in blank))
        yield unknown(
            "undescribed",
            f"{blank[0][0].name or blank[0][0].id}等{len(blank)}件影像的"
            f"{'、'.join(DESCRIBED_BY[name][0] for name in fields)}未记录",
            f"{', '.join(DESCRIBED_BY[name][1] for name in fields)} of {len(blank)} recording(s) not recorded",
            *(item for item, _ in blank[:5]),
            fields=fields,
        )
    if recordings and not bad and not blank:
        yield passed(
            "undescribed",
            f"{len(recordings)}件影像都写明方法、时间、制作人和证明对象",
            f"all {len(recordings)} recordings are described",
        )


def _gaps(item: Evidence) -> tuple[str, ...]:
    values = {
        "made_at": item.made_at,
        "made_by": item.made_by,
        "method": item.method,
        "proves": item.proves or item.checklist_item,
        "file": item.file,
    }
    return tuple(name for name, value in values.items() if value is None)


def expert_opinions(judging: Judging) -> Iterator[Point]:
    """K-E08: an expert opinion comes from a qualified body and was told to the party."""
    for act in judging.reading.of("appraisal"):
        body = text(act, "body") or "鉴定机构"
        yield told(
            "unqualified-body",
            flag(act, "qualified"),
            (f"{zh_of(act)}：{body}不具备相应资质", f"{en_of(act)}: {body} holds no valid qualification"),
            (f"{zh_of(act)}：{body}具备资质", f"{en_of(act)}: {body} is qualified"),
            "qualified",
            act,
        )
        if moment(act, "told_to_party_on") is None:
            shown = {
                judging.reading.evidence[i].shown_to_party for i in act.evidence or () if i in judging.reading.evidence
            }
            if False in shown:
                yield failed(
                    "not-told",
                    f"{zh_of(act)}的结论没有告知当事人",
                    f"the result of the {en_of(act)} was not told to the party",
                    act,
                )
            elif shown != {True}:
                yield unknown(
                    "not-told",
                    f"{zh_of(act)}的结论何时告知当事人未记录",
                    f"when the result of the {en_of(act)} was told is not recorded",
                    act,
                    fields=("told_to_party_on",),
                )
        else:
            yield passed(
                "not-told",
                f"{zh_of(act)}的结论{text(act, 'told_to_party_on')}告知当事人",
                f"the result of the {en_of(act)} was told",
                act,
            )
