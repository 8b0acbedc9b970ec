"""The unit's channels: fanpage, Zalo groups, website with its rubrics, notice boards. A channel with results is retired, not deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.models.following import Channel
from app.services.change import Change, Service
from app.services.first_unit import our_unit


class ChannelKind(StrEnum):
    FANPAGE = "fanpage"
    ZALO = "zalo"
    WEBSITE = "website"
    EMAIL = "email"
    VIDEO = "video"
    BOARD = "board"
    RADIO = "radio"
    OTHER = "other"


CHANNEL_NAMES: Final = {
    ChannelKind.FANPAGE: mark("Fanpage"),
    ChannelKind.ZALO: mark("Nhóm Zalo"),
    ChannelKind.WEBSITE: mark("Trang thông tin điện tử"),
    ChannelKind.EMAIL: mark("Thư điện tử"),
    ChannelKind.VIDEO: mark("Kênh video"),
    ChannelKind.BOARD: mark("Bảng tin"),
    ChannelKind.RADIO: mark("Loa truyền thanh"),
    ChannelKind.OTHER: mark("Kênh khác"),
}


class ChannelMissing(InputRefused):
    code, what = "KENH-001", mark("Không có kênh “{name}”.")
    remedy = mark("Các kênh: {known}. Thêm kênh bằng follow channel add.")


class ChannelWrong(InputRefused):
    code, what = "KENH-002", mark("Kênh chưa đúng: {reason}.")
    remedy = mark("Ghi tên kênh và loại: {known}.")


@dataclass(frozen=True, slots=True)
class ChannelRow:
    id: str
    kind: str
    kind_name: str
    name: str
    address: str
    rubrics: tuple[str, ...]
    keeper: str
    active: bool


class ChannelChanges(TypedDict, total=False):
    """What ``edit`` may change."""

    name: str
    address: str
    rubrics: Sequence[str]
    keeper: str
    active: bool


class Channels(Service):
    def add(
        self,
        name: str,
        *,
        kind: str,
        address: str = "",
        rubrics: Sequence[str] = (),
        keeper: str = "",
    ) -> Change[ChannelRow]:
        """A new channel. Raises ChannelWrong."""
        known = ", ".join(ChannelKind)
        if kind not in tuple(ChannelKind):
            raise ChannelWrong(reason=kind, known=known)
        if not one_line(name):
            raise ChannelWrong(reason=tr(mark("chưa có tên")), known=known)
        with self.work("channels.add") as w:
            last = w.session.scalar(select(func.max(Channel.position))) or 0
            made = w.add(
                Channel(
                    unit_id=our_unit(w).id,
                    kind=kind,
                    name=one_line(name),
                    address=one_line(address),
                    rubrics=_clean(rubrics),
                    keeper=one_line(keeper),
                    active=True,
                    position=last + 1,
                )
            )
            return Change.of(channel_row(made), w.commit())

    def edit(self, channel: str, **changes: Unpack[ChannelChanges]) -> Change[ChannelRow]:
        """Change what is named; ``active=False`` retires it."""
        with self.work("channels.edit") as w:
            found = find_channel(w.session, channel)
            found.name = one_line(changes.get("name", "")) or found.name
            found.address = one_line(changes.get("address", found.address))
            found.keeper = one_line(changes.get("keeper", found.keeper))
            found.active = changes.get("active", found.active)
            if "rubrics" in changes:
                found.rubrics = _clean(changes["rubrics"])
            return Change.of(channel_row(found), w.commit())

    def list(self, *, all: bool = False) -> tuple[ChannelRow, ...]:
        query = select(Channel).order_by(Channel.position, Channel.id)
        if not all:
            query = query.where(Channel.active)
        with self.store.read() as session:
            return tuple(channel_row(one) for one in session.scalars(query))


def find_channel(session: Session, named: str) -> Channel:
    """By id, kind when there is one of it, or (part of) its name. Raises ChannelMissing."""
    found = session.get(Channel, named)
    if found is not None:
        return found
    all_of = session.scalars(select(Channel).order_by(Channel.position)).all()
    key = fold(named)
    for rows in (
        [one for one in all_of if fold(one.name) == key],
        [one for one in all_of if one.kind == key],
        [one for one in all_of if key and key in fold(one.name)],
    ):
        if len(rows) == 1:
            return rows[0]
    raise ChannelMissing(name=named, known="; ".join(one.name for one in all_of) or "-")


def channel_row(channel: Channel) -> ChannelRow:
    return ChannelRow(
        channel.id,
        channel.kind,
        tr(CHANNEL_NAMES[ChannelKind(channel.kind)]),
        channel.name,
        channel.address,
        tuple(channel.rubrics or ()),
        channel.keeper,
        channel.active,
    )


def _clean(rubrics: Sequence[str]) -> list[str]:
    return [name for name in (one_line(one) for one in rubrics) if name]
