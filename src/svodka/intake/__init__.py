"""1. An outlet's bytes become captures and reports."""
