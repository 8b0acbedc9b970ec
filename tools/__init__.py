"""Developer's scripts behind ./dev. They may read the whole tree; the program never imports them."""
