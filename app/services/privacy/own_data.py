"""Everything held about one member, for himself (dữ liệu của mình): as data and as a paper.

Owns what counts as held: the record, every row of every table that refers to it, operations, letters that speak of him, consents,
requests, and who looked. Found by the references between tables, so that a later table is not forgotten. Giving it out is logged.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import VIETNAM
from app.base.files import PRIVATE, replacing
from app.base.language import tr
from app.domain.members import LEAVING_NAMES, STATUS_NAMES
from app.domain.privacy import (
    ACT_NAMES,
    ANSWERS,
    BASES,
    COLUMNS,
    METHODS,
    PHOTO,
    PURPOSES,
    REQUEST_STATES,
    REQUESTS,
    Act,
)
from app.models.files import Attachment
from app.models.history import to_json
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.models.operations import MemberOperation, OperationMember, OperationPaper
from app.models.privacy import AccessEntry, SubjectRequest
from app.models.queries.search import ids_of
from app.models.registry import ENTITIES
from app.models.session import Store
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.member_fields import LABELS
from app.services.member_years import TABLES
from app.services.members import find_member
from app.services.privacy import access
from app.services.sheets import head_of, written_day
from app.services.units import own_unit

if TYPE_CHECKING:
    from app.export.lists.paper import Block, Paper
    from app.models.vault import Vault

Data = dict[str, Any]
_SILENT: Final = frozenset(
    {"id", "extra", "member_id", "unit_id", "operation_id", "folded", "sort_key", "meeting_id"}
)
# Words of a document: Vietnamese whatever the window's language.
_TABLES: Final = {
    **{table.model.__tablename__: table.title for table in TABLES.values()},
    "member_spell": "Các đơn vị đã qua",
    "operation_member": "Trong các nghiệp vụ",
    "operation_paper": "Giấy tờ nghiệp vụ",
    "meeting_attendance": "Dự họp",
    "vote_line": "Trong các lần biểu quyết, bầu cử",
    "committee_seat": "Trong Ban Chấp hành",
    "nominee_remark": "Nhận xét đối tượng Đảng",
    "consent": "Sự đồng ý xử lý dữ liệu",
    "restriction": "Hạn chế xử lý",
    "subject_request": "Yêu cầu về dữ liệu của mình",
    "fee_payment": "Đoàn phí đã nộp",
    "fee_waiver": "Miễn đoàn phí",
    "fee_classing": "Đối tượng đóng đoàn phí",
    "fee_transfer": "Chuyển khoản đoàn phí",
}
_COLUMNS: Final = {
    "purpose": "mục đích", "answer": "trả lời", "said_on": "ngày", "method": "cách", "guardian": "người giám hộ",
    "withdrawn_on": "rút lại ngày", "basis": "căn cứ", "text_version": "bản mẫu", "note": "ghi chú", "since": "từ",
    "reason": "lý do", "lifted_on": "thôi từ", "kind": "loại", "asked_on": "ngày yêu cầu", "asked_by": "người yêu cầu",
    "words": "nội dung", "answer_by": "trả lời trước", "due_on": "xong trước", "state": "tình trạng", "outcome": "kết quả",
    "answered_on": "đã trả lời ngày", "done_on": "xong ngày", "starts_on": "từ ngày", "ends_on": "đến ngày", "how": "cách đi",
    "name": "tên", "present": "có mặt", "month": "tháng", "amount": "số tiền", "first": "từ tháng", "last": "đến tháng",
    "yes": "đồng ý", "no": "không đồng ý", "other": "ý kiến khác", "post": "chức vụ", "until": "đến", "text": "nội dung",
    "quarter": "quý", "written_on": "ngày viết", "written_by": "nơi viết", "data": "ghi nhận", "outcome_words": "kết quả",
    "paper": "giấy", "day": "ngày", "payer": "người nộp", "detail": "chi tiết", "votes": "số phiếu", "recognised_on": "công nhận ngày",
}  # fmt: skip
_WORDS: Final[dict[str, dict[str, str]]] = {
    "purpose": PURPOSES, "answer": ANSWERS, "how": dict(LEAVING_NAMES), "method": METHODS, "basis": BASES,
}  # fmt: skip


class OwnData(Service):
    """Giving a member what is held about him."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    def gather(self, member_id: str) -> Data:
        """All of it, JSON-safe. Nothing is written down of this: ``write`` does that when it is given out."""
        with self.store.read() as session:
            member = find_member(session, member_id)
            unit = session.get(Unit, member.unit_id)
            fields = {name: to_json(getattr(member, name)) for name in LABELS}
            return {
                "id": member.id,
                "unit": unit.name if unit is not None else None,
                "status": member.status,
                "fields": {name: value for name, value in fields.items() if value not in (None, "")},
                "photo": member.photo_id is not None,
                "tables": dict(_tables(session, member.id)),
                "operations": list(_operations(session, member.id)),
                "letters": list(_letters(session, member)),
                "files": list(_files(session, member.id)),
                "looked": list(_looked(session, member.id)),
            }

    def write(self, member_id: str, path: Path, *, purpose: str = "") -> Change[Path]:
        """As .json or .pdf, by the name's ending; logged. Raises LookRefused, PurposeMissing, FolderReadOnly."""
        found = self.gather(member_id)
        with self.work("privacy.own_data") as w:
            names = [name for name in COLUMNS if name in found["fields"]] + (
                [PHOTO] if found["photo"] else []
            )
            said = purpose or "Cấp cho chủ thể dữ liệu"
            access.note(w, Act.OWN, names, purpose=said, member=found["id"])
            data = self._json(found) if path.suffix.lower() == ".json" else self._pdf(found)
            with replacing(path, mode=PRIVATE) as file:
                file.write(data)
            return Change.of(path, w.commit())

    def _json(self, found: Data) -> bytes:
        photo = self._photo(found["id"])
        whole = {**found, "photo": base64.b64encode(photo).decode() if photo else None}
        return json.dumps(whole, ensure_ascii=False, indent=1).encode()

    def _photo(self, member_id: str) -> bytes | None:
        with self.store.read() as session:
            member = session.get(Member, member_id)
            kept = (
                session.get(Attachment, member.photo_id) if member is not None and member.photo_id else None
            )
            digest = kept.sha256 if kept is not None else ""
        return self._vault().get(digest) if digest else None

    def _pdf(self, found: Data) -> bytes:
        from app.export.lists.paper_pdf import draw

        return draw(self.paper(found))

    def paper(self, found: Data) -> Paper:
        """The sheet a person gets."""
        from app.base.clock import today
        from app.export.lists.paper import Grid, GridColumn, Paper, Text

        day = today(self.store.clock)
        rows = [(tr(LABELS[name]), _said(name, value)) for name, value in found["fields"].items()]
        rows += [("Đơn vị", found["unit"] or ""), ("Trạng thái", _status(found["status"]))]
        rows.append(("Ảnh", "có" if found["photo"] else "không"))
        blocks: list[Block] = [
            Grid((GridColumn("1. Hồ sơ", 32), GridColumn("Dữ liệu đang giữ", 68)), tuple(rows))
        ]
        parts = [
            (_TABLES.get(table, table), [_line(table, line) for line in lines])
            for table, lines in found["tables"].items()
        ]
        parts += [
            (title, [_parts(one) for one in found[key]])
            for title, key in (
                ("Nghiệp vụ", "operations"), ("Văn bản có nêu tên", "letters"), ("Tệp đính kèm", "files"),
                ("Ai đã xem dữ liệu nhạy cảm", "looked"),
            )
        ]  # fmt: skip
        for number, (title, lines) in enumerate(parts, 2):
            # The heading is the table's own, so that it never stands alone at the end of a page.
            columns = (GridColumn("STT", 8), GridColumn(f"{number}. {title}", 92))
            said = tuple((str(at), line) for at, line in enumerate(lines, 1)) or (("", "Không có."),)
            blocks += [Text(""), Grid(columns, said)]
        blocks.append(
            Text(
                "Văn bản đã ban hành và số văn bản được lưu theo quy định về công tác văn thư, lưu trữ. Người có dữ liệu có quyền yêu "
                "cầu sửa, hạn chế xử lý, xóa, rút lại sự đồng ý (Luật 91/2025/QH15).",
                italic=True,
            )
        )
        with self.store.read() as session:
            head = head_of(own_unit(session), day)
        return Paper("DỮ LIỆU CÁ NHÂN ĐANG GIỮ", tuple(blocks), head, (f"Tính đến ngày {written_day(day)}",))


