"""What fees refuse, and why."""

from __future__ import annotations

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark


class PeriodClosed(RuleRefused):
    code, what = (
        "DPH-001",
        mark("Đoàn phí của {unit} đã khóa sổ đến hết ngày {until}; ngày {day} không ghi được nữa."),
    )
    remedy = mark(
        "Ghi vào ngày sau đó; khoản ghi sai trong kỳ đã khóa thì sửa bằng một bút toán đảo trong kỳ đang mở."
    )


class DayAhead(InputRefused):
    code, what = "DPH-002", mark("Ngày {day} chưa đến.")
    remedy = mark("Ghi ngày thu, chi thật; muốn đóng trước thì chọn các tháng sau, ngày thu vẫn là hôm nay.")


class NothingDue(RuleRefused):
    code, what = "DPH-003", mark("Không có khoản nào phải thu trong các ô đã chọn.")
    remedy = mark("Các tháng ấy đã đóng đủ, được miễn, hoặc người đó chưa là đoàn viên.")


class AmountWrong(InputRefused):
    code, what = "DPH-004", mark("Số tiền “{amount}” không dùng được.")
    remedy = mark("Ghi số đồng nguyên, lớn hơn 0, ví dụ 24.000.")


class TooMuch(RuleRefused):
    code = "DPH-005"
    what = mark(
        "{name}: {amount} đồng nhiều hơn mọi khoản còn thiếu và phần đóng trước {months} tháng; thừa {left} đồng."
    )
    remedy = mark("Ghi đúng số đoàn phí; phần ủng hộ thêm ghi thành khoản thu khác (fee income).")


class EntryMissing(InputRefused):
    code, what = "DPH-006", mark("Không có khoản thu chi {id}.")
    remedy = mark("Xem sổ thu chi bằng fee book, rồi ghi đúng mã.")


class TakenBack(RuleRefused):
    code, what = "DPH-007", mark("Khoản {number} đã được đảo, hoặc chính nó là bút toán đảo.")
    remedy = mark("Mỗi khoản chỉ đảo một lần; cần thì ghi lại khoản đúng.")


class FundShort(RuleRefused):
    code, what = "DPH-008", mark("Quỹ của {unit} còn {balance} đồng, không chi được {amount} đồng.")
    remedy = mark("Xem lại số tiền; nếu quỹ có sẵn từ trước thì ghi số dư đầu kỳ (fee opening).")


class MonthWrong(InputRefused):
    code, what = "DPH-009", mark("“{text}” không phải tháng hay kỳ.")
    remedy = mark("Ghi tháng như 2026-03 hoặc 3/2026; kỳ như 2026-Q1, 2026-03, 2026.")


class PeriodRunning(RuleRefused):
    code, what = "DPH-010", mark("Kỳ {period} chưa hết (đến {day}), chưa khóa được.")
    remedy = mark("Khóa sổ từ ngày cuối kỳ trở đi.")


class ClosedBefore(RuleRefused):
    code, what = "DPH-011", mark("{unit} đã khóa sổ đến hết ngày {until}.")
    remedy = mark("Sổ đã khóa không mở lại; chọn kỳ sau.")


class WaiverLong(RuleRefused):
    code, what = "DPH-012", mark("Miễn {asked} tháng, nhiều hơn {most} tháng mỗi lần ({source}).")
    remedy = mark("Ghi khoảng ngắn hơn; hết hạn mà vẫn khó khăn thì có quyết định mới.")


class WaiverOverlaps(RuleRefused):
    code, what = "DPH-013", mark("{name} đã được miễn {months}.")
    remedy = mark("Chọn tháng khác, hoặc rút ngắn lần miễn trước (fee waive --end).")


class WaiverReason(InputRefused):
    code, what = "DPH-014", mark("Miễn đoàn phí phải ghi lý do.")
    remedy = mark("Ghi hoàn cảnh và quyết định của Ban Chấp hành đoàn cơ sở.")


class WaiverMissing(InputRefused):
    code, what = "DPH-015", mark("Không có lần miễn {id}.")
    remedy = mark("Xem bằng fee member.")


class NothingToPass(RuleRefused):
    code, what = "DPH-016", mark("{unit}: {period} không còn khoản nào phải nộp lên cấp trên.")
    remedy = mark("Xem báo cáo bằng fee report.")


class AccountWrong(InputRefused):
    code, what = "DPH-017", mark("Tài khoản nhận đoàn phí chưa đúng: {reason}.")
    remedy = mark(
        "Ghi ngân hàng (tên hoặc mã BIN 6 số) và số tài khoản, ví dụ --bank Vietcombank --account 0123456789."
    )


class NoAccount(RuleRefused):
    code, what = "DPH-018", mark("Chưa khai tài khoản nhận đoàn phí, nên chưa có mã VietQR.")
    remedy = mark("Khai bằng fee fund --bank … --account …, hoặc ở thẻ Quỹ của trang Đoàn phí.")


class ClassUnknown(InputRefused):
    code, what = "DPH-019", mark("Không có loại đóng đoàn phí “{kind}”.")
    remedy = mark("Các loại: {known}.")


class OpeningTwice(RuleRefused):
    code, what = "DPH-020", mark("{unit} đã có số dư đầu kỳ.")
    remedy = mark("Ghi sai thì đảo khoản ấy (fee undo), rồi ghi lại.")


class StatementUnclear(InputRefused):
    code, what = "DPH-021", mark("{file}: không thấy các cột ngày, số tiền vào và nội dung của một sao kê.")
    remedy = mark(
        "Chỉ cột bằng --map, ví dụ date=A,credit=E,text=F (hoặc amount=… nếu tiền vào ghi số dương)."
    )


class TransferMissing(InputRefused):
    code, what = "DPH-022", mark("Không có giao dịch {id}.")
    remedy = mark("Xem các giao dịch chờ xử lý bằng fee transfers.")


class TransferDone(RuleRefused):
    code, what = "DPH-023", mark("Giao dịch này đã vào sổ.")
    remedy = mark("Muốn đổi người thì đảo khoản thu trước (fee undo), rồi chọn lại.")
