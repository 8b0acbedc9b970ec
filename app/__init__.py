"""Văn thư Đoàn: letters, numbers and members of a Youth Union branch. Rooms and their order: docs/map.md."""

__version__ = "0.1.0"
