"""Operations on members: begun, carried from step to step, with their papers and their history."""
