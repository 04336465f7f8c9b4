"""What a number measures: the term that governs it, and the measure as that term completes it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.extraction.article import Article, within
from app.extraction.figures.beyond import PASSIVE, beyond, exceeding
from app.extraction.figures.carrying import NAME_ROW, row_goods
from app.extraction.figures.embedded import outside
from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.sums import EACH
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

# "Received 5 million dollars from the sale of timber to Peru".
RECEIVING = re.compile(
    r"\b(?:receive[sd]?|got|gets?|ma[dk]e|makes|generate[sd]?|generating|gain(?:ed|s)?|raked in|reap(?:ed|s)?"
    r"|brought in|took in|net(?:s|ted)?|pocketed|collected|realised|realized|earn(?:ed|s|ing)?)"
    r"(?: (?:a|total|of|about|some|nearly|almost|over|more|than|around|record|up|to))* $"
)
FROM_SALES = re.compile(r" (?:[a-z]+ )?(?:from|by|through|via) (?:the |its |their )?")
RATES = {"tariff_rate", "inflation", "unemployment", "interest_rate", "tax_rate"}
# "Adds 5 million dollars to Peru's exports", "the 5 million dollars that Peru earned from exports".
ADDING = re.compile(r"\b(?:add(?:s|ed|ing)?|contribut(?:e|es|ed|ing)|bring(?:s|ing)?)(?: (?:[a-z]+ ){0,3})?[^ ]? ?$")
ADDED_TO = re.compile(r"(?: (?:a|each|every|per) year| annually)? to (?:the |its |their |our )?(?:[A-Za-z.'-]+ ){0,3}")
RELATIVE = re.compile(
    r"(?: (?:worth )?of [a-z]+(?: [a-z]+)?)?,? (?:that|which) (?:the )?(?:[A-Z][A-Za-z.'-]* |[a-z]+ ){0,3}?"
    r"(?:(?:has|have|had|will|would|also|already|annually|currently) )*"
)
VAGUE = {"surplus", "deficit", "gap", "shortfall"}
MODIFIES = re.compile(
    r"(?:[ -]a[ -](?:year|month))?"
    r"[ -](?:(?:worth of|of|in|worth|for) )?(?:(?!(?:of|in|to|on|for|and|or|by|from|at|as|with|than|against"
    r"|versus|compared|was|were|is|are|that|which|who|last|this|next"
    r"|a|an|the|but|while|whereas|although|though|when|if|so|because|its|their|after|before|year"
    r"|years)\b)[A-Za-z.'-]+ ){0,3}$"
)
COMPARISON = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|vs\.?|after|down from|up from)(?: (?:a|an|the"
    r"|just|only|about|some|record))* $",
    re.IGNORECASE,
)
PAID_FOR = re.compile(r" for (?:a|an|the|its|another)(?: [a-z]+)? \d[\d.]*(?: percent| pct| per cent|%) ")
BY_ALSO = re.compile(r",? (?:or(?: by)?|by) (?:(?:about|some|nearly) )?$|, by $")
# "Fell 2 million dollars, or 3 percent".
OR_ELSE = re.compile(r",? (?:or|equal to|equivalent to)(?: (?:about|some|nearly))? ")
BRACKETED = re.compile(r" \([^()]{1,60}\)")
ITS = re.compile(
    r" (?:(?:its|their|our|the|that|this|of|in|annual|total|overall|current|existing|present|yearly|value|volume|amount"
    r"|size|level|last year's|today's) )*"
)
# "90 percent of exports at first, rising to 95 percent".
MOVED = re.compile(
    r"\b(?:rising|increasing|climbing|growing|falling|dropping|going|up|down)(?: further)? (?:to|from)"
    r"(?: (?:a|an|about|nearly|over|some))* $"
)
PARTNER = re.compile(
    r"(?: (?:in|during|last|this) [^,;.]{2,20})?[,;]?(?: (?:and|while|but))?(?: (?:those|that))? (?:with|to"
    r"|from) (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}(?: by)? "
)
BALANCE_OF = re.compile(r" (?:of|at|worth)(?: (?:about|some|over|nearly|almost|around|more than))* ")
IN_TRADE = re.compile(r"(?: \([^()]{1,60}\))? in ")
IT_DID = re.compile(
    r"\b(?:and|but|while) (?:it|they) (?:rose|fell|grew|dropped|declined|increased|decreased|climbed|jumped|reached"
    r"|stood|was|were)(?: (?:by|to|at|about|only|just))* $"
)
# "Of which 5 million were Peruvian exports".
WERE = re.compile(
    r"(?: (?:of|out of) (?:which|that|this|it|them|the total|(?:this|that|the) (?:amount|sum|figure|volume)))?"
    r" (?:is|are|was|were|came|comes|constituted?|represent(?:s|ed)|belonged to|made up)"
    r"(?: (?:for|from|in))?(?: the (?:share|value|volume|part|portion|amount) of)? (?:[A-Za-z][a-z'-]+ ){0,3}"
)
SERIES = re.compile(
    r",? (?:and |then )?(?:followed|trailed) by (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)? (?:with|at|by) "
    r"|,? (?:and|or|to|from) (?:(?:just|only|about|nearly|almost|over|some|around|a|record) )*"
    r"|,? in (?:weight|value|volume|quantity|tonnage|number|terms of [a-z]+),? (?:and|but)(?: by)? "
)
DENOMINATOR_ENDS = re.compile(r"[,;]| (?:and|while|but|or) ")
DEFINITE = re.compile(r"\b(?:the|this|that|its) $", re.IGNORECASE)
# Of "exports rose 5 percent and imports 3 percent" the second.
ELLIPSIS = re.compile(r"(?: (?:to|from) (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?(?: by)? ")
ALSO = re.compile(r"[^.;]{0,60}\b(?:and|while|with|but)\b|,")
WHOLE = re.compile(
    r"(?: share)? of (?:(?!(?:with|and|from|in|for|on|by|to|population|people|those)\b)[A-Za-z'.-]+ ){0,6}"
)
PARTAKING = {"buying", "buys", "purchasing", "importing", "taking"}
GROWN = re.compile(r"\b(?:growth|increase|decline|fall)\b", re.IGNORECASE)
SHARE_OF = re.compile(r" of\b")
LIMITED = re.compile(
    r"\b(?:limit|cap|hold|keep|restrict|slow)\w* [^.;]{0,40}\bgrowth\b[^.;]{0,60} (?:to|at|below) $", re.IGNORECASE
)


def governing_term(  # noqa: PLR0911, PLR0912 - one place of the term after the other
    article: Article,
    terms: Sequence[Term],
    number: Number,
    how: Measure | None,
    start: int,
    end: int,
    previous: Slots | None,
) -> tuple[Term | None, bool]:
    """What the number measures, and whether that stands after it: the term right after, else the last one before."""
    flat = article.flat
    if (excess := exceeding(flat, number, start)) is not None:
        return excess, False
    if number.sort == "money" and (paid := PAID_FOR.match(flat, number.end)):
        stake = within(terms, paid.end(), paid.end() + 12)
        if stake and stake[0].indicator == "stake":
            return stake[0], True
    after = within(terms, number.end, min(end, number.end + 70))
    if after and after[0].kind == "verb" and PASSIVE.fullmatch(flat, number.end, after[0].start):
        return after[0], True
    if (further := beyond(article, terms, number)) is not None:
        return further, True
    if after and _is_balance_of(flat, within(terms, start, number.start), number, after[0]):
        after = []
    if after and after[0].flow and WERE.fullmatch(flat, number.end, after[0].start):
        return after[0], True
    if (
        after
        and ADDING.search(flat, max(start, number.start - 60), number.start)
        and ADDED_TO.fullmatch(flat, number.end, after[0].start)
    ):
        return after[0], True
    if after and after[0].kind == "verb" and RELATIVE.fullmatch(flat, number.end, after[0].start):
        return after[0], True
    if after:
        gap = BRACKETED.sub("", flat[number.end : after[0].start])
        if _is_taken_in(flat, after[0], number, start, gap):
            return after[0], True
        if MODIFIES.fullmatch(gap) and not (number.sort == "percent" and gap.startswith(" of ")):
            return after[0], True
        if number.sort == "times" and ITS.fullmatch(gap):
            return after[0], True
        changed = number.sort in {"percent", "pp", "times"} and how is not None
        alone = how is not None and how.code.startswith("change") and not within(terms, start, number.start)
        if (
            changed
            and how is not None
            and (how.end > number.end or alone)
            and re.match(r" (?:in|of) (?!\d)", flat[how.end : after[0].start])
            and not re.search(r"[,;]", gap)
        ):
            return after[0], True
    if previous is not None and IT_DID.search(flat, start, number.start):
        return None, False  # "trade hit 5 million, due to imports, and it fell to 4 million"
    begin = start
    if previous is not None and previous.measure.code == "share_pct" and flat.startswith(" of ", start):
        # "1.6% of all exports": what follows a share is its whole, not the next number's subject.
        closed = DENOMINATOR_ENDS.search(flat, start, number.start)
        begin = closed.end() if closed else number.start
    before = [one for one in within(terms, begin, number.start) if not _is_works(one, number)]
    wide = after and after[0].flow and WHOLE.fullmatch(flat, number.end, after[0].start)
    whole = wide and before and (before[-1].flow is None or before[-1].word in PARTAKING)
    before = outside(flat, before, number)
    if before and not (whole and how is not None and how.rule in {"share", "share of"}):
        return before[-1], False
    participle = how is not None and how.rule == "share" and previous is not None
    if number.sort == "percent" and wide and not participle:
        return after[0], True
    return None, False


def _is_balance_of(flat: str, before: Sequence[Term], number: Number, after: Term) -> bool:
    """Whether a number is of the balance right before it: "a surplus of 5 million in trade with Peru"."""
    near = bool(before) and before[-1].flow == "balance" and BALANCE_OF.fullmatch(flat, before[-1].end, number.start)
    return bool(near) and after.flow == "total" and IN_TRADE.match(flat, number.end) is not None


def _is_taken_in(flat: str, term: Term, number: Number, start: int, gap: str) -> bool:
    """Whether a sum is what exports brought: "received 5 million dollars from the sale of timber"."""
    sold = term.flow == "export" and number.sort == "money" and FROM_SALES.fullmatch(gap) is not None
    return sold and RECEIVING.search(flat, max(start, number.start - 60), number.start) is not None


def _is_works(term: Term, number: Number) -> bool:
    """Whether a term is a plant or a pipeline, of which only the cost is a figure."""
    works = term.indicator == "project_cost" and not term.word.startswith("cost")
    return works and number.sort in {"percent", "pp", "times"}


def known_balance(article: Article, memory: Memory, term: Term) -> Term:
    """Which balance "the surplus" is: the one last named."""
    if (
        term.word in VAGUE
        and memory.balance is not None
        and DEFINITE.search(article.flat[max(0, term.start - 6) : term.start])
    ):
        return replace(term, indicator=memory.balance.indicator)
    return term


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
        if how is not None and COMPARISON.search(gap) and how.code == "level":
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
    row = row or (carried and gap == ", " and EACH.match(article.flat, number.end) is not None)
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
    if term.balance in {"growth", "change"}:
        return Measure("change_pct", "up", number.start, number.end, "growth rate")
    if term.balance == "cut":
        return Measure("change_pct", "down", number.start, number.end, "cut")
    if term.indicator in RATES:
        return how or Measure("level", None, number.start, number.end, "rate")
    if term.indicator == "stake":
        return Measure("share_pct", None, number.start, number.end, "stake")
    return None


def elided(article: Article, number: Number, term: Term, changed: Slots | None, start: int) -> Measure | None:
    """The measure of "exports rose 5 percent and imports 3 percent": that of the change before it."""
    if changed is None or number.sort != "percent" or not ELLIPSIS.fullmatch(article.flat, term.end, number.start):
        return None
    if not ALSO.match(article.flat, start, number.start):
        return None
    return replace(changed.measure, start=number.start, end=number.end)
