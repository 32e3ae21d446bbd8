"""The page beside a form: what is missing, what the law asks, what the power allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, SanctionKind, Stage
from registry.i18n import _, ngettext
from tui.blocks import Block, Gap, Heading, Item, Para
from tui.describe.law import cites
from tui.describe.powers import sanction_amount
from tui.texts import iso, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from registry.views import PowerDetail
    from tui.records import FormSpec, PartyPast, Question


def law_page(
    spec: FormSpec,
    lacking: Sequence[Question],
    power: PowerDetail | None,
    past: PartyPast | None,
) -> list[Block]:
    """Describe what stands beside the questions."""
    return [*_lacking(lacking), *_articles(spec), *_power(power), *_party(past)]


def _lacking(lacking: Sequence[Question]) -> Iterator[Block]:
    if lacking:
        count = ngettext("{count} to go", "{count} to go", len(lacking))
        yield Heading(_("Still needed"), count.format(count=len(lacking)))
        for question in lacking:
            yield Item("○", _(question.label))
    else:
        yield Heading(_("Nothing is missing"))
    yield Gap()


def _articles(spec: FormSpec) -> Iterator[Block]:
    if spec.cites:
        yield Heading(_("What the law asks of this step"))
        yield from cites(spec.cites)
        yield Gap()


def _power(power: PowerDetail | None) -> Iterator[Block]:
    if power is None:
        return
    yield Heading(_("The power"), power.row.code)
    yield Para(power.row.name)
    for allowed in power.sanctions:
        text = f"{named(SanctionKind, allowed.kind)}  {sanction_amount(allowed)}".strip()
        yield Item("·", text, note=allowed.condition)
    for tier in power.tiers:
        yield Item(f"{tier.tier}", f"{tier.name}  {sanction_amount(tier)}", note=tier.condition)
    yield from cites(power.bases)
    yield Gap()


def _party(past: PartyPast | None) -> Iterator[Block]:
    if past is None:
        return
    yield Heading(_("The party's record"))
    if past.penalties:
        count = ngettext(
            "Penalised {count} time before.", "Penalised {count} times before.", past.penalties
        )
        yield Item("!", count.format(count=past.penalties), "warn")
    else:
        yield Item("●", _("No earlier penalty: a first offence as far as this register knows."))
    for case in past.earlier:
        day = iso(case.decided_on or case.filed_on)
        what = f"{named(CaseKind, case.kind)} · {named(Stage, case.stage)}"
        yield Item("·", f"{day}  {what}", note=case.power)
