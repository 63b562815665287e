"""2. Evidence kept by digest in an append-only, hash-chained log that can be verified."""
