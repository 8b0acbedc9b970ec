"""What stands around every page: rail, top bar with search, status line, notes, keys."""
