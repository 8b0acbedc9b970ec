"""Tổ chức: the tree of units as of a day, the story of one, and what can happen to it."""
