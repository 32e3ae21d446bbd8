"""Evidence: things registered in advance, and what electronic monitors recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from registry.codes import ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import any_case, penalty_case
from registry.law.reading import day_of

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Device, Recording, Registration

NO_MONITOR = msg("No electronic monitor recorded the act.")
VERIFY = "verify"
"""The step in which people review what a monitor recorded."""


def _registered_on(dossier: Dossier) -> date | None:
    days = [item.registered_on for item in dossier.registrations or () if item.registered_on]
    return min(days, default=None)


@check(
    "PN05",
    zh="先行登记保存经负责人批准并在七个工作日内处理",
    en="Evidence registered in advance was approved by the head and dealt with in time",
    cites=("APL 56", "APL 85", "APL2017 37"),
    point=ReviewPoint.EVIDENCE,
    applies=penalty_case,
    day_of=_registered_on,
    mend=msg("Record the head's approval, and decide what becomes of the things."),
)
def registration_approved_and_disposed(context: Context) -> Finding:
    """Registration needs prior approval; the things are dealt with within the period."""
    registrations = context.dossier.registrations
    if registrations is None:
        return context.missing("registrations")
    if not registrations:
        return context.not_applicable(msg("No evidence was registered in advance."))
    return gravest([_registration(context, item) for item in registrations])


def _registration(context: Context, item: Registration) -> Finding:
    facts: Facts = {
        "approved_on": item.approved_on,
        "registered_on": item.registered_on,
        "disposed_on": item.disposed_on,
    }
    if item.registered_on is None:
        return context.missing("registrations.registered_on", facts=facts)
    if item.approved_on is None:
        return context.missing("registrations.approved_on", facts=facts)
    if item.approved_on > item.registered_on:
        return _approved_late(context, item.approved_on, item.registered_on, facts)
    return _disposed(context, item, item.registered_on, facts)


def _approved_late(context: Context, approved: date, registered: date, facts: Facts) -> Finding:
    """Leave a short delay to judgement: some fields allow approval to be made up."""
    makeup = context.parameters.lookup(
        "registration.makeup", on=registered, sector=context.dossier.sector
    )
    arguments = {"approved": approved, "registered": registered}
    if makeup and approved <= registered + timedelta(hours=makeup.number):
        context.use(makeup)
        return context.to_judge(
            msg("Approved on {approved}, after {registered}: may it be made up in this field?"),
            facts,
            **arguments,
        )
    return context.failed(
        msg("Registered on {registered}, but approved only on {approved}."), facts, **arguments
    )


def _disposed(context: Context, item: Registration, registered: date, facts: Facts) -> Finding:
    due = context.need("registration.disposal", registered).end(registered)
    context.rests_on(due)
    facts["due"] = due.on
    ended = item.disposed_on
    if ended is None and context.as_of <= due.on:
        return context.not_applicable(msg("To be dealt with by {due}."), facts, due=due.on)
    if ended is None:
        return context.failed(msg("Not dealt with; the period ended on {due}."), facts, due=due.on)
    if ended > due.on:
        return context.failed(
            msg("Dealt with on {ended}; the period ended on {due}."),
            facts,
            ended=ended,
            due=due.on,
        )
    return context.passed(msg("Approved and dealt with in time."), facts)


def _monitored(dossier: Dossier) -> list[Recording]:
    return [recording for recording in dossier.recordings or () if recording.device]


def _with_monitor(dossier: Dossier) -> str:
    known = dossier.recordings is not None and not _monitored(dossier)
    return any_case(dossier) or (NO_MONITOR if known else "")


def _recorded_on(dossier: Dossier) -> date | None:
    days = [day for item in _monitored(dossier) if (day := day_of(item.started_at))]
    return min(days, default=None)


@check(
    "PN21",
    zh="电子技术监控设备经法制和技术审核、地点公布且记录经审核",
    en="The monitor was reviewed, its place published, and its record looked through",
    cites=("APL 41",),
    point=ReviewPoint.EVIDENCE,
    severity=Severity.VOID,
    applies=_with_monitor,
    day_of=_recorded_on,
    since="APL 41",
    mend=msg("Use only records of reviewed and published devices, and review each record."),
)
def monitors_reviewed(context: Context) -> Finding:
    """Device and place were in order when it recorded, and people reviewed the record."""
    dossier = context.dossier
    if dossier.recordings is None:
        return context.missing("recordings")
    return gravest([_monitor(context, item) for item in _monitored(dossier)])


def _monitor(context: Context, recording: Recording) -> Finding:
    device, day = recording.device, day_of(recording.started_at)
    if device is None or day is None:
        return context.missing("recordings.started_at")
    facts: Facts = {"device": device.number, "recorded_on": day} | _dates(device)
    late = [name for name, since in _dates(device).items() if since and since > day]
    if late:
        return context.failed(
            msg("The device {device} recorded on {day}, before its review or publication."),
            facts,
            device=device.number,
            day=day,
        )
    if device.calibrated_to and device.calibrated_to < day:
        return context.failed(
            msg("The calibration of the device {device} had ended on {until}."),
            facts,
            device=device.number,
            until=device.calibrated_to,
        )
    unknown = [f"recordings.device.{name}" for name, since in _dates(device).items() if not since]
    if unknown:
        return context.missing(*unknown, facts=facts)
    return _looked_through(context, day, facts)


def _dates(device: Device) -> dict[str, date | None]:
    return {
        "legally_reviewed_on": device.legally_reviewed_on,
        "technically_reviewed_on": device.technically_reviewed_on,
        "published_on": device.published_on,
    }


def _looked_through(context: Context, day: date, facts: Facts) -> Finding:
    """Ask whether people reviewed the record before it served as evidence."""
    steps = context.dossier.steps
    if steps is None:
        return context.missing("steps", facts=facts)
    days = [day_of(step.at) for step in steps if step.action == VERIFY]
    reviewed = next((found for found in days if found and found >= day), None)
    facts["reviewed_on"] = reviewed
    if reviewed is None and None in days:
        return context.missing("steps.at", facts=facts)
    if reviewed is None:
        return context.to_judge(
            msg("No review of what the device recorded is on file: was it reviewed?"), facts
        )
    return context.passed(msg("The device was in order and its record reviewed."), facts)
