"""The measure as the term completes it: tariffs are rates, growth is a change, rows go on as they began."""

import re

from app.extraction.article import Article
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.measures import Measure
from app.extraction.figures.rows import NAME_ROW, row_goods
from app.extraction.figures.slots import Slots
from app.extraction.figures.sums import EACH
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

RATES = {"tariff_rate", "inflation", "unemployment", "interest_rate", "tax_rate"}
COMPARISON = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|vs\.?|after|down from|up from|surpassing|beating|eclipsing"
    r"|exceeding|topping|overtaking|breaking|bettering|outstripping|smashing)"
    r"(?: (?:a|an|the|just|only|about|some|record|previous|old|earlier|prior|former|high|peak|of))* $",
    re.IGNORECASE,
)
# "37 percent below the 2 billion of a year earlier".
BELOW = re.compile(r" (?:below|above|short of|shy of)(?: (?:a|an|the|its|their|last|previous|year's|record))* ")
BY_ALSO = re.compile(r",? (?:or(?: by)?|by) (?:(?:about|some|nearly) )?$|, by $")
# "Fell 2 million dollars, or 3 percent".
OR_ELSE = re.compile(r",? (?:or|equal to|equivalent to)(?: (?:about|some|nearly))? ")
# "90 percent of exports at first, rising to 95 percent".
MOVED = re.compile(
    r"\b(?:rising|increasing|climbing|growing|falling|dropping|going|up|down)(?: further)? (?:to|from)"
    r"(?: (?:a|an|about|nearly|over|some))* $"
)
PARTNER = re.compile(
    r"(?: (?:in|during|last|this) [^,;.]{2,20})?[,;]?(?: (?:and|while|but))?(?: (?:those|that))? (?:with|to"
    rf"|from) (?:{EPITHET} )*[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){{0,2}}(?: alone)?(?: by)? "
)
SERIES = re.compile(
    r",? (?:and |then )?(?:followed|trailed) by (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)? (?:with|at|by) "
    r"|,? (?:and|or|to|from) (?:(?:just|only|about|nearly|almost|over|some|around|a|record) )*"
    r"|(?: (?:this|next|last) (?:year|month|quarter|week)| in [A-Z0-9][a-z0-9]{2,8})?,? and (?:by )?"
    r"| (?:in|during|over|for) the (?:first|second|third|fourth|last|opening|previous) (?:[a-z]+ )?"
    r"(?:half|quarter|months?|year)(?: of (?:[A-Z][a-z]+ )?(?:\d{4}|(?:this|last|the (?:same|previous)) year))?,? and "
    r"|,? (?:in|by) (?:weight|value|volume|quantity|tonnage|number|terms of [a-z]+),? (?:and|but)(?: by)?(?: only)? "
)
# "Fell 3 percent in May, 5 percent in June and 7 percent in July".
DATED, DATED_TOO = (
    re.compile(r" in [A-Z0-9][a-z0-9]{2,8}(?: \d{4})?, (?:by )?"),
    re.compile(r" in [A-Z0-9][a-z0-9]{2,8}\b"),
)
# "Wine, tin and tea fell 3 percent, 5 percent and 7 percent each".
ALL_EACH = re.compile(r"(?:(?:,|,? and) \d[\d.]* ?(?:percent|per cent|pct|%))+ each\b")
# Of "exports rose 5 percent and imports 3 percent" the second.
ELLIPSIS = re.compile(r"(?: (?:to|from) (?:(?:the )?[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?|there|it|them))?(?: by)? ")
ALSO = re.compile(r"[^.;]{0,60}\b(?:and|while|with|but)\b|,")
GROWN = re.compile(r"\b(?:growth|increase|decline|fall)\b", re.IGNORECASE)
# "Growth in Peru's exports slowed to 3 percent".
GROWTH_IN = re.compile(r"\b[Gg]rowth (?:rates? )?(?:in|of) (?:(?!and\b)[A-Za-z'\u2019.-]+ ){0,4}$")
SHARE_OF = re.compile(r" of\b")
LIMITED = re.compile(
    r"\b(?:limit|cap|hold|keep|restrict|slow)\w* [^.;]{0,40}\b(?:growth|rise|increase|expansion)\b"
    r"[^.;]{0,60} (?:to|at|below) $",
    re.IGNORECASE,
)


