"""How many: the numbers a report tells, as ranges of something counted."""
