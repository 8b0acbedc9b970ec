"""Files that tests make: one letter in every format and old encoding, containers, hostile things. All people are invented."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path

from app.intake.encodings import tcvn3, vni

LEFT = ("TỈNH ĐOÀN SÔNG LAM", "BAN CHẤP HÀNH", "***", "Số: 15-CV/TĐTN")
RIGHT = ("ĐOÀN TNCS HỒ CHÍ MINH", "", "Sông Lam, ngày 05 tháng 9 năm 2005")
BODY = (
    "V/v tổ chức Đại hội Đoàn các cấp, nhiệm kỳ 2005 - 2007",
    "Kính gửi: Ban Thường vụ các huyện, thị, thành Đoàn",
    "Thường trực Tỉnh Đoàn yêu cầu các đơn vị được phân công nghiêm túc thực hiện trước ngày 30/9/2005; "
    "những vướng mắc gửi về Văn phòng Tỉnh Đoàn.",
    "TM. BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "Nguyễn Thị Ường",
)
TEXT = "\n".join(line for line in (*LEFT, *RIGHT, *BODY) if line)

_TO_TCVN3 = {letter: chr(code) for code, letter in tcvn3.TABLE.items()}
_TO_VNI = {letter: code for code, letter in vni.TABLE.items()}


def in_tcvn3(text: str) -> str:
    """As typed with .Vn fonts: capitals with marks hold the codes of small letters."""
    return "".join(_TO_TCVN3.get(char, _TO_TCVN3.get(char.lower(), char)) for char in text)


def in_vni(text: str) -> str:
    return "".join(_TO_VNI.get(char, char) for char in text)


WRITE = {"unicode": str, "tcvn3": in_tcvn3, "vni": in_vni}


def font_of(encoding: str, text: str) -> str:
    if encoding == "tcvn3":
        return ".VnTimeH" if text.isupper() else ".VnTime"
    return "VNI-Times" if encoding == "vni" else "Times New Roman"


@lru_cache(maxsize=8)
def word(encoding: str = "unicode") -> bytes:
    """The letter as DOCX, in the fonts of an encoding."""
    import docx
    from docx.oxml.ns import qn

    document = docx.Document()

    def put(paragraph, text):
        font = font_of(encoding, text)
        run = paragraph.add_run(WRITE[encoding](text))
        run.font.name = font
        run._r.get_or_add_rPr().rFonts.set(qn("w:hAnsi"), font)

    for cell, lines in zip(document.add_table(1, 2).rows[0].cells, (LEFT, RIGHT), strict=True):
        for index, text in enumerate(lines):
            put(cell.add_paragraph() if index else cell.paragraphs[0], text)
    for text in BODY:
        put(document.add_paragraph(), text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def office() -> str | None:
    """LibreOffice's program, which is not everywhere."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(folder: Path, encodings: list[str], formats: list[str]) -> dict[tuple[str, str], bytes]:
    """The letter in other formats, by LibreOffice; one start for all files of a format."""
    for encoding in encodings:
        (folder / f"{encoding}.docx").write_bytes(word(encoding))
    for kind in formats:
        subprocess.run(
            [
                office() or "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                kind, "--outdir", str(folder), *[str(folder / f"{one}.docx") for one in encodings],
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    return {(e, f): (folder / f"{e}.{f}").read_bytes() for e in encodings for f in formats}


def rtf(encoding: str) -> bytes:
    r"""The letter as RTF written by hand: a table for the head, bytes as ``\'xx``, the horn of ư as Word's ``\-``."""
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fnil\fcharset0 .VnTimeH;}{\f3\fnil VNI-Times;}}"
    number = {"Times New Roman": 0, ".VnTime": 1, ".VnTimeH": 2, "VNI-Times": 3}

    def line(text):
        if encoding == "unicode":
            body = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)
        else:
            body = "".join(
                char
                if char.isascii()
                else "\\-"
                if char == "\u00ad"
                else f"\\'{char.encode('cp1252')[0]:02x}"
                for char in WRITE[encoding](text)
            )
        return f"\\f{number[font_of(encoding, text)]}\\fs28 {body}"

    cells = "".join("\\par ".join(line(one) for one in lines) + "\\cell" for lines in (LEFT, RIGHT))
    body = "".join(f"\\pard {line(one)}\\par\n" for one in BODY)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}{{\\*\\generator thử;}}\\trowd\\pard\\intbl {cells}\\row\n{body}}}".encode(
        "cp1252", "replace"
    )


