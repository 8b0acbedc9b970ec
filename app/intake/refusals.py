"""Why an incoming file cannot be read, in words for a clerk. The file itself is never changed."""

from __future__ import annotations

from app.base.errors import InputRefused
from app.base.language import mark


class TypeUnknown(InputRefused):
    code, what = "DOC-001", mark("Tệp {file} không phải loại văn bản đọc được ({found}).")
    remedy = mark("Xin nơi gửi bản PDF hoặc DOCX, hoặc mở tệp bằng chương trình của nó rồi lưu sang PDF.")


class TypeLies(InputRefused):
    code, what = "DOC-002", mark("Tệp {file} mang đuôi {named} nhưng bên trong là {found}.")
    remedy = mark("Xin lại tệp đúng từ nơi gửi; nếu nội dung vẫn cần dùng, lưu sang PDF rồi đọc lại.")


class PdfLocked(InputRefused):
    code, what = "DOC-003", mark("Tệp PDF {file} có mật khẩu.")
    remedy = mark("Hỏi nơi gửi mật khẩu rồi gõ vào (trên dòng lệnh: --password-file TỆP).")


class PdfBroken(InputRefused):
    code, what = "DOC-004", mark("Tệp PDF {file} bị hỏng, không mở được.")
    remedy = mark("Xin lại tệp từ nơi gửi; có thể tệp chưa tải hoặc chép xong.")


class DocxBroken(InputRefused):
    code, what = "DOC-005", mark("Tệp {file} bị hỏng: {reason}.")
    remedy = mark("Mở tệp bằng Word hoặc LibreOffice và lưu lại, hoặc xin lại tệp từ nơi gửi.")


class DocxUnsafe(InputRefused):
    code, what = "DOC-006", mark("Tệp {file} không an toàn: {reason}.")
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


class PasswordWrong(InputRefused):
    code, what = "DOC-011", mark("Mật khẩu không mở được tệp {file}.")
    remedy = mark("Gõ lại, để ý phím viết hoa và bộ gõ tiếng Việt; hoặc hỏi lại nơi gửi.")


class WordTooOld(InputRefused):
    code, what = (
        "DOC-012",
        mark("Tệp {file} do Word 6.0 hoặc Word 95 trở về trước làm ra, không đọc được ở đây."),
    )
    remedy = mark(
        "Mở tệp bằng Word hoặc LibreOffice rồi lưu sang DOCX hoặc PDF; hoặc vào sổ bằng tay kèm tệp này."
    )


class SlidesNotRead(InputRefused):
    code, what = "DOC-013", mark("Tệp {file} là bản trình chiếu, không phải văn bản.")
    remedy = mark("Chọn văn bản gửi kèm nó; bản trình chiếu giữ làm tệp đính kèm.")


class ArchiveForeign(InputRefused):
    code, what = "DOC-014", mark("Tệp {file} là gói nén {found}, chương trình chỉ mở được ZIP.")
    remedy = mark(
        "Giải nén bằng 7-Zip hoặc WinRAR, rồi thêm các tệp bên trong; hoặc nhờ nơi gửi nén lại thành ZIP."
    )


class ArchiveUnsafe(InputRefused):
    code, what = "DOC-015", mark("Gói nén {file} không an toàn: {reason}.")
    remedy = mark("Không mở gói này; hỏi lại nơi gửi và xin từng tệp PDF.")


class ArchiveBroken(InputRefused):
    code, what = "DOC-016", mark("Gói nén {file} bị hỏng, không mở được.")
    remedy = mark("Xin lại tệp từ nơi gửi; có thể tệp chưa tải hoặc chép xong.")


class ArchiveLocked(InputRefused):
    code, what = "DOC-017", mark("Gói nén {file} có mật khẩu.")
    remedy = mark("Hỏi nơi gửi mật khẩu rồi gõ vào (trên dòng lệnh: --password-file TỆP); hoặc tự giải nén.")


class MailBroken(InputRefused):
    code, what = "DOC-018", mark("Thư điện tử {file} bị hỏng, không mở được.")
    remedy = mark("Mở thư bằng chương trình thư rồi lưu các tệp kèm theo ra thư mục, sau đó thêm từng tệp.")


class OfficeBroken(InputRefused):
    code, what = "DOC-019", mark("Tệp {kind} {file} bị hỏng, không đọc được.")
    remedy = mark(
        "Mở tệp bằng Word hoặc LibreOffice và lưu lại sang DOCX hoặc PDF, hoặc xin lại tệp từ nơi gửi."
    )


class FileChanging(InputRefused):
    code, what = "DOC-020", mark("Tệp {file} đang thay đổi trong lúc đọc.")
    remedy = mark("Đợi máy quét hoặc chương trình khác ghi xong, rồi thêm lại tệp.")


