"""Data to the bytes of a package: order and prefixes of the reference samples, no empty optional elements.

The root is in the default namespace, everything of the envelope carries the prefix, the attachment part does not except
its base64; receiving systems refuse other spellings of the same namespace.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from lxml import etree

from app.base.text import storable
from app.exchange.attached import suffix
from app.exchange.package import (
    Business,
    File,
    LetterPackage,
    Office,
    Package,
    ReceiptPackage,
    Reference,
    Staff,
)
from app.exchange.reader import NAMESPACE

_PLAIN: Final = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Kinds that travel as they are; any other goes as the one entry of a ZIP under its own name."""
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)  # equal files make equal packages


class _Tree:
    """Elements of the envelope: prefixed, written only when they say something."""

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    def down(self, name: str, **attributes: str) -> _Tree:
        made = etree.SubElement(self.parent, f"{{{NAMESPACE}}}{name}", nsmap={"edXML": NAMESPACE})
        for key, value in attributes.items():
            made.set(key, value)
        return _Tree(made)

    def say(self, name: str, value: object, *, always: bool = False) -> None:
        text = storable(str(value)) if value is not None else ""
        if text or always:
            self.down(name).parent.text = text


_DEFAULT: Final[Any] = {None: NAMESPACE}


def write_package(package: Package) -> bytes:
    """The package as UTF-8 XML. Files without data are left out."""
    root = etree.Element(f"{{{NAMESPACE}}}edXML", nsmap=_DEFAULT)
    envelope = _Tree(root).down("edXMLEnvelope")
    header = envelope.down("edXMLHeader")
    files: list[tuple[str, File]] = []
    if isinstance(package, ReceiptPackage):
        _receipt(header.down("MessageHeader"), package)
    else:
        files = [
            (f.content_id or f"tep-{i}", f) for i, f in enumerate(package.files, 1) if f.data is not None
        ]
        _letter(header.down("MessageHeader"), package)
        _traces(header.down("TraceHeaderList"), package)
        manifest = envelope.down("edXMLBody").down("edXMLManifest", version="1.0")
        for key, file in files:
            _listed(manifest.down("Reference"), key, file)
    if files:
        _encoded(root, files)
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def _day(day: date | None) -> str:
    return day.strftime("%Y/%m/%d") if day else ""


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y/%m/%d %H:%M:%S") if at else ""


def _office(tree: _Tree, office: Office) -> None:
    for name, value in (
        ("OrganId", office.id),
        ("OrganizationInCharge", office.in_charge),
        ("OrganName", office.name),
        ("OrganAdd", office.address),
        ("Email", office.email),
        ("Telephone", office.telephone),
        ("Fax", office.fax),
        ("Website", office.website),
    ):
        tree.say(name, value)


def _staff(tree: _Tree, staff: Staff | None) -> None:
    if staff is None:
        return
    info = tree.down("StaffInfo")
    for name, value in (
        ("Department", staff.department),
        ("Staff", staff.name),
        ("Email", staff.email),
        ("Mobile", staff.mobile),
    ):
        info.say(name, value)


def _about(tree: _Tree, reference: Reference) -> None:
    made = tree.down("ResponseFor")
    made.say("OrganId", reference.office_id)
    made.say("Code", "/".join(part for part in (reference.number, reference.notation) if part))
    made.say("DocumentId", reference.document_id)
    made.say("PromulgationDate", _day(reference.day))


def _receipt(tree: _Tree, receipt: ReceiptPackage) -> None:
    _office(tree.down("From"), receipt.sender)
    _about(tree, receipt.about)
    _staff(tree, receipt.staff)
    tree.say("StatusCode", receipt.status.value if receipt.status else "")
    tree.say("Description", receipt.description)
    tree.say("Timestamp", _moment(receipt.at))


