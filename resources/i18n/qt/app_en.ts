<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AboutSection</name>
    <message>
        <source>Dữ liệu ở {folder}</source>
        <translation>Data folder: {folder}</translation>
    </message>
    <message>
        <source>Mở thư mục dữ liệu</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>Phiên bản {versions}</source>
        <translation>Version {versions}</translation>
    </message>
    <message>
        <source>Phần mềm của người khác trong chương trình</source>
        <translation>Other people&apos;s software in this program</translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Chọn ít nhất một đơn vị để nhập vào.</source>
        <translation>Choose at least one unit to merge.</translation>
    </message>
    <message>
        <source>Chọn đơn vị cấp trên mới.</source>
        <translation>Choose the new superior unit.</translation>
    </message>
    <message>
        <source>Có hiệu lực từ ngày</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>Cấp</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi tên đơn vị.</source>
        <translation>Write the unit&apos;s name.</translation>
    </message>
    <message>
        <source>Ngày quyết định</source>
        <translation>Decision date</translation>
    </message>
    <message>
        <source>Nhập những đơn vị</source>
        <translation>Merge these units</translation>
    </message>
    <message>
        <source>Soạn giấy tờ</source>
        <translation>Draft papers</translation>
    </message>
    <message>
        <source>Số quyết định</source>
        <translation>Decision number</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Tên đơn vị</source>
        <translation>Name of the unit</translation>
    </message>
    <message>
        <source>Tờ trình, đề án, quyết định kèm danh sách, trong Văn bản đi; chưa ghi gì vào cây</source>
        <translation>Proposal, scheme and decision with the list, among letters out; nothing is entered in the tree yet</translation>
    </message>
    <message>
        <source>Đoàn viên sang đơn vị mới</source>
        <translation>Members who go to the new unit</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đơn vị cũ thôi hoạt động</source>
        <translation>The old unit ends</translation>
    </message>
    <message>
        <source>Đơn vị cấp trên mới</source>
        <translation>New superior unit</translation>
    </message>
    <message>
        <source>Đơn vị nhận</source>
        <translation>Receiving unit</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>Chi đoàn, đơn vị</source>
        <translation>Branch, unit</translation>
    </message>
    <message>
        <source>Lưu, thêm người nữa</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>Mở hồ sơ {who}</source>
        <translation>Open the record of {who}</translation>
    </message>
    <message>
        <source>Mở xem</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Thêm đoàn viên</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ngày/tháng/năm, hoặc năm</source>
        <translation>day/month/year, or a year</translation>
    </message>
    <message>
        <source>như trong giấy khai sinh</source>
        <translation>as on the birth certificate</translation>
    </message>
    <message>
        <source>Đoàn viên mới</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Đã có: {who}</source>
        <translation>Already on record: {who}</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Phần đang gõ được giữ lại; bấm Thêm đoàn viên để gõ tiếp.</source>
        <translation>What you typed is kept; press Add a member to go on.</translation>
    </message>
    <message>
        <source>Đã thêm {name}</source>
        <translation>Added {name}</translation>
    </message>
</context>
<context>
    <name>AdviceView</name>
    <message>
        <source>Danh sách kiểm tra</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Kiểm tra {count}</source>
        <translation>Findings: {count}</translation>
    </message>
    <message>
        <source>Thể thức đúng</source>
        <translation>The layout is right</translation>
    </message>
    <message>
        <source>{count} lỗi phải sửa trước khi cấp số</source>
        <translation>Errors to fix before a number is given: {count}</translation>
    </message>
    <message>
        <source>Ẩn hoặc hiện danh sách kiểm tra</source>
        <translation>Hide or show the list of findings</translation>
    </message>
</context>
<context>
    <name>Aids</name>
    <message>
        <source>Chèn đoạn mẫu …</source>
        <translation>Insert a text block …</translation>
    </message>
    <message>
        <source>Chưa có đoạn mẫu nào</source>
        <translation>No text block yet</translation>
    </message>
    <message>
        <source>Các phiên bản …</source>
        <translation>Versions …</translation>
    </message>
    <message>
        <source>Gửi nhiều nơi …</source>
        <translation>Send to many …</translation>
    </message>
    <message>
        <source>Lưu phần đang chọn thành đoạn mẫu …</source>
        <translation>Keep the marked words as a text block …</translation>
    </message>
    <message>
        <source>Lưu thành mẫu …</source>
        <translation>Keep as a template …</translation>
    </message>
    <message>
        <source>Lưu thành đoạn mẫu</source>
        <translation>Keep as a text block</translation>
    </message>
    <message>
        <source>Lưu đoạn mẫu</source>
        <translation>Keep the block</translation>
    </message>
    <message>
        <source>Nhận lại bản Word đã sửa</source>
        <translation>Take back the edited Word file</translation>
    </message>
    <message>
        <source>Nhận lại bản Word đã sửa …</source>
        <translation>Take back the edited Word file …</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Tệp Word (*.docx)</source>
        <translation>Word files (*.docx)</translation>
    </message>
    <message>
        <source>Xóa đoạn mẫu</source>
        <translation>Remove a text block</translation>
    </message>
    <message>
        <source>Đang đọc bản Word</source>
        <translation>Reading the Word file</translation>
    </message>
    <message>
        <source>Đã lưu mẫu {name}</source>
        <translation>Template {name} is kept</translation>
    </message>
    <message>
        <source>Đã lưu đoạn mẫu</source>
        <translation>Text block kept</translation>
    </message>
    <message>
        <source>Đã nhận bản Word; bản trước nằm trong Các phiên bản</source>
        <translation>The Word file was taken; what was before is among the versions</translation>
    </message>
    <message>
        <source>Đã xóa đoạn mẫu {name}</source>
        <translation>Text block {name} removed</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ …</source>
        <translation>Put into a dossier …</translation>
    </message>
    <message>
        <source>Đặt một tên ngắn để tìm lại, ví dụ: kinh phí.</source>
        <translation>Give a short name to find it by, for example: kinh phí.</translation>
    </message>
</context>
<context>
    <name>AnswersView</name>
    <message>
        <source>Ai phải trả lời</source>
        <translation>Who must answer</translation>
    </message>
    <message>
        <source>Ai phải trả lời văn bản nào</source>
        <translation>Who must answer which letter</translation>
    </message>
    <message>
        <source>Bấm “Theo dõi một văn bản”, chọn văn bản đã gửi các chi đoàn: ở đây đếm ai đã trả lời, còn thiếu ai.</source>
        <translation>Press “Follow a letter” and choose one that went to the branches: here is counted who has answered and who is missing.</translation>
    </message>
    <message>
        <source>Chép lời nhắc</source>
        <translation>Copy a reminder</translation>
    </message>
    <message>
        <source>Chọn một văn bản ở bên trái</source>
        <translation>Choose a letter at the left</translation>
    </message>
    <message>
        <source>Chọn văn bản trước: gõ số hoặc trích yếu rồi Enter.</source>
        <translation>Choose the letter first: type its number or subject, then Enter.</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hạn không phải là ngày. Ghi như 05/03/2026.</source>
        <translation>The deadline is not a date. Write it like 05/03/2026.</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Không chờ đơn vị nào trả lời</source>
        <translation>No unit owes an answer</translation>
    </message>
    <message>
        <source>Không phải trả lời</source>
        <translation>Need not answer</translation>
    </message>
    <message>
        <source>Mọi đơn vị trực thuộc</source>
        <translation>All units under ours</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Theo dõi</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Theo dõi một văn bản</source>
        <translation>Follow a letter</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Trả lời bằng văn bản đến …</source>
        <translation>Answered by an incoming letter …</translation>
    </message>
    <message>
        <source>Tìm văn bản đi theo số, trích yếu</source>
        <translation>Find one of our letters by number or subject</translation>
    </message>
    <message>
        <source>Tìm văn bản đến của đơn vị ấy</source>
        <translation>Find the letter of that unit</translation>
    </message>
    <message>
        <source>Văn bản chờ trả lời</source>
        <translation>Letters that wait for answers</translation>
    </message>
    <message>
        <source>Văn bản của ta</source>
        <translation>Our letter</translation>
    </message>
    <message>
        <source>chưa</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>chưa cấp số</source>
        <translation>no number yet</translation>
    </message>
    <message>
        <source>{name} không phải trả lời.</source>
        <translation>{name} need not answer.</translation>
    </message>
    <message>
        <source>{name} đã trả lời.</source>
        <translation>{name} has answered.</translation>
    </message>
    <message>
        <source>Đã chép lời nhắc {count} đơn vị; dán vào nhóm. Đã ghi là nhắc hôm nay.</source>
        <translation>A reminder for {count} units is copied; paste it into the group. Noted as reminded today.</translation>
    </message>
    <message>
        <source>Đã chép: mọi đơn vị đã trả lời.</source>
        <translation>Copied: all units have answered.</translation>
    </message>
    <message>
        <source>Đã ghi các đơn vị phải trả lời.</source>
        <translation>The units that must answer are noted.</translation>
    </message>
    <message>
        <source>Đã nhắc</source>
        <translation>Reminded</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đơn vị phải trả lời</source>
        <translation>Units that must answer</translation>
    </message>
    <message>
        <source>đơn vị khác, cách nhau bằng dấu chấm phẩy</source>
        <translation>other units, parted by semicolons</translation>
    </message>
</context>
<context>
    <name>ArrearsView</name>
    <message>
        <source>Chép tin nhắn</source>
        <translation>Copy the message</translation>
    </message>
    <message>
        <source>Chưa khai tài khoản nhận đoàn phí nên chưa có mã VietQR; khai ở thẻ “Kỳ, quỹ”.</source>
        <translation>No account has been entered, so there is no VietQR code; enter it under “Periods, fund”.</translation>
    </message>
    <message>
        <source>Còn nợ</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>Giấy báo cho mọi người</source>
        <translation>Notices for all</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Không ai còn nợ đoàn phí</source>
        <translation>Nobody owes fees</translation>
    </message>
    <message>
        <source>Lưu mã QR</source>
        <translation>Save the QR code</translation>
    </message>
    <message>
        <source>Mã VietQR</source>
        <translation>VietQR code</translation>
    </message>
    <message>
        <source>Nhắc đóng đoàn phí</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>Tin nhắn</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Tính đến hết tháng vừa qua.</source>
        <translation>Up to the end of last month.</translation>
    </message>
    <message>
        <source>{people} người còn nợ, cộng {amount} đồng</source>
        <translation>{people} people owe {amount} đồng in all</translation>
    </message>
    <message>
        <source>Đã chép tin nhắn</source>
        <translation>Message copied</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>Wrote {file}</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Chương trình gặp lỗi khi đọc tệp {file}.</source>
        <translation>The program met a fault while reading {file}.</translation>
    </message>
    <message>
        <source>trang {at}/{all}</source>
        <translation>page {at}/{all}</translation>
    </message>
    <message>
        <source>{office} báo về văn bản đi của mình: {status}.</source>
        <translation>{office} on our outgoing letter: {status}.</translation>
    </message>
    <message>
        <source>Đang nhận văn bản</source>
        <translation>Receiving letters</translation>
    </message>
    <message>
        <source>Đã dừng; còn {count} tệp chưa nhận.</source>
        <translation>Stopped; files not received: {count}.</translation>
    </message>
    <message>
        <source>đọc ảnh trang {at}/{all}</source>
        <translation>reading the picture of page {at}/{all}</translation>
    </message>
</context>
<context>
    <name>AskForm</name>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>AttendancePart</name>
    <message>
        <source>Có mặt</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ghi số triệu tập và số có mặt ở trên.</source>
        <translation>Enter how many were called and are present above.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Không ghi tên từng người</source>
        <translation>No names are kept</translation>
    </message>
    <message>
        <source>Lý do vắng</source>
        <translation>Reason of absence</translation>
    </message>
    <message>
        <source>Lý do vắng của người đang chọn, Enter để ghi</source>
        <translation>Why the chosen person is absent; Enter keeps it</translation>
    </message>
    <message>
        <source>Lấy lại danh sách</source>
        <translation>Take the list anew</translation>
    </message>
    <message>
        <source>Mọi người có mặt</source>
        <translation>Everybody is present</translation>
    </message>
    <message>
        <source>Người dự ngoài danh sách</source>
        <translation>Somebody not on the list</translation>
    </message>
    <message>
        <source>Người dự ngoài danh sách, Enter để thêm</source>
        <translation>Somebody not on the list, Enter adds</translation>
    </message>
    <message>
        <source>Phím cách hoặc nhấp đúp: vắng / có mặt</source>
        <translation>Space or double click: absent / present</translation>
    </message>
    <message>
        <source>Thêm người mới vào chi đoàn, bỏ người đã rời; điểm danh đã ghi vẫn giữ</source>
        <translation>Adds who came to the chi đoàn, drops who left; ticks stay</translation>
    </message>
    <message>
        <source>Triệu tập</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>có mặt</source>
        <translation>present</translation>
    </message>
    <message>
        <source>vắng</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Điểm danh</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Đã ghi số người dự.</source>
        <translation>Figures kept.</translation>
    </message>
    <message>
        <source>Đã lấy lại danh sách dự họp.</source>
        <translation>The list was taken anew.</translation>
    </message>
</context>
<context>
    <name>BankView</name>
    <message>
        <source>Chọn tệp rồi xem, sửa các cột trước khi nhập</source>
        <translation>Choose a file, then see and mend its columns before it is entered</translation>
    </message>
    <message>
        <source>Chọn, hoặc gõ tên rồi Enter để tìm đoàn viên khác</source>
        <translation>Choose, or type a name and press Enter to find another member</translation>
    </message>
    <message>
        <source>Có thể là</source>
        <translation>May be from</translation>
    </message>
    <message>
        <source>Giao dịch này của ai</source>
        <translation>Whose transfer this is</translation>
    </message>
    <message>
        <source>Không có giao dịch nào chờ</source>
        <translation>No transfer is waiting</translation>
    </message>
    <message>
        <source>Không phải đoàn phí</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Không thấy đoàn viên nào có tên ấy</source>
        <translation>No member of that name</translation>
    </message>
    <message>
        <source>Là đoàn phí của người này</source>
        <translation>The fee of this person</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Người chuyển</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>Nhập sao kê</source>
        <translation>Take in a statement</translation>
    </message>
    <message>
        <source>Nhập sao kê: giao dịch rõ của ai thì vào sổ ngay, giao dịch chưa rõ chờ ở đây; nhập lại tệp cũ không ghi hai lần.</source>
        <translation>Take in a statement: clear transfers are entered at once, doubtful ones wait here; the same file again writes nothing twice.</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Sao kê</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Sao kê (*.xlsx *.xls *.ods *.csv *.html *.txt)</source>
        <translation>Statements (*.xlsx *.xls *.ods *.csv *.html *.txt)</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>XLSX, XLS, ODS, CSV của ngân hàng</source>
        <translation>XLSX, XLS, ODS or CSV from the bank</translation>
    </message>
    <message>
        <source>Xem lại cột</source>
        <translation>Check the columns</translation>
    </message>
    <message>
        <source>dòng {row} không đọc được “{value}”</source>
        <translation>row {row}: “{value}” cannot be read</translation>
    </message>
    <message>
        <source>dòng {row}: ngân hàng đảo lại khoản đã vào sổ của {name}, đảo khoản ấy trong Sổ thu chi</source>
        <translation>row {row}: the bank takes back what was entered for {name}; take it back in the cash book</translation>
    </message>
    <message>
        <source>tệp dài hơn mức đọc: chia nhỏ theo tháng rồi nhập phần còn lại</source>
        <translation>the file is longer than is read: cut it by months and take in the rest</translation>
    </message>
    <message>
        <source>{lines} giao dịch: {entered} vào sổ ({amount} đồng), {doubtful} chờ chọn người, {known} đã có từ trước, {out} tiền ra</source>
        <translation>{lines} transfers: {entered} entered ({amount} đồng), {doubtful} waiting for a person, {known} known before, {out} outgoing</translation>
    </message>
    <message>
        <source>Đang đọc {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>Đã bỏ qua giao dịch</source>
        <translation>Transfer set aside</translation>
    </message>
    <message>
        <source>Đã nhập sao kê</source>
        <translation>Statement taken in</translation>
    </message>
    <message>
        <source>Đã vào sổ</source>
        <translation>Entered</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Bỏ chọn</source>
        <translation>Choose none</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào đang mở; lập hồ sơ trước.</source>
        <translation>No dossier is open; make one first.</translation>
    </message>
    <message>
        <source>Dấu đến</source>
        <translation>Arrival stamp</translation>
    </message>
    <message>
        <source>Giao</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Giao…</source>
        <translation>Give …</translation>
    </message>
    <message>
        <source>Gộp thành một</source>
        <translation>Join into one</translation>
    </message>
    <message>
        <source>In dấu đến</source>
        <translation>Print arrival stamps</translation>
    </message>
    <message>
        <source>Vào hồ sơ…</source>
        <translation>Into a dossier …</translation>
    </message>
    <message>
        <source>tên người hoặc đơn vị</source>
        <translation>name of a person or unit</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đang đăng ký</source>
        <translation>Registering</translation>
    </message>
    <message>
        <source>Đã chọn {count} văn bản</source>
        <translation>{count} letters chosen</translation>
    </message>
    <message>
        <source>Đã giao {count} văn bản cho {person}.</source>
        <translation>Gave {count} letters to {person}.</translation>
    </message>
    <message>
        <source>Đã gộp {count} văn bản thành một.</source>
        <translation>Joined {count} letters into one.</translation>
    </message>
    <message>
        <source>Đã vào sổ {count} văn bản.</source>
        <translation>Registered {count} letters.</translation>
    </message>
    <message>
        <source>Đã đưa {count} văn bản vào hồ sơ {code}.</source>
        <translation>Put {count} letters into dossier {code}.</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>, hiện {shown} người đầu</source>
        <translation>, the first {shown} are shown</translation>
    </message>
    <message>
        <source>, đã quá hạn</source>
        <translation>, past due</translation>
    </message>
    <message>
        <source>; hạn {day}</source>
        <translation>; due {day}</translation>
    </message>
    <message>
        <source>Biểu đồ</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Chưa có đoàn viên nào</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>Chỉ tiêu của {unit}</source>
        <translation>Target of {unit}</translation>
    </message>
    <message>
        <source>Chỉ tiêu: bao nhiêu hồ sơ đầy đủ</source>
        <translation>Target: how many complete records</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Lacks</translation>
    </message>
    <message>
        <source>Hoàn thiện dữ liệu theo đơn vị</source>
        <translation>Completeness by unit</translation>
    </message>
    <message>
        <source>Hạn hoàn thiện</source>
        <translation>To be complete by</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Hồ sơ còn thiếu</source>
        <translation>Incomplete records</translation>
    </message>
    <message>
        <source>Hồ sơ đầy đủ có: {fields}.</source>
        <translation>A complete record has: {fields}.</translation>
    </message>
    <message>
        <source>Không còn chỉ tiêu</source>
        <translation>No target any more</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào thiếu</source>
        <translation>No record lacks anything</translation>
    </message>
    <message>
        <source>Mục phải có</source>
        <translation>Needed fields</translation>
    </message>
    <message>
        <source>Thiếu mục nào</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Thiếu nhiều nhất</source>
        <translation>Missing most</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Xem dạng</source>
        <translation>Show as</translation>
    </message>
    <message>
        <source>hồ sơ đầy đủ trên {members} đoàn viên</source>
        <translation>complete records of {members} members</translation>
    </message>
    <message>
        <source>số hồ sơ</source>
        <translation>records</translation>
    </message>
    <message>
        <source>{unit}: {count} hồ sơ còn thiếu</source>
        <translation>{unit}: {count} incomplete records</translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Đã đủ</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đặt chỉ tiêu</source>
        <translation>Set target</translation>
    </message>
</context>
<context>
    <name>BodyCells</name>
    <message>
        <source>Ô hàng {row}, cột {column}</source>
        <translation>Cell in row {row}, column {column}</translation>
    </message>
</context>
<context>
    <name>BodyText</name>
    <message>
        <source>Nội dung văn bản</source>
        <translation>Body of the letter</translation>
    </message>
    <message>
        <source>Viết nội dung ở đây</source>
        <translation>Write the body here</translation>
    </message>
    <message>
        <source>trang ngang</source>
        <translation>landscape</translation>
    </message>
    <message>
        <source>tệp riêng</source>
        <translation>own file</translation>
    </message>
</context>
<context>
    <name>BodyTools</name>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Chú thích cuối trang</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>Chương</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>Chương I</source>
        <translation>Chapter I</translation>
    </message>
    <message>
        <source>Chữ của mục này là tiêu đề</source>
        <translation>Make the words of this item a title</translation>
    </message>
    <message>
        <source>Cấp của đoạn</source>
        <translation>Level of the paragraph</translation>
    </message>
    <message>
        <source>Dàn đều</source>
        <translation>Justify</translation>
    </message>
    <message>
        <source>Dấu cộng đầu dòng</source>
        <translation>Plus sign before the line</translation>
    </message>
    <message>
        <source>Giữa</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Gạch chân</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>Gạch đầu dòng</source>
        <translation>Dash before the line</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Khoản</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Mục 1</source>
        <translation>Section 1</translation>
    </message>
    <message>
        <source>Mục số La Mã</source>
        <translation>Roman number</translation>
    </message>
    <message>
        <source>Nghiêng</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Ngắt trang</source>
        <translation>Page break</translation>
    </message>
    <message>
        <source>Phải</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Phần I</source>
        <translation>Part I</translation>
    </message>
    <message>
        <source>Thêm phụ lục</source>
        <translation>Add an annex</translation>
    </message>
    <message>
        <source>Tiêu đề</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Tiểu mục</source>
        <translation>Subsection</translation>
    </message>
    <message>
        <source>Tiểu mục 1</source>
        <translation>Subsection 1</translation>
    </message>
    <message>
        <source>Trái</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Trích dẫn</source>
        <translation>Quotation</translation>
    </message>
    <message>
        <source>Tìm và thay</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>Việc khác với đoạn</source>
        <translation>More for this paragraph</translation>
    </message>
    <message>
        <source>Điều</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Điều 1.</source>
        <translation>Article 1.</translation>
    </message>
    <message>
        <source>Điểm ba số</source>
        <translation>Three-part number: 1.1.1.</translation>
    </message>
    <message>
        <source>Điểm bốn số</source>
        <translation>Four-part number: 1.1.1.1.</translation>
    </message>
    <message>
        <source>Điểm chữ cái</source>
        <translation>Point with a letter: a)</translation>
    </message>
    <message>
        <source>Điểm hai số</source>
        <translation>Two-part number: 1.1.</translation>
    </message>
    <message>
        <source>Đoạn</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Đoạn thường</source>
        <translation>Plain paragraph</translation>
    </message>
    <message>
        <source>Đưa lên</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Đưa xuống</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Đậm</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>BookView</name>
    <message>
        <source>Sổ đăng ký</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>BusyStrip</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đang dừng …</source>
        <translation>Stopping …</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source> (nghỉ)</source>
        <translation> (day of rest)</translation>
    </message>
    <message>
        <source>Ai, văn bản nào</source>
        <translation>Who, which letter</translation>
    </message>
    <message>
        <source>Ctrl+N: ghi một việc cho ngày này.</source>
        <translation>Ctrl+N: write down a task for this day.</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Không có việc đến hạn</source>
        <translation>Nothing falls due</translation>
    </message>
    <message>
        <source>Ngày {day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>Tháng sau</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>Tháng {month} năm {year}</source>
        <translation>Month {month} of {year}</translation>
    </message>
    <message>
        <source>Tệp iCalendar (.ics) cho Google, Outlook, điện thoại</source>
        <translation>An iCalendar file (.ics) for Google, Outlook, a phone</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Việc của ngày</source>
        <translation>Tasks of the day</translation>
    </message>
    <message>
        <source>Xuất lịch</source>
        <translation>Export the calendar</translation>
    </message>
    <message>
        <source>Đã xuất {file}</source>
        <translation>Exported {file}</translation>
    </message>
</context>
<context>
    <name>CamePart</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Chọn chứng thư gốc</source>
        <translation>Choose a root certificate</translation>
    </message>
    <message>
        <source>Chứng thư (*.cer *.crt *.pem *.der *.p7b)</source>
        <translation>Certificates (*.cer *.crt *.pem *.der *.p7b)</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason of the refusal</translation>
    </message>
    <message>
        <source>Lưu biên nhận</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>Lập biên nhận</source>
        <translation>Write a receipt</translation>
    </message>
    <message>
        <source>Nhận qua hệ thống từ {sender} ngày {day}.</source>
        <translation>Received through the system from {sender} on {day}.</translation>
    </message>
    <message>
        <source>Nơi gửi nhắc vào sổ ngày {day}.</source>
        <translation>Its sender reminded you to register it on {day}.</translation>
    </message>
    <message>
        <source>Nơi gửi đã thu hồi ngày {day}: {reason}.</source>
        <translation>Recalled by its sender on {day}: {reason}.</translation>
    </message>
    <message>
        <source>Nơi gửi được báo: {steps}.</source>
        <translation>The sender was told: {steps}.</translation>
    </message>
    <message>
        <source>Thêm chứng thư gốc lấy từ trang chính thức của nơi cấp</source>
        <translation>Add the root certificate taken from the issuer&apos;s official site</translation>
    </message>
    <message>
        <source>Tin nơi cấp…</source>
        <translation>Trust the issuer…</translation>
    </message>
    <message>
        <source>Tải tệp ({size})</source>
        <translation>Fetch files ({size})</translation>
    </message>
    <message>
        <source>Tệp đang chờ tải ở lần đồng bộ tới.</source>
        <translation>Its files come with the next synchronisation.</translation>
    </message>
    <message>
        <source>Từ chối …</source>
        <translation>Refuse …</translation>
    </message>
    <message>
        <source>Vì sao không nhận: gửi nhầm nơi, chữ ký không đáng tin …</source>
        <translation>Why it is not accepted: wrong receiver, signature not to be trusted …</translation>
    </message>
    <message>
        <source>bien-nhan.edxml</source>
        <translation>receipt.edxml</translation>
    </message>
    <message>
        <source>từ chối nhận …</source>
        <translation>refuse …</translation>
    </message>
    <message>
        <source>Đã báo: {states}.</source>
        <translation>Told: {states}.</translation>
    </message>
    <message>
        <source>Đã lưu biên nhận: {file}</source>
        <translation>Receipt saved: {file}</translation>
    </message>
    <message>
        <source>Đã thêm vào danh sách tin cậy.</source>
        <translation>Added to the trusted certificates.</translation>
    </message>
    <message>
        <source>Được thay thế bằng {letter}.</source>
        <translation>Replaced by {letter}.</translation>
    </message>
    <message>
        <source>Đến qua trục liên thông, từ {office}.</source>
        <translation>Came through the national exchange, from {office}.</translation>
    </message>
    <message>
        <source>đã trả lại</source>
        <translation>sent back</translation>
    </message>
    <message>
        <source>đã trả lời</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>đã vào sổ</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>đã xem</source>
        <translation>seen</translation>
    </message>
</context>
<context>
    <name>CannotOpen</name>
    <message>
        <source>Chưa mở được dữ liệu</source>
        <translation>The data could not be opened</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi khi mở dữ liệu; dữ liệu không bị đụng đến.</source>
        <translation>The program met a fault while opening the data; the data were not touched.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Thử lại; nếu vẫn lỗi, gửi báo cáo lỗi cho người hỗ trợ.</source>
        <translation>Try again; if it fails again, send the fault report to whoever helps you.</translation>
    </message>
</context>
<context>
    <name>CashView</name>
    <message>
        <source>Chi</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Diễn giải</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Ghi bút toán đảo</source>
        <translation>Write the counter entry</translation>
    </message>
    <message>
        <source>Ghi sổ</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>In sổ</source>
        <translation>Print the book</translation>
    </message>
    <message>
        <source>Kỳ này chưa có khoản thu, chi nào</source>
        <translation>No entries in this period</translation>
    </message>
    <message>
        <source>Loại khoản</source>
        <translation>Kind of entry</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày ghi sổ</source>
        <translation>Day of the entry</translation>
    </message>
    <message>
        <source>Người nộp, nhận</source>
        <translation>From or to</translation>
    </message>
    <message>
        <source>Phiếu thu, chi</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Số dư đầu kỳ</source>
        <translation>Opening balance</translation>
    </message>
    <message>
        <source>Số phiếu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Sổ thu chi</source>
        <translation>Cash book</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Thu khác</source>
        <translation>Other income</translation>
    </message>
    <message>
        <source>Thu đoàn phí ở thẻ “Thu theo tháng”.</source>
        <translation>Collect fees under “By month”.</translation>
    </message>
    <message>
        <source>Tồn</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Đã ghi bút toán đảo</source>
        <translation>Counter entry written</translation>
    </message>
    <message>
        <source>Đã ghi sổ</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>Đảo khoản này</source>
        <translation>Reverse this entry</translation>
    </message>
    <message>
        <source>Đảo {number}: ghi một khoản ngược lại {amount} đồng vào hôm nay? Khoản cũ vẫn còn trong sổ.</source>
        <translation>Reverse {number}: write a counter entry of {amount} đồng today? The old entry stays in the book.</translation>
    </message>
    <message>
        <source>Đầu kỳ {before} · thu {income} · chi {outgo} · tồn {after} đồng</source>
        <translation>Brought forward {before} · in {income} · out {outgo} · balance {after} đồng</translation>
    </message>
    <message>
        <source>đã khóa đến hết {day}</source>
        <translation>closed up to {day}</translation>
    </message>
</context>
<context>
    <name>ChannelsSection</name>
    <message>
        <source>Chuyên mục</source>
        <translation>Rubrics</translation>
    </message>
    <message>
        <source>Chưa khai kênh nào</source>
        <translation>No channel yet</translation>
    </message>
    <message>
        <source>Cách nhau bằng dấu chấm phẩy.</source>
        <translation>Parted by semicolons.</translation>
    </message>
    <message>
        <source>Dùng</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Ghi tên kênh.</source>
        <translation>Write the name of the channel.</translation>
    </message>
    <message>
        <source>Khai một lần. Tin bài và tin nhắn ghi theo kênh; báo cáo đếm theo kênh.</source>
        <translation>Declared once. Posts and messages name their channel; reports count by channel.</translation>
    </message>
    <message>
        <source>Kênh mới</source>
        <translation>New channel</translation>
    </message>
    <message>
        <source>Kênh thông tin của đơn vị</source>
        <translation>Channels of the unit</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>Kept by</translation>
    </message>
    <message>
        <source>Thêm kênh</source>
        <translation>Add the channel</translation>
    </message>
    <message>
        <source>Thêm kênh ở dưới đây.</source>
        <translation>Add one below.</translation>
    </message>
    <message>
        <source>Thôi dùng</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Tên kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>Đã dùng lại kênh</source>
        <translation>The channel is used again</translation>
    </message>
    <message>
        <source>Đã lưu kênh</source>
        <translation>The channel is saved</translation>
    </message>
    <message>
        <source>Đã thêm kênh</source>
        <translation>The channel is added</translation>
    </message>
    <message>
        <source>Đã thôi dùng kênh</source>
        <translation>The channel is retired</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>đã thôi</source>
        <translation>ended</translation>
    </message>
</context>
<context>
    <name>ChartsPane</name>
    <message>
        <source>Biểu đồ</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Chưa có số liệu.</source>
        <translation>No figures yet.</translation>
    </message>
    <message>
        <source>Nhóm</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Số liệu của biểu đồ</source>
        <translation>Figures of the chart</translation>
    </message>
    <message>
        <source>Số đoàn viên</source>
        <translation>Members</translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>Chữ dán vào quá dài ({length} chữ); giữ {most} chữ đầu.</source>
        <translation>The pasted text is too long ({length} characters); the first {most} were kept.</translation>
    </message>
    <message>
        <source>Đã bỏ ký tự ẩn lẫn trong chữ dán vào.</source>
        <translation>Hidden characters in the pasted text were left out.</translation>
    </message>
</context>
<context>
    <name>ClosingCard</name>
    <message>
        <source>Các trang của sổ, kèm dòng đóng sổ và chỗ ký, được giữ nguyên từ lúc đóng: về sau in lại vẫn đúng những trang ấy, dù dữ liệu có sửa. Đóng sổ rồi thì không mở lại được.</source>
        <translation>The pages of the book, with the closing line and the places to sign, are kept as they are from that moment: printed later they are the same, whatever is changed in the data. A closed book is not opened again.</translation>
    </message>
    <message>
        <source>Người ký đóng sổ</source>
        <translation>Who signs the closing</translation>
    </message>
    <message>
        <source>Quyển số</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đang đóng sổ</source>
        <translation>Closing the book</translation>
    </message>
    <message>
        <source>Đã đóng sổ: {count} dòng.</source>
        <translation>The book is closed: {count} lines.</translation>
    </message>
    <message>
        <source>Đóng hẳn {book}? Từ nay các trang ấy không thay đổi nữa.</source>
        <translation>Close {book} for good? Its pages will not change any more.</translation>
    </message>
    <message>
        <source>Đóng sổ</source>
        <translation>Close the book</translation>
    </message>
    <message>
        <source>Đóng {book}</source>
        <translation>Close {book}</translation>
    </message>
    <message>
        <source>để trống: cả kỳ một quyển</source>
        <translation>blank: the whole period in one</translation>
    </message>
    <message>
        <source>để trống: ký tay ghi sau</source>
        <translation>blank: signed by hand later</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Chưa nhận gì về</source>
        <translation>Nothing has come yet</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Của</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>Không còn gì chờ gửi</source>
        <translation>Nothing waits to be sent</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Mọi thay đổi ở máy này cấp trên đã nhận.</source>
        <translation>Headquarters has every change made on this PC.</translation>
    </message>
    <message>
        <source>Mới nhận</source>
        <translation>Just received</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Thay đổi từ máy khác của đơn vị và từ cấp trên sẽ hiện ở đây.</source>
        <translation>Changes from the unit&apos;s other PCs and from headquarters appear here.</translation>
    </message>
    <message>
        <source>{count} thay đổi</source>
        <translation>{count} changes</translation>
    </message>
    <message>
        <source>{count} thay đổi gần nhất</source>
        <translation>the latest {count} changes</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>(không lấy)</source>
        <translation>(leave out)</translation>
    </message>
    <message>
        <source>Bỏ ô sai, vẫn nhận dòng</source>
        <translation>Leave out wrong cells, take their rows</translation>
    </message>
    <message>
        <source>Chọn cột họ và tên để đi tiếp.</source>
        <translation>Choose the column of names to go on.</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Cột {letter} {head} là</source>
        <translation>Column {letter} {head} is</translation>
    </message>
    <message>
        <source>Lấy {taken} trong {all} cột.</source>
        <translation>{taken} of {all} columns are taken.</translation>
    </message>
    <message>
        <source>Mục trong hồ sơ</source>
        <translation>Field of the record</translation>
    </message>
    <message>
        <source>Trang của tệp</source>
        <translation>Sheet of the file</translation>
    </message>
    <message>
        <source>Trang {name} · {count} dòng</source>
        <translation>Sheet {name} · {count} rows</translation>
    </message>
    <message>
        <source>Tên cột trong tệp</source>
        <translation>Head in the file</translation>
    </message>
    <message>
        <source>Ví dụ</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>lập mới theo tên trong tệp</source>
        <translation>found as the file names them</translation>
    </message>
    <message>
        <source>Ô trống xoá giá trị đang có</source>
        <translation>Empty cells wipe values</translation>
    </message>
    <message>
        <source>Đơn vị chưa có trong cây:</source>
        <translation>Units that are not there:</translation>
    </message>
    <message>
        <source>Đơn vị của các dòng chưa có đơn vị</source>
        <translation>Unit of rows whose unit is not there</translation>
    </message>
    <message>
        <source>đưa vào {unit}</source>
        <translation>put into {unit}</translation>
    </message>
</context>
<context>
    <name>CommitteeForm</name>
    <message>
        <source>Ban</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Ban Chấp hành</source>
        <translation>Executive Committee</translation>
    </message>
    <message>
        <source>Ban Thường vụ</source>
        <translation>Standing Committee</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Ghi ít nhất một người.</source>
        <translation>Write at least one person.</translation>
    </message>
    <message>
        <source>Lâm thời, do cấp trên chỉ định</source>
        <translation>Provisional, appointed from above</translation>
    </message>
    <message>
        <source>Lưu danh sách</source>
        <translation>Save list</translation>
    </message>
    <message>
        <source>Mỗi dòng một người. Dòng đầu là bí thư; dòng bắt đầu bằng “pbt:” là phó bí thư.</source>
        <translation>One person a line. The first is the secretary; a line that begins with “pbt:” is a deputy.</translation>
    </message>
    <message>
        <source>Nhiệm kỳ</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From day</translation>
    </message>
    <message>
        <source>Đã lưu danh sách ban.</source>
        <translation>Committee saved.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>Until day</translation>
    </message>
    <message>
        <source>Ủy ban Kiểm tra</source>
        <translation>Inspection Committee</translation>
    </message>
</context>
<context>
    <name>CommitteesView</name>
    <message>
        <source>Ban</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Ban hết nhiệm vụ</source>
        <translation>Committee leaves office</translation>
    </message>
    <message>
        <source>Ban hết nhiệm vụ từ {day}; chức vụ, quyền ký kết thúc theo.</source>
        <translation>The committee left office on {day}; posts and the right to sign ended with it.</translation>
    </message>
    <message>
        <source>Bí thư</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>Bầu trong một cuộc họp rồi bấm “Lập ban từ kết quả”, hoặc ghi danh sách đang có.</source>
        <translation>Elect in a meeting and click “Make committee”, or enter the list in office.</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Fill up</translation>
    </message>
    <message>
        <source>Chưa ghi Ban Chấp hành nào</source>
        <translation>No committee entered yet</translation>
    </message>
    <message>
        <source>Chọn một ban để xem danh sách</source>
        <translation>Choose a committee to see its list</translation>
    </message>
    <message>
        <source>Chủ nhiệm Ủy ban Kiểm tra</source>
        <translation>Chair of the Inspection Committee</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Các ban</source>
        <translation>Committees</translation>
    </message>
    <message>
        <source>Cả các ban đã hết nhiệm vụ</source>
        <translation>Former committees too</translation>
    </message>
    <message>
        <source>Danh sách ban</source>
        <translation>The committee&apos;s list</translation>
    </message>
    <message>
        <source>Ghi danh sách</source>
        <translation>Enter a list</translation>
    </message>
    <message>
        <source>Họ tên người bổ sung</source>
        <translation>Name of the new member</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Không có ai mới được ký.</source>
        <translation>Nobody new may sign.</translation>
    </message>
    <message>
        <source>Ký từ</source>
        <translation>Signs from</translation>
    </message>
    <message>
        <source>Lý do thôi tham gia</source>
        <translation>Why he leaves</translation>
    </message>
    <message>
        <source>Lý do thôi tham gia của người đang chọn</source>
        <translation>Why the chosen person leaves</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày của việc ghi dưới đây</source>
        <translation>Day of what is entered below</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Người bổ sung</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Nhiệm kỳ</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Phó Bí thư</source>
        <translation>Deputy Secretary</translation>
    </message>
    <message>
        <source>Số quyết định chuẩn y</source>
        <translation>Number of the recognising decision</translation>
    </message>
    <message>
        <source>Thôi tham gia</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>Từ</source>
        <translation>From</translation>
    </message>
    <message>
        <source>chuẩn y {day} {number}</source>
        <translation>recognised {day} {number}</translation>
    </message>
    <message>
        <source>chưa ký được</source>
        <translation>may not sign yet</translation>
    </message>
    <message>
        <source>hết nhiệm vụ {day}</source>
        <translation>left office {day}</translation>
    </message>
    <message>
        <source>lâm thời</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>nhiệm kỳ {term}</source>
        <translation>term {term}</translation>
    </message>
    <message>
        <source>từ {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>Đã bổ sung {name}; gửi đề nghị chuẩn y trong {days} ngày.</source>
        <translation>{name} was added; ask for recognition within {days} days.</translation>
    </message>
    <message>
        <source>Đã chuẩn y</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>Đã ghi chuẩn y từ {day}.</source>
        <translation>Recognised from {day}.</translation>
    </message>
    <message>
        <source>Đã ghi {name} thôi tham gia từ {day}.</source>
        <translation>{name} left from {day}.</translation>
    </message>
    <message>
        <source>Đã đưa vào bảng người ký: {names}.</source>
        <translation>Entered as signers: {names}.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đưa vào bảng người ký</source>
        <translation>Enter as signers</translation>
    </message>
    <message>
        <source>Đến</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Đề nghị chuẩn y</source>
        <translation>Request recognition</translation>
    </message>
    <message>
        <source>Ủy viên</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Ủy viên Ban Thường vụ</source>
        <translation>Member of the Standing Committee</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Bỏ điều kiện này</source>
        <translation>Take this condition away</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>So sánh</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>Thêm điều kiện</source>
        <translation>Add a condition</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>(không ghi trên phiếu)</source>
        <translation>(not on the form)</translation>
    </message>
    <message>
        <source>Bản quét phiếu đồng ý</source>
        <translation>Scan of the consent form</translation>
    </message>
    <message>
        <source>Cha, mẹ hoặc người giám hộ đã ký</source>
        <translation>Parent or guardian who signed</translation>
    </message>
    <message>
        <source>Cho {count} người: ghi đúng như trên phiếu đã ký.</source>
        <translation>For {count} people: enter what stands on the signed forms.</translation>
    </message>
    <message>
        <source>Chỉ cần với người chưa đủ tuổi tự quyết.</source>
        <translation>Only for those who are too young to decide alone.</translation>
    </message>
    <message>
        <source>Cách</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ghi sự đồng ý xử lý dữ liệu</source>
        <translation>Enter consent to processing</translation>
    </message>
    <message>
        <source>Ghi đúng như trên phiếu đã ký.</source>
        <translation>Enter what stands on the signed form.</translation>
    </message>
    <message>
        <source>Gắn bản quét đã ký …</source>
        <translation>Attach the signed scan …</translation>
    </message>
    <message>
        <source>Không ghi</source>
        <translation>Do not enter</translation>
    </message>
    <message>
        <source>Ngày trên phiếu</source>
        <translation>Day on the form</translation>
    </message>
    <message>
        <source>{count} người để lại vì chưa đủ tuổi và chưa có tên người giám hộ: {names}</source>
        <translation>{count} people left out, too young and without a guardian&apos;s name: {names}</translation>
    </message>
    <message>
        <source>Đã ghi sự đồng ý</source>
        <translation>Consent entered</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Bản sao có số riêng và đứng trong sổ bản sao; số đã cấp không thu lại.</source>
        <translation>A copy has a number of its own and stands in the register of copies; the number is not taken back.</translation>
    </message>
    <message>
        <source>Bản sao điện tử (ghi chữ ở góc trên trang đầu)</source>
        <translation>Electronic copy (words at the top corner of page 1)</translation>
    </message>
    <message>
        <source>Cấp số bản sao</source>
        <translation>Number the copy</translation>
    </message>
    <message>
        <source>Hình thức sao</source>
        <translation>Form of copy</translation>
    </message>
    <message>
        <source>Phần được trích</source>
        <translation>Words extracted</translation>
    </message>
    <message>
        <source>Sao lục</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Sao văn bản {number}</source>
        <translation>Copy of {number}</translation>
    </message>
    <message>
        <source>Sao y</source>
        <translation>True copy</translation>
    </message>
    <message>
        <source>Số lượng bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Trích sao</source>
        <translation>Extract</translation>
    </message>
</context>
<context>
    <name>CutArea</name>
    <message>
        <source>Khung cắt ảnh</source>
        <translation>Frame of the picture</translation>
    </message>
</context>
<context>
    <name>CutDialog</name>
    <message>
        <source>Cắt ảnh 3x4</source>
        <translation>Cut picture 3x4</translation>
    </message>
    <message>
        <source>Kéo khung, lăn chuột để đổi cỡ; phím mũi tên và + − cũng được.</source>
        <translation>Drag the frame, turn the wheel to size it; arrow keys and + − do as well.</translation>
    </message>
    <message>
        <source>Lấy ảnh này</source>
        <translation>Take this picture</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Chọn trên lịch (F4)</source>
        <translation>Choose from the calendar (F4)</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Thêm việc {day}: {words}</source>
        <translation>Add a task due {day}: {words}</translation>
    </message>
    <message>
        <source>Thêm việc: {words}</source>
        <translation>Add task: {words}</translation>
    </message>
    <message>
        <source>Việc: “{words}”</source>
        <translation>Task: “{words}”</translation>
    </message>
    <message>
        <source>Để trống hạn: nếu giao việc thì hạn là {day}.</source>
        <translation>Leave the deadline empty: if a task is given, it is due on {day}.</translation>
    </message>
</context>
<context>
    <name>Declared</name>
    <message>
        <source>Chọn thư mục</source>
        <translation>Choose a folder</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Chưa có danh sách máy</source>
        <translation>No list of PCs yet</translation>
    </message>
    <message>
        <source>Danh sách đọc từ cấp trên khi có mạng.</source>
        <translation>The list is read from headquarters when there is a network.</translation>
    </message>
    <message>
        <source>Gửi nhận lần cuối</source>
        <translation>Last exchange</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Máy của đơn vị</source>
        <translation>PCs of the unit</translation>
    </message>
    <message>
        <source>Mọi máy của đơn vị dùng chung một dữ liệu. Máy mất hoặc hỏng thì báo cấp trên để họ thu hồi; máy mới nối bằng mã mới và nhận đủ dữ liệu về.</source>
        <translation>All PCs of the unit share one set of data. When a PC is lost or broken, tell headquarters to shut it out; a new PC joins with a new code and receives all data.</translation>
    </message>
    <message>
        <source>Nối từ</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>Theo lần nối gần nhất; chưa hỏi lại được cấp trên.</source>
        <translation>As told at the last exchange; headquarters could not be asked again.</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>máy này</source>
        <translation>this PC</translation>
    </message>
    <message>
        <source>đang dùng</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>đã mất</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>đã thu hồi</source>
        <translation>shut out</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Không có chỗ nào khác nhau.</source>
        <translation>Nothing differs.</translation>
    </message>
</context>
<context>
    <name>DossierDetail</name>
    <message>
        <source>Chiều</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Dữ liệu đặc tả (XML, NĐ 30 Phụ lục VI)</source>
        <translation>Metadata (XML, Decree 30, Annex VI)</translation>
    </message>
    <message>
        <source>Gõ số hoặc trích yếu vào ô trên rồi Enter; hoặc bấm “Đưa vào hồ sơ” ở trang văn bản.</source>
        <translation>Type a number or subject above, then Enter; or press “Put into a dossier” at a letter.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có văn bản</source>
        <translation>No letter in the dossier yet</translation>
    </message>
    <message>
        <source>In mục lục</source>
        <translation>List of letters</translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>Lấy ra</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Một tệp PDF theo thứ tự mục lục</source>
        <translation>One PDF in the order of the list</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, symbol</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Tác giả</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>Tên loại, trích yếu</source>
        <translation>Kind, subject</translation>
    </message>
    <message>
        <source>Tìm văn bản để đưa vào hồ sơ</source>
        <translation>Find a letter to put into the dossier</translation>
    </message>
    <message>
        <source>Văn bản Word (*.docx);;PDF (*.pdf)</source>
        <translation>Word document (*.docx);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Văn bản trong hồ sơ</source>
        <translation>Letters in the dossier</translation>
    </message>
    <message>
        <source>Xuất hồ sơ</source>
        <translation>Export the dossier</translation>
    </message>
    <message>
        <source>Xếp theo ngày</source>
        <translation>Order by day</translation>
    </message>
    <message>
        <source>bảo quản {retention}</source>
        <translation>kept {retention}</translation>
    </message>
    <message>
        <source>Đang ghi tệp hồ sơ</source>
        <translation>Writing the dossier</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} is written</translation>
    </message>
    <message>
        <source>Đã lấy văn bản ra khỏi hồ sơ.</source>
        <translation>The letter is taken out of the dossier.</translation>
    </message>
    <message>
        <source>Đã nộp lưu ngày {day}.</source>
        <translation>Handed over on {day}.</translation>
    </message>
    <message>
        <source>Đã xếp văn bản theo ngày.</source>
        <translation>The letters are in the order of their days.</translation>
    </message>
    <message>
        <source>Đã đóng hồ sơ {code}.</source>
        <translation>Dossier {code} is closed.</translation>
    </message>
    <message>
        <source>Đã đóng ngày {day}: nội dung không thay đổi nữa.</source>
        <translation>Closed on {day}: its content does not change any more.</translation>
    </message>
    <message>
        <source>Đã đưa văn bản vào hồ sơ.</source>
        <translation>The letter is in the dossier.</translation>
    </message>
    <message>
        <source>Đủ mọi tệp (ZIP): tệp gốc, mục lục, dữ liệu đặc tả</source>
        <translation>Everything (ZIP): original files, list, metadata</translation>
    </message>
    <message>
        <source>đi</source>
        <translation>out</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>in</translation>
    </message>
</context>
<context>
    <name>DossierForm</name>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi tiêu đề hồ sơ.</source>
        <translation>Write the title of the dossier.</translation>
    </message>
    <message>
        <source>Lưu hồ sơ</source>
        <translation>Save the dossier</translation>
    </message>
    <message>
        <source>Mảng công tác; các chữ đầu thành ký hiệu: Tuyên giáo → TG.</source>
        <translation>Field of work; its initials become the symbol: Tuyên giáo → TG.</translation>
    </message>
    <message>
        <source>Người lập hồ sơ</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>Số và ký hiệu</source>
        <translation>Number and symbol</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thời hạn bảo quản</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Title of the dossier</translation>
    </message>
    <message>
        <source>Đã lập hồ sơ.</source>
        <translation>The dossier is made.</translation>
    </message>
    <message>
        <source>Đã sửa hồ sơ.</source>
        <translation>The dossier is changed.</translation>
    </message>
    <message>
        <source>Đề mục</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Đề mục nhỏ</source>
        <translation>Subheading</translation>
    </message>
    <message>
        <source>Để trống: chương trình đánh số tiếp theo.</source>
        <translation>Blank: the next number.</translation>
    </message>
    <message>
        <source>“Vĩnh viễn”, hoặc số năm: 10.</source>
        <translation>“Vĩnh viễn” (for ever), or years: 10.</translation>
    </message>
</context>
<context>
    <name>Dossiers</name>
    <message>
        <source>Lập hồ sơ mới …</source>
        <translation>New dossier …</translation>
    </message>
    <message>
        <source>Đã đưa vào hồ sơ {code}.</source>
        <translation>Put into dossier {code}.</translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message>
        <source> · {count} hồ sơ đã đến lúc nộp lưu</source>
        <translation> · {count} are due for the archive</translation>
    </message>
    <message>
        <source>Bỏ bớt chữ tìm hoặc chọn năm khác.</source>
        <translation>Search for fewer words or choose another year.</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ để xem văn bản trong đó</source>
        <translation>Choose a dossier to see its letters</translation>
    </message>
    <message>
        <source>Danh mục</source>
        <translation>Yearly list</translation>
    </message>
    <message>
        <source>Ghi danh mục hồ sơ năm {year} ra tệp</source>
        <translation>Write the list of {year} to a file</translation>
    </message>
    <message>
        <source>Hồ sơ mới</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào như thế</source>
        <translation>No such dossier</translation>
    </message>
    <message>
        <source>Lưu hồ sơ</source>
        <translation>Save the dossier</translation>
    </message>
    <message>
        <source>Lập danh mục năm {year} theo danh mục năm {before}</source>
        <translation>Make the list of {year} from that of {before}</translation>
    </message>
    <message>
        <source>Lập hồ sơ đầu tiên</source>
        <translation>Make the first dossier</translation>
    </message>
    <message>
        <source>Lập từng hồ sơ, hoặc bấm “Danh mục” để lấy lại danh mục của năm trước.</source>
        <translation>Make them one by one, or press “Yearly list” to take over the list of the year before.</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Năm {year} chưa có hồ sơ nào</source>
        <translation>No dossier in {year} yet</translation>
    </message>
    <message>
        <source>Nộp lưu</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Nộp lưu các hồ sơ đã đóng …</source>
        <translation>Hand over closed dossiers …</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, symbol</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Title of the dossier</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find a dossier</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Văn bản Word (*.docx);;PDF (*.pdf)</source>
        <translation>Word document (*.docx);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>{count} hồ sơ</source>
        <translation>{count} dossiers</translation>
    </message>
    <message>
        <source>Đang ghi danh mục</source>
        <translation>Writing the list</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} is written</translation>
    </message>
    <message>
        <source>Đã lập danh mục hồ sơ năm {year}.</source>
        <translation>The list of {year} is made.</translation>
    </message>
    <message>
        <source>Đóng hồ sơ</source>
        <translation>Close the dossier</translation>
    </message>
