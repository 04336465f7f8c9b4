"""The other side of a deal that a clause tells: behind its preposition, right behind the verb, or in the goods."""

import re

from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, belongs, codes
from app.extraction.deeds.participants import clear_pair
from app.extraction.lexicons import alternatives, word_set
from app.extraction.names.organisations import Organisation
from app.extraction.structs import struct

# "From a field run by Acme".
COUNTERPART = (
    r"(?<!\S)(?:{words}) (?!other )(?:(?:[^\s,;:<>]+) ){{0,5}}?"
    r"(?:(?:owned|held|run|operated|controlled|developed) by (?:the )?)?(?=(?:E|A|EE|O|P) )"
)
TRADES = f"(?:{alternatives(word_set('trades'))})"
FIRM_WORD = re.compile(
    f"(?:{TRADES}|consortium|shipyard|builder|exporter|importer|trader|refiner|mill|contractor|shipbuilder)s?"
)
# "Lent Mexico N dollars", "awarded Boeing a contract", "supply Peru with rice", "named Acme as supplier".
RECEIVES = re.compile(
    r"(?:N|a|an|the|two|three|four|five|six|several|with|up|about|some|more|to|as|debts?|loans?"
    r"|(?:[a-z-]+ ){0,3}?(?:contracts?|orders?|concessions?|licen[cs]es?)) "
)
# "Supply state-run Peruvian firm Acme with rice".
OWNED = re.compile(r"(?:the )?(?:state-run|state-owned|state-controlled|government-owned|privately-owned|private) ")
# "Acquire the Peruvian brewer Backus", "the cable unit of Peru's Backus": what stands between the verb and the firm.
SMALL = r"(?:(?!(?:and|from|by|in|at|for|with|to) )[a-z-]+ )"
FIRM_AHEAD = re.compile(
    rf"(?:all of |control of |(?:[A-Za-z-]+ ){{0,6}}?(?:unit|business|arm|division|subsidiary|operations|assets) of )?"
    rf"{SMALL}{{0,4}}?(?P<who>(?:(?:E|A|S(?= based)) (?:'s |based )?{SMALL}{{0,4}}?)?O )"
)
# A firm that no list knows, by its country and capital: "buy Peru's Backus for", "buy Backus, a Peruvian brewer,".
UNKNOWN_FIRM = re.compile(
    rf"(?:(?:the )?(?:E (?:'s |based )|A (?:[a-z-]+ ){{1,4}}?)|{SMALL}{{0,4}}?(?:unit|business|arm|division) of E 's )"
    rf"(?:[a-z&]+ ){{1,3}}?(?=for |in |from |, |D |and |$)"
    rf"|(?:[a-z&]+ ){{1,2}}?(?:, (?:the |an? )A (?:[a-z-]+ ){{0,3}}?{TRADES} |of E (?=for |in |D ))"
    rf"|(?:[a-z]+ ){{0,3}}?{TRADES} (?:[a-z&]+ ){{1,2}}?of E (?=, |for |in |D |and |from |$)"
)
# "Acquired a Peruvian mining company": one that nobody names.
UNNAMED_FIRM = re.compile(
    rf"an? {SMALL}{{0,2}}(?:A |S (?:based )?)(?:[a-z-]+ ){{0,3}}?{TRADES} (?=, |for |in |D |and |from |$)"
)
# "Buy Peru's second biggest bank": there is but one of it.
ONLY_ONE = re.compile(
    r"(?:the )?E 's (?:[0-9a-z]+ )?(?:[0-9a-z]+-)?(?:largest|biggest|oldest|leading|top|only|main|foremost) "
    rf"(?:[a-z-]+ ){{0,3}}?{TRADES} (?=, |for |in |D |and |from |$)"
)
# "Bought Peru's Backus beers": goods of the firm.
ITS_GOODS = re.compile(
    r"(?:(?!(?:on|for|in|of|to|with|at|and|by|worth) )[a-zN-]+ )?"
    r"(?:jets?|planes?|aircraft|airliners|superjumbos|helicopters|trains|cars|trucks|ships|tankers|vehicles|buses|engines"
    r"|shares|stock|bonds|goods|products|phones|turbines|reactors) "
)
# "Cancelled 5 million dollars of Kenyan debt".
DEBTOR = re.compile(r"(?:(?!debts? )[^\s,;:<>]+ ){0,5}?(?=(?:E|A) (?:'s )?(?:[a-z]+ ){0,2}?debts? )")
# "The takeover of Acme by Delta" names both.
BUYER = re.compile(r"(?<!\S)by (?:the )?(?:[a-z-]+ ){0,3}?(?=(?:E|A|O) )")
# Clauses behind which a firm is named that somebody buys or bids for, and those whose firm is sought.
BOUGHT = {"takeover", "takeover_by", "takeover_done", "takeover_bid", "takeover_paid", "takeover_of", "takeover_bid_of"}
OFFERED = {"takeover_bid_from", "takeover_accepted"}
# The other side stands right behind the verb: "the order went to Acme", "Acme joined Delta in a venture".
BEHIND = {"went_to", "joined_in", "spend_on", "debt_relief", "lend"}
# "To Peru, Kenya and Nepal".
ONE = r"(?:the )?(?:(?:E|A) (?:'s )?(?:[a-z-]+ )?)?(?:E|A|O) (?:of (?:the )?E )?"
LISTED = re.compile(rf"(?:, {ONE}){{1,8}}(?:, )?and {ONE}")
GOODS = re.compile(
    r"(?<!\S)(?:N|one(?= (?:mln|million|billion|bln) )|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:(?!and )[^\s,;:<>]+ ){0,6}?(?=(?:A |E (?:'s )?|O (?:[a-z]*N[a-z]* )?)[a-z])"
    r"|(?<!\S)an? (?:(?!and )[a-z-]+ ){0,2}?(?=(?:A |E (?:'s )?)(?:[a-z-]+ ){0,2}?"
    r"(?:jet|fighter|plane|aircraft|helicopter|ship|frigate|submarine|satellite|reactor|radar|system|train|missile) )"
)
# "A purchase of Peruvian fishmeal".
ORIGIN = re.compile(
    r"(?:(?!(?:by|for|to|in) )[a-z-]+ ){0,3}?"
    r"(?=(?:A |E (?:'s )?)(?!(?:by|from|in|for|to|and|or|is|was|will|has|on|at|with|that|which) )[a-z])"
)