def html(encoding: str) -> bytes:
    """The letter as Word's own HTML: fonts in a style sheet, in <font> and in style attributes."""

    def line(text):
        font = font_of(encoding, text)
        if font == ".VnTimeH":
            return f'<font face=".VnTimeH">{WRITE[encoding](text)}</font>'
        if font == "VNI-Times":
            return f"<span style='font-family:VNI-Times'>{WRITE[encoding](text)}</span>"
        return WRITE[encoding](text)

    base = font_of(encoding, "thường")
    cells = "".join("<td>" + "<br>".join(line(one) for one in lines) + "</td>" for lines in (LEFT, RIGHT))
    body = "".join(f"<p class=MsoNormal>{line(one)}</p>\n" for one in BODY)
    return (
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><style><!-- "
        f'p.MsoNormal, td {{ font-family:"{base}","serif"; font-size:14.0pt }} --></style><script>document.write("xấu")</script></head>'
        f"<body><table><tr>{cells}</tr></table>{body}<p style='display:none'>ẩn</p></body></html>"
    ).encode()


def renamed_font(name: str) -> io.BytesIO:
    """Tinos under another name, as a PDF made with an old font shows it."""
    from fontTools.ttLib import TTFont

    from app.base.paths import resource

    font = TTFont(resource("fonts") / "Tinos-Regular.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = name
    stream = io.BytesIO()
    font.save(stream)
    stream.seek(0)
    return stream


def pdf_in_old_fonts(encoding: str) -> bytes:
    """The letter's body as PDF in an embedded font that is called .VnTime or VNI-Times."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for row, text in enumerate(line for line in TEXT.splitlines() if len(line) < 90):
        font = font_of(encoding, text)
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, renamed_font(font)))
        canvas.setFont(font, 13)
        canvas.drawString(60, 780 - 18 * row, WRITE[encoding](text))
    canvas.save()
    return stream.getvalue()


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in files.items():
            package.writestr(
                zipfile.ZipInfo(name), data, method
            )  # without the hour: the same bytes at every run
    return stream.getvalue()


def mail(
    files: dict[str, bytes], *, subject: str = "Công văn số 15", text: str = "Kính gửi các anh chị."
) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Văn thư <vt@example.vn>", "b@example.vn"
    message.set_content(text)
    for name, data in files.items():
        if name.endswith(".eml"):
            import email.policy

            message.add_attachment(email.message_from_bytes(data, policy=email.policy.default), filename=name)
        else:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def sheet() -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet("Danh sách")
    page.write_row(0, 0, ["Họ tên", "Số", "Ngày"])
    page.write_row(1, 0, ["Đặng Thị Diễm Quỳnh", 12, "01/02/2026"])
    book.close()
    return stream.getvalue()


def compound(tree: dict) -> bytes:
    """A compound file (OLE) with the streams and storages of ``tree``: bytes are streams, dicts are storages."""
    import struct

    entries: list[
        tuple[str, int, int, bytes]
    ] = []  # name, type, child, content; siblings follow to the right
    rights: list[int] = []

    def add(name: str, value) -> int:
        index = len(entries)
        entries.append(
            (name, 2 if isinstance(value, bytes) else 1, -1, value if isinstance(value, bytes) else b"")
        )
        rights.append(-1)
        if isinstance(value, dict):
            before = -1
            for key, inner in value.items():
                child = add(key, inner)
                if before < 0:
                    entries[index] = (name, 1, child, b"")
                else:
                    rights[before] = child
                before = child
        return index

    add("Root Entry", tree)
    entries[0] = ("Root Entry", 5, entries[0][2], b"")
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), 0xFFFFFFFE])
        return start

    directory = b""
    for (name, kind, child, content), right in zip(entries, rights, strict=True):
        start = put(content.ljust(4096, b"\0")) if kind == 2 else 0xFFFFFFFE
        wide = name.encode("utf-16-le") + b"\0\0"
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(wide), kind, 1, 0xFFFFFFFF, right & 0xFFFFFFFF, child & 0xFFFFFFFF, b"", 0, 0, 0,
            start, max(4096, len(content)) if kind == 2 else 0,
        )  # fmt: skip
    first = put(directory)
    tables = -(-(len(fat) + 20) // 128)
    at = len(sectors)
    fat.extend([0xFFFFFFFD] * tables)
    fat.extend([0xFFFFFFFF] * (tables * 128 - len(fat)))
    packed = b"".join(struct.pack("<I", one) for one in fat)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    ) + b"".join(struct.pack("<I", at + one if one < tables else 0xFFFFFFFF) for one in range(109))  # fmt: skip
    return head + b"".join(sectors) + packed


def outlook(subject: str, body: str, files: dict, *, root: bool = True) -> dict | bytes:
    """An .msg file, or the storage of a mail inside one. A dict among ``files`` is a mail inside."""

    def wide(text: str) -> bytes:
        return text.encode("utf-16-le")

    tree: dict = {
        "__properties_version1.0": b"\0" * 32,
        "__substg1.0_0037001F": wide(subject),
        "__substg1.0_1000001F": wide(body),
        "__substg1.0_0C1A001F": wide("Văn thư"),
    }
    for index, (name, data) in enumerate(files.items()):
        tree[f"__attach_version1.0_#{index:08X}"] = {
            "__substg1.0_3707001F": wide(name),
            ("__substg1.0_3701000D" if isinstance(data, dict) else "__substg1.0_37010102"): data,
        }
    return compound(tree) if root else tree