def completed(  # noqa: PLR0911, PLR0912 - one rule after the other
    article: Article,
    number: Number,
    how: Measure | None,
    term: Term,
    previous: Slots | None,
    carried: bool,
    right: bool,
    start: int,
) -> Measure | None:
    """The measure as the term completes it: tariffs are rates, growth is a change. None where nothing tells."""
    gap = article.flat[start : number.start]
    if how is not None and how.rule == "object" and term.start < how.start:
        return None  # tariffs that raise costs by so much are not themselves raised
    by = previous is not None and previous.measure.code == "change_pct" and BY_ALSO.search(gap)
    if carried and by and previous is not None and number.sort in {"money", "quantity", "elliptic", "count"}:
        return replace(previous.measure, code="change_abs", start=number.start, end=number.end)
    moved_by = previous is not None and previous.measure.code == "change_abs" and OR_ELSE.fullmatch(gap)
    if number.sort == "percent" and how is None and previous is not None and moved_by:
        return replace(previous.measure, code="change_pct", start=number.start, end=number.end)
    if number.sort != "percent" or (how is not None and how.code != "level"):
        fallen = previous is not None and previous.measure.code == "change_pct" and BELOW.fullmatch(gap)
        if how is not None and how.code == "level" and (fallen or COMPARISON.search(gap)):
            return replace(how, from_base=True)
        return how
    if LIMITED.search(article.flat[max(0, number.start - 120) : number.start]):
        return Measure("change_pct", "up", number.start, number.end, "limit")
    if (
        right
        and how is None
        and term.flow in {"export", "import", "total"}
        and SHARE_OF.match(article.flat, number.end)
    ):
        return Measure("share_pct", None, number.start, number.end, "share of")
    compared = COMPARISON.search(gap) is not None or "than" in gap
    similar = previous is not None and (previous.number.sort == "percent" or previous.measure.code == "change_factor")
    moved = MOVED.search(gap) is not None and how is not None
    row = compared or moved or PARTNER.fullmatch(gap) is not None or (carried and SERIES.fullmatch(gap) is not None)
    row = row or (carried and similar and how is None and NAME_ROW.fullmatch(gap) is not None)
    row = row or (carried and similar and how is not None and how.from_base and _is_share(previous))
    row = row or (carried and similar and how is not None and how.from_base and gap.endswith(", from "))
    row = row or (carried and gap == ", " and _is_told_in_turn(article.flat, number.end))
    row = row or (
        carried and DATED.fullmatch(gap) is not None and DATED_TOO.match(article.flat, number.end) is not None
    )
    if carried and previous is not None and previous.flow is not None and row_goods(article.flat, start, number.start):
        row = True
        previous = replace(previous, measure=replace(previous.measure, code="change_pct")) if similar else previous
    if similar and row and previous is not None and previous.measure.code in {"change_pct", "share_pct"}:
        if moved and previous.measure.code != "share_pct":
            return how
        base = compared or (how is not None and how.from_base)
        return replace(previous.measure, start=number.start, end=number.end, from_base=base)
    if (
        term.flow is not None
        and term.indicator not in RATES
        and (grown := GROWN.search(article.flat, max(0, term.start - 16), number.start))
    ):
        return Measure(
            "change_pct",
            "down" if grown.group().lower() in {"decline", "fall"} else "up",
            min(term.start, number.start),
            number.end,
            "growth of",
        )
    if term.flow is not None and GROWTH_IN.search(article.flat, max(0, term.start - 60), term.start):
        return Measure("change_pct", "up", number.start, number.end, "growth of", how is not None and how.from_base)
    if term.balance in {"growth", "change"}:
        return Measure("change_pct", "up", number.start, number.end, "growth rate")
    if term.balance == "cut":
        return Measure("change_pct", "down", number.start, number.end, "cut")
    if term.indicator in RATES:
        return how or Measure("level", None, number.start, number.end, "rate")
    if term.indicator == "stake":
        return Measure("share_pct", None, number.start, number.end, "stake")
    return None


def _is_told_in_turn(flat: str, at: int) -> bool:
    """Whether the numbers of a row are each of another: "respectively", "each"."""
    return EACH.match(flat, at) is not None or ALL_EACH.match(flat, at) is not None


def _is_share(slots: Slots | None) -> bool:
    return slots is not None and slots.measure.code == "share_pct"


def elided(article: Article, number: Number, term: Term, changed: Slots | None, start: int) -> Measure | None:
    """The measure of "exports rose 5 percent and imports 3 percent": that of the change before it."""
    if changed is None or number.sort != "percent" or not ELLIPSIS.fullmatch(article.flat, term.end, number.start):
        return None
    if not ALSO.match(article.flat, start, number.start):
        return None
    return replace(changed.measure, start=number.start, end=number.end)
