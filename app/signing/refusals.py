"""Why a PDF cannot be checked or signed, why a certificate or key cannot be used, in words for a clerk."""

from __future__ import annotations

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark


class NotPdf(InputRefused):
    code, what = "KY-001", mark("{file} không phải tệp PDF.")
    remedy = mark("Chữ ký số được kiểm tra trên tệp PDF; chọn đúng tệp PDF nhận được.")


class PdfUnreadable(InputRefused):
    code, what = "KY-002", mark("Cấu trúc tệp PDF {file} hỏng, không kiểm tra được chữ ký.")
    remedy = mark("Xin nơi gửi gửi lại tệp; chưa có căn cứ để tin tệp này.")


class PdfLocked(InputRefused):
    code, what = "KY-003", mark("Tệp PDF {file} có mật khẩu.")
    remedy = mark("Ghi mật khẩu vào một tệp rồi dùng --password-file.")


class CertificateUnreadable(InputRefused):
    code, what = "KY-010", mark("{file} không chứa chứng thư số nào.")
    remedy = mark("Chọn tệp .cer, .crt, .pem hoặc .p7b của cơ quan chứng thực.")


class CertificateUnknown(InputRefused):
    code, what = "KY-011", mark("Không có chứng thư tin cậy nào mang mã {id}.")
    remedy = mark("Xem danh sách bằng trust list.")


class KeyUnreadable(InputRefused):
    code, what = "KY-020", mark("Không mở được tệp khóa {file}: sai mật khẩu, hoặc không phải tệp .p12/.pfx.")
    remedy = mark("Gõ lại mật khẩu của khóa, hoặc chọn đúng tệp khóa.")


class KeyEnded(RuleRefused):
    code, what = "KY-021", mark("Chứng thư của {name} hết hạn ngày {day}.")
    remedy = mark("Gia hạn chứng thư với nơi cấp rồi ký lại.")


class KeyNotBegun(RuleRefused):
    code, what = "KY-022", mark("Chứng thư của {name} chưa có hiệu lực (từ ngày {day}).")
    remedy = mark("Xem lại đồng hồ máy tính, hoặc đợi đến ngày ấy.")


class TokenLibrary(InputRefused):
    code, what = "KY-023", mark("Không nạp được thư viện thiết bị ký {file}.")
    remedy = mark("Chọn đúng tệp thư viện PKCS#11 64-bit kèm theo USB Token (.dll, .so).")


class TokenAbsent(InputRefused):
    code, what = "KY-024", mark("Không thấy thiết bị ký nào cắm vào máy{label}.")
    remedy = mark("Cắm USB Token rồi làm lại; nếu có nhiều thiết bị, ghi tên thiết bị.")


class TokenPin(InputRefused):
    code, what = "KY-025", mark("Thiết bị ký không nhận mã PIN.")
    remedy = mark("Gõ lại mã PIN; sai nhiều lần thiết bị sẽ tự khóa.")


class TokenEmpty(InputRefused):
    code, what = "KY-026", mark("Thiết bị ký không có khóa kèm chứng thư dùng được{label}.")
    remedy = mark("Kiểm tra thiết bị bằng phần mềm của nơi cấp; nếu có nhiều khóa, ghi tên khóa.")


class TokenFault(InputRefused):
    code, what = "KY-027", mark("Thiết bị ký báo lỗi ({reason}).")
    remedy = mark("Rút thiết bị, cắm lại rồi làm lại; tệp chưa bị đụng đến.")


class FieldTaken(RuleRefused):
    code, what = "KY-030", mark("Ô chữ ký “{field}” không có hoặc đã được ký.")
    remedy = mark("Chọn một ô còn trống: {free}.")


class PageAbsent(InputRefused):
    code, what = "KY-031", mark("Tệp không có trang {page} (có {total} trang).")
    remedy = mark("Chọn trang trong tệp.")


class SigningForbidden(RuleRefused):
    code, what = "KY-032", mark("Người ký trước không cho thay đổi tệp này, nên không ký thêm được.")
    remedy = mark("Xin bản chưa khóa, hoặc ký trên văn bản khác kèm theo.")


class PdfUnsignable(InputRefused):
    code, what = "KY-033", mark("Không ký được tệp PDF {file}: {reason}.")
    remedy = mark("Tạo lại tệp PDF rồi ký.")
