"""The screen's language: Chinese where the system's is Chinese or unknown, else English; Qt's own words come along."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from brigade_app.ui.kit.tokens import RESOURCES

Language = Literal["zh", "en"]
_installed: list[QTranslator] = []


def system_language() -> Language:
    """Return the language to begin with."""
    name = QLocale.system().name()
    return "en" if name.startswith("en") else "zh"


def speak(language: Language) -> None:
    """Put the words of ``language`` on every window that is made from now on."""
    app = QCoreApplication.instance()
    if app is None:
        return
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    name = "app_zh_CN" if language == "zh" else "app_en"
    _install(name, str(RESOURCES / "translations"))
    if language == "zh":
        _install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _install("qt_zh_CN", str(RESOURCES / "translations"))
    app.setProperty("language", language)
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))


def language() -> Language:
    """Return the language that is spoken."""
    app = QCoreApplication.instance()
    return "en" if app is not None and app.property("language") == "en" else "zh"


def pick(zh: str, en: str) -> str:
    """Return the one of two wordings that is in the screen's language (words that the law engine made)."""
    return en if language() == "en" else zh


def _install(name: str, folder: str) -> None:
    translator = QTranslator(QCoreApplication.instance())
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


class Words:
    """The words of a module that is no widget: ``Board = Words("Board")``, then ``Board.tr("ends {day}")``.

    The name of the variable must be the context: the reader of words (lupdate) takes it from there. Unlike Qt's own
    ``translate`` this one is read with its plurals: ``Board.tr("%n overdue", "", count)``.
    """

    def __init__(self, context: str) -> None:
        self._context = context

    def tr(self, text: str, comment: str = "", number: int = -1) -> str:
        """Return ``text`` in the screen's language, with ``number`` for %n."""
        return QCoreApplication.translate(self._context, text, comment, number)
