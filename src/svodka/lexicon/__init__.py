"""Language and world knowledge as checked data, and the look-ups over it."""
