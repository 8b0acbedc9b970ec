"""Ground floor: errors, clock, ids, text, paths, settings, log, progress, language.

Owns what every room may use and nothing that knows about letters, members, files or windows.
"""
