"""One module per subject of the clerk. A verb opens one unit of work and says what changed.

Everything a window or a command can do is a verb here. Verbs take plain values and give plain values (domain.rows); mapped
records do not leave this room. Refuses windows, SQL outside a unit of work, and rules of its own: those are in domain.
"""
