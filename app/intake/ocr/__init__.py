"""Recognition of characters (OCR): pictures of pages become lines with places, without a network.

``read_into`` fills the pages of a ``SourceText`` that are pictures; ``app.intake.recognition`` calls it in the reader's
child process. It tells ``Progress`` page by page and stops when that raises ``Cancelled``.
"""

from __future__ import annotations

from app.intake.ocr.data import OcrMissing, available
from app.intake.ocr.files import missing, read_into

__all__ = ["OcrMissing", "available", "missing", "read_into"]
