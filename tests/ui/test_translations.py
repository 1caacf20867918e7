"""The words of the window: every one has its Chinese, no plural lacks a form, and the committed .qm files load."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QGroupBox, QLabel

from brigade_app.ui.kit import RESOURCES, language, light_words, speak
from brigade_app.ui.kit.pieces import LightKind

FOLDER = RESOURCES / "translations"
PLACES = re.compile(r"%n|\{\w+\}")


def messages(name):
    for context in ET.parse(FOLDER / f"{name}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.find("translation")


def forms(translation):
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.mark.parametrize("name", ["app_zh_CN", "app_en"])
def test_no_word_is_unfinished_empty_or_gone(name):
    bad = [
        (context, source)
        for context, source, translation in messages(name)
        if translation.get("type") or not all(form.strip() for form in forms(translation))
    ]
    assert bad == []


def test_every_place_and_number_stands_in_the_chinese_too():
    wrong = [
        source
        for _, source, translation in messages("app_zh_CN")
        if any(set(PLACES.findall(form)) != set(PLACES.findall(source)) for form in forms(translation))
    ]
    assert wrong == []


def test_every_context_is_a_class_or_a_name_of_words():
    """``view.tr(…)`` would land in a context called "view", which nobody looks up."""
    assert [context for context, _, _ in messages("app_zh_CN") if not re.fullmatch(r"[A-Z]\w+", context)] == []


def test_the_words_of_the_code_are_those_of_the_file(tmp_path):
    """A word added without running ``update.py`` would be shown in English."""
    sources = [str(path) for path in sorted((RESOURCES.parent / "brigade_app" / "ui").rglob("*.py"))]
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    if not tool.exists():
        pytest.skip("pyside6-lupdate is not beside this interpreter")
    fresh = tmp_path / "fresh_zh_CN.ts"
    subprocess.run([str(tool), "-silent", *sources, "-ts", str(fresh)], check=True, timeout=60)
    wanted = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert {(context, source) for context, source, _ in messages("app_zh_CN")} == wanted


def test_translate_is_never_called_where_a_plural_would_be_lost():
    found = [
        str(path)
        for path in (RESOURCES.parent / "brigade_app" / "ui").rglob("*.py")
        if re.search(r"QCoreApplication\.translate\([^)]*%n", path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["app_zh_CN", "app_en"])
def test_the_committed_qm_file_loads(qapp, name):
    assert QTranslator().load(name, str(FOLDER))


def test_lights_speak_both_languages(qapp):
    assert light_words(LightKind.LATE, -2) == "超期 2 天"
    assert light_words(LightKind.SOON, 3) == "临期 3 天"
    speak("en")
    try:
        assert language() == "en"
        assert light_words(LightKind.LATE, -2) == "2 days overdue"
        assert light_words(LightKind.LATE, -1) == "1 day overdue"
    finally:
        speak("zh")


def test_qts_own_buttons_speak_chinese(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_the_print_window_has_no_english_words(qapp):
    """Qt's own window on Linux; paper sizes have names that no language changes."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    speak("zh")
    dialog = QPrintDialog(QPrinter())
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton), *dialog.findChildren(QGroupBox)]
    words = [one.title() if isinstance(one, QGroupBox) else one.text() for one in parts]
    foreign = [one for one in words if re.search(r"[A-Za-z]{4}", one) and not re.search(r"[\u4e00-\u9fff]", one)]
    dialog.deleteLater()
    assert len(words) > 10
    assert foreign == []
