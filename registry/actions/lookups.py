"""Finding what a command names: agencies, cases, officers, powers; one sentence if it fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import Session, col, select

from registry.codes import CaseKind, PowerKind, PowerStatus
from registry.errors import InvalidInput, NotFound, StaleRevision
from registry.i18n import _
from registry.models.cases import Case
from registry.models.law import DiscretionTier
from registry.models.people import Account, Agency, Certificate, Officer
from registry.models.powers import Power, PowerVersion

if TYPE_CHECKING:
    from registry.database.reader import Reader

_POWER_KINDS = {
    CaseKind.PENALTY: PowerKind.PENALTY,
    CaseKind.INSPECTION: PowerKind.INSPECTION,
    CaseKind.COERCION: PowerKind.COERCION,
}


def find_agency(session: Session, text: str) -> Agency:
    """Find an agency by code, name or short name."""
    name = text.strip()
    query = select(Agency).where(
        sa.or_(col(Agency.code) == name, col(Agency.name) == name, col(Agency.short_name) == name)
    )
    found = session.exec(query).first()
    if found is None:
        known = session.exec(select(Agency.name)).all()
        raise NotFound(_("There is no agency {name}.").format(name=name), _nearest(name, known))
    return found


def find_case(session: Session, ref: str, revision: int | None = None) -> Case:
    """Find a case by reference or document number, locking it for this transaction.

    Raises:
        NotFound: with the nearest references.
        StaleRevision: if the case is no longer at the revision the actor saw.
    """
    text = ref.strip()
    query = select(Case).where(sa.or_(col(Case.ref) == text, col(Case.document_no) == text))
    found = session.exec(query.with_for_update()).all()
    if not found:
        near = session.exec(
            select(Case.ref).where(col(Case.ref).startswith(text[:-3] or text)).limit(200)
        ).all()
        raise NotFound(_("There is no case {ref}.").format(ref=text), _nearest(text, near))
    if len(found) > 1:
        raise InvalidInput(
            _("{ref} names {count} cases.").format(ref=text, count=len(found)),
            _("Use the reference: {refs}.").format(refs=", ".join(case.ref for case in found)),
        )
    if revision is not None and revision != found[0].revision:
        raise StaleRevision(
            _("{ref} was changed by somebody else since you opened it.").format(ref=found[0].ref),
            _("Reload it and look at the change before you go on."),
        )
    return found[0]


def find_officer(session: Session, text: str, agency_id: int | None = None) -> Officer:
    """Find a person by account name, certificate number, person id, or name within an agency."""
    name = str(text).strip()
    by_account = select(Officer).join(Account, col(Account.officer_id) == col(Officer.id))
    by_certificate = select(Officer).join(
        Certificate, col(Certificate.officer_id) == col(Officer.id)
    )
    queries = [
        by_account.where(col(Account.username) == name),
        by_certificate.where(col(Certificate.number) == name),
    ]
    if name.isdigit() and len(name) < 10:
        queries.append(select(Officer).where(col(Officer.id) == int(name)))
    by_name = select(Officer).where(col(Officer.name) == name)
    if agency_id is not None:
        by_name = by_name.where(col(Officer.agency_id) == agency_id)
    for query in (*queries, by_name):
        found = session.exec(query).all()
        if len(found) == 1:
            return found[0]
        if found:
            raise InvalidInput(
                _("{name} names {count} persons.").format(name=name, count=len(found)),
                _("Use the certificate number or the account name."),
            )
    raise NotFound(
        _("There is no person {name}.").format(name=name),
        _("Give an account name, a certificate number or the person's id."),
    )


def certificate_on(session: Session, officer_id: int, day: date) -> Certificate | None:
    """Return the officer's certificate valid on a day, or the latest one."""
    query = (
        select(Certificate)
        .where(col(Certificate.officer_id) == officer_id)
        .order_by(col(Certificate.valid_to).desc())
    )
    found = session.exec(query).all()
    valid = [item for item in found if item.valid_from <= day <= item.valid_to]
    return next(iter(valid or found), None)


def power_in_force(session: Session, code: str, kind: CaseKind, day: date) -> PowerVersion:
    """Return the version of an entry in force on a day as now known, of the kind a case needs."""
    query = (
        select(PowerVersion)
        .join(Power, col(Power.id) == col(PowerVersion.power_id))
        .where(col(Power.code) == code.strip(), col(PowerVersion.superseded_at).is_(None))
        .order_by(col(PowerVersion.valid_from))
    )
    versions = session.exec(query).all()
    if not versions:
        known = session.exec(select(Power.code)).all()
        raise NotFound(
            _("There is no power-list entry {code}.").format(code=code), _nearest(code, known)
        )
    version = next((item for item in versions if _covers(item, day)), None)
    if version is None:
        raise InvalidInput(
            _("The entry {code} is not in force on {day}.").format(code=code, day=day),
            _("It is in force: {periods}.").format(
                periods=_(", ").join(
                    f"{item.valid_from} – {item.valid_to or ''}" for item in versions
                )
            ),
        )
    wanted = _POWER_KINDS[kind]
    if version.kind != wanted:
        raise InvalidInput(
            _("The entry {code} is a power of another kind ({kind}).").format(
                code=code, kind=version.kind
            ),
            _("This case needs an entry of the kind {kind}.").format(kind=wanted.value),
        )
    return version


def find_tier(session: Session, power_id: int, number: int, day: date) -> DiscretionTier:
    """Return the discretion tier of a power with that rank on a day."""
    query = select(DiscretionTier).where(
        col(DiscretionTier.power_id) == power_id,
        col(DiscretionTier.tier) == number,
        col(DiscretionTier.valid_from) <= day,
        sa.or_(col(DiscretionTier.valid_to).is_(None), col(DiscretionTier.valid_to) >= day),
    )
    found = session.exec(query).first()
    if found is None:
        ranks = session.exec(
            select(DiscretionTier.tier).where(col(DiscretionTier.power_id) == power_id)
        ).all()
        raise InvalidInput(
            _("This entry has no discretion tier {tier} on {day}.").format(tier=number, day=day),
            _("Its tiers: {tiers}.").format(tiers=", ".join(map(str, sorted(ranks))) or "–"),
        )
    return found


def persons_of(reader: Reader, case_id: int, *tasks: str) -> set[int]:
    """Return the persons who have one of the tasks in a case."""
    rows = reader.rows(
        "SELECT officer_id FROM case_officer WHERE case_id = :case AND task IN :tasks",
        {"case": case_id, "tasks": tasks},
    )
    return {person for (person,) in rows}


def last_step(reader: Reader, case_id: int) -> int:
    """Return the number of the last step recorded of a case, or 0."""
    found = reader.value("SELECT max(seq) FROM step WHERE case_id = :case", {"case": case_id})
    return found or 0


def _covers(version: PowerVersion, day: date) -> bool:
    return (
        version.status == PowerStatus.ACTIVE
        and version.valid_from <= day
        and (version.valid_to is None or day <= version.valid_to)
    )


def _nearest(text: str, known: Sequence[str] | Iterable[str]) -> str:
    near = get_close_matches(text, list(known), 3, 0.5)
    if not near:
        return _("Check the spelling.")
    return _("Did you mean {near}?").format(near=_(" or ").join(near))
