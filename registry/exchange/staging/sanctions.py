"""The sanctions of a penalty decision: kinds as declared, as the text says, and their amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from registry.codes import SanctionKind
from registry.exchange.money import Amount, AmountOf, amounts_in, several
from registry.exchange.words import words
from registry.i18n import _, term

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading

_MONEY = {
    SanctionKind.FINE: AmountOf.FINE,
    SanctionKind.CONFISCATE_GAINS: AmountOf.GAINS,
    SanctionKind.CONFISCATE_PROPERTY: AmountOf.PROPERTY,
}
_STEMS = {SanctionKind.REVOKE_LICENCE: "吊销", SanctionKind.SUSPEND_LICENCE: "暂扣"}
_LICENCES = frozenset(_STEMS)
_BY_VALUE = {kind.value: kind for kind in SanctionKind}
_EXEMPT = r"(?<!不予)(?<!免予)(?<!免于)(?<!免除)(?<!加处)(?<!不再)"


class StagedSanction(NamedTuple):
    """One line of a decision."""

    kind: SanctionKind
    amount_fen: int | None = None
    content: str = ""
    licence: str = ""


@cache
def _kind_words() -> re.Pattern[str]:
    known = sorted(words()["sanction_kind"], key=len, reverse=True)
    return re.compile(_EXEMPT + "(?:" + "|".join(w for w in known if w != "其他") + ")")


def kinds_named(text: str) -> dict[SanctionKind, None]:
    """Return the kinds of penalty that a decision's text names, in its order."""
    table = words()["sanction_kind"]
    return {_BY_VALUE[table[match.group()]]: None for match in _kind_words().finditer(text)}


def compose_sanctions(reading: Reading) -> tuple[StagedSanction, ...]:
    """Settle kinds and amounts of a row; every disagreement is listed."""
    text = reading.get("content", "")
    amounts = amounts_in(text)
    kinds = _kinds(reading, text, amounts)
    if not kinds and not reading.refused:
        reading.error("kinds", _("No kind of penalty is named; an order to correct is none."))
    fens = {
        SanctionKind.FINE: _fine(reading, kinds, amounts),
        **_confiscations(reading, kinds, amounts),
    }
    licence = reading.get("licence", "")
    return tuple(
        StagedSanction(
            kind,
            fens.get(kind),
            text if kind is SanctionKind.OTHER else "",
            licence if kind in _LICENCES else "",
        )
        for kind in kinds
    )


def _kinds(reading: Reading, text: str, amounts: Sequence[Amount]) -> dict[SanctionKind, None]:
    declared = dict.fromkeys((*reading.get("kinds", ()), *reading.get("kinds_2", ())))
    unspecific = declared.pop(SanctionKind.OTHER, False) is None
    pairs = _pairs(reading)
    kinds: dict[SanctionKind, None] = dict(declared)
    worth = {amount.of for amount in amounts}
    for kind in kinds_named(text):
        if kind in kinds or any(kind in pair for pair in pairs):
            continue
        has_amount = kind in _MONEY and _MONEY[kind] in worth
        if unspecific or has_amount or not (declared or pairs):
            kinds[kind] = None
            sentence = _("The text names {kind}, the column does not; it was recorded.")
        else:
            sentence = _("The text names {kind}, the column does not; it was not recorded.")
        if reading.text("kinds"):
            reading.note("kinds", sentence.format(kind=term(kind)))
    for pair in pairs:
        _choose(reading, pair, text, kinds)
    if unspecific:
        _explain_other(reading, kinds, found_more=len(kinds) > len(declared))
    return kinds


def _pairs(reading: Reading) -> list[frozenset[SanctionKind]]:
    raw = reading.text("kinds") + "；" + reading.text("kinds_2")
    return [
        frozenset(_BY_VALUE[value] for value in pair)
        for word, pair in words()["sanction_kind_of_two"].items()
        if word in raw
    ]


