"""Runs migrations on the connection that `app.upkeep.migrate` hands over."""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

TEXTS = """
SELECT relname, attname FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid JOIN pg_collation ON attcollation = pg_collation.oid
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
AND attnum > 0 AND NOT attisdropped AND collname <> 'C' ORDER BY relname, attnum
"""


def compare_by_bytes(
    ctx: MigrationContext,
    step: MigrationInfo,  # noqa: ARG001 - alembic hands it over
    heads: Collection[Any],  # noqa: ARG001 - likewise
    run_args: Mapping[str, Any],  # noqa: ARG001 - likewise
) -> None:
    """After each step, on PostgreSQL: text sorts as it does on SQLite, whatever the language of the database."""
    if ctx.dialect.name != "postgresql" or ctx.connection is None:
        return
    changes: dict[str, list[str]] = {}
    for table, column in ctx.connection.execute(sa.text(TEXTS)):
        changes.setdefault(table, []).append(f'ALTER "{column}" TYPE varchar COLLATE "C"')
    for table, columns in changes.items():
        ctx.connection.execute(sa.text(f'ALTER TABLE "{table}" {", ".join(columns)}'))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("target_metadata"),
    transactional_ddl=True,
    on_version_apply=compare_by_bytes,
)
with context.begin_transaction():
    context.run_migrations()
