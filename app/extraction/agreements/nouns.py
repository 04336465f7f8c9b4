"""Nouns that name an agreement, and its type: by the noun itself, else by the words around it."""

import re
from functools import cache

from app.extraction.agreements.barter import paid_in_goods
from app.extraction.deeds.frames import Found, find
from app.extraction.deeds.line import Line
from app.extraction.lexicons import rows
from app.extraction.structs import replace

# Of these nouns any agreement may be called: what it is about tells the type.
OPEN_HEADS = {"other", "contract", "trade_protocol", "cooperation"}
ABOUT = 120
# Whom it is with stands before what it is about.
WITH = re.compile(
    r"^(?:< [^<>]+ > )?(?:(?:was|were|has been|have been) [a-z]+ (?:D )?)?(?:with|between) "
    r"(?:[^\s,;:<>]+ ){1,8}?(?=(?:to|on|for|under|covering|that|which|worth|in) )"
)
NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty"
)
# "Ten accords", "a raft of deals": a bundle, of which no one topic tells.
SEVERAL = re.compile(
    rf"(?<!\S)(?:N|{NUMBERS}|several|numerous|dozens of|scores of"
    r"|a (?:number|series|string|raft|package|set|batch|host|range|slew) of) (?:\S+ )?$"
)
# A deal with a price is a contract.
WORTH = re.compile(r"(?:\S+ ){0,2}?(?:worth|valued at|totalling|totaling|amounting to) (?:\S+ ){0,2}?N ")
PRICED = re.compile(r"(?<!\S)N (?:\S+ ){0,2}$")
# "Reached agreement on a textile pact".
BARE = re.compile(
    r"(?<!\S)(?:reach|reached|reaches|reaching|near|nearing|into|to|without|final|in-principle|of|broad|announced"
    r"|announces|announce|confirmed|signalled|hailed|secured|clinched|initial) $"
)
ON_ANOTHER = re.compile(
    r"(?:(?:was |has been |is )?(?:reached |made )?)(?:in principle )?(?:D |in S |here )?"
    r"(?:on|over|for|about|to (?:sign|conclude|renew|extend|set up|form|establish)) "
    r"(?:the (?:terms|text|drafting|preparation|signing|preparation and signing|conclusion) of )?"
    r"(?:an? |the |their |its )(?:[^\s,;:<>]+ ){0,5}"
)
# "The tax convention was ratified"; that of Vienna is the world's.
WORLDS = re.compile(r"(?<!\S)(?:[SER]|un|u\.n\.|nations|global|world|international|vienna|geneva|hague|basel|lome) $")
PAPER = re.compile(
    r"(?<!\S)(?:sign|signed|signing|signs|ratif[a-z]+|initialled|initialed|concluded|in force|into force|under"
    r"|negotiat[a-z]+|double|tax|taxation) "
)
# "Would compromise the talks": verbs that look like the nouns.
VERBAL = frozenset({"compromise", "contract", "deal", "accord"})
LED_BY = re.compile(r"(?<!\S)(?:will|would|could|can|may|might|must|should|not|to) (?:[a-z]{2,14}ly )?$")
# "A compromise version of the trade bill".
OF_LAWS = ("version ", "bill ", "legislation ", "budget ", "text ", "measure ")
FIELDS = re.compile(r"(?<!\S)(?:areas|fields|sectors|sphere|spheres|ranging|spanning|domains) ")
# "Agreements in six fields", "deals covering trade, visas and fishing": no one of them tells the type.
OF_MANY = re.compile(
    r"(?:in|on|covering|spanning|across|for) (?:(?:N|\w+|the) ){0,3}?"
    r"(?:areas|fields|sectors|spheres|domains|(?:[a-z-]+ ){1,3}, (?:[a-z-]+ ){1,3}(?:, (?:[a-z-]+ ){1,3})*(?:, )?and) "
)
# "Ten accords to expand work in energy, health and trade".
ROW = re.compile(r"(?<!\S)(?:in|on|covering|for|across|including) (?:[a-z-]+ ){1,3}, (?:[a-z-]+ ){1,3}(?:, |and )")
# So does the next paper of a list.
ELSEWHERE = re.compile(
    r"[;:] | (?:while|but|after|before|said) "
    r"|(?:,|(?<!\S)and) (?:and )?(?:a|an|the) (?:[^\s,;:<>]+ ){0,4}?"
    r"(?:agreement|memorandum|protocol|pact|treaty|accord|contract) "
)
# "12 agreements, among them a trade pact": each has its own matter.
LISTING = re.compile(r"(?<!\S)(?:including|among them|among which|one of them|such as) ")
# "Free trade talks" are about a pact, as are "talks on free trade".
TALKS, TALKS_ON = ("talks ", "negotiations "), re.compile(r"(?:talks|negotiations|discussions) (?:on|about|for|over) $")
# "Senators want to end free trade talks" tells of no pact.
TO_END = re.compile(r"(?<!\S)to (?:end|stop|halt|freeze|suspend|abandon|quit|block) (?:the |all |its )?$")


