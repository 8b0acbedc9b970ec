"""Why a letter does not go to other units through headquarters."""

from __future__ import annotations

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark


class ReceiverUnknown(InputRefused):
    code, what = "DB-050", mark("Không có đơn vị “{unit}” ở trên hay ở dưới đơn vị mình trên máy chủ.")
    remedy = mark("Xem danh sách bằng sync units; đơn vị mới lập thì đồng bộ một lần rồi gửi lại.")


class NoReceivers(InputRefused):
    code, what = "DB-051", mark("Chưa nói gửi văn bản cho đơn vị nào.")
    remedy = mark("Ghi --to MÃ, --level CẤP, --below MÃ hoặc --list TỆP; xem mã bằng sync units.")


class UnitsUntold(RuleRefused):
    code, what = "DB-052", mark("Máy này chưa có danh sách đơn vị của cấp trên.")
    remedy = mark("Đồng bộ một lần (sync --once) để nhận danh sách rồi gửi lại.")


class SecretStays(RuleRefused):
    code, what = "DB-053", mark("Văn bản mật không gửi qua hệ thống này.")
    remedy = mark("Gửi văn bản mật theo đường của văn bản mật.")


class SentToAll(RuleRefused):
    code, what = "DB-054", mark("Các đơn vị đã chọn đều đã được gửi văn bản này.")
    remedy = mark("Xem ai đã nhận bằng sync receipts; nhắc bằng sync remind.")


class NotSentHere(InputRefused):
    code, what = "DB-055", mark("Văn bản {printed} chưa gửi cho đơn vị nào qua hệ thống.")
    remedy = mark("Gửi bằng letter dispatch.")


class NobodyToRemind(RuleRefused):
    code, what = "DB-056", mark("Không còn đơn vị nào phải nhắc: nơi nào cũng đã vào sổ.")
    remedy = mark("Xem từng đơn vị bằng sync receipts.")


class AnswerDayWrong(InputRefused):
    code, what = "DB-057", mark("Hạn trả lời {day} sớm hơn hôm nay ({today}).")
    remedy = mark("Ghi một ngày từ hôm nay trở đi.")


class FileNotHere(InputRefused):
    code, what = "DB-058", mark("Văn bản này không có tệp nào đang chờ tải.")
    remedy = mark("Các tệp đã có trên máy, hoặc văn bản đến không kèm tệp.")
