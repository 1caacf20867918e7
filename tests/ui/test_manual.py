"""The manual: the same pages in both languages, every link and picture there, read in the window without a network."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from brigade_app.paths import manual_folder
from brigade_app.ui.help import Manual

LINK = re.compile(r"\]\(([^)]+)\)")
LANGUAGES = ("zh", "en")


def pages(language: str) -> list[Path]:
    return sorted((manual_folder() / language).glob("*.md"))


def test_both_languages_have_the_same_pages():
    assert [page.name for page in pages("zh")] == [page.name for page in pages("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_of_the_manual_is_there(language):
    broken = [
        f"{page.name}: {link}"
        for page in pages(language)
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).is_file()
    ]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_lead_to_every_page_and_no_picture_lies_about_unused(language):
    folder = manual_folder() / language
    said = "".join(page.read_text(encoding="utf-8") for page in pages(language))
    contents = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in pages(language)} - {"README.md"} <= contents
    unused = [one.name for one in (folder / "pictures").glob("*.png") if f"pictures/{one.name}" not in said]
    assert unused == []


def test_all_pictures_together_stay_small():
    assert sum(one.stat().st_size for one in manual_folder().rglob("*.png")) < 4_500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_with_its_pictures_no_wider_than_the_window(qtbot, language):
    reader = Manual(language)
    qtbot.addWidget(reader)
    reader.resize(700, 600)
    reader.show()
    for page in pages(language):
        reader.setSource(QUrl(page.name))
        assert reader.source().fileName() == page.name
        assert reader.toPlainText().strip()
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if link.endswith(".png"):
                picture = reader.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(link))
                assert 0 < picture.deviceIndependentSize().width() < reader.viewport().width()


def test_the_manual_never_leaves_its_folder(qtbot, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# not yours", encoding="utf-8")
    reader = Manual("zh")
    qtbot.addWidget(reader)
    for outside in (QUrl.fromLocalFile(str(secret)), QUrl("../../../README.md"), QUrl("https://example.org/a.md")):
        reader.setSource(outside)
        assert reader.source().fileName() == "README.md"
        assert "not yours" not in reader.toPlainText()


def test_f1_opens_the_contents_and_a_link_a_page(at_work, qtbot):
    at_work.key(Qt.Key.Key_F1)
    reader = at_work.find(Manual, "manual")
    assert "每天的工作" in reader.toPlainText()
    reader.setSource(QUrl("evidence.md"))
    assert "录入证据" in reader.toPlainText()
    at_work.press("manual_back")
    assert "每天的工作" in reader.toPlainText()
