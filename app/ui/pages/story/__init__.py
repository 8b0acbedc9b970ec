"""The whole story of one letter, of either direction, on one page."""
