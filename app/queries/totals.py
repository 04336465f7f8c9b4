"""How many facts there are by kind and review, for the operator."""

from sqlalchemy import Connection, func, select

from app.model.facts import facts

BY_KIND = (
    select(facts.c.kind, facts.c.review, func.count())
    .where(facts.c.until.is_(None))
    .group_by(facts.c.review, facts.c.kind)
)


def by_kind_and_review(connection: Connection) -> dict[tuple[str, str], int]:
    """The present facts by kind and review; one pass over an index, so a fraction of a second for a million."""
    return {(kind, review): number for kind, review, number in connection.execute(BY_KIND)}
