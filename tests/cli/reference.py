"""Writes docs/cli.md from the commands themselves: `make reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from registry.cli.app import command
from registry.cli.help import help_page
from registry.i18n import use_language

HELP = ["--help", "-h"]
PREFACE = Path(__file__).with_name("reference.md")


def reference() -> str:
    """Return the whole document: the preface, then the help page of every command."""
    use_language("en")
    parts = [PREFACE.read_text("utf-8"), *_pages(command(), "quanze", None)]
    return "\n".join(parts)


def _pages(entry: Any, name: str, parent: Any) -> Iterator[str]:
    context = typer.Context(
        entry, info_name=name, parent=parent, help_option_names=["--help", "-h"]
    )
    page = help_page(entry, context).rstrip()
    yield f"## `{context.command_path}`\n\n```\n{page}\n```\n"
    for word, inner in getattr(entry, "commands", {}).items():
        yield from _pages(inner, word, context)


if __name__ == "__main__":
    sys.stdout.write(reference())
