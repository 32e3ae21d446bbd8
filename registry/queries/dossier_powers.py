"""The power-list entries that dossiers rest on, each version read once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from registry.codes import (
    ExerciseLevel,
    FineBase,
    MeasureKind,
    NormLevel,
    PartyKind,
    PowerKind,
    PowerSource,
    PowerStatus,
    SanctionKind,
)
from registry.law import facts as f
from registry.law.citations import in_force
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

_VERSIONS = Rows(
    "power_version v JOIN power p ON p.id = v.power_id JOIN agency a ON a.id = v.agency_id "
    "LEFT JOIN adjustment_batch b ON b.id = v.batch_id",
    "v.id",
    "v.id v.power_id p.code v.name v.kind v.domain v.version a.code v.status v.valid_from:date "
    "v.valid_to:date v.superseded_at:instant v.review_required:bool b.published_on:date "
    "v.agency_id",
    order="v.id",
)
_SIBLINGS = "SELECT power_id, id FROM power_version WHERE power_id IN :ids ORDER BY valid_from, id"
_BASES = Rows(
    "power_basis b LEFT JOIN article t ON t.id = b.article_id "
    "LEFT JOIN statute s ON s.id = t.statute_id",
    "b.version_id",
    "b.version_id b.citation t.article t.paragraph t.item s.short s.level "
    "t.in_force_from:date t.in_force_to:date s.in_force_from:date s.in_force_to:date",
    order="b.ordinal",
)
_SANCTIONS = Rows(
    "power_sanction",
    "version_id",
    "version_id kind min_fen max_fen multiple_min:decimal multiple_max:decimal base "
    "base_from_fen base_below_fen party_kind condition",
    order="ordinal",
)
_MEASURES = Rows("power_measure", "version_id", "version_id kind")
_TIERS = Rows(
    "discretion_tier",
    "power_id",
    "power_id tier name min_fen max_fen multiple_min:decimal multiple_max:decimal base "
    "valid_from:date valid_to:date",
    order="tier, valid_from",
)


_ENTRY_OF = """
SELECT id FROM power_version WHERE power_id = :power AND superseded_at IS NULL
AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"""
_ENTRIES = Rows(
    "power_version",
    "id",
    "id duties:json accountability:json remedies supervision_phone level source",
)


class PowerFacts:
    """Versions of powers as facts, kept once read."""

    def __init__(self, reader: Reader) -> None:
        """Read from one reader."""
        self._reader = reader
        self._facts: dict[int, f.Power] = {}
        self._rows: dict[int, dict[str, Any]] = {}
        self._siblings: dict[int, list[int]] = {}

    def learn(self, version_ids: set[int]) -> None:
        """Read the versions that are not known yet, with the other versions of their powers."""
        unknown = version_ids - self._facts.keys()
        if not unknown:
            return
        powers = {row["v.power_id"] for row in _VERSIONS.one(self._reader, unknown).values()}
        versions = []
        for power_id, version_id in self._reader.rows(_SIBLINGS, {"ids": sorted(powers)}):
            self._siblings.setdefault(power_id, []).append(version_id)
            versions.append(version_id)
        rows = _VERSIONS.one(self._reader, versions)
        bases = _BASES.by_owner(self._reader, versions)
        sanctions = _SANCTIONS.by_owner(self._reader, versions)
        measures = _MEASURES.by_owner(self._reader, versions)
        tiers = _TIERS.by_owner(self._reader, powers)
        for version_id, row in rows.items():
            self._rows[version_id] = row
            self._facts[version_id] = _power(
                row,
                bases[version_id],
                sanctions[version_id],
                measures[version_id],
                tiers[row["v.power_id"]],
            )

    def pinned(self, version_id: int | None) -> f.Power | None:
        """Return the version a case is pinned to."""
        return self._facts[version_id] if version_id is not None else None

    def in_force_on(self, power_id: int | None, day: date | None) -> f.Power | None:
        """Return the version of a power in force on a day, as now known."""
        if power_id is None or day is None:
            return None
        for version_id in self._siblings.get(power_id, ()):
            row = self._rows[version_id]
            current = row["v.superseded_at"] is None
            if current and in_force(row["v.valid_from"], row["v.valid_to"], day):
                return self._facts[version_id]
        return None

    def is_listed(self, case: dict[str, Any]) -> bool | None:
        """Tell whether the entry stood, active, on the list when the agency took the case up."""
        day = case["filed_on"] or case["decided_on"] or case["act_to"] or case["act_from"]
        if day is None:
            return None
        listed = self.in_force_on(case["power_id"], day)
        return listed is not None and listed.status is PowerStatus.ACTIVE


def load_entry(reader: Reader, power_id: int, day: date) -> f.Entry | None:
    """Return what an entry shows on a day besides what cases rest on."""
    version = reader.value(_ENTRY_OF, {"power": power_id, "day": day.isoformat()})
    if version is None:
        return None
    row = _ENTRIES.one(reader, [version])[version]
    return f.Entry(
        duties=tuple(row["duties"] or ()),
        accountability=tuple(row["accountability"] or ()),
        remedies=row["remedies"],
        supervision=row["supervision_phone"],
        level=ExerciseLevel.of(row["level"]),
        source=PowerSource.of(row["source"]),
    )


def _power(
    row: dict[str, Any],
    bases: list[dict[str, Any]],
    sanctions: list[dict[str, Any]],
    measures: list[dict[str, Any]],
    tiers: list[dict[str, Any]],
) -> f.Power:
    return f.Power(
        code=row["p.code"],
        name=row["v.name"],
        kind=PowerKind.of(row["v.kind"]),
        domain=row["v.domain"] or None,
        version=row["v.version"],
        agency=row["a.code"],
        status=PowerStatus.of(row["v.status"]),
        valid_from=row["v.valid_from"],
        valid_to=row["v.valid_to"],
        bases=tuple(_basis(item) for item in bases),
        sanctions=tuple(_range(item) for item in sanctions),
        measures=tuple(MeasureKind.of(item["kind"]) for item in measures),
        tiers=tuple(_tier(item) for item in tiers),
        published_on=row["b.published_on"],
        review_required=row["v.review_required"],
    )


def _basis(row: dict[str, Any]) -> f.Basis:
    return f.Basis(
        statute=row["s.short"] or row["b.citation"],
        article=row["t.article"] or "",
        paragraph=row["t.paragraph"] or "",
        item=row["t.item"] or "",
        level=NormLevel.of(row["s.level"]) if row["s.level"] else None,
        in_force_from=row["t.in_force_from"] or row["s.in_force_from"],
        in_force_to=row["t.in_force_to"] or row["s.in_force_to"],
    )


def _range(row: dict[str, Any]) -> f.SanctionRange:
    return f.SanctionRange(
        kind=SanctionKind.of(row["kind"]),
        min_fen=row["min_fen"],
        max_fen=row["max_fen"],
        multiple_min=row["multiple_min"],
        multiple_max=row["multiple_max"],
        base=FineBase.of(row["base"]) if row["base"] else None,
        base_from_fen=row["base_from_fen"],
        base_below_fen=row["base_below_fen"],
        party_kind=PartyKind.parse(row["party_kind"]) if row["party_kind"] else None,
        condition=row["condition"],
    )


def _tier(row: dict[str, Any]) -> f.Tier:
    return f.Tier(
        tier=row["tier"],
        name=row["name"],
        min_fen=row["min_fen"],
        max_fen=row["max_fen"],
        multiple_min=row["multiple_min"],
        multiple_max=row["multiple_max"],
        base=FineBase.of(row["base"]) if row["base"] else None,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
    )
