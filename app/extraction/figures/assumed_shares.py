"""Whose trade a share is of, where its term names no owner: who takes it, has it, or lives by it."""

import re

from app.extraction.figures.asked import Asked, Rule
from app.extraction.figures.sharers import part_with
from app.extraction.figures.sides import Two
from app.extraction.figures.slots import TRADED

TAKES = re.compile(
    r",?(?: alone| now| already| also)? (?:took|takes?|bought|buys|absorb(?:s|ed)|account(?:s|ed) for|receive[sd]"
    r"|purchase[sd]|import(?:s|ed)|suppl(?:y|ies|ied)|provide[sd])"
    r"(?: (?:about|some|nearly|over|only|just|around|almost|more|than|up|to))* "
    r"(?:[A-Z]{0,3}[$\u20ac\u00a3]?\d[\d.,]* (?:[a-z]+ ){0,4}(?:or|\() ?)?"
)
ITS = re.compile(
    r" of (?:its|their|the country's|the nation's|all|total|overall|(?:the )?(?:[a-z-]+ )?(?:exports|imports|trade"
    r"|shipments"
    r"|sales))\b"
)
# "5 million (20%) of all exports".
PART = re.compile(r" \(\d[\d.,]* ?(?:%|percent|per cent|pct)\)")
SHARE = re.compile(r"'s? (?:[a-z]+ )?share (?:of|in)(?: (?:the|its|total|all|overall))* (?:exports|imports|trade)\b")
OF_WHOSE = re.compile(r" of (?:the |all )?")
OF_WHICH = re.compile(r"\bof which (?:(?:about|some|nearly|almost|over|only) )?$")
AND = re.compile(
    r" (?:went|was sold|were sold|came|was sent) (?:to|from) (?:the )?[A-Z][A-Za-z. ]{2,30},? and (?:[a-z]+ )?"
)
THEREIN = re.compile(r"\b[Ii]n $")
MAKING_UP = re.compile(
    r"(?: and (?:other|many|most|several) (?:[A-Z][a-z]+ )?(?:countries|nations|states))?,?(?: [a-z]+){1,4}? "
    r"(?:accounts?|accounted|makes? up|made up|represents?|represented|constitutes?|provides?|provided|earns?)\b"
)


def _is_share(asked: Asked) -> bool:
    return asked.slots.measure.code == "share_pct" and asked.flow in TRADED


def _owner(asked: Asked) -> str | None:
    return asked.memory.reporter or asked.whose.main


def taken(asked: Asked) -> Two | None:
    """ "Peru said Chile took 20 percent of its tin exports", "took 5 million (20%) of all exports": of Peru's."""
    if asked.flow not in TRADED or asked.flow == "balance" or asked.partner is not None:
        return None
    flat, number = asked.flat, asked.slots.number
    part = PART.match(flat, number.end)
    if part is None and not _is_share(asked):
        return None
    taker = asked.whose.subject(asked.sentence, number.start)
    if not taker or not TAKES.fullmatch(flat, taker.end, number.start):
        return None
    if not ITS.match(flat, part.end() if part else number.end):
        return None
    earlier = [one.code for one in asked.whose.acting(asked.sentence.start, taker.start) if one.code != taker.code]
    owner = earlier[-1] if earlier else _owner(asked)
    return (owner, taker.code) if owner not in {None, taker.code} else None


def of_which(asked: Asked) -> Two | None:
    """ "Exports were 5 million dollars, of which 2 million went to Peru": of the same owner."""
    before = asked.previous
    if before is None or asked.partner is None or before.reporter is None or asked.flow not in TRADED:
        return None
    told = OF_WHICH.search(asked.flat, before.number.end, asked.slots.number.start)
    goes_on = told or (
        "of which" in before.reasons and AND.fullmatch(asked.flat, before.number.end, asked.slots.number.start)
    )
    if goes_on and asked.partner != before.reporter:
        asked.slots.reasons.append("of which")
        return before.reporter, asked.partner
    return None


def parted(asked: Asked) -> Two | None:
    """With whom a part of the trade is."""
    if _is_share(asked) and asked.partner is None:
        asked.partner = part_with(asked.whose, asked.slots, asked.sentence, None)
    return None


def had(asked: Asked) -> Two | None:
    """ "The EU's share in exports grew to 21 percent": in those of whom the article is about."""
    if not _is_share(asked) or asked.partner is not None:
        return None
    sharing, owner = asked.whose.subject(asked.sentence, asked.slots.number.start), _owner(asked)
    if sharing and SHARE.match(asked.flat, sharing.end) and owner not in {None, sharing.code}:
        return owner, sharing.code
    return None


def named_after(asked: Asked) -> Two | None:
    """ "Trade with Peru accounted for 15 percent of Chile's total trade": Chile's."""
    if not _is_share(asked):
        return None
    end = asked.slots.number.end
    after = asked.whose.acting(end, end + 30)
    if after and OF_WHOSE.fullmatch(asked.flat, end, after[0].start) and after[0].code != asked.partner:
        return after[0].code, asked.partner
    return None


def lived_by(asked: Asked) -> Two | None:
    """ "In Malawi and its neighbours tobacco makes up 60 percent of exports": of Malawi's."""
    if not _is_share(asked) or asked.flow not in {"export", "import"} or asked.partner is not None:
        return None
    for one in reversed(asked.whose.acting(asked.sentence.start, asked.first)):
        if THEREIN.search(asked.flat, asked.sentence.start, one.start) and MAKING_UP.match(asked.flat, one.end):
            return one.code, None
    return None


SHARES: tuple[Rule, ...] = (of_which, taken, parted, had, named_after, lived_by)
