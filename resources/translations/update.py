"""Reads the words of the window into the .ts files, and makes the .qm files that the program loads.

Run it after words changed, put the Chinese for what is new into ``app_zh_CN.ts`` (any editor, or Qt Linguist), run it
again. ``app_en.ts`` holds nothing but plural forms, ``qt_zh_CN.ts`` the words of Qt that its own file lacks.
``--check`` changes nothing and fails where words are unfinished.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "brigade_app" / "ui"


def tool(name: str) -> str:
    """Return the path of one of PySide6's tools, which lie beside the interpreter."""
    beside = Path(sys.executable).parent
    for candidate in (beside / name, beside / f"{name}.exe"):
        if candidate.exists():
            return str(candidate)
    return name


def read_words() -> None:
    """Bring the .ts files up to the code; what the code no longer says is dropped."""
    files = [str(path.relative_to(HERE.parents[1])) for path in sorted(SOURCES.rglob("*.py"))]
    common = [tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", "-silent"]
    subprocess.run([*common, *files, "-ts", str(HERE / "app_zh_CN.ts")], check=True, cwd=HERE.parents[1])
    subprocess.run([*common, "-pluralonly", *files, "-ts", str(HERE / "app_en.ts")], check=True, cwd=HERE.parents[1])


def unfinished(file: Path) -> list[str]:
    """Return context and source of every message without a finished translation."""
    found = []
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else list(translation.iter("numerusform")) or [translation]
            state = "" if translation is None else translation.get("type", "")
            if not forms or state or any(not (form.text or "").strip() for form in forms):
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def make_qm() -> None:
    """Write the .qm files, each put in place whole: a running program maps them into its memory."""
    for name in ("app_zh_CN", "app_en", "qt_zh_CN"):
        fresh = HERE / f"{name}.new"
        subprocess.run([tool("pyside6-lrelease"), "-silent", str(HERE / f"{name}.ts"), "-qm", str(fresh)], check=True)
        fresh.replace(HERE / f"{name}.qm")


def main() -> int:
    """Update, or check; the exit code is 1 where words are unfinished."""
    if "--check" not in sys.argv[1:]:
        read_words()
        make_qm()
    missing = [line for name in ("app_zh_CN", "app_en") for line in unfinished(HERE / f"{name}.ts")]
    print("\n".join(missing) if missing else "all words are translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
