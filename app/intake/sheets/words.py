"""Sentences about cells and sheets: reason and remedy by code. Owns the words; whoever shows a fault fills them in."""

from __future__ import annotations

from typing import Final

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.intake.sheets.shapes import Fault

REASONS: Final[dict[str, tuple[str, str]]] = {
    "nameless": (mark("dòng không có họ và tên"), mark("Ghi họ và tên vào ô này, hoặc xoá dòng.")),
    "name": (mark("không phải họ và tên"), mark("Ghi họ và tên khai sinh, có dấu; kiểm tra cột đã chọn.")),
    "date": (mark("không đọc được ngày"), mark("Ghi ngày dạng 05/3/2004; chỉ biết năm thì ghi 2004.")),
    "impossible": (mark("ngày không có trong lịch"), mark("Xem lại ngày và tháng; ghi dạng ngày/tháng/năm.")),
    "early": (mark("ngày quá xa trong quá khứ"), mark("Xem lại năm; ghi đủ bốn chữ số.")),
    "late": (
        mark("ngày nằm trong tương lai, hoặc người này quá nhỏ tuổi"),
        mark("Xem lại năm; ghi đủ bốn chữ số."),
    ),
    "year_only": (
        mark("chỉ có năm hoặc tháng; mục này cần đủ ngày"),
        mark("Bổ sung ngày trong hồ sơ; các mục khác của dòng vẫn được nhận."),
    ),
    "swapped": (
        mark("tháng lớn hơn 12; đã đọc là {read}"),
        mark("Nếu đúng là ngày ấy thì thôi; nếu không, sửa ô thành ngày/tháng/năm."),
    ),
    "two_digits": (mark("năm chỉ có hai chữ số; đã đọc là {read}"), mark("Xem lại năm; ghi đủ bốn chữ số.")),
    "serial": (mark("ô ghi số thứ tự ngày của bảng tính; đã đọc là {read}"), mark("Xem lại ngày này.")),
    "turned": (
        mark("cột này có thể đã bị máy đổi chỗ ngày và tháng ở một số ô"),
        mark("So vài ô với giấy tờ gốc trước khi nhập; cột có ô ngày thật lẫn ô chữ."),
    ),
    "sex": (mark("giới tính không phải Nam hoặc Nữ"), mark("Ghi Nam hoặc Nữ.")),
    "two_births": (
        mark("có ngày sinh ở cả cột Nam và cột Nữ"),
        mark("Chỉ giữ một ngày, ở cột đúng giới tính."),
    ),
    "id_number": (
        mark("số định danh không đủ 12 chữ số (hoặc 9 chữ số của chứng minh cũ)"),
        mark("Xem lại căn cước. Đặt cột thành kiểu chữ (Text) để bảng tính không bỏ số 0 ở đầu."),
    ),
    "rounded": (
        mark("số đã bị bảng tính làm tròn, các chữ số cuối đã mất"),
        mark("Gõ lại số này vào ô kiểu chữ (Text)."),
    ),
    "zero": (mark("số thiếu số 0 ở đầu; đã đọc là {read}"), mark("Xem lại; đặt cột thành kiểu chữ (Text).")),
    "phone": (mark("không giống số điện thoại; giữ nguyên như đã ghi"), mark("Xem lại số trong hồ sơ.")),
    "email": (mark("không giống địa chỉ thư điện tử; giữ nguyên như đã ghi"), mark("Xem lại trong hồ sơ.")),
    "unlisted": (
        mark("không có trong danh mục của hệ thống quốc gia; giữ nguyên như đã ghi"),
        mark("Chọn nhãn đúng trong hồ sơ trước khi xuất sang hệ thống quốc gia."),
    ),
    "long": (
        mark("ô dài {length} ký tự; mục này giữ được {most}"),
        mark("Rút ngắn ô; có thể cả văn bản đã bị dán vào đây."),
    ),
    "error": (mark("ô báo lỗi công thức"), mark("Sửa công thức, hoặc gõ thẳng giá trị.")),
    "code": (mark("mã định danh có ký tự lạ"), mark("Chép lại mã từ hệ thống quốc gia.")),
    "code_twice": (
        mark("mã định danh này còn ở dòng {row} ({name})"),
        mark("Mỗi người một mã: sửa mã sai, hoặc xoá dòng thừa."),
    ),
    "same_row": (mark("người này đã có ở dòng {row} của tệp"), mark("Xoá dòng thừa.")),
    "other_head": (
        mark("từ đây là một bảng khác với các cột khác; không đọc tiếp"),
        mark("Chép bảng này sang một trang (sheet) riêng rồi nhập riêng."),
    ),
    "unit": (
        mark("không có đơn vị “{unit}”"),
        mark("Chọn đơn vị khi nhập, cho lập đơn vị mới, hoặc sửa tên đơn vị trong tệp."),
    ),
    "unit_doubtful": (
        mark("có nhiều đơn vị cùng tên “{unit}”"),
        mark("Ghi mã đơn vị thay cho tên, hoặc chọn một đơn vị cho cả tệp khi nhập."),
    ),
}
SKIPPED: Final = {
    "total": mark("dòng tổng cộng"),
    "head": mark("đầu bảng lặp lại"),
    "other": mark("không phải dòng của một người"),
    "section": mark("tên đơn vị của các dòng dưới"),
}


