"""The way back in when the password is forgotten: a recovery code, made once and printed on a sheet of paper.

Owns making the code and the words of the sheet. Refuses to keep the code: it stands on the sheet and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark


class PasswordsDiffer(InputRefused):
    code, what = "KHOA-020", mark("Hai lần gõ mật khẩu khác nhau.")
    remedy = mark("Làm lại và gõ hai lần giống nhau; chưa có gì được tạo.")


class SheetMade(RuleRefused):
    code, what = "KHOA-021", mark("Phiếu khôi phục đã được lập trước đây.")
    remedy = mark(
        "Dùng phiếu đã in. Nếu phiếu thất lạc, thêm --again: mã mới có hiệu lực, mã cũ không dùng được nữa."
    )


def make_sheet(data: Path, key: object, path: Path, *, organ: str, day: str, again: bool = False) -> None:
    """Make a new recovery code and write its sheet. Raises SheetMade when there is one and ``again`` is not said.

    The sheet is written before the code takes effect: a full disk never leaves a code that nobody has on paper.
    """
    from app.base.files import PRIVATE, write_atomic
    from app.export.lists.recovery import draw
    from app.models.keys import DataKey
    from app.models.slots import KEYS_FILE, KeyRing

    assert isinstance(key, DataKey)
    ring = KeyRing.read(data) if (data / KEYS_FILE).exists() else KeyRing.of(key)
    if "recovery" in ring.kinds() and not again:
        raise SheetMade(str(data))
    code = ring.set_recovery(key)
    write_atomic(
        path, draw(code, organ=organ, day=day, folder=str(data), mark_of_folder=ring.id[:8]), mode=PRIVATE
    )
    ring.write(data)
