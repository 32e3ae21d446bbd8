"""The desk over a real register: every call of the gateway, and a case from clue to decision."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.codes import CaseKind, ReviewOpinion, ReviewPoint, ReviewStatus, Stage
from registry.config import load_settings
from registry.errors import ClosedGate, InvalidInput, NotFound
from tests.tui.real import Terminal, make_demo
from tests.tui.waiting import settled, until
from tui.app import QuanzeApp
from tui.forms import making
from tui.forms.answers import command_of
from tui.gateway import Gateway
from tui.screens.case import CaseScreen
from tui.screens.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.records import FormSpec

pytestmark = pytest.mark.slow
TODAY = "2026-11-23"
AGENCY = "武汉市市场监督管理局"
PEOPLE = """
SELECT a.username, r.role, o.id FROM account a JOIN officer o ON o.id = a.officer_id
JOIN account_role r ON r.account_id = a.id JOIN agency g ON g.id = o.agency_id
WHERE g.name = ? ORDER BY a.id
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def register(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "register.sqlite3"))


@pytest.fixture
def people(register: Path) -> dict[str, list[str]]:
    """Accounts of one agency by role."""
    found: dict[str, list[str]] = {}
    with sqlite3.connect(register) as connection:
        for username, role, _officer in connection.execute(PEOPLE, (AGENCY,)):
            found.setdefault(role, []).append(username)
    connection.close()
    return found


def sitting(register: Path, user: str | None) -> Gateway:
    """Return the gateway of somebody."""
    flags = {"database": str(register), "user": user, "today": TODAY}
    return Gateway(load_settings(flags, {}))


@pytest.fixture
def office(register: Path, people: dict[str, list[str]]) -> Iterator[Gateway]:
    gateway = sitting(register, people["officer"][0])
    yield gateway
    gateway.close()


def test_lists_have_a_first_page_a_spine_and_rows(office: Gateway) -> None:
    for kind in ("cases", "powers"):
        first, rows = office.first_page(kind, "")
        spine = office.spine(kind, "")
        assert spine.ids[: len(first.ids)] == first.ids
        assert [row.id for row in office.rows(kind, spine.ids[:5])] == list(spine.ids[:5])
        assert rows[0].id == first.ids[0]
    assert len(office.spine("powers", "").ids) == 2287


def test_counts_of_fields_add_up(office: Gateway) -> None:
    counts = office.facets("cases", "", ["kind"])
    assert sum(facet.count for facet in counts) == len(office.spine("cases", "").ids)
    assert office.facets("powers", "食品", ["kind", "agency"])


def test_a_mistake_in_the_query_line_is_a_sentence(office: Gateway) -> None:
    with pytest.raises(InvalidInput):
        office.first_page("cases", "nonsense:1")


def test_every_case_can_be_read_and_checked(office: Gateway) -> None:
    for case_id in office.spine("cases", "").ids[::29]:
        file = office.case(case_id)
        assert file.detail.row.id == case_id
        assert file.path
        assert set(file.titles) >= {action.name for action in file.actions} - {
            "submit_review",
            "decide_review",
        }
        assert office.findings(case_id)


def test_entries_pick_lists_and_home_answer(office: Gateway) -> None:
    today = office.today()
    offered = office.powers_like("食品", CaseKind.PENALTY, today)
    assert offered
    power = office.power_on(offered[0].value, today)
    assert power is not None
    assert power.bases
    assert office.officers_like("李", "")
    assert office.agencies_like("市场监督")
    (party, *_more) = office.parties_like("武汉")
    assert office.past_of_party(int(party.value), today) is not None
    assert office.home().week


def test_the_person_named_at_the_start_must_exist(register: Path) -> None:
    gateway = sitting(register, "nobody")
    with pytest.raises(NotFound):
        gateway.home()
    gateway.close()


def test_drafts_are_kept_per_person(register: Path, people: dict[str, list[str]]) -> None:
    first, second = (sitting(register, user) for user in people["officer"][:2])
    first.save_draft("open:ordinary:file", "", {"cause": "案由"})
    assert first.draft("open:ordinary:file", "") == {"cause": "案由"}
    assert second.draft("open:ordinary:file", "") is None
    assert len(first.home().drafts) == 1
    first.drop_draft("open:ordinary:file", "")
    assert first.draft("open:ordinary:file", "") is None
    first.close()
    second.close()


@dataclass
class Desk:
    """A register and its people; sends forms as the screens do."""

    register: Path
    people: dict[str, list[str]]
    case_id: int = 0

    def fill(self, spec: FormSpec, **answers: Any) -> Any:
        """Return the command of a form with the defaults it brings."""
        given = {q.name: q.default for q in spec.questions if q.default}
        return command_of(spec, {**given, **spec.defaults, **answers})

    def send(self, role: str, form: str, **answers: Any) -> None:
        """Send a form as the first person of a role."""
        gateway = sitting(self.register, self.people[role][0])
        try:
            if form.startswith("review:"):
                spec = making.review_form(gateway, form, self.case_id)
            else:
                spec = making.step_form(gateway, self.case_id, form)
            gateway.perform(self.fill(spec, **answers))
        finally:
            gateway.close()

    def stands(self) -> Any:
        """Return the case as it stands."""
        gateway = sitting(self.register, self.people["officer"][0])
        try:
            return gateway.case(self.case_id)
        finally:
            gateway.close()


