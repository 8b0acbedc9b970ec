"""Finding in the list of members: who stands in it, what narrows it, what is kept under a name."""
