"""Every backend passes the same tests: a new one is added to BACKENDS."""

import pytest

from svodka.store import SqliteStore

BACKENDS = {"sqlite": lambda folder: SqliteStore(folder / "desk.db")}


@pytest.fixture(params=sorted(BACKENDS))
def reopen(request, tmp_path):
    """Open the same database again, as another process would; all are closed at the end."""
    opened = []

    def one():
        opened.append(BACKENDS[request.param](tmp_path))
        return opened[-1]

    yield one
    for each in opened:
        each.close()


@pytest.fixture
def store(reopen):
    return reopen()