</context>
<context>
    <name>EachTable</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mọi người</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Từng đoàn viên</source>
        <translation>Each member</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Chưa lưu được</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Chữ ký</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Các phần của văn bản</source>
        <translation>Parts of the letter</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>In …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressees</translation>
    </message>
    <message>
        <source>Mở bản PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <source>Mở bằng Word</source>
        <translation>Open in Word</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Phần đầu</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Xem văn bản đến</source>
        <translation>See the incoming letter</translation>
    </message>
    <message>
        <source>Xuất tệp PDF …</source>
        <translation>Export PDF …</translation>
    </message>
    <message>
        <source>Xuất tệp Word …</source>
        <translation>Export Word …</translation>
    </message>
    <message>
        <source>· {n} chữ</source>
        <translation>· {n} words</translation>
    </message>
    <message>
        <source>Đang soạn …</source>
        <translation>Being written …</translation>
    </message>
    <message>
        <source>Đã lưu {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Đã lấy bản mới</source>
        <translation>Newer version taken</translation>
    </message>
    <message>
        <source>Đã sửa</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>EditorHead</name>
    <message>
        <source>Bước tiếp theo, {act}, là việc của {whose}.</source>
        <translation>The next step, {act}, is for {whose}.</translation>
    </message>
    <message>
        <source>Không còn hiệu lực: {reason}</source>
        <translation>No longer in force: {reason}</translation>
    </message>
    <message>
        <source>Số cấp khi phát hành</source>
        <translation>The number is given on issue</translation>
    </message>
    <message>
        <source>Số sẽ là {number}</source>
        <translation>The number will be {number}</translation>
    </message>
    <message>
        <source>Số {number}, ngày {day}</source>
        <translation>Number {number}, {day}</translation>
    </message>
    <message>
        <source>Số đã hủy: {reason}</source>
        <translation>Number void: {reason}</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại để sửa: {reason}</source>
        <translation>Returned for changes: {reason}</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>thu hồi ngày {day}</source>
        <translation>recalled on {day}</translation>
    </message>
    <message>
        <source>được thay thế bằng {number}</source>
        <translation>replaced by {number}</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Gõ lại họ tên để xác nhận</source>
        <translation>Type the full name again to confirm</translation>
    </message>
    <message>
        <source>Không xóa</source>
        <translation>Do not erase</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Người này đã nộp đoàn phí: luật kế toán giữ khoản thu, nên một dòng “(đã xóa)”, không còn mục nào, ở lại cho khoản ấy.</source>
        <translation>This person has paid fees: the law on accounting keeps the payment, so one line “(đã xóa)” without any field stays for it.</translation>
    </message>
    <message>
        <source>Theo yêu cầu ngày nào, quyết định nào.</source>
        <translation>By which request, which decision.</translation>
    </message>
    <message>
        <source>Tên còn đứng trong:</source>
        <translation>The name still stands in:</translation>
    </message>
    <message>
        <source>Xóa dữ liệu của {name}</source>
        <translation>Erase the data of {name}</translation>
    </message>
    <message>
        <source>Xóa hẳn</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>Xóa hẳn hồ sơ, {rows} dòng các năm, lịch sử, ảnh, tệp gắn kèm, cả trong các bản sao lưu của thư mục này. Không hoàn tác được. Ở lại: bằng chứng đã xóa (không có tên), văn bản đã cấp số, tiền đã thu trong sổ quỹ.</source>
        <translation>Erases the record, {rows} rows of the years, history, picture and attached files, also in the copies of this folder. It cannot be undone. What stays: the proof (without a name), numbered letters, money in the cash book.</translation>
    </message>
    <message>
        <source>lưu theo luật</source>
        <translation>kept by law</translation>
    </message>
    <message>
        <source>nên xem lại</source>
        <translation>look again</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Bằng USB</source>
        <translation>By USB</translation>
    </message>
    <message>
        <source>Chưa so được vì còn thay đổi chờ; gửi nhận xong rồi so lại.</source>
        <translation>Cannot compare while changes wait; exchange first, then compare again.</translation>
    </message>
    <message>
        <source>Có chỗ khác; đã lấy lại theo cấp trên.</source>
        <translation>Some parts differed; they were fetched again from headquarters.</translation>
    </message>
    <message>
        <source>Cấp trên đã nhận {sent} thay đổi gần đây; đã nhận về {received}.</source>
        <translation>Headquarters took {sent} recent changes; {received} were received.</translation>
    </message>
    <message>
        <source>Ghi ra USB …</source>
        <translation>Write to USB …</translation>
    </message>
    <message>
        <source>Giống cấp trên: {count} bản ghi.</source>
        <translation>The same as headquarters: {count} records.</translation>
    </message>
    <message>
        <source>Giữ của tôi</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Gửi nhận ngay</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>Gửi và nhận</source>
        <translation>Sent and received</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Không nối vẫn làm mọi việc như thường: dữ liệu chỉ ở máy này, do đơn vị tự sao lưu.</source>
        <translation>Everything works without joining: the data stay on this PC, and the unit makes its own backups.</translation>
    </message>
    <message>
        <source>Lấy của họ</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Máy của đơn vị</source>
        <translation>PCs of the unit</translation>
    </message>
    <message>
        <source>Máy này chưa nối với cấp trên</source>
        <translation>This PC has not joined headquarters</translation>
    </message>
    <message>
        <source>Máy này sẽ thôi gửi nhận với cấp trên và thôi giữ quyền cấp số; dữ liệu trên máy giữ nguyên. Muốn nối lại phải có mã mới.</source>
        <translation>This PC will no longer exchange with headquarters and gives up its right to number; the data on it stay as they are. Joining again needs a new code.</translation>
    </message>
    <message>
        <source>Máy thứ hai của đơn vị: nối từ lúc chưa nhập gì, dữ liệu sẽ tự nhận về.</source>
        <translation>A second PC of the unit: join before anything is entered, and the data come by themselves.</translation>
    </message>
    <message>
        <source>Mục sau</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Nối lại bằng mã mới</source>
        <translation>Join again with a new code</translation>
    </message>
    <message>
        <source>Nối máy này</source>
        <translation>Join this PC</translation>
    </message>
    <message>
        <source>Nối rồi thì các máy của đơn vị dùng chung một dữ liệu, văn bản gửi cấp trên và nhận về tự động; mất mạng vẫn làm việc, có mạng thì tự gửi.</source>
        <translation>Once joined, the unit&apos;s PCs share one set of data and letters go up and come down by themselves; without a network work goes on, and all is sent when there is one.</translation>
    </message>
    <message>
        <source>Quyền cấp số</source>
        <translation>Right to number</translation>
    </message>
    <message>
        <source>So từng hồ sơ với cấp trên</source>
        <translation>Compare every record with headquarters</translation>
    </message>
    <message>
        <source>Sửa tay</source>
        <translation>Edit by hand</translation>
    </message>
    <message>
        <source>Thôi nối</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Thôi nối với cấp trên …</source>
        <translation>Leave headquarters …</translation>
    </message>
    <message>
        <source>Tiết kiệm mạng: chưa tải tệp cho đến khi mở</source>
        <translation>Save data: fetch files only when opened</translation>
    </message>
    <message>
        <source>Tự thử lại {when}.</source>
        <translation>Tries again by itself {when}.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>{count} mục nhận về còn chờ phần liên quan.</source>
        <translation>{count} received items still wait for what they belong to.</translation>
    </message>
    <message>
        <source>Đang gửi nhận</source>
        <translation>Exchanging</translation>
    </message>
    <message>
        <source>Đang nối với cấp trên</source>
        <translation>Joining headquarters</translation>
    </message>
    <message>
        <source>Đã gửi {sent} thay đổi, nhận {received}</source>
        <translation>{sent} changes sent, {received} received</translation>
    </message>
    <message>
        <source>Đã nối với cấp trên: gửi {sent} thay đổi, nhận {received}</source>
        <translation>Joined headquarters: {sent} changes sent, {received} received</translation>
    </message>
    <message>
        <source>Đọc từ USB …</source>
        <translation>Read from USB …</translation>
    </message>
</context>
<context>
    <name>FaultReport</name>
    <message>
        <source>Báo cáo lỗi</source>
        <translation>Fault report</translation>
    </message>
    <message>
        <source>Chép báo cáo</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>The program met a fault</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi, việc vừa làm có thể chưa xong</source>
        <translation>The program met a fault; the last action may not be complete</translation>
    </message>
    <message>
        <source>Dữ liệu đã lưu còn nguyên. Xem lại việc vừa làm rồi làm tiếp; nếu lỗi lặp lại, gửi báo cáo dưới đây cho người hỗ trợ. Báo cáo không chứa tên người hay nội dung văn bản.</source>
        <translation>Saved data are safe. Look at what you did last, then go on; if it happens again, send the report below to whoever helps you. It holds no names and nothing from any letter.</translation>
    </message>
    <message>
        <source>Làm tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Đã chép</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message>
        <source>Thư mục theo dõi: {file} đã nhận từ trước.</source>
        <translation>Watched folder: {file} was received before.</translation>
    </message>
    <message>
        <source>Thư mục theo dõi: đã nhận {count} văn bản mới.</source>
        <translation>Watched folder: received {count} new letters.</translation>
    </message>
</context>
<context>
    <name>Fees</name>
    <message>
        <source>Lưu tệp</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>Đang ghi tệp</source>
        <translation>Writing the file</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>Wrote {file}</translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message>
        <source>Ctrl+phím cách</source>
        <translation>Ctrl+Space</translation>
    </message>
    <message>
        <source>Còn nợ</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>Kỳ, quỹ</source>
        <translation>Periods, fund</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Phím cách</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Sao kê</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Shift+phím cách</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <source>Sổ thu chi</source>
        <translation>Cash book</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>Thu theo tháng</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>Thu đoàn phí …</source>
        <translation>Collect fees …</translation>
    </message>
    <message>
        <source>Tìm tên, lớp</source>
        <translation>Find a name, a class</translation>
    </message>
    <message>
        <source>chọn cả lớp</source>
        <translation>choose the whole class</translation>
    </message>
    <message>
        <source>chọn cả năm của một người</source>
        <translation>choose the whole year of one person</translation>
    </message>
    <message>
        <source>chọn cả tháng</source>
        <translation>choose the whole month</translation>
    </message>
    <message>
        <source>thu các ô đang chọn</source>
        <translation>collect the chosen months</translation>
    </message>
    <message>
        <source>thu một số tiền khác</source>
        <translation>collect another sum</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>FeesSection</name>
    <message>
        <source>Bỏ lần miễn này</source>
        <translation>Drop this waiver</translation>
    </message>
    <message>
        <source>Chỉ miễn đến hết tháng</source>
        <translation>Waived only to the end of</translation>
    </message>
    <message>
        <source>Còn nợ {amount} đồng.</source>
        <translation>Owes {amount} đồng.</translation>
    </message>
    <message>
        <source>Ghi miễn</source>
        <translation>Write the waiver</translation>
    </message>
    <message>
        <source>Không nợ.</source>
        <translation>Owes nothing.</translation>
    </message>
    <message>
        <source>Lý do miễn</source>
        <translation>Reason of the waiver</translation>
    </message>
    <message>
        <source>Lần miễn</source>
        <translation>Waiver</translation>
    </message>
    <message>
        <source>Miễn {months}: {reason}</source>
        <translation>Waived {months}: {reason}</translation>
    </message>
    <message>
        <source>Miễn …</source>
        <translation>Waive …</translation>
    </message>
    <message>
        <source>Năm nay chưa đóng tháng nào. </source>
        <translation>Nothing paid this year. </translation>
    </message>
    <message>
        <source>Rút ngắn</source>
        <translation>Shorten</translation>
    </message>
    <message>
        <source>Số quyết định</source>
        <translation>Number of the decision</translation>
    </message>
    <message>
        <source>Sửa lần miễn …</source>
        <translation>Change a waiver …</translation>
    </message>
    <message>
        <source>Thu …</source>
        <translation>Collect …</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Từ tháng</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>Đoàn phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Đã bỏ lần miễn</source>
        <translation>Waiver dropped</translation>
    </message>
    <message>
        <source>Đã ghi miễn đoàn phí</source>
        <translation>Waiver written</translation>
    </message>
    <message>
        <source>Đã rút ngắn lần miễn</source>
        <translation>Waiver shortened</translation>
    </message>
    <message>
        <source>Đã đóng {months}. </source>
        <translation>Paid {months}. </translation>
    </message>
    <message>
        <source>Đến tháng</source>
        <translation>To month</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>Không soạn</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Soạn</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Điền được gì điền trước; chỗ để trống vẫn nằm trong ngoặc nhọn để điền khi soạn.</source>
        <translation>Fill in what you know; what stays empty stays in braces, to be filled while you write.</translation>
    </message>
</context>
<context>
    <name>FigureGrid</name>
    <message>
        <source>Số liệu của biểu</source>
        <translation>Figures of the form</translation>
    </message>
</context>
<context>
    <name>FigureModel</name>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Item</translation>
    </message>
</context>
<context>
    <name>FileSigning</name>
    <message>
        <source>Chọn tệp PDF để ký</source>
        <translation>Choose the PDF to sign</translation>
    </message>
    <message>
        <source>Ký số {file}</source>
        <translation>Sign {file}</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{name} (đã ký)</source>
        <translation>{name} (signed)</translation>
    </message>
    <message>
        <source>Đã ký: {name}</source>
        <translation>Signed: {name}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>In: {name}</source>
        <translation>Print: {name}</translation>
    </message>
    <message>
        <source>Máy chưa có chương trình mở tệp {kind}.</source>
        <translation>This computer has no program that opens {kind} files.</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Tệp Word (*.docx)</source>
        <translation>Word files (*.docx)</translation>
    </message>
    <message>
        <source>Xuất văn bản</source>
        <translation>Export the letter</translation>
    </message>
    <message>
        <source>Đang chuẩn bị in</source>
        <translation>Preparing to print</translation>
    </message>
    <message>
        <source>Đang ghi {name}</source>
        <translation>Saving {name}</translation>
    </message>
    <message>
        <source>Đang mở {name}</source>
        <translation>Opening {name}</translation>
    </message>
    <message>
        <source>Đã ghi {name}</source>
        <translation>Saved {name}</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>(bất kỳ)</source>
        <translation>(any)</translation>
    </message>
    <message>
        <source>Còn nợ đoàn phí</source>
        <translation>Owes dues</translation>
    </message>
    <message>
        <source>Hồ sơ còn thiếu</source>
        <translation>Incomplete records</translation>
    </message>
    <message>
        <source>Lưu với tên (bỏ trống: không lưu)</source>
        <translation>Save under the name (empty: not saved)</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Lọc đoàn viên</source>
        <translation>Filter members</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>có chức vụ</source>
        <translation>holds a position</translation>
    </message>
    <message>
        <source>Đã lưu bộ lọc {name}</source>
        <translation>Filter {name} saved</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Chỗ sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Chỗ trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Cả từ</source>
        <translation>Whole words</translation>
    </message>
    <message>
        <source>Không thấy</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Thay</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Thay bằng</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Thay tất cả</source>
        <translation>Replace all</translation>
    </message>
    <message>
        <source>Tìm chữ</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Tìm và thay</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>{n} chỗ</source>
        <translation>{n} places</translation>
    </message>
    <message>
        <source>Đóng tìm kiếm</source>
        <translation>Close search</translation>
    </message>
    <message>
        <source>Đúng dấu</source>
        <translation>Match accents</translation>
    </message>
    <message>
        <source>Đúng hoa thường</source>
        <translation>Match case</translation>
    </message>
</context>
<context>
    <name>FindingBar</name>
    <message>
        <source>Ai đứng trong danh sách</source>
        <translation>Who stands in the list</translation>
    </message>
    <message>
        <source>Bỏ bộ lọc đã lưu</source>
        <translation>Remove the saved filter</translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện</source>
        <translation>Remove all conditions</translation>
    </message>
    <message>
        <source>Bỏ điều kiện này</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>Bỏ điều kiện: {words}</source>
        <translation>Remove the condition: {words}</translation>
    </message>
    <message>
        <source>Hạn chế xử lý</source>
        <translation>Processing restricted</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đang sinh hoạt</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Đã bỏ bộ lọc {name}</source>
        <translation>Filter {name} removed</translation>
    </message>
    <message>
        <source>Đã chọn {count} người …</source>
        <translation>{count} people chosen …</translation>
    </message>
    <message>
        <source>Đã rời</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Đặt điều kiện …</source>
        <translation>Set conditions …</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>và {n} người nữa cũng thế</source>
        <translation>and {n} more likewise</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Bước {at} trong {count}: {name}</source>
        <translation>Step {at} of {count}: {name}</translation>
    </message>
    <message>
        <source>Bắt đầu làm việc</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>Chào mừng đến Văn thư Đoàn</source>
        <translation>Welcome to Văn thư Đoàn</translation>
    </message>
    <message>
        <source>Chưa lưu được phiếu khôi phục: {why}</source>
        <translation>The recovery sheet could not be saved: {why}</translation>
    </message>
    <message>
        <source>Dùng thử với dữ liệu mẫu</source>
        <translation>Try with sample data</translation>
    </message>
    <message>
        <source>Gõ tên đơn vị để đi tiếp, hoặc dùng thử với dữ liệu mẫu.</source>
        <translation>Type the unit&apos;s name to go on, or try with sample data.</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Máy thêm của đơn vị: đặt mật khẩu cho máy này, rồi nối với cấp trên để nhận dữ liệu về</source>
        <translation>A further PC of the unit: set a password for this PC, then join headquarters to receive the data</translation>
    </message>
    <message>
        <source>Mật khẩu và bản sao</source>
        <translation>Password and backup</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Phiếu khôi phục ở {file}. In ra, cất kỹ, rồi xoá tệp.</source>
        <translation>The recovery sheet is in {file}. Print it, keep it safe, then delete the file.</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tiếp</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Trang xem thử</source>
        <translation>Sample page</translation>
    </message>
    <message>
        <source>Văn bản của đơn vị sẽ in ra như thế này.</source>
        <translation>This is how your unit&apos;s letters will print.</translation>
    </message>
    <message>
        <source>Đang dựng dữ liệu mẫu</source>
        <translation>Making sample data</translation>
    </message>
    <message>
        <source>Đang vẽ trang xem thử …</source>
        <translation>Drawing the sample page …</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đơn vị đã dùng ở máy khác</source>
        <translation>The unit already works on another PC</translation>
    </message>
</context>
<context>
    <name>ForgotPassword</name>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>Type the new password again</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
    <message>
        <source>Không phân biệt chữ hoa, chữ thường và dấu gạch.</source>
        <translation>Capitals and dashes make no difference.</translation>
    </message>
    <message>
        <source>Lấy phiếu khôi phục đã in, gõ mã trên phiếu rồi đặt mật khẩu mới. Dữ liệu giữ nguyên.</source>
        <translation>Take the printed recovery sheet, type its code and set a new password. The data stay as they are.</translation>
    </message>
    <message>
        <source>Mã trên phiếu</source>
        <translation>Code on the sheet</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Mở lại bằng phiếu khôi phục</source>
        <translation>Open again with the recovery sheet</translation>
    </message>
    <message>
        <source>Quên mật khẩu</source>
        <translation>Forgotten password</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đặt mật khẩu mới</source>
        <translation>Set the new password</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cơ quan gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation>Most urgent</translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressees</translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mật</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date of the letter</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Tuyệt mật</source>
        <translation>Top secret</translation>
    </message>
    <message>
        <source>Tối mật</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation>Secrecy</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>BAN THƯỜNG VỤ …</source>
        <translation>BAN THƯỜNG VỤ …</translation>
    </message>
    <message>
        <source>BÍ THƯ</source>
        <translation>BÍ THƯ</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Chức vụ người ký</source>
        <translation>Position of the signer</translation>
    </message>
    <message>
        <source>Chữ dự thảo</source>
        <translation>Draft note</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Họ tên người ký</source>
        <translation>Full name of the signer</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressees</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind of letter</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>File copy</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Như trên</source>
        <translation>As above</translation>
    </message>
    <message>
        <source>Nơi lưu</source>
        <translation>Kept at</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Thêm căn cứ</source>
        <translation>Add a ground</translation>
    </message>
    <message>
        <source>Thêm dòng TM., KT., TL.</source>
        <translation>Add a line TM., KT., TL.</translation>
    </message>
    <message>
        <source>Thêm nơi gửi</source>
        <translation>Add an addressee</translation>
    </message>
    <message>
        <source>Thêm nơi nhận</source>
        <translation>Add a recipient</translation>
    </message>
    <message>
        <source>Thêm phần khác</source>
        <translation>Add another part</translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Thẩm quyền ban hành</source>
        <translation>Authority to issue</translation>
    </message>
    <message>
        <source>Thẩm quyền ký</source>
        <translation>Authority to sign</translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation>Layout rules</translation>
    </message>
    <message>
        <source>Thể thức Nhà nước</source>
        <translation>State layout</translation>
    </message>
    <message>
        <source>Thể thức Đoàn</source>
        <translation>Union layout</translation>
    </message>
    <message>
        <source>Thể thức Đảng</source>
        <translation>Party layout</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation>About</translation>
    </message>
    <message>
        <source>bản</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>số bản</source>
        <translation>number of copies</translation>
    </message>
    <message>
        <source>văn bản nói về việc gì</source>
        <translation>what the letter is about</translation>
    </message>
    <message>
        <source>Để làm gì</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Địa điểm ban hành</source>
        <translation>Place of issue</translation>
    </message>
    <message>
        <source>Đồng kính gửi</source>
        <translation>Also addressed to</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation>Secrecy</translation>
    </message>
    <message>
        <source>để báo cáo</source>
        <translation>for report</translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>Bỏ văn bản này</source>
        <translation>Discard this letter</translation>
    </message>
    <message>
        <source>Chỗ này trên trang: {field}</source>
        <translation>This place on the page: {field}</translation>
    </message>
    <message>
        <source>Có thể đã có: {why}.</source>
        <translation>May be here already: {why}.</translation>
    </message>
    <message>
        <source>Không phải ngày. Ghi như 05/03/2026.</source>
        <translation>Not a date. Write it like 05/03/2026.</translation>
    </message>
    <message>
        <source>Kèm tệp…</source>
        <translation>Add a file …</translation>
    </message>
    <message>
        <source>So sánh hai văn bản</source>
        <translation>Compare the two letters</translation>
    </message>
    <message>
        <source>Số đến {number}/{year}</source>
        <translation>Arrival number {number}/{year}</translation>
    </message>
    <message>
        <source>Số đến: sẽ là {number}</source>
        <translation>Arrival number: will be {number}</translation>
    </message>
    <message>
        <source>Trả lại nơi gửi…</source>
        <translation>Send back …</translation>
    </message>
    <message>
        <source>Tách…</source>
        <translation>Split …</translation>
    </message>
    <message>
        <source>chưa lưu được</source>
        <translation>not saved yet</translation>
    </message>
    <message>
        <source>Đã lấy bản mới</source>
        <translation>Newer version taken</translation>
    </message>
    <message>
        <source>Đã sửa văn bản đến.</source>
        <translation>The incoming letter was changed.</translation>
    </message>
    <message>
        <source>đang lưu …</source>
        <translation>saving …</translation>
    </message>
    <message>
        <source>đã lưu</source>
        <translation>saved</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>(hồ sơ không còn)</source>
        <translation>(the record is no more)</translation>
    </message>
    <message>
        <source>Bớt</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Cột của biểu</source>
        <translation>Columns of the form</translation>
    </message>
    <message>
        <source>Hiện nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Hạn {day}.</source>
        <translation>Due {day}.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Không có ai sau con số này</source>
        <translation>Nobody stands behind this figure</translation>
    </message>
    <message>
        <source>Không có gì khác với bản đã nộp</source>
        <translation>Nothing differs from what was handed in</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Why it is corrected</translation>
    </message>
    <message>
        <source>Lý do sửa, ví dụ: sót 3 đoàn viên lớp 10A2</source>
        <translation>Why, e.g. 3 members of class 10A2 were left out</translation>
    </message>
    <message>
        <source>Lập bản sửa</source>
        <translation>Begin a correction</translation>
    </message>
    <message>
        <source>Nguồn: {source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Những người sau con số</source>
        <translation>Persons behind the figure</translation>
    </message>
    <message>
        <source>Số liệu {first} - {last}.</source>
        <translation>Figures {first} - {last}.</translation>
    </message>
    <message>
        <source>Thay đổi từ khi nộp</source>
        <translation>Changes since it was handed in</translation>
    </message>
    <message>
        <source>Theo nhóm</source>
        <translation>By group</translation>
    </message>
    <message>
        <source>Theo đơn vị</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>Theo đơn vị: tính theo hồ sơ hiện nay, có thể khác bản đã nộp.</source>
        <translation>By unit: counted from the records of now, which may differ from what was handed in.</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Từ khi nộp đến nay: {count} ô thay đổi</source>
        <translation>Since it was handed in: {count} figures changed</translation>
    </message>
    <message>
        <source>bản sửa {version}, chưa nộp</source>
        <translation>correction {version}, not handed in</translation>
    </message>
    <message>
        <source>chưa đối chiếu mẫu chính thức</source>
        <translation>not compared with the official form</translation>
    </message>
    <message>
        <source>{row} · {column}: số do đơn vị nhập</source>
        <translation>{row} · {column}: typed by the unit</translation>
    </message>
    <message>
        <source>Ô nền màu: gõ số trực tiếp.</source>
        <translation>Coloured cells: type the number.</translation>
    </message>
    <message>
        <source>Đã nộp</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>đã nộp {day}, bản {version}</source>
        <translation>handed in {day}, version {version}</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Đang làm việc: {name}</source>
        <translation>Working: {name}</translation>
    </message>
    <message>
        <source>Đơn vị chưa khai tên</source>
        <translation>Unit without a name yet</translation>
    </message>
</context>
<context>
    <name>GapsView</name>
    <message>
        <source>Chưa cấp số nào</source>
        <translation>No number given yet</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Mọi số đều có văn bản hoặc lý do hủy.</source>
        <translation>Every number has a letter, or a reason why it is void.</translation>
    </message>
    <message>
        <source>Soát số</source>
        <translation>Number check</translation>
    </message>
    <message>
        <source>Số bị thiếu</source>
        <translation>Missing numbers</translation>
    </message>
    <message>
        <source>Số hiện ở đây khi có văn bản đầu tiên.</source>
        <translation>Numbers appear here with the first letter.</translation>
    </message>
    <message>
        <source>Số trùng cần xem</source>
        <translation>Duplicates to check</translation>
    </message>
    <message>
        <source>Số đã hủy và lý do</source>
        <translation>Void numbers and why</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Từ số – đến số</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>không</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{count} sổ có số chưa rõ. Tìm văn bản giữ số ấy, hoặc ghi lý do thiếu vào ghi chú của sổ.</source>
        <translation>Registers with unexplained numbers: {count}. Find the letter that holds the number, or write in the register&apos;s note why it is missing.</translation>
    </message>
    <message>
        <source>Đã cấp</source>
        <translation>Given</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Chọn văn bản đến</source>
        <translation>Choose incoming letters</translation>
    </message>
    <message>
        <source>Không có tệp hay ảnh nào vừa chép.</source>
        <translation>No file or picture was copied.</translation>
    </message>
    <message>
        <source>Không có tệp nào trong đó.</source>
        <translation>There is no file in it.</translation>
    </message>
    <message>
        <source>Kèm tệp vào văn bản</source>
        <translation>Add a file to the letter</translation>
    </message>
    <message>
        <source>Văn bản (*.pdf *.docx *.doc *.rtf *.odt *.txt *.jpg *.jpeg *.png *.tif *.tiff *.heic *.zip *.eml *.msg *.xml *.edxml);;Tất cả tệp (*)</source>
        <translation>Letters (*.pdf *.docx *.doc *.rtf *.odt *.txt *.jpg *.jpeg *.png *.tif *.tiff *.heic *.zip *.eml *.msg *.xml *.edxml);;All files (*)</translation>
    </message>
    <message>
        <source>Đã kèm {file}.</source>
        <translation>Added {file}.</translation>
    </message>
    <message>
        <source>Đã nhận {count} văn bản.</source>
        <translation>Received {count} letters.</translation>
    </message>
    <message>
        <source>Ảnh dán {when}.png</source>
        <translation>Pasted picture {when}.png</translation>
    </message>
</context>
<context>
    <name>GradingView</name>
    <message>
        <source>% hoạt động</source>
        <translation>% of activities</translation>
    </message>
    <message>
        <source>Biên bản</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Báo cáo tổng hợp</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Bước tiếp: {step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>Bắt đầu với mọi đoàn viên đang sinh hoạt; có phiếu tự đánh giá, biên bản và báo cáo tổng hợp.</source>
        <translation>Begins with all active members; self-assessment forms, minutes and summary come with it.</translation>
    </message>
    <message>
        <source>Bắt đầu xếp loại</source>
        <translation>Begin grading</translation>
    </message>
    <message>
        <source>Chi đoàn</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Chi đoàn xếp loại</source>
        <translation>Branch&apos;s grade</translation>
    </message>
    <message>
        <source>Chưa bắt đầu xếp loại cho chi đoàn và năm này</source>
        <translation>This branch has not begun grading for this year</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Mở ở Nghiệp vụ</source>
        <translation>Open in Procedures</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày của bước này</source>
        <translation>Day of this step</translation>
    </message>
    <message>
        <source>Nhận xét, lý do chưa xếp</source>
        <translation>Remark, or why not graded</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Năm (2026), hoặc năm học (2025-2026)</source>
        <translation>A year (2026) or school year (2025-2026)</translation>
    </message>
    <message>
        <source>Nơi họp</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Phiếu tự đánh giá</source>
        <translation>Self-assessment forms</translation>
    </message>
    <message>
        <source>Phím 1 Xuất sắc · 2 Tốt · 3 Hoàn thành · 4 Không hoàn thành; Enter xuống dòng; Ctrl+D điền ô này cho các ô trống bên dưới; ô xếp loại trống: theo tự xếp loại.</source>
        <translation>Keys 1 Excellent · 2 Good · 3 Done · 4 Not done; Enter goes down; Ctrl+D fills the empty cells below; an empty grade: as the member&apos;s own.</translation>
    </message>
    <message>
        <source>Rèn luyện</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Thư ký</source>
        <translation>Secretary of the meeting</translation>
    </message>
    <message>
        <source>Tán thành</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tự xếp loại</source>
        <translation>Own grade</translation>
    </message>
    <message>
        <source>Xếp loại chi đoàn</source>
        <translation>Grade of the chi đoàn</translation>
    </message>
    <message>
        <source>Xếp loại từng đoàn viên</source>
        <translation>Grade of each member</translation>
    </message>
    <message>
        <source>và {count} điều nữa</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Đang ghi tệp</source>
        <translation>Writing file</translation>
    </message>
    <message>
        <source>Điền xuống</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {step}</source>
        <translation>Recorded: {step}</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} written</translation>
    </message>
    <message>
        <source>Đã làm: {steps}.</source>
        <translation>Done: {steps}.</translation>
    </message>
    <message>
        <source>Đã lưu.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Đã xong.</source>
        <translation>Done.</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Chưa có đoàn viên nào phải đóng đoàn phí ở đây</source>
        <translation>No member has to pay fees here</translation>
    </message>
    <message>
        <source>Chọn ô, bấm đầu cột để chọn cả tháng, bấm tên để chọn cả năm, Ctrl+A chọn cả lớp; phím cách để thu; gõ số để thu một phần</source>
        <translation>Choose cells; a head chooses the month, a name the year, Ctrl+A the class; Space collects; a figure collects a part</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>Way of payment</translation>
    </message>
    <message>
        <source>Cả năm: phải thu {due} đồng, đã thu {paid} đồng. ✓ đã đóng · số đỏ: chưa đóng · số vàng: mới đóng một phần</source>
        <translation>The year: due {due} đồng, collected {paid} đồng. ✓ paid · red: open · amber: paid in part</translation>
    </message>
    <message>
        <source>Một người đóng một số tiền: vào ô đang chọn, hoặc các tháng còn thiếu cũ nhất trước, rồi đóng trước</source>
        <translation>One person pays a sum: on the chosen month, or on the oldest open months first and then ahead</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the record</translation>
    </message>
    <message>
        <source>Ngày thu</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Số tiền khác</source>
        <translation>Another sum</translation>
    </message>
    <message>
        <source>Số tiền khác là của một người: chọn đúng một người</source>
        <translation>Another sum is of one person: choose exactly one</translation>
    </message>
    <message>
        <source>Thu các ô đang chọn</source>
        <translation>Collect the chosen months</translation>
    </message>
    <message>
        <source>Thu {amount} đồng của một người</source>
        <translation>Collect {amount} đồng of one person</translation>
    </message>
    <message>
        <source>Thêm đoàn viên, hoặc chọn đơn vị khác; tháng bắt đầu theo dõi ở thẻ “Kỳ, quỹ”.</source>
        <translation>Add members, or choose another unit; the first month stands under “Periods, fund”.</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Đang chọn {people} người, {months} ô còn thiếu: {amount} đồng</source>
        <translation>Chosen: {people} people, {months} open months: {amount} đồng</translation>
    </message>
    <message>
        <source>Đoàn viên và các tháng</source>
        <translation>Members and months</translation>
    </message>
    <message>
        <source>Đã thu {amount} đồng của {people} người</source>
        <translation>Collected {amount} đồng of {people} people</translation>
    </message>
    <message>
        <source>Đã đặt mức đóng</source>
        <translation>Class written</translation>
    </message>
    <message>
        <source>Đặt mức đóng</source>
        <translation>Set the class</translation>
    </message>
</context>
<context>
    <name>GuessField</name>
    <message>
        <source>Chưa có</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Máy đọc được, chưa ai xác nhận. Bấm để xem chỗ trên trang; Tab là đúng.</source>
        <translation>Read by the program, not confirmed yet. Click to see where on the page; press Tab if it is right.</translation>
    </message>
    <message>
        <source>Đã xác nhận</source>
        <translation>Confirmed</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Chọn hồ sơ đã đóng. Chương trình ghi “Mục lục hồ sơ, tài liệu nộp lưu” và “Biên bản giao nhận” vào thư mục bạn chọn.</source>
        <translation>Choose closed dossiers. The list of what is handed over and the minutes are written into the folder you choose.</translation>
    </message>
    <message>
        <source>Hồ sơ nộp lưu</source>
        <translation>Dossiers to hand over</translation>
    </message>
    <message>
        <source>Lưu trữ cơ quan</source>
        <translation>Archive of the office</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Nộp lưu</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Nộp lưu hồ sơ</source>
        <translation>Hand dossiers over</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thư mục để mục lục và biên bản</source>
        <translation>Folder for list and minutes</translation>
    </message>
    <message>
        <source>Đánh dấu ít nhất một hồ sơ.</source>
        <translation>Tick at least one dossier.</translation>
    </message>
    <message>
        <source>Đã nộp lưu {count} hồ sơ; mục lục và biên bản ở {folder}.</source>
        <translation>{count} dossiers are handed over; list and minutes are in {folder}.</translation>
    </message>
</context>
<context>
    <name>HandlingPart</name>
    <message>
        <source>Bước khác</source>
        <translation>Other step</translation>
    </message>
    <message>
        <source>Lưu phiếu</source>
        <translation>Save the slip</translation>
    </message>
    <message>
        <source>Phiếu giải quyết văn bản đến.pdf</source>
        <translation>Handling slip.pdf</translation>
    </message>
    <message>
        <source>Phiếu giải quyết…</source>
        <translation>Handling slip …</translation>
    </message>
    <message>
        <source>Trả lại nơi gửi…</source>
        <translation>Send back …</translation>
    </message>
    <message>
        <source>Ý kiến lãnh đạo</source>
        <translation>Leader&apos;s opinion</translation>
    </message>
    <message>
        <source>Đã ghi trả lại nơi gửi; in phiếu trả lại để gửi kèm.</source>
        <translation>Noted as sent back; print the return slip to go with it.</translation>
    </message>
    <message>
        <source>Đã ghi trả lại; nơi gửi thấy lý do sau lần đồng bộ tới.</source>
        <translation>Sent back; the sender sees the reason after the next sync.</translation>
    </message>
    <message>
        <source>Đã ghi ý kiến.</source>
        <translation>Opinion noted.</translation>
    </message>
    <message>
        <source>Đã ghi.</source>
        <translation>Noted.</translation>
    </message>
    <message>
        <source>Đã lưu {file}.</source>
        <translation>Saved {file}.</translation>
    </message>
</context>
<context>
    <name>HeadquartersSection</name>
    <message>
        <source>Không bắt buộc. Nối rồi thì các máy của đơn vị dùng chung dữ liệu và gửi nhận với cấp trên.</source>
        <translation>Optional. Once joined, the unit&apos;s PCs share their data and exchange with headquarters.</translation>
    </message>
    <message>
        <source>Máy này chưa nối với cấp trên.</source>
        <translation>This PC has not joined headquarters.</translation>
    </message>
    <message>
        <source>Mở trang Đồng bộ</source>
        <translation>Open the Sync page</translation>
    </message>
    <message>
        <source>Nối máy này</source>
        <translation>Join this PC</translation>
    </message>
    <message>
        <source>Nối với cấp trên</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>Tiết kiệm mạng: chưa tải tệp cho đến khi mở</source>
        <translation>Save data: fetch files only when opened</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>Giữ số …</source>
        <translation>Hold a number …</translation>
    </message>
    <message>
        <source>Không giữ số nào</source>
        <translation>No number is held</translation>
    </message>
    <message>
        <source>Số này thành số hủy, nằm trong sổ kèm lý do và không dùng lại.</source>
        <translation>The number becomes void; it stays in the register with its reason and is not used again.</translation>
    </message>
    <message>
        <source>Số đang giữ …</source>
        <translation>Held numbers …</translation>
    </message>
    <message>
        <source>Thả số</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Thả số {number}</source>
        <translation>Release {number}</translation>
    </message>
    <message>
        <source>Đã giữ số {number} đến hết ngày {day}</source>
        <translation>{number} is held through {day}</translation>
    </message>
    <message>
        <source>Đã thả số {number}</source>
        <translation>{number} is released</translation>
    </message>
</context>
<context>
    <name>HeldDialog</name>
    <message>
        <source> (quá hạn)</source>
        <translation> (overdue)</translation>
    </message>
    <message>
        <source>Giữ đến</source>
        <translation>Held until</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Số đang giữ</source>
        <translation>Held numbers</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, notation</translation>
    </message>
    <message>
        <source>Thả một số thì số ấy thành số hủy, nằm trong sổ kèm lý do.</source>
        <translation>A released number becomes void and stays in the register with its reason.</translation>
    </message>
    <message>
        <source>Thả số …</source>
        <translation>Release …</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Bước</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Các bước đã qua</source>
        <translation>Steps so far</translation>
    </message>
    <message>
        <source>Lý do, ghi chú</source>
        <translation>Reason, remark</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Giữ số</source>
        <translation>Hold a number</translation>
    </message>
    <message>
        <source>Giữ đến hết ngày</source>
        <translation>Hold through</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind of letter</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Số kế tiếp của loại này để dành cho một văn bản sẽ có; số kế tiếp nữa cho văn bản khác.</source>
        <translation>The next number of this kind is kept for a letter still to come; other letters get the numbers behind it.</translation>
    </message>
</context>
<context>
    <name>InPlaceField</name>
    <message>
        <source>Che {label}</source>
        <translation>Hide {label}</translation>
    </message>
    <message>
        <source>Hiện {label}</source>
        <translation>Show {label}</translation>
    </message>
    <message>
        <source>Sửa thành {value}</source>
        <translation>Change to {value}</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Bản không chọn vẫn nằm trong lịch sử, xem lại được lúc nào cũng được; các máy khác nhận cùng quyết định này.</source>
        <translation>The version not chosen stays in the history and can be looked up at any time; the other PCs receive the same decision.</translation>
    </message>
    <message>
        <source>Bỏ thay đổi này</source>
        <translation>Give up this change</translation>
    </message>
    <message>
        <source>Chữ của thay đổi này vẫn giữ ở đây cho đến khi quyết định. Bỏ thì chữ được chép vào bộ nhớ tạm và còn trong lịch sử.</source>
        <translation>The words of this change are kept here until you decide. If you give it up they are copied to the clipboard and stay in the history.</translation>
    </message>
    <message>
        <source>Cơ quan gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Cả hai bản cũ đều còn trong lịch sử. Mục không sửa được ở đây thì mở hồ sơ để sửa.</source>
        <translation>Both earlier versions stay in the history. What cannot be edited here is edited in the record.</translation>
    </message>
    <message>
        <source>Của họ</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Của tôi</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Ghi bản này</source>
        <translation>Save this version</translation>
    </message>
    <message>
        <source>Ghi theo từng mục đã chọn</source>
        <translation>Save as chosen for each field</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Giữ của tôi</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation>Most urgent</translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Lấy của họ</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the record</translation>
    </message>
    <message>
        <source>Mục sau</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Mục trước</source>
        <translation>Previous item</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Letter date</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival no.</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, symbol</translation>
    </message>
    <message>
        <source>Sửa tay</source>
        <translation>Edit by hand</translation>
    </message>
    <message>
        <source>Sửa và gửi lại</source>
        <translation>Edit and send again</translation>
    </message>
    <message>
        <source>Thay đổi của tôi</source>
        <translation>My change</translation>
    </message>
    <message>
        <source>Thôi sửa</source>
        <translation>Stop editing</translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>chưa có số, ký hiệu</source>
        <translation>no number or symbol yet</translation>
    </message>
    <message>
        <source>chưa có trích yếu</source>
        <translation>no subject yet</translation>
    </message>
    <message>
        <source>chờ {days} ngày</source>
        <translation>waits {days} days</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>mới</source>
        <translation>new</translation>
    </message>
    <message>
        <source>nơi gửi thu hồi</source>
        <translation>recalled by sender</translation>
    </message>
    <message>
        <source>qua hệ thống</source>
        <translation>through the system</translation>
    </message>
    <message>
        <source>{arrival} · {printed}</source>
        <translation>{arrival} · {printed}</translation>
    </message>
    <message>
        <source>Đang có ở cấp trên</source>
        <translation>At headquarters now</translation>
    </message>
    <message>
        <source>Đã bỏ thay đổi; chữ của nó ở trong bộ nhớ tạm (Ctrl+V)</source>
        <translation>Change given up; its words are in the clipboard (Ctrl+V)</translation>
    </message>
    <message>
        <source>Đã ghi bản sửa tay</source>
        <translation>Edited version saved</translation>
    </message>
    <message>
        <source>Đã ghi theo từng mục: {title}</source>
        <translation>Saved field by field: {title}</translation>
    </message>
    <message>
        <source>Đã ghi và xếp vào hàng gửi</source>
        <translation>Saved and queued to be sent</translation>
    </message>
    <message>
        <source>Đã giữ bản của tôi: {title}</source>
        <translation>Kept mine: {title}</translation>
    </message>
    <message>
        <source>Đã lấy bản của họ: {title}</source>
        <translation>Took theirs: {title}</translation>
    </message>
    <message>
        <source>đang ghi</source>
        <translation>being written</translation>
    </message>
    <message>
        <source>đã bị thay thế</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>đã trả lại</source>
        <translation>sent back</translation>
    </message>
    <message>
        <source>đã xong</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>IncomingPage</name>
    <message>
        <source>Không còn văn bản nào chưa đăng ký.</source>
        <translation>Every letter is registered.</translation>
    </message>
    <message>
        <source>Thêm tệp…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Thả ra để nhận văn bản</source>
        <translation>Drop here to receive the letters</translation>
    </message>
    <message>
        <source>Văn bản giấy</source>
        <translation>Paper letter</translation>
    </message>
    <message>
        <source>Văn bản đã vào sổ thì không bỏ được.</source>
        <translation>A registered letter cannot be discarded.</translation>
    </message>
    <message>
        <source>Xem danh sách</source>
        <translation>See the list</translation>
    </message>
    <message>
        <source>chọn nhiều văn bản trong danh sách</source>
        <translation>choose several letters in the list</translation>
    </message>
    <message>
        <source>nhận tệp hoặc ảnh vừa chép</source>
        <translation>receive the copied file or picture</translation>
    </message>
    <message>
        <source>phóng to, thu nhỏ, vừa trang (khi đang ở trang giấy)</source>
        <translation>zoom in, zoom out, fit (on the page)</translation>
    </message>
    <message>
        <source>về danh sách</source>
        <translation>to the list</translation>
    </message>
    <message>
        <source>Đã bỏ văn bản.</source>
        <translation>The letter was discarded.</translation>
    </message>
    <message>
        <source>Đã vào sổ, số đến {number}.</source>
        <translation>Registered under arrival number {number}.</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>đúng rồi, sang mục sau</source>
        <translation>correct, go to the next</translation>
    </message>
</context>
<context>
    <name>ItemsPart</name>
    <message>
        <source>Chưa có nội dung</source>
        <translation>No items yet</translation>
    </message>
    <message>
        <source>Diễn biến: ai báo cáo, ý kiến thảo luận</source>
        <translation>What was said: reports and opinions</translation>
    </message>
    <message>
        <source>Ghi nội dung</source>
        <translation>Keep item</translation>
    </message>
    <message>
        <source>Ghi tên nội dung ở dưới rồi Enter.</source>
        <translation>Write an item below and press Enter.</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Nội dung cuộc họp</source>
        <translation>Items of the meeting</translation>
    </message>
    <message>
        <source>Nội dung mới</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>Tên nội dung</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Đã bỏ nội dung.</source>
        <translation>Item dropped.</translation>
    </message>
    <message>
        <source>Đã ghi nội dung.</source>
        <translation>Item kept.</translation>
    </message>
</context>
<context>
    <name>JoinBar</name>
    <message>
        <source>Các trang của một văn bản</source>
        <translation>Pages of one letter</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Do not receive</translation>
    </message>
    <message>
        <source>Mỗi ảnh một văn bản</source>
        <translation>Each is a letter</translation>
    </message>
    <message>
        <source>{count} ảnh vừa đưa vào là gì?</source>
        <translation>What are the {count} pictures that came?</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Cấp trên cho, dùng một lần. Dán cả tin nhắn cũng được.</source>
        <translation>Given by headquarters, works once. The whole message may be pasted.</translation>
    </message>
    <message>
        <source>Dán lời mời</source>
        <translation>Paste the invitation</translation>
    </message>
    <message>
        <source>Gõ hoặc dán mã cấp trên cho.</source>
        <translation>Type or paste the code from headquarters.</translation>
    </message>
    <message>
        <source>Gõ hoặc dán địa chỉ máy chủ.</source>
        <translation>Type or paste the server&apos;s address.</translation>
    </message>
    <message>
        <source>Mã nối máy</source>
        <translation>Joining code</translation>
    </message>
    <message>
        <source>Trong bộ nhớ tạm không có mã nối máy nào.</source>
        <translation>There is no joining code in the clipboard.</translation>
    </message>
    <message>
        <source>Tên máy này</source>
        <translation>Name of this PC</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ cấp trên …</source>
        <translation>Asking headquarters …</translation>
    </message>
    <message>
        <source>Đã đọc lời mời. Xem lại rồi bấm nối máy.</source>
        <translation>Invitation read. Check it, then join.</translation>
    </message>
    <message>
        <source>Để phân biệt các máy của đơn vị, ví dụ: Máy văn phòng.</source>
        <translation>To tell the unit&apos;s PCs apart, for example: Office PC.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ cấp trên</source>
        <translation>Address of headquarters</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Bảng phím này</source>
        <translation>This list of keys</translation>
    </message>
    <message>
        <source>Bấm nút chính của trang</source>
        <translation>Press the main button of the page</translation>
    </message>
    <message>
        <source>Cấp của đoạn trong phần soạn thảo</source>
        <translation>Level of the paragraph in the body</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Mở dòng đang chọn; trong ô: sang ô sau</source>
        <translation>Open the selected row; in a field: go to the next</translation>
    </message>
    <message>
        <source>Mục kế tiếp</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Phóng to, thu nhỏ, vừa bề ngang trang văn bản</source>
        <translation>Zoom in, zoom out, fit the page width</translation>
    </message>
    <message>
        <source>Quay lại, đóng danh sách</source>
        <translation>Go back, close a list</translation>
    </message>
    <message>
        <source>Sang trang thứ 1 … 9</source>
        <translation>Go to page 1 … 9</translation>
    </message>
    <message>
        <source>Sửa mục đang chọn</source>
        <translation>Edit the selected item</translation>
    </message>
    <message>
        <source>Thêm mới ở trang này</source>
        <translation>Add a new item on this page</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trong ô ngày: thêm, bớt một ngày</source>
        <translation>In a date field: one day more or less</translation>
    </message>
    <message>
        <source>Tìm trong trang này</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>Tìm trong tất cả</source>
        <translation>Find in everything</translation>
    </message>
    <message>
        <source>Xác nhận điều máy đoán rồi sang ô sau</source>
        <translation>Confirm what the program read and go to the next field</translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Refresh</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Các phím</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ở mọi trang</source>
        <translation>On every page</translation>
    </message>
</context>
<context>
    <name>LackingFilter</name>
    <message>
        <source>Hồ sơ thiếu</source>
        <translation>Incomplete records</translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation>All records</translation>
    </message>
</context>
<context>
    <name>LeaveOutDialog</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Người được rút không còn trong các bước và giấy tờ sau này; những người khác làm tiếp.</source>
        <translation>Who is left out stands in no later step or paper; the others go on.</translation>
    </message>
    <message>
        <source>Những người trong việc</source>
        <translation>People in the operation</translation>
    </message>
    <message>
        <source>Rút khỏi việc</source>
        <translation>Leave out</translation>
    </message>
</context>
<context>
    <name>LetterField</name>
    <message>
        <source>Bỏ văn bản này</source>
        <translation>Discard this letter</translation>
    </message>
    <message>
        <source>Tìm trong văn bản đến</source>
        <translation>Find in incoming letters</translation>
    </message>
</context>
<context>
    <name>Levels</name>
    <message>
        <source>Chi đoàn</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Chi đoàn cơ sở</source>
        <translation>Grassroots branch</translation>
    </message>
    <message>
        <source>Liên chi đoàn</source>
        <translation>Branch federation</translation>
    </message>
    <message>
        <source>Trung ương Đoàn</source>
        <translation>Central union</translation>
    </message>
    <message>
        <source>Tỉnh đoàn, thành đoàn và tương đương</source>
        <translation>Provincial or city union, or equal</translation>
    </message>
    <message>
        <source>Đoàn bộ phận</source>
        <translation>Section union</translation>
    </message>
    <message>
        <source>Đoàn cơ sở (trường, cơ quan, doanh nghiệp …)</source>
        <translation>Grassroots union (school, office, company …)</translation>
    </message>
    <message>
        <source>Đoàn xã, phường, đặc khu và tương đương</source>
        <translation>Commune, ward or special zone union, or equal</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>Ghi dòng</source>
        <translation>Write the line</translation>
    </message>
    <message>
        <source>Ghi một lần cho mượn bản lưu</source>
        <translation>Write down a loan of a file copy</translation>
    </message>
    <message>
        <source>Ghi một lần gửi bưu điện</source>
        <translation>Write down a sending by post</translation>
    </message>
    <message>
        <source>Ghi người mượn và văn bản mượn.</source>
        <translation>Write who borrows and which letter.</translation>
    </message>
    <message>
        <source>Ghi nơi nhận.</source>
        <translation>Write the recipient.</translation>
    </message>
    <message>
        <source>Người cho phép</source>
        <translation>Allowed by</translation>
    </message>
    <message>
        <source>Người mượn</source>
        <translation>Borrower</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Số bì</source>
        <translation>Envelopes</translation>
    </message>
    <message>
        <source>Số, ký hiệu văn bản</source>
        <translation>Number and symbol</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tìm văn bản cho mượn</source>
        <translation>Find the letter that is lent</translation>
    </message>
    <message>
        <source>Tìm văn bản gửi đi</source>
        <translation>Find the letter that is sent</translation>
    </message>
    <message>
        <source>Đã ghi một dòng.</source>
        <translation>One line is written.</translation>
    </message>
</context>
<context>
    <name>LineState</name>
    <message>
        <source>: còn {count} thay đổi</source>
        <translation>: {count} changes left</translation>
    </message>
    <message>
        <source>: còn {size} tệp</source>
        <translation>: {size} of files left</translation>
    </message>
    <message>
        <source>; còn {size} tệp chờ</source>
        <translation>; {size} of files wait</translation>
    </message>
    <message>
        <source>Bấm để mở trang Đồng bộ.</source>
        <translation>Click to open the Sync page.</translation>
    </message>
    <message>
        <source>Chưa kết nối lần nào, {waiting}</source>
        <translation>Never connected, {waiting}</translation>
    </message>
    <message>
        <source>Chưa kết nối {long}, {waiting}</source>
        <translation>Not connected for {long}, {waiting}</translation>
    </message>
    <message>
        <source>Chương trình cũ quá nên chưa gửi được, {count} thay đổi chờ gửi</source>
        <translation>This program is too old to send, {count} changes wait</translation>
    </message>
    <message>
        <source>Cấp trên đã ngừng cho máy này gửi nhận, {count} thay đổi còn giữ ở máy này</source>
        <translation>Headquarters has shut this PC out, {count} changes are kept here</translation>
    </message>
    <message>
        <source>cấp trên không nhận {count}</source>
        <translation>headquarters refused {count}</translation>
    </message>
    <message>
        <source>cấp trên không nhận {count}: {why}</source>
        <translation>headquarters refused {count}: {why}</translation>
    </message>
    <message>
        <source>không có gì chờ gửi</source>
        <translation>nothing waits to be sent</translation>
    </message>
    <message>
        <source>sổ {book} còn {count} số</source>
        <translation>{count} numbers left of {book}</translation>
    </message>
    <message>
        <source>{count} giờ</source>
        <translation>{count} hours</translation>
    </message>
    <message>
        <source>{count} mục chờ bạn quyết định</source>
        <translation>waiting for your decision: {count}</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>{count} thay đổi chờ gửi</source>
        <translation>changes waiting to be sent: {count}</translation>
    </message>
    <message>
        <source>Đang gửi nhận{rest}</source>
        <translation>Exchanging{rest}</translation>
    </message>
    <message>
        <source>Đã kết nối {when}, cấp trên đã nhận đủ</source>
        <translation>Connected {when}, headquarters has everything</translation>
    </message>
    <message>
        <source>Đã kết nối, {count} thay đổi chờ gửi</source>
        <translation>Connected, changes waiting to be sent: {count}</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Các dòng</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Cùng một người</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Không có dòng nào loại này</source>
        <translation>No rows of this kind</translation>
    </message>
    <message>
        <source>Loại dòng</source>
        <translation>Kind of rows</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Người mới</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tất cả: cùng người</source>
        <translation>All: same person</translation>
    </message>
    <message>
        <source>Tất cả: người mới</source>
        <translation>All: new people</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Set aside</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Chưa giao</source>
        <translation>Not given to anyone</translation>
    </message>
    <message>
        <source>Chưa đăng ký</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Chọn văn bản nào</source>
        <translation>Which letters</translation>
    </message>
    <message>
        <source>Không còn văn bản nào ở đây</source>
        <translation>No letter is left here</translation>
    </message>
    <message>
        <source>Không có văn bản nào khớp “{text}”</source>
        <translation>No letter matches “{text}”</translation>
    </message>
    <message>
        <source>Kéo tệp mới vào đây, hoặc xem Tất cả.</source>
        <translation>Drag new files here, or see All.</translation>
    </message>
    <message>
        <source>Kéo tệp vào đây</source>
        <translation>Drag files here</translation>
    </message>
    <message>
        <source>Mới đến trước</source>
        <translation>Newest arrival first</translation>
    </message>
    <message>
        <source>PDF, ảnh chụp, bản quét, Word, ZIP, thư điện tử; cả thư mục cũng được. Hoặc dán bằng Ctrl+V.</source>
        <translation>PDF, photographs, scans, Word, ZIP, e-mails; whole folders too. Or paste by Ctrl+V.</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Sắp xếp</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation>Try fewer characters; accents are not needed.</translation>
    </message>
    <message>
        <source>Tìm trong văn bản đến</source>
        <translation>Find in incoming letters</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>{count} văn bản</source>
        <translation>Letters: {count}</translation>
    </message>
    <message>
        <source>{count} văn bản khớp “{text}”</source>
        <translation>Letters that match “{text}”: {count}</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Chưa có văn bản đi</source>
        <translation>No outgoing letter yet</translation>
    </message>
    <message>
        <source>Chờ số</source>
        <translation>Waiting for a number</translation>
    </message>
    <message>
        <source>Giữ số</source>
        <translation>Hold a number</translation>
    </message>
    <message>
        <source>Không có văn bản nào khớp “{words}”</source>
        <translation>No letter matches “{words}”</translation>
    </message>
    <message>
        <source>Không có văn bản nào ở mục này</source>
        <translation>No letter here</translation>
    </message>
    <message>
        <source>Nháp</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Soạn mới</source>
        <translation>New letter</translation>
    </message>
    <message>
        <source>Soạn văn bản đầu tiên: phần đầu, nơi ban hành và người ký đã có sẵn từ đơn vị.</source>
        <translation>Write the first letter: head, place and signer are there already from the unit.</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>For signature</translation>
    </message>
    <message>
        <source>Tìm trích yếu, số, người ký …</source>
        <translation>Subject, number, signer …</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{count} văn bản</source>
        <translation>Letters: {count}</translation>
    </message>
    <message>
        <source>Đã phát hành</source>
        <translation>Issued</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>Bỏ qua</source>
        <translation>Pass over</translation>
    </message>
    <message>
        <source>Mật khẩu của tệp</source>
        <translation>Password of the file</translation>
    </message>
    <message>
        <source>Mật khẩu không mở được {file}. Gõ lại, để ý phím viết hoa và bộ gõ.</source>
        <translation>The password does not open {file}. Type it again; mind capitals and the input method.</translation>
    </message>
    <message>
        <source>Mở tệp</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>mật khẩu</source>
        <translation>password</translation>
    </message>
    <message>
        <source>{file} có mật khẩu.</source>
        <translation>{file} has a password.</translation>
    </message>
</context>
<context>
    <name>MailingDialog</name>
    <message>
        <source>(không lọc)</source>
        <translation>(no filter)</translation>
    </message>
    <message>
        <source>(tất cả)</source>
        <translation>(all)</translation>
    </message>
    <message>
        <source>Bản sau</source>
        <translation>Next copy</translation>
    </message>
    <message>
        <source>Bản trước</source>
        <translation>Copy before</translation>
    </message>
    <message>
        <source>Bản {at}/{count}: {to}</source>
        <translation>Copy {at}/{count}: {to}</translation>
    </message>
    <message>
        <source>Bảng nơi nhận</source>
        <translation>Sheet of receivers</translation>
    </message>
    <message>
        <source>Chưa có danh sách</source>
        <translation>No list yet</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Give a number</translation>
    </message>
    <message>
        <source>Cấp số cho {n} bản trong một lần. Sau khi cấp, nội dung khóa lại và không hoàn tác được; chỉ có thể hủy số có lý do.</source>
        <translation>{n} copies are numbered in one act. After that their words are locked and it cannot be undone; a number can only be voided, with a reason.</translation>
    </message>
    <message>
        <source>Cấp số tất cả</source>
        <translation>Number all</translation>
    </message>
    <message>
        <source>Cấp số {n} bản</source>
        <translation>Number {n} copies</translation>
    </message>
    <message>
        <source>Ghi một tệp PDF</source>
        <translation>Write one PDF</translation>
    </message>
    <message>
        <source>Ghi một tệp PDF …</source>
        <translation>Write one PDF …</translation>
    </message>
    <message>
        <source>Gửi cho</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Gửi nhiều nơi</source>
        <translation>Send to many</translation>
    </message>
    <message>
        <source>Lập danh sách và xem</source>
        <translation>Make the list and look</translation>
    </message>
    <message>
        <source>Mỗi bản một số</source>
        <translation>A number for each copy</translation>
    </message>
    <message>
        <source>Một số cho mọi bản</source>
        <translation>One number for all</translation>
    </message>
    <message>
        <source>Theo bảng Excel, CSV …</source>
        <translation>By an Excel or CSV sheet …</translation>
    </message>
    <message>
        <source>Theo bộ lọc đoàn viên đã lưu</source>
        <translation>By a saved filter of members</translation>
    </message>
    <message>
        <source>Trong đơn vị</source>
        <translation>Within the unit</translation>
    </message>
    <message>
        <source>Trình và ký văn bản xong thì cấp số được; lúc ấy mở lại mục này.</source>
        <translation>Numbers can be given once the letter is submitted and signed; open this again then.</translation>
    </message>
    <message>
        <source>Từng đoàn viên</source>
        <translation>Each member</translation>
    </message>
    <message>
        <source>Từng đơn vị trực thuộc</source>
        <translation>Each unit under ours</translation>
    </message>
    <message>
        <source>Văn bản chưa có chỗ điền. Ghi {họ và tên} hay {đơn vị} trong ngoặc nhọn ở Kính gửi hoặc nội dung.</source>
        <translation>The letter has no field. Write {họ và tên} or {đơn vị} in braces among the addressees or in the text.</translation>
    </message>
    <message>
        <source>lấy trong danh sách</source>
        <translation>taken from the list</translation>
    </message>
    <message>
        <source>Đang cấp số</source>
        <translation>Numbering</translation>
    </message>
    <message>
        <source>Đang ghi {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>Đang đọc danh sách</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>Đã cấp số {first} cho {n} bản</source>
        <translation>Number {first} given to {n} copies</translation>
    </message>
    <message>
        <source>Đã cấp số.</source>
        <translation>Numbered.</translation>
    </message>
    <message>
        <source>Đã cấp {n} số: {first} đến {last}</source>
        <translation>{n} numbers given: {first} to {last}</translation>
    </message>
    <message>
        <source>Đã ghi {name}</source>
        <translation>{name} written</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Chưa làm được bản sao lưu hôm nay: {why}</source>
        <translation>Today&apos;s backup could not be made: {why}</translation>
    </message>
    <message>
        <source>Đang làm việc trong bản khôi phục ở {folder}. Đóng chương trình, mở lại thì về dữ liệu đang dùng.</source>
        <translation>You are working in the restored copy in {folder}. Close the program and open it again to return to the data in use.</translation>
    </message>
    <message>
        <source>Đang mở dữ liệu …</source>
        <translation>Opening the data …</translation>
    </message>
    <message>
        <source>Đã hoàn tác</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Đã làm lại</source>
        <translation>Redone</translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message>
        <source>Dữ liệu này được khôi phục hoặc chép từ nơi khác. Không mất gì; quyền cấp số nhận lại khi gửi nhận lần tới.</source>
        <translation>These data were restored or copied from elsewhere. Nothing is lost; the right to number comes back with the next exchange.</translation>
    </message>
</context>
<context>
    <name>MeetingDetail</name>
    <message>
        <source>Biểu quyết, bầu cử</source>
        <translation>Votes, elections</translation>
    </message>
    <message>
        <source>Bỏ cuộc họp</source>
        <translation>Remove the meeting</translation>
    </message>
    <message>
        <source>Chép tin mời</source>
        <translation>Copy message</translation>
    </message>
    <message>
        <source>Giấy mời</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>In điểm danh</source>
        <translation>Print roll</translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Lập giấy mời</source>
        <translation>Draft invitation</translation>
    </message>
    <message>
        <source>Lập lại biên bản</source>
        <translation>Write the minutes anew</translation>
    </message>
    <message>
        <source>Mở giấy mời</source>
        <translation>Open invitation</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Văn bản Word (*.docx)</source>
        <translation>PDF (*.pdf);;Word document (*.docx)</translation>
    </message>
    <message>
        <source>Phân công</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Phần của cuộc họp</source>
        <translation>Parts of the meeting</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Viết lại dự thảo biên bản từ những gì đã ghi; chữ sửa tay trong dự thảo mất theo</source>
        <translation>Writes the draft anew from what was entered; words changed by hand in it are lost</translation>
    </message>
    <message>
        <source>có mặt {present}/{summoned}</source>
        <translation>{present}/{summoned} present</translation>
    </message>
    <message>
        <source>triệu tập {summoned}</source>
        <translation>{summoned} called</translation>
    </message>
    <message>
        <source>trực tuyến</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Đang ghi tệp</source>
        <translation>Writing file</translation>
    </message>
    <message>
        <source>Điểm danh</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Đã bỏ cuộc họp: {title}</source>
        <translation>Removed: {title}</translation>
    </message>
    <message>
        <source>Đã chép tin mời họp; dán vào nhóm Zalo.</source>
        <translation>Message copied; paste it into the Zalo group.</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} written</translation>
    </message>
    <message>
        <source>để dán vào nhóm Zalo</source>
        <translation>to paste into the Zalo group</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>19h30</source>
        <translation>19h30</translation>
    </message>
    <message>
        <source>Ai họp</source>
        <translation>Who meets</translation>
    </message>
    <message>
        <source>Ban Chấp hành</source>
        <translation>Executive Committee</translation>
    </message>
    <message>
        <source>Ban Thường vụ</source>
        <translation>Standing Committee</translation>
    </message>
    <message>
        <source>Chi đoàn (toàn thể đoàn viên)</source>
        <translation>Branch (all members)</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Danh sách dự họp lấy từ đoàn viên hoặc ủy viên của đơn vị.</source>
        <translation>Those called are the unit&apos;s members or its committee.</translation>
    </message>
    <message>
        <source>Ghi ngày dạng 05/03/2026.</source>
        <translation>Write the day as 05/03/2026.</translation>
    </message>
    <message>
        <source>Ghi tên cuộc họp.</source>
        <translation>Name the meeting.</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Họp trực tuyến</source>
        <translation>Held online</translation>
    </message>
    <message>
        <source>Hội nghị khác</source>
        <translation>Another conference</translation>
    </message>
    <message>
        <source>Khách mời</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>Không dùng khi bỏ phiếu kín, xếp loại, kết nạp, xóa tên, kỷ luật, công tác cán bộ.</source>
        <translation>Never for secret ballots, grading, admission, removal, discipline, cadres.</translation>
    </message>
    <message>
        <source>Lưu cuộc họp</source>
        <translation>Save meeting</translation>
    </message>
    <message>
        <source>Lưu ý trong giấy mời</source>
        <translation>Note in the invitation</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Nội dung, mỗi dòng một mục</source>
        <translation>Items, one a line</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thư ký</source>
        <translation>Secretary of the meeting</translation>
    </message>
    <message>
        <source>Tên cuộc họp</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>Đã lưu cuộc họp.</source>
        <translation>Meeting saved.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đại hội</source>
        <translation>Congress</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>Ban Chấp hành</source>
        <translation>Executive Committee</translation>
    </message>
    <message>
        <source>Bỏ bớt chữ tìm.</source>
        <translation>Search for fewer words.</translation>
    </message>
    <message>
        <source>Chưa có cuộc họp nào</source>
        <translation>No meetings yet</translation>
    </message>
    <message>
        <source>Chọn một cuộc họp để xem</source>
        <translation>Choose a meeting to see it</translation>
    </message>
    <message>
        <source>Cuộc họp</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Ghi danh sách</source>
        <translation>Enter a list</translation>
    </message>
    <message>
        <source>Ghi nhận bước</source>
        <translation>Record the step</translation>
    </message>
    <message>
        <source>Không có cuộc họp nào như thế</source>
        <translation>No such meeting</translation>
    </message>
    <message>
        <source>Lưu cuộc họp</source>
        <translation>Save meeting</translation>
    </message>
    <message>
        <source>Lưu nhận xét</source>
        <translation>Save the remark</translation>
    </message>
    <message>
        <source>Lập biên bản</source>
        <translation>Draft minutes</translation>
    </message>
    <message>
        <source>Mở biên bản</source>
        <translation>Open minutes</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Nhận xét ưu tú</source>
        <translation>Remarks on nominees</translation>
    </message>
    <message>
        <source>Triệu tập</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Triệu tập cuộc họp</source>
        <translation>Call a meeting</translation>
    </message>
    <message>
        <source>Triệu tập một cuộc họp: danh sách dự, giấy mời, điểm danh, biểu quyết và biên bản ở một chỗ.</source>
        <translation>Call a meeting: list, invitation, roll, votes and minutes in one place.</translation>
    </message>
    <message>
        <source>Tìm cuộc họp</source>
        <translation>Search meetings</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Xếp loại năm</source>
        <translation>Yearly grading</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Bản thân</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Chức vụ Đoàn</source>
        <translation>Position in the Union</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Mã đoàn viên</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born on</translation>
    </message>
    <message>
        <source>Sinh hoạt Đoàn</source>
        <translation>Union life</translation>
    </message>
    <message>
        <source>Số thẻ</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>Trình độ</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Vào Đoàn</source>
        <translation>Joined the Union</translation>
    </message>
    <message>
        <source>thiếu CCCD</source>
        <translation>without ID number</translation>
    </message>
    <message>
        <source>thiếu giới tính</source>
        <translation>without sex</translation>
    </message>
    <message>
        <source>thiếu ngày sinh</source>
        <translation>without date of birth</translation>
    </message>
    <message>
        <source>thiếu ngày vào Đoàn</source>
        <translation>without joining date</translation>
    </message>
    <message>
        <source>thiếu số thẻ</source>
        <translation>without card number</translation>
    </message>
    <message>
        <source>thiếu điện thoại</source>
        <translation>without telephone</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đảng</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation>Category</translation>
    </message>
</context>
<context>
    <name>MembersList</name>
    <message>
        <source>Danh sách đoàn viên</source>
        <translation>List of members</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Chuyển đơn vị …</source>
        <translation>Move to another unit …</translation>
    </message>
    <message>
        <source>Chuyển đến …</source>
        <translation>Move to …</translation>
    </message>
    <message>
        <source>Chọn cột</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>Chọn nhiều nhất {count} người một lần</source>
        <translation>Choose at most {count} people at a time</translation>
    </message>
    <message>
        <source>Gõ ở đâu trên trang cũng là tìm; không cần dấu</source>
        <translation>Typing anywhere on the page searches; no accents needed</translation>
    </message>
    <message>
        <source>Lưu đoàn viên</source>
        <translation>Save the member</translation>
    </message>
    <message>
        <source>Thêm đoàn viên</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>Tìm tên, mã, số điện thoại</source>
        <translation>Find name, code, telephone</translation>
    </message>
    <message>
        <source>chữ bất kỳ</source>
        <translation>any character</translation>
    </message>
    <message>
        <source>hơn {count} người</source>
        <translation>more than {count} people</translation>
    </message>
    <message>
        <source>sửa hồ sơ đang chọn; trong một mục: lưu</source>
        <translation>edit the chosen record; in a field: save</translation>
    </message>
    <message>
        <source>trong một mục: trả lại như cũ, rồi về danh sách</source>
        <translation>in a field: put back what was there, then back to the list</translation>
    </message>
    <message>
        <source>tìm trong danh sách</source>
        <translation>find in the list</translation>
    </message>
    <message>
        <source>{count} người</source>
        <translation>People: {count}</translation>
    </message>
    <message>
        <source>Đang xếp danh sách</source>
        <translation>Sorting the list</translation>
    </message>
    <message>
        <source>Đang đếm hồ sơ thiếu</source>
        <translation>Counting incomplete records</translation>
    </message>
    <message>
        <source>Đã bỏ ảnh</source>
        <translation>Picture taken out</translation>
    </message>
    <message>
        <source>Đã chuyển {name} sang {unit}</source>
        <translation>Moved {name} to {unit}</translation>
    </message>
    <message>
        <source>Đã ghi ảnh của {name}</source>
        <translation>Picture of {name} kept</translation>
    </message>
    <message>
        <source>Đã sửa {what}</source>
        <translation>Changed {what}</translation>
    </message>
    <message>
        <source>Đã sửa đơn vị của {name}: {unit}</source>
        <translation>Unit of {name} corrected: {unit}</translation>
    </message>
</context>
<context>
    <name>MessagePart</name>
    <message>
        <source>Chép chữ</source>
        <translation>Copy words</translation>
    </message>
    <message>
        <source>Chép tệp</source>
        <translation>Copy file</translation>
    </message>
    <message>
        <source>Ghi đã gửi</source>
        <translation>Note as sent</translation>
    </message>
    <message>
        <source>Gửi vào kênh</source>
        <translation>Sent to channel</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tin nhắn</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>không ghi kênh</source>
        <translation>no channel</translation>
    </message>
    <message>
        <source>Đã chép tin nhắn; dán vào nhóm chat.</source>
        <translation>Message copied; paste it into the chat group.</translation>
    </message>
    <message>
        <source>Đã chép tệp {file}.</source>
        <translation>Copied file {file}.</translation>
    </message>
    <message>
        <source>Đã ghi tin nhắn đã gửi.</source>
        <translation>Noted the message as sent.</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>+{count} việc</source>
        <translation>+{count} tasks</translation>
    </message>
    <message>
        <source>Lịch tháng</source>
        <translation>Calendar of the month</translation>
    </message>
    <message>
        <source>nghỉ</source>
        <translation>rest</translation>
    </message>
</context>
<context>
    <name>MonthsModel</name>
    <message>
        <source>Còn nợ</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>chưa là đoàn viên</source>
        <translation>no member then</translation>
    </message>
    <message>
        <source>chưa đóng {due}</source>
        <translation>open {due}</translation>
    </message>
    <message>
        <source>không thu</source>
        <translation>none</translation>
    </message>
    <message>
        <source>miễn</source>
        <translation>waived</translation>
    </message>
    <message>
        <source>Đoán theo nghề nghiệp; chọn người rồi đặt mức để xác nhận</source>
        <translation>Guessed from the occupation; choose the person and set the class to confirm</translation>
    </message>
    <message>
        <source>Đã thu {paid} trên {due} đồng; bấm để chọn cả tháng</source>
        <translation>Collected {paid} of {due} đồng; click to choose the month</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>đã đóng {paid}</source>
        <translation>paid {paid}</translation>
    </message>
    <message>
        <source>đã đóng {paid} trên {due}</source>
        <translation>paid {paid} of {due}</translation>
    </message>
    <message>
        <source>được miễn</source>
        <translation>waived</translation>
    </message>
</context>
<context>
    <name>NeededPane</name>
    <message>
        <source>Dùng cho đơn vị mình và mọi đơn vị trực thuộc.</source>
        <translation>For our unit and all units below it.</translation>
    </message>
    <message>
        <source>Hồ sơ đầy đủ phải có</source>
        <translation>A complete record has</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Như có sẵn</source>
        <translation>As they came</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NewLetter</name>
    <message>
        <source>Chưa có mẫu. Mở một văn bản, chọn “Lưu thành mẫu …”.</source>
        <translation>No template yet. Open a letter, choose “Keep as a template …”.</translation>
    </message>
    <message>
        <source>Gõ để tìm loại văn bản</source>
        <translation>Type to find the kind of letter</translation>
    </message>
    <message>
        <source>Không soạn</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind of letter</translation>
    </message>
    <message>
        <source>Loại văn bản nào?</source>
        <translation>Which kind of letter?</translation>
    </message>
    <message>
        <source>Mẫu có sẵn</source>
        <translation>Templates of the program</translation>
    </message>
    <message>
        <source>Mẫu của đơn vị</source>
        <translation>Our templates</translation>
    </message>
    <message>
        <source>Soạn</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Soạn từ đâu</source>
        <translation>Begin from</translation>
    </message>
    <message>
        <source>Soạn văn bản mới</source>
        <translation>Write a new letter</translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation>Layout rules</translation>
    </message>
    <message>
        <source>Thể thức Nhà nước</source>
        <translation>State layout</translation>
    </message>
    <message>
        <source>Thể thức Đoàn</source>
        <translation>Union layout</translation>
    </message>
    <message>
        <source>Thể thức Đảng</source>
        <translation>Party layout</translation>
    </message>
</context>
<context>
    <name>NewerBar</name>
    <message>
        <source>Có bản mới hơn từ máy khác. Chữ đang gõ vẫn giữ nguyên; bản kia còn trong lịch sử.</source>
        <translation>Another PC has a newer version. What you type stays; the other version is in the history.</translation>
    </message>
    <message>
        <source>Giữ bản đang gõ</source>
        <translation>Keep what I type</translation>
    </message>
    <message>
        <source>Lấy bản mới</source>
        <translation>Take the newer version</translation>
    </message>
</context>
<context>
    <name>NobodyHere</name>
    <message>
        <source>Bỏ bớt điều kiện ở trên danh sách.</source>
        <translation>Remove some of the conditions above the list.</translation>
    </message>
    <message>
        <source>Chưa có đoàn viên nào</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>Chọn đơn vị trên cùng của cây để tìm ở mọi đơn vị.</source>
        <translation>Choose the topmost unit of the tree to search all units.</translation>
    </message>
    <message>
        <source>Không ai {what}</source>
        <translation>Nobody is {what}</translation>
    </message>
    <message>
        <source>Không có ai hợp các điều kiện</source>
        <translation>Nobody meets the conditions</translation>
    </message>
    <message>
        <source>Không có ai khớp “{words}”</source>
        <translation>Nobody matches “{words}”</translation>
    </message>
    <message>
        <source>Không có ai khớp “{words}” trong {unit}</source>
        <translation>Nobody matches “{words}” in {unit}</translation>
    </message>
    <message>
        <source>Thêm người đầu tiên: chỉ cần họ tên, các mục khác ghi sau.</source>
        <translation>Add the first person: the full name is enough, the rest can follow.</translation>
    </message>
    <message>
        <source>Thêm đoàn viên</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation>Try fewer characters; accents are not needed.</translation>
    </message>
    <message>
        <source>{unit} chưa có đoàn viên</source>
        <translation>{unit} has no members yet</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Bỏ chú thích</source>
        <translation>Remove the footnote</translation>
    </message>
    <message>
        <source>Lời chú thích cuối trang</source>
        <translation>Words of the footnote</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>(không dùng số đang giữ)</source>
        <translation>(no held number)</translation>
    </message>
    <message>
        <source>Chèn sau số</source>
        <translation>Put in behind number</translation>
    </message>
    <message>
        <source>Cấp số này</source>
        <translation>Give this number</translation>
    </message>
    <message>
        <source>Hoặc chèn sau số</source>
        <translation>Or put in behind number</translation>
    </message>
    <message>
        <source>Số đang giữ</source>
        <translation>Held numbers</translation>
    </message>
    <message>
        <source>Số đang giữ dùng được một lần. Số chèn có chữ đứng sau (12a), nếu sổ số cho phép.</source>
        <translation>A held number is used once. A number put in has a letter behind it (12a), if the book allows it.</translation>
    </message>
    <message>
        <source>Văn bản mang số nào?</source>
        <translation>Which number does the letter get?</translation>
    </message>
    <message>
        <source>{number} · giữ đến {until} · {reason}</source>
        <translation>{number} · held until {until} · {reason}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Chưa có sổ nào dùng chung</source>
        <translation>No shared books yet</translation>
    </message>
    <message>
        <source>Còn ở máy này</source>
        <translation>Left on this PC</translation>
    </message>
    <message>
        <source>Không có gì chờ số</source>
        <translation>Nothing waits for a number</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Máy cấp số</source>
        <translation>Numbering PC</translation>
    </message>
    <message>
        <source>Máy này cấp số sổ {book}</source>
        <translation>This PC now numbers {book}</translation>
    </message>
    <message>
        <source>Máy ấy còn chạy thì mở trang này trên máy ấy và trả quyền; chỉ tiếp quản khi máy hỏng hẳn.</source>
        <translation>While that PC still works, open this page there and give the right back; take over only when it is dead.</translation>
    </message>
    <message>
        <source>Mỗi sổ chỉ một máy cấp số tại một thời điểm, nên không bao giờ có hai văn bản trùng số. Máy khác soạn xong thì văn bản chờ số, và có số khi máy đang cấp gửi nhận lần tới.</source>
        <translation>Only one PC numbers a book at a time, so no two letters ever share a number. Letters finished on other PCs wait, and get theirs when the numbering PC next exchanges.</translation>
    </message>
    <message>
        <source>Người chờ</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>Nhận quyền cấp số</source>
        <translation>Take the right to number</translation>
    </message>
    <message>
        <source>Quyền cấp số</source>
        <translation>Right to number</translation>
    </message>
    <message>
        <source>Sắp hết số ở máy này: {books}. Nối mạng để nhận thêm trước khi hết.</source>
        <translation>Numbers are running out on this PC: {books}. Connect to receive more before they are gone.</translation>
    </message>
    <message>
        <source>Số kế tiếp</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Sổ hiện ra ở đây sau lần gửi nhận đầu tiên.</source>
        <translation>Books appear here after the first exchange.</translation>
    </message>
    <message>
        <source>Tiếp quản từ máy hỏng …</source>
        <translation>Take over from a dead PC …</translation>
    </message>
    <message>
        <source>Trả quyền cho máy khác</source>
        <translation>Give the right back</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>chưa máy nào</source>
        <translation>no PC yet</translation>
    </message>
    <message>
        <source>máy khác</source>
        <translation>another PC</translation>
    </message>
    <message>
        <source>máy này</source>
        <translation>this PC</translation>
    </message>
    <message>
        <source>{book} còn {left}</source>
        <translation>{book}: {left} left</translation>
    </message>
    <message>
        <source>Đang chờ số</source>
        <translation>Waiting for a number</translation>
    </message>
    <message>
        <source>Đang nhận quyền cấp số</source>
        <translation>Taking the right to number</translation>
    </message>
    <message>
        <source>Đang tiếp quản sổ</source>
        <translation>Taking the book over</translation>
    </message>
    <message>
        <source>Đang trả quyền cấp số</source>
        <translation>Giving the right to number back</translation>
    </message>
    <message>
        <source>Đã tiếp quản: máy này cấp số sổ {book}</source>
        <translation>Taken over: this PC now numbers {book}</translation>
    </message>
    <message>
        <source>Đã trả quyền cấp số sổ {book}; máy khác nhận được ngay</source>
        <translation>The right to number {book} was given back; another PC can take it at once</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Chứng thư trong {file}</source>
        <translation>Certificates in {file}</translation>
    </message>
    <message>
        <source>Hiệu lực từ {begin} đến {end}</source>
        <translation>Valid from {begin} to {end}</translation>
    </message>
    <message>
        <source>Không thêm</source>
        <translation>Do not add</translation>
    </message>
    <message>
        <source>Mã SHA-256: {code}</source>
        <translation>SHA-256: {code}</translation>
    </message>
    <message>
        <source>Nơi cấp: {issuer}</source>
        <translation>Issuer: {issuer}</translation>
    </message>
    <message>
        <source>So từng mã dưới đây với mã công bố ở trang chính thức của nơi cấp. Khác một chữ cũng không thêm.</source>
        <translation>Compare each fingerprint below with the one on the issuer&apos;s official site. One letter off: do not add it.</translation>
    </message>
    <message>
        <source>Đây là chứng thư riêng của một người, một cơ quan, không phải của nơi cấp.</source>
        <translation>This is one person&apos;s or one organ&apos;s own certificate, not an issuer&apos;s.</translation>
    </message>
    <message>
        <source>Đã so mã, tin chứng thư này</source>
        <translation>Compared, trust this certificate</translation>
    </message>
</context>
<context>
    <name>OperationView</name>
    <message>
        <source> và {n} người nữa</source>
        <translation> and {n} more</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi ngày như 26/3/2026.</source>
        <translation>Write a day like 26/3/2026.</translation>
    </message>
    <message>
        <source>Không được thông qua: {names}</source>
        <translation>Not carried: {names}</translation>
    </message>
    <message>
        <source>Lưu, chưa ghi nhận bước</source>
        <translation>Save without taking the step</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Người làm</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>Rút người khỏi việc</source>
        <translation>Leave somebody out</translation>
    </message>
    <message>
        <source>Rút người khỏi việc …</source>
        <translation>Leave somebody out …</translation>
    </message>
    <message>
        <source>Sửa điều ghi lúc lập</source>
        <translation>Put right what was said at the beginning</translation>
    </message>
    <message>
        <source>khi còn thiếu số liệu, số văn bản mà vẫn ghi nhận: nói rõ lý do</source>
        <translation>where counts or numbers are lacking and the step is recorded all the same: say why</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {step}</source>
        <translation>Recorded: {step}</translation>
    </message>
    <message>
        <source>Đã lưu, bước chưa ghi nhận</source>
        <translation>Saved; the step is not taken yet</translation>
    </message>
    <message>
        <source>Đã rút khỏi việc: {names}</source>
        <translation>Left out: {names}</translation>
    </message>
    <message>
        <source>Đã rút {n} người khỏi việc</source>
        <translation>{n} people left out</translation>
    </message>
</context>
<context>
    <name>OperationsPage</name>
    <message>
        <source>Bước kế tiếp</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Bấm “Việc mới”, hoặc chọn đoàn viên rồi mở menu Nghiệp vụ.</source>
        <translation>Press “New operation”, or choose a member and open the menu of operations.</translation>
    </message>
    <message>
        <source>Bỏ việc này</source>
        <translation>Give it up</translation>
    </message>
    <message>
        <source>Chưa có việc nào đang làm</source>
        <translation>No operation is running</translation>
    </message>
    <message>
        <source>Chọn một việc để xem các bước và giấy tờ</source>
        <translation>Choose an operation to see its steps and papers</translation>
    </message>
    <message>
        <source>Chọn việc nào</source>
        <translation>Which operations</translation>
    </message>
    <message>
        <source>Ghi nhận bước</source>
        <translation>Record the step</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Không có việc nào như thế</source>
        <translation>There is no such operation</translation>
    </message>
    <message>
        <source>Lập việc này</source>
        <translation>Begin this operation</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Thôi, không lập</source>
        <translation>Do not begin</translation>
    </message>
    <message>
        <source>Tìm việc</source>
        <translation>Find an operation</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Việc mới</source>
        <translation>New operation</translation>
    </message>
    <message>
        <source>Đang làm</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Đã bỏ: {title}</source>
        <translation>Given up: {title}</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>đã bỏ</source>
        <translation>given up</translation>
    </message>
    <message>
        <source>đã xong</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>OperationsSection</name>
    <message>
        <source>Nghiệp vụ</source>
        <translation>Operations</translation>
    </message>
</context>
<context>
    <name>OutcomeForm</name>
    <message>
        <source>Chuyên mục</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>Chú thích ảnh</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>Chỉ tiêu, nội dung đếm</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Chọn ảnh</source>
        <translation>Choose pictures</translation>
    </message>
    <message>
        <source>Con số</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi con số, như 658 hoặc 12,5.</source>
        <translation>Write a figure, such as 658 or 12,5.</translation>
    </message>
    <message>
        <source>Ghi kết quả</source>
        <translation>Log the result</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Ngày không phải là ngày. Ghi như 05/03/2026.</source>
        <translation>That is no day. Write it as 05/03/2026.</translation>
    </message>
    <message>
        <source>Nơi</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Số người dự</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tên hội nghị, buổi sinh hoạt</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>Tên tin, bài</source>
        <translation>Title of the post</translation>
    </message>
    <message>
        <source>Tệp ảnh</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Đã ghi kết quả.</source>
        <translation>The result is logged.</translation>
    </message>
    <message>
        <source>Đơn vị tính</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Đường dẫn</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Ảnh (*.jpg *.jpeg *.png)</source>
        <translation>Pictures (*.jpg *.jpeg *.png)</translation>
    </message>
</context>
<context>
    <name>Outgoing</name>
    <message>
        <source>(chưa có trích yếu)</source>
        <translation>(no subject yet)</translation>
    </message>
    <message>
        <source>Bản ký: chữ ký số hợp lệ</source>
        <translation>Signed copy: digital signature valid</translation>
    </message>
    <message>
        <source>Bản ký: chữ ký số không đáng tin</source>
        <translation>Signed copy: digital signature not to be trusted</translation>
    </message>
    <message>
        <source>Bản ký: còn nguyên, chưa rõ người ký số là ai</source>
        <translation>Signed copy: unchanged, signer not confirmed</translation>
    </message>
    <message>
        <source>Chờ số máy khác</source>
        <translation>Number elsewhere</translation>
    </message>
    <message>
        <source>Gửi {count} đơn vị qua hệ thống: {told}</source>
        <translation>Sent to {count} units through the system: {told}</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Máy khác của đơn vị cấp số sổ này. Văn bản tự có số khi máy ấy gửi nhận;
muốn cấp ở máy này thì mở Đồng bộ, Quyền cấp số.</source>
        <translation>Another PC of the unit numbers this book. The letter gets its number when that PC exchanges;
to number it here open Sync, Right to number.</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, symbol</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{count} chưa vào sổ</source>
        <translation>{count} not registered</translation>
    </message>
    <message>
        <source>{count} không nhận</source>
        <translation>{count} refused</translation>
    </message>
    <message>
        <source>{count} quá hạn trả lời</source>
        <translation>{count} late with an answer</translation>
    </message>
    <message>
        <source>{count} đã trả lời</source>
        <translation>{count} answered</translation>
    </message>
    <message>
        <source>{count} đã vào sổ</source>
        <translation>{count} registered</translation>
    </message>
    <message>
        <source>Đã lưu bản ký (bản quét)</source>
        <translation>Signed copy kept (scan)</translation>
    </message>
    <message>
        <source>Đã phát hành</source>
        <translation>Issued</translation>
    </message>
</context>
<context>
    <name>OutgoingPage</name>
    <message>
        <source>Chèn bảng, ảnh, phụ lục</source>
        <translation>Insert table, picture, annex</translation>
    </message>
    <message>
        <source>Chú thích cuối trang</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>Chữ của mục là tiêu đề</source>
        <translation>Make the words of the item a title</translation>
    </message>
    <message>
        <source>Cấp sâu hơn, cấp nông hơn</source>
        <translation>Deeper level, higher level</translation>
    </message>
    <message>
        <source>Ngắt trang</source>
        <translation>Page break</translation>
    </message>
    <message>
        <source>Ra khỏi phần soạn thảo</source>
        <translation>Leave the body</translation>
    </message>
    <message>
        <source>Trích dẫn</source>
        <translation>Quotation</translation>
    </message>
    <message>
        <source>Tên bảng, chú thích ảnh, lời chú thích nơi con trỏ</source>
        <translation>Title, caption or footnote at the caret</translation>
    </message>
    <message>
        <source>Tìm và thay</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Đoạn sang trái, giữa, phải, dàn đều</source>
        <translation>Paragraph left, centred, right, justified</translation>
    </message>
    <message>
        <source>Đoạn thường, không số</source>
        <translation>Plain paragraph without a number</translation>
    </message>
    <message>
        <source>Đoạn, phần, I., 1., 1.1., a), –, +, Điều</source>
        <translation>Paragraph, part, I., 1., 1.1., a), –, +, Article</translation>
    </message>
    <message>
        <source>Đưa đoạn lên, xuống</source>
        <translation>Move the paragraph up, down</translation>
    </message>
    <message>
        <source>Đậm, nghiêng, gạch chân</source>
        <translation>Bold, italic, underline</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Bố cục văn bản</source>
        <translation>Outline of the letter</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>Bản giấy gửi sau</source>
        <translation>Paper follows</translation>
    </message>
    <message>
        <source>Cập nhật</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Do cơ quan quản lý cấp; không tự đặt.</source>
        <translation>Given by the managing office; never made up.</translation>
    </message>
    <message>
        <source>Ghi gói tin …</source>
        <translation>Write package …</translation>
    </message>
    <message>
        <source>Gói gồm các mục của văn bản và bản ký đã lưu (chưa có thì bản PDF). Chép tệp sang máy có trục liên thông để gửi.</source>
        <translation>The package holds the fields of the letter and its signed copy (without one, the PDF). Carry the file to the computer that has the exchange.</translation>
    </message>
    <message>
        <source>Gói tin liên thông của {number}</source>
        <translation>National exchange package of {number}</translation>
    </message>
    <message>
        <source>Gửi cho</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Gửi mới</source>
        <translation>Send new</translation>
    </message>
    <message>
        <source>Kèm thêm tệp</source>
        <translation>Attach more files</translation>
    </message>
    <message>
        <source>Kèm thêm tệp …</source>
        <translation>Attach more files …</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mã có dạng 000.00.00.H41 hoặc H37.02.02.</source>
        <translation>Identifiers look like 000.00.00.H41 or H37.02.02.</translation>
    </message>
    <message>
        <source>Mã định danh của đơn vị mình</source>
        <translation>Our own identifier</translation>
    </message>
    <message>
        <source>Mã định danh nơi nhận</source>
        <translation>Identifier of the receiver</translation>
    </message>
    <message>
        <source>Nghiệp vụ</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Receivers</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Tên nơi nhận</source>
        <translation>Name of the receiver</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>Chọn tệp trạng thái</source>
        <translation>Choose a state file</translation>
    </message>
    <message>
        <source>Ghi gói tin</source>
        <translation>Write package</translation>
    </message>
    <message>
        <source>Gói tin (*.edxml *.xml);;Tất cả tệp (*)</source>
        <translation>Packages (*.edxml *.xml);;All files (*)</translation>
    </message>
    <message>
        <source>Gói tin (*.edxml)</source>
        <translation>Packages (*.edxml)</translation>
    </message>
    <message>
        <source>Gói tin liên thông (edXML) …</source>
        <translation>National exchange package (edXML) …</translation>
    </message>
    <message>
        <source>Gói tin đã ghi, trạng thái gửi về …</source>
        <translation>Packages written, states received …</translation>
    </message>
    <message>
        <source>{office} báo về văn bản đi của mình: {status}.</source>
        <translation>{office} on our outgoing letter: {status}.</translation>
    </message>
    <message>
        <source>Đã ghi {name}</source>
        <translation>Wrote {name}</translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Trang văn bản</source>
        <translation>Pages of the letter</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lớn hơn</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Nhỏ hơn</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Trang in</source>
        <translation>Printed pages</translation>
    </message>
    <message>
        <source>Trang {page}/{count}</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>Tệp riêng {n}</source>
        <translation>Own file {n}</translation>
    </message>
    <message>
        <source>Vừa khít bề ngang</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>Đang vẽ trang …</source>
        <translation>Drawing pages …</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Công việc</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Họp, bầu cử</source>
        <translation>Meetings and elections</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Nghiệp vụ đoàn viên</source>
        <translation>Member business</translation>
    </message>
    <message>
        <source>Nhập, xuất danh sách</source>
        <translation>Lists in and out</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Đoàn phí</source>
        <translation>Membership fees</translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Trang sổ như khi in</source>
        <translation>Page of the book as it prints</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang {page} trên {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>Chữ đọc được</source>
        <translation>Words read</translation>
    </message>
    <message>
        <source>Không vẽ được trang văn bản. Bấm “Mở bản gốc” để xem bằng chương trình khác.</source>
        <translation>The letter&apos;s pages cannot be drawn. Press “Open the original” to see it in another program.</translation>
    </message>
    <message>
        <source>Mở bản gốc bằng chương trình khác</source>
        <translation>Open the original in another program</translation>
    </message>
    <message>
        <source>Phóng to (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>Thu nhỏ (−)</source>
        <translation>Zoom out (−)</translation>
    </message>
    <message>
        <source>Tệp của văn bản này chưa có trên máy.</source>
        <translation>The file of this document is not on this PC yet.</translation>
    </message>
    <message>
        <source>Văn bản giấy: không có tệp kèm theo.</source>
        <translation>Paper letter: no file with it.</translation>
    </message>
    <message>
        <source>Vừa chiều rộng (0)</source>
        <translation>Fit the width (0)</translation>
    </message>
    <message>
        <source>Xem chữ máy đọc từ ảnh; chữ đọc chưa chắc được tô vàng</source>
        <translation>See the words read from the picture; doubtful ones are marked</translation>
    </message>
    <message>
        <source>trang {number}/{count}</source>
        <translation>page {number}/{count}</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value} %</translation>
    </message>
    <message>
        <source>Đang mở {file} …</source>
        <translation>Opening {file} …</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Bản trình ký và phiếu trình …</source>
        <translation>Copy for the signature and cover slip …</translation>
    </message>
    <message>
        <source>Các bước đã qua</source>
        <translation>Steps so far</translation>
    </message>
    <message>
        <source>Ghi bản trình ký vào</source>
        <translation>Write the copy for the signature into</translation>
    </message>
    <message>
        <source>In bì thư …</source>
        <translation>Envelopes …</translation>
    </message>
    <message>
        <source>Máy chưa có chương trình mở tệp {kind}.</source>
        <translation>No program on this computer opens {kind} files.</translation>
    </message>
    <message>
        <source>Phiếu gửi …</source>
        <translation>Note that goes with it …</translation>
    </message>
    <message>
        <source>Sao văn bản …</source>
        <translation>Copy the letter …</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Đang dựng bản trình ký</source>
        <translation>Making the copy for the signature</translation>
    </message>
    <message>
        <source>Đang ghi {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>Đã cấp số bản sao {number}</source>
        <translation>The copy has number {number}</translation>
    </message>
    <message>
        <source>Đã ghi {name}</source>
        <translation>Wrote {name}</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Cấp số</source>
        <translation>Give numbers</translation>
    </message>
    <message>
        <source>Dự thảo nằm trong Văn bản đi, chờ ký và lấy số của sổ.</source>
        <translation>The draft lies under outgoing letters and waits for signature and number.</translation>
    </message>
    <message>
        <source>Dự thảo được lập khi ghi nhận bước có giấy tờ này.</source>
        <translation>The draft is made when the step of this paper is recorded.</translation>
    </message>
    <message>
        <source>Ghi PDF …</source>
        <translation>Write PDF …</translation>
    </message>
    <message>
        <source>Ghi mọi giấy tờ vào thư mục</source>
        <translation>Write all papers into a folder</translation>
    </message>
    <message>
        <source>Ghi mọi giấy tờ …</source>
        <translation>Write all papers …</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open the letter</translation>
    </message>
    <message>
        <source>Ngày ký</source>
        <translation>Day of the signature</translation>
    </message>
    <message>
        <source>Người sau</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Người trước</source>
        <translation>Previous person</translation>
    </message>
    <message>
        <source>Theo {source}</source>
        <translation>By {source}</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Việc này không có giấy tờ</source>
        <translation>This operation has no papers</translation>
    </message>
    <message>
        <source>Đang ghi giấy tờ</source>
        <translation>Writing the papers</translation>
    </message>
    <message>
        <source>Đã cấp số {numbers}</source>
        <translation>Numbered {numbers}</translation>
    </message>
    <message>
        <source>Đã cấp số: {numbers}</source>
        <translation>Numbered: {numbers}</translation>
    </message>
    <message>
        <source>Đã ghi {copies} bản, PDF và DOCX, vào thư mục {folder}</source>
        <translation>{copies} copies written as PDF and DOCX into the folder {folder}</translation>
    </message>
    <message>
        <source>Đã ghi {copies} bản, {pages} trang vào {file}</source>
        <translation>{copies} copies, {pages} pages written to {file}</translation>
    </message>
    <message>
        <source>Đã ký, cấp số …</source>
        <translation>Signed, give the number …</translation>
    </message>
    <message>
        <source>Đã ký, cấp {n} số …</source>
        <translation>Signed, give {n} numbers …</translation>
    </message>
    <message>
        <source>“{title}”: {n} văn bản lấy số của ngày ký. Số đã cấp không thu lại được.</source>
        <translation>“{title}”: {n} letters take their numbers as of the day of the signature. A number that was given cannot be taken back.</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Chữ “Dự thảo”</source>
        <translation>The word “Draft”</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressees</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Thẩm quyền ban hành</source>
        <translation>Authority to issue</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Đồng kính gửi</source>
        <translation>Also addressed to</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation>Secrecy</translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Xem mật khẩu</source>
        <translation>Show the password</translation>
    </message>
</context>
<context>
    <name>PastSection</name>
    <message>
        <source>Các đơn vị đã qua</source>
        <translation>Units so far</translation>
    </message>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the record</translation>
    </message>
    <message>
        <source>Xem lịch sử hồ sơ</source>
        <translation>Show the history of the record</translation>
    </message>
    <message>
        <source>nay</source>
        <translation>now</translation>
    </message>
</context>
<context>
    <name>PastView</name>
    <message>
        <source>Bỏ {added} người đã thêm, trả lại {changed} hồ sơ đã sửa; người đã sửa tiếp sau đó thì không hoàn tác được.</source>
        <translation>Removes the {added} people added and restores the {changed} records changed; not possible once one of them was changed again.</translation>
    </message>
    <message>
        <source>Chưa nhập tệp nào</source>
        <translation>No file imported yet</translation>
    </message>
    <message>
        <source>Chỉ {who} hoàn tác được lần nhập này.</source>
        <translation>Only {who} can take this import back.</translation>
    </message>
    <message>
        <source>Các lần nhập</source>
        <translation>Past imports</translation>
    </message>
    <message>
        <source>Hoàn tác lần nhập này</source>
        <translation>Take this import back</translation>
    </message>
    <message>
        <source>Không đổi</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Lần nhập này không đổi hồ sơ nào.</source>
        <translation>This import changed no record.</translation>
    </message>
    <message>
        <source>Lần nhập này đã được hoàn tác.</source>
        <translation>This import was taken back.</translation>
    </message>
    <message>
        <source>Mỗi tệp đã nhập đứng ở đây; nhập nhầm thì hoàn tác cả tệp.</source>
        <translation>Every imported file stands here; a wrong one can be taken back whole.</translation>
    </message>
    <message>
        <source>Người nhập</source>
        <translation>Imported by</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>đang giữ</source>
        <translation>stands</translation>
    </message>
    <message>
        <source>đã hoàn tác</source>
        <translation>taken back</translation>
    </message>
</context>
<context>
    <name>PathLine</name>
    <message>
        <source>Chọn …</source>
        <translation>Choose …</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Ai biết mật khẩu của thư mục dữ liệu đều đổi được người làm việc ở góc trên: tên là để ghi ai làm, không phải khoá. Khi văn bản đi đủ các bước, mỗi bước chỉ làm được dưới tên người có phần việc ấy.</source>
        <translation>Everybody who knows the password of the data folder can change the person at the top: the name records who did what, it is not a lock. Where letters go every step, a step can only be done in the name of somebody with that duty.</translation>
    </message>
    <message>
        <source>Cho làm việc lại</source>
        <translation>Let work again</translation>
    </message>
    <message>
        <source>Chưa có người dùng</source>
        <translation>No people yet</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Người mới</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Phần việc</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Thêm người ở dưới đây.</source>
        <translation>Add a person below.</translation>
    </message>
    <message>
        <source>Thôi dùng chương trình</source>
        <translation>No longer uses the program</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đã ghi: làm việc lại</source>
        <translation>Noted: works again</translation>
    </message>
    <message>
        <source>Đã ghi: thôi dùng chương trình</source>
        <translation>Noted: no longer uses the program</translation>
    </message>
    <message>
        <source>Đã lưu người dùng</source>
        <translation>Person saved</translation>
    </message>
    <message>
        <source>Đã thêm người dùng</source>
        <translation>Person added</translation>
    </message>
    <message>
        <source>đang làm việc</source>
        <translation>working</translation>
    </message>
    <message>
        <source>đã nghỉ</source>
        <translation>left</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Quý {quarter}/{year}</source>
        <translation>Quarter {quarter}/{year}</translation>
    </message>
</context>
<context>
    <name>PeriodsView</name>
    <message>
        <source>Chủ tài khoản</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>Còn nợ</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>Cộng {period}: phải thu {due}, đã thu {collected}, còn nợ {arrears} đồng.</source>
        <translation>{period}: due {due}, collected {collected}, owed {arrears} đồng in all.</translation>
    </message>
    <message>
        <source>Dưới nộp</source>
        <translation>From below</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>In danh sách nộp</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>Khóa sổ</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Khóa sổ kỳ này</source>
        <translation>Close this period</translation>
    </message>
    <message>
        <source>Khóa sổ {period} của {unit} và các đơn vị trực thuộc? Sau đó không ghi, không sửa được gì trong kỳ này và không mở lại; khoản sai thì sửa bằng bút toán đảo ở kỳ sau.</source>
        <translation>Close {period} of {unit} and the units below it? Nothing in this period can then be written or changed, and it is not opened again; what is wrong is put right by a counter entry later.</translation>
    </message>
    <message>
        <source>Không có trong danh sách thì gõ mã BIN 6 số của ngân hàng</source>
        <translation>If it is not in the list, type the six figures of its BIN</translation>
    </message>
    <message>
        <source>Lưu quỹ</source>
        <translation>Save the fund</translation>
    </message>
    <message>
        <source>Mã VietQR của quỹ</source>
        <translation>VietQR code of the fund</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Như 1/2026; nợ trước tháng này không tính</source>
        <translation>Such as 1/2026; what was due before is not asked for</translation>
    </message>
    <message>
        <source>Nộp lên cấp trên</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Phải nộp</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>Phải thu</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Quét thử bằng ứng dụng ngân hàng trước khi gửi giấy báo.</source>
        <translation>Try the code with a bank’s app before notices go out.</translation>
    </message>
    <message>
        <source>Quỹ của đơn vị</source>
        <translation>Fund of the unit</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Theo dõi đoàn phí từ tháng</source>
        <translation>Fees are kept from month</translation>
    </message>
    <message>
        <source>Thu, nộp theo đơn vị</source>
        <translation>Fees by unit</translation>
    </message>
    <message>
        <source>Thủ quỹ</source>
        <translation>Treasurer</translation>
    </message>
    <message>
        <source>{unit} còn phải nộp {amount} đồng</source>
        <translation>{unit} still has to hand over {amount} đồng</translation>
    </message>
    <message>
        <source>Đã ghi nộp {amount} đồng</source>
        <translation>{amount} đồng handed over</translation>
    </message>
    <message>
        <source>Đã khóa sổ</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Đã khóa sổ ngày {day}: số liệu giữ nguyên như lúc khóa.</source>
        <translation>Closed on {day}: the figures stay as they were.</translation>
    </message>
    <message>
        <source>Đã lưu quỹ</source>
        <translation>Fund saved</translation>
    </message>
    <message>
        <source>Đã nộp</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Đã thu</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>PhotoBox</name>
    <message>
        <source>Bỏ ảnh</source>
        <translation>Take the picture out</translation>
    </message>
    <message>
        <source>Chọn ảnh chân dung</source>
        <translation>Choose a portrait</translation>
    </message>
    <message>
        <source>Thay ảnh …</source>
        <translation>Replace picture …</translation>
    </message>
    <message>
        <source>Thêm ảnh 3x4</source>
        <translation>Add picture 3x4</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Ảnh 3x4; bấm để thay</source>
        <translation>Picture 3x4; click to replace</translation>
    </message>
    <message>
        <source>Ảnh được che; bấm để xem</source>
        <translation>Picture covered; click to see it</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>(để trống tên)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>Bản in</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Cỡ nhãn</source>
        <translation>Label size</translation>
    </message>
    <message>
        <source>Ghi tệp và mở xem</source>
        <translation>Write the file and open it</translation>
    </message>
    <message>
        <source>In cho {count} người</source>
        <translation>Print for {count} people</translation>
    </message>
    <message>
        <source>In danh sách, nhãn, thẻ, giấy chứng nhận …</source>
        <translation>Print a list, labels, cards, certificates …</translation>
    </message>
    <message>
        <source>Lời ghi; trường đặt trong ngoặc nhọn, # ở đầu: dòng lớn</source>
        <translation>Text; fields in braces, # in front: a large line</translation>
    </message>
    <message>
        <source>Lời trên nhãn; dòng đầu in đậm</source>
        <translation>Words on the label; the first line is bold</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Trang đầu của bản in</source>
        <translation>First page of the print</translation>
    </message>
    <message>
        <source>Trường: {fields}</source>
        <translation>Fields: {fields}</translation>
    </message>
    <message>
        <source>Tên bản in (bỏ trống: tên thường dùng)</source>
        <translation>Title of the print (empty: the usual title)</translation>
    </message>
    <message>
        <source>Ô trống đầu tiên trên tờ</source>
        <translation>First empty label on the sheet</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Ghi sự đồng ý xử lý dữ liệu …</source>
        <translation>Enter consent to processing …</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>(đã xóa)</source>
        <translation>(erased)</translation>
    </message>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Che lại ngay</source>
        <translation>Cover now</translation>
    </message>
    <message>
        <source>Chưa ai xem dữ liệu nhạy cảm</source>
        <translation>Nobody has looked at sensitive data</translation>
    </message>
    <message>
        <source>Chưa có yêu cầu nào</source>
        <translation>No requests yet</translation>
    </message>
    <message>
        <source>Chưa hỏi sự đồng ý.</source>
        <translation>Consent not asked yet.</translation>
    </message>
    <message>
        <source>Chưa viết lại được bản sao {file}</source>
        <translation>Copy {file} could not be written anew</translation>
    </message>
    <message>
        <source>Cấp bản dữ liệu của đoàn viên …</source>
        <translation>Give the member&apos;s own data …</translation>
    </message>
    <message>
        <source>Của ai</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Dữ liệu cá nhân</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>Ghi sự đồng ý …</source>
        <translation>Enter consent …</translation>
    </message>
    <message>
        <source>Ghi trong hồ sơ đoàn viên, mục Dữ liệu cá nhân.</source>
        <translation>Enter them in the member&apos;s record, Personal data.</translation>
    </message>
    <message>
        <source>Ghi yêu cầu của đoàn viên</source>
        <translation>Enter a request of the member</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hạn chế xử lý</source>
        <translation>Restrict processing</translation>
    </message>
    <message>
        <source>In phiếu đồng ý …</source>
        <translation>Print consent form …</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Lần xem sau sẽ hỏi lại mục đích</source>
        <translation>The next look asks for a purpose again</translation>
    </message>
    <message>
        <source>Lọc theo mục đích</source>
        <translation>Filter by purpose</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Nhật ký bị cắt ở cuối: thiếu dòng sau cùng.</source>
        <translation>The log was cut at its end: the last rows are missing.</translation>
    </message>
    <message>
        <source>Nhật ký bị sửa từ dòng {row}.</source>
        <translation>The log was changed from row {row} on.</translation>
    </message>
    <message>
        <source>Nhật ký truy cập</source>
        <translation>Access log</translation>
    </message>
    <message>
        <source>Nhật ký truy cập dữ liệu nhạy cảm</source>
        <translation>Access log of sensitive data</translation>
    </message>
    <message>
        <source>Rút lại sự đồng ý</source>
        <translation>Withdraw consent</translation>
    </message>
    <message>
        <source>Thôi hạn chế xử lý</source>
        <translation>Lift the restriction</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Việc về dữ liệu cá nhân</source>
        <translation>Acts on personal data</translation>
    </message>
    <message>
        <source>Xuất nhật ký</source>
        <translation>Export the log</translation>
    </message>
    <message>
        <source>Xuất nhật ký …</source>
        <translation>Export the log …</translation>
    </message>
    <message>
        <source>Xóa dữ liệu của {name}</source>
        <translation>Erase the data of {name}</translation>
    </message>
    <message>
        <source>Xóa dữ liệu …</source>
        <translation>Erase data …</translation>
    </message>
    <message>
        <source>Yêu cầu</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Yêu cầu của đoàn viên</source>
        <translation>Members&apos; requests</translation>
    </message>
    <message>
        <source>Yêu cầu của đoàn viên về dữ liệu của mình</source>
        <translation>Members&apos; requests about their own data</translation>
    </message>
    <message>
        <source>Yêu cầu {kind}: {state}, hạn {day}</source>
        <translation>Request {kind}: {state}, due {day}</translation>
    </message>
    <message>
        <source>chữ trong mục đích</source>
        <translation>words in the purpose</translation>
    </message>
    <message>
        <source>từ ngày</source>
        <translation>from</translation>
    </message>
    <message>
        <source>{count} dòng, nguyên vẹn.</source>
        <translation>{count} rows, whole.</translation>
    </message>
    <message>
        <source>{count} người</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>Đang hạn chế xử lý: không có trong danh sách, tệp xuất.</source>
        <translation>Processing restricted: in no list and no export.</translation>
    </message>
    <message>
        <source>Đã dừng. Bản sao chưa viết lại được làm tiếp khi mở chương trình lần sau.</source>
        <translation>Stopped. Copies not yet written anew are done when the program is next opened.</translation>
    </message>
    <message>
        <source>Đã ghi</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>Đã ghi yêu cầu; việc và hạn nằm ở Công việc</source>
        <translation>Request entered; its task and day are in Tasks</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} written</translation>
    </message>
    <message>
        <source>Đã làm xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đã rút lại sự đồng ý.</source>
        <translation>Consent was withdrawn.</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Đã xóa; viết lại {count} bản sao. Bằng chứng: {digest}</source>
        <translation>Erased; {count} copies written anew. Proof: {digest}</translation>
    </message>
</context>
<context>
    <name>ProgressPart</name>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Phần trăm</source>
        <translation>Per cent</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Co-workers</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Việc đã xong.</source>
        <translation>The task is done.</translation>
    </message>
    <message>
        <source>Xong bằng văn bản đi nào (số, trích yếu)</source>
        <translation>Done by which of our letters (number, subject)</translation>
    </message>
    <message>
        <source>cách nhau bằng dấu chấm phẩy</source>
        <translation>parted by semicolons</translation>
    </message>
    <message>
        <source>Đã ghi người phối hợp.</source>
        <translation>Co-workers are noted.</translation>
    </message>
    <message>
        <source>Đã ghi tiến độ.</source>
        <translation>Progress is noted.</translation>
    </message>
    <message>
        <source>đã làm đến đâu</source>
        <translation>how far it is</translation>
    </message>
</context>
<context>
    <name>PurposeDialog</name>
    <message>
        <source>Ai xem, lúc nào, xem mục nào, để làm gì được giữ trong nhật ký truy cập; giá trị thì không.</source>
        <translation>Who looks, when, at what and why is kept in the access log; the values are not.</translation>
    </message>
    <message>
        <source>Dùng mục đích này cho những lần xem sau, đến khi nghỉ 30 phút</source>
        <translation>Use this purpose for the next looks, until a pause of 30 minutes</translation>
    </message>
    <message>
        <source>Không xem</source>
        <translation>Do not look</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Xem dữ liệu nhạy cảm</source>
        <translation>Look at sensitive data</translation>
    </message>
    <message>
        <source>Xem để làm gì</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>chọn một dòng hoặc gõ</source>
        <translation>choose a line or type</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Không làm</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Xin xác nhận</source>
        <translation>Please confirm</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} việc chờ</source>
        <translation>Waiting: {count}</translation>
    </message>
