"""Rules of the Charter for operations on members. Pure: who may what is judged on facts that are handed in."""
