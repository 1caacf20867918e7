"""The rules of the house that no other tool checks: one gateway, nothing dangerous, nothing of one machine."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "brigade_app").rglob("*.py"))
TEXTS = [
    path
    for pattern in ("*.py", "*.md", "*.toml", "*.sh", "*.txt", "*.spec", "*.bat", "*.cfg")
    for path in ROOT.rglob(pattern)
    if not {".venv", ".git", "build", "dist", ".mypy_cache", "mutants"} & set(path.relative_to(ROOT).parts)
]
# Qt's own event loop is called exec(), as a method; the built-in is not.
DANGEROUS = re.compile(r"\b(pickle|eval|extractall|yaml\.load)\b\s*[.(]|(?<!\.)\bexec\s*\(")
HOSTS = re.compile(r"pyp[i]\.org|pythonhos[t]ed|npm[j]s|debia[n]\.org|(?<![\w.])/(?:root|w[o]rk)/")
WRITES = re.compile(r"\.(insert_many|bulk_create|save\(force_insert|create_tables|delete_instance)\b")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_sources_never_unpickle_evaluate_or_extract():
    """R30: what comes from outside is never code, a pickle or an unpacked archive."""
    found = [f"{p}:{m.group()}" for p in SOURCES for m in DANGEROUS.finditer(read(p))]
    assert found == []


def test_no_text_names_a_package_host_or_a_path_of_one_machine():
    assert [str(p.relative_to(ROOT)) for p in TEXTS if HOSTS.search(read(p))] == []


def test_no_words_hide_in_a_formatted_string():
    """The tool that collects the words to translate does not look inside ``f"…"``: they would stay English."""
    hidden = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.FormattedValue):
                calls = [one for one in ast.walk(node.value) if isinstance(one, ast.Call)]
                hidden += [f"{path}:{one.lineno}" for one in calls if getattr(one.func, "attr", "") == "tr"]
    assert hidden == []


def test_models_are_written_only_by_the_store():
    """Data layer 4: one gateway writes."""
    outside = [p for p in SOURCES if "store" not in p.parts]
    assert [str(p) for p in outside if WRITES.search(read(p))] == []


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_every_requirement_is_pinned_with_hashes(name):
    lines = [line for line in read(ROOT / "requirements" / f"{name}.txt").splitlines() if re.match(r"[A-Za-z]", line)]
    assert len(lines) > 20
    assert [line for line in lines if "==" not in line] == []


def test_no_module_is_longer_than_a_sitting():
    modules = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    assert [f"{p}: {n}" for p in modules if (n := len(read(p).splitlines())) > 450] == []