# --- gathering -------------------------------------------------------------------------------------------------


def _tables(session: Session, member_id: str) -> Iterator[tuple[str, list[Data]]]:
    for name, model in ENTITIES.items():
        column = model.__table__.columns.get("member_id")
        if column is None:
            continue
        query = select(model.__table__).where(column == member_id).order_by(model.__table__.columns["id"])
        rows = [
            {
                key: to_json(value)
                for key, value in row.items()
                if key not in _SILENT and value not in (None, "", {}, [])
            }
            for row in session.execute(query).mappings()
        ]
        if rows:
            yield name, rows


def _operations(session: Session, member_id: str) -> Iterator[Data]:
    query = select(MemberOperation).join(OperationMember, OperationMember.operation_id == MemberOperation.id)
    for one in session.scalars(
        query.where(OperationMember.member_id == member_id).order_by(MemberOperation.begun_on)
    ):
        yield {"title": one.title, "begun_on": to_json(one.begun_on), "closed_on": to_json(one.closed_on)}


def _letters(session: Session, member: Member) -> Iterator[Data]:
    """Papers about him, and letters in which the name stands."""
    papers = select(OperationPaper.letter_id).where(OperationPaper.member_id == member.id)
    ids = {
        *session.scalars(papers),
        *ids_of(session, OutgoingLetter.__tablename__, member.full_name, limit=200),
    }
    for one in session.scalars(
        select(OutgoingLetter).where(OutgoingLetter.id.in_(ids)).order_by(OutgoingLetter.id)
    ):
        if member.full_name in f"{one.subject} {json.dumps(one.parts, ensure_ascii=False)}":
            yield {"number": one.number_printed, "date": to_json(one.letter_date), "subject": one.subject}


