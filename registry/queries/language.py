"""The query line: read into a frozen `Query`, written back, and explained when it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from registry.errors import InvalidInput
from registry.i18n import _, language, msg
from registry.queries.fields import CASES, POWERS, Field, Grammar, Shape
from registry.queries.terms import (
    Amount,
    Choice,
    Days,
    Filter,
    Mention,
    Overdue,
    Query,
    Sort,
    Within,
)
from registry.queries.values import (
    plain,
    read_amount,
    read_days,
    read_period,
    with_weekdays,
    write_amount,
    write_days,
)
from registry.text import excerpt, fold

MOST_CHARACTERS = 500
MOST_TERMS = 20
_QUOTES = {'"': '"', "“": "”", "＂": "＂"}
_MINUS = "-－−"
_COLONS = ":："
_BARS = "|｜"
_COMMAS = ",，、"
_OVERDUE = {"overdue", "逾期", "超期"}
_PAUSED = {"paused", "暂停", "中止", "停止计算"}


@dataclass(frozen=True, slots=True)
class _Token:
    """One piece of the line: a word, or a field with the alternatives of its value."""

    text: str
    field: str | None = None
    values: tuple[str, ...] = ()
    excluded: bool = False


def parse_query(line: str, today: date, grammar: Grammar = CASES) -> Query:
    """Read a query line for cases.

    Raises:
        InvalidInput: with the field or value that is not known and the nearest that is.
    """
    if len(line) > MOST_CHARACTERS:
        raise InvalidInput(
            _("The query has {count} characters; {most} is the most.").format(
                count=len(line), most=MOST_CHARACTERS
            )
        )
    tokens = list(_tokens(line))
    if len(tokens) > MOST_TERMS:
        raise InvalidInput(
            _("The query has {count} terms; {most} is the most.").format(
                count=len(tokens), most=MOST_TERMS
            )
        )
    return _query(tokens, today, grammar)


def parse_power_query(line: str, today: date) -> Query:
    """Read a query line for the power list."""
    return parse_query(line, today, POWERS)


def format_query(query: Query, grammar: Grammar = CASES) -> str:
    """Write the query line that is read as this query."""
    terms = [_quoted(word) for word in query.words]
    terms += [f"-{_quoted(word)}" for word in query.without]
    terms += map(_formatted, query.filters)
    if query.sort != grammar.sort:
        terms.append(f"sort:{'-' if query.sort.descending else ''}{query.sort.key}")
    return " ".join(terms)


def _query(tokens: list[_Token], today: date, grammar: Grammar) -> Query:
    words = [t.text for t in tokens if t.field is None and not t.excluded and fold(t.text)]
    without = [t.text for t in tokens if t.field is None and t.excluded and fold(t.text)]
    filters: list[Filter] = []
    sorts: list[Sort] = []
    for token in tokens:
        if token.field is None:
            continue
        field = _known_field(token, grammar)
        read = _read(field, token, today)
        (sorts if isinstance(read, Sort) else filters).append(read)  # type: ignore[arg-type]
    if len(sorts) > 1:
        raise InvalidInput(_("The query gives more than one order; keep one “sort:”."))
    return Query(
        today=today,
        sort=sorts[0] if sorts else grammar.sort,
        words=tuple(words),
        without=tuple(without),
        filters=tuple(filters),
    )


def _tokens(line: str) -> Iterator[_Token]:
    place = 0
    while True:
        while place < len(line) and line[place].isspace():
            place += 1
        if place == len(line):
            return
        token, place = _token(line, place)
        yield token


def _token(line: str, start: int) -> tuple[_Token, int]:
    excluded = line[start] in _MINUS and start + 1 < len(line) and not line[start + 1].isspace()
    place = start + excluded
    if line[place] in _QUOTES:
        text, place = _quotation(line, place)
        return _Token(text, excluded=excluded), place
    end = place
    while end < len(line) and not line[end].isspace() and line[end] not in _COLONS:
        end += 1
    name = line[place:end]
    if end < len(line) and line[end] in _COLONS and name.replace("_", "").isalpha():
        values, end = _alternatives(line, end + 1)
        return _Token(name, plain(name), tuple(values), excluded), end
    while end < len(line) and not line[end].isspace():
        end += 1
    return _Token(line[place:end], excluded=excluded), end


def _quotation(line: str, start: int) -> tuple[str, int]:
    """Read a quotation from its opening sign to the closing one."""
    closing = _QUOTES[line[start]]
    text: list[str] = []
    place = start + 1
    while place < len(line) and line[place] != closing:
        if line[place] == "\\" and line[place + 1 : place + 2] in {closing, "\\"}:
            place += 1
        text.append(line[place])
        place += 1
    if place >= len(line):
        raise InvalidInput(
            _("The quotation that begins at character {place} is not closed: {text}").format(
                place=start + 1, text=excerpt(line[start:])
            ),
            _("Close it with {sign}, or leave out the sign that opens it.").format(sign=closing),
        )
    return "".join(text), place + 1


def _alternatives(line: str, place: int) -> tuple[list[str], int]:
    """Read values separated by bars up to the next white space."""
    values = []
    while True:
        if place < len(line) and line[place] in _QUOTES:
            value, place = _quotation(line, place)
        else:
            end = place
            while end < len(line) and not line[end].isspace() and line[end] not in _BARS:
                end += 1
            value, place = line[place:end], end
        values.append(value)
        if place >= len(line) or line[place] not in _BARS:
            return values, place
        place += 1


def _known_field(token: _Token, grammar: Grammar) -> Field:
    field = grammar.named(token.field or "")
    if field is None:
        names = [name for f in grammar.fields for name in (f.name, *f.aliases)]
        known = [f.zh if language() == "zh" else f.name for f in grammar.fields]
        raise InvalidInput(
            _("There is no field “{field}”.").format(field=excerpt(token.text))
            + _nearest(token.field or "", names),
            _("Fields are: {names}. Put the words in quotes to search for them.").format(
                names=", ".join(known)
            ),
        )
    if token.excluded:
        raise InvalidInput(
            _("“-{field}:” cannot be excluded; only words can.").format(field=field.name)
        )
    return field


def _read(field: Field, token: _Token, today: date) -> Filter | Sort:
    if not all(value.strip() for value in token.values):
        raise InvalidInput(_("The field “{field}:” has no value.").format(field=token.text))
    if field.shape is Shape.MENTION:
        return _mention(field, token)
    if field.shape is Shape.CHOICE:
        return _choice(field, token)
    value = "|".join(token.values)
    read = _READERS[field.shape](field, value, today)
    if read is None:
        raise InvalidInput(
            _("“{value}” cannot be read as a value of “{field}:”.").format(
                value=excerpt(value), field=token.text
            ),
            _(_EXAMPLES[field.shape]),
        )
    return read


def _mention(field: Field, token: _Token) -> Mention:
    texts = tuple(text for text in token.values if fold(text))
    if not texts:
        raise InvalidInput(_("The field “{field}:” has no value.").format(field=token.text))
    return Mention(field.name, texts)


def _choice(field: Field, token: _Token) -> Choice:
    values: list[str] = []
    for text in token.values:
        whole = _value_named(field, plain(text))
        pieces = [whole] if whole else [_value(field, piece, token) for piece in _pieces(text)]
        values += [piece for piece in pieces if piece not in values]
    return Choice(field.name, tuple(values))


def _pieces(text: str) -> Iterator[str]:
    for comma in _COMMAS:
        text = text.replace(comma, "\0")
    yield from text.split("\0")


def _value_named(field: Field, name: str) -> str | None:
    return next((v for v, names in field.values.items() if name in (v, *names)), None)


def _value(field: Field, text: str, token: _Token) -> str:
    value = _value_named(field, plain(text))
    if value is None:
        names = [name for v, aliases in field.values.items() for name in (v, *aliases)]
        raise InvalidInput(
            _("“{field}:” has no value “{value}”.").format(field=token.text, value=excerpt(text))
            + _nearest(plain(text), names),
            _("Values are: {names}.").format(names=", ".join(_value_names(field))),
        )
    return value


def _value_names(field: Field) -> Iterable[str]:
    chinese = language() == "zh"
    return (names[0] if chinese else value for value, names in field.values.items())


def _days(field: Field, value: str, today: date) -> Filter | None:
    span = read_days(value, today)
    return None if span is None else Days(field.name, *span)


def _amount(field: Field, value: str, _today: date) -> Filter | None:
    amounts = read_amount(value)
    return None if amounts is None else Amount(field.name, *amounts)


def _deadline(field: Field, value: str, today: date) -> Filter | None:
    if plain(value) in _OVERDUE:
        return Overdue(field.name)
    if plain(value) in _PAUSED:
        return Choice(field.name, ("paused",))
    value = with_weekdays(value, today)
    days = read_period(value)
    return _days(field, value, today) if days is None else Within(field.name, days)


def _sort(field: Field, value: str, _today: date) -> Sort:
    descending = value[0] in _MINUS
    token = _Token(field.name, field.name)
    return Sort(_value(field, value[descending:], token), descending)


_READERS: dict[Shape, Callable[[Field, str, date], Filter | Sort | None]] = {
    Shape.DAYS: _days,
    Shape.AMOUNT: _amount,
    Shape.DEADLINE: _deadline,
    Shape.SORT: _sort,
}
_EXAMPLES: dict[Shape, str] = {
    Shape.DAYS: msg("Write a date or a range: 2026-11-23, 2026-11, 2026-01..2026-06."),
    Shape.AMOUNT: msg("Write yuan: 500, >10000, 5000..20000, <=1万."),
    Shape.DEADLINE: msg("Write <7d, ..friday, today, overdue, paused, or a date or range."),
}


def _nearest(text: str, names: Iterable[str]) -> str:
    found = get_close_matches(text[:40], list(names), 1, 0.5)
    return " " + _("Did you mean “{name}”?").format(name=found[0]) if found else ""


def _formatted(term: Filter) -> str:
    match term:
        case Choice(field, values):
            return f"{field}:{'|'.join(values)}"
        case Mention(field, texts):
            return f"{field}:{'|'.join(map(_quoted, texts))}"
        case Days(field, first, last):
            return f"{field}:{write_days(first, last)}"
        case Amount(field, least, most):
            return f"{field}:{write_amount(least, most)}"
        case Within(field, days):
            return f"{field}:<{days}d"
        case Overdue(field):
            return f"{field}:overdue"


def _quoted(text: str) -> str:
    if text.isalnum():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
