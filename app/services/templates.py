"""The clerk's own templates (mẫu): any letter kept to begin others with, filled by a form, shared as a file.

Owns ``letter_template``, the questions that a template asks and the answers known beforehand (our unit, its signer, today).
The fields themselves are kind_templates'. Refuses two templates of one name, and files that are no template.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.files import read_bytes, write_atomic
from app.base.language import mark
from app.base.text import fold, nfc, one_line
from app.domain.rows import LetterRow
from app.layout.parts import DateLine, Letter, Number
from app.models.drafting import LetterTemplate
from app.models.files import Attachment
from app.models.session import Store, UnitOfWork
from app.services import named
from app.services.change import Change, Service
from app.services.kind_templates import KindTemplate, fields_of, filled, in_words, template
from app.services.letter_pictures import ENTITY, PREFIX, ROLE, references
from app.services.letter_rows import find_letter
from app.services.letterheads import blank_letter, ours, superior_name, usual_signer
from app.services.letters import add_draft, draft_row, letter_of, parts_of
from app.services.picture_files import carry_pictures
from app.services.sheets import written_day
from app.services.units import unit_of_letter

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.models.vault import Vault

OWNER: Final = "letter_template"
FILE_FORM: Final = 1
_OTHER: Final = "{CƠ QUAN CÙNG BAN HÀNH}"
_MOST_FILE: Final = 64
"""Megabytes of a shared file."""


class TemplateNameTaken(InputRefused):
    code, what = "VB-034", mark("Đã có mẫu tên “{name}”.")
    remedy = mark("Đặt tên khác, hoặc ghi đè mẫu cũ (--replace).")


class TemplateMissing(InputRefused):
    code, what = "VB-035", mark("Không có mẫu của đơn vị tên “{name}”.")
    remedy = mark("Xem danh sách bằng template list.")


class TemplateFileWrong(InputRefused):
    code, what = "VB-036", mark("“{file}” không phải tệp mẫu văn bản: {reason}.")
    remedy = mark("Lấy lại tệp .vtmau từ nơi gửi, xuất bằng template export.")


class NameEmpty(InputRefused):
    code, what = "VB-037", mark("Chưa đặt tên.")
    remedy = mark("Đặt một tên ngắn, dễ nhớ.")


class PhraseMissing(InputRefused):
    code, what = "VB-038", mark("Trong văn bản không có chữ “{phrase}” để làm chỗ điền.")
    remedy = mark("Chép đúng chữ đang đứng trong văn bản.")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    id: str
    name: str
    standard: str
    kind: str
    subject: str
    fields: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """A field that the form asks, with what is known beforehand."""

    name: str
    known: str


class _Shared(msgspec.Struct, forbid_unknown_fields=True):
    """A template as a file."""

    form: int
    name: str
    letter: msgspec.Raw
    note: str = ""
    pictures: Annotated[dict[str, str], msgspec.Meta(max_length=200)] = {}


class Templates(Service):
    """Verbs on the clerk's templates, and letters begun from any template."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    # --- looking --------------------------------------------------------------------------------------------

    def list(self, *, standard: str | None = None, text: str = "") -> tuple[TemplateRow, ...]:
        """Our own templates by name; found by words without accents."""
        with self.store.read() as session:
            rows = [_row(one) for one in session.scalars(select(LetterTemplate))]
        words = fold(text).split()
        kept = [
            row
            for row in rows
            if standard in (None, row.standard)
            and all(word in fold(f"{row.name} {row.subject} {row.note}") for word in words)
        ]
        return tuple(sorted(kept, key=lambda row: fold(row.name)))

    def get(self, name: str) -> Letter:
        """The letter that a template of ours holds. Raises TemplateMissing."""
        with self.store.read() as session:
            return letter_of(_find(session, name).parts)

    def questions(self, name: str, *, standard: str | None = None) -> tuple[Question, ...]:
        """What has to be filled in. ``standard`` names one of the program's templates; without it, it is ours."""
        with self.store.read() as session:
            letter = _with_our_head(session, self._letter(session, name, standard))
            known = _known(session, self._today())
        return tuple(Question(field, known.get(field, "")) for field in fields_of(letter))

    # --- writing --------------------------------------------------------------------------------------------

    def begin(
        self, name: str, *, values: Mapping[str, str] | None = None, standard: str | None = None
    ) -> Change[LetterRow]:
        """A draft from a template: our head, our signer, the fields filled; what was not answered stays a field.

        Raises TemplateMissing, TemplateUnknown, FieldUnknown.
        """
        with self.work("letters.new") as w:
            letter = _with_our_head(w.session, self._letter(w.session, name, standard))
            known = {
                field: value
                for field, value in _known(w.session, w.today).items()
                if value and field in fields_of(letter)
            }
            given = {nfc(field): nfc(value) for field, value in (values or {}).items()}
            made = filled(letter, known | {field: value for field, value in given.items() if value.strip()})
            record, notes = add_draft(w, made)
            carry_pictures(w, made, ENTITY, record.id)
            return Change.of(draft_row(w, record), w.commit(), notes)

    def save(
        self,
        name: str,
        letter: str | Letter,
        *,
        fields: Mapping[str, str] | None = None,
        note: str = "",
        replace: bool = False,
    ) -> Change[TemplateRow]:
        """Keep a letter (or the one of this id) as a template. ``fields``: words of it that become fields, by the words.

        Raises NameEmpty, TemplateNameTaken unless ``replace``, PhraseMissing, LetterMissing.
        """
        with self.work("templates.save") as w:
            source = letter if isinstance(letter, Letter) else letter_of(find_letter(w.session, letter).parts)
            made = as_template(source, fields or {})
            record = _keep(w, name, made, note, replace=replace)
            carry_pictures(w, made, OWNER, record.id)
            return Change.of(_row(record), named.committed(w, record, _taken))

    def rename(self, name: str, new: str, *, note: str | None = None) -> Change[TemplateRow]:
        """Raises TemplateMissing, NameEmpty, TemplateNameTaken."""
        with self.work("templates.rename") as w:
            record = _find(w.session, name)
            record.name = need_name(new, 200)
            if note is not None:
                record.note = one_line(note)[:500]
            return Change.of(_row(record), named.committed(w, record, _taken))

    def remove(self, name: str) -> Change[str]:
        """Raises TemplateMissing. Letters begun from it stay."""
        with self.work("templates.remove") as w:
            record = _find(w.session, name)
            for file in w.session.scalars(select(Attachment).where(Attachment.owner_id == record.id)):
                w.delete(file)
            w.delete(record)
            return Change.of(record.name, w.commit())

    # --- sharing --------------------------------------------------------------------------------------------

    def export(self, name: str, path: Path) -> Path:
        """The template as one file, with its pictures. Raises TemplateMissing and the refusals of files."""
        with self.store.read() as session:
            record = _find(session, name)
            letter = letter_of(record.parts)
            shared = _Shared(
                FILE_FORM,
                record.name,
                msgspec.Raw(msgspec.json.encode(record.parts)),
                record.note,
                {
                    one: base64.b64encode(self._vault().get(one.removeprefix(PREFIX))).decode()
                    for one in references(letter)
                },
            )
        write_atomic(path, msgspec.json.format(msgspec.json.encode(shared), indent=1))
        return path

    def take_in(self, path: Path, *, name: str = "", replace: bool = False) -> Change[TemplateRow]:
        """A shared template. Raises TemplateFileWrong, LetterRefused, TemplateNameTaken unless ``replace``."""
        from app.layout.read import read_letter
        from app.services.letter_pictures import ready

        try:
            shared = msgspec.json.decode(read_bytes(path, most=_MOST_FILE), type=_Shared)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise TemplateFileWrong(str(path), file=path.name, reason=str(fault)) from None
        if shared.form > FILE_FORM:
            raise TemplateFileWrong(str(path), file=path.name, reason=f"form {shared.form} > {FILE_FORM}")
        letter = read_letter(bytes(shared.letter), path.name)
        files = {}
        for reference in references(letter):
            try:
                data = base64.b64decode(shared.pictures[reference], validate=True)
            except (KeyError, ValueError):
                raise TemplateFileWrong(str(path), file=path.name, reason=reference[:24]) from None
            image = ready(data, reference[:24])
            files[PREFIX + self._vault().put(image.data).sha256] = (reference, image)
        letter = in_words(letter, lambda text: text, {old: new for new, (old, _) in files.items()})
        with self.work("templates.take-in") as w:
            record = _keep(w, name or shared.name, as_template(letter, {}), shared.note, replace=replace)
            for new, (_, image) in files.items():
                digest = new.removeprefix(PREFIX)
                w.add(
                    Attachment(
                        owner_kind=OWNER, owner_id=record.id, role=ROLE, name="", mime=f"image/{image.kind}",
                        size=len(image.data), sha256=digest,
                    )
                )  # fmt: skip
            return Change.of(_row(record), named.committed(w, record, _taken))

    def _letter(self, session: Session, name: str, standard: str | None) -> Letter:
        if standard is None:
            return letter_of(_find(session, name).parts)
        found: KindTemplate = template(standard, name)
        return found.letter

    def _today(self) -> date:
        from app.base.clock import today

        return today(self.store.clock)


