"""Which blanks of a short centred text hold its words together: no line ends inside 'Tỉnh đoàn' or 'Hồ Chí Minh'.

Letterheads, subjects and signature lines are broken by measure alone; a reader then meets 'BCH ĐOÀN THÀNH / PHỐ ĐỒNG
CHÂU'. Vietnamese writes its words in syllables with blanks between, so the words that official letters use are listed.
Says only what is bad; ``compose_type`` decides whether there is room to do better.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

NBSP: Final = "\u00a0"

# Words and names of several syllables, one each; no line should end between two syllables of one.
_BOUND: Final = """
an giang, an ninh, an sinh, an toàn, ban chấp hành, ban chỉ đạo, ban thường vụ, ban bí thư, ban tổ chức, báo cáo, bảo đảm,
bảo hiểm, bảo tàng, bảo vệ, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre, biên bản, bình dương, bình định, bình phước,
bình thuận, bí thư, bồi dưỡng, ban ngành, cao bằng, cao đẳng, câu lạc bộ, cà mau, cần thơ, cán bộ, căn cứ, cấp ủy, chấp hành,
chi bộ, chi đoàn, chi hội, chỉ đạo, chỉ thị, chỉ tiêu, chiến dịch, chiến lược, chính phủ, chính quyền, chính sách, chính trị,
chuẩn y, chủ đề, chủ nhiệm, chủ nhật, chủ tịch, chủ trương, chức vụ, chương trình, chuyên đề, chuyên môn, chuyển đổi số,
công an, công bố, công chức, công dân, công đoàn, công nghệ, công nghiệp, công nhân, công tác, công thương, công trình, công ty,
công văn, cộng đồng, cộng hòa, cộng sản, cơ quan, cơ sở, cung cấp, cuộc thi, cuộc vận động, danh hiệu, danh sách, dân chủ,
dân cư, dân quân, dân tộc, dân vận, dịch vụ, diễn đàn, doanh nghiệp, du lịch, dự án, dự thảo, dự toán, đà nẵng, đại biểu,
đại diện, đại dương, đại lý, đại hội, đại học, đảng bộ, đảng ủy, đảng viên, đào tạo, đánh giá, đặc khu, đắk lắk, đắk nông, đầu tư, đề án, đề nghị,
đề xuất, địa bàn, địa phương, điện biên, điện lực, điện tử, điều động, điều hành, điều lệ, đoàn phí, đoàn thể, đoàn viên,
đô thị, đổi mới, đối tượng, đối ngoại, đồng chí, đồng nai, đồng tháp, đơn vị, đời sống, đưa vào, gặp mặt, gia đình, gia lai,
giai đoạn, giám đốc, giám hiệu, giám sát, giao thông, giảng viên, giáo dục, giáo viên, giới thiệu, hà giang, hà nam, hà nội,
hà tĩnh, hành chính, hành động, hành trình, hải dương, hải phòng, hải quan, hậu giang, học kỳ, học sinh, học tập, học viện, hòa bình, hoạt động,
hỗ trợ, hồ chí minh, hồ sơ, hội đồng, hội nghị, hội sinh viên, hội thảo, hội viên, hợp tác, huân chương, huy động, huyện đoàn,
hưng yên, hướng dẫn, hướng nghiệp, hưởng ứng, kế hoạch, kế toán, khí hậu, khí tượng, không gian, kết luận, kết nạp, kết quả, khai thác, khánh hòa, khẩn trương,
khen thưởng, khoa học, khởi nghiệp, khu vực, khuyến học, kiên giang, kiểm tra, kiểm sát, kiện toàn, kinh doanh, kinh phí,
kinh tế, kon tum, kỷ luật, kỷ niệm, kỷ yếu, kỹ nghệ, kỹ năng, kỹ thuật, lai châu, lạng sơn, lào cai, lâm đồng, lãnh đạo,
lao động, lập thành tích, lần thứ, liên chi đoàn, liên đoàn, liên hiệp, liên tịch, long an, lớp học, luân chuyển, lực lượng,
lý luận, mặt trận, mời họp, môi trường, mục đích, nam định, nâng cao, nâng lương, năm học, năng lực, nghề nghiệp, nghệ an,
nghệ thuật, nghị định, nghị quyết, nghiệp vụ, nghiên cứu, ngoại ngữ, ngoại thương, ngoại giao, người dân, nhà nước, nhà trường,
nhà văn hóa, nhân dân, nhân lực, nhân sự, nhân văn, nhi đồng, nhiệm kỳ, nhiệm vụ, ninh bình, ninh thuận, nội dung, nội vụ,
nông dân, nông nghiệp, nông thôn, ổn định, phát động, phát huy, phát thanh, phát triển, pháp luật, phân công, phân đoàn,
phê duyệt, phong trào, phòng chống, phóng viên, phối hợp, phú thọ, phú yên, phụ huynh, phụ nữ, phụ trách, phục vụ, phương án,
phương hướng, quản lý, quản trị, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, quân đội, quân sự, quần chúng, quốc gia, quốc hội,
quốc khánh, quốc phòng, quốc tế, quy chế, quy định, quy hoạch, quy trình, quyền hạn, quyết định, quyết toán, rà soát, sáng tạo,
sinh hoạt, sinh viên, sóc trăng, sơ kết, sơn la, sử dụng, sức khỏe, sự nghiệp, tài chính, tài liệu, tài nguyên, tập huấn,
tập thể, tây ninh, tham dự, tham gia, tham mưu, tham quan, tháng thanh niên, thành đoàn, thành lập, thành phố, thành tích, thành viên,
thanh hóa, thanh niên, thanh thiếu nhi, thanh tra, thái bình, thái nguyên, thẩm định, thẩm tra, thế giới, thế hệ, thể dục, thể thao, thi đua,
thi hành, thiếu nhi, thiếu niên, thông báo, thông qua, thông tin, thời gian, thuận lợi, thủ đô, thủ tướng, thủ trưởng, thủ tục,
thư viện, thực hiện, thực tập, thường trực, thường vụ, thương mại, tỉnh đoàn, tỉnh ủy, tình hình, tình nguyện, tiền giang,
tiền phong, tiếp nhận, tiếp tục, tiểu ban, tiểu học, toàn quốc, tòa án, tổ chức, tổ công tác, tổng hợp, tổng kết, trách nhiệm,
trà vinh, trang thông tin, triển khai, trong sạch, trung cấp, trung học, trung học cơ sở, trung học phổ thông, trung tâm,
trung ương, truyền hình, truyền thông, truyền thống, trưởng ban, trưởng phòng, tuổi trẻ, tuyên dương, tuyên giáo, tuyên quang,
tuyên truyền, tuyển dụng, tuyển sinh, tư cách, tư pháp, tư tưởng, tư vấn, tự do, ủy ban, ủy viên, ứng dụng, ưu tú, vận động,
văn bản, văn hóa, văn nghệ, văn phòng, văn thư, viên chức, viện trưởng, việc làm, việt nam, vĩnh long, vĩnh phúc, vũng tàu,
xã đoàn, xã hội, xác minh, xây dựng, xem xét, xóa đói, xuất sắc, xung kích, xử lý, ý kiến, yên bái, yêu cầu
"""
_UNITS: Final = frozenset("tỉnh xã phường huyện quận phố khu ấp thôn khóm bản buôn".split())
_COUNTED: Final = frozenset(
    "năm tháng ngày quý số điều khoản điểm mục chương phần lần thứ khóa khoá hạng đợt kỳ giai".split()
)
_NUMBER: Final = re.compile(r"\d|[IVXLC]+\b")
_EDGE: Final = "“”\"'‘’()[]«»"
_STOPS: Final = (".", ",", ";", ":", "!", "?", "…", ")", "”")


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for word in _BOUND.replace("\n", " ").split(","):
        syllables = word.split()
        found.update(pairwise(syllables))
    return frozenset(found)


def splits_a_word(words: list[str], at: int) -> bool:
    """Whether a line that ends before ``words[at]`` tears apart what belongs together."""
    before, after = words[at - 1], words[at]
    if after in ("-", "–"):  # the next line would look like an item of a list
        return True
    if before in ("-", "–"):
        return at > 1 and bool(_NUMBER.match(words[at - 2])) and bool(_NUMBER.match(after))
    if before.endswith(_STOPS):
        return False
    one, other = before.strip(_EDGE).casefold(), after.strip(_EDGE + ",;.:").casefold()
    if (one, other) in _pairs():
        return True
    if one in _COUNTED and _NUMBER.match(after.strip(_EDGE)):
        return True
    return _in_a_name(words, at)


def _in_a_name(words: list[str], at: int) -> bool:
    """'xã | An', 'XÃ AN | THUẬN', 'Phú | Giang'."""
    before, after = words[at - 1], words[at]
    if not after[:1].isupper():
        return False
    if before.casefold() in _UNITS:
        return True
    capitals = "".join(words).isupper()
    if capitals:
        return at > 1 and words[at - 2].casefold() in _UNITS
    return before[:1].isupper() and not (before.isupper() and len(before) > 1)
