"""Outgoing letters: the list by state, and the editor with the page as it prints beside it."""
