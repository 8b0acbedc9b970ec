"""What a verb answers, and what all verbs stand on: the store, the acting person, the organ's practice.

``Change`` says what changed (so that windows refresh their own rows), whether it can be undone, and what a person should be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.base.language import mark, tr
from app.domain.numbering import Caution
from app.domain.practice import Practice
from app.domain.refusals import day
from app.models.session import Changed, Store, UnitOfWork

T = TypeVar("T")
U = TypeVar("U")

_WORDS = {
    Caution.BACK_DATED: mark(
        "Ngày {date} sớm hơn ngày của số đã cấp trước đó trong sổ; số vẫn theo thứ tự cấp."
    ),
    Caution.OTHER_PERIOD: mark("Ngày {date} thuộc {period}: số lấy trong sổ của kỳ ấy."),
    Caution.BEFORE_SIGNING: mark("Ngày văn bản {date} sớm hơn ngày ký {signed}."),
    Caution.LATE: mark("Cấp số muộn: chậm nhất là ngày làm việc sau ngày ký ({by}; NĐ 30/2020, Điều 15)."),
    Caution.TERM_UNDECLARED: mark(
        "Đơn vị chưa khai nhiệm kỳ: số chạy nối tiếp cho đến khi khai (unit set --term TÊN --from NGÀY --to NGÀY)."
    ),
    Caution.FINDINGS: mark("Có {count} điểm thể thức nên xem lại (letter check)."),
    Caution.DRAFT_NOTE: mark("Đã bỏ dòng “{note}”: văn bản có số không còn là dự thảo."),
    Caution.HELD_LATE: mark("Số {number} chỉ giữ đến {until}."),
    Caution.OUT_OF_ORDER: mark("Ngày {date} muộn hơn ngày của một số đứng sau trong sổ ({next})."),
    Caution.SIGNED_COPY: mark("Bản ký ghi {field} “{found}”, văn bản ghi “{own}”: xem có nhầm bản không."),
    Caution.NO_CLERK: mark("Không ai là văn thư: số, dấu và phát hành chờ đến khi có người làm văn thư."),
    Caution.SYMBOL: mark("Ký hiệu “{found}” trên văn bản khác ký hiệu của đơn vị (“{own}”)."),
    Caution.UNIT_SMALL: mark("{name} có {count} {what}, quy định cần ít nhất {least} ({source})."),
    Caution.UNIT_MADE: mark(
        "Đã lập đơn vị “{name}” từ phần đầu văn bản; xem và sửa bằng unit show, unit set."
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about an act that was done all the same."""

    caution: Caution
    values: tuple[tuple[str, object], ...] = ()

    @property
    def text(self) -> str:
        return tr(_WORDS[self.caution]).format(**{name: day(value) for name, value in self.values})


def note(caution: Caution, **values: object) -> Note:
    return Note(caution, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The answer of a verb: its result, and what it changed."""

    result: T
    subjects: frozenset[str]
    """Names of the tables whose records changed."""
    ids: tuple[tuple[str, str], ...]
    """(entity, id) of every changed record."""
    undo: bool
    act_id: str
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, result: T, changed: Changed, notes: tuple[Note, ...] = ()) -> Change[T]:
        return cls(result, changed.subjects, changed.ids, changed.undoable, changed.act_id, notes)


class Service:
    """Base of the subjects: which store, who acts, by which practice."""

    def __init__(self, store: Store, *, by: str, practice: Practice | None = None) -> None:
        self.store = store
        self.by = by
        self.practice = practice or Practice()

    def work(self, verb: str) -> UnitOfWork:
        """A unit of work in this person's name. ``verb`` is kept in the history: 'letters.issue'."""
        return self.store.work(verb=verb, by=self.by)
