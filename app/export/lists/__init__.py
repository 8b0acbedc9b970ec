"""Registers and lists as PDF to bind and XLSX to work on. Takes plain rows; knows no database, no rule of numbering."""
