"""Values of a step's fields, from a form or a file, checked and typed; one sentence per mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, TypeVar

from registry.clock import LOCAL
from registry.codes import (
    Code,
    DocumentElement,
    EvidenceKind,
    FineBase,
    SanctionKind,
)
from registry.errors import InvalidInput
from registry.i18n import _, term
from registry.law.procedures import Field, FieldKind
from registry.text import clean

CodeT = TypeVar("CodeT", bound=Code)

MAX_TEXT = 500
MAX_LONG_TEXT = 100_000
_TRUE = {"true", "yes", "y", "1", "是", "有"}
_FALSE = {"false", "no", "n", "0", "否", "无"}


def parse_fields(fields: Iterable[Field], given: Mapping[str, Any]) -> dict[str, Any]:
    """Type the given values; unknown names, missing answers and wrong values are refused.

    Raises:
        InvalidInput: naming the field, what is wrong and what is expected.
    """
    known = {field.name: field for field in fields}
    for name in given:
        if name not in known:
            raise InvalidInput(_unknown(name, known))
    values: dict[str, Any] = {}
    for name, field in known.items():
        value = given.get(name)
        if _empty(value) and field.default:
            value = field.default
        if _empty(value):
            if field.required:
                raise InvalidInput(
                    _("{field} is missing.").format(field=_label(field)),
                    _("Give it a value, for example in the field {name}.").format(name=name),
                )
            continue
        values[name] = parse_value(field, value)
    return values


def parse_value(field: Field, value: Any) -> Any:
    """Type one value by its field's kind."""
    try:
        return _PARSERS[field.kind](field, value)
    except InvalidInput as error:
        raise InvalidInput(f"{_label(field)}: {error.detail}", error.hint) from None


def to_fen(value: Any) -> int:
    """Turn Decimal yuan (text, int or Decimal) into integer fen, exactly."""
    if isinstance(value, float):
        value = repr(value)
    try:
        fen = Decimal(str(value).replace(",", "").strip()) * 100
    except InvalidOperation:
        raise InvalidInput(
            _("{value} is not an amount in yuan.").format(value=value),
            _("Write digits with at most two decimals, such as 50000.00."),
        ) from None
    if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen < 10**17:
        raise InvalidInput(
            _("{value} is not an amount in yuan.").format(value=value),
            _("Write a number from 0 with at most two decimals, such as 50000.00."),
        )
    return int(fen)


def to_date(value: Any) -> date:
    """Read an ISO date (2026-11-23 or 20261123)."""
    if isinstance(value, datetime):
        return value.astimezone(LOCAL).date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise InvalidInput(
            _("{value} is not a date.").format(value=value),
            _("Write it as year-month-day, such as 2026-11-23."),
        ) from None


