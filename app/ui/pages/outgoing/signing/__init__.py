"""Digital signatures on outgoing letters: what the signed copy is worth, and signing it with a key file or a token."""
