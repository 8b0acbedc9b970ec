"""The official document: what the clerk wrote (parts), how it is composed, the resolved tree (sheet).

Pure: same input, same sheet, same digest. Knows no file format, no database, no window. Both writers, the page picture
and the checker read the sheet; none of them decides a measure.
"""
