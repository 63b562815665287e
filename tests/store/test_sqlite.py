"""What only the SQLite backend has: migrations, files that are not ours, a second writer, a kill."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from store_values import report

from svodka.model import StoreError
from svodka.store import open_store
from svodka.store.sqlite import migrations, session

WRITER = Path(__file__).with_name("store_writer.py")
KILLS = 8


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.db"


def sql(path, line):
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(line).fetchall()
        connection.commit()
    finally:
        connection.close()
    return rows


def test_a_new_file_has_every_migration(path):
    open_store(path).close()
    rows = sql(path, "SELECT version, name FROM schema_version ORDER BY version")
    assert rows == [(n, each.__name__) for n, each in enumerate(migrations.MIGRATIONS, start=1)]
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]
    strict = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict"
    assert [row[0] for row in sql(path, strict) if not row[0].startswith("sqlite_")] == []


def test_an_older_file_is_brought_up_to_date(path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        store = open_store(path)
        assert store.schema_version() == 1
        store.close()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute(
            "INSERT INTO reports VALUES (1, ?, ?, 'a', NULL, '', 'Courier', NULL, NULL, NULL, 'en', ?, '[]', NULL, '[]')",
            (report(1).id, report(1).sha256, report(1).text),
        )
    store = open_store(path)
    assert store.schema_version() == len(migrations.MIGRATIONS)
    assert store.search("soldier")[0].report == "rp-0001"
    store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    open_store(path).close()

    def broken(connection):
        connection.run("CREATE TABLE half (a TEXT) STRICT")
        connection.run("CREATE NONSENSE")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
        with pytest.raises(StoreError, match="syntax"):
            open_store(path)
    assert sql(path, "SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    open_store(path).close()


def test_a_newer_schema_is_refused(path):
    open_store(path).close()
    sql(path, "INSERT INTO schema_version VALUES (99, 'from the future')")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"schema 99.*update svodka"):
        open_store(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(path):
    sql(path, "CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not one of svodka"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path):
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"desk\.db.*not a database"):
        open_store(path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"absent.*see that the folder"):
        open_store(tmp_path / "absent" / "desk.db")


def test_an_old_sqlite_is_refused(path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match="too old"):
        open_store(path)


def test_a_second_writer_is_told_to_wait(path, monkeypatch):
    monkeypatch.setattr(session, "WAIT_SECONDS", 0.05)
    first, second = open_store(path), open_store(path)
    with first.batch():
        first.add_report(report(1))
        with pytest.raises(StoreError, match="another process is writing"):
            second.add_report(report(2))
        assert second.report_ids() == ()
    assert second.add_report(report(2))
    first.close()
    second.close()


def test_a_killed_writer_loses_no_acknowledged_report(path):
    acknowledged = []
    for run in range(KILLS):
        command = [sys.executable, str(WRITER), str(path), str(run)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            first = process.stdout.readline()
            time.sleep(0.003 * run)
            process.kill()
            rest = process.stdout.read()
        whole = (first + rest).decode().splitlines(keepends=True)
        acknowledged += [line.strip() for line in whole if line.endswith("\n")]
        store = open_store(path)
        assert set(store.report_ids()) >= set(acknowledged)
        store.close()
    assert len(acknowledged) >= KILLS
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
