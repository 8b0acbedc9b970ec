"""One module per type of file; each gives a ``SourceText`` and refuses what it cannot take."""
