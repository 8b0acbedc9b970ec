"""What a clerk may be told about the line to headquarters: no connection, a code that is not right, a PC that is shut out."""

from __future__ import annotations

from app.base.errors import InputRefused, NotAllowed, Offline, RuleRefused
from app.base.language import mark

_KEPT = mark("Cứ làm việc tiếp: thay đổi được giữ lại và tự gửi khi có mạng.")


class NotEnrolled(InputRefused):
    code, what = "DB-010", mark("Máy này chưa nối với cấp trên.")
    remedy = mark(
        "Xin mã nối máy của cấp trên rồi nối ở trang Đồng bộ, hoặc chạy: vanthu sync --enrol MÃ ĐỊA_CHỈ."
    )


class NoConnection(Offline):
    code, what = "DB-011", mark("Không nối được với máy chủ cấp trên ({host}).")
    remedy = _KEPT


class ServerStrange(Offline):
    code, what = "DB-012", mark("Máy chủ {host} trả lời không đúng ({reason}).")
    remedy = mark(
        "Thay đổi được giữ lại và gửi lại sau; nếu kéo dài, kiểm tra địa chỉ máy chủ hoặc báo cấp trên."
    )


class ServerBusy(Offline):
    code, what = "DB-013", mark("Máy chủ cấp trên đang bận, hẹn lại sau {seconds} giây.")
    remedy = _KEPT


class ServerUntrusted(Offline):
    code, what = "DB-014", mark("Không tin được máy chủ {host}: chứng thư của nó không hợp lệ trên máy này.")
    remedy = mark("Đừng gửi gì qua mạng này; thử mạng khác, hoặc báo cấp trên kiểm tra chứng thư máy chủ.")


class AddressWrong(InputRefused):
    code, what = "DB-015", mark("Địa chỉ máy chủ “{url}” không dùng được; cần dạng https://…")
    remedy = mark("Chép lại địa chỉ đúng như cấp trên gửi.")


class CodeRefused(InputRefused):
    code, what = "DB-016", mark("Máy chủ không nhận mã này: mã sai, đã dùng, hoặc quá hạn.")
    remedy = mark("Gõ lại từng ký tự; nếu vẫn không được, xin cấp trên mã mới.")


class DeviceRevoked(NotAllowed):
    code, what = "DB-017", mark("Cấp trên đã ngừng cho máy này đồng bộ.")
    remedy = mark("Dữ liệu trên máy còn nguyên. Hỏi cấp trên; muốn nối lại cần mã mới.")


class WipeOrdered(DeviceRevoked):
    code, what = "DB-025", mark("Theo lệnh của cấp trên, dữ liệu trên máy này đã được xóa.")
    remedy = mark("Hỏi nơi ra lệnh; muốn làm việc lại cần mã mới.")


class ProgramOld(InputRefused):
    code, what = "DB-018", mark("Chương trình này cũ quá, máy chủ cấp trên không phục vụ nữa.")
    remedy = mark("Cập nhật chương trình; thay đổi được giữ lại và gửi sau khi cập nhật.")


class FolderInUse(RuleRefused):
    code, what = (
        "DB-019",
        mark(
            "Đơn vị “{name}” đã có dữ liệu ở cấp trên, mà thư mục này cũng đã có dữ liệu riêng ({count} thay đổi)."
        ),
    )
    remedy = mark(
        "Máy thứ hai của đơn vị nối từ một thư mục trống để nhận dữ liệu về; dữ liệu riêng này thì nhập lại bằng tệp."
    )


class EnrolledAlready(RuleRefused):
    code, what = "DB-020", mark("Máy này đã nối với {name} ({url}).")
    remedy = mark("Không cần nối lại. Nếu cấp trên đã thu hồi máy này thì mới dùng mã mới.")


class BundleBroken(InputRefused):
    code, what = "DB-021", mark("Gói {file} bị cắt cụt hoặc bị sửa, không đọc được phần nào.")
    remedy = mark("Chép lại gói từ nơi gửi, hoặc xin gói mới; không có gì bị thay đổi.")


class BundleForeign(InputRefused):
    code, what = "DB-022", mark("Gói {file} gửi cho máy hoặc đơn vị khác.")
    remedy = mark("Kiểm tra xem có cầm nhầm gói không; không có gì bị thay đổi.")


class BundleOld(InputRefused):
    code, what = (
        "DB-023",
        mark("Gói {file} làm trước khi máy chủ cấp trên được khôi phục, nên không dùng được nữa."),
    )
    remedy = mark("Ghi lại gói (Ghi ra USB, hoặc bundle write) rồi gửi; không có gì bị mất.")


class BundleNewer(InputRefused):
    code, what = "DB-024", mark("Gói {file} do bản chương trình mới hơn viết.")
    remedy = mark("Cập nhật chương trình rồi đọc lại gói.")


class SeriesHeld(RuleRefused):
    code, what = "DB-030", mark("Sổ {series} đang do máy “{device}” giữ.")
    remedy = mark(
        "Chờ máy ấy trả quyền cấp số; máy ấy hỏng hẳn thì tiếp quản sổ: trang Đồng bộ, hoặc sync lease takeover."
    )


class LeasesPaused(Offline):
    code, what = (
        "DB-031",
        mark("Cấp trên vừa khôi phục máy chủ, tạm ngừng giao số cho đến khi các máy báo lại."),
    )
    remedy = mark("Đồng bộ lại sau; số đang giữ vẫn dùng được.")


class NumbersUnsent(RuleRefused):
    code, what = "DB-032", mark("Sổ {series} còn số chưa gửi lên cấp trên nên chưa trả được.")
    remedy = mark("Đồng bộ xong rồi trả lại.")


class LeaseMissing(InputRefused):
    code, what = "DB-033", mark("Máy này không giữ số của sổ {series}.")
    remedy = mark("Xem các sổ đang giữ: vanthu sync lease list.")


class TakeoverUnclear(InputRefused):
    code, what = (
        "DB-034",
        mark("Tiếp quản sổ cần lý do và một trong hai cách: nối tiếp sổ giấy, hoặc bỏ qua dải số cũ."),
    )
    remedy = mark("Thêm --reason, và --last SỐ (số cuối trong sổ giấy) hoặc --skip; rồi --yes để xác nhận.")


class RequestRefused(RuleRefused):
    code, what = "DB-035", mark("Cấp trên không nhận yêu cầu này ({reason}).")
    remedy = mark("Đồng bộ lại rồi thử; nếu vẫn vậy, báo cấp trên kèm mã trong ngoặc.")


class ConflictMissing(InputRefused):
    code, what = "DB-036", mark("Không có mục {id} trong hộp chờ quyết định.")
    remedy = mark("Xem danh sách bằng vanthu sync conflicts.")


class ChoiceWrong(InputRefused):
    code, what = "DB-037", mark("Giá trị “{value}” không dùng được cho {field}.")
    remedy = mark("Chọn mine, theirs, hoặc ghi FIELD=GIÁ_TRỊ đúng loại của trường.")
