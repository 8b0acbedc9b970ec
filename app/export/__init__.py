"""Sheets and lists become files here. Writers know the sheet, never each other, and no database."""
