"""Who takes a share of another's trade, where no word beside the term says so."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.sides import sides
from app.extraction.figures.slots import Slots
from app.extraction.figures.whose import Whose
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

TAKEN_UP = re.compile(r"\b(?:the figures?|this|that|it|they|which|these)\b", re.IGNORECASE)
PART_NOW = re.compile(
    r"(?: in [^,;.()]{3,20})? \(|,?(?: in [^,;.]{3,20},?)?[ -]+(?:and )?(?:to|or|accounting for|making up"
    r"|representing|equal to|equivalent to"
    r"|accounted for|made up|represented)(?: (?:about|some|nearly|over|almost|around|more than|just))* "
    r"|(?:[^.;,\d]|\b(?:19|20)\d\d\b){0,60}?, (?:and )?(?:taking|holding|making up|accounting for|representing"
    r"|with|for|giving it)"
    r"(?: (?:an?|its|their))?(?: [a-z]+)? share(?: of)?(?: (?:about|some|nearly|over|almost|around|more than|just))* "
)
ITS_SHARE = re.compile(r"\b(?:[Ii]ts|[Tt]heir) share of ")
PRONOUN = re.compile(r"(?:It|They) ")
# "The top five countries accounting for 30 percent" are no single one.
SEVERAL = re.compile(
    r"\b(?:countries|nations|markets|partners|economies|buyers|destinations|suppliers|states)"
    r"(?: (?:together|combined|jointly))?,? (?:account(?:ed|ing)? for|t[oa]k(?:e|ing)|took|mak(?:e|ing) up|made up"
    r"|represent(?:ed|ing)?|absorb(?:ed|ing)?)(?: (?:about|some|over|nearly|almost|around|just|only))* $"
)
APPOSED = re.compile(r"[^.;\d]{0,90}, (?:or )?(?:(?:about|some|nearly|over|almost|around|more than|just|only) )*")
OR = re.compile(r" \(|(?:[^.;,]|\.\d){0,70},? or (?:(?:about|some|nearly|over|almost|around|just) )?\(?")
# "Exports to Peru rose, while tin made up 5 percent of exports": that is no part of Peru's.
ELSE = re.compile(r"[;\d]|\b(?:and|while|but|as|with|which|where)\b")
SHARE = re.compile(r"'s? (?:[a-z]+ )?share (?:of|in|among)\b| in (?:the )?(?:total|overall)?\b")
# "Cars from Peru, which comprise".
MAKING_UP = re.compile(
    r",? (?:which |that )?(?:now |already )?(?:makes? up|made up|compris(?:e|es|ed)|account(?:s|ed)? for"
    r"|represent(?:s|ed)?|constitut(?:e|es|ed))\b"
)
OPPOSITE = {"export": "import", "import": "export"}
WHOLE, LONGEST_NAME = re.compile(r" of (?:the |all )?"), len("the United Arab Emirates")
# Goods, no market, nor a firm of which a stake is bought.
GOODS = re.compile(r" (?!(?:[a-z]+ )?market\b)[a-z\d]")
HIS_GOODS = re.compile(rf"'s?{GOODS.pattern}")
# "6 percent of the U.S. coffee market".
OF_MARKET = re.compile(r"\b(?:of|in) (?:the )?$")
MARKET = re.compile(r"(?:'s)?(?: [a-z-]+){0,4} market\b(?! (?:price|value|econom))")


def part_with(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """With whom the trade is that makes up a share of the whole: "imports from Peru made up 5 percent of imports"."""
    term, number, flat = slots.term, slots.number, whose.article.flat
    if slots.measure.rule != "share" or term.start < number.start:
        return None
    before = within(whose.terms, sentence.start, number.start)
    if not before or before[-1].flow != slots.flow or ELSE.search(flat, before[-1].end, number.start):
        return None
    told = sides(whose.article, before[-1], sentence.start, number.start)
    return told.partner if told.partner != reporter and told.reporter in {None, reporter} else None


def turn_to_owner(article: Article, slots: Slots) -> None:
    """Make a share of what the partner trades one of his trade: "Peru buys 70 percent of Chile's copper".

    Last of all: what is told next goes on with the one who buys.
    """
    if slots.measure.code != "share_pct" or slots.term.kind != "verb" or slots.flow not in OPPOSITE:
        return
    whole = WHOLE.match(article.flat, slots.number.end)
    near = within(article.places, whole.end(), whole.end() + LONGEST_NAME) if whole is not None else []
    if whole is None or not near or near[0].start != whole.end() or near[0].code != slots.partner:
        return
    if (GOODS if near[0].form == "demonym" else HIS_GOODS).match(article.flat, near[0].end):
        slots.reporter, slots.partner, slots.flow = slots.partner, slots.reporter, OPPOSITE[slots.flow]


def _is_origin(slots: Slots, place: Place, flat: str) -> bool:
    """Whether what comes from there makes up the share: "cars from Peru, which comprise 50 percent of imports"."""
    from_there = slots.flow == "import" and flat.endswith((" from ", " from the "), 0, place.start)
    return from_there and MAKING_UP.match(flat, place.end) is not None


def sharer(  # noqa: PLR0911 - one taker after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """Who takes a share of another's trade: the subject, or who "this" trade was with."""
    if (
        previous is not None
        and previous.partner not in {None, "WLD", reporter}
        and previous.reporter == reporter
        and previous.flow in {slots.flow, "total"}
        and PART_NOW.fullmatch(article.flat, previous.number.end, slots.number.start)
    ):
        return previous.partner  # "exports to Peru rose 5 percent to 20 percent of Chile's total exports"
    if (
        previous is not None
        and previous.partner not in {None, "WLD", reporter}
        and (previous.reporter, previous.flow) == (reporter, slots.flow)
        and APPOSED.fullmatch(article.flat, previous.number.end, slots.number.start)
        and not whose.acting(previous.number.end, slots.number.start)
    ):
        return previous.partner  # "trade with Peru came to 5 million last year, 9 percent of Chile's trade"
    if SEVERAL.search(article.flat, sentence.start, slots.number.start):
        return None
    if (taking := part_with(whose, slots, sentence, reporter)) is not None:
        return taking
    for place in whose.acting(sentence.start, slots.number.start):
        if place.code != reporter and SHARE.match(article.flat, place.end):
            return place.code
        if place.code != reporter and _is_origin(slots, place, article.flat):
            return place.code
    subject = whose.subject(sentence, slots.number.start)
    if subject is not None and subject.code != reporter and subject.start < slots.number.start:
        return subject.code
    last = whose.memory.last
    if (
        last is not None
        and reporter in {last.reporter, last.partner}
        and TAKEN_UP.search(article.flat, sentence.start, slots.number.start)
    ):
        return last.partner if last.reporter == reporter else last.reporter
    acted = whose.acted_last
    if (
        acted
        and whose.memory.index - acted[1] <= 1
        and PRONOUN.match(article.flat, sentence.start)
        and acted[0] != reporter
    ):
        return acted[0]  # "Peru is the main partner. It absorbs 78 percent of Chilean exports"
    after = whose.acting(slots.term.end, min(sentence.end, slots.term.end + 40))
    return after[0].code if after and after[0].code != reporter else None


