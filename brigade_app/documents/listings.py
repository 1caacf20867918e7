"""The lists of the documents: evidence, things, law texts, questions and answers, the volume's catalogue.

Each listing has its columns with their shares of the width and reads its rows from the case or the entries.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from brigade_app.documents.casewords import CaseWords, data_text, plain, when_words
from brigade_app.documents.citing import article_words, law_title
from brigade_app.domain.records import Action, Evidence, Json
from brigade_app.domain.vocabulary import ACTION_KINDS

Rows = Sequence[tuple[str, ...]]
EVIDENCE_KINDS = {
    "documentary": "书证", "physical": "物证", "audiovisual": "视听资料", "electronic": "电子数据",
    "witness": "证人证言", "party_statement": "当事人的陈述", "expert_opinion": "鉴定意见",
    "inspection_record": "勘验笔录、现场笔录",
}  # fmt: skip
ORIGINALS = {
    "physical": ("原物", "复制件或者照片"), "audiovisual": ("原始载体", "复制件"), "electronic": ("原始载体", "复制件"),
}  # fmt: skip
"""What the original of a kind of evidence is called, and what stands in for it (证据规定 arts 10 to 12)."""
EXECUTIONS = ("demolition", "substitute-performance")
_BETWEEN = re.compile(r"[；;|｜\t]")


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
        original, copy = ORIGINALS.get(item.kind or "", ("原件", "复制件"))
        checked = f"{copy}，与{original}核对无误" if item.copy_checked_by else copy
        form = original if item.original else checked
        page = words.context.page_of.get(item.id)
        name = f"{plain(item.name) or ''}（{form}）" if item.original is not None else plain(item.name) or ""
        kind = EVIDENCE_KINDS.get(item.kind or "", "")
        row = (str(index), name, kind, source_words(words, item), proves_words(words, item), str(page or ""))
        rows.append(row)
    return rows


def things_of(words: CaseWords) -> Sequence[Json]:
    """Return the things that a paper lists: those written for it, those of its step, else those last taken."""
    for value in (words.entry("items"), words.data.get("items")):
        if found := rows_of(value):
            return found
    if words.context.purpose == "field-pack" or (words.action and words.action.kind in EXECUTIONS):
        return ()  # what is found on the scene is not what was taken before
    act = words.near("seizure", "evidence-registration")
    return rows_of((act.data or {}).get("items")) if act else ()


def rows_of(value: Json) -> Sequence[Json]:
    """Return the rows of a list as it was recorded, or as it was typed: a line for each."""
    if isinstance(value, str):
        return [line for line in value.splitlines() if line.strip()]
    return value if isinstance(value, list) else ()


def _things(words: CaseWords) -> Rows:
    return numbered(things_of(words), THING_KEYS)


def _disposed(words: CaseWords) -> Rows:
    act = words.near("evidence-registration-disposal")
    common = data_text(act, "disposal") or ""
    rows = numbered(things_of(words), (*THING_KEYS[:-1], "disposal"))
    return [(*row[:-1], row[-1] or common) for row in rows]


def _returned(words: CaseWords) -> Rows:
    return numbered(rows_of(words.entry("returned")) or things_of(words), THING_KEYS)


def numbered(items: Sequence[Json], columns: tuple[str, ...]) -> Rows:
    """Return the rows of a table: number, then the values under these keys."""
    return [(str(index), *_cells(item, columns)) for index, item in enumerate(items, 1)]


def _cells(item: Json, columns: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(item, dict):
        return tuple(plain(item.get(name)) or "" for name in columns)
    # typed by hand: columns parted by ； or a tab, as they come from a table
    parts = _BETWEEN.split(item.strip(" "), len(columns) - 1) if isinstance(item, str) else [plain(item) or ""]
    return tuple(plain(part) or "" for part in (parts + [""] * len(columns))[: len(columns)])


def _entry_rows(key: str, columns: tuple[str, ...]) -> Callable[[CaseWords], Rows]:
    return lambda words: numbered(rows_of(words.entry(key)), columns)


def _laws(words: CaseWords) -> Rows:
    act = words.near("decision", "simple-decision", "order-to-correct")
    day = act.at.day if act and act.at else words.context.today
    rows = []
    matter = words.context.matter
    refs = dict.fromkeys((*(matter.prohibition if matter else ()), *words.basis_of(act)))
    for index, ref in enumerate(refs, 1):
        article = ref.article or ""
        text = words.context.laws.article_text(ref.law, article, day or words.context.today) or "条文另附"
        rows.append((str(index), law_title(ref.law, words.context.laws), article_words(article), text))
    return rows


def _catalogue(words: CaseWords) -> Rows:
    listed = rows_of(words.entry("catalogue"))
    if listed:
        return numbered(listed, ("title", "number", "date", "pages", "note"))
    papers = [(act, act.document) for act in words.of(*ACTION_KINDS) if act.document and act.kind != "archiving"]
    return [
        (str(index), _paper_title(words, act), plain(paper.number) or "", when_words(act.at) or "", "", "")
        for index, (act, paper) in enumerate(papers, 1)
    ]


def _paper_title(words: CaseWords, act: Action) -> str:
    # the forms name the lists, so they cannot be known when this module is read
    from brigade_app.documents.compose import title_of
    from brigade_app.documents.forms import forms_for

    kind = (act.document.kind if act.document else None) or ""
    forms = forms_for(act.kind)
    fitting = [one for one in forms if one == kind] or [one for one in forms if one.startswith(f"{kind}-")]
    if not fitting:
        return ACTION_KINDS[act.kind].name_zh
    return title_of(fitting[0], words.file, replace(words.context, action=act))


THING_KEYS = ("name", "spec", "quantity", "condition", "note")
THINGS = (("序号", 7.0), ("物品名称", 26.0), ("规格（型号）", 18.0), ("数量", 12.0), ("状况", 20.0), ("备注", 17.0))
LISTINGS: Mapping[str, Listing] = {
    "evidence": Listing(
        (("序号", 7), ("证据名称", 26), ("种类", 14), ("来源", 22), ("证明对象", 23), ("页码", 8)),
        _evidence,
        "evidence[]",
    ),
    "things": Listing(THINGS, _things, "actions[].data.items、document.fields.items"),
    "disposed": Listing(
        (("序号", 7), ("物品名称", 23), ("规格（型号）", 17), ("数量", 10), ("状况", 16), ("处理方式", 27)),
        _disposed,
        "actions[].data.items、document.fields.items、data.disposal",
    ),
    "returned": Listing(THINGS, _returned, "document.fields.returned，否则actions[seizure].data.items"),
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
        (("序号", 7), ("文书（材料）名称", 28.5), ("文号", 24.5), ("日期", 21), ("页号", 12), ("备注", 7)),
        _catalogue,
        "actions[].document",
    ),
}
