"""``rules show | check | install | list``: what the law says here, and where it comes from."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from brigade_app.commands.arguments import Subparsers, add_json, add_store, day, desk_of, store_folder
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.law.law_library import read_library
from brigade_app.operations.law import reassess_all
from brigade_app.operations.packs import CheckedPack, ShownRule, check_pack, install_pack, installed_packs, show_rule
from brigade_app.operations.shelf import LawShelf, shelf_of
from brigade_app.paths import resources_folder


def register(subparsers: Subparsers) -> None:
    """Add ``rules`` and its four words."""
    group = subparsers.add_parser("rules", help="show, check and install packs").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("show", help="print a rule with its articles")
    parser.add_argument("id", metavar="ID", help="D10, K-P04, E13, T34, P10, C08 …")
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help="as in force on this day")
    parser.add_argument("--laws", type=Path, default=None, metavar="DIR", help="folder of statute texts")
    parser.add_argument("--store", type=Path, default=None, metavar="D", help="with the packs installed here")
    add_json(parser)
    parser.set_defaults(run=run_show)
    parser = group.add_parser("check", help="read a pack strictly")
    parser.add_argument("pack", type=Path, metavar="PACK", help="folder of a pack")
    add_json(parser)
    parser.set_defaults(run=run_check)
    parser = group.add_parser("install", help="install a pack into a store")
    parser.add_argument("pack", type=Path, metavar="PACK", help="folder of a pack")
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run_install)
    parser = group.add_parser("list", help="list the installed packs")
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run_list)


def run_show(args: argparse.Namespace, terminal: Terminal) -> int:
    """Print each row of a rule: name, days, articles, and their text where it is installed."""
    shelf = shelf_of(store_folder(args) if args.store else None, resources_folder())
    if args.laws is not None:
        shelf = _with_laws(shelf, args.laws)
    shown = show_rule(shelf, args.id, args.on)
    terminal.document({"rules": [_rule_json(one) for one in shown]})
    for one in shown:
        rule = one.rule
        terminal.row(f"{rule.id}  {terminal.pick(rule.name_zh, rule.name_en)}  [{rule.mark}]")
        for basis, text in one.articles:
            terminal.row(f"  {basis.short}" + (f"\n    {text}" if text else ""))
        note = terminal.pick(rule.note_zh or "", rule.note_en or "")
        if note:
            terminal.row(f"  {note}")
    return 0


def _with_laws(shelf: LawShelf, folder: Path) -> LawShelf:
    shelf.library = read_library(folder)
    return shelf


def _rule_json(shown: ShownRule) -> dict[str, Any]:
    rule = shown.rule
    return {
        "id": rule.id, "list": shown.list_name, "name_zh": rule.name_zh, "name_en": rule.name_en, "mark": rule.mark,
        "effective_from": _iso(rule.effective_from), "effective_to": _iso(rule.effective_to),
        "computed_from": list(rule.computed_from),
        "basis": [{"cited": basis.short, "law": basis.law, "article": basis.article, "paragraph": basis.paragraph,
                   "item": basis.item, "text": text} for basis, text in shown.articles],
    }  # fmt: skip


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def run_check(args: argparse.Namespace, terminal: Terminal) -> int:
    """Read a pack strictly; the first fault is said with file, line and key, and exits 2."""
    checked = check_pack(args.pack, shelf_of(None, resources_folder()).calendar)
    terminal.document(_pack_json(checked))
    terminal.say(f"{checked.what} {checked.name} {checked.version}：{checked.rows} 条，没有错误。",
                 f"{checked.what} {checked.name} {checked.version}: {checked.rows} rows, no fault.")  # fmt: skip
    return 0


def _pack_json(checked: CheckedPack) -> dict[str, Any]:
    return {
        "what": checked.what, "name": checked.name, "version": checked.version, "rows": checked.rows,
        "effective_from": checked.effective_from.isoformat(), "sha256": checked.sha256, "files": len(checked.files),
    }  # fmt: skip


def run_install(args: argparse.Namespace, terminal: Terminal) -> int:
    """Install a pack, judge the open cases again, and say which changed."""
    with desk_of(args, terminal) as desk:
        checked, records = install_pack(desk, args.pack)
        changed = 0
        if records and checked.what != "law":
            fresh = type(desk)(desk.store, desk.session, shelf_of(desk.store.folder, desk.resources), desk.now,
                               desk.resources)  # fmt: skip
            with terminal.progress("重新体检", "judging again") as advance:
                changed = len(reassess_all(fresh, progress=advance).changed)
    terminal.document(_pack_json(checked) | {"records": records, "cases_changed": changed})
    name = f"{checked.name} {checked.version}"
    terminal.say(f"已安装 {name}（{records} 条记录），{changed} 件案件的体检结果有变化。",
                 f"Installed {name} ({records} records); {changed} cases changed.")  # fmt: skip
    return 0


def run_list(args: argparse.Namespace, terminal: Terminal) -> int:
    """List the packs installed in a store, and the shipped rule pack."""
    with desk_of(args, terminal) as desk:
        packs = installed_packs(desk)
        rules = desk.law.pack
    terminal.document({
        "in_use": {"pack": rules.id, "version": rules.version, "sha256": rules.sha256},
        "installed": [{"what": one.what, "name": one.name, "version": one.version,
                       "effective_from": one.effective_from.text, "sha256": one.sha256} for one in packs],
    })  # fmt: skip
    terminal.say(f"使用中：{rules.id} {rules.version}", f"In use: {rules.id} {rules.version}")
    for one in packs:
        terminal.row(f"{one.what}  {one.name}  {one.version}")
    return 0
