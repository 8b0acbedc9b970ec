"""Bảng đoàn viên: a sheet dropped, its columns, what it would change, taken in and taken back; the national sheet out and compared."""
