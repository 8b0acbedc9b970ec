"""A package as data: a letter with its attachments, or a receipt (thông tin trạng thái) about one.

Words stand as they came, NFC and trimmed; None or '' = not said ('N/A' and 'null' count as not said). What could not be
taken as it stood is a ``Note`` for the clerk, never a silent repair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final

from app.base.language import mark


class Priority(IntEnum):
    """Độ khẩn."""

    NORMAL = 0
    URGENT = 1  # khẩn
    VERY_URGENT = 2  # thượng khẩn
    EXPRESS = 3  # hỏa tốc
    EXPRESS_TIMED = 4  # hỏa tốc hẹn giờ


URGENCY: Final = {
    Priority.URGENT: "KHẨN",
    Priority.VERY_URGENT: "THƯỢNG KHẨN",
    Priority.EXPRESS: "HỎA TỐC",
    Priority.EXPRESS_TIMED: "HỎA TỐC HẸN GIỜ",
}
"""How a letter's urgency is printed; a normal one has none."""


class Act(IntEnum):
    """What the package does to the letter (BussinessDocType)."""

    NEW = 0
    RECALL = 1  # thu hồi
    UPDATE = 2  # cập nhật nơi nhận
    REPLACE = 3  # thay thế


ACT_WORDS: Final = {
    Act.NEW: "Văn bản điện tử mới",
    Act.RECALL: "Thu hồi văn bản điện tử",
    Act.UPDATE: "Cập nhật văn bản điện tử",
    Act.REPLACE: "Thay thế văn bản điện tử",
}
"""The reason that is written when the clerk gives none."""


class Status(StrEnum):
    """State of a letter at its receiver (StatusCode of a receipt)."""

    ARRIVED = "01"
    REFUSED = "02"
    ACCEPTED = "03"
    ASSIGNED = "04"
    IN_WORK = "05"
    FINISHED = "06"
    TAKEN_BACK = "13"
    RECALL_AGREED = "15"
    RECALL_REFUSED = "16"


STATUS_WORDS: Final = {
    Status.ARRIVED: mark("đã đến"),
    Status.REFUSED: mark("từ chối nhận"),
    Status.ACCEPTED: mark("đã tiếp nhận"),
    Status.ASSIGNED: mark("đã phân công"),
    Status.IN_WORK: mark("đang xử lý"),
    Status.FINISHED: mark("đã hoàn thành"),
    Status.TAKEN_BACK: mark("đã lấy lại"),
    Status.RECALL_AGREED: mark("đồng ý thu hồi hoặc cập nhật"),
    Status.RECALL_REFUSED: mark("không đồng ý thu hồi hoặc cập nhật"),
}


class Oddity(StrEnum):
    """Kinds of notes."""

    PREAMBLE = "preamble"
    WRAPPED = "wrapped"
    NAMESPACE = "namespace"
    DATE = "date"
    NUMBER = "number"
    PRIORITY = "priority"
    ACT = "act"
    STATUS = "status"
    OFFICE_ID = "office-id"
    MISSING = "missing"
    REPEATED = "repeated"
    ABSENT_FILE = "absent-file"
    UNLISTED_FILE = "unlisted-file"
    DAMAGED_FILE = "damaged-file"
    FOREIGN_FILE = "foreign-file"
    ZIPPED = "zipped"
    XML_SIGNATURE = "xml-signature"


