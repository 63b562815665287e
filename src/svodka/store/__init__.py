"""The database behind the Store protocol: evidence and derived halves, migrations, search."""
