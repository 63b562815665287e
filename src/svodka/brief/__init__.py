"""6. Events become a brief: choose, order, word, cite, check."""