</context>
<context>
    <name>ReceiptsDialog</name>
    <message>
        <source>Chưa gửi cho đơn vị nào qua hệ thống.</source>
        <translation>Not sent to any unit through the system yet.</translation>
    </message>
    <message>
        <source>Hạn trả lời: {day}</source>
        <translation>Deadline for answers: {day}</translation>
    </message>
    <message>
        <source>Nhắc nơi chưa vào sổ</source>
        <translation>Remind those that have not registered it</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Receivers</translation>
    </message>
    <message>
        <source>Nơi nhận {number}</source>
        <translation>Receivers of {number}</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Vào sổ</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>{state}, quá hạn</source>
        <translation>{state}, overdue</translation>
    </message>
    <message>
        <source>{unit} không nhận: {reason}</source>
        <translation>{unit} does not take it: {reason}</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đến</source>
        <translation>Arrived</translation>
    </message>
</context>
<context>
    <name>RecordFinder</name>
    <message>
        <source>Còn {count} kết quả nữa: gõ thêm chữ.</source>
        <translation>{count} more: type on.</translation>
    </message>
    <message>
        <source>Không có văn bản nào như thế.</source>
        <translation>No such letter.</translation>
    </message>
    <message>
        <source>Không có đoàn viên nào như thế.</source>
        <translation>No member like that.</translation>
    </message>
    <message>
        <source>Kết quả tìm được</source>
        <translation>What was found</translation>
    </message>
