"""``documents make | list | volume`` and ``court-package``: papers of a case, on disk."""

import argparse
from pathlib import Path
from typing import Any

from brigade_app.commands.arguments import Subparsers, add_json, add_store, desk_of, named_case, write_file
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.domain.names import export_name
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.papers import MadeDocument, make_document
from brigade_app.operations.saving import living
from brigade_app.operations.volumes import case_volume, court_package


class WhichDispute(Refused):
    """The case has several disputes, or none: say which. Facts ``known``."""


def register(subparsers: Subparsers) -> None:
    """Add ``documents`` with its three words, and ``court-package``."""
    group = subparsers.add_parser("documents", help="make documents and the case volume").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("make", help="make documents of a case")
    parser.add_argument("kinds", nargs="+", metavar="T34", help="ids of forms")
    parser.add_argument("--action", default=None, metavar="ID", help="the step it is about (the newest that fits)")
    _finish(parser, run_make)
    _finish(group.add_parser("list", help="list the documents of a case"), run_list, out=False)
    _finish(group.add_parser("volume", help="the case volume as one PDF"), run_volume)
    parser = subparsers.add_parser("court-package", help="originals, catalogue, volume and checksums")
    parser.add_argument("--dispute", default=None, metavar="ID", help="the suit (the only one)")
    _finish(parser, run_court)


def _finish(parser: argparse.ArgumentParser, run: object, *, out: bool = True) -> None:
    parser.add_argument("--case", required=True, metavar="ID", help="id, number or outside id")
    if out:
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="folder (the present one)")
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_make(args: argparse.Namespace, terminal: Terminal) -> int:
    """Make each document as a deed of its own and write its PDF; what the linter says stands beside it."""
    made: list[dict[str, Any]] = []
    with desk_of(args, terminal) as desk, terminal.progress("制作文书", "making", len(args.kinds)) as advance:
        case = named_case(desk, args.case)
        for count, kind in enumerate(args.kinds, 1):
            done = make_document(desk, case, kind, action=args.action)
            path = _free_path(args.out, f"{done.document.kind} {done.document.number or ''}.pdf")
            write_file(path, done.pdf)
            made.append(_told(done, path, terminal))
            advance(count)
    terminal.document({"case": case, "documents": made})
    return 0


def _free_path(folder: Path, name: str) -> Path:
    taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return folder / export_name(name, taken)


def _told(done: MadeDocument, path: Path, terminal: Terminal) -> dict[str, Any]:
    one = done.document
    terminal.row(f"{one.kind} {one.number or ''}  {path}")
    for finding in done.findings:
        terminal.row(f"  ▲ {finding.rule} {finding.problem}")
    return _document_json(one) | {
        "file": str(path), "sign_pages": list(done.sign_pages), "findings": [one.rule for one in done.findings],
    }  # fmt: skip


def _document_json(one: IssuedDocument) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "number": one.number, "version": one.version, "state": one.state,
        "pages": one.pages, "sha256": one.sha256,
    }  # fmt: skip


def run_list(args: argparse.Namespace, terminal: Terminal) -> int:
    """List the documents of a case."""
    with desk_of(args, terminal) as desk:
        case = named_case(desk, args.case)
        documents = living(desk, IssuedDocument, case)
    terminal.document({"case": case, "documents": [_document_json(one) for one in documents]})
    for one in documents:
        terminal.row(f"{one.kind:<8}{one.number or ''}  {one.state}  {one.pages or ''}")
    return 0


def run_volume(args: argparse.Namespace, terminal: Terminal) -> int:
    """Make the case volume, seal it in the store and write the PDF."""
    with desk_of(args, terminal) as desk, terminal.progress("制作卷宗", "making the volume") as advance:
        case = named_case(desk, args.case)
        volume = case_volume(desk, case, progress=advance)
        if volume is None:
            return 1
        path = _free_path(args.out, "卷宗.pdf")
        write_file(path, volume.pdf)
    terminal.say(f"已写出卷宗 {path}", f"Wrote the volume {path}")
    terminal.document({"case": case, "file": str(path), "bytes": len(volume.pdf)})
    return 0


def run_court(args: argparse.Namespace, terminal: Terminal) -> int:
    """Write the package for the court into an empty folder; anybody can check it with sha256sum."""
    with desk_of(args, terminal) as desk, terminal.progress("制作证据包", "making the package") as advance:
        case = named_case(desk, args.case)
        package = court_package(desk, case, args.dispute or _only_dispute(desk, case), args.out, progress=advance)
        if package is None:
            return 1
    terminal.say(f"已写出 {len(package.files)} 个文件到 {args.out}", f"Wrote {len(package.files)} files to {args.out}")
    for name in package.left_out:
        terminal.say(f"◆ 未列入（取得在后）：{name}", f"◆ left out (collected too late): {name}")
    terminal.document({
        "case": case, "folder": str(args.out), "left_out": list(package.left_out),
        "files": [{"path": str(one.path), "sha256": one.sha256} for one in package.files],
    })  # fmt: skip
    return 0


def _only_dispute(desk: Desk, case: str) -> str:
    disputes = desk.store.records.list("dispute", case=case)
    if len(disputes) != 1:
        raise WhichDispute(known=tuple(row.id for row in disputes))
    return disputes[0].id
