"""One case being written: its row and the rows that hang on it, step by step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.actions.cases import case_ref
from registry.codes import (
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    OfficerTask,
    PauseKind,
    PublicityRegime,
    RecordStage,
    Sector,
    ServiceMethod,
    Stage,
)
from registry.law.facts import Interval, Registration
from registry.law.procedures import PROCEDURES
from registry.queries.grams import searchable

from .days import ISO, YEAR, chinese, date_of, instant
from .defects import NOTES
from .due import next_deadline
from .matters import numbered_document
from .names import address, district_of
from .parties import PERSON
from .sheet import CASE
from .showing import shown_until, text_shown
from .telling import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from registry.queries.grams import Searchable

    from .days import Calendar
    from .matters import Matter
    from .people import Officer
    from .rules import Rules
    from .sheet import Sheet
    from .telling import Teller

MORNING = 510
"""Minutes after midnight at which the first step of a case is taken."""
BETWEEN = 22
"""Minutes between steps, so that those of one day keep their order."""

_ACTIONS = {
    (procedure, action.name): (
        action.target.value if action.target else None,
        action.record_stage.value if action.record_stage else None,
    )
    for procedure, table in PROCEDURES.items()
    for action in table.actions
}
_REVIEW = (None, RecordStage.REVIEW.value)
METHODS = (
    *((ServiceMethod.DIRECT, "送达回证，受送达人签收"),) * 14,
    *((ServiceMethod.POST, "邮政特快专递回执"),) * 3,
    (ServiceMethod.LEAVING, "送达回证，见证人签名"),
    (ServiceMethod.ENTRUSTED, "受委托机关送达回证"),
    (ServiceMethod.ELECTRONIC, "电子送达系统记录"),
)


@dataclass(slots=True)
class Office:
    """What all cases are written with."""

    rng: Random
    sheet: Sheet
    teller: Teller
    rules: Rules
    calendar: Calendar
    today: int
    prefixes: Mapping[int, str]
    names: Mapping[int, str]

    def digest(self) -> str:
        """Draw the digest of a file that exists in no store."""
        return f"{self.rng.getrandbits(256):064x}"


class File:
    """The rows of one case."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file of a case."""
        self.office, self.matter, self.sheet = office, matter, office.sheet
        self.taken = dict(matter.done(office.today))
        party, entry = matter.party, matter.entry
        first = next(iter(matter.days.values()))
        self.case: dict[str, Any] = dict(
            CASE,
            id=matter.id,
            ref=case_ref(matter.kind, YEAR[first], matter.id),
            kind=matter.kind.value,
            procedure=matter.procedure.value,
            source=matter.source,
            source_case_id=matter.source_case,
            sector=entry.sector,
            agency_id=matter.acting or matter.agency,
            power_id=entry.power_id,
            power_version_id=entry.version_id,
            party_id=party.id,
            party_name=party.name,
            party_kind=party.kind.value,
            credit_code=party.credit_code,
            cause=entry.act,
            basis_text=entry.basis_text,
            act_place=self._place(),
        )
        self.numbers: list[str] = []
        self.stage: str | None = None
        self.account = matter.handler.account
        self._seq = 0
        self._tasks: set[tuple[int, OfficerTask]] = set()
        self.minute = MORNING
        self._moment, self._at = (0, 0), ""
        self.unwritten = False
        self.pauses: list[Interval] = []
        self.registered: list[Registration] = []
        if entry.sector == Sector.MARKET.value:
            self.case["publicity_regime"] = PublicityRegime.MARKET.value
        self.task(matter.handler, OfficerTask.HANDLER, first)
        self.task(matter.assistant, OfficerTask.ASSISTANT, first)

    def _place(self) -> str:
        """Return where it happened: at the party's seat, or somewhere in a person's district."""
        party, rng = self.matter.party, self.office.rng
        if party.trade != PERSON:
            return party.address
        return address(rng, district_of(party.division))

    def at(self, day: int) -> str:
        """Return the instant of the step being taken."""
        if (day, self.minute) != self._moment:
            self._moment, self._at = (day, self.minute), instant(day, self.minute)
        return self._at

    def stamps(self, at: str) -> tuple[Any, ...]:
        """Return the stamps of a row written at an instant."""
        return (1, at, self.account, at, self.account)

    def task(self, officer: Officer, task: OfficerTask, day: int, until: int | None = None) -> None:
        """Give a person a task, once; whoever withdraws has it until a day."""
        if (officer.id, task) not in self._tasks:
            self._tasks.add((officer.id, task))
            certificate = officer.certificate_on(day)
            self.sheet.add(
                *("case_officer", self.matter.id, officer.id, task.value, certificate),
                *(ISO[day], None if until is None else ISO[until], until is not None),
            )

    def step(
        self,
        name: str,
        day: int,
        note: str = "",
        officers: tuple[Officer, ...] | None = None,
        facts: str = "{}",
        written: bool = True,
    ) -> None:
        """Add a step of the record; `written` says that it left something in writing."""
        matter = self.matter
        target, record = _ACTIONS.get((matter.procedure, name), _REVIEW)
        persons = officers or (matter.handler, matter.assistant)
        second = persons[1].id if len(persons) > 1 else None
        self._seq += 1
        self.minute += BETWEEN
        at = self.at(day)
        before, self.stage = self.stage, target or self.stage or Stage.CLUE.value
        self.sheet.add(
            *("step", matter.id, self._seq, name, before, self.stage, record, at),
            *(persons[0].id, second, "", note, facts, at, persons[0].account),
        )
        if record:
            earlier = self.case[f"text_record_{record}"]
            self.case[f"text_record_{record}"] = written and earlier is not False
            self.unwritten = self.unwritten or not written
        if self._seq == 1:
            self.case["created_at"], self.case["created_by"] = at, self.account
        self.case["updated_at"], self.case["updated_by"] = at, persons[0].account

    def document(
        self,
        kind: DocumentKind,
        day: int,
        step: str = "",
        elements: Iterable[DocumentElement] = (),
        content: str = "",
        sealed: bool | None = None,
        signed: bool | None = None,
        reconsideration_first: bool | None = None,
    ) -> int:
        """Add a document, numbered if its step numbers it; return its id."""
        matter = self.matter
        number = year = serial = None
        if step and numbered_document(matter, step) is kind:
            year, serial = YEAR[day], matter.serials[kind]
            number = self._number(kind, year, serial)
            self.numbers.append(number)
        at = self.at(day)
        return self.sheet.add(
            *("document", matter.id, matter.agency, kind.value, number, year, serial, kind.zh),
            *(ISO[day], at, _elements(tuple(elements)), content, sealed, signed, None),
            *(reconsideration_first, None, *self.stamps(at)),
        )

    def _number(self, kind: DocumentKind, year: int, serial: int) -> str:
        """Return a document number; a planted defect writes it without its brackets."""
        word = f"{self.office.prefixes[self.matter.agency]}{kind.code}"
        if self.matter.defect == "PN20":
            return f"{word}{year}-{serial}"
        return f"{word}〔{year}〕{serial}号"

    def deliver(
        self,
        document: int,
        day: int,
        on_the_spot: bool = False,
        method: ServiceMethod | None = None,
        consent: bool | None = None,
    ) -> None:
        """Add the service of a document, with its proof."""
        random = self.office.rng.random
        chosen, proof = METHODS[0 if on_the_spot else int(random() * len(METHODS))]
        if method is not None:
            chosen, proof = method, "电子送达系统记录"
        if chosen is ServiceMethod.ELECTRONIC and consent is None:
            consent = True
        party = self.matter.party
        self.sheet.add(
            *("service", document, chosen.value, ISO[day], party.representative or party.name),
            *(proof, chosen is ServiceMethod.LEAVING, on_the_spot, consent),
            *self.stamps(self.at(day)),
        )

    def scene(self, day: int, until: int | None = None) -> Scene:
        """Return what sentences about the case are filled with."""
        matter = self.matter
        return Scene(
            theme=matter.entry.theme,
            name=matter.entry.name,
            act=matter.entry.act,
            agency=self.office.names[matter.agency],
            officers=(matter.handler.name, matter.assistant.name),
            party=matter.party.name,
            trade=matter.party.trade,
            place=self.case["act_place"],
            date=chinese(day),
            until=chinese(until or day + 15),
        )

    def evidence(self, kind: EvidenceKind, title: str, day: int, file: str = "") -> None:
        """Add a piece of evidence; one with a file has a digest and a size."""
        office = self.office
        digest = office.digest() if file else None
        size = 40_000 + int(office.rng.random() * 4_000_000) if file else None
        media = MEDIA.get(file.rpartition(".")[2], "") if file else ""
        self.sheet.add(
            *("evidence", self.matter.id, kind.value, title, file, digest, size, media),
            *(ISO[day], self.matter.handler.id, self.matter.party.address, ""),
            *self.stamps(self.at(day)),
        )

    def recording(self, purpose: str, stage: RecordStage, day: int, device: str = "") -> None:
        """Add a complete recording with its digest and length; body cameras make most."""
        office, at = self.office, self.at(day)
        seconds, digest = 240 + int(office.rng.random() * 5_000), office.digest()
        self.sheet.add(
            *("recording", self.matter.id, purpose, stage.value, at, seconds, digest),
            *(
                seconds * 500_000,
                device or f"记录仪{self.matter.handler.id:04d}",
                True,
                *self.stamps(at),
            ),
        )
        self.case.update(av_present=True, av_digest=digest, av_seconds=seconds)

    def pause(self, kind: PauseKind, first: int, last: int, reason: str) -> None:
        """Leave a span of days out of the period; one that is not over has no end yet."""
        over = last <= self.office.today
        ended = date_of(last) if over else None
        self.pauses.append(Interval(kind=kind, started_on=date_of(first), ended_on=ended))
        self.sheet.add(
            *(
                "exclusion",
                self.matter.id,
                kind.value,
                False,
                ISO[first],
                ISO[last] if over else None,
            ),
            *(last - first + 1, reason, ISO[first], self.matter.head.id, None, None),
            *self.stamps(self.at(first)),
        )

    def publish(self, day: int) -> None:
        """Publish the result."""
        publisher = self.matter.desk.publishers[0]
        self.task(publisher, OfficerTask.PUBLISHER, day)
        self.step("publish", day, officers=(publisher,))
        regime = self.case["publicity_regime"]
        place, until = PLACES[regime], shown_until(self.office.rules, self.matter, regime, day)
        self.case.update(
            publicity_status="published",
            published_on=ISO[day],
            published_where=place,
        )
        self.sheet.add(
            *("publication", self.matter.id, regime, place, ISO[day], publisher.id),
            *(text_shown(self.matter, self.case["content"]), None),
            *(until, None, "", *self.stamps(self.at(day))),
        )

    def exempt(self, day: int, reason: str) -> None:
        """Record why the result is not published."""
        publisher = self.matter.desk.publishers[0]
        self.task(publisher, OfficerTask.PUBLISHER, day)
        self.step("exempt", day, note=reason, officers=(publisher,))
        self.case.update(publicity_status="exempt", publicity_exempt_reason=reason)

    def close(self, day: int) -> None:
        """Close the case with a report."""
        self.step("close", day)
        self.document(DocumentKind.CLOSING_REPORT, day, content="案件已办理完毕，予以结案。")
        self.case["closed_on"] = ISO[day]

    def archive(self, day: int) -> None:
        """Put the file into the archive."""
        self.step("archive", day, officers=(self.matter.handler,))
        self.case.update(
            archive_no=f"{YEAR[day]}-{self.matter.agency:03d}-{self.matter.id:06d}",
            archived_on=ISO[day],
            retention_years=30 if self.matter.triggers else 10,
        )

    def formed(self, day: int) -> None:
        """Note that there is a result, and by when it must be published."""
        self.case["decided_on"] = self.case["decided_on"] or ISO[day]
        due = self.matter.publish_by
        if due is not None:
            self.case.update(publicity_due_on=ISO[due], publicity_status="due")

    def finish(self, detail: dict[str, Any]) -> Searchable:
        """Write the row of the case and of its detail; return what is searched of it."""
        case, matter = self.case, self.matter
        filmed = case["av_present"] or not case["av_required"]
        case.update(stage=self.stage, record_complete=filmed and not self.unwritten)
        if not case["document_no"] and self.numbers:
            case["document_no"] = self.numbers[0]
        if self.stage != Stage.ARCHIVED.value:
            office = self.office
            case["due_on"], case["due_kind"] = next_deadline(
                *(office.rules, office.today, matter, case, detail),
                *(tuple(self.pauses), tuple(self.registered)),
            )
        self.sheet.add_plain("cases", *case.values())
        self.sheet.add_plain(f"{matter.kind.value}_detail", *detail.values())
        if matter.defect:
            self.sheet.add("planted_defect", matter.id, matter.defect, NOTES[matter.defect])
        return searchable(
            party_name=case["party_name"],
            credit_code=case["credit_code"],
            ref=case["ref"],
            document_no=case["document_no"],
            document_numbers=self.numbers,
            cause=case["cause"],
            facts=case["facts"],
            basis_text=case["basis_text"],
            content=case["content"],
            power_name=matter.entry.name,
        )


MEDIA = {"jpg": "image/jpeg", "pdf": "application/pdf", "mp4": "video/mp4"}
PLACES = {
    "general": "武汉市行政执法信息公示平台",
    "market": "国家企业信用信息公示系统（湖北）",
}
_ELEMENTS: dict[tuple[DocumentElement, ...], str] = {}


def _elements(elements: tuple[DocumentElement, ...]) -> str:
    if elements not in _ELEMENTS:
        _ELEMENTS[elements] = json.dumps([item.value for item in elements])
    return _ELEMENTS[elements]
