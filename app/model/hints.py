"""Which index a statement takes, told to SQLite: its planner guesses by statistics that a store may not have.

Statements tell it by `with_hint(table, "INDEXED BY ...", "sqlite")`; other databases never see these words.
"""

from sqlalchemy import Engine, FromClause
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler


class HintingCompiler(SQLiteCompiler):
    """Writes the hint of a table after its name, which SQLAlchemy leaves to the dialects."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002 - of SQLAlchemy
        """The hint as it was given."""
        return text


def take_hints(engine: Engine) -> None:
    """Let an engine of SQLite write the hints of its statements."""
    engine.dialect.statement_compiler = HintingCompiler