</context>
<context>
    <name>RecordHead</name>
    <message>
        <source>Chuyển đơn vị</source>
        <translation>Move to another unit</translation>
    </message>
    <message>
        <source>Dữ liệu đã được xóa. Dòng này ở lại vì sổ quỹ giữ khoản người ấy đã nộp.</source>
        <translation>The data were erased. This line stays because the cash book keeps what the person paid.</translation>
    </message>
    <message>
        <source>Nghiệp vụ</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>{status} từ {day}</source>
        <translation>{status} since {day}</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Chọn một người để xem hồ sơ</source>
        <translation>Choose a person to see the record</translation>
    </message>
    <message>
        <source>Gõ vài chữ của tên để tìm.</source>
        <translation>Type a few characters of the name to find it.</translation>
    </message>
    <message>
        <source>Hồ sơ đoàn viên</source>
        <translation>Member&apos;s record</translation>
    </message>
    <message>
        <source>Nay: {place}</source>
        <translation>Today: {place}</translation>
    </message>
    <message>
        <source>Thêm {count} mục ít dùng</source>
        <translation>{count} more fields</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Đã lấy bản mới</source>
        <translation>Newer version taken</translation>
    </message>
</context>
<context>
    <name>RecurringView</name>
    <message>
        <source>Chưa có việc định kỳ</source>
        <translation>Nothing comes again yet</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Ghi việc gì lặp lại.</source>
        <translation>Write what comes again.</translation>
    </message>
    <message>
        <source>Ghi ở bên phải: báo cáo tháng, quý, năm … Đến gần hạn, việc tự hiện trong danh sách.</source>
        <translation>Write it at the right: reports of the month, quarter, year … When the day comes near, the task appears in the list.</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Gặp ngày nghỉ thì hạn lùi về ngày làm việc trước đó.</source>
        <translation>On a day of rest it is due the working day before.</translation>
    </message>
    <message>
        <source>Hiện trước hạn (ngày)</source>
        <translation>Shown ahead (days)</translation>
    </message>
    <message>
        <source>Hạn kế tiếp</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>Lặp lại</source>
        <translation>Comes again</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Thôi lặp lại</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Việc định kỳ</source>
        <translation>Tasks that come again</translation>
    </message>
    <message>
        <source>Việc định kỳ mới</source>
        <translation>New task that comes again</translation>
    </message>
    <message>
        <source>ngày cuối tháng</source>
        <translation>last day of the month</translation>
    </message>
    <message>
        <source>tháng sau khi hết kỳ</source>
        <translation>month after the period</translation>
    </message>
    <message>
        <source>tháng thứ {n} của kỳ</source>
        <translation>month {n} of the period</translation>
    </message>
    <message>
        <source>tháng {n}</source>
        <translation>month {n}</translation>
    </message>
    <message>
        <source>thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>tên người hoặc đơn vị</source>
        <translation>name of a person or unit</translation>
    </message>
    <message>
        <source>Đã đặt việc định kỳ.</source>
        <translation>It will come again.</translation>
    </message>
    <message>
        <source>Đặt việc định kỳ</source>
        <translation>Let it come again</translation>
    </message>
    <message>
        <source>đã thôi</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>“{title}” không lặp lại nữa; việc đã mở vẫn còn.</source>
        <translation>“{title}” comes no more; tasks that are open stay.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>{count} tệp chưa nhận được</source>
        <translation>Files not received: {count}</translation>
    </message>
    <message>
        <source>Đóng danh sách này</source>
        <translation>Close this list</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>Bưu điện</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Bản lưu</source>
        <translation>Loans</translation>
    </message>
    <message>
        <source>Cấp số một văn bản ở trang Văn bản đi, nó hiện ngay ở đây.</source>
        <translation>Give a letter a number on the page Outgoing and it appears here.</translation>
    </message>
    <message>
        <source>Ghi ngày kết nạp cho đoàn viên ở trang Đoàn viên, họ hiện ngay ở đây.</source>
        <translation>Write the day of admission of members on the Members page; they show here at once.</translation>
    </message>
    <message>
        <source>Kết nạp</source>
        <translation>Admissions</translation>
    </message>
    <message>
        <source>Mật đi</source>
        <translation>Secret out</translation>
    </message>
    <message>
        <source>Mật đến</source>
        <translation>Secret in</translation>
    </message>
    <message>
        <source>Mỗi lần cho mượn bản lưu được ghi thành một dòng.</source>
        <translation>Each loan of a file copy is one line.</translation>
    </message>
    <message>
        <source>Mỗi lần gửi bì qua bưu điện được ghi thành một dòng.</source>
        <translation>Each envelope sent by post is one line.</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Nhiệm kỳ {term}</source>
        <translation>Term {term}</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Theo dõi</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Thêm đoàn viên ở trang Đoàn viên, họ hiện ngay ở đây.</source>
        <translation>Add members on the Members page; they show here at once.</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Vào sổ một văn bản ở trang Văn bản đến, nó hiện ngay ở đây.</source>
        <translation>Register a letter on the page Incoming and it appears here.</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>{count} lines</translation>
    </message>
    <message>
        <source>{count} văn bản</source>
        <translation>{count} letters</translation>
    </message>
    <message>
        <source>{count} đoàn viên</source>
        <translation>{count} members</translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Đã ghi bản lưu được trả.</source>
        <translation>Noted: the copy came back.</translation>
    </message>
    <message>
        <source>Đã trả bản lưu</source>
        <translation>The copy came back</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ …</source>
        <translation>Put into a dossier …</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>Bản đang ghi</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Bản đang ghi hoặc bản đã đóng</source>
        <translation>The book being written or a closed one</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx)</source>
        <translation>Spreadsheets (*.xlsx)</translation>
    </message>
    <message>
        <source>Bảng tính Excel (XLSX)</source>
        <translation>Excel spreadsheet (XLSX)</translation>
    </message>
    <message>
        <source>Dữ liệu đã sửa sau ngày đóng sổ; các trang dưới đây vẫn nguyên như lúc đóng.</source>
        <translation>Data were changed after the closing; the pages below are as they were then.</translation>
    </message>
    <message>
        <source>In sổ</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Loại sổ</source>
        <translation>Kind of register</translation>
    </message>
    <message>
        <source>Lưu sổ</source>
        <translation>Save the register</translation>
    </message>
    <message>
        <source>Năm hoặc nhiệm kỳ</source>
        <translation>Year or term</translation>
    </message>
    <message>
        <source>PDF để in và đóng quyển</source>
        <translation>PDF to print and bind</translation>
    </message>
    <message>
        <source>Quyển {volume}, đóng {day}</source>
        <translation>Volume {volume}, closed {day}</translation>
    </message>
    <message>
        <source>Soát số</source>
        <translation>Number check</translation>
    </message>
    <message>
        <source>Sổ PDF (*.pdf)</source>
        <translation>Register as PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Sổ theo loại văn bản</source>
        <translation>Registers by kind</translation>
    </message>
    <message>
        <source>Sổ đã đóng ngày {day}, gồm {rows} dòng. Mã kiểm tra (SHA-256) của các trang: {digest}</source>
        <translation>The book was closed on {day} with {rows} lines. Digest (SHA-256) of its pages: {digest}</translation>
    </message>
    <message>
        <source>Thêm dòng</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>Tìm trong sổ</source>
        <translation>Find in the register</translation>
    </message>
    <message>
        <source>Tất cả các sổ</source>
        <translation>All registers</translation>
    </message>
    <message>
        <source>Từng trang</source>
        <translation>Page by page</translation>
    </message>
    <message>
        <source>Xem từng trang đúng như khi in</source>
        <translation>See each page as it prints</translation>
    </message>
    <message>
        <source>Xuất tệp</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>chữ bất kỳ</source>
        <translation>any character</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>mở văn bản của dòng đang chọn</source>
        <translation>open the letter of the chosen row</translation>
    </message>
    <message>
        <source>tìm trong sổ; F3: dòng khớp tiếp theo</source>
        <translation>find in the register; F3: the next match</translation>
    </message>
    <message>
        <source>{book} {period} chưa có dòng nào</source>
        <translation>{book} {period}: no line yet</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>Rows: {count}</translation>
    </message>
    <message>
        <source>Đang in sổ</source>
        <translation>Printing the register</translation>
    </message>
    <message>
        <source>Đang xuất sổ</source>
        <translation>Exporting the register</translation>
    </message>
    <message>
        <source>Đã gửi {pages} trang tới máy in</source>
        <translation>Pages sent to the printer: {pages}</translation>
    </message>
    <message>
        <source>Đã xuất {file}</source>
        <translation>Exported {file}</translation>
    </message>
    <message>
        <source>Đã đóng {day}</source>
        <translation>Closed {day}</translation>
    </message>
    <message>
        <source>Đóng sổ</source>
        <translation>Close the book</translation>
    </message>
