<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AddForm</name>
    <message>
        <source>Chi đoàn, đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu, thêm người nữa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngày/tháng/năm, hoặc năm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>như trong giấy khai sinh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đoàn viên mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã có: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Chương trình gặp lỗi khi đọc tệp {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang nhận văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã dừng; còn {count} tệp chưa nhận.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyEdit</name>
    <message>
        <source>Nội dung văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viết nội dung ở đây</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyTools</name>
    <message>
        <source>Chương</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chương I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ của mục này là tiêu đề</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp của đoạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dấu cộng đầu dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gạch đầu dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khoản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mục 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mục số La Mã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nghiêng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phần I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiêu đề</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiểu mục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiểu mục 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm ba số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm bốn số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm chữ cái</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm hai số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đoạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đoạn thường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa lên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa xuống</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đậm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyStrip</name>
    <message>
        <source>Dừng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang dừng …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CannotOpen</name>
    <message>
        <source>Chưa mở được dữ liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi khi mở dữ liệu; dữ liệu không bị đụng đến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử lại; nếu vẫn lỗi, gửi báo cáo lỗi cho người hỗ trợ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>Chữ dán vào quá dài ({length} chữ); giữ {most} chữ đầu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã bỏ ký tự ẩn lẫn trong chữ dán vào.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Chọn trên lịch (F4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Thêm việc {day}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc: “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Để trống hạn: nếu giao việc thì hạn là {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cơ quan gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuyệt mật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tối mật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>Chỗ này trên trang: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không phải ngày. Ghi như 05/03/2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So sánh hai văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đến {number}/{year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đến: sẽ là {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa lưu được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã sửa văn bản đến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đang lưu …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đã lưu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Đơn vị chưa khai tên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuessField</name>
    <message>
        <source>Chưa có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy đọc được, chưa ai xác nhận. Bấm để xem chỗ trên trang; Tab là đúng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InPlaceField</name>
    <message>
        <source>Che {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hiện {label}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Cơ quan gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có số, ký hiệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có trích yếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arrival} · {printed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đang ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đã xong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Bảng phím này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bấm nút chính của trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mục kế tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa mục đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm mới ở trang này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm trong trang này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm trong tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Các phím</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ở mọi trang</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Chưa giao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đăng ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn văn bản nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn văn bản nào ở đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có văn bản nào khớp “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kéo tệp mới vào đây, hoặc xem Tất cả.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kéo tệp vào đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mới đến trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm trong văn bản đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản PDF, DOCX hoặc văn bản thuần; cả thư mục cũng được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} văn bản khớp “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Đang mở dữ liệu …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã làm lại</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Bản thân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chức vụ Đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sinh hoạt Đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số thẻ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trình độ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vào Đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu CCCD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu giới tính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu ngày sinh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu ngày vào Đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu số thẻ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thiếu điện thoại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersList</name>
    <message>
        <source>Danh sách đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Chuyển đến …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có đoàn viên nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn đơn vị trên cùng của cây để tìm ở mọi đơn vị.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ ở đâu trên trang cũng là tìm; không cần dấu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ thiếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không ai {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có ai khớp “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có ai khớp “{words}” trong {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phần đang gõ được giữ lại; bấm Thêm đoàn viên để gõ tiếp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm người đầu tiên: chỉ cần họ tên, các mục khác ghi sau.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm tên, mã, điện thoại …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chữ bất kỳ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sửa hồ sơ đang chọn; trong một mục: lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trong một mục: trả lại như cũ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tìm trong danh sách</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} người</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} chưa có đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã chuyển {name} sang {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã sửa {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã thêm {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Trang văn bản</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Báo cáo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Công việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>Không vẽ được trang văn bản. Bấm “Mở bản gốc” để xem bằng chương trình khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng to (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu nhỏ (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản giấy: không có tệp kèm theo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vừa chiều rộng (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trang {number}/{count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở {file} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>BAN THƯỜNG VỤ …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BÍ THƯ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chức vụ người ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ dự thảo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ “Dự thảo”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ tên người ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Như trên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm căn cứ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm dòng TM., KT., TL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm nơi gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm nơi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm phần khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thẩm quyền ban hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thẩm quyền ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thể thức Nhà nước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thể thức của Đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thể thức của Đảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>số bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>văn bản nói về việc gì</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Để làm gì</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Địa điểm ban hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng kính gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>để báo cáo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Xem mật khẩu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Không làm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Các trang</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} việc chờ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Chuyển đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn một người để xem hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ vài chữ của tên để tìm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowField</name>
    <message>
        <source>Bỏ dòng này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa lên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Không có gì khớp “{words}”. Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm trong tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm văn bản, đoàn viên, việc …   Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} trong {total} kết quả · Enter mở · Esc đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Màn hình đang khoá.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở khoá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập mật khẩu để mở dữ liệu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quên mật khẩu?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Chưa có bản sao lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có gì để lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa gửi được: {count} thay đổi đang chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa nối máy chủ cấp trên: mọi dữ liệu chỉ ở máy này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao lưu hằng ngày đang tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao lưu {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gửi hết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoryPart</name>
    <message>
        <source>Giao việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hướng dẫn các chi đoàn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở bản gốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc đã xong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa giao ai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã làm gì</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã mở lại việc.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskEditor</name>
    <message>
        <source>Ghi việc gì cần làm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn không phải là ngày. Ghi như 05/03/2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tên người hoặc đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi việc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã giao việc cho {person}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã sửa việc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>để trống: theo trích yếu văn bản</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>còn {days} ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm nay {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm qua {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngày mai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quá hạn {days} ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} ngày trước</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToastHost</name>
    <message>
        <source>Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các phím</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người dùng: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitTree</name>
    <message>
        <source>Các đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count} đoàn viên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
