"""What the PDF says about itself: title, subject, author, language, how it wants to be shown. No person's name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.layout.sheet import Meta

PRODUCER = "Văn thư Đoàn"


def set_info(canvas: Any, meta: Meta, created: datetime | None) -> None:
    """``created`` must know its zone; without it no date is written."""
    canvas._doc.info = _info(meta, created)
    canvas.setCatalogEntry("Lang", meta.language)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")


def _info(meta: Meta, created: datetime | None) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

    class Info(PDFInfo):  # reportlab's own always writes a date
        def format(self, document: Any) -> Any:
            told = {
                "Title": meta.title,
                "Subject": meta.subject,
                "Author": meta.organ,
                "Producer": PRODUCER,
                "Creator": PRODUCER,
            }
            if created is not None:
                told["CreationDate"] = told["ModDate"] = pdf_moment(created)
            return PDFDictionary({key: PDFString(text) for key, text in told.items() if text}).format(
                document
            )

    info = Info()
    # These three go into the file's identity.
    info.title, info.subject, info.author = meta.title, meta.subject, meta.organ
    return info


def pdf_moment(moment: datetime) -> str:
    """D:20130520083000+07'00'."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'" if zone else f"D:{moment:%Y%m%d%H%M%S}"
