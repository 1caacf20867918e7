"""Takes the pictures of the manual: every window, in both languages, over the sample world.

``python docs/manual/make_screenshots.py`` builds the sample world in a temporary folder; ``--world DIR`` takes one that
``demo`` left (its stores are copied, not touched). ``--to DIR`` says where the pictures go (left out: beside this
file, ``zh/pictures`` and ``en/pictures``, and only those that a page of the manual shows); ``--scale 1.5`` draws for a
screen of 150 %, to look at and not to keep.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

WIDTH, HEIGHT = 1366, 768  # of the screen, whatever its scale
COLOURS = 256


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, help="a sample world that lies there already")
    parser.add_argument("--to", type=Path, help="where the pictures go: DIR/zh, DIR/en")
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    size = (round(WIDTH / options.scale), round(HEIGHT / options.scale))
    from brigade_app.pictures import take_pictures

    with tempfile.TemporaryDirectory() as scratch, sample_world(options.world) as world:
        os.environ["BRIGADE_STATE"] = str(Path(scratch) / "state")
        for path in take_pictures(world, Path(scratch), options.language or ("zh", "en"), size):
            kept = place(options.to, path.parent.name) / path.name
            if options.to is None and not is_shown(path.name, path.parent.name):
                continue
            kept.parent.mkdir(parents=True, exist_ok=True)
            shrink(path, kept)
            sys.stdout.write(f"{kept}\n")
    return 0


def place(to: Path | None, language: str) -> Path:
    """Return the folder of a language's pictures."""
    return to / language if to else HERE / language / "pictures"


def is_shown(name: str, language: str) -> bool:
    """Whether a page of the manual shows the picture of this name."""
    pages = (HERE / language).glob("*.md")
    return any(f"](pictures/{name})" in page.read_text(encoding="utf-8") for page in pages)


def shrink(source: Path, target: Path) -> None:
    """Write a picture with a palette of its own colours: a quarter of the bytes, and no difference to the eye."""
    from PIL import Image

    with Image.open(source) as picture:
        flat = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(target, optimize=True)


@contextmanager
def sample_world(given: Path | None) -> Iterator[Path]:
    """Hand out the folder of a sample world: the given one, or one that is made for the occasion."""
    if given is not None:
        yield given
        return
    from brigade_app.operations.sample.main_job import build, run
    from brigade_app.operations.sample.world import read_spec

    def say(_zh: str, en: str) -> None:
        sys.stdout.write(f"{en}\n")

    with tempfile.TemporaryDirectory() as folder:
        world = build(read_spec(ROOT / "resources"), Path(folder) / "world", say)
        try:
            run(world, say)
        finally:
            world.close()
        yield world.folder


if __name__ == "__main__":
    sys.exit(main())
