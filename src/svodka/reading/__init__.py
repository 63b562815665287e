"""3. A report becomes statements: who said that what happened, where, when, how many."""
