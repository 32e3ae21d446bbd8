"""Help and usage mistakes in the reader's language, laid out by the width of the characters."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from registry.cli.spare import read_as_given
from registry.cli.words import expected_of, queries_last
from registry.config import FLAGS, nearest_hint
from registry.errors import InvalidInput
from registry.i18n import _
from registry.text import pad, width

_SURPLUS = re.compile(r"Got unexpected extra argument\S* \((.*)\)")


class HouseCommand(TyperCommand):
    """A command whose help is ours."""

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters, made to spare what they can."""
        parameters = super().get_params(ctx)
        read_as_given(parameters)
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after the command."""
        return super().parse_args(ctx, queries_last(self.get_params(ctx), args))


class HouseGroup(TyperGroup):
    """A group of commands whose help is ours and which offers the nearest command."""

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters, made to spare what they can."""
        parameters = super().get_params(ctx)
        read_as_given(parameters)
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one is nearest."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            raise InvalidInput(
                _("There is no command {name}.").format(name=repr(args[0])),
                nearest_hint(args[0], tuple(self.commands)),
            )
        return super().resolve_command(ctx, args)


def help_page(command: Any, context: Any) -> str:
    """Return the help of a command: usage, what it does, its words and options."""
    parameters = command.get_params(context)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    usage = [context.command_path, *([_("[OPTIONS]")] if options else [])]
    usage += [_usage_of(argument) for argument in arguments] + (
        [_("COMMAND …")] if commands else []
    )
    parts = [
        _("Usage: {usage}").format(usage=" ".join(usage)) + "\n",
        _(command.help) + "\n" if command.help else "",
        _section(_("Arguments"), [(_usage_of(p), _(p.help) if p.help else "") for p in arguments]),
        _section(_("Options"), [(_option(p), _help_of(p)) for p in options]),
        _section(
            _("Commands"),
            [(name, _(entry.help) if entry.help else "") for name, entry in commands.items()],
        ),
    ]
    return "\n".join(part for part in parts if part)


def _usage_of(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return name if argument.required else f"[{name}]"


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar}"


def _help_of(option: Any) -> str:
    return (
        _("Show this help.") if "--help" in option.opts else _(option.help) if option.help else ""
    )


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    column = max(width(name) for name, _help in rows) + 2
    lines = [f"  {pad(name, column)}{text}".rstrip() for name, text in rows]
    return "\n".join([_("{title}:").format(title=title), *lines]) + "\n"


def usage_problem(problem: Any) -> InvalidInput:
    """Return what Typer found wrong as a sentence of ours."""
    context = getattr(problem, "ctx", None)
    see = _("See “{command} --help”.").format(command=context.command_path) if context else ""
    return InvalidInput(*(_worded(problem, see) or (str(problem.format_message()), see)))


def _worded(problem: Any, see: str) -> tuple[str, str] | None:
    kind, name = type(problem).__name__, getattr(problem, "option_name", "")
    parameter = getattr(problem, "param", None)
    if kind == "NoSuchOption":
        detail = _("There is no option {name} here.").format(name=name)
        return detail, _hint_for_option(name, problem.possibilities or [], see)
    if kind == "BadOptionUsage":
        return _("The option {name} needs a value.").format(name=name), see
    if kind == "MissingParameter" and parameter:
        missing = parameter.metavar or parameter.opts[0]
        return _("{name} is missing.").format(name=missing), see
    if kind == "BadParameter" and parameter:
        detail = _("{name}: the value does not fit: {problem}")
        expected = expected_of(parameter) or problem.message
        return detail.format(name=parameter.opts[0], problem=expected), see
    if problem.format_message() == "Missing command.":
        return _("A command is missing."), see
    if surplus := _SURPLUS.match(str(problem.format_message())):
        return _("{words} is more than the command takes.").format(words=repr(surplus[1])), see
    return None


def _hint_for_option(name: str, possibilities: list[str], see: str) -> str:
    if name in FLAGS.values():
        return _("Write it before the command.")
    return nearest_hint(name, tuple(possibilities)) if possibilities else see
