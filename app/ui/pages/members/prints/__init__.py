"""Printing of those chosen in the list of members."""
