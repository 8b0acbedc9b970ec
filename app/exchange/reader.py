"""Bytes of a package to data, in every dialect met.

Refuses what is not XML, what declares a document type or entities, what is no package, and what lacks the parts without
which nothing can be understood; each with the place. Everything else that is odd becomes a note.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from app.exchange.attached import read_files
from app.exchange.package import (
    Act,
    Business,
    LetterPackage,
    Oddity,
    Office,
    Opened,
    Package,
    Priority,
    ReceiptPackage,
    ReceiverChange,
    Reference,
    Replacement,
    Staff,
    Status,
    Trace,
)
from app.exchange.refusals import PackageBroken, PackageForeign, PackageUnsafe
from app.exchange.values import Node, Reading, day_of
from app.exchange.wrapping import Beside, unwrap

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_DEPTH: Final = 64
_WRAPPED_DEPTH: Final = 6
_FLAT_CODE: Final = re.compile(r"\s*([^/\s]+)\s*/\s*(.+)")


def read_package(data: bytes, file: str) -> Opened:
    """The package in ``data``; ``file`` is its name for the sentences.

    Raises PackageBroken, PackageUnsafe, PackageForeign, PackageIncomplete, PackageTooLarge.
    """
    reading = Reading(file)
    body, beside = unwrap(data, reading)
    root = _root(body, reading)
    envelope = _envelope(root)
    header = envelope.need("edXMLHeader", "Header")
    message = header.need("MessageHeader")
    _note_namespace(root, reading)
    if header.find("Signature") is not None or envelope.find("Signature") is not None:
        reading.note(Oddity.XML_SIGNATURE)
    package: Package = (
        _receipt(message)
        if message.find("StatusCode") is not None
        else _letter(root, envelope, header, message, beside)
    )
    return Opened(package, tuple(reading.notes))


def _root(body: bytes, reading: Reading) -> Node:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        top: Any = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise PackageBroken(file=reading.file, line=line, column=column) from None
    except ValueError:
        raise PackageBroken(file=reading.file, line=1, column=1) from None
    tree = top.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise PackageUnsafe(file=reading.file, line=1)
    _measure_depth(top, reading)
    return Node(top, reading)


def _envelope(root: Node) -> Node:
    """The envelope: the root itself, below it, or inside the SOAP message of the older form."""
    level = [root]
    for _ in range(_WRAPPED_DEPTH):
        for node in level:
            name = node.name.lower()
            if name == "edxmlenvelope" or (name == "envelope" and _is_soap_form(node)):
                return node
        level = [Node(child, root.reading) for node in level for child in node.element]
    if root.name.lower() != "edxml":
        raise PackageForeign(file=root.reading.file, found=root.name[:60])
    return root.need("edXMLEnvelope")


def _is_soap_form(node: Node) -> bool:
    header = node.find("Header")
    return header is not None and header.find("MessageHeader") is not None


def _measure_depth(top: Any, reading: Reading) -> None:
    """No real package is deep; walking a hostile one by recursion elsewhere would cost the stack."""
    level = [top]
    for _ in range(_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise PackageUnsafe(file=reading.file, line=level[0].sourceline or 0)


def _note_namespace(root: Node, reading: Reading) -> None:
    found = next(root.element.iter("{*}MessageHeader"))
    space = etree.QName(found).namespace
    if space != NAMESPACE:
        reading.note(Oddity.NAMESPACE, root, found=space or "-")


def _receipt(message: Node) -> ReceiptPackage:
    code, status = message.said("StatusCode"), None
    try:
        status = Status(code.zfill(2))
    except ValueError:
        message.reading.note(Oddity.STATUS, message.find("StatusCode"), found=code)
    about = message.need("ResponseFor")
    return ReceiptPackage(
        sender=_office(message.need("From")),
        about=_reference(about),
        status=status,
        description=message.said("Description"),
        at=message.moment("Timestamp"),
        staff=_staff(message),
    )


def _letter(root: Node, envelope: Node, header: Node, message: Node, beside: Beside) -> LetterPackage:
    reading = root.reading
    number, notation = _code(message)
    if number and not number.isdigit():
        reading.note(Oddity.NUMBER, message.find("Code"), found=number)
    promulgation, kind, signer, other = (
        message.find(name) for name in ("PromulgationInfo", "DocumentType", "SignerInfo", "OtherInfo")
    )
    trace = header.find("TraceHeaderList") or envelope.find("TraceHeaderList")
    made = LetterPackage(
        sender=_office(message.need("From")),
        receivers=tuple(_office(node) for node in message.all("To")),
        document_id=message.said("DocumentId"),
        number=number,
        notation=notation,
        place=promulgation.said("Place") if promulgation else "",
        day=promulgation.day("PromulgationDate") if promulgation else None,
        kind_code=kind.said("Type") if kind else "",
        kind_detail=kind.said("TypeDetail") if kind else "",
        kind_name=kind.said("TypeName") if kind else "",
        subject=message.said("Subject"),
        content=message.said("Content"),
        authority=signer.said("Competence") if signer else "",
        position=signer.said("Position") if signer else "",
        signer=signer.said("FullName") if signer else "",
        due=message.day("DueDate"),
        priority=_priority(other),
        sphere=other.said("SphereOfPromulgation") if other else "",
        typer=other.said("TyperNotation") if other else "",
        copies=other.count("PromulgationAmount") if other else None,
        pages=other.count("PageAmount") if other else None,
        direction=other.said("Direction") if other else "",
        appendixes=_list(other, "Appendixes", "Appendix"),
        answers=tuple(_reference(node) for node in message.all("ResponseFor")),
        steering=message.said("SteeringType"),
        recipients=_list(message, "ToPlaces", "Place"),
        traces=tuple(
            Trace(node.said("OrganId"), node.moment("Timestamp"))
            for node in (trace.all("TraceHeader") if trace else ())
        ),
        business=_business(trace),
        files=read_files(_listed(envelope), _encoded(root, envelope), reading, beside),
    )
    for place, value in (
        ("DocumentId", made.document_id),
        ("CodeNumber", made.number),
        ("Subject", made.subject),
    ):
        if not value:
            reading.note(Oddity.MISSING, message, found=place)
    if made.day is None and not (promulgation and promulgation.said("PromulgationDate")):
        reading.note(Oddity.MISSING, message, found="PromulgationDate")
    return made


def _listed(envelope: Node) -> list[Node]:
    body = envelope.find("edXMLBody", "Body")
    manifest = body.find("edXMLManifest", "Manifest") if body else None
    return list(manifest.all("Reference")) if manifest else []


def _encoded(root: Node, envelope: Node) -> list[Node]:
    holders = [
        *root.all("AttachmentEncoded"),
        *(envelope.all("AttachmentEncoded") if envelope != root else ()),
    ]
    return [node for holder in holders for node in holder.all("Attachment")]


def _office(node: Node) -> Office:
    return Office(
        id=node.office_id("OrganId"),
        name=node.said("OrganName"),
        in_charge=node.said("OrganizationInCharge", "OrganInCharge"),
        address=node.said("OrganAdd"),
        email=node.said("Email"),
        telephone=node.said("Telephone"),
        fax=node.said("Fax"),
        website=node.said("Website"),
    )


def _code(node: Node) -> tuple[str, str]:
    """Number and notation, from the two elements or from flat text '7816/VPCP-TTĐT'."""
    code = node.find("Code")
    if code is None:
        return "", ""
    if code.find("CodeNumber", "CodeNotation") is not None or len(code.element):
        return code.said("CodeNumber"), code.said("CodeNotation")
    flat = _FLAT_CODE.fullmatch(code.words())
    return (flat[1], flat[2].strip()) if flat else (code.words(), "")


def _reference(node: Node) -> Reference:
    number, notation = _code(node)
    day = node.day("PromulgationDate")
    document_id = node.said("DocumentId")
    if day is None and document_id.count(",") >= 2:  # 'office,yyyy/MM/dd,number/notation'
        day = day_of(document_id.split(",")[1])
    return Reference(node.said("OrganId"), number, notation, day, document_id)


def _staff(node: Node | None) -> Staff | None:
    info = node.find("StaffInfo") if node else None
    if info is None:
        return None
    return Staff(info.said("Department"), info.said("Staff"), info.said("Email"), info.said("Mobile"))


def _list(node: Node | None, holder: str, item: str) -> tuple[str, ...]:
    inside = node.find(holder) if node else None
    words = [entry.words() for entry in inside.all(item)] if inside else []
    return tuple(word for word in words if word)


def _priority(other: Node | None) -> Priority:
    text = other.said("Priority") if other else ""
    if not text:
        return Priority.NORMAL
    try:
        return Priority(int(text))
    except ValueError:
        assert other is not None
        other.reading.note(Oddity.PRIORITY, other.find("Priority"), found=text)
        return Priority.NORMAL


def _business(trace: Node | None) -> Business:
    node = trace.find("Bussiness", "Business") if trace else None
    if node is None:
        return Business()
    text, act = node.said("BussinessDocType", "BusinessDocType"), Act.NEW
    try:
        act = Act(int(text or 0))
    except ValueError:
        node.reading.note(Oddity.ACT, node.find("BussinessDocType", "BusinessDocType"), found=text)
    return Business(
        act=act,
        reason=node.said("BussinessDocReason", "BusinessDocReason"),
        document_id=node.said("DocumentId"),
        paper=node.said("Paper").lower() in {"1", "true"},
        staff=_staff(node),
        receivers=_receiver_changes(node.find("BussinessDocumentInfo", "BusinessDocumentInfo")),
        replaces=_replacements(node.find("ReplacementInfoList")),
    )


def _receiver_changes(info: Node | None) -> tuple[ReceiverChange, ...]:
    holder = info.find("ReceiverList") if info else None
    return tuple(
        ReceiverChange(node.said("OrganId"), node.said("ReceiverType") == "1")
        for node in (holder.all("Receiver") if holder else ())
    )


def _replacements(holder: Node | None) -> tuple[Replacement, ...]:
    return tuple(
        Replacement(node.said("DocumentId"), _list(node, "OrganIdList", "OrganId"))
        for node in (holder.all("ReplacementInfo") if holder else ())
    )
