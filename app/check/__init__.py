"""Conformance: does a letter keep to its standard, and if not, where, by how much, by which article.

Three eyes (``of_sheet``, ``of_docx``, ``of_pdf``) see a letter's components the same way (``seen``); one set of rules
judges what was seen against the standard's own entries. Knows no writer and no database; changes nothing.
"""
