"""What the letters are about: subjects, grounds with cited letters, paragraphs, and sentences that ask for something by a day.

Every sentence comes with what a reader must find in it; decoys (days of events, of the past, of conditions) come with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from app.domain.calendar import WorkCalendar
from tests.corpus.names import PROVINCES, person

THEMES: Final = (
    ("tổ chức Tháng Thanh niên năm {y}", "các cơ sở Đoàn"),
    ("báo cáo số liệu đoàn viên, thanh niên quý {q} năm {y}", "các đơn vị"),
    ("triển khai Cuộc thi tìm hiểu lịch sử truyền thống của Đoàn TNCS Hồ Chí Minh", "các đơn vị"),
    ("tổ chức Đại hội Đoàn các cấp, nhiệm kỳ {y} - {y5}", "các cơ sở Đoàn trực thuộc"),
    ("tham gia ý kiến đối với dự thảo Đề án phát triển thanh niên giai đoạn {y} - {y5}", "các cơ quan, đơn vị"),
    ("cử cán bộ tham gia lớp tập huấn kỹ năng, nghiệp vụ công tác Đoàn, Hội, Đội năm {y}", "các đơn vị"),
    ("phòng, chống dịch bệnh mùa hè và bảo đảm an toàn thực phẩm", "các địa phương"),
    ("tăng cường công tác bảo đảm trật tự, an toàn giao thông trong dịp nghỉ lễ 30/4 và 01/5", "Thủ trưởng các đơn vị"),
    ("triển khai chiến dịch Thanh niên tình nguyện hè năm {y}", "Ban Thường vụ các xã, phường"),
    ("rà soát, cập nhật dữ liệu đoàn viên trên phần mềm quản lý", "các chi đoàn"),
    ("công tác tuyển sinh, tư vấn hướng nghiệp năm học {y} - {y1}", "các trường"),
    ("khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua năm {y}", "các đơn vị"),
    ("giới thiệu gương thanh niên tiêu biểu làm theo lời Bác", "các đơn vị"),
    ("tổ chức hoạt động kỷ niệm 85 năm Ngày thành lập Đội TNTP Hồ Chí Minh (15/5/1941 - 15/5/{y})", "các liên đội"),
    ("vận động ủng hộ đồng bào bị thiệt hại do bão số 3", "cán bộ, đoàn viên"),
    ("kiểm tra, giám sát công tác Đoàn và phong trào thanh thiếu nhi 6 tháng đầu năm {y}", "các cơ sở Đoàn"),
    ("thực hiện chuyển đổi số trong công tác văn thư, lưu trữ", "các phòng, ban, đơn vị"),
    ("triển khai Bộ sách “Thanh niên học Bác” và phần mềm “Sổ tay đoàn viên”", "các đơn vị"),
    ("tuyên truyền, hưởng ứng Tháng hành động vì trẻ em năm {y}", "các đơn vị"),
    ("sử dụng kinh phí, quản lý tài sản công và chế độ báo cáo tài chính năm {y}", "các đơn vị dự toán"),
    ("lấy ý kiến góp ý dự thảo Quy chế phối hợp giữa Công an xã và Đoàn xã giai đoạn {y} - {y5}", "các cơ quan"),
    ("đăng ký nhu cầu vay vốn, khởi nghiệp của thanh niên nông thôn trên địa bàn, đồng thời giới thiệu các mô hình kinh tế tập thể do "
     "thanh niên làm chủ để tham gia chương trình hỗ trợ của Trung ương năm {y}", "các xã, phường"),
)  # fmt: skip
PARAGRAPHS: Final = (
    "Nhằm phát huy vai trò xung kích, tình nguyện của tuổi trẻ trong phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh ở địa phương, tạo môi "
    "trường để đoàn viên, thanh thiếu nhi rèn luyện, cống hiến và trưởng thành.",
    "Tổ chức tuyên truyền sâu rộng đến cán bộ, đoàn viên, hội viên, thanh thiếu nhi bằng nhiều hình thức phù hợp với điều kiện thực tế của đơn vị; chú "
    "trọng tuyên truyền trên mạng xã hội, trang thông tin điện tử và bảng tin.",
    "Chủ động phối hợp với các ngành, đoàn thể liên quan để huy động nguồn lực; bảo đảm thiết thực, an toàn, tiết kiệm, tránh phô trương, hình thức.",
    "Phân công đồng chí cán bộ trực tiếp theo dõi, đôn đốc; kịp thời phản ánh khó khăn, vướng mắc trong quá trình thực hiện để được hướng dẫn.",
    "Mỗi đơn vị tổ chức ít nhất 01 hoạt động điểm với sự tham gia của từ 50 đoàn viên, thanh niên trở lên; phấn đấu 100% chi đoàn có công trình, phần "
    "việc cụ thể.",
    "Kinh phí thực hiện từ nguồn xã hội hóa và ngân sách được giao năm nay theo quy định hiện hành.",
    "Các nội dung khác thực hiện theo văn bản hướng dẫn của cấp trên.",
)  # fmt: skip
KIND_NAMES: Final = {
    "KH": "KẾ HOẠCH", "BC": "BÁO CÁO", "TB": "THÔNG BÁO", "QĐ": "QUYẾT ĐỊNH", "TTr": "TỜ TRÌNH", "NQ": "NGHỊ QUYẾT", "HD": "HƯỚNG DẪN", "CTr": "CHƯƠNG TRÌNH",
    "KL": "KẾT LUẬN", "QC": "QUY CHẾ", "CT": "CHỈ THỊ", "GM": "GIẤY MỜI", "ĐA": "ĐỀ ÁN", "PA": "PHƯƠNG ÁN", "QyĐ": "QUY ĐỊNH", "BB": "BIÊN BẢN", "CĐ": "CÔNG ĐIỆN",
    "GGT": "GIẤY GIỚI THIỆU", "TC": "THÔNG CÁO", "TM": "THƯ MỜI", "DA": "DỰ ÁN",
}  # fmt: skip
_CALENDAR: Final = WorkCalendar()


@dataclass
class Facts:
    """What the body asks and names."""

    deadlines: list[date] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    cites: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)


def theme(random: Random, day: date) -> tuple[str, str]:
    """Subject in small letters, and who carries it out."""
    subject, who = random.choice(THEMES)
    year = day.year
    return subject.format(y=year, y1=year + 1, y5=year + 5, q=random.choice(("I", "II", "III", "IV"))), who


def day_text(random: Random, day: date) -> str:
    """One of the ways offices write a day."""
    return random.choice((
        f"{day.day:02d}/{day.month}/{day.year}", f"{day.day}/{day.month}/{day.year}", f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day:02d} tháng {day.month:02d} năm {day.year}", f"{day.day:02d} tháng {day.month} năm {day.year}",
    ))  # fmt: skip


def ground(random: Random, day: date, facts: Facts) -> str:
    """ "Kế hoạch số 45-KH/TĐTN ngày ... của Ban Thường vụ Tỉnh đoàn ... về ..." without its opening verb."""
    province = random.choice(PROVINCES)
    past = day - timedelta(days=random.randrange(5, 300))
    number = str(random.choice((3, 7, 12, 45, 86, 127, 214, 508, 1340, 2671)))
    kind, word, notation, issuer = random.choice((
        ("KH", "Kế hoạch", "KH/TĐTN-PT", f"Ban Thường vụ Tỉnh đoàn {province}"), ("CV", "Công văn", "CV/TWĐTN-BTG", "Ban Bí thư Trung ương Đoàn"),
        ("QĐ", "Quyết định", "QĐ-UBND", f"Ủy ban nhân dân tỉnh {province}"), ("QĐ", "Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ"),
        ("CT", "Chỉ thị", "CT/TU", f"Ban Thường vụ Tỉnh ủy {province}"), ("HD", "Hướng dẫn", "HD/TWĐTN-BTC", "Ban Bí thư Trung ương Đoàn"),
        ("CV", "Công văn", "SNV-XDCQ", f"Sở Nội vụ tỉnh {province}"), ("NQ", "Nghị quyết", "NQ/TW", "Bộ Chính trị"),
        ("KH", "Kế hoạch", "KH-UBND", f"UBND tỉnh {province}"), ("NĐ", "Nghị định", f"{past.year}/NĐ-CP", "Chính phủ"),
    ))  # fmt: skip
    joint = "-" if "/T" in notation and not notation.startswith("2") and kind != "QĐ" else "/"
    zero = random.random() < 0.5 and len(number) == 1
    facts.cites.append(
        {"kind": kind, "number": number, "notation": notation, "date": past.isoformat(), "issuer": issuer}
    )
    about = random.choice(
        (
            "về tăng cường công tác thanh niên trong tình hình mới",
            "về việc triển khai nhiệm vụ trọng tâm",
            "về phát động phong trào thi đua yêu nước",
        )
    )
    return f"{word} số {'0' if zero else ''}{number}{joint}{notation} ngày {day_text(random, past)} của {issuer} {about}"


def contact(random: Random) -> tuple[str, str]:
    """An e-mail address and a telephone number, both of the ranges kept for examples or no one's."""
    return (random.choice(("vanphong", "bantochuc", "phongtrao.td", "doanxa.tl")) + random.choice(("@vidu.vn", "@tinhdoan.example.vn", "@example.com")),
            random.choice(("0987.000.{:03d}", "0912 000 {:03d}", "02963.000.{:03d}")).format(random.randrange(1000)))  # fmt: skip


