"""Reports on members: forms filled from the records, handed in and compared, the board of completeness, charts, the days they are due."""
