"""What records and their fields are called where the exchange is told: names for people, none of columns.

Owns the tables of names. A field without one answers '' and is told as a detail.
"""

from __future__ import annotations

from typing import Final

from app.base.language import mark, tr
from app.services.member_fields import LABELS

_KINDS: Final = {
    "member": mark("Đoàn viên"),
    "member_position": mark("chức vụ"),
    "member_award": mark("khen thưởng"),
    "member_discipline": mark("kỷ luật"),
    "member_grade": mark("xếp loại"),
    "member_training": mark("rèn luyện"),
    "member_spell": mark("nơi sinh hoạt"),
    "nominee_remark": mark("nhận xét"),
    "incoming_letter": mark("Văn bản đến"),
    "outgoing_letter": mark("Văn bản đi"),
    "attachment": mark("tệp kèm"),
    "letter_step": mark("bước xử lý"),
    "outgoing_step": mark("bước trình ký"),
    "letter_version": mark("phiên bản"),
    "issued_number": mark("số văn bản"),
    "held_number": mark("số giữ trước"),
    "number_wait": mark("việc chờ số"),
    "document_copy": mark("bản sao văn bản"),
    "mailing": mark("danh sách gửi"),
    "posting": mark("sổ bưu điện"),
    "expected_answer": mark("nơi phải trả lời"),
    "outcome": mark("kết quả thực hiện"),
    "short_message": mark("tin nhắn"),
    "task": mark("Việc"),
    "task_note": mark("ghi chú tiến độ"),
    "recurring_task": mark("việc định kỳ"),
    "unit": mark("Tổ chức"),
    "unit_event": mark("thay đổi tổ chức"),
    "person": mark("Người dùng"),
    "signer": mark("Người ký"),
    "series": mark("Sổ số"),
    "closed_book": mark("Sổ đã đóng"),
    "dossier": mark("Hồ sơ"),
    "dossier_entry": mark("văn bản trong hồ sơ"),
    "meeting": mark("Cuộc họp"),
    "meeting_attendance": mark("điểm danh"),
    "meeting_item": mark("nội dung họp"),
    "meeting_vote": mark("biểu quyết"),
    "vote_line": mark("phiếu"),
    "meeting_task": mark("việc sau họp"),
    "committee": mark("Ban Chấp hành"),
    "committee_seat": mark("ủy viên"),
    "operation": mark("Nghiệp vụ"),
    "operation_member": mark("người trong nghiệp vụ"),
    "operation_step": mark("bước nghiệp vụ"),
    "operation_paper": mark("văn bản nghiệp vụ"),
    "letter_template": mark("Mẫu văn bản"),
    "text_block": mark("Đoạn mẫu"),
    "channel": mark("Kênh thông tin"),
    "rule_change": mark("Quy định"),
    "exchange_package": mark("gói tin liên thông"),
}
_OTHER: Final = mark("dữ liệu khác")
_FIELDS: Final = {
    "subject": mark("Trích yếu"),
    "parts": mark("Nội dung văn bản"),
    "signer": mark("Người ký"),
    "signed_on": mark("Ngày ký"),
    "sent_on": mark("Ngày gửi"),
    "state": mark("Tình trạng"),
    "stage": mark("Bước xử lý"),
    "status": mark("Trạng thái"),
    "status_since": mark("Trạng thái từ"),
    "unit_id": mark("Đơn vị"),
    "kind": mark("Loại"),
    "number": mark("Số"),
    "notation": mark("Ký hiệu"),
    "number_printed": mark("Số, ký hiệu"),
    "arrival_number": mark("Số đến"),
    "arrived_on": mark("Ngày đến"),
    "letter_date": mark("Ngày văn bản"),
    "issuer": mark("Cơ quan ban hành"),
    "superior": mark("Cơ quan cấp trên"),
    "addressees": mark("Kính gửi"),
    "recipients": mark("Nơi nhận"),
    "urgency": mark("Độ khẩn"),
    "secrecy": mark("Độ mật"),
    "due_on": mark("Hạn"),
    "handler": mark("Giao cho"),
    "passed_on": mark("Ngày chuyển"),
    "pages": mark("Số trang"),
    "place": mark("Địa danh"),
    "authority": mark("Thể thức ký"),
    "position": mark("Chức vụ"),
    "text": mark("Nội dung"),
    "title": mark("Tên"),
    "name": mark("Tên"),
    "short_name": mark("Tên ngắn"),
    "symbol": mark("Ký hiệu"),
    "address": mark("Địa chỉ"),
    "assignee": mark("Người làm"),
    "co_workers": mark("Người phối hợp"),
    "evidence": mark("Câu giao việc"),
    "done_on": mark("Ngày xong"),
    "result": mark("Kết quả"),
    "percent": mark("Tiến độ"),
    "starts_on": mark("Từ ngày"),
    "ends_on": mark("Đến ngày"),
    "reason": mark("Lý do"),
    "form": mark("Hình thức"),
    "decision_number": mark("Số quyết định"),
    "decided_on": mark("Ngày quyết định"),
    "awarded_on": mark("Ngày khen thưởng"),
    "awarded_by": mark("Nơi khen thưởng"),
    "grade": mark("Xếp loại"),
    "year": mark("Năm"),
    "held_on": mark("Ngày họp"),
    "chair": mark("Chủ trì"),
    "secretary": mark("Thư ký"),
    "keeper": mark("Người giữ"),
    "copies": mark("Số bản"),
    "heading": mark("Đề mục"),
    "photo_id": mark("Ảnh"),
    "email": mark("Thư điện tử"),
    "phone": mark("Điện thoại"),
    "note": mark("Ghi chú"),
}


def kind_words(entity: str) -> str:
    """'Đoàn viên' of 'member'."""
    return tr(_KINDS.get(entity, _OTHER))


def field_words(name: str) -> str:
    """A field's name for people; '' when it has none."""
    word = LABELS.get(name) or _FIELDS.get(name)
    return tr(word) if word else ""


def low(words: str) -> str:
    """With a small first letter, but for abbreviations."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
