"""Reports as rules: forms as data, figures counted over facts, periods and their days, what changed since a report went out, charts."""
