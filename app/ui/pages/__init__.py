"""One package per subject of the clerk's day. A page calls services through the seat and hears the bus."""
