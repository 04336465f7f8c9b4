"""Deals that a whole clause tells: somebody buys, sells, wins an order, lends, agrees to work with somebody."""

import re
from dataclasses import replace
from functools import cache

from app.extraction.agreements.acting import OPENING, Actors, actors
from app.extraction.agreements.counterparts import COUNTERPART, Clause, counterpart
from app.extraction.agreements.nouns import typed
from app.extraction.agreements.parties import at_home, two_of
from app.extraction.article import within
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found, Frame
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, belongs, codes
from app.extraction.deeds.participants import clear_pair, named, subject
from app.extraction.deeds.triggers import Triggered
from app.extraction.lexicons import rows
from app.extraction.structs import struct
from app.extraction.times.scanning import Time

REACH, SHORT = 26, 8
TAIL_ENDS = re.compile(r"(?<!\S)(?:[;:]|while|but|which|who|after|said|says|(?<!more )(?<!less )than|because) ")
# Of these one acts and the other is named behind.
BETWEEN_TWO = {"takeover", "takeover_bid", "takeover_done", "taken_over", "paid_stake", "build_with"}
TOGETHER_BY = {"cooperate", "agreed_with", "allied"}
# What two sides may agree to do together that is more than to cooperate.
TOGETHER = {"transport", "joint_venture", "currency_swap", "fta"}
# The nearest words before the verb tell the stage.
INTENT = 7
# "Last year A bought 3 tonnes from B" is a figure of trade, no deal.
COUNTED = re.compile(
    r"(?<!\S)(?:last|this|previous|each|every|per|a|so far this) (?:year|month|quarter|season) "
    r"|(?<!\S)(?:annually|pct|percent|per cent|since) "
)
SPANS = {"year", "span", "fiscal"}
ARRIVAL = re.compile(r"(?<!\S)(?:delivery|shipment|loading|deliveries|shipments|arrival) ")
# Of buying and selling only what has an amount is a deal, and its verbs are nouns too.
TRADE = {"buy", "sell"}
# "Discussing the purchase of": only with a word that tells the stage.
NOMINAL = {"purchase", "sale"}
LOAN = re.compile(r"(?<!\S)(?:loans?|credits?|credit (?:line|facility)) ")
# What is paid for in goods is barter.
BARTER = re.compile(
    r"(?<!\S)(?:in exchange for|in return for|in barter for|on a barter basis"
    r"|(?:to|will) (?:swap|barter|trade) (?:\S+ ){1,8}?for) "
)
# To buy a part of a firm is to invest.
OWNERSHIP = re.compile(
    r"(?<!\S)(?:stake|stakes|shares|shareholding|unit|subsidiary|interest in|share of|division|control of) "
)
PAST = {"bought", "purchased", "ordered", "booked", "sold", "supplied", "delivered"}
# "If Lima agrees, Accra will buy": that is no deal yet.
# "Ordered 100 percent tariffs" buys nothing.
BARRIER = re.compile(
    r"(?:(?!(?:of|from|under|for|to) )[^\s,;:]+ ){0,5}?(?:tariffs?|dut(?:y|ies)|quotas?|sanctions|embargo|curbs|bans?"
    r"|restrictions|investigations?|reprisals|retaliation) "
)
AGREED = re.compile(r"(?<!\S)(?:agreed|agrees|contracted) to $")
AMOUNT = re.compile(r"(?:(?:another|additional|at least|up to|as much as|as many as|about|some|all) ){0,2}N ")
CONDITIONAL = re.compile(r"(?<!\S)(?:if|unless) (?:[^\s;:]+ ){1,12}$")
INFINITIVE = {"to", "will", "would", "may", "might", "could", "and", "shall"}
NOUN_BEFORE = {"the", "a", "an", "its", "their", "goods", "of", "be", "being", "was", "were", "been", "are", "is"}


