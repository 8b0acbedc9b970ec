"""Intake: an incoming file becomes text, and text becomes guesses for the register's fields.

Owns reading (whatever arrives, in a child process with limits), opening of archives and e-mails, and extraction. Stores
nothing, changes no file, decides nothing: the clerk sees each guess with its certainty and place and confirms it.
"""

from __future__ import annotations

from app.intake.door import file_bytes, open_bytes, open_file, read, read_bytes
from app.intake.extract import guess
from app.intake.extract.guesses import Cite, Guess, Guesses
from app.intake.opened import Opened, Part
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
    "Opened",
    "Page",
    "Part",
    "Run",
    "SourceText",
    "as_json",
    "file_bytes",
    "guess",
    "open_bytes",
    "open_file",
    "read",
    "read_bytes",
]