</context>
<context>
    <name>RemarksView</name>
    <message>
        <source>Bình chọn đoàn viên ưu tú ở trang Nghiệp vụ đoàn viên; danh sách theo dõi hiện ở đây.</source>
        <translation>Choose outstanding members on the page of procedures; those who are followed stand here.</translation>
    </message>
    <message>
        <source>Chi đoàn</source>
        <translation>Chi đoàn</translation>
    </message>
    <message>
        <source>Chưa có ai đang được giới thiệu vào Đảng</source>
        <translation>Nobody is on the way to the Party</translation>
    </message>
    <message>
        <source>Chọn một đồng chí để ghi nhận xét</source>
        <translation>Choose somebody to write about</translation>
    </message>
    <message>
        <source>Các quý khác</source>
        <translation>Other quarters</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mở ở Nghiệp vụ</source>
        <translation>Open in Procedures</translation>
    </message>
    <message>
        <source>Nhận xét</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Nhận xét của quý</source>
        <translation>Remark of the quarter</translation>
    </message>
    <message>
        <source>Quý</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Quý {n} năm {year}</source>
        <translation>Quarter {n} of {year}</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>chưa đến lượt</source>
        <translation>not due</translation>
    </message>
    <message>
        <source>{owed} đồng chí chưa có nhận xét của quý.</source>
        <translation>{owed} have no remark for the quarter.</translation>
    </message>
    <message>
        <source>Đoàn viên ưu tú đang bồi dưỡng</source>
        <translation>Nominees being followed</translation>
    </message>
    <message>
        <source>Đã ghi nhận xét về {name}.</source>
        <translation>The remark on {name} was saved.</translation>
    </message>
    <message>
        <source>Ưu điểm, hạn chế trong quý: phẩm chất chính trị, đạo đức, năng lực, quan hệ quần chúng …</source>
        <translation>Strengths and weaknesses in the quarter: political and moral character, ability, relations with others …</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Văn thư Đoàn</source>
        <translation>Văn thư Đoàn</translation>
    </message>
    <message>
        <source>{count} việc quá hạn</source>
        <translation>{count} tasks are late</translation>
    </message>
    <message>
        <source>{count} việc đến hạn hôm nay, ngày mai</source>
        <translation>{count} tasks are due today or tomorrow</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Thay thế {number}</source>
        <translation>Replace {number}</translation>
    </message>
    <message>
        <source>Văn bản cũ giữ số của nó trong sổ, ghi rõ văn bản thay thế.</source>
        <translation>The old letter keeps its number in the register, with the letter that replaces it.</translation>
    </message>
    <message>
        <source>Văn bản thay thế</source>
        <translation>The letter in its place</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Biểu</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Biểu mẫu</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Biểu đồ</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Bản in (PDF)</source>
        <translation>To print (PDF)</translation>
    </message>
    <message>
        <source>Bản đã nộp giữ nguyên; bản sửa là bản mới</source>
        <translation>What was handed in stays; a correction is a new version</translation>
    </message>
    <message>
        <source>Bảng tính (XLSX)</source>
        <translation>Workbook (XLSX)</translation>
    </message>
    <message>
        <source>Các biểu</source>
        <translation>The forms</translation>
    </message>
    <message>
        <source>Hoàn thiện dữ liệu</source>
        <translation>Completeness</translation>
    </message>
    <message>
        <source>Hình (PNG)</source>
        <translation>Picture (PNG)</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Khác từ khi nộp</source>
        <translation>Changed since</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Lưu thành tệp</source>
        <translation>Save as file</translation>
    </message>
    <message>
        <source>Lập bản sửa</source>
        <translation>Begin a correction</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Nộp biểu</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{period}: hạn {day}</source>
        <translation>{period}: due {day}</translation>
    </message>
    <message>
        <source>Đang ghi {file}</source>
        <translation>Writing {file}</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đang so với bản đã nộp</source>
        <translation>Comparing with what was handed in</translation>
    </message>
    <message>
        <source>Đang tính biểu</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>Đã bỏ chỉ tiêu.</source>
        <translation>Target dropped.</translation>
    </message>
    <message>
        <source>Đã gửi {pages} trang đến máy in</source>
        <translation>{pages} pages sent to the printer</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>{file} saved</translation>
    </message>
    <message>
        <source>Đã lập bản sửa.</source>
        <translation>Correction begun.</translation>
    </message>
    <message>
        <source>Đã nộp biểu {form}, {period}.</source>
        <translation>{form}, {period} handed in.</translation>
    </message>
    <message>
        <source>Đã đặt chỉ tiêu.</source>
        <translation>Target set.</translation>
    </message>
    <message>
        <source>Đã đổi các mục phải có.</source>
        <translation>Needed fields changed.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Bản hằng ngày không chứa tệp đính kèm: văn bản có đủ các mục nhưng không mở được tệp.</source>
        <translation>A daily copy holds no attachments: letters have all their fields, but their files cannot be opened.</translation>
    </message>
    <message>
        <source>Bản hằng ngày không chứa tệp đính kèm; tệp lấy từ dữ liệu đang dùng.</source>
        <translation>A daily copy holds no attachments; they are taken from the data in use.</translation>
    </message>
    <message>
        <source>Bản sao (*.vtd);;Tất cả tệp (*)</source>
        <translation>Backups (*.vtd);;All files (*)</translation>
    </message>
    <message>
        <source>Bản sao trên máy này</source>
        <translation>Copies on this computer</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi; chưa khôi phục gì.</source>
        <translation>The program met a fault; nothing was restored.</translation>
    </message>
    <message>
        <source>Chọn tệp sao lưu (.vtd) của đơn vị; dữ liệu trong tệp trở thành dữ liệu của máy này.</source>
        <translation>Choose the unit&apos;s backup (.vtd); the data in it become the data of this computer.</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Dữ liệu đang dùng không bị đụng đến: bản sao được khôi phục ra một thư mục mới để xem, để lấy lại.</source>
        <translation>The data in use are not touched: the copy is restored into a new folder, to look at and to take from.</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Khôi phục ra thư mục mới</source>
        <translation>Restore into a new folder</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Lần sau chương trình vẫn mở dữ liệu đang dùng.</source>
        <translation>Next time the program opens the data in use again.</translation>
    </message>
    <message>
        <source>Mật khẩu lúc sao lưu</source>
        <translation>Password at the time of the backup</translation>
    </message>
    <message>
        <source>Mở dữ liệu này</source>
        <translation>Open these data</translation>
    </message>
    <message>
        <source>Sao lưu lúc {at}, {size}.</source>
        <translation>Made {at}, {size}.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thư mục mới</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>Tệp sao lưu</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>{received} văn bản đến, {sent} văn bản đi, {members} đoàn viên, {files} tệp đính kèm.</source>
        <translation>{received} letters in, {sent} letters out, {members} members, {files} attachments.</translation>
    </message>
    <message>
        <source>Đang khôi phục</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>Đã dừng; chưa khôi phục gì.</source>
        <translation>Stopped; nothing was restored.</translation>
    </message>
    <message>
        <source>Đã khôi phục và kiểm đủ {rows} bản ghi vào {folder}.</source>
        <translation>{rows} records restored and proven in {folder}.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RowField</name>
    <message>
        <source>Bỏ dòng này</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>Đưa lên</source>
        <translation>Move up</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>Chưa chắc chắn</source>
        <translation>Not certain</translation>
    </message>
    <message>
        <source>Có sẵn: {value}.</source>
        <translation>Built in: {value}.</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Không có quy định nào như vậy</source>
        <translation>No such rules</translation>
    </message>
    <message>
        <source>Lọc quy định</source>
        <translation>Filter rules</translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Quy định về công tác đoàn viên</source>
        <translation>Rules of member work</translation>
    </message>
    <message>
        <source>Quy định đổi theo Điều lệ và hướng dẫn từng khóa. Đặt khác đi thì ghi căn cứ và ngày áp dụng.</source>
        <translation>Rules change with the Charter and guidance of each term. To set one otherwise, give source and day.</translation>
    </message>
    <message>
        <source>Số, ngày văn bản hoặc lý do.</source>
        <translation>Number and date of the document, or the reason.</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Về giá trị có sẵn</source>
        <translation>Back to the built-in value</translation>
    </message>
    <message>
        <source>trở lại giá trị có sẵn</source>
        <translation>back to the built-in value</translation>
    </message>
    <message>
        <source>{who} đặt.</source>
        <translation>Set by {who}.</translation>
    </message>
    <message>
        <source>Áp dụng từ ngày</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>Đang áp dụng</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Đã đặt quy định</source>
        <translation>Rule set</translation>
    </message>
    <message>
        <source>Đặt quy định</source>
        <translation>Set rule</translation>
    </message>
    <message>
        <source>Đặt tại đơn vị</source>
        <translation>Set here</translation>
    </message>
