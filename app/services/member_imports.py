"""Taking members in from a sheet: looked at, planned, written in one act, taken back in one step.

Owns the verbs and what is remembered of a head's columns. Reading is intake's, recognition member_import_match's.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import VIETNAM, today
from app.base.language import mark, tr
from app.base.memory import uncollected
from app.base.progress import Progress, Silent
from app.domain.national_sheet import COLUMNS, UNIT
from app.intake.door import file_bytes
from app.intake.sheets import Look, Wish, look, read_rows
from app.models.derived import fields_of
from app.models.members import Member
from app.models.people import Person
from app.models.session import UnitOfWork
from app.models.sheets import ImportBatch, SheetMap
from app.models.undo import is_taken_back
from app.services import member_codes
from app.services.change import Change, Service
from app.services.member_import_plan import Decision, Options, Plan, Planner, Verdict
from app.services.member_import_write import Writer
from app.services.units import find_unit, own_id

_SEEN: Final = mark("Chính tệp này đã được nhập lúc {at} ({who}).")
_LENGTHS: Final = {name: most for name, most in fields_of(Member).texts.items() if most is not None} | {
    UNIT: 200,
    "other_name": 100,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows."""

    added: int
    changed: int
    unchanged: int
    set_aside: int
    units: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Batch:
    """A file that was taken in."""

    act_id: str
    file: str
    at: datetime
    by: str
    """Name of the person."""
    mine: bool
    added: int
    changed: int
    unchanged: int
    set_aside: int
    taken_back: bool

    @property
    def undoable(self) -> bool:
        """As far as can be told without trying: what was changed since is found when it is taken back."""
        return self.mine and not self.taken_back and bool(self.added or self.changed)


class MemberImports(Service):
    """The verbs of sheets coming in."""

    def look(self, path: Path, *, sheet: str | None = None, progress: Progress | None = None) -> Look:
        """The file at a glance; columns as a clerk chose them last time for the same head, else guessed."""
        found = look(path, self._wish(Options(sheet=sheet)), progress=progress)
        with self.store.read() as session:
            for one in found.sheets:
                remembered = session.get(SheetMap, one.fingerprint) if any(one.heads) else None
                if remembered is not None:
                    one.columns = {
                        int(at): field for at, field in remembered.columns.items() if int(at) < len(one.heads)
                    }
                    one.by_content = []
        return found

    def plan(self, path: Path, options: Options | None = None, *, progress: Progress | None = None) -> Plan:
        """What taking the file in would do. Nothing is written. Raises refusals of files and sheets, ``Cancelled``."""
        begun = time.monotonic()
        options = options or Options()
        progress = progress or Silent()
        if not options.columns:
            options = self._remembered(path, options)
        rows = read_rows(path, self._wish(options), progress=progress)
        plan = Plan(path, hashlib.sha256(file_bytes(path)).hexdigest(), rows, options)
        with self.store.read() as session, uncollected():
            plan.own = find_unit(session, options.unit).id if options.unit else own_id(session)
            Planner(session, plan).run(progress)
        before = self.seen_before(plan.digest)
        if before is not None:
            told = tr(_SEEN).format(at=f"{before.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", who=before.by)
            rows.warnings.append(told)
        plan.seconds = time.monotonic() - begun
        return plan

    def carry_out(
        self, plan: Plan, decisions: Mapping[int, Decision] | None = None, *, progress: Progress | None = None
    ) -> Change[Imported]:
        """Write the plan in one act, with what a clerk decided of doubtful rows; the rest of those is set aside."""
        begun = time.monotonic()
        with self.work("members.import") as w:
            writer = Writer(w, plan, decisions or {}, progress or Silent())
            with uncollected():
                writer.write()
            counts = plan.counts
            aside = counts[Verdict.DOUBTFUL] - writer.decided + counts[Verdict.REFUSED]
            result = Imported(
                writer.added,
                writer.changed,
                writer.unchanged,
                aside,
                writer.founded,
                plan.seconds + time.monotonic() - begun,
            )
            w.add(
                ImportBatch(
                    act_id=w.act.id, file=plan.path.name[:255], digest=plan.digest, at=w.clock.now(), by=self.by,
                    added=result.added, changed=result.changed, unchanged=result.unchanged, set_aside=aside,
                )
            )  # fmt: skip
            _remember(w, plan)
            return Change.of(result, w.commit())

    def batches(self, *, limit: int = 200) -> tuple[Batch, ...]:
        """Files that were taken in, the latest first."""
        with self.store.read() as session:
            rows = session.scalars(select(ImportBatch).order_by(ImportBatch.at.desc()).limit(limit)).all()
            return tuple(self._batch(session, one) for one in rows)

    def seen_before(self, digest: str) -> Batch | None:
        """The same file, byte for byte, taken in before and not taken back."""
        with self.store.read() as session:
            query = select(ImportBatch).where(ImportBatch.digest == digest).order_by(ImportBatch.at.desc())
            found = (self._batch(session, one) for one in session.scalars(query.limit(5)).all())
            return next((one for one in found if not one.taken_back), None)

    def _batch(self, session: Session, one: ImportBatch) -> Batch:
        who = session.get(Person, one.by)
        return Batch(
            one.act_id, one.file, one.at, who.name if who is not None else one.by, one.by == self.by,
            one.added, one.changed, one.unchanged, one.set_aside, is_taken_back(session, one.act_id),
        )  # fmt: skip

    def _remembered(self, path: Path, options: Options) -> Options:
        """With the columns that a clerk chose for this head before; looked up only when there are any."""
        with self.store.read() as session:
            if not _any_map(session):
                return options
        found = self.look(path, sheet=options.sheet)
        if found.chosen is None:
            return options
        sheet = found.sheets[found.chosen]
        return Options(sheet.name, sheet.columns, options.unit, options.wipe, options.drop_bad)

    def _wish(self, options: Options) -> Wish:
        labels = {one.field: list(member_codes.labels(one.field)) for one in COLUMNS if one.codes}
        return Wish(
            sheet=options.sheet,
            columns=dict(options.columns),
            lengths=_LENGTHS,
            labels=labels,
            today=today(self.store.clock).isoformat(),
            drop_bad=options.drop_bad,
        )


def _any_map(session: Session) -> bool:
    return session.scalars(select(SheetMap.fingerprint).limit(1)).first() is not None


def _remember(w: UnitOfWork, plan: Plan) -> None:
    """The columns chosen for this head, when they are not what is guessed anyway."""
    sheet = plan.rows.look
    chosen = {at: field for at, field in plan.options.columns.items() if field}
    if sheet is None or not chosen or not any(sheet.heads):  # sheets without a head are not alike
        return
    known = w.find(SheetMap, sheet.fingerprint)
    if known is None and chosen == sheet.columns:
        return
    columns = {str(at): field for at, field in chosen.items()}
    if known is None:
        w.add(SheetMap(fingerprint=sheet.fingerprint, columns=columns, used_at=w.clock.now()))
    else:
        known.columns, known.used_at = columns, w.clock.now()
