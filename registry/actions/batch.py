"""Commands from a file: several in one transaction, later ones naming cases opened earlier."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from difflib import get_close_matches
from typing import Any

from registry.actions.actors import is_demo, load_actor
from registry.actions.door import Door, perform_in
from registry.actions.values import to_instant
from registry.actions.work import Work
from registry.commands import COMMANDS, Command, PartyData
from registry.database.failures import in_sentences
from registry.errors import InvalidInput, NotPermitted, RegistryError
from registry.i18n import _, msg
from registry.views import Done

_TYPE_NAMES: Mapping[type[Any], str] = {
    str: msg("text"),
    int: msg("a whole number"),
    bool: msg("yes or no"),
    type(None): msg("nothing"),
    Mapping: msg("an object"),
    PartyData: msg("an object"),
}
_OUTSIDE = ("command", "label", "as")


def perform_entries(door: Door, entries: Iterable[Mapping[str, Any]]) -> Iterator[Done]:
    """Carry out the entries in one transaction and yield what each did, after the commit.

    An entry is a command as an object: `command` names it, `label` names the case it opens for
    `"ref": "$label"` later, and in a demonstration database `as` names who acts.

    Raises:
        RegistryError: naming the entry that could not be done; nothing is written then.
    """
    done: list[Done] = []
    labels: dict[str, str] = {}
    with door.work() as work:
        for number, entry in enumerate(entries, 1):
            try:
                with in_sentences(work.url):
                    result = _perform_entry(work, entry, labels)
                    work.session.flush()
            except RegistryError as error:
                error.args = (_("Entry {number}: {detail}").format(number=number, detail=error),)
                error.detail = _("Entry {number}: {detail}").format(
                    number=number, detail=error.detail
                )
                raise
            if label := entry.get("label"):
                labels[str(label)] = result.ref
            done.append(result)
    yield from done


def command_from_data(data: Mapping[str, Any]) -> Command:
    """Make a command from plain values; unknown and missing fields are refused by name."""
    if "command" not in data:
        raise InvalidInput(
            _("The field {name} is missing.").format(name="command"),
            _("Commands: {names}.").format(names=", ".join(COMMANDS)),
        )
    name = data["command"]
    if not isinstance(name, str) or name not in COMMANDS:
        near = get_close_matches(str(name), COMMANDS, 1)
        raise InvalidInput(
            _("There is no command {name}.").format(name=name),
            _("Did you mean {near}?").format(near=near[0])
            if near
            else _("Commands: {names}.").format(names=", ".join(COMMANDS)),
        )
    given = {key: value for key, value in data.items() if key not in _OUTSIDE}
    return typing.cast("Command", _make(COMMANDS[name], given))


def _perform_entry(work: Work, entry: Mapping[str, Any], labels: Mapping[str, str]) -> Done:
    if not isinstance(entry, Mapping):
        raise InvalidInput(
            _("{value} is not an object.").format(value=entry),
            _("Each entry is a command with its fields."),
        )
    if (label := entry.get("label")) is not None and str(label) in labels:
        raise InvalidInput(
            _("The label {label} was given to an earlier entry.").format(label=label),
            _("Give every case a label of its own."),
        )
    resolved = {key: _resolve(value, labels) for key, value in entry.items()}
    command = command_from_data(resolved)
    return perform_in(_as_named(work, resolved.get("as")), command)


def _as_named(work: Work, username: Any) -> Work:
    if username in {None, work.actor.username}:
        return work
    reader = work.reader()
    if not is_demo(reader):
        raise NotPermitted(
            _("Only in a demonstration may a file act as somebody else ({name}).").format(
                name=username
            ),
            _("Sign in as that person and record the rest."),
        )
    return replace(work, actor=load_actor(reader, str(username)))


def _resolve(value: Any, labels: Mapping[str, str]) -> Any:
    if not isinstance(value, str) or not value.startswith("$"):
        return value
    label = value[1:]
    if label not in labels:
        raise InvalidInput(
            _("The label {label} was not given to an earlier entry.").format(label=label),
            _("Known labels: {labels}.").format(labels=", ".join(labels) or "–"),
        )
    return labels[label]


def _make(cls: type[Any], given: Mapping[str, Any]) -> Any:
    known = {field.name: field for field in fields(cls)}
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            raise InvalidInput(
                _("The command has no field {name}.").format(name=name),
                _("Did you mean {near}?").format(near=near[0])
                if near
                else _("Its fields: {names}.").format(names=", ".join(known)),
            )
    for name, field in known.items():
        if name not in given and field.default is MISSING and field.default_factory is MISSING:
            raise InvalidInput(
                _("The field {name} is missing.").format(name=name),
                _("Fields: {names}.").format(names=", ".join(known)),
            )
    hints = typing.get_type_hints(cls)
    return cls(**{name: _typed(name, hints[name], value) for name, value in given.items()})


def _typed(name: str, hint: Any, value: Any) -> Any:
    if name == "at":
        return to_instant(value) if value is not None else None
    if name == "party" and isinstance(value, Mapping):
        return _make(PartyData, value)
    if typing.get_origin(hint) is tuple:
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(str(item) for item in items)
    allowed = _plain_types(hint)
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        raise InvalidInput(
            _("The field {name} cannot be {value}.").format(name=name, value=value),
            _("It takes: {types}.").format(
                types=", ".join(_(_TYPE_NAMES[kind]) for kind in allowed)
            ),
        )
    return value


def _plain_types(hint: Any) -> tuple[type[Any], ...]:
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return tuple(kind for part in typing.get_args(hint) for kind in _plain_types(part))
    return (typing.get_origin(hint) or hint,)
