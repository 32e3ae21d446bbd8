"""Personal numbers in a text that is shown to the public."""

from __future__ import annotations

import re

from registry.identifiers import IdentifierKind, check

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")


def identity_numbers(text: str) -> list[str]:
    """Return the identity-card numbers in a text, told from other codes by their check digit."""
    return [
        number
        for number in _IDENTITY.findall(text)
        if check(number.upper(), IdentifierKind.ID_CARD).valid
    ]


def phone_numbers(text: str) -> list[str]:
    """Return what looks like mobile telephone numbers in a text, all but three digits hidden."""
    return [f"{number[:3]}********" for number in _PHONE.findall(text)]
