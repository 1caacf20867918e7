"""``stats double-decline``: new suits and lost suits of a year beside the year before."""

import argparse
from pathlib import Path
from typing import Any

from brigade_app.commands.arguments import Subparsers, add_json, add_store, desk_of, write_file
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.double_decline import Comparison, YearCount
from brigade_app.operations.statistics import STANDING_ZH, as_workbook, double_decline, percent_text


def register(subparsers: Subparsers) -> None:
    """Add ``stats``."""
    group = subparsers.add_parser("stats", help="statistics: the double decline").add_subparsers(
        metavar="WORD", required=True
    )
    parser = group.add_parser("double-decline", help="new and lost suits beside the year before")
    parser.add_argument("--year", required=True, type=int, metavar="Y")
    parser.add_argument("--first-month", type=int, default=1, choices=range(1, 13), metavar="M",
                        help="month in which the year of the evaluation begins (12: December to November)")  # fmt: skip
    parser.add_argument("--xlsx", type=Path, default=None, metavar="F", help="write a workbook")
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Count, print, and write the workbook where one is asked for."""
    with desk_of(args, terminal) as desk:
        result = double_decline(desk, args.year, args.first_month)
        today = desk.today
    if args.xlsx is not None:
        write_file(args.xlsx, as_workbook(result, today))
    terminal.document({
        "year": result.year, "first_month": result.first_month, "total": _comparison(result.total),
        "units": [_comparison(one) for one in result.units], "without_day": list(result.without_day),
    })  # fmt: skip
    terminal.table(
        [terminal.pick(zh, en) for zh, en in _HEAD],
        [_cells(one, one.unit, terminal) for one in result.units]
        + [_cells(result.total, terminal.pick("合计", "total"), terminal)],
    )
    if result.without_day:
        terminal.note(f"{len(result.without_day)} 件诉讼没有收到日期，没有计入新收。",
                      f"{len(result.without_day)} suits have no day of receipt: not counted.")  # fmt: skip
    return 0


_HEAD = (
    ("单位", "unit"), ("新收 本年/上年", "new"), ("审结", "concluded"), ("败诉", "lost"),
    ("败诉率 本年/上年", "losing rate"), ("双下降", "double decline"),
)  # fmt: skip


def _cells(one: Comparison, name: str, terminal: Terminal) -> list[str]:
    return [
        name, f"{len(one.this.new)}/{len(one.last.new)}", f"{len(one.this.concluded)}/{len(one.last.concluded)}",
        f"{len(one.this.lost)}/{len(one.last.lost)}", f"{_rate(one.this, terminal)}/{_rate(one.last, terminal)}",
        terminal.pick(STANDING_ZH[one.standing], one.standing),
    ]  # fmt: skip


def _rate(count: YearCount, terminal: Terminal) -> str:
    text = percent_text(count.losing_rate)
    return terminal.pick("无案件", "no cases") if text is None else f"{text}%"


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "unit": one.unit, "this": _year(one.this), "last": _year(one.last),
        "change_of_new_percent": percent_text(one.change_of_new),
        "change_of_new": len(one.this.new) - len(one.last.new),
        "change_of_losing_rate_points": percent_text(one.change_of_rate), "double_decline": one.standing,
    }  # fmt: skip


def _year(count: YearCount) -> dict[str, Any]:
    return {
        "year": count.year, "new": len(count.new), "concluded": len(count.concluded), "lost": len(count.lost),
        "losing_rate_percent": percent_text(count.losing_rate),
        "losing_rate_on_judgments_percent": percent_text(count.losing_rate_on_judgments),
        "new_disputes": [suit.dispute for suit in count.new],
        "lost_disputes": [suit.dispute for suit in count.lost],
    }  # fmt: skip
