"""The power list on a day as known at an instant, an entry whole, and entries for a form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session

from registry.codes import MeasureKind, PowerKind, PowerStatus, SanctionKind
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from registry.errors import NotFound
from registry.models.powers import PowerBasis, PowerMeasure, PowerSanction, PowerVersion
from registry.queries import powers
from registry.queries.language import parse_power_query
from registry.queries.power_details import history, power_detail, power_id_of
from tests import factories
from tests.queries.builder import TODAY
from tests.queries.conftest import Register

CORRECTED = datetime(2025, 6, 1, tzinfo=UTC)


def listed(reader: Reader, line: str, on: date = TODAY, known: datetime | None = None) -> list[str]:
    found = powers.list_powers(reader, parse_power_query(line, on), on, known)
    return [f"{row.code} v{row.version}" for row in found]


@pytest.fixture
def amended(database_url: DatabaseUrl) -> DatabaseUrl:
    """Entry P1 amended on 2024-01-01 and its first version corrected in June 2025; P2 cancelled."""
    with writer(database_url) as session:
        first = factories.power(session, code="P1").id
        second = factories.power(session, code="P2").id
        agency = factories.agency(session, code="777", name="武汉市（试验）局").id
        version = _versions(session, agency)
        until = {"valid_from": date(2020, 1, 1), "valid_to": date(2023, 12, 31)}
        version(power_id=first, version=1, name="对旧行为的处罚", superseded_at=CORRECTED, **until)
        version(
            power_id=first, version=3, name="对旧行为（更正）的处罚", recorded_at=CORRECTED, **until
        )
        latest = version(
            power_id=first, version=2, name="对新行为的处罚", valid_from=date(2024, 1, 1)
        )
        version(power_id=second, version=1, status=PowerStatus.CANCELLED, kind=PowerKind.LICENSING)
        statute = factories.statute(session, key="APL", short="行政处罚法")
        article = factories.article(session, statute_id=statute.id, article="28", summary="改正")
        session.add_all(
            [
                PowerBasis(
                    version_id=latest, ordinal=1, article_id=article.id, citation="《处罚法》"
                ),
                PowerBasis(version_id=latest, ordinal=2, citation="《某办法》第三条"),
                PowerSanction(
                    version_id=latest,
                    ordinal=1,
                    kind=SanctionKind.FINE,
                    min_fen=100,
                    multiple_max=Decimal("1.50"),
                ),
                PowerMeasure(version_id=latest, kind=MeasureKind.SEAL),
            ]
        )
    return database_url


def _versions(session: Session, agency: int | None) -> Callable[..., int]:
    def version(**given: object) -> int:
        usual = {"agency_id": agency, "recorded_at": datetime(2020, 1, 1, tzinfo=UTC)}
        found: PowerVersion = factories.power_version(session, **(usual | given))
        assert found.id is not None
        return found.id

    return version


def test_the_list_is_that_of_the_day_as_known_then(amended: DatabaseUrl) -> None:
    before = datetime(2025, 5, 1, tzinfo=UTC)
    with open_reader(amended) as reader:
        assert listed(reader, "") == ["P1 v2"]
        assert listed(reader, "", date(2023, 12, 31)) == ["P1 v3"]
        assert listed(reader, "", date(2023, 12, 31), before) == ["P1 v1"]
        assert listed(reader, "", date(2023, 12, 31), CORRECTED) == ["P1 v3"]
        assert listed(reader, "", date(2019, 12, 31)) == []


def test_words_and_fields_narrow_the_list(amended: DatabaseUrl) -> None:
    with open_reader(amended) as reader:
        assert listed(reader, "新行为 处罚 -许可 kind:处罚 agency:【试验】 code:p1") == ["P1 v2"]
        assert listed(reader, "旧行为") == []
        assert listed(reader, "status:cancelled") == ["P2 v1"]
        assert listed(reader, "试验 status:active|cancelled sort:-code") == ["P2 v1", "P1 v2"]


def test_the_version_of_a_day_is_found_by_code(amended: DatabaseUrl) -> None:
    with open_reader(amended) as reader:
        old = powers.version_on(reader, "P1", date(2021, 1, 1))
        new = powers.version_on(reader, " P1 ", TODAY)
        assert [row.version for row in powers.rows(reader, [new or 0, old or 0])] == [2, 3]
        assert powers.version_on(reader, "P1", date(2019, 1, 1)) is None


def test_a_form_is_offered_active_entries_of_the_day(amended: DatabaseUrl) -> None:
    with open_reader(amended) as reader:
        offered = powers.pick_power(reader, "处罚 行为", "penalty", date(2022, 2, 2))
        assert [row.name for row in offered] == ["对旧行为（更正）的处罚"]
        assert powers.pick_power(reader, "", "inspection", TODAY) == []
        assert [row.code for row in powers.pick_power(reader, "p1", None, TODAY)] == ["P1"]


def test_an_entry_shows_all_that_hangs_on_it(amended: DatabaseUrl) -> None:
    with open_reader(amended) as reader:
        detail = power_detail(reader, powers.version_on(reader, "P1", TODAY) or 0, TODAY)
    assert [basis.statute for basis in detail.bases] == ["行政处罚法", "《某办法》第三条"]
    assert (detail.bases[0].article, detail.bases[0].summary) == ("28", "改正")
    assert detail.sanctions[0].multiple_max == "1.5"
    assert detail.measures == ("seal",)
    assert [row.version for row in detail.versions] == [2, 3]
    assert (detail.agency_code, detail.case_count) == ("777", 0)


def test_an_entry_shows_its_latest_cases(register: Register) -> None:
    detail = power_detail(register.reader, 7, TODAY)
    count = register.reader.value("SELECT count(*) FROM cases WHERE power_id = 7")
    assert detail.case_count == count
    days = [row.decided_on for row in detail.recent_cases]
    assert len(days) == 10
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]  # ten of them are decided
    assert len(detail.list_items) == 1
    assert len(history(register.reader, power_id_of(register.reader, "4201000007"))) == 1


def test_the_spine_holds_the_rows_of_the_list_in_order(register: Register) -> None:
    query = parse_power_query("kind:处罚 sort:-name", TODAY)
    spine = powers.spine(register.reader, query, TODAY)
    assert powers.rows(register.reader, spine.ids) == powers.list_powers(
        register.reader, query, TODAY
    )
    counts = {f.value: f.count for f in powers.facets(register.reader, query, TODAY)}
    assert counts["penalty"] == spine.total


def test_what_is_not_on_the_list_is_refused_with_the_nearest(register: Register) -> None:
    with pytest.raises(NotFound, match="99"):
        power_detail(register.reader, 99, TODAY)
    with pytest.raises(NotFound) as caught:
        power_id_of(register.reader, "4201000099")
    assert "4201000059" in str(caught.value)
