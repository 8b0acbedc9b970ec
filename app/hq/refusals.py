"""What headquarters refuses its keeper: settings, databases, units, codes. What it refuses a branch is in ``problems``."""

from __future__ import annotations

from app.base.errors import Exit, InputRefused, Offline, RuleRefused
from app.base.language import mark


class NotFounded(InputRefused):
    code, what = "MC-001", mark("Chưa có máy chủ ở {folder}.")
    remedy = mark("Chạy “vanthu hq init” trước; muốn dùng thư mục khác thì thêm --hq THƯ_MỤC.")


class AlreadyFounded(RuleRefused):
    code, what = "MC-002", mark("Ở {folder} đã có một máy chủ; không lập đè lên.")
    remedy = mark("Chạy “vanthu hq serve” để dùng máy chủ ấy, hoặc chọn thư mục khác bằng --hq.")


class SettingsBroken(InputRefused):
    code, what = "MC-003", mark("Cài đặt máy chủ {file} sai ở “{key}”: phải là {wanted}.")
    remedy = mark("Sửa dòng ấy (hoặc biến {variable}) rồi chạy lại.")


class NoDriver(InputRefused):
    code, what = "MC-004", mark("Máy này thiếu thành phần của máy chủ: {name}.")
    remedy = mark(
        "Chương trình cho máy văn phòng không kèm phần máy chủ; trên máy chủ cài bằng Python: pip install 'van-thu-doan[hq]'."
    )


class DatabaseAway(Offline):
    code, what = "MC-005", mark("Không nối được cơ sở dữ liệu của máy chủ: {reason}.")
    remedy = mark("Kiểm tra PostgreSQL đang chạy và địa chỉ trong hq.toml (database).")


class DatabaseNewer(RuleRefused):
    code, what = (
        "MC-006",
        mark("Cơ sở dữ liệu này do bản mới hơn lập (bước {found}, bản này biết đến {known})."),
    )
    remedy = mark("Cập nhật chương trình của máy chủ rồi chạy lại.")


class WallOpen(RuleRefused):
    code, what = "MC-007", mark("Bức tường giữa các đơn vị trong PostgreSQL không đứng: {reason}.")
    remedy = mark(
        "Chạy lại “vanthu hq init” với quyền chủ cơ sở dữ liệu; máy chủ không chạy khi tường chưa đứng."
    )
    exit = Exit.FAULT


class FilesAway(Offline):
    code, what = "MC-008", mark("Không dùng được kho tệp {place}: {reason}.")
    remedy = mark("Kiểm tra “files” và “files_endpoint” trong hq.toml, và khóa truy cập của kho.")


class UnitUnknown(InputRefused):
    code, what = "MC-010", mark("Không có đơn vị “{unit}” trên máy chủ.")
    remedy = mark("Xem cây đơn vị bằng “vanthu hq units”; thêm bằng “vanthu hq unit add”.")


class UnitTwice(RuleRefused):
    code, what = "MC-011", mark("Đã có đơn vị mang mã “{unit}”.")
    remedy = mark("Chọn mã khác, hoặc sửa đơn vị đang có.")


class UnitCode(InputRefused):
    code, what = "MC-012", mark("Mã đơn vị “{unit}” không dùng được.")
    remedy = mark("Mã gồm chữ thường không dấu, số, gạch nối, dài 1 đến 32 ký tự.")


class UnitNameless(InputRefused):
    code, what = "MC-017", mark("Đơn vị “{unit}” chưa có tên.")
    remedy = mark("Ghi tên đơn vị sau mã, trong ngoặc kép.")


class UnitLoop(RuleRefused):
    code, what = "MC-013", mark("Không chuyển “{unit}” vào chính nó hoặc vào đơn vị dưới nó.")
    remedy = mark("Chọn đơn vị cấp trên khác.")


class UnitBusy(RuleRefused):
    code, what = "MC-014", mark("Đơn vị “{unit}” đã sáp nhập hoặc đã thôi hoạt động.")
    remedy = mark("Chọn đơn vị đang hoạt động.")


class SheetColumn(InputRefused):
    code, what = "MC-015", mark("Bảng {file} thiếu cột “{column}”.")
    remedy = mark("Bảng cần ba cột: mã, mã cấp trên, tên; cột cấp là tùy ý. Dòng đầu là tên cột.")


class SheetRow(InputRefused):
    code, what = "MC-016", mark("Bảng {file}, dòng {row}: {reason}.")
    remedy = mark("Sửa dòng ấy rồi nhập lại cả bảng; chưa đơn vị nào được ghi.")


class DeviceUnknown(InputRefused):
    code, what = "MC-020", mark("Không có máy “{device}” trên máy chủ.")
    remedy = mark("Xem các máy bằng “vanthu hq devices”.")


class BundleRefused(InputRefused):
    """Short or altered."""

    code, what = "MC-024", mark("Gói {file} bị cắt cụt hoặc bị sửa, không đọc được.")
    remedy = mark("Chép lại gói từ máy gửi; không có gì bị thay đổi.")


class BundleElsewhere(BundleRefused):
    code, what = "MC-025", mark("Gói {file} không gửi cho máy chủ này.")
    remedy = mark("Kiểm tra xem có cầm nhầm gói không; không có gì bị thay đổi.")


class BundleNewer(BundleRefused):
    code, what = "MC-026", mark("Gói {file} do bản chương trình mới hơn viết.")
    remedy = mark("Cập nhật chương trình của máy chủ rồi đọc lại gói; không có gì bị thay đổi.")


class BundleOfStranger(BundleRefused):
    code, what = "MC-027", mark("Gói {file} của một máy không có trên máy chủ, hoặc đã bị thu hồi.")
    remedy = mark("Xem các máy bằng “vanthu hq devices”; máy ấy cần mã mời mới. Không có gì bị thay đổi.")


class CopyRefused(InputRefused):
    code, what = "MC-030", mark("{file} không phải bản sao lưu lành của máy chủ: {reason}.")
    remedy = mark("Chọn bản sao lưu khác; dữ liệu đang dùng còn nguyên.")


class RestoreBusy(RuleRefused):
    code, what = "MC-031", mark("Máy chủ này đã có dữ liệu ({count} đơn vị); không khôi phục đè lên.")
    remedy = mark("Thêm --replace nếu chắc chắn muốn thay dữ liệu đang có bằng bản sao lưu.")


class PortTaken(InputRefused):
    code, what = "MC-033", mark("Cổng {port} đang có chương trình khác dùng.")
    remedy = mark("Chọn cổng khác bằng --port hoặc “port” trong hq.toml.")
