"""Sheets with one person a row: read, understood column by column, checked cell by cell; nothing is stored.

Owns what a workbook or a CSV says of people: where the head stands, which column is which field, what each cell means, and
what is wrong with it (sheet, row, column, value, reason, remedy). The reading happens in the child process; the ways in
are ``look`` (heads, samples, guessed columns) and ``read_rows`` (all rows by a chosen map, in packs).
Refuses to know records: whether a person is there already is for the services.
"""

from __future__ import annotations

from app.intake.sheets.door import look, read_rows
from app.intake.sheets.shapes import Fault, Look, Pack, Rows, SheetLook, Wish

__all__ = ["Fault", "Look", "Pack", "Rows", "SheetLook", "Wish", "look", "read_rows"]
