"""What the benchmarks work on: a demonstration register, a file of penalties of any length."""

from __future__ import annotations

import argparse
import csv
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from registry.actions.setup import init_database
from registry.codes import PartyKind
from tests.queries.builder import (
    ACTS,
    DISTRICTS,
    FINES,
    GOODS,
    NAME_CHARACTERS,
    ROADS,
    STATUTES,
    SURNAMES,
    City,
    make_city,
)

HEADER = (
    *("行政相对人名称", "行政相对人类别", "行政相对人代码_1(统一社会信用代码)", "法定代表人"),
    *("行政处罚决定书文号", "违法行为类型", "违法事实", "处罚依据", "处罚类别", "处罚内容"),
    *("罚款金额（万元）", "没收违法所得、没收非法财物的金额（万元）"),
    *("暂扣或吊销证照名称及编号", "处罚决定日期", "处罚有效期", "公示截止期", "处罚机关"),
    *("处罚机关统一社会信用代码", "数据来源单位", "备注"),
)
"""The columns of the 2018 form, as systems export them."""
CASES_PER_PARTY = 3
LAST_DAY = date(2026, 11, 20)
TODAY = date(2026, 11, 23)
CASES = 20_000


@contextmanager
def demonstration(chosen: argparse.Namespace, cases: int = CASES) -> Iterator[Path]:
    """Copy the chosen register, or make one with the demonstration; thrown away at the end."""
    cases = chosen.synthetic or cases
    with tempfile.TemporaryDirectory(prefix="quanze-bench-") as folder:
        path = Path(folder) / "register.sqlite3"
        if chosen.database:
            with sqlite3.connect(chosen.database) as source, sqlite3.connect(path) as copy:
                source.backup(copy)
        else:
            init_database(path, demo=True, records=cases, today=TODAY)
            print(f"made {cases:,} cases", file=sys.stderr)
        yield path


def write_penalties(path: Path, rows: int, seed: int = 11) -> Path:
    """Write a CSV of penalty decisions, every one different, most of them without a fault."""
    rng = random.Random(seed)
    city = make_city(rng, max(rows // CASES_PER_PARTY, 20))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_row(rng, city, number) for number in range(1, rows + 1))
    return path


def _row(rng: random.Random, city: City, number: int) -> Iterator[str]:
    place, agency, prefix = rng.choice(city.agencies)
    _id, party, kind, code = rng.choice(city.parties)
    decided = LAST_DAY - timedelta(days=rng.randrange(2000))
    yuan = rng.choice(FINES) // 100
    act = rng.choice(ACTS).format(goods=rng.choice(GOODS), number=number)
    owner = rng.choice(SURNAMES) + rng.choice(NAME_CHARACTERS)
    person = kind is PartyKind.NATURAL_PERSON
    yield from (party, "自然人" if person else "法人及非法人组织")
    yield from (code or "", "" if person else owner)
    yield from (f"{prefix}罚〔{decided.year}〕{number}号", act, _facts(rng, decided, party, act))
    yield from (
        rng.choice(STATUTES),
        "罚款",
        f"处以罚款{yuan}元。",
        str(Decimal(yuan) / 10_000),
        "0",
        "",
    )
    yield from (f"{decided:%Y/%m/%d}", f"{decided.year + 1}/12/31", "2099/12/31", agency)
    yield from ("", agency, "" if place % 3 else "系统导出")


def _facts(rng: random.Random, day: date, party: str, act: str) -> str:
    return (
        f"{day.year}年{day.month}月{day.day}日，执法人员对位于武汉市{rng.choice(DISTRICTS)}区"
        f"{rng.choice(ROADS)}{rng.randint(1, 999)}号的{party}进行检查，发现当事人存在{act}的行为，"
        f"涉案货值金额{rng.randint(100, 99999)}元。"
        "以上事实有现场检查笔录、询问笔录、照片等证据证实。"
    )
