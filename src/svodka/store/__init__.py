"""The database behind the Store protocol: evidence and derived halves, migrations, search."""

from pathlib import Path

from svodka.store.found import Counts, Hit
from svodka.store.protocol import Store
from svodka.store.sqlite import SqliteStore

__all__ = ["Counts", "Hit", "SqliteStore", "Store", "open_store"]


def open_store(path: Path) -> Store:
    """Open the database file *path*, made and brought up to date as needed.

    Raises StoreError for a file that is no database of svodka, or one that a newer svodka wrote.
    """
    return SqliteStore(path)
