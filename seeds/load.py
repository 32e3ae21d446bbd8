"""Loading the reference data: agencies, norms, numbers, the power list and its companions."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from registry.database.bulk import Row, bulk_insert, reset_sequences
from registry.errors import InvalidInput
from registry.i18n import _
from registry.models import metadata
from registry.resources import seeds_dir

RECORDED_AT = datetime(2019, 1, 1, tzinfo=UTC)
"""When everything of the reference data counts as known: the list as kept since 2019."""
STAMPS = {"revision": 1, "created_at": RECORDED_AT, "updated_at": RECORDED_AT}
ANY_AGENCY = "*"
Record = dict[str, Any]
Ids = Mapping[Any, int]


def load_reference(connection: sa.Connection, folder: Path | None = None) -> dict[str, int]:
    """Load all reference data into an empty database and return how many rows each table got.

    Raises:
        InvalidInput: if a row names an agency, statute, article or power that is not there.
    """
    return _Loader(connection, folder or seeds_dir()).load()


class _Loader:
    def __init__(self, connection: sa.Connection, folder: Path) -> None:
        self.connection, self.folder = connection, folder
        self.counts: dict[str, int] = {}

    def load(self) -> dict[str, int]:
        agencies = self._agencies()
        statutes, names = self._statutes()
        articles = self._articles(statutes)
        self._parameters(statutes)
        self._catalogue(agencies)
        powers = self._powers(agencies, articles, names)
        self._tiers(powers)
        self._penalty_list(powers)
        reset_sequences(self.connection, self.counts)
        return self.counts

    def _insert(
        self, table: str, columns: str, rows: Iterable[Row], constants: Mapping[str, Any]
    ) -> None:
        target = metadata.tables[table]
        self.counts[table] = bulk_insert(self.connection, target, columns.split(), rows, constants)

    def _csv(self, name: str) -> list[dict[str, str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _lines(self, name: str) -> Iterator[Record]:
        with (self.folder / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)

    def _agencies(self) -> Ids:
        rows = self._csv("agencies")
        ids = {row["code"]: number for number, row in enumerate(rows, 1)}
        self._insert(
            "agency",
            "id code name name_en short_name parent_id level nature sector division credit_code"
            " doc_prefix valid_from valid_to",
            [
                (
                    *(ids[row["code"]], row["code"], row["name"], row["name_en"]),
                    *(row["short_name"], _found(ids, row["parent"] or None, "agencies", row)),
                    *(row["level"], row["nature"], row["sector"] or "general", row["division"]),
                    *(row["credit_code"] or None, row["doc_prefix"]),
                    *(_day(row["valid_from"]), _day(row["valid_to"])),
                )
                for row in rows
            ],
            {"source": "seed", **STAMPS},
        )
        return ids

    def _statutes(self) -> tuple[Ids, Mapping[str, str]]:
        rows = self._csv("statutes")
        ids = {row["key"]: number for number, row in enumerate(rows, 1)}
        plain = ["key", "name", "name_en", "short", "short_en", "level", "document_no", "issuer"]
        days = ["promulgated_on", "in_force_from", "in_force_to"]
        self._insert(
            "statute",
            " ".join(("id", *plain, *days)),
            [
                (
                    ids[row["key"]],
                    *(row[name] for name in plain),
                    *(_day(row[name]) for name in days),
                )
                for row in rows
            ],
            {"source": "seed", **STAMPS},
        )
        return ids, {row["key"]: row["name"] for row in rows}

    def _articles(self, statutes: Ids) -> dict[tuple[str, ...], int]:
        ids: dict[tuple[str, ...], int] = {}
        rows: list[Row] = []
        for number, row in enumerate(self._csv("articles"), 1):
            key = (row["statute"], row["article"], row["paragraph"], row["item"])
            ids[key] = number
            ids.setdefault(key[:2], number)
            rows.append(
                (
                    *(number, _found(statutes, row["statute"], "articles", row), *key[1:]),
                    *(row["summary"], row["summary_en"]),
                    *(_day(row["in_force_from"]), _day(row["in_force_to"])),
                )
            )
        self._insert(
            "article",
            "id statute_id article paragraph item summary summary_en in_force_from in_force_to",
            rows,
            STAMPS,
        )
        return ids

    def _parameters(self, statutes: Ids) -> None:
        rows = self._csv("parameters")
        for row in rows:
            _found(statutes, row["statute"], "parameters", row)
        self._insert(
            "parameter",
            "name value unit region sector party_kind valid_from valid_to statute article"
            " confirmed note",
            [
                (
                    *(row["name"], row["value"], row["unit"], row["region"] or "000000"),
                    *(row["sector"] or "general", row["party_kind"]),
                    *(_day(row["valid_from"]), _day(row["valid_to"]), row["statute"]),
                    *(row["article"], row["confirmed"] != "no", row["note"]),
                )
                for row in rows
            ],
            STAMPS,
        )

    def _catalogue(self, agencies: Ids) -> None:
        rows = self._csv("major_catalogue")
        self._insert(
            "major_decision_rule",
            "agency_id case_kind sanction_kind party_kind amount_fen description description_en"
            " valid_from valid_to confirmed",
            [
                (
                    None
                    if row["agency"] == ANY_AGENCY
                    else _found(agencies, row["agency"], "major_catalogue", row),
                    *(row["case_kind"], row["sanction_kind"] or None, row["party_kind"]),
                    *(_fen(row["amount"] or None), row["description"], row["description_en"]),
                    *(_day(row["valid_from"]), _day(row["valid_to"]), row["confirmed"] == "yes"),
                )
                for row in rows
            ],
            STAMPS,
        )

    def _powers(self, agencies: Ids, articles: Ids, names: Mapping[str, str]) -> dict[str, int]:
        entries = list(self._lines("powers"))
        ids = {entry["code"]: number for number, entry in enumerate(entries, 1)}
        earlier: dict[str, list[Record]] = {}
        for line in self._lines("power_history"):
            _found(ids, line["code"], "power_history", line)
            earlier.setdefault(line["code"], []).append(line)
        self._insert("power", "id code", [(n, code) for code, n in ids.items()], STAMPS)
        shelf = _Versions(agencies, articles, names)
        for entry in entries:
            history = sorted(earlier.get(entry["code"], ()), key=lambda line: line["valid_from"])
            for version, line in enumerate((*history, entry), 1):
                shelf.add(ids[entry["code"]], version, {**entry, **line})
        for table, columns, constants in _VERSION_TABLES:
            self._insert(table, columns, shelf.rows[table], constants)
        return ids

    def _tiers(self, powers: Ids) -> None:
        self._insert(
            "discretion_tier",
            "power_id tier name condition min_fen max_fen multiple_min multiple_max base"
            " valid_from valid_to",
            [
                (
                    *(_found(powers, line["power"], "tiers", line), line["tier"], line["name"]),
                    *(line["condition"], _fen(line["min_yuan"]), _fen(line["max_yuan"])),
                    *(_number(line["multiple_min"]), _number(line["multiple_max"])),
                    *(line["base"], _day(line["valid_from"]), _day(line.get("valid_to"))),
                )
                for line in self._lines("tiers")
            ],
            STAMPS,
        )

    def _penalty_list(self, powers: Ids) -> None:
        self._insert(
            "penalty_list_item",
            "number power_id tier act conditions ground measure version valid_from valid_to",
            [
                (
                    *(line["no"], _found(powers, line["power"], "penalty_list", line)),
                    *(line["tier"], line["act"], line["conditions"], line["ground"]),
                    *(line["measure"], line["version"]),
                    *(_day(line["valid_from"]), _day(line.get("valid_to"))),
                )
                for line in self._lines("penalty_list")
            ],
            STAMPS,
        )


_PLAIN = (
    *("name", "name_en", "kind", "level", "nature", "source", "domain", "duties"),
    *("accountability", "remedies", "statutory_days", "promised_days", "day_kind"),
    *("fee_basis", "supervision_phone", "three_list", "crime_link", "synthetic"),
)
_RENAMED = {"charges": "fee", "review_required": "review_required_hint", "credit_flag": "credit"}
_VERSION_TABLES: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    (
        "power_version",
        " ".join(
            (
                *("id", "power_id", "version", "agency_id", "basis_text", "valid_from"),
                *("valid_to", *_PLAIN, *_RENAMED),
            )
        ),
        {
            "handling_unit": "",
            "service_flags": [],
            "status": "active",
            "recorded_at": RECORDED_AT,
            **STAMPS,
        },
    ),
    ("power_basis", "version_id ordinal article_id citation", {"original_text": ""}),
    (
        "power_sanction",
        "version_id ordinal kind min_fen max_fen multiple_min multiple_max base base_from_fen"
        " base_below_fen party_kind condition",
        {},
    ),
    ("power_measure", "version_id kind", {}),
)


class _Versions:
    """The rows of all versions of the power list."""

    def __init__(self, agencies: Ids, articles: Ids, names: Mapping[str, str]) -> None:
        self._agencies, self._articles, self._names = agencies, articles, names
        self.rows: dict[str, list[Row]] = {table: [] for table, _c, _k in _VERSION_TABLES}

    def add(self, power_id: int, version: int, line: Record) -> None:
        number = len(self.rows["power_version"]) + 1
        citations = self._bases(number, line)
        self.rows["power_version"].append(
            (
                *(number, power_id, version),
                _found(self._agencies, line["agency"], "powers", line),
                "；".join(citations),
                *(_day(line["valid_from"]), _day(line["valid_to"])),
                *(line[name] for name in _PLAIN),
                *(line[name] for name in _RENAMED.values()),
            )
        )
        self.rows["power_sanction"] += (
            (number, ordinal, *_sanction(item)) for ordinal, item in enumerate(line["sanctions"], 1)
        )
        self.rows["power_measure"] += ((number, kind) for kind in line["measures"])

    def _bases(self, number: int, line: Record) -> list[str]:
        citations = []
        for ordinal, basis in enumerate(line["bases"], 1):
            names = ("statute", "article", "paragraph", "item")
            parts = [str(basis.get(name) or "") for name in names]
            article = self._articles.get(tuple(parts)) or _found(
                self._articles, (parts[0], parts[1]), "powers", line
            )
            citations.append(citation(self._names[parts[0]], *parts[1:]))
            self.rows["power_basis"].append((number, ordinal, article, citations[-1]))
        return citations


def _sanction(item: Record) -> Row:
    return (
        *(item["kind"], _fen(item["min_yuan"]), _fen(item["max_yuan"])),
        *(_number(item["multiple_min"]), _number(item["multiple_max"]), item["base"]),
        *(_fen(item.get("base_from_yuan")), _fen(item.get("base_below_yuan"))),
        *(item["party_kind"] or "", item["condition"] or ""),
    )


def citation(name: str, article: str, paragraph: str = "", item: str = "") -> str:
    """Write a citation as documents do: 《食品安全法》第一百二十二条第一款第（三）项."""
    base, _dash, insert = article.partition("-")
    text = f"《{name}》第{han(base)}条" + (f"之{han(insert)}" if insert else "")
    text += f"第{han(paragraph)}款" if paragraph else ""
    return text + (f"第（{han(item)}）项" if item else "")


_DIGITS = "零一二三四五六七八九"


def han(number: str) -> str:
    """Write a whole number below ten thousand in Chinese; leave other text as it is."""
    if not number.isdigit() or not 0 < int(number) < 10_000:
        return number
    text, zero = "", False
    for unit, digit in zip("千百十", f"{int(number):04d}", strict=False):
        if digit != "0":
            text += ("零" if zero and text else "") + _DIGITS[int(digit)] + unit
        zero = digit == "0"
    last = int(number) % 10
    if last:
        text += ("零" if zero and text else "") + _DIGITS[last]
    return text.removeprefix("一") if text.startswith("一十") else text


def _found(ids: Mapping[Any, int], key: Any, file: str, row: Mapping[str, Any]) -> Any:
    """Return the id of what a row names, or nothing if it names nothing."""
    if key is None:
        return None
    if key not in ids:
        named = " ".join(key) if isinstance(key, tuple) else key
        where = row.get("code") or row.get("name") or row.get("no") or row.get("power")
        raise InvalidInput(
            _("{file}: the row {row} names {key}, which is not there.").format(
                file=file, row=where, key=named
            ),
            _("Add what it names, or correct the row."),
        )
    return ids[key]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _fen(yuan: float | str | None) -> int | None:
    return None if yuan is None else int(Decimal(str(yuan)).scaleb(2))


def _number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
