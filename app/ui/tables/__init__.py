"""Item models of the long lists: rows come in as they are looked at. They know the theme and no service."""