# Reasons and warnings that fill the sentences above; kept here so that they are found for translation.
REASON_NOT_ZIP = mark("gói nén không nguyên vẹn")
REASON_NO_BODY = mark("thiếu phần nội dung chính")
REASON_BAD_XML = mark("phần {part} không đúng XML")
REASON_ENTITIES = mark("phần {part} có khai báo thực thể XML")
REASON_TOO_MANY_PARTS = mark("gói có quá nhiều phần")
REASON_BOMB = mark("phần {part} bung ra quá lớn")
REASON_PDF_BOMB = mark("một phần bung ra quá lớn")
REASON_BINARY = mark("tệp nhị phân")
REASON_ENCODING = mark("không nhận ra bảng mã")
WARN_PICTURE = mark("Đây là ảnh chụp hoặc bản quét, không có lớp chữ.")
WARN_SOME_PICTURES = mark("Có {count} trang là ảnh, không có lớp chữ: {pages}.")
WARN_PAGES_LEFT = mark("Tệp có {total} trang; chỉ đọc {read} trang đầu.")
WARN_PAGE_FAILED = mark("Không đọc được trang {page}; các trang khác vẫn đọc.")
WARN_NAME = mark("Tên tệp có đuôi {named} nhưng nội dung là {found}; đã đọc theo nội dung.")
WARN_ENCODING = mark("Tệp không ghi bảng mã; đã đọc theo {encoding}. Kiểm tra dấu tiếng Việt.")
WARN_CUT = mark("Tệp quá dài; chỉ đọc phần đầu.")
WARN_CONVERTED = mark("Đã chuyển từ {encoding} sang Unicode; xem lại các dấu.")
WARN_MACROS = mark(
    "Tệp có macro; chương trình không chạy macro. Đừng mở tệp này bằng Word nếu không rõ nơi gửi."
)
WARN_OUTSIDE = mark("Tệp gọi ảnh hoặc mẫu từ nơi khác trên mạng; chương trình không tải về.")
WARN_BARE_TEXT = mark(
    "Tệp Word bị hỏng một phần: chỉ lấy được chữ, không rõ phông và bảng. Xem lại từng mục."
)
REASON_ARCHIVE_BOMB = mark("bung ra quá lớn")
REASON_MANY_FILES = mark("có quá nhiều tệp")
REASON_OVERLAP = mark("các tệp bên trong chồng lên nhau")
WARN_DEEP = mark("Gói {name} lồng quá nhiều lớp hoặc quá lớn, không mở tiếp.")
WARN_EMPTY_ARCHIVE = mark("Gói không có tệp nào.")
WARN_INSIDE = mark("Đã đọc {name}. Trong gói còn {count} tệp khác: {others}.")
WARN_TRICKY_NAME = mark("Tên tệp có ký tự ẩn hoặc đảo chiều chữ, có thể để lừa người mở; tên thật là {name}.")
WARN_EDXML = mark("Đây là gói tin liên thông edXML; nhận vào văn bản đến, hoặc xem bằng edxml read.")
WARN_DOUBT = mark(
    "Lớp chữ của trang {pages} bị lỗi (phông không rõ bảng mã hoặc mất dấu); xem ảnh trang mà nhập."
)
WARN_LOST = mark(
    "Không đọc được tệp này: phần đọc tệp {why}. Tệp gốc vẫn được giữ; nhập các ô bằng tay. Nếu tệp đến từ nơi lạ, đừng mở bằng chương trình khác."
)
WARN_PICTURES_LOST = mark(
    "Chữ trong ảnh của tệp này chưa đọc được: phần đọc ảnh {why}. Phần chữ có sẵn trong tệp vẫn được giữ; xem các trang ảnh và nhập các ô còn thiếu bằng tay."
)
WARN_PAGES_MIDDLE = mark("Tệp có {total} trang; chỉ đọc {read} trang đầu và {last} trang cuối.")
WARN_PDF_SCRIPT = mark("Tệp PDF có mã lệnh (JavaScript hoặc biểu mẫu động); chương trình không chạy.")
WARN_PDF_LAUNCH = mark(
    "Tệp PDF đòi mở chương trình khác; chương trình không làm. Cẩn thận khi mở bằng phần mềm khác."
)
WARN_PDF_FILES = mark("Tệp PDF mang theo tệp khác bên trong; chương trình chưa mở các tệp đó.")
WARN_DOUBT_READ = mark(
    "Lớp chữ của trang {pages} bị lỗi (phông không rõ bảng mã hoặc mất dấu); đã đọc từ ảnh của trang."
)
WARN_NO_WORDS = mark("Không thấy chữ nào trên trang {pages}.")
