"""Letters whose bodies hold everything there is, set by the real typeface; and small pictures for them."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Pillow

from app.export.pdf.fonts import typeface
from app.layout.compose import compose, standard_of
from app.layout.parts import Annex, Cell, Letter, Organ, Paragraph, Picture, Run, Table, TableRow
from app.layout.sheet import Image, Sheet
from app.services.letter_pictures import ready

WORDS = "Ban Chấp hành đề nghị các chi đoàn nghiêm túc triển khai thực hiện các nội dung sau đây. "


@lru_cache(maxsize=1)
def images() -> dict[str, Image]:
    made: dict[str, Image] = {}
    for name, mode, kind in (
        ("grey.png", "L", "PNG"),
        ("rgb.png", "RGB", "PNG"),
        ("photo.jpg", "RGB", "JPEG"),
    ):
        box = io.BytesIO()
        Pillow.linear_gradient("L").convert(mode).save(box, kind)
        made[name] = ready(box.getvalue(), name)
    return made


def set_body(*body, **fields) -> Sheet:
    letter = Letter(kind="BC", organ=Organ(issuing=["BCH ĐOÀN XÃ SƠN ĐỊNH"]), body=list(body), **fields)
    return compose(letter, standard_of(letter), typeface(), images())


def long_table(count: int, **fields) -> Table:
    head = [
        TableRow([Cell("TT", down=2), Cell("Đoàn viên", across=2)]),
        TableRow(["Họ và tên", "Chi đoàn"]),
    ]
    rows = [TableRow([str(n), f"Nguyễn Văn {n}", "Ấp Sơn Long"]) for n in range(1, count + 1)]
    return Table(rows=[*head, *rows], head=2, **fields)


def everything() -> Sheet:
    return set_body(
        Paragraph([Run(t="Một", note="Ghi chú một."), Run(t=" hai.")]),
        long_table(60, caption="Danh sách"),
        Picture("grey.png", caption="Xám", alt="Dải xám", width=0.3),
        Picture("photo.jpg", width=0.3),
        Picture("rgb.png", width=0.2),
        Picture("photo.jpg", width=0.1),
        long_table(3, wide=True),
        Paragraph(WORDS),
        annexes=[Annex(subject="Danh mục", body=[long_table(4), Paragraph([Run(t="x", note="Hai.")])])],
    )