def _choose(
    reading: Reading, pair: frozenset[SanctionKind], text: str, kinds: dict[SanctionKind, None]
) -> None:
    """Decide between suspension and revocation by the text alone."""
    named = [kind for kind in pair if _STEMS[kind] in text]
    if len(named) == 1:
        kinds[named[0]] = None
    elif not any(kind in kinds for kind in pair):
        names = _(", ").join(sorted(term(kind) for kind in pair))
        reading.error(
            "kinds", _("The text does not tell which it was: {names}.").format(names=names)
        )


def _explain_other(reading: Reading, kinds: dict[SanctionKind, None], *, found_more: bool) -> None:
    if found_more:
        return
    if kinds:
        reading.note("kinds_2", _("The text does not say what “other” is; no line was made of it."))
    else:
        kinds[SanctionKind.OTHER] = None


def _fine(
    reading: Reading, kinds: dict[SanctionKind, None], amounts: Sequence[Amount]
) -> int | None:
    stated: int | None = reading.get("fine")
    told = _told(amounts, AmountOf.FINE)
    if SanctionKind.FINE not in kinds:
        if stated:
            kinds[SanctionKind.FINE] = None
            reading.note("fine", _("A fine is stated, but not among the kinds; it was recorded."))
        return stated or None
    if stated is None:
        return _single(reading, told)
    if stated == 0:
        reading.error("fine", _("The kinds name a fine, but its amount is 0."))
    _agree(reading, "fine", stated, told)
    return stated


def _told(amounts: Sequence[Amount], of: AmountOf) -> list[Amount]:
    """Return the amounts of one sort; where none is named so, those the text does not name."""
    return [a for a in amounts if a.of is of] or [a for a in amounts if a.of is None]


def _single(reading: Reading, told: list[Amount]) -> int | None:
    if len(told) > 1:
        reading.error("content", several(told).sentence)
        return None
    if not told:
        reading.error("fine", _("The amount of the fine is missing."))
        return None
    if told[0].of is None:
        sentence = _("{amount} was taken for the fine; the text does not call it one.")
        reading.note("content", sentence.format(amount=told[0].words))
    return told[0].fen


def _agree(reading: Reading, field: str, stated: int, told: list[Amount]) -> None:
    """Compare the column with the text; a sum of the text's amounts agrees too."""
    fens = [amount.fen for amount in told]
    if not fens or fens == [stated]:
        return
    amounts = _(", ").join(amount.words for amount in told)
    if sum(fens) == stated:
        reading.note(field, _("It is the sum of {amounts}.").format(amounts=amounts))
    elif stated in fens:
        reading.note(
            field, _("The text names other amounts too: {amounts}.").format(amounts=amounts)
        )
    else:
        sentence = _("The column says {stated} yuan, the text {amounts}; is the unit wrong?")
        reading.error(field, sentence.format(stated=f"{stated / 100:,.2f}", amounts=amounts))


def _confiscations(
    reading: Reading, kinds: dict[SanctionKind, None], amounts: Sequence[Amount]
) -> dict[SanctionKind, int | None]:
    stated: int | None = reading.get("confiscated")
    present = [kind for kind in list(_MONEY)[1:] if kind in kinds]
    if not stated:
        return {kind: _told_once(reading, kind, amounts) for kind in present}
    if not present:
        kinds[SanctionKind.CONFISCATE_GAINS] = None
        sentence = _("A confiscation is stated, but not among the kinds; taken for gains.")
        reading.note("confiscated", sentence)
        return {SanctionKind.CONFISCATE_GAINS: stated}
    if len(present) == 1:
        _agree(reading, "confiscated", stated, [a for a in amounts if a.of is _MONEY[present[0]]])
        return {present[0]: stated}
    told = {kind: [a.fen for a in amounts if a.of is _MONEY[kind]] for kind in present}
    if all(len(fens) == 1 for fens in told.values()) and sum(map(sum, told.values())) == stated:
        return {kind: fens[0] for kind, fens in told.items()}
    reading.note("confiscated", _("One sum for gains and property; it stands with the gains."))
    return {SanctionKind.CONFISCATE_GAINS: stated}


def _told_once(reading: Reading, kind: SanctionKind, amounts: Sequence[Amount]) -> int | None:
    told = [amount for amount in amounts if amount.of is _MONEY[kind]]
    if len(told) > 1:
        reading.error("content", several(told).sentence)
    return told[0].fen if told else None
