"""Questions to the database that are more than one select. Owns reading; refuses every change."""
