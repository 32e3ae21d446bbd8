"""What a constraint of the database refused, in words; the same words on both engines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from registry.errors import ClosedGate, DuplicateNumber, InvalidInput, RegistryError
from registry.i18n import _

_KEY = re.compile(r"\((?P<columns>[^=]*)\)=")


def refused_by_sqlite(message: str) -> RegistryError:
    """Explain a refusal of SQLite, which says which columns or which named check it was."""
    what, _colon, subject = message.partition(" constraint failed")
    subject = subject.lstrip(": ")
    if what == "UNIQUE":
        columns = [name.rpartition(".") for name in subject.split(", ")]
        return _taken(columns[0][0], [column for *_table, column in columns])
    if what == "CHECK":
        return _broken_rule(subject)
    if what == "NOT NULL":
        return _absent(*subject.split(".", 1))
    if what == "FOREIGN KEY":
        return _dangling()
    return _refused(message)


def refused_by_postgresql(state: str, diagnosis: Any) -> RegistryError:
    """Explain a refusal of PostgreSQL, which names the constraint."""
    table, name = diagnosis.table_name or "", diagnosis.constraint_name or ""
    if state == "23505":
        key = _KEY.search(diagnosis.message_detail or "")
        return _taken(table, key["columns"].split(", ") if key else [])
    if state == "23514":
        return _broken_rule(name)
    if state == "23502":
        return _absent(table, diagnosis.column_name or "")
    if state == "23503":
        return _dangling()
    return _refused(name)


def _taken(table: str, columns: list[str]) -> DuplicateNumber:
    known = _unique_keys().get((table, *columns))
    words = known or _("{table} with the same {columns} is already recorded").format(
        table=_spaced(table), columns=", ".join(map(_spaced, columns))
    )
    return DuplicateNumber(
        words[:1].upper() + words[1:] + ".", _("Use another, or open the one that is there.")
    )


def _unique_keys() -> Mapping[tuple[str, ...], str]:
    return {
        ("document", "agency_id", "kind", "year", "serial"): _(
            "a document of this kind with this number in this year exists at the agency"
        ),
        ("cases", "ref"): _("a case with this reference exists"),
        ("party", "credit_code"): _("a party with this credit code exists"),
        ("agency", "code"): _("an agency with this code exists"),
        ("agency", "credit_code"): _("an agency with this credit code exists"),
        ("account", "username"): _("an account with this name exists"),
        ("certificate", "number"): _("a certificate with this number exists"),
        ("power", "code"): _("a power-list entry with this code exists"),
        ("power_version", "power_id", "version"): _("this version of the entry exists"),
        ("step", "case_id", "seq"): _("this step of the case was recorded by somebody else"),
        ("review", "case_id", "round"): _("this round of review of the case exists"),
        ("ledger_entry", "seq"): _("this ledger entry was written by somebody else"),
    }


def _broken_rule(constraint: str) -> InvalidInput:
    name = constraint.removeprefix("ck_")
    if known := _rules().get(name):
        return InvalidInput(known, _("Compare the dates with the file, then try again."))
    rule = _spaced(name)
    return InvalidInput(
        _("A value breaks the rule “{rule}” of the database.").format(rule=rule),
        _("Check amounts, dates and codes, then try again."),
    )


def _rules() -> Mapping[str, str]:
    return {
        "cases_act_period": _("An act cannot end before it began."),
        "cases_decided_after_filing": _("A case cannot be decided before it was filed."),
        "cases_served_after_decision": _("A decision cannot be served before it was made."),
    }


def _absent(table: str, column: str) -> InvalidInput:
    return InvalidInput(
        _("The field {column} of {table} must be given.").format(
            column=_spaced(column), table=_spaced(table)
        )
    )


def _dangling() -> InvalidInput:
    return InvalidInput(
        _("Something refers to a record that does not exist, or is still referred to."),
        _("Check the references; what others refer to cannot be removed."),
    )


def _refused(rule: str) -> RegistryError:
    """Explain a refusal of a trigger or an exclusion constraint, by the name it carries."""
    if "power_version_overlap" in rule:
        return ClosedGate(
            _("Two versions of a power-list entry would be in force on the same day."),
            _("End the version in force before the new one begins."),
        )
    if rule.endswith("_append_only"):
        return ClosedGate(
            _("The record “{table}” only grows: nothing in it is changed or removed.").format(
                table=_spaced(rule.removesuffix("_append_only"))
            ),
            _("Record what happened as a new step."),
        )
    return InvalidInput(_("The database refused the change: {rule}.").format(rule=rule))


def _spaced(identifier: str) -> str:
    return identifier.removesuffix("_id").replace("_", " ")
