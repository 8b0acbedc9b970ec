"""Writing one letter of the corpus: office, kind, number, day, body and foot, with the values that must be read from it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.corpus import matters
from tests.corpus.letter import YOUTH, Signing, Written
from tests.corpus.matters import KIND_NAMES, Facts, attached, decoy, demand, ground, theme
from tests.corpus.names import person
from tests.corpus.organs import FAMILIES, Office

_KINDS = {
    "youth": (
        "CV",
        "CV",
        "CV",
        "KH",
        "KH",
        "TB",
        "BC",
        "QĐ",
        "TTr",
        "NQ",
        "HD",
        "CTr",
        "KL",
        "GM",
        "BB",
        "GGT",
        "ĐA",
        "QC",
        "TM",
    ),
    "state": (
        "CV",
        "CV",
        "CV",
        "CV",
        "KH",
        "KH",
        "TB",
        "TB",
        "QĐ",
        "BC",
        "TTr",
        "GM",
        "CT",
        "HD",
        "BB",
        "CĐ",
        "GGT",
        "PA",
        "QC",
        "CTr",
        "QyĐ",
        "NQ",
        "DA",
        "TC",
    ),
    "party": ("CV", "CV", "KH", "TB", "BC", "QĐ", "NQ", "HD", "KL", "CTr", "CT", "GM", "TTr", "QyĐ"),
}
_RECEIVERS = (
    "Ban Thường vụ các xã, phường đoàn", "Các cơ sở Đoàn trực thuộc", "Văn phòng Trung ương Đoàn", "Sở Nội vụ", "Ủy ban nhân dân các xã, phường",
    "Các phòng, ban, đơn vị trực thuộc", "Hiệu trưởng các trường THPT trên địa bàn tỉnh", "Đoàn trường Đại học Sư phạm Hà Châu",
    "Công ty Cổ phần Du lịch Tân Lộc", "Đảng ủy xã Phú Thịnh", "Các chi đoàn trực thuộc", "Giám đốc các cơ sở khám bệnh, chữa bệnh trong tỉnh",
    "Thủ trưởng các cơ quan, đơn vị thuộc tỉnh", "Ban Thường vụ Tỉnh đoàn", "Ban Giám hiệu các trường tiểu học, trung học cơ sở",
)  # fmt: skip
_COPIES = (
    "Thường trực Tỉnh ủy (b/c)", "Thường trực Tỉnh đoàn (để báo cáo)", "Chủ tịch, các PCT UBND tỉnh", "Các xã, phường", "Các ban, Văn phòng",
    "Như Điều 3", "Lãnh đạo cơ quan", "Website cơ quan", "Các đồng chí UV BCH (để thực hiện)", "Trang TTĐT", "Ban Tuyên giáo (p/h)",
)  # fmt: skip


def write(random: Random, index: int) -> Written:
    """Letter number ``index``; everything follows from the random source."""
    family = random.choices(("youth", "state", "party"), (5, 5, 2))[0]
    office = FAMILIES[family](random)
    kind = random.choice(_KINDS[family])
    day = date(2021, 1, 5) + timedelta(days=random.randrange(2000))
    facts = Facts()
    subject, who = theme(random, day)
    number, notation, printed = _number(random, office, kind, day)
    place = (
        random.choice((office.place, office.place, f"TP. {office.place}", f"xã {office.place}"))
        if family != "party"
        else office.place
    )
    shown = (
        day.strftime(f"{place}, ngày %d tháng ")
        + (f"{day.month:02d}" if day.month < 3 or random.random() < 0.4 else str(day.month))
        + f" năm {day.year}"
    )
    addresses = (
        tuple(random.sample(_RECEIVERS, random.choice((1, 1, 1, 2, 3))))
        if kind in ("CV", "TTr") or (kind == "BC" and random.random() < 0.5)
        else ()
    )
    body = _body(random, kind, office, day, who, facts)
    signing = _signing(random, office, kind)
    receivers = () if kind in ("BB", "GGT", "GM") and random.random() < 0.6 else _recipients(random, kind)
    shown_subject = subject if kind == "CV" else subject[0].upper() + subject[1:]
    if kind == "QĐ" and random.random() < 0.6:
        shown_subject = "Về việc " + subject
    mark = random.choice(("KHẨN", "HỎA TỐC", "THƯỢNG KHẨN")) if random.random() < 0.06 else None
    secret = "MẬT" if random.random() < 0.03 else None
    main = signing[-1]
    truth = {
        "number": number, "notation": notation, "date": day.isoformat(), "place": place,
        "issuer": office.organs[-1].replace("|", " "), "superior": office.organs[0].replace("|", " ") if len(office.organs) > 1 else None,
        "kind": kind, "subject": shown_subject.removeprefix("Về việc "), "addressees": list(addresses),
        "authority": main.authority.replace("|", " ") or None, "position": main.position or None, "signer": main.name,
        "recipients": list(receivers), "urgency": mark, "secrecy": secret,
        "deadlines": sorted({one.isoformat() for one in facts.deadlines}), "cites": facts.cites, "tasks": facts.tasks,
        "attachments": facts.attachments,
    }  # fmt: skip
    return Written(
        name=f"{index:03d}-{family}-{kind}", title=office.title, organs=office.organs, rule=office.rule, number=printed, dated=shown, truth=truth,
        marks=tuple(one for one in (secret, mark) if one),
        about=_about(random, subject) if kind == "CV" else "", kind=KIND_NAMES.get(kind, ""), subject="" if kind == "CV" else shown_subject,
        address=addresses, body=body, table=_table(random), recipients=tuple(_ended(receivers)), signing=signing,
    )  # fmt: skip


def _number(random: Random, office: Office, kind: str, day: date) -> tuple[str, str, str]:
    number = random.choice(
        (
            random.randrange(1, 10),
            random.randrange(10, 100),
            random.randrange(100, 1000),
            random.randrange(1000, 9999),
        )
    )
    typed = f"{number:02d}"
    short = {"QyĐ": "QĐ", "TM": "TM"}.get(kind, kind)
    unit = f"-{office.unit}" if office.unit else ""
    if office.family == "state":
        notation = f"{office.symbol}{unit}" if kind == "CV" else f"{short}-{office.symbol}"
        printed = f"Số: {typed}/{notation}"
    else:
        notation = f"{short}/{office.symbol}{unit}"
        printed = (
            random.choice((f"Số: {typed}-{notation}", f"Số: {typed} - {notation}", f"Số: {typed}-{notation}"))
            if office.family == "youth"
            else f"Số {typed}-{notation}"
        )
    return str(number), notation, printed


def _about(random: Random, subject: str) -> str:
    return random.choice((f"V/v {subject}", f"V/v {subject}", f"“V/v {subject}”", f"Về việc {subject}"))


def _body(random: Random, kind: str, office: Office, day: date, who: str, facts: Facts) -> tuple[str, ...]:
    to = random.choice(
        (
            "Văn phòng Tỉnh đoàn",
            "Sở Nội vụ",
            "Ban Tổ chức Tỉnh đoàn",
            "Phòng Công tác sinh viên",
            "Ủy ban nhân dân tỉnh",
            "Đoàn xã Tân Lộc",
            "Văn phòng Đảng ủy",
        )
    )
    lines: list[str] = []
    if kind == "QĐ":
        lines += [f"Căn cứ {ground(random, day, facts)};" for _ in range(random.choice((1, 2)))]
        lines += ["Xét đề nghị của Chánh Văn phòng,", "QUYẾT ĐỊNH:"]
        lines += ["Điều 1. Ban hành kèm theo Quyết định này kế hoạch triển khai thực hiện nhiệm vụ công tác của đơn vị.",
                  "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "Điều 3. Chánh Văn phòng và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."]  # fmt: skip
        return tuple(lines)
    if kind == "GGT":
        return (f"{office.called} trân trọng giới thiệu:", f"Ông (bà): {person(random)}", "Chức vụ: Ủy viên Ban Chấp hành",
                "Được cử đến: Ủy ban nhân dân xã Tân Lộc", "Về việc: liên hệ công tác phối hợp tổ chức hoạt động hè.", "Rất mong Quý cơ quan tạo điều kiện giúp đỡ.")  # fmt: skip
    if kind in ("GM", "TM"):
        return (f"{office.called} trân trọng kính mời: Đồng chí {person(random)}", "Tới dự: Hội nghị sơ kết công tác 6 tháng đầu năm",
                decoy(random, day), "Địa điểm: Hội trường tầng 2, số 12 đường Trần Phú.", "Rất hân hạnh được đón tiếp./.")  # fmt: skip
    opening = random.choice(("Thực hiện", "Căn cứ", "Theo"))
    intro = f"{opening} {ground(random, day, facts)}, {office.called} {random.choice(('đề nghị', 'thông báo', 'yêu cầu'))} {who} triển khai một số nội dung như sau:"
    lines.append(intro)
    if random.random() < 0.4:
        lines.append(decoy(random, day))
    for number in range(1, random.choice((2, 3, 4, 5))):
        lines.append(f"{number}. {random.choice(matters.PARAGRAPHS)}")
    if random.random() < 0.3:
        lines.append("- " + random.choice(matters.PARAGRAPHS))
    if kind in ("CV", "KH", "TB", "HD", "CT", "CĐ", "CTr", "PA") or random.random() < 0.3:
        for _ in range(random.choice((1, 1, 2))):
            lines.append(demand(random, day, who, to, facts))
    if random.random() < 0.35:
        lines.append(attached(random, facts))
    lines.append(
        random.choice(
            (
                f"{office.called} đề nghị các đơn vị nghiêm túc triển khai thực hiện./.",
                "Trân trọng./.",
                "Trên đây là nội dung cần triển khai, đề nghị các đơn vị quan tâm thực hiện./.",
            )
        )
    )
    return tuple(lines)


def _signing(random: Random, office: Office, kind: str) -> tuple[Signing, ...]:
    authority, position = random.choice(office.signers)
    degree = (
        random.choice(("ThS. ", "TS. ", "PGS.TS. ", "BS.CKII. "))
        if office.family == "state" and random.random() < 0.12
        else ""
    )
    main = Signing(authority, position, degree + person(random), random.choice(("", "", "", "(Đã ký)")))
    if kind == "BB":
        return (
            Signing("", "THƯ KÝ", person(random)),
            Signing("", random.choice(("CHỦ TRÌ", "CHỦ TỌA")), person(random)),
        )
    return (main,)


def _recipients(random: Random, kind: str) -> tuple[str, ...]:
    first = ("Như trên",) if kind in ("CV", "TTr") else ("Như Điều 3",) if kind == "QĐ" else ()
    rest = random.sample([one for one in _COPIES if one != "Như Điều 3"], random.choice((1, 2, 3, 4)))
    return (
        *first,
        *rest,
        random.choice(("Lưu: VT", "Lưu VP", "Lưu: VT, VP", "Lưu: VT, TCCB (03b)", "Lưu Văn phòng")),
    )


def _ended(receivers: tuple[str, ...]) -> list[str]:
    return [f"- {one}{'.' if index == len(receivers) - 1 else ';'}" for index, one in enumerate(receivers)]


def _table(random: Random) -> tuple[tuple[str, ...], ...]:
    if random.random() > 0.15:
        return ()
    rows = [("TT", "Nội dung", "Đơn vị thực hiện", "Số lượng")]
    rows += [(str(index), random.choice(("Ra quân tình nguyện", "Trồng cây xanh", "Tập huấn kỹ năng", "Thăm gia đình chính sách")), "Các chi đoàn", str(random.randrange(5, 200)))
             for index in range(1, random.choice((3, 4, 5)))]  # fmt: skip
    return tuple(rows)


__all__ = ["YOUTH", "write"]
