"""A round of legal review with its findings."""

from __future__ import annotations

from registry.views import FindingView, ReviewView
from tests.tui.samples.law import APL_57, APL_61, FSL_124, at

REVIEW = ReviewView(
    id=1,
    round=1,
    triggers=("rights_after_hearing",),
    submitted_at=at(11, 20),
    submitted_by="刘洋",
    dossier_digest="7f3a" + "0" * 60,
    reviewer="",
    opinion=None,
    opinion_text="",
    decided_at=None,
    points=(),
)


FINDINGS = (
    FindingView(
        "PL03",
        "Power in force",
        "pass",
        "void",
        "subject",
        "The entry was in force on the date of the act.",
        "",
        (APL_57,),
        {"act_from": "2026-08-30"},
    ),
    FindingView(
        "HR01",
        "Hearing notice",
        "fail",
        "major",
        "procedure",
        "Notice was given 5 working days before the hearing; 7 are needed.",
        "Hold the hearing anew after proper notice.",
        (APL_61,),
        {"noticed_on": "2026-10-28", "held_on": "2026-11-04"},
        ({"name": "hearing.notice_days", "value": 7, "unit": "wd", "from": "2021-07-15"},),
        id=2,
    ),
    FindingView(
        "PN01",
        "Limitation",
        "judge",
        "void",
        "facts",
        "Harm to life or health would extend the term from two years to five.",
        "",
        (APL_57,),
        {"harm": None},
        id=3,
    ),
    FindingView(
        "PN09",
        "Fine within range",
        "pass",
        "void",
        "law",
        "The fine lies within the statutory range.",
        "",
        (FSL_124,),
        {"fine": "50000.00"},
    ),
)
