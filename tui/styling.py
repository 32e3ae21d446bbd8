"""The look of a screen stands in a file beside it and is loaded with its class.

As default CSS it is parsed once; as CSS of the screen, Textual would parse everything anew each
time a screen is shown for the first time.
"""

from __future__ import annotations

from pathlib import Path


def style_beside(module: str) -> str:
    """Return the styles in the `.tcss` file beside a module."""
    return Path(module).with_suffix(".tcss").read_text("utf-8")
