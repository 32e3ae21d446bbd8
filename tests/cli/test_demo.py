"""The contract of the command line on a demonstration register, as another program sees it."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Quanze

pytestmark = pytest.mark.usefixtures("demo")

STATUS = [
    *("entries", "cases", "penalties", "inspections", "coercions", "reviews_pending"),
    *("publicity_overdue", "ledger", "revision", "demo"),
]
ITEM = [
    *("ref", "kind", "party", "credit_code", "agency", "power", "stage", "decided_on", "fine"),
    "document_no",
]


def found(quanze: Quanze, query: str, *words: str) -> dict[str, Any]:
    answer = quanze("search", query, "--json", *words)
    assert (answer.code, answer.err) == (0, "")
    result: dict[str, Any] = answer.json
    return result


def test_the_status_counts_what_was_asked_for(quanze: Quanze) -> None:
    status = quanze("status", "--json").json
    assert list(status) == STATUS
    assert status["entries"] == 2287
    assert status["cases"] == 300
    assert status["cases"] == sum(status[k] for k in ("penalties", "inspections", "coercions"))
    assert status["demo"] is True
    assert "Demonstration data" in quanze("status").out


def stand_at(demo: Path, day: str) -> None:
    with closing(sqlite3.connect(demo)) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'demo_today'", (day,))
        connection.commit()


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("search", "deadline:overdue", "--json"),
        ("search", "publicity:overdue", "--count"),
        ("powers", "--json"),
    ],
)
def test_a_demonstration_stands_at_its_own_day_unless_told(
    quanze: Quanze, demo: Path, words: tuple[str, ...]
) -> None:
    stand_at(demo, "2027-02-01")
    untold = quanze(*words)
    assert untold.out == quanze("--today", "2027-02-01", *words).out
    assert untold.out != quanze("--today", "2019-01-01", *words).out


def test_a_case_of_a_demonstration_is_checked_as_of_its_day(quanze: Quanze, demo: Path) -> None:
    ref = found(quanze, "kind:penalty")["items"][0]["ref"]
    stand_at(demo, "2026-12-07")
    assert quanze("check", ref, "--json").json["as_of"] == "2026-12-07"
    assert quanze("check", ref, "--json", "--as-of", "2026-12-08").json["as_of"] == "2026-12-08"


def test_an_export_of_a_demonstration_stands_at_its_day(
    quanze: Quanze, demo: Path, tmp_path: Path
) -> None:
    stand_at(demo, "2026-08-03")
    told = quanze("export", "cases", str(tmp_path / "all.csv"), "date:..2026-08-03")
    untold = quanze("export", "cases", str(tmp_path / "today.csv"), "date:..today")
    assert told.out.split()[0] == untold.out.split()[0] != "0"


def test_a_second_init_overwrites_nothing(quanze: Quanze, demo: Path) -> None:
    before = demo.read_bytes()
    answer = quanze("init")
    assert (answer.code, answer.out) == (2, "")
    assert "nothing was overwritten" in answer.err
    assert demo.read_bytes() == before


def test_search_gives_the_shape_that_programs_rely_on(quanze: Quanze) -> None:
    result = found(quanze, "kind:penalty", "--limit", "5")
    assert list(result) == ["total", "items", "next"]
    assert [list(item) for item in result["items"]] == [ITEM] * 5
    assert {item["kind"] for item in result["items"]} == {"penalty"}


def test_pages_by_cursor_give_every_case_once(quanze: Quanze) -> None:
    refs: list[str] = []
    page = found(quanze, "kind:inspection", "--limit", "37")
    refs += [item["ref"] for item in page["items"]]
    while page["next"]:
        page = found(quanze, "kind:inspection", "--limit", "37", "--after", page["next"])
        refs += [item["ref"] for item in page["items"]]
    assert len(refs) == len(set(refs)) == page["total"]


def test_a_count_agrees_with_the_list(quanze: Quanze) -> None:
    total = found(quanze, "食品")["total"]
    assert quanze("search", "食品", "--count").out == f"{total}\n"
    assert quanze("search", "食品", "--count", "--json").json == {"total": total}


def test_a_mistake_in_a_query_names_the_field_and_offers_another(quanze: Quanze) -> None:
    answer = quanze("search", "colour:red")
    assert (answer.code, answer.out) == (2, "")
    assert "colour" in answer.err
    answer = quanze("search", "finee:>3")
    assert "fine" in answer.err.splitlines()[-1]


def test_a_table_for_people_says_how_much_it_shows(quanze: Quanze) -> None:
    answer = quanze("search", "kind:coercion", "--limit", "2")
    assert "2 of " in answer.out
    assert "--after" in answer.out


@pytest.mark.parametrize("place", [("{query}", "--count"), ("--count", "{query}")])
def test_a_query_may_begin_with_a_minus(quanze: Quanze, place: tuple[str, str]) -> None:
    everything = int(quanze("search", "", "--count").out)
    for word in ("食品", "hotel"):
        having = int(quanze("search", word, "--count").out)
        answer = quanze("search", *(part.format(query=f"-{word}") for part in place))
        assert (answer.code, answer.out) == (0, f"{everything - having}\n")


def test_a_document_number_is_known_in_any_style_of_brackets(quanze: Quanze) -> None:
    item = next(i for i in found(quanze, "kind:penalty")["items"] if i["document_no"])
    for style in ("[]", "【】", "（）", "()"):
        number = item["document_no"].translate(str.maketrans("〔〕", style))
        assert quanze("show", number, "--json").json["ref"] == item["ref"]


def test_the_dossier_of_an_entry_checks_like_the_entry(quanze: Quanze, tmp_path: Path) -> None:
    code = quanze("powers", "食品 kind:penalty", "--json").json["items"][0]["code"]
    answer = quanze("show", code, "--dossier")
    assert answer.code == 0
    assert answer.json["subject"] == "power"
    file = tmp_path / "entry.json"
    file.write_text(answer.out, "utf-8")
    day = ("--as-of", "2026-11-23", "--json")
    of_file, of_entry = (quanze("check", name, *day).json for name in (str(file), code))
    assert of_file["findings"] == of_entry["findings"]


def test_a_check_is_named_in_letters_of_any_case(quanze: Quanze) -> None:
    ref = found(quanze, "kind:penalty", "--limit", "1")["items"][0]["ref"]
    assert quanze("check", ref, "--only", "ln01", "--json").code == 2
    findings = quanze("check", ref, "--only", "lr01", "--json").json["findings"]
    assert [finding["code"] for finding in findings] == ["LR01"]


def test_the_steps_of_a_case_are_called_by_their_names(quanze: Quanze) -> None:
    ref = found(quanze, "kind:penalty review:passed", "--limit", "1")["items"][0]["ref"]
    shown = quanze("show", ref).out
    for title in ("File the case", "Serve the prior notice", "Opinion of the legal review"):
        assert f"  {title}  " in shown


def test_a_case_is_shown_by_reference_and_by_document_number(quanze: Quanze) -> None:
    item = next(i for i in found(quanze, "kind:penalty")["items"] if i["document_no"])
    by_ref = quanze("show", item["ref"], "--json").json
    by_number = quanze("show", item["document_no"], "--json").json
    assert by_ref == by_number
    assert by_ref["type"] == "case"
    assert by_ref["ref"] == item["ref"]
    assert by_ref["fine"] == item["fine"]
    assert by_ref["steps"]
    assert item["party"] in quanze("show", item["ref"]).out


def test_the_dossier_of_a_case_checks_like_the_case(quanze: Quanze, tmp_path: Path) -> None:
    ref = found(quanze, "kind:penalty")["items"][0]["ref"]
    dossier = quanze("show", ref, "--dossier")
    file = tmp_path / "dossier.json"
    file.write_text(dossier.out, "utf-8")
    of_case = quanze("check", ref, "--json", "--as-of", "2026-11-23")
    of_file = quanze("check", str(file), "--json", "--as-of", "2026-11-23")
    of_input = quanze("check", "-", "--json", "--as-of", "2026-11-23", given=dossier.out)
    assert of_case.code == of_file.code == of_input.code
    assert of_case.json["findings"] == of_file.json["findings"] == of_input.json["findings"]


def test_the_exit_code_of_a_check_is_1_exactly_if_something_fails(
    quanze: Quanze, demo: Path
) -> None:
    with sqlite3.connect(demo) as connection:
        rows = connection.execute(
            "SELECT c.ref, p.check_code FROM planted_defect p JOIN cases c ON c.id = p.case_id"
        ).fetchall()
    connection.close()
    planted = dict(rows)
    sound = [i["ref"] for i in found(quanze, "kind:penalty")["items"] if i["ref"] not in planted]
    codes = set()
    for ref in [*list(planted)[:6], *sound[:6]]:
        answer = quanze("check", ref, "--json")
        assert list(answer.json) == ["subject", "as_of", "findings", "summary"]
        assert answer.code == (1 if answer.json["summary"]["fail"] else 0)
        codes.add(answer.code)
    assert codes == {0, 1}


def test_a_finding_cites_statute_and_article(quanze: Quanze) -> None:
    ref = found(quanze, "kind:penalty")["items"][0]["ref"]
    document = quanze("check", ref, "--only", "PN01", "--as-of", "2026-11-23", "--json").json
    assert document["as_of"] == "2026-11-23"
    (finding,) = document["findings"]
    assert finding["code"] == "PN01"
    assert {"statute": "行政处罚法", "article": "36"}.items() <= finding["basis"][0].items()
    assert {"outcome", "severity", "message", "facts"} <= set(finding)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "P1999-0000001"),
        ("show", "P1999-0000001"),
        ("check", "none.json"),
        ("check", "P1999-0000001", "--only", "XX99"),
        ("search", "x", "--after", "no-cursor"),
        ("export", "unicorns", "x.csv"),
        ("export", "cases", "x.pdf"),
        ("export", "cases", "x.csv", "--headers", "la"),
        ("review", "show", "P1999-0000001"),
        ("review", "decide", "P1999-0000001", "agree", "--point", "law"),
        ("import", "none.csv", "--as", "penalties"),
        ("record", "none.json"),
        ("search", "x", "--limit", "0"),
        ("check", "x", "--as-of", "2026-02-30"),
        ("--as", "nobody", "review", "submit", "x"),
    ],
)
def test_bad_input_ends_with_2_and_a_sentence(
    quanze: Quanze, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = quanze(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("quanze: ")
    assert "defect" not in answer.err


def test_an_export_holds_what_the_query_finds_and_says_it_is_a_demonstration(
    quanze: Quanze, tmp_path: Path
) -> None:
    file = tmp_path / "cases.csv"
    assert quanze("export", "cases", str(file), "kind:coercion").code == 0
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    wanted = found(quanze, "kind:coercion", "--limit", "1000")["items"]
    assert [row["ref"] for row in rows] == [item["ref"] for item in wanted]
    assert {row["demo"] for row in rows} == {"true"}


@pytest.mark.parametrize(
    "kind",
    [
        *("cases", "penalties", "inspections", "coercions"),
        *("powers", "parties", "statutes", "agencies"),
    ],
)
def test_every_kind_is_exported_in_every_format(quanze: Quanze, tmp_path: Path, kind: str) -> None:
    counts = []
    for extension in ("csv", "xlsx", "jsonl"):
        file = tmp_path / f"{kind}.{extension}"
        answer = quanze("export", kind, str(file))
        assert (answer.code, answer.err) == (0, "")
        counts.append(answer.out.split()[0])
    lines = file.read_text("utf-8").splitlines()
    assert set(counts) == {str(len(lines))}
    assert all(json.loads(line)["demo"] for line in lines)


def test_chinese_headers_come_with_chinese_terms(quanze: Quanze, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    quanze("export", "penalties", str(file), "kind:penalty", "--headers", "zh")
    with file.open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert row["行政相对人类别"] in {"法人", "非法人组织", "个体工商户", "自然人"}
    assert not row["处罚类别"].isascii()


def test_an_import_says_what_it_did_and_does_it_once(quanze: Quanze, tmp_path: Path) -> None:
    file = tmp_path / "organisations.csv"
    file.write_text("企业名称,统一社会信用代码\n武汉测试商贸有限公司,91420100MA4KX5P90E\n", "utf-8")
    trial = quanze("import", str(file), "--as", "organisations", "--dry-run", "--json").json
    first = quanze("import", str(file), "--as", "organisations", "--json").json
    second = quanze("import", str(file), "--as", "organisations", "--json").json
    keys = ["read", "accepted", "updated", "unchanged", "rejected"]
    assert [trial[key] for key in keys] == [first[key] for key in keys]
    assert first["read"] == second["read"] == 1
    assert second["accepted"] == second["updated"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_finds_no_room_is_told_in_a_sentence(demo: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "registry", "--database", str(demo), "search", "", "--json"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "quanze: The output cannot be written: No space left on device.\n"


def test_a_closed_reader_of_the_output_is_no_error(demo: Path) -> None:
    import subprocess
    import sys

    command = (
        f"{sys.executable} -m registry --database {demo} search '' --limit 300 --json | head -1"
    )
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "{\n", "")
