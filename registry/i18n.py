"""The reader's language: gettext catalogues, and terms of code lists in either language."""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

from registry.codes import Code

LANGUAGES = {"en": "English", "zh": "简体中文"}
DOMAIN = "quanze"

_current = "en"


def default_language(environment: dict[str, str] | None = None) -> str:
    """Return `zh` where the locale says Chinese, else `en`."""
    values = os.environ if environment is None else environment
    for name in ("QUANZE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := values.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def use_language(language: str) -> None:
    """Show everything from now on in `language` (`en` or `zh`)."""
    global _current
    _current = "zh" if language.lower().startswith("zh") else "en"


def language() -> str:
    """Return the language in use, `en` or `zh`."""
    return _current


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    folder = Path(__file__).parent / "locale"
    return gettext.translation(DOMAIN, folder, ["zh_CN"], fallback=True)


def _(message: str) -> str:
    """Translate a message into the language in use."""
    return _catalogue(_current).gettext(message) if message else ""


def msg(message: str) -> str:
    """Mark a message for extraction where it stands; it is translated when shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message that depends on a count."""
    return _catalogue(_current).ngettext(one, many, count)


def term(entry: Code) -> str:
    """Return the term of a code-list entry in the language in use."""
    return entry.zh if _current == "zh" else entry.en


def pick(chinese: str, english: str) -> str:
    """Choose between the official Chinese and the English of reference data."""
    return chinese if _current == "zh" or not english else english