def as_template(letter: Letter, fields: Mapping[str, str]) -> Letter:
    """The letter without number and day, with these words of it turned into fields. Raises PhraseMissing."""
    made = msgspec.structs.replace(
        letter, number=Number(), date=DateLine(place=letter.date.place), draft=None, standard_version=None
    )
    for phrase, field in sorted(fields.items(), key=lambda pair: -len(pair[0])):
        words, place = nfc(phrase), "{" + one_line(nfc(field)).strip("{}") + "}"
        after = in_words(made, lambda text, words=words, place=place: text.replace(words, place))  # type: ignore[misc]
        if after == made:
            raise PhraseMissing(phrase, phrase=phrase)
        made = after
    return made


def need_name(name: str, most: int) -> str:
    """A name in one line. Raises NameEmpty."""
    short = one_line(nfc(name))[:most]
    if not short:
        raise NameEmpty
    return short


def _with_our_head(session: Session, letter: Letter) -> Letter:
    """The letter with our head and signer, unless it bears the head of a unit we know."""
    if unit_of_letter(session, letter) is not None:
        return letter
    unit = ours(session)
    blank = blank_letter(session, unit, letter.kind, standard=letter.standard)
    organ = msgspec.structs.replace(
        blank.organ, unit=letter.organ.unit if "{" not in letter.organ.unit else blank.organ.unit
    )
    if " - " in " ".join(letter.organ.issuing):  # a joint document: we lead, the other is asked for
        organ = msgspec.structs.replace(organ, issuing=[f"{' '.join(organ.issuing)} - {_OTHER}"])
    return msgspec.structs.replace(
        letter,
        organ=organ,
        date=msgspec.structs.replace(letter.date, place=blank.date.place or letter.date.place),
        signature=blank.signature if letter.signature and blank.signature else letter.signature,
    )


