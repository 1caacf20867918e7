"""The lists of the documents: evidence, things, law texts, questions and answers, the volume's catalogue.

Each listing has its columns with their shares of the width and reads its rows from the case or the entries.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from brigade_app.documents.casewords import CaseWords, plain, when_words
from brigade_app.documents.citing import article_words, law_title
from brigade_app.domain.records import Evidence, Json
from brigade_app.domain.vocabulary import ACTION_KINDS

Rows = Sequence[tuple[str, ...]]
EVIDENCE_KINDS = {
    "documentary": "书证", "physical": "物证", "audiovisual": "视听资料", "electronic": "电子数据",
    "witness": "证人证言", "party_statement": "当事人的陈述", "expert_opinion": "鉴定意见",
    "inspection_record": "勘验笔录、现场笔录",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """``columns`` with their words and shares; ``rows`` reads them; ``source`` says where from."""

    columns: tuple[tuple[str, float], ...]
    rows: Callable[[CaseWords], Rows]
    source: str


def proves_words(words: CaseWords, item: Evidence) -> str:
    """Return the object of proof of an item in words (证据规定 art. 19)."""
    names = words.context.matter.elements if words.context.matter else {}
    return "；".join(plain(names.get(key, key)) or "" for key in item.proves or ())


def source_words(words: CaseWords, item: Evidence) -> str:
    """Return where an item comes from: who made or took it, when, how."""
    parts = (when_words(item.made_at), plain(words.person(item.made_by)), plain(item.method))
    return "，".join(part for part in parts if part)


def _evidence(words: CaseWords) -> Rows:
    rows = []
    for index, item in enumerate(words.supporting, 1):
        form = "原件" if item.original else "复制件，与原件核对无误" if item.copy_checked_by else "复制件"
        page = words.context.page_of.get(item.id)
        name = f"{plain(item.name) or ''}（{form}）" if item.original is not None else plain(item.name) or ""
        kind = EVIDENCE_KINDS.get(item.kind or "", "")
        row = (str(index), name, kind, source_words(words, item), proves_words(words, item), str(page or ""))
        rows.append(row)
    return rows


def _things(words: CaseWords) -> Rows:
    value = words.entry("items") or words.data.get("items")
    if not isinstance(value, list):
        act = words.near("seizure", "evidence-registration")
        value = (act.data or {}).get("items") if act else None
    columns = ("name", "spec", "quantity", "condition", "note")
    return (
        [(str(index), *_cells(item, columns)) for index, item in enumerate(value or (), 1)]
        if isinstance(value, list)
        else []
    )


def _cells(item: Json, columns: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(item, dict):
        return tuple(plain(item.get(name)) or "" for name in columns)
    return (plain(item) or "", *([""] * (len(columns) - 1)))


def _entry_rows(key: str, columns: tuple[str, ...]) -> Callable[[CaseWords], Rows]:
    def rows(words: CaseWords) -> Rows:
        value = words.entry(key)
        if not isinstance(value, list):
            return []
        return [(str(index), *_cells(item, columns)) for index, item in enumerate(value, 1)]

    return rows


def _laws(words: CaseWords) -> Rows:
    act = words.near("decision", "simple-decision", "order-to-correct")
    day = act.at.day if act and act.at else words.context.today
    rows = []
    for index, ref in enumerate(words.basis_of(act), 1):
        article = ref.article or ""
        text = words.context.laws.article_text(ref.law, article, day or words.context.today) or ""
        rows.append((str(index), law_title(ref.law, words.context.laws), article_words(article), text))
    return rows


def _catalogue(words: CaseWords) -> Rows:
    listed = words.entry("catalogue")
    if isinstance(listed, list):
        keys = ("title", "number", "date", "pages", "note")
        return [(str(index), *_cells(item, keys)) for index, item in enumerate(listed, 1)]
    rows = []
    papers = [act for act in words.of(*ACTION_KINDS) if act.document]
    for index, act in enumerate(papers, 1):
        number = plain(act.document.number) if act.document else None
        rows.append((str(index), ACTION_KINDS[act.kind].name_zh, number or "", when_words(act.at) or "", "", ""))
    return rows


THINGS = (("序号", 7.0), ("物品名称", 26.0), ("规格（型号）", 18.0), ("数量", 12.0), ("状况", 20.0), ("备注", 17.0))
LISTINGS: Mapping[str, Listing] = {
    "evidence": Listing(
        (("序号", 7), ("证据名称", 27), ("种类", 12), ("来源", 22), ("证明对象", 24), ("页码", 8)),
        _evidence,
        "evidence[]",
    ),
    "things": Listing(THINGS, _things, "actions[].data.items、document.fields.items"),
    "returned": Listing(
        THINGS, _entry_rows("returned", ("name", "spec", "quantity", "condition", "note")), "document.fields.returned"
    ),
    "samples": Listing(
        (("序号", 7), ("样品名称", 24), ("批号（规格）", 20), ("基数", 12), ("抽样数量", 13), ("封样编号", 24)),
        _entry_rows("samples", ("name", "batch", "base", "quantity", "seal")),
        "document.fields.samples",
    ),
    "materials": Listing(
        (("序号", 8), ("材料名称", 52), ("份数", 12), ("页数", 12), ("备注", 16)),
        _entry_rows("materials", ("name", "copies", "pages", "note")),
        "document.fields.materials",
    ),
    "instalments": Listing(
        (("期次", 12), ("缴纳期限", 44), ("金额", 44)),
        _entry_rows("instalments", ("until", "amount")),
        "document.fields.instalments",
    ),
    "points": Listing(
        (("序号", 8), ("当事人的意见", 42), ("是否采纳", 12), ("理由", 38)),
        _entry_rows("answers", ("point", "adopted", "reason")),
        "document.fields.answers",
    ),
    "laws": Listing(
        (("序号", 7), ("名称", 27), ("条款", 16), ("当时有效的条文", 50)), _laws, "actions[].data.basis → law"
    ),
    "catalogue": Listing(
        (("序号", 7), ("文书（材料）名称", 32), ("文号", 27), ("日期", 16), ("页号", 9), ("备注", 9)),
        _catalogue,
        "actions[].document",
    ),
}
