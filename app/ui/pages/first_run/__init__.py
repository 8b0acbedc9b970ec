"""The first three minutes: who are you, who signs, where copies lie; or a look around with sample data."""
