"""Drafts of forms: kept for the person who typed them, outside the record."""

from __future__ import annotations

from sqlmodel import col, select

from registry.actions.work import Work
from registry.commands import DropDraft, SaveDraft
from registry.i18n import _
from registry.models.working import Draft
from registry.views import Done


def save_draft(work: Work, command: SaveDraft) -> Done:
    """Keep a draft, replacing the one of the same form and subject."""
    draft = _find(work, command.form, command.subject) or Draft(
        account_id=work.actor.account_id,
        form=command.form,
        subject=command.subject,
        updated_at=work.now,
    )
    draft.content = dict(command.content)
    draft.updated_at = work.now
    work.session.add(draft)
    return Done(SaveDraft.command, command.subject, 1, message=_("Draft kept."))


def drop_draft(work: Work, command: DropDraft) -> Done:
    """Throw a draft away, if there is one."""
    draft = _find(work, command.form, command.subject)
    if draft is not None:
        work.session.delete(draft)
    return Done(DropDraft.command, command.subject, 1, message=_("Draft thrown away."))


def _find(work: Work, form: str, subject: str) -> Draft | None:
    query = select(Draft).where(
        col(Draft.account_id) == work.actor.account_id,
        col(Draft.form) == form,
        col(Draft.subject) == subject,
    )
    return work.session.exec(query).first()
