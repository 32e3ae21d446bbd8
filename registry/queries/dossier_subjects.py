"""Dossiers of what is no case and no entry: batches, the list, draws, agencies' years and more.

They are referred to as `batch:NUMBER`, `list`, `list:DAY`, `list:SINCE..DAY`, `draw:PLAN/ORDINAL`,
`agency:CODE/YEAR`, `notice:NUMBER` and `policy:ID`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from registry.codes import AdjustmentKind, AdjustmentStage, Sector
from registry.errors import InvalidInput, NotFound
from registry.i18n import _
from registry.law import facts as f
from registry.law.dossier import Dossier
from registry.queries.dossier_draws import draw_facts
from registry.queries.dossier_oversight import DISPUTES, NOTICE_COLUMNS, dispute, supervision
from registry.queries.dossier_powers import PowerFacts
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

Load = Callable[["Reader", str, date], Dossier]

ONE_DAY = timedelta(days=1)
REGION = "420100"
"""Division whose rules bind what no single agency answers for."""
_BATCHES = Rows(
    "adjustment_batch b LEFT JOIN agency a ON a.id = b.agency_id",
    "b.id",
    "b.id b.number b.title b.agency_id a.code a.division a.sector b.stage b.valid_from:date "
    "b.approved_on:date b.published_on:date",
    order="b.id",
)
_BATCH_OF = "SELECT id FROM adjustment_batch WHERE number = :number"
_NOTICE_OF = "SELECT id FROM supervision_notice WHERE number = :number"
_STEPS = Rows(
    "adjustment_step s LEFT JOIN agency a ON a.id = s.agency_id",
    "s.batch_id",
    "s.batch_id s.stage s.occurred_on:date a.code s.opinion",
    order="s.ordinal",
)
_ITEMS = Rows(
    "adjustment_item", "batch_id", "batch_id kind code reason evidence successor_code", "ordinal"
)
_IN_FORCE = """
FROM power_version v WHERE v.superseded_at IS NULL AND v.status <> 'cancelled'
AND v.valid_from <= :day AND (v.valid_to IS NULL OR v.valid_to >= :day)"""
_BATCHES_BETWEEN = """
SELECT id FROM adjustment_batch
WHERE stage = 'published' AND valid_from > :since AND valid_from <= :day ORDER BY id"""
_AGENCY = "SELECT id, code, name, division, sector FROM agency WHERE code = :code"
_CERTIFIED = """
SELECT count(DISTINCT o.id) FROM officer o JOIN certificate c ON c.officer_id = o.id
WHERE o.agency_id = :agency AND c.valid_from <= :day AND c.valid_to >= :day
AND (o.active_from IS NULL OR o.active_from <= :day)
AND (o.active_to IS NULL OR o.active_to >= :day)"""
_REVIEWERS = """
SELECT count(DISTINCT o.id) FROM officer o
WHERE o.agency_id = :agency AND o.first_reviewed_on <= :day
AND (o.active_to IS NULL OR o.active_to >= :day)"""
_REPORT = "SELECT id FROM annual_report WHERE agency_id = :agency AND year = :year"
_REPORTS = Rows("annual_report", "id", "id published_on:date")
_NOTICES = Rows(
    "supervision_notice n LEFT JOIN cases c ON c.id = n.case_id",
    "n.id",
    f"{NOTICE_COLUMNS} c.ref",
    order="n.id",
)
_POLICIES = Rows(
    "policy_decision",
    "id",
    "id agency_id title in_catalogue:bool comment_from:date comment_to:date expert_review_on:date "
    "risk_assessed_on:date fair_competition_reviewed_on:date legality_from:date legality_to:date "
    "discussed_on:date minutes decided_on:date published_on:date archived_on:date",
)


def load_subject(reader: Reader, reference: str, day: date) -> Dossier | None:
    """Return the dossier that a reference with a prefix names; None if it has no such prefix.

    Raises:
        NotFound: if nothing has the name that follows the prefix.
    """
    prefix, _colon, name = reference.strip().partition(":")
    load = SUBJECTS.get(prefix.casefold())
    if load is None or (not name and prefix.casefold() != "list"):
        return None
    return load(reader, name.strip(), day)


def _batch(reader: Reader, number: str, _day: date) -> Dossier:
    found = reader.value(
        "SELECT id FROM adjustment_batch WHERE number = :number", {"number": number}
    )
    if found is None:
        raise NotFound(
            _("There is no batch {number}.").format(number=number), _("Look its number up.")
        )
    row = _BATCHES.one(reader, [found])[found]
    steps, items = _STEPS.by_owner(reader, [found])[found], _ITEMS.by_owner(reader, [found])[found]
    start, agency = row["b.valid_from"], row["b.agency_id"]
    return Dossier(
        subject="batch",
        ref=number,
        region=row["a.division"] or REGION,
        batch=f.Batch(
            number=number,
            title=row["b.title"],
            agency=row["a.code"],
            stage=AdjustmentStage.of(row["b.stage"]),
            steps=tuple(_step(step) for step in steps),
            items=tuple(_item(item) for item in items),
            approved_on=row["b.approved_on"],
            published_on=row["b.published_on"],
            valid_from=start,
            opening=_count(reader, date.fromordinal(start.toordinal() - 1), agency)
            if start
            else None,
            closing=_count(reader, start, agency) if start else None,
        ),
    )


def _step(row: dict[str, Any]) -> f.BatchStep:
    return f.BatchStep(
        stage=AdjustmentStage.of(row["s.stage"]),
        on=row["s.occurred_on"],
        agency=row["a.code"],
        opinion=row["s.opinion"] or None,
    )


def _item(row: dict[str, Any]) -> f.Adjustment:
    return f.Adjustment(
        kind=AdjustmentKind.of(row["kind"]),
        code=row["code"],
        reason=row["reason"] or None,
        evidence=row["evidence"] or None,
        successor=row["successor_code"],
    )


def _count(reader: Reader, day: date, agency: int | None) -> int:
    """Count the entries on the list on a day, of one agency where a batch is of one."""
    only = "" if agency is None else " AND v.agency_id = :agency"
    sql = f"SELECT count(DISTINCT v.power_id) {_IN_FORCE}{only}"
    return int(reader.value(sql, {"day": day.isoformat(), "agency": agency}))


def _power_list(reader: Reader, name: str, day: date) -> Dossier:
    first, _dots, last = name.partition("..")
    on = _as_day(last or first) if name else day
    since = _as_day(first) if last else None
    versions = {row[0] for row in reader.rows(f"SELECT v.id {_IN_FORCE}", {"day": on.isoformat()})}
    powers = PowerFacts(reader)
    powers.learn(versions)
    entries = [power for version in sorted(versions) if (power := powers.pinned(version))]
    between = {"since": (since or on).isoformat(), "day": on.isoformat()}
    batches = [row[0] for row in reader.rows(_BATCHES_BETWEEN, between)]
    changes = _ITEMS.by_owner(reader, batches)
    return Dossier(
        subject="list",
        ref=f"list:{name}" if name else f"list:{on.isoformat()}",
        region=REGION,
        power_list=f.PowerList(
            on=on,
            entries=tuple(entries),
            since=since,
            opening=_count(reader, since, None) if since else None,
            closing=len({power.code for power in entries}),
            changes=tuple(_item(row) for batch in batches for row in changes[batch]),
        ),
    )


def _as_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(
            _("{text} is not a date.").format(text=text), _("Write a date such as 2026-11-23.")
        ) from None


def _agency_year(reader: Reader, name: str, day: date) -> Dossier:
    code, _slash, text = name.partition("/")
    year = int(text) if text.isdigit() else day.year - 1
    agency = reader.row(_AGENCY, {"code": code.strip()})
    if agency is None:
        raise NotFound(_("There is no agency {code}.").format(code=code), _("Look its code up."))
    agency_id, _code, title, division, sector = agency
    end = {"agency": agency_id, "day": f"{year}-12-31"}
    report = reader.value(_REPORT, {"agency": agency_id, "year": year})
    shown = _REPORTS.one(reader, [report])[report]["published_on"] if report else None
    return Dossier(
        subject="agency",
        ref=f"{code}/{year}",
        region=division,
        sector=Sector.of(sector),
        agency=f.Agency(code=code, name=title, region=division),
        agency_year=f.AgencyYear(
            year=year,
            officers=int(reader.value(_CERTIFIED, end)),
            reviewers=int(reader.value(_REVIEWERS, end)),
            report_published_on=shown,
        ),
    )


def _draw(reader: Reader, name: str, _day: date) -> Dossier:
    draw = draw_facts(reader, name)
    if draw is None:
        raise NotFound(
            _("There is no draw {name}.").format(name=name),
            _("Write the number of the plan, a slash and which draw of it."),
        )
    return Dossier(subject="draw", ref=draw.number, region=REGION, draw=draw)


def _notice(reader: Reader, number: str, _day: date) -> Dossier:
    found = reader.value(_NOTICE_OF, {"number": number})
    if found is None:
        raise NotFound(
            _("There is no supervision document {number}.").format(number=number),
            _("Look its number up."),
        )
    row = _NOTICES.one(reader, [found])[found]
    case = row["n.case_id"]
    disputes = DISPUTES.by_owner(reader, [case])[case] if case else []
    return Dossier(
        subject="supervision",
        ref=number,
        region=REGION,
        supervision=(supervision(row, row["c.ref"]),),
        disputes=tuple(dispute(item) for item in disputes),
    )


def _policy(reader: Reader, name: str, _day: date) -> Dossier:
    found = int(name) if name.isdigit() else 0
    row = _POLICIES.one(reader, [found]).get(found)
    if row is None:
        raise NotFound(
            _("There is no policy decision {name}.").format(name=name), _("Give its number.")
        )
    return Dossier(
        subject="policy",
        ref=f"policy:{found}",
        region=REGION,
        policy=f.Policy(
            title=row["title"],
            in_catalogue=row["in_catalogue"],
            comment_from=row["comment_from"],
            comment_to=row["comment_to"],
            experts_on=row["expert_review_on"],
            risk_on=row["risk_assessed_on"],
            competition_on=row["fair_competition_reviewed_on"],
            legality_from=row["legality_from"],
            legality_to=row["legality_to"],
            discussed_on=row["discussed_on"],
            minutes=bool(row["minutes"]),
            decided_on=row["decided_on"],
            published_on=row["published_on"],
            archived_on=row["archived_on"],
        ),
    )


SUBJECTS: Mapping[str, Load] = {
    "batch": _batch,
    "list": _power_list,
    "draw": _draw,
    "agency": _agency_year,
    "notice": _notice,
    "policy": _policy,
}
"""What a reference may begin with, and who loads it."""
