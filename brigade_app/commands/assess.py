"""``assess``: what the law says of a case file, or of a case of the store. Exits 0 whatever it finds."""

import argparse
from datetime import date
from pathlib import Path

from brigade_app.commands.arguments import Subparsers, add_json, add_store, day, desk_of, named_case, read_file
from brigade_app.commands.assessment import show_assessment
from brigade_app.commands.terminal import Terminal
from brigade_app.domain.law.assess import assessment_json
from brigade_app.domain.law.types import Assessment
from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.desk import system_clock
from brigade_app.operations.law import assess_case, assess_file
from brigade_app.operations.shelf import shelf_of
from brigade_app.paths import resources_folder


def register(subparsers: Subparsers) -> None:
    """Add ``assess``."""
    parser = subparsers.add_parser("assess", help="say what the law says of a case")
    parser.add_argument("case", metavar="FILE|ID", help="a case file, or a case of the store")
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help="the day to judge on (today)")
    add_store(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Assess and print. An argument that is an existing file, or looks like one, is a file."""
    path = Path(args.case)
    if path.suffix == ".json" or path.is_file():
        result = _of_file(path, args.on, args.store)
    else:
        with desk_of(args, terminal) as desk:
            result = assess_case(desk, named_case(desk, args.case), args.on)
    terminal.document(assessment_json(result))
    show_assessment(result, terminal)
    return 0


def _of_file(path: Path, on: date | None, store: Path | None) -> Assessment:
    today = system_clock().astimezone(SHANGHAI).date()
    return assess_file(shelf_of(store, resources_folder()), read_file(path), on or today, path.name)
