"""``case import | export | list | show``: cases in and out, and what they are."""

import argparse
from pathlib import Path

from brigade_app.commands.arguments import (
    Subparsers,
    add_json,
    add_store,
    desk_of,
    named_case,
    read_file,
    write_file,
)
from brigade_app.commands.shapes import case_line_json, case_view_json, due_line_json, light_word, show_case
from brigade_app.commands.terminal import Terminal
from brigade_app.errors import BrigadeError
from brigade_app.operations.case_files import Imported, export_case_file, import_case_file
from brigade_app.operations.case_page import case_page
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import is_assessed, reassess_all
from brigade_app.operations.lists import CaseQuery
from brigade_app.operations.questions import cases_page, due_lines
from brigade_app.operations.views import CaseLine

PAGE = 500
ALL = 1_000_000


def register(subparsers: Subparsers) -> None:
    """Add ``case`` and its four words."""
    group = subparsers.add_parser("case", help="import, export, list and show cases").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("import", help="take case files in")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _finish(parser, run_import)
    parser = group.add_parser("export", help="write a case file")
    parser.add_argument("case", metavar="ID", help="id, number or outside id")
    parser.add_argument("--out", type=Path, default=None, metavar="F", help="file; left out: standard output")
    _finish(parser, run_export)
    parser = group.add_parser("list", help="list cases")
    parser.add_argument("--due", action="store_true", help="what falls due, nearest first")
    parser.add_argument("--text", default="", help="words of number, title, parties; pinyin initials too")
    parser.add_argument("--limit", type=int, default=None, metavar="N")
    _finish(parser, run_list)
    parser = group.add_parser("show", help="show a case")
    parser.add_argument("case", metavar="ID", help="id, number or outside id")
    _finish(parser, run_show)


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_import(args: argparse.Namespace, terminal: Terminal) -> int:
    """Import each file as a deed of its own; the exit code is that of the first that failed."""
    taken: list[dict[str, object]] = []
    failed = 0
    with desk_of(args, terminal) as desk, terminal.progress("导入", "importing", len(args.files)) as advance:
        for count, path in enumerate(args.files, 1):
            try:
                taken.append(_taken(path, _import_one(desk, path), terminal))
            except BrigadeError as error:
                terminal.error(error)
                failed = failed or error.exit_code
            advance(count)
    terminal.document({"imported": taken, "failed": len(args.files) - len(taken)})
    return failed


def _import_one(desk: Desk, path: Path) -> Imported:
    return import_case_file(desk, read_file(path), path.name)


def _taken(path: Path, done: Imported, terminal: Terminal) -> dict[str, object]:
    name = done.title or done.number or done.case_id
    terminal.say(f"已导入 {path.name}：{name}（{done.records} 条记录）",
                 f"Imported {path.name}: {name} ({done.records} records)")  # fmt: skip
    return {
        "file": path.name, "case": done.case_id, "outside_id": done.outside_id, "number": done.number,
        "records": done.records,
    }  # fmt: skip


def run_export(args: argparse.Namespace, terminal: Terminal) -> int:
    """Write one case as a case file."""
    with desk_of(args, terminal) as desk:
        case = named_case(desk, args.case)
        content = export_case_file(desk, case)
    if args.out is None:
        terminal.raw(content)
        return 0
    write_file(args.out, content)
    terminal.say(f"已写出 {args.out}（{len(content)} 字节）", f"Wrote {args.out} ({len(content)} bytes)")
    terminal.document({"case": case, "file": str(args.out), "bytes": len(content)})
    return 0


def run_list(args: argparse.Namespace, terminal: Terminal) -> int:
    """List cases, or what falls due in them."""
    with desk_of(args, terminal) as desk:
        if args.due:
            return _list_due(desk, args, terminal)
        lines: list[CaseLine] = []
        after: object | None = None
        query = CaseQuery(text=args.text)
        while args.limit is None or len(lines) < args.limit:
            page = cases_page(desk, query, after, PAGE)
            lines += page.lines
            after = page.after
            if after is None:
                break
        lines = lines[: args.limit]
        terminal.document({"cases": [case_line_json(line) for line in lines]})
        terminal.table(
            [terminal.pick("案号", "number"), terminal.pick("名称", "title"), terminal.pick("阶段", "stage"),
             terminal.pick("到期", "due"), terminal.pick("状态", "light")],
            [(line.number or line.id, line.title or "", line.status or "", str(line.next_due_on or ""),
              light_word(line.light, line.days_left, terminal)) for line in lines],
        )  # fmt: skip
    return 0


def _list_due(desk: Desk, args: argparse.Namespace, terminal: Terminal) -> int:
    if not is_assessed(desk):
        with terminal.progress("重新计算期限", "counting deadlines") as advance:
            reassess_all(desk, progress=advance)
    lines = due_lines(desk, args.limit or ALL)
    terminal.document({"on": desk.today.isoformat(), "due": [due_line_json(line) for line in lines]})
    terminal.table(
        [terminal.pick("状态", "light"), terminal.pick("期限", "deadline"), terminal.pick("届满", "due"),
         terminal.pick("案号", "number"), terminal.pick("名称", "title")],
        [(light_word(line.light, line.days_left, terminal), terminal.pick(line.name_zh, line.name_en),
          line.due_on.isoformat(), line.number or line.case_id, line.title or "") for line in lines],
    )  # fmt: skip
    return 0


def run_show(args: argparse.Namespace, terminal: Terminal) -> int:
    """Show one case: head, parties, actions, evidence, deadlines, findings, next steps."""
    with desk_of(args, terminal) as desk:
        view = case_page(desk, named_case(desk, args.case), with_history=False)
    terminal.document(case_view_json(view))
    show_case(view, terminal)
    return 0
