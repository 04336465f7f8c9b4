"""Connections that are held ready to read: each question finds the store as it is now, whatever the last one left."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import pytest
from sqlalchemy import Connection

from app.errors import PreconditionFailed, TooCostly
from app.model.database import Database
from app.model.store import store
from tests.engines import new_store, url_of

pytestmark = pytest.mark.only_sqlite("a server keeps connections of its own sort")
MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT (SELECT articles FROM store) FROM n"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def opened(tmp_path) -> Iterator[Database]:
    found = Database(url_of(new_store(tmp_path / "store.sqlite")), read_seconds=0.2)
    yield found
    found.close()


def articles(connection: Connection) -> Any:
    return connection.execute(store.select()).one().articles


def add_article(opened: Database) -> None:
    with opened.writing() as connection:
        connection.execute(store.update().values(articles=store.c.articles + 1))


def test_one_connection_serves_one_question_after_the_other(opened):
    found = set()
    for _ in range(5):
        with opened.reading() as connection:
            found.add(id(connection.connection.driver_connection))
    assert len(found) == 1


def test_questions_at_the_same_time_have_a_connection_each(opened):
    with opened.reading() as one, opened.reading() as other:
        assert one.connection.driver_connection is not other.connection.driver_connection


def test_a_question_shows_one_moment_and_the_next_one_the_present(opened):
    with opened.reading() as connection:
        before = articles(connection)
        add_article(opened)
        assert articles(connection) == before
    with opened.reading() as connection:
        assert articles(connection) == before + 1


@pytest.mark.parametrize("options", [{}, {"yield_per": 1}])
def test_rows_that_nobody_fetched_hold_no_later_question_back(opened, options):
    kept = []
    with suppress(RuntimeError), opened.reading() as connection:
        rows = iter(connection.exec_driver_sql(MANY, execution_options=options))
        kept += [rows, *islice(rows, 3)]
        raise RuntimeError
    for number in range(1, 3):
        add_article(opened)
        with opened.reading() as connection:
            assert articles(connection) == number


def test_options_of_one_question_are_no_other_ones(opened):
    with opened.reading() as connection:
        connection.execution_options(yield_per=1)
    with opened.reading() as connection:
        assert "yield_per" not in connection.get_execution_options()


def test_a_question_that_takes_too_long_ends_and_the_next_one_has_its_whole_time(opened):
    for _ in range(2):
        with pytest.raises(TooCostly), opened.reading() as connection:
            connection.exec_driver_sql(ENDLESS).scalar_one()
        with opened.reading() as connection:
            assert articles(connection) == 0


def test_a_question_about_a_revision_to_come_leaves_its_connection_to_others(opened):
    with pytest.raises(PreconditionFailed), opened.reading(least=1):
        pass
    with opened.reading() as connection:
        assert articles(connection) == 0
    assert len(opened.engine.ready) == 1


def test_whoever_reads_cannot_write(opened):
    with pytest.raises(Exception, match="readonly"), opened.reading() as connection:
        connection.execute(store.update().values(articles=9))
