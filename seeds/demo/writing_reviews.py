"""Writing the legal review of an ordinary penalty case."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.codes import DocumentKind, OfficerTask, ReviewOpinion, ReviewPoint, ReviewStatus

from .days import ISO, iso
from .writing_hearings import HearingFile

if TYPE_CHECKING:
    from registry.queries.grams import Searchable

    from .filing import Office
    from .matters import Matter
    from .people import Officer

PENDING_DIGEST = "0" * 64
"""Stands for the digest of what was reviewed until the whole dossier is in the database."""
RETURNED = ("询问笔录缺少见证人签名，请补正后再送审。", "裁量理由说明不充分，请补充后重新送审。")
AGREED = ("事实清楚，证据充分，程序合法，适用依据正确，同意。", "经审核，同意承办机构的处理意见。")
CHANGED = "同意，建议在决定书中补充裁量理由。"
WITH_CHANGES = 0.15
FEW_POINTS = (
    ReviewPoint.SUBJECT,
    ReviewPoint.OFFICERS,
    ReviewPoint.PROCEDURE,
    ReviewPoint.FACTS,
    ReviewPoint.EVIDENCE,
)
"""What an incomplete opinion covers: a planted defect."""


@dataclass(slots=True)
class Round:
    """One round of legal review."""

    submitted_at: str
    reviewer: Officer | None = None
    opinion: ReviewOpinion | None = None
    text: str = ""
    day: int = 0
    decided_at: str | None = None
    answered: int | None = None


class ReviewedFile(HearingFile):
    """The file of a case that may be a major one."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file; legal review is required where something makes the case major."""
        super().__init__(office, matter)
        self.rounds: list[Round] = []
        triggers = matter.triggers if "decide" in self.taken else self._triggers()
        if triggers:
            self.case.update(
                review_status=ReviewStatus.REQUIRED.value,
                review_triggers=json.dumps(list(triggers)),
            )

    def write(self) -> Searchable:
        """Write every step taken so far, then the rounds of review."""
        found = super().write()
        for number, review in enumerate(self.rounds, 1):
            self._keep_review(number, review)
        return found

    def _triggers(self) -> tuple[str, ...]:
        """Return why review is required as far as the case has come."""
        matter, taken = self.matter, self.taken
        return self.office.rules.review_triggers(
            matter.lines if "investigate" in taken else (),
            matter.party.kind,
            matter.discovered + 45,
            matter.weights,
            matter.entry.review_required,
            "hear" in taken,
        )

    def submit_review(self, day: int) -> None:
        """Submit the draft to legal review, again if it was returned."""
        note = "补正后重新送审。" if self.rounds else "送法制审核。"
        self.step("submit_review", day, note=note)
        if self.rounds:
            self.rounds[-1].answered = day
        self.rounds.append(Round(self.at(day)))
        self.case.update(
            review_status=ReviewStatus.PENDING.value,
            review_submitted_at=self.at(day),
        )

    def decide_review(self, day: int) -> None:
        """Give the opinion on the draft."""
        round_ = self.rounds[-1]
        reviewer = self.matter.reviewer or self.matter.desk.reviewers[0]
        last = len(self.rounds) == self.matter.rounds
        opinion, text = self._opinion(last)
        self.task(reviewer, OfficerTask.REVIEWER, day)
        self.step("decide_review", day, note=text, officers=(reviewer,))
        self.document(DocumentKind.REVIEW_OPINION, day, content=text)
        round_.reviewer, round_.opinion, round_.text = reviewer, opinion, text
        round_.day, round_.decided_at = day, self.at(day)
        self.case.update(
            review_status=(ReviewStatus.PASSED if last else ReviewStatus.RETURNED).value,
            reviewer_id=reviewer.id,
            reviewer_qualification=reviewer.qualification,
            review_opinion=opinion.value,
            reviewed_on=ISO[day],
            reviewed_digest=PENDING_DIGEST,
        )

    def _opinion(self, last: bool) -> tuple[ReviewOpinion, str]:
        random = self.office.rng.random
        if not last:
            return ReviewOpinion.RETURN, RETURNED[int(random() * len(RETURNED))]
        if random() < WITH_CHANGES:
            return ReviewOpinion.AGREE_WITH_CHANGES, CHANGED
        return ReviewOpinion.AGREE, AGREED[int(random() * len(AGREED))]

    def _keep_review(self, number: int, review: Round) -> None:
        """Write the row of a round, and the opinions on its points."""
        reviewer, opinion = review.reviewer, review.opinion
        answered = None if self.matter.defect == "LR04" else review.answered
        row = self.sheet.add(
            *("review", self.matter.id, number, self.case["review_triggers"], review.submitted_at),
            *(self.matter.handler.id, PENDING_DIGEST),
            reviewer.id if reviewer else None,
            reviewer.certificate_on(review.day) if reviewer else None,
            reviewer.qualification if reviewer else None,
            opinion.value if opinion else None,
            *(review.text, review.decided_at, iso(answered)),
            "已按审核意见补正。" if answered else "",
            *self.stamps(review.decided_at or review.submitted_at),
        )
        if opinion:
            points = FEW_POINTS if self.matter.defect == "LR03" else tuple(ReviewPoint)
            for point in points:
                self.sheet.add_plain("review_point_opinion", row, point.value, opinion.value, "")
