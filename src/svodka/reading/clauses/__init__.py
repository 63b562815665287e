"""Where a sentence parts into clauses that may be statements of their own, by language."""
