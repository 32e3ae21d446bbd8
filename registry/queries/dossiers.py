"""The dossier of a case as it stands in the database: one at a time, or thousands in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from registry.codes import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    DecisionOutcome,
    OfficerTask,
    PartyKind,
    PowerStatus,
    Procedure,
    Sector,
    Stage,
)
from registry.errors import NotFound
from registry.i18n import _
from registry.law import facts as f
from registry.law.dossier import Dossier
from registry.queries import dossier_lines as lines
from registry.queries import dossier_parts as parts
from registry.queries.dossier_measures import Sources
from registry.queries.dossier_oversight import InspectionBounds, Oversight
from registry.queries.dossier_powers import PowerFacts, load_entry
from registry.queries.dossier_surroundings import Standing, Surroundings, is_entrusted
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

BATCH = 500

_CASES = Rows(
    "cases",
    "id",
    "id ref kind procedure stage origin source source_case_id sector region agency_id power_id "
    "power_version_id party_id party_name party_kind facts act_from:date act_to:date act_place "
    "continuing:bool discovered_on:date harm:bool safety:bool public_interest:bool "
    "major_rights:bool complex_case:bool review_by_law:bool serious:bool filed_on:date "
    "investigated_on:date decided_on:date served_on:date closed_on:date outcome approver_id "
    "content collective_on:date payment_due_on:date deferred_to:date "
    "publicity_basis_disclosed:bool publicity_identity_disclosed:bool "
    "publicity_certificates_shown:bool publicity_rights_told:bool publicity_regime "
    "publicity_due_on:date published_on:date published_where publicity_exempt_reason "
    "withdrawn_on:date withdrawn_reason text_record_start:bool text_record_evidence:bool "
    "text_record_review:bool text_record_decision:bool text_record_service:bool "
    "text_record_execution:bool archive_no archived_on:date retention_years",
)
_PARTIES = Rows("party", "id", "id credit_code birth_date:date address division")
_AGENCIES = Rows(
    "agency", "id", "id code name credit_code division level nature sector announced_on:date"
)
_VERSIONS_OF = """
SELECT v.power_id, v.id FROM power_version v JOIN power p ON p.id = v.power_id
WHERE p.code = :code
"""


class DossierLoader:
    """Loads dossiers; what many share (agencies, powers) is read once."""

    def __init__(self, reader: Reader) -> None:
        """Read from one reader."""
        self._reader = reader
        self._agencies: dict[int, f.Agency] = {}
        self._powers = PowerFacts(reader)
        self._caps = InspectionBounds(reader)
        self._standing = Standing(reader)

    def load(self, case_id: int) -> Dossier:
        """Return the dossier of one case.

        Raises:
            NotFound: if there is no case with that id.
        """
        for _id, dossier in self.load_many([case_id]):
            return dossier
        raise NotFound(
            _("There is no case with the id {id}.").format(id=case_id), _("Search for it.")
        )

    def load_many(self, case_ids: Iterable[int]) -> Iterator[tuple[int, Dossier]]:
        """Yield (case id, dossier) in the order asked, reading a batch at a time."""
        ids = iter(case_ids)
        while batch := list(islice(ids, BATCH)):
            yield from self._batch(batch)

    def _batch(self, ids: list[int]) -> Iterator[tuple[int, Dossier]]:
        cases = _CASES.one(self._reader, ids)
        self._learn_agencies({case["agency_id"] for case in cases.values()})
        parties = _PARTIES.one(self._reader, {case["party_id"] for case in cases.values()})
        sources = Sources(self._reader, cases.values())
        self._powers.learn({case["power_version_id"] for case in cases.values()} - {None})
        oversight = Oversight(self._reader, cases.values(), self._caps)
        kinds = {i: case["kind"] for i, case in cases.items()}
        rows = lines.Lines(self._reader, kinds, self._standing, sources)
        around = Surroundings(self._reader, cases.values(), rows.numbers())
        for case_id in ids:
            case = cases.get(case_id)
            if case is not None:
                party = parties[case["party_id"]]
                links = sources.links(case)
                yield case_id, self._dossier(case, party, links, rows, oversight, around)

    def _learn_agencies(self, ids: set[int]) -> None:
        unknown = ids - self._agencies.keys()
        if unknown:
            for agency_id, row in _AGENCIES.one(self._reader, unknown).items():
                self._agencies[agency_id] = parts.agency(row)

    def _entrusted(
        self, agency_id: int, power: f.Power | None
    ) -> tuple[f.Agency | None, tuple[f.Entrustment, ...] | None]:
        """Return the principal of an entrusted body and its letters; none for others."""
        if not is_entrusted(self._agencies[agency_id]):
            return None, None
        letters = self._standing.letters(agency_id)
        owner = power.agency if power else None
        own = [item for item in letters if item[1].principal == owner] or letters
        self._learn_agencies({principal for principal, _letter in own})
        principal = self._agencies[own[0][0]] if own else None
        return principal, tuple(letter for _principal, letter in own)

    def _dossier(
        self,
        case: dict[str, Any],
        party: dict[str, Any],
        links: tuple[f.Link, ...] | None,
        rows: lines.Lines,
        oversight: Oversight,
        around: Surroundings,
    ) -> Dossier:
        power = self._powers.pinned(case["power_version_id"])
        on_decision = self._powers.in_force_on(case["power_id"], case["decided_on"])
        kind = CaseKind.of(case["kind"])
        own = rows.of(case)
        principal, letters = self._entrusted(case["agency_id"], power)
        return Dossier(
            subject="case",
            ref=case["ref"],
            kind=kind,
            procedure=Procedure.of(case["procedure"]),
            stage=Stage.of(case["stage"]),
            sector=Sector.of(case["sector"]),
            region=case["region"],
            origin=CaseOrigin.of(case["origin"]),
            agency=self._agencies[case["agency_id"]],
            entrusted_by=principal,
            entrustments=letters,
            power=power,
            power_on_decision=on_decision if on_decision != power else None,
            listed=None if power is None else self._powers.is_listed(case),
            party=f.Party(
                kind=PartyKind.of(case["party_kind"]),
                name=case["party_name"],
                credit_code=party["credit_code"],
                birth_date=party["birth_date"],
                address=party["address"] or None,
                region=party["division"] or None,
            ),
            officers=own.officers,
            recusals=own.penalty.recusals,
            earlier=around.earlier(case),
            act=parts.act(case),
            source=CaseSource.of(case["source"]),
            filed_on=case["filed_on"],
            investigation_closed_on=case["investigated_on"],
            closed_on=case["closed_on"],
            exclusions=own.exclusions,
            extensions=own.extensions,
            gravity=parts.gravity(case),
            proposed=own.proposed,
            defence=own.penalty.defence,
            sanctions=own.sanctions,
            sparing=own.penalty.sparing,
            departure=own.penalty.departure,
            hearing=own.hearing,
            reviews=own.reviews,
            decision=_decision(case, own),
            inspection=oversight.completed(case, own.inspection),
            measures=own.measures,
            payment=own.payment,
            disputes=own.disputes,
            transfer=own.transfer,
            openness=parts.openness(case),
            publicity=own.publicity,
            documents=own.documents,
            repeated_numbers=around.repeated(own.documents),
            steps=own.steps,
            evidence=own.evidence,
            registrations=own.registrations,
            recordings=own.recordings,
            archive=parts.archive(case),
            supervision=oversight.supervision(case),
            file_reviews=oversight.file_reviews(case),
            links=links,
        )


def load_dossier(reader: Reader, case_id: int) -> Dossier:
    """Return the dossier of one case."""
    return DossierLoader(reader).load(case_id)


def load_power_dossier(reader: Reader, code: str, on: date) -> Dossier:
    """Return the dossier of an entry of the power list in the version in force on a day.

    Raises:
        NotFound: if there is no such entry, or it is not on the list on that day.
    """
    rows = reader.rows(_VERSIONS_OF, {"code": code.strip()})
    powers = PowerFacts(reader)
    powers.learn({version for _power, version in rows})
    power = powers.in_force_on(rows[0][0], on) if rows else None
    if power is None:
        raise NotFound(
            _("There is no power-list entry {code} in force on {day}.").format(code=code, day=on),
            _("“quanze powers” lists the entries."),
        )
    agency_id = reader.value("SELECT id FROM agency WHERE code = :code", {"code": power.agency})
    acting = parts.agency(_AGENCIES.one(reader, [agency_id])[agency_id])
    return Dossier(
        subject="power",
        ref=power.code,
        sector=acting.sector or Sector.GENERAL,
        region=acting.region or "000000",
        agency=acting,
        power=power,
        entry=load_entry(reader, rows[0][0], on),
        listed=power.status is PowerStatus.ACTIVE,
    )


def _decision(case: dict[str, Any], own: lines.Own) -> f.Decision | None:
    if not any(case[name] for name in ("decided_on", "outcome", "collective_on")):
        return None
    approvers = [item.person for item in own.officers if item.task is OfficerTask.APPROVER]
    approver = str(case["approver_id"]) if case["approver_id"] else next(iter(approvers), None)
    return f.Decision(
        outcome=DecisionOutcome.of(case["outcome"]) if case["outcome"] else None,
        decided_on=case["decided_on"],
        approver=approver,
        collective=case["collective_on"] is not None,
        discussed_on=case["collective_on"],
        views=own.penalty.views,
        chief=own.penalty.chief,
        change=own.penalty.change[0] if own.penalty.change else None,
        changed_on=own.penalty.change[1] if own.penalty.change else None,
        law_choice=own.law_choice,
        law_reason=own.law_reason,
    )
