"""Signing a PDF as Decree 30 wants it seen: a person's blue hand, the organ's red seal over its left third, the black line
over an annex of its own file or an electronic copy.

Owns where each stands and what it shows. The signed file is judged at once; one that does not hold is never handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.base.clock import Clock
from app.base.errors import InputRefused, RuleRefused
from app.base.files import read_bytes
from app.base.language import mark, tr
from app.domain.signature_fields import ORGAN_FIELD, PERSON_FIELD
from app.export.lists.signature_look import (
    above_words,
    annex_line,
    copy_line,
    line_box,
    line_look,
    mark_size,
    picture_look,
    see_through,
)
from app.services.signatures import SignatureReport, check_pdf
from app.signing.keys import Key, from_file, from_token
from app.signing.signing import Box, Grounds, Place, sign, survey

_POINT: Final = 72 / 25.4
_EDGE_RIGHT: Final = 15.0
_EDGE_TOP: Final = 10.0
_GAP: Final = 1.5
"""Millimetres: of the black line from the page's edges, of a hand above the printed name."""
_NO_PICTURE: Final = mark("Không có hình chữ ký hay con dấu: chữ ký không hiện trên trang.")
_NO_PLACE: Final = mark(
    "Không thấy ô chữ ký hay tên người ký trên trang: chữ ký không hiện; muốn hiện, ghi chỗ đặt (--at)."
)
_OPAQUE: Final = mark("Hình {file} không có nền trong suốt: sẽ che chữ bên dưới.")


class Role(StrEnum):
    """Whose signature it is, by which it looks."""

    PERSON = "person"
    ORGAN = "organ"
    ANNEX = "annex"  # an annex in a file of its own
    COPY = "copy"  # an electronic copy


class WordsMissing(InputRefused):
    code, what = "KY-041", mark("Chưa ghi {needed}.")
    remedy = mark("Phụ lục cần --number (số, ký hiệu văn bản); bản sao cần --organ (tên cơ quan sao).")


class OffPage(InputRefused):
    code, what = "KY-042", mark("Chỗ đặt ({x} mm, {y} mm) nằm ngoài trang {page}.")
    remedy = mark("Chọn chỗ sao cho cả hình nằm trong trang.")


class NotSound(RuleRefused):
    code, what = "KY-043", mark("Đã ký thử nhưng chữ ký không kiểm tra được; không ghi tệp nào.")
    remedy = mark("Khóa hoặc thiết bị ký làm việc sai; báo nơi cấp chứng thư.")


