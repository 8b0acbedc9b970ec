"""Sổ: the registers as they print, on the screen, as files and on paper; and what became of every number."""
