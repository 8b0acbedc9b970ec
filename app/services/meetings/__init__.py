"""Meetings of a unit's bodies: call, attendance, agenda, votes, elections, minutes, tasks; committees and their papers."""