</context>
<context>
    <name>SafetyForm</name>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Chọn thư mục</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>Dữ liệu được mã hoá; không có mật khẩu hay phiếu khôi phục thì không ai mở được, kể cả người làm chương trình.</source>
        <translation>The data are encrypted; without the password or the recovery sheet nobody can open them, not even the makers of the program.</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu</source>
        <translation>Type the password again</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
    <message>
        <source>Lưu phiếu khôi phục để in (khi quên mật khẩu)</source>
        <translation>Save a recovery sheet to print (for a forgotten password)</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mật khẩu cần ít nhất {least} ký tự.</source>
        <translation>The password needs at least {least} characters.</translation>
    </message>
    <message>
        <source>Mật khẩu mở dữ liệu</source>
        <translation>Password that opens the data</translation>
    </message>
    <message>
        <source>Mỗi ngày một bản. Để ở ổ đĩa khác hoặc thư mục đồng bộ thì hỏng máy vẫn còn.</source>
        <translation>One backup a day. On another drive or in a synced folder it survives the loss of this computer.</translation>
    </message>
    <message>
        <source>Thư mục sao lưu</source>
        <translation>Backup folder</translation>
    </message>
    <message>
        <source>Trong thư mục dữ liệu</source>
        <translation>In the data folder</translation>
    </message>
    <message>
        <source>Ít nhất {least} ký tự; một câu dài dễ nhớ là tốt nhất</source>
        <translation>At least {least} characters; a long sentence that is easy to remember is best</translation>
    </message>
</context>
<context>
    <name>SafetySection</name>
    <message>
        <source>Bản sao (*.vtd)</source>
        <translation>Backups (*.vtd)</translation>
    </message>
    <message>
        <source>Bản sao mới nhất: {when}.</source>
        <translation>Latest backup: {when}.</translation>
    </message>
    <message>
        <source>Chưa có bản sao nào trong thư mục sao lưu.</source>
        <translation>There is no backup in the backup folder yet.</translation>
    </message>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Rehearse a restore</translation>
    </message>
    <message>
        <source>Diễn tập đạt: bản sao khôi phục đúng từng bảng.</source>
        <translation>Rehearsal passed: the backup restores every table.</translation>
    </message>
    <message>
        <source>Diễn tập: chép một bản, khôi phục ra chỗ khác, so từng bảng rồi xoá. Khôi phục: ra một thư mục mới, xem rồi làm việc tiếp ở đó. Muốn thay hẳn dữ liệu đang dùng: đóng chương trình, chạy “vanthu restore TỆP”; dữ liệu cũ được giữ một tuần.</source>
        <translation>Drill: make a copy, restore it elsewhere, compare table by table, delete it. Restore: into a new folder, to look at and to go on in. To replace the data in use for good: close the program and run “vanthu restore FILE”; the old data are kept for a week.</translation>
    </message>
    <message>
        <source>Dùng kho khoá của hệ điều hành; chỉ nên bật trên máy riêng có mật khẩu.</source>
        <translation>Uses the key store of the system; only for your own computer with a password.</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>Type the new password again</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Khôi phục …</source>
        <translation>Restore …</translation>
    </message>
    <message>
        <source>Lưu phiếu khôi phục</source>
        <translation>Save the recovery sheet</translation>
    </message>
    <message>
        <source>Lập phiếu</source>
        <translation>Make the sheet</translation>
    </message>
    <message>
        <source>Lập phiếu khôi phục mới? Mã trên phiếu đã in trước đây (nếu có) không dùng được nữa.</source>
        <translation>Make a new recovery sheet? The code on a sheet printed before (if any) will stop working.</translation>
    </message>
    <message>
        <source>Lập phiếu khôi phục …</source>
        <translation>Make a recovery sheet …</translation>
    </message>
    <message>
        <source>Máy này không có kho khoá của hệ điều hành để dùng.</source>
        <translation>This computer has no key store of the system to use.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Mật khẩu đang dùng</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Phiếu khôi phục ở {file}. In ra, cất kỹ, rồi xoá tệp.</source>
        <translation>The recovery sheet is in {file}. Print it, keep it safe, then delete the file.</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Sao lưu ngay vào tệp …</source>
        <translation>Back up to a file now …</translation>
    </message>
    <message>
        <source>Sao lưu vào tệp</source>
        <translation>Back up to a file</translation>
    </message>
    <message>
        <source>Tài khoản máy tính này mở dữ liệu không cần mật khẩu</source>
        <translation>This computer account opens the data without a password</translation>
    </message>
    <message>
        <source>Đang diễn tập khôi phục</source>
        <translation>Rehearsing a restore</translation>
    </message>
    <message>
        <source>Đang sao lưu</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>Đã sao lưu vào {file}</source>
        <translation>Backed up to {file}</translation>
    </message>
    <message>
        <source>Đã đổi mật khẩu</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change the password</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Bắt đầu với đơn vị của tôi</source>
        <translation>Start with my own unit</translation>
    </message>
    <message>
        <source>Dữ liệu mẫu: người và văn bản ở đây đều không có thật.</source>
        <translation>Sample data: none of the people and letters here are real.</translation>
    </message>
</context>
<context>
    <name>SaveTemplateDialog</name>
    <message>
        <source>Chỗ điền, ví dụ: họ và tên</source>
        <translation>Field, for example: họ và tên</translation>
    </message>
    <message>
        <source>Chữ đang có</source>
        <translation>Words there now</translation>
    </message>
    <message>
        <source>Chữ đang có, ví dụ: Lê Thị Mơ</source>
        <translation>Words there now, for example: Lê Thị Mơ</translation>
    </message>
    <message>
        <source>Ghi đè mẫu cùng tên</source>
        <translation>Replace the template of this name</translation>
    </message>
    <message>
        <source>Không lưu</source>
        <translation>Do not keep</translation>
    </message>
    <message>
        <source>Lưu mẫu</source>
        <translation>Keep the template</translation>
    </message>
    <message>
        <source>Lưu thành mẫu</source>
        <translation>Keep as a template</translation>
    </message>
    <message>
        <source>Mẫu bỏ số và ngày của văn bản này. Chữ nào mỗi lần mỗi khác thì đổi thành chỗ điền: ghi chữ đang có bên trái, tên chỗ điền bên phải.</source>
        <translation>The template leaves out number and day. Words that differ every time become fields: write the words there now on the left, the name of the field on the right.</translation>
    </message>
    <message>
        <source>Tên chỗ điền</source>
        <translation>Name of the field</translation>
    </message>
    <message>
        <source>Tên mẫu</source>
        <translation>Name of the template</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>(chưa có trích yếu)</source>
        <translation>(no subject yet)</translation>
    </message>
    <message>
        <source>Không có gì khớp “{words}”. Thử ít chữ hơn; không cần gõ dấu.</source>
        <translation>Nothing matches “{words}”. Try fewer characters; accents are not needed.</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Tìm trong tất cả</source>
        <translation>Find in everything</translation>
    </message>
    <message>
        <source>Tìm văn bản, đoàn viên, việc …   Ctrl+K</source>
        <translation>Find letters, members, tasks …   Ctrl+K</translation>
    </message>
    <message>
        <source>{shown} trong {total} kết quả · Enter mở · Esc đóng</source>
        <translation>{shown} of {total} found · Enter opens · Esc closes</translation>
    </message>
</context>
<context>
    <name>Searches</name>
    <message>
        <source>có chữ</source>
        <translation>holds</translation>
    </message>
    <message>
        <source>khác</source>
        <translation>different</translation>
    </message>
    <message>
        <source>từ</source>
        <translation>from</translation>
    </message>
    <message>
        <source>từ ngày</source>
        <translation>from</translation>
    </message>
    <message>
        <source>đã ghi</source>
        <translation>is filled</translation>
    </message>
    <message>
        <source>đúng bằng</source>
        <translation>is</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>đến ngày</source>
        <translation>until</translation>
    </message>
    <message>
        <source>để trống</source>
        <translation>is empty</translation>
    </message>
</context>
<context>
    <name>SearchesPage</name>
    <message>
        <source>, hiện {count} dòng đầu</source>
        <translation>, the first {count} shown</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx);;Văn bản Word (*.docx);;PDF (*.pdf)</source>
        <translation>Sheet (*.xlsx);;Word document (*.docx);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Bỏ bớt điều kiện hoặc chữ tìm.</source>
        <translation>Take away a condition or a word.</translation>
    </message>
    <message>
        <source>Chữ bất kỳ trong văn bản, không cần dấu</source>
        <translation>Any words of the letter, accents not needed</translation>
    </message>
    <message>
        <source>Công việc</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Ket-qua-tim</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Không có gì khớp</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Lưu phép tìm</source>
        <translation>Keep the search</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Phép tìm đã lưu</source>
        <translation>Kept searches</translation>
    </message>
    <message>
        <source>Phép tìm đã lưu …</source>
        <translation>Kept searches …</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Tên phép tìm</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>Tìm trong</source>
        <translation>Search in</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Xuất kết quả</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xóa phép tìm đã lưu này</source>
        <translation>Delete this kept search</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>Rows: {count}</translation>
    </message>
    <message>
        <source>Đang xuất kết quả</source>
        <translation>Exporting</translation>
    </message>
    <message>
        <source>Điều kiện chưa đúng: ngày ghi như 05/03/2026, số ghi bằng chữ số.</source>
        <translation>A condition is not right yet: write days as 05/03/2026 and numbers in figures.</translation>
    </message>
    <message>
        <source>Đã lưu phép tìm “{name}”.</source>
        <translation>The search “{name}” is kept.</translation>
    </message>
    <message>
        <source>Đã xuất {file}</source>
        <translation>Exported {file}</translation>
    </message>
    <message>
        <source>Đã xóa phép tìm “{name}”.</source>
        <translation>The search “{name}” is deleted.</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ …</source>
        <translation>Put into a dossier …</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Các đơn vị đã nhận …</source>
        <translation>Units that received it …</translation>
    </message>
    <message>
        <source>Gửi các đơn vị qua hệ thống …</source>
        <translation>Send to units through the system …</translation>
    </message>
    <message>
        <source>Gửi {count} đơn vị; đi ở lần đồng bộ tới</source>
        <translation>To {count} units; it goes with the next synchronisation</translation>
    </message>
    <message>
        <source>Lời nhắc đi ở lần đồng bộ tới</source>
        <translation>The reminder goes with the next synchronisation</translation>
    </message>
</context>
<context>
    <name>SentBar</name>
    <message>
        <source>Xem từng nơi</source>
        <translation>Each receiver</translation>
    </message>
</context>
<context>
    <name>SeriesSection</name>
    <message>
        <source>Chưa có sổ nào</source>
        <translation>No register yet</translation>
    </message>
    <message>
        <source>Khoá sổ</source>
        <translation>Close the register</translation>
    </message>
    <message>
        <source>Khoá sổ đang chọn</source>
        <translation>Close the selected register</translation>
    </message>
    <message>
        <source>Khoá sổ “{book}”? Không cấp thêm số nào từ sổ này nữa; các số đã cấp vẫn ở trong sổ.</source>
        <translation>Close the register “{book}”? No further number is given from it; the numbers given stay in it.</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Mở sổ</source>
        <translation>Open a register</translation>
    </message>
    <message>
        <source>Số cuối</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Số kế tiếp</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Số đầu</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Số đầu tiên chương trình cấp</source>
        <translation>First number the program gives</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Sổ mở khi vào sổ văn bản đầu tiên.</source>
        <translation>A register opens when the first letter is registered.</translation>
    </message>
    <message>
        <source>Sổ tự mở khi cấp số đầu tiên. Mở tay khi đang theo sổ giấy: ghi số kế tiếp của sổ giấy.</source>
        <translation>A register opens by itself with its first number. Open one by hand to go on from a paper register: write the paper register&apos;s next number.</translation>
    </message>
    <message>
        <source>Sổ và số</source>
        <translation>Registers and numbers</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đã khoá sổ</source>
        <translation>The register was closed</translation>
    </message>
    <message>
        <source>Đã mở sổ</source>
        <translation>The register was opened</translation>
    </message>
    <message>
        <source>đang mở</source>
        <translation>open</translation>
    </message>
    <message>
        <source>đã khoá</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Bản sao</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Gọn: một người ký và phát hành</source>
        <translation>Short: one person signs and sends</translation>
    </message>
    <message>
        <source>Ngay khi in bản trình ký tay</source>
        <translation>When the copy to be signed by hand is printed</translation>
    </message>
    <message>
        <source>Sau khi người ký đã ký</source>
        <translation>After the signer has signed</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>Same as the system</translation>
    </message>
    <message>
        <source>Thường: trình, ký, cấp số</source>
        <translation>Usual: submitted, signed, numbered</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Văn bản mật</source>
        <translation>Secret letters</translation>
    </message>
    <message>
        <source>Văn bản đi, loại {kind}</source>
        <translation>Outgoing letters, kind {kind}</translation>
    </message>
    <message>
        <source>Văn bản đi, sổ chung</source>
        <translation>Outgoing letters, common register</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming letters</translation>
    </message>
    <message>
        <source>Đại hội</source>
        <translation>Congress</translation>
    </message>
    <message>
        <source>Đủ: duyệt, ký, cấp số, đóng dấu, phát hành</source>
        <translation>Full: approved, signed, numbered, sealed, sent</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Chứng thư tin cậy</source>
        <translation>Trusted certificates</translation>
    </message>
    <message>
        <source>Cách làm việc</source>
        <translation>Way of working</translation>
    </message>
    <message>
        <source>Dữ liệu cá nhân</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>Giao diện, ngôn ngữ</source>
        <translation>Look and language</translation>
    </message>
    <message>
        <source>Kênh thông tin</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signers</translation>
    </message>
    <message>
        <source>Nhóm cài đặt</source>
        <translation>Groups of settings</translation>
    </message>
    <message>
        <source>Nối với cấp trên</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>Quy định đoàn vụ</source>
        <translation>Rules of member work</translation>
    </message>
    <message>
        <source>Sao lưu, mật khẩu</source>
        <translation>Backup, password</translation>
    </message>
    <message>
        <source>Sổ và số</source>
        <translation>Registers and numbers</translation>
    </message>
    <message>
        <source>Về chương trình</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Đơn vị và nhiệm kỳ</source>
        <translation>Unit and term</translation>
    </message>
