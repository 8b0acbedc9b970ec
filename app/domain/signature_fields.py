"""The places of signatures in our own PDFs, by the name of the form field that waits for each."""

from __future__ import annotations

from typing import Final

PERSON_FIELD: Final = "ChuKyNguoiKy"
"""Chữ ký của người có thẩm quyền: centred between the position line and the name."""
ORGAN_FIELD: Final = "ChuKyCoQuan"
"""Chữ ký của cơ quan, tổ chức: over the left third of the person's."""