@struct(frozen=True, slots=True)
class Clause:
    """One row of `deal_clause.csv`: the verb, the roles of who acts and of the other side, and how that is named."""

    name: str
    type: str
    subject: str
    other: str
    verb: re.Pattern[str]
    counter: re.Pattern[str]


def counterpart(clause: Clause, flat: str, line: Line, begin: int, end: int, ours: list[str]) -> tuple[list[Item], int]:
    """The names of the other side, and where they end: behind its preposition, else the origin of the goods.

    Who sells a stake in a mine abroad to one of our own is not the other side: that is where the mine is.
    """
    text = line.text[begin:end]
    if clause.name in BEHIND:
        own = DEBTOR.match(line.text, begin) if clause.name == "debt_relief" else None
        at_once = _names(line, own.end() if own else begin, flat)
        lent = clause.name == "lend" and RECEIVES.match(line.text, at_once[1]) is None
        if (at_once[0] and not lent) or clause.name not in {"debt_relief", "lend"}:
            return at_once
    if clause.name in BOUGHT:
        return _bought_by(clause, flat, line, begin, end)
    sought = [_names(line, begin + match.end(), flat) for match in clause.counter.finditer(text)]
    let_in = clause.type == "trade_agreement"  # "entry for Peruvian products"
    sought = [one for one in sought if one[0] and (let_in or not ITS_GOODS.match(line.text, one[1]))]
    if ours:  # "sales of its Peruvian tin"
        sought = [(items, stop) for items, stop in sought if not (codes(items) and set(codes(items)) <= set(ours))]
    if clause.type == "investment":  # a stake "in Peru" sold "to Acme": the firm is the other side
        sought.sort(key=lambda one: all(item.mark != "O" for item in one[0]))
    if sought:
        return sought[0]
    ahead = OWNED.match(line.text, begin)
    items, stop = _names(line, ahead.end() if ahead else begin, flat)
    if (
        items
        and (items[-1].mark in {"E", "O", "P"} or _ends_in_firm(line, stop))
        and (clause.type == "barter" or RECEIVES.match(line.text, stop))
    ):
        return items, stop
    told = GOODS.search(text) or (ORIGIN.match(text) if clause.name == "purchase" else None)
    if clause.other == "seller" and (goods := told) is not None:
        items, stop = _names(line, begin + goods.end(), flat)
        return items[:1], line.offsets[min(line.at[stop] + 1, len(line.items))]  # "Airbus planes"
    return [], end


