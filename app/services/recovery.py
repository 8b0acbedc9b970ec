"""The way back in when the password is forgotten: a recovery code, made once and printed on a sheet of paper.

Owns making the code and the words of the sheet. Refuses to keep the code: it stands on the sheet and nowhere else.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.base.errors import RuleRefused
from app.base.files import PRIVATE, replacing
from app.base.language import mark
from app.export.lists.recovery import draw
from app.models.keys import write_key_file
from app.models.session import Store
from app.models.slots import KEYS_FILE, KeyRing


class SheetMade(RuleRefused):
    code, what = "KHOA-021", mark("Phiếu khôi phục đã được lập trước đây.")
    remedy = mark(
        "Dùng phiếu đã in. Nếu phiếu thất lạc, thêm --again: mã mới có hiệu lực, mã cũ không dùng được nữa."
    )


def make_sheet(store: Store, path: Path, *, organ: str, day: date, again: bool = False) -> Path:
    """Make a new recovery code and write its sheet. Raises SheetMade when there is one and ``again`` is not said.

    The sheet lies on the disk before the old code ends: a folder that cannot be written must not cost the code that
    works today, and there is no moment with half a sheet.
    """
    ring = KeyRing.read(store.folder) if (store.folder / KEYS_FILE).exists() else KeyRing.of(store.key)
    if "recovery" in ring.kinds() and not again:
        raise SheetMade(str(store.folder))
    code = ring.set_recovery(store.key)
    with replacing(path, mode=PRIVATE) as file:
        file.write(draw(code, organ=organ, day=day, mark=ring.id[:8]))
        file.flush()
        ring.write(store.folder)
    return path


def open_again(data: Path, code: str, *, key_file: Path | None = None, password: str | None = None) -> None:
    """With the code of the sheet: set a new password, or write the key into a new ``key_file``; data stay as they are.

    Raises RecoveryCodeWrong, SlotMissing, PasswordTooShort, FolderReadOnly; nothing is changed then.
    """
    ring = KeyRing.read(data)
    key = ring.open_recovery(code)
    if password is not None:
        ring.set_password(key, password)
        ring.write(data)
    if key_file is not None:
        write_key_file(key_file, key)
