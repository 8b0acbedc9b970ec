"""Dossiers: the yearly list, the letters in each, closing, handing over, files."""