_ASKS: Final[tuple[tuple[str, dict[str, str | None]], ...]] = (
    # (sentence, what differs from the usual task); {by} in figures or words, {short} without its year
    ("Đề nghị {who} báo cáo kết quả thực hiện về {to} trước ngày {by} để tổng hợp, báo cáo cấp trên.", {}),
    ("Đề nghị {who} triển khai thực hiện và gửi báo cáo về {to} (qua địa chỉ thư điện tử: {mail}) chậm nhất là ngày {by}.", {"contact": "{mail}"}),
    ("Yêu cầu {who} gửi danh sách đăng ký về {to} trước 17 giờ 00 ngày {by}.", {}),
    ("Đề nghị {who} gửi báo cáo bằng văn bản về {to} trước 16h30 ngày {short} để tổng hợp.", {"year": "same"}),
    ("Đề nghị {who} gửi ý kiến góp ý bằng văn bản về {to} trong vòng 05 ngày làm việc kể từ ngày ký văn bản này.", {"day": "working"}),
    ("Đề nghị {who} gửi văn bản tham gia ý kiến về {to} chậm nhất hết ngày {by}; quá thời hạn trên, nếu không có ý kiến xem như thống nhất với "
     "dự thảo.", {}),
    ("Đề nghị {who} đăng ký tham gia tại đường dẫn {link} từ ngày {start} đến hết ngày {by}.", {"to": None, "contact": "{link}"}),
    ("Đề nghị {who} báo cáo kết quả thực hiện về {to} trước ngày 25 hằng tháng.", {"day": "none", "every": "hằng tháng"}),
    ("Đề nghị {who} hoàn thành việc rà soát và báo cáo {to} trong tháng {month}.", {"day": "month", "to": None}),
    ("Báo cáo kết quả gửi về {to} trước ngày {by} để theo dõi, chỉ đạo.", {"who": None}),
    ("Đề nghị {who} cử 01 đồng chí tham dự và gửi danh sách về {to} trước 10 giờ 00, {weekday}, ngày {by} (đồng chí {name}, điện thoại: {phone}).",
     {"contact": "{phone}"}),
    ("Thời hạn gửi hồ sơ về {to}: trước ngày {by}.", {"who": None}),
    ("Các đơn vị nộp hồ sơ về {to} hạn cuối là ngày {by}.", {"who": "Các đơn vị"}),
    ("Giao {who} chủ trì, phối hợp với các cơ quan liên quan tham mưu triển khai thực hiện, báo cáo kết quả về {to} trước ngày {by}.", {}),
    ("Yêu cầu {who} nghiêm túc triển khai thực hiện và báo cáo {to} chậm nhất ngày {by}.", {"to": None}),
    ("Đề nghị {who} quan tâm, phối hợp thực hiện; kết quả gửi về {to} trước ngày {by}.", {}),
)  # fmt: skip
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def demand(random: Random, day: date, who: str, to: str, facts: Facts) -> str:
    """A sentence that asks, its deadline and task noted."""
    by = day + timedelta(days=random.randrange(4, 45))
    mail, phone = contact(random)
    start = by - timedelta(days=3)
    sentence, differs = random.choice(
        [ask for ask in _ASKS if ask[1].get("year") != "same" or by.year == day.year]
    )
    words = {
        "who": who, "to": to, "by": day_text(random, by), "short": f"{by.day:02d}/{by.month}", "mail": mail, "phone": phone,
        "name": person(random), "link": f"https://forms.example.vn/dk{random.randrange(100, 999)}",
        "start": f"{start.day:02d}/{start.month}/{start.year}", "month": f"{by.month:02d}/{by.year}", "weekday": _WEEKDAYS[by.weekday()],
    }  # fmt: skip
    due = {"none": None, "working": _CALENDAR.add_working(day, 5), "month": _month_end(by)}.get(
        differs.get("day") or "", by
    )
    contact_at = differs.get("contact")
    facts.tasks.append({
        "who": differs.get("who", who[0].upper() + who[1:]), "by": due.isoformat() if due is not None else None, "to": differs.get("to", to),
        "contact": contact_at.format(**words) if contact_at else None, "every": differs.get("every"),
    })  # fmt: skip
    if due is not None:
        facts.deadlines.append(due)
    return sentence.format(**words)


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def decoy(random: Random, day: date) -> str:
    """A sentence with a day that is no deadline."""
    event = day + timedelta(days=random.randrange(10, 60))
    past = day - timedelta(days=random.randrange(20, 200))
    text = day_text(random, event)
    return random.choice((
        f"Thời gian: 07 giờ 30 phút, ngày {text}.",
        f"Lễ phát động dự kiến tổ chức vào 8h00 ngày {text} tại Hội trường tầng 2.",
        f"Đối tượng: đoàn viên, thanh niên sinh từ ngày 01/01/{day.year - 30} trở lại đây.",
        f"Ngày {day_text(random, past)}, đơn vị đã tổ chức hội nghị triển khai đến toàn thể cán bộ chủ chốt.",
        f"Hội nghị diễn ra trong 02 ngày, từ ngày {event.day:02d}/{event.month}/{event.year} đến ngày {day_text(random, event + timedelta(days=1))}.",
    ))  # fmt: skip


def attached(random: Random, facts: Facts) -> str:
    """A note of what comes with the letter."""
    pick = random.randrange(5)
    if pick == 0:
        facts.attachments.append("Danh sách đại biểu")
        return "(Gửi kèm Danh sách đại biểu)"
    if pick == 1:
        facts.attachments += ["Phụ lục I", "Phụ lục II"]
        return "Nội dung cụ thể theo Phụ lục I và Phụ lục II ban hành kèm theo văn bản này."
    if pick == 2:
        facts.attachments.append("Đề cương báo cáo")
        return "(Đề cương báo cáo gửi kèm)"
    if pick == 3:
        facts.attachments.append("mẫu phiếu đăng ký")
        return "(Có mẫu phiếu đăng ký kèm theo)"
    facts.attachments.append("Phụ lục")
    return "Biểu mẫu báo cáo thực hiện theo Phụ lục kèm theo."