def reason(fault: Fault) -> str:
    return tr(REASONS[fault.code][0]).format(**fault.values)


def remedy(fault: Fault) -> str:
    return tr(REASONS[fault.code][1]).format(**fault.values)


class SheetLocked(InputRefused):
    code, what = "BANG-001", mark("Bảng tính {file} có mật khẩu.")
    remedy = mark("Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu và nhập lại.")


class SheetBroken(InputRefused):
    code, what = "BANG-002", mark("Không mở được bảng tính {file}: tệp hỏng hoặc chưa chép xong.")
    remedy = mark("Mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập lại; hoặc xin lại tệp.")


class SheetUnsafe(InputRefused):
    code, what = "BANG-003", mark("Bảng tính {file} không an toàn: {part} bung ra quá lớn.")
    remedy = mark("Không mở tệp này; hỏi lại nơi gửi và xin tệp khác.")


class SheetTooBig(InputRefused):
    code, what = (
        "BANG-004",
        mark("Trang “{sheet}” của {file} có {rows} dòng; mỗi lần nhập nhận nhiều nhất {most}."),
    )
    remedy = mark("Tách tệp thành nhiều phần, hoặc xoá các dòng thừa ở cuối trang.")


class NoSheet(InputRefused):
    code, what = "BANG-005", mark("Tệp {file} không phải bảng tính ({found}).")
    remedy = mark("Chọn tệp .xlsx, .xls, .xlsb, .ods hoặc .csv; tệp khác thì chép bảng sang Excel rồi lưu.")


class NoPeople(InputRefused):
    code, what = (
        "BANG-006",
        mark("{file}: không trang nào có cột họ và tên (trang “{sheet}”, dòng đầu: {heads})."),
    )
    remedy = mark(
        "Chọn đúng tệp danh sách; nếu đúng là tệp này, tự chọn cột họ và tên (--map hoặc bước Chọn cột)."
    )


class SheetMissing(InputRefused):
    code, what = "BANG-007", mark("Tệp {file} không có trang “{sheet}”.")
    remedy = mark("Các trang: {known}.")


class MapWrong(InputRefused):
    code, what = "BANG-008", mark("Bảng ghép cột không dùng được: {reason}.")
    remedy = mark('Ghi dạng {{"Tên cột": "mục"}}; các mục: {known}.')


class SheetHeavy(InputRefused):
    code, what = "BANG-009", mark("Không đọc hết được bảng tính {file}: phần đọc {why}.")
    remedy = mark(
        "Bỏ các dòng, cột thừa và định dạng ở cuối trang, lưu lại rồi nhập; hoặc tách thành nhiều tệp."
    )


class SheetEmpty(InputRefused):
    code, what = (
        "BANG-010",
        mark("Trang “{sheet}” của {file} có đầu bảng nhưng không có dòng nào của một người."),
    )
    remedy = mark("Kiểm tra có chọn đúng trang và tệp đã lưu đủ chưa.")


HIDDEN = mark("chưa xem trang ẩn: {names}")
WARN_HIDDEN_SHEETS = mark("Tệp có trang ẩn: {names}; không lấy từ trang ẩn.")
WARN_HIDDEN_ROWS = mark("Trang có {count} dòng đang ẩn (ẩn hoặc bị lọc); vẫn được đọc. Bỏ ẩn để xem.")
WARN_HIDDEN_COLUMNS = mark("Trang có cột đang ẩn ({count} chỗ); vẫn được đọc, xem ở bước Chọn cột.")
WARN_FORMULAS = mark("Có {count} ô công thức; lấy kết quả đã lưu trong tệp, không tính lại.")
WARN_UNCOUNTED = mark(
    "Có {count} ô công thức chưa có kết quả trong tệp; các ô ấy coi như trống. Mở bằng Excel hoặc LibreOffice, lưu lại rồi nhập."
)
WARN_ERRORS = mark("Có {count} ô báo lỗi (#REF!, #DIV/0! …); các ô ấy coi như trống. Sửa công thức, lưu lại.")
WARN_BESIDE = mark(
    "Trang có hai bảng cạnh nhau; chỉ đọc bảng bên trái, chưa đọc các cột từ {column}. Chép bảng bên phải sang trang khác rồi nhập."
)
WARN_MACROS = mark("Tệp có macro; chương trình không chạy macro.")
WARN_OTHER_SHEETS = mark("Các trang khác cũng có danh sách, chưa lấy: {names}.")
WARN_ENCODING = mark(
    "Tệp không ghi bảng mã; đã đọc theo {encoding}. Xem lại dấu tiếng Việt ở phần xem trước."
)
WARN_CONVERTED = mark("Đã chuyển từ phông cũ ({encoding}) sang Unicode; xem lại các dấu ở phần xem trước.")
WARN_NAME = mark("Tên tệp có đuôi {named} nhưng bên trong là {found}; đã đọc theo nội dung.")
WARN_MERGED = mark("Có {count} ô gộp trong vùng dữ liệu; giá trị được lấy cho mọi dòng của ô gộp.")
