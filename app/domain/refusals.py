"""Refusals of the rules: numbers VB-1xx, letters VB-2xx, units DV-xxx. Codes keep their meaning for good.

Each says what is wrong and what to do, in the clerk's words. Dates in the values are shown as a clerk writes them.
"""

from __future__ import annotations

from datetime import date

from app.base.errors import InputRefused, NotAllowed, RuleRefused
from app.base.language import mark


def day(value: object) -> object:
    """A date as it is written in a sentence: 05/02/2026, 05/5/2026."""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:0{2 if value.month < 3 else 1}d}/{value.year}"
    return "…" if value is None else value


class _Rule(RuleRefused):
    def __init__(self, where: str | None = None, **values: object) -> None:
        super().__init__(where, **{name: day(value) for name, value in values.items()})


class _Input(InputRefused):
    def __init__(self, where: str | None = None, **values: object) -> None:
        super().__init__(where, **{name: day(value) for name, value in values.items()})


# --- numbers --------------------------------------------------------------------------------------------------


class NumberTaken(_Rule):
    code, what = "VB-101", mark("Số {printed} đã được cấp trong {period}.")
    remedy = mark("Làm lại để lấy số kế tiếp; xem văn bản đang giữ số này bằng letter list.")


class SeriesClosed(_Rule):
    code, what = "VB-102", mark("Sổ số {book} của {period} đã khóa.")
    remedy = mark("Ghi ngày thuộc kỳ đang mở, hoặc hỏi người đã khóa sổ.")


class DateInFuture(_Rule):
    code, what = "VB-103", mark("Ngày văn bản {date} muộn hơn hôm nay ({today}).")
    remedy = mark("Ghi ngày ký thật; nếu hôm nay hiện sai, sửa đồng hồ máy tính.")


class TermEnded(_Rule):
    code, what = "VB-104", mark("Ngày {date} đã qua nhiệm kỳ {term} (kết thúc {end}).")
    remedy = mark(
        "Khai nhiệm kỳ mới: unit set --term TÊN --from NGÀY --to NGÀY, rồi cấp số; số chạy lại từ 01."
    )


class PeriodUnknown(_Rule):
    code, what = "VB-105", mark("Ngày {date} nằm ngoài các kỳ đã khai (kỳ {term} bắt đầu {start}).")
    remedy = mark("Ghi ngày thuộc kỳ đang mở, hoặc mở sổ số của kỳ ấy bằng series open.")


class NumberMissing(_Input):
    code, what = "VB-106", mark("Không có số {number} đã cấp.")
    remedy = mark("Xem các số đã cấp bằng series gaps hoặc letter list.")


class NumberAmbiguous(_Input):
    code, what = "VB-107", mark("Số {number} có trong nhiều sổ: {found}.")
    remedy = mark("Ghi cả ký hiệu như trên văn bản, ví dụ 05-CV/ĐTN.")


class NumberVoidAlready(_Rule):
    code, what = "VB-108", mark("Số {printed} đã hủy từ trước.")
    remedy = mark("Số đã hủy giữ nguyên trong sổ, không dùng lại và không khôi phục.")


class ReasonMissing(_Input):
    code, what = "VB-109", mark("Chưa ghi lý do.")
    remedy = mark('Thêm --reason "…"; lý do được giữ trong sổ.')


class SeriesPresent(_Rule):
    code, what = "VB-110", mark("Sổ số {book} của {period} đã mở và đã cấp số {last}.")
    remedy = mark("Số đầu chỉ đổi được khi sổ chưa cấp số nào.")


class SeriesMissing(_Input):
    code, what = "VB-111", mark("Không có sổ số {book}.")
    remedy = mark("Xem các sổ số bằng series list; mở sổ mới bằng series open.")


class FirstNumberWrong(_Input):
    code, what = "VB-112", mark("Số đầu {first} không hợp lệ.")
    remedy = mark("Ghi số nguyên từ 1 trở lên: số kế tiếp của sổ giấy đang dùng.")


class FindingsStop(_Rule):
    code, what = "VB-113", mark("Văn bản còn {count} lỗi thể thức, chưa cấp số được: {first}")
    remedy = mark("Sửa các lỗi mà letter check nêu, ký lại, rồi cấp số.")


class HoldTooLong(_Input):
    code, what = "VB-114", mark("Ngày cuối giữ số {until} đã qua (hôm nay {today}).")
    remedy = mark("Ghi ngày cuối từ hôm nay trở đi: --until NGÀY.")


class HeldMissing(_Rule):
    code, what = "VB-115", mark("Sổ {book} không giữ số {number}.")
    remedy = mark("Xem các số đang giữ bằng letter held.")


class InsertForbidden(_Rule):
    code, what = "VB-117", mark("Sổ {book} không cho chèn số có chữ (12a).")
    remedy = mark("Cấp số kế tiếp; nếu cơ quan cho chèn số, bật bằng series set {id} --inserts yes.")


class InsertAfterNothing(_Rule):
    code, what = "VB-118", mark("Sổ {book} chưa cấp số {number} nên không chèn sau số ấy được.")
    remedy = mark("Ghi một số đã cấp của sổ ấy (series gaps), hoặc cấp số kế tiếp.")


class InsertFull(_Rule):
    code, what = "VB-119", mark("Sau số {number} đã chèn hết các chữ.")
    remedy = mark("Cấp số kế tiếp.")


# --- letters --------------------------------------------------------------------------------------------------


class LetterMissing(_Input):
    code, what = "VB-202", mark("Không có văn bản đi {id}.")
    remedy = mark("Xem danh sách bằng letter list.")


