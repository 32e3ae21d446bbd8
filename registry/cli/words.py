"""Words of a command line that are not what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from registry.i18n import _

_ONE_MINUS = re.compile("-[^-]")


def queries_last(parameters: Sequence[Any], args: list[str]) -> list[str]:
    """Return the words so that a query line may begin with a minus, which excludes a word."""
    if "--" in args or all(parameter.name != "query" for parameter in parameters):
        return args
    excluding = set(_excluding(parameters, args))
    if not excluding:
        return args
    words = [word for place, word in enumerate(args) if place not in excluding]
    return [*words, "--", *(args[place] for place in sorted(excluding))]


def _excluding(parameters: Sequence[Any], args: list[str]) -> Iterator[int]:
    """Yield the places of words that only look like options: ours have two minus signs."""
    valued = {name for p in parameters if not getattr(p, "is_flag", True) for name in p.opts}
    for place, (before, word) in enumerate(pairwise(["", *args])):
        if _ONE_MINUS.match(word) and word != "-h" and before not in valued:
            yield place


def expected_of(parameter: Any) -> str:
    """Say what a parameter must be where it is a number; else nothing."""
    described = getattr(parameter, "type_descriptor", None)
    if getattr(described, "annotation", None) not in {int, int | None}:
        return ""
    least, most = parameter.min, parameter.max
    if least is None or most is None:
        return _("it must be a whole number.")
    return _("it must be a whole number from {least} to {most}.").format(least=least, most=most)
