"""What the templates show: a public brief laid out as plain values, without markup."""
