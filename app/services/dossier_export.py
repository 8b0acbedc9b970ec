"""A dossier as files: XML by the fields of Decree 30, Annex VI, one PDF in the order of time, a ZIP with everything.

Owns the mapping of our fields to the decree's names and lengths. The ZIP names each file with its digest, so that whoever
takes it can see that nothing was lost on the way. Written whole or not at all.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sqlalchemy import select

from app.base.clock import VIETNAM
from app.base.files import write_atomic
from app.base.progress import Progress, Silent
from app.base.text import fold
from app.domain.deadlines import urgent
from app.models.dossiers import Dossier
from app.models.files import Attachment
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.registering import LetterStep
from app.models.session import Store
from app.models.units import Unit
from app.services.dossier_papers import DossierPapers
from app.services.dossier_rows import INCOMING, DossierView, FiledRow, view_of
from app.services.dossiers import find_dossier
from app.services.sheets import EndingUnknown, written_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.vault import Vault

_LANGUAGE: Final = "Tiếng Việt"
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_PICTURES: Final = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A file of the export."""

    name: str
    data: bytes
    mime: str
    ordinal: int


class DossierExport:
    """Reads only; drawing and packing are long work."""

    def __init__(self, store: Store, papers: DossierPapers, vault: Callable[[], Vault]) -> None:
        self._store, self._papers, self._vault = store, papers, vault

    def save(self, dossier: str, path: Path, *, progress: Progress | None = None) -> Path:
        """Write as .xml, .pdf or .zip, by the name's ending. Raises EndingUnknown, DossierMissing."""
        watch = progress or Silent()
        match path.suffix.casefold():
            case ".xml":
                data = self.xml(dossier)
            case ".pdf":
                data = self.pdf(dossier, progress=watch)
            case ".zip":
                data = self.zip(dossier, progress=watch)
            case other:
                raise EndingUnknown(ending=other or path.name, known=".xml, .pdf, .zip")
        write_atomic(path, data)
        return path

    def xml(self, dossier: str) -> bytes:
        """The dossier and its letters as Annex VI, Part II names them."""
        with self._store.read() as session:
            found = find_dossier(session, dossier)
            view = view_of(session, found)
            root = _tree(session, found, view)
        indent(root)
        body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return body

    def pdf(self, dossier: str, *, progress: Progress | None = None) -> bytes:
        """The list of letters, then every letter that has pages, in the order of the list."""
        import pikepdf

        from app.export.lists.paper_pdf import draw

        with self._store.read() as session:
            view = view_of(session, find_dossier(session, dossier))
        out = io.BytesIO()
        with pikepdf.new() as whole:
            for part in (draw(self._papers.letters(view)), *self._pages(view, progress or Silent())):
                with pikepdf.open(io.BytesIO(part)) as one:
                    whole.pages.extend(one.pages)
            whole.save(out, deterministic_id=True)
        return out.getvalue()

    def zip(self, dossier: str, *, progress: Progress | None = None) -> bytes:
        """Everything: the XML, the list of letters as PDF, each letter's files as they came, and a list of digests."""
        from app.export.lists.paper_pdf import draw

        with self._store.read() as session:
            view = view_of(session, find_dossier(session, dossier))
        files = [
            DossierFile("ho_so.xml", self.xml(dossier), "application/xml", 0),
            DossierFile("muc_luc_van_ban.pdf", draw(self._papers.letters(view)), "application/pdf", 0),
            *self._files(view, progress or Silent()),
        ]
        listing = {one.name: {"sha256": sha256(one.data).hexdigest(), "size": len(one.data)} for one in files}
        now = self._store.clock.now().astimezone(VIETNAM)
        stamp = (now.year, now.month, now.day, now.hour, now.minute, now.second)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in (
                *((one.name, one.data) for one in files),
                ("ma_kiem.json", json.dumps(listing, ensure_ascii=False, indent=1).encode()),
            ):
                packed.writestr(zipfile.ZipInfo(name, stamp), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    # --- files ------------------------------------------------------------------------------------------

    def _pages(self, view: DossierView, watch: Progress) -> Iterator[bytes]:
        from app.export.lists import stamp

        for one in self._files(view, watch):
            if one.mime == "application/pdf" and _opens(one.data):
                yield one.data
            elif one.mime in _PICTURES:
                yield stamp.from_picture(one.data, name=one.name)

    def _files(self, view: DossierView, watch: Progress) -> Iterator[DossierFile]:
        taken: set[str] = set()
        for at, entry in enumerate(view.entries):
            watch.step(at, len(view.entries), entry.subject)
            for name, mime, data in self._of(entry):
                yield DossierFile(_name(entry, name, taken), data, mime, entry.ordinal)

    def _of(self, entry: FiledRow) -> Iterator[tuple[str, str, bytes]]:
        with self._store.read() as session:
            query = select(Attachment).where(
                Attachment.owner_kind == entry.entity, Attachment.owner_id == entry.record_id
            )
            files = [one for one in session.scalars(query.order_by(Attachment.id)) if one.role != "source"]
            session.expunge_all()
        for file in files:
            yield file.name, file.mime, self._vault().get(file.sha256)
        if entry.entity != INCOMING and not any(file.mime == "application/pdf" for file in files):
            drawn = self._drawn(entry.record_id)
            if drawn is not None:
                yield "van_ban.pdf", "application/pdf", drawn

    def _drawn(self, letter_id: str) -> bytes | None:
        """A letter of ours as its PDF, made from its parts."""
        from app.base.errors import AppError
        from app.export.pdf.writer import render
        from app.layout.read import read_letter
        from app.services.rendering import sheet_of

        with self._store.read() as session:
            letter = session.get(OutgoingLetter, letter_id)
            parts = json.dumps(letter.parts, ensure_ascii=False) if letter is not None else ""
        if not parts:
            return None
        try:
            return render(sheet_of(read_letter(parts))).data
        except AppError:  # a draft half written has no page yet; the list names it all the same
            return None


def _opens(data: bytes) -> bool:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return len(document.pages) > 0
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return False


def _name(entry: FiledRow, name: str, taken: set[str]) -> str:
    """'003_856-CV_TĐTN_thu.pdf': in the order of the list, no sign that a file system refuses, none twice."""
    stem, dot, ending = name.rpartition(".")
    base = _UNSAFE.sub("_", f"{entry.ordinal:03d}_{entry.printed}_{stem if dot else name}")[:120].rstrip(" .")
    made, count = f"{base}.{ending[:8]}" if dot else base, 1
    while fold(made) in taken:
        count += 1
        made = f"{base} ({count}).{ending[:8]}" if dot else f"{base} ({count})"
    taken.add(fold(made))
    return made


# --- XML ----------------------------------------------------------------------------------------------------------


def _tree(session: Session, dossier: Dossier, view: DossierView) -> Element:
    unit = session.get(Unit, dossier.unit_id)
    organ = (unit.code or "") if unit else ""
    root = Element("File")
    _code(root, organ, dossier)
    row = view.row
    _put(root, "Title", row.title, 500)
    _put(root, "Maintenance", row.retention, 30)
    _put(root, "Rights", dossier.rights, 30)
    _put(root, "Creator", row.person, 30)
    _put(root, "Language", dossier.language or _LANGUAGE, 50)
    _put(root, "StartDate", _date(row.first_day))
    _put(root, "EndDate", _date(row.last_day))
    _put(root, "DocTotal", str(row.letters), 4)
    _put(root, "PageTotal", str(sum(entry.sheets or 0 for entry in view.entries)), 4)
    _put(root, "Description", row.note, 500)
    documents = SubElement(root, "Documents")
    for entry in view.entries:
        _document(session, documents, organ, dossier, entry)
    return root


def _document(session: Session, documents: Element, organ: str, dossier: Dossier, entry: FiledRow) -> None:
    incoming = session.get(IncomingLetter, entry.record_id) if entry.entity == INCOMING else None
    outgoing = session.get(OutgoingLetter, entry.record_id) if entry.entity != INCOMING else None
    one = SubElement(documents, "Document", {"Direction": "in" if entry.entity == INCOMING else "out"})
    _code(one, organ, dossier)
    _put(one, "DocOrdinal", str(entry.ordinal), 3)
    _put(one, "TypeName", entry.kind, 100)
    number, notation = _parted(incoming, outgoing)
    _put(one, "CodeNumber", number, 11)
    _put(one, "CodeNotation", notation, 30)
    _put(one, "IssuedDate", _date(entry.dated))
    _put(one, "OrganName", entry.author, 200)
    _put(one, "Subject", entry.subject, 500)
    _put(one, "Language", _LANGUAGE, 30)
    _put(one, "PageAmount", str(entry.sheets or ""), 3)
    _put(one, "Description", entry.note, 500)
    signer = SubElement(one, "SignerInfo")
    if incoming is not None:
        _put(one, "ArrivalDate", _date(incoming.arrived_on))
        _put(one, "ArrivalNumber", str(incoming.arrival_number or ""), 10)
        _put(signer, "Position", incoming.position, 100)
        _put(signer, "FullName", incoming.signer, 50)
        _put(one, "Priority", _priority(incoming.urgency, incoming.secrecy))
        _put(one, "ToPlaces", incoming.handler, 1000)
        _put(one, "TraceHeaderList", _trace(session, incoming))
        _put(one, "DueDate", _date(incoming.due_on))
    elif outgoing is not None:
        parts = outgoing.parts or {}
        signature = parts.get("signature") or {}
        _put(signer, "Position", str(signature.get("position") or ""), 100)
        _put(signer, "FullName", outgoing.signer, 50)
        for name in [*(parts.get("addressees") or ()), *(r["name"] for r in parts.get("recipients") or ())]:
            to = SubElement(one, "To")
            _put(to, "OrganId", "", 13)
            _put(to, "OrganName", str(name), 200)
        _put(one, "Priority", _priority(parts.get("urgency"), parts.get("secrecy")))
        _put(one, "IssuedAmount", str(outgoing.copies or ""), 3)


def _code(where: Element, organ: str, dossier: Dossier) -> None:
    code = SubElement(where, "FileCode")
    _put(code, "OrganId", organ, 13)
    _put(code, "FileCatalog", str(dossier.year), 4)
    _put(code, "FileNotation", dossier.code, 20)


def _put(where: Element, name: str, value: str, most: int | None = None) -> None:
    SubElement(where, name).text = value if most is None else value[:most]


def _date(day: date | None) -> str:
    return day.isoformat() if day else ""


def _parted(incoming: IncomingLetter | None, outgoing: OutgoingLetter | None) -> tuple[str, str]:
    if incoming is not None:
        return incoming.number or "", incoming.notation or ""
    found = re.match(r"(\w+?)\s*[-/]\s*(.+)", outgoing.number_printed) if outgoing is not None else None
    return (found[1], found[2]) if found else ("", "")


def _priority(urgency: str | None, secrecy: str | None) -> str:
    """0 ordinary, 1 urgent, 2 secret: the annex gives one digit and leaves its values to the system."""
    return "2" if secrecy else "1" if urgent(urgency) else "0"


def _trace(session: Session, letter: IncomingLetter) -> str:
    """Assignment, remarks and state, a line each, the first step first."""
    query = select(LetterStep).where(LetterStep.incoming_id == letter.id)
    lines = []
    for step in session.scalars(query.order_by(LetterStep.happened_on, LetterStep.id)):
        words = (step.stage, step.who, step.opinion, step.lead, *(step.co_workers or ()), step.note)
        lines.append(f"{written_day(step.happened_on)}: " + "; ".join(part for part in words if part))
    return "\n".join(lines)
