"""Export and verified import of a bundle beside `tar | age` and `age -d | tar x` + `sha256sum -c`, in one run.

    python -m tests.benchmarks.bench_bundle --mib 1024 [--dir D] [--rounds 3] [--window]

Prints wall and processor times, ratios, and the peak memory of this process and its workers above idle, as their
proportional share (PSS). With ``--window`` both jobs run behind a seat of the window, and the longest silence of its
event loop is printed. It asserts nothing. What it measures is in `bundle_measures`: a worker process loads the main
module again, and that must stay as light here as `main.py` is.
"""

import argparse
import shutil
import tempfile
from pathlib import Path


def main() -> None:
    """Read the arguments and measure."""
    from tests.benchmarks.bundle_measures import measure

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=3, help="alternations; the medians are compared")
    parser.add_argument("--dir", type=Path, default=None)
    parser.add_argument("--window", action="store_true")
    args = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="bench-bundle-", dir=args.dir))
    try:
        measure(root, args.mib, args.rounds, args.window)
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