def _letter(tree: _Tree, letter: LetterPackage) -> None:
    _office(tree.down("From"), letter.sender)
    for office in letter.receivers:
        _office(tree.down("To"), office)
    tree.say("DocumentId", letter.document_id)
    _group(tree, "Code", (("CodeNumber", letter.number), ("CodeNotation", letter.notation)))
    _group(tree, "PromulgationInfo", (("Place", letter.place), ("PromulgationDate", _day(letter.day))))
    _group(
        tree,
        "DocumentType",
        (("Type", letter.kind_code), ("TypeDetail", letter.kind_detail), ("TypeName", letter.kind_name)),
    )
    tree.say("Subject", letter.subject)
    tree.say("Content", letter.content)
    _group(
        tree,
        "SignerInfo",
        (("Competence", letter.authority), ("Position", letter.position), ("FullName", letter.signer)),
    )
    tree.say("DueDate", _day(letter.due))
    _other(tree.down("OtherInfo"), letter)
    for reference in letter.answers:
        _about(tree, reference)
    tree.say("SteeringType", letter.steering)
    _names(tree, "ToPlaces", "Place", letter.recipients)


def _group(tree: _Tree, name: str, pairs: Iterable[tuple[str, str]]) -> None:
    said = [(key, value) for key, value in pairs if value]
    if said:
        made = tree.down(name)
        for key, value in said:
            made.say(key, value)


def _names(tree: _Tree, holder: str, item: str, values: tuple[str, ...]) -> None:
    if values:
        made = tree.down(holder)
        for value in values:
            made.say(item, value)


def _other(tree: _Tree, letter: LetterPackage) -> None:
    tree.say("Priority", int(letter.priority))
    tree.say("SphereOfPromulgation", letter.sphere)
    tree.say("TyperNotation", letter.typer)
    tree.say("PromulgationAmount", letter.copies)
    tree.say("PageAmount", letter.pages)
    tree.say("Direction", letter.direction)
    _names(tree, "Appendixes", "Appendix", letter.appendixes)


def _traces(tree: _Tree, letter: LetterPackage) -> None:
    for trace in letter.traces:
        made = tree.down("TraceHeader")
        made.say("OrganId", trace.office_id)
        made.say("Timestamp", _moment(trace.at))
    _business(tree.down("Bussiness"), letter.business)


def _business(tree: _Tree, business: Business) -> None:
    tree.say("DocumentId", business.document_id)
    tree.say("BussinessDocType", int(business.act))
    tree.say("BussinessDocReason", business.reason)
    tree.say("Paper", int(business.paper))
    if business.receivers:
        holder = tree.down("BussinessDocumentInfo").down("ReceiverList")
        for change in business.receivers:
            made = holder.down("Receiver")
            made.say("OrganId", change.office_id)
            made.say("ReceiverType", int(change.added))
    if business.replaces:
        replacements = tree.down("ReplacementInfoList")
        for replaced in business.replaces:
            made = replacements.down("ReplacementInfo")
            made.say("DocumentId", replaced.document_id)
            _names(made, "OrganIdList", "OrganId", replaced.office_ids)
    _staff(tree, business.staff)


def _content_type(name: str) -> str:
    return _PLAIN.get(suffix(name), "application/zip")


def _listed(tree: _Tree, key: str, file: File) -> None:
    tree.say("ContentId", f"cid:{key}")
    tree.say("ContentType", _content_type(file.name))
    tree.say("Description", file.description or file.name)
    tree.say("AttachmentName", file.name)


def _encoded(root: Any, files: list[tuple[str, File]]) -> None:
    holder = etree.SubElement(root, f"{{{NAMESPACE}}}AttachmentEncoded")
    for key, file in files:
        made = etree.SubElement(holder, f"{{{NAMESPACE}}}Attachment")
        for name, text in (
            ("ContentId", f"cid:{key}"),
            ("AttachmentName", file.name),
            ("Description", file.description or file.name),
            ("ContentType", _content_type(file.name)),
        ):
            etree.SubElement(made, f"{{{NAMESPACE}}}{name}").text = storable(text)
        _Tree(made).say("ContentTransferEncoded", base64.b64encode(_travelling(file)).decode("ascii"))


def _travelling(file: File) -> bytes:
    assert file.data is not None
    if suffix(file.name) in _PLAIN:
        return file.data
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(file.name.replace("/", "_"), _ZIP_DAY), file.data)
    return packed.getvalue()