def _bought_by(clause: Clause, flat: str, line: Line, begin: int, end: int) -> tuple[list[Item], int]:
    """The firm that is bought whole; with it who buys it, where the clause is "the takeover of Acme by Delta"."""
    firm, stop = _bought(flat, line, begin, end)
    if clause.name != "takeover_by":
        return firm, stop
    buyer = BUYER.search(line.text, stop, end) if firm else None
    by, stop = _names(line, buyer.end(), flat) if buyer else ([], end)
    return ([*firm, *by], stop) if by else ([], end)


def _bought(flat: str, line: Line, begin: int, end: int) -> tuple[list[Item], int]:
    """The firm that is bought whole, with its country; nobody where no company is named right behind the verb."""
    ahead = FIRM_AHEAD.match(line.text, begin, end)
    if ahead is not None:
        if ITS_GOODS.match(line.text, ahead.end()):
            return [], end
        items = [item for item in line.between(ahead.start("who"), ahead.end("who")) if item.mark in {"E", "A", "O"}]
        firm = items[-1].reference
        return (items, ahead.end()) if isinstance(firm, Organisation) and firm.type == "company" else ([], end)
    sole = ONLY_ONE.match(line.text, begin)
    unnamed = UNNAMED_FIRM.match(line.text, begin)
    ahead = sole or unnamed or UNKNOWN_FIRM.match(line.text, begin, end)
    if ahead is None:
        return [], end
    words = line.between(ahead.start(), ahead.end())
    capital = sole or unnamed or any(item.reference is None and flat[item.start].isupper() for item in words)
    return ([item for item in words if item.mark in {"E", "A", "S"}], ahead.end()) if capital else ([], end)


def _names(line: Line, begin: int, flat: str) -> tuple[list[Item], int]:
    """The names that stand together from an offset on: "China's Sinopec", "Peru and Kenya", "a Peruvian company".

    A firm that no list knows is passed over where its country stands before it: "Peru's Acme Works".
    """
    index, found = line.at[begin], list[Item]()
    while index < len(line.items) and line.items[index].mark in {"a", "an", "the"} and index < line.at[begin] + 1:
        index += 1
    while index < len(line.items):
        item = line.items[index]
        if found and item.mark.islower() and (sort := OF_SORT.match(line.text, line.offsets[index])) is not None:
            index = line.at[sort.end()]
            continue
        if (
            found
            and item.reference is None
            and line.items[index - 1].mark == "A"
            and (kind := _kind_of_firm(line, index))
        ):
            index = kind
            continue
        if found and item.reference is None and _of_firm(line, index, flat):
            index += 1
            continue
        if item.mark in {"E", "A", "EE", "O", "P"}:
            if belongs(item.reference) or item.mark == "O":
                found.append(item)
        elif found and item.mark == "," and (rest := LISTED.match(line.text, line.offsets[index])):
            found += [one for one in line.between(rest.start(), rest.end()) if one.mark in {"E", "A", "O"}]
            return found, rest.end()
        elif not (found and item.mark in {"and", "'s", "of", "the", "based"}):
            break
        index += 1
    if found and line.items[index - 1].mark == "the":  # "granted Acme the right"
        index -= 1
    return found, line.offsets[index]


# "Kuwaiti mobile operator Wataniya": what sort of firm it is.
OF_SORT = re.compile(rf"(?:[a-z-]+ ){{0,3}}?(?:{alternatives(word_set('kinds_of_firm'))}) (?=O )")


def _kind_of_firm(line: Line, index: int) -> int:
    """After the words that tell what sort of firm one of a country is: "a Peruvian energy company"; else 0."""
    ahead = range(index, min(index + 2, len(line.items)))
    return next((at + 1 for at in ahead if FIRM_WORD.fullmatch(line.marks[at])), 0)


def _of_firm(line: Line, index: int, flat: str) -> bool:
    """Whether a word belongs to a firm behind its country: a capital word, or what sort of firm it is."""
    item, before = line.items[index], line.items[index - 1]
    return flat[item.start].isupper() and (before.mark == "'s" or before.reference is None)


def _ends_in_firm(line: Line, stop: int) -> bool:
    return FIRM_WORD.fullmatch(line.items[line.at[stop] - 1].mark) is not None


def is_abroad(behind: list[Item], outline: Outline) -> bool:
    """Whether an order is one for a spot that no map of ours has: then it is the other's of whom the article speaks."""
    spots = [item for item in behind if item.mark == "S"]
    return bool(spots) and not any(belongs(item.reference) for item in spots) and bool(clear_pair(outline))
