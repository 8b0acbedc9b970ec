"""The page of operations on members, and what it hangs into a member's record and menu."""
