"""Records typed one per line: sanctions, things, evidence, recordings, views, instalments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from registry.codes import EvidenceKind, SanctionKind
from registry.i18n import _, msg, term

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.codes import Code

_AMOUNT = re.compile(r"^[¥￥]?([\d,，]+(?:\.\d{1,2})?)(?:元|yuan)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$")
_SEPARATOR = re.compile(r"\s*[;；|｜]\s*")

HINTS = {
    "sanctions": msg("One per line: kind, amount in yuan, words; for example: fine; 50000"),
    "items": msg("One per line: name; quantity; unit; for example: 鲜牛蛙; 12.5; 千克"),
    "evidence": msg(
        "One per line: kind; title; file, if there is one; for example: 书证; 营业执照"
    ),
    "recordings": msg(
        "One per line: purpose; length; file, if there is one; for example: 现场检查; 42:10"
    ),
    "views": msg("One per line: name; post; view; for example: 张伟; 副局长; 同意"),
    "instalments": msg("One per line: last day; amount in yuan; for example: 2026-12-31; 5000"),
}
"""What is said where nothing is typed yet."""


@dataclass(frozen=True, slots=True)
class Read:
    """Lines as understood: the records, how each reads, and what is wrong with a line."""

    records: tuple[dict[str, Any], ...]
    echoes: tuple[str, ...]
    faults: tuple[str, ...]


def read_lines(kind: str, text: str) -> Read:
    """Read the lines of a field of that kind."""
    records: list[dict[str, Any]] = []
    echoes: list[str] = []
    faults: list[str] = []
    for number, line in enumerate(filter(None, map(str.strip, text.split("\n"))), 1):
        try:
            record, echo = _READERS[kind](_SEPARATOR.split(line))
        except ValueError as fault:
            faults.append(_("Line {number}: {fault}").format(number=number, fault=fault))
        else:
            records.append({name: value for name, value in record.items() if value})
            echoes.append(echo)
    return Read(tuple(records), tuple(echoes), tuple(faults))


def write_lines(kind: str, records: list[dict[str, Any]]) -> str:
    """Return records as the lines that read as them."""
    names = _ORDER[kind]
    return "\n".join(
        "; ".join(str(record.get(name, "")) for name in names).rstrip("; ") for record in records
    )


_ORDER = {
    "sanctions": ("kind", "amount", "content"),
    "items": ("name", "quantity", "unit", "specification"),
    "evidence": ("kind", "title", "file"),
    "recordings": ("purpose", "seconds", "file"),
    "views": ("name", "post", "view"),
    "instalments": ("due_on", "amount"),
}


def _coded(values: type[Code], text: str) -> Code:
    found = values.parse(text)
    if found is None:
        near = [entry for entry in values if text and text in (*entry.zh.split(), entry.zh)]
        found = near[0] if len(near) == 1 else None
    if found is None:
        known = _(", ").join(term(entry) for entry in values)
        raise ValueError(_("{text} is not one of: {known}.").format(text=repr(text), known=known))
    return found


def _amount(text: str) -> Decimal:
    match = _AMOUNT.match(text)
    try:
        return Decimal(re.sub("[,，]", "", match[1])) if match else _not_amount(text)
    except InvalidOperation:
        return _not_amount(text)


def _not_amount(text: str) -> Decimal:
    raise ValueError(_("{text} is not an amount in yuan.").format(text=repr(text)))


def _sanction(parts: list[str]) -> tuple[dict[str, Any], str]:
    if len(parts) == 1:
        parts = parts[0].rsplit(maxsplit=1)
    kind = _coded(SanctionKind, parts[0])
    amount = _amount(parts[1]) if len(parts) > 1 and parts[1] else None
    content = "; ".join(parts[2:])
    echo = f"{term(kind)} {amount:,}" if amount is not None else term(kind)
    value = str(amount) if amount is not None else ""
    return {"kind": kind.value, "amount": value, "content": content}, f"{echo} {content}".strip()


def _item(parts: list[str]) -> tuple[dict[str, Any], str]:
    name, quantity, unit, specification = (*parts, "", "", "", "")[:4]
    try:
        counted = Decimal(quantity or "1")
    except InvalidOperation:
        raise ValueError(_("{text} is not a quantity.").format(text=repr(quantity))) from None
    if not counted.is_finite() or counted <= 0:
        raise ValueError(_("{text} is not a quantity.").format(text=repr(quantity)))
    record = {
        "name": name,
        "quantity": str(counted),
        "unit": unit,
        "specification": specification,
    }
    return record, f"{name} × {counted} {unit}".strip()


def _evidence(parts: list[str]) -> tuple[dict[str, Any], str]:
    kind, title, file = (*parts, "", "")[:3]
    entry = _coded(EvidenceKind, kind)
    if not title:
        raise ValueError(_("the evidence has no title."))
    return {"kind": entry.value, "title": title, "file": file}, f"{term(entry)}: {title}"


def _recording(parts: list[str]) -> tuple[dict[str, Any], str]:
    purpose, length, file = (*parts, "", "")[:3]
    seconds = _seconds(length) if length else 0
    return {"purpose": purpose, "seconds": seconds, "file": file}, f"{purpose} {length}".strip()


def _view(parts: list[str]) -> tuple[dict[str, Any], str]:
    name, post, view = (*parts, "", "")[:3]
    if not view:
        raise ValueError(_("a line has a name, a post and a view."))
    return {"name": name, "post": post, "view": view}, f"{name} ({post}): {view}"


def _instalment(parts: list[str]) -> tuple[dict[str, Any], str]:
    day, amount = (*parts, "")[:2]
    try:
        due = date.fromisoformat(day)
    except ValueError:
        raise ValueError(_("{text} is not a date.").format(text=repr(day))) from None
    yuan = _amount(amount)
    return {"due_on": due.isoformat(), "amount": str(yuan)}, f"{due} {yuan:,}"


def _seconds(text: str) -> int:
    if text.isdecimal():
        return int(text)
    match = _CLOCK.match(text)
    if not match:
        raise ValueError(_("{text} is not a length like 42:10.").format(text=repr(text)))
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


_READERS: dict[str, Callable[[list[str]], tuple[dict[str, Any], str]]] = {
    "sanctions": _sanction,
    "items": _item,
    "evidence": _evidence,
    "recordings": _recording,
    "views": _view,
    "instalments": _instalment,
}