_NUMBER: Final = mark("số, ký hiệu của văn bản mà phụ lục kèm theo")
_ORGAN: Final = mark("tên cơ quan sao")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the signer wants. ``at``: mm of the upper left corner; ``page`` from 1, None = the usual one."""

    role: Role = Role.PERSON
    picture: Path | None = None
    wide: float | None = None
    """Of the picture, mm: a seal stands in its real size."""
    at: tuple[float, float] | None = None
    page: int | None = None
    field: str = ""
    number: str = ""
    organ: str = ""
    copy_kind: str = "SAO Y"
    reason: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    data: bytes
    report: SignatureReport
    page: int | None
    """Where it is seen; None = nowhere."""
    warnings: tuple[str, ...]


@contextmanager
def opened_key(
    *, file: Path | None, token: Path | None, password: str, label: str = "", key: str = ""
) -> Iterator[Key]:
    """The key of a file or of a token, while the block lasts. Raises what ``app.signing.keys`` raises."""
    if token is not None:
        with from_token(token, password, token=label, key=key) as opened:
            yield opened
    elif file is not None:
        yield from_file(read_bytes(file, most=4), file.name, password)


def sign_pdf(data: bytes, name: str, key: Key, wish: Wish, *, clock: Clock) -> Signed:
    """The PDF with one more signature, judged. Raises what ``app.signing`` raises, WordsMissing, OffPage, NotSound."""
    at = clock.now().replace(microsecond=0)
    key.need_valid(at)
    grounds = survey(data, name)
    warnings: list[str] = []
    field, place, look = _seen(data, grounds, key, wish, at, warnings)
    made = sign(
        data, name, key, at=at, field=field, place=place, look=look, reason=wish.reason, where=wish.where
    )
    report = check_pdf(made, name, clock=clock)
    mine = [one for one in report.checked.signatures if one.signer and one.signer.sha256 == key.owner.sha256]
    if not mine or not (mine[-1].intact and mine[-1].genuine) or mine[-1].fault:
        raise NotSound
    return Signed(made, report, mine[-1].page, tuple(warnings))


def _seen(
    data: bytes, grounds: Grounds, key: Key, wish: Wish, at: datetime, warnings: list[str]
) -> tuple[str, Place | None, bytes | None]:
    """Field, place and look. An empty field is taken even when nothing is to be seen in it."""
    field = wish.field or _waiting(grounds, wish.role)
    if wish.field:
        grounds.need_empty(wish.field)
    if wish.role in (Role.ANNEX, Role.COPY):
        return _line_seen(grounds, wish, at)
    if wish.picture is None:
        warnings.append(tr(_NO_PICTURE))
        return field, None, None
    png = read_bytes(wish.picture, most=16)
    if not see_through(png, wish.picture.name):
        warnings.append(tr(_OPAQUE).format(file=wish.picture.name))
    size_mm = mark_size(png, wish.picture.name, wide=wish.wide)
    size = size_mm[0] * _POINT, size_mm[1] * _POINT
    box = grounds.need_empty(field).box if field and wish.at is None else None
    place: Place | None = None
    if box is None:
        field, place = "", _place(data, grounds, key, wish, size)
        if place is None:
            warnings.append(tr(_NO_PLACE))
            return field, None, None
        # pyHanko keeps whole points: the look is as large as the box will be.
        box = Box(*(float(round(edge)) for edge in place.box))
    look = picture_look(png, wish.picture.name, size=size_mm, box=(box.wide, box.high))
    return field, place, look


def _line_seen(grounds: Grounds, wish: Wish, at: datetime) -> tuple[str, Place, bytes]:
    text = _line(wish, at)
    size = line_box(text)
    place = _corner(grounds, size) if wish.at is None else _chosen(grounds, wish, size)
    whole = Box(*(float(round(edge)) for edge in place.box))
    return "", place, line_look(text, (whole.wide, whole.high))


def _waiting(grounds: Grounds, role: Role) -> str:
    """The field that our own files keep for this role, when one still waits: the first person's, then those beside."""
    head = {Role.PERSON: PERSON_FIELD, Role.ORGAN: ORGAN_FIELD}.get(role)
    if head is None:
        return ""
    return next((one for one in grounds.empty if one.rstrip("0123456789") == head), "")


def _line(wish: Wish, at: datetime) -> str:
    if wish.role is Role.ANNEX:
        if not wish.number.strip():
            raise WordsMissing(needed=tr(_NUMBER))
        return annex_line(wish.number, at)
    if not wish.organ.strip():
        raise WordsMissing(needed=tr(_ORGAN))
    return copy_line(wish.copy_kind, wish.organ, at)


def _corner(grounds: Grounds, size: tuple[float, float]) -> Place:
    page = grounds.need_page(1)
    right, top = page.x1 - _EDGE_RIGHT * _POINT, page.y1 - _EDGE_TOP * _POINT
    return Place(1, Box(right - size[0], top - size[1], right, top))


def _chosen(grounds: Grounds, wish: Wish, size: tuple[float, float]) -> Place:
    number = wish.page or (1 if wish.role in (Role.ANNEX, Role.COPY) else len(grounds.pages))
    page = grounds.need_page(number)
    x, y = wish.at or (0.0, 0.0)
    left, top = page.x0 + x * _POINT, page.y1 - y * _POINT
    box = Box(left, top - size[1], left + size[0], top)
    if x < 0 or y < 0 or box.x1 > page.x1 or box.y0 < page.y0:
        raise OffPage(x=x, y=y, page=number)
    return Place(number, box)


def _place(data: bytes, grounds: Grounds, key: Key, wish: Wish, size: tuple[float, float]) -> Place | None:
    """Where the clerk says; else a hand above its printed name, a seal over the left third of the hand. None = nowhere."""
    if wish.at is not None:
        return _chosen(grounds, wish, size)
    if wish.role is Role.ORGAN:
        hands = [one for one in grounds.fields if one.filled and one.box and one.page]
        if not hands or hands[-1].box is None:
            return None
        hand = hands[-1].box
        right, middle = hand.x0 + hand.wide / 3, (hand.y0 + hand.y1) / 2
        box = Box(right - size[0], middle - size[1] / 2, right, middle + size[1] / 2)
        return Place(hands[-1].page, box)
    found = above_words(data, key.owner.name)
    if found is None:
        return None
    page, middle, top = found
    foot = top + _GAP * _POINT
    return Place(page, Box(middle - size[0] / 2, foot, middle + size[0] / 2, foot + size[1]))
