"""Letters that come in: the list, the letter's page, its form; files dropped anywhere become letters."""
