"""Pictures of a letter: taken in, made ready to print, kept in the vault with the letter, given to composer and window.

Owns what a picture must be to print: upright, grey or RGB without alpha, JPEG or PNG, no larger than paper needs. The bytes
that came in are looked at by content; what cannot be read is refused with a sentence, and nothing of it is kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.base.errors import AppError
from app.base.files import read_bytes
from app.base.text import nfc
from app.layout.parts import BodyBlock, Letter, Picture
from app.layout.sheet import Image
from app.models.files import Attachment
from app.services.change import Change, Service
from app.services.letter_rows import find_letter

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

    from app.domain.practice import Practice
    from app.models.session import Store
    from app.models.vault import Vault

ENTITY: Final = "outgoing_letter"
ROLE: Final = "picture"
PREFIX: Final = "sha256:"
MOST_SIDE: Final = 3_600
"""Pixels of the longer side that are kept: 300 dots per inch over a landscape page."""
MOST_BYTES: Final = 100 * 1024 * 1024
_QUALITY: Final = 90


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that lies with the letter."""

    reference: str
    """As ``Picture.image`` names it."""
    across: int
    down: int
    data: bytes


class LetterPictures(Service):
    """Verbs on the pictures of outgoing letters."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    def keep(self, letter_id: str, source: bytes | Path, *, name: str = "") -> Change[Kept]:
        """Make a picture ready and keep it with the letter. The same one again costs nothing.

        Raises LetterMissing, FileMissing, FileUnreadable, PictureBroken, PictureTooLarge, PictureTooSmall.
        """
        title = nfc(name or (source.name if isinstance(source, Path) else ""))[-255:]
        data = read_bytes(source) if isinstance(source, Path) else source
        made = ready(data, title)
        vault = self._vault()
        stored = vault.put(made.data)
        with self.work("letters.picture") as w:
            letter = find_letter(w.session, letter_id)
            known = select(Attachment).where(
                Attachment.owner_id == letter.id,
                Attachment.role == ROLE,
                Attachment.sha256 == stored.sha256,
            )
            if w.session.scalars(known).first() is None:
                w.add(
                    Attachment(
                        owner_kind=ENTITY,
                        owner_id=letter.id,
                        role=ROLE,
                        name=title,
                        mime=f"image/{made.kind}",
                        size=len(made.data),
                        sha256=stored.sha256,
                    )
                )
            kept = Kept(PREFIX + stored.sha256, made.across, made.down, made.data)
            return Change.of(kept, w.commit())

    def data(self, reference: str) -> bytes:
        """The bytes of a kept picture. Raises BlobMissing, BlobDamaged."""
        return self._vault().get(reference.removeprefix(PREFIX))

    def images(self, letter: Letter) -> Mapping[str, Image]:
        """The pictures of a letter, ready for the composer; those that cannot be had are left out."""
        made: dict[str, Image] = {}
        for reference in references(letter):
            try:
                made[reference] = self._image(reference)
            except AppError:
                continue  # the composer says which picture is missing, and where
        return made

    def _image(self, reference: str) -> Image:
        found = _remembered.get(reference)
        if found is None:
            found = ready(self.data(reference), reference[:20])
            if len(_remembered) >= _MOST_REMEMBERED:
                _remembered.pop(next(iter(_remembered)))
            _remembered[reference] = found
        return found


_MOST_REMEMBERED: Final = 24
_remembered: dict[str, Image] = {}
"""Pictures drawn lately: a keystroke must not read them from the vault again."""


def references(letter: Letter) -> tuple[str, ...]:
    """The names of the pictures that a letter uses, each once."""
    return tuple(dict.fromkeys(one.image for one in _pictures(letter)))


def _pictures(letter: Letter) -> Iterator[Picture]:
    bodies: Sequence[Sequence[BodyBlock]] = [letter.body, *(annex.body for annex in letter.annexes)]
    return (block for body in bodies for block in body if isinstance(block, Picture))


def ready(data: bytes, name: str) -> Image:
    """A picture as it prints. One that prints already stays byte for byte. Raises PictureBroken, PictureTooLarge, PictureTooSmall."""
    from PIL import ImageOps

    from app.intake.pictures import PictureBroken, PictureTooLarge, opened

    if len(data) > MOST_BYTES:
        raise PictureTooLarge(name, file=name, size=len(data) // 1_000_000, limit=MOST_BYTES // 1_000_000)
    with opened(data, name) as picture:
        try:
            if _prints(picture, data):
                picture.load()  # a file cut short looks whole until its last rows are read
                return _image_of(data, picture.format or "PNG", picture.size)
            picture.draft("RGB", (MOST_SIDE, MOST_SIDE))
            picture.thumbnail((MOST_SIDE, MOST_SIDE))
            made = _flat(ImageOps.exif_transpose(picture))
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError, RuntimeError):
            raise PictureBroken(name, file=name) from None
        kind = "JPEG" if picture.format in ("JPEG", "MPO", "HEIF") else "PNG"
        written = io.BytesIO()
        made.save(written, kind, **({"quality": _QUALITY} if kind == "JPEG" else {"optimize": True}))
        return _image_of(written.getvalue(), kind, made.size)


def _prints(picture: Pixels, data: bytes) -> bool:
    """Whether the file can be printed as it is."""
    if picture.format == "PNG" and (data[24], data[28]) != (8, 0):  # bits of a colour, interlaced
        return False
    turned = picture.getexif().get(0x0112, 1) != 1
    plain = picture.mode in ("L", "RGB") and "transparency" not in picture.info
    frames = getattr(picture, "n_frames", 1) == 1
    return (
        picture.format in ("JPEG", "PNG")
        and plain
        and frames
        and not turned
        and max(picture.size) <= MOST_SIDE
    )


def _flat(picture: Pixels) -> Pixels:
    """Without alpha, on white paper; grey stays grey."""
    from PIL import Image as Pillow

    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits and more of grey
        grey = picture.convert("F")
        top = 255.0 if max(0.0, *map(float, grey.getextrema())) <= 255.0 else 65_535.0  # type: ignore[arg-type]
        return grey.point(lambda value: value * (255.0 / top)).convert("L")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        paper = Pillow.new("RGB", over.size, (255, 255, 255))
        paper.paste(over, mask=over.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _image_of(data: bytes, kind: str, size: tuple[int, int]) -> Image:
    from hashlib import sha256

    return Image(sha256(data).hexdigest(), kind.lower(), size[0], size[1], data)
