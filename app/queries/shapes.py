"""The shape of a question: all of a selection but its values. Questions of one shape share one statement."""

from typing import Any, NamedTuple

from app.drafts.facts import KINDS
from app.model.columns import EVERY_SPAN, LAST_DAY, REVISION_BITS, SPANS
from app.model.search import all_of, marked
from app.queries.selection import MENTIONED, REVIEWS, Selection

Position = list[int | float | str]
Values = dict[str, Any]
DAY = 1 << REVISION_BITS
LAST_KEY = 2**63 - 1


class Shape(NamedTuple):
    """What makes a statement.

    `counts` tells how many values each filter has, `bounds` which single values are given, `words` whether `q` holds a
    word (None: no `q`), `past` whether an `as_of` is asked. `after` tells whether a page continues another.
    """

    kinds: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    bounds: tuple[str, ...]
    review: tuple[str, ...]
    context: bool
    alone: bool
    words: bool | None
    past: bool
    sort: str
    descending: bool
    after: bool

    def count(self, name: str) -> int:
        """How many values a filter has."""
        return next((number for known, number in self.counts if known == name), 0)


def shape_of(wanted: Selection, after: Position | None = None) -> Shape:
    """The shape of a selection, or of its page after a position."""
    counts = [(name, len(codes)) for name in MENTIONED if (codes := getattr(wanted, name))]
    counts += [(name, len(codes)) for name, codes in wanted.equal]
    if wanted.hs:
        counts.append(("hs", len(wanted.hs)))
    if wanted.context or wanted.alone:
        counts.append(("sole", len(_sides(wanted))))
    bounds = [
        name
        for name in ("from_day", "to_day", "published_from", "published_to", "min_value", "max_value")
        if getattr(wanted, name) is not None
    ]
    return Shape(
        wanted.kinds,
        tuple(counts),
        tuple(bounds),
        wanted.review,
        wanted.context,
        wanted.alone,
        None if wanted.words is None else bool(wanted.words),
        wanted.as_of is not None,
        wanted.sort,
        wanted.descending,
        after is not None,
    )


def values_of(wanted: Selection, revision: int | None, after: Position | None = None) -> Values:
    """The values of a statement's parameters; `revision` is the last one to count, for an `as_of`."""
    found: Values = {"revision": revision}
    for name in MENTIONED:
        _add(found, name, getattr(wanted, name))
    for name, codes in wanted.equal:
        _add(found, name, codes)
    _add(found, "hs", [f"{code}%" for code in wanted.hs])
    if wanted.context or wanted.alone:
        _add(found, "sole", _sides(wanted))
    for name in ("from_day", "to_day", "min_value", "max_value"):
        found[name] = getattr(wanted, name)
    found["sought"] = all_of(_sought(wanted)) if wanted.words else None
    found |= _keys(wanted, after) | _days(wanted, after)
    for index, value in enumerate(after or ()):
        found[f"after_{index}"] = value
    return found


def _add(found: Values, name: str, codes: Any) -> None:
    for index, code in enumerate(codes):
        found[f"{name}_n{index}"] = code


def _sides(wanted: Selection) -> list[str]:
    """The economies of the pairs, each once."""
    return list(dict.fromkeys(code for pair in wanted.pair for code in pair.split("-")))


def _keys(wanted: Selection, after: Position | None) -> Values:
    """The keys between which the published are; a page goes on where the last one ended."""
    oldest, newest = -1, LAST_KEY
    if wanted.published_from is not None:
        oldest = wanted.published_from * DAY
    if wanted.published_to is not None:
        # An unknown day of publication is day 0: it is before no day.
        oldest, newest = max(oldest, DAY), (wanted.published_to + 1) * DAY - 1
    if after is not None and wanted.sort == "published":
        key = int(after[0])
        oldest, newest = (oldest, min(newest, key - 1)) if wanted.descending else (max(oldest, key + 1), newest)
    return {"oldest": oldest, "newest": newest}


def _days(wanted: Selection, after: Position | None) -> Values:
    """The last days between which periods overlap: the end of a span is known by the day that it overlaps."""
    overlapping = wanted.from_day is not None or wanted.to_day is not None
    least = max(wanted.from_day or 1, 1) if overlapping else 0
    most = [LAST_DAY for _ in EVERY_SPAN]
    if wanted.to_day is not None:
        most = [*(min(LAST_DAY, wanted.to_day + span) for span in SPANS), LAST_DAY]
    if after is not None and wanted.sort == "period":
        last = int(after[0])
        if wanted.descending:
            most = [min(one, last) for one in most]
        else:
            least = max(least, last)
    return {"least_last": least} | {f"most_last_{span}": last for span, last in enumerate(most)}


def _sought(wanted: Selection) -> tuple[str, ...]:
    """The words of `q`, and the marked ones of filters with one value: they make the intersection small."""
    found = list(wanted.words or ())
    review = () if barred(wanted.review) else wanted.review
    for name, codes in (("kind", wanted.kinds), ("review", review), ("pair", wanted.pair)):
        if len(codes) == 1 and not (name == "pair" and wanted.context):
            found.append(marked(name, codes[0]))
    return tuple(found)


def barred(review: tuple[str, ...]) -> tuple[str, ...]:
    """The marked words that no fact of a review has, where those are the rare ones: most facts are accepted."""
    if review != ("accepted",):
        return ()
    return tuple(marked("review", other) for other in REVIEWS if other not in review)


def narrowed(kinds: tuple[str, ...]) -> bool:
    """Whether not every kind is asked for."""
    return len(kinds) < len(KINDS)
