"""What an import did, for people and programs, and the file of refused rows."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from registry.errors import InvalidInput
from registry.exchange.desks.base import Outcome, Verdict
from registry.exchange.neutral import csv_text
from registry.exchange.problems import Problem
from registry.i18n import _


@dataclass(slots=True)
class Report:
    """Counts and problems of one import."""

    map_name: str = ""
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows were read."""
        return self.outcomes.total()

    def count(self, verdict: Verdict) -> None:
        """Take a settled row into account."""
        self.outcomes[verdict.outcome] += 1
        self.problems += verdict.staged.problems

    def as_dict(self) -> dict[str, Any]:
        """Return the report as the JSON of the command line gives it."""
        counts = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        return {
            "read": self.read,
            **counts,
            "map": self.map_name,
            "problems": [problem.as_dict() for problem in self.problems],
        }


class RejectsFile:
    """A CSV of the refused rows as they came, with their problems; replaced only when complete."""

    def __init__(self, path: Path | None) -> None:
        """Keep the place; rows are gathered until the end, for their columns may differ."""
        self._path = path
        self._rows: list[tuple[Verdict, dict[str, str]]] = []

    def take(self, verdicts: Iterable[Verdict]) -> None:
        """Gather the refused rows of a batch."""
        if self._path:
            self._rows += [
                (verdict, verdict.staged.original)
                for verdict in verdicts
                if verdict.outcome is Outcome.REJECTED
            ]

    def write(self) -> None:
        """Write the file, readable by its owner only, since rows hold personal data."""
        if not self._path:
            return
        partial = self._path.with_name(f".{self._path.name}.partial")
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
                self._write_rows(file)
            partial.replace(self._path)
        except OSError as problem:
            with suppress(OSError):
                partial.unlink()
            sentence = _("The rejects file {path} cannot be written: {reason}.")
            raise InvalidInput(
                sentence.format(path=self._path, reason=problem.strerror)
            ) from problem

    def _write_rows(self, file: IO[str]) -> None:
        columns = dict.fromkeys(name for _verdict, row in self._rows for name in row)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*map(csv_text, columns), _("row"), _("problems")])
        for verdict, row in self._rows:
            sentences = " ".join(problem.problem for problem in verdict.staged.problems)
            cells = [csv_text(row.get(name, "")) for name in columns]
            writer.writerow([*cells, verdict.staged.row, csv_text(sentences)])
