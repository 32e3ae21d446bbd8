"""An imported power list never overwrites the list: it drafts a batch of adjustments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.codes import AdjustmentKind, ExerciseLevel
from registry.exchange.desks.agencies import AgencyFinder
from registry.exchange.desks.base import Desk, Loader, Outcome, Verdict, short_digest
from registry.i18n import _
from registry.models.powers import AdjustmentBatch, AdjustmentItem

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.staging.powers import StagedPower

_CURRENT = """
    SELECT p.code, p.id, v.name, v.kind, v.basis_text, v.agency_id
    FROM power p JOIN power_version v ON v.power_id = p.id
    WHERE p.code IN :codes AND v.superseded_at IS NULL
    ORDER BY v.valid_from"""


@dataclass(slots=True)
class PowerPlan:
    """What an item would do to the list."""

    kind: AdjustmentKind
    power_id: int | None
    agency: str | None


class PowerDesk(Desk):
    """Drafts one batch per import, with an item per new or differing entry."""

    table = "adjustment_item"

    def __init__(self) -> None:
        """Begin an import."""
        self._agencies = AgencyFinder()
        self._batch_id: int | None = None
        self._ordinal = 0

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare each entry with its latest version on the list."""
        self._agencies.load(reader)
        codes = sorted({verdict.record.code for verdict in verdicts})
        current = {row[0]: row[1:] for row in reader.rows(_CURRENT, {"codes": codes})}
        for verdict in verdicts:
            record: StagedPower = verdict.record
            agency_id = self._agency(verdict, record)
            kind, power_id = _adjustment(record, current.get(record.code), agency_id)
            if kind is None:
                verdict.outcome = Outcome.UNCHANGED
            elif power_id is not None:
                verdict.outcome = Outcome.UPDATED
            if kind:
                verdict.plan = PowerPlan(kind, power_id, record.agency)
            _note_level(verdict, record)

    def _agency(self, verdict: Verdict, record: StagedPower) -> int | None:
        if record.agency:
            found = self._agencies.find(record.agency)
            if found is None:
                sentence = _("The agency {name} is not in the register; the item keeps its name.")
                verdict.note("agency", record.agency, sentence.format(name=record.agency))
            return found
        sentence = _("No agency is named that the register knows ({code}); it is left open.")
        verdict.note("agency", record.agency_code, sentence.format(code=record.agency_code or "-"))
        return None

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Add the items to the batch of this import."""
        loader = Loader(work, AdjustmentItem)
        for verdict in verdicts:
            self._ordinal += 1
            verdict.row_id = loader.add(
                batch_id=self._batch(work),
                ordinal=self._ordinal,
                kind=verdict.plan.kind,
                power_id=verdict.plan.power_id,
                code=verdict.record.code,
                reason=_("Imported list differs from the list in force."),
                content=_content(verdict.record),
            )
        loader.flush()

    def _batch(self, work: Work) -> int:
        if self._batch_id is None:
            batch = AdjustmentBatch(
                number=f"IMP-{work.now:%Y%m%d%H%M%S}-{short_digest(work.now.isoformat())[:4]}",
                title=_("Imported power list"),
            )
            self._batch_id = work.id_of(work.add(batch))
        return self._batch_id


def _adjustment(
    record: StagedPower, current: Sequence[Any] | None, agency_id: int | None
) -> tuple[AdjustmentKind | None, int | None]:
    if current is None:
        return AdjustmentKind.ADD, None
    power_id, name, kind, basis_text, current_agency = current
    if (name, kind) != (record.name, record.kind.value) or agency_id not in {None, current_agency}:
        return AdjustmentKind.CHANGE_ELEMENT, power_id
    if record.basis_text and basis_text != record.basis_text:
        return AdjustmentKind.CHANGE_BASIS, power_id
    return None, power_id


def _note_level(verdict: Verdict, record: StagedPower) -> None:
    if record.levels and ExerciseLevel.CITY not in record.levels:
        levels = _(", ").join(level.zh for level in record.levels)
        sentence = _("The entry is not exercised by cities ({levels}).").format(levels=levels)
        verdict.note("levels", levels, sentence)


def _content(record: StagedPower) -> dict[str, Any]:
    """Return the proposed content: columns of a version, and the bases as citations."""
    levels = [level.value for level in record.levels]
    city = ExerciseLevel.CITY.value
    return {
        "name": record.name,
        "kind": record.kind.value,
        "agency": record.agency,
        "agency_code": record.agency_code,
        "levels": levels,
        "level": city if city in levels or not levels else levels[-1],
        "basis_text": record.basis_text,
        "bases": [
            {
                "citation": basis.citation,
                "statute": basis.statute,
                "level": basis.level.value if basis.level else None,
                "edition": basis.edition,
                "article": basis.article,
                "paragraph": basis.paragraph,
                "item": basis.item,
                "place": basis.place,
                "text": basis.text,
                "original_text": basis.original,
            }
            for basis in record.bases
        ],
        **record.details,
    }
