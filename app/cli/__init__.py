"""The command line: one module per verb family, thin, over the services. Knows no window and no rule of the trade.

A family is a module with ``add(verbs)``; ``frame.FAMILIES`` names it. Verbs keep their names and meaning for good.
"""
