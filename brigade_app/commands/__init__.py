"""The commands: arguments in, a deed, rows or one JSON document out. No rule lives here.

Each module is one group. It has ``register(subparsers)``, which adds its parsers and sets ``run`` on each with
``parser.set_defaults(run=function)``; ``run(args, terminal) -> int`` returns the exit code (0: done; 1: a rule says
no). A `brigade_app.errors.BrigadeError` that leaves ``run`` is worded and exits with its own code; anything else is a
bug. ``--json`` is read from ``args.json`` by the `Terminal`. Only the group that is called is imported, so a start
stays quick.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, str]] = {
    "init": ("init", "make a store: unit, role, first account"),
    "enrol": ("enrol", "exchange keys and registry with the county"),
    "case": ("case", "import, export, list and show cases"),
    "evidence": ("evidence", "take evidence in and list it"),
    "assess": ("assess", "say what the law says of a case"),
    "documents": ("documents", "make documents and the case volume"),
    "court-package": ("documents", "originals, catalogue, volume and checksums"),
    "bundle": ("bundle", "export, import and verify bundles"),
    "stats": ("stats", "statistics: the double decline"),
    "verify": ("keeping", "check journal, chain, vault and projections"),
    "backup": ("keeping", "write a verified backup"),
    "restore": ("keeping", "restore a backup into a new folder"),
    "rules": ("rules", "show, check and install packs"),
    "demo": ("demo", "build the sample world and run the main job through it"),
}
"""Command -> module of this folder and one line of help."""
