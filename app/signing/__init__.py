"""Signing a PDF and verifying a signed one. Keys are used in this room and never leave it.

It refuses to change a document: signing is the last act on the bytes, and a signed file is never rewritten.
"""
