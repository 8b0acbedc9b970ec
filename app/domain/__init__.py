"""Values and rules of the trade: units, letters, numbers, deadlines, members, rows for windows and commands.

Pure: no file, no SQL, no clock of its own, no word of a standard (those are data in resources/standards). Everything
here can be tried in a test with plain values.
"""
