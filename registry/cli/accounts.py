"""Commands about accounts: who may act, and as what."""

from __future__ import annotations

from typing import Annotated

import typer

from registry.cli.desk import Desk, ask_new_password
from registry.cli.output import Column, print_done, print_json, print_lines, print_table
from registry.cli.parameters import AsJson, Commands
from registry.commands import Command, CreateAccount, DisableAccount, GrantRole, SetPassword
from registry.i18n import _, msg, term

User = Annotated[str, typer.Argument(metavar="USER", help=msg("The account's name."))]


def list_all(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the accounts with their persons and roles."""
    from registry.queries.accounts import list_accounts

    with ctx.obj.reader() as reader:
        accounts = list_accounts(reader)
    if as_json:
        print_json(
            [
                {
                    "username": account.username,
                    "name": account.name,
                    "agency": account.agency,
                    "roles": [{"role": role, "agency": where} for role, where in account.roles],
                    "disabled": account.disabled,
                    "has_password": account.has_password,
                }
                for account in accounts
            ]
        )
        return
    columns = [
        Column(_("account"), "username"),
        Column(_("person"), "name"),
        Column(_("agency"), "agency"),
        Column(_("roles"), "roles", most=60),
        Column(_("disabled"), "disabled"),
    ]
    print_table(
        columns,
        (
            {
                "username": account.username,
                "name": account.name,
                "agency": account.agency,
                "roles": [f"{term(role)} ({where or _('city')})" for role, where in account.roles],
                "disabled": account.disabled,
            }
            for account in accounts
        ),
    )


def first(ctx: typer.Context, user: User) -> None:
    """Create the first administrator; the password is asked for."""
    from registry.actions.first_account import create_first_account
    from registry.database.writer import Writers

    desk: Desk = ctx.obj
    with desk.registry() as register, Writers(desk.settings.database) as writers:
        create_first_account(writers, register.clock, user, ask_new_password(user))
    print_lines([_("{name} is the administrator of this register.").format(name=user)])


def create(
    ctx: typer.Context,
    user: User,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=msg("The person's name (required)."))
    ],
    agency: Annotated[
        str,
        typer.Option("--agency", metavar="AGENCY", help=msg("Code or name (required).")),
    ],
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="ROLE", help=msg("A role; may be given several times.")),
    ] = None,
    certificate: Annotated[
        str | None,
        typer.Option(
            "--certificate", metavar="NUMBER", help=msg("The person's enforcement certificate.")
        ),
    ] = None,
) -> None:
    """Create an account; it signs in once it has a password."""
    command = CreateAccount(
        username=user,
        name=name,
        agency=agency,
        roles=tuple(role or ()),
        certificate_no=certificate,
    )
    _perform(ctx.obj, command)


def password(ctx: typer.Context, user: User) -> None:
    """Set a password, read from the terminal or the first line of standard input."""
    _perform(ctx.obj, SetPassword(username=user, password=ask_new_password(user)))


def grant(
    ctx: typer.Context,
    user: User,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=msg("The role."))],
    agency: Annotated[
        str | None,
        typer.Option("--agency", metavar="AGENCY", help=msg("Where; the whole city without it.")),
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help=msg("Take the role away."))] = False,
) -> None:
    """Give a role, or take it away."""
    _perform(ctx.obj, GrantRole(username=user, role=role, agency=agency, revoke=revoke))


def disable(
    ctx: typer.Context,
    user: User,
    enable: Annotated[bool, typer.Option("--enable", help=msg("Enable it again."))] = False,
) -> None:
    """Disable an account."""
    _perform(ctx.obj, DisableAccount(username=user, enable=enable))


def _perform(desk: Desk, command: Command) -> None:
    from registry.codes import Role

    with desk.door(Role.ADMINISTRATOR) as door:
        print_done(door.perform(command))


COMMANDS: Commands = {}
GROUPS: dict[str, tuple[str, Commands]] = {
    "account": (
        msg("Accounts: who may act, and as what."),
        {
            "list": (list_all, msg("List the accounts with their persons and roles.")),
            "first": (first, msg("Create the first administrator of a new register.")),
            "create": (create, msg("Create an account; it signs in once it has a password.")),
            "password": (password, msg("Set the password of an account.")),
            "grant": (grant, msg("Give a role to an account, or take it away.")),
            "disable": (disable, msg("Disable an account, or enable it again.")),
        },
    )
}