def _files(session: Session, member_id: str) -> Iterator[Data]:
    query = select(Attachment).where(
        Attachment.owner_kind == Member.__tablename__, Attachment.owner_id == member_id
    )
    for one in session.scalars(query.order_by(Attachment.id)):
        yield {"name": one.name, "size": f"{one.size} byte"}


def _looked(session: Session, member_id: str) -> Iterator[Data]:
    from app.models.people import Person

    query = select(AccessEntry, Person.name).outerjoin(Person, Person.id == AccessEntry.by)
    for one, name in session.execute(
        query.where(AccessEntry.record_id == member_id).order_by(AccessEntry.seq)
    ):
        fields = [access.field_name(field) for field in one.fields.split()]
        yield {
            "at": to_json(one.at), "by": name or "", "act": tr(ACT_NAMES[one.act]) if one.act in ACT_NAMES else one.act,
            "fields": fields, "purpose": one.purpose,
        }  # fmt: skip


# --- words -------------------------------------------------------------------------------------------------------


def _status(status: str) -> str:
    return tr(STATUS_NAMES[status]) if status in STATUS_NAMES else status


def _said(name: str, value: Any) -> str:
    known = _WORDS.get(name, {})
    if isinstance(value, str) and value in known:
        return tr(known[value])
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(str(one) for one in value.values())
    text = str(value)
    if name == "at":
        from datetime import datetime

        return f"{datetime.fromisoformat(text).astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    try:
        return written_day(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def _line(table: str, row: Data) -> str:
    years = next((one for one in TABLES.values() if one.model.__tablename__ == table), None)
    labels = {field.name: tr(field.label) for field in years.fields} if years is not None else {}
    choices = (
        {field.name: field.choices for field in years.fields if field.choices} if years is not None else {}
    )
    if table == SubjectRequest.__tablename__:
        choices = {"kind": REQUESTS, "state": REQUEST_STATES}
    parts = []
    for name, value in row.items():
        said = tr(choices[name][value]) if name in choices and value in choices[name] else _said(name, value)
        label = labels.get(name) or _COLUMNS.get(name)
        if label:
            parts.append(f"{label}: {said}")
    return "; ".join(parts)


def _parts(row: Data) -> str:
    return "; ".join(_said(name, value) for name, value in row.items() if value)
