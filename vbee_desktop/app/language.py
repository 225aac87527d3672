"""The window's language: Vietnamese where the system speaks it, else English, unless it was chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from vbee_desktop.core.resources import resource_path

LANGUAGES = ("vi", "en")
_LOCALES = {
    "vi": QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def chosen_language(option: str | None, remembered: object) -> str:
    """``vi`` or ``en``: of the command line, else what was remembered, else the system's."""
    for wish in (option, remembered):
        if isinstance(wish, str) and wish in LANGUAGES:
            return wish
    return "vi" if QLocale.system().language() == QLocale.Language.Vietnamese else "en"


def speak(app: QCoreApplication, language: str) -> None:
    """Give the application its language, in the place of the last one, and numbers in that language's form
    (English keeps the system's).
    """
    for spoken in app.findChildren(QTranslator):
        app.removeTranslator(spoken)
        spoken.deleteLater()
    is_foreign = language == "vi" or QLocale.system().language() != QLocale.Language.English
    QLocale.setDefault(_LOCALES[language] if is_foreign else QLocale.system())
    folders = (
        str(resource_path("translations")),
        QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    )
    for name, folder in zip((f"vbee_{language}", f"qtbase_{language}"), folders, strict=True):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
