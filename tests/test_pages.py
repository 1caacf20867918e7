"""The pages for those who change the program against the code: what a page names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "brigade_app"
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")])
FLOORS = {
    "domain": ("domain",),
    "store": ("store", "domain"),
    "sync": ("sync", "domain"),
    "documents": ("documents", "domain"),
    "operations": ("operations", "store", "domain"),
}
# A call, a name in snake case, a name in camel case; `BinaryIO` and such are Python's own.
NAME = re.compile(r"\b([A-Za-z_]\w+)\(|\b([a-z]\w*_\w+)\b|\b([A-Z][a-z]+[A-Z]\w*)\b")
PYTHON = {"BinaryIO", "MiB", "TypeVar"}


@cache
def names_of(path: Path) -> frozenset[str]:
    """Return the modules of a folder, and what they define and use: functions, classes, fields, arguments."""
    found = {path.stem}
    for module in path.rglob("*.py") if path.is_dir() else [path]:
        found |= {module.stem, module.parent.name}
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            elif isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.alias):
                found.add(node.asname or node.name)
    return frozenset(found)


def named_in(text: str) -> set[str]:
    return {next(filter(None, found)) for found in NAME.findall(text)} - PYTHON


def door(floor: str) -> str:
    """Return the block of a floor on the page of the architecture."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found = re.search(rf"^### {floor}\n.*?```\n(.*?)```", page, flags=re.DOTALL | re.MULTILINE)
    assert found is not None, floor
    return found.group(1)


@pytest.mark.parametrize("floor", FLOORS)
def test_what_the_page_says_of_a_floor_is_there(floor):
    known = set().union(*(names_of(CODE / one) for one in FLOORS[floor]))
    named = named_in(door(floor))
    assert len(named) > 30
    assert named - known == set()


def test_each_operation_stands_in_the_module_that_the_page_names():
    text = re.sub(
        r"\(small ones[^)]*\)|resources/\S+|^media/.*?(?=^\w)", "", door("operations"), flags=re.DOTALL | re.MULTILINE
    )
    # ``papers.as_it_stands`` is the same as ``papers.py: as_it_stands``
    parts = re.split(r"\b(\w+)\.(?:py\b|(?=[a-z]+_))", text)
    assert len(parts) > 80
    for module, said in zip(parts[1::2], parts[2::2], strict=True):
        assert named_in(said) - names_of(CODE / "operations" / f"{module}.py") == set(), module


def test_no_operation_is_missing_on_the_page():
    said = set(re.findall(r"\w+", door("operations")))
    modules = {path.stem for path in (CODE / "operations").glob("*.py")}
    assert modules - said == {"__init__"}


def test_what_the_page_of_the_window_names_is_there():
    page = (ROOT / "docs" / "ui.md").read_text(encoding="utf-8")
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", page)
    places = (
        CODE / "ui",
        CODE / "operations",
        CODE / "app.py",
        ROOT / "docs" / "manual",
        ROOT / "tests" / "benchmarks",
    )
    known = set().union(*(names_of(place) for place in places))
    assert {name for span in spans for name in named_in(span)} - known == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
