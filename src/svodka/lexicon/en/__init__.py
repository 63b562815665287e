"""Words and patterns of one language as checked data; the same file names in each language folder."""
