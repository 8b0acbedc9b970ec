"""The design system: colours by meaning, spacing, type, icons by meaning. The only place that knows a colour.

Owns resources/themes. Refuses a theme with a missing meaning. Widgets never name a colour, a pixel size or an icon file.
"""
