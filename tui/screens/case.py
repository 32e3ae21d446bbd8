"""A case: its timeline is the page, the rest lies in tabs behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on, work
from textual.containers import VerticalScroll
from textual.widgets import ContentSwitcher

from registry.codes import Outcome
from registry.i18n import _, msg
from tui import keys
from tui.describe.cases import case_page, kind_line, number, rounds_page, systems_pages
from tui.describe.timeline import timeline
from tui.screens import case_tabs as tabs
from tui.screens.base import DeskScreen
from tui.styling import style_beside
from tui.texts import OUTCOME_MARKS
from tui.widgets.bars import TitleLine
from tui.widgets.list_and_page import ListAndPage
from tui.widgets.paged_table import PagedTable
from tui.widgets.sheet import Sheet
from tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from registry.views import FindingView
    from tui.describe.timeline import TimeLine
    from tui.records import CaseFile

TABS = {
    "timeline": msg("Timeline"),
    "overview": msg("Overview"),
    "evidence": msg("Evidence"),
    "documents": msg("Documents"),
    "checks": msg("Checks"),
    "systems": msg("Three systems"),
    "linked": msg("Linked"),
}


class CaseScreen(DeskScreen):
    """All that is recorded of one case, and the way on."""

    BINDINGS = keys.bindings("case")
    DEFAULT_CSS = style_beside(__file__)
    AUTO_FOCUS: ClassVar[str | None] = None

    line = getters.query_one(TabLine)
    switcher = getters.query_one(ContentSwitcher)

    def __init__(self, case_id: int, tab: str = "") -> None:
        """Take the case, and the tab to begin with."""
        super().__init__()
        self._case_id = case_id
        self._first_tab = tab or "timeline"
        self._file: CaseFile | None = None
        self._findings: Sequence[FindingView] | None = None

    def compose_work(self) -> ComposeResult:
        """Lay out tabs and panes."""
        yield TabLine(TABS, self._first_tab)
        with ContentSwitcher(initial=self._first_tab, id="panes"):
            yield tabs.timeline_pane()
            with VerticalScroll(id="overview"):
                yield Sheet(id="case_page")
            yield tabs.evidence_pane()
            yield tabs.documents_pane()
            yield tabs.checks_pane()
            with VerticalScroll(id="systems"):
                for column in range(3):
                    yield Sheet(id=f"system_{column}")
                yield Sheet(id="rounds")
            yield tabs.linked_pane()

    def on_mount(self) -> None:
        """Read the case."""
        super().on_mount()
        self.read()

    def on_screen_resume(self) -> None:
        """Read the case anew after a form was sent."""
        super().on_screen_resume()
        if self._file is not None:
            self.read()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Read the case and show it."""
        first = self._file is None
        self._file = await self.ask(self.gateway.case, self._case_id)
        self._findings = None
        self._show()
        if first:
            self._focus_pane()
        if self.line.chosen == "checks":
            self.check()

    def _show(self) -> None:
        if self._file is None:
            return
        case = self._file.detail
        self.title_line(f"{number(case.row)}  {case.row.party}", kind_line(case.row))
        lines = timeline(self._file)
        self._pane("timeline").show(lines, _now_at(lines))
        self.query_one("#case_page", Sheet).show(case_page(self._file))
        for column, blocks in enumerate(systems_pages(case)):
            self.query_one(f"#system_{column}", Sheet).show(blocks)
        self.query_one("#rounds", Sheet).show(rounds_page(case))
        self._pane("evidence").show([*case.evidence, *tabs.apart(case.recordings)])
        self._pane("documents").show(case.documents)
        self._pane("linked").show(case.linked)
        self._show_findings()
        self.line.remarks = self._remarks()
        self.refresh_bindings()

    def _remarks(self) -> dict[str, str]:
        if self._file is None:
            return {}
        case = self._file.detail
        counts = {
            "evidence": len(case.evidence) + len(case.recordings),
            "documents": len(case.documents),
            "linked": len(case.linked),
        }
        remarks = {name: str(count) for name, count in counts.items() if count}
        if self._findings is not None:
            remarks["checks"] = tally(self._findings)
        return remarks

    def _pane(self, name: str) -> ListAndPage:
        return self.query_one(f"#{name}", ListAndPage)

    def retranslate(self) -> None:
        """Show the case in the language in use."""
        super().retranslate()
        self._show()

    # Tabs

    @on(TabLine.Chosen)
    def _switch(self, message: TabLine.Chosen) -> None:
        message.stop()
        self.switcher.current = message.tab
        if message.tab == "checks" and self._findings is None:
            self.check()
        if not self.line.has_focus:
            self._focus_pane()

    def _focus_pane(self) -> None:
        pane = self.query_one(f"#{self.line.chosen}")
        table = pane.query(PagedTable)
        (table.first() if table else pane).focus()

    def action_tab(self, step: int) -> None:
        """Go to the next or previous tab."""
        self.line.action_step(step)

    @work(exclusive=True, group="check", exit_on_error=False)
    async def check(self) -> None:
        """Run the checks and show what they found."""
        self._pane("checks").table.say(_("The checks are running…"))
        self._findings = await self.ask(self.gateway.findings, self._case_id)
        self._show_findings()
        self.line.remarks = self._remarks()

    def _show_findings(self) -> None:
        if self._findings is not None:
            lines = tabs.finding_lines(self._findings)
            self._pane("checks").show(lines, tabs.first_concern(lines))

    # Going on

    @on(ListAndPage.Chosen)
    def _chosen(self, message: ListAndPage.Chosen) -> None:
        """Go where a row leads; else show its page alone where there is no room beside the list."""
        message.stop()
        row: Any = message.row
        if message.pane.id == "timeline" and row.action is not None and row.action.open:
            self.open_step(self._case_id, row.action.name)
        elif message.pane.id == "linked":
            self.open_case(row.id)
        elif self.has_class("-narrow"):
            self.open_page(self.query_one(TitleLine).heading, message.pane.page(row))

    def action_step(self) -> None:
        """Open the form of the next step, or the list of steps that are possible."""
        if self._file is not None:
            now = [line for line in timeline(self._file) if line.state == "now" and line.action]
            if now and now[0].action and now[0].action.open:
                self.open_step(self._case_id, now[0].action.name)
            else:
                self.line.chosen = "timeline"
                self._explain(now)

    def _explain(self, now: Sequence[TimeLine]) -> None:
        """Say why the next step is closed."""
        closed = now[0].action if now else None
        said = closed.why_not if closed else _("Choose a step in the timeline and press Enter.")
        self.notify(said, title=_(closed.title) if closed else "", severity="warning", markup=False)

    def action_checks(self) -> None:
        """Run the checks."""
        self.line.chosen = "checks"
        self.check()

    def action_review(self) -> None:
        """Go to the legal review."""
        self.open_review(self._case_id)

    def action_power(self) -> None:
        """Show the entry the case was decided under."""
        if self._file is not None:
            self.show_power_of(self._file.detail.row.id)

    @work(exclusive=True, group="power", exit_on_error=False)
    async def show_power_of(self, case_id: int) -> None:
        """Open the version of the entry that is pinned in the case."""
        version_id = await self.ask(self.gateway.pinned_power, case_id)
        if version_id is not None:
            self.open_power(version_id)

    def action_reload(self) -> None:
        """Read the case anew."""
        self.read()


def _now_at(lines: Sequence[TimeLine]) -> int:
    """Return where the timeline's present is."""
    return next((line.id for line in lines if line.state == "now"), max(len(lines) - 1, 0))


def tally(findings: Sequence[Any]) -> str:
    """Return how many findings passed, failed and wait for a judgement."""
    shown = (Outcome.PASS, Outcome.FAIL, Outcome.WARN, Outcome.JUDGE, Outcome.MISSING)
    counts = Counter(found.outcome for found in findings)
    return " ".join(f"{counts[name]}{OUTCOME_MARKS[name]}" for name in shown if counts[name])
