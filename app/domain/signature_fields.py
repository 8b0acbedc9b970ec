"""The places of signatures in our own PDFs, by the name of the form field that waits for each."""

from __future__ import annotations

from typing import Final

PERSON_FIELD: Final = "ChuKy"
"""Chữ ký của người có thẩm quyền: centred between the position line and the name. Who signs beside has the
same with a number: 'ChuKy2'."""
ORGAN_FIELD: Final = "DauCoQuan"
"""Chữ ký của cơ quan, tổ chức: over the left third of the person's."""
