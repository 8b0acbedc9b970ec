"""A sheet as DOCX: paragraphs that flow, one named style per role, nothing decided here.

The pen is python-docx; it is loaded when the first letter is written, not when this room is named. The room refuses
every measure of its own: what it writes stands in the sheet. It knows nothing of the PDF writer, its twin.
"""
