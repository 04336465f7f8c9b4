"""A store on PostgreSQL: a primary that is written to, and replicas that may answer readers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import psycopg
from sqlalchemy import Connection, event, exists, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import SQLModel

from app.errors import Problem, Reason, Refused
from app.model.pools import NO_TABLE, Readers, code_of, engine_of, milliseconds, told_by
from app.model.store import State, reached
from app.model.troubles import other_schema, too_costly, too_many, unavailable

# The lock that a writer takes before it looks at anything; migrations take it too, when there is no table to lock yet.
ONE_WRITER = 0x7472_6164
NO_COLUMN, TOO_LONG = "42703", "57014"
# Classes of SQLSTATE that pass when tried again: connections, transactions, locks, resources, the operator, standbys.
PASSING = ("08", "25", "40", "53", "55", "57", "58")
# What a client sent and no column can hold: numbers beyond a column's, a word longer than an index takes.
UNFIT = ("22", "54")


class PostgresEngine:
    """The connections of one process: at most 26 to the primary, and 24 to the replicas where there are some."""

    # Its answer comes over a network: it keeps nobody else waiting.
    inline = False

    def __init__(self, url: str, read_url: str | None, busy_seconds: float, read_seconds: float, *, new: bool) -> None:
        told = told_by("TRADEFACTS_DATABASE_URL", url)
        self.name = f"{told.get('dbname', told.get('user', ''))} at {told.get('host', 'localhost')}"
        self.read_seconds = read_seconds
        self.primary = Readers(told, read_seconds)
        self.replicas = Readers(told_by("TRADEFACTS_READ_URL", read_url), read_seconds) if read_url else None
        self.readers = tuple(
            engine for one in (self.primary, self.replicas) if one for engine in (one.reader, one.exporter, one.watcher)
        )
        # Asked before each write whether it lives: a write that has begun is not begun again.
        self.writer = engine_of(told, 1, 1, pool_pre_ping=True, lock_timeout=busy_seconds)

        @event.listens_for(self.writer, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")

        if not new and not self._made():
            self.close()
            raise ValueError(f"there is no store at {self.name}")

    def _made(self) -> bool:
        with self.reading(None, 0, primary=True) as connection:
            return connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar_one() is not None

    @contextmanager
    def reading(
        self,
        seconds: float | None,
        least: int,
        *,
        primary: bool,
        slow: bool = False,  # noqa: ARG002 - the server shares out its processors
    ) -> Iterator[Connection]:
        """See `Database.reading`. What no replica can answer yet, or now, the primary answers."""
        bound = self.read_seconds if seconds is None else seconds
        with _told():
            connection = self._begun(bound, least, primary=primary)
            try:
                if bound not in {0, self.read_seconds}:
                    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {milliseconds(bound)}")
                yield connection
            finally:
                connection.close()

    def _begun(self, bound: float, least: int, *, primary: bool) -> Connection:
        if self.replicas is not None and not primary:
            with suppress(DBAPIError, PoolTimeout):
                connection, state = self.replicas.begun(bound)
                if state.revision >= least:
                    return connection
                connection.close()
        connection, state = self.primary.begun(bound)
        try:
            reached(state.revision, least)
        except Problem:
            connection.close()
            raise
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Database.writing`."""
        with _told(), self.writer.connect() as connection, connection.begin():
            yield connection

    def settle(self) -> None:
        """Wait for the write that is under way."""
        with self.writing():
            pass

    def seen(self, least: int, *, primary: bool) -> State | None:
        """See `Database.seen`."""
        if self.replicas is not None and not primary:
            found = self.replicas.state()
            if found is not None and found.revision >= least:
                return found
        found = self.primary.state()
        if found is not None:
            reached(found.revision, least)
        return found

    def close(self) -> None:
        """Give all connections back."""
        for engine in (*self.readers, self.writer):
            engine.dispose()


def faults(connection: Connection) -> Iterator[str]:
    """Indexes that PostgreSQL has not finished, and rows that point at nothing: a restore may leave out the checks."""
    unfinished = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
    for (name,) in connection.exec_driver_sql(unfinished):
        yield f"index {name} is not valid"
    there_is = names(connection)
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns if table.name in there_is else ():
            for key in column.foreign_keys:
                there = exists().where(key.column == column)
                row = select(*table.primary_key.columns).where(column.is_not(None), ~there)
                for found in connection.execute(row):
                    yield f"row {' '.join(map(str, found))} of {table} points at no {key.column.table}"


def interrupt(raw: psycopg.Connection) -> None:
    """End the question that another thread is asking; the server is asked to over a connection of its own."""
    Thread(target=raw.cancel, daemon=True).start()


def size(connection: Connection) -> int:
    """The size of the database, in bytes."""
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def names(connection: Connection) -> set[str]:
    """The names of the tables, views and indexes in the schema."""
    found = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    return {name for (name,) in connection.exec_driver_sql(found)}


@contextmanager
def _told() -> Iterator[None]:
    """Says what the driver's errors mean: too slow, not available now, or nothing that a column can hold."""
    try:
        yield
    except PoolTimeout:
        raise too_many() from None
    except DBAPIError as error:
        code = code_of(error)
        if code == TOO_LONG:
            raise too_costly() from None
        if code in {NO_TABLE, NO_COLUMN}:
            raise other_schema() from None
        if isinstance(error.orig, psycopg.DataError) or code.startswith(UNFIT):
            raise Refused.because([Reason("query", "", "a value is sent that the store cannot hold")]) from None
        if isinstance(error.orig, psycopg.OperationalError) and (not code or code.startswith(PASSING)):
            raise unavailable(str(error.orig.diag.message_primary) if code else "") from None
        raise