@struct(frozen=True, slots=True)
class Deal:
    """A deal told by a clause: its stretch of the line's words, its parties and its stage."""

    found: Found
    parties: list[Side]
    status: str
    clause: str


def deals(line: Line, number: int, outline: Outline) -> list[Deal]:
    """Every deal that the line tells by a verb, in order."""
    result: list[Deal] = []
    for clause in _clauses().by(line.words):
        for match in clause.verb.finditer(line.text):
            deal = _deal(clause, match, line, number, outline)
            if deal is not None and not any(
                deal.found.start < one.found.end and one.found.start < deal.found.end for one in result
            ):
                result.append(deal)
    return sorted(result, key=lambda one: one.found.start)


def _deal(clause: Clause, match: re.Match[str], line: Line, number: int, outline: Outline) -> Deal | None:
    tail_end = _tail(line, match.end())
    counter, end = counterpart(clause, outline.article.flat, line, match.end(), tail_end)
    both_act = clause.subject == clause.other and clause.name not in BETWEEN_TWO
    # "Peru agreed to buy 3 tonnes": from the other one of whom the article speaks.
    barred = clause.name in TRADE and BARRIER.match(line.text, match.end()) is not None
    agreed = clause.name in TRADE and AGREED.search(line.text[: match.start()]) is not None
    supposed = agreed and AMOUNT.match(line.text, match.end()) is not None
    if not counter and not both_act and clause.name != "lend" and not supposed:
        return None
    acting = actors(line, match.start())
    verb = match.group().split()[0]
    reach = INTENT * 2 if line.text[: match.start()].endswith(" and ") else INTENT
    words = line.text[_back(line, match.start(), reach, acting) : match.start()] + f"{verb} "
    status = _stage(clause, words, verb, line, match.end(), (end, tail_end), outline)
    if barred or status is None or CONDITIONAL.search(line.text[: match.start()]):
        return None
    if not counter and clause.name == "lend" and LOAN.search(line.text, match.end(), tail_end) and two_of(line):
        counter = [item for item in line.items if item.mark in {"E", "A", "P", "O"} and belongs(item.reference)]
    together = both_act and len(codes(acting.items)) > 1
    nameless = clause.name == "taken_over" and not any(item.mark == "O" for item in acting.items)
    if nameless or (not counter and not together and not supposed):
        return None
    start = (
        acting.start if acting.items and line.at[match.start()] - line.at[acting.start] < INTENT * 2 else match.start()
    )
    found = Found(Frame(clause.name, clause.type, status, frozenset(), ""), line, start, end, ())
    if clause.name in TRADE and OWNERSHIP.search(line.text, match.end(), end):
        found = replace(found, frame=replace(found.frame, type="investment"))
    if clause.type == "contract" and BARTER.search(line.text, match.start(), tail_end):
        found = replace(found, frame=replace(found.frame, type="barter"))
    if clause.name in TOGETHER_BY:
        found = _jointly(found, match, line, end)
    ours, theirs = named(acting.items, clause.subject), named(counter, clause.other)
    if not ours and (clause.name != "takeover" or acting.pronoun):
        ours = [Side(clause.subject, code) for code in subject(found, match.start(), outline, number)]
    ours = [side for side in ours if side.economy not in {one.economy for one in theirs}]
    if not ours and clause.name in TRADE and not acting.pronoun:
        ours = [Side(clause.subject, code) for code in two_of(line) if code not in {side.economy for side in theirs}]
    two = clear_pair(outline)
    if not theirs and len(ours) == 1 and ours[0].economy in two:
        theirs = [Side(clause.other, code) for code in two if code != ours[0].economy]
    parties = at_home([*ours, *theirs], outline)
    if len({side.economy for side in parties if side.economy}) < 2:
        return None
    return Deal(found, parties, status, clause.name)


