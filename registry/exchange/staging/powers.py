"""Power-list entries: what an imported list would have the list say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.codes import ExerciseLevel, PowerKind
from registry.exchange.staging.base import key_of
from registry.exchange.staging.bases import StagedBasis, parse_bases
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


@dataclass(frozen=True, slots=True)
class StagedPower:
    """The proposed content of an entry."""

    code: str
    name: str
    kind: PowerKind
    agency: str | None
    agency_code: str | None
    levels: tuple[ExerciseLevel, ...]
    bases: tuple[StagedBasis, ...]
    basis_text: str
    details: dict[str, Any]


_DETAILS = ("domain", "handling_unit", "supervision_phone")
_LISTS = ("duties", "accountability")


class PowerComposer:
    """Makes entries."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedPower | None]:
        """Make the entry of a row; a basis that cannot be cited is kept as text and noted."""
        code, kind = reading.get("code", ""), reading.get("kind")
        prose = reading.get("bases", "")
        bases = tuple(parse_bases(prose))
        if prose and not bases:
            reading.note("bases", _("No norm (《…》) was found; the text is kept as it is."))
        for basis in bases:
            if not (basis.article or basis.place):
                sentence = _("No article is cited of {statute}.")
                reading.note("bases", sentence.format(statute=basis.citation), basis.citation)
        if not prose:
            reading.note("bases", _("The entry has no legal basis."))
        if kind is None:
            return key_of("power", code), None
        return key_of("power", code), StagedPower(
            code=code,
            name=reading.get("name", ""),
            kind=kind,
            agency=reading.get("agency"),
            agency_code=reading.get("agency_code"),
            levels=reading.get("levels", ()),
            bases=bases,
            basis_text=prose,
            details=_details(reading),
        )


def _details(reading: Reading) -> dict[str, Any]:
    details: dict[str, Any] = {name: reading.get(name) for name in _DETAILS if reading.get(name)}
    for name in _LISTS:
        if text := reading.get(name):
            details[name] = [line.strip() for line in str(text).split("\n") if line.strip()]
    for name in ("statutory_days", "promised_days"):
        if days := reading.get(name):
            details[name], details["day_kind"] = days
    return details
