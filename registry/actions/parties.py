"""Finding or adding the party of a case; numbers are checked before anything is written."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, col, select

from registry.actions.values import to_code, to_date
from registry.actions.work import Work
from registry.codes import CertificateKind, PartyKind
from registry.commands import PartyData
from registry.errors import InvalidInput, NotFound
from registry.i18n import _
from registry.identifiers import IdentifierKind, birth_date_of, check, normalise
from registry.models.parties import Party


def find_or_add_party(work: Work, given: PartyData | int) -> Party:
    """Return the party with that id or numbers, else add it.

    Raises:
        NotFound: if no party has that id.
        InvalidInput: if a number is wrong, or belongs to a party of another name.
    """
    if isinstance(given, int):
        party = work.session.get(Party, given)
        if party is None:
            raise NotFound(
                _("There is no party {id}.").format(id=given), _("Give its name and numbers.")
            )
        return party
    made = _checked(given)
    known = _known(work.session, made)
    if known is None:
        return work.add(made)
    if known.name != made.name:
        raise InvalidInput(
            _("{number} is registered for {known}, not for {name}.").format(
                number=made.credit_code or made.certificate_no, known=known.name, name=made.name
            ),
            _("Correct the number or the name."),
        )
    return known


def _checked(given: PartyData) -> Party:
    name = given.name.strip()
    if not name:
        raise InvalidInput(_("The party has no name."), _("Give the party's full name."))
    if len(name) > 200:
        raise InvalidInput(
            _("The party's name has {length} characters, 200 are allowed.").format(
                length=len(name)
            ),
            _("Give the registered name."),
        )
    kind = to_code(PartyKind, given.kind)
    credit_code = _number(given.credit_code, IdentifierKind.USCC)
    if kind == PartyKind.NATURAL_PERSON and credit_code:
        raise InvalidInput(
            _("A natural person has no credit code."),
            _("Give the number of an identity document, or choose another kind of party."),
        )
    party = Party(
        kind=kind,
        name=name,
        credit_code=credit_code,
        registration_no=given.registration_no or None,
        representative=given.representative.strip(),
        address=given.address.strip(),
        phone=given.phone.strip(),
        division=given.division.strip(),
    )
    return _with_certificate(party, given)


def _with_certificate(party: Party, given: PartyData) -> Party:
    if not given.certificate_no:
        if given.birth_date:
            party.birth_date = to_date(given.birth_date)
        return party
    kind = to_code(CertificateKind, given.certificate_kind or CertificateKind.ID_CARD)
    number = given.certificate_no.strip()
    if kind == CertificateKind.ID_CARD:
        number = _number(number, IdentifierKind.ID_CARD) or number
        party.birth_date = birth_date_of(number)
    party.certificate_kind = kind
    party.certificate_no = number
    return party


def _number(text: str | None, kind: IdentifierKind) -> str | None:
    if not text or not text.strip():
        return None
    checked = check(text, kind)
    if not checked.valid:
        raise InvalidInput(
            _("The number {number} is not valid: {reasons}").format(
                number=normalise(text), reasons=" ".join(checked.reasons)
            ),
            _("Compare it with the licence or the identity document."),
        )
    return checked.value


def _known(session: Session, party: Party) -> Party | None:
    numbers = []
    if party.credit_code:
        numbers.append(col(Party.credit_code) == party.credit_code)
    if party.certificate_no:
        numbers.append(
            sa.and_(
                col(Party.certificate_no) == party.certificate_no,
                col(Party.certificate_kind) == party.certificate_kind,
            )
        )
    if not numbers:
        return None
    return session.exec(select(Party).where(sa.or_(*numbers))).first()
