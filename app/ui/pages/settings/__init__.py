"""Settings: made from the declarations, and everything the first run asked, changeable."""