</context>
<context>
    <name>SheetLines</name>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Cùng người</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>Người mới</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Set aside</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>Bảng tính ({endings});;Tất cả tệp (*)</source>
        <translation>Workbooks ({endings});;All files (*)</translation>
    </message>
    <message>
        <source>Chưa có trên hệ thống</source>
        <translation>Not yet in the system</translation>
    </message>
    <message>
        <source>Chưa có ở đây</source>
        <translation>Not yet here</translation>
    </message>
    <message>
        <source>Chỉ những người theo bộ lọc</source>
        <translation>Only those of a filter</translation>
    </message>
    <message>
        <source>Chọn bảng danh sách đoàn viên</source>
        <translation>Choose a list of members</translation>
    </message>
    <message>
        <source>Chọn bảng xuất từ hệ thống quốc gia</source>
        <translation>Choose a sheet exported from the national system</translation>
    </message>
    <message>
        <source>Chọn cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Chọn tệp</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Các lần nhập</source>
        <translation>Past imports</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Danh sách đoàn viên.xlsx</source>
        <translation>Members.xlsx</translation>
    </message>
    <message>
        <source>Giữ chữ đã ghi ở các ô ấy</source>
        <translation>Keep the words of such cells</translation>
    </message>
    <message>
        <source>Hoàn tác {file}</source>
        <translation>Taking back {file}</translation>
    </message>
    <message>
        <source>Khác nhau</source>
        <translation>Different</translation>
    </message>
    <message>
        <source>Không còn trên hệ thống</source>
        <translation>No longer in the system</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Không phải người</source>
        <translation>Not people</translation>
    </message>
    <message>
        <source>Không xuất khi còn ô như vậy</source>
        <translation>Do not export while there are any</translation>
    </message>
    <message>
        <source>Không đổi</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Lập {count} đơn vị mới: {units}.</source>
        <translation>{count} new units: {units}.</translation>
    </message>
    <message>
        <source>Mẫu của hệ thống quốc gia hoặc bảng bất kỳ (.xlsx, .xls, .ods, .csv). Chưa ghi gì cho đến khi bấm Nhập.</source>
        <translation>The national system’s sheet or any other (.xlsx, .xls, .ods, .csv). Nothing is written before you press Import.</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Mục thay đổi: {fields}.</source>
        <translation>Fields that change: {fields}.</translation>
    </message>
    <message>
        <source>Nghi trùng</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Nhập bảng</source>
        <translation>Import a sheet</translation>
    </message>
    <message>
        <source>Nhập {count} người</source>
        <translation>Import {count} people</translation>
    </message>
    <message>
        <source>Nhập {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>So với tệp quốc gia</source>
        <translation>Compare with the national sheet</translation>
    </message>
    <message>
        <source>So {file}</source>
        <translation>Comparing {file}</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Thả bảng danh sách vào đây</source>
        <translation>Drop a list here</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Xuất danh sách đoàn viên</source>
        <translation>Export members</translation>
    </message>
    <message>
        <source>Xuất mẫu quốc gia</source>
        <translation>Export the national sheet</translation>
    </message>
    <message>
        <source>Xuất {file}</source>
        <translation>Exporting {file}</translation>
    </message>
    <message>
        <source>{count} dòng của trang {sheet}.</source>
        <translation>{count} rows of sheet {sheet}.</translation>
    </message>
    <message>
        <source>{count} người không đồng ý đưa dữ liệu lên hệ thống quốc gia: không có trong tệp.</source>
        <translation>{count} people did not agree to having their data in the national system: they are not in the file.</translation>
    </message>
    <message>
        <source>{count} ô không có nhãn trong danh mục quốc gia; đầu tiên: {name}, “{value}”.</source>
        <translation>{count} cells have no label in the national lists; the first: {name}, “{value}”.</translation>
    </message>
    <message>
        <source>{same} người giống nhau. Muốn lấy các chỗ khác về đây thì nhập chính tệp này.</source>
        <translation>{same} people are the same. To take the differences over, import this very file.</translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Đã hoàn tác lần nhập {file}</source>
        <translation>The import of {file} was taken back</translation>
    </message>
    <message>
        <source>Đã nhập: thêm {added}, sửa {changed}, để riêng {aside}</source>
        <translation>Imported: {added} added, {changed} changed, {aside} set aside</translation>
    </message>
    <message>
        <source>Đã xuất {count} đoàn viên: {file}</source>
        <translation>{count} members exported: {file}</translation>
    </message>
    <message>
        <source>Để trống ô không có nhãn trong danh mục quốc gia</source>
        <translation>Leave cells empty that have no label in the national lists</translation>
    </message>
    <message>
        <source>Đọc {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>Đối chiếu {file}</source>
        <translation>Comparing {file} with the records</translation>
    </message>
    <message>
        <source>đơn vị</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>Ở đây đã rời</source>
        <translation>Left here</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Bản ký đang lưu đã có chữ ký số của {names}.</source>
        <translation>The signed copy already bears the digital signature of {names}.</translation>
    </message>
    <message>
        <source>Bản sao điện tử</source>
        <translation>Electronic copy</translation>
    </message>
    <message>
        <source>Bề ngang thật của hình</source>
        <translation>Real width of the picture</translation>
    </message>
    <message>
        <source>Chương trình dựng bản PDF của văn bản, ký vào ô chữ ký rồi lưu làm bản ký.</source>
        <translation>The program makes the PDF of the letter, signs in the signature field and keeps it as the signed copy.</translation>
    </message>
    <message>
        <source>Chữ ký của</source>
        <translation>Signature of</translation>
    </message>
    <message>
        <source>Chữ ký của cơ quan là một dòng chữ đen ở góc trên bên phải trang đầu. Tệp gốc giữ nguyên.</source>
        <translation>The organ&apos;s signature is a line of black type at the top right of the first page. The file itself stays as it is.</translation>
    </message>
    <message>
        <source>Cơ quan (dấu)</source>
        <translation>The organ (seal)</translation>
    </message>
    <message>
        <source>Cơ quan sao</source>
        <translation>Organ that makes the copy</translation>
    </message>
    <message>
        <source>Hình hiện trên trang</source>
        <translation>Picture on the page</translation>
    </message>
    <message>
        <source>Hình hiện trên trang và bề ngang thật (không bắt buộc)</source>
        <translation>Picture on the page and its real width (optional)</translation>
    </message>
    <message>
        <source>Hình thức sao</source>
        <translation>Form of copy</translation>
    </message>
    <message>
        <source>Khóa ký</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa</source>
        <translation>Password of the key</translation>
    </message>
    <message>
        <source>Người ký văn bản</source>
        <translation>Who signs letters</translation>
    </message>
    <message>
        <source>PNG nền trong suốt: chữ ký màu xanh, dấu màu đỏ. Bỏ trống: chữ ký không hiện trên trang.</source>
        <translation>PNG with a transparent ground: the hand in blue, the seal in red. Empty: the signature is not seen on the page.</translation>
    </message>
    <message>
        <source>Phụ lục, tệp kèm theo văn bản</source>
        <translation>Annex, a file beside a letter</translation>
    </message>
    <message>
        <source>Số, ký hiệu văn bản</source>
        <translation>Number and symbol</translation>
    </message>
    <message>
        <source>Thư viện (*.dll *.so *.dylib);;Tất cả tệp (*)</source>
        <translation>Libraries (*.dll *.so *.dylib);;All files (*)</translation>
    </message>
    <message>
        <source>Thư viện của thiết bị (PKCS#11)</source>
        <translation>Library of the token (PKCS#11)</translation>
    </message>
    <message>
        <source>Tên thiết bị (khi cắm nhiều thiết bị)</source>
        <translation>Name of the token (when several are plugged in)</translation>
    </message>
    <message>
        <source>Tệp khóa</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>Tệp khóa (*.p12 *.pfx);;Tất cả tệp (*)</source>
        <translation>Key files (*.p12 *.pfx);;All files (*)</translation>
    </message>
    <message>
        <source>Tệp khóa (.p12, .pfx)</source>
        <translation>Key file (.p12, .pfx)</translation>
    </message>
    <message>
        <source>USB Token</source>
        <translation>USB token</translation>
    </message>
    <message>
        <source>Văn bản chưa có số: số và ngày trên bản ký sẽ để trống.</source>
        <translation>The letter has no number yet: number and date stay blank on the signed copy.</translation>
    </message>
    <message>
        <source>Đang ký …</source>
        <translation>Signing …</translation>
    </message>
    <message>
        <source>Ảnh (*.png)</source>
        <translation>Pictures (*.png)</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Màn hình đang khoá.</source>
        <translation>The screen is locked.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở khoá</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Nhập mật khẩu để mở dữ liệu.</source>
        <translation>Type the password to open the data.</translation>
    </message>
    <message>
        <source>Quên mật khẩu?</source>
        <translation>Forgotten password?</translation>
    </message>
</context>
<context>
    <name>SignedBar</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Mở bản ký</source>
        <translation>Open signed copy</translation>
    </message>
    <message>
        <source>Đã lưu bản ký: bản quét hoặc tệp chưa ký số</source>
        <translation>Signed copy kept: a scan, or a file without digital signatures</translation>
    </message>
</context>
<context>
    <name>SignerForm</name>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Dòng trên chức vụ; để trống khi ký với tư cách cá nhân.</source>
        <translation>The line above the position; leave empty when signing as a person.</translation>
    </message>
    <message>
        <source>Hiện ở góc màn hình và trong lịch sử sửa đổi.</source>
        <translation>Shown in the corner of the screen and in the history of changes.</translation>
    </message>
    <message>
        <source>Họ và tên người ký</source>
        <translation>Full name of the signer</translation>
    </message>
    <message>
        <source>Ký thay mặt</source>
        <translation>Signs on behalf of</translation>
    </message>
    <message>
        <source>Người dùng máy này</source>
        <translation>User of this computer</translation>
    </message>
    <message>
        <source>Người ký thường nhất; thêm người khác sau ở Cài đặt.</source>
        <translation>The most usual signer; add others later in Settings.</translation>
    </message>
    <message>
        <source>Người ký văn bản</source>
        <translation>Who signs letters</translation>
    </message>
    <message>
        <source>Tên của anh, chị</source>
        <translation>Your name</translation>
    </message>
</context>
<context>
    <name>SignersSection</name>
    <message>
        <source>Chưa có người ký</source>
        <translation>No signer yet</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Ghi họ và tên người ký.</source>
        <translation>Write the signer&apos;s full name.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ký thay mặt</source>
        <translation>Signs on behalf of</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signers</translation>
    </message>
    <message>
        <source>Người mới</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Người đứng đầu danh sách được chọn sẵn khi soạn văn bản.</source>
        <translation>The first in the list is already chosen when a letter is written.</translation>
    </message>
    <message>
        <source>Thêm người ký</source>
        <translation>Add a signer</translation>
    </message>
    <message>
        <source>Thêm người ký ở dưới đây.</source>
        <translation>Add a signer below.</translation>
    </message>
    <message>
        <source>Thôi ký từ</source>
        <translation>Stopped on</translation>
    </message>
    <message>
        <source>Thôi ký từ hôm nay</source>
        <translation>Stops signing today</translation>
    </message>
    <message>
        <source>Đã ghi: thôi ký từ hôm nay</source>
        <translation>Noted: stops signing today</translation>
    </message>
    <message>
        <source>Đã lưu người ký</source>
        <translation>The signer was saved</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Bản ký chỉ lưu được sau khi ghi nhận văn bản đã ký; {name} chưa được lưu.</source>
        <translation>A signed copy can be kept once the letter is recorded as signed; {name} was not kept.</translation>
    </message>
    <message>
        <source>Bản quét hoặc PDF ký số ({endings})</source>
        <translation>Scan or digitally signed PDF ({endings})</translation>
    </message>
    <message>
        <source>Chữ ký số trên bản ký</source>
        <translation>Digital signatures of the signed copy</translation>
    </message>
    <message>
        <source>Ký số (sau khi ghi nhận đã ký)</source>
        <translation>Sign digitally (once recorded as signed)</translation>
    </message>
    <message>
        <source>Ký số tệp kèm theo, bản sao …</source>
        <translation>Sign a file beside it, a copy …</translation>
    </message>
    <message>
        <source>Ký số {letter}</source>
        <translation>Sign {letter}</translation>
    </message>
    <message>
        <source>Ký số …</source>
        <translation>Sign digitally …</translation>
    </message>
    <message>
        <source>Lưu bản ký</source>
        <translation>Keep the signed paper</translation>
    </message>
    <message>
        <source>Mở bản ký đã lưu</source>
        <translation>Open the signed paper</translation>
    </message>
    <message>
        <source>Thay bản ký …</source>
        <translation>Replace signed copy …</translation>
    </message>
    <message>
        <source>Đang đọc bản ký {name}</source>
        <translation>Reading the signed copy {name}</translation>
    </message>
    <message>
        <source>Đã ký số và lưu bản ký</source>
        <translation>Signed, and kept as the signed copy</translation>
    </message>
    <message>
        <source>Đã lưu bản ký</source>
        <translation>The signed paper is kept</translation>
    </message>
</context>
<context>
    <name>SmallDialog</name>
    <message>
        <source>Không làm</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message>
        <source>Bấm (hoặc phím cách) vào trang đầu của mỗi văn bản. Tệp gốc vẫn được giữ nguyên vẹn.</source>
        <translation>Click (or press space on) the first page of each letter. The original file is kept whole.</translation>
    </message>
    <message>
        <source>Các trang của tệp</source>
        <translation>Pages of the file</translation>
    </message>
    <message>
        <source>Không tách</source>
        <translation>Do not split</translation>
    </message>
    <message>
        <source>Tách thành {count} văn bản</source>
        <translation>Split into {count} letters</translation>
    </message>
    <message>
        <source>Tách tệp {pages} trang</source>
        <translation>Split a file of {pages} pages</translation>
    </message>
    <message>
        <source>Văn bản {letter} · trang {page}</source>
        <translation>Letter {letter} · page {page}</translation>
    </message>
    <message>
        <source>trang {page}</source>
        <translation>page {page}</translation>
    </message>
    <message>
        <source>Đang tách và đọc</source>
        <translation>Splitting and reading</translation>
    </message>
    <message>
        <source>Đã tách thành {count} văn bản.</source>
        <translation>Split into {count} letters.</translation>
    </message>
</context>
<context>
    <name>StampBar</name>
    <message>
        <source>Bản có dấu đến.pdf</source>
        <translation>Stamped copy.pdf</translation>
    </message>
    <message>
        <source>Cất dấu</source>
        <translation>Put the stamp away</translation>
    </message>
    <message>
        <source>Dấu đến</source>
        <translation>Arrival stamp</translation>
    </message>
    <message>
        <source>In bản có dấu</source>
        <translation>Print stamped copy</translation>
    </message>
    <message>
        <source>In dấu lên bản giấy</source>
        <translation>Print stamp on the paper letter</translation>
    </message>
    <message>
        <source>Kéo dấu đến chỗ trống, hoặc dùng các phím mũi tên (Shift: từng 5 mm).</source>
        <translation>Drag the stamp to a free place, or use the arrow keys (Shift: 5 mm a step).</translation>
    </message>
    <message>
        <source>Lưu bản có dấu đến</source>
        <translation>Save the stamped copy</translation>
    </message>
    <message>
        <source>Lưu bản có dấu…</source>
        <translation>Save stamped copy …</translation>
    </message>
    <message>
        <source>Trang này không còn chỗ trống đủ lớn; kéo dấu đến chỗ ít chữ nhất.</source>
        <translation>This page has no free place large enough; drag the stamp to where it hides least.</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đã lưu {file}.</source>
        <translation>Saved {file}.</translation>
    </message>
</context>
<context>
    <name>Standards</name>
    <message>
        <source>Văn bản của Đoàn (Hướng dẫn 29)</source>
        <translation>Union letters (Guide 29)</translation>
    </message>
    <message>
        <source>Văn bản của Đảng (Hướng dẫn 36)</source>
        <translation>Party letters (Guide 36)</translation>
    </message>
    <message>
        <source>Văn bản hành chính (Nghị định 30)</source>
        <translation>State letters (Decree 30)</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source> và {n} người nữa</source>
        <translation> and {n} more</translation>
    </message>
    <message>
        <source>Bỏ bảng này</source>
        <translation>Drop this list</translation>
    </message>
    <message>
        <source>Bỏ người đang chọn</source>
        <translation>Leave the chosen one out</translation>
    </message>
    <message>
        <source>Chi đoàn</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Chọn chi đoàn</source>
        <translation>Choose a chi đoàn</translation>
    </message>
    <message>
        <source>Chọn chi đoàn của những người này.</source>
        <translation>Choose the chi đoàn of these people.</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Ghi ngày như 26/3/2026.</source>
        <translation>Write a day like 26/3/2026.</translation>
    </message>
    <message>
        <source>Lấy từ bảng Excel, CSV …</source>
        <translation>From an Excel or CSV list …</translation>
    </message>
    <message>
        <source>Mỗi dòng một người: Họ và tên; ngày sinh; giới tính</source>
        <translation>One person a line: full name; birth date; sex</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Người chưa có hồ sơ</source>
        <translation>People without a record</translation>
    </message>
    <message>
        <source>Thêm cả một chi đoàn …</source>
        <translation>Add a whole chi đoàn …</translation>
    </message>
    <message>
        <source>Thêm đoàn viên: gõ tên</source>
        <translation>Add a member: type a name</translation>
    </message>
    <message>
        <source>{n} người trong bảng: {names}</source>
        <translation>{n} people in the list: {names}</translation>
    </message>
    <message>
        <source>Đang đọc danh sách</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>Đoàn viên được chọn</source>
        <translation>Chosen members</translation>
    </message>
    <message>
        <source>Đã lập: {title}</source>
        <translation>Begun: {title}</translation>
    </message>
</context>
<context>
    <name>StatementPane</name>
    <message>
        <source>(không có)</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>Bảng trong tệp</source>
        <translation>The file’s table</translation>
    </message>
    <message>
        <source>Chiều: có hay nợ</source>
        <translation>Side: credit or debit</translation>
    </message>
    <message>
        <source>Các giao dịch đọc được</source>
        <translation>Transactions that are read</translation>
    </message>
    <message>
        <source>Còn thiếu cột: {names}. Chọn ở bên trái.</source>
        <translation>Columns still to be named: {names}. Choose them at the left.</translation>
    </message>
    <message>
        <source>Cột được đoán theo nội dung. </source>
        <translation>Columns are guessed by what stands in them. </translation>
    </message>
    <message>
        <source>Dòng {row}: không đọc được “{value}”.</source>
        <translation>Row {row}: “{value}” cannot be read.</translation>
    </message>
    <message>
        <source>Khi bên cạnh số tiền có cột C/D, Nợ/Có</source>
        <translation>Where a column C/D stands beside the sum</translation>
    </message>
    <message>
        <source>Khi tiền vào, tiền ra chung một cột</source>
        <translation>Where money in and out share a column</translation>
    </message>
    <message>
        <source>Mã giao dịch</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày giao dịch</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Người chuyển</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>Nhập sao kê</source>
        <translation>Take in a statement</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Sao kê {file}: xem các cột đã đúng chưa</source>
        <translation>Statement {file}: are these its columns?</translation>
    </message>
    <message>
        <source>Số tiền có dấu</source>
        <translation>Sum with its sign</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tiền ra</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Tiền ra (ghi nợ)</source>
        <translation>Money out (debit)</translation>
    </message>
    <message>
        <source>Tiền vào</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Tiền vào (ghi có)</source>
        <translation>Money in (credit)</translation>
    </message>
    <message>
        <source>Tệp dài hơn mức đọc: chia nhỏ theo tháng rồi nhập từng tệp.</source>
        <translation>The file is longer than is read: cut it by months and take in each part.</translation>
    </message>
    <message>
        <source>{coming} giao dịch tiền vào, cộng {amount} đồng; {going} giao dịch tiền ra.</source>
        <translation>{coming} transactions in, {amount} đồng together; {going} out.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Chưa có bản sao lưu</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Chưa có gì để lưu</source>
        <translation>Nothing to save yet</translation>
    </message>
    <message>
        <source>Sao lưu hằng ngày đang tắt</source>
        <translation>Daily backup is off</translation>
    </message>
    <message>
        <source>Sao lưu {when}</source>
        <translation>Backed up {when}</translation>
    </message>
    <message>
        <source>Đã lưu {when}</source>
        <translation>Saved {when}</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Giao việc cho người chủ trì</source>
        <translation>Open a task for the lead</translation>
    </message>
    <message>
        <source>Lý do trả lại</source>
        <translation>Reason for sending back</translation>
    </message>
    <message>
        <source>Người cho ý kiến</source>
        <translation>Whose opinion</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Co-workers</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Trả lại cho</source>
        <translation>Sent back to</translation>
    </message>
    <message>
        <source>Trả lại nơi gửi</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>nhiều người cách nhau bằng dấu chấm phẩy</source>
        <translation>several, parted by semicolons</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo</source>
        <translation>Directing opinion</translation>
    </message>
    <message>
        <source>Ý kiến của lãnh đạo</source>
        <translation>Opinion of the leader</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>trước {date}</source>
        <translation>by {date}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Báo cho nơi đã nhận: {names}</source>
        <translation>Tell those who received it: {names}</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Give a number</translation>
    </message>
    <message>
        <source>Cấp số và phát hành</source>
        <translation>Give a number and issue</translation>
    </message>
    <message>
        <source>Duyệt nội dung</source>
        <translation>Approve content</translation>
    </message>
    <message>
        <source>Duyệt thể thức</source>
        <translation>Approve format</translation>
    </message>
    <message>
        <source>Dùng số đang giữ, chèn số …</source>
        <translation>Held number, number in between …</translation>
    </message>
    <message>
        <source>Ghi nhận đã ký</source>
        <translation>Mark as signed</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void the number</translation>
    </message>
    <message>
        <source>Hủy số {number}</source>
        <translation>Void number {number}</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Ký và phát hành</source>
        <translation>Sign and send</translation>
    </message>
    <message>
        <source>Lưu bản ký …</source>
        <translation>Keep the signed paper …</translation>
    </message>
    <message>
        <source>Ngày ký là ngày ghi trên văn bản khi cấp số.</source>
        <translation>The day of signing is the date the letter carries once it has a number.</translation>
    </message>
    <message>
        <source>Ngày ký là ngày văn bản. Văn bản nhận số kế tiếp, nội dung khóa lại và không hoàn tác được.</source>
        <translation>The day of signing is the letter&apos;s date. The letter gets the next number, its words are locked, and this cannot be undone.</translation>
    </message>
    <message>
        <source>Người soạn sẽ thấy lý do này trên văn bản. Chữ ký đã ghi nhận sẽ bỏ.</source>
        <translation>The writer will see this reason on the letter. A signature already noted is removed.</translation>
    </message>
    <message>
        <source>Phát hành</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Số của văn bản giữ trong sổ kèm lý do. Sau đó cần báo cho các nơi đã nhận.</source>
        <translation>The number stays in the register with the reason. Those who received the letter must then be told.</translation>
    </message>
    <message>
        <source>Số đã hủy vẫn nằm trong sổ kèm lý do và không dùng lại. Việc này không hoàn tác được.</source>
        <translation>A void number stays in the register with its reason and is not used again. This cannot be undone.</translation>
    </message>
    <message>
        <source>Thay thế bằng …</source>
        <translation>Replace by …</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Thu hồi {number}</source>
        <translation>Recall {number}</translation>
    </message>
    <message>
        <source>Thu hồi …</source>
        <translation>Recall …</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit for signature</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại để sửa</source>
        <translation>Return for changes</translation>
    </message>
    <message>
        <source>Văn bản sẽ mang số {number}, ngày {day}. Sau khi cấp số, nội dung khóa lại và không hoàn tác được; chỉ có thể hủy số có lý do.</source>
        <translation>The letter will carry number {number}, dated {day}. Once it has a number its text is locked and this cannot be undone; a number can only be made void, with a reason.</translation>
    </message>
    <message>
        <source>{act} (việc của {whose})</source>
        <translation>{act} (for {whose})</translation>
    </message>
    <message>
        <source>Đã cấp số {number}, ngày {day}</source>
        <translation>Number {number} given, {day}</translation>
    </message>
    <message>
        <source>Đã duyệt nội dung</source>
        <translation>Content approved</translation>
    </message>
    <message>
        <source>Đã duyệt thể thức</source>
        <translation>Format approved</translation>
    </message>
    <message>
        <source>Đã ghi nhận chữ ký</source>
        <translation>The signature was noted</translation>
    </message>
    <message>
        <source>Đã ghi nhận đóng dấu</source>
        <translation>The seal is recorded</translation>
    </message>
    <message>
        <source>Đã ghi phát hành</source>
        <translation>The sending is recorded</translation>
    </message>
    <message>
        <source>Đã hủy số</source>
        <translation>The number was made void</translation>
    </message>
    <message>
        <source>Đã ký</source>
        <translation>Mark as signed</translation>
    </message>
    <message>
        <source>Đã ký ngày nào?</source>
        <translation>Signed on which day?</translation>
    </message>
    <message>
        <source>Đã trình ký</source>
        <translation>Submitted for signature</translation>
    </message>
    <message>
        <source>Đã trả lại để sửa</source>
        <translation>Returned for changes</translation>
    </message>
    <message>
        <source>Đã đóng dấu</source>
        <translation>Sealed</translation>
    </message>
</context>
<context>
    <name>Sticks</name>
    <message>
        <source>; {count} mục chờ bạn quyết định</source>
        <translation>; waiting for your decision: {count}</translation>
    </message>
    <message>
        <source>Biên nhận này đã đọc rồi; không có gì thay đổi.</source>
        <translation>This receipt was read before; nothing changed.</translation>
    </message>
    <message>
        <source>Ghi ra USB</source>
        <translation>Write to USB</translation>
    </message>
    <message>
        <source>Gói Văn thư (*{ending})</source>
        <translation>Parcel (*{ending})</translation>
    </message>
    <message>
        <source>Đang ghi gói</source>
        <translation>Writing the parcel</translation>
    </message>
    <message>
        <source>Đã ghi {count} thay đổi, {files} tệp ({size}) vào {file}. Mang cho cấp trên, rồi đọc biên nhận họ trả lại.</source>
        <translation>{count} changes and {files} files ({size}) written to {file}. Take it to headquarters, then read the receipt they give back.</translation>
    </message>
    <message>
        <source>Đã đọc biên nhận: cấp trên nhận {sent} thay đổi, gửi về {received}</source>
        <translation>Receipt read: headquarters took {sent} changes and sent back {received}</translation>
    </message>
    <message>
        <source>Đọc biên nhận từ USB</source>
        <translation>Read a receipt from USB</translation>
    </message>
</context>
<context>
    <name>StoryPage</name>
    <message>
        <source>Báo cáo kết quả</source>
        <translation>Report the results</translation>
    </message>
    <message>
        <source>Chép tin nhắn</source>
        <translation>Copy message</translation>
    </message>
    <message>
        <source>Chưa chọn văn bản</source>
        <translation>No letter chosen</translation>
    </message>
    <message>
        <source>Mở từ một văn bản đến hoặc đi: “Toàn bộ diễn biến”.</source>
        <translation>Open it from a letter: “Whole story”.</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open the letter</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>hạn {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>Đã soạn báo cáo từ các kết quả đã ghi.</source>
        <translation>A report is drafted from what was logged.</translation>
    </message>
</context>
<context>
    <name>StoryPart</name>
    <message>
        <source>Chép tin nhắn</source>
        <translation>Copy message</translation>
    </message>
    <message>
        <source>Chỉ lưu</source>
        <translation>File only</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Dấu đến</source>
        <translation>Arrival stamp</translation>
    </message>
    <message>
        <source>Giao việc</source>
        <translation>Give a task</translation>
    </message>
    <message>
        <source>Hồ sơ: {codes}</source>
        <translation>Dossiers: {codes}</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Không phải giao ai: lưu hồ sơ</source>
        <translation>Nobody needs to act: file it</translation>
    </message>
    <message>
        <source>Kèm tệp…</source>
        <translation>Add a file …</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở bản gốc</source>
        <translation>Open the original</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Soạn báo cáo kết quả thực hiện</source>
        <translation>Draft the report on what was done</translation>
    </message>
    <message>
        <source>Soạn hướng dẫn các chi đoàn</source>
        <translation>Write a guide for the branches</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tạo việc</source>
        <translation>Make a task</translation>
    </message>
    <message>
        <source>Tạo việc: {title}</source>
        <translation>Make a task: {title}</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Việc đã xong.</source>
        <translation>The task is done.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>chưa giao ai</source>
        <translation>not given to anyone</translation>
    </message>
    <message>
        <source>trước {day}</source>
        <translation>before {day}</translation>
    </message>
    <message>
        <source>văn bản đề nghị</source>
        <translation>the letter asks</translation>
    </message>
    <message>
        <source>Đã làm gì</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Đã lưu hồ sơ, không phải giao.</source>
        <translation>Filed; nobody needs to act.</translation>
    </message>
    <message>
        <source>Đã mở lại việc.</source>
        <translation>The task was opened again.</translation>
    </message>
    <message>
        <source>Đã tạo việc.</source>
        <translation>Task made.</translation>
    </message>
</context>
<context>
    <name>StorySide</name>
    <message>
        <source>Bỏ kết quả này</source>
        <translation>Take this result away</translation>
    </message>
    <message>
        <source>Chưa ghi gì. Ghi tin bài, hội nghị, số liệu; thả ảnh vào đây: báo cáo lấy từ đó.</source>
        <translation>Nothing logged yet. Log posts, meetings, figures; drop pictures here: the report takes them from here.</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Hội nghị</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Kết quả thực hiện</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Tin, bài</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Đã bỏ kết quả.</source>
        <translation>The result is taken away.</translation>
    </message>
    <message>
        <source>Đã làm gì trong chương trình</source>
        <translation>What was done in the program</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ …</source>
        <translation>Put into a dossier …</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>còn thiếu {n} điều</source>
        <translation>{n} lacking</translation>
    </message>
    <message>
        <source>{n} điều không làm được</source>
        <translation>{n} impossible</translation>
    </message>
    <message>
        <source>{n} điều nên xem</source>
        <translation>{n} to look at</translation>
    </message>
</context>
<context>
    <name>TableBoard</name>
    <message>
        <source>Bảng {rows} hàng, {columns} cột</source>
        <translation>Table of {rows} rows, {columns} columns</translation>
    </message>
</context>
<context>
    <name>TakeoverDialog</name>
    <message>
        <source>Bỏ qua các số máy ấy có thể đã cấp</source>
        <translation>Skip the numbers that PC may have given</translation>
    </message>
    <message>
        <source>Chắc chắn không trùng số; các số bỏ qua ghi vào sổ là hủy, kèm lý do.</source>
        <translation>No number can be given twice; the skipped ones stand void in the book, with the reason.</translation>
    </message>
    <message>
        <source>Gõ tên sổ để xác nhận: {book}</source>
        <translation>Type the book&apos;s name to confirm: {book}</translation>
    </message>
    <message>
        <source>Không làm</source>
        <translation>Do nothing</translation>
    </message>
    <message>
        <source>Máy ấy gửi nhận lần cuối cách đây {long}.</source>
        <translation>That PC last exchanged {long} ago.</translation>
    </message>
    <message>
        <source>Nối tiếp sổ giấy: số cuối cùng đã ghi trong sổ là</source>
        <translation>Go on from the paper book: its last number is</translation>
    </message>
    <message>
        <source>Sau khi tiếp quản, máy ấy không cấp số sổ này được nữa.</source>
        <translation>After the takeover that PC can no longer number this book.</translation>
    </message>
    <message>
        <source>Số cuối cùng trong sổ giấy</source>
        <translation>Last number in the paper book</translation>
    </message>
    <message>
        <source>Sổ giấy phải có đủ mọi số máy ấy đã cấp; thiếu thì hai văn bản có thể trùng số.</source>
        <translation>The paper book must hold every number that PC gave; otherwise two letters may share a number.</translation>
    </message>
    <message>
        <source>Sổ đang do “{device}” cấp số.</source>
        <translation>The book is numbered by “{device}”.</translation>
    </message>
    <message>
        <source>Tiếp quản sổ</source>
        <translation>Take the book over</translation>
    </message>
    <message>
        <source>Tiếp quản sổ {book}, {period}</source>
        <translation>Take over {book}, {period}</translation>
    </message>
    <message>
        <source>Từ lần ấy đến nay nó có thể đã cấp các số từ {low} đến {high} mà chưa gửi lên.</source>
        <translation>Since then it may have given numbers {low} to {high} without sending them.</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>máy khác</source>
        <translation>another PC</translation>
    </message>
    <message>
        <source>ví dụ: máy văn phòng hỏng ổ cứng, không sửa được</source>
        <translation>for example: the office PC&apos;s disk is broken beyond repair</translation>
    </message>
</context>
<context>
    <name>TaskEditor</name>
    <message>
        <source>Ghi việc gì cần làm.</source>
        <translation>Write what is to be done.</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Giao việc</source>
        <translation>Give a task</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hạn không phải là ngày. Ghi như 05/03/2026.</source>
        <translation>The deadline is not a date. Write it like 05/03/2026.</translation>
    </message>
    <message>
        <source>Lưu việc</source>
        <translation>Save the task</translation>
    </message>
    <message>
        <source>Sửa việc</source>
        <translation>Edit the task</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>tên người hoặc đơn vị</source>
        <translation>name of a person or unit</translation>
    </message>
    <message>
        <source>Đã ghi việc.</source>
        <translation>The task was saved.</translation>
    </message>
    <message>
        <source>Đã giao việc cho {person}.</source>
        <translation>The task was given to {person}.</translation>
    </message>
    <message>
        <source>Đã sửa việc.</source>
        <translation>The task was changed.</translation>
    </message>
    <message>
        <source>để trống: theo trích yếu văn bản</source>
        <translation>empty: the letter&apos;s subject</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Còn</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>xong {day}</source>
        <translation>done {day}</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Ai đã trả lời</source>
        <translation>Who has answered</translation>
    </message>
    <message>
        <source>Bảy ngày tới</source>
        <translation>Next seven days</translation>
    </message>
    <message>
        <source>Bảy ngày tới không có việc nào đến hạn</source>
        <translation>No task is due in the next seven days</translation>
    </message>
    <message>
        <source>Bỏ bớt chữ tìm hoặc chọn mọi người.</source>
        <translation>Search for fewer characters, or choose everybody.</translation>
    </message>
    <message>
        <source>Chưa có việc nào xong</source>
        <translation>No task is done yet</translation>
    </message>
    <message>
        <source>Chọn việc nào</source>
        <translation>Which tasks</translation>
    </message>
    <message>
        <source>Cách xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hôm nay không có việc nào đến hạn</source>
        <translation>Nothing falls due today</translation>
    </message>
    <message>
        <source>Không có việc nào</source>
        <translation>No task</translation>
    </message>
    <message>
        <source>Không có việc nào như thế</source>
        <translation>No such task</translation>
    </message>
    <message>
        <source>Không có việc nào đang làm</source>
        <translation>No task under way</translation>
    </message>
    <message>
        <source>Không việc nào quá hạn</source>
        <translation>No task is late</translation>
    </message>
    <message>
        <source>Lịch</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Mở lại việc</source>
        <translation>Open the task again</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open the letter</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Toàn bộ diễn biến của văn bản</source>
        <translation>Whole story of the letter</translation>
    </message>
    <message>
        <source>Tìm việc</source>
        <translation>Find a task</translation>
    </message>
    <message>
        <source>Việc của ai</source>
        <translation>Whose tasks</translation>
    </message>
    <message>
        <source>Việc mới</source>
        <translation>New task</translation>
    </message>
    <message>
        <source>Việc đã xong</source>
        <translation>Mark as done</translation>
    </message>
    <message>
        <source>Việc đã xong.</source>
        <translation>The task is done.</translation>
    </message>
    <message>
        <source>Việc được mở khi đăng ký văn bản đến có hạn hoặc giao cho ai; hoặc bấm “Việc mới”.</source>
        <translation>Tasks are opened when an incoming letter with a deadline is registered or given to somebody; or press “New task”.</translation>
    </message>
    <message>
        <source>mọi người</source>
        <translation>everybody</translation>
    </message>
    <message>
        <source>{count} việc</source>
        <translation>Tasks: {count}</translation>
    </message>
    <message>
        <source>Đang làm</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>Đã mở lại việc.</source>
        <translation>The task was opened again.</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Định kỳ</source>
        <translation>Coming again</translation>
    </message>
</context>
<context>
    <name>TasksPart</name>
    <message>
        <source>Cuộc họp chưa giao việc nào</source>
        <translation>The meeting gave out no tasks yet</translation>
    </message>
    <message>
        <source>Ghi việc ở dưới rồi Enter.</source>
        <translation>Write a task below and press Enter.</translation>
    </message>
    <message>
        <source>Giao cho</source>
        <translation>Assigned to</translation>
    </message>
    <message>
        <source>Giao việc</source>
        <translation>Give task</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Việc cuộc họp giao</source>
        <translation>Tasks of the meeting</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
    <message>
        <source>Đã giao việc.</source>
        <translation>Task given.</translation>
    </message>
    <message>
        <source>đang làm</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>ThingObject</name>
    <message>
        <source>Ngắt trang</source>
        <translation>Page break</translation>
    </message>
</context>
<context>
    <name>ThingStrip</name>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Bảng, ảnh, phụ lục</source>
        <translation>Table, picture, annex</translation>
    </message>
    <message>
        <source>Bề rộng so với trang chữ</source>
        <translation>Share of the text&apos;s width</translation>
    </message>
    <message>
        <source>Bỏ bảng</source>
        <translation>Remove the table</translation>
    </message>
    <message>
        <source>Bỏ cột</source>
        <translation>Remove column</translation>
    </message>
    <message>
        <source>Bỏ hàng</source>
        <translation>Remove row</translation>
    </message>
    <message>
        <source>Bỏ phụ lục</source>
        <translation>Remove the annex</translation>
    </message>
    <message>
        <source>Bỏ ảnh</source>
        <translation>Remove the picture</translation>
    </message>
    <message>
        <source>Chú thích ảnh</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>Chữ bên phải</source>
        <translation>Words at the right</translation>
    </message>
    <message>
        <source>Chữ bên trái</source>
        <translation>Words at the left</translation>
    </message>
    <message>
        <source>Chữ dàn đều</source>
        <translation>Words justified</translation>
    </message>
    <message>
        <source>Chữ thay “Phụ lục”: DANH SÁCH, ĐỀ CƯƠNG …</source>
        <translation>In place of “Phụ lục”: DANH SÁCH, ĐỀ CƯƠNG …</translation>
    </message>
    <message>
        <source>Chữ ở giữa</source>
        <translation>Words in the middle</translation>
    </message>
    <message>
        <source>Cột hẹp hơn</source>
        <translation>Narrower column</translation>
    </message>
    <message>
        <source>Cột rộng hơn</source>
        <translation>Wider column</translation>
    </message>
    <message>
        <source>Hàng đầu lặp lại</source>
        <translation>Repeat head</translation>
    </message>
    <message>
        <source>Hàng, cột, ô</source>
        <translation>Rows, columns, cells</translation>
    </message>
    <message>
        <source>Kẻ khung</source>
        <translation>Borders</translation>
    </message>
    <message>
        <source>Nhập các ô đã chọn làm một</source>
        <translation>Merge chosen cells</translation>
    </message>
    <message>
        <source>Phụ lục</source>
        <translation>Annex</translation>
    </message>
    <message>
        <source>Thêm cột phải</source>
        <translation>Add column right</translation>
    </message>
    <message>
        <source>Thêm cột trái</source>
        <translation>Add column left</translation>
    </message>
    <message>
        <source>Thêm hàng dưới</source>
        <translation>Add row below</translation>
    </message>
    <message>
        <source>Thêm hàng trên</source>
        <translation>Add row above</translation>
    </message>
    <message>
        <source>Trang ngang</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>Tách ô</source>
        <translation>Split cell</translation>
    </message>
    <message>
        <source>Tên bảng</source>
        <translation>Title of the table</translation>
    </message>
    <message>
        <source>Tệp riêng</source>
        <translation>Own file</translation>
    </message>
    <message>
        <source>Xóa chữ trong ô</source>
        <translation>Clear cells</translation>
    </message>
    <message>
        <source>Đưa cột sang phải</source>
        <translation>Move column right</translation>
    </message>
    <message>
        <source>Đưa cột sang trái</source>
        <translation>Move column left</translation>
    </message>
    <message>
        <source>Đưa hàng lên (Alt+↑)</source>
        <translation>Move row up (Alt+↑)</translation>
    </message>
    <message>
        <source>Đưa hàng xuống (Alt+↓)</source>
        <translation>Move row down (Alt+↓)</translation>
    </message>
    <message>
        <source>Đưa phụ lục lên</source>
        <translation>Move annex up</translation>
    </message>
    <message>
        <source>Đưa phụ lục xuống</source>
        <translation>Move annex down</translation>
    </message>
    <message>
        <source>Đầu bảng đến hàng này</source>
        <translation>Head ends with this row</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Ảnh có gì</source>
        <translation>What it shows</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Diễn biến</source>
        <translation>What happened</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>còn {days} ngày</source>
        <translation>days left: {days}</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>hôm nay {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>hôm qua {time}</source>
        <translation>yesterday {time}</translation>
    </message>
    <message>
        <source>ngày mai</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>quá hạn {days} ngày</source>
        <translation>days late: {days}</translation>
    </message>
    <message>
        <source>{days} ngày trước</source>
        <translation>{days} days ago</translation>
    </message>
</context>
<context>
    <name>ToastHost</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Bảy ngày tới không có hạn nào.</source>
        <translation>No deadline in the next seven days.</translation>
    </message>
    <message>
        <source>Bắt đầu từ văn bản đầu tiên</source>
        <translation>Begin with the first letter</translation>
    </message>
    <message>
        <source>Chưa có gì.</source>
        <translation>Nothing yet.</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Give a number</translation>
    </message>
    <message>
        <source>Cần làm</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Ghi đã ký</source>
        <translation>Mark as signed</translation>
    </message>
    <message>
        <source>Giao việc</source>
        <translation>Give a task</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Không còn gì phải làm.</source>
        <translation>Nothing is left to do.</translation>
    </message>
    <message>
        <source>Kéo một tệp PDF hoặc DOCX vào trang Văn bản đến. Chương trình đọc số, ngày, trích yếu và hạn; bạn xem lại rồi đăng ký.</source>
        <translation>Drag a PDF or DOCX onto the page Incoming. The program reads number, date, subject and deadline; you look them over and register.</translation>
    </message>
    <message>
        <source>Làm việc đầu tiên</source>
        <translation>Do the first task</translation>
    </message>
    <message>
        <source>Lập biểu</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Mở Văn bản đến</source>
        <translation>Open Incoming</translation>
    </message>
    <message>
        <source>Soạn tiếp</source>
        <translation>Continue writing</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Việc đã xong.</source>
        <translation>The task is done.</translation>
    </message>
    <message>
        <source>Vừa xảy ra</source>
        <translation>Just happened</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>chờ đăng ký {days} ngày làm việc</source>
        <translation>waits {days} working days to be registered</translation>
    </message>
    <message>
        <source>chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>hồ sơ đủ</source>
        <translation>complete records</translation>
    </message>
    <message>
        <source>thứ ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>thứ bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>thứ hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>thứ năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>thứ sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>thứ tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>việc quá hạn</source>
        <translation>tasks late</translation>
    </message>
    <message>
        <source>việc đang làm</source>
        <translation>tasks under way</translation>
    </message>
    <message>
        <source>văn bản đi chưa xong</source>
        <translation>outgoing letters unfinished</translation>
    </message>
    <message>
        <source>văn bản đến chưa đăng ký</source>
        <translation>incoming letters not registered</translation>
    </message>
    <message>
        <source>{weekday}, {date}</source>
        <translation>{weekday}, {date}</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>ToldDialog</name>
    <message>
        <source>Chiều</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Chưa ghi gói tin nào, chưa có trạng thái nào gửi về.</source>
        <translation>No package written yet, no state received.</translation>
    </message>
    <message>
        <source>Gói tin</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Gói tin của {number}</source>
        <translation>Packages of {number}</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Lời</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Nhận trạng thái từ tệp …</source>
        <translation>Take a state from a file …</translation>
    </message>
    <message>
        <source>Nơi gửi, nơi nhận</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Thả tệp trạng thái vào trang cũng được.</source>
        <translation>State files can be dropped on the page as well.</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>gói tin văn bản</source>
        <translation>package of the letter</translation>
    </message>
    <message>
        <source>gửi về</source>
        <translation>received</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>đã ghi</source>
        <translation>is filled</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Các phím</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>Same as the system</translation>
    </message>
    <message>
        <source>Thêm, sửa người dùng …</source>
        <translation>Add or edit people …</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Đang làm việc: {name}</source>
        <translation>Working: {name}</translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Đổi người làm việc</source>
        <translation>Change the person working</translation>
    </message>
</context>
<context>
    <name>TrustSection</name>
    <message>
        <source>Chưa tin chứng thư nào</source>
        <translation>No certificate is trusted yet</translation>
    </message>
    <message>
        <source>Chọn chứng thư gốc</source>
        <translation>Choose a root certificate</translation>
    </message>
    <message>
        <source>Chứng thư (*.cer *.crt *.pem *.der *.p7b *.p7c);;Tất cả tệp (*)</source>
        <translation>Certificates (*.cer *.crt *.pem *.der *.p7b *.p7c);;All files (*)</translation>
    </message>
    <message>
        <source>Chứng thư tin cậy</source>
        <translation>Trusted certificates</translation>
    </message>
    <message>
        <source>Chữ ký số chỉ được nhận là của ai khi chứng thư của người ấy do một nơi cấp trong danh sách này cấp. Tải chứng thư gốc từ trang chính thức của nơi cấp, so mã rồi mới thêm. Danh sách ở riêng máy này.</source>
        <translation>A digital signature is taken as somebody&apos;s only when that person&apos;s certificate comes from an issuer in this list. Take the root certificate from the issuer&apos;s official site, compare its fingerprint, then add it. The list stays on this computer.</translation>
    </message>
    <message>
        <source>Chữ ký số nào cũng là “chưa rõ người ký” cho đến khi có chứng thư gốc ở đây.</source>
        <translation>Every digital signature is “signer not confirmed” until a root certificate stands here.</translation>
    </message>
    <message>
        <source>Cấp cho</source>
        <translation>Issued to</translation>
    </message>
    <message>
        <source>Hạn đến</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mã SHA-256: {code}
Có hiệu lực từ {begin} đến {end}. {who} thêm ngày {day}.</source>
        <translation>SHA-256: {code}
Valid from {begin} to {end}. Added by {who} on {day}.</translation>
    </message>
    <message>
        <source>Nơi cấp</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Thêm từ tệp …</source>
        <translation>Add from a file …</translation>
    </message>
    <message>
        <source>Thôi tin</source>
        <translation>Trust no longer</translation>
    </message>
    <message>
        <source>Thôi tin “{subject}”? Chữ ký dựa vào chứng thư này thành “chưa rõ người ký”.</source>
        <translation>Trust “{subject}” no longer? Signatures that rest on it become “signer not confirmed”.</translation>
    </message>
    <message>
        <source>nơi cấp</source>
        <translation>issuer</translation>
    </message>
    <message>
        <source>riêng một người</source>
        <translation>one person</translation>
    </message>
    <message>
        <source>tự cấp</source>
        <translation>itself</translation>
    </message>
    <message>
        <source>Đang xét lại chữ ký số</source>
        <translation>Judging signatures anew</translation>
    </message>
    <message>
        <source>Đã bỏ khỏi danh sách tin cậy</source>
        <translation>Removed from the list of trust</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Đã thêm vào danh sách tin cậy</source>
        <translation>Added to the list of trust</translation>
    </message>
</context>
<context>
    <name>Twins</name>
    <message>
        <source> Và {count} văn bản khác.</source>
        <translation> And {count} more.</translation>
    </message>
    <message>
        <source>Bỏ thư này</source>
        <translation>Discard this letter</translation>
    </message>
    <message>
        <source>Có thể văn bản này đã có: {why}.</source>
        <translation>This letter may be here already: {why}.</translation>
    </message>
    <message>
        <source>Quay lại sửa</source>
        <translation>Go back and edit</translation>
    </message>
    <message>
        <source>Vẫn đăng ký</source>
        <translation>Register anyway</translation>
    </message>
    <message>
        <source>khác</source>
        <translation>different</translation>
    </message>
    <message>
        <source>Đang ghi</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Đang mở …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Đã có</source>
        <translation>Already there</translation>
    </message>
    <message>
        <source>Đã nhận, chưa vào sổ</source>
        <translation>Received, not registered</translation>
    </message>
    <message>
        <source>Đã vào sổ, số đến {number}/{year}</source>
        <translation>Registered, arrival number {number}/{year}</translation>
    </message>
</context>
<context>
    <name>UnitActs</name>
    <message>
        <source>Chia tách</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Chuyển trực thuộc</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Chuyển đổi mô hình: chi đoàn thành chi đoàn cơ sở, đoàn cơ sở …</source>
        <translation>Another model: a branch becomes a grassroots branch, a grassroots union …</translation>
    </message>
    <message>
        <source>Các đơn vị được chọn nhập vào đơn vị này; đoàn viên chuyển theo. Ban Chấp hành, người ký của đơn vị nhập vào kết thúc cùng ngày.</source>
        <translation>The units chosen go into this one; members follow. Committees and signers of those units end the same day.</translation>
    </message>
    <message>
        <source>Danh sách và cây của những ngày trước vẫn mang tên cũ.</source>
        <translation>Lists and trees of earlier days keep the old name.</translation>
    </message>
    <message>
        <source>Giải thể</source>
        <translation>Dissolve</translation>
    </message>
    <message>
        <source>Nhập vào đây</source>
        <translation>Merge into this</translation>
    </message>
    <message>
        <source>Thành lập đơn vị</source>
        <translation>Found a unit</translation>
    </message>
    <message>
        <source>Đoàn viên và đơn vị trực thuộc chuyển về đơn vị nhận. Ban Chấp hành, người ký của đơn vị này kết thúc cùng ngày.</source>
        <translation>Members and sub-units go to the unit that takes them. This unit&apos;s committees and signers end the same day.</translation>
    </message>
    <message>
        <source>Đoàn viên được chọn sang đơn vị mới, ngang cấp với đơn vị này.</source>
        <translation>The members chosen go to a new unit beside this one.</translation>
    </message>
    <message>
        <source>Đơn vị mới trực thuộc đơn vị đang chọn.</source>
        <translation>The new unit hangs under the one in sight.</translation>
    </message>
    <message>
        <source>Đơn vị và mọi đơn vị dưới nó về cấp trên mới.</source>
        <translation>The unit and all below it go under a new superior.</translation>
    </message>
    <message>
        <source>Đổi cấp</source>
        <translation>Change level</translation>
    </message>
    <message>
        <source>Đổi tên</source>
        <translation>Rename</translation>
    </message>
</context>
<context>
    <name>UnitDetails</name>
    <message>
        <source>(theo đơn vị cấp trên)</source>
        <translation>(as the unit above)</translation>
    </message>
    <message>
        <source>Biểu số liệu tách đơn vị và đoàn viên theo khối này.</source>
        <translation>Reports break units and members down by this group.</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Khối đối tượng</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Mã trên hệ thống quốc gia</source>
        <translation>Code in the national system</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thông tin: {unit}</source>
        <translation>Details: {unit}</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Tên gọi tắt</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Xã, phường và tỉnh nơi đơn vị đóng</source>
        <translation>Commune and province where the unit lies</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Đã ghi thông tin của {unit}</source>
        <translation>Details of {unit} saved</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Cấp</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Gõ tên, phần còn lại được điền sẵn; sửa chỗ nào chưa đúng.</source>
        <translation>Type the name and the rest is filled in; correct what is wrong.</translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Nơi ghi trước ngày tháng</source>
        <translation>Place before the date</translation>
    </message>
    <message>
        <source>Sơn Định</source>
        <translation>Sơn Định</translation>
    </message>
    <message>
        <source>Tên đơn vị</source>
        <translation>Name of the unit</translation>
    </message>
    <message>
        <source>Đoàn cấp trên trực tiếp</source>
        <translation>Next higher union</translation>
    </message>
    <message>
        <source>Đoàn tỉnh Hà Châu</source>
        <translation>Đoàn tỉnh Hà Châu</translation>
    </message>
    <message>
        <source>Đoàn xã Sơn Định</source>
        <translation>Đoàn xã Sơn Định</translation>
    </message>
    <message>
        <source>Đơn vị của anh, chị</source>
        <translation>Your unit</translation>
    </message>
    <message>
        <source>Đứng sau loại văn bản trong số, ký hiệu: 01-CV/ĐTN.</source>
        <translation>Stands after the kind in number and symbol: 01-CV/ĐTN.</translation>
    </message>
</context>
<context>
    <name>UnitMenu</name>
    <message>
        <source>Chỉ sửa đơn vị ghi nhầm</source>
        <translation>Only correct a wrong entry</translation>
    </message>
    <message>
        <source>Như đã ở đơn vị này từ trước: không ghi là chuyển hôm nay</source>
        <translation>As if in this unit all along: no move of today is recorded</translation>
    </message>
</context>
<context>
    <name>UnitSection</name>
    <message>
        <source>Cơ quan cấp trên, như in trên văn bản</source>
        <translation>Upper body, as printed on letters</translation>
    </message>
    <message>
        <source>Cấp</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Ghi ngày bắt đầu nhiệm kỳ.</source>
        <translation>Write the first day of the term.</translation>
    </message>
    <message>
        <source>Khai nhiệm kỳ</source>
        <translation>Declare the term</translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Ký hiệu bộ phận soạn thảo</source>
        <translation>Symbol of the drafting office</translation>
    </message>
    <message>
        <source>Mỗi dòng ở đây là một dòng in.</source>
        <translation>Each line here is a printed line.</translation>
    </message>
    <message>
        <source>Nhiệm kỳ</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Nơi ghi trước ngày tháng</source>
        <translation>Place before the date</translation>
    </message>
    <message>
        <source>Phần đầu văn bản</source>
        <translation>Head of the letter</translation>
    </message>
    <message>
        <source>Số văn bản đi chạy liên tục trong một nhiệm kỳ, từ 01. Khai nhiệm kỳ mới thì số bắt đầu lại.</source>
        <translation>Numbers of outgoing letters run on through one term, from 01. A new term begins them again.</translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation>Layout rules</translation>
    </message>
    <message>
        <source>Tên cơ quan ban hành, như in</source>
        <translation>Issuing body, as printed</translation>
    </message>
    <message>
        <source>Tên nhiệm kỳ</source>
        <translation>Name of the term</translation>
    </message>
    <message>
        <source>Tên đơn vị</source>
        <translation>Name of the unit</translation>
    </message>
    <message>
        <source>Từ ngày (ngày đại hội)</source>
        <translation>From (day of the congress)</translation>
    </message>
    <message>
        <source>Đang vẽ phần đầu văn bản …</source>
        <translation>Drawing the letter&apos;s head …</translation>
    </message>
    <message>
        <source>Đã khai nhiệm kỳ</source>
        <translation>The term was declared</translation>
    </message>
    <message>
        <source>Đã lưu thông tin đơn vị</source>
        <translation>The unit was saved</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đơn vị cần có tên.</source>
        <translation>A unit needs a name.</translation>
    </message>
    <message>
        <source>Đến ngày (nếu đã biết)</source>
        <translation>Until (if known)</translation>
    </message>
    <message>
        <source>Để trống khi không dùng.</source>
        <translation>Empty when not used.</translation>
    </message>
</context>
<context>
    <name>UnitSide</name>
    <message>
        <source>Ban lãnh đạo</source>
        <translation>Who leads it</translation>
    </message>
    <message>
        <source>Chọn một đơn vị</source>
        <translation>Choose a unit</translation>
    </message>
    <message>
        <source>Khối đối tượng, nơi đóng, địa chỉ, mã, điện thoại</source>
        <translation>Group, commune, address, code, telephone</translation>
    </message>
    <message>
        <source>Quá trình</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Thông tin khác …</source>
        <translation>Other details …</translation>
    </message>
    <message>
        <source>Xếp loại</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>mã {code}</source>
        <translation>code {code}</translation>
    </message>
    <message>
        <source>trực thuộc {unit}</source>
        <translation>under {unit}</translation>
    </message>
    <message>
        <source>từ {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>{count} người · từ {day}</source>
        <translation>{count} people · from {day}</translation>
    </message>
    <message>
        <source>{count} đoàn viên</source>
        <translation>{count} members</translation>
    </message>
    <message>
        <source>{number} ngày {day}</source>
        <translation>{number} of {day}</translation>
    </message>
    <message>
        <source>đến {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>UnitTree</name>
    <message>
        <source>Các đơn vị</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>{name}, {count} đoàn viên</source>
        <translation>{name}, members: {count}</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>Chuyển về trực thuộc {other}</source>
        <translation>Moved under {other}</translation>
    </message>
    <message>
        <source>Giải thể</source>
        <translation>Dissolve</translation>
    </message>
    <message>
        <source>Nhận {other} nhập vào</source>
        <translation>{other} merged into it</translation>
    </message>
    <message>
        <source>Nhận đoàn viên của {other} giải thể</source>
        <translation>Took the members of {other}, dissolved</translation>
    </message>
    <message>
        <source>Nhập vào {other}</source>
        <translation>Merged into {other}</translation>
    </message>
    <message>
        <source>Thành lập</source>
        <translation>Founded</translation>
    </message>
    <message>
        <source>Thành lập {other} trực thuộc</source>
        <translation>{other} founded under it</translation>
    </message>
    <message>
        <source>Tách ra từ {other}</source>
        <translation>Split from {other}</translation>
    </message>
    <message>
        <source>Tách ra {other}</source>
        <translation>{other} split off</translation>
    </message>
    <message>
        <source>Đổi cấp: {before} → {after}</source>
        <translation>Level: {before} → {after}</translation>
    </message>
    <message>
        <source>Đổi tên: {before} → {after}</source>
        <translation>Renamed: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>UnitsDialog</name>
    <message>
        <source>Chưa có danh sách đơn vị: máy này chưa nối với cấp trên, hoặc chưa đồng bộ lần nào.</source>
        <translation>There is no list of units: this PC has not joined the upper level, or never synchronised.</translation>
    </message>
    <message>
        <source>Chọn hết phần đang hiện</source>
        <translation>Tick all that are shown</translation>
    </message>
    <message>
        <source>Các đơn vị</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Cấp</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Gửi {number} cho đơn vị nào?</source>
        <translation>To which units does {number} go?</translation>
    </message>
    <message>
        <source>Hạn trả lời (nếu có)</source>
        <translation>Deadline for answers (if any)</translation>
    </message>
    <message>
        <source>Mọi cấp</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>Tìm theo tên hoặc mã đơn vị</source>
        <translation>Search by name or code</translation>
    </message>
    <message>
        <source>Văn bản vào thẳng sổ chờ của nơi nhận, đủ các mục và tệp; nơi nhận xem, vào sổ, trả lời thì thấy ở đây.</source>
        <translation>The document goes straight to the receiver’s list, with all its fields and files; when they see, register and answer it is shown here.</translation>
    </message>
    <message>
        <source>{name} (cấp trên)</source>
        <translation>{name} (above)</translation>
    </message>
    <message>
        <source>Đã chọn {count}</source>
        <translation>{count} ticked</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Các đơn vị</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Cây đơn vị vào ngày</source>
        <translation>Tree of units on</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Không có đoàn viên nào vào ngày này</source>
        <translation>No members on this day</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Thành lập đơn vị</source>
        <translation>Found a unit</translation>
    </message>
    <message>
        <source>Vào ngày</source>
        <translation>On</translation>
    </message>
    <message>
        <source>{count} đơn vị</source>
        <translation>{count} units</translation>
    </message>
    <message>
        <source>Đoàn viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Đoàn viên vào ngày ấy</source>
        <translation>Members on that day</translation>
    </message>
    <message>
        <source>Đã ghi: {act}</source>
        <translation>Recorded: {act}</translation>
    </message>
    <message>
        <source>Đã soạn giấy tờ trong Văn bản đi.</source>
        <translation>Papers drafted among letters out.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>Unpacking</name>
    <message>
        <source>Không lấy</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Không nhận gì</source>
        <translation>Receive nothing</translation>
    </message>
    <message>
        <source>Kèm theo</source>
        <translation>Goes with it</translation>
    </message>
    <message>
        <source>Mỗi văn bản được đăng ký riêng; tệp kèm theo đi cùng văn bản đứng trên nó. Cả gói gốc được giữ nguyên.</source>
        <translation>Each letter is registered by itself; a file that goes with it belongs to the letter above. The whole archive is kept.</translation>
    </message>
    <message>
        <source>Nhận {count} văn bản</source>
        <translation>Receive {count} letters</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>{file} có {count} tệp</source>
        <translation>{file} holds {count} files</translation>
    </message>
    <message>
        <source>{file} là gì</source>
        <translation>What {file} is</translation>
    </message>
</context>
<context>
    <name>VerdictDialog</name>
    <message>
        <source>Chữ ký số trên bản ký</source>
        <translation>Digital signatures of the signed copy</translation>
    </message>
    <message>
        <source>Mở danh sách tin cậy</source>
        <translation>Open the list of trust</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Bên phải: chữ gạch chân là chữ thêm từ phiên bản ấy đến nay, chữ gạch ngang là chữ đã bỏ.</source>
        <translation>On the right: underlined words were added since that version, struck ones removed.</translation>
    </message>
    <message>
        <source>Chưa có phiên bản nào. Chương trình tự giữ khi trình ký, trả lại, duyệt và ký.</source>
        <translation>No version yet. One is kept by itself when the letter is submitted, returned, approved and signed.</translation>
    </message>
    <message>
        <source>Chỗ khác với hiện nay</source>
        <translation>What differs from now</translation>
    </message>
    <message>
        <source>Các phiên bản</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Giữ bản hiện nay</source>
        <translation>Keep it as it is now</translation>
    </message>
    <message>
        <source>Lấy lại phiên bản này</source>
        <translation>Bring this version back</translation>
    </message>
    <message>
        <source>Đã giữ một phiên bản</source>
        <translation>A version is kept</translation>
    </message>
    <message>
        <source>Đã lấy lại phiên bản cũ</source>
        <translation>The old version is back</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>VoteForm</name>
    <message>
        <source>Ban kiểm phiếu</source>
        <translation>Tellers</translation>
    </message>
    <message>
        <source>Bỏ phiếu kín</source>
        <translation>Secret ballot</translation>
    </message>
    <message>
        <source>Câu hỏi, tên cuộc bầu</source>
        <translation>Question, or what is elected</translation>
    </message>
    <message>
        <source>Danh sách, mỗi dòng một người</source>
        <translation>Names, one a line</translation>
    </message>
    <message>
        <source>Ghi câu hỏi.</source>
        <translation>Write the question.</translation>
    </message>
    <message>
        <source>Loại vấn đề</source>
        <translation>Kind of question</translation>
    </message>
    <message>
        <source>Lập lượt biểu quyết</source>
        <translation>Make vote</translation>
    </message>
    <message>
        <source>Số lượng được bầu</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Trưởng ban trước, cách nhau bằng dấu phẩy.</source>
        <translation>The head first, parted by commas.</translation>
    </message>
    <message>
        <source>Đã lập lượt biểu quyết.</source>
        <translation>Vote made.</translation>
    </message>
    <message>
        <source>Để trống khi chỉ biểu quyết một câu hỏi.</source>
        <translation>Leave empty to vote on the question alone.</translation>
    </message>
</context>
<context>
    <name>VotesPart</name>
    <message>
        <source>Ban Chấp hành</source>
        <translation>Executive Committee</translation>
    </message>
    <message>
        <source>Ban Thường vụ</source>
        <translation>Standing Committee</translation>
    </message>
    <message>
        <source>Biên bản kiểm phiếu</source>
        <translation>Counting form</translation>
    </message>
    <message>
        <source>Biểu quyết mới</source>
        <translation>New vote</translation>
    </message>
    <message>
        <source>Biểu quyết, bầu cử</source>
        <translation>Votes, elections</translation>
    </message>
    <message>
        <source>Bí thư của ban đương nhiệm</source>
        <translation>Secretary of the committee in office</translation>
    </message>
    <message>
        <source>Bấm “Biểu quyết mới” để hỏi một việc hoặc lập danh sách bầu.</source>
        <translation>Click “New vote” to ask a question or make a list of candidates.</translation>
    </message>
    <message>
        <source>Bầu lần hai</source>
        <translation>Second round</translation>
    </message>
    <message>
        <source>Bỏ lượt này</source>
        <translation>Drop this vote</translation>
    </message>
    <message>
        <source>Chưa biểu quyết gì</source>
        <translation>No votes yet</translation>
    </message>
    <message>
        <source>Các lượt biểu quyết</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Cách</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Còn {seats} vị trí, bầu lần thứ hai: {names}.</source>
        <translation>{seats} seats open; second round: {names}.</translation>
    </message>
    <message>
        <source>Ghi chức vụ vào ban</source>
        <translation>Enter the posts</translation>
    </message>
    <message>
        <source>Ghi kết quả</source>
        <translation>Keep result</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>In phiếu A5</source>
        <translation>Print A5 ballots</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Không hợp lệ</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Kết quả từng dòng</source>
        <translation>Result of each line</translation>
    </message>
    <message>
        <source>Lập ban từ kết quả</source>
        <translation>Make committee</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Văn bản Word (*.docx)</source>
        <translation>PDF (*.pdf);;Word document (*.docx)</translation>
    </message>
    <message>
        <source>Phiếu trắng</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Phát ra</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Phó Bí thư của ban đương nhiệm</source>
        <translation>Deputy secretary of the committee in office</translation>
    </message>
    <message>
        <source>Thu vào</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Tỉ lệ %</source>
        <translation>Share %</translation>
    </message>
    <message>
        <source>chưa kiểm phiếu</source>
        <translation>not counted yet</translation>
    </message>
    <message>
        <source>công khai</source>
        <translation>open</translation>
    </message>
    <message>
        <source>kín</source>
        <translation>secret</translation>
    </message>
    <message>
        <source>{passed}/{all} đạt</source>
        <translation>{passed}/{all} passed</translation>
    </message>
    <message>
        <source>Đang ghi tệp</source>
        <translation>Writing file</translation>
    </message>
    <message>
        <source>Đã bỏ lượt biểu quyết.</source>
        <translation>Vote dropped.</translation>
    </message>
    <message>
        <source>Đã ghi chức vụ vào danh sách ban.</source>
        <translation>The posts stand in the committee&apos;s list.</translation>
    </message>
    <message>
        <source>Đã ghi kết quả.</source>
        <translation>Result kept.</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} written</translation>
    </message>
    <message>
        <source>Đã lập danh sách ban; xem ở mục “Ban Chấp hành”, rồi chọn bí thư, phó bí thư.</source>
        <translation>Committee made; see “Executive Committee” and choose secretary and deputies.</translation>
    </message>
    <message>
        <source>Đã lập danh sách bầu lần thứ hai.</source>
        <translation>Second round made.</translation>
    </message>
    <message>
        <source>Đạt khi được quá {majority} {base}. Căn cứ: {source}.</source>
        <translation>Passed with more than {majority} {base}. Source: {source}.</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Ủy ban Kiểm tra</source>
        <translation>Inspection Committee</translation>
    </message>
    <message>
        <source>“{text}” không phải một con số; ghi số phiếu, hoặc để trống.</source>
        <translation>“{text}” is not a number; enter votes or leave it empty.</translation>
    </message>
</context>
<context>
    <name>WordBackDialog</name>
    <message>
        <source>Chỗ khác nhau</source>
        <translation>What differs</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Do not receive</translation>
    </message>
    <message>
        <source>Nhận lại bản Word</source>
        <translation>Take the Word file back</translation>
    </message>
    <message>
        <source>Nhận lại “{file}”</source>
        <translation>Take “{file}” back</translation>
    </message>
    <message>
        <source>Nhận vào văn bản</source>
        <translation>Take it into the letter</translation>
    </message>
    <message>
        <source>Tệp Word không khác văn bản trong chương trình.</source>
        <translation>The Word file does not differ from the letter.</translation>
    </message>
    <message>
        <source>{n} chỗ khác. Chữ gạch chân có trong tệp Word, chữ gạch ngang chỉ có trong chương trình.</source>
        <translation>{n} places differ. Underlined words are in the Word file, struck ones only in the program.</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Chèn ảnh</source>
        <translation>Insert pictures</translation>
    </message>
    <message>
        <source>{n} ảnh trong phần dán không lấy được: sao chép riêng từng ảnh rồi dán.</source>
        <translation>{n} pictures of what was pasted could not be had: copy each picture by itself, then paste it.</translation>
    </message>
    <message>
        <source>Đã thay {n} chỗ</source>
        <translation>Replaced in {n} places</translation>
    </message>
</context>
<context>
    <name>YearForm</name>
    <message>
        <source>2025 hoặc 2024-2025</source>
        <translation>2025 or 2024-2025</translation>
    </message>
    <message>
        <source>Bỏ dòng này</source>
        <translation>Take this row out</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
</context>
<context>
    <name>YearTableView</name>
    <message>
        <source>Sửa {line}</source>
        <translation>Edit {line}</translation>
    </message>
    <message>
        <source>Thêm: {what}</source>
        <translation>Add: {what}</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
</context>
<context>
    <name>YearsSection</name>
    <message>
        <source>Quá trình</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Đã bỏ một dòng {table}</source>
        <translation>A row of {table} taken out</translation>
    </message>
    <message>
        <source>Đã ghi {table}</source>
        <translation>{table} recorded</translation>
    </message>
</context>
<context>
    <name>_Days</name>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Nên sửa</source>
        <translation>Should be fixed</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Fix</translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Lưu vào tệp</source>
        <translation>Save to a file</translation>
    </message>
</context>
</TS>
