"""The printed form on which a member says what he agrees to: every purpose with two empty boxes, none ticked beforehand.

Owns its words, in the version of domain.privacy.TEXT_VERSION. One page for each member of a class, in one PDF.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.base.clock import today
from app.base.files import PRIVATE, replacing
from app.base.language import tr
from app.domain.privacy import LAW, PURPOSES, TEXT_VERSION
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Dots, Grid, GridColumn, Paper, Signing, Text
from app.export.lists.paper_pdf import draw
from app.models.members import Member
from app.models.units import Unit
from app.services.change import Service
from app.services.members import find_member
from app.services.privacy.consents import too_young
from app.services.sheets import head_of, written_day
from app.services.units import own_unit

# Words of a document: Vietnamese whatever the window's language.
_WHAT: Final = (
    "Dữ liệu được xử lý: họ tên, ngày sinh, giới tính, quê quán, nơi ở, điện thoại, thư điện tử, học vấn, nghề nghiệp, quá trình sinh "
    "hoạt Đoàn; trong đó có dữ liệu nhạy cảm: dân tộc, tôn giáo, thông tin về Đảng, sức khỏe, số định danh cá nhân, ảnh."
)
_HOW: Final = (
    "Nơi xử lý: tổ chức Đoàn quản lý hồ sơ và cấp trên trực tiếp. Thời hạn: trong thời gian là đoàn viên và thời hạn lưu trữ theo quy định. "
    "Tôi có quyền xem, sửa, hạn chế xử lý, phản đối, yêu cầu xóa dữ liệu và rút lại sự đồng ý bất cứ lúc nào bằng cách báo cho tổ chức "
    "Đoàn nơi sinh hoạt; việc rút lại không ảnh hưởng đến những việc đã làm trước đó."
)
_SAY: Final = "Với từng mục đích dưới đây, tôi tự đánh dấu vào một ô. Mục không đánh dấu là không đồng ý."
_BOX: Final = ""
"""An empty cell: a mark is made in it."""


class ConsentForms(Service):
    """Writing the form."""

    def write(self, path: Path, member_ids: Sequence[str] = ()) -> int:
        """A PDF with a page for each member, or one blank form when nobody is named. How many pages' worth of forms."""
        with self.store.read() as session:
            head = head_of(own_unit(session), today(self.store.clock))
            members = [find_member(session, one) for one in member_ids]
            papers = []
            for member in members:
                unit = session.get(Unit, member.unit_id)
                young = bool(too_young(session, member, today(self.store.clock)))
                papers.append(_paper(member, unit.name if unit is not None else "", guardian=young))
        whole = [
            Paper(one.title, one.blocks, head, one.under)
            for one in papers or [_paper(None, "", guardian=True)]
        ]
        with replacing(path, mode=PRIVATE) as file:
            file.write(_joined([draw(one) for one in whole]))
        return len(whole)


def _paper(member: Member | None, unit: str, *, guardian: bool) -> Paper:
    dots = "." * 40
    born = written_day(member.birth_date) if member is not None and member.birth_date else dots
    columns = (
        GridColumn("Mục đích", 64), GridColumn("Đồng ý", 16, Setting.CENTER), GridColumn("Không đồng ý", 20, Setting.CENTER),
    )  # fmt: skip
    rows = tuple((tr(words), _BOX, _BOX) for words in PURPOSES.values())
    places = [("Người có dữ liệu", member.full_name if member is not None else "")]
    if guardian:
        places.insert(0, ("Cha, mẹ hoặc người giám hộ", ""))
    blocks: tuple[Block, ...] = (
        Text(f"Tôi là: {member.full_name if member is not None else dots}"),
        Text(f"Sinh ngày: {born}"),
        Text(f"Đơn vị: {unit or dots}"),
        Text(_WHAT, indent=True),
        Text(_HOW, indent=True),
        Text(_SAY, indent=True),
        Grid(columns, rows),
        Text("Ý kiến khác:"),
        Dots(1),
        Signing(tuple(places)),
        Text(f"Bản mẫu {TEXT_VERSION}.", italic=True),
    )
    return Paper("PHIẾU ĐỒNG Ý XỬ LÝ DỮ LIỆU CÁ NHÂN", blocks, None, (f"(Theo {LAW})",))


def _joined(parts: Sequence[bytes]) -> bytes:
    if len(parts) == 1:
        return parts[0]
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(parts[0])) as whole:
        for part in parts[1:]:
            with pikepdf.open(io.BytesIO(part)) as one:
                whole.pages.extend(one.pages)
        whole.save(out)
    return out.getvalue()
