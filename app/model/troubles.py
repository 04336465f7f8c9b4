"""What is told where the store cannot answer: in the same words, whichever engine it is on."""

from app.errors import TooCostly, Unavailable

SOON = {"Retry-After": "2"}


def too_costly() -> TooCostly:
    """A question has passed its bound of time."""
    return TooCostly("this takes longer than its bound; narrow it with pair, country, kind, article, from or to")


def too_many() -> Unavailable:
    """Every connection of a pool is in use."""
    return Unavailable("too many read at the same time; try again", headers=SOON)


def other_schema() -> Unavailable:
    """The store is of another release, or not migrated yet."""
    return Unavailable("the store has not the schema of this release: run `tradefacts migrate`", headers=SOON)


def unavailable(why: str = "") -> Unavailable:
    """The store is locked, gone, out of reach or on a full disk; `why` in the engine's own words, where it said any."""
    told = f" ({why})" if why else ""
    return Unavailable(f"the store cannot be used now{told}; try again", headers=SOON)
