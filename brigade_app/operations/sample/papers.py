"""The documents of the sample world: ``resources/sample/papers.toml`` made through the deed that the button uses."""

import tomllib
from pathlib import Path

from brigade_app.operations.desk import Desk
from brigade_app.operations.papers import make_document


def make_papers(desk: Desk, folder: Path, case: str, case_id: str) -> int:
    """Make the documents that the sample world has of a case (by its file's name); return how many."""
    listed = tomllib.loads((folder / "papers.toml").read_text(encoding="utf-8"))["paper"]
    wanted = [one for one in listed if one["case"] == case]
    for one in wanted:
        make_document(desk, case_id, one["form"], entries=one.get("entries", {}))
    return len(wanted)