def test_a_penalty_with_a_hearing_goes_from_filing_to_decision(
    register: Path, people: dict[str, list[str]]
) -> None:
    desk = Desk(register, people)
    office = sitting(register, people["officer"][0])
    power = office.powers_like("食品", CaseKind.PENALTY, office.today())[0]
    spec = making.opening_form(office, "ordinary", "file", power.value)
    command = desk.fill(
        spec,
        at="2026-08-03",
        act_from="2026-07-20",
        discovered_on="2026-08-01",
        party={"value": "new", "text": "武汉新开食品有限公司"},
        party_kind="legal_person",
        officers=[{"value": people["officer"][1], "text": ""}],
        source="site_check",
        cause="经营不合格食品案",
        facts="抽检不合格。",
        approver={"value": people["approver"][0], "text": ""},
    )
    desk.case_id = office.case_id(office.perform(command).ref)
    office.close()
    yes = {"certificates_shown": True, "rights_told": True, "hearing_right_told": True}
    elements = [{"value": e, "text": ""} for e in ("facts", "reasons", "basis", "right_to_hearing")]
    desk.send("officer", "gather", at="2026-08-05", certificates_shown=True, evidence="书证; 票据")
    desk.send(
        "officer",
        "investigate",
        at="2026-09-01",
        sanctions="罚款 120000",
        public_interest=False,
        major_rights=True,
        complex=False,
    )
    desk.send(
        "officer",
        "notify",
        at="2026-09-02",
        proposed_content="拟罚款十二万元。",
        elements=elements,
        rights_told=True,
        hearing_right_told=yes["hearing_right_told"],
        served_on="2026-09-02",
    )
    desk.send("officer", "request_hearing", at="2026-09-04")
    host = {"value": people["reviewer"][-1], "text": ""}
    desk.send(
        "officer",
        "notice_hearing",
        at="2026-09-07",
        hearing_on="2026-09-21",
        place="会议室",
        host=host,
        served_on="2026-09-07",
    )
    desk.send(
        "officer", "hear", at="2026-09-21", attended=True, record_signed=True, report="听证报告。"
    )
    decide = {"decision_content": "罚款十二万元。", "at": "2026-10-20"}
    with pytest.raises(ClosedGate):
        desk.send("approver", "decide", **decide)
    desk.send("officer", "review:submit", note="")
    assert desk.stands().detail.row.review_status == ReviewStatus.PENDING
    agree = {f"point:{point}": "agree" for point in ReviewPoint}
    review = sitting(register, people["reviewer"][0])
    judged = {
        f"{area}:{f.code}": value
        for f in review.review(desk.case_id).findings
        if f.outcome == "judge"
        for area, value in (("judge", "pass"), ("words", "已核实"))
    }
    review.close()
    desk.send("reviewer", "review:opinion", opinion="agree", **agree, **judged)
    file = desk.stands()
    assert file.detail.row.review_status == ReviewStatus.PASSED
    assert file.detail.reviews[-1].opinion == ReviewOpinion.AGREE
    desk.send("approver", "decide", **{**decide, "at": TODAY})
    decided = desk.stands().detail.row
    assert decided.stage == Stage.DECIDED
    assert decided.document_no
    assert decided.fine_fen == 12_000_000


async def test_an_inspection_is_recorded_on_screen(
    register: Path, people: dict[str, list[str]]
) -> None:
    gateway = sitting(register, people["officer"][0])
    app = QuanzeApp(gateway, "records")
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        party = gateway.parties_like("武汉")[0]
        power = gateway.powers_like("", CaseKind.INSPECTION, gateway.today())[0]
        answers = {
            "power": {"value": power.value, "text": power.text},
            "party": {"value": party.value, "text": party.text},
            "items": "进货查验",
            "approver": {"value": people["approver"][0], "text": ""},
        }
        form = FormScreen(lambda g: making.opening_form(g, "on_site", "approve", ""), answers)
        app.push_screen(form)
        await until(pilot, lambda: form.last_line.text.startswith("F2"))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, CaseScreen))
        await settled(pilot)


def test_in_a_terminal_one_searches_opens_an_entry_and_leaves_it_as_it_was(
    register: Path, people: dict[str, list[str]]
) -> None:
    user = people["officer"][0]
    options = ("--database", str(register), "--as", user, "--lang", "en", "--today", TODAY)
    terminal = Terminal(*options, size=(100, 30))
    try:
        terminal.until("THE WEEK")
        terminal.press("\x1b[6;5~")
        terminal.until("2,287")
        terminal.press("f3")
        terminal.press(*"食品")
        terminal.until(" of 2,287")
        terminal.press("enter", "enter")
        terminal.until("Nature")
        terminal.press("escape")
        terminal.until("Find")
        terminal.press("f10")
        assert terminal.leave() == 0
        assert "\x1b[?1049l" in terminal.written
        assert "\x1b[?25h" in terminal.written
        assert termios_of(terminal) == terminal.before
    finally:
        terminal.close()


def termios_of(terminal: Terminal) -> list[Any]:
    """Return how the terminal stands now."""
    import termios

    return termios.tcgetattr(terminal.side)


def test_a_missing_register_is_one_sentence_and_exit_code_four(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.sqlite3")
    terminal = Terminal("--database", missing, "--as", "nobody", "--lang", "en")
    try:
        assert terminal.leave() == 4
        assert "quanze init" in terminal.text
    finally:
        terminal.close()
