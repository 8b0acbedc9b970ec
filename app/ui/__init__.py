"""The window: pages, tables, dialogs, widgets, and the one place that shows an error.

It calls verbs of services and hears what changed. It refuses to hold a session, to write a format, and to know a rule.
"""
