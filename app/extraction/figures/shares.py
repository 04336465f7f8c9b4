"""Percentages that are shares though no word beside them says so: the next of a row, the first of a ranking."""

import re
from collections.abc import Sequence

from app.extraction.figures.carrying import GOING, OF_THEM, is_part
from app.extraction.figures.measures import Measure
from app.extraction.figures.rank_shares import ranked_share
from app.extraction.figures.share_rows import composed, goes_on
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

TRADED = {"export", "import", "total"}
Bound = tuple[Term | None, bool, Slots | None, Measure]


# "Exports to Peru (5 million dollars or 12 percent)".
OR_SHARE = re.compile(
    r" or (?:(?:about|some|nearly|almost|over|around) )?(?:an? |the )?(?:(?:share|portion|specific weight|weight) of )?"
)
OR_PART = re.compile(r"(?=[.;]| (?:while|and|but)\b)(?!\.\d)")
AMOUNTS = {"money", "quantity", "elliptic"}
# "Of Peru's exports, 12 percent went to Chile".
FRONTED = re.compile(r"(?:Of|Out of) (?:[^,.;]|U\.S\.){3,80}, (?:(?:about|some|nearly|over|only) )?")


# "In 1991 that percentage was only 35 percent", "the ratio hit a high of 22 percent".
AGAIN = re.compile(
    r"\b(?:[Tt]hat|[Tt]his|[Tt]he|[Ii]ts|[Tt]heir) (?:percentage|ratio|share|proportion|portion|figure)"
    r"(?! (?:of|in|held|for)\b)"
    r"(?: (?!(?:while|but|and|as|with|when|after|inflation|unemployment|growth|rates?|tax|interest)\b)[a-z-]+){0,9} $"
)
SHARE_OF, FAR = re.compile(r" of\b"), 90


def as_share(  # noqa: PLR0911 - one sort of share after the other
    flat: str,
    number: Number,
    how: Measure | None,
    term: Term | None,
    right: bool,
    previous: Slots | None,
    last: Slots | None,
    start: int,
    here: Sequence[Slots] = (),
) -> Bound | None:
    """The share that a percentage is: its term and whether that stands after it, the figure it goes on from, measure.

    `previous` is the figure before in the sentence, `last` the one of the last sentence.
    """
    if number.sort != "percent":
        return None
    whole = previous or (last if last is not None and last.flow in TRADED else None)
    own = previous is None and term is not None and not right and term.flow in TRADED
    if own and how is not None and how.code == "share_pct" and OF_THEM.match(flat, number.end):
        # As for the imports of one, of which another takes so much of the total.
        return term, False, None, Measure("share_pct", None, number.start, number.end, "share of")
    if own and FRONTED.fullmatch(flat, start, number.start) and GOING.match(flat, number.end):
        return term, False, None, Measure("share_pct", None, number.start, number.end, "of which")
    fell = how is not None and how.code == "change_pct" and flat.endswith(" by ", 0, number.start)
    if whole is not None and not fell and is_part(flat, number, whole, start):  # "of which oil is most, fell by 3 pct"
        return None, False, whole, Measure("share_pct", None, number.start, number.end, "of which")
    again = _again(flat, number, how, previous, last, start)
    if again is not None:
        base = how is not None and how.from_base
        return None, False, again, Measure("share_pct", None, number.start, number.end, "share again", base)
    told = how is not None and how.code == "share_pct"
    if how is not None and not told:
        return None
    if previous is not None and _is_put_as_share(flat, number, previous, is_shared(here, last, previous.sentence)):
        return None, False, previous, Measure("share_pct", None, number.start, number.end, "of which")
    row = previous or last
    if previous is not None and previous.measure.code != "share_pct":  # "took 5 percent, or 3 million, Peru 4 percent"
        row = next((one for one in reversed(here) if one.measure.code == "share_pct"), previous)
    if row is not None and goes_on(flat, number, row, start, previous is not None):
        return None, False, row, Measure("share_pct", None, number.start, number.end, "share row")
    ranked = ranked_share(flat, number, start) if not told or term is None else None
    if ranked is not None:
        measured = term if term is not None and term.flow is not None else ranked
        return measured, False, previous, Measure("share_pct", None, number.start, number.end, "ranked")
    if not told and term is not None and term.flow and not right and composed(flat, number, term.end):
        return term, False, previous, Measure("share_pct", None, number.start, number.end, "share row")
    return None


def _again(
    flat: str, number: Number, how: Measure | None, previous: Slots | None, last: Slots | None, start: int
) -> Slots | None:
    """The share told before, in this sentence or the last, that "that percentage" takes up."""
    if how is not None and how.code != "level":
        return None
    before = next((one for one in (previous, last) if one is not None), None)
    # No number stands between of which nothing is known.
    next_to = previous.number.end == start if previous is not None else not flat[max(0, start - 1) : start].strip()
    taken = before is not None and before.measure.code == "share_pct" and not SHARE_OF.match(flat, number.end)
    return before if taken and next_to and AGAIN.search(flat, max(start, number.start - FAR), number.start) else None


def is_shared(here: Sequence[Slots], last: Slots | None, index: int) -> bool:
    """Whether a part of some trade was told in this sentence or the last."""
    recent = last is not None and index - last.sentence <= 1 and last.measure.code == "share_pct"
    return recent or any(one.measure.code == "share_pct" for one in here)


def _is_put_as_share(flat: str, number: Number, previous: Slots, shared: bool) -> bool:
    """Whether a percentage that closes brackets puts the amount before it otherwise.

    Alone in its brackets it does so where a part was told before: `shared`.
    """
    if previous.flow not in TRADED or previous.number.sort not in AMOUNTS or previous.measure.code != "level":
        return False
    if shared and flat.startswith((")", ".)"), number.end) and flat[previous.number.end : number.start] == " (":
        return True
    if shared and OR_PART.match(flat, number.end) and flat[previous.number.end : number.start] == " or ":
        return True
    if (
        flat.startswith((") of total ", ") of all ", ") of its "), number.end)
        and flat[previous.number.end : number.start] == " ("
    ):
        return True  # "5 million (12%) of total exports"
    return flat.startswith(")", number.end) and OR_SHARE.fullmatch(flat, previous.number.end, number.start) is not None
