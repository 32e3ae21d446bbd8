"""Reading a table's rows as dictionaries of typed values, a batch of owners at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from registry.database.reader import as_bool, as_date, as_decimal, as_instant, as_json

if TYPE_CHECKING:
    from registry.database.reader import Reader

_CONVERTERS: Mapping[str, Callable[[Any], Any]] = {
    "bool": as_bool,
    "date": as_date,
    "decimal": as_decimal,
    "instant": as_instant,
    "json": as_json,
}


class Rows:
    """Some columns of a table, written `name` or `name:type`, read by the id of their owner."""

    def __init__(self, table: str, owner: str, columns: str, order: str = "id") -> None:
        """Compile the query and the conversions once."""
        parts = [column.partition(":") for column in columns.split()]
        self.names = [name for name, _colon, _kind in parts]
        self._owner = self.names.index(owner)
        self._converted = [
            (position, _CONVERTERS[kind])
            for position, (_n, colon, kind) in enumerate(parts)
            if colon
        ]
        self._sql = (
            f"SELECT {', '.join(self.names)} FROM {table} WHERE {owner} IN :ids ORDER BY {order}"  # noqa: S608 - names of our own tables
        )

    def by_owner(self, reader: Reader, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
        """Return the rows of each owner, in order; an owner without rows gets an empty list."""
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        wanted = list(ids)
        for row in reader.rows(self._sql, {"ids": wanted}) if wanted else ():
            values = list(row)
            for position, convert in self._converted:
                if values[position] is not None:
                    values[position] = convert(values[position])
            found[values[self._owner]].append(dict(zip(self.names, values, strict=True)))
        return found

    def one(self, reader: Reader, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Return the only row of each owner that has one."""
        return {owner: rows[0] for owner, rows in self.by_owner(reader, ids).items()}
