"""The forms of the documents: `resources/forms/*.toml`, read once and strictly.

A form is data: title, layout, who signs, which fields must not be empty, and blocks of fixed sentences with keys in
braces. Where it has no value, ``{?key}`` is left out instead of being struck, and so is the whole of ``[words {key}]``.
A key is a field of `documents.fields` or an entry that the form declares; anything else is refused on loading, so a
misspelt key never reaches a printer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from brigade_app.documents.composition import Layout
from brigade_app.documents.conditions import is_condition
from brigade_app.documents.errors import BadForm, UnknownForm
from brigade_app.documents.fields import FIELDS
from brigade_app.documents.listings import LISTINGS
from brigade_app.domain.strict_toml import DataFileInvalid, Table, read_toml
from brigade_app.paths import resources_folder

UNKNOWN_FIELD = "未知字段"
Remedies = Literal["none", "decision", "on-the-spot", "measure", "enforcement"]
KEY = re.compile(r"\{(\??[a-z_]+(?:\.[a-z_]+)?)\}")
OPTIONAL = re.compile(r"(\[[^\[\]]*\])")
BLOCK_KINDS = (
    "p",
    "h1",
    "h2",
    "to",
    "title",
    "small",
    "list",
    "table",
    "lines",
    "sign",
    "seal",
    "remedies",
    "break",
    "qa",
)
ROLES: Mapping[str, tuple[str, int]] = {
    "officers": ("执法人员（签名）", 2), "party": ("当事人（签名或者盖章）", 1),
    "witness": ("见证人（签名）", 1),
    "responsible": ("行政机关负责人（签名）", 1), "head": ("承办机构负责人（签名）", 1),
    "host": ("听证主持人（签名）", 1), "investigators": ("调查人员（签名）", 2),
    "recorder": ("记录人（签名）", 1), "reviewer": ("审核人（签名）", 1),
    "members": ("参加讨论人员（签名）", 3),
    "receiver": ("受送达人（签名或者盖章）", 1), "server": ("送达人（签名）", 2),
    "holder": ("证据持有人（签名或者盖章）", 1), "handler": ("承办人（签名）", 2),
    "respondent": ("被询问人（签名）", 1), "agent": ("委托代理人（签名）", 1),
    "applicant": ("申请人（签名或者盖章）", 1), "compiler": ("立卷人（签名）", 1), "checker": ("检查人（签名）", 1),
    "registrar": ("登记人（签名）", 1), "taker": ("接收人（签名或者盖章）", 1),
    "declarant": ("声明人（签名或者盖章）", 1),
    "supervisor": ("到场监督人员（签名）", 1), "performer": ("代履行人（签名或者盖章）", 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """One block as the form says it: kind, text or rows, options, and the condition under which it appears."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    roles: tuple[str, ...] = ()
    count: int = 0
    when: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an officer writes for this document alone: its words, the field that stands in for it, and how many lines
    a field pack leaves for it at the end of a sentence."""

    label: str
    fallback: str | None = None
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form. ``titles`` are other titles under a condition; ``mandatory`` the keys that a final paper must have;
    ``page_signer`` signs every page; ``dated`` is the key of its date; a paper ``of_party`` bears no organ's name."""

    id: str
    title: str
    titles: tuple[tuple[str, str], ...]
    layout: Layout
    number: Literal["own", "case", "none"]
    copies: int
    basis: tuple[str, ...]
    actions: tuple[str, ...]
    sealed: bool
    party_gets: bool
    remedies: Remedies
    mandatory: tuple[str, ...]
    entries: Mapping[str, Entry]
    blocks: tuple[BlockSpec, ...]
    copies_note: str
    page_signer: str | None
    dated: str
    of_party: bool

    @property
    def signers(self) -> tuple[str, ...]:
        """The roles that sign somewhere on the paper, each once."""
        roles = [role for block in self.blocks for role in block.roles]
        return tuple(dict.fromkeys(roles))

    @property
    def lists_evidence(self) -> bool:
        """Whether the paper names every item of evidence of the case, in a list or in a sentence."""
        return "evidence.names" in self.keys() or any(
            block.kind == "list" and block.text == "evidence" for block in self.blocks
        )

    def keys(self) -> tuple[str, ...]:
        """Every key that the form's sentences name, in order, each once."""
        found: list[str] = []
        for block in self.blocks:
            for text in (block.text, *(cell for row in block.rows for cell in row)):
                found += (key.removeprefix("?") for key in KEY.findall(text))
        return tuple(dict.fromkeys(found))

    def label(self, key: str) -> str:
        """The words of a key."""
        entry = self.entries.get(key.removeprefix("entry."))
        return entry.label if key.startswith("entry.") and entry else FIELDS[key].label


def field_label(kind: str, key: str) -> str:
    """Return how a form calls a field, in words; a key that neither form nor table knows is called unknown."""
    form_of_kind = load_forms(resources_folder() / "forms").get(kind)
    entry = form_of_kind.entries.get(key.removeprefix("entry.")) if form_of_kind else None
    if entry is not None and key.startswith("entry."):
        return entry.label
    return FIELDS[key].label if key in FIELDS else UNKNOWN_FIELD


def form(kind: str) -> Form:
    """Return the form of this kind (``T34``).

    Raises:
        UnknownForm: there is none.
    """
    forms = load_forms(resources_folder() / "forms")
    if kind not in forms:
        raise UnknownForm(kind=kind)
    return forms[kind]


