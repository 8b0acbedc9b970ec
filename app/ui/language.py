"""The window's language: Vietnamese is the source, English and Qt's own strings are catalogues made at set-up.

Owns the translators that are installed. Words of services go through app.base.language and are switched along.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.base.language import use_language
from app.base.paths import resource

FOLDER: Final = ("i18n", "qt")
_installed: list[QTranslator] = []


def speak(app: QCoreApplication, language: str) -> list[str]:
    """Install the catalogues of 'vi' or 'en'; the names of those found. Widgets made before keep their words."""
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    use_language(language)
    QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_GB"))
    found = []
    for name in ("qtbase_vi",) if language == "vi" else ("app_en",):
        translator = QTranslator(app)
        if translator.load(str(resource(*FOLDER, f"{name}.qm"))):
            app.installTranslator(translator)
            _installed.append(translator)
            found.append(name)
    return found
