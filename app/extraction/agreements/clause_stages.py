"""How far the deal of a clause has come: the words before its verb and its tense tell, and whether it is one."""

import re
from functools import cache

from app.extraction.agreements.acting import OPENING, Actors
from app.extraction.agreements.barter import paid_in_goods
from app.extraction.agreements.counterparts import Clause
from app.extraction.article import within
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.scenes import over
from app.extraction.lexicons import rows
from app.extraction.times.scanning import Time

# "Last year A bought 3 tonnes from B" is a figure of trade, no deal.
COUNTED = re.compile(
    r"(?<!\S)(?:last|this|previous|each|every|per|a|so far this) (?:year|month|quarter|season) "
    r"|(?<!\S)(?:a|per|each|every) day "
    r"|(?<!\S)(?:annually|pct|percent|per cent|since) "
)
SPANS = {"year", "span", "fiscal"}
# "A deal in May in which Acme sold 3 tonnes": so it is called.
IN_A_DEAL = re.compile(
    r"(?<!\S)(?:agreement|deal|contract|accord|pact|transaction)s? (?:[^\s,;]+ ){0,2}?(?:in|under|by) which "
    r"(?:[^\s,;]+ ){2,5}$"
)
FAR = 100
ARRIVAL = re.compile(r"(?<!\S)(?:delivery|shipment|loading|deliveries|shipments|arrival) ")
# Of buying and selling only what has an amount is a deal, and its verbs are nouns too.
TRADE = {"buy", "sell", "take"}
# "Discussing the purchase of": only with a word that tells the stage.
NOMINAL = {"purchase", "sale"}
# To buy a part of a firm is to invest.
OWNERSHIP = re.compile(
    r"(?<!\S)(?:stake|stakes|shares|shareholding|unit|subsidiary|interest in|share of|division|control of|assets"
    r"|operations|subsidiaries|franchise|equity"
    r"|(?:its|their) (?:[^\s,;:]+ ){1,3}?(?:business|businesses|arm|chain|brands?|plant|factory|mine|refinery|unit)"
    r"|(?:retail|mining|energy|food|drug|coal|oil|gas|steel|[a-z]+ian|A) business) "
)
# "Acme sold Delta to Norsul": a firm is sold, not its goods.
SOLD_FIRM = re.compile(r"(?:the )?O (?:unit |business |arm |brand |division |chain )?to ")
# "Sold two cargoes of sugar", "bought nine TU-154s".
VEHICLES = (
    r"jets?|planes?|aircraft|airliners?|ships?|tankers?|vessels?|trains?|helicopters?|fighters?|submarines?|frigates?"
    r"|locomotives?|satellites?|reactors?|tanks|[a-z]{1,3}-\d+[a-z]*"
)
FEW = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a couple(?: of| more)*|N)"
SOME = re.compile(rf"{FEW} (?:(?:,|[^\s,;:<>]+) ){{0,4}}?(?:cargo|cargoes|shiploads?|{VEHICLES}) ")
# A count of such in the past is no statistics, as tonnes of a year are.
FLEET = re.compile(rf"(?!an? ){FEW} (?:(?:,|[^\s,;:<>]+) ){{0,4}}?(?:{VEHICLES}) ")
# "Plans to buy new aircraft from Acme": of a maker nobody buys such without a contract.
CRAFT = re.compile(rf"(?:(?!(?:from|of|by|for|to|in) )[a-z-]+ ){{0,4}}?(?:{VEHICLES}) ")
# An investment that is only thought about is none; one that is offered or sought is proposed.
WEIGHED = re.compile(r"(?<!\S)(?:consider|considers|considering|interested|looking|keen|hopes?|hoped) ")
NAMED = re.compile(r"(?:(?:the|state-run|state-owned|E|A|O|P|'s|and) )+")
ORDERING = {"ordered", "booked", "order"}
PAST = {
    "contracted",
    "signed",
    "took",
    "taken",
    "bought",
    "purchased",
    "ordered",
    "booked",
    "sold",
    "supplied",
    "delivered",
}
# "Peru's offer to supply tin" is put to somebody, without an amount too.
OFFER = re.compile(r"(?<!\S)(?:'s|its|their|A|E) (?:[a-z-]+ ){0,2}?(?:offer|proposal|bid|request) to \S+ $")
INFINITIVE = {"to", "will", "would", "may", "might", "could", "and", "shall"}
ADVERB = re.compile(r"[a-z]+ly|also|now|soon|later|then|further|again|initially")
NOUN_BEFORE = {"the", "a", "an", "its", "their", "goods", "of", "be", "being", "was", "were", "been", "are", "is"}


