"""Searches over every field, kept under a name; results as files."""