def _jointly(found: Found, match: re.Match[str], line: Line, end: int) -> Found:
    """What two sides agreed to do together, of the type that its words tell; at least the verb and what is next."""
    verb = replace(found, frame=replace(found.frame, type="other"), end=line.text.index(" ", match.start()) + 1)
    kind = typed(verb, line, found.start).frame.type
    kind = kind if kind in TOGETHER else found.frame.type
    return replace(found, frame=replace(found.frame, type=kind), end=min(end, _tail(line, match.end(), SHORT)))


def _stage(
    clause: Clause, words: str, verb: str, line: Line, verb_end: int, ends: tuple[int, int], outline: Outline
) -> str | None:
    """The stage that the words before the verb and its tense tell; None where it is no deal."""
    trade = clause.name in TRADE
    tail = line.text[verb_end : ends[1]]
    reach = ends[1] if line.text.startswith("with ", ends[0]) else ends[0]
    counted = _amount(line, verb_end, reach, outline) or BARTER.search(tail) is not None
    if trade and not _is_verb(words, verb, line.kind == "headline"):
        return None
    for status, pattern in _intents():
        if pattern.search(words):
            loose = (trade or clause.name in NOMINAL) and status in {"planned", "proposed"} and not counted
            return None if status == "none" or (loose and line.kind != "headline") else status
    if clause.name == "takeover_bid" or (line.kind == "headline" and clause.name not in NOMINAL):
        return "proposed" if clause.name == "takeover_bid" else "planned" if " to " in words else "agreed"
    if not trade:
        return None if clause.name in NOMINAL else "agreed"
    if words.split()[-2:-1] == ["to"]:
        return None
    items = line.items
    dated = any(isinstance(item.reference, Time) and item.reference.grain in SPANS for item in items)
    statistics = (dated or COUNTED.search(line.text)) and ARRIVAL.search(tail) is None
    return None if statistics or not counted else "agreed"


def _is_verb(words: str, verb: str, headline: bool) -> bool:
    """Whether a word like "order" or "export" is a verb there: a past form, or behind "to" or "will"."""
    before = words.split()[-2] if len(words.split()) > 1 else ""
    if verb in PAST:
        return before not in NOUN_BEFORE
    if verb.endswith("ing"):
        return before in {"is", "are", "negotiating", "considering", "on", "about", "start", "begin"}
    return before in INFINITIVE or (headline and before not in NOUN_BEFORE)


def _amount(line: Line, begin: int, end: int, outline: Outline) -> bool:
    """Whether an amount stands between two offsets of the line's words."""
    items = line.items[line.at[begin] : line.at[end]]
    return bool(items) and bool(within(outline.article.numbers, items[0].start, items[-1].end))


def _back(line: Line, at: int, count: int, acting: Actors) -> int:
    """The offset `count` words before, within the clause: "and Peru" begins another one."""
    head = line.text[:at]
    cuts = [match.end() for match in OPENING.finditer(head)]
    begin = cuts[-1] if cuts else 0
    if acting.items and head[: acting.start].endswith(" , and "):
        begin = max(begin, acting.start)
    words = head[begin:].split()[-count:]
    return at - sum(len(word) + 1 for word in words)


def _tail(line: Line, begin: int, reach: int = REACH) -> int:
    """Where what belongs to the verb ends."""
    far = line.offsets[min(line.at[begin] + reach, len(line.items))]
    cut = TAIL_ENDS.search(line.text, begin, far)
    return cut.start() if cut else far


@cache
def _clauses() -> Triggered[Clause]:
    return Triggered(
        (
            row["trigger"].split("|"),
            Clause(
                row["name"],
                row["type"],
                row["subject"],
                row["other"],
                re.compile(rf"(?<!\S)(?:{row['verb']}) "),
                re.compile(COUNTERPART.format(words=row["counter"])),
            ),
        )
        for row in rows("deal_clause")
    )


@cache
def _intents() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["status"], re.compile(rf"(?<!\S)(?:{row['pattern']}) ")) for row in rows("deal_intent"))
