"""The picture 3x4 of a member: taken in from a file, cut to 3 by 4, kept in the vault with the record.

Owns the cut and what is kept. The file that came in is looked at by content; what cannot be read is refused with a sentence. The
picture that was there before goes; the history keeps that it was there.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select

from app.base.errors import InputRefused
from app.base.files import read_bytes
from app.base.language import mark
from app.intake.pictures import PictureTooSmall
from app.models.files import Attachment
from app.models.members import Member
from app.services.change import Change, Service
from app.services.letter_pictures import ready

if TYPE_CHECKING:
    from app.models.session import Store
    from app.models.vault import Vault

ENTITY: Final = "member"
ROLE: Final = "photo"
RATIO: Final = 3 / 4
"""Width to height."""
HIGH: Final = 800
"""Pixels that are kept: 4 cm at 500 dots per inch."""
_LEAST: Final = 90
"""Pixels of width below which a face is not to be recognised in print."""
_QUALITY: Final = 90
_ABOVE: Final = 0.08
"""Of the height left above when a tall picture is cut by itself: the face stands in the upper part."""


class PhotoSmall(InputRefused):
    code, what = "DVI-041", mark("Ảnh {file} chỉ còn {across} x {down} điểm ảnh.")
    remedy = mark("Chọn ảnh rõ hơn: ảnh 3x4 cần ít nhất 90 x 120 điểm ảnh.")


Box = tuple[float, float, float, float]
"""Left, top, right, bottom as parts of the picture, 0 to 1."""


class MemberPhotos(Service):
    """Verbs on a member's picture."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    def set(
        self, member_id: str, source: bytes | Path, *, box: Box | None = None, name: str = ""
    ) -> Change[str]:
        """Keep a picture with the record; ``box`` is what the clerk cut out, else the largest 3x4 with the face in it.

        Raises FileMissing, FileUnreadable, PictureBroken, PictureTooLarge, PhotoSmall.
        """
        title = (name or (source.name if isinstance(source, Path) else "") or "anh.jpg")[-255:]
        data = cut(read_bytes(source) if isinstance(source, Path) else source, title, box)
        stored = self._vault().put(data)
        with self.work("members.photo") as w:
            member = w.get(Member, member_id)
            for old in w.session.scalars(_of(member.id)):
                w.delete(old)
            made = w.add(
                Attachment(
                    id=w.ids.new(), owner_kind=ENTITY, owner_id=member.id, role=ROLE, name=title, mime="image/jpeg",
                    size=len(data), sha256=stored.sha256,
                )
            )  # fmt: skip
            member.photo_id = made.id
            return Change.of(made.id, w.commit())

    def remove(self, member_id: str) -> Change[None]:
        """The record has no picture any more."""
        with self.work("members.photo") as w:
            member = w.get(Member, member_id)
            for old in w.session.scalars(_of(member.id)):
                w.delete(old)
            member.photo_id = None
            return Change.of(None, w.commit())

    def data(self, member_id: str) -> bytes | None:
        """The picture as JPEG; None when there is none. Raises BlobMissing, BlobDamaged."""
        with self.store.read() as session:
            member = session.get(Member, member_id)
            found = session.get(Attachment, member.photo_id) if member and member.photo_id else None
            digest = found.sha256 if found is not None else ""
        return self._vault().get(digest) if digest else None


def _of(member_id: str) -> Select[Attachment]:
    return select(Attachment).where(
        Attachment.owner_kind == ENTITY, Attachment.owner_id == member_id, Attachment.role == ROLE
    )


def fitting(across: int, down: int) -> Box:
    """The largest 3x4 of a picture: in the middle across, near the top down."""
    if across / down > RATIO:
        wide = down * RATIO / across
        return ((1 - wide) / 2, 0.0, (1 + wide) / 2, 1.0)
    high = across / RATIO / down
    top = min(_ABOVE, 1 - high)
    return (0.0, top, 1.0, top + high)


def cut(data: bytes, name: str, box: Box | None) -> bytes:
    """A picture cut to 3x4 as JPEG, no larger than print needs. Raises PictureBroken, PictureTooLarge, PhotoSmall."""
    from PIL import Image

    try:
        upright = ready(data, name)  # turned as the camera said, without alpha, in known colours
    except PictureTooSmall as fault:  # its sentence is about scans
        raise PhotoSmall(file=name, across=fault.values["width"], down=fault.values["height"]) from None
    with Image.open(io.BytesIO(upright.data)) as picture:
        across, down = picture.size
        left, top, right, bottom = box or fitting(across, down)
        part = picture.convert("RGB").crop(
            (round(left * across), round(top * down), round(right * across), round(bottom * down))
        )
    if part.width < _LEAST or part.height < _LEAST / RATIO:
        raise PhotoSmall(file=name, across=part.width, down=part.height)
    high = min(HIGH, part.height)
    small = part.resize((round(high * RATIO), high), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