def sell_there(article: Article, whose: Whose, slots: Slots, sentence: Sentence) -> None:
    """Make a share of a market that of who sells there, in another country: "Peru's share of the U.S. market"."""
    for market in whose.acting(sentence.start, sentence.end):
        before = article.flat[max(sentence.start, market.start - 12) : market.start]
        if OF_MARKET.search(before) is None or MARKET.match(article.flat, market.end) is None:
            continue
        if ITS_SHARE.search(article.flat, max(sentence.start, slots.term.start - 30), market.start):
            own = whose.memory.reporter or (whose.acted_last[0] if whose.acted_last else None)
            if own not in {None, market.code}:
                slots.reporter, slots.partner, slots.flow = own, market.code, "export"
                return
        selling = [place for place in whose.acting(sentence.start, market.start) if place.form != "firm"]
        if selling and selling[-1].code != market.code:
            slots.reporter, slots.partner, slots.flow = selling[-1].code, market.code, "export"
        return
    last = whose.memory.last
    if last is not None and last.indicator == "market_share" and last.reporter == slots.reporter:
        slots.partner, slots.flow = last.partner, last.flow  # "its share in the market" is of the same land's


def is_put_otherwise(article: Article, previous: Slots, number: Number) -> bool:
    """Whether a number puts the one before it otherwise: "5 million or 3 percent of total exports"."""
    kinds = {previous.measure.code, "percent" if number.sort == "percent" else "level"}
    return kinds in ({"level", "percent"}, {"count", "percent"}, {"share_pct", "level"}) and (
        OR.fullmatch(article.flat, previous.number.end, number.start) is not None
    )
