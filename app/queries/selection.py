"""What a list of facts is asked for: kinds, filters, order; checked, typed and canonical, so that equals are equal."""

from hashlib import sha256
from typing import NamedTuple

from app.drafts.facts import KINDS

SORTS = ("published", "period", "recorded_at", "value")
REVIEWS = ("proposed", "accepted", "rejected", "retracted")
# Filters of any number of values that are no plain columns of facts.
MENTIONED = ("pair", "country", "party")


class Selection(NamedTuple):
    """Which facts, and in which order.

    Values of one filter mean *or*, different filters *and*. Days are ordinals, `from_day` and `to_day` bound the
    period, `published_from` and `published_to` the publication. `equal` holds the columns that are compared as they
    are, by name. `words` is None without `q`, and empty where `q` holds no word (then nothing is found). `context`
    goes with `pair`: also facts about one of the two alone in articles that state one of the pair; `alone`: only those.
    """

    kinds: tuple[str, ...] = KINDS
    pair: tuple[str, ...] = ()
    context: bool = False
    alone: bool = False
    country: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    equal: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hs: tuple[str, ...] = ()
    review: tuple[str, ...] = ("accepted",)
    from_day: int | None = None
    to_day: int | None = None
    published_from: int | None = None
    published_to: int | None = None
    min_value: float | None = None
    max_value: float | None = None
    words: tuple[str, ...] | None = None
    as_of: str | None = None
    sort: str = "published"
    descending: bool = True

    def binding(self, path: str) -> str:
        """What a cursor is bound to: the path, the filters, the order and the moment."""
        return sha256(repr((path, *self)).encode()).hexdigest()[:16]
