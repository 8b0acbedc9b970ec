"""The records and the one way to change them.

Owns the mapped classes by subject, the unit of work (session.py), the vault of attachments, keys, migrations, copies.
Refuses rules of the trade (domain), file formats (export, intake) and windows. Nothing outside opens the database.
"""
