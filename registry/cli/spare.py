"""Sparing a command what only other commands, or other words, would need.

Typer reads the signatures of all commands, and loads Pydantic to turn any word into a value; most
words are the text they should be, and only one command is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any

_SINGLE = (str, int, bool)


class AsGiven:
    """Takes a value that is of its type already, and leaves any other to Typer."""

    def __init__(self, annotation: Any, usual: Callable[[], Any]) -> None:
        """Know the type, and how Typer's own way of reading is had."""
        self._annotation, self._usual = annotation, usual

    def coerce(self, value: Any, *words: Any, **named: Any) -> Any:
        """Return the value as the parameter's type."""
        if type(value) is self._annotation or (value is None and self._annotation in _SINGLE):
            return value
        if self._annotation == list[str] and isinstance(value, list | tuple | None):
            return () if value is None else [*value]
        return self._usual().coerce(value, *words, **named)

    def itself(self) -> AsGiven:
        """Stand in for what Typer would make."""
        return self

    def __getattr__(self, name: str) -> Any:
        """Be Typer's own in everything else."""
        return getattr(self._usual(), name)


def read_as_given(parameters: Iterable[Any]) -> None:
    """Let parameters take what is fitting as it is."""
    for parameter in parameters:
        usual = getattr(parameter, "get_runtime_param", None)
        annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
        if usual and annotation and not isinstance(getattr(usual, "__self__", None), AsGiven):
            parameter.get_runtime_param = AsGiven(annotation, usual).itself


def unless_named(name: str, function: Callable[..., Any], words: Container[str] | None) -> Any:
    """Return the function, or one without parameters for a command that no word names."""
    return function if words is None or name in words else _not_asked_for


def _not_asked_for() -> None:
    raise AssertionError("a command was run that no word named")