def deal_nouns(line: Line) -> list[Found]:
    """Every noun of the line that may name an agreement, in order, the longest first, none overlapping."""
    kept: list[Found] = []
    for found in sorted(find("deal_noun", line), key=lambda one: (one.start, -one.end)):
        if kept and found.start < kept[-1].end:
            continue
        if kept and found.start == kept[-1].end:  # "partnership agreement" is an agreement
            kept.pop()
        if kept and _reached(kept[-1], found, line):  # "an agreement on a textile pact" names the pact
            kept.pop()
        if kept and _paired(kept[-1], found, line):  # "62 contracts and agreements" are one bundle
            kept[-1] = replace(kept[-1], end=found.end)
            continue
        kept.append(found)
    return [
        found
        for found in kept
        if found.frame.type != "none"
        and not (_is_verb(found, line) or _is_law(found, line) or _is_policy(found) or _is_gathering(found, line))
    ]


def _is_gathering(found: Found, line: Line) -> bool:
    """Whether a convention is one of people or of the world's states, not a paper of two."""
    if found.frame.name != "convention":
        return False
    return WORLDS.search(line.text, 0, found.start) is not None or PAPER.search(line.text) is None


def _is_policy(found: Found) -> bool:
    """Whether "free trade" is no pact that is talked about."""
    if found.frame.name != "free_trade":
        return False
    text = found.line.text
    if TO_END.search(text[max(0, found.start - 24) : found.start]):
        return True
    return not (text.startswith(TALKS, found.end) or TALKS_ON.search(text[max(0, found.start - 24) : found.start]))


def _is_verb(found: Found, line: Line) -> bool:
    return (
        found.words.rstrip() in VERBAL and LED_BY.search(line.text[max(0, found.start - 25) : found.start]) is not None
    )


def _is_law(found: Found, line: Line) -> bool:
    """Whether a compromise is one about a law, not with somebody."""
    return found.words == "compromise " and line.text.startswith(OF_LAWS, found.end)


def _reached(one: Found, other: Found, line: Line) -> bool:
    """Whether a noun only tells how far the one behind it has come."""
    told = ON_ANOTHER.fullmatch(line.text, one.end, other.start) is not None
    single = one.frame.type == "other" and not one.words.rstrip().endswith("s")
    return told and single and (other.frame.type != "other" or BARE.search(line.text, 0, one.start) is not None)


def _paired(one: Found, other: Found, line: Line) -> bool:
    """Whether two plural nouns stand for one bundle of papers."""
    kinds = {one.frame.type, other.frame.type}
    return (
        line.text[one.end : other.start] in {"and ", "or "}
        and kinds <= {*OPEN_HEADS, "mou"}
        and one.words.rstrip().endswith(("s", "memoranda"))
        and other.words.rstrip().endswith("s")
    )


def typed(found: Found, line: Line, first: int) -> Found:
    """The noun with the type that its phrase tells: modifiers from `first` on, then what follows it."""
    if found.frame.type not in OPEN_HEADS or found.frame.name == "credit":
        return found
    left = line.text[first : found.start]
    tail = WITH.sub("", line.text[found.end :], 1)
    stop = ELSEWHERE.search(tail, 0, ABOUT)
    about = tail[: stop.start() + 1] if stop else tail[:ABOUT]
    bundle = found.frame.type == "other" and SEVERAL.search(line.text[: found.start]) is not None
    plural = found.frame.type == "other" and found.words.rstrip().endswith("s")
    if (bundle and (FIELDS.search(about) or ROW.search(about))) or (plural and OF_MANY.match(about)):
        return replace(found, frame=replace(found.frame, type="cooperation"))
    if plural and (listing := LISTING.search(about)) is not None:
        about = about[: listing.start()]
    sides = {"left": left, "right": about, "under": line.text[:first]}
    for kind, side, pattern in _topics(found.frame.type):
        if not sides.get(side, "any"):
            continue  # nothing stands there
        barter = kind == "barter" and side == "right" and paid_in_goods(about)
        if barter or pattern.search(sides.get(side, line.text)):
            return replace(found, frame=replace(found.frame, type=kind))
    singular = found.frame.type == "other" and not found.words.rstrip().endswith("s")
    if singular and (WORTH.match(about) or PRICED.search(left)):
        return replace(found, frame=replace(found.frame, type="contract"))
    if bundle:
        return replace(found, frame=replace(found.frame, type="cooperation"))
    return found


@cache
def _topics(head: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What tells the type of an agreement whose noun is of a type: that one, on which side it stands, the pattern."""
    found = []
    for row in rows("deal_topic"):
        if row["heads"] not in {"any", head} and head != "other":
            continue
        pattern = row["pattern"]
        begin = "" if pattern.startswith("^") else r"(?<!\S)"
        found.append((row["type"], row["side"], re.compile(rf"{begin}{pattern} ")))
    return tuple(found)
