"""A small city on either engine: one agency, its people, and a power of each kind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from registry import Registry, open_registry
from registry.clock import Clock
from registry.codes import (
    CaseKind,
    ExerciseLevel,
    MeasureKind,
    NormLevel,
    PowerKind,
    PowerSource,
    Role,
    SanctionKind,
    Sector,
    SubjectNature,
)
from registry.database import writer as database_writer
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import writer
from registry.models.base import Stamped
from registry.models.law import Article, MajorDecisionRule, Statute
from registry.models.people import Account, AccountRole, Agency, Certificate, Officer
from registry.models.powers import (
    Power,
    PowerBasis,
    PowerMeasure,
    PowerSanction,
    PowerVersion,
)
from registry.models.working import Setting
from tests.conftest import ENGINES, copied

if TYPE_CHECKING:
    import psycopg

STAMP = datetime(2020, 1, 1, tzinfo=UTC)
PEOPLE = {
    "liqiang": ("李强", Role.OFFICER),
    "wangmin": ("王敏", Role.OFFICER),
    "chenjing": ("陈静", Role.REVIEWER),
    "zhouju": ("周局", Role.APPROVER),
    "gongshi": ("公石", Role.PUBLISHER),
    "admin": ("管理", Role.ADMINISTRATOR),
}


class Builder:
    """Adds stamped rows to a session."""

    def __init__(self, session: object) -> None:
        self.session = session

    def add(self, row: SQLModel) -> SQLModel:
        if isinstance(row, Stamped):
            row.created_at = row.updated_at = STAMP
        self.session.add(row)  # type: ignore[attr-defined]
        self.session.flush()  # type: ignore[attr-defined]
        return row


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """Let the engines of all tests share a dialect, for which a statement is compiled once."""
    dialects: dict[str, sa.Dialect] = {}
    compiled: dict[Any, Any] = {}
    make_engine = database_writer.make_engine

    def make(url: DatabaseUrl) -> sa.Engine:
        engine = make_engine(url)
        engine.dialect = dialects.setdefault(url.dialect, engine.dialect)
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database_writer, "make_engine", make)
        yield


@pytest.fixture(params=ENGINES)
def city(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Registry]:
    """A demonstration register of one agency, in which one picks who acts."""
    registry = open_registry(request.getfixturevalue(f"{request.param}_city"), clock)
    yield registry
    registry.close()


@pytest.fixture(scope="session")
def sqlite_city_template(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> DatabaseUrl:
    """The city in a file, settled once and copied for each test."""
    folder = tmp_path_factory.mktemp("city")
    url = parse_url(shutil.copy(sqlite_template, folder / "city.sqlite3"))
    _settle(url)
    return url


@pytest.fixture
def sqlite_city(sqlite_city_template: DatabaseUrl, tmp_path: Path) -> DatabaseUrl:
    """The city in a file of its own."""
    return parse_url(shutil.copy(sqlite_city_template.file, tmp_path / "city.sqlite3"))


@pytest.fixture(scope="session")
def postgresql_city_template(
    postgresql: psycopg.Connection, postgresql_server: str, postgresql_template: str
) -> Iterator[str]:
    """The name of the city's database on the server, settled once and copied for each test."""
    with copied(postgresql, postgresql_server, postgresql_template) as url:
        _settle(url)
        yield urlsplit(url.dsn).path.strip("/")


@pytest.fixture
def postgresql_city(
    postgresql: psycopg.Connection, postgresql_server: str, postgresql_city_template: str
) -> Iterator[DatabaseUrl]:
    """The city on the server in a database of its own."""
    with copied(postgresql, postgresql_server, postgresql_city_template) as url:
        yield url


def _settle(url: DatabaseUrl) -> None:
    with writer(url) as session:
        build = Builder(session)
        agencies = [_agency(build, "131", "武汉市市场监督管理局", "武市监", Sector.MARKET)]
        agencies.append(_agency(build, "145", "武汉市城市管理执法委员会", "武城管", Sector.GENERAL))
        for username, (name, role) in PEOPLE.items():
            _person(build, username, name, role, agencies[0])
        _person(build, "outsider", "外人", Role.OFFICER, agencies[1])
        _powers(build, agencies[0])
        build.add(Setting(key="demo", value="true"))
        build.add(
            MajorDecisionRule(
                case_kind=CaseKind.PENALTY,
                sanction_kind=SanctionKind.FINE,
                amount_fen=10_000_000,
                description="罚款十万元以上",
                description_en="A fine of 100,000 yuan or more",
                valid_from=date(2019, 1, 3),
            )
        )


def _agency(build: Builder, code: str, name: str, prefix: str, sector: Sector) -> Agency:
    row = Agency(
        code=code,
        name=name,
        short_name=name[3:],
        level=ExerciseLevel.CITY,
        nature=SubjectNature.STATUTORY,
        sector=sector,
        division="420100",
        doc_prefix=prefix,
    )
    build.add(row)
    return row


def _person(build: Builder, username: str, name: str, role: Role, agency: Agency) -> None:
    assert agency.id is not None
    reviewer = role is Role.REVIEWER
    officer = Officer(
        agency_id=agency.id,
        name=name,
        legal_qualification_no="A20184201000001" if reviewer else None,
        first_reviewed_on=date(2019, 3, 1) if reviewer else None,
    )
    build.add(officer)
    build.add(
        Certificate(
            officer_id=officer.id or 0,
            number=f"4201{officer.id:06d}",
            field="市场监管",
            valid_from=date(2019, 1, 1),
            valid_to=date(2029, 12, 31),
        )
    )
    account = Account(username=username, officer_id=officer.id, demo=True)
    build.add(account)
    build.add(
        AccountRole(
            account_id=account.id or 0,
            role=role,
            agency_id=None if role is Role.ADMINISTRATOR else agency.id,
        )
    )


def _powers(build: Builder, agency: Agency) -> None:
    statute = Statute(
        key="FSL",
        name="中华人民共和国食品安全法",
        short="食品安全法",
        level=NormLevel.LAW,
        in_force_from=date(2015, 10, 1),
    )
    build.add(statute)
    article = Article(statute_id=statute.id or 0, article="124", summary="经营超范围添加剂食品等")
    build.add(article)
    entries = {
        "021310001000": (PowerKind.PENALTY, "对经营超过保质期食品的处罚"),
        "061310001000": (PowerKind.INSPECTION, "对食品经营的监督检查"),
        "031310001000": (PowerKind.COERCION, "查封、扣押违法经营的食品"),
    }
    for code, (kind, name) in entries.items():
        power = Power(code=code)
        build.add(power)
        version = PowerVersion(
            power_id=power.id or 0,
            version=1,
            name=name,
            kind=kind,
            agency_id=agency.id or 0,
            level=ExerciseLevel.CITY,
            nature=SubjectNature.STATUTORY,
            source=PowerSource.STATUTORY,
            valid_from=date(2021, 1, 1),
            recorded_at=STAMP,
        )
        build.add(version)
        version_id = version.id or 0
        build.add(
            PowerBasis(
                version_id=version_id, ordinal=1, article_id=article.id, citation="食品安全法 124"
            )
        )
        if kind is PowerKind.PENALTY:
            build.add(
                PowerSanction(
                    version_id=version_id,
                    ordinal=1,
                    kind=SanctionKind.FINE,
                    min_fen=5_000_000,
                    max_fen=10_000_000,
                )
            )
        if kind is PowerKind.COERCION:
            build.add(PowerMeasure(version_id=version_id, kind=MeasureKind.SEIZE))
