"""The headquarters server: routes, its own store and migrations, rights by unit.

It stands alone: it shares the shapes in wire and the rules in domain with the branches, and refuses to import their
records, services or windows.
"""
