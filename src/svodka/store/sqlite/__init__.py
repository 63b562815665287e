"""The default backend: one SQLite file, no server."""

from svodka.store.sqlite.backend import SqliteStore

__all__ = ["SqliteStore"]
