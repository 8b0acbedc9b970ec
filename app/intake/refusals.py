"""Why an incoming file cannot be read, in words for a clerk. The file itself is never changed."""

from __future__ import annotations

from app.base.errors import InputRefused
from app.base.language import mark


class TypeUnknown(InputRefused):
    code, what = "DOC-001", mark("Tệp {file} không phải PDF, DOCX hay văn bản thuần ({found}).")
    remedy = mark("Xin nơi gửi bản PDF hoặc DOCX, hoặc mở tệp bằng chương trình của nó rồi lưu sang PDF.")


class TypeLies(InputRefused):
    code, what = "DOC-002", mark("Tệp {file} mang đuôi {named} nhưng bên trong là {found}.")
    remedy = mark("Xin lại tệp đúng từ nơi gửi; nếu nội dung vẫn cần dùng, lưu sang PDF rồi đọc lại.")


class PdfLocked(InputRefused):
    code, what = "DOC-003", mark("Tệp PDF {file} có mật khẩu.")
    remedy = mark(
        "Mở tệp bằng mật khẩu, lưu một bản không mật khẩu rồi đọc bản đó; hoặc hỏi mật khẩu nơi gửi."
    )


class PdfBroken(InputRefused):
    code, what = "DOC-004", mark("Tệp PDF {file} bị hỏng, không mở được.")
    remedy = mark("Xin lại tệp từ nơi gửi; có thể tệp chưa tải hoặc chép xong.")


class DocxBroken(InputRefused):
    code, what = "DOC-005", mark("Tệp DOCX {file} bị hỏng: {reason}.")
    remedy = mark("Mở tệp bằng Word hoặc LibreOffice và lưu lại, hoặc xin lại tệp từ nơi gửi.")


class DocxUnsafe(InputRefused):
    code, what = "DOC-006", mark("Tệp DOCX {file} không an toàn: {reason}.")
    remedy = mark("Không mở tệp này; hỏi lại nơi gửi và xin bản PDF.")


class TextUnreadable(InputRefused):
    code, what = "DOC-007", mark("Tệp {file} không phải văn bản đọc được: {reason}.")
    remedy = mark("Lưu tệp dạng văn bản UTF-8, hoặc xin bản PDF hay DOCX từ nơi gửi.")


class FileTooLarge(InputRefused):
    code, what = "DOC-008", mark("Tệp {file} quá lớn ({size} MB; nhận tối đa {limit} MB).")
    remedy = mark("Tách tệp thành nhiều phần, hoặc nén ảnh trong tệp rồi đọc lại.")


class DocxLocked(InputRefused):
    code, what = "DOC-009", mark("Tệp Word {file} có mật khẩu.")
    remedy = mark(
        "Mở tệp bằng mật khẩu, lưu một bản không mật khẩu rồi đọc bản đó; hoặc hỏi mật khẩu nơi gửi."
    )


class PdfUnsafe(InputRefused):
    code, what = "DOC-010", mark("Tệp PDF {file} không an toàn: {reason}.")
    remedy = mark("Không mở tệp này; hỏi lại nơi gửi và xin bản in hoặc bản quét.")


# Reasons and warnings that fill the sentences above; kept here so that they are found for translation.
REASON_NOT_ZIP = mark("không phải gói DOCX nguyên vẹn")
REASON_NO_BODY = mark("thiếu phần nội dung chính")
REASON_BAD_XML = mark("phần {part} không đúng XML")
REASON_ENTITIES = mark("phần {part} có khai báo thực thể XML")
REASON_TOO_MANY_PARTS = mark("gói có quá nhiều phần")
REASON_BOMB = mark("phần {part} bung ra quá lớn")
REASON_PDF_BOMB = mark("một phần bung ra quá lớn")
REASON_BINARY = mark("tệp nhị phân")
REASON_ENCODING = mark("không nhận ra bảng mã")
WARN_PICTURE = mark(
    "Đây là ảnh chụp hoặc bản quét, không có lớp chữ; đọc ảnh sẽ có khi cài phần nhận dạng chữ (OCR)."
)
WARN_SOME_PICTURES = mark("Có {count} trang là ảnh, không có lớp chữ: {pages}.")
WARN_PAGES_LEFT = mark("Tệp có {total} trang; chỉ đọc {read} trang đầu.")
WARN_PAGE_FAILED = mark("Không đọc được trang {page}; các trang khác vẫn đọc.")
WARN_NAME = mark("Tên tệp có đuôi {named} nhưng nội dung là {found}; đã đọc theo nội dung.")
WARN_ENCODING = mark("Tệp không ghi bảng mã; đã đọc theo {encoding}. Kiểm tra dấu tiếng Việt.")
WARN_CUT = mark("Tệp quá dài; chỉ đọc phần đầu.")
