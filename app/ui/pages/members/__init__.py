"""Đoàn viên: tree of units, list, record. Reads through the roster, writes through the verbs of members."""
