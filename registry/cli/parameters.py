"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from registry.i18n import msg

AsJson = Annotated[
    bool, typer.Option("--json", help=msg("Print one JSON document and nothing else."))
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help=msg("The day to look at."))
]

Commands = dict[str, tuple[Any, str]]
"""Functions and their help sentences by the name of the command."""
