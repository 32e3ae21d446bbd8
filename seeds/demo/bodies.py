"""Bodies that act in the name of a department, and monitors that record for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.codes import CaseKind, SubjectNature
from registry.identifiers import make_uscc

from .days import day_of, iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .catalogue import Shelf
    from .matters import Matter
    from .people import Body

COLUMNS: dict[str, tuple[str, ...]] = {
    "agency": (
        *("id", "code", "name", "name_en", "short_name", "parent_id", "level", "nature"),
        *("sector", "division", "credit_code", "doc_prefix", "announced_on", "valid_from"),
        *("source", "revision", "created_at", "updated_at"),
    ),
    "entrustment": (
        *("id", "principal_id", "entrusted_id", "document_no", "items", "scope"),
        *("published_on", "valid_from", "valid_to", "revision", "created_at", "updated_at"),
    ),
    "monitoring_device": (
        *("id", "agency_id", "number", "place", "legal_reviewed_on", "technically_reviewed_on"),
        *("published_on", "calibrated_to", "revision", "created_at", "updated_at"),
    ),
}
SHARE = 0.08
"""On-the-spot penalties of a department that its entrusted body imposes."""
FOUNDED, ANNOUNCED = day_of(2019, 3, 1), day_of(2019, 6, 28)
REVIEWED, PUBLISHED = day_of(2021, 5, 10), day_of(2021, 6, 21)
LAPSED = day_of(2021, 12, 31)
CALIBRATED_TO = day_of(2029, 12, 31)
MONITORS = 3
"""Monitors of a department; the last stands where nobody was told of it until today."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entrusted body as it is to be made."""

    principal: str
    ordinal: int
    name: str
    english: str
    fault: str = ""
    """`unannounced` or `lapsed`: what is wrong with the body or with its letter."""


DRAFTS = (
    Draft("125", 1, "武汉市市场监管执法一中心", "First Market Enforcement Centre"),
    Draft("125", 2, "武汉市市场监管执法二中心", "Second Market Enforcement Centre", "lapsed"),
    Draft("125", 3, "武汉市市场监管执法三中心", "Third Market Enforcement Centre", "unannounced"),
    Draft("114", 1, "武汉市城市管理执法一中心", "First Urban Enforcement Centre"),
    Draft("114", 2, "武汉市城市管理执法二中心", "Second Urban Enforcement Centre", "lapsed"),
    Draft("114", 3, "武汉市城市管理执法三中心", "Third Urban Enforcement Centre", "unannounced"),
)


class Bodies:
    """The entrusted bodies and the monitors, with the rows of their tables."""

    def __init__(
        self,
        bodies: Mapping[str, Body],
        shelves: Mapping[tuple[int, CaseKind], Shelf],
        today: int,
        stamp: str,
    ) -> None:
        """Make bodies and monitors of the departments that there are."""
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self._today, self._stamps = today, (1, stamp, stamp)
        self._codes = {body.id: code for code, body in bodies.items()}
        self._ids: dict[tuple[int, str], int] = {}
        self._items: dict[int, frozenset[str]] = {}
        last = max((body.id for body in bodies.values()), default=0)
        for draft in DRAFTS:
            principal = bodies.get(draft.principal)
            shelf = shelves.get((principal.id, CaseKind.PENALTY)) if principal else None
            if principal and shelf:
                last += 1
                self._make(draft, last, principal, shelf)
        for code, body in sorted(bodies.items()):
            if (body.id, CaseKind.INSPECTION) in shelves:
                self._monitors(code, body)

    def entrusted(self, matter: Matter) -> int | None:
        """Return the body entrusted with an item of a department, if there is one."""
        return self._covering("", matter)

    def faulty(self, fault: str, matter: Matter) -> int | None:
        """Return the body with a fault that acts for a department, if there is one."""
        if fault == "lapsed" and next(iter(matter.days.values())) <= LAPSED:
            return None
        return self._covering(fault, matter)

    def monitor(self, agency: int, case_id: int, faulty: bool) -> str:
        """Return the number of a monitor of a department."""
        ordinal = MONITORS if faulty else 1 + case_id % (MONITORS - 1)
        return _number(self._codes[agency], ordinal)

    def _covering(self, fault: str, matter: Matter) -> int | None:
        covered = matter.entry.code in self._items.get(matter.agency, ())
        return self._ids.get((matter.agency, fault)) if covered else None

    def _make(self, draft: Draft, number: int, principal: Body, shelf: Shelf) -> None:
        items = sorted({entry.code for versions in shelf.powers for entry in versions})
        self._ids[principal.id, draft.fault] = number
        self._items[principal.id] = frozenset(items)
        announced = self._today if draft.fault == "unannounced" else ANNOUNCED
        code = make_uscc("1", "2", "420100", f"MA4WT{draft.principal[-2:]}{draft.ordinal}")
        self.rows["agency"].append(
            (
                *(number, f"{draft.principal}-{draft.ordinal}", draft.name, draft.english),
                *(draft.name.removeprefix("武汉市"), principal.id, "city"),
                *(SubjectNature.ENTRUSTED.value, principal.sector.value, "420100", code, ""),
                *(iso(announced), iso(FOUNDED), "demo", *self._stamps),
            )
        )
        until = iso(LAPSED) if draft.fault == "lapsed" else None
        self.rows["entrustment"].append(
            (
                *(len(self.rows["entrustment"]) + 1, principal.id, number),
                *(f"武委托〔2019〕{draft.principal}{draft.ordinal}号", "\n".join(items)),
                *("当场处罚", iso(ANNOUNCED), iso(FOUNDED), until, *self._stamps),
            )
        )

    def _monitors(self, code: str, body: Body) -> None:
        for ordinal in range(1, MONITORS + 1):
            published = self._today if ordinal == MONITORS else PUBLISHED
            self.rows["monitoring_device"].append(
                (
                    *(len(self.rows["monitoring_device"]) + 1, body.id, _number(code, ordinal)),
                    *(f"{ordinal}号监控点", iso(REVIEWED), iso(REVIEWED), iso(published)),
                    *(iso(CALIBRATED_TO), *self._stamps),
                )
            )


def _number(code: str, ordinal: int) -> str:
    return f"WH-JK-{code}-{ordinal:02d}"