def _known(session: Session, day: date) -> dict[str, str]:
    """Answers that nobody has to type, by the names that our templates use for them."""
    unit = ours(session)
    signer = usual_signer(session, unit)
    return {
        "cơ quan": unit.name,
        "đơn vị": unit.name,
        "cấp trên": superior_name(session, unit),
        "họ tên người ký": signer.name if signer else "",
        "chức vụ người ký": signer.position if signer else "",
        "đơn vị soạn thảo": unit.drafting_unit or "",
        "địa danh": unit.place or "",
        "ngày hôm nay": written_day(day),
        "năm nay": str(day.year),
    }


def _keep(w: UnitOfWork, name: str, letter: Letter, note: str, *, replace: bool) -> LetterTemplate:
    title = need_name(name, 200)
    record = w.session.scalars(select(LetterTemplate).where(LetterTemplate.name == title)).one_or_none()
    if record is not None and not replace:
        raise TemplateNameTaken("$.name", name=title)
    parts = parts_of(letter)
    if record is None:
        record = w.add(
            LetterTemplate(
                name=title, standard=letter.standard, kind=letter.kind, form=letter.form, parts=parts,
                note=one_line(note)[:500],
            )
        )  # fmt: skip
    else:
        record.standard, record.kind, record.form, record.parts = (
            letter.standard, letter.kind, letter.form, parts,
        )  # fmt: skip
        record.note = one_line(note)[:500] or record.note
    return record


def _taken(name: str) -> TemplateNameTaken:
    return TemplateNameTaken("$.name", name=name)


def _find(session: Session, name: str) -> LetterTemplate:
    found = named.find(session, LetterTemplate, name)
    if found is None:
        raise TemplateMissing("$.template", name=name)
    return found


def _row(one: LetterTemplate) -> TemplateRow:
    letter = letter_of(one.parts)
    return TemplateRow(one.id, one.name, one.standard, one.kind, letter.subject, fields_of(letter), one.note)