def form_ids() -> tuple[str, ...]:
    """Return the ids of all forms in order."""
    return tuple(load_forms(resources_folder() / "forms"))


def forms_for(action_kind: str) -> tuple[str, ...]:
    """Return the ids of the forms that paper a kind of action (``demolition-notice`` → ``T41-2``)."""
    return tuple(one for one in form_ids() if action_kind in form(one).actions)


@lru_cache(maxsize=4)
def load_forms(folder: Path) -> Mapping[str, Form]:
    """Read every form of a folder.

    Raises:
        BadForm: facts ``path`` and ``reason``.
    """
    forms: dict[str, Form] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            made = _read_form(read_toml(path).root(), path)
        except DataFileInvalid as error:
            facts = error.facts
            raise BadForm(path=path.name, reason=f"{facts['line']}: {facts['key']} {facts['reason']}") from error
        if made.id != path.stem:
            raise BadForm(path=path.name, reason=f"id {made.id} is not the file's name")
        forms[made.id] = made
    return forms


def _read_form(table: Table, path: Path) -> Form:
    entries = {name: _entry(text) for name, text in _pairs(table, "entries")}
    made = Form(
        id=table.text("id"),
        title=table.text("title"),
        titles=tuple(_pairs(table, "titles")),
        layout=cast(Layout, table.choice("layout", ("official", "form"))),
        number=cast("Literal['own', 'case', 'none']", table.choice("number", ("own", "case", "none"), "none")),
        copies=table.whole("copies", 1),
        basis=table.texts("basis", required=True),
        actions=table.texts("actions"),
        sealed=table.flag("seal", False),
        party_gets=table.flag("party_gets", False),
        remedies=cast(
            Remedies,
            table.choice("remedies", ("none", "decision", "on-the-spot", "measure", "enforcement"), "none"),
        ),
        mandatory=table.texts("mandatory"),
        entries=entries,
        blocks=tuple(_block(row) for row in table.rows("block")),
        copies_note=table.optional_text("copies_note") or "",
        page_signer=table.optional_text("page_sign"),
        dated=table.optional_text("dated") or "doc.date",
        of_party=table.flag("of_party", False),
    )
    table.close()
    _check(made, path)
    return made


def _pairs(table: Table, key: str) -> list[tuple[str, str]]:
    if not table.has(key):
        return []
    value = table.value(key)
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        table.fail(key, "must be a table of texts")
    return [(str(name), str(text)) for name, text in value.items()]


def _entry(text: str) -> Entry:
    label, fallback, lines = (part.strip() for part in f"{text}||".split("|")[:3])
    return Entry(label, fallback or None, int(lines or 0))


def _block(table: Table) -> BlockSpec:
    when = table.optional_text("when") or ""
    kind = next((name for name in BLOCK_KINDS if table.has(name)), None)
    if kind is None:
        table.fail(None, f"a block has one of {', '.join(BLOCK_KINDS)}")
    text, count = "", 0
    rows: list[tuple[str, ...]] = []
    roles: tuple[str, ...] = ()
    if kind == "table":
        value = table.value(kind)
        if not isinstance(value, list):
            table.fail(kind, "must be a list of rows")
        rows = [tuple(str(cell) for cell in row) for row in cast("list[list[object]]", value)]
        roles = tuple(
            role
            for row in rows
            if row and row[-1].startswith("@")
            for part in row[-1][1:].split()
            if part.startswith("sign=")
            for role in part[5:].split(",")
        )
    elif kind == "sign":
        roles = table.texts(kind, required=True)
    elif kind == "lines":
        count = table.whole(kind)
    elif kind in ("seal", "remedies", "break", "qa"):
        table.flag(kind)
    else:
        text = table.text(kind)
        count = table.whole("blank_rows", 0)
    table.close()
    return BlockSpec(kind=kind, text=text, rows=tuple(rows), roles=roles, count=count, when=when)


def _open_brackets(text: str) -> bool:
    return any(mark in OPTIONAL.sub("", text) for mark in "[]")


def _check(made: Form, path: Path) -> None:
    for key in (
        *made.keys(),
        *made.mandatory,
        made.dated,
        *(one.fallback for one in made.entries.values() if one.fallback),
    ):
        known = key.removeprefix("entry.") in made.entries if key.startswith("entry.") else key in FIELDS
        if not known:
            raise BadForm(path=path.name, reason=f"unknown field {key}")
    if made.page_signer is not None and made.page_signer not in ROLES:
        raise BadForm(path=path.name, reason=f"unknown signer in {made.page_signer}")
    for block in made.blocks:
        for text in (block.text, *(cell for row in block.rows for cell in row)):
            if any(not KEY.search(part) for part in OPTIONAL.findall(text)) or _open_brackets(text):
                raise BadForm(path=path.name, reason=f"an optional part without a field in {text}")
        if block.kind == "list" and block.text not in LISTINGS:
            raise BadForm(path=path.name, reason=f"unknown list {block.text}")
        if not set(block.roles) <= set(ROLES):
            raise BadForm(path=path.name, reason=f"unknown signer in {block.roles}")
        if not is_condition(block.when):
            raise BadForm(path=path.name, reason=f"unknown condition {block.when}")
    for condition, _ in made.titles:
        if not is_condition(condition):
            raise BadForm(path=path.name, reason=f"unknown condition {condition}")
