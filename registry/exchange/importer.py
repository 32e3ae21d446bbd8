"""Stage → check → apply: files become records, row by row, and a second import changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.actions.permissions import PERMISSIONS, require
from registry.database.bulk import reset_sequences, roomy
from registry.database.sql import as_instant
from registry.exchange.desks import DESKS, Desk, Outcome, Verdict
from registry.exchange.desks.base import Loader
from registry.exchange.report import RejectsFile, Report
from registry.exchange.staging import Stage, Staged
from registry.i18n import _
from registry.models.working import ImportRow, ImportRun

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.columns import ColumnMap

BATCH = 1000
_EARLIER = """
    SELECT r.content_key, r.row_sha256, r.row_id, u.imported_at
    FROM import_row r JOIN import_run u ON u.id = r.run_id
    WHERE r.content_key IN :keys AND r.outcome IN ('accepted', 'updated') ORDER BY r.id"""
_REFUSED_BEFORE = """
    SELECT r.row_sha256 FROM import_row r JOIN import_run u ON u.id = r.run_id
    WHERE r.row_sha256 IN :digests AND r.outcome = 'rejected' AND u.kind = :kind"""
_TOUCHED = (
    "import_run", "import_row", "agency", "agency_alias", "party", "cases", "sanction", "document",
    "article", "statute", "check_item", "adjustment_batch", "adjustment_item",
)  # fmt: skip


def check_file(
    reader: Reader,
    path: Path,
    kind: str,
    today: date,
    chosen: ColumnMap | None = None,
    rejects: Path | None = None,
) -> Report:
    """Tell what an import of a file would do, without writing anything to the register."""
    return _Import(path, kind, today, chosen, rejects).run(lambda: reader, None)


def import_file(
    work: Work,
    path: Path,
    kind: str,
    chosen: ColumnMap | None = None,
    rejects: Path | None = None,
) -> Report:
    """Import a file in the transaction of a command; rows that cannot be taken are refused singly.

    Raises:
        InvalidInput: for a file that cannot be read, or that no column map fits.
        NotPermitted: for an actor who may not import.
    """
    require(work.actor, PERMISSIONS["import"], None, _("import files"))
    with roomy(work.session.connection()):
        return _Import(path, kind, work.today, chosen, rejects).run(work.reader, work)


class _Import:
    """One import of one file."""

    def __init__(
        self, path: Path, kind: str, today: date, chosen: ColumnMap | None, rejects: Path | None
    ) -> None:
        self._path, self._kind = path, kind
        self._stage = Stage(path, kind, today, chosen)
        self._rejects = RejectsFile(rejects)
        self._seen: dict[str, tuple[int, int]] = {}
        self._digest = hashlib.sha256()
        self._run_id: int | None = None

    def run(self, reader_of: Any, work: Work | None) -> Report:
        """Judge the rows in batches and, with a transaction to work in, write them."""
        report = Report()
        desk: Desk | None = None
        for batch in _batched(self._stage.rows(), BATCH):
            desk = desk or DESKS[self._kind]()
            reader = reader_of()
            verdicts = self._judge(reader, desk, batch)
            if work:
                self._write(work, reader, desk, verdicts)
            self._rejects.take(verdicts)
            for verdict in verdicts:
                report.count(verdict)
        report.problems[:0] = self._stage.problems
        report.map_name = self._stage.map_name
        if work and desk and self._run_id:
            desk.finish(work)
            self._finish(work, report)
        self._rejects.write()
        return report

    def _judge(self, reader: Reader, desk: Desk, batch: Sequence[Staged]) -> list[Verdict]:
        verdicts = [Verdict(staged) for staged in batch]
        for verdict in verdicts:
            if verdict.staged.refused:
                verdict.outcome = Outcome.REJECTED
            else:
                self._compare_within_file(verdict)
        self._compare_with_earlier(reader, _open(verdicts))
        if still_open := _open(verdicts):
            desk.check(reader, still_open)
        return verdicts

    def _compare_within_file(self, verdict: Verdict) -> None:
        """Take a repeated record once; two rows that say different things of it disagree."""
        staged = verdict.staged
        says = hash(repr(staged.record))
        said, row = self._seen.setdefault(staged.key, (says, staged.row))
        if row == staged.row:
            return
        if said == says:
            verdict.outcome = Outcome.UNCHANGED
        else:
            sentence = _("It contradicts row {row}, which speaks of the same.").format(row=row)
            verdict.reject("", staged.key[:80], sentence)

    def _compare_with_earlier(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        earlier: dict[str, tuple[str, int, datetime | None]] = {}
        keys = [verdict.staged.key for verdict in verdicts]
        for key, sha256, row_id, at in reader.rows(_EARLIER, {"keys": keys}) if keys else ():
            earlier[key] = sha256, row_id, as_instant(at)
        for verdict in verdicts:
            if found := earlier.get(verdict.staged.key):
                sha256, verdict.row_id, verdict.imported_at = found
                same = sha256 == verdict.staged.sha256
                verdict.outcome = Outcome.UNCHANGED if same else Outcome.UPDATED

    def _write(self, work: Work, reader: Reader, desk: Desk, verdicts: Sequence[Verdict]) -> None:
        if to_write := _open(verdicts):
            desk.write(work, to_write)
        refused = [verdict for verdict in verdicts if verdict.outcome is Outcome.REJECTED]
        before = _refused_before(reader, refused, self._kind)
        new = [*to_write, *(v for v in refused if v.staged.sha256 not in before)]
        if new:
            self._keep_originals(work, desk, sorted(new, key=lambda verdict: verdict.staged.row))

    def _keep_originals(self, work: Work, desk: Desk, verdicts: Sequence[Verdict]) -> None:
        run_id = self._run_id or self._begin(work)
        loader = Loader(work, ImportRow)
        for verdict in verdicts:
            staged = verdict.staged
            self._digest.update(bytes.fromhex(staged.sha256))
            loader.add(
                run_id=run_id,
                sheet=staged.sheet[:100],
                row_no=staged.row,
                row_sha256=staged.sha256,
                content_key=staged.key[:300],
                outcome=verdict.outcome.value,
                original=staged.original,
                problems=[problem.as_dict() for problem in staged.problems],
                table_name="" if verdict.row_id is None else desk.table,
                row_id=verdict.row_id,
            )
        loader.flush()

    def _begin(self, work: Work) -> int:
        run = ImportRun(
            kind=self._kind,
            map_name=self._stage.map_name[:80],
            file_name=self._path.name[:255],
            file_sha256=_file_digest(self._path),
            imported_at=work.now,
            imported_by=work.actor.account_id,
        )
        self._run_id = work.id_of(work.add(run))
        return self._run_id

    def _finish(self, work: Work, report: Report) -> None:
        """Enter the counts and the ledger entry of an import that changed something."""
        run = work.session.get_one(ImportRun, self._run_id)
        counts = {outcome.value: report.outcomes[outcome] for outcome in Outcome}
        run.read = report.read
        for name, value in counts.items():
            setattr(run, name, value)
        work.session.add(run)
        change = {
            "kind": self._kind,
            "map": report.map_name,
            "file": run.file_name,
            "file_sha256": run.file_sha256,
            "rows_sha256": self._digest.hexdigest(),
            "read": report.read,
            **counts,
        }
        work.record("import", run, self._run_id, None, change)
        reset_sequences(work.session.connection(), _TOUCHED)


def _batched(rows: Iterable[Staged], size: int) -> Iterator[list[Staged]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _open(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the verdicts by which something would be written."""
    return [v for v in verdicts if v.outcome in {Outcome.ACCEPTED, Outcome.UPDATED}]


def _refused_before(reader: Reader, refused: Sequence[Verdict], kind: str) -> set[str]:
    digests = sorted({verdict.staged.sha256 for verdict in refused})
    if not digests:
        return set()
    rows = reader.rows(_REFUSED_BEFORE, {"digests": digests, "kind": kind})
    return {digest for (digest,) in rows}


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
