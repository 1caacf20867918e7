"""``init``: make a store with its unit and first account."""

import argparse
from datetime import date
from pathlib import Path

from brigade_app.commands.arguments import Subparsers, add_json, day, store_folder
from brigade_app.commands.terminal import Terminal, password_from
from brigade_app.domain.records import Post
from brigade_app.operations.forms import NewLogin, NewOfficer, NewUnit
from brigade_app.operations.opening import leave
from brigade_app.operations.setup import first_start, short_place


def register(subparsers: Subparsers) -> None:
    """Add ``init``."""
    parser = subparsers.add_parser("init", help="make a store: unit, role, first account")
    parser.add_argument("--store", type=Path, default=None, metavar="D", help="new folder of the store")
    parser.add_argument("--unit", required=True, help="name of the unit, as it stands on its seal")
    parser.add_argument("--role", required=True, choices=("township", "county"), help="seat of the unit")
    parser.add_argument("--node", required=True, type=int, help="division code x 1000 + number of the device")
    parser.add_argument("--captain", required=True, metavar="NAME", help="the first account's person")
    parser.add_argument("--account", default=None, metavar="NAME", help="name to log in with (the person's)")
    parser.add_argument("--password-file", default=None, metavar="F", help="file whose first line is the password")
    parser.add_argument("--place-short", default=None, help="place in numbers, such as 南召（城郊）")
    parser.add_argument("--place", default=None, help="place of the unit")
    parser.add_argument("--village", action="append", default=[], help="a village of the unit (again for each)")
    parser.add_argument("--county", default=None, help="name of the county")
    parser.add_argument("--court", default=None, help="name of the court")
    parser.add_argument("--certificate", default=None, help="number of the captain's enforcement certificate")
    parser.add_argument("--certificate-from", type=day, default=None, metavar="DATE")
    parser.add_argument("--certificate-to", type=day, default=None, metavar="DATE")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Make the store; the recovery key is printed once and kept nowhere."""
    password = password_from(args.password_file, repeat=True, language=terminal.language)
    unit = NewUnit(
        name=args.unit, seat=args.role, node=args.node, place_short=args.place_short or short_place(args.unit),
        place=args.place, villages=tuple(args.village), county_name=args.county, court_name=args.court,
    )  # fmt: skip
    officers = _officers(args.captain, args.certificate, args.certificate_from, args.certificate_to)
    login = NewLogin(name=args.account or args.captain, password=password)
    folder = store_folder(args)
    started = first_start(folder, unit, officers, login, first_officer=0 if officers else None)
    account = started.desk.account
    leave(started.desk)
    terminal.say(f"已建立：{args.unit}，{folder}", f"Made: {args.unit}, {folder}")
    terminal.say(f"账号：{account.name}", f"Account: {account.name}")
    terminal.say(
        f"恢复密钥（请打印并锁好，程序不保存）：\n{started.recovery_key}",
        f"Recovery key (print it and lock it away; it is not kept):\n{started.recovery_key}",
    )
    terminal.note(
        "系统管理员和安全管理员暂由该账号担任，已记入日志；审计管理员须另行指定。",
        "This account does the work of the system and the security administrator for now; that is journalled.",
    )
    terminal.document({
        "store": str(folder), "unit": args.unit, "node": args.node, "account": account.name, "account_id": account.id,
        "roles": list(account.roles), "recovery_key": started.recovery_key,
    })  # fmt: skip
    return 0


def _officers(name: str, certificate: str | None, first: date | None, last: date | None) -> tuple[NewOfficer, ...]:
    if certificate is None:
        return ()
    posts: tuple[Post, ...] = ("officer", "captain")
    return (NewOfficer(name=name, certificate=certificate, certificate_from=first, certificate_to=last, posts=posts),)
