"""The few windows over the window: a question before what cannot be undone, the keys, the report of a fault."""