def stage_of(
    clause: Clause,
    words: str,
    verb: str,
    line: Line,
    verb_end: int,
    ends: tuple[int, int],
    outline: Outline,
    firm: bool,
    firms: bool,
) -> str | None:
    """The stage that the words before the verb and its tense tell; None where it is no deal.

    `firm` tells that it was ordered from a company: customs statistics name none. `firms` tells that one company deals
    with another: what it will supply is a deal without an amount.
    """
    trade = clause.name in TRADE
    tail = line.text[verb_end : ends[1]]
    dative = NAMED.fullmatch(line.text, verb_end, ends[0]) is not None  # "sell Peru 3 tonnes"
    reach = ends[1] if dative or line.text.startswith("with ", ends[0]) else ends[0]
    counted = (
        SOME.match(tail)
        or _amount(line, verb_end, reach, outline)
        or paid_in_goods(tail)
        or of_ownership(clause, line.text, verb_end, reach)
    )
    if trade and not _is_verb(words, verb, line.kind == "headline"):
        return None
    bid = clause.name.startswith("takeover_bid")
    forgiven = clause.name == "debt_relief"  # a debt that is cancelled is a deal
    for status, pattern in _intents():
        if not (forgiven and status == "terminated") and pattern.search(words):
            offered = status == "proposed" and OFFER.search(words) is not None
            certain = offered or counted or firm or firms
            loose = (trade or clause.name in NOMINAL) and status in {"planned", "proposed"} and not certain
            only_wished = clause.type == "investment" and status == "proposed" and WEIGHED.search(words) is not None
            return None if status == "none" or only_wished or (loose and line.kind != "headline") else status
    headline = line.kind == "headline"
    # In prose two agree on this and that: it takes a noun for what they made.
    if clause.name in NOMINAL or (clause.name == "agree_on" and not headline):
        return None
    if bid or headline:
        return "proposed" if bid else "planned" if " to " in words else "agreed"
    if not trade or words.split()[-2:-1] == ["to"]:
        return None if trade else "agreed"
    items = line.items
    dated = any(_is_counted(item.reference, outline) for item in items)
    statistics = (
        not firm
        and verb not in ORDERING
        and (dated or COUNTED.search(line.text))
        and ARRIVAL.search(tail) is None
        and FLEET.match(tail) is None
        and IN_A_DEAL.search(line.text, max(0, verb_end - FAR), verb_end) is None
    )
    return None if statistics or not counted else "agreed"


def of_ownership(clause: Clause, text: str, begin: int, end: int) -> bool:
    """Whether a firm or a part of one is bought or sold."""
    sold = clause.name == "sell" and SOLD_FIRM.match(text, begin) is not None
    return sold or OWNERSHIP.search(text, begin, end) is not None


def _is_counted(time: object, outline: Outline) -> bool:
    """Whether it is a time of which trade is counted: a year, a span, a month that is over."""
    if not isinstance(time, Time):
        return False
    return time.grain in SPANS or (time.grain == "month" and over(time.edtf, outline))


def _is_verb(words: str, verb: str, headline: bool) -> bool:
    """Whether a word like "order" or "export" is a verb there: a past form, or behind "to" or "will"."""
    ahead = [word for word in words.split()[:-1] if not ADVERB.fullmatch(word)]  # "will also buy"
    before = ahead[-1] if ahead else ""
    if verb in PAST:
        return before not in NOUN_BEFORE
    if verb.endswith("ing"):
        return before in {"is", "are", "negotiating", "considering", "on", "about", "start", "begin"}
    return before in INFINITIVE or (headline and before not in NOUN_BEFORE)


def _amount(line: Line, begin: int, end: int, outline: Outline) -> bool:
    """Whether an amount stands between two offsets of the line's words."""
    items = line.items[line.at[begin] : line.at[end]]
    if not items:
        return False
    # A count may reach beyond: "11 Boeing 747 jets".
    ahead = within(outline.article.numbers, items[0].start, line.end)
    return bool(ahead) and ahead[0].start < items[-1].end


def words_before(line: Line, at: int, count: int, acting: Actors) -> int:
    """The offset `count` words before, within the clause: "and Peru" begins another one."""
    head = line.text[:at]
    cuts = [match.end() for match in OPENING.finditer(head)]
    begin = cuts[-1] if cuts else 0
    if acting.items and head[: acting.start].endswith(" , and "):
        begin = max(begin, acting.start)
    words = head[begin:].split()[-count:]
    return at - sum(len(word) + 1 for word in words)


@cache
def _intents() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["status"], re.compile(rf"(?<!\S)(?:{row['pattern']}) ")) for row in rows("deal_intent"))
