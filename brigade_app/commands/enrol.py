"""``enrol request | accept | install``: two people compare twelve characters, then two stores believe each other."""

import argparse
import sys
from pathlib import Path

from brigade_app.commands.arguments import Subparsers, add_json, add_store, desk_of
from brigade_app.commands.terminal import Terminal
from brigade_app.errors import Unreadable
from brigade_app.operations.bundles import (
    EnrolmentFile,
    accept_request,
    answer_request,
    enrol_request,
    install_registry,
    look_at,
)


class WordsNotGiven(Unreadable):
    """Nobody can be asked for the twelve characters here. Facts ``path``."""


def register(subparsers: Subparsers) -> None:
    """Add ``enrol`` and its three words."""
    group = subparsers.add_parser("enrol", help="exchange keys and registry with the county").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("request", help="township: write the request")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder, such as a stick")
    _finish(parser, run_request)
    parser = group.add_parser("accept", help="county: accept a request and write the answer")
    parser.add_argument("request", type=Path, metavar="PATH", help="request.json, or the folder it lies in")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the answer, such as a stick")
    parser.add_argument("--profile", choices=("supervision", "statistics"), default="supervision")
    _add_words(parser)
    _finish(parser, run_accept)
    parser = group.add_parser("install", help="township: believe the county and take its registry")
    parser.add_argument("answer", type=Path, metavar="PATH", help="county.json, or the folder it lies in")
    _add_words(parser)
    _finish(parser, run_install)


def _add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", default=None, help="the twelve characters that the other side reads out")


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_request(args: argparse.Namespace, terminal: Terminal) -> int:
    """Write ``request.json`` and show its characters."""
    with desk_of(args, terminal) as desk:
        file = enrol_request(desk, args.out)
    terminal.say(f"已写入 {file.path}", f"Wrote {file.path}")
    terminal.say(
        f"核对字：{file.words}（请当面或电话念给县局）",
        f"Characters: {file.words} (read them to the county face to face or by telephone)",
    )
    terminal.document({"path": str(file.path), "words": file.words, "node": file.signed.card.node})
    return 0


def run_accept(args: argparse.Namespace, terminal: Terminal) -> int:
    """Accept the township, write the county's card and its registry."""
    words = _words(args, look_at(args.request), terminal)
    with desk_of(args, terminal) as desk:
        accepted = accept_request(desk, args.request, words, profile=args.profile)
        _tell_recovery_key(accepted.recovery_key, terminal)
        done, card = answer_request(desk, accepted, args.out)
    peer = accepted.peer
    terminal.say(f"已登记：{peer.name}（{peer.node}）", f"Enrolled: {peer.name} ({peer.node})")
    terminal.say(f"答复已写入 {done.folder}", f"The answer lies in {done.folder}")
    terminal.say(f"核对字：{card.words}（请念给乡镇）", f"Characters: {card.words} (read them to the township)")
    terminal.document({
        "node": peer.node, "org": peer.unit, "name": peer.name, "new": accepted.is_new, "folder": str(done.folder),
        "words": card.words, "recovery_key": accepted.recovery_key,
    })  # fmt: skip
    return 0


def _tell_recovery_key(key: str | None, terminal: Terminal) -> None:
    """Tell the key before the answer is written: it is given once, and the medium may fail."""
    if key:
        terminal.note(
            f"数据包恢复密钥（请打印并锁好，程序不保存）：\n{key}",
            f"Recovery key for bundles (print it and lock it away; it is not kept):\n{key}",
        )


def run_install(args: argparse.Namespace, terminal: Terminal) -> int:
    """Believe the county and take in what came with its card."""
    file = look_at(args.answer)
    words = _words(args, file, terminal)
    with desk_of(args, terminal) as desk:
        done = install_registry(desk, file.path, words)
    board = done.board
    terminal.say(f"已登记县级单位：{done.county.name}", f"The county is enrolled: {done.county.name}")
    for one in board.refused if board else ():
        terminal.error(one.error)
    terminal.document({
        "county": done.county.name, "org": done.county.unit, "node": done.county.node,
        "entries": sum(one.entries_new for one in board.came) if board else 0,
        "refused": len(board.refused) if board else 0,
    })  # fmt: skip
    return board.refused[0].error.exit_code if board and board.refused else 0


def _words(args: argparse.Namespace, file: EnrolmentFile, terminal: Terminal) -> str:
    """The characters that the other side reads out: given, or asked for while the file's own are not shown."""
    if args.words is not None:
        return str(args.words)
    if not sys.stdin.isatty():
        raise WordsNotGiven(path=file.path.name)
    card = file.signed.card
    terminal.note(f"来自：{card.name}（{card.node}）", f"From: {card.name} ({card.node})")
    return input(terminal.pick("请输入对方念出的十二个字：", "Type the twelve characters that the other side reads: "))
