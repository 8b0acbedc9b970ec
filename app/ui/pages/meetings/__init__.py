"""Họp, bầu cử: meetings from the call to the minutes, votes and elections, committees."""
