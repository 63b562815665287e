"""5. People's decisions replayed over what was derived; the only maker of public types."""
