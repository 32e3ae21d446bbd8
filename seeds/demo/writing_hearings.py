"""Writing the hearing branch of an ordinary penalty case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DocumentKind, OfficerTask, PauseKind, RecordStage

from .days import ISO
from .writing_penalties import PenaltyFile

if TYPE_CHECKING:
    from registry.queries.grams import Searchable

    from .filing import Office
    from .matters import Matter
    from .people import Officer

HEARING: dict[str, object] = {
    "right_told_on": None,
    "requested_on": None,
    "waived_on": None,
    "accepted_on": None,
    "notice_on": None,
    "held_on": None,
    "place": "",
    "host_id": None,
    "clerk_id": None,
    "public": True,
    "attended": None,
    "record_signed": None,
    "reported_on": None,
    "report": "",
}


class HearingFile(PenaltyFile):
    """The file of a case in which a hearing may be held."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file; nothing is said of a hearing yet."""
        super().__init__(office, matter)
        self.hearing: dict[str, object] = {}

    def write(self) -> Searchable:
        """Write every step taken so far, then the row of the hearing."""
        found = super().write()
        if self.hearing:
            row = (HEARING | self.hearing).values()
            stamps = self.stamps(self.case["updated_at"])
            self.sheet.add("hearing", self.matter.id, *row, *stamps)
        return found

    def waive_hearing(self, day: int) -> None:
        """Record that no hearing was asked for in time."""
        self.step("waive_hearing", day, note="当事人在法定期限内未要求听证。")
        self.hearing.update(right_told_on=self.case["notified_on"], waived_on=ISO[day])

    def request_hearing(self, day: int) -> None:
        """Record the request."""
        self.step("request_hearing", day, note="当事人书面要求听证，予以受理。")
        self.hearing.update(
            right_told_on=self.case["notified_on"],
            requested_on=ISO[day],
            accepted_on=ISO[day],
            public=True,
        )

    def notice_hearing(self, day: int) -> None:
        """Notify time and place."""
        host, clerk = self._bench()
        self.task(host, OfficerTask.HEARING_HOST, day)
        self.task(clerk, OfficerTask.HEARING_CLERK, day)
        self.step("notice_hearing", day)
        notice = self.document(DocumentKind.HEARING_NOTICE, day, "notice_hearing", sealed=True)
        self.deliver(notice, day)
        self.hearing.update(
            notice_on=ISO[day], place="本机关听证室", host_id=host.id, clerk_id=clerk.id
        )

    def hear(self, day: int) -> None:
        """Hold the hearing and report on it."""
        self.step("hear", day)
        self.document(DocumentKind.HEARING_RECORD, day, signed=True)
        self.document(DocumentKind.HEARING_REPORT, day, content="建议维持拟处罚意见。")
        self.recording("听证", RecordStage.EVIDENCE, day)
        self.pause(PauseKind.HEARING, self.taken["request_hearing"], day, "组织听证")
        self.hearing.update(
            held_on=ISO[day],
            attended=True,
            record_signed=self.matter.defect != "HR05",
            reported_on=ISO[day],
            report="听证会依法公开举行，双方进行了质证和辩论，建议维持拟处罚意见。",
        )

    def _bench(self) -> tuple[Officer, Officer]:
        """Choose host and clerk among those who do not investigate."""
        busy = {self.matter.handler.id, self.matter.assistant.id}
        free = [officer for officer in self.matter.desk.handlers if officer.id not in busy]
        host = self.matter.desk.publishers[0]
        if self.matter.defect == "HR04":
            host = self.matter.handler
        return host, (free or self.matter.desk.heads)[0]