class OrganUnknown(_Rule):
    code, what = "VB-205", mark("Cơ quan ban hành “{organ}” không phải đơn vị nào đã khai.")
    remedy = mark("Sửa tên cơ quan cho khớp (unit list), hoặc khai thêm đơn vị bằng unit add.")


class SignerMissing(_Rule):
    code, what = "VB-206", mark("Văn bản chưa có người ký.")
    remedy = mark("Thêm khối chữ ký (signature) vào văn bản, trình lại rồi ký.")


class SignedEarly(_Rule):
    code, what = "VB-207", mark("Ngày ký {date} muộn hơn hôm nay ({today}).")
    remedy = mark("Ghi ngày ký thật; nếu hôm nay hiện sai, sửa đồng hồ máy tính.")


class IncomingMissing(_Input):
    code, what = "VB-208", mark("Không có văn bản đến {id}.")
    remedy = mark("Xem danh sách bằng incoming list.")


class DateWrong(_Input):
    code, what = "VB-209", mark("“{text}” không phải ngày.")
    remedy = mark("Ghi ngày dạng 2026-05-05 hoặc 05/5/2026.")


class IdAmbiguous(_Input):
    code, what = "VB-211", mark("Mã “{id}” chưa rõ: có {count} bản ghi bắt đầu như vậy.")
    remedy = mark("Ghi thêm vài ký tự của mã.")


class SealMissing(_Rule):
    code, what = "VB-214", mark("Văn bản chưa đóng dấu hoặc ký số của cơ quan nên chưa phát hành được.")
    remedy = mark("Ghi nhận đóng dấu trước (letter seal), rồi phát hành.")


class NotSent(_Rule):
    code, what = "VB-215", mark("Văn bản chưa phát hành nên không có gì để thu hồi.")
    remedy = mark("Nếu văn bản sai, hủy số có lý do (letter void) rồi soạn văn bản khác.")


class ReplacementWrong(_Rule):
    code, what = "VB-216", mark("Văn bản {by} không thay thế văn bản này được: {reason}.")
    remedy = mark("Chọn một văn bản khác của mình đã có số và còn hiệu lực.")


class StepNotYours(NotAllowed):
    code, what = "VB-217", mark("Bước “{step}” không thuộc phần việc của {role}; đây là việc của {whose}.")
    remedy = mark(
        "Nhờ đúng người làm bước này (đổi người ở góc trên, hoặc --as TÊN); nếu đơn vị ít người, chọn các bước “gọn” trong "
        "Cài đặt."
    )


class ApprovedAlready(_Rule):
    code, what = "VB-218", mark("Đã có bước “{step}” cho lần trình này.")
    remedy = mark("Làm bước kế tiếp; xem letter history.")


class DayTooEarly(_Rule):
    code, what = "VB-219", mark("Ngày {date} sớm hơn ngày văn bản {dated}.")
    remedy = mark("Ghi ngày từ ngày văn bản trở đi.")


# --- units ----------------------------------------------------------------------------------------------------


class UnitMissing(_Input):
    code, what = "DV-001", mark("Không có đơn vị {id}.")
    remedy = mark("Xem danh sách bằng unit list.")


class NoOwnUnit(_Rule):
    code, what = "DV-002", mark("Chưa khai đơn vị của mình.")
    remedy = mark(
        "Khai bằng unit set --name …, hoặc thêm văn bản đầu tiên: đơn vị được lấy từ phần đầu văn bản."
    )


class UnitLoop(_Rule):
    code, what = "DV-003", mark("Đơn vị không thể trực thuộc chính nó hoặc cấp dưới của nó.")
    remedy = mark("Chọn đơn vị cấp trên khác.")


class UnitAmbiguous(_Input):
    code, what = "DV-004", mark("“{text}” trùng với nhiều đơn vị: {found}.")
    remedy = mark("Ghi tên đầy đủ hoặc mã của đơn vị.")


class TermWrong(_Input):
    code, what = "DV-005", mark("Nhiệm kỳ {term} chưa hợp lệ: {reason}.")
    remedy = mark("Ghi tên (2022-2027), ngày đầu và, nếu biết, ngày cuối; các nhiệm kỳ không chồng nhau.")


class UnitFieldUnknown(_Input):
    code, what = "DV-006", mark("Đơn vị không có mục “{field}”.")
    remedy = mark("Các mục: {known}.")


class SectorWrong(_Input):
    code, what = "DV-012", mark("Không có khối đối tượng “{sector}”.")
    remedy = mark("Chọn một trong: {known}.")


class UnitPlaceUnknown(_Input):
    code, what = "DV-013", mark("Không có xã, phường, tỉnh “{place}” trong bảng địa danh.")
    remedy = mark("Ghi tên xã, phường kèm tỉnh; tên trước 01/7/2025 cũng được.")


class LevelWrong(_Input):
    code, what = "DV-007", mark("Không có cấp đơn vị “{level}”.")
    remedy = mark("Chọn một trong: {known}.")


class UnitEnded(_Rule):
    code, what = "DV-008", mark("Đơn vị {name} đã ngừng hoạt động từ {date}.")
    remedy = mark("Dùng đơn vị đã tiếp nhận nó; xem unit list.")


class StandardWrong(_Input):
    code, what = "DV-009", mark("Không có tiêu chuẩn trình bày “{standard}”.")
    remedy = mark("Chọn một trong: {known}.")


class BooksFixed(_Rule):
    code, what = "DV-011", mark("Năm {year} đã cấp số theo cách chia sổ hiện nay.")
    remedy = mark("Đổi cách chia sổ số vào đầu năm, trước khi cấp số đầu tiên.")


class SignerUnknown(_Input):
    code, what = "DV-010", mark("Không có người ký {id}.")
    remedy = mark("Xem danh sách bằng unit signer list.")