NOTE_WORDS: Final = {
    Oddity.PREAMBLE: mark("Có ký tự thừa trước phần khai báo XML; đã bỏ qua."),
    Oddity.WRAPPED: mark("Gói tin nằm trong {found}; đã mở ra."),
    Oddity.NAMESPACE: mark("Gói tin viết theo dạng cũ hoặc lạ ({found}); đã đọc theo tên thành phần."),
    Oddity.DATE: mark("{place} ghi ngày không có thật hoặc lạ: '{found}'."),
    Oddity.NUMBER: mark("Số văn bản không phải chữ số: '{found}'."),
    Oddity.PRIORITY: mark("Độ khẩn lạ: '{found}'."),
    Oddity.ACT: mark("Nghiệp vụ lạ: '{found}'; coi là văn bản mới."),
    Oddity.STATUS: mark("Mã trạng thái lạ: '{found}'."),
    Oddity.OFFICE_ID: mark("Mã định danh không đúng dạng: '{found}'."),
    Oddity.MISSING: mark("Gói tin không ghi {found}."),
    Oddity.REPEATED: mark("{place} có nhiều hơn một lần; lấy lần đầu."),
    Oddity.ABSENT_FILE: mark("Tệp '{found}' được kể tên nhưng không có trong gói."),
    Oddity.UNLISTED_FILE: mark("Tệp '{found}' có trong gói nhưng không được kể tên."),
    Oddity.DAMAGED_FILE: mark("Tệp '{found}' bị hỏng: {reason}."),
    Oddity.FOREIGN_FILE: mark("Nội dung tệp '{found}' không phải loại như tên gọi."),
    Oddity.ZIPPED: mark("Tệp '{found}' được nén trong gói; đã giải nén."),
    Oddity.XML_SIGNATURE: mark("Gói tin có chữ ký XML; chương trình chưa kiểm tra chữ ký này."),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd that the clerk should know. ``place`` is the element, ``line`` its line in the file."""

    kind: Oddity
    place: str = ""
    line: int | None = None
    found: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A sender or receiver. ``id`` is its identifier (mã định danh); it is never invented."""

    id: str = ""
    name: str = ""
    in_charge: str = ""  # cơ quan chủ quản
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who handled it at the other end."""

    department: str = ""
    name: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another letter: the one answered, or the one a receipt speaks of."""

    office_id: str = ""
    number: str = ""
    notation: str = ""
    day: date | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One station of the way."""

    office_id: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A letter that this one replaces, and for whom."""

    document_id: str
    office_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiverChange:
    """A receiver added to or taken from the letter's list."""

    office_id: str
    added: bool


@dataclass(frozen=True, slots=True)
class Business:
    """Nghiệp vụ: what the package does to the letter, and why."""

    act: Act = Act.NEW
    reason: str = ""
    document_id: str = ""
    paper: bool = False  # the original follows on paper
    staff: Staff | None = None
    receivers: tuple[ReceiverChange, ...] = ()
    replaces: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """An attachment. ``data`` is None when it is named but absent or cannot be decoded."""

    name: str
    data: bytes | None
    content_type: str = ""
    description: str = ""
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class LetterPackage:
    """Một văn bản: header, way, attachments."""

    sender: Office
    receivers: tuple[Office, ...] = ()
    document_id: str = ""
    number: str = ""
    notation: str = ""
    place: str = ""
    day: date | None = None
    kind_code: str = ""  # differs between systems: trust the name
    kind_detail: str = ""
    kind_name: str = ""
    subject: str = ""
    content: str = ""
    authority: str = ""  # Competence: 'TM. …'
    position: str = ""
    signer: str = ""
    due: date | None = None
    priority: Priority = Priority.NORMAL
    sphere: str = ""
    typer: str = ""
    copies: int | None = None
    pages: int | None = None
    direction: str = ""
    appendixes: tuple[str, ...] = ()
    answers: tuple[Reference, ...] = ()
    steering: str = ""
    recipients: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    business: Business = Business()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptPackage:
    """Một thông tin trạng thái: what became of a letter at its receiver."""

    sender: Office
    about: Reference
    status: Status | None
    description: str = ""
    at: datetime | None = None
    staff: Staff | None = None


Package = LetterPackage | ReceiptPackage


@dataclass(frozen=True, slots=True)
class Opened:
    """A package as read, and what was odd about it."""

    package: Package
    notes: tuple[Note, ...] = ()
