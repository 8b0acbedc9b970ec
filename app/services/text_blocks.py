"""Text blocks (đoạn mẫu): words written again and again, called by a short name; shared as a file.

Owns ``text_block``. A block is a piece of a letter's body, with its levels, tables and fields. Refuses pictures: they belong to
a template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.files import read_bytes, write_atomic
from app.base.language import mark, tr
from app.base.text import fold, nfc, one_line
from app.layout.parts import BodyBlock, Letter, Organ, Paragraph, Picture
from app.models.drafting import TextBlock
from app.models.session import UnitOfWork
from app.services import named
from app.services.change import Change, Service
from app.services.templates import need_name

FILE_FORM: Final = 1
_MOST_NAME: Final = 60
_MOST_FILE: Final = 16


class BlockNameTaken(InputRefused):
    code, what = "VB-039", mark("Đã có đoạn mẫu tên “{name}”.")
    remedy = mark("Đặt tên khác, hoặc ghi đè đoạn cũ (--replace).")


class BlockMissing(InputRefused):
    code, what = "VB-040", mark("Không có đoạn mẫu tên “{name}”.")
    remedy = mark("Xem danh sách bằng block list.")


class BlockWrong(InputRefused):
    code, what = "VB-041", mark("Không giữ được đoạn mẫu: {reason}.")
    remedy = mark("Đoạn mẫu cần có chữ và không có ảnh; văn bản có ảnh thì lưu thành mẫu văn bản.")


@dataclass(frozen=True, slots=True)
class BlockRow:
    id: str
    name: str
    words: str
    """Its text in one line, for lists."""
    body: tuple[BodyBlock, ...]


class _Shared(msgspec.Struct, forbid_unknown_fields=True):
    form: int
    blocks: Annotated[dict[str, msgspec.Raw], msgspec.Meta(max_length=2_000)]


class TextBlocks(Service):
    """Verbs on text blocks."""

    def list(self, text: str = "") -> tuple[BlockRow, ...]:
        """By name; found by words without accents."""
        words = fold(text).split()
        with self.store.read() as session:
            rows = [_row(one) for one in session.scalars(select(TextBlock))]
        kept = [row for row in rows if all(word in fold(f"{row.name} {row.words}") for word in words)]
        return tuple(sorted(kept, key=lambda row: fold(row.name)))

    def get(self, name: str) -> BlockRow:
        """Raises BlockMissing."""
        with self.store.read() as session:
            return _row(_find(session, name))

    def put(self, name: str, body: Sequence[BodyBlock] | str, *, replace: bool = False) -> Change[BlockRow]:
        """Keep words under a name; plain text becomes a paragraph a line. Raises NameEmpty, BlockNameTaken, BlockWrong."""
        blocks = _paragraphs(body) if isinstance(body, str) else list(body)
        with self.work("blocks.put") as w:
            record = _keep(w, name, blocks, replace=replace)
            return Change.of(_row(record), named.committed(w, record, _taken))

    def rename(self, name: str, new: str) -> Change[BlockRow]:
        """Raises BlockMissing, NameEmpty, BlockNameTaken."""
        with self.work("blocks.rename") as w:
            record = _find(w.session, name)
            record.name = need_name(new, _MOST_NAME)
            return Change.of(_row(record), named.committed(w, record, _taken))

    def remove(self, name: str) -> Change[str]:
        """Raises BlockMissing."""
        with self.work("blocks.remove") as w:
            record = _find(w.session, name)
            w.delete(record)
            return Change.of(record.name, w.commit())

    def export(self, path: Path, names: Sequence[str] = ()) -> int:
        """These blocks (none named: all) as one file; how many. Raises BlockMissing."""
        with self.store.read() as session:
            found = [_find(session, name) for name in names] or list(session.scalars(select(TextBlock)))
            blocks = {one.name: msgspec.Raw(msgspec.json.encode(one.body)) for one in found}
        write_atomic(path, msgspec.json.format(msgspec.json.encode(_Shared(FILE_FORM, blocks)), indent=1))
        return len(blocks)

    def take_in(self, path: Path, *, replace: bool = False) -> Change[tuple[BlockRow, ...]]:
        """The blocks of a shared file, all or none. Raises BlockWrong, BlockNameTaken unless ``replace``."""
        try:
            shared = msgspec.json.decode(read_bytes(path, most=_MOST_FILE), type=_Shared)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise BlockWrong(str(path), reason=str(fault)) from None
        if shared.form > FILE_FORM:
            raise BlockWrong(str(path), reason=f"form {shared.form} > {FILE_FORM}")
        with self.work("blocks.take-in") as w:
            made = [
                _keep(w, name, _read(bytes(raw), f"{path.name}: {name}"), replace=replace)
                for name, raw in shared.blocks.items()
            ]
            w.flush()
            return Change.of(tuple(map(_row, made)), w.commit())


def _keep(w: UnitOfWork, name: str, body: Sequence[BodyBlock], *, replace: bool) -> TextBlock:
    title = need_name(name, _MOST_NAME)
    if not _words(body):
        raise BlockWrong("$.body", reason=tr(mark("không có chữ nào")))
    if any(isinstance(one, Picture) for one in body):
        raise BlockWrong("$.body", reason=tr(mark("có ảnh")))
    record = w.session.scalars(select(TextBlock).where(TextBlock.name == title)).one_or_none()
    if record is not None and not replace:
        raise BlockNameTaken("$.name", name=title)
    plain = msgspec.to_builtins(list(body))
    if record is None:
        return w.add(TextBlock(name=title, body=plain))
    record.body = plain
    return record


def _taken(name: str) -> BlockNameTaken:
    return BlockNameTaken("$.name", name=name)


def _find(session: Session, name: str) -> TextBlock:
    found = named.find(session, TextBlock, name)
    if found is None:
        raise BlockMissing("$.block", name=name)
    return found


def _read(raw: bytes, name: str) -> list[BodyBlock]:
    """Blocks from a file, by the door for letters: NFC, no forbidden characters. Raises LetterRefused."""
    from app.layout.read import read_letter

    carrier = b'{"kind":"CV","organ":{"issuing":["-"]},"body":' + raw + b"}"
    return read_letter(carrier, name).body


def _paragraphs(text: str) -> list[BodyBlock]:
    return [Paragraph(one_line(line)) for line in nfc(text).splitlines() if line.strip()]


def _row(one: TextBlock) -> BlockRow:
    body = tuple(msgspec.convert(one.body, type=list[BodyBlock]))
    return BlockRow(one.id, one.name, " ".join(_words(body).split()), body)


def _words(body: Sequence[BodyBlock]) -> str:
    from app.services.letter_lines import lines_of

    carrier = Letter(kind="CV", organ=Organ([""]), body=list(body))
    return "\n".join(line.text for line in lines_of(carrier) if line.part == "body")