def to_instant(value: Any) -> datetime:
    """Read an ISO date and time; without an offset it is local time, without a time it is noon."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=LOCAL)
    if isinstance(value, date):
        return datetime.combine(value, time(12), LOCAL)
    text = str(value).strip()
    try:
        if len(text) <= len("2026-11-23"):
            return datetime.combine(date.fromisoformat(text), time(12), LOCAL)
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(
            _("{value} is not a date and time.").format(value=value),
            _("Write it as 2026-11-23 or 2026-11-23 14:30."),
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=LOCAL)


def to_code(codes: type[CodeT], value: Any) -> CodeT:
    """Find an entry of a code list by value, official code, Chinese or English term."""
    found = codes.parse(str(value))
    if found is None:
        raise InvalidInput(
            _("{value} is not one of the choices.").format(value=value),
            _("Choose one of: {choices}.").format(
                choices=_(", ").join(f"{entry.value} ({term(entry)})" for entry in codes)
            ),
        )
    return found


def _label(field: Field) -> str:
    return _(field.label)


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _unknown(name: str, known: Mapping[str, Field]) -> str:
    near = get_close_matches(name, known, 1)
    if near:
        return _("This step has no field {name}; did you mean {near}?").format(
            name=name, near=near[0]
        )
    return _("This step has no field {name}; it has: {fields}.").format(
        name=name, fields=", ".join(known) or _("none")
    )


def _text(field: Field, value: Any) -> str:
    if isinstance(value, Mapping | list | tuple):
        raise InvalidInput(_("{value} is not text.").format(value=value), _("Put it in quotes."))
    text = str(value).strip()
    limit = MAX_LONG_TEXT if field.kind is FieldKind.LONG_TEXT else MAX_TEXT
    if len(text) > limit:
        raise InvalidInput(
            _("the text has {length} characters, {limit} are allowed.").format(
                length=len(text), limit=limit
            ),
            _("Shorten it, or attach it as a file."),
        )
    if (shown := clean(text, lines=True)) != text:
        raise InvalidInput(
            _("the text holds characters that are not shown: {shown}").format(shown=shown[:80]),
            _("Remove it; it can hide or turn what others read."),
        )
    return text


def _boolean(_field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().casefold()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise InvalidInput(
        _("{value} is neither yes nor no.").format(value=value), _("Write yes or no.")
    )


def _integer(_field: Field, value: Any) -> int:
    try:
        number = int(str(value).strip())
    except ValueError:
        raise InvalidInput(
            _("{value} is not a whole number.").format(value=value), _("Write digits only.")
        ) from None
    if not 0 <= number < 2**31:
        raise InvalidInput(
            _("{value} is out of range.").format(value=value), _("Write a number from 0.")
        )
    return number


def _code(field: Field, value: Any) -> Code:
    if field.codes is None:
        raise TypeError(field.name)
    return to_code(field.codes, value)


def _items_of(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.replace("；", ";").split(";") if part.strip()]
    return list(value) if isinstance(value, list | tuple) else [value]


def _codes(field: Field, value: Any) -> list[str]:
    return [_code(field, item).value for item in _items_of(value)]


def _elements(_field: Field, value: Any) -> list[str]:
    return [to_code(DocumentElement, item).value for item in _items_of(value)]


def _record(value: Any, allowed: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise InvalidInput(
            _("{value} is not an object.").format(value=value),
            _("Write it with the fields: {fields}.").format(fields=", ".join(allowed)),
        )
    for name in value:
        if name not in allowed:
            raise InvalidInput(
                _("there is no field {name} here.").format(name=name),
                _("Known fields: {fields}.").format(fields=", ".join(allowed)),
            )
    return {name: allowed[name](item) for name, item in value.items() if not _empty(item)}


def _plain_text(value: Any) -> str:
    return _text(_PLAIN, value)


_PLAIN = Field("text", FieldKind.LONG_TEXT, "")
_SANCTION: Mapping[str, Callable[[Any], Any]] = {
    "kind": lambda value: to_code(SanctionKind, value),
    "amount": to_fen,
    "base_value": to_fen,
    "base": lambda value: to_code(FineBase, value).value,
    "condition": _plain_text,
    "tier": lambda value: _integer(_PLAIN, value),
    "content": _plain_text,
    "licence": _plain_text,
}
_ITEM: Mapping[str, Callable[[Any], Any]] = {
    "name": _plain_text,
    "specification": _plain_text,
    "quantity": lambda value: _quantity(value),
    "unit": _plain_text,
    "value": to_fen,
}
_EVIDENCE: Mapping[str, Callable[[Any], Any]] = {
    "kind": lambda value: to_code(EvidenceKind, value),
    "title": _plain_text,
    "file": _plain_text,
    "sha256": lambda value: _digest(value),
    "size": lambda value: _integer(_PLAIN, value),
    "media_type": _plain_text,
    "collected_on": to_date,
    "place": _plain_text,
    "note": _plain_text,
}
_VIEW: Mapping[str, Callable[[Any], Any]] = {
    "name": _plain_text,
    "post": _plain_text,
    "view": _plain_text,
}
_INSTALMENT: Mapping[str, Callable[[Any], Any]] = {"due_on": to_date, "amount": to_fen}
_RECORDING: Mapping[str, Callable[[Any], Any]] = {
    "purpose": _plain_text,
    "file": _plain_text,
    "sha256": lambda value: _digest(value),
    "seconds": lambda value: _integer(_PLAIN, value),
    "started_at": to_instant,
    "device": _plain_text,
    "complete": lambda value: _boolean(_PLAIN, value),
}


def _quantity(value: Any) -> Decimal:
    try:
        quantity = Decimal(str(value).strip())
    except InvalidOperation:
        quantity = Decimal(0)
    if not quantity.is_finite() or quantity <= 0:
        raise InvalidInput(
            _("{value} is not a quantity.").format(value=value), _("Write a number above 0.")
        )
    return quantity


def _digest(value: Any) -> str:
    text = str(value).strip().lower()
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise InvalidInput(
            _("{value} is not a SHA-256 digest.").format(value=value),
            _("It has 64 hexadecimal digits."),
        )
    return text


def _records(
    allowed: Mapping[str, Callable[[Any], Any]], needed: str
) -> Callable[[Field, Any], list[dict[str, Any]]]:
    def parse(_field: Field, value: Any) -> list[dict[str, Any]]:
        records = [_record(item, allowed) for item in _items_of(value)]
        if any(needed not in record for record in records):
            raise InvalidInput(
                _("an entry lacks its {field}.").format(field=needed),
                _("Each entry needs the field {field}.").format(field=needed),
            )
        return records

    return parse


_PARSERS: Mapping[FieldKind, Callable[[Field, Any], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.DATE: lambda _field, value: to_date(value),
    FieldKind.INSTANT: lambda _field, value: to_instant(value),
    FieldKind.MONEY: lambda _field, value: to_fen(value),
    FieldKind.INTEGER: _integer,
    FieldKind.BOOLEAN: _boolean,
    FieldKind.CODE: _code,
    FieldKind.CODES: _codes,
    FieldKind.OFFICER: _text,
    FieldKind.SANCTIONS: _records(_SANCTION, "kind"),
    FieldKind.ITEMS: _records(_ITEM, "name"),
    FieldKind.EVIDENCE: _records(_EVIDENCE, "kind"),
    FieldKind.RECORDINGS: _records(_RECORDING, "purpose"),
    FieldKind.VIEWS: _records(_VIEW, "name"),
    FieldKind.INSTALMENTS: _records(_INSTALMENT, "due_on"),
    FieldKind.ELEMENTS: _elements,
    FieldKind.TIER: _integer,
}
