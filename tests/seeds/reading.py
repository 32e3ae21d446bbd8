"""The reference data as the tests read it."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from typing import Any

from registry.resources import seeds_dir

Record = dict[str, Any]
FOLDER = seeds_dir()
START, END = date.min, date.max


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lines(name: str) -> list[Record]:
    text = (FOLDER / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def statutes() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("statutes")}


@cache
def articles() -> dict[tuple[str, str, str, str], dict[str, str]]:
    names = ("statute", "article", "paragraph", "item")
    return {
        (row[names[0]], row[names[1]], row[names[2]], row[names[3]]): row
        for row in table("articles")
    }


@cache
def powers() -> dict[str, Record]:
    return {entry["code"]: entry for entry in lines("powers")}


@cache
def versions() -> dict[str, list[Record]]:
    """Return all versions of each entry, the earliest first and the current one last."""
    found: dict[str, list[Record]] = {code: [] for code in powers()}
    for line in lines("power_history"):
        found[line["code"]].append(powers()[line["code"]] | line)
    for code, entry in powers().items():
        found[code] = [*sorted(found[code], key=lambda line: line["valid_from"]), entry]
    return found


def place(basis: Record, prefix: str = "") -> tuple[str, str, str, str]:
    """Return the key in the table of articles of what a basis names."""
    names = ("statute", "article", "paragraph", "item")
    one, two, three, four = (str(basis[prefix + name] or "") for name in names)
    return one, two, three, four


def since(row: Record, name: str = "valid_from") -> date:
    return date.fromisoformat(row[name]) if row.get(name) else START


def until(row: Record, name: str = "valid_to") -> date:
    return date.fromisoformat(row[name]) if row.get(name) else END


def in_force_from(row: Record) -> date:
    return since(row, "in_force_from")


def in_force_to(row: Record) -> date:
    return until(row, "in_force_to")
