"""The table of all documents: which fields each has, where in the case each comes from, who signs, what it rests on.

``docs/documents.md`` is this text; a test keeps it true.
"""

from brigade_app.documents.fields import FIELDS
from brigade_app.documents.forms import ROLES, Form, form, form_ids
from brigade_app.documents.lint import RULES
from brigade_app.documents.listings import LISTINGS

LAYOUTS = {"official": "公文（GB/T 9704）", "form": "表格"}
NUMBERS = {"own": "自有文号", "case": "案号", "none": "无"}


def documents_page() -> str:
    """Return the whole page as Markdown."""
    lines = [
        "# Documents: fields and where they come from",
        "",
        "Made from `resources/forms/` and the table of fields; do not edit by hand. A field marked ＊ is mandatory in",
        "a final paper. `document.fields.x` is written by the officer for this paper alone; all else comes from the",
        "case. The province unifies the forms (河南省行政执法条例 33): names and rows are the usual ones and are to be",
        "compared with the province's set by the county before use.",
        "",
    ]
    for kind in sorted(form_ids(), key=lambda one: (one[0] != "T", one)):
        lines += _section(form(kind))
    lines += ["## Linter", "", "| rule | what it looks for | documents | weight | basis |", "|---|---|---|---|---|"]
    for rule in RULES:
        kinds = "all" if not rule.kinds or rule.kinds == ("case-wide",) else ", ".join(rule.kinds)
        lines.append(f"| {rule.id} | {rule.name} | {kinds} | {rule.weight} | {rule.basis} |")
    return "\n".join(lines) + "\n"


def _section(made: Form) -> list[str]:
    facts = [
        LAYOUTS[made.layout], f"文号：{NUMBERS[made.number]}", f"份数：{made.copies}",
        "盖章" if made.sealed else "不盖章",
        f"签名：{'、'.join(ROLES[role][0] for role in made.signers) or '无'}", f"依据：{'；'.join(made.basis)}",
    ]  # fmt: skip
    lines = [f"## {made.id} {made.title}", "", "；".join(facts), "", "| field | words | source |", "|---|---|---|"]
    keys = dict.fromkeys((*made.keys(), *made.mandatory))
    for key in keys:
        mark = "＊" if key in made.mandatory else ""
        lines.append(f"| `{key}` | {made.label(key)}{mark} | {_source(made, key)} |")
    for block in made.blocks:
        if block.kind == "list":
            lines.append(f"| `list.{block.text}` | 清单 | `{LISTINGS[block.text].source}` |")
    return [*lines, ""]


def _source(made: Form, key: str) -> str:
    if not key.startswith("entry."):
        return f"`{FIELDS[key].source}`"
    name = key.removeprefix("entry.")
    entry = made.entries[name]
    own = f"`document.fields.{name}`"
    return f"{own}, else `{FIELDS[entry.fallback].source}`" if entry.fallback else own
