"""An entry of the power list as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    CaseKind,
    ExerciseLevel,
    FineBase,
    ListTier,
    MeasureKind,
    PowerKind,
    PowerSource,
    PowerStatus,
    SanctionKind,
    SubjectNature,
)
from registry.i18n import _, ngettext, pick
from tui.blocks import Block, Entry, Gap, Heading, Item, Para, Title
from tui.describe.law import cites
from tui.texts import long_date, named, yuan_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.views import PowerDetail, PowerRow, SanctionRange, TierView


RECORDED = frozenset(kind.value for kind in CaseKind)
"""Kinds of entries on which cases are recorded."""


def power_page(power: PowerDetail) -> list[Block]:
    """Describe an entry as a whole."""
    return [block for part in _PARTS for block in part(power)]


def power_glance(power: PowerDetail) -> list[Block]:
    """Describe an entry for the pane beside the list."""
    return [block for part in _GLANCE for block in part(power)]


def period(row: PowerRow) -> str:
    """Return from when to when a version is in force."""
    first = long_date(row.valid_from)
    return f"{first} → {long_date(row.valid_to)}" if row.valid_to else f"{first} →"


def _name(power: PowerDetail) -> Iterator[Block]:
    row = power.row
    yield Title(pick(row.name, power.name_en))
    if power.name_en and row.name != pick(row.name, power.name_en):
        yield Para(row.name, "muted")
    yield Gap()
    yield Entry(_("Code"), row.code)
    yield Entry(_("Kind"), named(PowerKind, row.kind))
    yield Entry(_("Agency"), row.agency)
    yield Entry(_("In force"), period(row), "" if row.valid_to is None else "warn")
    state = named(PowerStatus, row.status)
    yield Entry(_("State"), _("{state}, version {number}").format(state=state, number=row.version))


def _standing(power: PowerDetail) -> Iterator[Block]:
    yield Entry(_("Level"), named(ExerciseLevel, power.level))
    yield Entry(_("Nature"), named(SubjectNature, power.nature))
    yield Entry(_("Source"), named(PowerSource, power.source))
    if power.statutory_days:
        yield Entry(_("Time limit"), _days(power))
    if power.charges:
        yield Entry(_("Fee"), power.fee_basis or _("charged"))
    if power.supervision_phone:
        yield Entry(_("Supervision"), power.supervision_phone)
    if power.row.synthetic:
        yield Entry(_("Origin"), _("plausible entry made for demonstration"), "muted")
    yield Gap()


def _days(power: PowerDetail) -> str:
    if power.day_kind.startswith("work"):
        statutory = _("{days} working days").format(days=power.statutory_days)
    else:
        statutory = _("{days} days").format(days=power.statutory_days)
    if power.promised_days is None:
        return statutory
    return _("{statutory}, promised {days}").format(statutory=statutory, days=power.promised_days)


def _bases(power: PowerDetail) -> Iterator[Block]:
    if power.bases:
        yield Gap()
        yield Heading(_("Legal bases"))
        yield from cites(power.bases)


def _sanctions(power: PowerDetail) -> Iterator[Block]:
    if power.sanctions:
        yield Gap()
        yield Heading(_("Sanctions it allows"))
        for allowed in power.sanctions:
            amount = sanction_amount(allowed)
            yield Item(
                "·",
                f"{named(SanctionKind, allowed.kind)}  {amount}".strip(),
                note=allowed.condition,
            )
    if power.measures:
        yield Gap()
        yield Heading(_("Measures it allows"))
        for measure in power.measures:
            yield Item("·", named(MeasureKind, measure))


def sanction_amount(allowed: SanctionRange | TierView) -> str:
    """Return what a fine may be: in yuan, or in multiples of something."""
    amount = yuan_range(allowed.min_fen, allowed.max_fen)
    if allowed.multiple_max is None and allowed.multiple_min is None:
        return amount
    low, high = allowed.multiple_min or "0", allowed.multiple_max or "…"
    base = named(FineBase, getattr(allowed, "base", None)) or _("the base")
    multiple = _("{low} to {high} times {base}").format(low=low, high=high, base=base)
    return f"{multiple} ({amount})" if amount else multiple


def _tiers(power: PowerDetail) -> Iterator[Block]:
    if power.tiers:
        yield Gap()
        yield Heading(_("Discretion tiers"))
        for tier in power.tiers:
            yield Item(f"{tier.tier}", f"{tier.name}  {sanction_amount(tier)}", note=tier.condition)
    if power.list_items:
        yield Gap()
        yield Heading(_("Penalty lists"), _("advisory; the law leaves room beyond the list"))
        for tier_name, act, conditions in power.list_items:
            yield Item("·", f"{named(ListTier, tier_name)}: {act}", note=conditions)


def _duties(power: PowerDetail) -> Iterator[Block]:
    for title, lines in (
        (_("Duties"), power.duties),
        (_("Accountability"), power.accountability),
    ):
        if lines:
            yield Gap()
            yield Heading(title)
            for number, line in enumerate(lines, 1):
                yield Item(f"{number}", line)
    if power.remedies:
        yield Gap()
        yield Heading(_("Remedies"))
        yield Para(power.remedies)


def _versions(power: PowerDetail) -> Iterator[Block]:
    if len(power.versions) > 1:
        yield Gap()
        yield Heading(_("Versions"))
        for row in power.versions:
            here = row.id == power.row.id
            yield Item("▸" if here else "·", f"{row.version}  {period(row)}", note=row.name)


def _cases(power: PowerDetail) -> Iterator[Block]:
    yield Gap()
    count = ngettext("{count} case", "{count} cases", power.case_count)
    yield Heading(_("Cases on this entry"), count.format(count=f"{power.case_count:,}"))
    if not power.recent_cases:
        said = _("None recorded yet. F2 records the first one.")
        yield Para(said if power.row.kind in RECORDED else _("None recorded yet."), "muted")
    for case in power.recent_cases:
        number = case.document_no or case.ref
        yield Item(
            "·", number, note=f"{case.party} · {long_date(case.decided_on or case.filed_on)}"
        )


_PARTS = (_name, _standing, _bases, _sanctions, _tiers, _duties, _versions, _cases)
_GLANCE = (_name, _bases, _sanctions, _tiers, _cases)
