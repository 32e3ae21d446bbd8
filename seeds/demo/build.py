"""Filling a fresh register with demonstration data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import Session

from registry.database.reader import PostgresqlReader, Reader, SqliteReader
from registry.law.codec import review_digest
from registry.ledger import log
from registry.models import metadata
from registry.queries.dossiers import DossierLoader

from .oversight import oversee
from .production import Order, read_ground
from .store import FAST, SAFE, pragmas, store
from .workers import batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.database.url import DatabaseUrl

ANCHOR = date(2026, 11, 23)
"""The day on which the demonstration stands unless told otherwise."""
ANNOUNCED = date(2019, 6, 28)
"""The day on which the subjects of the city were announced together."""
RECORDS = 5_000
_REVIEWED = """
SELECT case_id, max(id) FROM review GROUP BY case_id ORDER BY case_id"""


def fill(
    connection: sa.Connection,
    url: DatabaseUrl,
    order: Order,
    progress: Callable[[int], None],
) -> None:
    """Generate and store the demonstration; the register holds the reference data already."""
    pragmas(connection, FAST)
    with connection.begin():
        announce(connection)
        ground = read_ground(connection)
        store(connection, batches(order, ground), progress)
        oversee(connection, order)
        bind_reviews(connection, _reader(connection, url))
        _sign(connection, order)
    pragmas(connection, SAFE)


def announce(connection: sa.Connection) -> None:
    """Say when each department was announced as a subject: together, or when it was founded."""
    agency = metadata.tables["agency"]
    later = agency.c.valid_from > ANNOUNCED
    connection.execute(
        sa.update(agency)
        .where(agency.c.announced_on.is_(None))
        .values(announced_on=sa.case((later, agency.c.valid_from), else_=ANNOUNCED))
    )


def bind_reviews(connection: sa.Connection, reader: Reader) -> None:
    """Bind each legal review to the dossier that was reviewed."""
    rounds: dict[int, int] = dict(reader.rows(_REVIEWED))
    digests = [
        {"case": case_id, "review": rounds[case_id], "digest": review_digest(dossier)}
        for case_id, dossier in DossierLoader(reader).load_many(rounds)
    ]
    if not digests:
        return
    review, cases = metadata.tables["review"], metadata.tables["cases"]
    connection.execute(
        sa.update(review)
        .where(review.c.id == sa.bindparam("review"))
        .values(dossier_digest=sa.bindparam("digest")),
        digests,
    )
    connection.execute(
        sa.update(cases)
        .where(cases.c.id == sa.bindparam("case"), cases.c.reviewed_digest.is_not(None))
        .values(reviewed_digest=sa.bindparam("digest")),
        digests,
    )


def _sign(connection: sa.Connection, order: Order) -> None:
    """Say in the settings and in the ledger that this is a demonstration."""
    about: dict[str, Any] = {
        "demo": "true",
        "demo_records": str(order.records),
        "demo_seed": str(order.seed),
        "demo_today": order.today.isoformat(),
    }
    settings = metadata.tables["setting"]
    rows = [{"key": key, "value": value} for key, value in about.items()]
    connection.execute(sa.insert(settings), rows)
    noon = datetime(order.today.year, order.today.month, order.today.day, 4, tzinfo=UTC)
    with Session(bind=connection, join_transaction_mode="create_savepoint") as session:
        log.append(
            session,
            at=noon,
            actor_id=None,
            command="demo:generate",
            subject_type="setting",
            subject_id=None,
            before=None,
            after=None,
            change=about,
        )
        session.commit()


def _reader(connection: sa.Connection, url: DatabaseUrl) -> Reader:
    driver = connection.connection.driver_connection
    kind = SqliteReader if url.dialect == "sqlite" else PostgresqlReader
    return kind.over(driver, url)
