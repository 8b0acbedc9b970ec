"""Intake: an incoming file becomes text, and text becomes guesses for the register's fields.

Owns reading (PDF with a text layer, DOCX, plain text) and extraction. Stores nothing, changes no file, decides nothing:
the clerk sees each guess with its certainty and place and confirms it. OCR and old formats join as further readers.
"""

from __future__ import annotations

from app.intake.extract import guess
from app.intake.extract.guesses import Cite, Guess, Guesses
from app.intake.reading import file_bytes, read, read_bytes
from app.intake.report import as_json
from app.intake.source import Box, Column, FileType, How, Line, Page, Run, SourceText

__all__ = [
    "Box",
    "Cite",
    "Column",
    "FileType",
    "Guess",
    "Guesses",
    "How",
    "Line",
    "Page",
    "Run",
    "SourceText",
    "as_json",
    "file_bytes",
    "guess",
    "read",
    "read_bytes",
]
