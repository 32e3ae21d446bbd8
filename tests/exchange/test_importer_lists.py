"""Power lists, statutes, agencies, divisions, items and measures, each into its own place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from registry.models.powers import Power
from tests import factories
from tests.exchange.conftest import Importing
from tests.exchange.test_importer import counts

Sheet = Callable[..., Path]


def test_a_power_list_drafts_a_batch_and_leaves_the_list_alone(
    importing: Importing, sheet: Sheet
) -> None:
    with importing.writers.session() as session:
        version = factories.power_version(session, name="旧名", basis_text="")
        code = importing_code(session, version.power_id)
    header = ("职权编码", "事项名称", "事项类型", "依据", "实施层级")
    path = sheet(
        header,
        (code, "新名", version.kind.code, "【法律】《某法》第三条：内容", "3"),
        ("NEW1", "对某行为的处罚", "02", "《某条例》第五条 内容\r\n第六条 其他", "2,3"),
        ("NEW2", "某检查", "06", "依据不明", "2"),
    )
    assert counts(importing(path, "powers")) == (2, 1, 0, 0)
    items = importing.rows("SELECT kind, code, content FROM adjustment_item ORDER BY ordinal")
    assert [item[:2] for item in items] == [
        ("change_element", code),
        ("add", "NEW1"),
        ("add", "NEW2"),
    ]
    content = items[1][2] if isinstance(items[1][2], dict) else json.loads(items[1][2])
    assert [basis["citation"] for basis in content["bases"]] == [
        "《某条例》第5条",
        "《某条例》第6条",
    ]
    assert importing.rows("SELECT stage FROM adjustment_batch") == [("draft",)]
    assert importing.value("SELECT name FROM power_version") == "旧名"
    assert counts(importing(path, "powers")) == (0, 0, 3, 0)


def importing_code(session: Any, power_id: int) -> str:
    return str(session.get(Power, power_id).code)


def test_full_texts_fill_the_articles_on_record_and_keep_their_summaries(
    importing: Importing, tmp_path: Path
) -> None:
    with importing.writers.session() as session:
        statute = factories.statute(
            session, name="中华人民共和国某法", promulgated_on=date(2021, 1, 22)
        )
        factories.article(session, statute_id=statute.id, article="2", summary="我们的话")
    path = tmp_path / "law.md"
    path.write_text(
        "# 中华人民共和国某法\n\n2021年1月22日 修订\n\n第一条 甲。\n\n第二条 乙。\n\n"
        "第三条 自2021年7月15日起施行。\n",
        encoding="utf-8",
    )
    assert counts(importing(path, "statutes")) == (2, 1, 0, 0)
    assert importing.rows("SELECT article, text, summary FROM article ORDER BY article") == [
        ("1", "甲。", ""),
        ("2", "乙。", "我们的话"),
        ("3", "自2021年7月15日起施行。", ""),
    ]
    assert importing.value("SELECT count(*) FROM statute") == 1
    assert counts(importing(path, "statutes")) == (0, 0, 3, 0)


def test_another_edition_is_added_beside_the_one_on_record(
    importing: Importing, tmp_path: Path
) -> None:
    with importing.writers.session() as session:
        factories.statute(session, name="某法", promulgated_on=date(2017, 9, 1))
    path = tmp_path / "law.md"
    path.write_text("# 某法\n\n2021年1月22日 修订\n\n第一条 自2021年7月15日起施行。\n", "utf-8")
    report = importing(path, "statutes")
    assert importing.value("SELECT count(*) FROM statute") == 2
    assert any("2017-09-01" in problem.problem for problem in report.problems)


def test_agencies_keep_what_the_register_says_and_gain_what_it_lacks(
    importing: Importing, sheet: Sheet
) -> None:
    with importing.writers.session() as session:
        factories.agency(session, name="武汉市甲局", short_name="")
    path = sheet(
        ("id", "name", "abbr_name", "is_valid", "pid"),
        (1, "武汉市甲局 ", "市甲局", 1, 0),
        (2, "武汉市江岸区甲局", "", 1, 1),
        (3, "武汉市乙局", "", 0, 0),
        (4, "武汉市丙局（更新为武汉市丁局）", "", 1, 0),
    )
    assert counts(importing(path, "agencies")) == (1, 1, 0, 2)
    assert importing.rows(
        "SELECT a.name, a.division, a.level, p.short_name FROM agency a"
        " JOIN agency p ON p.id = a.parent_id"
    ) == [("武汉市江岸区甲局", "420102", "district", "市甲局")]


def test_divisions_and_random_items_are_taken_over(importing: Importing, sheet: Sheet) -> None:
    path = sheet(("code", "name", "cityCode"), (420106, "武昌区", 4201), (420107, "青山区", 4202))
    assert counts(importing(path, "divisions")) == (1, 0, 0, 1)
    assert importing.rows("SELECT code, name, parent_code FROM division") == [
        ("420106", "武昌区", "4201")
    ]
    header = ("编号", "抽查事项名称", "抽查子项", "抽查依据", "抽查对象", "抽查比例", "抽查频次")
    items = sheet(header, (1, "广告", "登记", "《广告法》", "企业", "不低于3%", "每年1次"))
    assert counts(importing(items, "random-items")) == (1, 0, 0, 0)
    items = sheet(header, (1, "广告", "登记", "《广告法》", "企业", "不低于5%", "每年1次"))
    assert counts(importing(items, "random-items")) == (0, 1, 0, 0)
    assert importing.rows("SELECT name, content, ratio FROM check_item") == [
        ("广告", "登记", "不低于5%")
    ]


def test_orders_to_correct_are_inspections_and_fines_are_penalties(
    importing: Importing, sheet: Sheet, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "own"\nkind = "inspection-measures"\n'
        '[fields.party_name]\nheaders = ["company"]\nparser = "line"\nrequired = true\n'
        '[fields.content]\nheaders = ["chufa"]\nparser = "text"\nrequired = true\n'
        '[fields.agency]\nparser = "line"\n[fields.decided_on]\nparser = "date"\n'
        '[constants]\nagency = "某市安监局"\ndecided_on = "2013-08-01"\n',
        encoding="utf-8",
    )
    path = sheet(
        ("company", "chufa"),
        ("甲有限公司", "责令限期整改。"),
        ("乙有限公司", "罚款人民币贰万元整。"),
        ("丙有限公司", "要求企业加强管理"),
        ("丁有限公司", "1. 罚款壹万元；2. 罚款壹万元。"),
    )
    report = importing(path, "inspection-measures", map_name=str(own))
    assert counts(report) == (2, 0, 0, 2)
    found = importing.rows("SELECT kind, fine_fen, decided_on FROM cases ORDER BY id")
    assert [(kind, fine, str(day)) for kind, fine, day in found] == [
        ("inspection", 0, "2013-08-01"),
        ("penalty", 2_000_000, "2013-08-01"),
    ]
    assert importing.rows("SELECT result FROM inspection_detail") == [("ordered",)]
