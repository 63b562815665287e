"""4. Statements become events: one happening from many reports, sources counted, contradictions kept."""
