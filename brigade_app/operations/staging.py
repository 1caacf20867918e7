"""Where the records of a bundle wait, sealed under a key that lives as long as the job: in the store's own folder.

Not in its cache: every lock empties that, also under an export that has just been planned. What a killed job left is
taken away when the store is opened next.
"""

import shutil
from pathlib import Path

STAGING = "staging"


def clear_staging(store: Path) -> None:
    """Take away what a job that was killed left; its key is gone, nobody can read it. Only when no job can run."""
    shutil.rmtree(store / STAGING, ignore_errors=True)
