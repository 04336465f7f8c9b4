"""The other side of a deal that a clause tells: behind its preposition, right behind the verb, or in the goods."""

import re
from dataclasses import dataclass

from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import belongs
from app.extraction.names.organisations import Organisation

COUNTERPART = r"(?<!\S)(?:{words}) (?:(?:[^\s,;:<>]+) ){{0,5}}?(?=(?:E|A|EE|O|P) )"
# "Lent Mexico N dollars", "awarded Boeing a contract", "supply Peru with rice".
RECEIVES = re.compile(r"(?:N|a|an|the|with|up|about|some|more|to) ")
# "Acquire the Peruvian brewer Backus": what stands between the verb and the firm that is bought.
FIRM_AHEAD = re.compile(
    r"(?:all of |control of )?(?:(?!(?:and|from|by|in|at|for|with|to) )[a-z-]+ ){0,4}?"
    r"(?P<who>(?:(?:E|A) (?:'s |based )?(?:(?!(?:and|from|by|in|at|for|with|to) )[a-z-]+ ){0,4}?)?O )"
)
# "To Peru, Kenya and Nepal".
LISTED = re.compile(r"(?:, (?:the )?(?:E|A) ){1,8}(?:, )?and (?:the )?(?:E|A) ")
GOODS = re.compile(r"(?<!\S)N (?:[^\s,;:<>]+ ){0,6}?(?=(?:A|E) [a-z])")


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of `deal_clause.csv`: the verb, the roles of who acts and of the other side, and how that is named."""

    name: str
    type: str
    subject: str
    other: str
    verb: re.Pattern[str]
    counter: re.Pattern[str]
    trigger: frozenset[str]


def counterpart(clause: Clause, line: Line, begin: int, end: int) -> tuple[list[Item], int]:
    """The names of the other side, and where they end: behind its preposition, else the origin of the goods."""
    text = line.text[begin:end]
    if clause.name in {"takeover", "takeover_done"}:
        return _bought(line, begin, end)
    for match in clause.counter.finditer(text):
        items, stop = _names(line, begin + match.end())
        if items:
            return items, stop
    items, stop = _names(line, begin)
    if items and items[-1].mark in {"E", "O", "P"} and (clause.type == "barter" or RECEIVES.match(line.text, stop)):
        return items, stop
    if clause.other == "seller" and (goods := GOODS.search(text)) is not None:
        items, stop = _names(line, begin + goods.end())
        return items[:1], stop
    return [], end


def _bought(line: Line, begin: int, end: int) -> tuple[list[Item], int]:
    """The firm that is bought whole, with its country; nobody where no company is named right behind the verb."""
    ahead = FIRM_AHEAD.match(line.text, begin, end)
    if ahead is None:
        return [], end
    items = [item for item in line.between(ahead.start("who"), ahead.end("who")) if item.mark in {"E", "A", "O"}]
    firm = items[-1].reference
    return (items, ahead.end()) if isinstance(firm, Organisation) and firm.type == "company" else ([], end)


def _names(line: Line, begin: int) -> tuple[list[Item], int]:
    """The names that stand together from an offset on: "China's Sinopec", "Peru and Kenya"."""
    index, found = line.at[begin], list[Item]()
    while index < len(line.items):
        item = line.items[index]
        if item.mark in {"E", "A", "EE", "O", "P"}:
            if belongs(item.reference) or item.mark == "O":
                found.append(item)
        elif found and item.mark == "," and (rest := LISTED.match(line.text, line.offsets[index])):
            found += [one for one in line.between(rest.start(), rest.end()) if one.mark in {"E", "A"}]
            return found, rest.end()
        elif not (found and item.mark in {"and", "'s", "of", "the", "based"}):
            break
        index += 1
    return found, line.offsets[index]
